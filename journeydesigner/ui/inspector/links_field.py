"""The links of a card: to web pages and to other cards. Nothing opens without a look at where it really leads."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from journeydesigner.model.records import Card
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import WholeLabel, as_tip
from journeydesigner.ui.controls.text_fields import LineField
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _

SCHEMES = ("http", "https", "mailto")


def as_link(text: str) -> str:
    """An address as typed, with its scheme. Raises ValueError for one that the program would not open."""
    address = text.strip()
    if not address:
        raise ValueError(_("This needs an address."))
    scheme = urlsplit(address).scheme.lower()
    if not scheme or "." in scheme:
        address = ("mailto:" if "@" in address and "/" not in address else "https://") + address
        scheme = urlsplit(address).scheme
    if scheme not in SCHEMES:
        raise ValueError(_("Only http, https and mailto links can be opened."))
    return address


class LinksField(QWidget):
    """``committed(object)`` tells the new tuple."""

    committed = Signal(object)

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session, self._look = session, look
        self._links: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._lines: list[_LinkLine] = []
        self._entry = LineField(_("Add a link"), _("Add a link: https://…"), parse=as_link)
        self._entry.committed.connect(self._add)
        self._column.addWidget(self._entry)

    def show_value(self, links: Sequence[str]) -> None:
        if tuple(links) == self._links:
            return
        self._links = tuple(links)
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for place, link in enumerate(self._links):
            line = _LinkLine(self._look, link, self._title_of(link))
            line.removed.connect(self._remove)
            self._column.insertWidget(place, line)
            self._lines.append(line)

    def _title_of(self, link: str) -> str:
        """The linked card's text, or the address without its scheme."""
        found = self._session.snapshot.table("cards").get(link)
        if isinstance(found, Card):
            return found.text
        return link.split("://", 1)[-1].removeprefix("mailto:").rstrip("/")

    def _add(self, link: str) -> None:
        self._entry.show_value("")
        self._entry.clear()
        if link not in self._links:
            self.committed.emit((*self._links, link))

    def _remove(self, link: str) -> None:
        self.committed.emit(tuple(other for other in self._links if other != link))


class _LinkLine(QWidget):
    removed = Signal(str)

    def __init__(self, look: Look, link: str, title: str) -> None:
        super().__init__()
        self._link = link
        self._open = IconButton(look, "arrow-up-right", _("Open {link}").format(link=title), size=14)
        self._open.setToolTip(as_tip(link))
        self._open.clicked.connect(self._follow)
        name = WholeLabel()
        name.set_whole(title)
        remove = IconButton(look, "x", _("Remove link"), size=13)
        remove.clicked.connect(self._remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(name, 1)
        row.addWidget(self._open)
        row.addWidget(remove)

    def _follow(self) -> None:
        leads_to = QUrl(self._link)  # what is opened is also what is asked about: two readers of one address may differ
        if not leads_to.isValid() or leads_to.scheme() not in SCHEMES:
            return
        leads = leads_to.host() or leads_to.path()
        question = _("Open this in your browser?\n\nIt leads to {host}").format(host=leads)
        if QMessageBox.question(self, _("Open link"), question) == QMessageBox.StandardButton.Yes:
            QDesktopServices.openUrl(leads_to)

    def _remove(self) -> None:
        self.removed.emit(self._link)
