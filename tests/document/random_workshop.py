"""What people do in a workshop, at random: the verbs on widths, free notes, links, comments, votes, views, pastes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random

from journeydesigner.document.document import Document
from journeydesigner.editing import (
    agenda,
    card_fields,
    card_links,
    cards,
    columns,
    comments,
    free_notes,
    locking,
    map_copies,
    merging,
    pasting,
    rows,
    saved_views,
    searching,
    voting,
)
from journeydesigner.model.ids import AgendaItemId, CardId, CardLinkId, CommentId, SavedViewId, StepId, VoteRoundId
from journeydesigner.model.records import CardFilter
from tests.document.random_choices import (
    KINDS,
    WORDS,
    any_card,
    any_lane,
    any_map,
    any_record,
    any_stage,
    any_step,
    one_of,
)

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
VOTERS = ("", "Ann", "Bob")


@dataclass(frozen=True)
class Line:
    text: str
    depth: int


def pull_column(document: Document, dice: Random) -> None:
    step = StepId(any_record(document, dice, "steps").id)
    columns.set_step_width(document, step, dice.choice((None, 100, 240.5, 9000)))


def pull_row(document: Document, dice: Random) -> None:
    rows.set_lane_height(document, any_lane(document, dice), dice.choice((None, 10, 240.5, 9000)))


def fold(document: Document, dice: Random) -> None:
    if dice.random() < 0.5:
        columns.collapse_stage(document, any_stage(document, dice), dice.random() < 0.5)
    else:
        rows.collapse_lane(document, any_lane(document, dice), dice.random() < 0.5)


def pull_border(document: Document, dice: Random) -> None:
    columns.take_over_step(document, any_stage(document, dice), 1 if dice.random() < 0.5 else -1)


def add_free_note(document: Document, dice: Random) -> None:
    lane = any_lane(document, dice)
    offset = (dice.uniform(-50, 50), dice.uniform(0, 90))
    free_notes.add_free_note(document, lane, any_step(document, dice, lane), offset, dice.choice(WORDS))


def float_card(document: Document, dice: Random) -> None:
    lane = any_lane(document, dice)
    free_notes.float_card(document, any_card(document, dice), lane, any_step(document, dice, lane), (5, 6))


def link(document: Document, dice: Random) -> None:
    card_links.link_cards(document, any_card(document, dice), any_card(document, dice), dice.choice(WORDS))


def unlink(document: Document, dice: Random) -> None:
    card_links.unlink(document, CardLinkId(any_record(document, dice, "card_links").id))


def comment(document: Document, dice: Random) -> None:
    anchor = any_record(document, dice, dice.choice(("maps", "stages", "steps", "lanes", "cards"))).id
    comments.add_comment(document, anchor, dice.choice(WORDS), "Ann", NOON)


def answer(document: Document, dice: Random) -> None:
    comments.reply(document, CommentId(any_record(document, dice, "comments").id), dice.choice(WORDS), "Bob", NOON)


def resolve(document: Document, dice: Random) -> None:
    comments.resolve(document, CommentId(any_record(document, dice, "comments").id))


def take_comment_back(document: Document, dice: Random) -> None:
    comments.delete_comment(document, CommentId(any_record(document, dice, "comments").id))


def start_vote(document: Document, dice: Random) -> None:
    map_id = any_map(document, dice)
    lanes = tuple(lane.id for lane in document.snapshot.lanes_of(map_id))[: dice.randrange(3)]
    voting.start_round(document, map_id, dice.choice(WORDS), dice.randrange(1, 4), lanes)


def vote(document: Document, dice: Random) -> None:
    vote_round = VoteRoundId(any_record(document, dice, "vote_rounds").id)
    found = [card.id for card in document.snapshot.cards_of(document.snapshot.vote_round(vote_round).map)]
    verb = voting.give_dot if dice.random() < 0.8 else voting.take_dot
    verb(document, vote_round, one_of(dice, found), dice.choice(VOTERS))


def end_vote(document: Document, dice: Random) -> None:
    vote_round = VoteRoundId(any_record(document, dice, "vote_rounds").id)
    verb = dice.choice(
        (voting.close_round, voting.reopen_round, voting.sort_by_dots, voting.discard_without_dots, voting.delete_round)
    )
    verb(document, vote_round)


def merge_cards(document: Document, dice: Random) -> None:
    into = document.snapshot.card(any_card(document, dice))
    others = [card.id for card in document.snapshot.cards_of(into.map)]
    merging.merge_cards(document, into.id, dice.sample(others, min(len(others), 2)))


def put_back(document: Document, dice: Random) -> None:
    found = [c for c in document.snapshot.table("cards").values() if getattr(c, "merged", ()) or c.came_from]  # type: ignore[attr-defined]
    merging.put_back(document, CardId(one_of(dice, sorted(found, key=lambda card: card.id)).id))


def plan(document: Document, dice: Random) -> None:
    if dice.random() < 0.5:
        agenda.add_item(document, any_map(document, dice), dice.choice(WORDS), 7.5, dice.randrange(3))
        return
    item = AgendaItemId(any_record(document, dice, "agenda").id)
    if dice.random() < 0.5:
        agenda.move_item(document, item, dice.randrange(3))
    else:
        agenda.delete_item(document, item)


def keep_view(document: Document, dice: Random) -> None:
    if dice.random() < 0.7:
        wanted = CardFilter(tags=("é",), lanes=(any_lane(document, dice),))
        saved_views.save_view(document, any_map(document, dice), dice.choice(WORDS), wanted)
    else:
        saved_views.delete_view(document, SavedViewId(any_record(document, dice, "saved_views").id))


def lock(document: Document, dice: Random) -> None:
    """Locks are rare, and do not last long: they forbid what else is tried."""
    verb = locking.lock_map if dice.random() < 0.3 else locking.unlock_map
    verb(document, any_map(document, dice))


def change_kind(document: Document, dice: Random) -> None:
    card_fields.change_kind(document, [any_card(document, dice), any_card(document, dice)], dice.choice(KINDS))


def paste_grid(document: Document, dice: Random) -> None:
    lane = any_lane(document, dice)
    texts = (*WORDS, "2", "-1,5", "NPS 40", "")
    held = [[dice.choice(texts) for _column in range(dice.randrange(1, 4))] for _row in range(dice.randrange(1, 4))]
    pasting.paste_grid(document, lane, any_step(document, dice, lane), held, today=date(2026, 10, 1))


def paste_lines(document: Document, dice: Random) -> None:
    lane = any_lane(document, dice)
    lines = [dice.choice(WORDS) for _line in range(4)]
    pasting.paste_lines(document, lane, any_step(document, dice, lane), dice.choice((None, 0, 1)), lines)


def paste_outline(document: Document, dice: Random) -> None:
    lines = [Line(dice.choice((*WORDS, "Pain points: queue")), dice.randrange(3)) for _line in range(5)]
    pasting.paste_outline(document, any_map(document, dice), lines)


def copy_map(document: Document, dice: Random) -> None:
    if len(document.snapshot.maps) < 4:
        verb = map_copies.add_twin if dice.random() < 0.5 else map_copies.duplicate_map
        verb(document, any_map(document, dice))


def move_to_another_map(document: Document, dice: Random) -> None:
    lane = any_lane(document, dice)
    several = [any_card(document, dice), any_card(document, dice)]
    cards.move_cards(document, dict.fromkeys(several), lane, any_step(document, dice, lane))


def replace(document: Document, dice: Random) -> None:
    searching.replace(
        document, searching.find(document.snapshot, dice.choice(("wait", "long", "本"))), dice.choice(WORDS)
    )


VERBS = (
    pull_column, pull_row, fold, pull_border, add_free_note, float_card, link, unlink, comment, answer, resolve,
    take_comment_back, start_vote, vote, end_vote, merge_cards, put_back, plan, keep_view, lock, change_kind,
    paste_grid, paste_lines, paste_outline, copy_map, move_to_another_map, replace,
)  # fmt: skip
