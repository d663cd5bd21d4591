"""Rules kept with a map: stages and touchpoints by their ids, so that what is renamed is still found; and read again
for next month's log."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import cast
from zoneinfo import ZoneInfo

from journeydesigner.document.document import Draft
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.order import key_at
from journeydesigner.events.errors import EventsError
from journeydesigner.events.places import plain
from journeydesigner.events.privacy import personal
from journeydesigner.events.rules import Columns, Match, Rules
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import CardId, EventRulesId, MapId, StageId, new_id
from journeydesigner.model.movement_records import EventMatch, EventRules
from journeydesigner.model.records import Card
from journeydesigner.wording import _


def stages_of(snapshot: Snapshot, map_id: MapId, rules: Rules) -> tuple[StageId, ...]:
    """The stages of the map that the rules mean, by their titles (or ids). Raises EventsError."""
    stages = snapshot.stages_of(map_id)
    known = {plain(stage.title): stage.id for stage in reversed(stages)} | {str(stage.id): stage.id for stage in stages}
    wanted = rules.stages or rules.steps
    missing = [step for step in wanted if step not in known and plain(step) not in known]
    if missing:
        raise EventsError(
            _("The map has no stage {missing}; its stages are {there}.").format(
                missing=", ".join(f"“{step}”" for step in missing),
                there=", ".join(f"“{stage.title}”" for stage in stages),
            )
        )
    return tuple(known.get(step) or known[plain(step)] for step in wanted)


def touchpoints_on(snapshot: Snapshot, map_id: MapId, rules: Rules) -> dict[str, CardId]:
    """The touchpoint's card for each name in the rules, by its text or id; of several alike that of the stage that the
    rules name with it. Raises EventsError."""
    stages = stages_of(snapshot, map_id, rules)
    there = list(_touchpoints(snapshot, map_id))
    found: dict[str, CardId] = {}
    for match in rules.all_matches:
        if not match.touchpoint or match.touchpoint in found:
            continue
        fitting = [
            (card.id, stage) for card, stage in there if match.touchpoint in (card.id, card.text)
        ] or [(card.id, stage) for card, stage in there if plain(match.touchpoint) == plain(card.text)]  # fmt: skip
        if not fitting:
            raise EventsError(_("The map has no touchpoint “{name}”.").format(name=match.touchpoint))
        home = None if match.stage is None else stages[match.stage]
        found[match.touchpoint] = next((card for card, stage in fitting if stage == home), fitting[0][0])
    return found


def on_map(snapshot: Snapshot, map_id: MapId, rules: Rules) -> Rules:
    """The rules with the ids of the map's stages and touchpoints. Raises EventsError where it has not all of them."""
    stages = stages_of(snapshot, map_id, rules)
    cards = touchpoints_on(snapshot, map_id, rules)
    return replace(
        rules,
        stages=stages,
        matches=tuple(replace(match, touchpoint=cards.get(match.touchpoint, "")) for match in rules.matches),
        touchpoints={event: cards[name] for event, name in rules.touchpoints.items()},
    )


def keep_rules(draft: Draft, map_id: MapId, rules: Rules, touchpoints: Mapping[str, CardId]) -> EventRulesId:
    """Keep rules with the map, in place of those of the same title. ``touchpoints``: the card of each they name. Events
    whose names look like personal data are not kept: they would stand in the file."""
    stages = stages_of(draft.snapshot, map_id, rules)
    others = draft.snapshot.rules_of(map_id)
    known = next((other for other in others if plain(other.title) == plain(rules.title)), None)
    record = known.id if known is not None else EventRulesId(new_id("rules"))
    draft.put(
        EventRules(
            id=record,
            map=map_id,
            title=rules.title,
            columns={name: column for name, column in _columns(rules.columns) if column},
            stages=stages,
            matches=tuple(
                _kept(match, stages, touchpoints) for match in rules.all_matches if not personal((match.text,))
            ),
            goal=stages[rules.goal],
            window_s=rules.window_s,
            inactive_s=rules.inactive_s,
            mode=rules.mode,
            timezone=rules.timezone,
            dates=rules.dates,
            order=known.order if known is not None else key_at(others, None),
        )
    )
    return record


