"""Changes at a glance: how many of each kind, and where on the map they are."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Icon, Primitive
from journeydesigner.editing.record_words import name_of
from journeydesigner.editing.revisions import Changes, Kind
from journeydesigner.editing.revisions.headline import counts, things_word
from journeydesigner.editing.revisions.told import kind_word
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.change_signs import KIND_SIGNS
from journeydesigner.layout.moved import moved
from journeydesigner.layout.reading import Part, Reading, Tag
from journeydesigner.layout.report.flow import Block
from journeydesigner.layout.report.styles import MICRO, MICRO_STRONG, NUMBER, SMALL, SMALL_STRONG
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import TABLES, Lane, Stage
from journeydesigner.wording import _

_PAD, _GAP, _ICON = 12.0, 10.0, 16.0
_NAMES, _LEAST_ROW, _HEAD = 150.0, 26.0, 30.0
_CHIP, _CHIP_GAP = 18.0, 4.0
_MOST_STAGES = 12
R = TypeVar("R", Stage, Lane)
Area = tuple[float, float]
"""Left edge and width."""


def figures(pen: Pen, changes: Changes, area: Area) -> Block:
    """A tile for each kind of change that there is, with how many of what."""
    found = counts(changes)
    kinds = [kind for kind in Kind if any(each is kind for _table, each in found)]
    wide = (area[1] - _GAP * (len(kinds) - 1)) / max(len(kinds), 1)
    wide = min(wide, 220.0)
    tiles = [_tile(pen, kind, {t: n for (t, each), n in found.items() if each is kind}, wide) for kind in kinds]
    tall = max(height for _parts, height, _said in tiles)
    nodes: list[Node] = []
    readings: list[Reading] = []
    for number, (kind, (parts, _height, said)) in enumerate(zip(kinds, tiles, strict=True)):
        key, x = f"changes/figures/{kind}", area[0] + number * (wide + _GAP)
        ground = Box(0.5, 0.5, wide - 1, tall - 1, Colour("laneB"), Colour("line"), radius=10)
        nodes.append(Node(key, Role.TEXT, "", x, 0, wide, tall, (ground, *parts), said))
        readings.append(Reading(key, (Part(Tag.PARAGRAPH, key),)))
    return Block(tuple(nodes), tall, tuple(readings), gap=16)


def _tile(pen: Pen, kind: Kind, of_tables: Mapping[str, int], wide: float) -> tuple[tuple[Primitive, ...], float, str]:
    icon, family = KIND_SIGNS[kind]
    count, word = sum(of_tables.values()), kind_word(kind)
    said = ", ".join(things_word(table, of_tables[table]) for table in TABLES if table in of_tables)
    edge = Colour(f"{family}.edge")
    room = wide - 2 * _PAD
    name = pen.block(word, SMALL_STRONG, edge, _PAD + _ICON + 6, _PAD, room - _ICON - 6, balanced=False)
    number = pen.word(f"{count}", NUMBER, Colour("text"), _PAD, _PAD + name.height + 4)
    top = _PAD + name.height + 4 + NUMBER.leading + 2
    what = pen.block(said, SMALL, Colour("text2"), _PAD, top, room, balanced=False)
    parts = (Icon(icon, _PAD, _PAD, _ICON, edge), name.text, number.text, what.text)
    return parts, top + what.height + _PAD, f"{word}: {count} ({said})"


def where_on_the_map(pen: Pen, key: str, changes: Changes, map_id: str, area: Area) -> Iterator[Block]:
    """The map in small, stages across and lanes down, with how much of what changed in each cell; nothing where
    nothing changed in a cell. A row to a block, so that pages may part it."""
    marks: dict[tuple[str, str], Counter[Kind]] = {}
    for change in changes.each():
        where = change.where
        if change.table == "measurements" and change.kind is Kind.REMOVED:
            continue  # went with its tile: it is marked already
        if where.map == map_id and where.stage and where.lane:
            marks.setdefault((where.lane, where.stage), Counter())[change.kind] += 1
    stages, lanes = _of_both(changes, map_id)
    lanes = [lane for lane in lanes if any(at == lane.id for at, _stage in marks)]
    if not lanes or not stages:
        return
    for start in range(0, len(stages), _MOST_STAGES):
        shown = stages[start : start + _MOST_STAGES]
        grid = _Grid(pen, f"{key}/where{start}", area, len(shown))
        yield grid.head(shown, start, len(stages))
        for lane, in_map in ((lane, _snapshot_of(changes, lane)) for lane in lanes):
            cells = [marks.get((lane.id, stage.id), Counter()) for stage in shown]
            yield grid.row(name_of(in_map, lane), cells, shown)


def _of_both(changes: Changes, map_id: str) -> tuple[list[Stage], list[Lane]]:
    """The stages and lanes of the later version, then those that went where they stood."""
    before, after, journey = changes.before, changes.after, MapId(map_id)
    stages = _with_gone(before.stages_of(journey), after.stages_of(journey))
    return stages, _with_gone(before.lanes_of(journey), after.lanes_of(journey))


def _with_gone(before: Sequence[R], after: Sequence[R]) -> list[R]:
    held = {record.id for record in after}
    found = list(after)
    for index, record in enumerate(before):
        if record.id not in held:
            found.insert(min(index, len(found)), record)
    return found


def _snapshot_of(changes: Changes, lane: Lane) -> Snapshot:
    return changes.after if lane.id in changes.after.table("lanes") else changes.before


class _Grid:
    """Columns of stages behind the names of lanes."""

    def __init__(self, pen: Pen, key: str, area: Area, columns: int) -> None:
        self._pen, self._key, self._area = pen, key, area
        self._column = (area[1] - _NAMES) / columns
        self._count = 0

    def head(self, stages: Sequence[Stage], first: int, count: int) -> Block:
        parts: list[Primitive] = []
        tall = _HEAD
        texts = [
            self._pen.block(stage.title, MICRO_STRONG, Colour("text"), 0, 7, self._column - 16, balanced=False)
            for stage in stages
        ]
        tall = max([tall, *(text.height + 14 for text in texts)])
        for number, stage in enumerate(stages):
            x = _NAMES + number * self._column
            shade = Colour(stage.colour or f"stage:{first + number}/{count}")
            parts.append(Box(x, 0, self._column - 2, tall, shade, radius=4))
            title = self._pen.block(
                stage.title, MICRO_STRONG, ink_on(shade), x + 8, 7, self._column - 16, balanced=False
            )
            parts.append(title.text)
        said = _("Where it changed: {stages}").format(stages=", ".join(stage.title for stage in stages))
        return self._block("head", parts, tall, said, gap=26, keeps=True)

    def row(self, name: str, cells: Sequence[Counter[Kind]], stages: Sequence[Stage]) -> Block:
        label = self._pen.block(name, MICRO, Colour("text"), 0, 6, _NAMES - 10, balanced=False)
        drawn = [self._chips(cell) for cell in cells]
        tall = max(_LEAST_ROW, label.height + 12, *(height + 8 for _parts, height in drawn))
        parts: list[Primitive] = [
            Box(_NAMES + number * self._column, 1, self._column - 2, tall - 2, Colour("laneB"), radius=4)
            for number in range(len(cells))
        ]
        parts.append(label.text)
        for number, (chips, _height) in enumerate(drawn):
            x = _NAMES + number * self._column + 6
            parts += [moved(chip, x, 4.0) for chip in chips]
        told = (
            f"{stage.title}: {', '.join(f'{kind_word(kind)} {count}' for kind, count in cell.items())}"
            for stage, cell in zip(stages, cells, strict=True)
            if cell
        )
        self._count += 1
        return self._block(f"{self._count}", parts, tall, f"{name}. {'; '.join(told)}")

    def _chips(self, cell: Counter[Kind]) -> tuple[list[Primitive], float]:
        """A chip for each sign, in rows; and how tall they are together."""
        parts: list[Primitive] = []
        signs: dict[tuple[str, str], int] = {}
        for kind in Kind:
            if count := cell.get(kind, 0):
                signs[KIND_SIGNS[kind]] = signs.get(KIND_SIGNS[kind], 0) + count
        x = y = 0.0
        for (icon, family), count in signs.items():
            text = self._pen.word(f"{count}", MICRO_STRONG, Colour(f"{family}.ink"), 0, 0)
            wide = text.width + 26
            if x and x + wide > self._column - 12:
                x, y = 0.0, y + _CHIP + _CHIP_GAP
            parts += (
                Box(x, y, wide, _CHIP, Colour(f"{family}.fill"), Colour(f"{family}.edge", 0.5), radius=_CHIP / 2),
                Icon(icon, x + 5, y + 3.5, 11, Colour(f"{family}.edge"), 2.4),
                self._pen.word(f"{count}", MICRO_STRONG, Colour(f"{family}.ink"), x + 19, y + 2).text,
            )
            x += wide + _CHIP_GAP
        return parts, y + _CHIP

    def _block(
        self, name: str, parts: Sequence[Primitive], tall: float, said: str, *, gap: float = 0.0, keeps: bool = False
    ) -> Block:
        key = f"{self._key}/{name}"
        node = Node(key, Role.TEXT, "", self._area[0], 0, self._area[1], tall, tuple(parts), said)
        return Block((node,), tall, (Reading(key, (Part(Tag.FIGURE, key, alt=said),)),), gap, keeps)
