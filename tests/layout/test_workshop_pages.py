"""Widths, folds, notes and arrows on sheets of paper."""

import pytest

from journeydesigner.drawing.nodes import Role
from journeydesigner.drawing.primitives import Text
from journeydesigner.editing.card_links import link_cards
from journeydesigner.editing.columns import collapse_stage, set_step_width
from journeydesigner.editing.comments import add_comment
from journeydesigner.editing.free_notes import add_free_note
from journeydesigner.editing.rows import collapse_lane
from journeydesigner.layout.pages import SMALLEST_POINTS, pages
from journeydesigner.layout.scene import BandKind
from tests.layout.plain_measurer import PlainMeasurer
from tests.layout.test_pages import filled


def paged(journey, paper="A4"):
    return pages(journey.snapshot, journey.map, paper, PlainMeasurer())


def test_steps_keep_their_proportions_on_paper():
    journey = filled(3, 2, 1, lanes=("actions",))
    set_step_width(journey.document, journey.steps[1], 432.0)
    set_step_width(journey.document, journey.steps[4], 144.0)
    (page,) = paged(journey, "A3")
    widths = [round(column.w / page.scene.columns[0].w, 2) for column in page.scene.columns]
    assert widths[1] == 2
    assert 0.6 < widths[4] <= 1


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("wide", [1200.0, 500.0, 144.0])
def test_wide_steps_are_parted_so_that_all_can_be_read(paper, wide):
    journey = filled(5, 3, 1)
    for step in journey.steps[::2]:
        set_step_width(journey.document, step, wide)
    found = paged(journey, paper)
    assert [column.step for page in found for column in page.scene.columns] == journey.steps
    assert all(page.smallest_points >= SMALLEST_POINTS - 0.01 for page in found)


def test_what_is_collapsed_is_printed_so_and_takes_little_paper():
    journey = filled(8, 3, 2)
    many = paged(journey)
    for stage in journey.snapshot.stages_of(journey.map)[2:]:
        collapse_stage(journey.document, stage.id, True)
    collapse_lane(journey.document, journey.lanes[0], True)
    few = paged(journey)
    assert len(few) < len(many)
    columns = [column for page in few for column in page.scene.columns]
    assert [column.is_folded for column in columns] == [False] * 6 + [True] * 6
    assert all(page.smallest_points >= SMALLEST_POINTS - 0.01 for page in few)
    bands = [band for page in few for band in page.scene.bands if band.key == journey.lanes[0]]
    assert {band.height for band in bands} == {36.0}


def test_a_note_is_whole_on_the_sheet_of_its_step():
    journey = filled(8, 3, 1)
    notes = [
        add_free_note(journey.document, journey.lanes[0], step, (150, 30), "A note at the border")
        for step in journey.steps
    ]
    shown: list[str] = []
    for page in paged(journey):
        end = page.scene.columns[-1]
        for node in page.scene.above:
            shown.append(node.record)
            assert page.scene.label_right <= node.x and node.x + node.w <= end.x + end.w
    assert sorted(shown) == sorted(notes)


def test_arrows_to_another_sheet_end_at_a_name_on_both():
    journey = filled(8, 3, 1)
    cards = [card.id for card in journey.snapshot.cards_in(journey.lanes[0])]
    link = link_cards(journey.document, cards[0], cards[-1])
    found = paged(journey)
    assert len(found) > 1
    assert [link in page.scene.routes for page in found] == [True, *([False] * (len(found) - 2)), True]
    for page in (found[0], found[-1]):
        (name,) = [part.source for node in page.scene.under for part in node.primitives if isinstance(part, Text)]
        assert name.startswith("Card 0 says")


def test_comments_stay_off_paper():
    journey = filled(2, 1, 1)
    add_comment(journey.document, journey.lanes[0], "Is that so?", "Ada")
    nodes = [node for page in paged(journey) for band in page.scene.bands for node in (*band.labels, *band.nodes)]
    assert not [node for node in nodes if node.role is Role.COMMENTS]
    assert BandKind.LANE in {band.kind for page in paged(journey) for band in page.scene.bands}
