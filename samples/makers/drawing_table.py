"""Short hand for writing a journey down as a table: what all sample makers share."""

from collections.abc import Mapping, Sequence
from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.numbers import add_metric, measure, set_emotion, set_quote
from journeydesigner.editing.structure import add_lane, add_stage, add_step, rename
from journeydesigner.model.ids import CardId, LaneId, MapId, MetricId, OrganizationId, PersonaId, StepId

Columns = dict[str, StepId]


def draw_stages(document: Document, journey: MapId, stages: Sequence[tuple[str, str, Sequence[str]]]) -> Columns:
    """Stages as (title, guiding question, step titles); the steps by their titles."""
    columns: Columns = {}
    for title, question, steps in stages:
        stage = add_stage(document, journey, title, question=question)
        first = document.snapshot.steps_of(stage)[0].id
        rename(document, "steps", first, steps[0])
        columns[steps[0]] = first
        for name in steps[1:]:
            columns[name] = add_step(document, stage, name)
    return columns


class LaneWriter:
    """Writes the cards of one lane, cell by cell."""

    def __init__(
        self,
        document: Document,
        journey: MapId,
        columns: Columns,
        kind: str,
        title: str,
        description: str,
        **fields: Any,
    ) -> None:
        self._document, self._columns = document, columns
        self.lane: LaneId = add_lane(document, journey, kind, title, description=description, **fields)

    def card(self, step: str, text: str, to: str = "", **fields: Any) -> CardId:
        """A card at a step, or from ``step`` to ``to``."""
        last = self._columns[to] if to else None
        return add_card(self._document, self.lane, self._columns[step], text, last=last, **fields)

    def cards(self, texts: Mapping[str, Sequence[str] | str]) -> None:
        """Plain cards by step."""
        for step, written in texts.items():
            for text in [written] if isinstance(written, str) else written:
                self.card(step, text)

    def feels(self, values: Mapping[str, float], persona: PersonaId | None = None) -> None:
        for step, value in values.items():
            set_emotion(self._document, self.lane, self._columns[step], value, persona)

    def says(self, quotes: Mapping[str, str], persona: PersonaId | None = None) -> None:
        for step, quote in quotes.items():
            set_quote(self._document, self.lane, self._columns[step], quote, persona)

    def tile(self, step: str, metric: MetricId, to: str = "") -> CardId:
        """A tile that shows a metric at a step; its measurements are anchored at it."""
        return self.card(step, "", to, metric=metric)


def months(last: str, count: int) -> list[str]:
    """``count`` months that end with ``last`` (such as 2026-10), oldest first."""
    year, month = (int(part) for part in last.split("-"))
    number = year * 12 + month - 1
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(number - count + 1, number + 1)]


def agree(
    document: Document, journey: MapId, begins: str, effect: tuple[MetricId, float] | None = None, **fields: Any
) -> None:
    """What is done about the card that ``begins`` so: by whom, until when, how far it is. ``effect``: a metric, and by
    how much it should change, in its unit."""
    snapshot = document.snapshot
    (card,) = (found.id for found in snapshot.cards_of(journey) if found.text.startswith(begins))
    if effect is not None:
        fields |= {"effect_metric": effect[0], "effect": effect[1]}
    set_card_fields(document, [card], "Write sample", **fields)


def track(
    document: Document,
    organization: OrganizationId,
    lane: LaneWriter,
    step: str,
    name: str,
    series: Sequence[float],
    last: str,
    n: Sequence[int] | int | None = None,
    **definition: Any,
) -> MetricId:
    """A metric with a tile at a step and one value a month up to ``last``."""
    metric = add_metric(document, organization, name, **definition)
    tile = lane.tile(step, metric)
    for index, (period, value) in enumerate(zip(months(last, len(series)), series, strict=True)):
        base = n if isinstance(n, int) or n is None else n[index]
        measure(document, metric, tile, period, value, n=base)
    return metric


def count(
    document: Document,
    organization: OrganizationId,
    lane: LaneWriter,
    step: str,
    name: str,
    series: Sequence[Mapping[str, float]],
    last: str,
    **definition: Any,
) -> MetricId:
    """A metric whose monthly scores are computed from raw counts."""
    metric = add_metric(document, organization, name, **definition)
    tile = lane.tile(step, metric)
    for period, counts in zip(months(last, len(series)), series, strict=True):
        measure(document, metric, tile, period, counts=dict(counts))
    return metric
