"""Outlines, cells with tabs and Markdown become the same sort of map; the head says its name and whose it is."""

import pytest

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.importers.pasted_text import read_pasted
from journeydesigner.importers.registry import ImportFailedError


def read(text: str) -> Snapshot:
    return read_pasted(text, "Pasted").document.snapshot


def stages(text: str) -> list[str]:
    snapshot = read(text)
    return [stage.title for stage in snapshot.stages_of(snapshot.maps[0].id)]


def cards(text: str) -> dict[str, list[str]]:
    snapshot = read(text)
    return {
        lane.title: [card.text for card in snapshot.cards_in(lane.id)]
        for lane in snapshot.lanes_of(snapshot.maps[0].id)
    }


def head(text: str) -> tuple[str, str | None]:
    snapshot = read(text)
    people = snapshot.personas_of(snapshot.organizations[0].id)
    return snapshot.maps[0].title, people[0].name if people else None


def test_indented_lines_are_stages_steps_and_cards() -> None:
    text = "Look\n  Compare\n    Asks around\n    Pain point: too dear\n  Sleeps on it\nBuy\n\tSigns"
    snapshot = read(text)
    assert stages(text) == ["Look", "Buy"]
    assert [step.title for step in snapshot.steps_in(snapshot.maps[0].id)] == [
        "Compare", "Sleeps on it", "",
    ]  # fmt: skip
    assert cards(text)["Actions"] == ["Asks around", "Signs"]
    assert cards(text)["Pain point"] == ["too dear"]


def test_lines_beside_steps_are_steps_but_those_that_name_a_lane() -> None:
    text = "Look\n  Asks around\n  Pain point: too dear\n  Compare\n    Calls\n  Touchpoints\nBuy\n  Signs\n  Pays"
    snapshot = read(text)
    assert [step.title for step in snapshot.steps_in(snapshot.maps[0].id)] == ["Asks around", "Compare", ""]
    assert cards(text)["Actions"] == ["Calls", "Touchpoints", "Signs", "Pays"]
    assert cards(text)["Pain point"] == ["too dear"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moving | Ada, 34, renter\nLook\n  a\nBuy\n  b", ("Moving", "Ada")),
        ("Moving\n\nLook\n  a\nBuy\n  b", ("Moving", None)),
        ("Moving\n  Look\n    a\n  Buy\n    b", ("Moving", None)),
        ("Title: Moving\nPersona: Ada\n\nLook\n  a", ("Moving", "Ada")),
        ("Moving\n\nPersona: Ada\nLook\n  a", ("Moving", "Ada")),
        ("Look\n  a\nBuy\n  b", ("Pasted", None)),
        ("# Moving\n\n- Look\n  - a\n- Buy", ("Moving", None)),
        ("Persona: Ada\n| | Look | Buy |\n|---|---|---|\n| Actions | a | b |", ("Pasted", "Ada")),
    ],
)
def test_the_head_names_the_map_and_the_persona(text: str, expected: tuple[str, str | None]) -> None:
    assert head(text) == expected
    assert stages(text)[0] == "Look"


def test_cells_with_tabs_are_a_table_either_way_round() -> None:
    assert cards("\tLook\tBuy\nActions\tasks\tsigns\nPain points\tslow\t") == {
        "Actions": ["asks", "signs"],
        "Pain points": ["slow"],
    }
    assert stages("Stage\tActions\tPain points\nLook\tasks\tslow\nBuy\tsigns\t") == ["Look", "Buy"]


def test_bullets_under_plain_lines_belong_to_them() -> None:
    assert stages("Look\n- asks\n- reads\nBuy\n1. signs") == ["Look", "Buy"]
    assert cards("Look\n- asks\n- reads\nBuy\n1. signs")["Actions"] == ["asks", "reads", "signs"]


def test_an_outline_has_the_lanes_that_any_map_begins_with() -> None:
    snapshot = read("Look\nBuy")
    kinds = [lane.kind for lane in snapshot.lanes_of(snapshot.maps[0].id)]
    assert kinds == ["actions", "touchpoints", "emotion", "pain_points"]


@pytest.mark.parametrize("text", ["", "  \n\t\n", "Title: Moving", "Persona: Ada\n\n"])
def test_nothing_to_make_a_map_of_is_said_in_a_sentence(text: str) -> None:
    with pytest.raises(ImportFailedError, match="Write a stage"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "|",
        "|\n|",
        "\t\t\t\n\t",
        "- ",
        "-\n-\n",
        "a | b",
        "a | b\n",
        "---",
        "---\n---",
        "```",
        "a\x00b\n  c",
        "١\n  ٢",
        "a:\n b:",
    ],
)
def test_odd_texts_are_read_or_refused_in_a_sentence(text: str) -> None:
    try:
        assert read(text).maps
    except ImportFailedError as error:
        assert str(error)
