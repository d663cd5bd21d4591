"""The arrows between a card and others: each line says which way, to what, and leads there."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journeydesigner.canvas.selection import of_cards
from journeydesigner.editing.card_links import unlink
from journeydesigner.model.ids import CardId, CardLinkId
from journeydesigner.model.records import Card, CardLink
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.wrapping_button import WrappingButton
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.where import about_text
from journeydesigner.wording import _


class ArrowsField(QWidget):
    """Reads and writes through the session."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session, self._look = session, look
        self._shown: tuple[tuple[CardLink, str], ...] = ()
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._none = label(
            _("Draw one from the dot at the card's right edge, or with Ctrl+L."), tone="second", wraps=True
        )
        self._column.addWidget(self._none)

    def show_card(self, card: Card) -> int:
        """Show the card's arrows; how many it has."""
        snapshot = self._session.snapshot
        found = tuple(link for link in snapshot.links_of(card.map) if card.id in (link.source, link.target))
        shown = tuple((link, about_text(snapshot, _other(link, card.id))) for link in found)
        if shown != self._shown:
            self._shown = shown
            for line in self._lines:
                line.hide()
                line.deleteLater()
            self._lines = [self._line(link, text, is_out=link.source == card.id) for link, text in shown]
            for line in self._lines:
                self._column.addWidget(line)
            self._none.setVisible(not shown)
        return len(found)

    def _line(self, link: CardLink, text: str, *, is_out: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        other = link.target if is_out else link.source
        way = _("to {card}") if is_out else _("from {card}")
        said = f"{text} ({link.label})" if link.label else text
        go = WrappingButton(self._look, "choice", "arrow-right" if is_out else "arrow-left", said)
        go.setAccessibleName(way.format(card=text))
        go.setProperty("record", other)
        go.clicked.connect(self._go)
        remove = IconButton(self._look, "x", _("Remove the arrow"), size=13)
        remove.setProperty("record", link.id)
        remove.clicked.connect(self._remove)
        row.addWidget(go, 1)
        row.addWidget(remove)
        return line

    def _go(self) -> None:
        card = CardId(self._record())
        if card in self._session.snapshot.table("cards"):
            self._session.select(of_cards((card,), self._session.snapshot))

    def _remove(self) -> None:
        self._session.attempt(unlink, CardLinkId(self._record()))

    def _record(self) -> str:
        sender = self.sender()
        assert sender is not None
        return sender.property("record")


def _other(link: CardLink, card: CardId) -> CardId:
    return link.target if link.source == card else link.source
