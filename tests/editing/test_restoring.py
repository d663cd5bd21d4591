"""A document is brought back to what it was, as one change."""

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.document.changes import ChangeSet
from journeydesigner.document.clock import Stamp
from journeydesigner.document.document import Document
from journeydesigner.document.registers import Key, Put
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.structure_lock import StructureLockedError
from journeydesigner.editing import cards, structure
from journeydesigner.editing.locking import lock_map, unlock_map
from journeydesigner.editing.restoring import BESIDE, part_of, restore
from journeydesigner.model.records import Record
from tests.document.random_documents import documents, first_document
from tests.document.random_verbs import VERBS, do
from tests.document.seeded import Seeded

_WORK = st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(0, 99)), max_size=15)


def _state(snapshot: Snapshot) -> dict[str, Mapping[str, Record]]:
    return {table: dict(rows) for table, rows in snapshot.tables.items() if rows and table not in BESIDE}


def _unlock(document: Document) -> None:
    for found in document.snapshot.maps:
        if found.is_locked:
            unlock_map(document, found.id)


@settings(max_examples=60, deadline=None)
@given(documents(max_verbs=15), _WORK, st.integers(0, 99))
def test_what_is_restored_is_what_was_and_undo_takes_it_back(
    document: Document, work: list[tuple[str, int]], seed: int
) -> None:
    wanted = document.snapshot
    with Seeded(seed):
        for verb, dice in work:
            do(document, verb, Random(dice))
        _unlock(document)
        now, told = document.snapshot, list[ChangeSet]()
        document.subscribe(told.append)
        written = restore(document, wanted, "Restore")
        assert _state(document.snapshot) == _state(wanted)
        assert len(told) == (1 if written else 0)
        if written:
            document.undo()
        assert _state(document.snapshot) == _state(now)


@settings(max_examples=40, deadline=None)
@given(documents(max_verbs=15), _WORK, st.integers(0, 99))
def test_a_part_is_restored_and_no_other_map_changes(
    document: Document, work: list[tuple[str, int]], seed: int
) -> None:
    wanted = document.snapshot
    with Seeded(seed):
        for verb, dice in work:
            do(document, verb, Random(dice))
        _unlock(document)
        for table in ("maps", "stages", "lanes", "cards"):
            for name in list(wanted.table(table))[:2]:
                now = document.snapshot
                restore(document, wanted, "Restore a part", part_of(now, wanted, table, name))
                assert document.snapshot.table(table)[name] == wanted.table(table)[name]


def test_what_was_deleted_is_back_under_its_own_id() -> None:
    document = first_document()
    wanted = document.snapshot
    stage = document.snapshot.stages_of(document.snapshot.maps[0].id)[0]
    structure.delete(document, "stages", stage.id)
    restore(document, wanted, "Restore")
    assert document.snapshot.stage(stage.id) == stage


def test_a_card_moved_into_a_lane_that_came_since_survives_the_lane_s_going() -> None:
    document = first_document()
    map_id = document.snapshot.maps[0].id
    lane, step = document.snapshot.lanes_of(map_id)[0], document.snapshot.steps_in(map_id)[0]
    card = cards.add_card(document, lane.id, step.id, "Calls")
    wanted = document.snapshot
    new = structure.add_lane(document, map_id, lane.kind, "New")
    cards.move_card(document, card, new, step.id)
    restore(document, wanted, "Restore")
    assert new not in document.snapshot.table("lanes")
    assert document.snapshot.card(card) == wanted.card(card)


def test_fields_records_and_tables_of_a_newer_version_stay() -> None:
    document = first_document()
    map_id = document.snapshot.maps[0].id
    wanted = document.snapshot
    stamp = Stamp(document.clock.tick().millis + 10, 0, "newer")
    puts = [Put(Key("maps", map_id, "mood"), "calm", stamp), Put(Key("moods", "mood-1", "text"), "fair", stamp)]
    document.registers.write(puts)
    document._replica.touch({("maps", map_id), ("moods", "mood-1")})  # pyright: ignore[reportPrivateUsage]
    structure.rename(document, "maps", map_id, "Renamed")
    restore(document, wanted, "Restore")
    assert document.snapshot.map(map_id).title == wanted.map(map_id).title
    assert document.snapshot.map(map_id).extras == {"mood": "calm"}
    assert document.registers.tables["moods"]["mood-1"]["text"].value == "fair"


def test_a_locked_map_keeps_its_structure_even_where_it_was_not_locked_then() -> None:
    document = first_document()
    map_id = document.snapshot.maps[0].id
    wanted = document.snapshot
    structure.add_stage(document, map_id, "More")
    lock_map(document, map_id)
    now = document.snapshot
    with pytest.raises(StructureLockedError):
        restore(document, wanted, "Restore")
    assert document.snapshot is now
    unlock_map(document, map_id)
    restore(document, wanted, "Restore")
    assert len(document.snapshot.stages_of(map_id)) == 2


def test_the_cards_of_a_locked_map_are_restored() -> None:
    document = first_document()
    map_id = document.snapshot.maps[0].id
    lane, step = document.snapshot.lanes_of(map_id)[0], document.snapshot.steps_in(map_id)[0]
    lock_map(document, map_id)
    wanted = document.snapshot
    cards.add_card(document, lane.id, step.id, "Calls")
    restore(document, wanted, "Restore")
    assert not document.snapshot.cards_in(lane.id)


def test_a_card_alone_comes_back_with_the_lane_that_it_stood_in_and_nothing_else_of_it() -> None:
    document = first_document()
    map_id = document.snapshot.maps[0].id
    lane, step = document.snapshot.lanes_of(map_id)[0], document.snapshot.steps_in(map_id)[0]
    card, other = (cards.add_card(document, lane.id, step.id, text) for text in ("Calls", "Waits"))
    wanted = document.snapshot
    structure.delete(document, "lanes", lane.id)
    restore(document, wanted, "Bring back", part_of(document.snapshot, wanted, "cards", card))
    assert document.snapshot.card(card) == wanted.card(card)
    assert other not in document.snapshot.table("cards")


def test_restoring_what_is_already_so_is_no_change() -> None:
    document = first_document()
    label = document.undo_label
    assert restore(document, document.snapshot, "Restore") == 0
    assert document.undo_label == label
