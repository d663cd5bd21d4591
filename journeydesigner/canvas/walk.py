"""Where the selection goes by key or by name, so that it stays in sight."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from journeydesigner.canvas import inserting, navigation
from journeydesigner.canvas import selection as select
from journeydesigner.canvas.board import Board
from journeydesigner.canvas.selection import TABLES, Selection, SelectionKind
from journeydesigner.model.ids import CardId, RecordId
from journeydesigner.model.records import Emotion

if TYPE_CHECKING:
    from journeydesigner.canvas.map_canvas import MapCanvas


class Walk:
    """The selection of one canvas, on its way."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas
        self._last: navigation.Cell | None = None
        canvas.selection_changed.connect(self._note_where)

    def go(self, dx: int, dy: int) -> None:
        """One arrow key on; where nothing is selected, back to where the keyboard was last."""
        if self._canvas.selection.kind is SelectionKind.NONE:
            self._go(self._back)
        else:
            self._go(lambda board: navigation.moved(board, self._canvas.selection, dx, dy))

    def stand(self) -> bool:
        """Where nothing is selected, select the free place of the cell where the keyboard was last, to write there.
        Whether something is selected then."""
        canvas = self._canvas
        if canvas.has_map and canvas.selection.kind is SelectionKind.NONE:
            found = self._back(canvas.board)
            at = select.of_cell(found.lane, found.step) if found.cards and found.lane and found.step else found
            canvas.select(at)
            canvas.reveal_selection()
        return canvas.selection.kind is not SelectionKind.NONE

    def last_cell(self) -> navigation.Cell | None:
        """Where the keyboard was last; the first cell of a map that was not walked yet. None where there is none."""
        if not self._canvas.has_map:
            return None
        found = self._back(self._canvas.board)
        return (found.lane, found.step) if found.lane is not None and found.step is not None else None

    def _back(self, board: Board) -> Selection:
        if self._last is not None:
            lane, step = self._last
            if lane in navigation.cell_lanes(board) and step in board.open_steps:
                return navigation.landing(board, lane, step)
        return navigation.corner(board, -1)

    def _note_where(self, at: Selection) -> None:
        if at.lane is not None and at.step is not None:
            self._last = (at.lane, at.step)

    def go_to_end(self, direction: int) -> None:
        self._go(lambda board: navigation.end_of_lane(board, self._canvas.selection, direction))

    def go_to_corner(self, direction: int) -> None:
        self._go(lambda board: navigation.corner(board, direction))

    def go_to_next(self, direction: int) -> None:
        self._go(lambda board: navigation.next_step(board, self._canvas.selection, direction))

    def _go(self, to: Callable[[Board], Selection]) -> None:
        if self._canvas.has_map:
            self._canvas.select(to(self._canvas.board))
            self._canvas.reveal_selection()

    def select_all(self) -> None:
        """All cards of the lane; where they are selected already, all of the map. What is being written is kept."""
        self._canvas.writing.finish()
        if not self._canvas.has_map:
            return
        lane = inserting.lane_of(self._canvas.selection)
        own = navigation.cards_of_lane(self._canvas.board, lane) if lane else ()
        everyone = (
            own if own and set(own) - set(self._canvas.selection.cards) else navigation.all_cards(self._canvas.board)
        )
        if everyone:
            self._canvas.select(select.of_cards(everyone, self._canvas.board.snapshot))

    def select_record(self, record: RecordId) -> bool:
        """Select a stage, step, lane, card, link or emotion by its id, and show it. Whether it is on the map."""
        self._canvas.writing.finish()
        found = self._selection_of(record)
        if found is None:
            return False
        self._canvas.select(found)
        self._canvas.reveal_selection()
        return True

    def _selection_of(self, record: RecordId) -> Selection | None:
        if not self._canvas.has_map:
            return None
        snapshot = self._canvas.board.snapshot
        for kind_, table in TABLES.items():
            if record in snapshot.table(table):
                return select.of_header(kind_, record)
        if record in snapshot.table("cards") and snapshot.card(CardId(record)).place is not None:
            return select.of_cards((CardId(record),), snapshot)
        if record in snapshot.table("card_links"):
            return select.of_link(record)
        emotion = snapshot.table("emotions").get(record)
        if isinstance(emotion, Emotion):
            return select.of_emotion(emotion.lane, emotion.step, emotion.id)
        return None
