"""Values of several periods as a sheet's cells: one below the other or beside each other, with or without headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from journeydesigner.metrics.typed_dates import ambiguous, are_months, order_of, period_said
from journeydesigner.metrics.typed_values import Typed, UnclearDateError, typed_n, typed_result, typed_value
from journeydesigner.model.metric_records import Metric
from journeydesigner.model.movement_records import DateOrder
from journeydesigner.wording import _

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class TypedSeries:
    """``odd``: a sentence for each line that was not understood."""

    results: tuple[Typed, ...]
    odd: tuple[str, ...]


def typed_series(metric: Metric, rows: Rows, order: DateOrder = "") -> TypedSeries:
    """The values of a table: a period, a value and perhaps n in each row, or in each column; of one column each line
    for itself. Raises UnclearDateError where day and month may change places, ValueError with a sentence where there
    are no periods."""
    lines = _lines(rows)
    if not lines:
        return _each_alone(metric, [cell for row in rows for cell in row if cell.strip()], order)
    periods = [line[0] for line in lines]
    found = order or order_of(periods)
    if found is None:
        raise UnclearDateError(ambiguous(periods))
    said = [period_said(period, found) for period in periods]
    is_by_month = are_months(said)
    is_fraction = _are_fractions([line[1] for line in lines])
    results: list[Typed] = []
    odd: list[str] = []
    for (typed, value, n), period in zip(lines, said, strict=True):
        try:
            when = period[:7] if is_by_month else period
            results.append(Typed(typed_value(metric, value, is_fraction=is_fraction), typed_n(n), when))
        except ValueError as error:
            odd.append(_("{period}: {why}").format(period=typed, why=error))
    return TypedSeries(tuple(results), tuple(odd))


def _each_alone(metric: Metric, cells: Sequence[str], order: DateOrder) -> TypedSeries:
    results: list[Typed] = []
    odd: list[str] = []
    for cell in cells:
        try:
            results.append(typed_result(metric, cell, order))
        except UnclearDateError:
            raise
        except ValueError as error:
            odd.append(str(error))
    if len(results) > 1 and any(not found.period for found in results):
        raise ValueError(_("There are values without a period: copy the periods along with them."))
    return TypedSeries(tuple(results), tuple(odd))


def _lines(rows: Rows) -> list[tuple[str, str, str]]:
    """Period, value and n of each line; headings and what stands beside no period are left out. Nothing where no row
    and no column holds periods."""
    by_row = _told(rows)
    by_column = _told([list(column) for column in zip(*_even(rows), strict=True)])
    return by_row if len(by_row) >= len(by_column) else by_column


def _told(rows: Rows) -> list[tuple[str, str, str]]:
    held = [[*row, "", ""] for row in rows if len(row) > 1 and row[0].strip() and _is_period(row[0])]
    return [(row[0], row[1], row[2]) for row in held]


def _even(rows: Rows) -> list[list[str]]:
    wide = max((len(row) for row in rows), default=0)
    return [[*row, *[""] * (wide - len(row))] for row in rows]


def _is_period(text: str) -> bool:
    try:
        return bool(period_said(text, order_of([text]) or ""))
    except ValueError:
        return False


def _are_fractions(values: Sequence[str]) -> bool:
    """Whether bare numbers are shares of one: 0.54, 0.6, 1."""
    digits = [value.strip().replace(",", ".") for value in values if value.strip()]
    try:
        return bool(digits) and all(abs(float(value)) <= 1 for value in digits) and any(float(v) % 1 for v in digits)
    except ValueError:
        return False
