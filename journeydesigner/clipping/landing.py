"""From a reading to the map: what a paste or a drop writes, as one step to undo, and what came of it."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from journeydesigner.clipping.addresses import Link
from journeydesigner.clipping.grids import Grid
from journeydesigner.clipping.readings import Reading, Way
from journeydesigner.document.document import Document
from journeydesigner.document.structure_lock import is_locked
from journeydesigner.editing import pasting
from journeydesigner.editing.cards import add_card, add_note
from journeydesigner.editing.pasting_copies import At, paste_cards
from journeydesigner.editing.structure import add_lane_of
from journeydesigner.importers.building import add_maps
from journeydesigner.importers.drafts import DraftJourney, DraftMap
from journeydesigner.importers.table_reading import read_table
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.model.ids import CardId, LaneId, MapId, RecordId, StageId, StepId
from journeydesigner.wording import _, n_


@dataclass(frozen=True, slots=True)
class Target:
    """Where the person is: a cell and the position in it (None: its end), or only a lane, a step or a stage.

    With nothing at all what is pasted lies in the inbox of the map, or becomes a map.
    """

    map: MapId
    lane: LaneId | None = None
    step: StepId | None = None
    index: int | None = None
    stage: StageId | None = None
    is_lane_header: bool = False

    @property
    def is_place(self) -> bool:
        """Whether somewhere on the map is meant."""
        return self.lane is not None or self.step is not None


@dataclass(frozen=True, slots=True)
class Landed:
    """What came of it; ``replaced`` stages gave way to new ones; ``header`` is a lane, step or stage that was made,
    ``shown_map`` a new map."""

    cards: tuple[CardId, ...] = ()
    notes: tuple[CardId, ...] = ()
    points: int = 0
    stages: int = 0
    steps: int = 0
    lanes: int = 0
    replaced: int = 0
    header: tuple[str, RecordId] | None = None
    shown_map: MapId | None = None

    @property
    def is_nothing(self) -> bool:
        return not (self.cards or self.notes or self.points or self.stages or self.header or self.shown_map)


def together(landed: Sequence[Landed]) -> Landed:
    """What came of several things at once. The first new map is shown, unless there are cards to be seen."""
    cards = tuple(card for each in landed for card in each.cards)
    return Landed(
        cards,
        tuple(note for each in landed for note in each.notes),
        sum(each.points for each in landed),
        sum(each.stages for each in landed),
        sum(each.steps for each in landed),
        sum(each.lanes for each in landed),
        shown_map=None if cards else next((each.shown_map for each in landed if each.shown_map), None),
    )


def is_empty(document: Document, map_id: MapId) -> bool:
    """Whether a map has no more than its first stage: an outline may build it up."""
    snapshot = document.snapshot
    has_cards = any(snapshot.cards_in(lane.id) for lane in snapshot.lanes_of(map_id))
    return len(snapshot.steps_in(map_id)) <= 1 and not has_cards


def land(document: Document, reading: Reading, target: Target) -> Landed:
    """Write it. Raises what the verbs raise: StructureLockedError, InvalidRecordError."""
    match reading.way:
        case Way.OWN:
            return _own(document, reading, target)
        case Way.GRID | Way.INSTEAD:
            return _grid(document, reading.grid, target, replaces=reading.way is Way.INSTEAD)
        case Way.LANE:
            return _along(document, reading.grid, target)
        case Way.LINES | Way.CARD:
            return _lines(document, reading.lines, target)
        case Way.OUTLINE:
            return _told(pasting.paste_outline(document, target.map, reading.outline))
        case Way.LINKS:
            return _links(document, reading.links, target)
        case Way.PICTURE:
            return _picture(document, reading, target)
        case Way.MAP:
            return _new_map(document, reading, target)


def _own(document: Document, reading: Reading, target: Target) -> Landed:
    assert reading.copied is not None, "what was copied here comes with the reading"
    at = At(target.map, target.lane, target.step, target.index, target.stage)
    made = paste_cards(document, reading.copied, at)
    header: tuple[str, RecordId] | None = None
    for table, record in (("lanes", made.lane), ("stages", made.stage), ("steps", made.step)):
        header = header or ((table, record) if record else None)
    return Landed(made.cards, made.notes, header=header)


def with_stages_instead(document: Document, found: Sequence[Reading], target: Target) -> tuple[Reading, ...]:
    """The readings, best first. A table with stages of its own, for a map whose stages nobody has touched, is first of
    all one whose stages take the place of these."""
    if not found or found[0].way is not Way.GRID or _first_cell(document, target) is None:
        return tuple(found)
    if not pasting.brings_its_own_stages(document, target.map, found[0].grid.rows):
        return tuple(found)
    return (replace(found[0], way=Way.INSTEAD), *found)


def _grid(document: Document, grid: Grid, target: Target, *, replaces: bool = False) -> Landed:
    """From the cell on; with only a step, from the first lane on, with only a lane from its first step on. Without
    either its cells are notes."""
    at = _first_cell(document, target)
    if at is None:
        lines = [text for row in grid.rows for text in row if text]
        return _told(pasting.paste_notes(document, target.map, lines))
    return _told(pasting.paste_grid(document, *at, grid.rows, spans=grid.spans, replaces=replaces))


def _along(document: Document, grid: Grid, target: Target) -> Landed:
    """One lane, a step for each. Where a column was copied from its heading on, and no lane is meant, the lane is
    looked for by that heading. Where only a step is meant, it goes down the lanes, as it stood."""
    if target.lane is None and target.step is not None:
        return _grid(document, grid.turned(), target)
    at = _first_cell(document, target)
    if at is None:
        return _lines(document, grid.rows[0], target)
    return _told(pasting.paste_grid(document, *at, grid.rows))


def _first_cell(document: Document, target: Target) -> tuple[LaneId, StepId] | None:
    snapshot = document.snapshot
    steps = snapshot.steps_in(target.map)
    lanes = [lane for lane in snapshot.lanes_of(target.map) if not kind(lane.kind).is_divider]
    if not steps or not lanes or not target.is_place:
        return None
    return target.lane or lanes[0].id, target.step or steps[0].id


def _lines(document: Document, lines: tuple[str, ...], target: Target) -> Landed:
    """In the cell, one below the other; along a lane whose header is meant; in the inbox where no cell is meant."""
    if target.is_lane_header and len(lines) > 1 and (at := _first_cell(document, target)) is not None:
        return _told(pasting.paste_grid(document, *at, [lines]))
    if target.lane is None or target.step is None:
        cell = _cell_of_step(document, target)
        if cell is None:
            return _told(pasting.paste_notes(document, target.map, lines))
        return _told(pasting.paste_lines(document, *cell, None, lines))
    return _told(pasting.paste_lines(document, target.lane, target.step, target.index, lines))


def _cell_of_step(document: Document, target: Target) -> tuple[LaneId, StepId] | None:
    """Of a step that is meant the cell in the first lane of cards, of a lane the first one."""
    if not target.is_place:
        return None
    snapshot = document.snapshot
    steps = snapshot.steps_in(target.map)
    cards = [lane.id for lane in snapshot.lanes_of(target.map) if _holds_cards(lane.kind)]
    lane, step = target.lane or next(iter(cards), None), target.step or (steps[0].id if steps else None)
    return (lane, step) if lane is not None and step is not None else None


def _holds_cards(name: str) -> bool:
    found = kind(name)
    return isinstance(found, CardLane) and not found.is_tile


def _links(document: Document, links: tuple[Link, ...], target: Target) -> Landed:
    with document.change(n_("Paste link", "Paste links", len(links))):
        found = [{"text": link.name, "links": (link.address,)} for link in links]
        return _cards(document, found, target)


def _picture(document: Document, reading: Reading, target: Target) -> Landed:
    """In the cell, if its lane shows pictures; else in the map's lane for them, which is made where there is none."""
    with document.change(_("Paste picture")):
        fields = {"image": document.add_asset(reading.picture), "text": " ".join(reading.lines)}
        snapshot = document.snapshot
        lane = target.lane
        if target.step is not None and (lane is None or not _shows_pictures(snapshot.lane(lane).kind)):
            lanes = [found.id for found in snapshot.lanes_of(target.map) if found.kind == _PICTURES]
            if not lanes and not is_locked(snapshot, target.map):
                lanes = [add_lane_of(document, target.map, _PICTURES)]
            target = Target(target.map, lanes[0] if lanes else None, target.step if lanes else None)
        return _cards(document, [fields], target)


