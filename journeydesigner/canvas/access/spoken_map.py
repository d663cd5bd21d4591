"""A laid out map as a tree of things with names: its stages with their steps, then its lanes with what is in them.

Pure, and asked piece by piece: nothing is made of the thousands of cards that nobody asks for. A ``Key`` names a thing;
the empty one the map itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from journeydesigner.canvas.board import Board
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.selection import Selection, SelectionKind
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.lanes.kinds import kind
from journeydesigner.layout.scene import Band, BandKind
from journeydesigner.model.ids import CardId, LaneId, StageId, StepId
from journeydesigner.model.records import Card, Lane
from journeydesigner.wording import _, n_


class Kind(StrEnum):
    MAP = "map"
    STAGES = "stages"
    STAGE = "stage"
    STEP = "step"
    NUMBERS = "numbers"
    """A row of numbers over all stages, or those of the title; ``record`` is its band's key."""
    NUMBER = "number"
    """One of them; ``record`` is its node's key, ``step`` its band's."""
    LANE = "lane"
    LINE = "line"
    ITEM = "item"
    """A card, or a point of a curve."""
    CELL = "cell"
    """An empty cell, while the keyboard stands in it."""


class Key(NamedTuple):
    kind: Kind
    record: str = ""
    step: str = ""


ROOT = Key(Kind.MAP)
_ITEMS = (Role.CARD, Role.EMOTION)


