"""Where no card reaches over columns a row is laid out the short way: it comes out as the long way does."""

import pytest

from journeydesigner.editing.columns import collapse_stage
from journeydesigner.layout.card_rows import CardRow
from journeydesigner.layout.map_layout import LayoutOptions, MapLayout
from journeydesigner.layout.scene import Scene
from tests.layout.journeys import Journey, random_journey
from tests.layout.plain_measurer import PlainMeasurer


def _laid_out(journey: Journey, options: LayoutOptions) -> Scene:
    return MapLayout(PlainMeasurer(), options).scene(journey.snapshot, journey.map)


@pytest.mark.parametrize("has_chip_lines", [False, True])
@pytest.mark.parametrize("seed", range(12))
def test_a_row_comes_out_the_same_either_way(seed: int, has_chip_lines: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    journey = random_journey(seed)
    if seed % 3 == 0:
        collapse_stage(journey.document, journey.snapshot.stages_of(journey.map)[0].id, True)
    options = LayoutOptions(has_chip_lines=has_chip_lines)
    short = _laid_out(journey, options)
    find = CardRow._find_clusters

    def find_wide(row: CardRow) -> None:
        find(row)
        row._is_narrow = [False] * len(row._clusters)

    monkeypatch.setattr(CardRow, "_find_clusters", find_wide)
    assert _laid_out(journey, options) == short
