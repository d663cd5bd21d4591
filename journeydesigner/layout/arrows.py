"""The arrows between the cards of a map, laid out: each with its way, its label and what it leads to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.layout.arrow_labels import Lines, label_area, label_block, label_parts, label_size
from journeydesigner.layout.arrow_shapes import HEAD, arrow
from journeydesigner.layout.frame import Frame
from journeydesigner.layout.gutters import Area, GutterRow, Gutters, RowBlocks
from journeydesigner.layout.moved import moved
from journeydesigner.layout.routing import Router
from journeydesigner.layout.rows import LaneRow
from journeydesigner.layout.scene import Band
from journeydesigner.layout.tracks import Point, Routed, laid
from journeydesigner.model.ids import LaneId
from journeydesigner.model.records import Card, CardLink
from journeydesigner.wording import _

_BLOCKS = (Role.CARD, Role.COUNT, Role.EMOTION, Role.QUOTE)
_BEYOND = 26.0
"""From a card to the name of one that stands on another sheet."""
_APART = 24.0
"""From one such name to the next."""


@dataclass
class Arrows:
    """The arrows of one map from one layout to the next. ``routes`` are their corners in scene coordinates, by link."""

    nodes: tuple[Node, ...] = ()
    routes: Mapping[str, tuple[Point, ...]] = field(default_factory=dict[str, tuple[Point, ...]])
    _made_of: tuple[object, ...] = ()
    _blocks: dict[LaneId, tuple[tuple[Node, ...], tuple[float, ...], RowBlocks]] = field(
        default_factory=dict[LaneId, tuple[tuple[Node, ...], tuple[float, ...], RowBlocks]]
    )

    def place(
        self, snapshot: Snapshot, frame: Frame, rows: Mapping[LaneId, LaneRow], notes: tuple[Node, ...]
    ) -> tuple[Node, ...]:
        """The arrows whose ends are shown, in scene coordinates; those that came out the same are the same nodes.

        Where only a part of the map is shown, an arrow to a card elsewhere ends at that one's name.
        """
        links = snapshot.links_of(frame.map.id)
        if not links or not rows or not frame.columns:
            self.nodes, self.routes, self._made_of = (), {}, ()
            return self.nodes
        bands = [row.band for row in rows.values() if row.band is not None]
        made_of = (frame, links, notes, *((id(band.nodes), band.y, band.height) for band in bands))
        kept = [band.nodes for band in bands]
        if self._made_of and self._made_of[0] == made_of:
            return self.nodes
        self._made_of = (made_of, kept)
        self._route(snapshot, frame, rows, notes, links)
        return self.nodes

    def _route(
        self,
        snapshot: Snapshot,
        frame: Frame,
        rows: Mapping[LaneId, LaneRow],
        notes: tuple[Node, ...],
        links: Sequence[CardLink],
    ) -> None:
        gutters = self._gutters(frame, rows)
        router = Router(gutters)
        shown = _Shown(frame, rows, {node.record: node for node in notes})
        routed: list[Routed] = []
        names: dict[str, tuple[str, Area]] = {}
        seen: set[tuple[Area, Area]] = set()
        by_id = {link.id: link for link in links}
        for link in links:
            ends = (snapshot.table("cards").get(link.source), snapshot.table("cards").get(link.target))
            if not (isinstance(ends[0], Card) and isinstance(ends[1], Card)):
                continue
            source, target = shown.area(ends[0]), shown.area(ends[1])
            if source is None and target is None:
                continue
            if source is None or target is None:
                away = ends[0] if source is None else ends[1]
                here = source or target
                if here is None or not shown.is_elsewhere(away):
                    continue
                name = _name(away)
                if link.label.strip():
                    name = _("{label}: {card}").format(label=link.label, card=name)
                area = _beside(frame, gutters, here, name, [area for _name, area in names.values()])
                names[link.id] = (name, area)
                source, target = source or area, target or area
            if source == target or (source, target) in seen:
                continue  # both in one count of a collapsed lane or stage, or as another between the same counts
            seen.add((source, target))
            routed.append(Routed(link.id, source, target, router.way(source, target)))
        self.routes = laid(gutters, routed)
        self._draw(snapshot, frame, gutters, [(by_id[one.key], one) for one in routed], names)  # type: ignore[index]

    def _draw(
        self,
        snapshot: Snapshot,
        frame: Frame,
        gutters: Gutters,
        routed: Sequence[tuple[CardLink, Routed]],
        names: Mapping[str, tuple[str, Area]],
    ) -> None:
        old = {node.key: node for node in self.nodes}
        taken: list[Area] = [area for _name, area in names.values()]
        ways = Lines(self.routes)
        lines: list[Node] = []
        labels: list[Node] = []
        for link, one in routed:
            points, said = self.routes[one.key], _said(snapshot, link)
            lines.append(_line_node(link, points, said))
            if link.id in names:
                labels.append(_label_node(frame, link, *names[link.id]))
            elif link.label.strip():
                size = label_size(label_block(frame.pen, link.label))
                taken.append(label_area(one.key, points, size, gutters, taken, ways))
                labels.append(_label_node(frame, link, link.label, taken[-1]))
        nodes = tuple(_same(old.get(node.key), node) for node in (*lines, *labels))  # no line over a label
        if len(nodes) != len(self.nodes) or any(a is not b for a, b in zip(nodes, self.nodes, strict=True)):
            self.nodes = nodes

    def _gutters(self, frame: Frame, rows: Mapping[LaneId, LaneRow]) -> Gutters:
        borders = (*(column.x for column in frame.columns), frame.columns[-1].x + frame.columns[-1].w)
        found: list[GutterRow] = []
        blocks: dict[LaneId, tuple[tuple[Node, ...], tuple[float, ...], RowBlocks]] = {}
        for lane, row in rows.items():
            band = row.band
            if band is None:
                continue
            known = self._blocks.get(lane)
            if known is None or known[0] is not band.nodes or known[1] != borders:
                areas = [Area(node.x, node.y, node.w, node.h) for node in band.nodes if node.role in _BLOCKS]
                known = (band.nodes, borders, RowBlocks(areas, borders))
            blocks[lane] = known
            found.append(GutterRow(band.y, band.height, known[2]))
        self._blocks = blocks
        return Gutters(found, borders)


@dataclass(frozen=True)
class _Shown:
    """Where cards are to be seen."""

    frame: Frame
    rows: Mapping[LaneId, LaneRow]
    notes: Mapping[str, Node]

    def area(self, card: Card) -> Area | None:
        """A card's box, or that of the count it is part of; None where it is not to be seen."""
        place = card.place
        if place is None:
            return None
        if place.offset is not None:
            node = self.notes.get(card.id)
            return Area(node.x, node.y, node.w, node.h) if node is not None else None
        row = self.rows.get(place.lane)
        band = row.band if row is not None else None
        if row is None or band is None:
            return None
        node = band.by_record.get(card.id) or self._count(row, band, card)
        return Area(node.x, band.y + node.y, node.w, node.h) if node is not None else None

    def _count(self, row: LaneRow, band: Band, card: Card) -> Node | None:
        span = self.frame.span(card)
        if span is None or all(card is not each for each in row.kept.placed):
            return None
        key = f"count:{row.lane.id}:{self.frame.columns[span[0]].step}"
        return next((node for node in band.nodes if node.key == key), None)

    def is_elsewhere(self, card: Card) -> bool:
        """Whether it stands in a part of the map that another sheet shows."""
        options, place = self.frame.options, card.place
        if place is None:
            return False
        is_other_lane = options.lanes is not None and place.lane not in options.lanes
        return is_other_lane or (options.steps is not None and self.frame.span(card) is None)


