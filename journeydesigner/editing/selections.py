"""Verbs on several cards at once."""

from collections.abc import Iterable
from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.editing.cards import duplicate_card
from journeydesigner.model.ids import CardId
from journeydesigner.wording import _


def set_cards(document: Document, cards: Iterable[CardId], label: str, **fields: Any) -> None:
    """Write the same fields of several cards as one step. Raises InvalidRecordError where they do not suit one."""
    with document.change(label) as draft:
        for card in cards:
            draft.patch("cards", card, **fields)


def duplicate_cards(document: Document, cards: Iterable[CardId]) -> tuple[CardId, ...]:
    """A copy of each card right below it."""
    found = tuple(cards)
    with document.change(_("Duplicate card") if len(found) == 1 else _("Duplicate cards")):
        return tuple(duplicate_card(document, card) for card in found)
