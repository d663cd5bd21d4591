"""A part of a map is a map: it draws, and what is not of it is nowhere in it."""

from pathlib import Path

import pytest

from journeydesigner.document.document import Document
from journeydesigner.document.from_records import snapshot_of
from journeydesigner.editing import cards
from journeydesigner.exporters.common.portion import Portion, lanes_named, portion_of, stages_named
from journeydesigner.exporters.registry import ExportError
from journeydesigner.files.journey_file import open_journey
from journeydesigner.model.ids import StageId

SAMPLES = sorted(Path("samples").glob("*.journey"))


def _opened(name: str) -> Document:
    return open_journey(Path(f"samples/{name}.journey")).document


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_snapshot_made_of_all_records_is_the_same(sample: Path) -> None:
    snapshot = open_journey(sample).document.snapshot
    again = snapshot_of([r for rows in snapshot.tables.values() for r in rows.values()], snapshot.assets)
    assert again.tables == snapshot.tables
    assert again.index.children == snapshot.index.children
    assert again.index.cells == snapshot.index.cells
    assert again.index.cards_in == snapshot.index.cards_in


def test_two_stages_are_a_map_of_their_own() -> None:
    snapshot = _opened("home-battery").snapshot
    journey = snapshot.maps[0].id
    wanted = snapshot.stages_of(journey)[1:3]
    cut = portion_of(snapshot, journey, Portion(stages=tuple(stage.id for stage in wanted)))
    assert cut.snapshot.stages_of(journey) == wanted
    steps = {step.id for step in cut.snapshot.steps_in(journey)}
    assert {card.place.first for card in cut.snapshot.cards_of(journey) if card.place} <= steps
    assert len(cut.notes) == 1
    assert all(stage.title in cut.notes[0] for stage in snapshot.stages_of(journey) if stage not in wanted)


def test_a_card_that_reaches_into_a_part_ends_there() -> None:
    document = _opened("home-battery")
    journey = document.snapshot.maps[0].id
    steps = document.snapshot.steps_in(journey)
    lane = document.snapshot.lanes_of(journey)[0].id
    card = cards.add_card(document, lane, steps[0].id, "All the way")
    cards.set_span(document, card, steps[0].id, steps[-1].id)
    stage = document.snapshot.stages_of(journey)[1]
    cut = portion_of(document.snapshot, journey, Portion(stages=(stage.id,))).snapshot
    own = cut.steps_of(stage.id)
    place = cut.card(card).place
    assert place is not None
    assert (place.first, place.last) == (own[0].id, own[-1].id)


def test_lanes_are_found_by_title_kind_or_id() -> None:
    snapshot = _opened("home-battery").snapshot
    journey = snapshot.maps[0].id
    goals = next(lane for lane in snapshot.lanes_of(journey) if lane.kind == "goals")
    for name in (goals.title.upper(), "goals", goals.id):
        assert lanes_named(snapshot, journey, [name]) == (goals.id,)
    cut = portion_of(snapshot, journey, Portion(lanes=(goals.id,)))
    assert cut.snapshot.lanes_of(journey) == (goals,)
    assert cut.snapshot.metrics_of(snapshot.maps[0].organization) == ()
    assert "8" in cut.notes[0]


def test_what_one_department_has_is_left_with_stages_and_curve() -> None:
    snapshot = _opened("home-battery").snapshot
    journey = snapshot.maps[0].id
    cut = portion_of(snapshot, journey, Portion(owner="sALES "))
    assert {card.owner for card in cut.snapshot.cards_of(journey)} == {"Sales"}
    assert cut.snapshot.stages_of(journey) == snapshot.stages_of(journey)
    kinds = {lane.kind for lane in cut.snapshot.lanes_of(journey)}
    assert kinds == {"emotion", "pain_points", "line_of_visibility", "opportunities"}


def test_what_there_is_not_is_said_with_what_there_is() -> None:
    snapshot = _opened("home-battery").snapshot
    journey = snapshot.maps[0].id
    with pytest.raises(ExportError, match=snapshot.stages_of(journey)[0].title):
        stages_named(snapshot, journey, ["Nowhere"])
    with pytest.raises(ExportError, match=snapshot.lanes_of(journey)[0].title):
        lanes_named(snapshot, journey, ["Nowhere"])
    with pytest.raises(ExportError, match="Digital team"):
        portion_of(snapshot, journey, Portion(owner="Nobody"))
    with pytest.raises(ExportError, match="stage"):
        portion_of(snapshot, journey, Portion(stages=(StageId("nowhere"),)))


def test_another_language_changes_nothing_but_that() -> None:
    snapshot = _opened("home-battery").snapshot
    cut = portion_of(snapshot, snapshot.maps[0].id, Portion(language="es")).snapshot
    assert [found.language for found in cut.maps] == ["es"]
    assert cut.table("cards") is snapshot.table("cards")


def test_the_whole_is_the_same_snapshot() -> None:
    snapshot = _opened("home-battery").snapshot
    assert portion_of(snapshot, snapshot.maps[0].id, Portion()).snapshot is snapshot


def test_the_title_of_a_departments_part_says_whose_it_is_as_the_name_is_written_on_the_map() -> None:
    snapshot = _opened("home-battery").snapshot
    journey = snapshot.maps[0]
    cut = portion_of(snapshot, journey.id, Portion(owner=" sALES", language="de"))
    assert cut.snapshot.map(journey.id).title == f"{journey.title} – Sales"
    assert cut.snapshot.map(journey.id).language == "de"
    assert all(found.title.endswith(" – Sales") for found in cut.snapshot.maps)
