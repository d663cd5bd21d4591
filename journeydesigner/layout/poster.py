"""A poster: a map larger than the printer's paper, cut into sheets that overlap, with marks, and where each sheet goes.

Each sheet is cut at its left and upper marks and laid over the overlap of the one before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Icon, Line, Primitive, Shadow, Text
from journeydesigner.drawing.shadows import reach
from journeydesigner.drawing.text import TextMeasurer, TextStyle
from journeydesigner.lanes.face import OVERHANG
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.papers import millimetres, paper_size, points
from journeydesigner.layout.scene import Scene
from journeydesigner.layout.sheet import Page
from journeydesigner.wording import _, in_words_of_reader, n_

OVERLAP = 10.0
_MARGIN = 10.0
_FOOT = 15.0
"""Millimetres: what two neighbours both show, what printers leave white, what has room for a line of text."""
_MARK, _AIR, _THIN = 5.0, 1.5, 0.25
_BLEED = 3.0
"""The white round a sheet's window goes beyond the paper: that of a printer is not exactly as large."""
_TEXT, _LEADING = 7.5, 10.0
"""Points."""
_PLAN, _PLAN_HIGH = 3.4, 8.5


@dataclass(frozen=True, slots=True)
class _Cutting:
    """A poster ``wide`` x ``high`` millimetres on ``columns`` x ``rows`` sheets of ``across`` x ``down``."""

    wide: float
    high: float
    across: float
    down: float

    @property
    def window(self) -> tuple[float, float]:
        """What a sheet shows of the poster."""
        return self.across - 2 * _MARGIN, self.down - _MARGIN - _FOOT

    @property
    def columns(self) -> int:
        return max(ceil((self.wide - OVERLAP) / (self.window[0] - OVERLAP) - 1e-6), 1)

    @property
    def rows(self) -> int:
        return max(ceil((self.high - OVERLAP) / (self.window[1] - OVERLAP) - 1e-6), 1)

    def corner(self, column: int, row: int) -> tuple[float, float]:
        """Where a sheet's window begins on the poster: what room is left over is shared by the outer edges."""
        covered = (
            self.columns * (self.window[0] - OVERLAP) + OVERLAP, self.rows * (self.window[1] - OVERLAP) + OVERLAP
        )  # fmt: skip
        return (
            column * (self.window[0] - OVERLAP) - (covered[0] - self.wide) / 2,
            row * (self.window[1] - OVERLAP) - (covered[1] - self.high) / 2,
        )


def poster(page: Page, tile: str, measurer: TextMeasurer, language: str) -> tuple[Page, ...]:
    """The sheets of a poster, row by row; none that shows nothing. Raises UnknownPaperError."""
    across, down = paper_size(tile)
    wide, high = (millimetres(size) * page.scale * 96 / 72 for size in (page.scene.width, page.scene.height))
    lying, upright = _Cutting(wide, high, across, down), _Cutting(wide, high, down, across)
    cutting = min(lying, upright, key=lambda each: each.columns * each.rows)
    pen = Pen(measurer, type_scale(), language)
    return tuple(_Poster(page, tile, cutting, pen).sheets())


