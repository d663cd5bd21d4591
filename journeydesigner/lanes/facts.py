"""What a lane kind is told beside its cards: records that they refer to, and where its columns are."""

from collections.abc import Mapping
from dataclasses import dataclass

from journeydesigner.lanes.pen import Pen
from journeydesigner.model.ids import PersonaId, StepId
from journeydesigner.model.records import Channel, Emotion, Lane, Measurement, Metric, Persona


@dataclass(frozen=True, slots=True)
class Facts:
    """What a card refers to. ``series`` are the measurements that a tile shows, oldest first."""

    pen: Pen
    channel: Channel | None = None
    metric: Metric | None = None
    series: tuple[Measurement, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnSpan:
    """A step's column in the band's coordinates."""

    step: StepId
    x: float
    w: float

    @property
    def middle(self) -> float:
        return self.x + self.w / 2


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What a lane that draws its whole row is told.

    ``left`` .. ``right`` is the board right of the label column, ``label_x`` where the lane's texts begin;
    ``persona`` is the one of the map; ``height`` is the least height of an emotion lane, ``label_height`` that of its
    name and description; ``before`` and ``after`` are the steps next to the columns, where the map has more on
    other sheets.
    """

    pen: Pen
    lane: Lane
    columns: tuple[ColumnSpan, ...]
    left: float
    right: float
    label_x: float
    height: float
    label_height: float = 0.0
    emotions: tuple[Emotion, ...] = ()
    persona: PersonaId | None = None
    personas: Mapping[PersonaId, Persona] | None = None
    before: StepId | None = None
    after: StepId | None = None
