"""High contrast is more than the least: seven to one for whatever is read or shows where something is."""

import pytest

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.theme import FAMILIES, NAMES, Rgb, theme
from tests.drawing.colour_seeing import contrast

GROUNDS = ("canvas", "surface", "laneA", "laneB", "label")
STRONG = [name for name in NAMES if name.startswith("contrast")]


def rgb(name: str, colour: Colour | str) -> Rgb:
    red, green, blue, _alpha = theme(name).rgba(colour if isinstance(colour, Colour) else Colour(colour))
    return (red, green, blue)


@pytest.mark.parametrize("name", STRONG)
@pytest.mark.parametrize("family", FAMILIES)
def test_a_cards_edge_is_as_clear_as_its_text(name: str, family: str) -> None:
    for ground in (f"{family}.fill", "laneA", "laneB"):
        assert contrast(rgb(name, f"{family}.edge"), rgb(name, ground)) >= 7


@pytest.mark.parametrize("name", STRONG)
@pytest.mark.parametrize(
    ("ink", "least"),
    [("text2", 7), ("text3", 7), ("line2", 7), ("accent", 7), ("pos", 7), ("neg", 7), ("line", 4.5), ("neu", 4.5)],
)
def test_every_line_and_sign_is_seen(name: str, ink: str, least: float) -> None:
    for ground in GROUNDS:
        assert contrast(rgb(name, ink), rgb(name, ground)) >= least


@pytest.mark.parametrize("name", STRONG)
def test_stages_are_read_all_along_the_ramp(name: str) -> None:
    for place in range(12):
        assert contrast(rgb(name, "stage_text"), rgb(name, f"stage:{place}/12")) >= 7


@pytest.mark.parametrize("name", STRONG)
def test_borders_are_whole_colours_tags_stay_light_and_shadows_are_none(name: str) -> None:
    assert rgb(name, Colour("blue.fill").mixed("blue.edge", 0.28)) == rgb(name, "blue.edge")
    tag = Colour("blue.fill").mixed("blue.edge", 0.18)
    assert contrast(rgb(name, "blue.ink"), rgb(name, tag)) >= 7
    assert theme(name).shadow[1] == (0, 0)


@pytest.mark.parametrize("name", STRONG)
def test_a_brand_does_not_take_the_contrast_away(name: str) -> None:
    assert theme(name, ("#FFFF00", "#00FFFF")).ramp == theme(name).ramp
    assert theme("light", ("#FFFF00", "#00FFFF")).ramp != theme("light").ramp
