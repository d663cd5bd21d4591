"""The map sheet on paper: one page while it is legible there, else pages that end between lanes."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_lane, add_map, add_organization, add_stage
from tests.exporters.xlsx_reading import exported, opened

_SAID = "What is done here, in words that take two or three lines"


def _map_of(stages: int, lanes: int, cards: int = 1) -> Document:
    document = new_document()
    journey = add_map(document, add_organization(document, "Helia"), "Pages")
    for n in range(stages):
        add_stage(document, journey, f"Stage {n}")
    steps = [step.id for step in document.snapshot.steps_in(journey)]
    for n in range(lanes):
        if n % 5 == 4:
            add_lane(document, journey, "line_of_visibility", "")
        lane = add_lane(document, journey, "actions", f"Lane {n}")
        for step in steps:
            for _card in range(cards):
                add_card(document, lane, step, _SAID)
    return document


def _sheet(document: Document, folder: Path) -> Any:
    return opened(exported(document, folder))["Map"]


def _tall(sheet: Any, first: int, last: int) -> float:
    return sum(sheet.row_dimensions[row].height for row in range(first, last + 1))


@pytest.mark.parametrize(("stages", "lanes", "upright"), [(8, 6, False), (3, 6, False), (3, 20, True)])
def test_a_map_that_is_legible_on_one_page_has_one_and_the_page_is_turned_for_it(
    stages: int, lanes: int, upright: bool, tmp_path: Path
) -> None:
    sheet = _sheet(_map_of(stages, lanes), tmp_path)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    assert sheet.page_setup.orientation == ("portrait" if upright else "landscape")
    assert not sheet.row_breaks.brk


def test_pages_of_a_tall_map_end_between_lanes_and_are_filled_alike(tmp_path: Path) -> None:
    sheet = _sheet(_map_of(8, 16, cards=2), tmp_path)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.page_setup.orientation == "landscape"
    starts = [each.id + 1 for each in sheet.row_breaks.brk]
    assert starts
    tops = [merged.min_row - 1 for merged in sheet.merged_cells.ranges if merged.max_col == 1]  # below a little air
    lines = [top + 1 for top in tops if str(sheet.cell(top + 1, 1).value).isupper()]
    assert len(lines) == 3 and len(tops) == 19
    lanes_below_a_line = {line + 2 for line in lines}
    assert set(starts) <= {*tops, *lines} - lanes_below_a_line
    last = int(sheet.print_area.rsplit("$", 1)[1])
    pages = [_tall(sheet, a, b - 1) for a, b in pairwise([1, *starts, last + 1])]
    assert min(pages) > 0.5 * max(pages)


def test_a_lane_that_is_taller_than_a_page_is_parted_between_its_rows(tmp_path: Path) -> None:
    sheet = _sheet(_map_of(8, 1, cards=40), tmp_path)
    ends = {each.id for each in sheet.row_breaks.brk}
    assert ends
    for merged in sheet.merged_cells.ranges:
        assert merged.min_col == 1 or not ends & set(range(merged.min_row, merged.max_row)), merged.coord
