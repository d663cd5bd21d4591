"""From one scene to the next: which parts of which bands look different, and from where on all has moved. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from journeydesigner.canvas.band_index import OVERHANG
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.reaching import changed_in
from journeydesigner.drawing.nodes import Node
from journeydesigner.layout.scene import Band, Scene

_CORNER = 64.0
"""How far from the sheet's upper or lower end its round corners and shadow can be seen in a band."""

_MANY = 48
"""Rectangles that are told of one by one."""


class Layer(StrEnum):
    """A band is painted in two layers: what scrolls with the map, and what stays in sight at the left."""

    CONTENTS = "contents"
    LABELS = "labels"


@dataclass(frozen=True)
class Difference:
    """``stale``: by band and layer the rectangles (in band coordinates) to paint anew; None: all of it.

    ``gone``: bands that are no more. ``moved_from``: the height of the scene from which on bands stand elsewhere.
    ``frame_changed``: the scene's size or the columns changed.
    """

    stale: dict[tuple[str, Layer], list[Rect] | None]
    gone: tuple[str, ...]
    moved_from: float | None
    frame_changed: bool

    @property
    def is_nothing(self) -> bool:
        return not self.stale and not self.gone and self.moved_from is None and not self.frame_changed


def difference(old: Scene, new: Scene) -> Difference:
    """What to paint anew where ``new`` takes the place of ``old``."""
    stale: dict[tuple[str, Layer], list[Rect] | None] = {}
    for band in new.bands:
        before = old.band_by_key.get(band.key)
        if before is None:
            stale |= {(band.key, layer): None for layer in Layer}
            continue
        if before is not band or old.height != new.height:
            stale |= _of_band(old, new, before, band)
        reaching = changed_in(old, new, before, band)
        known = stale.get((band.key, Layer.CONTENTS), [])
        if reaching and known is not None:
            stale[(band.key, Layer.CONTENTS)] = known + reaching
    living = {band.key for band in new.bands}
    gone = tuple(band.key for band in old.bands if band.key not in living)
    return Difference(stale, gone, _moved_from(old, new), (old.width, old.columns) != (new.width, new.columns))


def _of_band(old: Scene, new: Scene, before: Band, band: Band) -> dict[tuple[str, Layer], list[Rect] | None]:
    if _surroundings(old, before) != _surroundings(new, band) or old.width != new.width:
        return {(band.key, layer): None for layer in Layer}
    ground = changed_nodes(before.ground, band.ground)
    if before.height != band.height:
        ground.append(Rect(0, 0, new.width, max(before.height, band.height)))
    contents = together(ground + changed_nodes(before.nodes, band.nodes))
    labels = ground + changed_nodes(before.labels, band.labels)
    found: dict[tuple[str, Layer], list[Rect] | None] = {}
    if contents:
        found[(band.key, Layer.CONTENTS)] = contents
    if labels:
        found[(band.key, Layer.LABELS)] = labels
    return found


def painted_area(change: Difference, scene: Scene, window: Rect) -> float:
    """How much of the contents within ``window`` looks different, in square pixels of the scene."""
    found = 0.0
    for (key, layer), rects in change.stale.items():
        band = scene.band_by_key.get(key)
        if band is None or layer is not Layer.CONTENTS:
            continue
        for rect in rects if rects is not None else (Rect(0, 0, scene.width, band.height),):
            wide = min(rect.right, window.right) - max(rect.x, window.x)
            high = min(rect.bottom + band.y, window.bottom) - max(rect.y + band.y, window.y)
            found += max(wide, 0.0) * max(high, 0.0)
    return found


def together(rects: list[Rect]) -> list[Rect]:
    """The same, or where they are very many, the one round all: five hundred to be told of cost more than to paint."""
    if len(rects) <= _MANY:
        return rects
    left = top = inf
    right = bottom = -inf
    for rect in rects:
        x, y, w, h = rect.x, rect.y, rect.w, rect.h
        if x < left:
            left = x
        if y < top:
            top = y
        if x + w > right:
            right = x + w
        if y + h > bottom:
            bottom = y + h
    return [Rect(left, top, right - left, bottom - top)]


def changed_nodes(old: tuple[Node, ...], new: tuple[Node, ...]) -> list[Rect]:
    """Where nodes came, went or changed, with what they paint beyond their boxes; of very many the one round all."""
    if old is new:
        return []
    left = {node.key: node for node in old}
    changed: list[Node] = []
    for node in new:
        before = left.pop(node.key, None)
        if before is node or before == node:
            continue
        changed += [node] if before is None else [before, node]
    changed += left.values()
    if len(changed) <= _MANY:
        return [Rect(node.x, node.y, node.w, node.h).grown(OVERHANG) for node in changed]
    x, y = min(node.x for node in changed), min(node.y for node in changed)
    right, bottom = max(node.x + node.w for node in changed), max(node.y + node.h for node in changed)
    return [Rect(x, y, right - x, bottom - y).grown(OVERHANG)]


def _surroundings(scene: Scene, band: Band) -> tuple[float, float]:
    """How much of the sheet's upper and lower end shows in a band: equal means that nothing of it changed there."""
    tops = [node.y for node in scene.backdrop]
    bottoms = [node.y + node.h for node in scene.backdrop]
    above = min((band.y - top for top in tops), key=abs, default=_CORNER)
    below = min((bottom - band.y - band.height for bottom in bottoms), key=abs, default=_CORNER)
    return (_near(above), _near(below))


def _near(distance: float) -> float:
    return max(-_CORNER, min(distance, _CORNER))


def _moved_from(old: Scene, new: Scene) -> float | None:
    """The first height at which the two show different bands, or the same at different heights."""
    for one, other in zip(old.bands, new.bands, strict=False):
        if one.key != other.key or one.y != other.y:
            return min(one.y, other.y)
        if one.height != other.height:
            return one.y + min(one.height, other.height)
    if len(old.bands) != len(new.bands):
        last = old.bands[-1] if len(old.bands) < len(new.bands) else new.bands[-1]
        return last.y + last.height
    return None
