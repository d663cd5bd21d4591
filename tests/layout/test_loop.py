"""The way back of a life cycle."""

import pytest

from journeydesigner.drawing.nodes import Role
from journeydesigner.drawing.primitives import Line
from journeydesigner.layout.map_layout import LayoutOptions, MapLayout
from journeydesigner.layout.scene import BandKind, Scene
from tests.layout.journeys import Journey
from tests.layout.plain_measurer import PlainMeasurer


@pytest.fixture
def journey() -> Journey:
    made = Journey(4, 1)
    with made.document.change("Make a cycle") as draft:
        draft.patch("maps", made.map, is_cycle=True)
    return made


def laid_out(journey: Journey, options: LayoutOptions | None = None) -> Scene:
    return MapLayout(PlainMeasurer(), options).scene(journey.snapshot, journey.map)


def stages(scene: Scene):
    return next(band for band in scene.bands if band.kind is BandKind.STAGES)


def test_an_arrow_over_the_chevrons_leads_from_the_last_stage_back_to_the_first(journey: Journey):
    band = stages(laid_out(journey))
    *chevrons, loop = band.nodes
    assert loop.role is Role.LOOP
    assert loop.label == "“Stage 3” leads back to “Stage 0”"
    assert all(node.role is Role.STAGE and node.y == loop.h for node in chevrons)
    assert band.height == chevrons[0].y + chevrons[0].h


def test_each_stretch_of_it_has_the_colour_of_its_stage(journey: Journey):
    loop = stages(laid_out(journey)).nodes[-1]
    assert [part.colour.name for part in loop.primitives if isinstance(part, Line)] == [
        f"stage:{n}/4" for n in range(4)
    ]


def test_every_chevron_of_a_cycle_has_a_notch_and_a_tip(journey: Journey):
    chevrons = stages(laid_out(journey)).nodes[:-1]
    assert len({len(node.primitives[0].commands) for node in chevrons}) == 1  # type: ignore[union-attr]


def test_on_several_sheets_it_runs_on_to_the_end_of_each(journey: Journey):
    whole = stages(laid_out(journey)).nodes[-1]
    first = stages(laid_out(journey, LayoutOptions(steps=tuple(journey.steps[:2])))).nodes[-1]
    last = stages(laid_out(journey, LayoutOptions(steps=tuple(journey.steps[2:])))).nodes[-1]
    heads = [sum(not isinstance(part, Line) for part in node.primitives) for node in (whole, first, last)]
    assert heads == [3, 2, 1]
    assert first.label == whole.label


def test_a_map_that_is_no_cycle_has_none():
    assert all(node.role is Role.STAGE for node in stages(laid_out(Journey(4, 1))).nodes)
