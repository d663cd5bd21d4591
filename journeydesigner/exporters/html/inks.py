"""Colours of a page that is light or dark as its reader wants: names of CSS variables, with a value for either."""

from collections.abc import Iterator, Mapping

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.theme import FAMILIES, Theme

_SHADES = {"light": "rgb(23 32 46/.14)", "dark": "rgb(0 0 0/.5)"}


class Inks:
    """Gives every colour that is asked for a variable, and says in the end what these are."""

    def __init__(self, light: Theme, dark: Theme) -> None:
        self._themes: Mapping[str, Theme] = {"light": light, "dark": dark}
        self._mixed: dict[Colour, str] = {}

    def variable(self, colour: Colour) -> str:
        """``var(--name)``; see-through ones are opaque: their alpha is for the caller."""
        plain = Colour(colour.name, 1.0, colour.toward, colour.share)
        if not plain.toward and plain.name in self._themes["light"].tokens:
            return f"var(--{plain.name.replace('.', '-')})"
        name = self._mixed.setdefault(plain, f"m{len(self._mixed) + 1}")
        return f"var(--{name})"

    def rules(self) -> str:
        """The variables: light, dark where the reader's device is and nothing is printed, and the families' own."""
        light, dark = ("".join(self._values(name)) for name in ("light", "dark"))
        families = "".join(
            f".f-{family}{{--fill:var(--{family}-fill);--edge:var(--{family}-edge);--ink:var(--{family}-ink);"
            f"--edge-soft:{self.variable(_soft(family, 0.28))};--tag:{self.variable(_soft(family, 0.16))}}}"
            for family in FAMILIES
        )
        return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}{families}"

    def _values(self, name: str) -> Iterator[str]:
        theme = self._themes[name]
        for family in FAMILIES:  # they ask for their mixtures before these are written
            self.variable(_soft(family, 0.28))
            self.variable(_soft(family, 0.16))
        for token, (red, green, blue) in theme.tokens.items():
            yield f"--{token.replace('.', '-')}:#{red:02x}{green:02x}{blue:02x};"
        for colour, variable in self._mixed.items():
            yield f"--{variable}:#{theme.hex(colour).lower()};"
        yield f"--shade:{_SHADES[name]};"


def _soft(family: str, share: float) -> Colour:
    return Colour(f"{family}.fill", 1.0, f"{family}.edge", share)
