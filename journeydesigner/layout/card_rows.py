"""A lane of cards, laid out: where each card stands. An edit relays only the columns that it touches."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.lanes.face import Face
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane
from journeydesigner.lanes.metrics import anchor_of, metric_of
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.folds import stage_count
from journeydesigner.layout.frame import Frame
from journeydesigner.model.ids import CardId, MapId
from journeydesigner.model.records import Card, Channel, Lane, Metric

PAD_TOP = 12.0
_REFERRED = ("channels", "metrics", "measurements")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A card's face and what it was drawn from."""

    card: Card
    facts: Facts
    width: float
    face: Face

    def is_current(self, card: Card, facts: Facts, width: float) -> bool:
        return (
            self.card is card
            and self.width == width
            and self.facts.channel is facts.channel
            and self.facts.metric is facts.metric
            and self.facts.series is facts.series
            and (self.facts.aspect, self.facts.owned) == (facts.aspect, facts.owned)
        )


@dataclass
class CardRow:
    """The state of one lane from one layout to the next. ``nodes`` are in reading order: by column, then downwards.

    ``counts`` stand for the cards that lie in collapsed stages: of these ``folded`` says by column how many there are.
    ``begins`` says by column how many cards begin there, drawn or not.
    """

    frame: Frame
    kind: CardLane
    lane: Lane
    cards: tuple[Card, ...] = ()
    nodes: tuple[Node, ...] = ()
    bottom: float = 0.0
    tally: tuple[int, int] = (0, 0)
    marks: dict[str, int] = field(default_factory=dict[str, int])
    counts: tuple[Node, ...] = ()
    folded: dict[int, int] = field(default_factory=dict[int, int])
    begins: dict[int, int] = field(default_factory=dict[int, int])
    _in_folds: list[Card] = field(default_factory=list[Card])
    _tables: tuple[object, ...] = ()
    _drawn: dict[CardId, _Drawn] = field(default_factory=dict[CardId, _Drawn])
    _slots: list[tuple[Card, int, int]] = field(default_factory=list[tuple[Card, int, int]])
    _clusters: list[list[int]] = field(default_factory=list[list[int]])
    _cluster_of: list[int] = field(default_factory=list[int])
    _is_narrow: list[bool] = field(default_factory=list[bool])
    _bottoms: list[float] = field(default_factory=list[float])
    _shifts: dict[int, float] = field(default_factory=dict[int, float])
    _place_of: dict[CardId, int] = field(default_factory=dict[CardId, int])
    _index_of: dict[CardId, int] = field(default_factory=dict[CardId, int])
    _refers: bool = False
    _owned: dict[str, int] = field(default_factory=dict[str, int])
    _inherited: tuple[object, ...] = ()

    def update(self, snapshot: Snapshot, cards: tuple[Card, ...]) -> bool:
        """Lay out anew what changed of the lane's shown ``cards``; whether anything did."""
        tables = tuple(snapshot.table(name) for name in _REFERRED)
        known = self._tables or self._inherited
        owned = owned_by(snapshot, self.lane.map) if self.kind.counts_owned else self._owned
        facts_changed = owned != self._owned
        self._owned = owned
        facts_changed |= self._refers and any(a is not b for a, b in zip(tables, known, strict=True))
        if cards is self.cards and self._tables and not facts_changed:
            self._tables = tables
            return False
        changed = None if facts_changed or not self._tables else self._rewritten(cards)
        self.cards, self._tables = cards, tables
        if changed is None:
            self._relay(snapshot, facts_changed=facts_changed)
        else:
            self._mend(snapshot, changed)
        return True

    def inherit(self, old: "CardRow") -> None:
        """Start from the faces and nodes of the same lane in another frame: those that suit are reused."""
        self._drawn, self.nodes, self._refers, self._owned = dict(old._drawn), old.nodes, old._refers, old._owned
        self._inherited = old._tables

    def _rewritten(self, cards: tuple[Card, ...]) -> list[Card] | None:
        """The cards that differ, where all stand where they stood; else None."""
        if len(cards) != len(self.cards):
            return None
        changed = [(before, now) for before, now in zip(self.cards, cards, strict=True) if before is not now]
        if any(before.id != now.id or before.place != now.place for before, now in changed):
            return None
        return [now for _before, now in changed]

    def _relay(self, snapshot: Snapshot, *, facts_changed: bool) -> None:
        """All cards of the lane, reusing faces and nodes that would come out the same."""
        old_nodes = {node.record: node for node in self.nodes}
        known = snapshot.table("cards")  # faces of what a filter leaves out serve when it is back
        drawn = {card: face for card, face in self._drawn.items() if known.get(card) is face.card}
        self._slots = []
        self.folded, self.begins, self._in_folds = {}, {}, []
        place_in, boxes = self.frame.place_in, self.frame.boxes
        for card in self.cards:
            whole, span = place_in(card)
            if whole is None:
                continue
            self.begins[whole[0]] = self.begins.get(whole[0], 0) + 1
            if span is None:
                self.folded[whole[0]] = self.folded.get(whole[0], 0) + 1
                self._in_folds.append(card)
                continue
            first, last = span
            self._slots.append((card, first, last))
            old = None if facts_changed else self._drawn.get(card.id)
            if old is not None and old.card is card and old.width == boxes(first, last)[1]:
                drawn[card.id] = old
            else:
                drawn[card.id] = self._draw(snapshot, card, first, last)
        self._drawn = drawn
        self._index_of = {slot[0].id: index for index, slot in enumerate(self._slots)}
        self._count_all(snapshot)
        self._find_clusters()
        tops: dict[int, float] = {}
        for cluster in range(len(self._clusters)):
            tops |= self._stack(cluster)
        order: Iterable[int] = tops
        if not all(self._is_narrow):  # else they are in order
            order = sorted(range(len(self._slots)), key=lambda index: (self._slots[index][1], tops[index]))
        nodes: list[Node] = []
        for index in order:
            nodes.append(self._node(index, tops[index], old_nodes.get(self._slots[index][0].id)))
        self._place_of = {node.record: place for place, node in enumerate(nodes)}  # type: ignore[misc]
        self.nodes = tuple(nodes)
        self._close()

    def _mend(self, snapshot: Snapshot, changed: list[Card]) -> None:
        """Only these cards changed, none its place."""
        touched: set[int] = set()
        for card in changed:
            index = self._index_of.get(card.id)
            if index is None:
                if self._in_folds:  # what it adds to the kind's pill may be another number now
                    self._relay(snapshot, facts_changed=False)
                    return
                continue
            _, first, last = self._slots[index]
            self._slots[index] = (card, first, last)
            before = self._drawn[card.id].face
            self._drawn[card.id] = self._draw(snapshot, card, first, last)
            self._count(before, -1)
            self._count(self._drawn[card.id].face, 1)
            touched.add(self._cluster_of[first])
        nodes = list(self.nodes)
        for cluster in touched:
            for index, top in self._stack(cluster).items():
                place = self._place_of[self._slots[index][0].id]
                nodes[place] = self._node(index, top, nodes[place])
        self.nodes = tuple(nodes)
        self._close()

    def _close(self) -> None:
        """The counts of collapsed stages, each below the cards that reach over it; and where the row's contents end."""
        counts: list[Node] = []
        for column, count in sorted(self.folded.items()):
            over = [
                node.y + node.h + self.kind.gap
                for card, first, last in self._slots
                if first <= column <= last
                for node in (self.nodes[self._place_of[card.id]],)
            ]
            counts.append(stage_count(self.frame, self.lane, self.kind, column, count, max(over, default=PAD_TOP)))
        self.counts = tuple(counts)
        self.bottom = max([PAD_TOP, *self._bottoms, *(node.y + node.h for node in counts)])

    def _draw(self, snapshot: Snapshot, card: Card, first: int, last: int) -> _Drawn:
        facts = self._facts(snapshot, card)
        if facts.channel is not None or facts.metric is not None or card.channel or metric_of(card):
            self._refers = True
        _, width = self.frame.box(first, last)
        old = self._drawn.get(card.id)
        if old is not None and old.is_current(card, facts, width):
            return old
        return _Drawn(card, facts, width, self.kind.face(card, width, facts))

    def _facts(self, snapshot: Snapshot, card: Card) -> Facts:
        return facts_of(snapshot, card, self.frame.pen, self._owned)

    def _find_clusters(self) -> None:
        """Runs of columns that no card reaches out of: what stands in one moves nothing in another."""
        count = len(self.frame.columns)
        joined = [False] * count
        for _card, first, last in self._slots:
            for column in range(first + 1, last + 1):
                joined[column] = True
        self._cluster_of = []
        for column in range(count):
            before = self._cluster_of[-1] if self._cluster_of else -1
            self._cluster_of.append(before if joined[column] else before + 1)
        self._clusters = [[] for _ in range(self._cluster_of[-1] + 1)] if count else []
        for index, (_card, first, _last) in enumerate(self._slots):
            self._clusters[self._cluster_of[first]].append(index)
        self._bottoms = [PAD_TOP] * len(self._clusters)
        has_lines = self.frame.options.has_chip_lines and self.kind.is_chip
        self._is_narrow = [not has_lines] * len(self._clusters)
        for column, is_joined in enumerate(joined):
            if is_joined:
                self._is_narrow[self._cluster_of[column]] = False

    def _stack(self, cluster: int) -> dict[int, float]:
        """The tops of a cluster's cards: each below all that came before it in its columns, or beside it."""
        if self._is_narrow[cluster]:
            return self._pile(cluster)
        filled: dict[int, float] = {}
        tops: dict[int, float] = {}
        lines: dict[int, tuple[float, float]] = {}
        bottom = PAD_TOP
        for index in self._clusters[cluster]:
            card, first, last = self._slots[index]
            top = max(filled.get(column, PAD_TOP) for column in range(first, last + 1))
            top, self._shifts[index] = self._beside(index, lines.get(first), top)
            face = self._drawn[card.id].face
            end = top + face.height
            for column in range(first, last + 1):
                filled[column] = max(end + self.kind.gap, filled.get(column, 0.0))
                lines[column] = (top, self._shifts[index] + face.width + self.kind.gap)
            tops[index] = top
            bottom = max(bottom, end)
        self._bottoms[cluster] = bottom
        return tops

    def _pile(self, cluster: int) -> dict[int, float]:
        """The same of one column in which nothing stands side by side, as nearly all are: several times as fast."""
        slots, drawn, shifts, gap = self._slots, self._drawn, self._shifts, self.kind.gap
        tops: dict[int, float] = {}
        top = bottom = PAD_TOP
        for index in self._clusters[cluster]:
            tops[index], shifts[index] = top, 0.0
            bottom = top + drawn[slots[index][0].id].face.height
            top = bottom + gap
        self._bottoms[cluster] = bottom
        return tops

    def _beside(self, index: int, line: tuple[float, float] | None, below: float) -> tuple[float, float]:
        """Top and shift to the right of a card: on the line of the chip before it, where that may be and fits."""
        card, first, last = self._slots[index]
        may = self.frame.options.has_chip_lines and self.kind.is_chip and first == last and line is not None
        if may and line is not None:
            top, shift = line
            if shift + self._drawn[card.id].face.width <= self.frame.box(first, last)[1]:
                return top, shift
        return below, 0.0

    def _node(self, index: int, top: float, old: Node | None) -> Node:
        card, first, last = self._slots[index]
        face = self._drawn[card.id].face
        x = self.frame.boxes(first, last)[0] + self._shifts.get(index, 0.0)
        link = card.links[0] if card.links else ""
        if (
            old is not None
            and old.primitives is face.primitives
            and (old.x, old.y, old.w, old.h, old.label, old.link) == (x, top, face.width, face.height, face.label, link)
        ):
            return old
        return Node(
            f"card:{card.id}", Role.CARD, card.id, x, top, face.width, face.height, face.primitives, face.label, link
        )

    def _count_all(self, snapshot: Snapshot) -> None:
        self.tally, self.marks = (0, 0), {}
        for card in self._in_folds:
            facts = self._facts(snapshot, card)
            self._refers = self._refers or facts.metric is not None
            counted, of = self.kind.tally(card, facts.metric, facts.series)
            self.tally = (self.tally[0] + counted, self.tally[1] + of)
        for card, _first, _last in self._slots:
            self._count(self._drawn[card.id].face, 1)

    def _count(self, face: Face, sign: int) -> None:
        self.tally = (self.tally[0] + sign * face.tally[0], self.tally[1] + sign * face.tally[1])
        for mark in face.marks:
            self.marks[mark] = self.marks.get(mark, 0) + sign