def _beside(frame: Frame, gutters: Gutters, here: Area, name: str, taken: Sequence[Area]) -> Area:
    """Where the name of a card stands that is on another sheet: under the row, right of the card if there is room; or
    left of it, over the row, or behind the others, where those ``taken`` stand in the way."""
    after, before = frame.right - HEAD - here.right - _BEYOND, here.x - _BEYOND - frame.board - HEAD
    wide, tall = label_size(label_block(frame.pen, name, max(after, before)))
    row = gutters.row_at(here.middle[1])
    low, high = (gutters.level(level)[0] - tall / 2 for level in (row + 1, row))
    right, left = here.right + _BEYOND, here.x - _BEYOND - wide
    behind = max((area.right + _APART for area in taken if Area(right, low, wide, tall).meets(area)), default=right)
    tried = [Area(x, y, wide, tall) for y in (low, high) for x in (right, left)]
    tried.insert(2, Area(behind, low, wide, tall))
    inside = [area for area in tried if frame.board + HEAD <= area.x and area.right <= frame.right - HEAD]
    free = (area for area in inside if not any(map(area.meets, taken)))
    return next(free, tried[0] if wide <= after else tried[1])


def _line_node(link: CardLink, points: Sequence[Point], said: str) -> Node:
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    left, top, right, bottom = min(xs) - HEAD, min(ys) - HEAD, max(xs) + HEAD, max(ys) + HEAD
    inside = tuple(moved(part, -left, -top) for part in arrow(points))
    return Node(f"link:{link.id}", Role.LINK, link.id, left, top, right - left, bottom - top, inside, said)


def _label_node(frame: Frame, link: CardLink, said: str, area: Area) -> Node:
    parts = label_parts(frame.pen, said, Area(0, 0, area.w, area.h))
    key = f"link label:{link.id}"
    return Node(key, Role.LINK, link.id, area.x, area.y, area.w, area.h, parts, said)


def _same(old: Node | None, new: Node) -> Node:
    return old if old is not None and old == new else new


def _said(snapshot: Snapshot, link: CardLink) -> str:
    source, target = (_name(snapshot.card(card)) for card in (link.source, link.target))
    if link.label.strip():
        return _("“{source}” leads to “{target}”: {label}").format(source=source, target=target, label=link.label)
    return _("“{source}” leads to “{target}”").format(source=source, target=target)


def _name(card: Card) -> str:
    return " ".join(card.text.split()) or _("a card without text")
