"""The rows of a lane of cards: a row for each track, a card in each of its slots."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from journeydesigner.exporters.workbook import text_fit
from journeydesigner.exporters.workbook.board import LABEL, LABEL_PX, Board
from journeydesigner.exporters.workbook.cell_text import Run, clean
from journeydesigner.exporters.workbook.looks import Look
from journeydesigner.exporters.workbook.map_cells import MapCell
from journeydesigner.layout.grid import Row, Slot
from journeydesigner.model.records import Lane

LANE_PADDING = 6.0
CARD_GAP = 5.0
LEAST_CARD = 27.0
PICTURE_HEIGHT = 96.0
"""Points kept free above the text of a card that has a picture."""
_LEAST_LANE = 44.0


@dataclass(frozen=True, slots=True)
class Writing:
    """A card as it is written: its paragraphs and its colour family."""

    runs: tuple[Run, ...]
    family: str
    picture: str = ""

    @property
    def tail(self) -> str:
        """What the cell says after the card's own text."""
        return "".join("\n" + clean(run.text) for run in self.runs[1:])


@dataclass(frozen=True, slots=True)
class Placed:
    """A card's picture and the cell whose upper part is free for it."""

    picture: str
    row: int
    column: int
    width: float


def label_runs(board: Board, lane: Lane, fallback: str) -> tuple[Run, ...]:
    """A lane's label: its title (else ``fallback``, its kind's), under it what it tells."""
    title = Run(clean(lane.title) or fallback, 10.5, True, ink=board.palette["text"])
    return (title, Run(clean(lane.description), 9, ink=board.palette["text2"])) if lane.description else (title,)


def tracks_of(row: Row) -> list[list[Slot]]:
    """The slots of each track, from the top; a lane without cards has one empty track."""
    tracks: dict[int, list[Slot]] = {}
    for slot in row.slots:
        tracks.setdefault(slot.track, []).append(slot)
    return [tracks[track] for track in sorted(tracks)] or [[]]


def write_lane(board: Board, row: Row, words: Callable[[Slot], Writing], fallback: str) -> list[Placed]:
    """Take the lane's rows and write its label and cards; gives the cards that have a picture."""
    begin_lane(board, row.lane.id)
    first = board.row + 1
    placed: list[Placed] = []
    for place, slots in enumerate(tracks_of(row)):
        if place:
            board.take(CARD_GAP)
        placed += _write_track(board, slots, words)
    end_lane(board, row.lane, first, fallback)
    return placed


def begin_lane(board: Board, lane_id: str) -> None:
    """The lane's upper border."""
    row, _ = board.take(LANE_PADDING)
    board.top_line(row)
    board.cells.put(row, board.id_column, lane_id, Look())


def end_lane(board: Board, lane: Lane, first: int, fallback: str) -> None:
    """The label beside the rows from ``first`` on, the room that it needs, and the borders of the steps."""
    runs = label_runs(board, lane, fallback)
    needed = max(text_fit.height(runs, LABEL_PX - 26) + 8, _LEAST_LANE - LANE_PADDING)
    missing = needed - board.heights(first, board.row)
    board.take(max(LANE_PADDING, missing))
    line = board.palette["line"]
    look = Look(wrap=True, vertical="top", indent=1, left=("thin", line))
    board.put((first, board.row), (LABEL, LABEL), runs, look)
    board.tell_label(lane.id, runs)
    board.rule(first, board.row)


def _write_track(board: Board, slots: Sequence[Slot], words: Callable[[Slot], Writing]) -> list[Placed]:
    writings = [words(slot) for slot in slots]
    tallest = LEAST_CARD
    for slot, writing in zip(slots, writings, strict=True):
        picture = PICTURE_HEIGHT if writing.picture else 0.0
        tallest = max(tallest, board.height_of(writing.runs, slot.first, slot.last) + picture)
    rows = board.take(tallest)
    placed: list[Placed] = []
    for slot, writing in zip(slots, writings, strict=True):
        columns = (board.main(slot.first), board.main(slot.last))
        look = card_look(board, writing.family)
        if writing.picture:
            placed.append(Placed(writing.picture, rows[0], columns[0], board.width(slot.first, slot.last)))
            look = look.but(vertical="bottom")
        board.put(rows, columns, writing.runs, look)
        tell_card(board, slot, writing)
    write_ids(board, rows[0], slots)
    return placed


def write_ids(board: Board, row: int, slots: Sequence[Slot]) -> None:
    """In the hidden column, whose cards stand in a row."""
    board.cells.put(row, board.id_column, " ".join(slot.card.id for slot in slots), Look())


def tell_card(board: Board, slot: Slot, writing: Writing) -> None:
    """A card's cell holds its text, and under it what its kind shows of it."""
    head = clean(writing.runs[0].text) if writing.runs else ""
    step = board.grid.steps[slot.first].id
    tail = writing.tail
    board.told.append(MapCell(slot.card.id, 0, step, "cards", slot.card.id, "text", head + tail, tail=tail))


def card_look(board: Board, family: str) -> Look:
    """A tinted card: thin border, at the left the thick edge in the family's colour."""
    palette = board.palette
    thin = ("thin", palette.border(family))
    return Look(
        ink=palette[f"{family}.ink"], fill=palette[f"{family}.fill"], left=("thick", palette[f"{family}.edge"]),
        right=thin, top=thin, bottom=thin, wrap=True, indent=1,
    )  # fmt: skip


def write_divider(board: Board, lane: Lane, fallback: str) -> None:
    """A dashed line between lanes, its name in the label column."""
    run = Run((clean(lane.title) or fallback).upper(), 8.5, True, ink=board.palette["text2"])
    above = board.take(max(13.0, text_fit.height((run,), LABEL_PX - 26) / 2 + 2))
    board.top_line(above[0])
    below = board.take(board.heights(*above))
    ink = board.palette["text2"]
    for column in range(board.first, board.last + 1):
        board.cells.put(below[0], column, None, Look(top=("mediumDashed", ink)))
    board.put(
        (above[0], below[1]), (LABEL, LABEL), (run,), Look(wrap=True, indent=1, left=("thin", board.palette["line"]))
    )
    board.cells.put(above[0], board.id_column, lane.id, Look())
