"""What is written on a stage is read, whatever colours an organisation has."""

import pytest

from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.theme import NAMES, Theme, theme
from tests.drawing.colour_seeing import contrast

BRANDS = [("#FFC400",), ("#7A1F5C", "#FFC400", "#0B8373"), ("#F4F4F4", "#111111"), ("#C2700F", "#6FCF97"), ("#808080",)]
READ = 4.5


def read(dressed: Theme, ink: Colour, ground: Colour) -> float:
    return contrast(dressed.rgba(ink)[:3], dressed.rgba(ground)[:3])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("brand", BRANDS)
def test_every_stage_of_every_brand_is_read(name: str, brand: tuple[str, ...]) -> None:
    dressed = theme(name, brand)
    for place in range(7):
        ground = Colour(f"stage:{place}/7")
        assert read(dressed, ink_on(ground), ground) >= READ * 0.9, ground  # between white and dark lies 4.27 at least


@pytest.mark.parametrize("name", NAMES)
def test_stages_without_a_brand_are_written_on_as_ever(name: str) -> None:
    dressed = theme(name)
    for place in range(12):
        assert dressed.hex(ink_on(Colour(f"stage:{place}/12"))) == dressed.hex(Colour("stage_text"))


def test_a_colour_of_a_stages_own_has_its_ink_too() -> None:
    dressed = theme("dark")
    assert dressed.hex(ink_on(Colour("#FFE08A"))) == "17202E"
    assert dressed.hex(ink_on(Colour("#2F4B9E"))) == "FFFFFF"


def test_on_what_runs_from_one_colour_into_another_the_middle_counts() -> None:
    dressed = theme("light")
    assert dressed.hex(ink_on(Colour("#2F4B9E"), Colour("#FFFFFF"))) == "17202E"
    assert dressed.hex(ink_on(Colour("#2F4B9E"), Colour("#000000"))) == "FFFFFF"
