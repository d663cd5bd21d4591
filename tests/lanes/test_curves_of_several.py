"""Several curves on one lane: other personas, the as-is map, and what is said beside them."""

from itertools import combinations, pairwise
from typing import Any

import pytest

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Disc, Icon, Line, Path, Text
from journeydesigner.lanes import dramatic_arc, emotion
from journeydesigner.lanes.emotion_axis import axis_of, face_icon, number
from journeydesigner.lanes.kinds import RowDrawing, scale_of
from journeydesigner.lanes.persona_sign import mark, sign_of
from journeydesigner.model.ids import OrganizationId, PersonaId
from journeydesigner.model.records import EmotionScale, Lane, Persona
from tests.lanes.test_emotion import feelings, of_role
from tests.lanes.test_kinds import row_facts

NORA, TOMAS, MING = PersonaId("nora"), PersonaId("tomas"), PersonaId("ming")
PERSONAS = {
    who: Persona(id=who, organization=OrganizationId("o"), name=name, order=order)
    for who, name, order in ((NORA, "Nora Klein", "a"), (TOMAS, "Tomas Berg", "b"), (MING, "李 小明", "c"))
}
SAID = "What a day that was, said she, and went home with all her bags"


def lane(**fields: object) -> Lane:
    return Lane.model_validate({"id": "lane", "map": "m", "kind": "emotion", "title": "Emotion", **fields})


def drawn(*emotions: tuple, kind=emotion.KIND, **fields: Any) -> RowDrawing:
    told = tuple(each for several in emotions for each in several)
    return kind.row(row_facts(emotions=told, persona=NORA, personas=PERSONAS, **fields))


def three(quote: str = "") -> tuple:
    return (
        feelings(-1.2, 0.2, 1.4, -1.7, persona="nora", quote=quote),
        feelings(-0.2, 0.4, 1.2, 0.9, persona="tomas", quote=quote),
        feelings(-1.2, None, -0.4, -1.6, persona="ming", quote=quote),
    )


def dashes(row: RowDrawing, who: str) -> set[tuple[float, ...]]:
    curves = [node for node in of_role(row, Role.CURVE) if f":{who}:" in node.key]
    return {part.dash for node in curves for part in node.primitives if isinstance(part, Path | Line)}


def test_the_maps_curve_is_drawn_over_those_of_others_and_its_points_over_theirs():
    order = [node.key for node in drawn(*three()).nodes]
    own = next(index for index, key in enumerate(order) if key.startswith("curve:lane:<"))
    assert all(index < own for index, key in enumerate(order) if ":tomas:" in key or ":ming:" in key)
    points = [node for node in drawn(*three()).nodes if node.role is Role.EMOTION]
    assert [node.record for node in points[-4:]] == ["enora0", "enora1", "enora2", "enora3"]


def test_others_are_told_apart_without_colour_by_dashes_and_initials():
    row = drawn(*three())
    assert dashes(row, "tomas").isdisjoint(dashes(row, "ming"))
    assert [node.label for node in row.labels if node.key.startswith("sign:")] == ["Tomas Berg", "李 小明"]
    assert {entry.label for entry in row.legend} == {"Nora Klein", "Tomas Berg", "李 小明"}


def test_a_curve_alone_needs_no_legend_and_no_sign():
    row = drawn(three()[0])
    assert not row.legend
    assert not [node for node in row.labels if node.key.startswith("sign:")]


def test_a_persona_has_the_same_colour_on_every_lane_whoever_else_is_on_it():
    assert sign_of(MING, PERSONAS) == sign_of(MING, dict(reversed(PERSONAS.items())))
    assert len({sign_of(who, PERSONAS).colour for who in PERSONAS}) == 3
    chosen = {**PERSONAS, TOMAS: PERSONAS[TOMAS].model_copy(update={"colour": "#123456"})}
    assert sign_of(TOMAS, chosen).colour.name == "#123456"
    assert mark("李 小明") == "李" and mark("Nora Klein") == "NK"


def test_the_lane_chooses_whose_curves_it_shows():
    row = drawn(*three(), lane=lane(personas=(TOMAS,)))
    assert [node.record for node in of_role(row, Role.EMOTION)] == ["etomas0", "etomas1", "etomas2", "etomas3"]
    assert isinstance(of_role(row, Role.EMOTION)[0].primitives[2], Icon), "who is alone is drawn with faces"


def test_quotes_of_all_stand_apart_from_each_other_from_points_and_within_the_lane():
    row = drawn(*three(quote=SAID))
    quotes = of_role(row, Role.QUOTE)
    assert len(quotes) == 11
    assert all(not _meet(a, b) for a, b in combinations(quotes, 2))
    assert all(not _meet(quote, point) for quote in quotes for point in of_role(row, Role.EMOTION))
    assert min(quote.y for quote in quotes) >= 12 - 0.01
    assert max(quote.y + quote.h for quote in quotes) <= row.height - 12 + 0.01


def test_what_another_persona_says_is_signed():
    quotes = of_role(drawn(*three(quote="Hm")), Role.QUOTE)
    assert [quote.label for quote in quotes[:4]] == ["“Hm”"] * 4
    assert {quote.label for quote in quotes[4:]} == {"“Hm” – Tomas", "“Hm” – 李"}


def _meet(one: Node, other: Node) -> bool:
    return (
        one.x < other.x + other.w and other.x < one.x + one.w and one.y < other.y + other.h and other.y < one.y + one.h
    )


# As-is


