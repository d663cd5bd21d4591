"""From where a person means to where cards go: moves and copies by gap, by arrow key, within one undo step each."""

from collections.abc import Mapping
from typing import Protocol

from journeydesigner.canvas import selection as select
from journeydesigner.canvas.board import Board, standing_at
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.gaps import Gap
from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.canvas.selection import Selection, SelectionKind
from journeydesigner.document.document import Document
from journeydesigner.editing import cards as verbs
from journeydesigner.editing import free_notes, structure
from journeydesigner.editing.free_notes import Offset
from journeydesigner.model.ids import CardId, LaneId, StageId, StepId
from journeydesigner.model.records import Card
from journeydesigner.wording import _, n_


class Writer(Protocol):
    """Where the cards are."""

    @property
    def document(self) -> Document: ...
    @property
    def board(self) -> Board: ...
    def select(self, selection: Selection) -> None: ...


def takes_cards(board: Board, gap: Gap) -> bool:
    return gap.lane is not None and way_of(board.snapshot.lane(gap.lane)) is Way.CARDS


def in_reading_order(board: Board, cards: tuple[CardId, ...]) -> tuple[CardId, ...]:
    """By lane, step, place in the cell."""
    lanes = {lane.id: place for place, lane in enumerate(board.lanes)}

    def key(card: CardId) -> tuple[int, int, str]:
        place = board.snapshot.card(card).place
        if place is None:
            return (len(lanes), 0, "")
        return (lanes.get(place.lane, 0), board.column_of.get(place.first, 0), place.order)

    return tuple(sorted(cards, key=key))


def move_cards(desk: Writer, held: CardId, cards: tuple[CardId, ...], gap: Gap) -> None:
    """Put cards where ``gap`` is: those of one cell together, others as far away from ``held`` as they were."""
    assert gap.lane is not None and gap.step is not None
    board = desk.board
    if _stands_there(board, cards, gap):
        return
    if len({_cell(board, card) for card in cards}) == 1:
        with desk.document.change(n_("Move card", "Move cards", len(cards))):
            verbs.move_cards(desk.document, cards, gap.lane, gap.step, gap.index)
    else:
        lanes_on, steps_on = _way(board, held, gap.lane, gap.step)
        with desk.document.change(_("Move cards")):
            cells: dict[tuple[LaneId, StepId], list[CardId]] = {}
            for card in cards:
                cells.setdefault(_further(board, card, lanes_on, steps_on), []).append(card)
            # Last the cell of the gap: only then does nothing stand in it that is not counted.
            for (lane, step), together in sorted(cells.items(), key=lambda cell: held in cell[1]):
                verbs.move_cards(desk.document, together, lane, step, gap.index if held in together else None)
    desk.select(select.of_cards((*(card for card in cards if card != held), held), desk.document.snapshot))


def copy_cards(desk: Writer, held: CardId, cards: tuple[CardId, ...], gap: Gap) -> None:
    """Put copies of the cards where ``gap`` is: of those of one cell together, of others as far away from that of
    ``held`` as they are."""
    assert gap.lane is not None and gap.step is not None
    document, board = desk.document, desk.board
    is_one_cell = len({_cell(board, card) for card in cards}) == 1
    way = (0, 0) if is_one_cell else _way(board, held, gap.lane, gap.step)
    cells: dict[tuple[LaneId, StepId], list[CardId]] = {}
    with document.change(n_("Duplicate card", "Duplicate cards", len(cards))):
        copies = {card: verbs.duplicate_card(document, card) for card in cards}
        for card in cards:
            goal = (gap.lane, gap.step) if is_one_cell else _further(board, card, *way)
            cells.setdefault(goal, []).append(copies[card])
        # A copy of a card of this very cell stands below it now, and is not counted where it goes.
        for (lane, step), together in sorted(cells.items(), key=lambda cell: copies[held] in cell[1]):
            verbs.move_cards(document, together, lane, step, gap.index if copies[held] in together else None)
    others = (copy for card, copy in copies.items() if card != held)
    desk.select(select.of_cards((*others, copies[held]), document.snapshot))


def anchor_of(board: Board, rect: Rect) -> tuple[LaneId, StepId, Offset] | None:
    """The cell under the upper left corner of a note, and how far from that one's corner it is."""
    band, column = board.lane_at(rect.y), board.nearest_column(rect.x)
    if band is None or column is None:
        return None
    return LaneId(band.key), column.step, (rect.x - column.x, rect.y - band.y)


def float_cards(desk: Writer, rects: Mapping[CardId, Rect]) -> None:
    """Let cards float where the rectangles are."""
    anchors = {card: anchor_of(desk.board, rect) for card, rect in rects.items()}
    with desk.document.change(n_("Move free note", "Move free notes", len(rects))):
        for card, anchor in anchors.items():
            if anchor is not None:
                free_notes.float_card(desk.document, card, *anchor)
    desk.select(select.of_cards(tuple(rects), desk.document.snapshot))


