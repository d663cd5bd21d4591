"""Verbs that make one card of several, and take back what a vote or a merge did to a card."""

from collections.abc import Iterable, Sequence
from typing import Any

from journeydesigner.document.changes import DELETED
from journeydesigner.document.document import Document, Draft
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.card_links import links_at
from journeydesigner.editing.comments import threads_at
from journeydesigner.model.ids import CardId, card_link_id, new_id, vote_id
from journeydesigner.model.records import Card, CardLink, MergedCard, Place, Vote
from journeydesigner.wording import _


def merge_cards(document: Document, into: CardId, cards: Iterable[CardId]) -> None:
    """Make ``cards`` part of one card: it says what they said (the same only once), and knows each one's text and
    place (``merged``), so that they can be put back.

    Their tags, web links, personas, dots, arrows and comments go over to it.
    """
    with document.change(_("Merge cards")) as draft:
        snapshot = draft.snapshot
        target = snapshot.card(into)
        sources = [snapshot.card(card) for card in dict.fromkeys(cards) if card != into]
        if not sources:
            return
        everyone = [target, *sources]
        changes: dict[str, Any] = {
            name: tuple(sorted({element for card in everyone for element in getattr(card, name)}))
            for name in ("tags", "links", "personas")
        }
        if any(not card.personas for card in everyone):  # it concerns everybody
            changes["personas"] = ()
        changes["is_moment_of_truth"] = any(card.is_moment_of_truth for card in everyone)
        changes["text"] = joined([card.text for card in everyone])
        entries = (MergedCard(card=card.id, text=card.text, place=card.place) for card in sources)
        draft.patch("cards", into, merged=(*target.merged, *entries), **changes)
        for card in sources:
            _hand_over(draft, card, target)
        by = new_id("deletion")
        for card in sources:
            draft.delete("cards", card.id, by)


def joined(texts: Sequence[str]) -> str:
    """Texts under each other, each once, however it is capitalised."""
    said: dict[str, str] = {}
    for text in texts:
        if text.strip():
            said.setdefault(" ".join(text.split()).casefold(), text.strip())
    return "\n".join(said.values())


def put_back(document: Document, card: CardId) -> tuple[CardId, ...]:
    """Put a discarded card back to where it stood, or what was merged into a card back beside it. The cards that are
    on the map again. Where the place is gone, a card lies in the inbox.

    Of a merged card's text the lines go that came with the others and nobody has changed; tags, dots, arrows and
    comments stay with it. Raises ValueError for a card of which nothing is to be put back.
    """
    found = document.snapshot.card(card)
    if found.came_from is not None:
        return _put_discarded_back(document, found)
    if found.merged:
        return _take_apart(document, found)
    raise ValueError(_("This card is where it was."))


def _put_discarded_back(document: Document, card: Card) -> tuple[CardId, ...]:
    with document.change(_("Put back")) as draft:
        place = _still(draft.snapshot, card, card.came_from)
        if place is None:
            raise ValueError(_("The place where this card stood is gone; drag it to another."))
        draft.patch("cards", card.id, place=place, came_from=None)
    return (card.id,)


def _take_apart(document: Document, card: Card) -> tuple[CardId, ...]:
    with document.change(_("Take cards apart")) as draft:
        snapshot = draft.snapshot
        entries = [entry for entry in card.merged if entry.card not in snapshot.table("cards")]
        for entry in entries:
            _revive(draft, card, entry)
        draft.patch("cards", card.id, merged=(), text=_without(card.text, [entry.text for entry in card.merged]))
    return tuple(entry.card for entry in entries)


def _revive(draft: Draft, card: Card, entry: MergedCard) -> None:
    """The merged card as it was; of one that this file never held (the card was copied), what is kept of it."""
    if entry.card in draft.snapshot.index.known.get("cards", {}):
        draft.write("cards", entry.card, {DELETED: None})
        draft.patch("cards", entry.card, map=card.map, place=_still(draft.snapshot, card, entry.place))
    else:
        place = _still(draft.snapshot, card, entry.place)
        draft.put(Card(id=entry.card, map=card.map, text=entry.text, place=place))


def _still(snapshot: Snapshot, card: Card, place: Place | None) -> Place | None:
    """``place``, if its lane and steps are on the card's map yet."""
    if place is None:
        return None
    lanes = {lane.id for lane in snapshot.lanes_of(card.map)}
    steps = {step.id for step in snapshot.steps_in(card.map)}
    return place if place.lane in lanes and {place.first, place.last} <= steps else None


def _without(text: str, gone: Sequence[str]) -> str:
    """``text`` without the lines that came by a merge. Nothing goes where that would leave nothing."""
    lines = text.split("\n")
    for part in gone:
        block = part.strip().split("\n")
        for start in range(len(lines) - len(block), -1, -1):
            if lines[start : start + len(block)] == block and len(block) < len(lines):
                del lines[start : start + len(block)]
                break
    return "\n".join(lines)


def _hand_over(draft: Draft, card: Card, target: Card) -> None:
    snapshot = draft.snapshot
    for link in links_at(snapshot, card.id):
        source = target.id if link.source == card.id else link.source
        end = target.id if link.target == card.id else link.target
        record = card_link_id(source, end)
        draft.delete("card_links", link.id)
        if source != end and record not in snapshot.table("card_links"):
            draft.put(CardLink(id=record, map=target.map, source=source, target=end, label=link.label))
    for thread in threads_at(snapshot, card.map, card.id):
        for comment in thread:
            draft.patch("comments", comment.id, anchor=target.id)
    for vote_round in snapshot.vote_rounds_of(card.map):
        for vote in snapshot.votes_of(vote_round.id):
            if vote.card == card.id and vote.dots:
                _add_dots(draft, vote, target.id)


def _add_dots(draft: Draft, vote: Vote, target: CardId) -> None:
    record = vote_id(vote.round, target, vote.voter)
    now = draft.snapshot.table("votes").get(record)
    dots = min(vote.dots + (now.dots if isinstance(now, Vote) else 0), 99)
    draft.put(Vote(id=record, round=vote.round, card=target, voter=vote.voter, dots=dots))
    draft.patch("votes", vote.id, dots=0)
