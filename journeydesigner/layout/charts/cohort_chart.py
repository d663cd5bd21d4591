"""How many of those who began in a month reached the goal: a bar for each month, with the part that did.

Months whose customers still have time are drawn as an outline: their share can only grow.
"""

from collections.abc import Sequence

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Box, Line, Primitive
from journeydesigner.drawing.text import TextStyle
from journeydesigner.lanes.pen import Pen
from journeydesigner.metrics.held_back import held_count_text
from journeydesigner.metrics.numbers import grouped, month_name, share_text
from journeydesigner.model.movement_records import Cohort
from journeydesigner.wording import _

_STRONG = TextStyle(13, 18, 600, tabular=True)
_PLAIN = TextStyle(12, 16, 500, tabular=True)
_MOST_WIDE, _SHARE = 64.0, 0.62
_ALL, _REACHED = Colour("blue.fill"), Colour("accent")


def cohort_chart(cohorts: Sequence[Cohort], width: float, height: float, pen: Pen) -> tuple[Primitive, ...]:
    """Oldest month first, in a box of ``width`` x ``height``."""
    if not cohorts:
        return ()
    floor, top = height - _STRONG.leading - 2 * _PLAIN.leading - 4, _STRONG.leading + 6
    most = max([1, *(cohort.begun or 0 for cohort in cohorts)])
    column = width / len(cohorts)
    wide = min(column * _SHARE, _MOST_WIDE)
    parts: list[Primitive] = [Line(0, floor, width, floor, Colour("line2"), 1.0)]
    year = ""
    for place, cohort in enumerate(cohorts):
        middle = (place + 0.5) * column
        parts += _bar(cohort, middle - wide / 2, wide, floor, (floor - top) / most)
        parts += _words(cohort, middle, floor, (floor - top) / most, pen)
        parts += _foot(cohort, middle, floor, pen, has_year=cohort.month[:4] != year)
        year = cohort.month[:4]
    return tuple(parts)


def _bar(cohort: Cohort, x: float, wide: float, floor: float, scale: float) -> list[Primitive]:
    begun, reached = (cohort.begun or 0) * scale, (cohort.converted or 0) * scale
    if cohort.is_mature:
        parts: list[Primitive] = [Box(x, floor - begun, wide, begun, _ALL)] if begun else []
        return [*parts, Box(x, floor - reached, wide, reached, _REACHED)] if reached else parts
    parts = []
    if begun:
        parts.append(Box(x + 0.5, floor - begun, wide - 1, begun, None, Colour("text3"), dash=(3.0, 3.0)))
    if reached:
        parts.append(Box(x + 0.5, floor - reached, wide - 1, reached, _ALL, _REACHED, dash=(3.0, 3.0)))
    return parts


def _words(cohort: Cohort, middle: float, floor: float, scale: float, pen: Pen) -> list[Primitive]:
    """The share that reached the goal, over the bar."""
    if cohort.begun is None:
        said = held_count_text(cohort, "begun")
    elif not cohort.begun or cohort.converted is None:
        said = ""
    else:
        said = share_text(cohort.converted / cohort.begun, pen.language)
    y = floor - (cohort.begun or 0) * scale - _STRONG.leading - 3
    ink = Colour("text" if cohort.is_mature else "text3")
    return [pen.word(said, _STRONG, ink, middle, y, align="middle").text] if said else []


def _foot(cohort: Cohort, middle: float, floor: float, pen: Pen, *, has_year: bool) -> list[Primitive]:
    name = month_name(int(cohort.month[5:7]))
    said = f"{name} {cohort.month[2:4]}" if has_year else name
    n = held_count_text(cohort, "begun") if cohort.begun is None else grouped(cohort.begun, pen.language)
    y = floor + 4
    parts: list[Primitive] = [
        pen.word(said, _STRONG, Colour("text2"), middle, y, align="middle").text,
        pen.word(_("n {count}").format(count=n), _PLAIN, Colour("text3"), middle, y + 18, align="middle").text,
    ]
    if not cohort.is_mature:
        parts.append(pen.word(_("still open"), _PLAIN, Colour("neg"), middle, y + 34, align="middle").text)
    return parts
