"""Where things are on a screen of some size. Sizes are those of the target picture, drawn on 1200 x 675 units."""

from dataclasses import dataclass

UNITS_WIDE, UNITS_HIGH = 1200.0, 675.0
LEFT = 24.0
"""From the screen's edge to the sheet."""
LABEL = 157.0
BOARD = LEFT + LABEL
"""Where the label column ends."""
LEAD, TRAIL = 116.0, 183.0
"""So much of the stages before and after the one in focus is seen."""
HEADER_TOP = 11.5
HEADER = 62.5
HEADER_GAP = 6.5
FOOT = 33.0
"""The line at the bottom."""
SHEET_FOOT = 8.0


@dataclass(frozen=True, slots=True)
class Places:
    """A screen of ``width`` x ``height`` pixels; ``unit`` is how many pixels a unit of the layout has.

    ``zoom`` is larger where little is to be shown, smaller where that spares a second screenful.

    The page in focus begins at ``focus`` and is ``page`` wide; rows stand between the sheet's top and ``bottom``.
    """

    width: int
    height: int
    zoom: float = 1.0

    @property
    def unit(self) -> float:
        return max(min(self.width / UNITS_WIDE, self.height / UNITS_HIGH), 0.1) * self.zoom

    @property
    def board(self) -> int:
        return round(BOARD * self.unit)

    @property
    def focus(self) -> int:
        return round((BOARD + LEAD) * self.unit)

    @property
    def page(self) -> int:
        return max(self.width - self.focus - round(TRAIL * self.unit), 1)

    @property
    def page_units(self) -> float:
        return self.page / self.unit

    @property
    def header_top(self) -> int:
        return round(HEADER_TOP * self.unit)

    @property
    def bottom(self) -> int:
        return self.height - round(FOOT * self.unit)

    def sheet_top(self, header: float) -> float:
        """Of a header row ``header`` pixels tall."""
        return self.header_top + header + HEADER_GAP * self.unit

    def room(self, header: float) -> float:
        """Pixels that all rows together may take."""
        return max(self.bottom - SHEET_FOOT * self.unit - self.sheet_top(header), 1.0)