def float_copies(desk: Writer, rects: Mapping[CardId, Rect]) -> None:
    """Let copies of cards float where the rectangles are."""
    with desk.document.change(n_("Duplicate card", "Duplicate cards", len(rects))):
        made = {verbs.duplicate_card(desk.document, card): rect for card, rect in rects.items()}
        float_cards(desk, made)


def file_notes(desk: Writer, notes: tuple[CardId, ...], gap: Gap) -> None:
    """Put free notes into a cell."""
    assert gap.lane is not None and gap.step is not None
    with desk.document.change(n_("Move card", "Move cards", len(notes))):
        verbs.move_cards(desk.document, notes, gap.lane, gap.step, gap.index)
    desk.select(select.of_cards(notes, desk.document.snapshot))


def file_under(desk: Writer, notes: tuple[CardId, ...]) -> None:
    """Put free notes into the cells under them; over a lane that takes no cards, into the nearest one that does."""
    board = desk.board
    lanes = _card_lanes(board)
    if not lanes:
        raise ValueError(_("No lane of this map takes cards."))
    order = [lane.id for lane in board.lanes]
    with desk.document.change(n_("Move card", "Move cards", len(notes))):
        for note in notes:
            lane, step = _cell(board, note)
            nearest = min(lanes, key=lambda other: abs(order.index(other) - order.index(lane)))
            verbs.move_card(desk.document, note, nearest, step)
    desk.select(select.of_cards(notes, desk.document.snapshot))


def take_in(desk: Writer, note: CardId, lane: LaneId, step: StepId) -> CardId:
    """Put a note of the inbox into a cell; from a lane that takes no cards into the nearest one that does."""
    lanes = _card_lanes(desk.board)
    if not lanes:
        raise ValueError(_("No lane of this map takes cards."))
    order = [found.id for found in desk.board.lanes]
    nearest = min(lanes, key=lambda other: abs(order.index(other) - order.index(lane)))
    verbs.move_card(desk.document, note, nearest, step)
    desk.select(select.of_cards((note,), desk.document.snapshot))
    return note


def duplicate(desk: Writer, cards: tuple[CardId, ...]) -> None:
    """Copies right below the cards; those of several of one cell together, below the last of them."""
    document, board = desk.document, desk.board
    cards = in_reading_order(board, cards)
    below: dict[tuple[LaneId, StepId], list[CardId]] = {}
    with document.change(n_("Duplicate card", "Duplicate cards", len(cards))):
        copies = {card: verbs.duplicate_card(document, card) for card in cards}
        for card in cards:
            place = board.snapshot.card(card).place
            if place is not None and not place.is_free:
                below.setdefault((place.lane, place.first), []).append(card)
        for (lane, step), originals in below.items():
            if len(originals) > 1:
                cell = [other.id for other in board.snapshot.cards_at(lane, step) if not _floats(other)]
                last = max(cell.index(card) for card in originals)
                verbs.move_cards(document, [copies[card] for card in originals], lane, step, last + 1)
    desk.select(select.of_cards(tuple(copies.values()), document.snapshot))


def _floats(card: Card) -> bool:
    return card.place is not None and card.place.is_free


def nudge(desk: Writer, cards: tuple[CardId, ...], dx: int, dy: int) -> None:
    """Move cards by one step (``dx``), or up and down (``dy``): one place in the cell, then on to the next lane."""
    board = desk.board
    ordered = in_reading_order(board, cards)
    if dy and len(cards) == 1 and _swap(desk, cards[0], dy):
        return
    if any(not _has_beyond(board, card, dy, dx) for card in ordered):
        return  # together or not at all: they keep their distance
    cells: dict[tuple[LaneId, StepId], list[CardId]] = {}
    for card in ordered:
        cells.setdefault(_further(board, card, dy, dx), []).append(card)
    with desk.document.change(n_("Move card", "Move cards", len(cards))):
        # The foremost go first, so that none lands among those that are still to go.
        for (lane, step), together in sorted(
            cells.items(), key=lambda cell: _rank(board, *cell[0]), reverse=dx + dy > 0
        ):
            verbs.move_cards(desk.document, together, lane, step, 0 if dy > 0 else None)
    desk.select(select.of_cards(cards, desk.document.snapshot))


def _swap(desk: Writer, card: CardId, dy: int) -> bool:
    """One place up or down in its cell; False where it is at the cell's end."""
    lane, step = _cell(desk.board, card)
    cell = standing_at(desk.board.snapshot, lane, step)
    index = cell.index(card) + dy
    if not 0 <= index < len(cell):
        return False
    verbs.move_card(desk.document, card, lane, step, index)
    desk.select(select.of_cards((card,), desk.document.snapshot))
    return True


