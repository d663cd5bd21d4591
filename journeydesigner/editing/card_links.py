"""Verbs on links: arrows from card to card of one map."""

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import CardId, CardLinkId, card_link_id
from journeydesigner.model.records import CardLink
from journeydesigner.wording import _


def links_at(snapshot: Snapshot, card: CardId) -> tuple[CardLink, ...]:
    """The arrows that begin or end at a card."""
    return tuple(link for link in snapshot.links_of(snapshot.card(card).map) if card in (link.source, link.target))


def link_cards(document: Document, source: CardId, target: CardId, label: str = "") -> CardLinkId:
    """Draw an arrow from a card to another; where there is one already it stays, and takes a label that is given.

    Raises ValueError for a card and itself, and for cards of two maps.
    """
    record = card_link_id(source, target)
    with document.change(_("Link cards")) as draft:
        snapshot = draft.snapshot
        if source == target:
            raise ValueError(_("A card cannot be linked with itself."))
        map_id = snapshot.card(source).map
        if snapshot.card(target).map != map_id:
            raise ValueError(_("Cards of two maps cannot be linked."))
        if record not in snapshot.table("card_links"):
            draft.put(CardLink(id=record, map=map_id, source=source, target=target, label=label))
        elif label:
            draft.patch("card_links", record, label=label)
    return record


def unlink(document: Document, link: CardLinkId) -> None:
    with document.change(_("Remove link")) as draft:
        draft.delete("card_links", link)


def relabel(document: Document, link: CardLinkId, label: str) -> None:
    with document.change(_("Label link")) as draft:
        draft.patch("card_links", link, label=label)
