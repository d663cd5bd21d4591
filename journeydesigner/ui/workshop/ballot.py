"""A vote under way: which round, who has the pen, how many dots are left. Dots are given on the canvas."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.editing.voting import ROOM, close_round, dots_left, reopen_round, start_round
from journeydesigner.model.ids import LaneId, VoteRoundId
from journeydesigner.model.records import VoteRound
from journeydesigner.ui.session import Session
from journeydesigner.ui.shown_map import ShownMap
from journeydesigner.wording import _

MOST_DOTS = 99


@dataclass(frozen=True)
class Plan:
    """How a vote is to go: ``budget`` dots a person. ``voters``: they step up one after another; none: one person
    clicks for all ``people``, out of one pot of dots."""

    title: str
    budget: int
    people: int
    voters: tuple[str, ...] = ()
    lanes: tuple[LaneId, ...] = ()

    @property
    def pot(self) -> int:
        """The dots that whoever clicks has: their own, or everybody's."""
        return self.budget if self.voters else min(self.budget * self.people, MOST_DOTS)


class Ballot(QObject):
    """Of one window; at most one round at a time. ``changed`` tells of another round, voter, or number of dots."""

    changed = Signal()
    closed = Signal(str)
    """The round that was closed, by its id."""

    def __init__(self, session: Session, shown: ShownMap, canvas: MapCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._shown, self._canvas = session, shown, canvas
        self._round: VoteRoundId | None = None
        self._voters: tuple[str, ...] = (ROOM,)
        self._at = 0
        session.changed.connect(self._heard)
        session.map_changed.connect(self.leave)
        session.document_replaced.connect(self.leave)
        canvas.voting.left_changed.connect(self.changed)

    # What is under way

    @property
    def is_on(self) -> bool:
        return self._round is not None

    @property
    def round(self) -> VoteRound | None:
        found = self._session.snapshot.table("vote_rounds").get(self._round) if self._round else None
        return found if isinstance(found, VoteRound) else None

    @property
    def voter(self) -> str:
        """Who gives dots now; the empty name is the room."""
        return self._voters[self._at]

    @property
    def turn(self) -> tuple[int, int]:
        """The how manyth voter it is (from 1), of how many."""
        return self._at + 1, len(self._voters)

    @property
    def left(self) -> int:
        """Dots that the voter still has."""
        return dots_left(self._session.snapshot, self._round, self.voter) if self.round and self._round else 0

    def go_on_as(self, other: "Ballot") -> None:
        """Take over the round under way at another one, with whose turn it is."""
        if other._round is not None:
            self._go(other._round, other._voters)
            self._turn_to(other._at)

    # Voting

    def begin(self, plan: Plan) -> None:
        """Open a round."""
        map_id = self._session.map_id
        if map_id is not None:
            made = self._session.attempt(start_round, map_id, plan.title, plan.pot, plan.lanes)
            if made is not None:
                self._go(made, plan.voters or (ROOM,))

    def reopen(self, record: VoteRoundId) -> None:
        """Vote on in a round that was closed, or left open: by those who have voted in it."""
        snapshot = self._session.snapshot
        if not snapshot.vote_round(record).is_open:
            self._session.attempt(reopen_round, record)
        voters = tuple(dict.fromkeys(vote.voter for vote in snapshot.votes_of(record)))
        self._go(record, voters or (ROOM,))

    def _go(self, record: VoteRoundId, voters: tuple[str, ...]) -> None:
        self._round, self._voters, self._at = record, voters, 0
        self._shown.lay_out(vote_round=record)
        self._canvas.set_voting(record, self.voter)
        self.changed.emit()

    def next_voter(self) -> None:
        """The next one steps up; after the last one the first again."""
        self._turn_to((self._at + 1) % len(self._voters))

    def _turn_to(self, at: int) -> None:
        if self._round is not None and len(self._voters) > 1:
            self._at = at
            self._canvas.set_voting(self._round, self.voter)
            self.changed.emit()

    def close(self) -> None:
        """The vote is over: its dots stay as they are, and are counted."""
        record = self._round
        if record is not None:
            self._stop()
            self._session.attempt(close_round, record)
            self.closed.emit(record)

    def leave(self) -> None:
        """Nobody votes any more here; the round stays open, to be gone on with."""
        if self._round is not None:
            self._stop()

    def _stop(self) -> None:
        self._round = None
        self._canvas.set_voting(None)
        self.changed.emit()

    def _heard(self) -> None:
        """The round may be gone, or closed, by an undo."""
        found = self.round
        if self._round is not None and (found is None or not found.is_open):
            self._stop()
        elif self._round is not None:
            self.changed.emit()


def person(number: int) -> str:
    """The name of a voter who gave none."""
    return _("Person {number}").format(number=number)
