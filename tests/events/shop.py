"""The map that logs are counted onto in tests."""

from journeydesigner.document.document import Document
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_map, add_organization, add_stage
from journeydesigner.model.ids import MapId

EXAMPLE = ("Discover", "Evaluate", "Cart", "Checkout", "Pay")
"""The stages of the example log."""


def shop_map(*stages: str) -> tuple[Document, MapId]:
    """A document with one map, which has these stages and nothing else."""
    document = new_document()
    map_id = add_map(document, add_organization(document, "Shop"), "Buying")
    for title in stages:
        add_stage(document, map_id, title)
    return document, map_id