def facts_of(snapshot: Snapshot, card: Card, pen: Pen, owned: Mapping[str, int]) -> Facts:
    """What a card's face is drawn from. ``owned``: how many cards an owner has (``owned_by``)."""
    metric_id = metric_of(card)
    if card.channel is None and metric_id is None and card.image is None and not owned:
        return Facts(pen)
    channel = snapshot.table("channels").get(card.channel) if card.channel else None
    metric = snapshot.table("metrics").get(metric_id) if metric_id else None
    series = snapshot.measurements_of(metric_id, anchor_of(card)) if metric_id else ()
    return Facts(
        pen,
        channel if isinstance(channel, Channel) else None,
        metric if isinstance(metric, Metric) else None,
        series,
        _aspect(snapshot, card),
        owned.get(card.text.strip().casefold(), 0),
    )


def owned_by(snapshot: Snapshot, map_id: MapId) -> dict[str, int]:
    """How many of a map's placed cards have an owner of a name (whatever its case)."""
    owners = (card.owner.strip().casefold() for card in snapshot.cards_of(map_id) if card.owner and card.place)
    return dict(Counter(owner for owner in owners if owner))


def _aspect(snapshot: Snapshot, card: Card) -> float | None:
    """Height over width of the card's image."""
    size = snapshot.image_size(card.image) if card.image else None
    return size[1] / size[0] if size else None
