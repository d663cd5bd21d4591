"""When an event was: which of the ways to write a time a column uses, and the SQL that reads it as microseconds UTC."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from journeydesigner.events.errors import EventsError, UnclearDatesError
from journeydesigner.events.rules import DateOrder
from journeydesigner.wording import _

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CLOCKS = (
    "", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f", " %H:%M:%S,%f", "T%H:%M", "T%H:%M:%S", "T%H:%M:%S.%f", "T%H:%M:%S,%f",
    " %I:%M %p", " %I:%M:%S %p", ", %H:%M", ", %H:%M:%S", ", %I:%M %p", ", %I:%M:%S %p", ":%H:%M:%S", " %H.%M.%S",
)  # fmt: skip
_DAYS: Mapping[DateOrder, tuple[str, ...]] = {
    "dmy": ("%d/%m/%y", "%d-%m-%y", "%d/%m/%Y", "%d-%m-%Y"),
    "mdy": ("%m/%d/%y", "%m-%d-%y", "%m/%d/%Y", "%m-%d-%Y"),
    "": ("%d.%m.%y", "%d-%b-%y", "%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%Y.%m.%d", "%Y%m%d", "%d %b %Y", "%d %B %Y",
         "%b %d %Y", "%b %d, %Y", "%B %d, %Y", "%d-%b-%Y", "%d/%b/%Y", "%a, %d %b %Y"),
}  # fmt: skip
"""Years of two digits come first: what reads four digits takes two of them for a year of antiquity."""
_WHOLE = ("%Y%m%d%H%M%S", "%a %b %d %H:%M:%S %Y")
_TRIED = (
    "2026-11-22 10:30:00", "2026-11-22T10:30:00Z", "22.11.2026 10:30", "22/11/2026", "11/22/2026 10:30 AM",
    "22 Nov 2026", "1795343400",
)  # fmt: skip
"""One of each kind, for people."""
_SPOKEN = {
    "%Y": "YYYY", "%y": "YY", "%m": "MM", "%d": "DD", "%b": "Mon", "%B": "Month", "%a": "Day", "%H": "hh", "%I": "hh",
    "%M": "mm", "%S": "ss", "%f": "ffffff", "%p": "AM", "%z": "+hh:mm",
}  # fmt: skip
_LOOKS = {
    "%Y": r"\d{4}", "%y": r"\d{2}", "%b": r"[A-Za-z]{3}", "%B": "[A-Za-z]+", "%a": "[A-Za-z]{3}", "%f": r"\d{1,9}",
    "%p": "[AaPp][Mm]", "%z": r"[+-]\d{2}:?(\d{2})?",
    **dict.fromkeys(("%m", "%d", "%H", "%I", "%M", "%S"), r"\d{1,2}"),
}  # fmt: skip
_NUMBER = re.compile(r"[+-]?\d{1,19}([.,]\d+)?")
_ZONE = r":.*?([Zz]|UTC|GMT|CES?T|[+-]\d{2}(:?\d{2})?|[A-Z][a-z]+/[A-Za-z_]+)$"
"""What tells the zone of a time, behind its hours and minutes; for Python and for RE2."""
_ZONE_SQL = _ZONE.replace("{", "{{").replace("}", "}}")
_ZONED = re.compile(_ZONE)
_NANOSECONDS = re.compile(r"\.\d{7,9}$")
"""More digits than the database's own forms take."""
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}")
_TEXT = "trim(cast({0} as varchar))"
_UNITS = ((1e17, 1e-3), (1e14, 1.0), (1e11, 1e3), (0.0, 1e6))
"""From which size on a number since 1970 counts nano-, micro-, milliseconds, seconds; and its microseconds."""
_RELATIVE_BELOW_S = 10 * 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class TimeForm:
    """SQL for microseconds UTC of the column ``{0}``, with its parameters; null where a text is no time.

    ``share``: how many of the samples it reads (0..1); ``forms``: how those are written, for a person.
    """

    sql: str
    parameters: tuple[object, ...] = ()
    is_relative: bool = False
    share: float = 1.0
    forms: tuple[str, ...] = ()


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
    """How the times among ``samples`` are written.

    Raises EventsError where nothing reads any, UnclearDatesError where day and month can be taken either way.
    """
    texts = [text.strip() for text in samples if text.strip()]
    if not texts:
        raise EventsError(_("The column of times is empty."))
    numbers = [float(text.replace(",", ".")) for text in texts if _NUMBER.fullmatch(text)]
    if len(numbers) > len(texts) / 2 and not _are_compact_days(texts):
        return _of_numbers(numbers, len(numbers) / len(texts))
    zoned = [text for text in texts if _ZONED.search(text)]
    local = [text for text in texts if not _ZONED.search(text)]
    with_zone, without = _of_zoned(zoned, con, order), _of_local(local, con, order, timezone)
    read = sum(part.share for part in (with_zone, without) if part is not None)
    if not read:
        raise EventsError(
            _("None of the times can be read, such as {examples}; they can be written like {forms}.").format(
                examples=", ".join(f"“{text}”" for text in list(dict.fromkeys(texts))[:3]), forms=", ".join(_TRIED)
            )
        )
    share = read / len(texts)
    if with_zone is not None and not local:
        return replace(with_zone, share=share)
    if without is not None and not zoned:
        return replace(without, share=share)
    parts = [part or TimeForm("null") for part in (with_zone, without)]
    return TimeForm(
        f"case when regexp_matches({_TEXT}, '{_ZONE_SQL}') then {parts[0].sql} else {parts[1].sql} end",
        parts[0].parameters + parts[1].parameters, share=share, forms=parts[0].forms + parts[1].forms,
    )  # fmt: skip


