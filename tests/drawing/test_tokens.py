"""The colours of every theme: legible, and told apart by people who see fewer colours."""

import json
from itertools import combinations, pairwise

import pytest

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.theme import FAMILIES, Rgb, theme
from journeydesigner.shipped import resource
from tests.drawing.colour_seeing import SEEN_BY, contrast, distance

THEMES = tuple(json.loads(resource("tokens.json").read_text("utf-8")))
GROUNDS = ("canvas", "surface", "laneA", "laneB", "label")
INK, SECONDARY, EDGE = 7.0, 4.5, 3.0
"""The least contrasts: of what is read, of what is read beside it, of what is only seen."""
APART = 5.0
"""Delta E*ab: twice what is just seen side by side (2.3, Mahy and others 1994)."""


def rgb(name: str, colour: Colour | str) -> Rgb:
    red, green, blue, _alpha = theme(name).rgba(colour if isinstance(colour, Colour) else Colour(colour))
    return (red, green, blue)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("name", THEMES)
def test_what_a_card_says_stands_out_from_its_fill(name: str, family: str) -> None:
    assert contrast(rgb(name, f"{family}.ink"), rgb(name, f"{family}.fill")) >= INK


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("name", THEMES)
def test_a_tags_text_stands_out_from_its_pill(name: str, family: str) -> None:
    pill = Colour(f"{family}.fill").mixed(f"{family}.edge", 0.18)
    assert contrast(rgb(name, f"{family}.ink"), rgb(name, pill)) >= INK


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("name", THEMES)
def test_texts_stand_out_from_every_ground(name: str, ground: str) -> None:
    assert contrast(rgb(name, "text"), rgb(name, ground)) >= INK
    for text in ("text2", "text3"):
        assert contrast(rgb(name, text), rgb(name, ground)) >= SECONDARY


@pytest.mark.parametrize("name", THEMES)
def test_what_stands_small_on_slate_cards_is_legible(name: str) -> None:
    assert contrast(rgb(name, "text2"), rgb(name, "slate.fill")) >= SECONDARY


@pytest.mark.parametrize("name", THEMES)
def test_stages_are_legible_all_along_the_ramp(name: str) -> None:
    for index in range(12):
        assert contrast(rgb(name, "stage_text"), rgb(name, f"stage:{index}/12")) >= SECONDARY


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("name", THEMES)
def test_an_edge_is_seen_on_its_card_and_on_every_lane(name: str, family: str) -> None:
    for ground in (f"{family}.fill", "surface", "laneA", "laneB"):
        assert contrast(rgb(name, f"{family}.edge"), rgb(name, ground)) >= EDGE


@pytest.mark.parametrize("name", THEMES)
def test_the_curve_is_seen_on_every_lane_and_changes_are_read_on_tiles(name: str) -> None:
    for tone in ("pos", "neu", "neg"):
        assert all(contrast(rgb(name, tone), rgb(name, ground)) >= EDGE for ground in ("laneA", "laneB"))
        assert contrast(rgb(name, tone), rgb(name, "surface")) >= SECONDARY


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("name", THEMES)
def test_the_words_of_another_persona_are_legible_in_every_familys_colour(name: str, family: str) -> None:
    words = Colour(f"{family}.edge").mixed("text", 0.5)
    assert all(contrast(rgb(name, words), rgb(name, ground)) >= SECONDARY for ground in ("laneA", "laneB"))


@pytest.mark.parametrize("eyes", SEEN_BY)
@pytest.mark.parametrize("name", THEMES)
def test_families_are_told_apart_by_their_edges(name: str, eyes: str) -> None:
    for one, other in combinations(FAMILIES, 2):
        apart = distance(rgb(name, f"{one}.edge"), rgb(name, f"{other}.edge"), eyes)
        assert apart >= APART, f"{one} and {other}"


@pytest.mark.parametrize("eyes", SEEN_BY)
@pytest.mark.parametrize("name", THEMES)
def test_good_bad_and_neutral_are_told_apart(name: str, eyes: str) -> None:
    for one, other in combinations(("pos", "neu", "neg"), 2):
        assert distance(rgb(name, one), rgb(name, other), eyes) >= 2 * APART


def test_the_simulation_leaves_greys_grey_and_makes_red_and_green_alike() -> None:
    greys = [(shade, shade, shade) for shade in range(0, 256, 51)]
    for eyes in SEEN_BY:
        assert all(distance(grey, grey, eyes) == 0 for grey in greys)
        lightness = [contrast(grey, (0, 0, 0)) for grey in greys]
        assert all(a < b for a, b in pairwise(lightness))
    red, green = (190, 70, 60), (110, 125, 40)
    assert distance(red, green, "deutan") < distance(red, green, "all") / 2
