"""What a list of what is to be done has to tell before it is handed over: what nobody has, or not by any day."""

from collections.abc import Iterator, Sequence

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.action_sheet import actions_of
from journeydesigner.exporters.common.findings import Finding, Gravity
from journeydesigner.exporters.common.page_findings import short
from journeydesigner.exporters.registry import ExportRequest
from journeydesigner.layout.action_words import nothing_to_do, what_text
from journeydesigner.model.ids import MapId
from journeydesigner.wording import _


def maps_of(request: ExportRequest) -> tuple[MapId, ...]:
    """The maps whose actions are asked for: those named, else the one."""
    return request.maps or (request.map_id,)


def of_actions(snapshot: Snapshot, maps: Sequence[MapId]) -> Iterator[Finding]:
    """What is done needs neither owner nor day any more."""
    actions = actions_of(snapshot, maps)
    if not actions:
        yield Finding(Gravity.NOTE, nothing_to_do(), maps[0])
    for action in actions:
        has_owner, has_day = bool(action.owner.strip()), action.due is not None
        if action.progress == "done" or (has_owner and has_day):
            continue
        if not has_owner and not has_day:
            said = _("“{text}” has neither an owner nor a due day.")
        elif not has_owner:
            said = _("“{text}” has no owner.")
        else:
            said = _("“{text}” has no due day.")
        yield Finding(Gravity.NOTE, said.format(text=short(what_text(action))), action.card.id)