def _are_compact_days(texts: Sequence[str]) -> bool:
    return all(re.fullmatch(r"(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])([0-2]\d[0-5]\d[0-5]\d)?", t) for t in texts)


def _of_numbers(numbers: Sequence[float], share: float) -> TimeForm:
    largest = max(abs(number) for number in numbers)
    factor = next(factor for least, factor in _UNITS if largest >= least)
    is_relative = largest * factor < _RELATIVE_BELOW_S * 1e6
    number = f"try_cast(replace({_TEXT}, ',', '.') as double)"
    said = {1e-3: _("nanoseconds since 1970"), 1.0: _("microseconds since 1970"), 1e3: _("milliseconds since 1970")}
    forms = (said.get(factor, _("seconds since 1970")),)
    return TimeForm(f"cast(round({number} * ?) as bigint)", (factor,), is_relative, share, forms)


def _of_zoned(texts: Sequence[str], con: "DuckDBPyConnection", order: DateOrder) -> TimeForm | None:
    """``share`` of what these two give: how many texts, not of how many."""
    cast = f"try_cast({_TEXT} as timestamptz)"
    read = _counted(texts, "try_cast(text as timestamptz)", None, con)
    if read == len(texts):
        return TimeForm(f"epoch_us({cast})", share=read, forms=("YYYY-MM-DD hh:mm:ss+hh:mm",)) if texts else None
    forms, also = _chosen(texts, con, order, ("%z", " %z"))
    if not forms:
        return TimeForm(f"epoch_us({cast})", share=read, forms=("YYYY-MM-DD hh:mm:ss+hh:mm",)) if read else None
    sql = f"epoch_us(coalesce({cast}, try_strptime({_TEXT}, ?)))"
    return TimeForm(sql, (forms,), share=min(read + also, len(texts)), forms=tuple(map(_spoken, forms)))


def _of_local(texts: Sequence[str], con: "DuckDBPyConnection", order: DateOrder, timezone: str) -> TimeForm | None:
    fine = [text for text in texts if _NANOSECONDS.search(text)]
    forms, read = _chosen([text for text in texts if text not in fine], con, order, ("",))
    nanos = _counted(fine, "try_cast(text as timestamp)", None, con) if fine else 0
    parts = ([f"try_strptime({_TEXT}, ?)"] if forms else []) + ([f"try_cast({_TEXT} as timestamp)"] if nanos else [])
    if not parts:
        return None
    said = (*map(_spoken, forms), *(["YYYY-MM-DD hh:mm:ss.fffffffff"] if nanos else []))
    time = f"coalesce({', '.join(parts)})" if len(parts) > 1 else parts[0]
    sql = f"epoch_us({time} at time zone ?)"
    return TimeForm(sql, (*([_siblings(forms)] if forms else []), timezone), share=read + nanos, forms=said)


def _chosen(
    texts: Sequence[str], con: "DuckDBPyConnection", order: DateOrder, ends: Sequence[str]
) -> tuple[list[str], int]:
    """The forms that read the texts, and how many those are."""
    plain, read = _fitting(texts, "", ends, con)
    if read == len(texts):
        return plain, read
    found = {kind: _fitting(texts, kind, ends, con) for kind in ("dmy", "mdy") if kind == order or not order}
    best = max(found.values(), key=lambda each: each[1])
    if len(found) == 2 and best[1] and found["dmy"][1] == found["mdy"][1]:
        _refuse_unclear(texts)
    return plain + best[0], min(read + best[1], len(texts))


def _refuse_unclear(texts: Sequence[str]) -> None:
    both = next((text for text in texts if (day := _SLASHED.match(text)) and int(day[1]) != int(day[2])), None)
    if both is not None:
        raise UnclearDatesError(
            _("“{text}” can be day or month first; say which with --dates dmy or --dates mdy.").format(text=both)
        )


def _fitting(
    texts: Sequence[str], kind: DateOrder, ends: Sequence[str], con: "DuckDBPyConnection"
) -> tuple[list[str], int]:
    forms = [day + clock + end for day in _DAYS[kind] for clock in _CLOCKS for end in ends if clock or not end]
    able = [form for form in (*forms, *(_WHOLE if not kind else ())) if any(map(_pattern(form).fullmatch, texts))]
    counts = [_counted(texts, "try_strptime(text, ?)", form, con) for form in able]
    fitting = [form for form, count in zip(able, counts, strict=True) if count]
    return fitting, _counted(texts, "try_strptime(text, ?)", fitting, con) if fitting else 0


def _siblings(forms: Sequence[str]) -> list[str]:
    """The same days with other clocks behind them: those may be rarer than what was looked at."""
    days = [day for kind in _DAYS.values() for day in kind if any(form.startswith(day) for form in forms)]
    return [*forms, *(form for day in days for clock in _CLOCKS if (form := day + clock) not in forms)]


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """How a form looks: most are out of the question at a glance."""
    text = re.escape(form)
    for sign, pattern in _LOOKS.items():
        text = text.replace(sign, pattern)
    return re.compile(text)


def _counted(texts: Sequence[str], time: str, form: object, con: "DuckDBPyConnection") -> int:
    """How many of the texts are read as a time of our days."""
    ours = f"{time} between '1900-01-01' and '2199-12-31'"
    sql = f"select count(*) filter ({ours}) from (select unnest(?::varchar[]) as text)"
    row = con.execute(sql, [*([form] if form else []), list(texts)]).fetchone()
    return row[0] if row else 0


def _spoken(form: str) -> str:
    """A form as people write it: YYYY-MM-DD hh:mm:ss."""
    for sign, letters in _SPOKEN.items():
        form = form.replace(sign, letters)
    return form
