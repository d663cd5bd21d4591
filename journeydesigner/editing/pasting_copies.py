"""The verb that pastes what was copied of a map: here, on another map, or in another file. Every record is new."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from journeydesigner.document.document import Document, Draft
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.structure_lock import is_locked
from journeydesigner.editing.cards import gap, last_order, lay_into_inbox
from journeydesigner.editing.copying import Copied, CopiedCard, What
from journeydesigner.editing.names import called
from journeydesigner.editing.order import key_at
from journeydesigner.editing.structure import add_channel, add_lane, add_stage, add_step
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.lanes.metrics import anchor_of, metric_of
from journeydesigner.model import order_keys
from journeydesigner.model.ids import (
    CardId,
    ChannelId,
    EmotionId,
    LaneId,
    MapId,
    MetricId,
    OrganizationId,
    StageId,
    StepId,
    card_link_id,
    emotion_id,
    first_step_id,
    new_id,
)
from journeydesigner.model.records import Card, Channel, Lane, Metric, Place, Step
from journeydesigner.wording import _, n_


@dataclass(frozen=True, slots=True)
class At:
    """Where to: a cell and the position in it (None: its end). Without a lane each card goes to one of its kind;
    without a step to the first. ``stage`` and ``lane`` also say behind which a copied stage, step or lane goes."""

    map: MapId
    lane: LaneId | None = None
    step: StepId | None = None
    index: int | None = None
    stage: StageId | None = None


@dataclass(frozen=True, slots=True)
class PastedCopies:
    """``cards`` on the map, ``notes`` in the inbox, and the ``lane``, ``step`` or ``stage`` that was made."""

    cards: tuple[CardId, ...] = ()
    notes: tuple[CardId, ...] = ()
    lane: LaneId | None = None
    step: StepId | None = None
    stage: StageId | None = None


def paste_cards(document: Document, copied: Copied, at: At) -> PastedCopies:
    """Paste what was copied. Cards keep where they stood to each other; where the map ends it grows; one with a locked
    structure does not: what would reach beyond lies in its inbox. Channels and metrics that the file does not have are
    looked for by name, else made.

    Raises StructureLockedError for a lane, step or stage on a locked map, InvalidRecordError where a card does not suit
    its new lane.
    """
    labels = {
        What.CARDS: n_("Paste card", "Paste cards", len(copied.cards)),
        What.LANE: _("Paste lane"),
        What.STEP: _("Paste step"),
        What.STAGE: _("Paste stage"),
    }
    with document.change(labels[copied.what]) as draft:
        for name, content in copied.assets.items():
            document.assets.setdefault(name, content)
        return _Pasting(document, draft, copied, at).everything()


class _Pasting:
    """One paste."""

    def __init__(self, document: Document, draft: Draft, copied: Copied, at: At) -> None:
        self.document, self.draft, self.copied, self.at = document, draft, copied, at
        self.may_grow = not is_locked(draft.snapshot, at.map)
        self.fresh = {each.card.id: CardId(new_id("card")) for each in copied.cards}
        self.organization: OrganizationId = draft.snapshot.map(at.map).organization

    @property
    def snapshot(self) -> Snapshot:
        return self.draft.snapshot

    def everything(self) -> PastedCopies:
        lane: LaneId | None = None
        step: StepId | None = None
        stage: StageId | None = None
        match self.copied.what:
            case What.CARDS:
                lanes, steps = self._lanes_for_cards(), self._steps_from(self.at.step, len(self.copied.steps))
            case What.LANE:
                lane = self._new_lane(self.copied.lanes[0])
                lanes, steps = [lane], self._steps_from(None, self._columns_used())
            case What.STEP:
                steps = self._new_steps()
                step, lanes = steps[0], self._lanes_alike()
            case What.STAGE:
                stage, steps = self._new_stage()
                lanes = self._lanes_alike()
        cards, notes = self._cards(lanes, steps)
        self._points(lanes, steps)
        self._links()
        return PastedCopies(cards, notes, lane, step, stage)

    # Where to

    def _lanes_for_cards(self) -> list[LaneId | None]:
        """Cards of one lane go where the person is; those of several to as many lanes from there on where these are of
        the same kinds, else each to the next one of its kind."""
        copied = self.copied.lanes
        here = [lane for lane in self.snapshot.lanes_of(self.at.map) if isinstance(kind(lane.kind), CardLane)]
        ids = [lane.id for lane in here]
        if self.at.lane is not None and self.at.lane in ids:
            start = ids.index(self.at.lane)
            if len(copied) == 1:
                return [self.at.lane]
            beside = here[start : start + len(copied)]
            if [lane.kind for lane in beside] == [lane.kind for lane in copied]:
                return [lane.id for lane in beside]
        return self._lanes_alike()

    def _lanes_alike(self) -> list[LaneId | None]:
        """For each copied lane itself, if it is on this map, else the first one of its kind that is not taken yet,
        preferring its title; made where there is none, if the map may grow."""
        found: list[LaneId | None] = []
        for wanted in self.copied.lanes:
            free = [lane for lane in self.snapshot.lanes_of(self.at.map) if lane.id not in found]
            same = next((lane for lane in free if lane.id == wanted.id), None)
            named = next((lane for lane in free if (lane.kind, lane.title) == (wanted.kind, wanted.title)), None)
            alike = same or named or next((lane for lane in free if lane.kind == wanted.kind), None)
            if alike is None and self.may_grow and not getattr(kind(wanted.kind), "is_divider", False):
                found.append(self._new_lane(wanted, is_last=True))
            else:
                found.append(alike.id if alike else None)
        return found

    def _steps_from(self, step: StepId | None, count: int) -> list[StepId | None]:
        steps = [found.id for found in self.snapshot.steps_in(self.at.map)]
        if not steps and self.may_grow:
            steps = [first_step_id(add_stage(self.document, self.at.map, _("Stage {number}").format(number=1)))]
        start = steps.index(step) if step is not None and step in steps else 0
        there: list[StepId | None] = [*steps[start : start + count]]
        while len(there) < count:
            there.append(self._one_more_step() if self.may_grow else None)
        return there

    def _one_more_step(self) -> StepId:
        return add_step(self.document, self.snapshot.stages_of(self.at.map)[-1].id, "")

    def _columns_used(self) -> int:
        """How many steps a copied lane needs: up to the last that has something in it."""
        ends = [each.column + 1 for each in (*self.copied.cards, *self.copied.points) if each.column is not None]
        return max(ends, default=0)

    def _new_lane(self, wanted: Lane, *, is_last: bool = False) -> LaneId:
        """Behind the lane where the person is."""
        lanes = [lane.id for lane in self.snapshot.lanes_of(self.at.map)]
        behind = None if is_last else self.at.lane
        index = lanes.index(behind) + 1 if behind is not None and behind in lanes else None
        fields = _fields(wanted, "id", "map", "kind", "title", "order", "twin_of", "personas")
        known = self.snapshot.table("personas")
        fields["personas"] = tuple(persona for persona in wanted.personas if persona in known)
        return add_lane(self.document, self.at.map, wanted.kind, wanted.title, index, **fields)

    def _new_steps(self) -> list[StepId | None]:
        """Behind the step where the person is; on a map without one, in a stage of their own."""
        if self.at.step is None or self.at.step not in self.snapshot.table("steps"):
            return self._new_stage()[1]
        stage = self.snapshot.step(self.at.step).stage
        own = [step.id for step in self.snapshot.steps_of(stage)]
        index = own.index(self.at.step) + 1
        made: list[StepId | None] = []
        for place, step in enumerate(self.copied.steps):
            made.append(self._step(stage, step, index + place))
        return made

    def _step(self, stage: StageId, wanted: Step, index: int | None) -> StepId:
        record = StepId(new_id("step"))
        order = key_at(self.snapshot.steps_of(stage), index)
        self.draft.put(Step(id=record, stage=stage, order=order, **_fields(wanted, "id", "stage", "order", "twin_of")))
        return record

    def _new_stage(self) -> tuple[StageId, list[StepId | None]]:
        """Behind the stage where the person is."""
        wanted = self.copied.stages[0]
        stages = [stage.id for stage in self.snapshot.stages_of(self.at.map)]
        behind = self.at.stage
        index = stages.index(behind) + 1 if behind is not None and behind in stages else None
        fields = _fields(wanted, "id", "map", "title", "order", "twin_of")
        stage = add_stage(self.document, self.at.map, wanted.title, index, **fields)
        first, *others = self.copied.steps
        self.draft.patch("steps", first_step_id(stage), title=first.title, width=first.width)
        return stage, [first_step_id(stage), *(self._step(stage, step, None) for step in others)]

    # What

    def _cards(
        self, lanes: Sequence[LaneId | None], steps: Sequence[StepId | None]
    ) -> tuple[tuple[CardId, ...], tuple[CardId, ...]]:
        """The copies, lane by lane in their order; what has no place there lies in the inbox."""
        placed: dict[LaneId, list[tuple[CopiedCard, StepId, StepId]]] = {}
        homeless: list[Card] = []
        for each in self.copied.cards:
            lane = lanes[each.row] if each.row is not None and each.row < len(lanes) else None
            first = steps[each.column] if each.column is not None and each.column < len(steps) else None
            if self.copied.what is What.CARDS and each.row is None and self.at.lane and self.at.step:
                lane, first = self.at.lane, self.at.step  # a note of the inbox goes where the person is
            if lane is None or first is None or not isinstance(kind(self.snapshot.lane(lane).kind), CardLane):
                homeless.append(self._card(each.card, None))
                continue
            end = min((each.column or 0) + each.width, len(steps)) - 1
            last = (steps[end] if end >= 0 else None) or first
            placed.setdefault(lane, []).append((each, first, last))
        for lane, cards in placed.items():
            for (each, first, last), order in zip(cards, self._orders(lane, cards), strict=True):
                offset = each.card.place.offset if each.card.place else None
                place = Place(lane=lane, first=first, last=last, order=order, offset=offset)
                self.draft.put(self._card(each.card, place))
        if homeless:
            lay_into_inbox(self.draft, [card for card in homeless if self._entered(card)])
        made = tuple(self.fresh[each.card.id] for cards in placed.values() for each, _first, _last in cards)
        return made, tuple(card.id for card in homeless)

    def _entered(self, card: Card) -> bool:
        self.draft.put(card)
        return True

    def _orders(self, lane: LaneId, cards: Sequence[tuple[CopiedCard, StepId, StepId]]) -> tuple[str, ...]:
        """Where all go to the cell in which the person is: at that position; else behind what stands in the lane."""
        firsts = {first for _each, first, _last in cards}
        if lane == self.at.lane and firsts == {self.at.step} and self.at.step is not None:
            around = gap(self.snapshot, lane, self.at.step, self.at.index, ())
        else:
            around = (last_order(self.snapshot, lane), None)
        return tuple(order_keys.spread(len(cards), *around))

    def _card(self, card: Card, place: Place | None) -> Card:
        """The card under its new id, with what it refers to as this file has it."""
        snapshot = self.snapshot
        changes: dict[str, Any] = {
            "id": self.fresh[card.id],
            "map": self.at.map,
            "place": place,
            "channel": self._channel(card.channel),
            "personas": tuple(persona for persona in card.personas if persona in snapshot.table("personas")),
            "links": tuple(
                self.fresh.get(CardId(link), link)
                for link in card.links
                if ":" in link or link in self.fresh or snapshot.find(link) is not None
            ),
            "image": card.image if card.image in self.document.assets else None,
            "came_from": None,
            "merged": (),
            "twin_of": None,
            "inbox_order": "",
        }
        metric = metric_of(card)
        if metric is not None:
            changes["metric"] = self._metric(metric)
            anchor = anchor_of(card)  # the copy of a tile shows what was measured there, where that is known
            if CardId(anchor) in self.fresh and anchor != card.id:
                changes["anchor"] = self.fresh[CardId(anchor)]
            elif snapshot.find(anchor) is not None:
                changes["anchor"] = anchor
        return card.model_copy(update=changes)

    def _channel(self, wanted: ChannelId | None) -> ChannelId | None:
        """This organisation's: the same, else the one of its name, else a new one."""
        snapshot = self.snapshot
        own = snapshot.channels_of(self.organization)
        if wanted is None or any(channel.id == wanted for channel in own):
            return wanted
        copied = next((channel for channel in self.copied.channels if channel.id == wanted), None)
        known = copied or snapshot.table("channels").get(wanted)
        if not isinstance(known, Channel):
            return None
        alike = called(own, known.name)
        return alike.id if alike else add_channel(self.document, self.organization, known.name, known.icon)

    def _metric(self, wanted: MetricId) -> MetricId | None:
        snapshot = self.snapshot
        own = snapshot.metrics_of(self.organization)
        if any(metric.id == wanted for metric in own):
            return wanted
        known = next((metric for metric in self.copied.metrics if metric.id == wanted), None)
        if known is None:
            return None
        alike = called(own, known.name)
        if alike is not None:
            return alike.id
        record = MetricId(new_id("metric"))
        order = key_at(own, None)
        fields = _fields(known, "id", "organization", "order")
        self.draft.put(Metric(id=record, organization=self.organization, order=order, **fields))
        return record

    def _points(self, lanes: Sequence[LaneId | None], steps: Sequence[StepId | None]) -> None:
        for point in self.copied.points:
            lane = lanes[point.row] if point.row < len(lanes) else None
            step = steps[point.column] if point.column < len(steps) else None
            if lane is None or step is None:
                continue
            told = point.emotion
            persona = told.persona if told.persona in self.snapshot.table("personas") else None
            record = EmotionId(emotion_id(lane, step, persona))
            self.draft.put(told.model_copy(update={"id": record, "lane": lane, "step": step, "persona": persona}))

    def _links(self) -> None:
        for link in self.copied.links:
            source, target = self.fresh.get(link.source), self.fresh.get(link.target)
            if source is None or target is None:
                continue
            record = card_link_id(source, target)
            ends = {"id": record, "map": self.at.map, "source": source, "target": target}
            self.draft.put(link.model_copy(update=ends))


def _fields(record: Any, *without: str) -> dict[str, Any]:
    """A record's fields that are not at their defaults, those of newer versions too."""
    names = record.model_fields_set | set(record.model_extra or {})
    return {name: getattr(record, name) for name in names if name not in without}
