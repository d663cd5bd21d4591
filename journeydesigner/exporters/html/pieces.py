"""Parts of the scene as drawings within the page, in its variables; and the icons, each drawn once."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.icons import GRID, icon_paths
from journeydesigner.drawing.nodes import Node
from journeydesigner.drawing.primitives import Shadow
from journeydesigner.drawing.theme import Theme
from journeydesigner.exporters.html.inks import Inks
from journeydesigner.exporters.svg.drawing import Drawing, number, path_data
from journeydesigner.lanes.face import star_outline


class Pieces(Drawing):
    """Draws nodes into SVGs of their own, all of which share gradients, text styles and clips."""

    def __init__(self, theme: Theme, assets: Mapping[str, bytes], inks: Inks) -> None:
        super().__init__(theme, assets, has_ids=False)
        self._inks = inks
        self._icons_used: dict[str, None] = {}

    def drawing(
        self, nodes: Iterable[Node], box: tuple[float, float, float, float], label: str, down: float = 0.0
    ) -> str:
        """An SVG of the part (x, y, width, height) of the scene; without a ``label`` it is ornament."""
        flat = [_without_shadows(node) for node in nodes]
        self.add_nodes(flat, down=down)
        size = f'width="{number(box[2])}" height="{number(box[3])}" viewBox="{" ".join(map(number, box))}"'
        says = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
        return f"<svg {size} {says}>{self.taken()}</svg>"

    def icon(self, name: str, size: float = 16, width: float = 2.0) -> str:
        """An icon in the colour of the text around it."""
        self._icons_used[name] = None
        return (
            f'<svg class="icon" width="{number(size)}" height="{number(size)}" viewBox="0 0 24 24" '
            f'stroke-width="{number(width)}" aria-hidden="true"><use href="#i-{escape(name)}"/></svg>'
        )

    def star(self) -> str:
        """The sign of a moment of truth."""
        outline = path_data(star_outline(10, 10.6, 5.6))
        gold, pale = (self._inks.variable(Colour(name)) for name in ("yellow.edge", "yellow.fill"))
        return (
            f'<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="9" '
            f'fill="{pale}" stroke="{gold}"/><path d="{outline}" fill="{gold}"/></svg>'
        )

    def shared(self) -> str:
        """What all drawings of the page refer to; it stands first in the page and is not seen."""
        symbols = "".join(
            f'<symbol id="i-{escape(name)}" viewBox="0 0 {GRID:g} {GRID:g}">'
            f'<path d="{" ".join(path_data(path) for path in icon_paths(name))}"/></symbol>'
            for name in self._icons_used
        )
        defs = f"<defs>{symbols}{self.definitions()}</defs>"
        return f'<svg width="0" height="0" class="heard" aria-hidden="true">{defs}</svg>'

    def _resolved(self, colour: Colour) -> tuple[str, str]:
        return self._inks.variable(colour), number(colour.alpha, 3) if colour.alpha < 1 else ""


def _without_shadows(node: Node) -> Node:
    """Shadows are the page's own."""
    if not any(isinstance(part, Shadow) for part in node.primitives):
        return node
    return replace(node, primitives=tuple(part for part in node.primitives if not isinstance(part, Shadow)))
