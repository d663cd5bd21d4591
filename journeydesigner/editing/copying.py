"""What is copied of a map: cards with where they stood to each other, or a whole lane, step or stage, as plain values
that can be pasted elsewhere, in another file too. Nothing here writes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.lanes.metrics import metric_of
from journeydesigner.model.ids import CardId, LaneId, MapId, StageId, StepId
from journeydesigner.model.records import Card, CardLink, Channel, Emotion, Lane, Metric, Stage, Step


class What(StrEnum):
    """What was selected."""

    CARDS = "cards"
    LANE = "lane"
    STEP = "step"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class CopiedCard:
    """A card and where it stood: ``row`` and ``column`` count ``lanes`` and ``steps`` of what was copied, None for a
    note of the inbox. ``width`` is in steps."""

    card: Card
    row: int | None = None
    column: int | None = None
    width: int = 1


@dataclass(frozen=True, slots=True)
class CopiedPoint:
    emotion: Emotion
    row: int
    column: int


@dataclass(frozen=True)
class Copied:
    """``lanes`` and ``steps`` are those that the cards stood in, in order, with every step between them. ``channels``
    and ``metrics`` are those that the cards refer to. ``assets`` are images by hash."""

    what: What
    document: str
    lanes: tuple[Lane, ...] = ()
    stages: tuple[Stage, ...] = ()
    steps: tuple[Step, ...] = ()
    cards: tuple[CopiedCard, ...] = ()
    points: tuple[CopiedPoint, ...] = ()
    links: tuple[CardLink, ...] = ()
    channels: tuple[Channel, ...] = ()
    metrics: tuple[Metric, ...] = ()
    assets: dict[str, bytes] = field(default_factory=dict[str, bytes], compare=False)


def copy_cards(snapshot: Snapshot, document: str, cards: Sequence[CardId], assets: dict[str, bytes]) -> Copied:
    """Cards of one map, in the order given."""
    found = [snapshot.card(card) for card in cards]
    placed = [card for card in found if card.place is not None]
    map_id = found[0].map
    steps = [step.id for step in snapshot.steps_in(map_id)]
    begins = {steps.index(card.place.first) for card in placed if card.place and card.place.first in steps}
    ends = {steps.index(card.place.last) for card in placed if card.place and card.place.last in steps}
    used = steps[min(begins) : max(begins | ends) + 1] if begins else []
    lanes = {card.place.lane for card in placed if card.place}
    return _copied(What.CARDS, snapshot, document, map_id, lanes, used, found, assets)


def copy_lane(snapshot: Snapshot, document: str, lane: LaneId, assets: dict[str, bytes]) -> Copied:
    """A lane with all that stands in it."""
    map_id = snapshot.lane(lane).map
    steps = [step.id for step in snapshot.steps_in(map_id)]
    return _copied(What.LANE, snapshot, document, map_id, {lane}, steps, snapshot.cards_in(lane), assets)


def copy_steps(
    snapshot: Snapshot,
    document: str,
    steps: Sequence[StepId],
    assets: dict[str, bytes],
    *,
    stage: StageId | None = None,
) -> Copied:
    """Neighbouring steps, or a whole ``stage``, with all that begins in them."""
    map_id = snapshot.map_of_step(steps[0])
    lanes = [lane.id for lane in snapshot.lanes_of(map_id)]
    cards = [card for lane in lanes for step in steps for card in snapshot.cards_at(lane, step)]
    what = What.STEP if stage is None else What.STAGE
    return _copied(what, snapshot, document, map_id, set(lanes), list(steps), cards, assets)


def _copied(
    what: What,
    snapshot: Snapshot,
    document: str,
    map_id: MapId,
    lanes: set[LaneId],
    steps: list[StepId],
    cards: Iterable[Card],
    assets: dict[str, bytes],
) -> Copied:
    held = tuple(lane for lane in snapshot.lanes_of(map_id) if lane.id in lanes)
    rows = {lane.id: row for row, lane in enumerate(held)}
    columns = {step: column for column, step in enumerate(steps)}
    copied = tuple(_card(card, rows, columns) for card in cards)
    points = () if what is What.CARDS else tuple(
        CopiedPoint(emotion, rows[lane.id], columns[emotion.step])
        for lane in held
        for emotion in snapshot.emotions_of(lane.id)
        if emotion.step in columns
    )  # fmt: skip
    records = tuple(snapshot.step(step) for step in steps)
    stages = tuple(snapshot.stage(stage) for stage in dict.fromkeys(step.stage for step in records))
    ids = {each.card.id for each in copied}
    channels = dict.fromkeys(each.card.channel for each in copied)
    metrics = dict.fromkeys(metric_of(each.card) for each in copied)
    media = [snapshot.table("channels").get(channel or "") for channel in channels]
    figures = [snapshot.table("metrics").get(metric or "") for metric in metrics]
    return Copied(
        what,
        document,
        held,
        stages,
        records,
        copied,
        points,
        tuple(link for link in snapshot.links_of(map_id) if link.source in ids and link.target in ids),
        tuple(channel for channel in media if isinstance(channel, Channel)),
        tuple(metric for metric in figures if isinstance(metric, Metric)),
        {image: assets[image] for each in copied if (image := each.card.image) and image in assets},
    )


def _card(card: Card, rows: dict[LaneId, int], columns: dict[StepId, int]) -> CopiedCard:
    place = card.place
    if place is None or place.lane not in rows or place.first not in columns:
        return CopiedCard(card)
    first = columns[place.first]
    width = columns[place.last] - first + 1 if place.last in columns else len(columns) - first
    return CopiedCard(card, rows[place.lane], first, max(width, 1))
