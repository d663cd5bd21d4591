"""Verbs on the agenda of a workshop about a map: its items, and how many minutes each may take."""

from journeydesigner.document.document import Document
from journeydesigner.editing.order import key_at
from journeydesigner.model.ids import AgendaItemId, MapId, new_id
from journeydesigner.model.records import AgendaItem
from journeydesigner.wording import _


def add_item(
    document: Document, map_id: MapId, title: str, minutes: float = 10.0, index: int | None = None
) -> AgendaItemId:
    """A new item as the ``index``-th of the map's agenda (None: the last)."""
    record = AgendaItemId(new_id("agenda"))
    with document.change(_("Add agenda item")) as draft:
        order = key_at(draft.snapshot.agenda_of(map_id), index)
        draft.put(AgendaItem(id=record, map=map_id, title=title, minutes=float(minutes), order=order))
    return record


def set_item(document: Document, item: AgendaItemId, title: str | None = None, minutes: float | None = None) -> None:
    """Write an item's title, its minutes, or both; what is None stays."""
    said = {"title": title, "minutes": None if minutes is None else float(minutes)}
    with document.change(_("Edit agenda item")) as draft:
        draft.patch("agenda", item, **{name: value for name, value in said.items() if value is not None})


def move_item(document: Document, item: AgendaItemId, index: int) -> None:
    """Make the item the ``index``-th of its agenda, counted without itself."""
    with document.change(_("Move agenda item")) as draft:
        found = draft.snapshot.agenda_item(item)
        others = [other for other in draft.snapshot.agenda_of(found.map) if other.id != item]
        draft.patch("agenda", item, order=key_at(others, index))


def delete_item(document: Document, item: AgendaItemId) -> None:
    with document.change(_("Delete agenda item")) as draft:
        draft.delete("agenda", item)
