"""What stands behind a number of a map: what it is, how it is computed, on how many it rests, of when and from where,
and what it was before. The same is told over the map, in the inspector and to screen readers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.funnels import Funnel, FunnelStage, counted_from, funnel_of, funnel_periods
from journeydesigner.metrics.catalogue import entry_of
from journeydesigner.metrics.durations import duration_text
from journeydesigner.metrics.held_back import held_count_text, too_few_text
from journeydesigner.metrics.intervals import evidence_text
from journeydesigner.metrics.metric_words import direction_word
from journeydesigner.metrics.numbers import (
    MINUS,
    date_text,
    delta_text,
    grouped,
    period_text,
    share_text,
    target_text,
    value_text,
)
from journeydesigner.metrics.staleness import stale_text
from journeydesigner.metrics.trends import is_met, trend
from journeydesigner.model.ids import MapId, RecordId, StageId
from journeydesigner.model.movement_records import Counted, Movements, StageMovements
from journeydesigner.model.records import Metric
from journeydesigner.wording import _

_ENDS = (".", "?", "!", "。", "？")
_SHOWN = 6
"""So many earlier values are told."""


@dataclass(frozen=True, slots=True)
class Fact:
    """«Target»: «25 %, met»."""

    label: str
    text: str


@dataclass(frozen=True)
class NumberFacts:
    """``title`` is what is counted, ``value`` how much it is, ``about`` what it means and how it is computed.
    ``warning`` says why it is to be read with care ("": nothing is against it)."""

    title: str
    value: str
    about: str
    facts: tuple[Fact, ...]
    warning: str = ""

    @property
    def in_words(self) -> str:
        told = (f"{fact.label}: {'; '.join(fact.text.splitlines())}" for fact in self.facts)
        said = filter(None, (f"{self.title}: {self.value}", self.about, *told, self.warning))
        return " ".join(part if part.endswith(_ENDS) else f"{part}." for part in said)


def metric_facts(
    snapshot: Snapshot, metric: Metric, anchor: RecordId, language: str = "", today: date | None = None
) -> NumberFacts:
    """Of a metric at what it is measured."""
    series = snapshot.measurements_of(metric.id, anchor)
    found = trend(metric, series)
    latest = found.latest
    result = next((one.result for one in reversed(series) if latest and one.period == latest.period), None)
    known = entry_of(metric)
    formula = metric.formula.strip() or (known.formula() if metric.kind != "custom" else "")
    about = known.what() if metric.kind != "custom" else ""
    facts = _named((_("Formula"), formula))
    if latest and len(found.points) > 1:
        first = found.points[0]
        change = delta_text(metric, first.value, latest.value, language)
        since = _("{change} since {period}").format(change=change, period=period_text(first.period))
        facts.append(Fact(_("Change"), since))
    if target := target_text(metric, language):
        said = value_text(metric, metric.target, language)
        met = is_met(metric, latest.value if latest else None)
        facts.append(Fact(_("Target"), _("{target}, met").format(target=said) if met else said if target else ""))
    if result is not None and (evidence := evidence_text(metric, result, language)):
        facts.append(Fact(_("Rests on"), evidence))
    if latest:
        facts.append(Fact(_("Period"), period_text(latest.period)))
    facts += _named((_("Good direction"), direction_word(metric.direction)), (_("Source"), metric.source))
    facts += _named((_("Said by"), known.said_by), (_("Owner"), metric.owner))
    earlier = [f"{period_text(p.period)} {value_text(metric, p.value, language)}" for p in found.points[:-1][-_SHOWN:]]
    facts += _named((_("Before"), "\n".join(reversed(earlier))))
    warning = stale_text(metric, today, latest.period if latest else "") if today else ""
    value = value_text(metric, latest.value if latest else None, language)
    return NumberFacts(metric.name, value, about, tuple(facts), warning)


def reached_facts(snapshot: Snapshot, map_id: MapId, stage: StageId, language: str = "") -> NumberFacts | None:
    """How many customers came to a stage; None where the map's funnel does not tell it."""
    funnel = funnel_of(snapshot, map_id)
    found = _stage_of(funnel, stage)
    if funnel is None or found is None:
        return None
    facts: list[Fact] = []
    if found.lost is not None:
        lost = f"{MINUS}{grouped(found.lost, language)}" if found.lost >= 0 else f"+{grouped(-found.lost, language)}"
        facts.append(Fact(_("Lost on the way here"), lost))
    if found.conversion is not None:
        facts.append(Fact(_("From the stage before"), share_text(found.conversion, language)))
    if found.cumulative is not None:
        facts.append(Fact(_("From the first stage"), share_text(found.cumulative, language)))
    facts.append(Fact(_("Counted"), funnel.words))
    facts += _named((_("Period"), _period_of(snapshot, funnel)), (_("Source"), funnel.source))
    earlier = (
        (period, _stage_of(funnel_of(snapshot, map_id, period), stage))
        for period in reversed(funnel_periods(snapshot, map_id))
        if period != funnel.period
    )
    before = [f"{period_text(period)} {one.count_text(language)}" for period, one in earlier if one is not None]
    facts += _named((_("Before"), "\n".join(before[:_SHOWN])))
    about = _("Customers who came as far as this stage") if funnel.is_counted else ""
    warning = _("The worst loss of the map") if funnel.worst == stage else ""
    return NumberFacts(snapshot.stage(stage).title, found.count_text(language), about, tuple(facts), warning)


