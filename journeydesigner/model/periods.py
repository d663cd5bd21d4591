"""Periods: a year, a quarter, an ISO week, a month or a day of the calendar, and their order."""

from datetime import date, timedelta
from functools import lru_cache

from journeydesigner.wording import _

_GRAINS = ("day", "week", "month", "quarter", "year")
_FORMS = "2026, 2026-Q4, 2026-10, 2026-W07, 2026-10-03"


@lru_cache(maxsize=4096)
def period_key(period: str) -> tuple[date, int, str]:
    """Sorts periods of any grain by their first day; of those that begin together the longer is the later one.

    Raises ValueError for what no calendar has.
    """
    return (first_day(period), _GRAINS.index(grain(period)), period)


def grain(period: str) -> str:
    """``day``, ``week``, ``month``, ``quarter`` or ``year``, by the form of a period."""
    _year, _dash, part = period.partition("-")
    if not part:
        return "year"
    if part[0] in "QW":
        return "quarter" if part[0] == "Q" else "week"
    return "day" if "-" in part else "month"


def first_day(period: str) -> date:
    """The first day of a period. Raises ValueError with a sentence for what no calendar has."""
    year, _dash, part = period.partition("-")
    try:
        match grain(period):
            case "quarter":
                return date(int(year), 3 * int(part[1:]) - 2, 1)
            case "week":
                return date.fromisocalendar(int(year), int(part[1:]), 1)
            case _:
                month, _dash, day = part.partition("-")
                return date(int(year), int(month or 1), int(day or 1))
    except (ValueError, OverflowError) as error:
        said = _("“{period}” is no period of the calendar: write {forms}").format(period=period, forms=_FORMS)
        raise ValueError(said) from error


def last_day(period: str) -> date:
    """The last day of a period. Raises ValueError as ``first_day`` does."""
    first = first_day(period)
    match grain(period):
        case "day":
            return first
        case "week":
            return first + timedelta(days=6)
        case "month":
            months = 1
        case "quarter":
            months = 3
        case _:
            months = 12
    after = first.month - 1 + months
    return date(first.year + after // 12, after % 12 + 1, 1) - timedelta(days=1)


def current(of_grain: str, today: date) -> str:
    """The period of that grain in which ``today`` lies."""
    match of_grain:
        case "day":
            return today.isoformat()
        case "week":
            year, week, _day = today.isocalendar()
            return f"{year}-W{week:02}"
        case "quarter":
            return f"{today.year}-Q{(today.month - 1) // 3 + 1}"
        case "year":
            return f"{today.year}"
        case _:
            return f"{today:%Y-%m}"


def checked(period: str) -> str:
    """The period itself. Raises ValueError as ``first_day`` does."""
    first_day(period)
    return period
