"""Where a card comes from: it was discarded from the map, or is several that were merged; and the way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from journeydesigner.editing.merging import put_back
from journeydesigner.model.ids import CardId
from journeydesigner.model.records import Card
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.session import Session
from journeydesigner.ui.where import place_text
from journeydesigner.wording import _, n_

_MOST_SOURCES = 8


class OriginBox(QFrame):
    """In sight only where there is something to tell."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session = session
        self._card: CardId | None = None
        self._head = label("", tone="second", size="small", wraps=True)
        self._sources = WholeLabel(size="small")
        self.back = QPushButton()
        self.back.setObjectName("link")
        self.back.clicked.connect(self._put_back)
        row = QHBoxLayout()
        row.addWidget(self._head, 1)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 8, 8)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._sources)
        self.hide()

    def show_card(self, card: Card) -> None:
        self._card = card.id
        self.setVisible(card.came_from is not None or bool(card.merged))
        if card.came_from is not None:
            where = place_text(self._session.snapshot, card.came_from)
            said = _("From {place}").format(place=where) if where else _("From a place that is gone")
            self._show(said, "", _("Put back"), can=bool(where))
        elif card.merged:
            count = len(card.merged)
            said = n_("{count} card was merged into this one:", "{count} cards were merged into this one:", count)
            self._show(said.format(count=count), _sources(card), _("Take apart"), can=True)

    def _show(self, said: str, sources: str, way: str, *, can: bool) -> None:
        self._head.setText(said)
        self._sources.set_whole(sources)
        self._sources.setVisible(bool(sources))
        self.back.setText(way)
        self.back.setEnabled(can)

    def _put_back(self) -> None:
        if self._card is not None:
            self._session.attempt(put_back, self._card)


def _sources(card: Card) -> str:
    """What they said, the first few."""
    said = [" ".join(entry.text.split()) or _("Empty note") for entry in card.merged]
    more = len(said) - _MOST_SOURCES
    lines = [f"• {text}" for text in said[:_MOST_SOURCES]]
    if more > 0:
        lines.append(n_("and {count} more", "and {count} more", more).format(count=more))
    return "\n".join(lines)
