"""Two maps laid out over each other: one row of cards as it is, one as it is to be (or as it was and is), in the same
columns."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.drawing.nodes import Node
from journeydesigner.lanes.face import Face
from journeydesigner.lanes.facts import ColumnSpan, RowFacts
from journeydesigner.lanes.kinds import CardLane, RowLane, kind, scale_of
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.as_is import as_is_of
from journeydesigner.model.ids import CardId, StepId
from journeydesigner.model.records import Card, CardFilter, Emotion, Lane
from journeydesigner.ui.views.comparison import Comparison, LanePair, Mark
from journeydesigner.ui.views.table_cells import MapTable
from journeydesigner.wording import _

LABELS = 176.0
"""The lanes' names at the left."""
LINE = 30.0
"""The height of a divider."""
_NARROWEST, _WIDEST = 160.0, 260.0
_PAD, _GAP, _BADGE = 8.0, 8.0, 20.0
_LEAST = 52.0
_AT_ONCE = 16
"""So many cards are laid out between two pauses."""
_CURVE = 200.0


@dataclass(frozen=True)
class Shown:
    """A card where it is drawn, in the sheet's coordinates."""

    card: CardId
    mark: Mark | None
    box: QRectF
    face: Face


@dataclass(frozen=True)
class Strip:
    """A lane of one map, or both curves of a lane: from ``y`` on, ``height`` tall."""

    pair: LanePair
    lane: Lane
    is_after: bool
    y: float
    height: float
    is_first: bool
    cards: tuple[Shown, ...] = ()
    nodes: tuple[Node, ...] = ()
    ground: tuple[Node, ...] = ()
    is_same: bool = False
    """Whether it stands for both maps."""


@dataclass(frozen=True)
class Rows:
    """All strips from the top down, ``height`` tall together, over columns of one width."""

    strips: tuple[Strip, ...] = ()
    height: float = 0.0
    column: float = 200.0

    def cards(self) -> tuple[Shown, ...]:
        return tuple(shown for strip in self.strips for shown in strip.cards)


