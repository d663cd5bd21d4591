"""Dates as people and their sheets write them: 2026-10-03, 3.10.2026, 3/10/26, 3 Oct 2026, Oct 3, 2026, 2026年10月3日.

Where day and month could each come first, the other dates beside it tell; else somebody is to be asked.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from journeydesigner.metrics.typed_periods import MonthOf, month_of, period_of
from journeydesigner.model.movement_records import DateOrder

_TIME = re.compile(r"[T ]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?(Z|[AaPp]\.?[Mm]\.?|[+-]\d{2}:?\d{2}))?$")
_DAY = re.compile(r"(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})")
_KANJI = re.compile(r"(\d{4})[年년] ?(\d{1,2})[月월](?: ?(\d{1,2})[日일])?")
_NAMED = re.compile(r"(?:[^\W\d_]+\.?, )?(\d{1,2})(?:\.|st|nd|rd|th)?(?: de)?[ -]([^\W\d_]{3,})\.?(?: de)?[ -](\d{4})")
_NAME_FIRST = re.compile(r"(?:[^\W\d_]+\.?, )?([^\W\d_]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_OF_MONTH = re.compile(r"([^\W\d_]{3,}\.?)(?: de |[- /]?['’])(\d{4})")
_SHORT_YEAR = re.compile(r"([^\W\d_]{3,})\.?(?:[- /]['’]?|['’])(\d{2})")
"""«Oct-26», as Excel writes a month by itself."""


def order_of(texts: Sequence[str]) -> DateOrder | None:
    """Which comes first in all of these, day or month. "" where none of them tells or needs it; None where both fit,
    and would be other dates."""
    days = [found for text in texts if (found := _slashed(text))]
    can_be_dmy = all(int(found[3]) <= 12 for found in days)
    can_be_mdy = all(int(found[1]) <= 12 for found in days)
    if can_be_dmy and can_be_mdy and any(found[1] != found[3] for found in days):
        return None
    return "mdy" if days and can_be_mdy and not can_be_dmy else "dmy" if days else ""


def ambiguous(texts: Sequence[str]) -> str:
    """The first date that can be read both ways; "" where there is none."""
    if order_of(texts) is not None:
        return ""
    return next(found[0] for text in texts if (found := _slashed(text)) and found[1] != found[3])


def date_of(text: str, order: DateOrder = "", month_of: MonthOf = month_of) -> date | None:
    """The date that a text says; its time of day is of no account. ``order`` is for those with strokes."""
    cleaned = _bare(text)
    with suppress(ValueError):
        if found := _ISO.fullmatch(cleaned):
            return date(int(found[1]), int(found[3]), int(found[4]))
        if found := _DAY.fullmatch(cleaned):
            first, second = int(found[1]), int(found[3])
            year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
            is_month_first = order == "mdy" and found[2] != "."
            return date(year, first, second) if is_month_first else date(year, second, first)
        if (found := _KANJI.fullmatch(cleaned)) and found[3]:
            return date(int(found[1]), int(found[2]), int(found[3]))
        if (found := _NAMED.fullmatch(cleaned)) and (month := month_of(found[2].lower())):
            return date(int(found[3]), month, int(found[1]))
        if (found := _NAME_FIRST.fullmatch(cleaned)) and (month := month_of(found[1].lower())):
            return date(int(found[3]), month, int(found[2]))
    return None


def period_said(text: str, order: DateOrder = "", month_of: MonthOf = month_of) -> str:
    """The period that a text says, a day where it says one. Raises ValueError with a sentence for what is none."""
    day = date_of(text, order, month_of)
    if day is not None:
        return day.isoformat()
    cleaned = _bare(text)
    if found := _KANJI.fullmatch(cleaned):
        cleaned = f"{found[1]}-{found[2]}"
    if (found := _SHORT_YEAR.fullmatch(cleaned)) and month_of(found[1].lower()):
        cleaned = f"{found[1]} 20{found[2]}"
    return period_of(_OF_MONTH.sub(r"\1 \2", cleaned), month_of)


def are_months(periods: Sequence[str]) -> bool:
    """Whether days stand for their months: a sheet that writes October as the first of it."""
    days = {period for period in periods if len(period) == len("2026-10-03")}
    return len(days) > 1 and all(day.endswith("-01") for day in days)


def _bare(text: str) -> str:
    return _TIME.sub("", " ".join(text.split()))


def _slashed(text: str) -> re.Match[str] | None:
    """A date whose day and month may change places: points stand between day, month and year, in this order."""
    found = _DAY.fullmatch(_bare(text))
    return found if found and found[2] != "." else None
