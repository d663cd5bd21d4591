"""What texts make in the cells of a lane: cards, points of a curve, tiles with a measurement, as the lane's kind has
it. For verbs that fill many cells at once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from journeydesigner.document.document import Document, Draft
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.cards import last_order
from journeydesigner.editing.metric_tiles import write_tile
from journeydesigner.editing.names import is_called
from journeydesigner.editing.numbers import set_emotion, set_quote
from journeydesigner.editing.tile_values import type_value
from journeydesigner.lanes.feelings import Felt, on_scale, read_feeling, scale_of
from journeydesigner.lanes.kinds import LaneKind, kind
from journeydesigner.lanes.kinds import scale_of as lane_scale
from journeydesigner.lanes.lane_words import folded
from journeydesigner.lanes.metrics import anchor_of, metric_of
from journeydesigner.metrics.typed_values import typed_result
from journeydesigner.model import order_keys
from journeydesigner.model.ids import CardId, LaneId, MetricId, OrganizationId, StepId, new_id
from journeydesigner.model.metric_records import Metric
from journeydesigner.model.records import EmotionScale, Lane
from journeydesigner.wording import _


@dataclass(frozen=True, slots=True)
class Cell:
    """What is written over the columns ``first`` to ``last``."""

    first: StepId
    last: StepId
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """``homeless`` are texts of which the lane's kind can make nothing."""

    cards: tuple[CardId, ...] = ()
    points: int = 0
    homeless: tuple[str, ...] = ()