def stretch(desk: Writer, cards: tuple[CardId, ...], by: int) -> None:
    """Let the spans of cards end one step later (1) or earlier (-1), never earlier than they begin."""
    board = desk.board
    wanted: list[tuple[CardId, StepId, StepId]] = []
    for card in cards:
        place = board.snapshot.card(card).place
        if place is None:
            continue
        first, last = board.column_of[place.first], board.column_of[place.last]
        end = max(first, min(last + by, len(board.steps) - 1))
        if end != last:
            wanted.append((card, place.first, board.steps[end]))
    if not wanted:
        return
    with desk.document.change(_("Change span")):
        for card, begin, finish in wanted:
            verbs.set_span(desk.document, card, begin, finish)
    desk.select(select.of_cards(cards, desk.document.snapshot))


def shift_header(document: Document, board: Board, at: Selection, by: int) -> None:
    """Move the selected stage, step or lane by one among its neighbours; a step goes on into the next stage."""
    snapshot = board.snapshot
    match at.kind:
        case SelectionKind.STAGE:
            stage = StageId(at.id or "")
            everyone = [found.id for found in snapshot.stages_of(board.map)]
            index = everyone.index(stage) + by
            if by and 0 <= index < len(everyone):
                structure.move_stage(document, stage, index)
        case SelectionKind.LANE:
            lane = LaneId(at.id or "")
            lanes = [found.id for found in snapshot.lanes_of(board.map)]
            index = lanes.index(lane) + by
            if by and 0 <= index < len(lanes):
                structure.move_lane(document, lane, index)
        case SelectionKind.STEP if by:
            _shift_step(document, board, StepId(at.id or ""), by)
        case _:
            return


def _shift_step(document: Document, board: Board, step: StepId, by: int) -> None:
    snapshot = board.snapshot
    stage = snapshot.step(step).stage
    own = [found.id for found in snapshot.steps_of(stage)]
    index = own.index(step) + by
    if 0 <= index < len(own):
        structure.move_step(document, step, stage, index)
        return
    stages = [found.id for found in snapshot.stages_of(board.map)]
    place = stages.index(stage) + by
    if 0 <= place < len(stages):
        beyond = stages[place]
        structure.move_step(document, step, beyond, 0 if by > 0 else len(snapshot.steps_of(beyond)))


def _cell(board: Board, card: CardId) -> tuple[LaneId, StepId]:
    place = board.snapshot.card(card).place
    assert place is not None, "a card of the map has a place"
    return (place.lane, place.first)


def _stands_there(board: Board, cards: tuple[CardId, ...], gap: Gap) -> bool:
    """Whether the cards are, one after the other, exactly where the gap is."""
    if gap.lane is None or gap.step is None or any(_cell(board, card) != (gap.lane, gap.step) for card in cards):
        return False
    cell = standing_at(board.snapshot, gap.lane, gap.step)
    others = [card for card in cell if card not in cards]
    return cell == [*others[: gap.index], *cards, *others[gap.index :]]


def _card_lanes(board: Board) -> list[LaneId]:
    """Those that take cards and are not folded."""
    return [lane.id for lane in board.lanes if way_of(lane) is Way.CARDS and not lane.is_collapsed]


def _way(board: Board, card: CardId, lane: LaneId, step: StepId) -> tuple[int, int]:
    """How many card lanes down and steps right a card's cell is from where it goes."""
    (row, column), (goal_row, goal_column) = _rank(board, *_cell(board, card)), _rank(board, lane, step)
    return goal_row - row, goal_column - column


def _further(board: Board, card: CardId, lanes_on: int, steps_on: int) -> tuple[LaneId, StepId]:
    """The cell so many lanes and steps away, held within the map; what is folded is passed by."""
    lanes = _card_lanes(board)
    row, column = _rank(board, *_cell(board, card))
    row = max(0, min(row + lanes_on, len(lanes) - 1))
    column = max(0, min(column + steps_on, len(board.open_steps) - 1))
    return lanes[row], board.open_steps[column]


def _has_beyond(board: Board, card: CardId, lanes_on: int, steps_on: int) -> bool:
    """Whether so far away there still is a cell."""
    row, column = _rank(board, *_cell(board, card))
    return 0 <= row + lanes_on < len(_card_lanes(board)) and 0 <= column + steps_on < len(board.open_steps)


def _rank(board: Board, lane: LaneId, step: StepId) -> tuple[int, int]:
    """Row and column of a cell among those that are not folded; of one that is, of the next one before it."""
    lanes, order = _card_lanes(board), [found.id for found in board.lanes]
    row = lanes.index(lane) if lane in lanes else sum(order.index(o) < order.index(lane) for o in lanes) - 1
    steps = board.open_steps
    own = board.column_of.get(step, 0)
    column = steps.index(step) if step in steps else sum(board.column_of[other] < own for other in steps) - 1
    return max(row, 0), max(column, 0)
