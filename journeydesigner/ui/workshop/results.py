"""What came of a vote: cards by their dots, and where each stands. Knows no Qt."""

from dataclasses import dataclass

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.voting import tally, voted_lanes
from journeydesigner.model.ids import CardId, MapId, VoteRoundId
from journeydesigner.model.records import Card
from journeydesigner.ui.where import place_text


@dataclass(frozen=True)
class Ranked:
    """A card in a vote's result. ``rank`` is shared by equals; ``before`` its dots in the round it is compared with."""

    card: CardId
    rank: int
    dots: int
    text: str
    where: str
    before: int | None = None


def ranking(snapshot: Snapshot, vote_round: VoteRoundId, other: VoteRoundId | None = None) -> tuple[Ranked, ...]:
    """The cards with dots, the most first. With ``other`` also those that had some only there, last."""
    dots = tally(snapshot, vote_round)
    before = tally(snapshot, other) if other else {}
    found: list[Ranked] = []
    rank, last = 0, -1
    for place, (card, count) in enumerate(dots.items(), start=1):
        if count != last:
            rank, last = place, count
        found.append(_ranked(snapshot, card, rank, count, before.get(card, 0) if other else None))
    for card, count in before.items():
        if card not in dots:
            found.append(_ranked(snapshot, card, len(dots) + 1, 0, count))
    return tuple(found)


def without_dots(snapshot: Snapshot, vote_round: VoteRoundId) -> tuple[CardId, ...]:
    """The cards that were up for the vote and got none; free notes stay out of it."""
    dots = tally(snapshot, vote_round)
    cards = (card for lane in voted_lanes(snapshot, vote_round) for card in snapshot.cards_in(lane))
    return tuple(card.id for card in cards if not dots.get(card.id) and card.place and not card.place.is_free)


def discarded(snapshot: Snapshot, map_id: MapId) -> tuple[Card, ...]:
    """The cards of the inbox that stood on the map before."""
    return tuple(card for card in snapshot.inbox(map_id) if card.came_from is not None)


def _ranked(snapshot: Snapshot, card: CardId, rank: int, dots: int, before: int | None) -> Ranked:
    found = snapshot.card(card)
    place = found.place or found.came_from
    text = " ".join(found.text.split())
    return Ranked(card, rank, dots, text, place_text(snapshot, place) if place else "", before)