@dataclass(frozen=True, slots=True)
class _Poster:
    page: Page
    tile: str
    cutting: _Cutting
    pen: Pen

    def px(self, millimetres: float) -> float:
        """Scene pixels of the poster."""
        return points(millimetres) / self.page.scale

    def sheets(self) -> Iterator[Page]:
        cutting = self.cutting
        places = [(column, row) for row in range(cutting.rows) for column in range(cutting.columns)]
        cut = {place: self._scene(*place) for place in places}
        used = [place for place in places if _shows_something(cut[place], *self._window())]
        for number, place in enumerate(used, start=1):
            title = _("Sheet {number} of {count}").format(number=number, count=len(used))
            over = (*cut[place].above, self._frame(*place), self._foot(place, title, used))
            with in_words_of_reader():
                said = n_(
                    "The poster has {count} sheet of {paper}: print it at 100 %.",
                    "The poster has {count} sheets of {paper}, {columns} across and {rows} down: print them at 100 %.",
                    len(used),
                )
            note = said.format(count=len(used), paper=self.tile, columns=cutting.columns, rows=cutting.rows)
            notes = (*self.page.notes, note) if number == 1 else ()
            yield Page(replace(cut[place], above=over), cutting.across, cutting.down, self.page.scale, title, notes)

    def _window(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the poster's part on a sheet."""
        wide, high = self.cutting.window
        return self.px(_MARGIN), self.px(_MARGIN), self.px(_MARGIN + wide), self.px(_MARGIN + high)

    def _scene(self, column: int, row: int) -> Scene:
        """What a sheet shows of the map, moved to where it stands there."""
        left, top = self.cutting.corner(column, row)
        x, y = self.px(_MARGIN - left), self.px(_MARGIN - top)
        scene, window = self.page.scene, self._window()
        bands = tuple(
            replace(
                band, y=band.y + y,
                ground=tuple(_within(band.ground, x, 0.0, band.y + y, window)),
                labels=tuple(_within(band.labels, x, 0.0, band.y + y, window)),
                nodes=tuple(_within(band.nodes, x, 0.0, band.y + y, window)),
            )
            for band in scene.bands
        )  # fmt: skip
        return replace(
            scene, width=self.px(self.cutting.across), height=self.px(self.cutting.down), bands=bands,
            backdrop=tuple(_within(scene.backdrop, x, y, 0.0, window)),
            under=tuple(_within(scene.under, x, y, 0.0, window)),
            above=tuple(_within(scene.above, x, y, 0.0, window)),
        )  # fmt: skip

    # What is on a sheet beside the map

    def _frame(self, column: int, row: int) -> Node:
        """White round the window, and the marks: where to cut, and how far the next sheet will reach."""
        left, top, right, bottom = self._window()
        wide, high = self.px(self.cutting.across), self.px(self.cutting.down)
        paper, over = Colour("surface"), self.px(OVERLAP)
        out = self.px(_BLEED)
        parts: list[Primitive] = [
            Box(-out, -out, wide + 2 * out, top + out, paper),
            Box(-out, bottom, wide + 2 * out, high - bottom + out, paper),
            Box(-out, top, left + out, bottom - top, paper),
            Box(right, top, wide - right + out, bottom - top, paper),
        ]
        end_x = right - over if column < self.cutting.columns - 1 else right
        end_y = bottom - over if row < self.cutting.rows - 1 else bottom
        parts += [mark for x in (left, end_x) for mark in self._marks_above(x, top, bottom)]
        parts += [mark for y in (top, end_y) for mark in self._marks_beside(y, left, right)]
        size = self.px(3.2)
        if column:
            parts.append(Icon("scissors", left + self.px(1), top - self.px(_AIR) - size, size, Colour("text3")))
        if row:
            parts.append(Icon("scissors", left - self.px(_AIR) - size, top + self.px(1), size, Colour("text3")))
        return Node("poster:frame", Role.GROUND, "", 0, 0, wide, high, tuple(parts))

    def _marks_above(self, x: float, top: float, bottom: float) -> Iterator[Line]:
        air, end = self.px(_AIR), self.px(_AIR + _MARK)
        for y0, y1 in ((top - end, top - air), (bottom + air, bottom + end)):
            yield Line(x, y0, x, y1, Colour("text"), self.px(_THIN))

    def _marks_beside(self, y: float, left: float, right: float) -> Iterator[Line]:
        air, end = self.px(_AIR), self.px(_AIR + _MARK)
        for x0, x1 in ((left - end, left - air), (right + air, right + end)):
            yield Line(x0, y, x1, y, Colour("text"), self.px(_THIN))

    def _foot(self, place: tuple[int, int], title: str, used: list[tuple[int, int]]) -> Node:
        """Which sheet it is, how to put them together, and where in all of them it goes."""
        left, _top, right, bottom = self._window()
        size, leading = _TEXT / self.page.scale, _LEADING / self.page.scale
        bold, plain = TextStyle(size, leading, 600), TextStyle(size, leading)
        plan, wide, high = self._plan(place, used)
        x, y = left + self.px(_MARK), bottom + self.px(1.5)
        plan_x = right - self.px(OVERLAP + _MARK) - wide
        where = _("{sheet} · row {row}, column {column} · {title}").format(
            sheet=title, row=place[1] + 1, column=place[0] + 1, title=self.page.title
        )
        first = self.pen.block(where, bold, Colour("text"), x, y, plan_x - x - self.px(4))
        said = _("Print at 100 %. Cut at the marks on the left and at the top, lay over the edge of the sheet before.")
        how = self.pen.block(said, plain, Colour("text2"), x, y + first.height, plan_x - x - self.px(4))
        parts = (first.text, how.text, *_shifted(plan, plan_x, y + self.px(0.5)))
        return Node("poster:foot", Role.LEGEND, "", 0, 0, right, y + max(high, first.height + how.height), parts, where)

    def _plan(self, place: tuple[int, int], used: list[tuple[int, int]]) -> tuple[list[Box], float, float]:
        """All sheets, small, this one filled."""
        cell_high = min(
            self.px(_PLAN_HIGH) / self.cutting.rows, self.px(_PLAN) * self.cutting.down / self.cutting.across
        )
        cell_wide = cell_high * self.cutting.across / self.cutting.down
        line = self.px(_THIN)
        boxes = [
            Box(
                column * cell_wide, row * cell_high, cell_wide - 2 * line, cell_high - 2 * line,
                Colour("accent") if (column, row) == place else Colour("surface"), Colour("text3"), line,
            )
            for column, row in used
        ]  # fmt: skip
        return boxes, cell_wide * self.cutting.columns, cell_high * self.cutting.rows


def _shifted(boxes: Iterable[Box], x: float, y: float) -> Iterator[Box]:
    return (replace(box, x=box.x + x, y=box.y + y) for box in boxes)


def _within(
    nodes: Iterable[Node], x: float, y: float, band: float, window: tuple[float, float, float, float]
) -> Iterator[Node]:
    """The nodes that reach into the window, moved, with those of their lines that do. ``band``: where theirs begins."""
    left, top, right, bottom = window
    for node in nodes:
        over = max([OVERHANG, *(reach(part.depth) for part in node.primitives if isinstance(part, Shadow))])
        x0, y0 = node.x + x, node.y + y
        if (
            x0 - over < right
            and x0 + node.w + over > left
            and band + y0 - over < bottom
            and band + y0 + node.h + over > top
        ):
            seen = (left - x0, top - band - y0, right - x0, bottom - band - y0)
            yield replace(node, x=x0, y=y0, primitives=tuple(_seen(node.primitives, seen)))


def _seen(parts: Iterable[Primitive], window: tuple[float, float, float, float]) -> Iterator[Primitive]:
    left, top, right, bottom = window
    for part in parts:
        if not isinstance(part, Text):
            yield part
            continue
        leading = part.style.leading
        lines = tuple(
            line for line in part.lines
            if line.x < right and line.x + line.width > left
            and line.baseline - leading < bottom and line.baseline + leading > top
        )  # fmt: skip
        if lines:
            yield part if len(lines) == len(part.lines) else replace(part, lines=lines)


def _shows_something(scene: Scene, left: float, top: float, right: float, bottom: float) -> bool:
    nodes = [(node, band.y) for band in scene.bands for node in (*band.labels, *band.nodes)]
    return any(
        node.x < right and node.x + node.w > left and y + node.y < bottom and y + node.y + node.h > top
        for node, y in (*nodes, *((node, 0.0) for node in (*scene.under, *scene.above)))
    )
