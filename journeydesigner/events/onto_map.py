"""The numbers of a log entered at the stages of a map: as measurements of the organisation's metrics, in one change.

Only aggregates, and of those only what the rules of privacy let out; how each was counted stands in its metric.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from journeydesigner.document.document import Document, Draft
from journeydesigner.editing.metric_tiles import give_metric
from journeydesigner.editing.names import called
from journeydesigner.editing.numbers import add_metric, measure
from journeydesigner.events.between_periods import kind_of, settled, span_of, without
from journeydesigner.events.movements import movements_from
from journeydesigner.events.report import EventReport
from journeydesigner.events.stored_rules import keep_rules, stages_of, touchpoints_on
from journeydesigner.events.suppression import Key
from journeydesigner.events.told import Told
from journeydesigner.metrics.funnel_words import funnel_words, how_words, span
from journeydesigner.metrics.kind_defaults import defaults_of
from journeydesigner.metrics.time_units import SECONDS_IN
from journeydesigner.model.ids import CardId, MapId, MetricId, OrganizationId, RecordId, StageId, measurement_id
from journeydesigner.model.metric_records import Metric
from journeydesigner.model.movement_records import Movements
from journeydesigner.model.parts import MetricKind
from journeydesigner.model.records import Measurement
from journeydesigner.wording import _


@dataclass(frozen=True)
class Number:
    """One number at a stage (its index; None: the whole map). ``value`` None: too few customers to tell it.

    ``how``: the way of counting, of numbers that differ by it. ``is_tile``: it stands on the map by itself; the others
    are entered, and shown where a person asks for them.
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
    how: str = ""


def numbers_of(report: EventReport, told: Told | None = None) -> tuple[Number, ...]:
    """All that a log gives to a map, kind by kind and stage by stage, of what may be told of it."""
    told = Told(report) if told is None else told
    made = (_volumes, _rates, _durations, _rework, _whole)
    return tuple(number for kind in made for number in kind(report, told))


def enter(
    document: Document,
    map_id: MapId,
    report: EventReport,
    *,
    period: str,
    source: str,
    touchpoints: Mapping[str, CardId] | None = None,
) -> tuple[Number, ...]:
    """Keep a log's rules and movements with the map, and enter its numbers for ``period`` at the map's stages; the most
    telling ones get tiles in a metrics lane. One change.

    ``source`` names the log (no path). ``touchpoints``: the card of each that the rules name (None: found by text or
    id). What was entered before for the same rules and period is replaced, also by "too few".
    Raises EventsError where the map has not the stages and touchpoints of the rules.
    """
    with document.change(_("Enter numbers from events")) as draft:
        stages = stages_of(draft.snapshot, map_id, report.rules)
        cards = touchpoints_on(draft.snapshot, map_id, report.rules) if touchpoints is None else touchpoints
        rules = keep_rules(draft, map_id, report.rules, cards)
        places = [cards.get(use.touchpoint) for use in report.whose.uses]
        known = {
            one.period: one
            for one in draft.snapshot.movements_of(map_id)
            if one.rules == rules and one.period != period
        }
        told, made, elsewhere = settled(
            report,
            lambda told: movements_from(report, told, map_id, rules, stages, cards, period=period, source=source),
            [span_of(one, stages, places) for one in known.values()],
            stages,
            places,
        )
        _forget_other_way(draft, made, stages)
        _put_whole(draft, made)
        for other, keys in elsewhere.items():
            _put_whole(draft, without(known[other], keys, stages, places))
            _take_back(draft, map_id, stages, other, keys)
        found = numbers_of(report, told)
        _enter_numbers(document, draft, map_id, stages, found, period, source)
    return found


def _put_whole(draft: Draft, made: Movements) -> None:
    """All fields are written, also those that say nothing: where two people count the same period, the later one's
    numbers stand, and none of the other's among them."""
    draft.put(made)
    draft.patch("movements", made.id, **{name: getattr(made, name) for name in Movements.model_fields if name != "id"})


