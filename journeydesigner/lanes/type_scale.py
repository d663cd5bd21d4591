"""The text styles of a map, in the three sizes that a person can choose. Sizes are scene pixels."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from journeydesigner.drawing.text import TextStyle

Preset = Literal["compact", "normal", "workshop", "presenting"]
"""``presenting`` is shown at 1.6 on a screen of 1080 lines, where its smallest text is 19 px tall."""
_CARD_SIZE: dict[Preset, float] = {"compact": 12.0, "normal": 13.0, "workshop": 16.0, "presenting": 15.0}


@dataclass(frozen=True)
class TypeScale:
    """Each text of a map by what it is."""

    title: TextStyle
    context: TextStyle
    pill: TextStyle
    disc: TextStyle
    stage: TextStyle
    question: TextStyle
    step: TextStyle
    lane: TextStyle
    description: TextStyle
    divider: TextStyle
    card: TextStyle
    chip: TextStyle
    tag: TextStyle
    level: TextStyle
    quote: TextStyle
    tile_label: TextStyle
    tile_number: TextStyle
    tile_delta: TextStyle
    tile_target: TextStyle
    legend: TextStyle
    version: TextStyle

    @property
    def smallest(self) -> float:
        """The size of the smallest text in scene pixels."""
        styles: list[TextStyle] = list(vars(self).values())
        return min(style.size for style in styles)


@cache
def type_scale(preset: Preset = "normal", smallest: float = 11.0) -> TypeScale:
    """The styles of ``preset``, none smaller than ``smallest`` pixels (paper may ask for more than a screen)."""
    factor = _CARD_SIZE[preset] / _CARD_SIZE["normal"]

    def style(
        size: float, leading: float, weight: int = 400, *, italic: bool = False, spacing: float = 0.0,
        tabular: bool = False, grows: bool = True,
    ) -> TextStyle:  # fmt: skip
        """A style of the normal preset; ``grows``: it follows the preset."""
        wanted = max(round(2 * size * factor) / 2 if grows else size, smallest)
        return TextStyle(wanted, round(leading * wanted / size), weight, italic, spacing, tabular)

    is_presenting = preset == "presenting"
    stage = (24.0, 26.0) if is_presenting else (17.0, 22.0)
    return TypeScale(
        title=style(32, 40, 700, spacing=-0.6, grows=False),
        context=style(15, 20, grows=False),
        pill=style(13, 18, 600, grows=False),
        disc=style(22, 28, 600, grows=False),
        stage=style(*stage, 600, spacing=-0.3, grows=not is_presenting),
        question=style(12, 16, 500, spacing=-0.1),
        step=style(12, 16, 600),
        lane=style(14, 18, 600, grows=not is_presenting),
        description=style(12, 16),
        divider=style(11, 16, 600, spacing=0.5),
        card=style(13, 18),
        chip=style(12, 16, 600),
        tag=style(11, 14, 600),
        level=style(11, 14, 600),
        quote=style(12, 16, 500, italic=True),
        tile_label=style(12, 16, 600),
        tile_number=style(24, 30, 700),
        tile_delta=style(12, 16, 600),
        tile_target=style(11, 16, 500),
        legend=style(12, 16, 500, grows=False),
        version=style(12, 16, grows=False),
    )
