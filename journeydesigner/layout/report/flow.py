"""Blocks, one under the other, over as many pages as they need: headings stay with what follows and are repeated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Line
from journeydesigner.drawing.text import TextStyle
from journeydesigner.lanes.pen import Align, Pen
from journeydesigner.layout.reading import Part, Reading, Tag
from journeydesigner.layout.report.styles import MICRO, Format
from journeydesigner.layout.scene import Band, BandKind, Scene
from journeydesigner.layout.sheet import Page
from journeydesigner.model.ids import MapId
from journeydesigner.wording import _, in_words_of_reader

_FOOT_LINE = 30.0
_MOST_LINES = 3
"""A longer text may be parted between two pages."""


@dataclass(frozen=True)
class Block:
    """Nodes that stay together, at their place across the page and from the block's top down. ``readings`` are within
    the chapter. ``gap`` is left above it, unless it is first on its page. ``keeps``: the next block stays with it."""

    nodes: tuple[Node, ...]
    height: float
    readings: tuple[Reading, ...] = ()
    gap: float = 0.0
    keeps: bool = False


@dataclass
class _Sheet:
    """A page that is being filled: blocks and where they stand; ``path`` is the chapter of each."""

    title: str
    has_foot: bool = True
    placed: list[tuple[Block, float, tuple[Part, ...]]] = field(
        default_factory=list[tuple[Block, float, tuple[Part, ...]]]
    )
    end: float = 0.0


class Flow:
    """The pages of a document, filled from top to bottom. ``foot`` stands at the left under each."""

    def __init__(self, form: Format, pen: Pen, map_id: MapId, foot: str) -> None:
        self.form, self.pen, self.foot = form, pen, foot
        self._map = map_id
        self._sheets: list[_Sheet] = []
        self._path: tuple[Part, ...] = ()
        self._repeated: Block | None = None

    @property
    def page(self) -> int:
        """The number of the page that is being filled, from 1."""
        return len(self._sheets)

    @property
    def left_over(self) -> float:
        """The height that is free on this page."""
        return self.form.bottom - self._sheets[-1].end if self._sheets else 0.0

    @property
    def room(self) -> float:
        """The height of a page that nothing stands on yet, but what is repeated."""
        head = self._repeated.height if self._repeated else 0.0
        return self.form.bottom - self.form.top - head

    def chapter(self, *path: Part) -> None:
        """From here on blocks are read within ``path``."""
        self._path = path

    def repeat(self, block: Block | None) -> None:
        """Show ``block`` again at the top of each page that is begun because the one before was full."""
        self._repeated = block

    def begin_page(self, title: str, *, has_foot: bool = True) -> None:
        self._sheets.append(_Sheet(title, has_foot, end=self.form.top))

    def add(self, *blocks: Block) -> None:
        """Place blocks; those that keep the next with them go on to the next page together."""
        waiting: list[Block] = []
        for block in blocks:
            waiting.append(block)
            if not block.keeps:
                self._place(waiting)
                waiting = []
        if waiting:
            self._place(waiting)

    def _place(self, group: Sequence[Block]) -> None:
        tall = sum(block.height + block.gap for block in group)
        sheet = self._sheets[-1]
        is_fresh = not sheet.placed
        if sheet.end + tall - (group[0].gap if is_fresh else 0) > self.form.bottom and not is_fresh:
            self.begin_page(sheet.title, has_foot=sheet.has_foot)
            if self._repeated is not None:
                self._put(replace(self._repeated, readings=()))
        for block in group:
            self._put(block)

    def _put(self, block: Block) -> None:
        sheet = self._sheets[-1]
        y = sheet.end + (block.gap if sheet.placed else 0.0)
        sheet.placed.append((block, y, self._path))
        sheet.end = y + block.height

    def at(self, block: Block, y: float) -> None:
        """Put a block at a height of this page, beside what stands there."""
        sheet = self._sheets[-1]
        sheet.placed.append((block, y, self._path))
        sheet.end = max(sheet.end, y + block.height)

    @property
    def end(self) -> float:
        """Where the blocks of this page end."""
        return self._sheets[-1].end

    # The pages

    def pages(self, first: int = 1, count: int | None = None) -> tuple[Page, ...]:
        """``first`` is the number of the first page, ``count`` how many the whole document has."""
        last = count if count is not None else len(self._sheets)
        return tuple(self._page(sheet, number, last) for number, sheet in enumerate(self._sheets, start=first))

    def _page(self, sheet: _Sheet, number: int, count: int) -> Page:
        form = self.form
        nodes: list[Node] = []
        readings: dict[str, Reading] = {}
        for block, y, path in sheet.placed:
            nodes += [replace(node, y=node.y + y) for node in block.nodes]
            for reading in block.readings:
                readings[reading.node] = Reading(reading.node, (*path, *reading.path))
        shrink = min((form.bottom - form.top) / max(sheet.end - form.top, 1.0), 1.0)
        high = form.height / shrink
        x = (form.width / shrink - form.width) / 2
        if x:
            nodes = [replace(node, x=node.x + x) for node in nodes]
        ground = Node(
            "page", Role.GROUND, "", 0, 0, form.width / shrink, high,
            (Box(0, 0, form.width / shrink, high, Colour("surface")),),
        )  # fmt: skip
        if sheet.has_foot:
            nodes.append(replace(foot_node(self.pen, form, self.foot, number, count, high), x=x))
        band = Band("page", BandKind.PAGE, 0.0, high, (), (), tuple(nodes))
        scene = Scene(self._map, form.width / shrink, high, 0.0, (), (ground,), (band,))
        page = Page(
            scene, form.wide_mm, form.high_mm, form.scale * shrink, sheet.title, readings=tuple(readings.values())
        )
        if page.is_legible:
            return page
        with in_words_of_reader():
            said = _("Page {number}: the smallest text is {size} pt.")
        return replace(page, notes=(said.format(number=number, size=f"{page.smallest_points:.1f}"),))


def foot_node(pen: Pen, form: Format, said: str, number: int, count: int, high: float) -> Node:
    """The line under a page: what it belongs to, and its number."""
    y, grey = high - _FOOT_LINE, Colour("text3")
    right = pen.word(f"{number} / {count}", MICRO, grey, form.right, y, align="end")
    left = pen.word(" ".join(said.split()), MICRO, grey, form.left, y)
    rule = Line(form.left, y - 9.5, form.right, y - 9.5, Colour("line"), 1.0)
    has_room = left.width < form.room - right.width - 40  # else the number has to do: the title is on the cover
    parts = (rule, left.text, right.text) if has_room else (rule, right.text)
    return Node("foot", Role.GROUND, "", 0, 0, form.width, high, parts)


def words(
    pen: Pen,
    key: str,
    source: str,
    style: TextStyle,
    colour: Colour,
    area: tuple[float, float],
    *,
    tag: Tag = Tag.PARAGRAPH,
    gap: float = 0.0,
    record: str = "",
    link: str = "",
    within: tuple[Part, ...] = (),
    align: Align = "start",
    balanced: bool = False,
    keeps: bool = False,
) -> list[Block]:
    """A text in ``area`` (left, width) as blocks: one, unless it is so long that pages may part it."""
    x, wide = area
    block = pen.block(source, style, colour, 0, 0, wide, align=align, balanced=balanced)
    lines, leading = block.text.lines, style.leading
    leaf = Part(tag, key)
    found: list[Block] = []
    for start in range(0, len(lines), _MOST_LINES):
        shown = tuple(
            replace(line, baseline=line.baseline - start * leading) for line in lines[start : start + _MOST_LINES]
        )
        said = source if len(shown) == len(lines) else " ".join(line.text for line in shown)
        text = replace(block.text, source=said, lines=shown)
        name = f"{key}:{start}" if start else key
        node = Node(name, Role.TEXT, record if not start else "", x, 0, wide, len(shown) * leading, (text,), said, link)
        readings = (Reading(name, (*within, leaf)),) if source.strip() else ()
        found.append(Block((node,), len(shown) * leading, readings, 0.0 if start else gap, keeps))
    return found


def stacked(blocks: Iterable[Block], gap: float = 0.0) -> Block:
    """Blocks under each other as one that is never parted."""
    nodes: list[Node] = []
    readings: list[Reading] = []
    y = 0.0
    for number, block in enumerate(blocks):
        y += block.gap if number else 0.0
        nodes += [replace(node, y=node.y + y) for node in block.nodes]
        readings += block.readings
        y += block.height
    return Block(tuple(nodes), y, tuple(readings), gap)


def side_by_side(blocks: Sequence[Block], gap: float = 0.0) -> Block:
    """Blocks that begin at one height."""
    nodes = tuple(node for block in blocks for node in block.nodes)
    readings = tuple(reading for block in blocks for reading in block.readings)
    return Block(nodes, max((block.height for block in blocks), default=0.0), readings, gap)
