"""What a map itself has to tell before it is handed over: what is empty, folded away, never measured or long ago."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.exporters.common.findings import Finding, Gravity
from journeydesigner.exporters.common.number_findings import of_numbers
from journeydesigner.exporters.common.template_findings import of_template
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.metrics import anchor_of, metric_of
from journeydesigner.model.ids import MapId, MetricId, StageId, StepId
from journeydesigner.model.periods import first_day, grain
from journeydesigner.model.records import Card, Lane, Metric, Stage
from journeydesigner.wording import _, n_

_DAYS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
_STALE = timedelta(days=365)


def of_map(snapshot: Snapshot, map_id: MapId, today: date, *, is_drawn: bool) -> Iterator[Finding]:
    """``is_drawn``: the hand-out shows the map as it is on screen, with what is folded away folded."""
    yield from of_template(snapshot, map_id)
    yield from what_is_empty(snapshot, map_id)
    if is_drawn:
        yield from _what_is_folded(snapshot, map_id)
        yield from _who_has_no_photo(snapshot, map_id)
    yield from _what_is_not_measured(snapshot, map_id, today)
    yield from of_numbers(snapshot, map_id, today)


def what_is_empty(snapshot: Snapshot, map_id: MapId) -> Iterator[Finding]:
    """Stages and lanes of the map with nothing in them. A line between lanes holds nothing, and need not."""
    shown = snapshot.map(map_id)
    stages = snapshot.stages_of(map_id)
    if not stages:
        yield Finding(Gravity.NOTE, _("“{map}” has no stages.").format(map=shown.title), map_id)
    steps = {step.id: step.stage for step in snapshot.steps_in(map_id)}
    filled: set[StageId] = set()
    for lane in snapshot.lanes_of(map_id):
        placed = [card.place for card in snapshot.cards_in(lane.id) if card.place is not None]
        felt = snapshot.emotions_of(lane.id)
        spans = [(place.first, place.last) for place in placed]
        filled |= _stages_of(spans, steps) | {steps[each.step] for each in felt if each.step in steps}
        if not placed and not felt and not kind(lane.kind).is_divider:
            yield Finding(Gravity.NOTE, _("The lane “{lane}” is empty.").format(lane=_name(lane)), lane.id)
    for stage in stages:
        if stage.id not in filled:
            yield Finding(Gravity.NOTE, _("The stage “{stage}” is empty.").format(stage=_name(stage)), stage.id)


def _stages_of(spans: Sequence[tuple[StepId, StepId]], steps: Mapping[StepId, StageId]) -> set[StageId]:
    """The stages that cards reach over. ``steps``: the stage of each step, in their order."""
    order = {step: place for place, step in enumerate(steps)}
    stages = list(steps.values())
    return {
        stage
        for first, last in spans
        if first in order and last in order
        for stage in stages[order[first] : order[last] + 1]
    }


def _what_is_folded(snapshot: Snapshot, map_id: MapId) -> Iterator[Finding]:
    """Of a lane or stage that is folded away a drawing only counts the cards."""
    for lane in snapshot.lanes_of(map_id):
        count = len(snapshot.cards_in(lane.id)) + len(snapshot.emotions_of(lane.id))
        if lane.is_collapsed and count and not kind(lane.kind).is_divider:
            said = n_(
                "The lane “{name}” is folded: {count} card of it is only counted.",
                "The lane “{name}” is folded: {count} cards of it are only counted.",
                count,
            )
            yield Finding(Gravity.LOST, said.format(name=_name(lane), count=count), lane.id)
    for stage in snapshot.stages_of(map_id):
        if stage.is_collapsed:
            said = _("The stage “{name}” is folded: its cards are only counted.")
            yield Finding(Gravity.LOST, said.format(name=_name(stage)), stage.id)


def _who_has_no_photo(snapshot: Snapshot, map_id: MapId) -> Iterator[Finding]:
    """The map's persona, where others have a photo: initials alone are a style, among photos they are a gap."""
    shown = snapshot.map(map_id)
    personas = snapshot.personas_of(shown.organization)
    for persona in personas:
        if persona.id == shown.persona and not persona.photo and any(each.photo for each in personas):
            yield Finding(Gravity.NOTE, _("{persona} has no photo.").format(persona=persona.name), persona.id)


def _what_is_not_measured(snapshot: Snapshot, map_id: MapId, today: date) -> Iterator[Finding]:
    metrics = snapshot.table("metrics")
    for card in snapshot.cards_of(map_id):
        metric = metrics.get(metric_of(card) or "")
        if not isinstance(metric, Metric) or card.place is None:
            continue
        latest = _last_period(snapshot, metric, card)
        if latest is None:
            yield Finding(Gravity.NOTE, _("“{metric}” has no value here.").format(metric=metric.name), card.id)
        elif today - _end(latest) > _STALE:
            said = _("“{metric}” was measured last in {period}.")
            yield Finding(Gravity.NOTE, said.format(metric=metric.name, period=latest), card.id)


def _last_period(snapshot: Snapshot, metric: Metric, card: Card) -> str | None:
    series = snapshot.measurements_of(MetricId(metric.id), anchor_of(card))
    measured = [each.period for each in series if each.result.value is not None or each.result.counts]
    return measured[-1] if measured else None


def _end(period: str) -> date:
    """About the last day of a period."""
    try:
        return first_day(period) + timedelta(days=_DAYS[grain(period)])
    except OverflowError:
        return date.max


def _name(titled: Lane | Stage) -> str:
    if titled.title:
        return titled.title
    return kind(titled.kind).label if isinstance(titled, Lane) else _("without a name")
