"""What was settled becomes rules, and numbers on a map: stages and touchpoints that are new, too, in one change."""

from dataclasses import dataclass, replace

from journeydesigner.document.document import Document, Draft
from journeydesigner.editing.blank_map import FIRST_LANES
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.structure import add_lane_of, add_map, add_organization, add_stage
from journeydesigner.events.matching import NEW, Home, title_of
from journeydesigner.events.onto_map import Number, enter
from journeydesigner.events.report import EventReport
from journeydesigner.events.rules import Match, Rules
from journeydesigner.lanes.kinds import kind_with
from journeydesigner.model.ids import CardId, MapId, OrganizationId, StageId
from journeydesigner.model.records import Evidence
from journeydesigner.ui.measuring.flow import Flow
from journeydesigner.wording import _


@dataclass(frozen=True)
class Entered:
    """On which map, what was entered (values None: held back), and how many touchpoints were made."""

    map: MapId
    numbers: tuple[Number, ...]
    touchpoints: int


def rules_of(flow: Flow) -> Rules:
    """How the log is to be counted: through the stages to which anything belongs. A touchpoint that is yet to be made
    goes by its event until then."""
    stages = flow.counted_stages
    place = {stage.id: number for number, stage in enumerate(stages)}
    single, rules = flow.matching.settled()
    kept = {name: home for name, home in single.items() if not home.stage or home.stage in place}
    return Rules(
        steps=tuple(f"{number}. {stage.title}" for number, stage in enumerate(stages, 1)),
        columns=flow.columns,
        goal=place[flow.goal_stage],
        matches=tuple(
            Match(rule.how, rule.text, place.get(rule.home.stage), rule.home.touchpoint)
            for rule in rules
            if not rule.home.stage or rule.home.stage in place
        ),
        window_s=flow.window_s,
        inactive_s=flow.inactive_s,
        timezone=flow.timezone,
        dates=flow.dates,
        exact={name: place.get(home.stage) for name, home in kept.items()},
        touchpoints={name: _touchpoint(name, home) for name, home in kept.items() if home.touchpoint},
        mode=flow.mode,
        title=flow.rules.title if flow.rules is not None else flow.title,
        stages=tuple(StageId(stage.id) for stage in stages),
    )


def _touchpoint(name: str, home: Home) -> str:
    return f"{NEW}:{name}" if home.touchpoint == NEW else home.touchpoint


def enter_flow(document: Document, organization: OrganizationId | None, flow: Flow, period: str) -> Entered:
    """Enter what was counted, on the flow's map or on a new one of ``organization`` (None: of a new one)."""
    assert flow.report is not None
    with document.change(_("Enter numbers from events")) as draft:
        map_id, stages = _map_of(document, organization, flow)
        made = _make_touchpoints(document, draft, map_id, flow, stages)
        report = _for_stages(flow.report, stages)
        cards = {name: CardId(name) for name in _named(report.rules) if not name.startswith(f"{NEW}:")}
        there = draft.snapshot.table("cards")
        cards = {name: card for name, card in cards.items() if card in there}
        numbers = enter(
            document, map_id, report, period=period, source=flow.table.path.name, touchpoints={**cards, **made}
        )
    return Entered(map_id, numbers, len(made))


def _named(rules: Rules) -> set[str]:
    """The touchpoints that rules name."""
    return {match.touchpoint for match in rules.all_matches if match.touchpoint}


def _map_of(document: Document, organization: OrganizationId | None, flow: Flow) -> tuple[MapId, dict[str, StageId]]:
    """The map, and its stages by what they are called in the flow."""
    if flow.map is not None:
        return flow.map, {stage.id: StageId(stage.id) for stage in flow.stages}
    owner = organization or add_organization(document, _("My organisation"))
    map_id = add_map(document, owner, flow.title or _("Map of a log"))
    stages = {stage.id: add_stage(document, map_id, stage.title) for stage in flow.stages}
    for name in FIRST_LANES:
        add_lane_of(document, map_id, name)
    return map_id, stages


def _make_touchpoints(
    document: Document, draft: Draft, map_id: MapId, flow: Flow, stages: dict[str, StageId]
) -> dict[str, CardId]:
    """A card for each event that is to be a touchpoint, the commonest first; by what the rules call it."""
    homes = flow.matching.homes
    wanted = [name for name, _n in flow.matching.names if name in homes and homes[name][0].touchpoint == NEW]
    if not wanted:
        return {}
    kind_name = kind_with("is_of_channels")
    lanes = [lane.id for lane in draft.snapshot.lanes_of(map_id) if lane.kind == kind_name]
    lane = lanes[0] if lanes else add_lane_of(document, map_id, kind_name)
    seen = Evidence(kind="observed", source=flow.table.path.name)
    made: dict[str, CardId] = {}
    for name in wanted:
        step = draft.snapshot.steps_of(stages[homes[name][0].stage])[0].id
        made[f"{NEW}:{name}"] = add_card(document, lane, step, title_of(name), evidence=seen)
    return made


def _for_stages(report: EventReport, stages: dict[str, StageId]) -> EventReport:
    """The report with the ids that the stages have on the map."""
    known = tuple(stages[stage] for stage in report.rules.stages)
    return replace(report, rules=replace(report.rules, stages=known))
