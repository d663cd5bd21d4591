"""The emotion curve."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.drawing.nodes import Role
from journeydesigner.drawing.primitives import Path, Text
from journeydesigner.lanes import curve
from journeydesigner.lanes.emotion import KIND, axis_of, face_icon
from journeydesigner.lanes.emotion_axis import shade
from journeydesigner.model.ids import EmotionId, LaneId, MapId, PersonaId, StepId
from journeydesigner.model.records import Emotion, EmotionScale, Lane
from tests.lanes.test_kinds import row_facts

POINTS = st.lists(st.floats(-100, 100), min_size=2, max_size=12).map(
    lambda heights: [(216.0 * n, y) for n, y in enumerate(heights)]
)


def feelings(*values: float | None, persona: str | None = None, quote: str = ""):
    return tuple(
        Emotion(
            id=EmotionId(f"e{persona}{n}"), lane=LaneId("lane"), step=StepId(f"s{n}"), value=value, quote=quote,
            persona=PersonaId(persona) if persona else None,
        )
        for n, value in enumerate(values)
        if value is not None
    )  # fmt: skip


def drawn(*emotions: Emotion, steps: int = 4, **fields):
    return KIND.row(row_facts(steps, emotions=tuple(emotions), **fields))


def of_role(row, role):
    return [node for node in row.nodes if node.role is role]


@given(POINTS)
def test_the_curve_meets_its_points_and_never_swings_beyond_neighbours(points):
    for segment, (start, end) in zip(curve.segments(points), pairwise(points), strict=True):
        assert curve.at(segment, 0) == pytest.approx(start)
        assert curve.at(segment, 1) == pytest.approx(end)
        heights = [curve.at(segment, n / 20)[1] for n in range(21)]
        assert min(start[1], end[1]) - 1e-6 <= min(heights) and max(heights) <= max(start[1], end[1]) + 1e-6


@given(st.floats(-90, -1), st.floats(1, 90))
def test_a_segment_is_known_to_cross_where_it_crosses(start, end):
    (segment,) = curve.segments([(0.0, start), (216.0, end)])
    t = curve.crossing(segment, 0.0)
    assert t is not None
    assert curve.at(segment, t)[1] == pytest.approx(0, abs=1e-6)
    first, second = curve.split(segment, t)
    assert first[3] == second[0]
    assert curve.crossing(segment, end + 1) is None


@given(st.floats(-2, 2))
def test_a_value_dragged_to_its_own_height_is_itself(value):
    for direction in ("up", "down"):
        axis = axis_of(EmotionScale(direction=direction), 272.0)
        assert axis.value(axis.y(value)) == pytest.approx(value, abs=1e-9)


def test_the_better_end_of_the_scale_is_above_whichever_way_it_runs():
    effort = EmotionScale(low=1, high=5, labels=("Easy", "Hard"), direction="down")
    axis = axis_of(effort, 272.0)
    assert axis.y(1) == 66 and axis.y(5) == 206
    assert axis.level_of(1.2) == "Easy"


def test_a_value_off_the_scale_is_drawn_at_its_end():
    axis = axis_of(None, 272.0)
    assert axis.y(99) == axis.y(2)


def test_faces_follow_the_mood():
    assert [face_icon(mood) for mood in (1, 0.5, 0, -0.5, -1)] == ["laugh", "smile", "meh", "frown", "annoyed"]


def test_the_colour_changes_within_a_few_pixels_of_neutral():
    assert shade(30).name == "pos" and not shade(30).share
    assert shade(-30).name == "neg"
    assert 0 < shade(4).share < 1


def test_each_emotion_has_a_point_and_each_pair_of_steps_a_stretch():
    row = drawn(*feelings(-1.2, 0.2, 1.4, -1.7))
    assert [node.record for node in of_role(row, Role.EMOTION)] == ["eNone0", "eNone1", "eNone2", "eNone3"]
    assert len(of_role(row, Role.CURVE)) == 5


def test_a_step_without_emotion_is_no_zero_but_a_gap():
    row = drawn(*feelings(1.0, None, 1.0, 1.0))
    assert len(of_role(row, Role.EMOTION)) == 3
    gap = next(node for node in of_role(row, Role.CURVE) if "s0:s2" in node.key)
    (line,) = gap.primitives
    assert isinstance(line, Path) and line.dash


def test_the_curve_ends_where_nothing_more_is_known():
    row = drawn(*feelings(None, 1.0, 1.0, None))
    assert len(of_role(row, Role.CURVE)) == 1


def test_no_emotion_draws_no_curve():
    assert not of_role(drawn(), Role.CURVE)


def test_quotes_stand_above_good_and_below_bad_points_clear_of_the_curve():
    row = drawn(*feelings(1.5, -1.5, 1.5, -1.5, quote="What a day that was, said she, and went home"))
    for point, quote in zip(of_role(row, Role.EMOTION), of_role(row, Role.QUOTE), strict=True):
        if point.y + point.h / 2 < row.height / 2:
            assert quote.y + quote.h <= point.y
        else:
            assert quote.y >= point.y + point.h


def test_a_long_quote_makes_the_lane_grow_evenly():
    row = drawn(*feelings(2.0, quote="A very long quote that takes many lines " * 6), steps=1)
    assert row.height > 272
    (quote,) = of_role(row, Role.QUOTE)
    assert quote.y >= 0
    (point,) = of_role(row, Role.EMOTION)
    assert point.y + point.h / 2 == pytest.approx(axis_of(None, row.height).y(2.0))


def test_a_second_persona_has_a_thinner_curve_and_is_in_the_legend():
    row = drawn(*feelings(1.0, 1.0), *feelings(-1.0, 1.0, persona="tomas"), persona=PersonaId("nora"))
    assert len(row.legend) == 1
    assert len(of_role(row, Role.EMOTION)) == 4
    boxes = [(n.x, n.y, n.w, n.h) for n in of_role(row, Role.EMOTION)]
    assert len(set(boxes)) == 4


def test_labels_of_a_scale_with_many_levels_do_not_overlap():
    labels = tuple(f"Level {n}" for n in range(30))
    lane = Lane(
        id=LaneId("lane"), map=MapId("m"), kind="emotion", title="E", scale=EmotionScale(low=0, high=1, labels=labels)
    )
    row = drawn(lane=lane)
    texts = [text for node in row.labels for text in node.primitives if isinstance(text, Text)]
    baselines = sorted(line.baseline for text in texts for line in text.lines)
    assert all(b - a >= 13.4 for a, b in pairwise(baselines))


def test_the_best_levels_name_stands_ten_pixels_clear_of_the_lanes_own_label():
    row = KIND.row(row_facts(label_height=90.0))
    texts = [text for node in row.labels for text in node.primitives if isinstance(text, Text)]
    first = min(line.baseline - text.style.leading for text in texts for line in text.lines)
    description_ends = 90.0 - 12.0
    assert first > description_ends + 6
    assert row.height > 272


def test_next_to_the_columns_shown_the_curve_rises_towards_the_hidden_neighbour():
    feelings_of_three = feelings(0.0, 0.0, 2.0)
    alone = KIND.row(row_facts(2, emotions=feelings_of_three[:2]))
    facts = row_facts(2, emotions=feelings_of_three, after=feelings_of_three[2].step)
    row = KIND.row(facts)
    ends = [of_role(drawing, Role.CURVE)[-1] for drawing in (alone, row)]
    assert ends[0].primitives != ends[1].primitives
    assert len(of_role(row, Role.EMOTION)) == 2
    assert ends[1].x + ends[1].w == facts.right
