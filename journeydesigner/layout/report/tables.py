"""Tables of a report: cells that are measured, rows that grow, a head that is repeated on each page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Icon, Line, Primitive
from journeydesigner.drawing.text import TextStyle
from journeydesigner.lanes.pen import Align, Pen
from journeydesigner.lanes.pen import Block as Words
from journeydesigner.layout.reading import Part, Reading, Tag
from journeydesigner.layout.report.flow import Block, Flow, stacked
from journeydesigner.layout.report.styles import BODY, MICRO_STRONG

_INK = Colour("text")
_PAD_Y = 8.0
_GAP = 16.0
_ICON = 16.0
_FEW_ROWS = 7


@dataclass(frozen=True, slots=True)
class Column:
    """``share`` of the table's width."""

    head: str
    share: float
    align: Align = "start"


@dataclass(frozen=True, slots=True)
class Cell:
    """``parts`` are drawn ``size`` (width, height) large in place of a text; ``label`` says what they show."""

    text: str = ""
    style: TextStyle = BODY
    colour: Colour = _INK
    icon: str = ""
    tint: Colour | None = None
    link: str = ""
    parts: tuple[Primitive, ...] = ()
    size: tuple[float, float] = (0.0, 0.0)
    label: str = ""


@dataclass(frozen=True)
class Table:
    """``key`` tells it from others of the document."""

    pen: Pen
    key: str
    columns: Sequence[Column]
    left: float
    width: float

    @property
    def part(self) -> Part:
        return Part(Tag.TABLE, self.key)

    def put(
        self,
        flow: Flow,
        rows: Sequence[tuple[str, Sequence[Cell]]],
        gap: float = 0.0,
        above: Block | None = None,
        under: float = 0.0,
        figure: Block | None = None,
    ) -> None:
        """Place the table: rows by key, each a cell for every column. ``above``, the table's name, stays with its head,
        ``under`` over it, and is repeated with it. ``figure`` stands once between both.

        A short table is not parted between pages, and of a longer one no row goes on alone.
        """
        head = self._head(gap if above is None else under)
        whole = head if above is None else stacked((above, head), gap)
        room = flow.room - whole.height
        named = [whole] if figure is None or above is None else [replace(above, gap=gap), figure, head]
        blocks = [block for key, cells in rows for block in self._row(key, cells, room)]
        first = [*named, *blocks[: self._together(named, blocks, flow.room)]]
        flow.add(*(replace(block, keeps=True) for block in first[:-1]), first[-1])
        flow.repeat(whole)
        rest = blocks[len(first) - len(named) :]
        for block in rest[:-2]:
            flow.add(block)
        flow.add(*(replace(block, keeps=True) for block in rest[-2:-1]), *rest[-1:])
        flow.repeat(None)

    def _together(self, named: Sequence[Block], blocks: Sequence[Block], room: float) -> int:
        """How many blocks of rows stay with the head: all of a short table, else one."""
        tall = sum(block.height + block.gap for block in (*named, *blocks))
        return len(blocks) if len(blocks) <= _FEW_ROWS and tall <= room else min(len(blocks), 1)

    def _places(self) -> list[tuple[float, float]]:
        """Left edge and width of each column's texts."""
        whole = sum(column.share for column in self.columns)
        x, found = self.left, list[tuple[float, float]]()
        for column in self.columns:
            wide = self.width * column.share / whole
            found.append((x, wide - _GAP))
            x += wide
        return found

    def _head(self, gap: float) -> Block:
        cells = [Cell(column.head, MICRO_STRONG, Colour("text3")) for column in self.columns]
        (block,) = self._row("head", cells, 1e9, Tag.HEAD_CELL)
        return replace(block, gap=gap)

    def _row(self, key: str, cells: Sequence[Cell], room: float, tag: Tag = Tag.CELL) -> list[Block]:
        """A row; one that is taller than ``room`` is parted between lines."""
        set_cells = [self._set(cell, place, column) for cell, place, column in self._all(cells)]
        most = max(int((room - 2 * _PAD_Y) // max(cell.style.leading for cell in cells)), 1)
        longest = max((len(words.text.lines) for words in set_cells if words), default=1)
        return [self._part_of_row(key, cells, set_cells, start, most, tag) for start in range(0, max(longest, 1), most)]

    def _all(self, cells: Sequence[Cell]) -> list[tuple[Cell, tuple[float, float], Column]]:
        return list(zip(cells, self._places(), self.columns, strict=True))

    def _set(self, cell: Cell, place: tuple[float, float], column: Column) -> Words | None:
        if not cell.text.strip():
            return None
        room = max(place[1] - (_ICON + 6 if cell.icon else 0.0), 1.0)
        return self.pen.block(cell.text, cell.style, cell.colour, 0, 0, room, align=column.align, balanced=False)

    def _part_of_row(
        self, key: str, cells: Sequence[Cell], found: Sequence[Words | None], start: int, most: int, tag: Tag
    ) -> Block:  # fmt: skip
        nodes: list[Node] = []
        readings: list[Reading] = []
        tall = 0.0
        row = Part(Tag.ROW, f"{self.key}/{key}")
        for number, ((cell, (x, wide), _column), words) in enumerate(zip(self._all(cells), found, strict=True)):
            name = f"{self.key}/{key}/{number}" + (f":{start}" if start else "")
            parts: list[Primitive] = []
            high = cell.size[1] if not start else 0.0
            if words is not None:
                leading, inset = cell.style.leading, _ICON + 6 if cell.icon else 0.0
                shown = tuple(
                    replace(line, x=line.x + inset, baseline=line.baseline - start * leading)
                    for line in words.text.lines[start : start + most]
                )
                if shown:
                    parts.append(replace(words.text, lines=shown, source=_source(words, shown)))
                high = max(high, len(shown) * leading)
            if cell.icon and not start:
                parts.insert(0, Icon(cell.icon, 0, (cell.style.leading - _ICON) / 2, _ICON, cell.tint or cell.colour))
            if cell.parts and not start:
                parts += cell.parts
            said = cell.label or cell.text
            node = Node(name, Role.TEXT, "", x, _PAD_Y, wide, max(high, 1.0), tuple(parts), said, cell.link)
            nodes.append(node)
            leaf = Part(tag, f"{self.key}/{key}/{number}")
            inner = (Part(Tag.FIGURE, f"{name}/figure", alt=said),) if cell.parts and said and not cell.text else ()
            readings.append(Reading(name, (self.part, row, leaf, *inner)))
            tall = max(tall, high)
        height = tall + 2 * _PAD_Y
        is_head = tag is Tag.HEAD_CELL
        rule = Line(0, height - 0.5, self.width - _GAP, height - 0.5, Colour("line2" if is_head else "line"), 1.0)
        nodes.insert(
            0, Node(f"{self.key}/{key}/rule:{start}", Role.GROUND, "", self.left, 0, self.width, height, (rule,))
        )
        return Block(tuple(nodes), height, tuple(readings))


def _source(words: Words, shown: Sequence[object]) -> str:
    if len(shown) == len(words.text.lines):
        return words.text.source
    return " ".join(line.text for line in shown)  # type: ignore[attr-defined]
