"""The map without the text that is being written: the editor's stands in its place, on the card's own ground. Pure."""

from dataclasses import dataclass, replace

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node
from journeydesigner.drawing.primitives import Box, Path, Text
from journeydesigner.lanes.curve_quotes import quote_key
from journeydesigner.layout.scene import Band, Scene
from journeydesigner.model.ids import LaneId, RecordId


@dataclass(frozen=True, slots=True)
class Lettering:
    """The text of a card as drawn, in the node's coordinates, and the colour of the ground under it."""

    text: Text
    fill: Colour | None

    @property
    def left(self) -> float:
        return min(line.x for line in self.text.lines)

    @property
    def baseline(self) -> float:
        """Of the first line."""
        return self.text.lines[0].baseline


def lettering(node: Node) -> Lettering | None:
    """What a card says comes before its tags and numbers; None for a card that shows no text."""
    text = next((part for part in node.primitives if isinstance(part, Text) and part.lines), None)
    fills = (part.fill for part in node.primitives if isinstance(part, Box | Path) and isinstance(part.fill, Colour))
    return Lettering(text, next(fills, None)) if text else None


def without_text(scene: Scene, lane: LaneId, record: RecordId) -> Scene:
    """``scene`` with the card of a lane, or the free note, drawn as it is, but for what it says."""
    note = scene.floating.get(record)
    if note is not None:
        return replace(scene, above=tuple(_blank(node) if node is note else node for node in scene.above))
    band = scene.band_by_key.get(lane)
    return _blanked(scene, band, band.by_record.get(record) if band else None)


def without_quote(scene: Scene, lane: LaneId, emotion: RecordId) -> Scene:
    """``scene`` without what is said at a point of a lane's curve."""
    band, key = scene.band_by_key.get(lane), quote_key(emotion)
    return _blanked(scene, band, next((node for node in band.nodes if node.key == key), None) if band else None)


def _blanked(scene: Scene, band: Band | None, node: Node | None) -> Scene:
    if band is None or node is None:
        return scene
    blank = _blank(node)
    nodes = tuple(blank if found is node else found for found in band.nodes)
    return replace(scene, bands=tuple(replace(band, nodes=nodes) if found is band else found for found in scene.bands))


def _blank(node: Node) -> Node:
    said = lettering(node)
    if said is None:
        return node
    silent = replace(said.text, lines=tuple(replace(line, text="") for line in said.text.lines))
    return replace(node, primitives=tuple(silent if part is said.text else part for part in node.primitives))
