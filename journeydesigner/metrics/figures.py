"""How a number is shown, decided once for maps and workbooks: its places, whether it is short, its unit, its change.

A change is that of what is shown: both values are rounded to the finer places of the two, so that whoever subtracts
one from the other comes to the same, and so that its sign and its colour tell what can be read. Counts and money
change by a share; where they are written short (41 k), it is that of the exact values.
"""

from dataclasses import dataclass
from math import floor, isfinite

from journeydesigner.metrics.time_units import TimeUnit, told_like
from journeydesigner.model.records import Metric
from journeydesigner.wording import _

VAST = 1e15
"""From here on a number is told by its power of ten: beyond, its digits say nothing."""
_LARGE = ((1e9, "G"), (1e6, "M"), (1e3, "k"))
_SHORT_FROM = 10_000
_MOST_PLACES = 6
_CURRENCY = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "CNY": "¥", "INR": "₹", "KRW": "₩"}
_WITHOUT_CENTS = frozenset({"JPY", "KRW"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is shown: ``amount`` is rounded to ``places`` and counts in ``letter`` (k, M, G) and ``unit``."""

    amount: float
    places: int
    letter: str = ""
    unit: str = ""

    @property
    def is_vast(self) -> bool:
        return abs(self.amount) >= VAST


def figure(metric: Metric, value: float, *, is_short: bool = True) -> Figure | None:
    """A value of ``metric``; ``is_short`` writes large counts and amounts as 41 k. None for what no number holds."""
    amount = 100 * value if metric.unit == "percent" else value
    if not isfinite(amount):
        return None
    unit, places = unit_of(metric), _places(metric, amount)
    if is_short and metric.decimals is None and metric.unit in ("number", "money"):
        return _short(rounded(amount, places), amount, places, unit)
    return Figure(rounded(amount, places), places, unit=unit)


def change(metric: Metric, first: float, last: float) -> Figure | None:
    """How ``first`` became ``last``, signed: in points of percent, in the unit in which ``last`` is told, or as a share
    of ``first`` in %.

    None for what no number holds.
    """
    metric, size = told_like(metric, last, first)
    first, last = first * size, last * size
    before, now = figure(metric, first), figure(metric, last)
    if before is None or now is None:
        return None
    is_share = metric.unit in ("number", "money")
    if is_share and (before.letter or now.letter):
        one, other, places = first, last, max(before.places, now.places)
    else:
        longer = before if abs(first) > abs(last) else now
        places = max(before.places, now.places) if size == 1.0 else longer.places
        factor = 100 if metric.unit == "percent" else 1
        one, other = rounded(factor * first, places), rounded(factor * last, places)
    if is_share and one:
        return _share(100 * (other / abs(one) - one / abs(one)))
    if not isfinite(other - one):
        return None
    if is_share:
        return figure(metric, other - one)
    amount = rounded(other - one, places)
    if metric.decimals is None and metric.unit != "scale" and amount == round(amount):
        places = 0
    return Figure(amount, places, unit=_("pt") if metric.unit == "percent" else unit_of(metric))


def unit_of(metric: Metric) -> str:
    """What stands after a value: %, a duration's sign, the currency's; empty for plain numbers."""
    match metric.unit:
        case "percent":
            return "%"
        case "money":
            return _CURRENCY.get(metric.currency, metric.currency)
        case "number" | "points" | "scale":
            return ""
        case _:
            return time_sign(metric.unit)


def time_sign(unit: TimeUnit) -> str:
    """What stands after a length of time."""
    return {"seconds": _("s"), "minutes": _("min"), "hours": _("h"), "days": _("d")}[unit]


def places_of(metric: Metric, value: float) -> int:
    """The digits after the decimal mark of a value that is written in full."""
    found = figure(metric, value, is_short=False)
    return found.places if found else 0


def plain_places(amount: float) -> int:
    """As few as stay true: none for whole and large numbers, one else, more for tiny ones, none for next to nothing."""
    if not 0 < abs(amount) < 0.095:
        return 0 if abs(amount) >= 99.95 or abs(amount - round(amount)) < 0.05 else 1
    fits = (d for d in range(2, _MOST_PLACES) if abs(round(amount, d) - amount) < 0.05 * abs(amount))
    places = next(fits, _MOST_PLACES)
    return places if rounded(amount, places) else 0


def rounded(value: float, places: int) -> float:
    """Rounded half away from zero, as people do, and never to minus nought."""
    if not abs(value) < VAST:
        return value
    scale = 10**places
    held = floor(abs(value) * scale + 0.5 + 1e-9) / scale
    return -held if value < 0 and held else held


def short(value: float) -> Figure:
    """A finite plain number as short as it stays true: 9.2, 12, 41 k, 1.2 M."""
    places = plain_places(value)
    return _short(rounded(value, places), value, places, "")


def _short(full: float, amount: float, places: int, unit: str) -> Figure:
    """``full`` is the amount as it would be written out: what that makes 10 000 is large."""
    if abs(full) < _SHORT_FROM or abs(full) >= VAST:
        return Figure(full, places, unit=unit)
    size, letter = next(((size, letter) for size, letter in _LARGE if abs(amount) >= size * 0.9995))
    scaled = amount / size
    places = plain_places(scaled)
    return Figure(rounded(scaled, places), places, letter, unit)


def _share(percent: float) -> Figure | None:
    if not isfinite(percent):
        return None
    places = 0 if abs(percent) >= 0.95 or not rounded(percent, 1) else 1
    return Figure(rounded(percent, places), places, unit="%")


def _places(metric: Metric, amount: float) -> int:
    if metric.decimals is not None:
        return min(max(metric.decimals, 0), 9)
    match metric.unit:
        case "percent":
            return _percent_places(amount)
        case "points":
            return 0
        case "scale":
            return 1
        case "money":
            return 0 if metric.currency in _WITHOUT_CENTS or float(amount).is_integer() else 2
        case _:
            return plain_places(amount)


def _percent_places(amount: float) -> int:
    """Whole percents; under one percent a decimal, and more where it would read as nothing or as all."""
    if amount == 0 or amount == 100:
        return 0
    least = 1 if abs(amount) < 0.95 else 0
    tells = (d for d in range(least, _MOST_PLACES + 1) if abs(rounded(amount, d)) not in (0, 100))
    return next(tells, 0)
