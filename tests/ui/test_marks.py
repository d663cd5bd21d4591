"""The mark of a persona and of an organisation is the same wherever it stands, and its letters are read."""

from PySide6.QtGui import QColor

from journeydesigner.editing.structure import set_fields
from journeydesigner.ui.controls.disc import Disc, letters_on, mark_ground
from journeydesigner.ui.main_window import MainWindow


def mark(window: MainWindow) -> QColor:
    """The ground of the initials at the top of the inspector."""
    window.inspector.catch_up()
    page = window.inspector.page
    assert page is not None
    (disc,) = page.findChildren(Disc)
    return disc.grab().toImage().pixelColor(disc.width() // 2, 3)


def test_a_persona_has_its_own_colour_in_the_inspector_too(window: MainWindow) -> None:
    for found in window.session.snapshot.table("personas").values():
        window.session.look_at(found.id)
        assert mark(window) == QColor(found.colour)  # type: ignore[attr-defined]


def test_an_organisation_stands_on_its_first_brand_colour(window: MainWindow) -> None:
    organization = window.session.organization_id
    assert organization is not None
    window.session.look_at(organization)
    assert mark(window) == QColor(mark_ground(()))
    set_fields(window.session.document, "organizations", organization, "Brand", brand=("#FFC400", "#111111"))
    assert mark(window) == QColor("#FFC400")


def test_letters_on_a_bright_ground_are_dark() -> None:
    assert letters_on(QColor("#FFC400")).lightness() < 60
    assert letters_on(QColor("#2F4B9E")) == QColor("#FFFFFF")
