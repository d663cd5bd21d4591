"""A show under way: where it is, which lane is in focus, what the room sees instead. Knows no widget."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QObject, Signal

from journeydesigner.document.changes import ChangeSet
from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.lanes.kinds import kind
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.options import USUAL_NUMBERS, MapNumbers
from journeydesigner.model.ids import LaneId, MapId, RecordId, StageId, StepId
from journeydesigner.model.records import CardFilter
from journeydesigner.ui.presenting import deck
from journeydesigner.ui.presenting.deck import OVERVIEW, TITLE, Page, Part, Stop
from journeydesigner.ui.presenting.page_layouts import LaidPage, PageLayouts
from journeydesigner.ui.presenting.screen_places import Places
from journeydesigner.ui.presenting.stopwatch import Stopwatch, clock_text
from journeydesigner.wording import _

Blank = Literal["", "black", "white"]
LAST_MINUTE = 60.0
"""Seconds: what is left of an item is shown in amber from here on."""


@dataclass(frozen=True)
class Countdown:
    """The agenda item that is running: what it is and how many seconds are left (over: less than 0)."""

    title: str
    left: float
    is_running: bool = True


@dataclass(frozen=True)
class Clock:
    """The time as it is shown; ``tone`` names its colour."""

    text: str
    tone: str
    is_running: bool


class Show(QObject):
    """Of one map. ``moved`` tells that another stop or lane is shown, ``edited`` that the document changed what is.

    ``dressed`` tells that the screen is blank or not, lit by the laser or not; ``ended`` that the map is gone.
    """

    moved = Signal()
    edited = Signal()
    dressed = Signal()
    ended = Signal()

    def __init__(
        self,
        document: Document,
        map_id: MapId,
        measurer: TextMeasurer,
        places: Places,
        wanted: CardFilter | None = None,
        parent: QObject | None = None,
        numbers: MapNumbers = USUAL_NUMBERS,
    ) -> None:
        super().__init__(parent)
        self.document, self.map = document, map_id
        self.layouts = PageLayouts(measurer, map_id, places, wanted, numbers)
        self.layouts.show(document.snapshot)
        self.stop = TITLE
        self.lane: LaneId | None = None
        self.blank: Blank = ""
        self.has_laser = False
        self.watch = Stopwatch()
        self.countdown: Callable[[], Countdown | None] = _none
        self.laid_out: MapLayout | None = None
        """Who has the map laid out already, by the same filter."""
        self._unsubscribe: Callable[[], None] = document.subscribe(self._heard)

    def close(self) -> None:
        """Hear nothing more of the document."""
        self._unsubscribe()
        self._unsubscribe = _nothing

    @property
    def snapshot(self) -> Snapshot:
        return self.layouts.snapshot

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.layouts.pages

    @property
    def page(self) -> Page | None:
        """The page in focus; None on title and overview."""
        return self.pages[self.stop.page] if self.stop.part is Part.PAGE else None

    @property
    def laid(self) -> LaidPage | None:
        return self.layouts[self.stop.page] if self.stop.part is Part.PAGE else None

    @property
    def stage_count(self) -> int:
        return self.pages[-1].number if self.pages else 0

    @property
    def scroll(self) -> float:
        """How far the lanes of the page in focus have gone up, in pixels."""
        laid = self.laid
        if laid is None:
            return 0.0
        return laid.screens[min(self.stop.screen, len(laid.screens) - 1)]

    def said_of(self, stop: Stop) -> str:
        """«3 of 5», and which page of its stage it is where it has several."""
        if stop.part is not Part.PAGE:
            return ""
        page = self.pages[stop.page]
        count = _("{number} of {count}").format(number=page.number, count=self.stage_count)
        if page.parts == 1:
            return count
        return _("{count} · part {part} of {parts}").format(count=count, part=page.part, parts=page.parts)

    def clock(self) -> Clock:
        """The time that the room sees: what is left of the agenda's item that is running, else how long it took."""
        item = self.countdown()
        if item is None:
            return Clock(clock_text(self.watch.seconds), "text", self.watch.is_running)
        tone = "neg" if item.left < 0 else "yellow.edge" if item.left <= LAST_MINUTE else "text"
        return Clock(clock_text(item.left), tone, item.is_running)

    # On and back

    def after(self, stop: Stop) -> Stop | None:
        """The stop after one; None after the last."""
        match stop.part:
            case Part.TITLE:
                return Stop(Part.PAGE, 0) if self.pages else OVERVIEW
            case Part.PAGE:
                if stop.screen + 1 < len(self.layouts[stop.page].screens):
                    return Stop(Part.PAGE, stop.page, stop.screen + 1)
                return Stop(Part.PAGE, stop.page + 1) if stop.page + 1 < len(self.pages) else OVERVIEW
            case Part.OVERVIEW:
                return None

    def before(self, stop: Stop) -> Stop | None:
        """The stop before one; None before the first."""
        match stop.part:
            case Part.TITLE:
                return None
            case Part.PAGE:
                if stop.screen:
                    return Stop(Part.PAGE, stop.page, stop.screen - 1)
                return self._last_of(stop.page - 1) if stop.page else TITLE
            case Part.OVERVIEW:
                return self._last_of(len(self.pages) - 1) if self.pages else TITLE

    def _last_of(self, page: int) -> Stop:
        """With a lane in focus a page is one stop: Left and Right tell that lane through the stages."""
        return Stop(Part.PAGE, page, 0 if self.lane else len(self.layouts[page].screens) - 1)

    def next(self) -> None:
        self._unblank()
        if self.lane is not None and self.stop.part is Part.PAGE:
            last = self.stop.page + 1 >= len(self.pages)
            self.go(OVERVIEW if last else Stop(Part.PAGE, self.stop.page + 1))
            return
        self.go(self.after(self.stop))

    def previous(self) -> None:
        self._unblank()
        if self.lane is not None and self.stop.part is Part.PAGE:
            self.go(Stop(Part.PAGE, self.stop.page - 1) if self.stop.page else TITLE)
            return
        self.go(self.before(self.stop))

    def first(self) -> None:
        self.go(TITLE)

    def last(self) -> None:
        self.go(OVERVIEW)

    def go_to_stage(self, number: int) -> bool:
        """To the ``number``-th stage (from 1); False where there is none."""
        page = deck.page_of_number(self.pages, number)
        if page is None:
            return False
        self.go(Stop(Part.PAGE, page))
        return True

    def go_to(self, stage: StageId | None = None, step: StepId | None = None) -> None:
        """To the page of a step, or of a stage; nowhere where it has none."""
        page = deck.page_of_step(self.pages, step) if step else None
        if page is None and stage:
            page = deck.page_of_stage(self.pages, stage)
        if page is not None:
            self.go(Stop(Part.PAGE, page))

    def go(self, stop: Stop | None) -> None:
        """To a stop of the show; None: stay. A lane in focus stays in focus, and in sight."""
        self._unblank()
        if stop is None:
            return
        if stop.part is Part.PAGE and self.lane is not None:
            stop = self._showing(stop.page, self.lane)
        if stop != self.stop:
            self.stop = stop
            self.moved.emit()

    # Lane by lane

    def lanes(self) -> tuple[LaneId, ...]:
        """The lanes that can be in focus, top to bottom."""
        laid = self.laid
        if laid is None:
            return ()
        lanes = self.snapshot.table("lanes")
        shown = (self.snapshot.lane(lane) for lane in laid.heights if lane in lanes)
        return tuple(lane.id for lane in shown if not kind(lane.kind).is_divider)

    def next_lane(self) -> None:
        """The lane below into focus: at first the uppermost in sight; after the last one all of them."""
        self._go_lane(1)

    def previous_lane(self) -> None:
        self._go_lane(-1)

    def _go_lane(self, by: int) -> None:
        self._unblank()
        lanes = self.lanes()
        if not lanes:
            return
        places = [None, *lanes]
        here = places.index(self.lane) if self.lane in places else 0
        if self.lane is None and by > 0:
            here = self._above_sight(lanes)
        self.focus_lane(places[(here + by) % len(places)])

    def _above_sight(self, lanes: tuple[LaneId, ...]) -> int:
        """How many lanes have gone up out of sight."""
        laid = self.laid
        assert laid is not None
        return sum(laid.extent_of(lane)[0] < self.scroll - 1 for lane in lanes)

    def focus_lane(self, lane: LaneId | None) -> None:
        """One lane into focus, and in sight; None: all."""
        if lane == self.lane:
            return
        self.lane = lane
        if lane is not None and self.stop.part is Part.PAGE:
            self.stop = self._showing(self.stop.page, lane)
        self.moved.emit()

    def _showing(self, page: int, lane: LaneId) -> Stop:
        """The screenful of a page that shows most of a lane; the one that is shown, if that does as well."""
        laid = self.layouts[page]
        if lane not in laid.heights:
            return Stop(Part.PAGE, page)
        top, end = laid.extent_of(lane)
        room = self.layouts.places.room(laid.header) - laid.steps

        def seen(screen: int) -> float:
            start = laid.screens[screen]
            return min(end, start + room) - max(top, start)

        screens = range(len(laid.screens))
        here = self.stop.screen if self.stop.part is Part.PAGE and self.stop.page == page else 0
        best = max(screens, key=lambda screen: (round(seen(screen)), screen == here))
        return Stop(Part.PAGE, page, best)

    # What the room sees

    def toggle_blank(self, blank: Blank) -> None:
        """The whole screen black or white; once more: the show again."""
        self.blank = "" if self.blank == blank else blank
        self.dressed.emit()

    def toggle_laser(self) -> None:
        self.has_laser = not self.has_laser
        self.dressed.emit()

    def _unblank(self) -> None:
        if self.blank:
            self.blank = ""
            self.dressed.emit()

    # Screen and document

    def fit(self, places: Places) -> None:
        """The screen has another size."""
        self.layouts.fit(places)
        self.layouts.fit(replace(places, zoom=self.layouts.zoom()))
        self._settle()

    def suppose(self, snapshot: Snapshot | None) -> None:
        """Show as if the document read so, until called with None."""
        self._read(snapshot or self.document.snapshot)

    def write_on(self, card: tuple[LaneId, RecordId] | None) -> None:
        """Somebody writes on a card: it is shown without its text, which stands in the editor."""
        self.layouts.written = card

    def _heard(self, _changes: ChangeSet) -> None:
        self._read(self.document.snapshot)

    def _read(self, snapshot: Snapshot) -> None:
        if self.map not in snapshot.table("maps"):
            self.close()
            self.ended.emit()
            return
        before = self.page
        self.layouts.show(snapshot)
        self._settle(before)
        self.edited.emit()

    def _settle(self, before: Page | None = None) -> None:
        """Stay with the stage that was shown, where it is still there."""
        if self.lane is not None and self.lane not in self.snapshot.table("lanes"):
            self.lane = None
        if self.stop.part is not Part.PAGE:
            return
        if not self.pages:
            self.stop = TITLE
            return
        page = min(self.stop.page, len(self.pages) - 1)
        if before is not None and self.pages[page] != before:
            found = deck.page_of_step(self.pages, before.steps[0]) if before.steps else None
            found = found if found is not None else deck.page_of_stage(self.pages, before.stage)
            page = found if found is not None else page
        screen = min(self.stop.screen, len(self.layouts[page].screens) - 1)
        self.stop = Stop(Part.PAGE, page, screen)


def _none() -> None:
    return None


def _nothing() -> None:
    return None
