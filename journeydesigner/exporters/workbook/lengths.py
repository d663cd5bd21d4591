"""Lengths of time in a workbook: in days, hours, minutes or seconds, one unit for all of a column or a chart.

What is edited and read back stays in its metric's own unit; beside it stands how it is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, log
from typing import TypeGuard

from journeydesigner.exporters.workbook import number_formats
from journeydesigner.exporters.workbook.cells import Value
from journeydesigner.exporters.workbook.number_formats import LENGTH
from journeydesigner.exporters.workbook.tables import Entry
from journeydesigner.exporters.workbook.tidy_sheets import Sheet, unit_text
from journeydesigner.metrics.figures import time_sign
from journeydesigner.metrics.time_units import SECONDS_IN, TimeUnit, unit_for
from journeydesigner.wording import _

_DAY_S = SECONDS_IN["days"]


@dataclass(frozen=True, slots=True)
class _Length:
    """A unit of time in which cells hold what stands there in days."""

    unit: TimeUnit
    format: str

    @classmethod
    def of(cls, days: Sequence[float]) -> "_Length":
        """The one that tells most of them: that of their geometric mean."""
        there = [day * _DAY_S for day in days if day > 0]
        unit = unit_for(exp(sum(map(log, there)) / len(there))) if there else "seconds"
        least = min(there, default=SECONDS_IN[unit]) / SECONDS_IN[unit]
        return cls(unit, "#,##0.0" if least >= 0.1 else "#,##0.00")

    def amount(self, value: Value) -> Value:
        if not _is_number(value):
            return value
        return float(f"{value * _DAY_S / SECONDS_IN[self.unit]:.12g}")


def in_fitting_units(sheet: Sheet) -> Sheet:
    """The sheet with each column of lengths in one unit, which its header names; a length among other numbers has its
    own, which its format names."""
    columns = list(sheet.columns)
    lengths: dict[int, _Length] = {}
    for place, column in enumerate(columns):
        held = [value for entry in sheet.entries if _is_number(value := entry.values[place])]
        if column.number_format == LENGTH and held:
            found = lengths[place] = _Length.of(held)
            name = _("{name} ({unit})").format(name=column.name, unit=unit_text(found.unit))
            columns[place] = replace(column, name=name, number_format=found.format, width=column.width + 50)
    return replace(sheet, columns=tuple(columns), entries=tuple(_entry(each, lengths) for each in sheet.entries))


def _entry(entry: Entry, lengths: dict[int, _Length]) -> Entry:
    own = [place for place, form in entry.formats.items() if form == LENGTH and _is_number(entry.values[place])]
    among = _Length.of([value for place in own if _is_number(value := entry.values[place])])
    told = lengths | dict.fromkeys(own, among)
    values = tuple(told[place].amount(v) if place in told else v for place, v in enumerate(entry.values))
    named = {place: among.format + number_formats.literal(f" {time_sign(among.unit)}") for place in own}
    return replace(entry, values=values, formats={**entry.formats, **named})


def _is_number(value: Value) -> TypeGuard[int | float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
