"""Two people with a copy each of a small journey."""

from dataclasses import dataclass
from itertools import count

import pytest

from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document
from journeydesigner.editing import cards, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.model.ids import CardId, LaneId, MapId, OrganizationId, StageId, StepId
from tests.document.random_documents import replica_of


@dataclass
class Journey:
    """A map with the stages Before and After of one step each, a lane, and a card in its first cell."""

    document: Document
    organization: OrganizationId
    map: MapId
    before: StageId
    after: StageId
    first: StepId
    last: StepId
    lane: LaneId
    card: CardId


@pytest.fixture
def now() -> "count[int]":
    return count(1_790_000_000_000, 1000)


@pytest.fixture
def journey(now: "count[int]") -> Journey:
    document = new_document(clock=Clock("ann", now.__next__))
    organization = structure.add_organization(document, "Power")
    map_id = structure.add_map(document, organization, "Battery")
    before = structure.add_stage(document, map_id, "Before")
    after = structure.add_stage(document, map_id, "After")
    first, last = (step.id for step in document.snapshot.steps_in(map_id))
    lane = structure.add_lane(document, map_id, "actions", "Actions")
    card = cards.add_card(document, lane, first, "Waits")
    return Journey(document, organization, map_id, before, after, first, last, lane, card)


@pytest.fixture
def other(journey: Journey, now: "count[int]") -> Document:
    """Another person's copy."""
    return replica_of(journey.document, Clock("bob", now.__next__))
