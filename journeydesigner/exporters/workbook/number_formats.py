"""Excel number formats for metrics: the cell holds the number, the format says how it reads, as on the map.

Percentages are fractions with a % format; a difference of percentages is held in points (3 for 3 pt), since no
format multiplies by a hundred without writing a % sign.
"""

from math import floor, log10

from journeydesigner.exporters.workbook.cell_text import clean
from journeydesigner.metrics.figures import Figure, figure, plain_places, unit_of
from journeydesigner.model.records import Metric
from journeydesigner.wording import _

DATE = "yyyy-mm-dd"
COUNT = "#,##0"
LENGTH = "[h]:mm:ss"
"""Of a length of time, which is held in days."""
_MINUS = '"−"'
_COMMAS = {"k": ",", "M": ",,", "G": ",,,"}
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


def delta_format(change: Figure) -> str:
    """The format of a change: signed and with an arrow, so that it is not told by colour alone.

    The cell holds the amount that is shown; one in % as a fraction.
    """
    core = _number(change, has_groups=False) + _letter_and_unit(change)
    return f'"▲ +"{core};"▼ −"{core};"± "{core}'


def effect_amount(metric: Metric | None, effect: float) -> float:
    """An expected change as its cell holds it: of a share in points."""
    return round(100 * effect, 9) if metric is not None and metric.unit == "percent" else effect


def effect_format(metric: Metric | None, effect: float) -> str:
    """The format of an expected change: signed, in the metric's unit, a share's in points."""
    if metric is not None and metric.unit == "percent":
        points = 100 * effect
        core = _with_decimals("0", plain_places(points)) + _spaced(_("pt"))
    elif metric is not None:
        core = _core(metric, effect, is_short=False)
    else:
        core = _with_decimals("#,##0", plain_places(effect))
    return f"+{core};{_MINUS}{core};{core}"


def axis_format(metric: Metric, top: float, unit: float) -> str:
    """The format of a chart's value axis that ends at ``top`` and is divided into steps of ``unit``."""
    found = figure(metric, top)
    if metric.unit == "percent":
        core = _with_decimals("0", _places(unit * 100)) + " %"
    elif found is not None and found.letter:
        size = 1000.0 ** len(_COMMAS[found.letter])
        core = _with_decimals("0", _places(unit / size)) + _letter_and_unit(found)
    else:
        core = _with_decimals("#,##0", _places(unit)) + _spaced(unit_of(metric))
    return f"+{core};{_MINUS}{core};{core}" if metric.unit == "points" else f"{core};{_MINUS}{core}"


def plain_format(unit: float) -> str:
    """The format of a chart's axis without a sign, divided into steps of ``unit``."""
    return _with_decimals("#,##0", _places(unit))


def _places(unit: float) -> int:
    return max(0, min(-floor(log10(unit) + 1e-9), 9))


def _core(metric: Metric, value: float | None, is_short: bool) -> str:
    """The format of a positive value, its unit included; without a value, that of nought."""
    found = figure(metric, value or 0.0, is_short=is_short)
    if found is None:
        return "0.0E+0"
    return _number(found, has_groups=metric.unit in ("number", "money")) + _letter_and_unit(found)


def _number(found: Figure, *, has_groups: bool) -> str:
    if found.is_vast:
        return "0.0E+0"
    is_long = abs(found.amount) >= 1000
    return _with_decimals("#,##0" if is_long or (has_groups and not found.letter) else "0", found.places)


def _letter_and_unit(found: Figure) -> str:
    unit = " %" if found.unit == "%" else _spaced(found.unit)
    return _COMMAS[found.letter] + literal(" " + found.letter) + unit if found.letter else unit


def _spaced(unit: str) -> str:
    return literal(" " + unit) if unit else ""


def _with_decimals(whole: str, decimals: int) -> str:
    return whole + "." + "0" * decimals if decimals else whole