_PICTURES = "images"


def _shows_pictures(name: str) -> bool:
    return _holds_cards(name) and not kind(name).is_chip


def _cards(document: Document, found: list[dict[str, Any]], target: Target) -> Landed:
    """Cards of given fields in the cell; notes where it is none that holds cards."""
    cell = _cell_of_step(document, target)
    if cell is None or not _holds_cards(document.snapshot.lane(cell[0]).kind):
        return Landed(notes=tuple(add_note(document, target.map, **fields) for fields in found))
    index = target.index
    made: list[CardId] = []
    for place, fields in enumerate(found):
        made.append(add_card(document, *cell, index=None if index is None else index + place, **fields))
    return Landed(tuple(made))


def _new_map(document: Document, reading: Reading, target: Target) -> Landed:
    """A map of its own in the same organisation, called as its file is."""
    draft = deepcopy(reading.draft)  # building writes into it
    if draft is None:
        drawn = DraftMap(" ".join(reading.lines) or _("Pasted map"))
        read_table([list(row) for row in reading.grid.rows], drawn, reading.grid.spans)
        draft = DraftJourney([drawn])
    maps = add_maps(document, draft, document.snapshot.map(target.map).organization)
    return Landed(shown_map=maps[0])


def _told(made: pasting.Pasted) -> Landed:
    return Landed(made.cards, made.notes, made.points, made.stages, made.steps, made.lanes, made.replaced)
