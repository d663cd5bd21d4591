"""A forecast stage by stage as a table: beside what was measured, given the rates and for the next period."""

from collections.abc import Callable

from journeydesigner.drawing.colours import Colour
from journeydesigner.layout.charts.figures import Cell, Figures, Row
from journeydesigner.metrics.durations import duration_text
from journeydesigner.metrics.held_back import few_text
from journeydesigner.metrics.numbers import MINUS, grouped
from journeydesigner.metrics.what_if import Estimate, Result, StageForecast
from journeydesigner.metrics.what_if_words import Titles, money_text
from journeydesigner.wording import _


def what_if_figures(result: Result, titles: Titles, language: str = "") -> Figures:
    """A row for each stage; time, costs and revenue only where the base has any."""
    has_dwell = any(stage.dwell_s is not None for stage in result.stages)
    has_cost = any(stage.cost is not None for stage in result.stages)
    has_revenue = any(stage.revenue is not None for stage in result.stages)
    headings = [_("Stage"), _("Measured"), _("Forecast"), _("95 %"), _("Next period")]
    headings += [_("Time so far")] if has_dwell else []
    headings += [_("Cost")] if has_cost else []
    headings += [_("Revenue")] if has_revenue else []
    rows: list[Row] = []
    for number, stage in enumerate(result.stages):
        cells = [Cell(titles.get(stage.stage, stage.stage)), *_customers(stage, language)]
        if has_dwell:
            cells.append(_cell(stage.dwell_s, lambda value: duration_text(value, language)))
        for is_told, found in ((has_cost, stage.cost), (has_revenue, stage.revenue)):
            if is_told:
                cells.append(_cell(found, lambda value: money_text(value, result.currency, language)))
        rows.append(Row(tuple(cells), stage.stage, colour=Colour(f"stage:{number + 1}/{len(result.stages)}")))
    return Figures(_("Forecast, not a measurement"), tuple(headings), tuple(rows))


def range_text(found: Estimate | None, language: str = "") -> str:
    """«210–257»; "" without an interval."""
    if found is None or found.low is None or found.high is None:
        return ""
    return f"{grouped(found.low, language)}\u2013{grouped(found.high, language)}"


def signed(value: float, language: str = "") -> str:
    """«+60», «−3», «0»."""
    said = grouped(abs(value), language)
    return said if said == "0" else ("+" if value > 0 else MINUS) + said


def _customers(stage: StageForecast, language: str) -> tuple[Cell, ...]:
    measured = Cell(few_text()) if stage.measured is None else Cell(grouped(stage.measured, language), stage.measured)
    if stage.customers is None:
        return (measured, Cell("–"), Cell(""), Cell(""))
    return (
        measured, Cell(grouped(stage.customers.value, language), round(stage.customers.value, 6)),
        Cell(range_text(stage.customers, language)), Cell(range_text(stage.outlook, language)),
    )  # fmt: skip


def _cell(found: Estimate | None, said: Callable[[float], str]) -> Cell:
    return Cell("") if found is None else Cell(said(found.value), round(found.value, 6))
