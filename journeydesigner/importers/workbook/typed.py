"""What a person typed into a cell, as the value that a field holds: numbers as text, days, yes and no, periods."""

import datetime
import math
import re
from collections.abc import Mapping

from journeydesigner.importers.workbook.book import Value
from journeydesigner.importers.workbook.origin import Plain
from journeydesigner.metrics.typed_numbers import number as typed_number
from journeydesigner.metrics.typed_periods import period_of
from journeydesigner.model.periods import grain
from journeydesigner.wording import _

_EPOCH, _MIDNIGHT, _DAY = datetime.datetime(1899, 12, 30), datetime.time(), datetime.timedelta(days=1)
_LEAP = 61
_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
_YES = frozenset({"yes", "y", "x", "true", "1", "✓", "★", "ja", "j", "wahr", "sí", "si", "s", "verdadero", "oui"})
_NO = frozenset({"", "no", "n", "false", "0", "-", "–", "nein", "falsch", "falso", "non"})
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


class BadCellError(ValueError):
    """A cell that holds no value of its column; the text is a clause without an address."""


def text(value: Value | Plain) -> str:
    """A value as text: what Excel made of a typed number, day or time is written as a person would."""
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case str():
            return value.strip()
        case int() | float():
            return f"{value:.15g}"
        case datetime.datetime():
            return value.isoformat(" ", "minutes")
        case datetime.date():
            return value.isoformat()
        case datetime.time():
            return value.isoformat("minutes" if not value.second else "seconds")
        case datetime.timedelta():
            minutes, seconds = divmod(int(value.total_seconds()), 60)
            hours, minutes = divmod(minutes, 60)
            return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


def words(value: Value) -> str:
    """Free text. Raises BadCellError for an error of the spreadsheet's."""
    if isinstance(value, str) and value.strip() in _ERRORS:
        raise BadCellError(_("“{text}” is an error of the spreadsheet").format(text=value.strip()))
    return _without_returns(text(value))


def _without_returns(said: str) -> str:
    """Excel writes a carriage return as an escape, which openpyxl leaves as it is."""
    return said.replace("_x000D_", "") if "_x000D_" in said else said


def is_same(value: Value, origin: Plain) -> bool:
    """Whether a cell still holds what was written there, also as another program saves it."""
    if isinstance(value, bool) or isinstance(origin, bool):
        return value == origin
    if isinstance(origin, (int, float)):
        value = serial(value)
        if isinstance(value, (int, float)):
            return math.isclose(value, origin, rel_tol=1e-9, abs_tol=1e-12)
        try:
            typed = typed_number(value) if isinstance(value, str) else None
        except ValueError:
            return False
        return typed is not None and math.isclose(typed, origin, rel_tol=1e-9, abs_tol=1e-12)
    was, now = text(origin), text(value)
    return now == was or _without_returns(now) == was


def serial(value: Value) -> Value:
    """A day or time as the number that its cell holds: openpyxl takes numbers in formats of our own for days."""
    match value:
        case datetime.datetime() | datetime.date():
            moment = value if isinstance(value, datetime.datetime) else datetime.datetime.combine(value, _MIDNIGHT)
            days = (moment - _EPOCH) / _DAY
            return days - 1 if days < _LEAP else days  # Excel counts a 29 February 1900
        case datetime.time():
            return (datetime.datetime.combine(_EPOCH, value) - _EPOCH) / _DAY
        case datetime.timedelta():
            return value / _DAY
        case _:
            return value


def number(value: Value) -> float | None:
    """A number, also one that was typed as text. Raises BadCellError."""
    match value:
        case None:
            return None
        case bool():
            raise BadCellError(_("“{text}” is no number").format(text=text(value)))
        case int() | float():
            return float(value)
        case str():
            try:
                return typed_number(value)
            except ValueError as error:
                raise BadCellError(str(error).rstrip(".")) from None
        case _:
            raise BadCellError(_("“{text}” is no number").format(text=text(value)))


def whole(value: Value) -> int | None:
    """A whole number. Raises BadCellError."""
    found = number(value)
    if found is None:
        return None
    if not found.is_integer() or abs(found) > 1e15:
        raise BadCellError(_("“{text}” is no whole number").format(text=text(value)))
    return int(found)


def day(value: Value) -> str | None:
    """A day as ISO date. Raises BadCellError."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    typed = text(value)
    if not typed:
        return None
    try:
        return datetime.date.fromisoformat(typed).isoformat()
    except ValueError:
        pass
    if found := _DAY_FIRST.fullmatch(typed):
        first, second, year = (int(part) for part in found.groups())
        is_dotted = "." in typed
        if is_dotted or first > 12 or second > 12 or first == second:  # 3/4/2027 is two days, by where one lives
            days, months = (second, first) if second > 12 and not is_dotted else (first, second)
            try:
                return datetime.date(year, months, days).isoformat()
            except ValueError:
                pass
    raise BadCellError(_("“{text}” is no date: write it as 2027-01-31").format(text=typed))


def yes(value: Value) -> bool:
    """Yes or no. Raises BadCellError."""
    if isinstance(value, bool):
        return value
    typed = text(value).casefold()
    if typed in _YES or typed == _("yes").casefold():
        return True
    if typed in _NO:
        return False
    raise BadCellError(_("“{text}” is neither yes nor no").format(text=text(value)))


def choice(value: Value, choices: Mapping[str, str]) -> str | None:
    """What a label, or the value itself, stands for; None for nothing. Raises BadCellError, which names the labels."""
    typed = text(value)
    if not typed:
        return None
    for label, meant in choices.items():
        if typed.casefold() in (label.casefold(), meant.casefold()):
            return meant
    known = ", ".join(choices)
    raise BadCellError(_("“{text}” is none of {known}").format(text=typed, known=known))


def parts(value: Value, separators: str) -> tuple[str, ...]:
    """The parts of a list, each once: ``separators`` are the characters between them."""
    found = re.split(f"[{separators}]", words(value))
    return tuple(dict.fromkeys(part.strip() for part in found if part.strip()))


def period(value: Value, like: str = "") -> str:
    """A period. A day that a spreadsheet made of a typed month is one again, where ``like`` is the series' grain.

    Raises BadCellError.
    """
    if isinstance(value, datetime.date):  # a datetime is one, too
        kind = grain(like) if like else "month" if value.day == 1 else "day"
        match kind:
            case "year":
                return f"{value.year}"
            case "quarter":
                return f"{value.year}-Q{(value.month + 2) // 3}"
            case "week":
                year, week, _day = value.isocalendar()
                return f"{year}-W{week:02}"
            case "month":
                return f"{value:%Y-%m}"
            case _:
                return f"{value:%Y-%m-%d}"
    try:
        typed = text(value)
        if not typed:
            raise BadCellError(_("the period is missing"))
        return period_of(typed)
    except BadCellError:
        raise
    except ValueError as error:
        raise BadCellError(str(error).rstrip(".")) from None
