"""Copy and paste of plain text: selected cards as lines, lines as one card each. Other formats come from elsewhere."""

from journeydesigner.canvas.board import Board
from journeydesigner.canvas.lane_ways import Way, way_of
from journeydesigner.canvas.placing import in_reading_order
from journeydesigner.canvas.selection import Selection
from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_card
from journeydesigner.model.ids import CardId
from journeydesigner.wording import n_


def as_lines(board: Board, cards: tuple[CardId, ...]) -> str:
    """The cards' texts in reading order, a line each."""
    texts = (board.snapshot.card(card).text for card in in_reading_order(board, cards))
    return "\n".join(" ".join(text.split()) for text in texts)


def paste_lines(document: Document, board: Board, at: Selection, text: str) -> tuple[CardId, ...]:
    """Each line of ``text`` as a card, below what is selected. None where no cell is selected."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if at.lane is None or at.step is None or not lines or way_of(board.snapshot.lane(at.lane)) is not Way.CARDS:
        return ()
    cell = [card.id for card in board.snapshot.cards_at(at.lane, at.step)]
    card = at.cards[-1] if at.cards else None
    index = cell.index(card) + 1 if card is not None and card in cell else len(cell)
    with document.change(n_("Paste card", "Paste cards", len(lines))):
        return tuple(
            add_card(document, at.lane, at.step, line, index=index + offset) for offset, line in enumerate(lines)
        )