def _forget_other_way(draft: Draft, made: Movements, stages: Sequence[StageId]) -> None:
    """Where the period was counted in another way before, those numbers go: the log they told of is counted anew."""
    before = draft.snapshot.table("movements").get(made.id)
    if not isinstance(before, Movements) or (before.mode, before.window_s) == (made.mode, made.window_s):
        return
    words = funnel_words(before.mode, before.window_s)
    for metric in draft.snapshot.metrics_of(draft.snapshot.map(made.map).organization):
        for stage in stages if metric.formula == words else ():
            record = measurement_id(metric.id, stage, made.period)
            if record in draft.snapshot.table("measurements"):
                draft.delete("measurements", record)


def _take_back(draft: Draft, map_id: MapId, stages: Sequence[StageId], period: str, keys: Iterable[Key]) -> None:
    """Of an earlier period's numbers tell no longer what was made of these counts."""
    kinds = {kind_of(key) for key in keys}
    metrics = draft.snapshot.metrics_of(draft.snapshot.map(map_id).organization)
    for names, whole, fields in (
        ((_("Came back"),), {"returned", "at all"}, {"value": None, "n": None, "counts": {}}),
        ((_("Abandonment"),), {"converted", "abandoned"}, {"value": None, "n": None, "counts": {}}),
        ((_("Dwell time"), _("Dwell time, slowest tenth")), {"dwell"}, {"n": None}),
        ((_("Time to next stage"),), {"next"}, {"n": None}),
    ):
        for name in names if kinds & whole else ():
            if (metric := called(metrics, name)) is None:
                continue
            for anchor in (map_id, *stages):
                record = measurement_id(metric.id, anchor, period)
                if isinstance(found := draft.snapshot.table("measurements").get(record), Measurement):
                    draft.patch("measurements", record, result=found.result.model_copy(update=fields))


def _enter_numbers(
    document: Document,
    draft: Draft,
    map_id: MapId,
    stages: Sequence[StageId],
    numbers: Iterable[Number],
    period: str,
    source: str,
) -> None:
    organization = draft.snapshot.map(map_id).organization
    other_ways = _other_ways(draft, organization, map_id, period)
    metrics: dict[str, MetricId] = {}
    for number in numbers:
        if number.name not in metrics:
            metrics[number.name] = _metric(document, draft, organization, number, source, other_ways)
        metric = metrics[number.name]
        anchor: RecordId = map_id if number.stage is None else stages[number.stage]
        value = _in_unit(draft.snapshot.metric(metric), number)
        measure(document, metric, anchor, period, value, n=number.n, counts=dict(number.counts))
        if number.is_tile and number.value is not None:
            give_metric(document, anchor, metric)


def _metric(
    document: Document, draft: Draft, organization: OrganizationId, number: Number, source: str, other_ways: set[str]
) -> MetricId:
    """The organisation's metric of a number's name. One by which numbers were counted in another way stays what it is:
    then the name says the way, so that no history mixes two."""
    names = (number.name, _("{name} ({how})").format(name=number.name, how=number.how))
    for name in names if number.how else names[:1]:
        known = called(draft.snapshot.metrics_of(organization), name)
        if known is None or known.kind != number.kind:
            own = {"formula": number.formula, "source": source, **dict(number.fields)}
            return add_metric(document, organization, name, **{**defaults_of(number.kind), **own})
        if known.formula == number.formula or known.formula not in other_ways or name == names[-1]:
            draft.patch("metrics", known.id, formula=number.formula, source=source)
            return known.id
    raise AssertionError("the last of the names is always taken")


def _other_ways(draft: Draft, organization: OrganizationId, map_id: MapId, period: str) -> set[str]:
    """How the funnels of all other periods and maps were counted."""
    found = (
        one
        for other in draft.snapshot.maps_of(organization)
        for one in draft.snapshot.movements_of(other.id)
        if (other.id, one.period) != (map_id, period)
    )
    return {funnel_words(one.mode, one.window_s) for one in found}


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


