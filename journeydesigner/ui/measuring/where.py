"""Where the numbers of a file go: the map that is shown, with its stages and touchpoints, or a new one."""

from dataclasses import dataclass, replace

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.events.guesses import kind_guess
from journeydesigner.events.matching import Matching
from journeydesigner.events.rules import Columns
from journeydesigner.events.suggestions import Target, targets_of
from journeydesigner.model.ids import MapId, OrganizationId
from journeydesigner.ui.measuring.flow import Flow, StagePlan, Table, stages_of_map
from journeydesigner.ui.measuring.jobs import Named


@dataclass(frozen=True)
class Onto:
    """``map``: the one that is shown, None where there is none; then what can be matched with of it."""

    organization: OrganizationId | None
    map: MapId | None
    title: str
    stages: tuple[StagePlan, ...]
    targets: tuple[Target, ...]

    def begin(self, table: Table) -> Flow:
        """All that can be guessed of a file."""
        seen = table.seen
        columns = Columns(**{role: seen.guessed(role) for role in ("case", "event", "time", "channel", "value")})
        return Flow(table, kind_guess(seen), self.map, columns, stages=self.stages)

    def with_names(self, flow: Flow, named: Named) -> Flow:
        """The events are known now; what was settled of them before stays."""
        names = tuple((name, n) for name, n in named.found.names)
        matching = replace(flow.matching, names=names, suggestions=named.suggestions if flow.map else {})
        return flow.with_(matching=matching)

    def other_target(self, flow: Flow) -> Flow:
        """The person wants the numbers elsewhere: what was matched there means nothing here."""
        return flow.with_(stages=self.stages if flow.map is not None else (), matching=Matching())


def onto_map(snapshot: Snapshot, map_id: MapId | None, organization: OrganizationId | None) -> Onto:
    """The shown map, or nothing yet."""
    if map_id is None:
        return Onto(organization, None, "", (), ())
    stages, targets = stages_of_map(snapshot, map_id), targets_of(snapshot, map_id)
    return Onto(organization, map_id, snapshot.map(map_id).title, stages, targets)
