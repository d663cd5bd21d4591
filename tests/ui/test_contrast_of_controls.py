"""The colours of the controls, theme by theme: what is written on them is read, what can be pressed is seen."""

import pytest
from PySide6.QtGui import QColor, QIcon

from journeydesigner.drawing.theme import NAMES, Rgb, parse_hex
from journeydesigner.ui.icons import icon
from journeydesigner.ui.look import CHOICES, Look
from journeydesigner.ui.theme import palette, style_sheet
from tests.drawing.colour_seeing import contrast

INKS = (
    ("text", "field"), ("text", "panel"), ("text", "soft"), ("text", "selected"), ("text", "thumb"), ("text2", "panel"),
    ("text2", "soft"), ("accent", "panel"), ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("inverse_text", "inverse"), ("inverse_link", "inverse"), ("danger", "panel"), ("neg", "field"),
)  # fmt: skip


def look_of(name: str) -> Look:
    look = Look("light")
    look._name = name
    return look


def rgb(look: Look, name: str) -> Rgb:
    return parse_hex(look.colour(name).name())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("ink", "ground"), INKS)
def test_a_control_can_be_read(app: object, name: str, ink: str, ground: str) -> None:
    look = look_of(name)
    assert contrast(rgb(look, ink), rgb(look, ground)) >= (7 if look.is_strong else 4.5), (ink, ground)


@pytest.mark.parametrize("name", NAMES)
def test_palette_and_sheet_can_be_made(app: object, name: str) -> None:
    look = look_of(name)
    assert "$" not in style_sheet(look)
    assert palette(look).text().color().isValid()


def test_high_contrast_can_be_chosen(app: object) -> None:
    assert "contrast" in CHOICES
    look = Look("contrast")
    assert look.name in ("contrast", "contrast-dark")
    assert look.is_strong
    look.choose("dark")
    assert look.name == "dark"
    assert look.is_dark and not look.is_strong


@pytest.mark.parametrize("name", NAMES)
def test_a_button_that_cannot_be_pressed_looks_so(app: object, name: str) -> None:
    look = look_of(name)
    made = icon(look, "undo-2")

    def ink(mode: QIcon.Mode) -> QColor:
        picture = made.pixmap(18, mode).toImage()
        return max(
            (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())),
            key=QColor.alpha,
        )

    able, unable = (parse_hex(ink(mode).name()) for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled))
    panel = rgb(look, "panel")
    assert contrast(unable, panel) < 0.75 * contrast(able, panel)
