"""Numbers and periods in words, as a map prints them: «18 %», «41 k», «9.2 d», «+3 pt», «Oct 2026».

Signs are typographic (U+2212), what belongs together is held by a no-break space.
"""

from datetime import date
from math import floor, isfinite

from journeydesigner.model.records import Metric
from journeydesigner.wording import _

MINUS = "\u2212"
NBSP = "\u00a0"
_COMMA = (
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "cs",
    "sv",
    "nb",
    "no",
    "da",
    "fi",
    "ru",
    "uk",
    "tr",
    "el",
    "hu",
    "ro",
)
_LARGE = ((1e9, "G"), (1e6, "M"), (1e3, "k"))
_CURRENCY = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "CNY": "¥", "INR": "₹", "KRW": "₩"}
_CENTS = frozenset({"JPY", "KRW"})
_SECONDS = {"seconds": 1.0, "minutes": 60.0, "hours": 3600.0, "days": 86400.0}


def decimal_mark(language: str) -> str:
    return "," if language.split("-", maxsplit=1)[0].split("_", maxsplit=1)[0].lower() in _COMMA else "."


def grouped(value: float, language: str = "en", decimals: int = 0) -> str:
    """A plain number, thousands apart by a no-break space: 3 200."""
    text = (
        f"{_rounded(value, decimals):,.{decimals}f}".replace(".", "d")
        .replace(",", NBSP)
        .replace("d", decimal_mark(language))
    )
    return text.replace("-", MINUS)


def number(value: float, language: str = "en", decimals: int | None = None) -> str:
    """A number as short as it stays true: 9.2, 12, 41 k, 1.2 M. ``decimals`` fixes its places."""
    if not isfinite(value):
        return _("no data")
    if decimals is None:
        for size, letter in _LARGE:
            scaled = value / size
            if abs(value) >= max(size, 10_000) - size / 2000 and abs(scaled) >= 0.9995:
                return f"{_plain(scaled, language, None)}{NBSP}{letter}"
    return _plain(value, language, decimals)


def value_text(metric: Metric, value: float | None, language: str = "en") -> str:
    """A value in its metric's unit; «no data» where there is none."""
    if value is None:
        return _("no data")
    match metric.unit:
        case "percent":
            return f"{_plain(100 * value, language, _percent_places(metric, value))}{NBSP}%"
        case "points":
            return _signed(_plain(abs(value), language, metric.decimals or 0), value, metric.decimals or 0)
        case "money":
            return money(value, metric.currency, language, metric.decimals)
        case "seconds" | "minutes" | "hours" | "days":
            return f"{_plain(value, language, metric.decimals)}{NBSP}{_unit(metric.unit)}"
        case "scale":
            return _plain(value, language, 1 if metric.decimals is None else metric.decimals)
        case "number":
            return number(value, language, metric.decimals)


def delta_text(metric: Metric, first: float, last: float, language: str = "en") -> str:
    """The change from ``first`` to ``last``, signed: «+3 pt» of a share, «+12 %» of a count, «−1.1 d»."""
    change = last - first
    match metric.unit:
        case "percent":
            places = _percent_places(metric, change)
            return f"{_signed(_plain(abs(100 * change), language, places), change, places, 100)}{NBSP}{_('pt')}"
        case "points" | "scale":
            places = metric.decimals if metric.decimals is not None else (0 if metric.unit == "points" else 1)
            return _signed(_plain(abs(change), language, places), change, places)
        case "number" | "money":
            if not first:
                return _signed(value_text(metric, abs(change), language), change, metric.decimals)
            share = 100 * change / abs(first)
            places = 0 if abs(share) >= 0.95 else 1
            return f"{_signed(_plain(abs(share), language, places), share, places)}{NBSP}%"
        case "seconds" | "minutes" | "hours" | "days":
            text = _plain(abs(change), language, metric.decimals)
            return f"{_signed(text, change, metric.decimals)}{NBSP}{_unit(metric.unit)}"


def target_text(metric: Metric, language: str = "en") -> str:
    """«Target 25 %»; empty without a target."""
    if metric.target is None:
        return ""
    return _("Target {value}").format(value=value_text(metric, metric.target, language))


def money(value: float, currency: str, language: str = "en", decimals: int | None = None) -> str:
    """An amount with its currency after it: «41.20 €»; whole and short from ten thousand on."""
    sign = _CURRENCY.get(currency, currency)
    if decimals is None and abs(value) >= 10_000:
        text = number(value, language)
    else:
        whole = currency in _CENTS or float(value).is_integer()
        text = grouped(value, language, decimals if decimals is not None else (0 if whole else 2))
    return f"{text}{NBSP}{sign}" if sign else text


def period_text(period: str) -> str:
    """A period in words: 2026-10 is «Oct 2026», 2026-Q4 «Q4 2026», 2026-W07 «week 7, 2026», a day «3 Oct 2026»."""
    year, _dash, part = period.partition("-")
    if not part:
        return year
    if part.startswith("Q"):
        return f"{part} {year}"
    if part.startswith("W"):
        return _("week {week}, {year}").format(week=int(part[1:]), year=year)
    month, _dash, day = part.partition("-")
    named = f"{month_name(int(month))} {year}" if month.isdigit() and 1 <= int(month) <= 12 else period
    return f"{int(day)} {named}" if day.isdigit() else named


def date_text(iso: str) -> str:
    """2026-11-21 is «21 Nov 2026»; what is no date stays as written."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {month_name(day.month)} {day.year}"


def month_name(month: int) -> str:
    """The short name of the ``month``-th (1..12) in the reader's language."""
    names = (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip
    return names[month - 1]


def in_seconds(value: float, unit: str) -> float:
    """A duration in seconds. Raises KeyError for a unit that is no duration."""
    return value * _SECONDS[unit]


def _unit(unit: str) -> str:
    return {"seconds": _("s"), "minutes": _("min"), "hours": _("h"), "days": _("d")}[unit]


def _percent_places(metric: Metric, value: float) -> int:
    """None decided: whole percents, a decimal only under one percent, where a whole one would say nothing."""
    if metric.decimals is not None:
        return metric.decimals
    return 1 if 0 < abs(value) < 0.0095 else 0


def _plain(value: float, language: str, decimals: int | None) -> str:
    if decimals is None:
        decimals = 0 if abs(value) >= 99.95 or _is_whole(value) else 1
        if 0 < abs(value) < 0.095:
            decimals = next((d for d in range(2, 6) if abs(round(value, d) - value) < 0.05 * abs(value)), 6)
    return grouped(value, language, decimals)


def _is_whole(value: float) -> bool:
    return abs(value - round(value)) < 0.05


def _rounded(value: float, decimals: int) -> float:
    """Rounded half away from zero, as people do, and never to minus nought."""
    scale = 10**decimals
    held = floor(abs(value) * scale + 0.5 + 1e-9) / scale
    return -held if value < 0 and held else held


def _signed(text: str, value: float, places: int | None, factor: float = 1.0) -> str:
    if places is not None and not _rounded(value * factor, places):
        return "±" + text if value else text
    return ("+" if value > 0 else MINUS if value < 0 else "") + text
