"""When an event was: which of the ways to write a time a column uses, and the SQL that reads it as microseconds UTC."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeydesigner.events.errors import EventsError, UnclearDatesError
from journeydesigner.events.rules import DateOrder
from journeydesigner.wording import _

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CLOCKS = (
    "", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f", "T%H:%M", "T%H:%M:%S", "T%H:%M:%S.%f", " %I:%M %p", " %I:%M:%S %p",
    ", %H:%M", ", %H:%M:%S",
)  # fmt: skip
_DAYS: Mapping[DateOrder, tuple[str, ...]] = {
    "dmy": ("%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%y", "%d/%m/%y"),
    "mdy": ("%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y"),
    "": ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d %b %Y", "%b %d %Y", "%b %d, %Y", "%d-%b-%Y"),
}
_NUMBER = re.compile(r"[+-]?\d{1,19}(\.\d+)?")
_ZONE_AT_END = re.compile(r"(Z|UTC|[+-]\d{2}(:?\d{2})?)$", re.IGNORECASE)
_UNITS = ((1e17, 1e-3), (1e14, 1.0), (1e11, 1e3), (0.0, 1e6))
"""From which size on a number since 1970 counts nano-, micro-, milliseconds, seconds; and its microseconds."""
_RELATIVE_BELOW_S = 10 * 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class TimeForm:
    """SQL for microseconds UTC of the column ``{0}``, with its parameters; null where a text is no time.

    ``share``: how many of the samples it reads (0..1).
    """

    sql: str
    parameters: tuple[object, ...] = ()
    is_relative: bool = False
    share: float = 1.0


def typed_time_form(kind: str, timezone: str) -> TimeForm | None:
    """How a column of times that the file itself knows as such is read; None for text and numbers."""
    match kind:
        case "TIMESTAMP WITH TIME ZONE":
            return TimeForm("epoch_us({0})")
        case "TIMESTAMP" | "TIMESTAMP_S" | "TIMESTAMP_MS" | "TIMESTAMP_NS" | "DATE":
            return TimeForm("epoch_us(cast({0} as timestamp) at time zone ?)", (timezone,))
        case _:
            return None


def time_form(samples: Sequence[str], con: "DuckDBPyConnection", order: DateOrder, timezone: str) -> TimeForm:
    """How the times among ``samples`` are written: the one form that reads most of them.

    Raises EventsError where none reads any, UnclearDatesError where day and month can be taken either way.
    """
    texts = [text.strip() for text in samples if text.strip()]
    if not texts:
        raise EventsError(_("The column of times is empty."))
    numbers = [float(text) for text in texts if _NUMBER.fullmatch(text)]
    if len(numbers) > len(texts) / 2 and not _are_compact_days(texts):
        return _of_numbers(numbers)
    zoned = sum(1 for text in texts if _ZONE_AT_END.search(text) and ":" in text)
    if zoned > len(texts) / 2:
        return TimeForm("epoch_us(try_cast(cast({0} as varchar) as timestamptz))")
    return _of_days(texts, con, order, timezone)


def _are_compact_days(texts: Sequence[str]) -> bool:
    return all(re.fullmatch(r"(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])", text) for text in texts)


def _of_numbers(numbers: Sequence[float]) -> TimeForm:
    largest = max(abs(number) for number in numbers)
    factor = next(factor for least, factor in _UNITS if largest >= least)
    is_relative = largest * factor < _RELATIVE_BELOW_S * 1e6
    return TimeForm("cast(round(try_cast(cast({0} as varchar) as double) * ?) as bigint)", (factor,), is_relative)


def _of_days(texts: Sequence[str], con: "DuckDBPyConnection", order: DateOrder, timezone: str) -> TimeForm:
    found: dict[DateOrder, tuple[list[str], int]] = {}
    for kind, days in _DAYS.items():
        formats = [day + clock for day in days for clock in _CLOCKS]
        counted = [(_readable(texts, form, con), form) for form in formats]
        fitting = [form for count, form in counted if count]
        found[kind] = fitting, _readable(texts, fitting, con) if fitting else 0
    orders: tuple[DateOrder, ...] = (order,) if order else ("dmy", "mdy")
    able: list[DateOrder] = ["", *orders]
    most = max(found[kind][1] for kind in able)
    best: list[DateOrder] = [kind for kind in able if found[kind][1] == most]
    if not most:
        raise EventsError(
            _("“{text}” and the other times cannot be read; write them like 2026-11-22 10:30:00.").format(text=texts[0])
        )
    if len(best) > 1 and "" not in best:
        raise UnclearDatesError(
            _("“{text}” can be day or month first; say which with --dates dmy or --dates mdy.").format(text=texts[0])
        )
    local = "try_strptime(trim(cast({0} as varchar)), ?)"
    return TimeForm(f"epoch_us(({local}) at time zone ?)", (found[best[0]][0], timezone), share=most / len(texts))


def _readable(texts: Sequence[str], form: str | list[str], con: "DuckDBPyConnection") -> int:
    sql = "select count(try_strptime(text, ?)) from (select unnest(?) as text)"
    row = con.execute(sql, [form, list(texts)]).fetchone()
    return row[0] if row else 0
