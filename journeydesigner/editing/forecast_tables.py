"""What was forecast for a map, as tables: marked as such wherever they go, and never among the measurements."""

from collections.abc import Iterator
from dataclasses import replace

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.forecast_words import forecast_title
from journeydesigner.editing.number_tables import Cell, Column, Form, Row, Table
from journeydesigner.metrics.numbers import period_text
from journeydesigner.metrics.what_if_words import lever_name, made_text
from journeydesigner.model.forecast_records import Forecast, ForecastRange, Lever, LeverOn
from journeydesigner.model.ids import MapId, StageId
from journeydesigner.model.records import Card
from journeydesigner.wording import _

_FORMS: dict[LeverOn, Form] = {"conversion": "share", "dwell": "time", "cost": "amount"}


def forecast_tables(snapshot: Snapshot, map_id: MapId) -> tuple[Table, ...]:
    """A table for each forecast kept on a map, the newest first; none for one of which nothing is left to tell, since
    its stages are gone."""
    tables = (forecast_table(snapshot, forecast) for forecast in reversed(snapshot.forecasts_of(map_id)))
    return tuple(table for table in tables if table.rows)


def forecast_table(snapshot: Snapshot, forecast: Forecast) -> Table:
    """What is assumed, and what is expected of it: a row for each number, the customers of the stages first."""
    rows = (*_expected(snapshot, forecast), *_totals(forecast), *_assumed(snapshot, forecast))
    return replace(forecast_frame(), rows=rows, said=tuple(_said(forecast)))


def forecast_frame() -> Table:
    """The table without rows."""
    columns = (
        Column("forecast", _("Forecast"), is_beside=True), Column("sort", _("Which is"), share=1.2),
        Column("what", _("Number"), share=1.4), Column("stage", _("Stage"), share=1.8),
        Column("measured", _("Measured"), "amount"), Column("expected", _("Forecast value"), "amount"),
        Column("low", _("95 % from"), "amount"), Column("high", _("95 % to"), "amount"),
        Column("why", _("Because of"), share=2.4),
        Column("minus", "minus", "amount", is_inner=True), Column("plus", "plus", "amount", is_inner=True),
        Column("id", "id", is_inner=True),
    )  # fmt: skip
    about = _("What is expected if something changes: a forecast, not a measurement")
    return Table("Forecast", _("Forecast"), about, columns, (), is_forecast=True)


def _said(forecast: Forecast) -> Iterator[str]:
    yield forecast_title(forecast)
    base = forecast.base
    if base.words:
        when = period_text(base.period) if base.period else ""
        yield _("It starts from: {words}").format(words=" · ".join(part for part in (base.words, when) if part))
    if forecast.method:
        yield forecast.method


def _expected(snapshot: Snapshot, forecast: Forecast) -> Iterator[Row]:
    there = [result for result in forecast.results if result.stage in snapshot.table("stages")]
    name = made_text(forecast.made, forecast.author)
    for result in there:
        key = f"{forecast.id}/{result.stage}"
        cells: tuple[Cell, ...] = (
            name, _("forecast"), _("Customers"), _stage(snapshot, result.stage), result.measured,
            round(result.n, 1), round(result.low, 1), round(result.high, 1), "", round(result.n - result.low, 1),
            round(result.high - result.n, 1), key,
        )  # fmt: skip
        yield Row(key, cells, form="count")


def _totals(forecast: Forecast) -> Iterator[Row]:
    money = f" ({forecast.currency})" if forecast.currency else ""
    found: tuple[tuple[str, str, ForecastRange | None, Form], ...] = (
        ("revenue", _("Revenue") + money, forecast.revenue, "amount"),
        ("cost", _("Cost") + money, forecast.cost, "amount"),
        ("dwell", _("Time on the way"), forecast.dwell, "time"),
    )
    made = made_text(forecast.made, forecast.author)
    for name, said, value, form in found:
        if value is not None:
            key = f"{forecast.id}/{name}"
            cells: tuple[Cell, ...] = (
                made, _("forecast"), said, "", None, value.value, value.low, value.high, "", None,
                None, key,
            )  # fmt: skip
            yield Row(key, cells, form=form)


def _assumed(snapshot: Snapshot, forecast: Forecast) -> Iterator[Row]:
    there = [lever for lever in forecast.levers if lever.stage in snapshot.table("stages")]
    name = made_text(forecast.made, forecast.author)
    for number, lever in enumerate(there):
        key = f"{forecast.id}/lever/{number}"
        cells: tuple[Cell, ...] = (
            name, _("assumed"), lever_name(lever.what), _stage(snapshot, lever.stage), lever.measured,
            lever.assumed, None, None, _why(snapshot, lever), None, None, key,
        )  # fmt: skip
        yield Row(key, cells, "pale", _FORMS[lever.what])


def _stage(snapshot: Snapshot, record: StageId) -> str:
    return snapshot.stage(record).title.strip() or _("Stage without a name")


def _why(snapshot: Snapshot, lever: Lever) -> str:
    found = snapshot.table("cards").get(lever.why or "")
    return " ".join(found.text.split()) if isinstance(found, Card) else ""
