"""A page for each stage, or as many as it needs: its column of the map with all lanes, and how its metrics develop."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Path, Primitive, Text
from journeydesigner.layout.grid import StageSpan
from journeydesigner.layout.headers import chevron_outline
from journeydesigner.layout.map_layout import LayoutOptions, MapLayout
from journeydesigner.layout.page_parts import lane_groups
from journeydesigner.layout.reading import Part, Reading, Tag, lane_readings
from journeydesigner.layout.report.flow import Block, Flow
from journeydesigner.layout.report.styles import LEAD, SMALL_STRONG, TITLE, Format
from journeydesigner.layout.report.trend_chart import chart
from journeydesigner.layout.row_ground import SHEET_FOOT
from journeydesigner.layout.scene import BandKind, Scene
from journeydesigner.layout.standing_out import StandingOut, TileAt
from journeydesigner.model.ids import LaneId
from journeydesigner.model.records import Step
from journeydesigner.wording import _

_LABEL = 160.0
_LEAST_STEP = 150.0
_FEW = 2
"""A stage of no more steps stands in two columns."""
_GAP, _UNDER = 28.0, 16.0
_HEAD_PAD = 28.0
_CURVE = 156.0
_SHOWN = (BandKind.STEPS, BandKind.LANE)
Lanes = tuple[LaneId, ...] | None
"""Those of a group; None: all."""


@dataclass(frozen=True, slots=True)
class _Column:
    """``count`` stand side by side on a page, each ``width`` wide, of which ``label`` is for the names of lanes."""

    count: int
    width: float
    label: float

    @classmethod
    def of(cls, steps: Sequence[Step], form: Format) -> "_Column":
        if len(steps) > _FEW:
            return cls(1, form.room, _LABEL)
        return cls(2, (form.room - _GAP) / 2, _LABEL)


@dataclass(frozen=True)
class StagePages:
    """Of one map."""

    flow: Flow
    told: StandingOut
    layout: MapLayout
    path: Part

    def put(self) -> None:
        tiles = [each for each in self.told.tiles() if len(each.tile.trend.points) > 1]
        for place, span in enumerate(self.told.grid.stages):
            self._stage(span, place, [each for each in tiles if each.place == place])

    def _stage(self, span: StageSpan, place: int, tiles: list[TileAt]) -> None:
        head, is_first = self._head(span, place), True
        for steps in self._groups(span):
            room = self.flow.form.bottom - self.flow.form.top - head.height - _UNDER
            column = _Column.of(steps, self.flow.form)
            if column.count > 1 and (self._tallest(steps, column) > room or self._leads_away(steps)):
                column = _Column(1, self.flow.form.room, _LABEL)
            groups = self._lane_groups(steps, column, room)
            for start in range(0, len(groups), column.count):
                self._page(span, steps, column, groups[start : start + column.count], head, tiles)
                head = replace(head, readings=()) if is_first else head
                is_first = False

    def _page(
        self, span: StageSpan, steps: Sequence[Step], column: "_Column", groups: Sequence[Lanes], head: Block,
        tiles: list[TileAt],
    ) -> None:  # fmt: skip
        """Under the stage's head its lanes, in two columns where they are narrow; a free column shows charts."""
        flow, stage = self.flow, span.stage
        title = stage.title or _("Untitled stage")
        flow.begin_page(title)
        flow.chapter(self.path, Part(Tag.SECTION, f"{self.path.key}/{stage.id}", title))
        flow.add(head)
        top = flow.end + _UNDER
        for number, lanes in enumerate(groups):
            flow.at(self._part(steps, lanes, column, number, stage.id), top)
        if len(groups) < column.count:
            self._charts(tiles, flow.form.left + len(groups) * (column.width + _GAP), top)

    def _leads_away(self, steps: Sequence[Step]) -> bool:
        """Whether arrows lead to other stages or lanes, which may stand on another sheet: the names of the cards there
        want the room of a whole page."""
        snapshot, here = self.told.snapshot, {step.id for step in steps}
        for link in snapshot.links_of(self.told.grid.map.id):
            places = [snapshot.card(card).place for card in (link.source, link.target)]
            is_here = [place is not None and place.first in here for place in places]
            if any(is_here) and (not all(is_here) or len({place.lane for place in places if place}) > 1):
                return True
        return False

    def _groups(self, span: StageSpan) -> Iterator[tuple[Step, ...]]:
        """As few groups of the stage's steps as have room side by side."""
        steps = self.told.grid.steps[span.first : span.last + 1]
        most = max(int((self.flow.form.room - _LABEL) / _LEAST_STEP), 1)
        parts = -(-len(steps) // most)
        for part in range(parts):
            yield steps[len(steps) * part // parts : len(steps) * (part + 1) // parts]

    def _head(self, span: StageSpan, place: int) -> Block:
        """The stage's chevron over the whole page."""
        pen, form, stage = self.flow.pen, self.flow.form, span.stage
        count = len(self.told.grid.stages)
        colour = Colour(stage.colour or f"stage:{place}/{count}")
        ink = ink_on(colour)
        left = _HEAD_PAD + (16.0 if place else 0.0)
        said = _("Stage {number} of {count}").format(number=place + 1, count=count)
        number = pen.word(said, SMALL_STRONG, ink, form.room - _HEAD_PAD, 10, align="end")
        room = form.room - left - _HEAD_PAD - number.width - 24
        title = pen.block(stage.title or _("Untitled stage"), TITLE, ink, left, 8, room, balanced=False)
        parts: list[Primitive] = [title.text, number.text]
        high = 8 + title.height
        if stage.question.strip():
            question = pen.block(stage.question, LEAD, ink, left, high, room, balanced=False)
            parts.append(question.text)
            high += question.height
        high += 12
        outline = chevron_outline(form.room, high, has_notch=place > 0, has_tip=place < count - 1)
        key = f"{self.path.key}/head:{stage.id}"
        node = Node(
            key, Role.STAGE, stage.id, form.left, 0, form.room, high, (Path(outline, colour), *parts), stage.title
        )
        return Block((node,), high, (Reading(key, (Part(Tag.TITLE, key),)),))

    # The column

    def _scene(self, steps: Sequence[Step], lanes: Lanes, column: _Column) -> Scene:
        self.layout.set_options(
            LayoutOptions(
                steps=tuple(step.id for step in steps), lanes=lanes, board_width=column.width - column.label,
                label_width=column.label, margin=self.flow.form.left, lane_height=52.0, emotion_height=_CURVE,
                has_descriptions=False, has_clear_levels=True, has_folds=False, has_chip_lines=True, pills=(),
                ribbon=False,
            )
        )  # fmt: skip
        return self.layout.scene(self.told.snapshot, self.told.grid.map.id)

    def _tallest(self, steps: Sequence[Step], column: _Column) -> float:
        """The height of the tallest lane, under the names of the steps."""
        bands = self._scene(steps, None, column).bands
        steps_high = sum(band.height for band in bands if band.kind is BandKind.STEPS)
        return max((band.height for band in bands if band.kind is BandKind.LANE), default=0.0) + steps_high + SHEET_FOOT

    def _lane_groups(self, steps: Sequence[Step], column: _Column, room: float) -> list[Lanes]:
        """The lanes that stand under each other: all, where they have room."""
        scene = self._scene(steps, None, column)
        lanes = sum(band.height for band in scene.bands if band.kind is BandKind.LANE)
        steps_high = sum(band.height for band in scene.bands if band.kind is BandKind.STEPS)
        around = scene.height - lanes - steps_high - SHEET_FOOT
        if scene.height - around <= room:
            return [None]
        return list(lane_groups(scene, room + around))

    def _part(self, steps: Sequence[Step], lanes: Lanes, column: _Column, number: int, key: str) -> Block:
        """Steps and lanes of the laid out map, from the top of its sheet down, in the ``number``-th column."""
        scene = self._scene(steps, lanes, column)
        top, x = min(node.y for node in scene.backdrop), number * (column.width + _GAP)
        bands = [replace(band, y=band.y - top) for band in scene.bands if band.kind in _SHOWN]
        prefix = f"{self.path.key}/{key}"
        named = [node for band in bands if band.kind is BandKind.STEPS for node in band.nodes if _has_words(node)]
        read = [Reading(node.key, (Part(Tag.PARAGRAPH, f"{prefix}/{node.key}"),)) for node in named if not number]
        titles = {str(row.lane.id): row.lane.title for row in self.told.grid.rows}
        nodes = [*_moved(scene.backdrop, x, -top)]
        nodes += [node for band in bands for node in _moved(band.ground, x, band.y)]
        nodes += _moved(scene.under, x, -top)
        nodes += [node for band in bands for node in _moved((*band.nodes, *band.labels), x, band.y)]
        nodes += _moved(scene.above, x, -top)
        if number:  # the steps' names stand there a second time
            again = {node.key for node in named}
            nodes = [replace(node, key=f"{node.key}:{number}") if node.key in again else node for node in nodes]
        height = max([band.y + band.height for band in bands], default=0.0) + SHEET_FOOT
        return Block(tuple(nodes), height, (*read, *lane_readings(scene, titles, prefix)))

    def _charts(self, tiles: list[TileAt], x: float, top: float) -> None:
        """As many of the charts as have room beside the column; they are taken off the list. The metrics' own pages
        show all."""
        flow = self.flow
        width, y = flow.form.right - x, top
        while tiles:
            node = replace(chart(tiles[0], width, flow.pen, f"{self.path.key}/chart:{tiles[0].key}"), x=x)
            if y + node.h > flow.form.bottom:
                break
            tiles.pop(0)
            alt = Part(Tag.FIGURE, node.key, alt=node.label)
            flow.at(Block((node,), node.h, (Reading(node.key, (alt,)),)), y)
            y += node.h + 16


def _moved(nodes: Sequence[Node], x: float, y: float) -> list[Node]:
    return [replace(node, x=node.x + x, y=node.y + y) for node in nodes]


def _has_words(node: Node) -> bool:
    return any(isinstance(part, Text) for part in node.primitives)
