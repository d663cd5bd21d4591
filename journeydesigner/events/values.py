"""A sheet of KPI values, however it is laid out: long (a row for each value) or wide (a column for each period, stage
or metric). What every cell says is found, or told with its row and column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from journeydesigner.events.errors import EventsError, UnclearDatesError
from journeydesigner.events.log_files import attach, broken
from journeydesigner.events.rules import DateOrder
from journeydesigner.events.store import Store
from journeydesigner.metrics.kind_defaults import kind_of_name
from journeydesigner.metrics.numbers import grouped
from journeydesigner.metrics.typed_dates import ambiguous, are_months, order_of, period_said
from journeydesigner.metrics.typed_numbers import number
from journeydesigner.metrics.typed_values import MISSING, typed_n
from journeydesigner.wording import _

MAX_CELLS = 200_000
_ROLES = {
    "metric": ("metric", "kpi", "measure", "indicator", "kennzahl", "métrica", "metrica", "indicador"),
    "place": ("stage", "step", "touchpoint", "phase", "place", "anchor", "schritt", "kontaktpunkt", "etapa", "paso"),
    "period": ("period", "month", "date", "quarter", "year", "week", "day", "zeitraum", "monat", "datum", "jahr",
               "quartal", "periodo", "período", "mes", "fecha", "año"),
    "value": ("value", "result", "score", "wert", "ergebnis", "valor", "resultado"),
    "kind": ("kind", "kind of metric", "type", "art", "tipo"),
    "n": ("n", "sample", "answers", "responses", "stichprobe", "antworten", "muestra"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """One cell: a metric's value (percentages as fractions; None: said to be missing) at a place in a period.

    ``text`` is what stood there, ``kind`` what the sheet says that the metric is. ``cell`` names it for a person.
    """

    metric: str
    place: str
    period: str
    value: float | None
    n: int | None
    text: str
    cell: str
    kind: str = ""

    @property
    def is_percent(self) -> bool:
        """Whether the cell had a percent sign."""
        return "%" in self.text


@dataclass(frozen=True)
class Values:
    """``odd``: a sentence for each cell that was not understood."""

    values: tuple[Value, ...]
    odd: tuple[str, ...]
    notes: tuple[str, ...] = ()


def read_values(
    path: Path, places: Sequence[str], *, dates: DateOrder = "", period: str = "", metric: str = ""
) -> Values:
    """The values in a sheet. ``places`` are what stages, steps and cards of the map are called: columns of those names
    hold values there. ``period`` and ``metric`` are those of values that say none.

    Raises EventsError where the sheet does not tell what its numbers are.
    """
    with Store() as store:
        log = attach(path, store)
        most = MAX_CELLS // max(len(log.columns), 1)
        found = store.rows(f"select * from {log.source} limit {most + 1}")
        notes = (*log.notes, *broken(store).notes)
    if len(found) > most:
        said = _("{path} has more than {count} cells; KPI values are fewer: is it a log of events, or raw answers?")
        raise EventsError(said.format(path=path, count=grouped(MAX_CELLS)))
    rows = [["" if cell is None else str(cell).strip() for cell in row] for row in found]
    if not rows:
        raise EventsError(_("{path} holds no values.").format(path=path))
    sheet = _Sheet([name.strip() for name in log.columns], rows, places, dates, period, metric)
    return Values(tuple(sheet.values()), tuple(sheet.odd), notes)


class _Sheet:
    """One reading; ``odd`` fills as the values are told."""

    def __init__(
        self,
        columns: list[str],
        rows: list[list[str]],
        places: Sequence[str],
        dates: DateOrder,
        period: str,
        metric: str,
    ) -> None:
        self._columns, self._rows = columns, rows
        self._period, self._metric = period, metric
        self._periods = _Periods(dates)
        self.odd: list[str] = []
        roles = {role: _found(columns, names) for role, names in _ROLES.items()}
        known = {_plain(place) for place in places}
        free = [index for index in range(len(columns)) if index not in roles.values()]
        self._by_period = {index: said for index in free if (said := self._periods.read(columns[index]))}
        self._by_place = {index: columns[index] for index in free if _plain(columns[index]) in known}
        self._roles = roles
        if roles["value"] is None and not self._by_period and not self._by_place:
            self._by_metric = {index: columns[index] for index in free if self._has_numbers(index)}
        else:
            self._by_metric = dict[int, str]()
        self._settle_dates()
        self._refuse_unclear()

    def values(self) -> Iterator[Value]:
        for number_of_row, row in enumerate(self._rows, 2):
            for index, metric, place, period in self._cells(row):
                found = self._value(row, index, number_of_row, metric, place, period)
                if found is not None:
                    yield found

    def _cells(self, row: Sequence[str]) -> Iterator[tuple[int, str, str, str]]:
        """The cells of a row that hold values: column, metric, place, period as said."""
        metric, place, period = (self._said(row, role) for role in ("metric", "place", "period"))
        value = self._roles["value"]
        if self._by_period:
            yield from ((index, metric, place, said) for index, said in self._by_period.items())
        elif self._by_place:
            yield from ((index, metric, said, period) for index, said in self._by_place.items())
        elif value is not None:
            yield value, metric, place, period
        else:
            yield from ((index, said, place, period) for index, said in self._by_metric.items())

    def _value(
        self, row: Sequence[str], index: int, number_of_row: int, metric: str, place: str, period: str
    ) -> Value | None:
        text = row[index]
        cell = _("row {row}, {column}").format(row=number_of_row, column=f"“{self._columns[index]}”")
        if not text and not metric and not place:
            return None
        metric = metric or self._metric
        when = self._periods.read(period) or (self._period if not period else "")
        if not metric or not when:
            what = _("it has no metric") if not metric else _("“{period}” is no period").format(period=period)
            if text:
                self.odd.append(_("{cell}: {what}; it was left out.").format(cell=cell, what=what))
            return None
        try:
            value = None if text.casefold() in MISSING else number(text)
            n = typed_n(self._said(row, "n"))
        except ValueError as error:
            self.odd.append(_("{cell}: {why}").format(cell=cell, why=error))
            return None
        return Value(metric, place, when, value, n, text, cell, self._said(row, "kind"))

    def _said(self, row: Sequence[str], role: str) -> str:
        index = self._roles[role]
        return "" if index is None else row[index]

    def _has_numbers(self, index: int) -> bool:
        return any(_is_number(row[index]) for row in self._rows) or kind_of_name(self._columns[index]) != "custom"

    def _settle_dates(self) -> None:
        index = self._roles["period"]
        if index is not None:
            self._periods.settle([row[index] for row in self._rows])
        self._periods.settle([self._columns[index] for index in self._by_period])
        self._by_period = {index: self._periods.read(self._columns[index]) for index in self._by_period}

    def _refuse_unclear(self) -> None:
        roles = self._roles
        has_values = roles["value"] is not None or self._by_period or self._by_place or self._by_metric
        if not has_values:
            raise EventsError(
                _("The sheet tells no values: it needs a column “value”, or one for each period, stage or KPI.")
            )
        if roles["metric"] is None and not self._by_metric and not self._metric:
            raise EventsError(_("The sheet does not tell which KPI it holds: add a column “metric”."))
        if roles["period"] is None and not self._by_period and not self._period:
            raise EventsError(_("The sheet tells no period of its values: add a column “period”, or say --period."))


class _Periods:
    """Periods and dates as written, with what is known of day and month."""

    def __init__(self, order: DateOrder) -> None:
        self._order: DateOrder = order
        self._months: set[str] = set()
        """Days that stand for their months."""

    def settle(self, texts: Sequence[str]) -> None:
        """Find out whether the day or the month comes first. Raises UnclearDatesError where both fit all of them."""
        order = self._order or order_of(texts)
        if order is None:
            raise UnclearDatesError(
                _("“{text}” can be day or month first; say which with --dates dmy or --dates mdy.").format(
                    text=ambiguous(texts)
                )
            )
        self._order = order
        said = [found for text in texts if (found := self.read(text))]
        if are_months(said):
            self._months |= set(said)

    def read(self, text: str) -> str:
        """The period that a text says; "" for none. The time of day of a date is of no account."""
        try:
            said = period_said(text, self._order)
        except ValueError:
            return ""
        return said[: len("2026-10")] if said in self._months else said


def _is_number(text: str) -> bool:
    try:
        return number(text) is not None
    except ValueError:
        return False


def _found(columns: Sequence[str], names: Sequence[str]) -> int | None:
    """The column with one of these names."""
    return next((index for index, column in enumerate(columns) if _plain(column) in names), None)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
