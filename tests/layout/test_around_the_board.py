"""Title block, headers and legend: every word and number comes from the records."""

import pytest

from journeydesigner.drawing.nodes import Role
from journeydesigner.drawing.primitives import Picture, Text
from journeydesigner.editing.card_fields import set_card_fields
from journeydesigner.editing.cards import add_card, delete_cards
from journeydesigner.editing.structure import add_lane, add_persona, rename, set_fields
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.layout.scene import BandKind
from samples.makers.home_battery import home_battery
from tests.layout.journeys import Journey
from tests.layout.plain_measurer import PlainMeasurer


def words(journey: Journey, kind: BandKind) -> list[str]:
    """All texts of a band."""
    scene = MapLayout(PlainMeasurer()).scene(journey.snapshot, journey.map)
    return [
        text.source
        for band in scene.bands
        if band.kind is kind
        for node in band.nodes
        for text in node.primitives
        if isinstance(text, Text)
    ]


@pytest.fixture(scope="module")
def battery() -> dict[BandKind, list[str]]:
    document = home_battery()
    scene = MapLayout(PlainMeasurer()).scene(document.snapshot, document.snapshot.maps[0].id)
    return {
        band.kind: [t.source for node in band.nodes for t in node.primitives if isinstance(t, Text)]
        for band in scene.bands
        if band.kind is not BandKind.LANE
    }


def test_the_title_block_of_the_battery_map(battery: dict[BandKind, list[str]]):
    assert battery[BandKind.TITLE] == [
        "NK",
        "Buying a home battery",
        "Nora Klein, 41, first-time buyer   ·   Current state   ·   14 interviews, 3\u00a0200 support tickets",
        "6 of 7 KPIs off target",
        "4 opportunities",
        "1 critical pain",
    ]


def test_the_legend_of_the_battery_map_names_what_occurs(battery: dict[BandKind, list[str]]):
    assert battery[BandKind.LEGEND] == [
        "Goal", "Action", "Touchpoint", "Pain point", "Backstage", "Opportunity", "Moment of truth", "Target met",
        "Version 12 · 21 Nov 2026 · Service Design Studio",
    ]  # fmt: skip


def test_the_legend_follows_what_occurs():
    journey = Journey(1, 1, ("actions", "goals"))
    assert words(journey, BandKind.LEGEND) == []
    card = add_card(journey.document, journey.lanes[0], journey.steps[0], "Do")
    assert words(journey, BandKind.LEGEND) == ["Action"]
    set_card_fields(journey.document, [card], "Edit", is_moment_of_truth=True)
    assert words(journey, BandKind.LEGEND) == ["Action", "Moment of truth"]
    delete_cards(journey.document, [card])
    assert words(journey, BandKind.LEGEND) == []


def test_pills_follow_the_cards_of_all_lanes_of_a_kind():
    journey = Journey(1, 1, ("pain_points",))
    second = add_lane(journey.document, journey.map, "pain_points", "More pains")
    layout = MapLayout(PlainMeasurer())
    assert not layout.pills(journey.snapshot, journey.map)
    first = add_card(journey.document, journey.lanes[0], journey.steps[0], "A", severity="critical")
    add_card(journey.document, second, journey.steps[0], "B", severity="critical")
    assert [pill.text for pill in layout.pills(journey.snapshot, journey.map)] == ["2 critical pains"]
    set_card_fields(journey.document, [first], "Edit", severity="low")
    assert [pill.text for pill in layout.pills(journey.snapshot, journey.map)] == ["1 critical pain"]


def test_a_map_without_persona_has_no_disc_and_says_only_what_it_knows():
    journey = Journey(1, 1)
    set_fields(journey.document, "maps", journey.map, "Make it to-be", kind="to-be", title="  ")
    assert words(journey, BandKind.TITLE) == ["Untitled map", "Future state"]


def test_a_persona_with_a_photograph_shows_it():
    journey = Journey(1, 1)
    photo = journey.document.add_asset(b"picture")
    persona = add_persona(journey.document, journey.organization, "Nora", photo=photo)
    set_fields(journey.document, "maps", journey.map, "Set persona", persona=persona)
    scene = MapLayout(PlainMeasurer()).scene(journey.snapshot, journey.map)
    disc = next(node for node in scene.bands[0].nodes if node.role is Role.PERSONA)
    (picture,) = disc.primitives
    assert isinstance(picture, Picture) and picture.asset == photo and picture.alt == "Nora"


def test_an_abbreviation_keeps_its_capitals_inside_the_line():
    journey = Journey(1, 1)
    persona = add_persona(journey.document, journey.organization, "Nora Klein", role="IT manager")
    set_fields(journey.document, "maps", journey.map, "Set persona", persona=persona)
    assert words(journey, BandKind.TITLE)[2].startswith("Nora Klein, IT manager")


def title_block(journey):
    scene = MapLayout(PlainMeasurer()).scene(journey.snapshot, journey.map)
    nodes = {node.key: node for node in scene.bands[0].nodes}
    pills = [node for node in scene.bands[0].nodes if node.role is Role.PILL]
    return scene.bands[0], nodes["title"], pills


def test_pills_stand_beside_a_short_title_and_under_one_that_would_wrap():
    journey = Journey(1, 3, ("opportunities",))
    add_card(journey.document, journey.lanes[0], journey.steps[0], "Explain the bill")
    _band, title, (pill,) = title_block(journey)
    assert pill.x > title.x + title.w and pill.y < title.y + title.h
    rename(journey.document, "maps", journey.map, "Buying a battery for a house that is shared by three")
    band, title, (pill,) = title_block(journey)
    assert pill.x == title.x and pill.y > title.y + title.h
    assert pill.y + pill.h < band.height


def test_a_stage_title_without_a_question_is_centred_beside_one_with_a_question():
    journey = Journey(2, 1, ())
    stage = journey.snapshot.stages_of(journey.map)[1]
    set_fields(journey.document, "stages", stage.id, "Ask nothing", question="")
    scene = MapLayout(PlainMeasurer()).scene(journey.snapshot, journey.map)
    _first, second = scene.bands[1].nodes
    (text,) = [part for part in second.primitives if isinstance(part, Text)]
    (line,) = text.lines
    top = line.baseline - PlainMeasurer().ascent(text.style)
    assert top + text.style.leading / 2 == pytest.approx(scene.bands[1].height / 2)


def test_a_title_from_right_to_left_stands_beside_the_disc_and_is_inside_its_node():
    document = home_battery()
    found = document.snapshot.maps[0].id
    set_fields(document, "maps", found, "x", title="شراء بطارية منزلية للمنزل الجديد")
    scene = MapLayout(PlainMeasurer()).scene(document.snapshot, found)
    title = next(node for band in scene.bands for node in band.nodes if node.key == "title")
    (text,) = (part for part in title.primitives if isinstance(part, Text))
    assert min(line.x for line in text.lines) == 0
    assert max(line.x + line.width for line in text.lines) <= title.w
