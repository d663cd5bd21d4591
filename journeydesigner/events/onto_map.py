"""The numbers of a log entered at the stages of a map: as measurements of the organisation's metrics, in one change.

Only aggregates, and of those only what the rules of privacy let out; how each was counted stands in its metric.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.metric_tiles import give_metric
from journeydesigner.editing.names import called
from journeydesigner.editing.numbers import add_metric, measure
from journeydesigner.events.errors import EventsError
from journeydesigner.events.privacy import P90_FROM, is_rate_told, is_told
from journeydesigner.events.report import EventReport
from journeydesigner.events.rules import Rules
from journeydesigner.metrics.funnel_words import funnel_words, span
from journeydesigner.metrics.kind_defaults import defaults_of
from journeydesigner.model.ids import MapId, RecordId, StageId
from journeydesigner.model.records import MetricKind
from journeydesigner.wording import _


@dataclass(frozen=True)
class Number:
    """One number at a stage (its index; None: the whole map). ``value`` None: too few customers to tell it.

    ``is_tile``: it stands on the map by itself; the others are entered, and shown where a person asks for them.
    """

    name: str
    kind: MetricKind
    formula: str
    stage: int | None
    value: float | None
    n: int | None = None
    counts: tuple[tuple[str, float], ...] = ()
    fields: tuple[tuple[str, object], ...] = ()
    is_tile: bool = False


def numbers_of(report: EventReport) -> tuple[Number, ...]:
    """All that a log gives to a map, stage by stage, the small numbers held back."""
    return (*_volumes(report), *_rates(report), *_durations(report), *_rework(report), *_whole(report))


def stages_of(snapshot: Snapshot, map_id: MapId, rules: Rules) -> tuple[StageId, ...]:
    """The stages of the map that the rules mean, by their titles (or ids). Raises EventsError."""
    stages = snapshot.stages_of(map_id)
    known = {_plain(stage.title): stage.id for stage in reversed(stages)} | {
        str(stage.id): stage.id for stage in stages
    }
    missing = [step for step in rules.steps if step not in known and _plain(step) not in known]
    if missing:
        raise EventsError(
            _("The map has no stage {missing}; its stages are {there}.").format(
                missing=", ".join(f"“{step}”" for step in missing),
                there=", ".join(f"“{stage.title}”" for stage in stages),
            )
        )
    return tuple(known.get(step) or known[_plain(step)] for step in rules.steps)


def enter(document: Document, map_id: MapId, report: EventReport, *, period: str, source: str) -> tuple[Number, ...]:
    """Enter a log's numbers for ``period`` at the map's stages; the most telling ones get tiles in a metrics lane.

    ``source`` names the log (no path). What was entered before for the same period is replaced, also by "too few".
    Raises EventsError where the map has not the stages of the rules.
    """
    found = numbers_of(report)
    with document.change(_("Enter numbers from events")) as draft:
        stages = stages_of(draft.snapshot, map_id, report.rules)
        organization = draft.snapshot.map(map_id).organization
        for number in found:
            known = called(draft.snapshot.metrics_of(organization), number.name)
            if known is None or known.kind != number.kind:
                own = {"formula": number.formula, "source": source, **dict(number.fields)}
                metric = add_metric(document, organization, number.name, **{**defaults_of(number.kind), **own})
            else:
                metric = known.id
                draft.patch("metrics", metric, formula=number.formula, source=source)
            anchor: RecordId = map_id if number.stage is None else stages[number.stage]
            measure(document, metric, anchor, period, number.value, n=number.n, counts=dict(number.counts))
            if number.is_tile and number.value is not None:
                give_metric(document, anchor, metric)
    return found


def period_of(first_day: str, last_day: str) -> str:
    """The smallest period of the calendar with both days in it; of more than a year the last day's year."""
    first, last = date.fromisoformat(first_day), date.fromisoformat(last_day)
    if first == last:
        return first_day
    if first.isocalendar()[:2] == last.isocalendar()[:2]:
        year, week, _day = first.isocalendar()
        return f"{year}-W{week:02}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    if (first.year, (first.month - 1) // 3) == (last.year, (last.month - 1) // 3):
        return f"{first.year}-Q{(first.month - 1) // 3 + 1}"
    return f"{last.year}"


def _volumes(report: EventReport) -> Iterator[Number]:
    words = funnel_words("best attempt", report.rules.window_s)
    for stage, reached in enumerate(report.funnel):
        yield Number(_("Customers"), "volume", words, stage, float(reached) if is_told(reached) else None, is_tile=True)


def _rates(report: EventReport) -> Iterator[Number]:
    words = funnel_words("best attempt", report.rules.window_s)
    for stage in range(1, len(report.funnel)):
        previous, reached = report.funnel[stage - 1 : stage + 1]
        told = is_rate_told(reached, previous)
        counts = (("reached", float(reached)), ("previous", float(previous))) if told else ()
        conversion = reached / previous if told else None
        yield Number(
            _("Conversion"), "conversion", words, stage, conversion, previous if told else None, counts, is_tile=True
        )
        lost = None if conversion is None else 1 - conversion
        yield Number(_("Drop-off"), "drop-off", words, stage, lost, previous if told else None, counts)


def _durations(report: EventReport) -> Iterator[Number]:
    unit = (("unit", "minutes"),)
    words = _("Per completed visit: from its first event to the first of the next visit; median")
    for stage, dwell in enumerate(report.dwell):
        told = is_told(dwell.customers) and dwell.spread.median is not None
        value = _minutes(dwell.spread.median) if told else None
        n = dwell.spread.n if told else None
        yield Number(_("Dwell time"), "dwell", words, stage, value, n, fields=unit, is_tile=True)
        slow = told and dwell.spread.n >= P90_FROM
        yield Number(
            _("Dwell time, slowest tenth"), "dwell", _("As dwell time; ninetieth percentile"), stage,
            _minutes(dwell.spread.p90) if slow else None, dwell.spread.n if slow else None, fields=unit,
        )  # fmt: skip
    words = _("From the first entry of a stage to the first entry of the next after it; median")
    for stage, wait in enumerate(report.time_to_next):
        told = is_told(wait.n) and wait.median is not None
        value = _minutes(wait.median) if told else None
        yield Number(
            _("Time to next stage"), "time to next", words, stage, value, wait.n if told else None, fields=unit
        )


def _rework(report: EventReport) -> Iterator[Number]:
    words = _("Customers with two or more visits of the stage, of all that visited it")
    fields = (("unit", "percent"), ("direction", "down"))
    for stage, (again, all_of_them) in enumerate(zip(report.rework, report.reached_at_all, strict=True)):
        told = is_rate_told(again, all_of_them)
        value = again / all_of_them if told else None
        yield Number(_("Came back"), "custom", words, stage, value, all_of_them if told else None, fields=fields)


def _whole(report: EventReport) -> Iterator[Number]:
    converted, abandoned, _still_open = report.status
    told = is_told(converted) and is_told(abandoned) and converted + abandoned > 0
    counts = (("abandoned", float(abandoned)), ("converted", float(converted))) if told else ()
    words = _("Silent for more than {time} before the end of the data, of those and the converted; open ones not")
    yield Number(
        _("Abandonment"), "abandonment", words.format(time=span(report.rules.inactive_s)), None,
        abandoned / (converted + abandoned) if told else None, converted + abandoned if told else None, counts,
    )  # fmt: skip


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / 60


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
