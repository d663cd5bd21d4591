"""A metric's heat: a row of its values under the steps, and a tint of the columns below."""

import pytest

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Box, Icon, Text
from journeydesigner.drawing.theme import theme
from journeydesigner.editing.numbers import add_metric, measure
from journeydesigner.layout.heat import measured_on, tint
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.options import LayoutOptions
from journeydesigner.layout.scene import Scene
from journeydesigner.model.ids import MetricId
from tests.layout.journeys import Journey
from tests.layout.plain_measurer import PlainMeasurer


def _heated(journey: Journey, metric: MetricId) -> Scene:
    return MapLayout(PlainMeasurer(), LayoutOptions(heat=metric)).scene(journey.snapshot, journey.map)


def _measured(**fields: object) -> tuple[Journey, MetricId]:
    """Of three stages of two steps: the first as a whole, and both steps of the second by themselves."""
    journey = Journey(3, 2)
    metric = add_metric(journey.document, journey.organization, "Satisfied", kind="csat", unit="percent", **fields)
    stage = journey.snapshot.stages_of(journey.map)[0].id
    for anchor, value in ((stage, 0.9), (journey.steps[2], 0.5), (journey.steps[3], 0.3)):
        measure(journey.document, metric, anchor, "2026-09", value - 0.1)
        measure(journey.document, metric, anchor, "2026-10", value)
    return journey, metric


def test_the_latest_values_stand_over_what_they_were_measured_at():
    journey, metric = _measured()
    scene = _heated(journey, metric)
    found = {
        (node.x, node.x + node.w): [part.source for part in node.primitives if isinstance(part, Text)]
        for node in scene.band_by_key["heat"].nodes
    }
    columns = scene.columns
    assert found == {
        (columns[0].x + 8, columns[2].x - 8): ["90\u00a0%"],
        (columns[2].x + 8, columns[3].x - 8): ["50\u00a0%"],
        (columns[3].x + 8, columns[4].x - 8): ["30\u00a0%"],
    }


def test_better_is_teal_and_worse_orange_by_the_metrics_own_direction():
    for direction, good, bad in (("up", 0, 2), ("down", 2, 0)):
        journey, metric = _measured(direction=direction)
        nodes = _heated(journey, metric).band_by_key["heat"].nodes
        better, worse = (
            next(part.fill for part in nodes[place].primitives if isinstance(part, Box)) for place in (good, bad)
        )
        assert isinstance(better, Colour) and better.name == "pos"
        assert isinstance(worse, Colour) and worse.name == "neg"


def test_a_met_target_has_a_sign_not_a_colour_alone():
    journey, metric = _measured(target=0.8)
    nodes = _heated(journey, metric).band_by_key["heat"].nodes
    assert [any(isinstance(part, Icon) for part in node.primitives) for node in nodes] == [True, False, False]
    assert nodes[0].label == "Satisfied, Stage 0 – Step 0.1: 90\u00a0%, Oct 2026. Target 80\u00a0%"


def test_the_columns_are_tinted_in_every_lane_and_nowhere_else():
    journey, metric = _measured()
    scene = _heated(journey, metric)
    tints = [node for band in scene.bands for node in band.ground if node.key.startswith("tint:")]
    assert [node.key for node in tints] == [f"tint:{lane}" for lane in journey.lanes]
    assert len(tints[0].primitives) == 3


def test_the_legend_says_which_end_is_good():
    journey, metric = _measured()
    labels = [node.label for node in _heated(journey, metric).bands[-1].nodes]
    assert "Satisfied: from 30\u00a0% (worst) to 90\u00a0% (best)" in labels


def test_a_metric_that_was_measured_nowhere_on_the_map_says_so():
    journey = Journey(2, 1)
    metric = add_metric(journey.document, journey.organization, "Satisfied")
    (node,) = _heated(journey, metric).band_by_key["heat"].nodes
    assert node.label == "Not measured at a stage or step of this map"
    assert measured_on(journey.snapshot, journey.map) == ()


def test_a_metric_that_is_gone_heats_nothing():
    assert "heat" not in _heated(Journey(2, 1), MetricId("metric-gone")).band_by_key


def test_the_row_and_the_tints_are_made_once():
    journey, metric = _measured()
    layout = MapLayout(PlainMeasurer(), LayoutOptions(heat=metric))
    before = layout.scene(journey.snapshot, journey.map)
    with journey.document.change("Rename") as draft:
        draft.patch("metrics", metric, owner="Service")
    after = layout.scene(journey.snapshot, journey.map)
    lane = journey.lanes[0]
    assert after.band_by_key[lane] is not None
    assert [node.key for node in after.band_by_key[lane].ground] == [n.key for n in before.band_by_key[lane].ground]
    again = layout.scene(journey.snapshot, journey.map)
    assert again.band_by_key[lane] is after.band_by_key[lane]
    assert again.band_by_key["heat"] is after.band_by_key["heat"]


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("share", [-1.0, 1.0])
@pytest.mark.parametrize("ink", ["text", "text2", "text3"])
def test_text_on_a_tinted_lane_keeps_its_contrast(name: str, share: float, ink: str):
    look = theme(name, ())  # type: ignore[arg-type]
    for lane in ("laneA", "laneB"):
        ground = _over(look.rgba(tint(share, 0.03, 0.1)), look.rgba(Colour(lane)))
        assert _contrast(look.rgba(Colour(ink))[:3], ground) >= (4.5 if ink != "text" else 7)


def _over(top: tuple[int, ...], under: tuple[int, ...]) -> tuple[float, ...]:
    alpha = top[3] / 255
    return tuple(alpha * a + (1 - alpha) * b for a, b in zip(top[:3], under[:3], strict=True))


def _contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[float, ...]) -> float:
    parts = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
