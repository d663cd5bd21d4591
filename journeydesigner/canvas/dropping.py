"""What is dropped onto the map: stages, steps, cards, touchpoints from the shelf; notes from the inbox; metrics from
their library; what comes from other programs, and files, which are read as a paste of them would be."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QMimeData

from journeydesigner.canvas import inserting
from journeydesigner.canvas.board import PADDING, Board
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.gaps import Gap, card_gap, lane_gap, stage_gap, step_gap
from journeydesigner.canvas.hit import What
from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.canvas.overlay import Bar, Ghost, Item
from journeydesigner.canvas.picture_files import SUFFIXES as PICTURES
from journeydesigner.canvas.selection import SelectionKind
from journeydesigner.canvas.tools.gesture import Desk, Pointer
from journeydesigner.clipping.file_reading import SUFFIXES as TABLES_AND_TEXTS
from journeydesigner.clipping.landing import Target
from journeydesigner.clipping.own_form import MIME as OWN_TYPE
from journeydesigner.document.document import Document
from journeydesigner.editing import cards as verbs
from journeydesigner.editing import structure
from journeydesigner.editing.metric_tiles import give_metric
from journeydesigner.lanes.kinds import CardLane, kind, kind_with
from journeydesigner.model.ids import CardId, ChannelId, LaneId, MetricId, RecordId, StepId
from journeydesigner.model.records import Channel, Lane
from journeydesigner.wording import _

SHELF_TYPE = "application/x-journeydesigner-shelf"
JOURNEY = ".journey"


@dataclass(frozen=True, slots=True)
class Load:
    """What is carried: ``kind`` is stage, step, card, touchpoint, note, metric, or outside for what is not ours."""

    kind: str
    lane_kind: str = ""
    channel: str = ""
    card: str = ""
    text: str = ""
    metric: str = ""


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


@dataclass(frozen=True)
class FilesDropped:
    """Files that were let go over the map, or pasted on it, and where."""

    paths: tuple[Path, ...]
    target: Target


def load_of(mime: QMimeData) -> Load | None:
    """What is carried, if it is anything that a map takes."""
    if mime.hasFormat(SHELF_TYPE):
        return _shelf_load(bytes(mime.data(SHELF_TYPE).data()))
    if files := files_in(mime):
        return Load("outside") if any(can_be_dropped(path) for path in files) else None
    if mime.hasText() or mime.hasHtml() or mime.hasImage() or mime.hasUrls() or mime.hasFormat(OWN_TYPE):
        return Load("outside")
    return None


def files_in(mime: QMimeData) -> tuple[Path, ...]:
    """The files of this machine that are carried."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def can_be_dropped(path: Path) -> bool:
    """Whether a file is of a kind that a map, or the window, takes."""
    from journeydesigner.events.guesses import is_only_a_log

    return is_only_a_log(path) or path.suffix.lower() in (*PICTURES, *TABLES_AND_TEXTS, JOURNEY)


def _shelf_load(raw: bytes) -> Load | None:
    try:
        found = json.loads(raw)
    except ValueError:
        return None
    if not isinstance(found, dict):
        return None
    fields = cast(dict[str, object], found)
    names = ("kind", "lane_kind", "channel", "card", "text", "metric")
    load = Load(**{name: str(fields.get(name) or "") for name in names})
    return load if load.kind in ("stage", "step", "card", "touchpoint", "note", "metric") else None


# Where it would land


def landing_items(desk: Desk, load: Load, pointer: Pointer) -> tuple[Item, ...]:
    """What shows where the load would land; nothing where it cannot."""
    board = desk.board
    gap = landing(board, load, pointer)
    if gap is None:
        return ()
    bar = Bar(desk.on_screen(gap.bar))
    cell = board.rect_of_cell(gap.lane, gap.step) if gap.lane and gap.step and load.kind != "outside" else None
    return (Ghost(desk.on_screen(cell.grown(-2)), 4, is_target=True), bar) if cell else (bar,)


def landing(board: Board, load: Load, pointer: Pointer) -> Gap | None:
    """Where the load would land. A card goes to a lane of its kind, whatever lane it is dropped on."""
    match load.kind:
        case "stage":
            return stage_gap(board, pointer.x)
        case "step":
            return step_gap(board, pointer.x)
        case _:
            return _card_landing(board, load, pointer)


