"""The head of the Map sheet: title block, stages over their steps, step row."""

from collections.abc import Sequence
from dataclasses import dataclass

from journeydesigner.exporters.workbook import text_fit
from journeydesigner.exporters.workbook.board import LABEL, Board
from journeydesigner.exporters.workbook.cell_text import Run, clean
from journeydesigner.exporters.workbook.looks import Edge, Look
from journeydesigner.exporters.workbook.map_cells import STAGES, STEPS, MapCell
from journeydesigner.exporters.workbook.palette import text_on

_NO_STEPS = 6.0
"""Points of the step row where no step has a title: only the board's upper border is seen."""
_PILLS_FROM = 5
"""Steps from which the pills have room at the right of the title."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a pill says, in the colours of its family."""

    text: str
    family: str


def write_title(board: Board, title: str, context: Sequence[str], pills: Sequence[Summary]) -> None:
    """Title and line of context beside the persona's disc, pills at the right or, on a narrow map, below."""
    palette = board.palette
    beside = len(pills) if board.steps >= _PILLS_FROM else 0
    last_step = board.steps - 1 - beside
    columns = (board.first, board.right_of(last_step))
    width = board.width(0, last_step)
    head = Run(clean(title), 22, True, ink=palette["text"])
    line = Run("   ·   ".join(clean(part) for part in context if part), 11, ink=palette["text2"])
    board.take(8)
    title_rows = board.take(max(34.0, text_fit.height((head,), width) + 4))
    board.put(title_rows, columns, (head,), Look(wrap=True, vertical="bottom"))
    line_rows = board.take(max(22.0, text_fit.height((line,), width) + 6))
    board.put(line_rows, columns, (line,), Look(wrap=True, vertical="top"))
    if beside:
        for place, pill in enumerate(pills):
            _write_pill(board, (title_rows[1], title_rows[1]), board.steps - beside + place, pill)
    elif pills:
        rows = board.take(20)
        text = Run("   ·   ".join(pill.text for pill in pills), 10, True, ink=palette["text2"])
        board.put(rows, columns, (text,), Look(wrap=True))
        board.heighten(rows[0], max(0.0, text_fit.height((text,), width) + 6 - 20))
    board.take(10)


def _write_pill(board: Board, rows: tuple[int, int], step: int, pill: Summary) -> None:
    palette, family = board.palette, board.palette.family(pill.family)
    edge = ("thin", palette.border(family))
    look = Look(
        fill=palette[f"{family}.fill"], left=edge, right=edge, top=edge, bottom=edge, horizontal="center", wrap=True
    )
    column = board.main(step)
    board.put(rows, (column, column), (Run(pill.text, 10, True, ink=palette[f"{family}.ink"]),), look)


def write_stages(board: Board) -> int:
    """Stage headers over their steps and the step row; gives the last row, for the frozen panes."""
    _write_stages(board)
    _write_steps(board)
    return board.row


def _write_stages(board: Board) -> None:
    spans = board.grid.stages
    runs: list[tuple[str, tuple[Run, ...]]] = []
    tallest = 42.0
    for index, span in enumerate(spans):
        colour = board.palette.stage(index, len(spans), span.stage.colour)
        ink = text_on(colour)
        texts = (Run(clean(span.stage.title), 13, True, ink=ink), Run(clean(span.stage.question), 9.5, ink=ink))
        runs.append((colour, texts))
        tallest = max(tallest, board.height_of([t for t in texts if t.text], span.first, span.last))
    rows = board.take(tallest)
    board.stage_row = rows[0]
    mark = STAGES + board.grid.map.id
    for span, (colour, texts) in zip(spans, runs, strict=True):
        look = Look(fill=colour, right=("thick", "FFFFFF"), indent=1, wrap=True)
        board.put(rows, (board.left_of(span.first), board.right_of(span.last)), texts, look)
        shown = "\n".join(run.text for run in texts if run.text)
        first = board.grid.steps[span.first].id
        board.told.append(MapCell(mark, 0, first, "stages", span.stage.id, "title", shown))
    board.cells.put(rows[0], board.id_column, mark, Look())
    board.take(7)


def _write_steps(board: Board) -> None:
    palette = board.palette
    ink = palette["text2"]
    line: Edge = ("thin", palette["line"])
    runs = [Run(clean(step.title), 9.5, True, ink=ink) for step in board.grid.steps]
    titled = [run for run in runs if run.text]
    tallest = max([26.0, *(board.height_of((run,), 0, 0) for run in titled)]) if titled else _NO_STEPS
    rows = board.take(tallest)
    board.step_row = rows[0]
    mark = STEPS + board.grid.map.id
    board.put(rows, (LABEL, LABEL), None, Look(top=line, bottom=line, left=line, right=line))
    for step, run in enumerate(runs):
        look = Look(ink=ink, top=line, bottom=line, indent=1, wrap=True)
        left: Edge = ("thin", palette["line2"])
        for row in range(rows[0], rows[1] + 1):
            board.cells.put(row, board.left_of(step), None, Look(top=line, bottom=line, left=left))
            board.cells.put(row, board.right_of(step), None, Look(top=line, bottom=line))
        board.put(rows, (board.main(step), board.main(step)), (run,) if run.text else None, look)
        found = board.grid.steps[step].id
        board.told.append(MapCell(mark, 0, found, "steps", found, "title", run.text))
    board.cells.put(rows[0], board.id_column, mark, Look())
    board.rule(*rows)
