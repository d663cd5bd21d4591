"""A language made of the texts of the code: every text in brackets, accented, and 40 % longer than in English.

What a person sees without brackets was not translated; what is cut here would be cut in Finnish.
"""

import gettext
import re
from collections.abc import Iterable, Iterator
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

from journeydesigner.document.snapshot import Snapshot

_ACCENTED = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
_PLACES = re.compile(r"(\{[^{}]*\})")
_MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
_HAIR = 2  # lines of a frame
_WORD = re.compile(r"[^\W\d_]{2,}")
NAMES = (
    "Journey Designer", "English", "Español", "Inter", "OFL", "Lucide", "ISC", "Ctrl", "Shift", "Alt", "Tab", "Esc",
    "Return", "Enter", "Home", "End", "Del", "Backspace", "Space", "Left", "Right", "Up", "Down", "PgUp", "PgDown",
    "Letter", "Tabloid", "https", "png", "jpg", "jpeg", "webp", "gif", "bmp", "journey", "xlsx", "pdf", "svg", "md",
)  # fmt: skip
"""What is called alike in every language: names, keys, papers, suffixes."""


class Pseudo(gettext.NullTranslations):
    """Marks each text, and keeps its placeholders and mnemonics."""

    def gettext(self, message: str) -> str:
        return marked(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return marked(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return marked(message)


def marked(text: str) -> str:
    parts = _PLACES.split(text)
    said = "".join(part if part.startswith("{") else part.translate(_ACCENTED) for part in parts)
    length = sum(len(part) for part in parts if not part.startswith("{"))
    return f"⟦{said} {'~' * max(ceil(length * 0.4) - 3, 0)}⟧"


def own_words(snapshot: Snapshot) -> set[str]:
    """All words that people wrote into a document."""
    found: set[str] = set()
    for table in snapshot.tables:
        for record in snapshot.table(table).values():
            found |= set(_WORD.findall(str(record.model_dump())))
    return found


def unmarked(text: str, known: set[str]) -> list[str]:
    """Words of a text that no translation gave, and that are neither names nor the document's."""
    left, before = text.replace("\u200b", ""), ""
    while left != before:
        left, before = _MARKED.sub(" ", left), left
    for name in NAMES:
        left = re.sub(rf"\b{re.escape(name)}\b", " ", left)
    return [word for word in _WORD.findall(left) if word not in known]


def texts_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """What a person reads or hears of a widget: each text with what it is."""
    kind = type(widget).__name__
    yield kind + " tooltip", widget.toolTip()
    yield kind + " name", widget.accessibleName()
    yield kind + " description", widget.accessibleDescription()
    match widget:
        case QLabel():
            yield kind, widget.text()
        case QAbstractButton():
            yield kind, widget.text()
        case QComboBox():
            for place in range(widget.count()):
                yield kind, widget.itemText(place)
        case QLineEdit() | QPlainTextEdit() | QTextEdit():
            yield kind + " placeholder", widget.placeholderText()
        case QMenu():
            yield from ((kind, action.text().partition("\t")[0]) for action in actions_in(widget))
        case QTableView() | QTreeView():
            yield from _headers(widget)
        case _:
            pass


def actions_in(menu: QMenu) -> Iterable[QAction]:
    for action in menu.actions():
        yield action
        below = action.menu()
        if isinstance(below, QMenu):
            below.aboutToShow.emit()
            yield from actions_in(below)


def _headers(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model = view.model()
    if model is None:
        return
    for way, count in ((Qt.Orientation.Horizontal, model.columnCount()), (Qt.Orientation.Vertical, model.rowCount())):
        for section in range(min(count, 40)):
            yield type(view).__name__ + " header", str(model.headerData(section, way) or "")


def visible(root: QWidget) -> list[QWidget]:
    return [root, *(widget for widget in root.findChildren(QWidget) if widget.isVisible())]


def untranslated(root: QWidget, known: set[str]) -> list[str]:
    """Where in sight a text has words that no translation gave."""
    found = (
        f"{what}: {text!r} ({', '.join(words)})"
        for widget in visible(root)
        for what, text in texts_of(widget)
        if text and (words := unmarked(text, known))
    )
    return list(dict.fromkeys(found))


def cut(root: QWidget) -> list[str]:
    """Texts in sight that need more room than they have, and pages broader than what scrolls them, though nothing
    scrolls them sideways. A text that is shortened on purpose says it all in a tooltip."""
    found = []
    for widget in visible(root):
        page = widget.widget() if isinstance(widget, QScrollArea) else None
        if isinstance(widget, QScrollArea) and page is not None:
            over = page.width() - widget.viewport().width()
            if over > _HAIR and widget.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
                found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}: {over} px too broad")
        text = _shown(widget)
        if not text or widget.width() <= 1:
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            fits = widget.height() + 1 >= widget.heightForWidth(widget.width())
        else:
            fits = widget.width() + 1 >= widget.minimumSizeHint().width()
            fits = fits and widget.width() + 1 >= _needed(widget, text)
        if not fits and not (widget.toolTip() and len(widget.toolTip()) >= len(text)):
            found.append(f"{type(widget).__name__} {widget.width()}x{widget.height()}: {text!r}")
    return list(dict.fromkeys(found))


def _shown(widget: QWidget) -> str:
    match widget:
        case QLabel():
            return widget.text()
        case QAbstractButton():
            return widget.text()
        case _:
            return ""


def _needed(widget: QWidget, text: str) -> int:
    """The width of the text alone."""
    plain = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
    return max(widget.fontMetrics().horizontalAdvance(line) for line in plain.split("\n"))