def lines_of(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def fill(document: Document, told: Mapping[LaneId, Sequence[Cell]], today: date | None = None) -> Filled:
    """Write into the cells of lanes, behind what stands there."""
    with document.change(_("Paste")) as draft:
        snapshot = draft.snapshot
        parts: list[Filled] = []
        others: list[tuple[LaneId, LaneKind]] = []
        for lane in told:
            found = kind(snapshot.lane(lane).kind)
            if found.is_divider or found.is_curve or found.is_tile:
                others.append((lane, found))
            else:
                parts.append(_fill_cards(draft, snapshot, lane, told[lane]))
        for lane, found in others:
            if found.is_divider:
                parts.append(Filled(homeless=tuple(line for cell in told[lane] for line in lines_of(cell.text))))
            elif found.is_curve:
                parts.append(_fill_curve(document, draft, lane, told[lane]))
            else:
                parts.append(_fill_tiles(document, lane, told[lane], today or date.today()))
    return Filled(
        cards=tuple(card for part in parts for card in part.cards),
        points=sum(part.points for part in parts),
        homeless=tuple(text for part in parts for text in part.homeless),
    )


def _fill_cards(draft: Draft, snapshot: Snapshot, lane: LaneId, told: Sequence[Cell]) -> Filled:
    map_id = snapshot.lane(lane).map
    texts = [(cell, line) for cell in told for line in lines_of(cell.text)]
    made = tuple(CardId(new_id("card")) for _text in texts)
    orders = order_keys.spread(len(texts), last_order(snapshot, lane))
    for card, (cell, line), order in zip(made, texts, orders, strict=True):
        place = {"lane": lane, "first": cell.first, "last": cell.last, "order": order}
        draft.enter("cards", card, map=map_id, place=place, text=line)
    return Filled(cards=made)


def _fill_curve(document: Document, draft: Draft, lane: LaneId, told: Sequence[Cell]) -> Filled:
    """Numbers are the lane's own if they all are on its scale; else a lane without points takes the scale that they
    are on, and on one with points they are put where they stand between the ends."""
    snapshot = draft.snapshot
    scale = lane_scale(snapshot.lane(lane))
    feelings = [(cell, _felt(cell.text, scale)) for cell in told]
    numbers = [felt for _cell, felt in feelings if felt is not None and not felt.is_said]
    read_on = scale if all(_suits(felt, scale) for felt in numbers) else scale_of(numbers)
    if read_on != scale and not snapshot.emotions_of(lane):
        draft.patch("lanes", lane, scale=read_on)
        scale = read_on
    for cell, felt in feelings:
        if felt is None:
            set_quote(document, lane, cell.first, cell.text)
            continue
        value = on_scale(felt, scale) if felt.is_said else _moved(felt.value, read_on, scale)
        set_emotion(document, lane, cell.first, value)
        if felt.quote and not _is_only_a_word(felt):
            set_quote(document, lane, cell.first, felt.quote)
    return Filled(points=len(feelings))


def _felt(text: str, scale: EmotionScale) -> Felt | None:
    """What a cell says of a feeling: a level of the lane's own scale before any other word."""
    said = folded(text)
    names = [folded(label) for label in scale.labels]
    if said in names and len(names) > 1:
        return Felt(scale.low + (scale.high - scale.low) * names.index(said) / (len(names) - 1))
    return read_feeling(text)


def _suits(felt: Felt, scale: EmotionScale) -> bool:
    return scale.low <= felt.value <= scale.high and felt.high in (None, scale.high)


def _moved(value: float, of: EmotionScale, to: EmotionScale) -> float:
    """A value of one scale where it stands between the ends of another."""
    if of == to:
        return value
    return to.low + (value - of.low) / (of.high - of.low) * (to.high - to.low)


def _is_only_a_word(felt: Felt) -> bool:
    """Whether the feeling's name is all that was said, which is no quote."""
    return felt.is_said and len(felt.quote.split()) == 1


_FIGURE = re.compile(r"^(?P<name>.*?)[\s:=]*(?P<figure>[+\-−±]?\s?(?:[€$£¥₹₩]\s?)?\d.*)$", re.DOTALL)


def _fill_tiles(document: Document, lane: LaneId, told: Sequence[Cell], today: date) -> Filled:
    made: list[CardId] = []
    homeless: list[str] = []
    for cell in told:
        for line in lines_of(cell.text):
            tile = _tile(document, document.snapshot.lane(lane), cell.first, line, today)
            if tile is None:
                homeless.append(line)
            else:
                made.append(tile)
    return Filled(cards=tuple(dict.fromkeys(made)), homeless=tuple(homeless))


def _tile(document: Document, lane: Lane, step: StepId, text: str, today: date) -> CardId | None:
    """«NPS», «NPS: 42», «42 n=100 2026-10»: a tile of that name, with the figure if there is one. A figure alone
    belongs to the metric whose tile stands there already, else to one called as the lane is. None where the figure can
    be read two ways, or is none of that metric."""
    split = _FIGURE.match(text)
    name, figure = (split["name"].strip(), split["figure"]) if split else ("", "")
    if split is None or not _is_figure(figure):
        return None if split and not name else _tile_of(document, lane.id, step, text)
    tile = _tile_of(document, lane.id, step, name) if name else _any_tile(document, lane, step)
    card = document.snapshot.card(tile)
    metric = metric_of(card)
    if metric is None or metric not in document.snapshot.table("metrics"):
        return None
    definition = document.snapshot.metric(metric)
    if (
        "%" in figure
        and definition.unit == "number"
        and not document.snapshot.index.series.get((metric, anchor_of(card)))
    ):
        with document.change(_("Change metric")) as draft:
            draft.patch("metrics", metric, unit="percent")
    try:
        type_value(document, tile, figure, today=today)
    except ValueError:
        return None
    return tile


def _is_figure(text: str) -> bool:
    """Whether a text is a number, perhaps with its n and period."""
    unit = "percent" if "%" in text else "number"
    try:
        found = typed_result(Metric(id=MetricId(""), organization=OrganizationId(""), name="", unit=unit), text)
    except ValueError:
        return False
    return found.value is not None


def _tile_of(document: Document, lane: LaneId, step: StepId, name: str) -> CardId:
    """The tile for the metric of that name at a cell, made where there is none."""
    for tile in document.snapshot.cards_at(lane, step):
        metric: Any = document.snapshot.table("metrics").get(metric_of(tile) or "")
        if metric is not None and is_called(metric, name):
            return tile.id
    return write_tile(document, lane, step, name)


def _any_tile(document: Document, lane: Lane, step: StepId) -> CardId:
    tiles = document.snapshot.cards_at(lane.id, step)
    return next((tile.id for tile in tiles if metric_of(tile)), None) or _tile_of(document, lane.id, step, lane.title)
