"""Where the numbers of a file go: the map that is shown, with its stages and touchpoints, or a new one."""

import re
from dataclasses import dataclass, replace

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.events.guesses import kind_guess
from journeydesigner.events.matching import Home, Matching, Rule, title_of
from journeydesigner.events.rules import Columns
from journeydesigner.events.suggestions import Target, targets_of
from journeydesigner.model.ids import MapId, OrganizationId
from journeydesigner.model.movement_records import EventRules
from journeydesigner.ui.measuring.flow import Flow, StagePlan, Table, stages_of_map
from journeydesigner.ui.measuring.jobs import Named

ROLES = ("case", "event", "time", "channel", "value")
_DATE = re.compile(r"[-_ ]*(19|20)\d\d([-_. ]?(\d\d|Q\d|W\d\d))*")


@dataclass(frozen=True)
class Onto:
    """``map``: the one that is shown, None where there is none; then what can be matched with of it."""

    organization: OrganizationId | None
    map: MapId | None
    title: str
    stages: tuple[StagePlan, ...]
    targets: tuple[Target, ...]
    rules: tuple[EventRules, ...] = ()
    """Those by which logs were read for the map before."""
    draws: bool = False
    """Whether a new map is wanted, also where there is one."""

    def begin(self, table: Table) -> Flow:
        """All that can be guessed of a file."""
        seen = table.seen
        columns = Columns(**{role: seen.guessed(role) for role in ROLES})
        onto = self.map if self.stages and not self.draws else None
        stages = self.stages if onto is not None else ()
        flow = Flow(table, kind_guess(seen), onto, columns, stages=stages, title=_title(table))
        fitting = self.fitting_rules(table)
        return self.by_rules(flow, fitting[0]) if fitting and flow.kind == "events" and onto is not None else flow

    def fitting_rules(self, table: Table) -> tuple[EventRules, ...]:
        """Stored rules whose columns the file has."""
        there = set(table.columns)
        return tuple(rules for rules in self.rules if {*filter(None, rules.columns.values())} <= there)

    def by_rules(self, flow: Flow, rules: EventRules | None) -> Flow:
        """Read the log as ``rules`` say; None: anew."""
        if rules is None:
            return flow.with_(rules=None, matching=Matching(), known=frozenset[str]())
        known = {stage.id for stage in self.stages}
        told = [match for match in rules.matches if match.stage is None or match.stage in known]
        homes = [(match, Home(match.stage or "", match.touchpoint or "")) for match in told]
        return flow.with_(
            map=self.map,
            rules=rules,
            columns=Columns(**{role: rules.columns.get(role, "") for role in ROLES}),
            dates=rules.dates,
            timezone=rules.timezone,
            goal=rules.goal or "",
            window_s=rules.window_s,
            inactive_s=rules.inactive_s,
            mode=rules.mode,
            matching=Matching(
                chosen={match.text: home for match, home in homes if match.how == "exact"},
                rules=tuple(Rule(match.how, match.text, home) for match, home in homes if match.how != "exact"),
            ),
        )

    def with_names(self, flow: Flow, named: Named) -> Flow:
        """The events are known now; what was settled of them before stays. For a new map its stages are proposed."""
        names = tuple((name, n) for name, n in named.found.names)
        matching = replace(
            flow.matching,
            names=names,
            suggestions=named.suggestions,
            by_regex=named.by_regex or flow.matching.by_regex,
            beyond=named.found.rows - named.found.nameless - sum(n for _name, n in names),
        )
        if named.stages is not None:
            stages = tuple(StagePlan(f"new:{number}", title) for number, title in enumerate(named.stages))
            return flow.with_(matching=matching, stages=stages)
        by_rules = replace(matching, suggestions={})
        return flow.with_(matching=matching, known=frozenset(by_rules.homes) if flow.rules else frozenset[str]())

    def other_target(self, flow: Flow) -> Flow:
        """The person wants the numbers elsewhere: what was matched there means nothing here."""
        stages = self.stages if flow.map is not None else ()
        return flow.with_(stages=stages, matching=Matching(), rules=None, known=frozenset[str](), goal="")


def onto_map(snapshot: Snapshot, map_id: MapId | None, organization: OrganizationId | None) -> Onto:
    """The shown map, or nothing yet."""
    if map_id is None:
        return Onto(organization, None, "", (), ())
    stages, targets = stages_of_map(snapshot, map_id), targets_of(snapshot, map_id)
    return Onto(organization, map_id, snapshot.map(map_id).title, stages, targets, snapshot.rules_of(map_id))


def _title(table: Table) -> str:
    """What a map or rules of a log are called: its name without suffix and date."""
    stem = table.path.name.partition(".")[0]
    return title_of(_DATE.sub(" ", stem)) or stem
