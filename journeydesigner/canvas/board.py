"""One map as laid out, asked for places: what is under a point, where a record stands.

Scene coordinates throughout. Pure: reads the scene and the snapshot it was made from; knows no widget.
"""

from collections.abc import Sequence
from functools import cached_property

from journeydesigner.canvas import floating
from journeydesigner.canvas.band_index import BandIndexes
from journeydesigner.canvas.camera import Rect
from journeydesigner.canvas.hit import MISS, Hit, What
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.lanes.kinds import kind
from journeydesigner.layout.flow_arcs import FLOWS, flow_at
from journeydesigner.layout.scene import Band, BandKind, Column, Scene
from journeydesigner.model.ids import CardId, LaneId, MapId, RecordId, StageId, StepId
from journeydesigner.model.records import Card, Lane

INSET = 8.0
"""From a step's border to its cards."""
PADDING = 12.0
"""From a lane's upper border to its first card."""
GAP = 8.0
CARD_HEIGHT = 40.0
"""Of a card of one line."""
CHIP_HEIGHT = 28.0
CHIP_GAP = 6.0
_MANY = 32
LEAST_FOOT = 4.0
"""So far at least a card stays away from its row's lower border."""


class Board:
    """A scene, its snapshot, and the answers about both."""

    def __init__(self, snapshot: Snapshot, map_id: MapId, scene: Scene, indexes: BandIndexes) -> None:
        self.snapshot, self.map, self.scene, self.indexes = snapshot, map_id, scene, indexes

    # What there is

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes that are shown, dividers too, top to bottom."""
        shown = self.scene.band_by_key
        return tuple(lane for lane in self.snapshot.lanes_of(self.map) if lane.id in shown)

    @cached_property
    def steps(self) -> tuple[StepId, ...]:
        """One for each column: of a collapsed stage the first."""
        return tuple(column.step for column in self.scene.columns)

    @cached_property
    def column_of(self) -> dict[StepId, int]:
        """The column in which a step is shown."""
        return {step: place for place, column in enumerate(self.scene.columns) for step in column.steps}

    @cached_property
    def open_steps(self) -> tuple[StepId, ...]:
        """Those that are not in a collapsed stage."""
        return tuple(column.step for column in self.scene.columns if not column.is_folded)

    @cached_property
    def is_blank(self) -> bool:
        """Whether no card stands on the map, and no feeling."""
        return not any(self.snapshot.cards_in(lane.id) or self.snapshot.emotions_of(lane.id) for lane in self.lanes)

    @property
    def lane_bands(self) -> list[Band]:
        return [band for band in self.scene.bands if band.kind is BandKind.LANE]

    def band_of(self, lane: LaneId | None) -> Band | None:
        return self.scene.band_by_key.get(lane) if lane else None

    def band_of_kind(self, kind: BandKind) -> Band | None:
        return next((band for band in self.scene.bands if band.kind is kind), None)

    def stage_columns(self, stage: StageId) -> list[Column]:
        return [column for column in self.scene.columns if column.stage == stage]

    def cards_covering(self, lane: LaneId, step: StepId) -> list[CardId]:
        """The cards of a lane that reach over a step, as they stand from top to bottom."""
        band = self.band_of(lane)
        place = self.column_of.get(step)
        if band is None or place is None:
            return []
        column = self.scene.columns[place]
        near = self.indexes.contents(band).between(column.x, column.x + column.w)
        nodes = [node for node in near if _is_card(node) and _reaches_over(node, column)]
        return [CardId(node.record) for node in sorted(nodes, key=lambda n: (n.y, n.x))]

    def notes_at(self, lane: LaneId, step: StepId) -> list[CardId]:
        """The free notes that hang on a cell."""
        return [card.id for card in self.snapshot.cards_at(lane, step) if floating.note_of(self.scene, card.id)]

    # Where it stands

    def rect_of_card(self, card: CardId) -> Rect | None:
        """The box of a card, in its cell or floating."""
        note = floating.note_of(self.scene, card)
        if note is not None:
            return floating.rect_of(note)
        found = self.snapshot.table("cards").get(card)
        place = found.place if isinstance(found, Card) else None
        return self.rect_in_lane(place.lane, card) if place else None

    def rects_of_cards(self, cards: Sequence[CardId]) -> list[Rect | None]:
        """The boxes of many cards."""
        if len(cards) <= _MANY:
            return [self.rect_of_card(card) for card in cards]
        rects = self._rects
        return [rects.get(card) for card in cards]

    @cached_property
    def _rects(self) -> dict[RecordId, Rect]:
        """The boxes of all cards that are shown."""
        found = {
            node.record: _placed(band, node)
            for band in self.lane_bands
            for node in reversed(band.nodes)
            if node.role is Role.CARD
        }
        floating_ = {card: floating.note_of(self.scene, CardId(card)) for card in self.scene.floating}
        return found | {card: floating.rect_of(node) for card, node in floating_.items() if node is not None}

    def rect_in_lane(self, lane: LaneId, record: RecordId) -> Rect | None:
        """The box of a card or an emotion."""
        band = self.band_of(lane)
        node = self.indexes.contents(band).by_record.get(record) if band else None
        return _placed(band, node) if band and node else None

    def node_of_card(self, card: CardId) -> Node | None:
        note = floating.note_of(self.scene, card)
        if note is not None:
            return note
        found = self.snapshot.table("cards").get(card)
        band = self.band_of(found.place.lane) if isinstance(found, Card) and found.place else None
        return self.indexes.contents(band).by_record.get(card) if band else None

    def rect_of_stage(self, stage: StageId) -> Rect | None:
        band, columns = self.band_of_kind(BandKind.STAGES), self.stage_columns(stage)
        if band is None or not columns:
            return None
        node = self.indexes.contents(band).by_record.get(stage)
        if node is not None:
            return _placed(band, node)
        return Rect(columns[0].x, band.y, columns[-1].x + columns[-1].w - columns[0].x, band.height)

    def rect_of_step(self, step: StepId) -> Rect | None:
        band, place = self.band_of_kind(BandKind.STEPS), self.column_of.get(step)
        if band is None or place is None:
            return None
        column = self.scene.columns[place]
        return Rect(column.x, band.y, column.w, band.height)

    def rect_of_lane(self, lane: LaneId) -> Rect | None:
        """The lane's cell in the label column."""
        band = self.band_of(lane)
        return Rect(self.label_left, band.y, self.scene.label_right - self.label_left, band.height) if band else None

    def rect_of_cell(self, lane: LaneId, step: StepId) -> Rect | None:
        band, place = self.band_of(lane), self.column_of.get(step)
        if band is None or place is None:
            return None
        column = self.scene.columns[place]
        return Rect(column.x, band.y, column.w, band.height)

    def rect_of_new_card(self, lane: LaneId, step: StepId) -> Rect | None:
        """Where a card would appear: below those of the cell; the cell itself where its row has no room for one."""
        cell, band = self.rect_of_cell(lane, step), self.band_of(lane)
        if cell is None or band is None:
            return None
        cards = self.cards_covering(lane, step)
        rects = [rect for rect in (self.rect_in_lane(lane, card) for card in cards) if rect is not None]
        is_chip = kind(self.snapshot.lane(lane).kind).is_chip
        high, gap = (CHIP_HEIGHT, CHIP_GAP) if is_chip else (CARD_HEIGHT, GAP)
        top = max((rect.bottom + gap for rect in rects), default=cell.y + PADDING)
        if rects and top + high + LEAST_FOOT > cell.bottom:
            return cell.grown(-LEAST_FOOT)
        return Rect(cell.x + INSET, top, cell.w - 2 * INSET, high)

    @property
    def label_left(self) -> float:
        """Where the sheet, and with it the label column, begins."""
        return min((node.x for node in self.scene.backdrop if node.x > 0), default=0.0)

    @property
    def headers_top(self) -> float:
        """Where the header rows begin."""
        band = self.band_of_kind(BandKind.STAGES) or self.band_of_kind(BandKind.STEPS)
        return band.y if band else 0.0

    @property
    def steps_right(self) -> float:
        columns = self.scene.columns
        return columns[-1].x + columns[-1].w if columns else self.scene.width - self.label_left

    # What is under a point

    def hit(self, x: float, y: float, edge: float = 7.0) -> Hit:
        """``edge``: how near to a card's left or right end a point takes that end, in scene pixels."""
        note = floating.note_at(self.scene, x, y) if x >= self.scene.label_right else None
        if note is not None:
            return Hit(What.NOTE, note.record)
        band = self.scene.band_at(y)
        if band is None:
            return MISS
        column = self._column(x)
        step, stage = (column.step, column.stage) if column else (None, None)
        pin = self._pin(band, x, y)
        if pin is not None:
            return Hit(What.COMMENTS, pin.record)
        match band.kind:
            case BandKind.TITLE:
                node = self.indexes.contents(band).at(x, y - band.y)
                return Hit(What.TITLE, node.record) if node else _pill(band, x, y)
            case BandKind.STAGES:
                return Hit(What.STAGE, stage, stage=stage, step=step) if stage else MISS
            case BandKind.STEPS:
                return Hit(What.STEP, step, stage=stage, step=step) if step else MISS
            case BandKind.FIGURES:
                return self._hit_figure(band, column, x, y)
            case BandKind.LANE:
                return self._hit_lane(band, column, x, y, edge)
            case BandKind.LEGEND | BandKind.PAGE:
                return MISS

    def _hit_figure(self, band: Band, column: Column | None, x: float, y: float) -> Hit:
        """A number: the smallest thing there that says something."""
        if column is None:
            return MISS
        if band.key == FLOWS:
            node = flow_at(band.nodes, x, y - band.y)
        else:
            found = [node for node in band.nodes if node.label and _holds(node, x, y - band.y)]
            node = min(found, key=lambda node: node.w * node.h, default=None)
        if node is None:
            return Hit(What.STAGE, column.stage, stage=column.stage, step=column.step)
        return Hit(What.FIGURE, node.key, step=column.step, stage=column.stage)

    def _hit_lane(self, band: Band, column: Column | None, x: float, y: float, edge: float) -> Hit:
        lane = LaneId(band.key)
        if x < self.scene.label_right:
            return Hit(What.LANE, lane, lane=lane) if x >= self.label_left else MISS
        if column is None:
            return MISS
        node = self.indexes.contents(band).at(x, y - band.y)
        if node is not None and node.role is Role.DOTS:
            return Hit(What.CARD, node.record, lane, column.step, column.stage)
        if node is None or node.role not in (Role.CARD, Role.EMOTION, Role.QUOTE):
            link = floating.link_at(self.scene, x, y, edge)
            if link is not None:
                return Hit(What.LINK, link.record)
            return Hit(What.CELL, "", lane, column.step, column.stage)
        what = What.EMOTION
        if node.role is Role.CARD:
            what = _part_of_card(node, x, min(edge, node.w / 4))
        return Hit(what, node.record, lane, column.step, column.stage)

    def _pin(self, band: Band, x: float, y: float) -> Node | None:
        """The comments' pin at a point."""
        above = [node for node in self.scene.above if node.role is Role.COMMENTS and _holds(node, x, y)]
        if above:
            return above[-1]
        for index in (self.indexes.contents(band), self.indexes.labels(band)):
            node = index.at(x, y - band.y)
            if node is not None and node.role is Role.COMMENTS:
                return node
        return None

    def _column(self, x: float) -> Column | None:
        return self.scene.column_at(x)

    def is_over_cells(self, x: float, y: float) -> bool:
        """Whether a point is in a lane, within the steps."""
        band = self.scene.band_at(y)
        return band is not None and band.kind is BandKind.LANE and self._column(x) is not None

    def lane_at(self, y: float) -> Band | None:
        """The lane at a height, the nearest one above the first and below the last."""
        bands = self.lane_bands
        if not bands:
            return None
        if y < bands[0].y:
            return bands[0]
        return next((band for band in bands if band.y <= y < band.y + band.height), bands[-1])

    def nearest_column(self, x: float) -> Column | None:
        columns = self.scene.columns
        if not columns:
            return None
        if x < columns[0].x:
            return columns[0]
        return next((column for column in columns if column.x <= x < column.x + column.w), columns[-1])

    def cards_within(self, rect: Rect) -> list[CardId]:
        """The cards that a rectangle touches, top to bottom, left to right."""
        found: list[CardId] = []
        for band in self.lane_bands:
            if band.y < rect.bottom and rect.y < band.y + band.height:
                nodes = self.indexes.contents(band).between(rect.x, rect.right)
                top, bottom = rect.y - band.y, rect.bottom - band.y
                found += [
                    CardId(node.record)
                    for node in nodes
                    if node.y < bottom and top < node.y + node.h and _is_card(node) and _placed(band, node).meets(rect)
                ]
        return found + floating.notes_within(self.scene, rect)


