"""Three people at work on copies of one journey, exchanging now and then: what the product promises them."""

from itertools import permutations
from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from journeydesigner.document.changes import ChangeSet, Origin
from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document, Merged
from journeydesigner.document.liveness import says_anything
from journeydesigner.document.registers import Register
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.document.snapshot_builder import SnapshotBuilder
from journeydesigner.editing.structure import rename
from tests.document.causal_oracle import CausalOracle, Written
from tests.document.random_documents import PEERS, START_MS, first_document, replica_of
from tests.document.random_verbs import VERBS, do
from tests.document.seeded import Seeded

people = st.sampled_from(range(len(PEERS)))
seeds = st.integers(0, 10_000)


class ReplicasMachine(RuleBasedStateMachine):
    """Clocks stand still unless told otherwise, so that stamps of different people tie; one runs far ahead."""

    def __init__(self) -> None:
        super().__init__()
        self._random = Seeded(0)
        self._random.__enter__()
        self.millis = [START_MS, START_MS, START_MS + 50]
        self._latest = START_MS
        self._merges = 0
        self.oracle = CausalOracle()
        self.made: set[str] = set()
        self.deleted: set[str] = set()
        self.people: list[Document] = []
        self.last: Document | None = None

    @initialize()
    def begin(self) -> None:
        base = first_document()
        for seed in range(6):
            do(base, "add_card", Random(seed))
        for index, peer in enumerate(PEERS):
            document = replica_of(base, Clock(peer, lambda index=index: self.millis[index]))
            self.oracle.follow(document)
            document.subscribe(self._note_cards)
            self.people.append(document)

    @rule(who=people, verb=st.sampled_from(sorted(VERBS)), seed=seeds)
    def act(self, who: int, verb: str, seed: int) -> None:
        self.last = self.people[who]
        do(self.last, verb, Random(seed))

    @rule(who=people, seed=seeds)
    def write_where_others_write(self, who: int, seed: int) -> None:
        self._work(who, seed)
        self.last = self.people[who]
        do(self.last, ("rename", "write_card")[seed % 2], Random(seed % 3))

    @rule(one=people, other=people, seed=seeds)
    def write_at_once(self, one: int, other: int, seed: int) -> None:
        """Two write the same register within the same millisecond."""
        shared = set(self.people[one].snapshot.table("maps")) & set(self.people[other].snapshot.table("maps"))
        if one == other or not shared:
            return
        self._latest = max(self._latest, *self.millis) + 1
        self.millis[one] = self.millis[other] = self._latest
        for who in (one, other):
            self.last = self.people[who]
            rename(self.last, "maps", min(shared), f"{PEERS[who]} {seed}")

    @rule(who=people, millis=st.integers(-20, 20))
    def let_time_pass(self, who: int, millis: int) -> None:
        self._latest = max(self._latest, *self.millis)
        self.millis[who] += millis

    @rule(reader=people, writer=people, seed=seeds)
    def merge_and_take_it_back(self, reader: int, writer: int, seed: int) -> None:
        self._work(reader, seed)
        self._work(writer, seed + 1)
        ours, theirs = self.people[reader], self.people[writer]
        before, open_before = _content(ours.snapshot), _said(ours)
        self._merges += 1
        label = f"Merge {self._merges}"
        ours.merge(theirs, label, is_own=True)
        self.oracle.exchanged(PEERS[reader], PEERS[writer])
        self.last = ours
        after, open_after = _content(ours.snapshot), _said(ours)
        if ours.undo_label == label:
            ours.undo()
            assert _content(ours.snapshot) == before, "a merge that was taken back left something"
            assert _said(ours) <= open_before, "taking a merge back does not take its conflicts back"
            if ours.redo_label == label:
                ours.redo()
        assert _content(ours.snapshot) == after
        assert _said(ours) == open_after

    @rule(reader=people, writer=people, seed=seeds)
    def read_from(self, reader: int, writer: int, seed: int) -> None:
        self._work(reader, seed)
        self._work(writer, seed + 1)
        if reader == writer:
            return
        ours, theirs = self.people[reader], self.people[writer]
        peers = (PEERS[reader], PEERS[writer])
        known = [set(self.oracle.seen[peer]) for peer in peers]
        merged = ours.merge(theirs)
        self.oracle.exchanged(*peers)
        assert ours.registers.losers == self.oracle.losers([PEERS[reader]]), "the conflicts are not those there are"
        self.last = ours
        self._compare_what_is_told(ours, merged, known)

    def _compare_what_is_told(self, ours: Document, merged: Merged, known: list[set[Written]]) -> None:
        told = {(c.key, c.kept.stamp, c.lost.stamp) for c in merged.conflicts if not c.against_deletion}
        for key, kept, lost in told:
            pair = {(key, kept), (key, lost)}
            assert not any(pair <= seen for seen in known), "a conflict of which one side had known is told as new"
        for key, writes in self.oracle.losers([ours.clock.peer]).items():
            row = ours.registers.row(key.table, key.id)
            if key.field == "deleted" or "deleted" not in row or row["deleted"].value is not None:
                continue
            kept = row[key.field]
            for stamp, value in writes.items():
                is_known = any({(key, kept.stamp), (key, stamp)} <= seen for seen in known)
                is_other = value != kept.value and list(writes.values()).count(value) == 1
                is_settled = any(s.startswith(f"{'/'.join(key)}/") for s in ours.snapshot.table("settlements"))
                if is_other and not is_known and not is_settled:
                    assert (key, kept.stamp, stamp) in told, "a conflict is not told"

    @rule(who=people, seed=seeds)
    def undo_all_then_redo_all(self, who: int, seed: int) -> None:
        self._work(who, seed)
        document = self.last = self.people[who]
        before, could_redo = _tables(document.snapshot), document.redo_label
        undone = 0
        while (step := document.undo()) is not None:
            undone += step.written > 0
        rows = (row for held in document.registers.tables.values() for row in held.values())
        assert all(map(says_anything, rows)), "undo leaves records that say nothing"
        for _ in range(undone):
            document.redo()
        assert _tables(document.snapshot) == before, "undo all and redo all is not where one was"
        assert document.redo_label == could_redo

    @rule(who=people)
    def fail_inside_a_change(self, who: int) -> None:
        document = self.people[who]
        tables, snapshot = dict(document.registers.tables), document.snapshot
        seen, labels = document.version(), (document.undo_label, document.redo_label)
        try:
            with document.change("Fails"):
                for seed, verb in enumerate(("add_stage", "delete_some", "write_card", "move_card")):
                    do(document, verb, Random(seed))
                raise InterruptedError
        except InterruptedError:
            pass
        assert document.registers.tables == tables
        assert document.version() == seen
        assert document.snapshot is snapshot
        assert (document.undo_label, document.redo_label) == labels

    @invariant()
    def the_snapshot_is_what_reading_anew_gives(self) -> None:
        if self.last is None:
            return
        anew = SnapshotBuilder(self.last.registers, self.last.schema).everything()
        assert _all_of(self.last.snapshot) == _all_of(anew)

    @invariant()
    def every_stage_has_a_step_and_every_card_one_place(self) -> None:
        for document in self.people if self.last is None else [self.last]:
            snapshot = document.snapshot
            assert all(snapshot.steps_of(stage.id) for m in snapshot.maps for stage in snapshot.stages_of(m.id))
            shown = [card.id for m in snapshot.maps for card in snapshot.cards_of(m.id)]
            assert len(shown) == len(set(shown)), "a card is shown twice"
            if snapshot.maps:
                assert set(shown) == set(snapshot.table("cards"))

    def _work(self, who: int, seed: int) -> None:
        """A few things done one after the other; none where the example is to be as small as can be."""
        dice = Random(seed)
        for verb in dice.choices(sorted(VERBS), k=seed % 6):
            do(self.people[who], verb, dice)

    def teardown(self) -> None:
        try:
            if self.people:
                self._everybody_converges()
        finally:
            self._random.__exit__()

    def _everybody_converges(self) -> None:
        results: list[Document] = []
        for order in permutations(range(len(PEERS))):
            first, *others = (self.people[index] for index in order)
            together = replica_of(first, Clock("dan", lambda: START_MS))
            for other in others:
                together.merge(other)
            results.append(together)
        one = results[0]
        for other in results[1:]:
            assert other.registers.tables == one.registers.tables, "the order of merging matters"
            assert other.registers.losers == one.registers.losers
            assert other.registers.seen == one.registers.seen
            assert _tables(other.snapshot) == _tables(one.snapshot)
            assert other.conflicts == one.conflicts
        assert one.registers.losers == self.oracle.losers(PEERS)
        latest = {key: max(writes) for key, writes in self.oracle.standing(PEERS).items()}
        assert {put.key: put.stamp for put in one.registers.all()} == latest
        assert not one.snapshot.quarantine
        missing = self.made - self.deleted - set(one.snapshot.table("cards"))
        assert not missing, "a card that nobody deleted is lost"

    def _note_cards(self, changes: ChangeSet) -> None:
        if changes.origin is Origin.REMOTE:
            return
        self.made |= {record for table, record in changes.added if table == "cards"}
        self.deleted |= {record for table, record in changes.removed if table == "cards"}


