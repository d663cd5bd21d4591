"""Documents for property tests: made by random verbs, alone or by three people whose copies were merged."""

from itertools import count
from random import Random

from hypothesis import strategies as st

from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document
from journeydesigner.document.registers import Registers
from journeydesigner.editing import numbers, structure
from journeydesigner.editing.new_document import new_document
from tests.document.random_verbs import KINDS, VERBS, do
from tests.document.seeded import Seeded

PEERS = ("ann", "bob", "cem")
START_MS = 1_790_000_000_000


def first_document(peer: str = "ann", clock: Clock | None = None) -> Document:
    """An organisation with two maps, a persona and a metric; each map has two stages and a lane of each kind."""
    document = new_document(document_id="doc-test", clock=clock or Clock(peer, count(START_MS).__next__))
    organization = structure.add_organization(document, "Power")
    structure.add_persona(document, organization, "Petra")
    numbers.add_metric(document, organization, "NPS", kind="nps", unit="points")
    for title in ("Battery", "Heat pump"):
        map_id = structure.add_map(document, organization, title)
        for stage in ("Before", "After"):
            structure.add_stage(document, map_id, stage)
        for kind in KINDS[:4]:
            structure.add_lane(document, map_id, kind, kind.title())
    return document


def replica_of(document: Document, clock: Clock) -> Document:
    """Another replica: what a copy of the file, opened elsewhere, is."""
    registers = Registers()
    registers.tables = {table: dict(rows) for table, rows in document.registers.tables.items()}
    registers.losers = {key: dict(lost) for key, lost in document.registers.losers.items()}
    registers.seen = document.version()
    return new_document(document_id=document.id, clock=clock, registers=registers, assets=document.assets)


@st.composite
def documents(draw: st.DrawFn, max_verbs: int = 25, are_merged: bool = True) -> Document:
    """A document after random verbs. ``are_merged``: it may hold conflicts, rescued cards, more than one peer."""
    with Seeded(draw(st.integers(0, 1000))):
        now = count(START_MS).__next__
        document = first_document(clock=Clock(PEERS[0], now))
        people = [document, *(replica_of(document, Clock(peer, now)) for peer in PEERS[1:] if are_merged)]
        verbs = st.lists(
            st.tuples(st.sampled_from(people), st.sampled_from(sorted(VERBS)), st.integers(0, 99)), max_size=max_verbs
        )
        for who, verb, seed in draw(verbs):
            do(who, verb, Random(seed))
        for other in people[1:]:
            document.merge(other)
    return document