@dataclass(frozen=True)
class SpokenMap:
    """Of one board and what is selected on it."""

    board: Board
    selection: Selection

    def children(self, key: Key) -> tuple[Key, ...]:
        """What a thing consists of, in reading order."""
        snapshot = self.board.snapshot
        match key.kind:
            case Kind.MAP:
                lanes = (Key(Kind.LINE if _is_line(lane) else Kind.LANE, lane.id) for lane in self.board.lanes)
                rows = (band for band in self.board.scene.bands if band.kind is BandKind.FIGURES)
                title = (band for band in self.board.scene.bands[:1] if _numbers(band))
                return (
                    *(Key(Kind.NUMBERS, band.key) for band in title),
                    Key(Kind.STAGES),
                    *(Key(Kind.NUMBERS, band.key) for band in rows),
                    *lanes,
                )
            case Kind.STAGES:
                return tuple(Key(Kind.STAGE, stage.id) for stage in snapshot.stages_of(self.board.map))
            case Kind.STAGE:
                return tuple(Key(Kind.STEP, step.id) for step in snapshot.steps_of(StageId(key.record)))
            case Kind.NUMBERS:
                band = self.board.scene.band_by_key.get(key.record)
                return tuple(Key(Kind.NUMBER, node.key, key.record) for node in _numbers(band)) if band else ()
            case Kind.LANE:
                return (
                    *(Key(Kind.ITEM, node.record) for node in self._items(key.record)),
                    *self._free_cell(key.record),
                )
            case Kind.STEP | Kind.LINE | Kind.ITEM | Kind.CELL | Kind.NUMBER:
                return ()

    def parent(self, key: Key) -> Key | None:
        """What a thing is part of; None for the map, and for what is gone."""
        snapshot = self.board.snapshot
        match key.kind:
            case Kind.MAP:
                return None
            case Kind.STAGES | Kind.LANE | Kind.LINE | Kind.NUMBERS:
                return ROOT
            case Kind.NUMBER:
                return Key(Kind.NUMBERS, key.step)
            case Kind.STAGE:
                return Key(Kind.STAGES)
            case Kind.STEP:
                step = snapshot.table("steps").get(key.record)
                return Key(Kind.STAGE, getattr(step, "stage", "")) if step else None
            case Kind.CELL:
                return Key(Kind.LANE, key.record)
            case Kind.ITEM:
                lane = self._lane_of(key.record)
                return Key(Kind.LANE, lane) if lane else None

    def name(self, key: Key) -> str:
        """What is read out. Raises KeyError for what is gone."""
        snapshot = self.board.snapshot
        match key.kind:
            case Kind.MAP:
                return _("Journey map: {title}").format(title=snapshot.map(self.board.map).title)
            case Kind.STAGES:
                return _("Stages")
            case Kind.STAGE:
                return self._stage_name(StageId(key.record))
            case Kind.STEP:
                step = snapshot.step(StepId(key.record))
                return _("Step: {title}").format(title=step.title or _("the only one of its stage"))
            case Kind.NUMBERS:
                band = self.board.scene.band_by_key[key.record]
                return band.labels[0].label if band.labels else _("What stands out")
            case Kind.NUMBER:
                return self._number(key)[1].label
            case Kind.LANE:
                return self._lane_name(LaneId(key.record))
            case Kind.LINE:
                return snapshot.lane(LaneId(key.record)).title
            case Kind.CELL:
                lane = snapshot.lane(LaneId(key.record))
                return _("Empty: {question}").format(question=kind(lane.kind).question or lane.title)
            case Kind.ITEM:
                node = self._node(key.record)
                if node is None:
                    raise KeyError(key)
                return node.label

    def where(self, key: Key) -> str:
        """Where a card or cell stands: its stage and step."""
        column = self._column(key)
        if column is None:
            return ""
        step = self.board.snapshot.step(column)
        return ", ".join(filter(None, (self.board.snapshot.stage(step.stage).title, step.title)))

    def rect(self, key: Key) -> Rect | None:
        """Where in the scene it stands; None for what has no place of its own, and for what is gone."""
        board = self.board
        match key.kind:
            case Kind.MAP | Kind.STAGES:
                return None
            case Kind.STAGE:
                return board.rect_of_stage(StageId(key.record))
            case Kind.STEP:
                return board.rect_of_step(StepId(key.record))
            case Kind.NUMBERS:
                band = board.scene.band_by_key.get(key.record)
                return (
                    Rect(board.label_left, band.y, board.steps_right - board.label_left, band.height) if band else None
                )
            case Kind.NUMBER:
                try:
                    band, node = self._number(key)
                except KeyError:
                    return None
                return Rect(node.x, band.y + node.y, node.w, node.h)
            case Kind.LANE | Kind.LINE:
                return board.rect_of_lane(LaneId(key.record))
            case Kind.CELL:
                return board.rect_of_new_card(LaneId(key.record), StepId(key.step))
            case Kind.ITEM:
                lane = self._lane_of(key.record)
                if key.record in board.snapshot.table("cards"):
                    return board.rect_of_card(CardId(key.record))
                return board.rect_in_lane(lane, key.record) if lane else None

    def is_there(self, key: Key) -> bool:
        """Whether it is still part of the map."""
        return self.all_there((key,)) == {key}

    def all_there(self, keys: Iterable[Key]) -> set[Key]:
        """Those of ``keys`` that are still part of the map. What they are part of is gone through once."""
        parts: dict[Key, frozenset[Key]] = {}
        there: set[Key] = set()
        for key in keys:
            parent = self.parent(key)
            if parent is not None and parent not in parts:
                parts[parent] = frozenset(self.children(parent))
            if key == ROOT or (parent is not None and key in parts[parent]):
                there.add(key)
        return there

    def focused(self) -> Key:
        """Where the keyboard stands."""
        at = self.selection
        match at.kind:
            case SelectionKind.STAGE:
                return Key(Kind.STAGE, at.id or "")
            case SelectionKind.STEP:
                return Key(Kind.STEP, at.id or "")
            case SelectionKind.LANE:
                return Key(Kind.LANE, at.id or "")
            case SelectionKind.CELL:
                return Key(Kind.CELL, at.lane or "", at.step or "")
            case SelectionKind.EMOTION if not at.id:
                return Key(Kind.CELL, at.lane or "", at.step or "")
            case SelectionKind.CARDS | SelectionKind.EMOTION:
                return Key(Kind.ITEM, at.id or "")
            case _:
                return ROOT

    def is_selected(self, key: Key) -> bool:
        return bool(key.record) and (key.record in self.selection.ids or key == self.focused())

    # Parts

    def _number(self, key: Key) -> tuple[Band, Node]:
        """Raises KeyError for what is gone."""
        band = self.board.scene.band_by_key[key.step]
        node = next((node for node in _numbers(band) if node.key == key.record), None)
        if node is None:
            raise KeyError(key)
        return band, node

    def _items(self, lane: str) -> list[Node]:
        band = self.board.band_of(LaneId(lane))
        nodes = [node for node in band.nodes if node.role in _ITEMS and node.record] if band else []
        return sorted(nodes, key=lambda node: (node.x, node.y))

    def _free_cell(self, lane: str) -> tuple[Key, ...]:
        at = self.focused()
        return (at,) if at.kind is Kind.CELL and at.record == lane else ()

    def _node(self, record: str) -> Node | None:
        if record in self.board.snapshot.table("cards"):
            return self.board.node_of_card(CardId(record))
        lane = self._lane_of(record)
        band = self.board.band_of(lane) if lane else None
        return self.board.indexes.contents(band).by_record.get(record) if band else None

    def _lane_of(self, record: str) -> LaneId | None:
        card = self.board.snapshot.table("cards").get(record)
        if isinstance(card, Card):
            return card.place.lane if card.place else None
        point = self.board.snapshot.table("emotions").get(record)
        return getattr(point, "lane", None)

    def _column(self, key: Key) -> StepId | None:
        if key.kind is Kind.CELL:
            return StepId(key.step) if key.step in self.board.snapshot.table("steps") else None
        if key.kind is not Kind.ITEM:
            return None
        card = self.board.snapshot.table("cards").get(key.record)
        if isinstance(card, Card):
            return card.place.first if card.place else None
        return getattr(self.board.snapshot.table("emotions").get(key.record), "step", None)

    def _stage_name(self, stage: StageId) -> str:
        snapshot = self.board.snapshot
        stages = [found.id for found in snapshot.stages_of(self.board.map)]
        found = snapshot.stage(stage)
        said = _("Stage {number} of {count}: {title}").format(
            number=stages.index(stage) + 1, count=len(stages), title=found.title
        )
        return f"{said}. {found.question}" if found.question else said

    def _lane_name(self, lane: LaneId) -> str:
        found = self.board.snapshot.lane(lane)
        count = _count(self.board.snapshot, found)
        return n_("{lane}, {count} entry", "{lane}, {count} entries", count).format(lane=found.title, count=count)


def _numbers(band: Band) -> list[Node]:
    """Those that say something of their own: not the drawing as a whole, and a loss with the stage that it leads to."""
    if band.kind is BandKind.TITLE:
        return [node for node in band.nodes if node.role is Role.PILL]
    nodes = (node for node in band.nodes if node.label and ":" in node.key and not node.key.startswith("lost:"))
    return sorted(nodes, key=lambda node: (node.x, node.y))


def _is_line(lane: Lane) -> bool:
    return kind(lane.kind).is_divider


def _count(snapshot: Snapshot, lane: Lane) -> int:
    return len(snapshot.emotions_of(lane.id)) if kind(lane.kind).is_curve else len(snapshot.cards_in(lane.id))
