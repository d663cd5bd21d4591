"""Colours by name. A drawing never holds a colour value of its own: the consumer's theme resolves it.

Names are paths into ``resources/tokens.json`` (``text2``, ``accent``, ``teal.fill``), ``stage:I/N`` for the
I-th (from 0) of N stages along the ramp, a literal ``#RRGGBB`` that a person chose, or ``on:NAME`` for the ink that is
read on a ground of that colour (``ink_on``).
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Colour:
    """A named colour, perhaps see-through, perhaps mixed with another.

    ``alpha`` 0..1; ``share`` 0..1 of ``toward`` is mixed in (0: none).
    """

    name: str
    alpha: float = 1.0
    toward: str = ""
    share: float = 0.0
    _hash: int = field(default=0, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.name, self.alpha, self.toward, self.share)))

    def __hash__(self) -> int:
        """Made once: colours are keys of every cache of pens and brushes."""
        return self._hash

    def faded(self, alpha: float) -> "Colour":
        return Colour(self.name, alpha, self.toward, self.share)

    def mixed(self, toward: str, share: float) -> "Colour":
        return Colour(self.name, self.alpha, toward, share)


def ink_on(ground: Colour, end: Colour | None = None) -> Colour:
    """What is written on a stage: white, or dark where a brand's yellow would not let white be read. ``end`` is what
    the ground runs over into, where it is no plain one."""
    return Colour(f"on:{ground.name}" if end is None else f"on:{ground.name}+{end.name}")


@dataclass(frozen=True, slots=True)
class Gradient:
    """A linear run from ``start`` at (x0, y0) to ``end`` at (x1, y1), in the primitive's coordinates."""

    x0: float
    y0: float
    x1: float
    y1: float
    start: Colour
    end: Colour


Fill = Colour | Gradient
