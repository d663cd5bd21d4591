"""Numbers and periods in words, as a map prints them: «18 %», «41 k», «9.2 d», «+3 pt», «Oct 2026».

Signs are typographic (U+2212), what belongs together is held by a no-break space. ``language`` says how numbers are
written; "" is the language of the moment.
"""

from datetime import date, datetime
from math import isfinite

from journeydesigner.metrics.figures import VAST, Figure, change, figure, plain_places, rounded, short
from journeydesigner.metrics.time_units import told_in
from journeydesigner.model.records import Metric
from journeydesigner.wording import _, spoken

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


def decimal_mark(language: str) -> str:
    code = (language or spoken()).split("-", maxsplit=1)[0].split("_", maxsplit=1)[0].lower()
    return "," if code in _COMMA else "."


def grouped(value: float, language: str = "", decimals: int = 0) -> str:
    """A plain number, thousands apart by a no-break space: 3 200. A vast one by its power of ten: 1.5e18."""
    held = rounded(value, decimals)
    text = f"{held:,.{decimals}f}" if abs(held) < VAST else f"{held:.1e}".replace("+", "")
    text = text.replace(".", "d").replace(",", NBSP).replace("d", decimal_mark(language))
    return text.replace("-", MINUS)


def share_text(share: float, language: str = "") -> str:
    """A fraction as «46.9 %», to a tenth of a percent."""
    return _("{value} %").format(value=grouped(100 * share, language, 1)).replace(" ", NBSP)


def number(value: float, language: str = "") -> str:
    """A number as short as it stays true: 9.2, 12, 41 k, 1.2 M."""
    return _said(short(value), language) if isfinite(value) else _("no data")


def value_text(metric: Metric, value: float | None, language: str = "") -> str:
    """A value in its metric's unit, a duration in the one that tells it best («14.2 d» of 20 437 minutes); «no data»
    where there is none, or none that a number holds."""
    if value is None:
        return _("no data")
    metric, size = told_in(metric, value)
    return own_unit_text(metric, value * size, language)


def own_unit_text(metric: Metric, value: float, language: str = "") -> str:
    """A value in its metric's own unit, as it is typed and as it stands at an axis."""
    found = figure(metric, value)
    if found is None:
        return _("no data")
    return _signed(found, language) if metric.unit == "points" else _said(found, language)


def delta_text(metric: Metric, first: float, last: float, language: str = "") -> str:
    """The change from ``first`` to ``last``, signed: «+3 pt» of a share, «+12 %» of a count, «−1.1 d»."""
    found = change(metric, first, last)
    return _signed(found, language) if found else _("no data")


def effect_text(metric: Metric | None, effect: float, language: str = "") -> str:
    """An expected change in its metric's unit, signed: «+5 pt» of a share, «−3 min»; without a metric a number."""
    if not isfinite(effect):
        return _("no data")
    if metric is None or metric.unit != "percent":
        return _signed((figure(metric, effect) if metric else None) or short(effect), language)
    points = 100 * effect
    places = plain_places(points)
    return _signed(Figure(rounded(points, places), places, unit=_("pt")), language)


def target_text(metric: Metric, language: str = "") -> str:
    """«Target 25 %»; empty without a target."""
    if metric.target is None:
        return ""
    return _("Target {value}").format(value=value_text(metric, metric.target, language))


def period_text(period: str) -> str:
    """A period in words: 2026-10 is «Oct 2026», 2026-Q4 «Q4 2026», 2026-W07 «week 7, 2026», a day «3 Oct 2026»."""
    year, _dash, part = period.partition("-")
    if not part:
        return year
    if part.startswith("Q"):
        return _("Q{quarter} {year}").format(quarter=part[1:], year=year)
    if part.startswith("W"):
        return _("week {week}, {year}").format(week=int(part[1:]), year=year)
    month, _dash, day = part.partition("-")
    if not (month.isdigit() and 1 <= int(month) <= 12):
        return period
    name = month_name(int(month))
    return _day(int(day), name, year) if day.isdigit() else _("{month} {year}").format(month=name, year=year)


def date_text(iso: str) -> str:
    """2026-11-21 is «21 Nov 2026»; what is no date stays as written."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return _day(day.day, month_name(day.month), str(day.year))


def clock_text(moment: datetime) -> str:
    """«10:42», on the clock of this place."""
    return f"{moment.astimezone():%H:%M}"


def moment_text(moment: datetime) -> str:
    """«20 Nov 2026, 10:42», on the clock of this place."""
    day = moment.astimezone().date().isoformat()
    return _("{date}, {time}").format(date=date_text(day), time=clock_text(moment))


def short_moment(moment: datetime) -> str:
    """«10:42» today, else with its day."""
    is_today = moment.astimezone().date() == datetime.now().date()
    return clock_text(moment) if is_today else moment_text(moment)


def _day(day: int, month: str, year: str) -> str:
    return _("{day} {month} {year}").format(day=day, month=month, year=year)


def month_name(month: int) -> str:
    """The short name of the ``month``-th (1..12)."""
    names = (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip
    return names[month - 1]


def _said(found: Figure, language: str) -> str:
    after = (part for part in (found.letter, found.unit) if part)
    return NBSP.join((grouped(found.amount, language, found.places), *after))


def _signed(found: Figure, language: str) -> str:
    return ("+" if found.amount > 0 else "") + _said(found, language)
