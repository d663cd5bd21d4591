"""What was settled becomes rules, and numbers on a map: stages and touchpoints that are new, too, in one change."""

from dataclasses import dataclass, replace

from journeydesigner.document.document import Document, Draft
from journeydesigner.editing.blank_map import FIRST_LANES
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.structure import add_lane_of, add_map, add_organization, add_stage
from journeydesigner.events.matching import NEW, title_of
from journeydesigner.events.onto_map import Number, enter
from journeydesigner.events.report import EventReport
from journeydesigner.events.rules import Match, Rules
from journeydesigner.lanes.kinds import kind_with
from journeydesigner.model.ids import MapId, OrganizationId, StageId
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
    """How the log is to be counted: through the stages to which anything belongs."""
    stages = [stage.id for stage in flow.counted_stages]
    place = {stage: number for number, stage in enumerate(stages)}
    single, rules = flow.matching.settled()
    return Rules(
        steps=tuple(stages),
        columns=flow.columns,
        goal=place[flow.goal_stage],
        matches=tuple(Match(rule.how, rule.text, place[rule.home.stage]) for rule in rules if rule.home.stage in place),
        window_s=flow.window_s,
        inactive_s=flow.inactive_s,
        timezone=flow.timezone,
        dates=flow.dates,
        exact={name: place[home.stage] for name, home in single.items() if home.stage in place},
    )


def enter_flow(document: Document, organization: OrganizationId | None, flow: Flow, period: str) -> Entered:
    """Enter what was counted, on the flow's map or on a new one of ``organization`` (None: of a new one)."""
    assert flow.report is not None
    with document.change(_("Enter numbers from events")) as draft:
        map_id, stages = _map_of(document, draft, organization, flow)
        made = _make_touchpoints(document, draft, map_id, flow, stages)
        report = _for_stages(flow.report, stages)
        numbers = enter(document, map_id, report, period=period, source=flow.table.path.name)
    return Entered(map_id, numbers, made)


def _map_of(
    document: Document, draft: Draft, organization: OrganizationId | None, flow: Flow
) -> tuple[MapId, dict[str, StageId]]:
    """The map, and its stages by what they are called in the flow."""
    if flow.map is not None:
        return flow.map, {stage.id: StageId(stage.id) for stage in flow.stages}
    owner = organization or add_organization(document, _("My organisation"))
    map_id = add_map(document, owner, flow.title or _("Map of a log"))
    stages = {stage.id: add_stage(document, map_id, stage.title) for stage in flow.stages}
    for name in FIRST_LANES:
        add_lane_of(document, map_id, name)
    return map_id, stages


def _make_touchpoints(document: Document, draft: Draft, map_id: MapId, flow: Flow, stages: dict[str, StageId]) -> int:
    """A card for each event that is to be a touchpoint, the commonest first."""
    homes = flow.matching.homes
    wanted = [name for name, _n in flow.matching.names if name in homes and homes[name][0].touchpoint == NEW]
    if not wanted:
        return 0
    kind_name = kind_with("is_of_channels")
    lanes = [lane.id for lane in draft.snapshot.lanes_of(map_id) if lane.kind == kind_name]
    lane = lanes[0] if lanes else add_lane_of(document, map_id, kind_name)
    for name in wanted:
        step = draft.snapshot.steps_of(stages[homes[name][0].stage])[0].id
        add_card(document, lane, step, title_of(name), evidence=Evidence(kind="observed", source=flow.table.path.name))
    return len(wanted)


def _for_stages(report: EventReport, stages: dict[str, StageId]) -> EventReport:
    """The report with the ids that the stages have on the map."""
    steps = tuple(str(stages[step]) for step in report.rules.steps)
    return replace(report, rules=replace(report.rules, steps=steps))
