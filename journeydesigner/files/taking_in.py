"""The maps of another journey put beside those of a document: copies under ids of their own, as one step to undo."""

from collections.abc import Sequence
from typing import cast

from journeydesigner.document.document import Document
from journeydesigner.files.fresh_copies import copy_of
from journeydesigner.files.kept_states import contents_in
from journeydesigner.model import order_keys
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import TABLES, Organization, Record
from journeydesigner.wording import n_


def take_in(document: Document, other: Document) -> tuple[MapId, ...]:
    """Add all organisations of ``other`` behind those of ``document``, with their maps and all that belongs to them.
    The new maps, in order."""
    copied = copy_of(other).snapshot
    last = max((found.order for found in document.snapshot.organizations), default=None)
    orders = dict(
        zip(
            (found.id for found in copied.organizations),
            order_keys.spread(len(copied.organizations), last),
            strict=True,
        )
    )
    states = contents_in(other.registers.tables)
    for name, content in other.assets.items():
        if name not in states:
            document.assets.setdefault(name, content)
    with document.change(n_("Add map", "Add maps", len(copied.maps))) as draft:
        for table in TABLES:
            for record in cast("Sequence[Record]", tuple(copied.table(table).values())):
                if isinstance(record, Organization):
                    record = record.model_copy(update={"order": orders[record.id]})
                draft.put(record)
    return tuple(found.id for found in copied.maps)
