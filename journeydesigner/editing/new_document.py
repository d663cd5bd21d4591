"""Where every document comes from: a living document that knows what the cards of each lane kind may hold."""

from collections.abc import Mapping

from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document
from journeydesigner.document.registers import Registers
from journeydesigner.document.schema import Schema
from journeydesigner.lanes.kinds import card_values


def new_document(
    *,
    document_id: str | None = None,
    clock: Clock | None = None,
    registers: Registers | None = None,
    assets: Mapping[str, bytes] | None = None,
) -> Document:
    """An empty document, or the one of ``registers`` and ``assets`` (by SHA-256) that a file held.

    Without ``document_id`` it is a document of its own; without ``clock`` it writes as a new, random peer.
    """
    return Document(journey_schema(), document_id=document_id, clock=clock, registers=registers, assets=assets)


def journey_schema() -> Schema:
    """What records must look like, the lane kinds' own card fields included."""
    return Schema(card_values=card_values())