def test_what_the_as_is_map_had_runs_thin_and_dashed_behind_and_is_named():
    before = feelings(-1.0, -1.0, 0.5, -2.0)
    row = drawn(three()[0], as_is=before)
    grey = [node for node in of_role(row, Role.CURVE) if ":as-is" in node.key]
    assert grey and row.nodes[0].key == grey[0].key
    strokes = [part for node in grey for part in node.primitives if isinstance(part, Path | Line)]
    assert all(stroke.dash and stroke.width < 3 for stroke in strokes)
    assert [entry.label for entry in row.legend] == ["Nora Klein", "As-is"]
    assert any(isinstance(part, Text) and part.source == "As-is" for node in row.nodes for part in node.primitives)


def test_an_as_is_curve_on_another_scale_stands_where_it_felt_the_same():
    other = EmotionScale(low=0, high=10, labels=(), direction="down")
    row = drawn(three()[0], as_is=feelings(0.0, 10.0, 5.0, 5.0), as_is_scale=other)
    axis = axis_of(None, row.height)
    dots = [node for node in row.nodes if node.key.startswith("as-is:lane:")]
    heights = [node.y + node.h / 2 for node in dots]
    assert heights == pytest.approx([axis.top, axis.bottom, axis.neutral, axis.neutral])
    assert dots[0].label == "As-is, Step 0: 0 of 0 to 10"


# Scales


@pytest.mark.parametrize("count", [5, 7, 10])
def test_labels_of_usual_scales_all_have_room(count: int):
    labels = tuple(f"Level {n}" for n in range(count))
    row = drawn(lane=lane(scale=EmotionScale(low=1, high=count, labels=labels)))
    assert len(_level_names(row)) == count


def test_of_too_many_levels_the_ends_are_named_first():
    labels = tuple(f"Level {n}" for n in range(40))
    said = _level_names(drawn(lane=lane(scale=EmotionScale(low=0, high=1, labels=labels))))
    assert {"Level 0", "Level 39"} <= set(said) and len(said) < 40


def test_a_scale_without_names_is_numbered_at_its_ends_and_middle():
    said = _level_names(drawn(lane=lane(scale=EmotionScale(low=-5, high=5, labels=()))))
    assert said == ["−5", "0", "5"]


def test_on_an_even_scale_the_neutral_line_lies_between_the_levels():
    scale = EmotionScale(low=1, high=4, labels=("Awful", "Bad", "Good", "Great"))
    (ground,) = drawn(lane=lane(scale=scale)).ground
    lines = [part for part in ground.primitives if isinstance(part, Line)]
    assert len([line for line in lines if line.dash]) == 4
    (neutral,) = [line for line in lines if not line.dash]
    assert neutral.y1 == pytest.approx(axis_of(scale, 272).neutral)


def test_low_is_good_where_the_scale_says_so():
    scale = EmotionScale(low=1, high=7, labels=("Easy", "Hard"), direction="down")
    row = drawn(feelings(1.0, 7.0, persona="nora"), lane=lane(scale=scale))
    easy, hard = of_role(row, Role.EMOTION)
    assert easy.y < hard.y
    assert [node.primitives[2].name for node in (easy, hard)] == [face_icon(1), face_icon(-1)]  # type: ignore[union-attr]


def test_a_point_says_step_value_scale_level_and_words():
    row = drawn(feelings(0.5, persona="nora", quote="Hm"), feelings(None, 1.0, persona="tomas"))
    said = [node.label for node in of_role(row, Role.EMOTION)]
    assert said == ["Tomas Berg, Step 1: 1 of −2 to 2, Delighted", "Step 0: 0.5 of −2 to 2, Neutral: “Hm”"]


def test_numbers_are_short():
    assert [number(value) for value in (0.5, -2.0, 1 / 3, -0.001, 1e6)] == ["0.5", "−2", "0.33", "0", "1000000"]


def test_a_lane_that_was_made_taller_has_a_taller_curve():
    tall = axis_of(None, 500.0, 500.0)
    assert tall.bottom - tall.top > 250
    assert axis_of(None, 500.0).bottom - axis_of(None, 500.0).top == 140


# The dramatic arc


def test_the_dramatic_arc_has_its_own_scale_digits_and_no_judgement():
    arc = lane(kind="dramatic_arc")
    assert (scale_of(arc).low, scale_of(arc).high, len(scale_of(arc).labels)) == (1, 5, 5)
    row = drawn(feelings(1.0, 4.5, 5.0, persona="nora"), kind=dramatic_arc.KIND, lane=arc)
    points = of_role(row, Role.EMOTION)
    assert [text.source for node in points for text in node.primitives if isinstance(text, Text)] == ["1", "4.5", "5"]
    discs = [part for node in points for part in node.primitives if isinstance(part, Disc)]
    lines = [part for node in of_role(row, Role.CURVE) for part in node.primitives if isinstance(part, Path)]
    colours = {disc.fill.name for disc in discs if isinstance(disc.fill, Colour)}
    strokes = {line.stroke.name for line in lines if line.stroke}
    assert colours == strokes == {"neu"}
    assert points[0].label == "Step 0: 1 of 1 to 5, Calm"


def test_a_dragged_value_of_the_arc_stays_on_its_scale():
    axis = axis_of(scale_of(lane(kind="dramatic_arc")), 272.0)
    assert [axis.value(y) for y in (0, 136, 272)] == [5, 3, 1]


def _level_names(row: RowDrawing) -> list[str]:
    node = next(node for node in row.labels if node.key.startswith("levels:"))
    texts = [text for text in node.primitives if isinstance(text, Text)]
    baselines = sorted(line.baseline for text in texts for line in text.lines)
    assert all(below - above >= 13.4 for above, below in pairwise(baselines))
    return [text.source for text in texts]
