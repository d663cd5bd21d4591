"""Excel number formats for metrics: the cell holds the number, the format says how it reads, as on the map.

Percentages are fractions with a % format; a difference of percentages is held in points (3 for 3 pt), since no
format multiplies by a hundred without writing a % sign.
"""

from math import floor, log10

from journeydesigner.exporters.workbook.cell_text import clean
from journeydesigner.model.records import Metric, Unit

DATE = "yyyy-mm-dd"
COUNT = "#,##0"
_SUFFIX: dict[Unit, str] = {"seconds": " s", "minutes": " min", "hours": " h", "days": " d"}
_CURRENCY = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "CNY": "¥", "INR": "₹", "KRW": "₩"}
_MINUS = '"−"'
_LARGE = ((1e9, ",,,", " G"), (1e6, ",,", " M"), (1e3, ",", " k"))
_SHORT_FROM = 9_999.5
_LONGEST_LITERAL = 40
"""Excel refuses number formats of more than 255 characters."""


def literal(text: str) -> str:
    """Text inside a number format, as it is."""
    held = clean(text).replace('"', "").replace("\n", " ")[:_LONGEST_LITERAL]
    return f'"{held}"' if held else ""


def value_format(metric: Metric, value: float | None = None, *, is_short: bool = False) -> str:
    """The format of a value; ``is_short`` writes large counts as 41 k, as on the map."""
    core = _core(metric, value, is_short)
    return f"+{core};{_MINUS}{core};{core}" if metric.unit == "points" else f"{core};{_MINUS}{core}"


def target_format(metric: Metric, word: str, value: float | None = None) -> str:
    """The format of a target in a KPI tile: ``word`` before it, as in «Target 25 %»."""
    core, before = _core(metric, value, is_short=True), literal(word + " ")
    plus = literal("+") if metric.unit == "points" else ""
    return f"{before}{plus}{core};{before}{_MINUS}{core};{before}{core}"


def delta_format(metric: Metric, delta: float, *, is_relative: bool) -> str:
    """The format of a change: signed and with an arrow, so that it is not told by colour alone."""
    if is_relative:
        core = _with_decimals("0", 0 if abs(delta) >= 0.0095 else 1) + " %"
    elif metric.unit == "percent":
        core = _with_decimals("0", _percent_places(metric, delta / 100)) + literal(" pt")
    elif metric.unit in ("points", "scale"):
        core = _digits(metric, delta)
    else:
        core = _digits(metric, delta) + _unit_of(metric)
    return f'"▲ +"{core};"▼ −"{core};"± "{core}'


def axis_format(metric: Metric, top: float, unit: float) -> str:
    """The format of a chart's value axis that ends at ``top`` and is divided into steps of ``unit``."""
    if metric.unit == "percent":
        core = _with_decimals("0", _places(unit * 100)) + " %"
    elif metric.unit in ("number", "money") and abs(top) >= _SHORT_FROM:
        size, commas, letter = _scale(top)
        core = _with_decimals("0", _places(unit / size)) + commas + literal(letter) + _unit_of(metric)
    else:
        core = _with_decimals("#,##0", _places(unit)) + _unit_of(metric)
    return f"+{core};{_MINUS}{core};{core}" if metric.unit == "points" else f"{core};{_MINUS}{core}"


def _places(unit: float) -> int:
    return max(0, min(-floor(log10(unit) + 1e-9), 9))


def _scale(value: float) -> tuple[float, str, str]:
    return next((large for large in _LARGE if abs(value) >= large[0] * 0.9995), _LARGE[-1])


def decimals_of(metric: Metric, value: float | None = None) -> int:
    """The decimals of a metric's values: its own, else what the value needs (see metrics/numbers.py)."""
    if metric.decimals is not None:
        return max(0, min(metric.decimals, 9))
    match metric.unit:
        case "percent":
            return 0 if value is None else _percent_places(metric, value)
        case "points":
            return 0
        case "scale":
            return 1
        case "money":
            return 0 if value is None or float(value).is_integer() else 2
        case _:
            return _needed(value)


def _core(metric: Metric, value: float | None, is_short: bool) -> str:
    """The format of a positive value, its unit included."""
    if metric.unit == "percent":
        return _digits(metric, value) + " %"
    is_large = value is not None and abs(value) >= _SHORT_FROM
    if is_short and is_large and metric.unit in ("number", "money") and metric.decimals is None:
        size, commas, letter = _scale(value or 0)
        return _with_decimals("0", _needed((value or 0) / size)) + commas + literal(letter) + _unit_of(metric)
    return _digits(metric, value) + _unit_of(metric)


def _digits(metric: Metric, value: float | None) -> str:
    whole = "#,##0" if metric.unit in ("number", "money") else "0"
    return _with_decimals(whole, decimals_of(metric, value))


def _unit_of(metric: Metric) -> str:
    if metric.unit == "money":
        return literal(" " + _CURRENCY.get(metric.currency, metric.currency)) if metric.currency else ""
    return literal(_SUFFIX.get(metric.unit, ""))


def _percent_places(metric: Metric, value: float) -> int:
    if metric.decimals is not None:
        return max(0, min(metric.decimals, 9))
    return 1 if 0 < abs(value) < 0.0095 else 0


def _needed(value: float | None) -> int:
    """None for whole and large numbers, one else, more for tiny ones."""
    if value is None or abs(value) >= 99.95 or abs(value - round(value)) < 0.05:
        return 0 if value is None or not 0 < abs(value) < 0.095 else min(1 - floor(log10(abs(value))), 6)
    return min(1 - floor(log10(abs(value))), 6) if 0 < abs(value) < 0.095 else 1


def _with_decimals(whole: str, decimals: int) -> str:
    return whole + "." + "0" * decimals if decimals else whole
