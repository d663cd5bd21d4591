"""Where the palette's entries come from: the registry of actions, the maps and personas of the file, and what stands
on the maps."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from journeydesigner.editing.searching import Match, find, folded
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import MapId, RecordId
from journeydesigner.model.records import Card, Lane
from journeydesigner.ui.actions import Actions
from journeydesigner.ui.palette.entry import Entry
from journeydesigner.ui.session import Session
from journeydesigner.ui.where import where_text
from journeydesigner.wording import _

_MOST_PLACES = 60
_ICONS = {
    "cards": "inbox", "stages": "columns-3", "steps": "columns-2", "emotions": "smile", "comments": "message-circle",
    "metrics": "trending-up",
}  # fmt: skip


@dataclass(frozen=True)
class Sources:
    """``go`` shows a record, on whatever map it is."""

    session: Session
    actions: Actions
    go: Callable[[RecordId, MapId | None], object]

    def commands(self) -> list[Entry]:
        """What can be done now."""
        self.actions.refresh()
        return [
            Entry(
                f"command {action.id}",
                _("Commands"),
                _plain(action.text()),
                partial(self.actions.trigger, action.id),
                " › ".join(map(_plain, self.actions.menus.get(action.id, ()))),
                icon=action.icon,
                shortcut=self.actions.key_of(action.id) if _has_key(action.keys) else "",
                also=f"{action.id} {action.also}",
            )
            for action in self.actions
            if action.handler is not None and self.actions.qaction(action.id).isEnabled()
        ]

    def maps(self) -> Iterator[Entry]:
        """The maps of the file, and who they are told of."""
        snapshot = self.session.snapshot
        for organization in snapshot.organizations:
            for journey in snapshot.maps_of(organization.id):
                act = partial(self.go, journey.id, journey.id)
                icon = "sparkles" if journey.kind == "to-be" else "map"
                yield Entry(f"go {journey.id}", _("Maps"), journey.title, act, organization.name, icon)
        for organization in snapshot.organizations:
            for persona in snapshot.personas_of(organization.id):
                act = partial(self.go, persona.id, None)
                yield Entry(f"go {persona.id}", _("Personas"), persona.name, act, persona.role, "user")

    def places(self, query: str) -> Iterable[Entry]:
        """What stands on the maps and answers ``query``, this map's first."""
        shown = self.session.map_id
        found = [match for match in find(self.session.snapshot, query) if match.table not in ("maps", "personas")]
        found.sort(key=lambda match: (match.map is None, match.map != shown))
        return [self._place(match) for match in found[:_MOST_PLACES]]

    def _place(self, match: Match) -> Entry:
        is_here = match.map == self.session.map_id
        group = _("On this map") if is_here else _("On other maps")
        if match.map is None:
            group = _("Metrics")
        act = partial(self.go, match.record, match.map)
        detail = where_text(self.session.snapshot, match.table, match.record, with_map=not is_here)
        return Entry(f"go {match.record}", group, match.text, act, detail, self._icon(match))

    def _icon(self, match: Match) -> str:
        """A card wears the icon of its lane."""
        snapshot = self.session.snapshot
        record = snapshot.table(match.table)[match.record]
        if isinstance(record, Card) and record.place is not None:
            record = snapshot.lane(record.place.lane)
        if isinstance(record, Lane):
            return record.icon or kind(record.kind).icon
        return _ICONS.get(match.table, "search")


def called_as_kinds(commands: Iterable[Entry], places: Iterable[Entry]) -> list[Entry]:
    """The places on this map that are called as a lane that could be put in: who types that wants to go there."""
    kinds = {folded(entry.text) for entry in commands if entry.key.startswith("command insert lane ")}
    return [place for place in places if place.group == _("On this map") and folded(place.text) in kinds]


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def _has_key(keys: tuple[str, ...]) -> bool:
    return bool(keys) and not keys[0].startswith("~")
