"""What a map tells on slides, gathered once: its stages, the low point, the worst pain and the key metric of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.exporters.workbook.contents import Contents
from journeydesigner.lanes.emotion_axis import Axis
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, kind, scale_of
from journeydesigner.lanes.metric_tile import Tile
from journeydesigner.lanes.metrics import tile_of
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.card_rows import facts_of, owned_by
from journeydesigner.layout.grid import Slot, StageSpan
from journeydesigner.layout.standing_out import key_of, worst_of
from journeydesigner.model.ids import MapId, PersonaId
from journeydesigner.model.records import Card, Emotion, JourneyMap, Lane, Persona
from journeydesigner.wording import _

_PAINS = "pain_points"
_SHORT_PAIN = 90


@dataclass(frozen=True)
class Felt:
    """An emotion of the map's own persona: its column, and its mood, -1 .. 1."""

    column: int
    mood: float
    emotion: Emotion
    lane: Lane


class Story(Contents):
    """The records of one map, as slides tell them. Raises KeyError for a map that is not there."""

    def __init__(self, snapshot: Snapshot, map_id: MapId) -> None:
        super().__init__(snapshot, map_id)
        self._owned = owned_by(snapshot, map_id)

    @property
    def journey(self) -> JourneyMap:
        return self.map

    @property
    def stages(self) -> tuple[StageSpan, ...]:
        return self.grid.stages

    def facts(self, card: Card, pen: Pen) -> Facts:
        """What a card's face is drawn from."""
        return facts_of(self.snapshot, card, pen, self._owned)

    def reads(self, lane: Lane, card: Card, pen: Pen) -> str:
        found = kind(lane.kind)
        return found.reads(card, self.facts(card, pen)) if isinstance(found, CardLane) else card.text

    # Of a stage

    def within(self, span: StageSpan, name: str | None = None) -> list[tuple[Lane, Slot]]:
        """The cards that begin in a stage, or reach into it, of lanes of a kind (None: all)."""
        return [
            (lane, slot)
            for lane, slot in self.placed
            if (name is None or lane.kind == name) and slot.first <= span.last and slot.last >= span.first
        ]

    def worst_pain(self, span: StageSpan) -> tuple[Lane, Card] | None:
        """The pain that hurts most, then the one told most often, then the first."""
        return worst_of((lane, slot.card) for lane, slot in self.within(span, _PAINS) if slot.card.text.strip())

    def tiles(self, span: StageSpan, pen: Pen) -> list[Tile]:
        """The KPIs of a stage that show a metric."""
        tiled = [slot.card for lane, slot in self.within(span) if kind(lane.kind).is_tile]
        made = [tile_of(card, self.facts(card, pen)) for card in tiled]
        return [tile for tile in made if tile.metric is not None]

    def key_metric(self, span: StageSpan, pen: Pen) -> Tile | None:
        """The KPI farthest from its target; where all are met or have none, the first with a value."""
        return key_of(self.tiles(span, pen), lambda tile: tile)

    # Feelings

    @cached_property
    def curve_lane(self) -> Lane | None:
        """The lane of the overview's curve: the first judged one with points, else the first."""
        lanes = [lane for lane in self.emotion_lanes if kind(lane.kind).is_judged]
        return next((lane for lane in lanes if self.snapshot.emotions_of(lane.id)), lanes[0] if lanes else None)

    @cached_property
    def felt(self) -> tuple[Felt, ...]:
        """How the map's own persona feels, from left to right."""
        lane = self.curve_lane
        if lane is None:
            return ()
        curves = self.emotions(lane)
        own: Mapping[int, Emotion] = curves.get(self.map.persona) or next(iter(curves.values()), {})
        axis = Axis(scale_of(lane), 0, 1)
        return tuple(Felt(column, axis.mood(each.value), each, lane) for column, each in sorted(own.items()))

    def low_point(self) -> StageSpan | None:
        """The stage of the worst feeling; None where nothing is felt badly."""
        worst = min(self.felt, key=lambda felt: felt.mood, default=None)
        if worst is None or worst.mood >= 0:
            return None
        return next((span for span in self.stages if span.first <= worst.column <= span.last), None)

    def headline(self) -> str:
        """The overview in a sentence: where it is worst, and why."""
        low = self.low_point()
        if low is None or not low.stage.title.strip():
            return self.title
        pain = self.worst_pain(low)
        said = " ".join(pain[1].text.split()) if pain else ""
        if said and len(said) <= _SHORT_PAIN:
            return _("{stage} is the low point: {pain}").format(stage=low.stage.title.strip(), pain=said)
        return _("{stage} is the low point of the journey").format(stage=low.stage.title.strip())

    @property
    def title(self) -> str:
        return self.map.title.strip() or _("Untitled map")

    @property
    def main_persona(self) -> Persona | None:
        return self.persona(self.map.persona)

    @cached_property
    def told_personas(self) -> tuple[Persona, ...]:
        """Those whom the map concerns, its own first."""
        who: set[PersonaId | None] = {self.map.persona}
        for lane in self.emotion_lanes:
            who |= set(self.emotions(lane)) | set(lane.personas)
        for _lane, slot in self.placed:
            who |= set(slot.card.personas)
        return tuple(persona for persona in self.personas if persona.id in who)


def in_words(parts: Sequence[str]) -> str:
    return "   ·   ".join(part for part in parts if part)
