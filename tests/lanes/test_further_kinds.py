"""Process, roles, channels, documents and images: what is particular to each."""

from dataclasses import replace
from types import ModuleType

import pytest
from pydantic import ValidationError

from journeydesigner.drawing.primitives import Box, Icon, Path, Picture, Text
from journeydesigner.lanes import actions, backstage, channels, documents, images, process, roles, touchpoints
from journeydesigner.lanes.face import Face
from journeydesigner.lanes.process_cards import UNSEEN, shape_labels
from journeydesigner.model.ids import ChannelId, OrganizationId
from journeydesigner.model.records import Channel
from tests.lanes.test_kinds import SHAPES, card, facts, over_steps

WIDTH = 200.0
HOTLINE = Channel(id=ChannelId("c"), organization=OrganizationId("o"), name="Hotline", icon="phone")


def icons(face: Face) -> list[str]:
    return [part.name for part in face.primitives if isinstance(part, Icon)]


def words(face: Face) -> list[str]:
    return [part.source for part in face.primitives if isinstance(part, Text)]


# Process


def test_every_shape_has_its_own_outline_and_icon():
    faces = {shape: backstage.KIND.face(card("Check", shape=shape), WIDTH, facts()) for shape in SHAPES}
    assert len({icons(face)[0] for face in faces.values()}) == len(SHAPES)
    grounds = {shape: face.primitives[:3] for shape, face in faces.items() if shape not in ("task", "wait", "system")}
    assert len(set(grounds.values())) == len(grounds)


def test_a_shape_is_read_out():
    said = process.KIND.reads(card("Is it signed?", shape="decision", side="backstage"), facts())
    assert said == "Process step: Is it signed? (Decision, Backstage)"


def test_a_card_without_a_shape_looks_as_on_every_lane():
    plain = backstage.KIND.face(card("Calculator service"), WIDTH, facts())
    assert not icons(plain) and len(plain.primitives) == 5


def test_what_is_unseen_is_dashed_marked_and_explained_in_the_legend():
    face = process.KIND.face(card("Sort", side="backstage"), WIDTH, facts())
    assert UNSEEN in face.marks and "eye-off" in icons(face)
    assert any(isinstance(part, Box) and part.dash for part in face.primitives)
    (entry,) = process.KIND.signs(face.marks)
    assert entry.label == "Backstage, unseen"
    assert not process.KIND.signs(frozenset())


def test_a_shape_of_a_newer_version_is_a_plain_card():
    face = backstage.KIND.face(card("Check", shape="gateway"), WIDTH, facts())
    assert not icons(face)
    with pytest.raises(ValidationError):
        backstage.KIND.values.model_validate({"shape": "gateway"})


def test_all_shapes_have_a_name():
    assert set(shape_labels()) == set(SHAPES)


# Roles


def test_a_role_shows_initials_or_what_it_is_and_how_much_it_owns():
    owns = replace(facts(), owned=3)
    named = roles.KIND.face(card("Ines Barrow"), WIDTH, owns)
    assert words(named)[0] == "Ines Barrow" and {"IB", "3"} <= set(words(named))
    sales = roles.KIND.face(card("Sales", who="department"), WIDTH, owns)
    assert sales.label == "Role: Sales (Department, owner of 3 cards)" and icons(sales) == ["users"]
    assert "0" not in words(roles.KIND.face(card("Sales"), WIDTH, facts()))


# Channels


def test_a_channel_is_a_chip_at_a_step_and_a_bar_over_several():
    told = replace(facts(), channel=HOTLINE)
    chip, bar = channels.KIND.face(card(), WIDTH, told), channels.KIND.face(over_steps(""), 416.0, told)
    assert chip.width < WIDTH and bar.width == 416.0
    assert words(chip) == words(bar) == ["Hotline"]
    assert icons(chip) == ["phone"]


# Links


@pytest.mark.parametrize("found", [actions, backstage, touchpoints])
def test_a_card_with_a_link_wears_its_sign_on_every_lane(found: ModuleType):
    linked = found.KIND.face(card("Solar (example.org)", links=("https://example.org/solar",)), WIDTH, facts())
    assert icons(linked) == ["link"] and words(linked) == ["Solar (example.org)"]
    assert "link" not in icons(found.KIND.face(card("Solar"), WIDTH, facts()))


# Documents


@pytest.mark.parametrize(
    ("link", "place", "icon"),
    [
        ("https://www.volt.example/bills/2026.pdf", "volt.example", "file-text"),
        ("https://en.wikipedia.org/wiki/Battery", "en.wikipedia.org", "link"),
        ("mailto:sales@volt.example", "sales@volt.example", "mail"),
        ("file:///home/nora/Angebot%202.xlsx", "Angebot 2.xlsx", "file-spreadsheet"),
        ("photos/roof.JPG", "roof.JPG", "file-image"),
        ("https://[broken", "https://[broken", "link"),
        ("", "", "file-text"),
    ],
)
def test_a_link_says_where_it_leads_and_what_it_is(link: str, place: str, icon: str):
    assert (documents.place_of(link), documents.icon_of(link)) == (place, icon)


def test_a_document_shows_its_host_and_how_many_links_follow():
    shown = card("Yearly bill", links=("https://a.example/x", "https://b.example", "https://c.example"))
    face = documents.KIND.face(shown, WIDTH, facts())
    assert words(face) == ["Yearly bill", "a.example  ·  2 more links"]
    assert words(documents.KIND.face(card("", links=("https://a.example",)), WIDTH, facts())) == ["a.example"]


# Images


@pytest.mark.parametrize("aspect", [0.1, 0.625, 1.0, 2.2])
def test_a_picture_is_whole_and_as_wide_as_its_step_unless_it_is_very_tall(aspect: float):
    face = images.KIND.face(card("Caption", image="0" * 64), WIDTH, replace(facts(), aspect=aspect))
    (picture,) = [part for part in face.primitives if isinstance(part, Picture)]
    assert picture.h / picture.w == pytest.approx(aspect)
    assert picture.w == pytest.approx(WIDTH - 2) or aspect > 1.6
    caption = next(part for part in face.primitives if isinstance(part, Text))
    assert caption.lines[0].baseline > picture.y + picture.h


def test_without_a_picture_there_is_an_empty_frame_with_its_question():
    face = images.KIND.face(card(), WIDTH, facts())
    assert words(face) == ["What does it look like here?"]
    assert any(isinstance(part, Box) and part.dash for part in face.primitives)
    assert face.height >= 0.6 * WIDTH
    assert words(images.KIND.face(card("On the stairs"), WIDTH, facts()))[0] == "On the stairs"


def test_a_decision_has_points_at_its_sides():
    face = backstage.KIND.face(card("Is it?", shape="decision"), WIDTH, facts())
    outline = next(part for part in face.primitives if isinstance(part, Path))
    xs = [command[1] for command in outline.commands if len(command) > 1]
    assert min(xs) < 1 and max(xs) > WIDTH - 1 and len(outline.commands) == 7