def _volumes(report: EventReport, told: Told) -> Iterator[Number]:
    how = how_words(report.rules.mode, report.rules.window_s)
    for stage in range(len(report.reached)):
        value = told.count("reached", stage + 1)
        yield Number(
            _("Customers"),
            "volume",
            _words(report),
            stage,
            None if value is None else float(value),
            is_tile=True,
            how=how,
        )


def _rates(report: EventReport, told: Told) -> Iterator[Number]:
    """From stage to stage; where any order counts there is no way from one to the next."""
    words, how = _words(report), how_words(report.rules.mode, report.rules.window_s)
    for stage in range(1, len(report.reached) if report.rules.mode != "any order" else 0):
        previous, reached = told.count("reached", stage), told.count("reached", stage + 1)
        if previous and reached is not None:
            counts = (("reached", float(reached)), ("previous", float(previous)))
            rate, n = reached / previous, previous
            yield Number(_("Conversion"), "conversion", words, stage, rate, n, counts, is_tile=True, how=how)
            yield Number(_("Drop-off"), "drop-off", words, stage, 1 - rate, n, counts, how=how)
        else:
            yield Number(_("Conversion"), "conversion", words, stage, None, is_tile=True, how=how)
            yield Number(_("Drop-off"), "drop-off", words, stage, None, how=how)


def _durations(report: EventReport, told: Told) -> Iterator[Number]:
    unit = (("unit", "minutes"),)
    words = _("Per completed visit: from its first event to the first of the next visit; median")
    for stage in range(len(report.dwell)):
        (median, slow), n = told.dwell(stage + 1), told.count("dwell", stage + 1)
        yield Number(
            _("Dwell time"), "dwell", words, stage, _minutes(median), n if median is not None else None,
            fields=unit, is_tile=True,
        )  # fmt: skip
        yield Number(
            _("Dwell time, slowest tenth"), "dwell", _("As dwell time; ninetieth percentile"), stage,
            _minutes(slow), n if slow is not None else None, fields=unit,
        )  # fmt: skip
    words = _("From the first entry of a stage to the first entry of the next after it; median, {how}")
    words = words.format(how=how_words("first entry", report.rules.window_s))
    for stage in range(len(report.time_to_next)):
        median, _slow = told.to_next(stage + 1)
        n = told.count("next", stage + 1) if median is not None else None
        yield Number(_("Time to next stage"), "time to next", words, stage, _minutes(median), n, fields=unit)


def _rework(report: EventReport, told: Told) -> Iterator[Number]:
    words = _("Customers with two or more visits of the stage, of all that visited it")
    fields = (("unit", "percent"), ("direction", "down"))
    for stage in range(len(report.rework)):
        again, all_of_them = told.count("returned", stage + 1), told.count("at all", stage + 1)
        is_there = again is not None and bool(all_of_them)
        value = again / all_of_them if again is not None and all_of_them else None
        yield Number(
            _("Came back"), "custom", words, stage, value, all_of_them if is_there else None, fields=fields
        )  # fmt: skip


def _whole(report: EventReport, told: Told) -> Iterator[Number]:
    converted, abandoned = told.count("converted"), told.count("abandoned")
    words = _("Silent for more than {time} before the end of the data, of those and the converted; open ones not")
    words = words.format(time=span(report.rules.inactive_s))
    if converted is None or abandoned is None or not converted + abandoned:
        yield Number(_("Abandonment"), "abandonment", words, None, None)
        return
    counts = (("abandoned", float(abandoned)), ("converted", float(converted)))
    n = converted + abandoned
    yield Number(_("Abandonment"), "abandonment", words, None, abandoned / n, n, counts)


def _words(report: EventReport) -> str:
    return funnel_words(report.rules.mode, report.rules.window_s)


def _in_unit(metric: Metric, number: Number) -> float | None:
    """A number's value in the unit that its metric has by now: somebody may count in hours what began in minutes."""
    was = dict(number.fields).get("unit", metric.unit)
    if number.value is None or was == metric.unit or was not in SECONDS_IN or metric.unit not in SECONDS_IN:
        return number.value
    return number.value * SECONDS_IN[str(was)] / SECONDS_IN[metric.unit]


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / 60
