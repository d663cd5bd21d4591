"""As-is beside to-be: what was added, removed, changed and moved."""

import pytest

from journeydesigner.editing import cards, numbers, structure
from journeydesigner.editing.comparing import Differences, differences
from journeydesigner.editing.map_copies import add_twin, duplicate_map
from journeydesigner.model.ids import CardId, MapId, StageId, StepId
from tests.editing.conftest import Board


class Pair:
    """A map and its to-be twin, by the names of what is on the as-is map."""

    def __init__(self, board: Board) -> None:
        self.document, self.as_is = board.document, board.map
        lane = board.lanes[0]
        for text, step in (("Call", 0), ("Wait", 0), ("Pay", 2)):
            cards.add_card(board.document, lane, board.steps[step], text)
        numbers.set_emotion(board.document, board.lane("emotion"), board.steps[0], -1)
        self.to_be: MapId = add_twin(board.document, board.map)

    def card(self, text: str) -> CardId:
        return next(card.id for card in self.document.snapshot.cards_of(self.to_be) if card.text == text)

    @property
    def stages(self) -> list[StageId]:
        return [stage.id for stage in self.document.snapshot.stages_of(self.to_be)]

    @property
    def steps(self) -> list[StepId]:
        return [step.id for step in self.document.snapshot.steps_in(self.to_be)]

    def lane(self, kind: str) -> "str":
        return next(lane.id for lane in self.document.snapshot.lanes_of(self.to_be) if lane.kind == kind)

    def differences(self) -> Differences:
        return differences(self.document.snapshot, self.as_is, self.to_be)


@pytest.fixture
def pair(board: Board) -> Pair:
    return Pair(board)


def test_a_fresh_twin_differs_in_nothing(pair: Pair) -> None:
    assert not pair.differences()
    assert len(pair.differences().twins) == 3 + 4 + 4 + 3 + 1


def test_every_record_of_a_twin_knows_its_original(pair: Pair) -> None:
    snapshot = pair.document.snapshot
    originals = {card.text: card.id for card in snapshot.cards_of(pair.as_is)}
    assert snapshot.card(pair.card("Call")).twin_of == originals["Call"]
    assert [snapshot.step(step).twin_of for step in pair.steps] == [s.id for s in snapshot.steps_in(pair.as_is)]


def test_cards_are_added_removed_changed_and_moved(pair: Pair) -> None:
    document, snapshot = pair.document, pair.document.snapshot
    removed = next(card.id for card in snapshot.cards_of(pair.as_is) if card.text == "Pay")
    call, wait = pair.card("Call"), pair.card("Wait")
    lane = document.snapshot.card(call).place
    assert lane is not None
    new = cards.add_card(document, lane.lane, pair.steps[1], "Chat")
    copy = cards.duplicate_card(document, call)
    cards.delete_cards(document, [pair.card("Pay")])
    cards.set_text(document, call, "Call back")
    cards.move_card(document, wait, lane.lane, pair.steps[3])
    found = pair.differences()
    assert (found.added, found.removed, found.moved) == ({new, copy}, {removed}, {wait})
    assert [(c.field, c.before, c.after) for c in found.changed[call]] == [("text", "Call", "Call back")]
    assert list(found.changed) == [call]


def test_of_stages_only_those_that_were_pulled_elsewhere_are_moved(pair: Pair) -> None:
    last = pair.stages[2]
    structure.move_stage(pair.document, last, 0)
    found = pair.differences()
    assert {record for record in found.moved if record.startswith("stage")} == {last, *([pair.steps[0]])}
    assert not found.changed
    new = structure.add_stage(pair.document, pair.to_be, "New", 0)
    found = pair.differences()
    assert new in found.added


def test_points_of_a_curve_are_compared_where_they_stand(pair: Pair) -> None:
    numbers.set_emotion(pair.document, pair.lane("emotion"), pair.steps[0], 2)  # type: ignore[arg-type]
    numbers.set_emotion(pair.document, pair.lane("emotion"), pair.steps[1], 1)  # type: ignore[arg-type]
    found = pair.differences()
    ((change,),) = found.changed.values()
    assert (change.field, change.before, change.after) == ("value", -1, 2)
    assert len(found.added) == 1


def test_a_card_that_lies_in_the_inbox_now_is_moved(pair: Pair) -> None:
    cards.to_inbox(pair.document, pair.card("Pay"))
    assert pair.differences().moved == {pair.card("Pay")}


def test_a_copy_of_the_twin_is_compared_with_the_same_original(pair: Pair) -> None:
    copy = duplicate_map(pair.document, pair.to_be)
    assert not differences(pair.document.snapshot, pair.as_is, copy)


def test_of_a_map_that_came_from_elsewhere_everything_is_added(board: Board) -> None:
    other = duplicate_map(board.document, board.map)
    found = differences(board.snapshot, board.map, other)
    assert len(found.added) == len(found.removed) == 3 + 4 + 4
    assert not found.twins
