"""Maps on paper."""

import pytest

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Path
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.numbers import set_emotion
from journeydesigner.layout import papers
from journeydesigner.layout.map_layout import LayoutOptions, MapLayout
from journeydesigner.layout.pages import SMALLEST_POINTS, pages
from journeydesigner.layout.scene import BandKind
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


def shown_lanes(page):
    return [band.key for band in page.scene.bands if band.kind is BandKind.LANE]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_each_sheet_of_a_split_map_tells_the_whole_story_of_some_stages(battery, paper):
    found = pages(battery[0], battery[1], paper, PlainMeasurer())
    assert len(found) > 1
    lanes = [lane.id for lane in battery[0].lanes_of(battery[1])]
    assert all(shown_lanes(page) == lanes for page in found)
    steps = [column.step for page in found for column in page.scene.columns]
    assert steps == [step.id for step in battery[0].steps_in(battery[1])]
    assert "by stages" in found[0].notes[0]


def test_sheets_of_a_split_map_have_text_of_one_size_and_stand_at_one_height(battery):
    found = pages(battery[0], battery[1], "A4", PlainMeasurer())
    assert len({round(page.scale, 6) for page in found}) == 1
    assert len({page.scene.height for page in found}) == 1


def test_sheets_stand_upright_where_that_takes_fewer_of_them(battery):
    found = pages(battery[0], battery[1], "A4", PlainMeasurer())
    assert all((page.width_mm, page.height_mm) == (210, 297) for page in found)
    assert "upright" in found[0].notes[0]


def test_a_screen_is_not_turned_upright(battery):
    for page in pages(battery[0], battery[1], "16:9", PlainMeasurer()):
        assert page.width_mm > page.height_mm


def test_lanes_are_parted_only_where_a_stage_alone_is_too_tall():
    journey = filled(2, 1, 6, lanes=("goals", "actions", "thoughts", "backstage", "support", "frontstage", "text"))
    found = paged(journey, "A4")
    assert "lanes, as" in found[0].notes[0]
    assert any(len(shown_lanes(page)) < 7 for page in found)


def test_a_tall_map_on_one_upright_sheet_says_so_and_is_not_numbered():
    journey = filled(1, 2, 3, lanes=("goals", "actions", "thoughts", "backstage", "support", "frontstage", "text"))
    (page,) = paged(journey, "A4")
    assert page.height_mm > page.width_mm
    assert page.title == "Buying a battery"
    assert "upright" in page.notes[0]
    assert not any("of 8" in node.label for node in page.scene.bands[0].nodes)


def test_a_stages_colour_is_the_same_on_every_sheet(battery):
    whole = MapLayout(PlainMeasurer()).scene(*battery).bands[1].nodes
    parts = [
        node for page in pages(battery[0], battery[1], "A4", PlainMeasurer()) for node in page.scene.bands[1].nodes
    ]
    assert [_ground(node) for node in parts] == [_ground(node) for node in whole]


def _ground(node: Node) -> object:
    """What a stage's shape is filled with."""
    return next(part.fill for part in node.primitives if isinstance(part, Path | Box))


def test_the_emotion_curve_runs_on_towards_the_next_sheet():
    journey = Journey(2, 1, ("emotion",))
    for step, value in zip(journey.steps, (-2.0, 2.0), strict=True):
        set_emotion(journey.document, journey.lanes[0], step, value)
    ends = []
    for step in journey.steps:
        scene = MapLayout(PlainMeasurer(), LayoutOptions(steps=(step,))).scene(journey.snapshot, journey.map)
        curves = [node for node in scene.bands[-2].nodes if node.role is Role.CURVE]
        strokes = [part for node in curves for part in node.primitives if isinstance(part, Path) and part.stroke]
        first, last = strokes[0].commands[0], strokes[-1].commands[-1]
        assert first[0] != "Z"
        assert last[0] != "Z"
        ends.append((first[2], last[-1], scene.bands[-2].height))
    assert ends[0][1] == pytest.approx(ends[0][2] / 2)
    assert ends[1][0] == pytest.approx(ends[1][2] / 2)


@pytest.mark.parametrize("paper", ["fit", "A3", "A4"])
def test_a_layout_is_stopped_before_its_next_try(battery: tuple[Snapshot, MapId], paper: str):
    asked = []

    def stop():
        asked.append(paper)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        pages(battery[0], battery[1], paper, PlainMeasurer(), stop)
    assert len(asked) == 1