def _card_landing(board: Board, load: Load, pointer: Pointer) -> Gap | None:
    if not board.steps:
        return None
    if load.kind == "outside":
        return _outside_landing(board, pointer)
    under = card_gap(board, pointer.x, pointer.y)
    wanted = _wanted_kind(load)
    if under is not None and under.lane is not None:
        lane = board.snapshot.lane(under.lane)
        if way_of(lane) is Way.CARDS and (not wanted or lane.kind == wanted or _takes_channel(load, lane)):
            return under
    home = next((lane for lane in board.lanes if lane.kind == wanted), None) if wanted else None
    band = board.band_of(home.id) if home else None
    if band is not None:
        return card_gap(board, pointer.x, band.y + band.height - 1)
    if not wanted:
        return None
    column = board.nearest_column(pointer.x)
    below = lane_gap(board, 1e9)
    return Gap(0, below.bar, None, column.step, column.stage) if column and below else None


def _takes_channel(load: Load, lane: Lane) -> bool:
    """Whether a channel that is dropped on the lane becomes a chip of it."""
    found = kind(lane.kind)
    return bool(load.channel) and found.is_chip and found.has_channel


def _outside_landing(board: Board, pointer: Pointer) -> Gap | None:
    """Where ``target_at`` puts it, as a bar: none where that is the inbox."""
    target = target_at(board, pointer)
    if target.is_lane_header:
        rect = board.rect_of_lane(target.lane) if target.lane else None
        return Gap(0, Rect(rect.right, rect.y + PADDING, board.steps_right - rect.right, 0)) if rect else None
    if target.lane is not None:
        return card_gap(board, pointer.x, pointer.y)
    rect = board.rect_of_step(target.step) if target.step else None
    return Gap(0, Rect(rect.x, rect.bottom, rect.w, 0)) if rect else None


def _wanted_kind(load: Load) -> str:
    """The kind of lane that a load belongs in; "" for any that holds cards."""
    if load.kind == "touchpoint":
        return kind_with("is_of_channels")
    if load.kind == "metric":
        return kind_with("is_tile")
    return load.lane_kind if load.kind == "card" else ""


def target_at(board: Board, pointer: Pointer) -> Target:
    """Where what comes from outside lands: between the cards under the pointer, in a curve's or a header's step, along
    a lane whose name is under it; beside all that nowhere, which is the inbox."""
    hit = board.hit(pointer.x, pointer.y)
    if hit.what in (What.STAGE, What.STEP):
        return Target(board.map, step=hit.step, stage=hit.stage)
    if hit.what is What.LANE:
        return Target(board.map, hit.lane, is_lane_header=True)
    gap = card_gap(board, pointer.x, pointer.y)
    if hit.lane is None or gap is None:
        return Target(board.map)
    return Target(board.map, gap.lane, gap.step, gap.index, gap.stage)


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
        case "metric":
            return _drop_metric(document, load, gap)
        case _:
            return _drop_card(document, board, load, gap)


def _drop_note(document: Document, load: Load, gap: Gap | None) -> Dropped | None:
    card = CardId(load.card)
    if gap is None or gap.lane is None or gap.step is None or card not in document.snapshot.table("cards"):
        return None
    verbs.move_card(document, card, gap.lane, gap.step, gap.index)
    return Dropped(SelectionKind.CARDS, card)


def _drop_metric(document: Document, load: Load, gap: Gap | None) -> Dropped | None:
    """A tile of the metric, measured at the step."""
    metric = MetricId(load.metric)
    if gap is None or gap.step is None or metric not in document.snapshot.table("metrics"):
        return None
    if gap.lane is None:
        tile = give_metric(document, gap.step, metric)
        return Dropped(SelectionKind.CARDS, tile) if tile else None
    fields: dict[str, Any] = {"metric": metric, "anchor": gap.step}
    with document.change(_("Put metric on the map")):
        return Dropped(SelectionKind.CARDS, verbs.add_card(document, gap.lane, gap.step, index=gap.index, **fields))


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
