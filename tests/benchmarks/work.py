"""Five minutes of work at the real window, without the pauses but the first, in which the map is looked at: the
watchdog tells for how long nobody was served.

What is timed is every turn of the event loop: an act together with what it sets off at once, and each slice of what
follows. The same is done in several windows one after the other, and of each act's longest turns the shortest counts:
a machine that does something else, or a collection of garbage, holds up one of them, what the program does itself all.
By the clock it says something on a quiet machine only. The list of the longest (``JOURNEY_DESIGNER_WORST`` says how
many) goes to standard error.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from journeydesigner.canvas.camera import Camera, Rect
from journeydesigner.canvas.selection import SelectionKind, of_cards, of_cell, of_header
from journeydesigner.document.document import Document
from journeydesigner.editing.cards import set_text
from journeydesigner.exporters.registry import exporters
from journeydesigner.model.ids import CardId
from journeydesigner.model.records import CardFilter
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.views.table_pane import TablePane
from journeydesigner.ui.workshop.ballot import Plan
from tests.benchmarks.big_maps import big_map
from tests.benchmarks.main_window import main_window, opened_again
from tests.benchmarks.results import Result
from tests.benchmarks.watchdog import GOAL_MS, Stall, Watchdog

SIZE, QUICK_SIZE = 2_000, 500
ROUNDS, QUICK_ROUNDS = 3, 1
_LEFT = Qt.MouseButton.LeftButton
_NONE, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_KEY = Qt.Key
_LINES = "\n".join(f"Idea {number} of the room: say what changed since last year" for number in range(500))


def working(is_quick: bool) -> Iterator[Result]:
    size = QUICK_SIZE if is_quick else SIZE
    made = big_map(size)
    rounds = [_longest(made.document, is_quick) for _ in range(QUICK_ROUNDS if is_quick else ROUNDS)]
    stalls = [_least([found[doing] for found in rounds if doing in found]) for doing in rounds[0]]
    stalls.sort(key=_wall_ms, reverse=True)
    print(f"  {'CPU ms':>8}{'wall ms':>9}  while", file=sys.stderr)
    for stall in stalls[: int(os.environ.get("JOURNEY_DESIGNER_WORST", "10"))]:
        print(f"  {stall.cpu_ms:>8.1f}{stall.wall_ms:>9.1f}  {stall.doing}", file=sys.stderr)
    yield Result("work, longest stall", size, max(stall.cpu_ms for stall in stalls), GOAL_MS, 1)
    yield Result("work, by the clock", size, stalls[0].wall_ms, GOAL_MS, 1)


def _longest(document: Document, is_quick: bool) -> dict[str, Stall]:
    """The longest turn of each act of a day at a new window."""
    dog = Watchdog()
    with main_window(opened_again(document)) as window:
        dog.rests("showing the window", 500)
        dog.turns.clear()
        Work(window, dog).whole_day(is_quick)
    return dog.longest()


def _least(stalls: Sequence[Stall]) -> Stall:
    """The least of several rounds of one act, of CPU and by the clock."""
    return Stall(min(stall.cpu_ms for stall in stalls), min(map(_wall_ms, stalls)), stalls[0].doing)


def _wall_ms(stall: Stall) -> float:
    return stall.wall_ms


class Work:
    """What somebody does at ``window``, told to the watchdog act by act."""

    def __init__(self, window: MainWindow, dog: Watchdog) -> None:
        self._window, self._dog = window, dog
        self._canvas = window.canvas

    def whole_day(self, is_quick: bool) -> None:
        """``is_quick``: what is done most."""
        self._dog.rests("spare time", 500 if is_quick else 4_000)
        most = (self.types, self.drags, self.pastes, self.filters, self.finds)
        for part in most if is_quick else (
            self.types, self.drags, self.pastes, self.zooms_and_pans, self.changes_structure, self.looks_at_panels,
            self.deletes_all, self.switches_views, self.filters, self.finds, self.opens_menus, self.comments,
            self.votes, self.presents, self.saves_and_exports, self.changes_theme, self.takes_all_back,
        ):  # fmt: skip
            part()
            self._to_start()

    # Parts

    def types(self) -> None:
        """Twenty cards, row by row, by keys alone."""
        self._canvas.select(self._cell(1, 1))
        for number in range(20):
            for letter in f"Card {number}":
                self._keys("typing", letter)
            if number % 4:
                self._key("Enter after a card", _KEY.Key_Return)
            else:
                self._key("Tab after a card", _KEY.Key_Tab)
        self._key("leaving a card", _KEY.Key_Escape)

    def drags(self) -> None:
        """A card two steps away and back by undo; a marquee over a few."""
        start = self._card_point()
        self._dog.does("pressing a card", lambda: QTest.mousePress(self._canvas, _LEFT, _NONE, start))
        way = [start + QPoint(16 * step, 3 * step) for step in range(1, 30)]
        for to in way:
            self._dog.does("dragging a card", lambda to=to: QTest.mouseMove(self._canvas, to), 16)
        self._dog.does("dropping a card", lambda: QTest.mouseRelease(self._canvas, _LEFT, _NONE, way[-1]))
        self._act("undo", "undo of a drag")
        self._act("redo", "redo of a drag")

    def pastes(self) -> None:
        self._canvas.select(self._cell(1, 1))
        QApplication.clipboard().setText(_LINES)
        self._act("paste", "paste of 500 lines", 600)
        self._act("undo", "undo of a paste of 500", 400)
        self._act("redo", "redo of a paste of 500", 400)
        self._act("undo", "undo of a paste of 500", 400)
        QApplication.clipboard().setText("Web\tPhone\tShop\nyes\tno\tmaybe\n1\t2\t3")
        self._act("paste", "paste of a small table")
        self._act("undo", "undo of a small paste")
        self._canvas.select(self._cell(1, 1))
        self._act("select all", "Ctrl+A: the lane")
        self._act("copy", "copy of a lane")

    def zooms_and_pans(self) -> None:
        for notch in (-120,) * 10 + (120,) * 10:
            self._wheel("zooming", QPoint(0, notch), _CTRL)
        for step in range(40):
            self._wheel("panning", QPoint(-96 if step < 20 else 96, -24 if step < 20 else 24), _NONE)
        for action in ("zoom fit", "zoom 100", "zoom fit"):
            self._act(action, f"key: {action}", 300)

    def changes_structure(self) -> None:
        board = self._canvas.board
        self._canvas.select(of_header(SelectionKind.STEP, board.steps[2]))
        self._act("insert step", "inserting a step", 300)
        self._key("leaving a header", _KEY.Key_Escape)
        self._act("undo", "undo of a new step", 300)
        self._act("insert lane actions", "inserting a lane", 300)
        self._key("leaving a header", _KEY.Key_Escape)
        self._act("undo", "undo of a new lane", 300)
        for kind, record, name in (
            (SelectionKind.LANE, board.lanes[2].id, "lane"),
            (SelectionKind.STAGE, self._window.session.snapshot.stages_of(board.map)[1].id, "stage"),
        ):
            self._canvas.select(of_header(kind, record))
            self._act("fold", f"folding a {name}", 300)
            self._act("undo", f"undo of folding a {name}", 300)
            self._canvas.select(of_header(kind, record))
            self._act("delete", f"deleting a {name}", 300)
            self._act("undo", f"undo of deleting a {name}", 300)

    def looks_at_panels(self) -> None:
        """What the inspector shows of each sort of thing, first and again."""
        board, snapshot = self._canvas.board, self._window.session.snapshot
        assert self._canvas.map_id is not None
        cards = [card.id for lane in board.lanes for card in snapshot.cards_in(lane.id)[:1]]
        shown = (
            *(("card", of_cards((card,), snapshot)) for card in cards[:8]),
            ("cards", of_cards(tuple(cards[:6]), snapshot)),
            ("lane", of_header(SelectionKind.LANE, board.lanes[1].id)),
            ("stage", of_header(SelectionKind.STAGE, snapshot.stages_of(board.map)[0].id)),
            ("step", of_header(SelectionKind.STEP, board.steps[0])),
            ("cell", self._cell(2, 2)),
        )
        for name, selection in shown:
            self._dog.does(f"selecting a {name}", lambda selection=selection: self._canvas.select(selection))
        for action in ("map facts", "organization", "inspector", "inspector", "left panel", "left panel"):
            self._act(action, f"action: {action}")

    def deletes_all(self) -> None:
        self._canvas.select(self._cell(1, 1))
        self._act("select all", "Ctrl+A: the lane")
        self._act("select all", "Ctrl+A: the map")
        self._act("copy", "copy of all cards", 300)
        self._act("delete", "deleting all cards", 600)
        self._act("undo", "undo of deleting all cards", 600)

    def switches_views(self) -> None:
        for name in (view.name for view in self._window.views.offered()):
            for time in ("first", "second"):
                self._dog.does(f"{name}: opening it the {time} time", partial(self._window.views.open, name), 400)
                if name != "map":
                    self._edit_meanwhile(name)
                    focus = QApplication.focusWidget() or self._window
                    for _step in range(5):
                        self._dog.does(f"{name}: arrows", partial(QTest.keyClick, focus, _KEY.Key_Down), 20)
                self._dog.does(f"{name}: back to the map", self._window.views.to_map, 200)
        self._dog.does("table: opening it again", partial(self._window.views.open, "table"), 300)
        pane = self._window.views.shown
        assert isinstance(pane, TablePane)
        for how in ("list", "grid"):
            self._dog.does(f"table: arranged as {how}", partial(pane.arrange, how), 600)
        self._window.views.to_map()

    def filters(self) -> None:
        filtering, session = self._window.filtering, self._window.session
        for _time in range(2):
            self._act("filter", "opening the filter", 200)
            self._dog.does("closing the filter", filtering.panel.hide)
        lanes = tuple(lane.id for lane in self._canvas.board.lanes[:1])
        persona = tuple(session.snapshot.personas_of(session.organization_id))[:1] if session.organization_id else ()
        for name, wanted in (
            ("by lane", CardFilter(lanes=lanes)),
            ("by persona", CardFilter(personas=tuple(one.id for one in persona))),
            ("by owner", CardFilter(owners=("Nobody",))),
            ("off", CardFilter()),
        ):
            self._dog.does(f"filter {name}", lambda wanted=wanted: session.set_filter(wanted), 400)

    def finds(self) -> None:
        self._act("find", "opening the find bar")
        for letter in "delivery date":
            self._type("finding", letter)
        for _next in range(5):
            self._key("finding the next", _KEY.Key_Return)
        self._key("leaving the find bar", _KEY.Key_Escape)
        for _time in range(2):
            self._act("palette", "opening the palette")
            for letter in "contract":
                self._type("typing in the palette", letter)
            self._key("leaving the palette", _KEY.Key_Escape)

    def opens_menus(self) -> None:
        bar = self._window.top_bar
        for name, menu in (("main", bar.menu), ("file", bar.file_menu), ("export", bar.export_menu)):
            for time in ("first", "second"):
                self._menu(f"opening the {name} menu the {time} time", menu)
        self._dog.does("opening the sheet of keys", self._window.show_keys, 200)
        self._key("closing the sheet of keys", _KEY.Key_Escape)
        self._act("settings", "opening the settings", 200)
        for widget in QApplication.topLevelWidgets():
            if widget is not self._window and widget.isVisible():
                self._dog.does("closing the settings", widget.close)

    def comments(self) -> None:
        self._canvas.select(of_cards(self._cards(1), self._window.session.snapshot))
        self._act("comment", "opening the comments", 200)
        for letter in "Is that so?":
            self._type("typing a comment", letter)
        self._key("saying a comment", _KEY.Key_Return, _CTRL)
        self._dog.does("closing the comments", self._window.commenting.panel.hide)
        self._act("comments", "opening all comments", 200)
        self._dog.does("closing the comments", self._window.commenting.panel.hide)

    def votes(self) -> None:
        workshop = self._window.workshop
        self._dog.does("opening the workshop bar", workshop.open_bar, 200)
        lane = next(lane.id for lane in self._canvas.board.lanes if lane.kind == "pain_points")
        self._dog.does("beginning a vote", lambda: workshop.ballot.begin(Plan("Pains", 9, 4, (), (lane,))), 200)
        for card in self._window.session.snapshot.cards_in(lane)[:8]:
            self._canvas.reveal(self._rect(card.id))
            self._dog.rests("revealing a card", 100)
            point = self._middle(self._rect(card.id))
            self._dog.does("giving a dot", lambda point=point: QTest.mouseClick(self._canvas, _LEFT, _NONE, point))
        self._dog.does("closing a vote", workshop.ballot.close, 300)
        results = workshop.results
        for name, act in (("sorting by dots", results._sort), ("discarding without dots", results._discard)):
            self._dog.does(name, act, 300)
        self._act("undo", "undo of a discard", 300)
        self._dog.does("closing the results", results.put_away)
        self._dog.does("closing the workshop bar", workshop.put_away)

    def presents(self) -> None:
        self._act("present", "beginning to present", 800)
        show, audience = self._window.presenting.show, self._window.presenting.audience
        assert show is not None and audience is not None
        for _stage in range(4):
            self._dog.does("presenting: the next stage", partial(QTest.keyClick, audience, _KEY.Key_Right), 1500)
        self._dog.does("presenting: the next lane", partial(QTest.keyClick, audience, _KEY.Key_Down), 400)
        self._dog.does("ending to present", self._window.presenting.leave, 300)

    def saves_and_exports(self) -> None:
        window = self._window
        self._act("save", "saving")
        self._dog.waits("saving", lambda: not window.saving.is_saving)
        for exporter in exporters():
            name = f"exporting {exporter.suffix}"
            self._dog.does(f"{name}: beginning", partial(window.export, exporter))
            self._dog.waits(name, lambda: not window.exporting.is_busy)

    def changes_theme(self) -> None:
        for name in ("theme dark", "theme light"):
            self._act(name, f"action: {name}", 500)

    def takes_all_back(self) -> None:
        document = self._window.session.document
        for _step in range(40):
            self._act("undo", "undo of all that was done", 20)
        for _step in range(40):
            self._act("redo", "redo of all that was done", 20)
        assert document.snapshot.maps

    # Hands

    def _to_start(self) -> None:
        """Nothing open, nothing selected, the upper left in sight: not timed."""
        self._window.views.to_map()
        self._canvas.setFocus()
        self._canvas.escape()
        self._canvas.look(Camera(1.0, 0, 0))
        QApplication.processEvents()

    def _act(self, action: str, doing: str, rest_ms: float = 60) -> None:
        self._dog.does(doing, lambda: self._window.actions_of.trigger(action), rest_ms)

    def _key(self, doing: str, key: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
        self._dog.does(doing, lambda: QTest.keyClick(self._focus(), key, held))

    def _keys(self, doing: str, letter: str) -> None:
        self._dog.does(doing, lambda: QTest.keyClicks(self._focus(), letter), 20)

    _type = _keys

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window.focusWidget() or self._canvas

    def _wheel(self, doing: str, turn: QPoint, held: Qt.KeyboardModifier) -> None:
        at = QPointF(self._canvas.rect().center())
        event = QWheelEvent(
            at, self._canvas.mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        self._dog.does(doing, lambda: QApplication.sendEvent(self._canvas, event), 16)

    def _menu(self, doing: str, menu: QMenu) -> None:
        self._dog.does(doing, lambda: menu.popup(self._window.mapToGlobal(QPoint(20, 50))), 100)
        self._dog.does("closing a menu", menu.hide)

    def _edit_meanwhile(self, name: str) -> None:
        """A card is written while a view is in sight."""
        (card,) = self._cards(1)
        document = self._window.session.document
        self._dog.does(f"{name}: a card's text changes", lambda: set_text(document, card, f"Seen in {name}"), 100)
        self._dog.does(f"{name}: undo of that", document.undo, 100)

    def _cell(self, lane: int, step: int):
        board = self._canvas.board
        return of_cell(board.lanes[lane].id, board.steps[step])

    def _cards(self, count: int) -> tuple[CardId, ...]:
        lane = self._canvas.board.lanes[1].id
        return tuple(card.id for card in self._window.session.snapshot.cards_in(lane)[:count])

    def _rect(self, card: CardId) -> Rect:
        rect = self._canvas.board.rect_of_card(card)
        assert rect is not None
        return rect

    def _middle(self, rect: Rect) -> QPoint:
        seen = self._canvas.on_screen(rect)
        return QPoint(round(seen.x + seen.w / 2), round(seen.y + seen.h / 2))

    def _card_point(self) -> QPoint:
        return self._middle(self._rect(self._cards(1)[0]))
