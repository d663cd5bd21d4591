"""The catalogue: every kind of metric with its definition, to be added to the organisation's."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from journeydesigner.metrics.catalogue import Entry, entries, entry
from journeydesigner.metrics.comparable import scale_text
from journeydesigner.metrics.metric_words import count_word, direction_word, unit_word
from journeydesigner.model.parts import MetricKind
from journeydesigner.ui.controls.labels import WholeLabel, label, rule
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_LIST = 290
_PAD = (8, 5)
_KEY = Qt.ItemDataRole.UserRole


class CataloguePage(QWidget):
    """``taken(str, str)`` tells the key of an entry and the name that the new metric is to have; ``left`` that nothing
    is added."""

    taken = Signal(str, str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.kinds = QListWidget()
        self.kinds.setAccessibleName(_("Kinds of metrics"))
        self.kinds.setFixedWidth(_LIST)
        self.kinds.setFrameShape(QFrame.Shape.NoFrame)
        self.kinds.setWordWrap(True)
        self.kinds.setResizeMode(QListView.ResizeMode.Adjust)
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.setItemDelegate(_WrappedNames(self.kinds))
        self._fill()
        self.kinds.currentRowChanged.connect(self._show)
        self.kinds.itemActivated.connect(self._take)
        self._title = WholeLabel(size="head")
        self._what = WholeLabel()
        self._facts = QFormLayout()
        self._facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._facts.setHorizontalSpacing(18)
        self._facts.setVerticalSpacing(8)
        self.told = {name: WholeLabel() for name in ("formula", "unit", "scale", "direction", "counts", "source")}
        for (name, said) in (
            ("formula", _("Formula")), ("unit", _("Unit")), ("scale", _("Scale")), ("direction", _("Good")),
            ("counts", _("Computed from")), ("source", _("Defined by")),
        ):  # fmt: skip
            self._facts.addRow(label(said, tone="second"), self.told[name])
        self.name = _Name()
        self.name.setAccessibleName(_("Name of the new metric"))
        self.name.returnPressed.connect(self._take)
        self.add = QPushButton(_("Add to the library"))
        self.add.setObjectName("primary")
        self.add.clicked.connect(self._take)
        self.back = QPushButton(_("Back to the list"))
        self.back.setObjectName("outlined")
        self.back.clicked.connect(self.left)
        self._look = look
        look.follow(self, self._dress)
        self._dress()
        self._lay_out()
        self.kinds.setCurrentRow(1)

    def begin(self) -> None:
        """Ready to choose."""
        self.kinds.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.add)
        right = QVBoxLayout()
        right.setContentsMargins(24, 4, 24, 16)
        right.setSpacing(10)
        right.addWidget(self._title)
        right.addWidget(self._what)
        right.addSpacing(6)
        right.addLayout(self._facts)
        right.addSpacing(12)
        right.addWidget(label(_("Called"), tone="second"))
        right.addWidget(self.name)
        right.addStretch(1)
        right.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.kinds)
        whole.addWidget(rule(upright=True))
        whole.addLayout(right, 1)

    def _dress(self) -> None:
        chosen, ink = self._look.colour("selected").name(), self._look.colour("text").name()
        self.kinds.setStyleSheet(
            "QListWidget { border: 0; } "
            f"QListWidget::item {{ padding: {_PAD[1]}px {_PAD[0]}px; border-radius: 6px; }}"
            f"QListWidget::item:selected {{ background: {chosen}; color: {ink}; }}"
        )

    def _fill(self) -> None:
        group = ""
        for each in entries():
            if (said := _group_of(each.kind)) != group:
                group = said
                head = QListWidgetItem(said)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                font = head.font()
                font.setPixelSize(11)
                font.setWeight(QFont.Weight.DemiBold)
                head.setFont(font)
                self.kinds.addItem(head)
            item = QListWidgetItem(each.name())
            item.setData(_KEY, each.key)
            self.kinds.addItem(item)

    def _entry(self) -> Entry:
        return entry(str(self.kinds.currentItem().data(_KEY)))

    def _show(self, _row: int) -> None:
        found = self._entry()
        self._title.set_whole(found.name())
        self._what.set_whole(found.what())
        said = {
            "formula": found.formula() or _("as you write it"),
            "unit": unit_word(found.unit),
            "scale": scale_text(found.scale),
            "direction": direction_word(found.direction),
            "counts": " · ".join(map(count_word, found.counts)) or _("entered as it is"),
            "source": found.said_by or "–",
        }
        for name, text in said.items():
            self.told[name].set_whole(text)
        self.name.setPlaceholderText(found.name())

    def _take(self, *_what: object) -> None:
        self.taken.emit(self._entry().key, self.name.text().strip())
        self.name.clear()


def _group_of(kind: MetricKind) -> str:
    match kind:
        case "nps" | "csat" | "ces1" | "ces2":
            return _("What customers say")
        case "volume" | "conversion" | "drop-off" | "abandonment" | "completion":
            return _("How customers move")
        case "time on task" | "dwell" | "time to next":
            return _("How long it takes")
        case "cost to serve" | "revenue" | "clv":
            return _("What it costs and brings")
        case "retention" | "churn":
            return _("Who stays")
        case "custom":
            return _("Your own")


class _WrappedNames(QStyledItemDelegate):
    """As tall as a name is that takes two lines: Qt forgets what a style sheet keeps free at its sides."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, QListWidget)
        item = view.item(index.row())
        wide, (side, above) = view.viewport().width(), _PAD
        room = QRect(0, 0, wide - 2 * side - 6, 1000)  # Qt leaves three pixels at each side of a text
        words = QFontMetrics(item.font()).boundingRect(room, Qt.TextFlag.TextWordWrap.value, item.text())
        return QSize(wide, words.height() + 2 * above)


class _Name(QLineEdit):
    """Keeps Return to itself: no button below it is pressed by it as well."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
