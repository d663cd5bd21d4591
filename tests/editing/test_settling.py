"""Conflicts in words, and settled one by one or all at once: each a step that can be undone."""

import pytest

from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document
from journeydesigner.editing import cards, structure
from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.conflict_sides import told_conflicts
from journeydesigner.editing.conflicts import settle, settle_all, settle_joined
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.numbers import set_emotion
from journeydesigner.model.ids import CardId, LaneId, MapId, StepId


class Two:
    """Ann and Bob, each with a copy of one map: stages Booking and Staying, a lane, a card «Pay»."""

    def __init__(self) -> None:
        self.now = 1_790_000_000_000
        self.ann = new_document(document_id="doc-two", clock=Clock("ann", self._tick))
        organization = structure.add_organization(self.ann, "Hotel Post")
        self.map: MapId = structure.add_map(self.ann, organization, "A weekend")
        self.stages = [structure.add_stage(self.ann, self.map, title) for title in ("Booking", "Staying")]
        self.steps: list[StepId] = [self.ann.snapshot.steps_of(stage)[0].id for stage in self.stages]
        self.lane: LaneId = structure.add_lane(self.ann, self.map, "pain_points", "Pains")
        self.curve: LaneId = structure.add_lane(self.ann, self.map, "emotion", "Emotion")
        self.card: CardId = cards.add_card(self.ann, self.lane, self.steps[0], "Pay")
        self.bob = new_document(document_id="doc-two", clock=Clock("bob", self._tick))
        self.bob.merge(self.ann)
        self.ann.author, self.bob.author = "Ann", "Bob"

    def _tick(self) -> int:
        self.now += 1000
        return self.now

    def merged(self) -> Document:
        self.ann.merge(self.bob, "Merge")
        return self.ann


@pytest.fixture
def two() -> Two:
    return Two()


def test_a_conflict_says_what_it_is_about_and_what_either_side_says(two: Two) -> None:
    cards.set_text(two.ann, two.card, "Pay now")
    cards.set_text(two.bob, two.card, "Pay later")
    [told] = told_conflicts(two.merged())
    assert (told.about, told.field, told.where.words) == ("Pain point “Pay later”", "Text", "Pains, Booking")
    assert (told.kept.text, told.kept.author, told.lost.text, told.lost.author) == (
        "Pay later",
        "Bob",
        "Pay now",
        "Ann",
    )
    assert told.lost.when < told.kept.when
    assert told.is_joinable


def test_a_place_is_said_in_words(two: Two) -> None:
    cards.move_card(two.ann, two.card, two.lane, two.steps[1], 0)
    cards.to_inbox(two.bob, two.card)
    [told] = [told for told in told_conflicts(two.merged()) if told.field == "Place"]
    assert {told.kept.text, told.lost.text} == {"Pains, Staying", "In the inbox"}


def test_feelings_colours_and_choices_are_said_in_words(two: Two) -> None:
    for document, value, colour, severity in ((two.ann, -1.5, "teal", "high"), (two.bob, 1.0, "rose", "low")):
        set_emotion(document, two.curve, two.steps[0], value)
        set_card_fields(document, [two.card], "Set", colour=colour, severity=severity)
    said = {told.field: {told.kept.text, told.lost.text} for told in told_conflicts(two.merged())}
    assert said["Value"] == {"−1.5", "1"}
    assert said["Colour"] == {"Teal", "Rose"}
    assert said["Severity"] == {"High", "Low"}
    [colour] = [told for told in told_conflicts(two.ann) if told.field == "Colour"]
    assert {colour.kept.colour, colour.lost.colour} == {"teal", "rose"}


def test_where_a_stage_stands_is_said_by_what_stands_before_it(two: Two) -> None:
    third = structure.add_stage(two.ann, two.map, "Leaving")
    two.bob.merge(two.ann)
    structure.move_stage(two.ann, third, 0)
    structure.move_stage(two.bob, third, 1)
    [told] = told_conflicts(two.merged())
    assert (told.about, told.field) == ("Stage “Leaving”", "Place")
    assert {told.kept.text, told.lost.text} == {"First", "After “Booking”"}


