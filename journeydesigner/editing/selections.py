"""Verbs on several cards at once."""

from collections.abc import Iterable
from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.model.ids import CardId


def set_cards(document: Document, cards: Iterable[CardId], label: str, **fields: Any) -> None:
    """Write the same fields of several cards as one step. Raises InvalidRecordError where they do not suit one."""
    with document.change(label) as draft:
        for card in cards:
            draft.patch("cards", card, **fields)
