"""Verbs on saved views: filters of a map under a name."""

from journeydesigner.document.document import Document
from journeydesigner.editing.names import called
from journeydesigner.editing.order import key_at
from journeydesigner.model.ids import MapId, SavedViewId, new_id
from journeydesigner.model.records import CardFilter, SavedView
from journeydesigner.wording import _


def save_view(document: Document, map_id: MapId, name: str, wanted: CardFilter) -> SavedViewId:
    """Keep a filter under a name; a view of the map that is called so already shows this from now on."""
    with document.change(_("Save view")) as draft:
        views = draft.snapshot.saved_views_of(map_id)
        known = called(views, name)
        if known is not None:
            draft.patch("saved_views", known.id, name=name, filter=wanted)
            return known.id
        record = SavedViewId(new_id("view"))
        draft.put(SavedView(id=record, map=map_id, name=name, filter=wanted, order=key_at(views, None)))
        return record


def delete_view(document: Document, view: SavedViewId) -> None:
    with document.change(_("Delete view")) as draft:
        draft.delete("saved_views", view)
