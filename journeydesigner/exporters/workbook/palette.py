"""The map's colours as cells need them: opaque RRGGBB, by name.

Workbooks are always light: they are printed and mailed, a dark sheet costs ink, and Excel keeps its own white
around the cells. The theme a person asks for elsewhere is therefore left aside here.
"""

from functools import cached_property

from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.theme import FAMILIES, Theme, theme


class Palette:
    """Colours of the light theme, stages in the brand's where the organisation has one."""

    def __init__(self, brand: tuple[str, ...]) -> None:
        self._theme: Theme = theme("light", brand)

    @cached_property
    def _known(self) -> dict[str, str]:
        return {}

    def __getitem__(self, name: str) -> str:
        """RRGGBB of a token such as ``text2`` or ``teal.fill``. Raises KeyError."""
        if name not in self._known:
            self._known[name] = self._theme.hex(Colour(name))
        return self._known[name]

    def stage(self, index: int, count: int, own: str | None) -> str:
        return own[1:].upper() if own else self[f"stage:{index}/{count}"]

    def border(self, family: str) -> str:
        """The thin border round a card: its fill, a bit toward its edge."""
        return self._theme.hex(Colour(f"{family}.fill", toward=f"{family}.edge", share=0.28))

    def family(self, name: str) -> str:
        """``name``, or slate where no theme has such a family."""
        return name if name in FAMILIES else "slate"


def text_on(background: str) -> str:
    """White, or the darkest ink where white would not be read on ``background`` (RRGGBB)."""
    return theme("light").hex(ink_on(Colour(f"#{background}")))
