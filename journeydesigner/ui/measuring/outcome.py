"""What was counted of a log before it is on a map, as a funnel and as a table: of both only what may be told."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from journeydesigner.editing.funnels import Funnel, funnel_of_counts
from journeydesigner.events.report import EventReport
from journeydesigner.events.told import Told
from journeydesigner.layout.charts.loss_pills import lost_text
from journeydesigner.metrics.durations import duration_text
from journeydesigner.metrics.funnel_words import funnel_words
from journeydesigner.metrics.numbers import grouped, share_text
from journeydesigner.model.ids import MapId, StageId
from journeydesigner.model.records import Stage
from journeydesigner.ui.measuring.flow import Flow
from journeydesigner.wording import _


@dataclass(frozen=True)
class Outcome:
    """``stages`` are those of the flow that were counted, as they are, or would be, on the map."""

    stages: tuple[Stage, ...]
    funnel: Funnel
    told: Told


def outcome_of(flow: Flow, report: EventReport) -> Outcome:
    """What a report says of the stages of its flow."""
    told, map_id = Told(report), flow.map or MapId("new")
    stages = tuple(Stage(id=StageId(stage.id), map=map_id, title=stage.title) for stage in flow.counted_stages)
    counts = [(stage.id, told.count("reached", place)) for place, stage in enumerate(stages, 1)]
    mode, words = report.rules.mode, funnel_words(report.rules.mode, report.rules.window_s)
    found = funnel_of_counts(map_id, "", flow.table.path.name, words, counts, is_counted=True)
    if mode == "any order":
        found = replace(found, worst=None)
    return Outcome(stages, replace(found, mode=mode), told)


def headings() -> list[str]:
    """Of the table."""
    return [_("Stage"), _("Customers"), _("From previous"), _("Lost"), _("In any order"), _("Time in it")]


def rows(outcome: Outcome) -> Iterator[list[str]]:
    """A line for each stage under the headings."""
    is_joined = outcome.funnel.mode != "any order"
    for place, (stage, found) in enumerate(zip(outcome.stages, outcome.funnel.stages, strict=True), 1):
        dwell, _slow = outcome.told.dwell(place)
        has_loss = place > 1 and is_joined
        yield [
            stage.title,
            _count(found.n),
            share_text(found.conversion) if has_loss and found.conversion is not None else "–",
            lost_text(found.lost) if has_loss and found.lost is not None else "–",
            _count(outcome.told.count("at all", place)),
            "–" if dwell is None else duration_text(dwell),
        ]


def _count(count: int | None) -> str:
    """What is held back need not be small itself: others would follow from it."""
    return _("held back") if count is None else grouped(count)
