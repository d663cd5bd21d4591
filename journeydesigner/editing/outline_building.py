"""An indented outline becomes stages, steps and cards of a map."""

import re
from collections.abc import Sequence

from journeydesigner.document.document import Document, Draft
from journeydesigner.editing.cells import Cell, fill
from journeydesigner.editing.grid_headings import kind_in_a_word
from journeydesigner.editing.structure import add_lane_of, add_stage, add_step
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.lane_words import folded, lane_kind, without_number
from journeydesigner.model.ids import CardId, LaneId, MapId, StageId, StepId

_LABELLED = re.compile(r"^\s*([^:：\n]{2,40})[:：]\s+(\S.*)$", re.DOTALL)
_DEFAULT = "actions"

Line = tuple[int, str]
"""Depth and text."""


class OutlineBuilding:
    """One outline being built; what it made can be asked afterwards."""

    def __init__(self, draft: Draft, document: Document, map_id: MapId) -> None:
        self.draft, self.document, self.map_id = draft, document, map_id
        self.stages = self.steps = self.lanes_made = 0
        self.cards: list[CardId] = []
        self._cells: dict[LaneId, list[Cell]] = {}
        self._blank = self._blank_stage()

    def read(self, lines: Sequence[Line]) -> None:
        """Build all of it."""
        said = [(depth, text) for depth, text in lines if text]
        top = min((depth for depth, _text in said), default=0)
        for title, under in _parts(said, top):
            step = self._stage(title)
            self._under_stage(step, under)
        self.cards += fill(self.document, self._cells).cards

    def _under_stage(self, step: StepId, lines: Sequence[Line]) -> None:
        depth = min((depth for depth, _text in lines), default=0)
        parts = _parts(lines, depth)
        has_steps = any(under and self._is_step(text, under) for text, under in parts)
        is_bare = True
        for text, under in parts:
            if has_steps and self._is_step(text, under):
                step = self._step(step, without_number(text), is_bare)
                self._cards_of(step, under)
            else:
                self._line(step, text, under)
            is_bare = False

    def _is_step(self, text: str, under: Sequence[Line]) -> bool:
        """Whether a line beside steps can be one: it names no lane, with what belongs there behind it or under it. With
        nothing there «Receive documents» is no lane of documents, but «Documents» is."""
        labelled = _LABELLED.match(text)
        if labelled and self._names_lane(labelled[1]):
            return False
        return not (self._names_lane(text) if under else self._titled(text) or kind_in_a_word(text))

    def _cards_of(self, step: StepId, lines: Sequence[Line]) -> None:
        depth = min((depth for depth, _text in lines), default=0)
        for text, under in _parts(lines, depth):
            self._line(step, text, under)

    def _line(self, step: StepId, text: str, under: Sequence[Line]) -> None:
        """A card, or a lane's name with cards under it; what stands under a card is a card of the same lane."""
        deeper = [line for _depth, line in under]
        if deeper and (lane := self._lane_named(text)) is not None:
            for line in deeper:
                self._card(lane, step, line)
            return
        labelled = _LABELLED.match(text)
        lane = self._lane_named(labelled[1]) if labelled else None
        home = lane or self._lane_of(_DEFAULT)
        for line in (labelled[2] if labelled and lane else text, *deeper):
            self._card(home, step, line)

    def _card(self, lane: LaneId, step: StepId, text: str) -> None:
        self._cells.setdefault(lane, []).append(Cell(step, step, text))

    def _stage(self, title: str) -> StepId:
        name = " ".join(without_number(title).split())
        if self._blank is not None:
            stage, self._blank = self._blank, None
            self.draft.patch("stages", stage, title=name)
        else:
            self.stages += 1
            stage = add_stage(self.document, self.map_id, name)
        return self.draft.snapshot.steps_of(stage)[0].id

    def _step(self, before: StepId, title: str, is_bare: bool) -> StepId:
        """The stage's first column as long as nothing is in it, else one more."""
        if is_bare:
            self.draft.patch("steps", before, title=title)
            return before
        self.steps += 1
        return add_step(self.document, self.draft.snapshot.step(before).stage, title)

    def _blank_stage(self) -> StageId | None:
        """The only stage of a map on which nothing stands yet."""
        snapshot = self.draft.snapshot
        stages = snapshot.stages_of(self.map_id)
        is_empty = not any(snapshot.cards_in(lane.id) for lane in snapshot.lanes_of(self.map_id))
        return stages[0].id if len(stages) == 1 and len(snapshot.steps_in(self.map_id)) == 1 and is_empty else None

    def _lane_named(self, label: str) -> LaneId | None:
        """The lane that a label names: the map's of this title, else of the kind that it names; None for no lane."""
        return self._titled(label) or (self._lane_of(name, label) if (name := _kind_named(label)) else None)

    def _names_lane(self, label: str) -> bool:
        """The same, where none is to be made."""
        return self._titled(label) is not None or _kind_named(label) is not None

    def _titled(self, label: str) -> LaneId | None:
        said = folded(label)
        lanes = self.draft.snapshot.lanes_of(self.map_id)
        return next((lane.id for lane in lanes if folded(lane.title) == said), None)

    def _lane_of(self, name: str, title: str = "") -> LaneId:
        """The map's first lane of a kind, made where there is none. Of cards without a label: its first lane that holds
        cards of text, if it has no actions."""
        lanes = self.draft.snapshot.lanes_of(self.map_id)
        plain = [lane for lane in lanes if not _is_special(lane.kind)]
        found = [lane for lane in lanes if lane.kind == name] or (plain if not title else [])
        if found:
            return found[0].id
        self.lanes_made += 1
        return add_lane_of(self.document, self.map_id, name, title)


def _kind_named(label: str) -> str | None:
    name = lane_kind(label) if len(folded(label).split()) < 4 else None
    return name if name and not kind(name).is_divider else None


def _is_special(name: str) -> bool:
    found = kind(name)
    return found.is_divider or found.is_curve or found.is_tile


def _parts(lines: Sequence[Line], depth: int) -> list[tuple[str, list[Line]]]:
    """Lines at a depth (or further out) with those under them."""
    parts: list[tuple[str, list[Line]]] = []
    for line in lines:
        if line[0] <= depth or not parts:
            parts.append((line[1], []))
        else:
            parts[-1][1].append(line)
    return parts
