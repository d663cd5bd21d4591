"""Whatever three people did apart: all conflicts settled in one step leave none, and undo brings each of them back."""

from itertools import count
from random import Random
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document
from journeydesigner.editing.conflict_sides import told_conflicts
from journeydesigner.editing.conflicts import Whose, settle_all
from tests.document.random_documents import PEERS, START_MS, documents, replica_of
from tests.document.random_verbs import do
from tests.document.seeded import Seeded


def _apart(document: Document, seeds: list[int]) -> list[Document]:
    """Two copies in which the same is written again and again."""
    people = [replica_of(document, Clock(f"{peer}-later", count(START_MS + 10**6).__next__)) for peer in PEERS[:2]]
    for who, person in enumerate(people):
        person.author = PEERS[who]
        for seed in seeds:
            do(person, ("rename", "write_card", "move_card", "delete_some")[seed % 4], Random(seed + who))
    return people


def _open(document: Document) -> set[str]:
    return {conflict.matter for conflict in document.conflicts}


def _content(document: Document) -> dict[str, dict[str, object]]:
    return {name: dict(rows) for name, rows in document.snapshot.tables.items() if rows and name != "settlements"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents(max_verbs=8), st.lists(st.integers(0, 40), min_size=1, max_size=8), st.sampled_from(get_args(Whose)))
def test_settled_all_at_once_and_undone(document: Document, seeds: list[int], whose: Whose) -> None:
    with Seeded(1):
        ours, theirs = _apart(document, seeds)
        ours.merge(theirs)
        assert all(told.about for told in told_conflicts(ours))
        before, found = _content(ours), _open(ours)
        rounds = 0
        while ours.conflicts and rounds < 20:  # of several values in one place one is settled in each
            settle_all(ours, ours.conflicts, whose)
            rounds += 1
        assert ours.conflicts == ()
        for _round in range(rounds):
            ours.undo()
        assert (_content(ours), _open(ours)) == (before, found)
        theirs.merge(ours)
        ours.merge(theirs)
        assert ours.registers.tables == theirs.registers.tables
