"""Paints the arrows between the cards of the page in focus: their corners go along with the rows, which stand closer
together, or further apart, than where the arrows were laid out."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtGui import QPainter

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.nodes import Node
from journeydesigner.layout.arrow_shapes import arrow
from journeydesigner.layout.scene import BandKind, Scene
from journeydesigner.layout.tracks import Point
from journeydesigner.model.ids import CardId, LaneId
from journeydesigner.model.records import CardLink
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.presenting.page_layouts import LaidPage


def paint_arrows(
    painter: QPainter,
    scenes: ScenePainter,
    snapshot: Snapshot,
    laid: LaidPage,
    tops: Mapping[LaneId, int],
    left: int,
    unit: float,
) -> None:
    """``tops``: where the lanes begin on the screen; ``left``: where the page does."""
    nodes = arrows_on(snapshot, laid, {lane: top / unit for lane, top in tops.items()})
    if nodes:
        painter.save()
        painter.translate(left, 0)
        painter.scale(unit, unit)
        scenes.paint_nodes(painter, nodes)
        painter.restore()


def arrows_on(snapshot: Snapshot, laid: LaidPage, tops: Mapping[LaneId, float]) -> tuple[Node, ...]:
    """The arrows both ends of which stand on the page, lines first: no line over a label. What leads to another page
    is left out: the room sees only this one."""
    scene, lines, labels = laid.scene, list[Node](), list[Node]()
    links = snapshot.table("card_links")
    for node in scene.under:
        link = links.get(node.record)
        if not isinstance(link, CardLink) or not all(_stands_on(scene, end) for end in (link.source, link.target)):
            continue
        way = scene.routes.get(node.record)
        if way is None or node.key.startswith("link label:"):
            at = _moved(laid, tops, (node.x, node.y + node.h / 2))
            labels.append(replace(node, x=at[0], y=at[1] - node.h / 2))
        else:
            corners = tuple(_moved(laid, tops, corner) for corner in way)
            lines.append(replace(node, x=0.0, y=0.0, primitives=arrow(corners)))
    return (*lines, *labels)


def _stands_on(scene: Scene, card: CardId) -> bool:
    return card in scene.floating or any(card in band.by_record for band in scene.bands)


def _moved(laid: LaidPage, tops: Mapping[LaneId, float], point: Point) -> Point:
    """Where a point of the layout is on the page: as far from the top of the lane that it is in, or is nearest to."""
    x, y = point[0] - laid.scene.label_right, point[1]
    lanes = [band for band in laid.scene.bands if band.kind is BandKind.LANE and LaneId(band.key) in tops]
    if not lanes:
        return x, y
    band = next((lane for lane in lanes if y < lane.y + lane.height), lanes[-1])
    return x, tops[LaneId(band.key)] + y - band.y - laid.lift_of(band.key)
