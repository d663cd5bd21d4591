"""Verbs on dot voting: rounds, dots, and what is done with the result.

A voter is any name; the empty one is the room as a whole. Nobody has more dots in a round than its budget.
"""

from collections import Counter
from collections.abc import Mapping

from journeydesigner.document.document import Document, Draft
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.cards import lay_into_inbox
from journeydesigner.editing.order import key_at
from journeydesigner.model import order_keys
from journeydesigner.model.ids import CardId, LaneId, MapId, VoteRoundId, new_id, vote_id
from journeydesigner.model.records import Card, Vote, VoteRound
from journeydesigner.wording import _

ROOM = ""
"""The voter who is everybody."""


class VotingError(ValueError):
    """A dot that cannot be given: the round is closed, the budget spent, or the card not up for the vote."""


def start_round(
    document: Document, map_id: MapId, title: str, budget: int = 3, lanes: tuple[LaneId, ...] = ()
) -> VoteRoundId:
    """Open a round in which each voter has ``budget`` dots (1 to 99) for the cards of ``lanes`` (none: of all)."""
    record = VoteRoundId(new_id("round"))
    with document.change(_("Start vote")) as draft:
        order = key_at(draft.snapshot.vote_rounds_of(map_id), None)
        held = min(max(budget, 1), 99)
        draft.put(VoteRound(id=record, map=map_id, title=title, budget=held, lanes=lanes, order=order))
    return record


def close_round(document: Document, vote_round: VoteRoundId) -> None:
    """Freeze a round: its dots stay as they are."""
    with document.change(_("Close vote")) as draft:
        draft.patch("vote_rounds", vote_round, is_open=False)


def reopen_round(document: Document, vote_round: VoteRoundId) -> None:
    with document.change(_("Reopen vote")) as draft:
        draft.patch("vote_rounds", vote_round, is_open=True)


def delete_round(document: Document, vote_round: VoteRoundId) -> None:
    """Take a round out, and its dots with it."""
    with document.change(_("Delete vote")) as draft:
        draft.delete("vote_rounds", vote_round)


def give_dot(document: Document, vote_round: VoteRoundId, card: CardId, voter: str = ROOM) -> int:
    """Give a card one more of the voter's dots; how many they have given it. Raises VotingError."""
    record = vote_id(vote_round, card, voter)
    with document.change(_("Give dot")) as draft:
        snapshot = draft.snapshot
        _check_open(snapshot, vote_round)
        if not is_up_for_vote(snapshot, vote_round, snapshot.card(card)):
            raise VotingError(_("This card is not up for the vote."))
        if dots_left(snapshot, vote_round, voter) < 1:
            raise VotingError(_("All dots are given; take one back first."))
        dots = _dots(snapshot, vote_round, card, voter) + 1
        draft.put(Vote(id=record, round=vote_round, card=card, voter=voter, dots=dots))
    return dots


def take_dot(document: Document, vote_round: VoteRoundId, card: CardId, voter: str = ROOM) -> int:
    """Take one of the voter's dots back from a card; how many are left there. None there: nothing happens.

    Raises VotingError in a closed round.
    """
    record = vote_id(vote_round, card, voter)
    with document.change(_("Take dot back")) as draft:
        _check_open(draft.snapshot, vote_round)
        dots = _dots(draft.snapshot, vote_round, card, voter)
        if dots:
            draft.patch("votes", record, dots=dots - 1)
    return max(dots - 1, 0)


def dots_left(snapshot: Snapshot, vote_round: VoteRoundId, voter: str = ROOM) -> int:
    """How many dots the voter may still give."""
    given = sum(vote.dots for vote in snapshot.votes_of(vote_round) if vote.voter == voter)
    return max(snapshot.vote_round(vote_round).budget - given, 0)


def is_up_for_vote(snapshot: Snapshot, vote_round: VoteRoundId, card: Card) -> bool:
    """Whether dots may be given to a card: one of the round's map and, where it names lanes, in one of these."""
    found = snapshot.vote_round(vote_round)
    if card.map != found.map:
        return False
    return not found.lanes or (card.place is not None and card.place.lane in found.lanes)


def tally(snapshot: Snapshot, vote_round: VoteRoundId) -> Mapping[CardId, int]:
    """The dots of the cards that have some, the most first; of equals, the one that stands further up first.

    Where copies of a map were merged in which one voter had voted twice, no more dots of theirs count than the budget.
    """
    budget = snapshot.vote_round(vote_round).budget
    spent: Counter[str] = Counter()
    sums: Counter[CardId] = Counter()
    for vote in snapshot.votes_of(vote_round):
        counted = min(vote.dots, budget - spent[vote.voter])
        spent[vote.voter] += counted
        sums[vote.card] += counted
    ranked = sorted(sums, key=lambda card: (-sums[card], snapshot.card(card).sort_key))
    return {card: sums[card] for card in ranked if sums[card]}


def voted_lanes(snapshot: Snapshot, vote_round: VoteRoundId) -> tuple[LaneId, ...]:
    """The lanes that a round was about: those it names, else those in which a card has a dot."""
    found = snapshot.vote_round(vote_round)
    places = (snapshot.card(card).place for card in tally(snapshot, vote_round))
    named = found.lanes or {place.lane for place in places if place}
    return tuple(lane.id for lane in snapshot.lanes_of(found.map) if lane.id in named)


def sort_by_dots(document: Document, vote_round: VoteRoundId) -> None:
    """In each cell of the voted lanes, the cards with the most dots first; equals keep their order."""
    with document.change(_("Sort by dots")) as draft:
        snapshot = draft.snapshot
        dots = tally(snapshot, vote_round)
        for lane in voted_lanes(snapshot, vote_round):
            for step in snapshot.steps_in(snapshot.lane(lane).map):
                cell = [card for card in snapshot.cards_at(lane, step.id) if card.place and not card.place.is_free]
                _arrange(draft, cell, sorted(cell, key=lambda card: -dots.get(card.id, 0)))


def discard_without_dots(document: Document, vote_round: VoteRoundId) -> tuple[CardId, ...]:
    """Lay the cards of the voted lanes that got no dot into the inbox; each knows where it stood (``came_from``), to be
    put back there. Free notes stay. The cards that went."""
    with document.change(_("Discard cards without dots")) as draft:
        snapshot = draft.snapshot
        dots = tally(snapshot, vote_round)
        gone = [
            card
            for lane in voted_lanes(snapshot, vote_round)
            for card in snapshot.cards_in(lane)
            if card.id not in dots and card.place and not card.place.is_free
        ]
        lay_into_inbox(draft, gone, keep_place=True)
    return tuple(card.id for card in gone)


def _dots(snapshot: Snapshot, vote_round: VoteRoundId, card: CardId, voter: str) -> int:
    found = snapshot.table("votes").get(vote_id(vote_round, card, voter))
    return found.dots if isinstance(found, Vote) else 0


def _check_open(snapshot: Snapshot, vote_round: VoteRoundId) -> None:
    if not snapshot.vote_round(vote_round).is_open:
        raise VotingError(_("The vote is closed; reopen it to give or take dots."))


def _arrange(draft: Draft, cell: list[Card], wanted: list[Card]) -> None:
    """Give the cards of a cell the order wanted, by the keys that they have among them."""
    if cell == wanted:
        return
    keys = [card.place.order for card in cell if card.place]
    if len(set(keys)) < len(keys):
        keys = order_keys.spread(len(keys), keys[0])
    for card, key in zip(wanted, keys, strict=True):
        if card.place and card.place.order != key:
            draft.patch("cards", card.id, place=card.place.model_copy(update={"order": key}))
