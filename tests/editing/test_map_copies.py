"""A copy of a map, and the to-be twin."""

from journeydesigner import shipped
from journeydesigner.document.document import Document
from journeydesigner.editing import cards
from journeydesigner.editing.card_links import link_cards
from journeydesigner.editing.comments import add_comment
from journeydesigner.editing.free_notes import add_free_note
from journeydesigner.editing.map_copies import add_twin, duplicate_map
from journeydesigner.editing.merging import merge_cards, put_back
from journeydesigner.editing.saved_views import save_view
from journeydesigner.editing.voting import give_dot, start_round
from journeydesigner.files.journey_file import open_journey
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import CardFilter
from tests.editing.conftest import Board


def home_battery() -> tuple[Document, MapId]:
    document = open_journey(shipped.sample("home-battery.journey")).document
    return document, document.snapshot.maps[0].id


def shape(document: Document, map_id: MapId) -> list[object]:
    """What stands where, without ids."""
    snapshot = document.snapshot
    steps = [step.id for step in snapshot.steps_in(map_id)]
    cards = [
        (lane.kind, card.text, steps.index(card.place.first), steps.index(card.place.last))
        for lane in snapshot.lanes_of(map_id)
        for card in snapshot.cards_in(lane.id)
        if card.place
    ]
    emotions = [emotion for lane in snapshot.lanes_of(map_id) for emotion in snapshot.emotions_of(lane.id)]
    feelings = sorted((steps.index(emotion.step), emotion.value, emotion.quote) for emotion in emotions)
    return [[s.title for s in snapshot.stages_of(map_id)], cards, feelings, len(snapshot.inbox(map_id))]


def test_a_copy_looks_the_same_and_shares_no_record() -> None:
    document, original = home_battery()
    copy = duplicate_map(document, original)
    assert shape(document, copy) == shape(document, original)
    ours = {card.id for card in document.snapshot.cards_of(original)}
    assert not ours & {card.id for card in document.snapshot.cards_of(copy)}


def test_the_twin_knows_where_it_came_from() -> None:
    document, original = home_battery()
    made = add_twin(document, original)
    twin = document.snapshot.map(made)
    assert (twin.kind, twin.as_is, twin.status) == ("to-be", original, "draft")


def test_a_copy_takes_arrows_free_notes_and_views_along_but_not_what_was_said_or_voted(board: Board) -> None:
    document, lane = board.document, board.lanes[0]
    one, two = (cards.add_card(document, lane, step, "Card") for step in board.steps[:2])
    add_free_note(document, lane, board.steps[3], (7, 8), "Look")
    link_cards(document, one, two, "then")
    save_view(document, board.map, "Mine", CardFilter(lanes=(lane,)))
    add_comment(document, one, "So?", "Ann")
    give_dot(document, start_round(document, board.map, "Vote"), one)
    copy = duplicate_map(document, board.map)
    snapshot = document.snapshot
    (copied,) = [found.id for found in snapshot.lanes_of(copy) if found.kind == "actions"]
    first, second, note = snapshot.cards_in(copied)
    (link,) = snapshot.links_of(copy)
    assert (link.source, link.target, link.label) == (first.id, second.id, "then")
    assert note.place is not None
    assert note.place.offset == (7.0, 8.0)
    assert snapshot.saved_views_of(copy)[0].filter.lanes == (copied,)
    assert (snapshot.comments_of(copy), snapshot.vote_rounds_of(copy)) == ((), ())
    assert len(snapshot.links_of(board.map)) == 1


def test_what_went_into_a_copied_card_is_taken_out_of_it_as_a_card_of_the_copy(board: Board) -> None:
    document, lane = board.document, board.lanes[0]
    one, two = (cards.add_card(document, lane, board.steps[0], text) for text in ("One", "Two"))
    merge_cards(document, one, [two])
    copy = duplicate_map(document, board.map)
    (merged,) = document.snapshot.cards_of(copy)
    put_back(document, merged.id)
    assert sorted(card.text for card in document.snapshot.cards_of(copy)) == ["One", "Two"]
    assert [card.text for card in document.snapshot.cards_of(board.map)] == ["One\nTwo"]


def test_a_copy_is_one_undo_step() -> None:
    document, original = home_battery()
    before = len(document.snapshot.table("cards"))
    duplicate_map(document, original)
    document.undo()
    assert len(document.snapshot.maps) == 1
    assert len(document.snapshot.table("cards")) == before


def test_deleting_the_copy_leaves_the_original_whole() -> None:
    from journeydesigner.editing.structure import delete

    document, original = home_battery()
    before = shape(document, original)
    delete(document, "maps", duplicate_map(document, original))
    assert shape(document, original) == before
