"""What changed between two states of a document: every touched record is named, with where it is and both values."""

from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing import card_links, cards, comments, numbers, structure
from journeydesigner.editing.agenda import add_item
from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.revisions import Change, Changes, Kind, changes_between, content_words, headline
from journeydesigner.model.records import TABLES, Card, Record
from tests.document.random_documents import documents
from tests.document.random_verbs import VERBS, do
from tests.editing.conftest import Board

_UNSEEN = {"order", "inbox_order", "twin_of", "place"}
_TABLES = [table for table in TABLES if table not in ("settlements", "kept_states")]


def _said(record: Record) -> dict[str, object]:
    told = {name: value for name, value in record.model_dump().items() if name not in _UNSEEN}
    if isinstance(record, Card) and record.place is not None:
        place = record.place
        told["stands"] = (place.lane, frozenset((place.first, place.last)), place.offset)
    elif isinstance(record, Card):
        told["stands"] = None
    return told


def _different(before: Snapshot, after: Snapshot) -> set[str]:
    """The ids of all records that say another thing, stand elsewhere, came or went."""
    found: set[str] = set()
    for table in _TABLES:
        was, now = before.table(table), after.table(table)
        found |= was.keys() ^ now.keys()
        found |= {record for record in was.keys() & now.keys() if _said(was[record]) != _said(now[record])}
    return found


def _rows(snapshot: Snapshot) -> dict[str, Sequence[str]]:
    """The order of all that a person sees in one."""
    rows: dict[str, Sequence[str]] = {"": [journey.id for journey in snapshot.maps]}
    for journey in snapshot.maps:
        rows[journey.id + "stages"] = [stage.id for stage in snapshot.stages_of(journey.id)]
        rows[journey.id + "lanes"] = [lane.id for lane in snapshot.lanes_of(journey.id)]
        for stage in snapshot.stages_of(journey.id):
            rows[stage.id] = [step.id for step in snapshot.steps_of(stage.id)]
        for lane in snapshot.lanes_of(journey.id):
            for step in snapshot.steps_in(journey.id):
                found = [card for card in snapshot.cards_at(lane.id, step.id) if card.place and not card.place.is_free]
                rows[lane.id + step.id] = [card.id for card in found]
    return rows


@given(documents(max_verbs=15))
def test_nothing_changed_between_a_state_and_itself(document: Document) -> None:
    found = changes_between(document.snapshot, document.snapshot)
    assert not found
    assert len(found) == 0
    assert headline(found) == "Nothing changed"


@given(documents(max_verbs=12), st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(0, 99)), max_size=8))
def test_every_touched_record_is_named_and_no_other(document: Document, verbs: list[tuple[str, int]]) -> None:
    before = document.snapshot
    for verb, seed in verbs:
        do(document, verb, Random(seed))
    after = document.snapshot
    found = changes_between(before, after)
    differing, named = _different(before, after), set(found.by_record)
    assert differing <= named
    only_moved = {record for record in named - differing if found.by_record[record].kinds == (Kind.MOVED,)}
    assert named - differing == only_moved
    assert len(list(found.each())) == len(named)
    for change in found.each():
        held = after if Kind.REMOVED not in change.kinds else before
        assert change.record in held.table(change.table)


@given(documents(max_verbs=12), st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(0, 99)), max_size=8))
def test_what_did_not_move_stands_in_the_same_order_as_before(document: Document, verbs: list[tuple[str, int]]) -> None:
    before = document.snapshot
    for verb, seed in verbs:
        do(document, verb, Random(seed))
    found = changes_between(before, document.snapshot)
    moved = {change.record for change in found if Kind.MOVED in change.kinds}
    was, now = _rows(before), _rows(document.snapshot)
    for row in was.keys() & now.keys():
        common = (set(was[row]) & set(now[row])) - moved
        assert [each for each in was[row] if each in common] == [each for each in now[row] if each in common]


def _between(board: Board, before: Snapshot) -> Changes:
    return changes_between(before, board.snapshot)


def _one(changes: Changes) -> Change:
    assert len(changes) == 1, [(change.table, change.kinds) for change in changes]
    return changes.all[0]


def test_a_deleted_stage_is_one_change_with_its_content_counted_and_listed(board: Board) -> None:
    lane = board.lane("pain_points")
    for number in range(38):
        cards.add_card(board.document, lane, board.steps[0], f"Pain {number}")
    before = board.snapshot
    structure.delete(board.document, "stages", board.stages[0])
    change = _one(_between(board, before))
    assert (change.table, change.kinds, change.name) == ("stages", (Kind.REMOVED,), "Before")
    assert content_words(change) == "2 steps, 38 cards"
    assert [part.name for part in change.content if part.table == "cards"] == [f"Pain {n}" for n in range(38)]
    assert headline(_between(board, before)) == "1 stage removed (38 cards)"


def test_a_moved_card_says_from_where_to_where(board: Board) -> None:
    lane, other = board.lane("pain_points"), board.lane("opportunities")
    card = cards.add_card(board.document, lane, board.steps[1], "Waiting")
    before = board.snapshot
    cards.move_card(board.document, card, other, board.steps[2])
    change = _one(_between(board, before))
    assert change.kinds == (Kind.MOVED,)
    assert change.place_before == "Pain points, Before › Compare"
    assert change.place_after == "Opportunities, During"
    assert (change.was.lane, change.where.lane) == (lane, other)
    assert (change.where.map, change.where.step) == (board.map, board.steps[2])


