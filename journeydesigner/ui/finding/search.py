"""A search that goes on while one works: what was found, and which of it one is at."""

from PySide6.QtCore import QObject, Signal

from journeydesigner.editing.searching import Match, find, replace
from journeydesigner.model.ids import RecordId
from journeydesigner.ui.session import Session


class Search(QObject):
    """Of one session. Finds anew whenever the document changes. ``changed`` tells of other matches or another place."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._query, self._is_everywhere, self._is_on = "", False, False
        self._matches: tuple[Match, ...] = ()
        self._place = -1
        session.changed.connect(self._again)
        session.map_changed.connect(self._again)
        session.document_replaced.connect(self._again)

    @property
    def matches(self) -> tuple[Match, ...]:
        return self._matches if self._is_on else ()

    @property
    def query(self) -> str:
        return self._query

    @property
    def place(self) -> int:
        """Which of the matches one is at, from 0; -1 for none."""
        return self._place

    @property
    def current(self) -> Match | None:
        return self.matches[self._place] if 0 <= self._place < len(self.matches) else None

    @property
    def records(self) -> frozenset[RecordId]:
        """What was found."""
        return frozenset(match.record for match in self.matches)

    def look_for(self, query: str, *, everywhere: bool) -> None:
        """Find ``query``, and go to the first match from what is selected on."""
        self._query, self._is_everywhere, self._is_on = query, everywhere, True
        self._find()
        self._place = self._nearest()
        self.changed.emit()

    def stop(self) -> None:
        """Nothing is searched any more; the query is kept."""
        self._is_on = False
        self._matches, self._place = (), -1
        self.changed.emit()

    def step(self, direction: int) -> Match | None:
        """The next match, round the end."""
        if not self._is_on:
            self.look_for(self._query, everywhere=self._is_everywhere)
        elif self._matches:
            start = self._place if self._place >= 0 else (-1 if direction > 0 else 0)
            self._place = (start + direction) % len(self._matches)
            self.changed.emit()
        return self.current

    def replace_current(self, text: str) -> int:
        """Write ``text`` for what one is at, and go on to the next."""
        match = self.current
        if match is None:
            return 0
        place = self._place
        count = self._session.attempt(replace, (match,), text) or 0
        if self._matches:
            still = place < len(self._matches) and self._matches[place].record == match.record
            self._place = (place + (1 if still else 0)) % len(self._matches)
            self.changed.emit()
        return count

    def replace_all(self, text: str) -> int:
        """Write ``text`` for all that was found; for how many."""
        return self._session.attempt(replace, self._matches, text) or 0

    def _again(self, _changes: object = None) -> None:
        if self._is_on:
            before = self.current
            self._find()
            same = (i for i, match in enumerate(self._matches) if before and _spot(match) == _spot(before))
            self._place = next(same, min(self._place, len(self._matches) - 1))
            self.changed.emit()

    def _find(self) -> None:
        shown = self._session.map_id
        maps = None if self._is_everywhere or shown is None else (shown,)
        self._matches = find(self._session.snapshot, self._query, maps, is_phrase=True)

    def _nearest(self) -> int:
        """The first match that is selected, or on the shown map; the first of all."""
        selected = set(self._session.selection.ids)
        shown = self._session.map_id
        for is_near in (lambda m: m.record in selected, lambda m: m.map == shown):
            place = next((i for i, match in enumerate(self._matches) if is_near(match)), None)
            if place is not None:
                return place
        return 0 if self._matches else -1


def _spot(match: Match) -> tuple[str, str, str]:
    return match.table, match.record, match.field
