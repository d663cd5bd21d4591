"""A table with its own stages, pasted onto a template that nobody has touched."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.canvas.clips import PasteTold
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import of_cell
from journeydesigner.drawing.theme import theme
from journeydesigner.editing.structure import rename
from journeydesigner.files.templates import new_from_template
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.painting.measuring import QtMeasurer

TABLE = "Phase\tMonday\tTuesday\nActions\ta\tb\nPain points\tc\td"
TEMPLATE = ["Awareness", "Interest", "Consideration", "Decision", "Post-sales"]


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[MapCanvas]:
    document = new_from_template("five-stage")
    made = MapCanvas(document, MapLayout(QtMeasurer()), theme("light"))
    made.has_motion = False
    qtbot.addWidget(made)
    made.resize(1280, 900)
    made.show_map(document.snapshot.maps[0].id)
    made.show()
    select_a_cell(made)
    yield made


def select_a_cell(canvas: MapCanvas) -> None:
    snapshot, found = canvas.document.snapshot, canvas.board.map
    canvas.select(of_cell(snapshot.lanes_of(found)[0].id, snapshot.steps_in(found)[1].id))


@pytest.fixture
def told(canvas: MapCanvas) -> list[PasteTold]:
    found: list[PasteTold] = []
    canvas.pasted.connect(found.append)
    return found


def titles(canvas: MapCanvas) -> list[str]:
    return [stage.title for stage in canvas.document.snapshot.stages_of(canvas.board.map)]


def test_its_stages_take_the_place_of_the_template_s_and_the_toast_offers_to_keep_these(
    canvas: MapCanvas, told: list[PasteTold], qapp: QApplication
) -> None:
    qapp.clipboard().setText(TABLE)
    canvas.paste()
    assert titles(canvas) == ["Monday", "Tuesday"]
    assert told[0].text == "Pasted 4 cards as a table, 2 new stages, 5 empty stages removed"
    assert [offer.text for offer in told[0].offers] == ["keeping the empty stages", "as a new map"]
    texts = [canvas.document.snapshot.card(card).text for card in canvas.selection.cards]
    assert sorted(texts) == ["a", "b", "c", "d"] and texts[-1] == "a"
    told[0].offers[0].act()
    assert titles(canvas) == TEMPLATE
    assert [offer.text for offer in told[1].offers] == ["in place of the empty stages", "as a new map"]
    told[1].offers[0].act()
    assert titles(canvas) == ["Monday", "Tuesday"]
    canvas.document.undo()
    assert (titles(canvas), canvas.document.undo_label) == (TEMPLATE, None)
    select_a_cell(canvas)
    canvas.paste()
    assert titles(canvas) == ["Monday", "Tuesday"]


def test_stages_that_somebody_has_named_stay(canvas: MapCanvas, told: list[PasteTold], qapp: QApplication) -> None:
    stage = canvas.document.snapshot.stages_of(canvas.board.map)[4]
    rename(canvas.document, "stages", stage.id, "After the sale")
    qapp.clipboard().setText(TABLE)
    canvas.paste()
    assert titles(canvas)[:5] == [*TEMPLATE[:4], "After the sale"]
    assert "removed" not in told[0].text
