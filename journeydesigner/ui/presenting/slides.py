"""Paints any stop of a show, whole: for the room's screen, and small for who speaks."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.text import TextMeasurer
from journeydesigner.drawing.theme import Theme
from journeydesigner.lanes.kinds import Pill
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.model.ids import StageId
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.painting.stamps import IconStamps
from journeydesigner.ui.presenting.deck import Part, Stop
from journeydesigner.ui.presenting.margins import Dot, Margins
from journeydesigner.ui.presenting.overview_slide import OverviewSlide
from journeydesigner.ui.presenting.page_layouts import LaidPage
from journeydesigner.ui.presenting.poses import Pose, at_rest
from journeydesigner.ui.presenting.row_pictures import Variant
from journeydesigner.ui.presenting.screen_places import HEADER
from journeydesigner.ui.presenting.show import Show
from journeydesigner.ui.presenting.stage_painter import PageAt, StagePainter
from journeydesigner.ui.presenting.title_slide import TitleSlide

_FRAME_BUDGET = 0.006
"""Seconds of a frame of a glide that may go into rows that were not ready."""


class Slides:
    """Of one show on one screen in one theme."""

    def __init__(self, show: Show, theme: Theme, measurer: TextMeasurer, ratio: float) -> None:
        self._show, self.theme, self._measurer, self._ratio = show, theme, measurer, ratio
        self._painter = ScenePainter(theme, show.document.assets, detail=3.0, stamps=IconStamps())
        places = self.places = show.layouts.places
        self.stages = StagePainter(self._painter, measurer, show.layouts, ratio)
        self.margins = Margins(self._painter, measurer, places)
        self._title = TitleSlide(self._painter, measurer, places)
        self._overview = OverviewSlide(self._painter, measurer, places, show.layouts.whole)
        self._around: tuple[Snapshot, Stop, QPixmap, QPixmap] | None = None
        self._pills: tuple[Snapshot, tuple[Pill, ...]] | None = None

    def colour(self, name: str) -> QColor:
        return QColor(*self.theme.rgba(Colour(name)))

    def picture(self, stop: Stop) -> QPixmap:
        """A stop at rest, all but the time."""
        made = self.blank()
        painter = QPainter(made)
        match stop.part:
            case Part.PAGE:
                laid = self._show.layouts[stop.page]
                scroll = laid.screens[min(stop.screen, len(laid.screens) - 1)]
                self.paint_page(painter, at_rest(laid, stop.page, scroll, self._show.lane), self.page_at, stop)
            case Part.TITLE:
                painter.fillRect(made.rect(), self.colour("canvas"))
                self._title.paint(painter, self._show.snapshot, self._show.map, self._all_pills())
                self._paint_foot(painter, stop)
            case Part.OVERVIEW:
                painter.fillRect(made.rect(), self.colour("canvas"))
                self._overview.paint(painter, self._show.snapshot, self._show.map)
                self._paint_foot(painter, stop)
        painter.end()
        return made

    def blank(self) -> QPixmap:
        """A picture as large as the screen."""
        made = QPixmap(round(self.places.width * self._ratio), round(self.places.height * self._ratio))
        made.setDevicePixelRatio(self._ratio)
        return made

    def paint_page(
        self, painter: QPainter, pose: Pose, page_at: PageAt, stop: Stop, *, is_hurried: bool = False
    ) -> None:
        """The stages in a pose, with what stands round them at ``stop``. In a hurry what is not ready stays away."""
        pictures = self.stages.rows.pictures
        pictures.until = perf_counter() + _FRAME_BUDGET if is_hurried else None
        self.stages.paint(painter, pose, page_at)
        pictures.until = None
        if self._around is None or self._around[:2] != (self._show.snapshot, stop):
            self._around = (self._show.snapshot, stop, *self._painted_around(stop))
        corner, foot = self._around[2:]
        painter.drawPixmap(0, 0, corner)
        painter.drawPixmap(0, self.places.bottom, foot)

    def _painted_around(self, stop: Stop) -> tuple[QPixmap, QPixmap]:
        """The corner and the bottom line: they stay as they are during a glide."""
        places, made = self.places, self.blank()
        made.fill(self.colour("canvas"))
        painter = QPainter(made)
        said = self._show.said_of(stop)
        self.margins.paint_corner(painter, self._show.snapshot, self._show.map, said)
        self._paint_foot(painter, stop)
        painter.end()
        corner = QRect(0, 0, places.board, places.header_top + round(HEADER * places.unit))
        foot = QRect(0, places.bottom, places.width, places.height - places.bottom)
        return self._part(made, corner), self._part(made, foot)

    def _part(self, picture: QPixmap, area: QRect) -> QPixmap:
        ratio = self._ratio
        whole = QRect(
            round(area.x() * ratio), round(area.y() * ratio), round(area.width() * ratio), round(area.height() * ratio)
        )
        made = picture.copy(whole)
        made.setDevicePixelRatio(ratio)
        return made

    def page_at(self, slot: int) -> int | None:
        """Each page in the slot of its own number."""
        return slot if 0 <= slot < len(self._show.pages) else None

    def stage_at(self, point: QPointF) -> StageId | None:
        """On the overview, the stage at a point."""
        return self._overview.stage_at(point)

    def dots(self, stop: Stop) -> tuple[Dot, ...]:
        """One for each stage."""
        pages = self._show.pages
        match stop.part:
            case Part.TITLE:
                here = 0
            case Part.PAGE:
                here = pages[stop.page].number
            case Part.OVERVIEW:
                here = self._show.stage_count + 1
        stages = {page.number: page.stage for page in pages}
        count = len(stages)
        dots: list[Dot] = []
        for number, stage in stages.items():
            own = self._show.snapshot.stage(stage).colour
            when = (number > here) - (number < here)
            dots.append(Dot(Colour(own or f"stage:{number - 1}/{count}"), when))
        return tuple(dots)

    def unready(self, stop: Stop) -> Iterator[None]:
        """Make, one at a time, pictures that the next moves from ``stop`` will want."""
        if stop.part is not Part.PAGE:
            near = {Part.TITLE: (0, 1), Part.OVERVIEW: (len(self._show.pages) - 1,)}[stop.part]
            wanted = [(page, Variant.FOCUS) for page in near[:1]] + [(page, Variant.AFTER) for page in near[1:]]
        else:
            here = stop.page
            wanted = [
                (here, Variant.FOCUS), (here + 1, Variant.AFTER), (here - 1, Variant.BEFORE), (here + 1, Variant.FOCUS),
                (here, Variant.BEFORE), (here + 2, Variant.AFTER), (here - 1, Variant.FOCUS), (here, Variant.AFTER),
                (here - 2, Variant.BEFORE),
            ]  # fmt: skip
        colours = self.stages.rows.row_colours()
        for place, variant in wanted:
            if self.page_at(place) is None:
                continue
            laid = self._show.layouts[place]
            yield
            in_sight = self._in_sight(laid, self._show.scroll if place == stop.page else 0.0)
            for band in self.stages.rows.pictures.missing(laid, variant, colours):
                if band.key not in in_sight:
                    continue
                self.stages.rows.pictures.row(laid, band, variant, colours[band.key])
                yield

    def _in_sight(self, laid: LaidPage, scroll: float) -> set[str]:
        """The rows that the screen has room for, scrolled so far."""
        room = self.places.room(laid.header) - laid.steps
        extents = {lane: laid.extent_of(lane) for lane in laid.heights}
        return {"steps"} | {lane for lane, (top, end) in extents.items() if end > scroll and top < scroll + room}

    def _paint_foot(self, painter: QPainter, stop: Stop) -> None:
        title = self._show.snapshot.map(self._show.map).title if stop.part is Part.PAGE else ""
        self.margins.paint_foot(painter, title, self.dots(stop))

    def _all_pills(self) -> tuple[Pill, ...]:
        """Laid out once for each state of the document: it takes the whole map."""
        snapshot = self._show.snapshot
        if self._pills is None or self._pills[0] is not snapshot:
            options = self._show.layouts.whole
            layout = self._show.laid_out or MapLayout(self._measurer, options)
            self._pills = (snapshot, layout.pills(snapshot, self._show.map))
        return self._pills[1]
