"""A copy of a map, and the to-be twin."""

from journeydesigner import shipped
from journeydesigner.document.document import Document
from journeydesigner.editing.map_copies import add_twin, duplicate_map
from journeydesigner.files.journey_file import open_journey
from journeydesigner.model.ids import MapId


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
