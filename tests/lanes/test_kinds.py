"""What every lane kind keeps to, whichever are found."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path as File
from typing import get_args

import pytest
from pydantic import ValidationError

import journeydesigner
from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.icons import icon_names
from journeydesigner.drawing.primitives import Box, Disc, Icon, Line, Path, Picture, Primitive, Shadow, Text
from journeydesigner.drawing.theme import FAMILIES
from journeydesigner.lanes import pain_points
from journeydesigner.lanes.face import OVERHANG
from journeydesigner.lanes.facts import ColumnSpan, Facts, RowFacts
from journeydesigner.lanes.kinds import CardLane, RowLane, card_values, kind, kinds, pills
from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import Preset, type_scale
from journeydesigner.model.ids import CardId, LaneId, MapId, StepId
from journeydesigner.model.records import Card, Lane, Place
from tests.layout.plain_measurer import PlainMeasurer

CARDS = [found for found in kinds().values() if isinstance(found, CardLane)]
ROWS = [found for found in kinds().values() if isinstance(found, RowLane)]
TEXTS = [
    "", "The bill explains nothing", "Kilowattstundenabrechnungszeitraum " * 5, "家庭用蓄電池" * 20, "a\nb",
    "لا توضح الفاتورة أي شيء عن الاستهلاك الحقيقي للطاقة " * 3,
]  # fmt: skip
SHAPES = ("task", "decision", "start", "end", "wait", "document", "system")


def named(found):
    return found.name


def facts(preset="normal"):
    return Facts(Pen(PlainMeasurer(), type_scale(preset)))


def card(text="", **fields):
    return Card.model_validate({"id": CardId("card-1"), "map": MapId("map-1"), "text": text, **fields})


def over_steps(text, **fields):
    place = Place(lane=LaneId("l"), first=StepId("a"), last=StepId("b"), order="m")
    return card(text, place=place, **fields)


def test_all_kinds_of_the_field_are_there():
    assert set(kinds()) >= {
        "goals", "actions", "thoughts", "text", "touchpoints", "emotion", "pain_points", "opportunities", "metrics",
        "frontstage", "backstage", "support", "images", "line_of_interaction", "line_of_visibility",
        "line_of_internal_interaction", "process", "roles", "channels", "documents", "dramatic_arc",
    }  # fmt: skip


@pytest.mark.parametrize("found", kinds().values(), ids=named)
def test_a_kind_has_a_name_words_and_a_bundled_icon(found):
    assert kinds()[found.name] is found
    assert found.label and found.one
    assert found.icon in icon_names()
    assert found.family in FAMILIES


@pytest.mark.parametrize("found", CARDS, ids=named)
def test_an_empty_cell_asks_a_question(found):
    assert found.question.endswith("?")


@pytest.mark.parametrize("found", kinds().values(), ids=named)
def test_a_blank_value_validates_and_foreign_fields_are_left_alone(found):
    found.values.model_validate({})
    kept = found.values.model_validate({"of_a_newer_version": [1]})
    assert kept.model_extra == {"of_a_newer_version": [1]}


def test_an_unknown_kind_is_shown_as_text():
    assert kind("of_a_newer_version") is kinds()["text"]


def test_card_values_are_those_of_all_kinds():
    assert card_values().keys() == kinds().keys()


@pytest.mark.parametrize("preset", get_args(Preset))
@pytest.mark.parametrize("width", [96, 128, 200, 416, 1000])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("found", CARDS, ids=named)
def test_a_card_draws_inside_its_box(found, text, width, preset):
    star = card(text, is_moment_of_truth=True, owner="Sales", severity="critical", mentions=12, impact=5, effort=1)
    links = ("https://www.a-very-long-host-name.example.org/a/b.pdf", "https://b.example")
    special = card(text, image="0" * 64) if width % 3 else over_steps(text, links=links, who="partner")
    shapes = SHAPES if "shape" in found.values.model_fields else ()
    shaped = [card(text, shape=shape, side="backstage", is_moment_of_truth=True) for shape in shapes]
    for shown in (card(text), star, special, *shaped):
        face = found.face(shown, float(width), replace(facts(preset), aspect=2.2, owned=12))
        assert 0 < face.width <= width and face.height > 0
        for primitive in face.primitives:
            left, top, right, bottom = extent(primitive)
            assert left >= -OVERHANG and right <= face.width + OVERHANG
            assert top >= -OVERHANG and bottom <= face.height + OVERHANG
            if isinstance(primitive, Text):
                assert left >= -0.5 and right <= face.width + 0.5 and bottom <= face.height


@pytest.mark.parametrize("found", CARDS, ids=named)
def test_a_card_reads_as_text(found):
    said = found.reads(card("The bill explains nothing"), facts())
    assert "The bill explains nothing" in said
    assert found.face(card("The bill explains nothing"), 200.0, facts()).label == said


@pytest.mark.parametrize("found", CARDS, ids=named)
def test_equal_cards_have_equal_faces(found):
    assert found.face(card("One"), 200.0, facts()) == found.face(card("One"), 200.0, facts())


@pytest.mark.parametrize("found", ROWS, ids=named)
def test_a_row_draws_itself_without_any_value(found):
    drawn = found.row(row_facts())
    assert drawn.height >= 36
    for node in (*drawn.nodes, *drawn.labels):
        assert node.y >= 0 and node.y + node.h <= drawn.height


def row_facts(steps=4, **fields):
    columns = tuple(ColumnSpan(StepId(f"s{n}"), 208.0 + n * 216, 216.0, f"Step {n}") for n in range(steps))
    lane = fields.pop("lane", Lane(id=LaneId("lane"), map=MapId("map-1"), kind="emotion", title="Emotion"))
    return RowFacts(
        pen=Pen(PlainMeasurer(), type_scale()), lane=lane, columns=columns, left=208.0, right=208.0 + steps * 216,
        label_x=32.0, height=272.0, **fields,
    )  # fmt: skip


def extent(primitive: Primitive) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    match primitive:
        case Box() | Picture() | Shadow():
            return primitive.x, primitive.y, primitive.x + primitive.w, primitive.y + primitive.h
        case Icon():
            return primitive.x, primitive.y, primitive.x + primitive.size, primitive.y + primitive.size
        case Disc():
            x, y, r = primitive.cx, primitive.cy, primitive.r
            return x - r, y - r, x + r, y + r
        case Line():
            xs, ys = sorted((primitive.x1, primitive.x2)), sorted((primitive.y1, primitive.y2))
            return xs[0], ys[0], xs[1], ys[1]
        case Path():
            points = [pair for command in primitive.commands for pair in pairs(command[1:])]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            return min(xs), min(ys), max(xs), max(ys)
        case Text():
            lines = primitive.lines
            top, bottom = lines[0].baseline - primitive.style.size, lines[-1].baseline
            return min(line.x for line in lines), top, max(line.x + line.width for line in lines), bottom


def pairs(values):
    return list(zip(values[::2], values[1::2], strict=True))


# Single kinds


@pytest.mark.parametrize(
    "wrong", [{"severity": "dreadful"}, {"mentions": -1}, {"mentions": "twelve"}, {"severity": 3}], ids=str
)
def test_pain_points_refuse_what_is_no_severity_or_count(wrong):
    with pytest.raises(ValidationError):
        kinds()["pain_points"].values.model_validate(wrong)


@pytest.mark.parametrize("wrong", [{"impact": 6}, {"effort": 0}, {"due": "tomorrow"}, {"status": "perhaps"}], ids=str)
def test_opportunities_refuse_what_is_off_their_scales(wrong):
    with pytest.raises(ValidationError):
        kinds()["opportunities"].values.model_validate(wrong)


@pytest.mark.parametrize(
    ("impact", "effort", "said"),
    [(5, 1, "Quick win"), (4, 5, "Big bet"), (2, 2, "Fill-in"), (3, 4, "Reconsider"), (5, None, "")],
)
def test_an_opportunity_stands_in_a_corner_of_the_matrix(impact, effort, said):
    from journeydesigner.lanes.opportunities import horizon

    assert horizon(card("Do it", impact=impact, effort=effort)) == said


def test_a_pain_point_reads_its_severity_and_mentions():
    pain = card("Offers are impossible to compare", severity="critical", mentions=1)
    said = pain_points.KIND.reads(pain, facts())
    assert said == "Pain point: Offers are impossible to compare (Critical, 1 mention)"


def test_text_is_balanced_over_its_lines():
    said, style = "one two three four five six seven", type_scale().card
    block = facts().pen.block(said, style, Colour("text"), 0, 0, 150)
    widths = [line.width for line in block.text.lines]
    greedy = [width for _, width in PlainMeasurer().break_lines(said, style, 150)]
    assert len(widths) == len(greedy)
    assert max(widths) <= max(greedy)
    assert max(abs(a - b) for a, b in pairwise(widths)) <= max(abs(a - b) for a, b in pairwise(greedy))


def test_a_kind_says_which_tags_a_card_shows_and_what_it_adds_to_its_pill():
    pains, ideas = kinds()["pain_points"], kinds()["opportunities"]
    assert isinstance(pains, CardLane) and isinstance(ideas, CardLane)
    assert pains.tags(card("", severity="critical", mentions=1200), "en") == ("Critical", "1\u00a0200 mentions")
    assert pains.tags(card("", severity="low"), "en") == ()
    assert pains.tally(card("", severity="critical"), None, ()) == (1, 1)
    assert ideas.tags(card("", impact=5, effort=1, owner="Sales"), "en") == ("Quick win", "Owner: Sales")
    assert [pill.text for pill in pills([(ideas, (1, 1)), (pains, (1, 1)), (ideas, (1, 1))])] == [
        "2 opportunities",
        "1 critical pain",
    ]


@pytest.mark.parametrize("found", CARDS, ids=named)
def test_a_face_tallies_what_its_kind_says(found):
    shown = card("One", severity="critical")
    assert found.face(shown, 200.0, facts()).tally == found.tally(shown, None, ())


def test_a_kind_says_itself_which_form_it_has():
    def those(form: str) -> set[str]:
        return {name for name, found in kinds().items() if getattr(found, form)}

    assert those("is_curve") == {"emotion", "dramatic_arc"}
    assert those("is_tile") == {"metrics"}
    assert those("is_of_images") == {"images"}
    assert those("is_chip") == {"touchpoints", "channels", "roles"}
    assert those("has_channel") == {"touchpoints", "channels", "actions", "frontstage", "process"}
    assert all(name.startswith("line_of_") for name in those("is_divider"))


@pytest.mark.parametrize("where", ["exporters", "layout", "importers", "canvas", "ui", "document", "files", "painting"])
def test_no_other_room_asks_for_a_kind_of_lane_by_name(where):
    names = "|".join(set(kinds()) - {"text", "metrics"})
    asked = re.compile(rf"""(kind|name)\s*(==|!=)\s*["']({names})["']""")
    room = File(journeydesigner.__file__).parent / where
    for file in room.rglob("*.py"):
        assert not asked.search(file.read_text("utf-8")), file.name
