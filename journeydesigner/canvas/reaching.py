"""From one scene to the next: where in a band arrows between cards and free notes, which reach over several bands, look
different. Pure."""

from journeydesigner.canvas.band_index import OVERHANG, nodes_in
from journeydesigner.canvas.camera import Rect
from journeydesigner.drawing.nodes import Node
from journeydesigner.layout.scene import Band, Scene


def changed_in(old: Scene, new: Scene, before: Band, band: Band) -> list[Rect]:
    """Where in a band, in its coordinates, arrows or notes came, went or look different."""
    if (old.under is new.under and old.above is new.above) and (before.y, before.height) == (band.y, band.height):
        return []
    if not (old.under or old.above or new.under or new.above):
        return []
    left = {node.key: node for node in (*nodes_in(old.under, before), *nodes_in(old.above, before))}
    rects: list[Rect] = []
    for node in (*nodes_in(new.under, band), *nodes_in(new.above, band)):
        known = left.pop(node.key, None)
        if known == node:
            continue
        rects += [_painted(found) for found in (known, node) if found is not None]
    return rects + [_painted(node) for node in left.values()]


def _painted(node: Node) -> Rect:
    return Rect(node.x, node.y, node.w, node.h).grown(OVERHANG)
