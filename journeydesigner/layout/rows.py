"""One lane laid out: its label, its cards or its own drawing, and the band that they make. Kept from one layout to
the next, so that only what changed is made anew."""

from dataclasses import dataclass, field

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.lanes.facts import RowFacts
from journeydesigner.lanes.kinds import CardLane, LaneKind, RowDrawing, RowLane, kind
from journeydesigner.layout.as_is import as_is_of
from journeydesigner.layout.card_rows import CardRow
from journeydesigner.layout.folds import card_count, folded_label, low_counts, low_points, point_count
from journeydesigner.layout.frame import Frame
from journeydesigner.layout.kept_cards import KeptCards
from journeydesigner.layout.row_ground import ground, lane_label
from journeydesigner.layout.scene import Band, BandKind
from journeydesigner.model.ids import PersonaId
from journeydesigner.model.records import CardFilter, Emotion, Lane

_AT_POINTS = (Role.EMOTION, Role.QUOTE)


@dataclass
class LaneRow:
    """A row from one layout to the next. ``made_of`` is what its drawing depends on beside its cards."""

    frame: Frame
    lane: Lane
    kind: LaneKind
    kept: KeptCards = field(default_factory=KeptCards)
    label: Node | None = None
    label_height: float = 0.0
    cards: CardRow | None = None
    drawing: RowDrawing | None = None
    band: Band | None = None
    _emotions: tuple[Emotion, ...] = ()
    _made_of: tuple[object, ...] = ()
    _place: tuple[object, ...] = ()

    # What it holds

    @property
    def is_divider(self) -> bool:
        return isinstance(self.kind, RowLane) and self.kind.is_divider

    @property
    def is_folded(self) -> bool:
        return self.lane.is_collapsed and self.frame.options.has_folds and not self.is_divider

    def update(self, snapshot: Snapshot, keep: CardFilter | None) -> None:
        """Lay out anew what changed; the band is gone if anything did."""
        self.kept.update(snapshot, self.lane.id, keep)
        if self.cards is not None:
            if self.cards.update(snapshot, self.kept.placed):
                self.band = None
        elif isinstance(self.kind, RowLane):
            self._draw(snapshot, self.kind, keep)

    def _draw(self, snapshot: Snapshot, found: RowLane, keep: CardFilter | None) -> None:
        frame, personas = self.frame, snapshot.table("personas")
        before = as_is_of(snapshot, self.lane) if found.is_curve else None
        made_of = (snapshot.emotions_of(self.lane.id), personas, keep.personas if keep else (), before)
        if self.drawing is not None and all(a is b or a == b for a, b in zip(self._made_of, made_of, strict=True)):
            return
        facts = RowFacts(
            pen=frame.pen,
            lane=self.lane,
            columns=frame.spans,
            before=frame.before,
            after=frame.after,
            left=frame.board,
            right=frame.right,
            label_x=frame.left,
            height=self._least_curve(),
            label_height=self.label_height if frame.options.has_descriptions or frame.options.has_clear_levels else 0.0,
            emotions=self._shown_emotions(snapshot, keep),
            persona=frame.map.persona,
            personas=personas,  # type: ignore[arg-type]
            as_is=before.at(snapshot.steps_in(self.lane.map)) if before else (),
            as_is_scale=before.scale if before else None,
            extent=frame.options.curve_extent,
        )
        drawing = found.row(facts)
        old = {node.key: node for node in self.drawing.nodes} if self.drawing is not None else {}
        nodes = tuple(_same(old.get(node.key), node) for node in drawing.nodes if not self._is_in_fold(node))
        self.drawing = RowDrawing(drawing.height, nodes, drawing.labels, drawing.ground, drawing.legend)
        self._made_of, self.band = made_of, None

    def _least_curve(self) -> float:
        options, own = self.frame.options, self.lane.height
        return options.emotion_height if own is None else options.own_height(own)

    def _shown_emotions(self, snapshot: Snapshot, keep: CardFilter | None) -> tuple[Emotion, ...]:
        """Those of the chosen personas; in collapsed stages without what was said, for which there is no room."""
        found = snapshot.emotions_of(self.lane.id)
        if keep is not None and keep.personas:
            found = tuple(each for each in found if self._who(each) in keep.personas)
        folded = {step for column in self.frame.columns for step in column.folded}
        if folded:
            found = tuple(e.model_copy(update={"quote": ""}) if e.step in folded and e.quote else e for e in found)
        self._emotions = found
        return found

    def _who(self, emotion: Emotion) -> PersonaId | None:
        return emotion.persona or self.frame.map.persona

    def _is_in_fold(self, node: Node) -> bool:
        return node.role in _AT_POINTS and self.frame.folded_at(node.x, node.x + node.w)

    # What it looks like

    def made_band(self, index: int, *, is_first: bool, is_last: bool) -> Band:
        """The row as the ``index``-th of the board, at height 0."""
        place = (index % 2, is_first, is_last)
        if self.band is not None and self._place == place:
            return self.band
        self._place = place
        height, nodes, labels, own_ground = self._folded() if self.is_folded else self._open()
        under = ground(
            self.frame, self.lane.id, height, "laneB" if self.is_divider or index % 2 else "laneA", is_first=is_first,
            is_last=is_last, has_rule=not self.is_divider and not is_first, inset=2.0,
        )  # fmt: skip
        return Band(self.lane.id, BandKind.LANE, 0.0, height, (under, *own_ground), labels, nodes)

    def _open(self) -> tuple[float, tuple[Node, ...], tuple[Node, ...], tuple[Node, ...]]:
        """Height, contents, labels, and what lies on the ground."""
        own = (self.label,) if self.label is not None else ()
        if self.cards is not None and isinstance(self.kind, CardLane):
            options, wanted = self.frame.options, self.lane.height
            least = options.lane_height if wanted is None else options.own_height(wanted)
            height = max(least, self.cards.bottom + self.kind.foot, self.label_height)
            return height, (*self.cards.nodes, *self.cards.counts), own, ()
        assert self.drawing is not None
        height = max(self.drawing.height, self.label_height)
        return height, self.drawing.nodes, (*own, *self.drawing.labels), self.drawing.ground

    def _folded(self) -> tuple[float, tuple[Node, ...], tuple[Node, ...], tuple[Node, ...]]:
        cards = self.cards
        holds = card_count(sum(cards.begins.values())) if cards else point_count(len(self._emotions))
        label, height = folded_label(self.frame, self.lane, self.kind, holds)
        if cards is not None:
            return height, low_counts(self.frame, self.lane, self.kind, cards.begins, height), (label,), ()
        drawn = self.drawing.nodes if self.drawing else ()
        return height, low_points(self.lane, drawn, height), (label,), ()


def lane_row(frame: Frame, lane: Lane, old: LaneRow | None) -> LaneRow:
    """The row of a lane: ``old`` itself where lane and frame are the same, else one that begins with what suits."""
    if old is not None and old.lane is lane and old.frame is frame:
        return old
    found = kind(lane.kind)
    row = LaneRow(frame, lane, found)
    if old is not None:
        row.kept = old.kept
    if isinstance(found, CardLane):
        row.cards = CardRow(frame, found, lane)
        if old is not None and old.cards is not None and old.kind is found:
            row.cards.inherit(old.cards)
    if not row.is_divider:
        row.label, row.label_height = lane_label(frame, lane, found)
    return row


def _same(old: Node | None, new: Node) -> Node:
    return old if old is not None and old == new else new