def rules_from(snapshot: Snapshot, stored: EventRules) -> Rules:
    """Kept rules, to read a log by. What belonged to a stage that is gone belongs nowhere yet, a touchpoint that is
    gone is left out. Raises EventsError where they are no longer enough to read a log."""
    titles = {stage.id: stage.title for stage in snapshot.stages_of(stored.map)}
    cards = {card.id for card, _stage in _touchpoints(snapshot, stored.map)}
    stages = tuple(stage for stage in stored.stages if stage in titles)
    place = {stage: number for number, stage in enumerate(stages)}
    matches = [
        Match(
            match.how, match.text, None if match.stage is None else place[match.stage],
            match.touchpoint if match.touchpoint is not None and match.touchpoint in cards else "",
        )
        for match in stored.matches
        if match.stage is None or match.stage in place
    ]  # fmt: skip
    head = next((number for number, match in enumerate(matches) if match.how != "exact"), len(matches))
    return Rules(
        steps=tuple(titles[stage] for stage in stages),
        columns=_columns_of(stored),
        goal=_goal(stored, place),
        matches=tuple(matches[head:]),
        window_s=stored.window_s,
        inactive_s=stored.inactive_s,
        timezone=_timezone(stored),
        dates=stored.dates,
        exact={match.text: match.stage for match in reversed(matches[:head])},
        touchpoints={match.text: match.touchpoint for match in reversed(matches[:head]) if match.touchpoint},
        mode=stored.mode,
        title=stored.title,
        stages=stages,
    )


def rules_for(snapshot: Snapshot, map_id: MapId, columns: Collection[str], title: str = "") -> Rules:
    """The map's kept rules for a log with such columns: those of the title, else the first whose columns it has.
    Raises EventsError."""
    kept = snapshot.rules_of(map_id)
    if not kept:
        raise EventsError(
            _("The map keeps no rules for events yet; say with --rules which event belongs to which stage.")
        )
    called = [stored for stored in kept if plain(stored.title) == plain(title)] if title else kept
    if not called:
        titles = ", ".join(f"“{stored.title}”" for stored in kept)
        raise EventsError(_("The map keeps no rules “{title}”; there are {titles}.").format(title=title, titles=titles))
    fitting = [stored for stored in called if set(stored.columns.values()) <= set(columns)]
    return rules_from(snapshot, (fitting or called)[0])


def _touchpoints(snapshot: Snapshot, map_id: MapId) -> Iterator[tuple[Card, StageId]]:
    """The touchpoints on a map, each with the stage in which it begins."""
    stage_of = {step.id: step.stage for step in snapshot.steps_in(map_id)}
    for lane in snapshot.lanes_of(map_id):
        if getattr(kind(lane.kind), "is_of_channels", False):
            for card in snapshot.cards_in(lane.id):
                if card.place is not None:
                    yield card, stage_of[card.place.first]


def _kept(match: Match, stages: tuple[StageId, ...], touchpoints: Mapping[str, CardId]) -> EventMatch:
    stage = None if match.stage is None else stages[match.stage]
    return EventMatch(how=match.how, text=match.text, stage=stage, touchpoint=touchpoints.get(match.touchpoint))


def _columns(columns: Columns) -> Iterator[tuple[str, str]]:
    yield from (("case", columns.case), ("event", columns.event), ("time", columns.time))
    yield from (("channel", columns.channel), ("value", columns.value))


def _columns_of(stored: EventRules) -> Columns:
    told = {name: stored.columns.get(name, "") for name in ("case", "event", "time", "channel", "value")}
    missing = [name for name in ("case", "event", "time") if not told[name]]
    if missing:
        raise EventsError(
            _("The map's rules do not say which column is: {missing}; give them anew with --rules.").format(
                missing=", ".join(missing)
            )
        )
    return Columns(**told)


def _goal(stored: EventRules, place: Mapping[StageId, int]) -> int:
    if not place:
        raise EventsError(_("None of the stages of the map's rules is left; give them anew with --rules."))
    return place.get(cast(StageId, stored.goal), len(place) - 1)


def _timezone(stored: EventRules) -> str:
    try:
        ZoneInfo(stored.timezone)
    except (KeyError, ValueError, OSError):
        raise EventsError(
            _("“{zone}” is no time zone; write one such as Europe/Berlin.").format(zone=stored.timezone)
        ) from None
    return stored.timezone
