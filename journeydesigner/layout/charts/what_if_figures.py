"""A forecast stage by stage as a table: given the rates, and for the next period."""

from collections.abc import Sequence

from journeydesigner.drawing.colours import Colour
from journeydesigner.layout.charts.figures import Cell, Figures, Row
from journeydesigner.layout.charts.ribbon import even_stretches
from journeydesigner.metrics.durations import duration_text
from journeydesigner.metrics.held_back import few_text
from journeydesigner.metrics.numbers import grouped
from journeydesigner.metrics.what_if import Estimate, Result, StageForecast
from journeydesigner.metrics.what_if_words import money_text
from journeydesigner.model.forecast_records import LeverOn
from journeydesigner.model.ids import StageId
from journeydesigner.model.records import Stage
from journeydesigner.wording import _


def what_if_figures(
    result: Result, stages: Sequence[Stage], what: LeverOn = "conversion", language: str = ""
) -> Figures:
    """A row for each stage. ``what`` is looked at: who comes so far; how long it takes so far; costs and revenue."""
    headings, cells = {
        "conversion": ((_("Forecast"), _("95 %"), _("Next period")), _customers),
        "dwell": ((_("Time so far"), _("95 %")), _times),
        "cost": ((_("Forecast"), _("Cost"), _("Revenue")), _amounts),
    }[what]
    titles = {stage.id: " ".join(stage.title.split()) for stage in stages}
    colours: dict[StageId, Colour] = {stretch.stage: stretch.colour for stretch in even_stretches(stages, 1.0)}
    rows = tuple(
        Row(
            (Cell(titles.get(stage.stage, "")), *cells(stage, result.currency, language)), stage.stage,
            colour=colours.get(stage.stage),
        )
        for stage in result.stages
    )  # fmt: skip
    return Figures(_("Forecast, not a measurement"), (_("Stage"), *headings), rows)


def range_text(found: Estimate | None, language: str = "") -> str:
    """«210–257»; "" without an interval, or where there is nothing between its ends."""
    if found is None or found.low is None or found.high is None or found.low == found.high:
        return ""
    return f"{grouped(found.low, language)}\u2013{grouped(found.high, language)}"


def _expected(stage: StageForecast, language: str) -> Cell:
    if stage.customers is None:
        return Cell(few_text() if stage.measured is None else "–")
    return Cell(grouped(stage.customers.value, language), round(stage.customers.value, 6))


def _customers(stage: StageForecast, _currency: str, language: str) -> tuple[Cell, ...]:
    ranges = (Cell(range_text(found, language)) for found in (stage.customers, stage.outlook))
    return (_expected(stage, language), *ranges)


def _times(stage: StageForecast, _currency: str, language: str) -> tuple[Cell, ...]:
    found = stage.dwell_s
    if found is None:
        return Cell(""), Cell("")
    between = ""
    if found.low is not None and found.high is not None:
        between = f"{duration_text(found.low, language)}\u2013{duration_text(found.high, language)}"
    return Cell(duration_text(found.value, language), round(found.value, 6)), Cell(between)


def _amounts(stage: StageForecast, currency: str, language: str) -> tuple[Cell, ...]:
    amounts = (
        Cell("") if found is None else Cell(money_text(found.value, currency, language), round(found.value, 6))
        for found in (stage.cost, stage.revenue)
    )
    return (_expected(stage, language), *amounts)
