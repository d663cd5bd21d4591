"""Verbs on the sets that a card has: tags, and links to other cards or addresses.

Each element is a register of its own: what two people add apart from each other is both there afterwards.
"""

from journeydesigner.document.document import Document
from journeydesigner.model.clean_text import clean
from journeydesigner.model.ids import CardId
from journeydesigner.wording import _


def add_tag(document: Document, card: CardId, tag: str) -> None:
    """Give a card a tag; blanks around it are no part of it. Raises ValueError for an empty one."""
    with document.change(_("Add tag")):
        _add(document, card, "tags", tag)


def remove_tag(document: Document, card: CardId, tag: str) -> None:
    with document.change(_("Remove tag")):
        _remove(document, card, "tags", tag)


def rename_tag(document: Document, old: str, new: str) -> int:
    """Give every card that has one tag another instead; of how many that was."""
    with document.change(_("Rename tag")) as draft:
        cards = [
            CardId(card) for card in draft.snapshot.table("cards") if old in draft.snapshot.card(CardId(card)).tags
        ]
        for card in cards:
            _remove(document, card, "tags", old)
            _add(document, card, "tags", new)
    return len(cards)


def add_link(document: Document, card: CardId, target: str) -> None:
    """Link a card to another (by its id) or to an address. Raises ValueError for an empty one."""
    with document.change(_("Add link")):
        _add(document, card, "links", target)


def remove_link(document: Document, card: CardId, target: str) -> None:
    with document.change(_("Remove link")):
        _remove(document, card, "links", target)


def _add(document: Document, card: CardId, field: str, element: str) -> None:
    element = clean(element).text.strip()
    if not element:
        raise ValueError(_("There is nothing to add."))
    with document.change("") as draft:
        present: tuple[str, ...] = getattr(draft.snapshot.card(card), field)
        draft.patch("cards", card, **{field: (*present, element)})


def _remove(document: Document, card: CardId, field: str, element: str) -> None:
    with document.change("") as draft:
        present: tuple[str, ...] = getattr(draft.snapshot.card(card), field)
        draft.patch("cards", card, **{field: tuple(other for other in present if other != element)})