def _tables(snapshot: Snapshot) -> dict[str, dict[str, object]]:
    return {name: dict(rows) for name, rows in snapshot.tables.items() if rows}


def _content(snapshot: Snapshot) -> dict[str, dict[str, object]]:
    return {name: rows for name, rows in _tables(snapshot).items() if name != "settlements"}


def _said(document: Document) -> set[str]:
    """The open conflicts as a person sees them, whoever wrote the values, and whenever. What is written anew to
    something that was deleted unseen is unseen, too: of that only which record it is."""
    overwritten = {f"{c.key} {_value(c.kept)} {_value(c.lost)}" for c in document.conflicts if not c.against_deletion}
    return overwritten | {f"{c.key[:2]}" for c in document.conflicts if c.against_deletion}


def _value(register: Register) -> str:
    return "deleted" if isinstance(register.value, dict) and "by" in register.value else repr(register.value)


def _all_of(snapshot: Snapshot) -> tuple[object, ...]:
    index = snapshot.index
    groups = (dict(index.cards_in), dict(index.cells), dict(index.series), dict(index.steps), dict(index.positions))
    children = {table: dict(found) for table, found in index.children.items() if found}
    known = {table: dict(rows) for table, rows in index.known.items() if rows}
    return (_tables(snapshot), dict(snapshot.quarantine), children, known, *groups, index.homeless)
