"""Text styles, measured lines, and the seam through which layout learns how wide text is."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text looks: ``size``, ``leading`` (line pitch), ``spacing`` of letters in pixels; ``weight`` 400..700."""

    size: float
    leading: float
    weight: int = 400
    italic: bool = False
    spacing: float = 0.0
    tabular: bool = False
    _hash: int = field(default=0, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        values = (self.size, self.leading, self.weight, self.italic, self.spacing, self.tabular)
        object.__setattr__(self, "_hash", hash(values))

    def __hash__(self) -> int:
        """Made once: styles are keys of every cache of text."""
        return self._hash


@dataclass(frozen=True, slots=True)
class TextLine:
    """One drawn line: its left end ``x``, ``baseline`` and ``width``, in the node's coordinates."""

    text: str
    x: float
    baseline: float
    width: float


class TextMeasurer(Protocol):
    """Says how wide text is and where it breaks, in the typeface it will be drawn with."""

    def width(self, text: str, style: TextStyle) -> float:
        """The advance width of one line of ``text``."""
        ...

    def ascent(self, style: TextStyle) -> float:
        """From the top of a line box ``style.leading`` high to the baseline, so that text sits centred in it."""
        ...

    def break_lines(self, text: str, style: TextStyle, width: float) -> tuple[tuple[str, float], ...]:
        """``text`` broken to lines no wider than ``width``: (line, its width) each. At least one line.

        Newlines break; words break only where one alone is wider than ``width``; never at a hyphen.
        """
        ...
