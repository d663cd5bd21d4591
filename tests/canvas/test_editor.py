"""The editor over a card: the card itself, but for its text, stays what is seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from journeydesigner.canvas.camera import Camera
from journeydesigner.canvas.map_canvas import MapCanvas
from journeydesigner.canvas.selection import of_cards, of_cell
from journeydesigner.drawing.primitives import Text
from journeydesigner.editing import cards
from journeydesigner.model.ids import CardId
from tests.canvas.conftest import Hands, Journey


def _shown(canvas: MapCanvas, card: str) -> list[str]:
    """The lines that the map itself draws of a card."""
    node = next(n for band in canvas.board.scene.bands for n in band.nodes if n.record == card)
    return [line.text for part in node.primitives if isinstance(part, Text) for line in part.lines if line.text]


def test_the_map_does_not_draw_the_text_that_is_being_written(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.key(Qt.Key.Key_F2)
    assert _shown(canvas, journey.order) == []
    assert _shown(canvas, journey.search) != []
    hands.key(Qt.Key.Key_Escape)
    assert _shown(canvas, journey.order) == ["Orders"]
    assert journey.document.undo_label is None


@pytest.mark.parametrize("zoom", [0.75, 1.0, 1.5])
@pytest.mark.parametrize("is_chip", [False, True], ids=["card", "chip"])
def test_the_text_stands_where_the_map_draws_it(
    journey: Journey, canvas: MapCanvas, hands: Hands, zoom: float, is_chip: bool
) -> None:
    chip = cards.add_card(journey.document, journey.touchpoints, journey.steps[0], "Web search")
    card = chip if is_chip else journey.order
    canvas.look(Camera(zoom, 0, 0))
    node = canvas.board.node_of_card(card)
    rect = canvas.board.rect_of_card(card)
    assert node is not None and rect is not None
    line = next(part for part in node.primitives if isinstance(part, Text)).lines[0]
    canvas.select(of_cards((card,), journey.document.snapshot))
    hands.key(Qt.Key.Key_F2)
    seen = canvas.on_screen(rect)
    editor = canvas.editor
    block = editor.document().firstBlock()
    own = block.layout().lineAt(0)
    top = editor.document().documentLayout().blockBoundingRect(block).y()
    assert abs(editor.x() - (seen.x + line.x * zoom)) <= 1
    assert abs(editor.y() + top + own.y() + own.ascent() - (seen.y + line.baseline * zoom)) <= 1
    assert abs(own.naturalTextWidth() / (line.width * zoom) - 1) <= 0.01
    hands.key(Qt.Key.Key_Escape)


def test_a_chip_grows_with_every_letter_up_to_its_step_then_downwards(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    chip = cards.add_card(journey.document, journey.touchpoints, journey.steps[0], "Web")
    canvas.select(of_cards((chip,), journey.document.snapshot))
    hands.key(Qt.Key.Key_F2)
    narrow = _size(canvas, chip)
    hands.type("site")
    wide = _size(canvas, chip)
    assert wide[0] > narrow[0] and wide[1] == narrow[1]
    hands.type(" with a very long name of its own")
    tall = _size(canvas, chip)
    assert tall[1] > wide[1] and tall[0] <= 200
    assert canvas.ornaments.written is not None and canvas.ornaments.written[0].w == tall[0]
    hands.key(Qt.Key.Key_Escape)


def _size(canvas: MapCanvas, card: CardId) -> tuple[float, float]:
    rect = canvas.board.rect_of_card(card)
    assert rect is not None
    return rect.w, rect.h


def test_on_a_small_map_the_editor_is_large_enough_to_be_read(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    canvas.look(Camera(0.3, 0, 0))
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.key(Qt.Key.Key_F2)
    canvas.editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert canvas.editor.cursorRect().height() >= 9
    hands.key(Qt.Key.Key_Escape)


def test_the_free_place_of_a_cell_is_where_a_typed_card_appears(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    cards.delete_cards(journey.document, [journey.compare])
    cards.add_card(journey.document, journey.actions, journey.steps[1], "Tall " * 40)
    canvas.select(of_cell(journey.actions, journey.steps[0]))
    (free,) = canvas.ornaments.selected_rects(canvas.board)
    hands.type("Typed")
    hands.key(Qt.Key.Key_Escape)
    assert canvas.board.rect_of_card(canvas.selection.cards[0]) == free


def test_a_cell_without_free_place_is_ringed_whole(journey: Journey, canvas: MapCanvas) -> None:
    canvas.select(of_cell(journey.actions, journey.steps[0]))
    (ringed,) = canvas.ornaments.selected_rects(canvas.board)
    cell = canvas.board.rect_of_cell(journey.actions, journey.steps[0])
    assert cell is not None and cell.h - 10 <= ringed.h <= cell.h


GERMAN = "Kundenzufriedenheitsbefragung abgeschlossen und ausgewertet"
LONG = "Uses the savings calculator with her meter data at home"


@pytest.mark.parametrize("zoom", [0.67, 0.75, 1.0, 1.1, 1.5])
@pytest.mark.parametrize("text", [LONG, GERMAN, "一二三四五六七" * 5], ids=["english", "german", "chinese"])
def test_opening_the_editor_moves_no_word(
    journey: Journey, canvas: MapCanvas, hands: Hands, zoom: float, text: str
) -> None:
    cards.set_text(journey.document, journey.order, text)
    canvas.look(Camera(zoom, 0, 0))
    read = _shown(canvas, journey.order)
    assert len(read) > 1
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.key(Qt.Key.Key_F2)
    assert canvas.editor.shown_lines == read
    hands.key(Qt.Key.Key_Escape)
    assert _shown(canvas, journey.order) == read


def test_while_one_writes_words_stay_until_a_line_more_is_needed(
    journey: Journey, canvas: MapCanvas, hands: Hands
) -> None:
    cards.set_text(journey.document, journey.order, LONG)
    first = _shown(canvas, journey.order)[0]
    canvas.select(of_cards((journey.order,), journey.document.snapshot))
    hands.key(Qt.Key.Key_F2)
    hands.type(" a")
    assert canvas.editor.shown_lines[0] == first
    hands.type("nd then thinks about it for a long while")
    room = canvas.editor.width()
    assert canvas.editor.lineWrapColumnOrWidth() == room, "then lines are as wide as can be"
    hands.key(Qt.Key.Key_Escape)