def test_something_deleted_and_worked_on_is_one_conflict_that_offers_it_back(two: Two) -> None:
    cards.delete_cards(two.ann, [two.card])
    cards.set_text(two.bob, two.card, "Worked on")
    set_card_fields(two.bob, [two.card], "Set", owner="Desk")
    [told] = told_conflicts(two.merged())
    assert (told.kept.is_deletion, told.kept.author) == (True, "Ann")
    assert (told.lost.text, told.lost.author, told.field) == ("Worked on", "Bob", "")
    settle(two.ann, told.conflict, "lost")
    assert two.ann.conflicts == ()
    [card] = two.ann.snapshot.cards_in(two.lane)
    assert (card.text, card.owner) == ("Worked on", "Desk")
    two.ann.undo()
    assert [told.conflict.key.id for told in told_conflicts(two.ann)] == [two.card]
    settle(two.ann, told.conflict, "kept")
    assert two.ann.conflicts == () and two.card not in two.ann.snapshot.table("cards")


def test_the_stage_of_a_card_is_gone_so_the_card_offered_back_stays_in_the_inbox(two: Two) -> None:
    structure.delete(two.ann, "stages", two.stages[0])
    cards.set_text(two.bob, two.card, "Worked on")
    told = next(told for told in told_conflicts(two.merged()) if told.record == two.card)
    settle(two.ann, told.conflict, "lost")
    assert [card.text for card in two.ann.snapshot.inbox(two.map)] == ["Worked on"]


def test_both_texts_can_stand(two: Two) -> None:
    cards.set_text(two.ann, two.card, "Pay now")
    cards.set_text(two.bob, two.card, "Pay later")
    structure.rename(two.ann, "stages", two.stages[0], "Book")
    structure.rename(two.bob, "stages", two.stages[0], "Reserve")
    for told in told_conflicts(two.merged()):
        settle_joined(two.ann, told.conflict)
    assert two.ann.snapshot.card(two.card).text == "Pay later\nPay now"
    assert two.ann.snapshot.stage(two.stages[0]).title == "Reserve / Book"
    assert two.ann.conflicts == ()
    two.ann.undo()
    assert len(two.ann.conflicts) == 1
    two.bob.merge(two.ann)
    assert len(two.bob.conflicts) == 1


def test_what_is_no_text_cannot_be_joined(two: Two) -> None:
    for document, value in ((two.ann, -1.0), (two.bob, 1.0)):
        set_emotion(document, two.curve, two.steps[0], value)
    [told] = told_conflicts(two.merged())
    assert not told.is_joinable
    with pytest.raises(ValueError, match="cannot be joined"):
        settle_joined(two.ann, told.conflict)


@pytest.mark.parametrize(("whose", "texts"), [("mine", "Ann"), ("theirs", "Bob"), ("later", "Bob")])
def test_all_are_settled_in_one_step(two: Two, whose: str, texts: str) -> None:
    for document in (two.ann, two.bob):
        cards.set_text(document, two.card, document.author)
        structure.rename(document, "stages", two.stages[0], document.author)
        structure.rename(document, "maps", two.map, document.author)
    found = two.merged().conflicts
    before = dict(two.ann.snapshot.table("cards"))
    assert settle_all(two.ann, found, whose) == 3  # type: ignore[arg-type]
    snapshot = two.ann.snapshot
    assert {snapshot.card(two.card).text, snapshot.stage(two.stages[0]).title, snapshot.maps[0].title} == {texts}
    assert two.ann.conflicts == ()
    assert two.ann.undo_label == "Settle all conflicts"
    two.ann.undo()
    assert len(two.ann.conflicts) == 3
    assert dict(two.ann.snapshot.table("cards")) == before


def test_mine_is_what_stands_under_my_name_also_after_the_file_was_opened_anew(two: Two) -> None:
    cards.set_text(two.ann, two.card, "Ann's")
    cards.set_text(two.bob, two.card, "Bob's")
    again = new_document(document_id="doc-two", registers=two.merged().registers)
    again.author = "Ann"
    settle_all(again, again.conflicts, "mine")
    assert again.snapshot.card(two.card).text == "Ann's"


def test_mine_among_deletions_is_my_deletion_or_my_work(two: Two) -> None:
    cards.delete_cards(two.ann, [two.card])
    cards.set_text(two.bob, two.card, "Worked on")
    two.bob.merge(two.merged())
    settle_all(two.ann, two.ann.conflicts, "mine")
    assert two.card not in two.ann.snapshot.table("cards")
    settle_all(two.bob, two.bob.conflicts, "mine")
    assert two.bob.snapshot.card(two.card).place is not None
