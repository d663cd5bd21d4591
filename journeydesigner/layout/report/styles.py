"""The text styles of a report's pages, and where on these its contents stand. Sizes are scene pixels."""

from dataclasses import dataclass

from journeydesigner.drawing.text import TextStyle
from journeydesigner.layout.papers import FIT, PIXELS_PER_INCH, POINTS_PER_INCH, is_screen, paper_size, points

COVER = TextStyle(44, 54, 700, spacing=-1.0)
TITLE = TextStyle(30, 38, 700, spacing=-0.6)
INTRO = TextStyle(20, 30)
LEAD = TextStyle(16, 25)
LEAD_STRONG = TextStyle(16, 25, 600)
QUOTE = TextStyle(17, 26, 500, italic=True)
HEADING = TextStyle(17, 22, 600, spacing=-0.3)
SUBHEADING = TextStyle(14, 18, 600)
BODY = TextStyle(13, 19)
STRONG = TextStyle(13, 19, 600)
FIGURES = TextStyle(13, 19, 500, tabular=True)
NUMBER = TextStyle(24, 30, 700)
SMALL = TextStyle(12, 16)
SMALL_STRONG = TextStyle(12, 16, 600)
MICRO = TextStyle(11, 14, 500)
MICRO_STRONG = TextStyle(11, 14, 600)

_MARGIN, _TOP, _FOOT = 64.0, 44.0, 54.0
_USUAL = (297.0, 210.0)


@dataclass(frozen=True, slots=True)
class Format:
    """The paper of a report: its size, and that of the page in scene pixels; larger paper has larger text."""

    wide_mm: float
    high_mm: float
    scale: float

    @property
    def width(self) -> float:
        return points(self.wide_mm) / self.scale

    @property
    def height(self) -> float:
        return points(self.high_mm) / self.scale

    @property
    def left(self) -> float:
        return _MARGIN

    @property
    def right(self) -> float:
        return self.width - _MARGIN

    @property
    def room(self) -> float:
        """The width of the contents."""
        return self.right - self.left

    @property
    def top(self) -> float:
        return _TOP

    @property
    def bottom(self) -> float:
        """Below it only the foot line stands."""
        return self.height - _FOOT


def format_of(paper: str) -> Format:
    """That of a named paper, lying; ``fit`` is A4. Raises UnknownPaperError."""
    wide, high = paper_size("A4" if paper == FIT else paper)
    grown = 1.0 if is_screen(paper) else max(1.0, min(wide / _USUAL[0], high / _USUAL[1]))
    return Format(wide, high, POINTS_PER_INCH / PIXELS_PER_INCH * grown)
