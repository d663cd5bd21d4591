"""Copy, cut and paste by keys, and what is dropped: it lands where the person is, as one step that can be read anew."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas.clips import PasteTold
from journeydesigner.canvas.dropping import FilesDropped
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.picture_files import NoPictureError, fitted, read_picture
from journeydesigner.canvas.selection import NOTHING, SelectionKind, of_cards, of_cell, of_header
from journeydesigner.editing import structure
from journeydesigner.model.records import Emotion
from tests.canvas.conftest import Hands, Journey
from tests.clipping import samples

CTRL = Qt.KeyboardModifier.ControlModifier
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def told(canvas: MapCanvas) -> list[PasteTold]:
    found: list[PasteTold] = []
    canvas.pasted.connect(found.append)
    return found


def put(qapp: QApplication, text: str = "", html: str = "") -> None:
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    qapp.clipboard().setMimeData(mime)


# Paste


def test_lines_of_a_chat_are_cards_below_the_selected_one(
    journey: Journey, canvas: MapCanvas, qapp: QApplication, told: list[PasteTold]
) -> None:
    put(qapp, samples.INLINE)
    canvas.select(of_cards((journey.search,), journey.document.snapshot))
    canvas.paste()
    assert journey.texts(journey.actions, journey.steps[0]) == [
        "Searches the web", "The bill explains nothing", "Nobody answers", "Compares offers",
    ]  # fmt: skip
    assert journey.changes() == 1
    assert told[0].text == "Pasted 2 cards as lines"
    assert [other.text for other in told[0].offers] == ["as one card", "along the steps"]


def test_of_more_lines_than_there_is_room_for_the_first_are_seen(
    journey: Journey, canvas: MapCanvas, qapp: QApplication
) -> None:
    canvas.has_motion = False
    put(qapp, "\n".join(f"said {place}" for place in range(40)))
    canvas.select(of_cell(journey.pains, journey.steps[1]))
    canvas.paste()
    first = journey.document.snapshot.cards_at(journey.pains, journey.steps[1])[0]
    rect = canvas.board.rect_of_card(first.id)
    assert rect is not None and canvas.viewport.open_window.meets(canvas.on_screen(rect))


def test_the_other_reading_takes_its_place_as_one_step(
    journey: Journey, canvas: MapCanvas, qapp: QApplication, told: list[PasteTold]
) -> None:
    put(qapp, "one\ntwo")
    canvas.select(of_cell(journey.pains, journey.steps[1]))
    canvas.paste()
    told[0].offers[0].act()
    assert journey.texts(journey.pains, journey.steps[1]) == ["one\ntwo"]
    assert told[1].offers[0].text == "as lines"
    undo = told[1].undo
    assert undo is not None
    undo()
    assert journey.texts(journey.pains, journey.steps[1]) == []
    assert journey.document.undo_label is None


def test_what_a_toast_offers_is_over_as_soon_as_something_else_is_done(
    journey: Journey, canvas: MapCanvas, qapp: QApplication, told: list[PasteTold], said: list[str]
) -> None:
    put(qapp, "one\ntwo")
    canvas.select(of_cell(journey.pains, journey.steps[1]))
    canvas.paste()
    structure.rename(journey.document, "lanes", journey.pains, "Pain")
    assert not told[0].is_fresh()
    told[0].offers[0].act()
    assert journey.texts(journey.pains, journey.steps[1]) == ["one", "two"]
    assert "Undo" in said[-1]


def test_cells_of_a_spreadsheet_fill_lanes_and_steps_and_the_map_grows(
    journey: Journey, canvas: MapCanvas, qapp: QApplication, told: list[PasteTold]
) -> None:
    put(qapp, "a\tb\nc\td\n\n")
    canvas.select(of_cell(journey.actions, journey.steps[3]))
    canvas.paste()
    steps = [step.id for step in journey.document.snapshot.steps_in(journey.map)]
    assert len(steps) == 5
    assert journey.texts(journey.actions, steps[3]) == ["a"]
    assert journey.texts(journey.pains, steps[4]) == ["d"]
    assert told[0].text == "Pasted 4 cards as a table, 1 new step"
    assert canvas.selection.cards[-1] == journey.document.snapshot.cards_at(journey.actions, steps[3])[0].id
    assert journey.changes() == 1


def test_a_column_of_excel_goes_along_its_lane(journey: Journey, canvas: MapCanvas, qapp: QApplication) -> None:
    put(qapp, "Searches\r\nCompares\r\nOrders\r\n", samples.EXCEL_COLUMN)
    canvas.select(of_cell(journey.pains, journey.steps[0]))
    canvas.paste()
    assert [journey.texts(journey.pains, step) for step in journey.steps] == [
        ["Searches"],
        ["Compares"],
        ["Orders"],
        [],
    ]


def test_lines_onto_a_lane_s_name_go_along_it(journey: Journey, canvas: MapCanvas, qapp: QApplication) -> None:
    put(qapp, "one\ntwo")
    canvas.select(of_header(SelectionKind.LANE, journey.pains))
    canvas.paste()
    assert [journey.texts(journey.pains, step) for step in journey.steps[:2]] == [["one"], ["two"]]


def test_a_column_onto_a_step_goes_down_the_lanes(journey: Journey, canvas: MapCanvas, qapp: QApplication) -> None:
    put(qapp, "x\ny\nz", samples.EXCEL_COLUMN)
    canvas.select(of_header(SelectionKind.STEP, journey.steps[1]))
    canvas.paste()
    assert journey.texts(journey.actions, journey.steps[1]) == ["Searches"]
    assert journey.texts(journey.pains, journey.steps[1]) == ["Compares"]


def test_numbers_onto_a_curve_are_points(journey: Journey, canvas: MapCanvas, qapp: QApplication) -> None:
    put(qapp, "2\t0,5\t-1")
    canvas.select(of_cell(journey.emotion, journey.steps[0]))
    canvas.paste()
    points = journey.document.snapshot.emotions_of(journey.emotion)
    values = {point.step: point.value for point in points if isinstance(point, Emotion)}
    assert [values[step] for step in journey.steps[:3]] == [2.0, 0.5, -1.0]


def test_with_nothing_selected_lines_are_notes(
    journey: Journey, canvas: MapCanvas, qapp: QApplication, told: list[PasteTold]
) -> None:
    put(qapp, "one\ntwo")
    canvas.select(NOTHING)
    canvas.paste()
    assert [note.text for note in journey.document.snapshot.inbox(journey.map)] == ["one", "two"]
    assert told[0].text == "Pasted 2 notes into the inbox"


def test_with_nothing_selected_a_table_that_tells_a_journey_is_a_map(
    journey: Journey, canvas: MapCanvas, qapp: QApplication, told: list[PasteTold]
) -> None:
    put(qapp, "\tAwareness\tDecision\nActions\tSees\tOrders\nPain points\tNoise\tPrice")
    canvas.select(NOTHING)
    canvas.paste()
    snapshot = journey.document.snapshot
    made = told[0].shown_map
    assert made is not None
    assert [stage.title for stage in snapshot.stages_of(made)] == ["Awareness", "Decision"]
    assert [lane.kind for lane in snapshot.lanes_of(made)] == ["actions", "pain_points"]
    assert snapshot.map(made).organization == snapshot.map(journey.map).organization


def test_an_address_is_a_card_that_leads_there(journey: Journey, canvas: MapCanvas, qapp: QApplication) -> None:
    put(qapp, "https://example.org/a", '<a href="https://example.org/a">How it works</a>')
    canvas.select(of_cell(journey.pains, journey.steps[1]))
    canvas.paste()
    card = journey.document.snapshot.cards_at(journey.pains, journey.steps[1])[0]
    assert (card.text, card.links) == ("How it works", ("https://example.org/a",))


def test_a_picture_is_an_image_card_in_a_lane_for_pictures(
    journey: Journey, canvas: MapCanvas, qapp: QApplication, told: list[PasteTold]
) -> None:
    qapp.clipboard().setImage(picture())
    canvas.select(of_cell(journey.touchpoints, journey.steps[1]))
    canvas.paste()
    snapshot = journey.document.snapshot
    lane = next(lane.id for lane in snapshot.lanes_of(journey.map) if lane.kind == "images")
    card = snapshot.cards_at(lane, journey.steps[1])[0]
    assert QImage.fromData(journey.document.assets[card.image or ""]).size() == picture().size()
    assert told[0].text == "Pasted a picture"
    assert journey.changes() == 1


def test_the_first_picture_of_a_map_is_seen_on_it(
    journey: Journey, canvas: MapCanvas, qapp: QApplication, hands: Hands
) -> None:
    assert not journey.document.assets
    qapp.clipboard().setImage(picture())
    canvas.select(of_cell(journey.pains, journey.steps[1]))
    canvas.paste()
    rect = canvas.board.rect_of_card(canvas.selection.cards[0])
    seen = canvas.grab().toImage().pixelColor(hands.at(rect, down=0.4))
    assert seen == picture().pixelColor(1, 1)


def test_only_the_text_of_a_table_is_lines(journey: Journey, canvas: MapCanvas, qapp: QApplication) -> None:
    put(qapp, "Searches\nCompares\nOrders", samples.EXCEL_COLUMN)
    canvas.select(of_cell(journey.pains, journey.steps[1]))
    canvas.exchange.clips.paste_text()
    assert journey.texts(journey.pains, journey.steps[1]) == ["Searches", "Compares", "Orders"]


def test_nothing_on_the_clipboard_is_said(canvas: MapCanvas, qapp: QApplication, said: list[str]) -> None:
    qapp.clipboard().clear()
    canvas.paste()
    assert "clipboard" in said[-1]


def test_a_locked_map_takes_what_fits_and_keeps_the_rest(
    journey: Journey, canvas: MapCanvas, qapp: QApplication, told: list[PasteTold]
) -> None:
    structure.set_fields(journey.document, "maps", journey.map, "Lock", is_locked=True)
    put(qapp, "a\tb")
    canvas.select(of_cell(journey.pains, journey.steps[3]))
    canvas.paste()
    assert journey.texts(journey.pains, journey.steps[3]) == ["a"]
    assert [note.text for note in journey.document.snapshot.inbox(journey.map)] == ["b"]
    assert told[0].text.endswith("1 in the inbox")


# Copy


def test_a_card_is_copied_in_every_form(journey: Journey, canvas: MapCanvas, qapp: QApplication) -> None:
    canvas.select(of_cards((journey.compare, journey.order), journey.document.snapshot))
    canvas.copy()
    mime = qapp.clipboard().mimeData()
    assert mime.text() == "Compares offers\t\tOrders"
    assert "<td>Compares offers</td>" in mime.html()
    svg = bytes(mime.data("image/svg+xml").data()).decode()
    assert "Compares offers" in svg
    assert journey.compare in svg
    image = mime.imageData()
    assert image.width() > 800
    assert image.pixelColor(1, 1).alpha() == 0


def test_pictures_are_drawn_only_when_somebody_asks(
    canvas: MapCanvas, journey: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr("journeydesigner.canvas.copying.Piece.image", lambda piece: drawn.append("image") or picture())
    canvas.select(of_cards((journey.compare,), journey.document.snapshot))
    mime = canvas.exchange.clips.mime()
    assert mime is not None
    assert mime.hasImage()
    assert not drawn
    mime.imageData()
    mime.imageData()
    assert drawn == ["image"]


def test_cut_and_paste_move_a_card_with_all_it_has(
    journey: Journey, canvas: MapCanvas, hands: Hands, qapp: QApplication
) -> None:
    journey.document.undo()
    structure.set_fields(journey.document, "cards", journey.compare, "Tag", tags=("web",), colour="green")
    canvas.select(of_cards((journey.compare,), journey.document.snapshot))
    canvas.cut()
    assert journey.texts(journey.actions, journey.steps[0]) == ["Searches the web"]
    canvas.select(of_cell(journey.actions, journey.steps[3]))
    canvas.paste()
    card = journey.document.snapshot.cards_at(journey.actions, journey.steps[3])[0]
    assert (card.text, card.tags, card.colour) == ("Compares offers", ("web",), "green")


@pytest.mark.parametrize("kind", [SelectionKind.LANE, SelectionKind.STAGE, SelectionKind.STEP])
def test_a_header_is_copied_with_all_that_stands_in_it(
    journey: Journey, canvas: MapCanvas, kind: SelectionKind, told: list[PasteTold]
) -> None:
    record = {
        SelectionKind.LANE: journey.actions,
        SelectionKind.STAGE: journey.stages[0],
        SelectionKind.STEP: journey.steps[0],
    }[kind]
    before = len(list(journey.document.snapshot.cards_of(journey.map)))
    canvas.select(of_header(kind, record))
    canvas.copy()
    canvas.paste()
    assert canvas.selection.kind is kind
    assert canvas.selection.id != record
    assert len(list(journey.document.snapshot.cards_of(journey.map))) > before
    assert journey.changes() == 1
    assert told[0].text == f"Pasted a {kind.value}"


def test_a_card_s_looks_are_pasted_onto_others(journey: Journey, canvas: MapCanvas) -> None:
    structure.set_fields(journey.document, "cards", journey.search, "Colour", colour="green")
    canvas.select(of_cards((journey.search,), journey.document.snapshot))
    canvas.copy()
    canvas.select(of_cards((journey.compare, journey.order), journey.document.snapshot))
    canvas.exchange.clips.paste_style()
    snapshot = journey.document.snapshot
    assert [snapshot.card(card).colour for card in (journey.compare, journey.order)] == ["green", "green"]
    assert [snapshot.card(card).text for card in (journey.compare, journey.order)] == ["Compares offers", "Orders"]


# Duplicate


def test_copies_of_neighbours_stand_together_below_the_last_of_them(journey: Journey, canvas: MapCanvas) -> None:
    canvas.select(of_cards((journey.search, journey.compare), journey.document.snapshot))
    canvas.duplicate_selection()
    assert journey.texts(journey.actions, journey.steps[0]) == [
        "Searches the web", "Compares offers", "Searches the web", "Compares offers",
    ]  # fmt: skip
    assert journey.changes() == 1


def test_copies_that_are_dragged_keep_where_they_stand_to_each_other(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    canvas.select(of_cards((journey.compare, journey.order), journey.document.snapshot))
    start = hands.at(canvas.board.rect_of_card(journey.compare))
    goal = hands.at(canvas.board.rect_of_cell(journey.pains, journey.steps[1]))
    hands.drag(start, goal, Qt.KeyboardModifier.AltModifier)
    assert journey.texts(journey.pains, journey.steps[1]) == ["Compares offers"]
    assert journey.texts(journey.pains, journey.steps[3]) == ["Orders"]
    assert journey.texts(journey.actions, journey.steps[2]) == ["Orders"]
    assert journey.changes() == 1


# Drop


def drop(canvas: MapCanvas, mime: QMimeData, at: QPoint) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(at, COPY, mime, left, none),
        QDragMoveEvent(at, COPY, mime, left, none),
        QDropEvent(QPointF(at), COPY, mime, left, none),
    ):
        QApplication.sendEvent(canvas, event)


def test_text_of_another_program_lands_between_the_cards_under_the_pointer(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    mime = QMimeData()
    mime.setText("- one\n- two")
    drop(canvas, mime, hands.at(canvas.board.rect_of_card(journey.compare), down=0.1))
    assert journey.texts(journey.actions, journey.steps[0]) == ["Searches the web", "one", "two", "Compares offers"]


def test_cells_dropped_on_a_curve_are_points(journey: Journey, canvas: MapCanvas, hands: Hands) -> None:
    mime = QMimeData()
    mime.setText("2\t1")
    drop(canvas, mime, hands.at(canvas.board.rect_of_cell(journey.emotion, journey.steps[0]), across=0.2, down=0.9))
    values = {point.step: point.value for point in journey.document.snapshot.emotions_of(journey.emotion)}
    assert (values[journey.steps[0]], values[journey.steps[1]]) == (2.0, 1.0)


def test_files_are_told_with_where_they_were_let_go(
    journey: Journey, canvas: MapCanvas, hands: Hands, tmp_path: Path
) -> None:
    found: list[FilesDropped] = []
    canvas.files_dropped.connect(found.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.JPG"))])
    drop(canvas, mime, hands.at(canvas.board.rect_of_cell(journey.pains, journey.steps[2])))
    assert found[0].paths == (tmp_path / "photo.JPG",)
    assert (found[0].target.lane, found[0].target.step) == (journey.pains, journey.steps[2])


def test_a_file_that_is_of_no_use_is_refused_while_it_is_dragged(canvas: MapCanvas, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "program.exe"))])
    event = QDragEnterEvent(QPoint(600, 400), COPY, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(canvas, event)
    assert not event.isAccepted()


# Pictures


def picture(width: int = 90, height: int = 60) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    return image


def test_a_large_picture_is_made_smaller_and_a_bitmap_shown(qapp: QApplication, tmp_path: Path) -> None:
    large = tmp_path / "large.png"
    assert picture(5000, 2000).save(str(large))
    assert QImage.fromData(read_picture(large)).width() == 2560
    bitmap = tmp_path / "small.bmp"
    assert picture().save(str(bitmap))
    assert read_picture(bitmap)[:2] == b"\xff\xd8"


@pytest.mark.parametrize("content", [b"", b"text", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"<svg/>"])
def test_what_is_no_picture_is_refused(qapp: QApplication, tmp_path: Path, content: bytes) -> None:
    assert fitted(content) is None
    path = tmp_path / "photo.png"
    path.write_bytes(content)
    with pytest.raises(NoPictureError, match=r"photo\.png"):
        read_picture(path)
