"""The numbers under the stages of the Map sheet: how many came so far, with a bar, and how many were lost; and what is
forecast."""

from collections.abc import Mapping

from journeydesigner.editing.forecast_words import expected_lines
from journeydesigner.editing.funnels import Funnel, FunnelStage
from journeydesigner.exporters.workbook import text_fit
from journeydesigner.exporters.workbook.board import LABEL, LABEL_PX, Board
from journeydesigner.exporters.workbook.cell_text import Run, clean
from journeydesigner.exporters.workbook.looks import Edge, Look
from journeydesigner.exporters.workbook.number_formats import literal
from journeydesigner.metrics.numbers import period_text, share_text
from journeydesigner.metrics.what_if_words import made_text
from journeydesigner.model.forecast_records import Forecast
from journeydesigner.model.ids import StageId
from journeydesigner.wording import _

_NUMBER_ROW, _LOSS_ROW = 26.0, 18.0


def write_ribbon(board: Board, funnel: Funnel | None, links: Mapping[StageId, str]) -> None:
    """Take the ribbon's rows; none where nothing tells how many came how far. ``links``: stage -> its row of the
    funnel's sheet."""
    if funnel is None:
        return
    label = _label(board, funnel)
    needed = max(text_fit.height(label, LABEL_PX - 26) + 8, _NUMBER_ROW + _LOSS_ROW)
    board.top_line(board.take(4)[0])
    first, last = board.take(needed - _LOSS_ROW)[0], board.take(_LOSS_ROW)[1]
    line: Edge = ("thin", board.palette["line"])
    board.put((first, last), (LABEL, LABEL), label, Look(wrap=True, vertical="top", indent=1, left=line))
    told = {stage.stage: stage for stage in funnel.stages}
    bars: list[str] = []
    for span in board.grid.stages:
        at = told.get(span.stage.id)
        if at is not None:
            columns = (board.left_of(span.first), board.right_of(span.last))
            _write_number(board, (first, last - 1), columns, at, links.get(at.stage, ""))
            _write_loss(board, last, columns, at, is_worst=at.stage == funnel.worst)
            bars.append(board.cells.sheet.cell(first, columns[0]).coordinate)
    _draw_bars(board, bars)
    board.rule(first, last)


def write_forecast(board: Board, forecast: Forecast) -> None:
    """Take the rows of the latest forecast that was kept on the map: yellow and dashed, so that nobody takes it for
    something measured."""
    told = {stage.stage: stage for stage in forecast.results}
    spans = [span for span in board.grid.stages if span.stage.id in told]
    if not spans:
        return
    palette = board.palette
    about = "\n".join((_("Not a measurement"), made_text(forecast.made, forecast.author)))
    label = (
        Run(_("Forecast"), 10.5, True, ink=palette["text"]),
        Run(clean(about), 9, ink=palette["text2"]),
    )  # fmt: skip
    ranges = [(Run(", ".join(expected_lines(told[span.stage.id])), 9),) for span in spans]
    tall = max(text_fit.height(said, board.width(s.first, s.last)) for s, said in zip(spans, ranges, strict=True))
    under = max(tall + 5, _LOSS_ROW)
    needed = max(text_fit.height(label, LABEL_PX - 26) + 8, _NUMBER_ROW + under)
    board.top_line(board.take(4)[0])
    first, last = board.take(needed - under)[0], board.take(under)[1]
    board.put(
        (first, last), (LABEL, LABEL), label,
        Look(wrap=True, vertical="top", indent=1, left=("thin", palette["line"])),
    )  # fmt: skip
    edge: Edge = ("dashed", palette["yellow.edge"])
    look = Look(ink=palette["yellow.ink"], fill=palette["yellow.fill"], left=edge, right=edge, indent=1)
    for span in spans:
        at, columns = told[span.stage.id], (board.main(span.first), board.main(span.last))
        number = look.but(size=15, bold=True, top=edge, number_format="#,##0")
        board.put((first, last - 1), columns, at.n, number)
        board.put((last, last), columns, ", ".join(expected_lines(at)), look.but(size=9, bottom=edge, wrap=True))
    board.take(4)
    board.rule(first, board.row)


def _label(board: Board, funnel: Funnel) -> tuple[Run, ...]:
    palette = board.palette
    more = " · ".join(part for part in (funnel.words, funnel.source, period_text(funnel.period)) if part)
    return Run(_("Drop-off"), 10.5, True, ink=palette["text"]), Run(clean(more), 9, ink=palette["text2"])


def _write_number(board: Board, rows: tuple[int, int], columns: tuple[int, int], at: FunnelStage, link: str) -> None:
    look = Look(size=15, bold=True, ink=board.palette["text"], indent=1, number_format="#,##0")
    board.put(rows, columns, at.count_text() if at.n is None else at.n, look)
    if link:
        board.cells.link(board.cells.sheet.cell(rows[0], columns[0]), location=link)


def _write_loss(board: Board, row: int, columns: tuple[int, int], at: FunnelStage, *, is_worst: bool) -> None:
    palette = board.palette
    look = Look(size=9.5, ink=palette["text2"], indent=1, horizontal="left")
    if at.lost is None or at.conversion is None:
        return
    share = f" · {share_text(abs(1 - at.conversion))}"
    if is_worst:
        share += f" · {_('worst loss')}"
        look = look.but(bold=True, ink=palette["neg"])
    gone = f'"▼ −"#,##0{literal(share)}'
    board.put((row, row), columns, at.lost, look.but(number_format=f'{gone};"▲ +"#,##0{literal(share)};"± "0'))


def _draw_bars(board: Board, cells: list[str]) -> None:
    """A bar behind each number, as long as it is of the most."""
    from openpyxl.formatting.rule import DataBarRule

    if cells:
        rule = DataBarRule("num", 0, "max", None, board.palette.border("blue"))
        board.cells.sheet.conditional_formatting.add(" ".join(cells), rule)
