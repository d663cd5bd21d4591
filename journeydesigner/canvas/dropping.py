"""What is dropped onto the map: stages, steps, cards, touchpoints from the shelf; notes from the inbox; plain text."""

import json
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QMimeData

from journeydesigner.canvas import inserting
from journeydesigner.canvas.board import Board, Gap
from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.canvas.overlay import Bar, Ghost, Item
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.canvas.tools.gesture import Desk, Pointer
from journeydesigner.document.document import Document
from journeydesigner.editing import cards as verbs
from journeydesigner.editing import structure
from journeydesigner.lanes.kinds import CardLane, kind, kind_with
from journeydesigner.model.ids import CardId, ChannelId, LaneId, RecordId, StepId
from journeydesigner.model.records import Channel
from journeydesigner.wording import _

SHELF_TYPE = "application/x-journeydesigner-shelf"


@dataclass(frozen=True, slots=True)
class Load:
    """What is carried: ``kind`` is stage, step, card, touchpoint, note or text."""

    kind: str
    lane_kind: str = ""
    channel: str = ""
    card: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """What came of a drop: ``select`` it; where it is a new card, it is yet to be written at ``lane``, ``step``."""

    kind: SelectionKind
    record: RecordId = ""
    lane: LaneId | None = None
    step: StepId | None = None
    index: int | None = None
    fields: tuple[tuple[str, Any], ...] = ()
    text: str = ""


def load_of(mime: QMimeData) -> Load | None:
    """What is carried, if it is anything that a map takes."""
    if mime.hasFormat(SHELF_TYPE):
        return _shelf_load(bytes(mime.data(SHELF_TYPE).data()))
    if mime.hasText() and mime.text().strip() and not mime.hasUrls():
        return Load("text", text=mime.text())
    return None


def _shelf_load(raw: bytes) -> Load | None:
    try:
        found = json.loads(raw)
    except ValueError:
        return None
    if not isinstance(found, dict):
        return None
    fields = cast(dict[str, object], found)
    names = ("kind", "lane_kind", "channel", "card", "text")
    load = Load(**{name: str(fields.get(name) or "") for name in names})
    return load if load.kind in ("stage", "step", "card", "touchpoint", "note") else None


# Where it would land


def landing_items(desk: Desk, load: Load, pointer: Pointer) -> tuple[Item, ...]:
    """What shows where the load would land; nothing where it cannot."""
    board = desk.board
    gap = landing(board, load, pointer)
    if gap is None:
        return ()
    bar = Bar(desk.on_screen(gap.bar))
    cell = board.rect_of_cell(gap.lane, gap.step) if gap.lane and gap.step and load.kind != "text" else None
    return (Ghost(desk.on_screen(cell.grown(-2)), 4, is_target=True), bar) if cell else (bar,)


def landing(board: Board, load: Load, pointer: Pointer) -> Gap | None:
    """Where the load would land. A card goes to a lane of its kind, whatever lane it is dropped on."""
    match load.kind:
        case "stage":
            return board.stage_gap(pointer.x)
        case "step":
            return board.step_gap(pointer.x)
        case _:
            return _card_landing(board, load, pointer)


def _card_landing(board: Board, load: Load, pointer: Pointer) -> Gap | None:
    if not board.steps:
        return None
    under = board.card_gap(pointer.x, pointer.y)
    wanted = _wanted_kind(load)
    if under is not None and under.lane is not None:
        lane = board.snapshot.lane(under.lane)
        if way_of(lane) is Way.CARDS and (not wanted or lane.kind == wanted):
            return under
    home = next((lane for lane in board.lanes if lane.kind == wanted), None) if wanted else None
    band = board.band_of(home.id) if home else None
    if band is not None:
        return board.card_gap(pointer.x, band.y + band.height - 1)
    if not wanted:
        return None
    column = board.nearest_column(pointer.x)
    below = board.lane_gap(1e9)
    return Gap(0, below.bar, None, column.step, column.stage) if column and below else None


def _wanted_kind(load: Load) -> str:
    """The kind of lane that a load belongs in; "" for any that holds cards."""
    if load.kind == "touchpoint":
        return kind_with("is_of_channels")
    return load.lane_kind if load.kind == "card" else ""


# Dropping it


def drop(desk: Desk, load: Load, pointer: Pointer) -> Dropped | None:
    """Put the load where it lands, in one undo step. A missing stage or lane is made. None where it lands nowhere."""
    document, board = desk.document, desk.board
    gap = landing(board, load, pointer)
    match load.kind:
        case "stage":
            index = gap.index if gap else None
            stage = structure.add_stage(document, board.map, inserting.new_stage_title(board), index)
            return Dropped(SelectionKind.STAGE, stage)
        case "step":
            if gap is None or gap.stage is None:
                return None
            return Dropped(SelectionKind.STEP, inserting.add_step(document, board, gap.stage, gap.index))
        case "note":
            return _drop_note(document, load, gap)
        case "text":
            return _drop_text(document, load, gap)
        case _:
            return _drop_card(document, board, load, gap)


def _drop_note(document: Document, load: Load, gap: Gap | None) -> Dropped | None:
    card = CardId(load.card)
    if gap is None or gap.lane is None or gap.step is None or card not in document.snapshot.table("cards"):
        return None
    verbs.move_card(document, card, gap.lane, gap.step, gap.index)
    return Dropped(SelectionKind.CARDS, card)


def _drop_text(document: Document, load: Load, gap: Gap | None) -> Dropped | None:
    if gap is None or gap.lane is None or gap.step is None:
        return None
    card = verbs.add_card(document, gap.lane, gap.step, load.text.strip(), index=gap.index)
    return Dropped(SelectionKind.CARDS, card)


def _drop_card(document: Document, board: Board, load: Load, gap: Gap | None) -> Dropped | None:
    """A card to be written. On a map without stages the first comes with it, as does a lane that is missing."""
    channel = document.snapshot.table("channels").get(load.channel)
    fields: dict[str, Any] = {"channel": ChannelId(load.channel)} if isinstance(channel, Channel) else {}
    text = channel.name if isinstance(channel, Channel) else ""
    wanted = _wanted_kind(load)
    if not isinstance(kind(wanted), CardLane):
        return None
    if gap is not None and gap.lane is not None:
        return Dropped(SelectionKind.CELL, "", gap.lane, gap.step, gap.index, tuple(fields.items()), text)
    with document.change(_("Add card")):
        step = gap.step if gap else None
        if step is None:
            stage = structure.add_stage(document, board.map, inserting.new_stage_title(board))
            step = document.snapshot.steps_of(stage)[0].id
        lane = next((found.id for found in document.snapshot.lanes_of(board.map) if found.kind == wanted), None)
        lane = lane or inserting.add_lane(document, board, wanted)
        card = verbs.add_card(document, lane, step, text, **fields)
    return Dropped(SelectionKind.CARDS, card)