def dwell_facts(snapshot: Snapshot, map_id: MapId, stage: StageId, language: str = "") -> NumberFacts | None:
    """How long customers stay at a stage, and until they go on to the next."""
    movements, found = _movements(snapshot, map_id, stage)
    if movements is None or found is None:
        return None
    about = _("From the first event of a visit to the first event of the next one; a customer's last visit has no end and is not counted")  # noqa: E501  # fmt: skip
    facts = [
        Fact(_("Nine of ten visits"), _("up to {time}").format(time=_time(found.dwell_p90_s, language))),
        Fact(_("Visits"), _held(found, "dwell_n", language)),
    ]
    if found.next_median_s is not None:
        facts.append(Fact(_("To the next stage"), _time(found.next_median_s, language)))
    facts += _of(movements)
    title = _("Time in {stage}, median").format(stage=snapshot.stage(stage).title)
    return NumberFacts(title, _time(found.dwell_median_s, language), about, tuple(facts))


def rework_facts(snapshot: Snapshot, map_id: MapId, stage: StageId, language: str = "") -> NumberFacts | None:
    """How many customers came to a stage more than once."""
    movements, found = _movements(snapshot, map_id, stage)
    if movements is None or found is None:
        return None
    share = too_few_text()
    if found.returned is not None and found.at_all:
        share = share_text(found.returned / found.at_all, language)
    facts = [
        Fact(_("Came back"), _held(found, "returned", language)),
        Fact(_("Were here at all"), _held(found, "at_all", language)),
        *_of(movements),
    ]
    title = _("Rework in {stage}").format(stage=snapshot.stage(stage).title)
    return NumberFacts(title, share, _("Customers with two or more visits, of all who were here"), tuple(facts))


def flow_facts(
    snapshot: Snapshot, map_id: MapId, source: StageId | None, target: StageId | None, language: str = ""
) -> NumberFacts | None:
    """How often customers went from a stage to a stage."""
    funnel = funnel_of(snapshot, map_id)
    movements = counted_from(snapshot, funnel) if funnel is not None else None
    if movements is None:
        return None
    flow = next((one for one in movements.flows if (one.source, one.target) == (source, target)), None)
    if flow is None:
        return None
    begins = snapshot.stage(source).title if source else _("Start")
    ends = snapshot.stage(target).title if target else _("End")
    title = _("{source} → {target}").format(source=begins, target=ends)
    about = _("Each time a customer's movements went from the one to the other, whatever the funnel counts")
    out = movements.moves_from()[source]
    facts: list[Fact] = []
    if flow.n and out:
        facts.append(Fact(_("Of all that left from there"), share_text(flow.n / out, language)))
    return NumberFacts(title, _held(flow, "n", language), about, (*facts, *_of(movements)))


def _stage_of(funnel: Funnel | None, stage: StageId) -> FunnelStage | None:
    return next((one for one in funnel.stages if one.stage == stage), None) if funnel is not None else None


def _movements(snapshot: Snapshot, map_id: MapId, stage: StageId) -> tuple[Movements | None, StageMovements | None]:
    """Of the latest log that tells of a stage."""
    for movements in reversed(snapshot.movements_of(map_id)):
        for found in movements.stages:
            if found.stage == stage:
                return movements, found
    return None, None


def _period_of(snapshot: Snapshot, funnel: Funnel) -> str:
    movements = counted_from(snapshot, funnel)
    return _days(movements) if movements is not None else period_text(funnel.period) if funnel.period else ""


def _of(movements: Movements) -> Iterator[Fact]:
    yield from _named((_("Period"), _days(movements)), (_("Source"), movements.source))


def _days(movements: Movements) -> str:
    return _("{first} to {last}").format(first=date_text(movements.first_day), last=date_text(movements.last_day))


def _named(*told: tuple[str, str]) -> list[Fact]:
    return [Fact(label, text) for label, text in told if text.strip()]


def _held(counted: Counted, name: str, language: str) -> str:
    n: int | None = getattr(counted, name)
    return held_count_text(counted, name) if n is None else grouped(n, language)


def _time(seconds: float | None, language: str) -> str:
    return too_few_text() if seconds is None else duration_text(seconds, language)
