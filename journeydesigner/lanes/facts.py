"""What a lane kind is told beside its cards: records that they refer to, and where its columns are."""

from collections.abc import Mapping
from dataclasses import dataclass

from journeydesigner.lanes.pen import Pen
from journeydesigner.model.ids import PersonaId, StepId
from journeydesigner.model.records import Channel, Emotion, EmotionScale, Lane, Measurement, Metric, Persona


@dataclass(frozen=True, slots=True)
class Facts:
    """What a card refers to. ``series`` are the measurements that a tile shows, oldest first.

    ``aspect`` is the height of the card's image over its width (None: there is none, or none that can be read);
    ``owned`` counts the cards of the map whose owner is called as this card is (only told to kinds that ask).
    """

    pen: Pen
    channel: Channel | None = None
    metric: Metric | None = None
    series: tuple[Measurement, ...] = ()
    aspect: float | None = None
    owned: int = 0


@dataclass(frozen=True, slots=True)
class ColumnSpan:
    """A step's column in the band's coordinates; ``title`` is what a screen reader calls it."""

    step: StepId
    x: float
    w: float
    title: str = ""

    @property
    def middle(self) -> float:
        return self.x + self.w / 2


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What a lane that draws its whole row is told.

    ``left`` .. ``right`` is the board right of the label column, ``label_x`` where the lane's texts begin;
    ``persona`` is the one of the map; ``height`` is the least height of an emotion lane, ``label_height`` that of its
    name and description; ``before`` and ``after`` are the steps next to the columns, where the map has more on
    other sheets. ``as_is`` are the points of the as-is map's twin of the lane, at this map's steps, on ``as_is_scale``;
    ``as_is_name`` is what that curve is called ("" is as-is). ``extent`` is how far a curve's scale reaches (None: as
    the height has it).
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
    as_is: tuple[Emotion, ...] = ()
    as_is_scale: EmotionScale | None = None
    as_is_name: str = ""
    extent: float | None = None