def standing_at(snapshot: Snapshot, lane: LaneId, step: StepId) -> list[CardId]:
    """The cards that begin in a cell, top to bottom; free notes stand in none."""
    return [card.id for card in snapshot.cards_at(lane, step) if card.place and not card.place.is_free]


def colour_of_stage(snapshot: Snapshot, stage: StageId) -> Colour:
    """Its own, or that of its place on the ramp."""
    found = snapshot.stage(stage)
    places = [each.id for each in snapshot.stages_of(found.map)]
    return Colour(found.colour or f"stage:{places.index(stage)}/{len(places)}")


def _pill(band: Band, x: float, y: float) -> Hit:
    found = (node for node in band.nodes if node.role is Role.PILL and _holds(node, x, y - band.y))
    pill = next(found, None)
    return Hit(What.PILL, pill.key) if pill is not None else MISS


def _is_card(node: Node) -> bool:
    return node.role is Role.CARD and bool(node.record)


def _reaches_over(node: Node, column: Column) -> bool:
    return node.x < column.x + column.w - 1 and column.x + 1 < node.x + node.w


def _holds(node: Node, x: float, y: float) -> bool:
    return floating.rect_of(node).contains(x, y)


def _placed(band: Band, node: Node) -> Rect:
    return Rect(node.x, band.y + node.y, node.w, node.h)


def _part_of_card(node: Node, x: float, edge: float) -> What:
    if x < node.x + edge:
        return What.CARD_START
    return What.CARD_END if x >= node.x + node.w - edge else What.CARD