class CompareRows:
    """Lays out comparisons; keeps the faces of cards that stay as they are."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._faces: dict[tuple[CardId, bool], tuple[object, Face]] = {}
        self._column, self._only, self._wanted = 200.0, False, CardFilter()

    def laid_out(
        self, comparison: Comparison | None, wanted: CardFilter, room: float, *, only: bool
    ) -> Iterator[Rows | None]:
        """In ``room`` pixels beside the labels, or wider: with one lane more each time, at last all; None for a pause
        within a lane. ``only``: what is the same on both is left out."""
        if comparison is None or not comparison.columns:
            yield Rows()
            return
        self._only, self._wanted = only, wanted
        self._column = max(_NARROWEST, min(_WIDEST, room / len(comparison.columns)))
        strips: list[Strip] = []
        y = 0.0
        for pair in comparison.lanes:
            for strip in (yield from self._of_lane(comparison, pair, y)):
                strips.append(strip)
                y += strip.height
            yield Rows(tuple(strips), y, self._column)

    def _of_lane(self, comparison: Comparison, pair: LanePair, y: float) -> Generator[None, None, list[Strip]]:
        """The rows of a lane; none where only differences are wanted and it has none."""
        match way_of(pair.lane):
            case Way.LINE:
                return [] if self._only else [Strip(pair, pair.lane, True, y, LINE, True)]
            case Way.CURVE:
                return self._curves(comparison, pair, y)
            case Way.CARDS:
                rows: list[Strip] = []
                is_same = _is_same(comparison, pair)
                for lane, is_after in ((pair.before, False), (pair.after, True)):
                    if lane is None or (is_same and not is_after):
                        continue
                    cards, height = yield from self._placed(comparison, lane, y, is_after=is_after)
                    if cards or not self._only:
                        rows.append(Strip(pair, lane, is_after, y, height, not rows, cards, is_same=is_same))
                        y += height
                return rows

    def _placed(
        self, comparison: Comparison, lane: Lane, y: float, *, is_after: bool
    ) -> Generator[None, None, tuple[tuple[Shown, ...], float]]:
        """The cards of a lane, each under those that stand in its columns before it; and the row's height."""
        found = kind(lane.kind)
        if not isinstance(found, CardLane):
            return (), _LEAST
        columns = {
            step.id: place
            for place, pair in enumerate(comparison.columns)
            if (step := pair.after if is_after else pair.before) is not None
        }
        snapshot, map_id = comparison.side(is_after=is_after)
        table = MapTable(snapshot, map_id, self._wanted)
        filled: dict[int, float] = {}
        shown: list[Shown] = []
        bottom = 0.0
        for number, card in enumerate(snapshot.cards_in(lane.id)):
            if number % _AT_ONCE == _AT_ONCE - 1:
                yield
            span = _span(card, columns)
            mark = comparison.mark(card.id)
            if span is None or not self._wanted.keeps_card(card) or (self._only and mark is None):
                continue
            first, last = span
            width = (last - first + 1) * self._column - 2 * _PAD
            face = self._face(table, found, card, width, is_after=is_after)
            top = max(filled.get(column, _PAD) for column in range(first, last + 1)) + (_BADGE - 6 if mark else 0)
            box = QRectF(first * self._column + _PAD, y + top, face.width, face.height)
            shown.append(Shown(card.id, mark, box, face))
            for column in range(first, last + 1):
                filled[column] = top + face.height + _GAP
            bottom = max(bottom, top + face.height)
        return tuple(shown), max(_LEAST, bottom + _PAD + 4)

    def _face(self, table: MapTable, found: CardLane, card: Card, width: float, *, is_after: bool) -> Face:
        facts = table.facts(card, self._pen)
        made_of = (card, width, facts.channel, facts.metric, facts.series)
        known = self._faces.get((card.id, is_after))
        if known is None or known[0] != made_of:
            known = self._faces[card.id, is_after] = (made_of, found.face(card, width, facts))
        return known[1]

    def _curves(self, comparison: Comparison, pair: LanePair, y: float) -> list[Strip]:
        """The to-be curve with the as-is curve behind it; the one there is, where there is one."""
        lane = pair.lane
        is_after = pair.after is not None
        if self._only and not _differs(comparison, pair):
            return []
        found = kind(lane.kind)
        assert isinstance(found, RowLane), "a curve draws its row"
        spans = tuple(
            ColumnSpan(step.id, place * self._column, self._column)
            for place, column in enumerate(comparison.columns)
            if (step := column.after if is_after else column.before) is not None
        )
        snapshot, map_id = comparison.side(is_after=is_after)
        journey = snapshot.map(map_id)
        behind = _behind(comparison, pair)
        drawing = found.row(
            RowFacts(
                pen=self._pen, lane=lane, columns=spans, left=0.0, right=len(comparison.columns) * self._column,
                label_x=-LABELS, height=_CURVE, emotions=snapshot.emotions_of(lane.id), persona=journey.persona,
                personas=snapshot.table("personas"),  # type: ignore[arg-type]
                as_is=behind, as_is_scale=scale_of(pair.before) if behind and pair.before else None,
                as_is_name=_("Before") if comparison.changes is not None else "",
            )
        )  # fmt: skip
        return [Strip(pair, lane, is_after, y, drawing.height, True, (), drawing.nodes, drawing.ground)]


def _span(card: Card, columns: dict[StepId, int]) -> tuple[int, int] | None:
    """First and last column of a card; None for one that stands in none of them."""
    place = card.place
    if place is None or place.first not in columns:
        return None
    return columns[place.first], max(columns.get(place.last, columns[place.first]), columns[place.first])


def _behind(comparison: Comparison, pair: LanePair) -> tuple[Emotion, ...]:
    """The points of the earlier curve at the steps of the later one; none where there is only one."""
    if pair.before is None or pair.after is None:
        return ()
    if comparison.changes is None:
        before = as_is_of(comparison.now, pair.after.model_copy(update={"shows_as_is": True}))
        return before.at(comparison.now.steps_in(comparison.to_be)) if before else ()
    own = (None, comparison.was.map(comparison.as_is).persona)
    points = (point for point in comparison.was.emotions_of(pair.before.id) if point.persona in own)
    return tuple(point for point in points if point.step in comparison.now.table("steps"))


def _differs(comparison: Comparison, pair: LanePair) -> bool:
    """Whether a curve has points that differ."""
    sides = ((comparison.was, pair.before), (comparison.now, pair.after))
    points = (point for side, lane in sides if lane is not None for point in side.emotions_of(lane.id))
    return any(comparison.mark(point.id) is not None for point in points)


def _is_same(comparison: Comparison, pair: LanePair) -> bool:
    """Whether a lane has the same cards on both maps: one row says it."""
    if pair.before is None or pair.after is None or comparison.mark(pair.after.id) is not None:
        return False
    cards = (*comparison.was.cards_in(pair.before.id), *comparison.now.cards_in(pair.after.id))
    return not any(comparison.mark(card.id) for card in cards)
