"""Maps on paper."""

import pytest

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.cards import add_card
from journeydesigner.layout import papers
from journeydesigner.layout.pages import SMALLEST_POINTS, pages
from journeydesigner.layout.scene import BandKind
from journeydesigner.layout.summary import summary
from journeydesigner.model.ids import MapId
from samples.makers.home_battery import home_battery
from tests.layout.journeys import Journey
from tests.layout.plain_measurer import PlainMeasurer


def paged(journey, paper):
    return pages(journey.snapshot, journey.map, paper, PlainMeasurer())


def filled(stages=4, steps=2, cards=2, lanes=("goals", "actions", "thoughts", "backstage")):
    journey = Journey(stages, steps, tuple(lanes))
    for lane in journey.lanes:
        for step in journey.steps:
            for number in range(cards):
                add_card(journey.document, lane, step, f"Card {number} says something that needs a line or two")
    return journey


@pytest.fixture(scope="module")
def battery() -> tuple[Snapshot, MapId]:
    document = home_battery()
    return document.snapshot, document.snapshot.maps[0].id


def test_the_battery_map_is_one_a3_page_of_legible_text(battery: tuple[Snapshot, MapId]):
    (page,) = pages(battery[0], battery[1], "A3", PlainMeasurer())
    assert page.smallest_points >= SMALLEST_POINTS
    assert (page.width_mm, page.height_mm) == (420, 297)
    assert not page.notes


def test_the_counts_of_the_battery_map_are_those_of_its_records(battery):
    found = summary(*battery)
    assert (found.off_target, found.kpis) == (6, 7)
    assert (found.critical_pains, found.opportunities) == (1, 4)
    assert (found.steps, found.touchpoints) == (8, 12)


def test_fit_is_a_page_of_the_maps_own_size():
    (page,) = paged(filled(), "fit")
    assert page.width_mm == pytest.approx(page.scene.width / 96 * 25.4)
    assert page.height_mm == pytest.approx(page.scene.height / 96 * 25.4)


@pytest.mark.parametrize("paper", papers.PAPERS)
@pytest.mark.parametrize("size", [(1, 1, 1), (4, 2, 2), (8, 3, 3)])
def test_no_sheet_has_text_under_seven_points(size, paper):
    for page in paged(filled(*size), paper):
        assert page.smallest_points >= SMALLEST_POINTS - 0.01


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_every_card_is_on_some_sheet(paper):
    journey = filled(8, 3, 3)
    shown = {
        node.record for page in paged(journey, paper) for band in page.scene.bands for node in band.nodes if node.record
    }
    assert {card.id for card in journey.snapshot.cards_of(journey.map)} <= shown


def test_a_split_map_says_why_and_numbers_its_sheets():
    found = paged(filled(8, 3, 3), "A4")
    assert len(found) > 1
    assert f"Split over {len(found)} pages" in found[0].notes[0]
    assert [page.title.rpartition("(")[2] for page in found] == [
        f"{number} of {len(found)})" for number in range(1, len(found) + 1)
    ]


def test_every_sheet_says_what_the_whole_map_adds_up_to(battery: tuple[Snapshot, MapId]):
    found = pages(battery[0], battery[1], "A4", PlainMeasurer())
    assert len(found) > 1
    for page in found:
        said = [node.label for node in page.scene.bands[0].nodes if node.key.startswith("pill")]
        assert said == ["6 of 7 KPIs off target", "4 opportunities", "1 critical pain"]


def test_sheets_are_parted_between_stages_where_stages_fit():
    journey = filled(8, 3, 1, lanes=("actions",))
    for page in paged(journey, "A4"):
        steps = next(band for band in page.scene.bands if band.kind is BandKind.STEPS)
        assert len(steps.nodes) % 3 == 0


def test_a_stage_too_wide_for_a_sheet_is_parted_at_steps():
    journey = filled(1, 30, 1, lanes=("actions",))
    found = paged(journey, "A4")
    assert len(found) > 1
    assert sum(len(page.scene.columns) for page in found) == 30


def test_a_cell_taller_than_a_sheet_says_that_its_text_is_small():
    journey = filled(1, 1, 120, lanes=("actions",))
    (page,) = paged(journey, "A4")
    assert page.smallest_points < SMALLEST_POINTS
    assert "smallest text" in page.notes[0]


def test_an_empty_map_is_a_sheet():
    assert len(paged(Journey(0, 0, ()), "A4")) == 1


def test_an_unknown_paper_is_refused_with_the_known_ones():
    with pytest.raises(papers.UnknownPaperError, match="A3"):
        paged(filled(1, 1, 1), "A9")
