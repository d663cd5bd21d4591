"""Verbs on what is pasted from elsewhere: a grid of texts, lines, notes, an indented outline.

Each is one step to undo, however much it makes. What finds no place lies in the map's inbox; nothing is dropped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Protocol

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing import cells, grid_places
from journeydesigner.editing.cards import gap, lay_into_inbox_anew
from journeydesigner.editing.cells import Cell
from journeydesigner.editing.grid_headings import is_turned
from journeydesigner.editing.untouched import has_untouched_stages
from journeydesigner.lanes.kinds import kind
from journeydesigner.model import order_keys
from journeydesigner.model.clean_text import clean
from journeydesigner.model.ids import CardId, LaneId, MapId, StepId, new_id
from journeydesigner.wording import _

Spans = Sequence[tuple[int, int, int]]
"""(row, column, how many columns) of cells that are wider than one."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What came of a paste. ``cards`` stand on the map, ``notes`` lie in the inbox for want of a place. ``points`` of
    curves were set; ``steps`` and ``lanes`` (stages with their first step, too) had to be made; ``replaced``
    stages gave way to them."""

    cards: tuple[CardId, ...] = ()
    notes: tuple[CardId, ...] = ()
    points: int = 0
    stages: int = 0
    steps: int = 0
    lanes: int = 0
    replaced: int = 0


def brings_its_own_stages(document: Document, map_id: MapId, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a grid names stages of its own, for a map on which nobody would miss those that it has."""
    if not has_untouched_stages(document, map_id):
        return False
    held, _is_as_it_stood = _straight(document.snapshot, map_id, rows)
    return grid_places.brings_stages(document.snapshot, map_id, held)


def _straight(snapshot: Snapshot, map_id: MapId, rows: Sequence[Sequence[str]]) -> tuple[list[list[str]], bool]:
    """The cells as a map has them, lanes below each other and stages beside, and whether they stood so."""
    held = [[clean(cell).text.strip() for cell in row] for row in rows]
    if is_turned(snapshot, map_id, held):
        return [list(row) for row in zip_longest(*held, fillvalue="")], False
    return held, True


def paste_grid(
    document: Document,
    lane: LaneId,
    step: StepId,
    rows: Sequence[Sequence[str]],
    *,
    spans: Spans = (),
    replaces: bool = False,
    today: date | None = None,
) -> Pasted:
    """Fill the map from a cell on: each row goes to a lane, each column to a step; where the map ends, it grows (steps
    in its last stage, lanes of notes). A grid that names lanes in its first column, or stages and steps in its first
    row (or the other way round), goes to these instead, and those it names that there are not are made. Where it names
    no stage that there is, free columns from the cell on are called so; if it ``replaces``, they are stages that take
    the place of all those of the map (see ``brings_its_own_stages``). Dividers are passed over.

    An empty cell makes nothing, one of several lines as many cards. In a curve's lane numbers, faces and words become
    points, in a metrics lane numbers are measured for the month of ``today``. A locked map does not grow: what reaches
    beyond it lies in the inbox.
    """
    with document.change(_("Paste table")) as draft:
        held, is_as_it_stood = _straight(draft.snapshot, draft.snapshot.lane(lane).map, rows)
        spans = spans if is_as_it_stood else ()
        places = grid_places.places_for(document, lane, step, held, replaces=replaces)
        wide = {(row, column): width for row, column, width in spans}
        found: dict[LaneId, list[Cell]] = {}
        homeless: list[str] = []
        for place, row in enumerate(held):
            for column, text in enumerate(row):
                at = places.cell(place, column)
                if not text or at is None:
                    continue
                home, first = at
                if home is None or first is None:
                    homeless += cells.lines_of(text)
                    continue
                last = places.column(column + wide.get((place, column), 1) - 1) or first
                found.setdefault(home, []).append(Cell(first, last, text))
        filled = cells.fill(document, found, today)
        homeless += filled.homeless
        notes = lay_into_inbox_anew(draft, draft.snapshot.lane(lane).map, homeless)
    return Pasted(
        cards=filled.cards,
        notes=notes,
        points=filled.points,
        stages=places.stages,
        steps=places.steps,
        lanes=places.lanes,
        replaced=places.replaced,
    )


def paste_lines(
    document: Document,
    lane: LaneId,
    step: StepId,
    index: int | None,
    lines: Sequence[str],
    *,
    today: date | None = None,
) -> Pasted:
    """Each line a card, one after the other at the ``index``-th position of a cell (None: at its end). Along a curve
    each is a point of the next step. Lines for a divider lie in the inbox."""
    said = [text for line in lines if (text := clean(line).text.strip())]
    found = kind(document.snapshot.lane(lane).kind)
    if found.is_divider:
        return paste_notes(document, document.snapshot.lane(lane).map, said)
    if found.is_curve:
        return paste_grid(document, lane, step, [said], today=today)
    with document.change(_("Paste lines")) as draft:
        if found.is_tile:
            filled = cells.fill(document, {lane: [Cell(step, step, text) for text in said]}, today)
            return Pasted(cards=filled.cards)
        snapshot = draft.snapshot
        map_id = snapshot.lane(lane).map
        made: list[CardId] = []
        orders = order_keys.spread(len(said), *gap(snapshot, lane, step, index, ())) if said else []
        for text, order in zip(said, orders, strict=True):
            made.append(CardId(new_id("card")))
            place = {"lane": lane, "first": step, "last": step, "order": order}
            draft.enter("cards", made[-1], map=map_id, place=place, text=text)
    return Pasted(cards=tuple(made))


def paste_notes(document: Document, map_id: MapId, lines: Sequence[str]) -> Pasted:
    """Each line a note at the end of the map's inbox."""
    with document.change(_("Paste notes")) as draft:
        said = [text for line in lines if (text := clean(line).text.strip())]
        return Pasted(notes=lay_into_inbox_anew(draft, map_id, said))


class OutlineLine(Protocol):
    """A line of an outline; ``depth`` 0 is the outermost."""

    @property
    def text(self) -> str: ...
    @property
    def depth(self) -> int: ...


def paste_outline(document: Document, map_id: MapId, lines: Sequence[OutlineLine]) -> Pasted:
    """Build stages behind those of the map from the outermost lines, and their steps and cards from what stands under
    them: a line with further lines under it is a step, and so are those beside it; where none has any they are cards. A
    line that names a lane («Pain points: the queue», or «Pain points» with lines under it) puts its cards there; others
    go to the map's first lane of cards.

    A map that has nothing yet but its first stage gives that one for the outline's first. Raises StructureLockedError.
    """
    from journeydesigner.editing.outline_building import OutlineBuilding

    with document.change(_("Paste outline")) as draft:
        building = OutlineBuilding(draft, document, map_id)
        building.read([(line.depth, clean(line.text).text.strip()) for line in lines])
    return Pasted(cards=tuple(building.cards), stages=building.stages, steps=building.steps, lanes=building.lanes_made)