def test_a_card_that_was_pulled_up_in_its_cell_says_its_place_in_the_row(board: Board) -> None:
    lane = board.lane("pain_points")
    made = [cards.add_card(board.document, lane, board.steps[0], text) for text in ("One", "Two", "Three")]
    before = board.snapshot
    cards.move_card(board.document, made[2], lane, board.steps[0], 0)
    change = _one(_between(board, before))
    assert change.name == "Three"
    assert change.place_before.endswith("3 of 3")
    assert change.place_after.endswith("1 of 3")


def test_of_stages_only_the_one_that_was_pulled_is_moved(board: Board) -> None:
    before = board.snapshot
    structure.move_stage(board.document, board.stages[0], 2)
    change = _one(_between(board, before))
    assert (change.name, change.place_before, change.place_after) == ("Before", "1 of 3", "3 of 3")


def test_a_field_is_told_by_its_name_and_both_values_as_one_reads_them(board: Board) -> None:
    card = cards.add_card(board.document, board.lane("pain_points"), board.steps[0], "Waiting", severity="low")
    channel = structure.add_channel(board.document, board.organization, "Phone", "phone")
    before = board.snapshot
    fields = {"severity": "high", "channel": channel, "owner": "Sales", "colour": "rose", "due": "2026-12-03"}
    set_card_fields(board.document, [card], "Change", is_moment_of_truth=True, **fields)
    change = _one(_between(board, before))
    assert change.kinds == (Kind.CHANGED,)
    assert change.noun == "Pain point"
    assert {each.label: (each.before, each.after) for each in change.fields} == {
        "Severity": ("Low", "High"), "Channel": ("", "Phone"), "Owner": ("", "Sales"), "Colour": ("", "Rose"),
        "Due": ("", "3 Dec 2026"), "Moment of truth": ("No", "Yes"),
    }  # fmt: skip


def test_a_feeling_that_went_down_says_from_what_to_what_and_whose(board: Board) -> None:
    persona = structure.add_persona(board.document, board.organization, "Nora")
    numbers.set_emotion(board.document, board.lane("emotion"), board.steps[0], 2, persona)
    before = board.snapshot
    numbers.set_emotion(board.document, board.lane("emotion"), board.steps[0], -1.5, persona)
    change = _one(_between(board, before))
    assert change.kinds == (Kind.EMOTION,)
    assert change.shift is not None
    assert (change.shift.before, change.shift.after, change.shift.delta) == ("2", "−1.5", "−3.5")
    assert (change.shift.who, change.shift.is_better) == ("Nora", False)
    assert change.where.step == board.steps[0]


def test_a_metric_says_its_value_change_sample_and_period(board: Board) -> None:
    metric = numbers.add_metric(board.document, board.organization, "NPS", kind="nps", unit="points")
    numbers.measure(board.document, metric, board.stages[0], "2026-Q1", 10, n=50)
    before = board.snapshot
    numbers.measure(board.document, metric, board.stages[0], "2026-Q2", 24, n=80)
    numbers.measure(board.document, metric, board.stages[0], "2026-Q1", 12, n=50)
    told = {change.shift.period_after: change for change in _between(board, before) if change.shift}
    fresh, mended = told["Q2 2026"], told["Q1 2026"]
    assert fresh.kinds == (Kind.ADDED, Kind.METRIC)
    assert fresh.shift is not None
    assert (fresh.shift.before, fresh.shift.after, fresh.shift.delta) == ("+10", "+24", "+14")
    assert (fresh.shift.n_before, fresh.shift.n_after, fresh.shift.period_before) == (50, 80, "Q1 2026")
    assert mended.kinds == (Kind.METRIC,)
    assert fresh.where.stage == board.stages[0]


def test_what_is_said_drawn_and_planned_is_told_too(board: Board) -> None:
    lane = board.lane("actions")
    ends = [cards.add_card(board.document, lane, step, text) for step, text in zip(board.steps, "AB", strict=False)]
    before = board.snapshot
    card_links.link_cards(board.document, ends[0], ends[1])
    comments.add_comment(board.document, ends[0], "Is that so?", "Ann")
    add_item(board.document, board.map, "Warm up", 10)
    assert [(change.table, change.name) for change in _between(board, before)] == [
        ("agenda", "Warm up"), ("card_links", "A → B"), ("comments", "Is that so?"),
    ]  # fmt: skip
    assert headline(_between(board, before)) == "1 arrow added, 1 comment added, 1 agenda item added"


def test_headlines_count_cards_first_and_name_what_else_changed(board: Board) -> None:
    lane = board.lane("actions")
    card = cards.add_card(board.document, lane, board.steps[0], "Old")
    before = board.snapshot
    for number in range(12):
        cards.add_card(board.document, lane, board.steps[1], f"{number}")
    cards.move_card(board.document, card, lane, board.steps[2])
    structure.rename(board.document, "stages", board.stages[0], "Ahead")
    assert headline(_between(board, before)) == "12 cards added, 1 moved, 1 stage renamed"
