"""Colours as slides hold them: the template's theme colours where they say the same, else values."""

from dataclasses import dataclass, field

from journeydesigner.drawing.colours import Colour, Gradient
from journeydesigner.drawing.theme import Rgb, Theme, contrast

_TEXTS = {"text": "tx1", "surface": "bg1"}


@dataclass(frozen=True)
class Ink:
    """The colours of a deck. ``scheme`` is from a theme's colour name to that of the presentation's scheme;
    ``accent`` the template's own first accent, which its stages take where no brand has colours."""

    theme: Theme
    scheme: dict[str, str] = field(default_factory=lambda: dict(_TEXTS))
    accent: Rgb | None = None
    _made: dict[Colour, str] = field(default_factory=dict[Colour, str])

    def colour(self, colour: Colour) -> str:
        """The XML of a colour."""
        made = self._made.get(colour)
        if made is None:
            made = self._made[colour] = self._xml(colour)
        return made

    def _xml(self, colour: Colour) -> str:
        alpha = f'<a:alpha val="{round(colour.alpha * 100_000)}"/>' if colour.alpha < 1 else ""
        name = self._scheme_name(colour)
        if name:
            return f'<a:schemeClr val="{name}">{alpha}</a:schemeClr>'
        return f'<a:srgbClr val="{self.theme.hex(colour)}">{alpha}</a:srgbClr>'

    def _scheme_name(self, colour: Colour) -> str:
        if colour.toward and colour.share:
            return ""
        if self.accent is not None and colour.name.startswith("stage:"):
            return "accent1"
        if self.accent is not None and colour.name.startswith("on:stage:"):
            return "bg1" if is_light_on(self.accent, self.theme._rgb("surface")) else "tx1"
        return self.scheme.get(colour.name, "")

    def fill(self, fill: Colour | Gradient | None, box: tuple[float, float, float, float]) -> str:
        """The XML of a fill; ``box`` is the shape's (x, y, w, h), over which a gradient runs."""
        if fill is None:
            return "<a:noFill/>"
        if isinstance(fill, Colour):
            return f"<a:solidFill>{self.colour(fill)}</a:solidFill>"
        return self._gradient(fill, box)

    def _gradient(self, run: Gradient, box: tuple[float, float, float, float]) -> str:
        """Upright ones are parted where the shape ends: only what lies within it is seen. Others are slanted."""
        _x, y, _w, h = box
        if run.x0 == run.x1 and run.y0 != run.y1 and h > 0:
            shares = [(at - run.y0) / (run.y1 - run.y0) for at in (y, y + h)]
            first, last = (self._between(run, min(max(share, 0.0), 1.0)) for share in shares)
            angle = 5_400_000
        else:
            first, last, angle = self.colour(run.start), self.colour(run.end), 2_700_000
        stops = f'<a:gs pos="0">{first}</a:gs><a:gs pos="100000">{last}</a:gs>'
        return f'<a:gradFill rotWithShape="1"><a:gsLst>{stops}</a:gsLst><a:lin ang="{angle}" scaled="0"/></a:gradFill>'

    def _between(self, run: Gradient, share: float) -> str:
        red, green, blue, alpha = (
            round(a + (b - a) * share)
            for a, b in zip(self.theme.rgba(run.start), self.theme.rgba(run.end), strict=True)
        )
        clear = round(alpha / 255 * 100_000)
        return f'<a:srgbClr val="{red:02X}{green:02X}{blue:02X}"><a:alpha val="{clear}"/></a:srgbClr>'


def is_light_on(ground: Rgb, light: Rgb) -> bool:
    """Whether ``light`` can be read on a ground rather than black."""
    return contrast(ground, light) >= 3.0
