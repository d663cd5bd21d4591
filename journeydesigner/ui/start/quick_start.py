"""A map from a text: typed or pasted at the left, seen at the right, created with Ctrl+Enter."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journeydesigner.importers.registry import Imported, ImportFailedError
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.controls.labels import WholeLabel, label, set_tone
from journeydesigner.ui.look import Look
from journeydesigner.ui.start.map_preview import MapPreview
from journeydesigner.ui.start.outline_field import OutlineField
from journeydesigner.ui.start.page_head import PageHead
from journeydesigner.wording import _, n_

_PAUSE_MS = 160
"""So long after the last key the text is read: never between two keys."""
_FIELD = 400
_MOST_REMARKS = 6


class QuickStart(QWidget):
    """``created(imported)`` tells what was made of the text, ``left(text)`` that the person thought better of it."""

    created = Signal(object)
    left = Signal(str)

    def __init__(self, look: Look, text: str = "") -> None:
        super().__init__()
        self._task: Task | None = None
        self._read: tuple[str, Imported | ImportFailedError] | None = None
        self._is_wanted = False
        self._head = PageHead(
            look,
            _("Paste an outline"),
            _("Lines become stages; what is set in under them, steps and cards. Tables from a spreadsheet work, too."),
            _("Create map"),
            QKeySequence("Ctrl+Enter").toString(QKeySequence.SequenceFormat.NativeText),
        )
        self._head.back.clicked.connect(self._leave)
        self._head.act.clicked.connect(self.finish)
        self.field = OutlineField()
        self.field.setObjectName("outline")
        self.field.setAccessibleName(_("Outline"))
        self.field.setPlaceholderText(example())
        self.field.finished.connect(self.finish)
        self.field.left.connect(self._leave)
        self.preview = MapPreview(look, _("The map that comes of it"))
        self._said = WholeLabel(size="strong")
        self._remarks = [WholeLabel(size="small", tone="second") for _place in range(_MOST_REMARKS)]
        self._caption: QLabel = label("", size="small", tone="third")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._begin_reading)
        self._lay_out()
        self.field.setPlainText(text)
        self.field.textChanged.connect(self._pause.start)
        self.field.setFocus()
        self.setFocusProxy(self.field)
        self._begin_reading()

    @property
    def text(self) -> str:
        return self.field.toPlainText()

    def finish(self) -> None:
        """Make the map of what is written by now."""
        if not self.text.strip():
            self.field.setFocus()
            return
        if self._read is None or self._read[0] != self.text:
            self._is_wanted = True
            self._begin_reading()
        elif isinstance(self._read[1], Imported):
            self.created.emit(self._read[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.left.emit(self.text)

    def stop(self) -> None:
        """Let nothing run on that this page began."""
        self._pause.stop()
        if self._task is not None:
            self._task.done.disconnect(self._finished)
            self._task.wait()
            self._task = None

    def _lay_out(self) -> None:
        report = QVBoxLayout()
        report.setSpacing(3)
        report.addWidget(self._said)
        for remark in self._remarks:
            remark.hide()
            report.addWidget(remark)
        text = QVBoxLayout()
        text.setSpacing(10)
        text.addWidget(self.field, 1)
        text.addLayout(report)
        seen = QVBoxLayout()
        seen.setSpacing(6)
        seen.addWidget(self.preview, 1)
        seen.addWidget(self._caption, 0, Qt.AlignmentFlag.AlignHCenter)
        left = QWidget()
        left.setMinimumWidth(_FIELD * 3 // 4)
        left.setMaximumWidth(_FIELD + 80)
        left.setLayout(text)
        text.setContentsMargins(0, 0, 0, 0)
        halves = QHBoxLayout()
        halves.setSpacing(24)
        halves.addWidget(left, 2)
        halves.addLayout(seen, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(18)
        column.addWidget(self._head)
        column.addLayout(halves, 1)

    # Reading

    def _begin_reading(self) -> None:
        """Read what is there; one that is under way first comes to its end."""
        if self._task is None:
            self._task = Task(_Reading(self.text), self)
            self._task.done.connect(self._finished)
            self._task.start()

    def _finished(self, found: "tuple[str, Imported | ImportFailedError]") -> None:
        self._task = None
        text, read = found
        if text != self.text:
            self._begin_reading()
            return
        self._read = found
        self._show(read, is_example=not text.strip())
        if self._is_wanted:
            self._is_wanted = False
            self.finish()

    def _show(self, read: Imported | ImportFailedError, *, is_example: bool) -> None:
        self._head.act.setEnabled(isinstance(read, Imported) and not is_example)
        self._caption.setText(_("An example: write or paste your own at the left") if is_example else "")
        if isinstance(read, ImportFailedError):
            self._tell(str(read), (), is_trouble=True)
            return
        self.preview.show_document(read.document, is_faint=is_example)
        self._tell("" if is_example else _counted(read), () if is_example else read.report[:-1])

    def _tell(self, said: str, remarks: tuple[str, ...], *, is_trouble: bool = False) -> None:
        self._said.set_whole(said)
        self._said.setVisible(bool(said))
        set_tone(self._said, "warning" if is_trouble else "")
        for place, remark in enumerate(self._remarks):
            remark.setVisible(place < len(remarks))
            if place < len(remarks):
                remark.set_whole(remarks[place])


class _Reading:
    """What the other thread does; an empty text reads as the example."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __call__(self, progress: Progress) -> "tuple[str, Imported | ImportFailedError]":
        from journeydesigner.importers.pasted_text import read_pasted

        try:
            return self._text, read_pasted(self._text if self._text.strip() else example(), _("Pasted outline"))
        except ImportFailedError as error:
            return self._text, error


def example() -> str:
    """What a text may look like, shown while there is none."""
    return _(
        "Moving house | Ada, 34, renter\n"
        "\n"
        "Look around\n"
        "  Scrolls through flats at night\n"
        "  Touchpoint: App\n"
        "  Emotion: curious\n"
        "Decide\n"
        "  Visit\n"
        "    Sees three flats in a day\n"
        "    Pain point: Forty people on the stairs\n"
        "    Emotion: frustrated\n"
        "  Sign\n"
        "    Signs on the phone\n"
        "Move in\n"
        "  Opportunity: One form for all offices\n"
        "  Emotion: happy"
    )


def _counted(read: Imported) -> str:
    snapshot = read.document.snapshot
    shown = snapshot.maps[0].id
    stages, cards = len(snapshot.stages_of(shown)), len(tuple(snapshot.cards_of(shown)))
    return " · ".join((
        snapshot.maps[0].title,
        n_("{count} stage", "{count} stages", stages).format(count=stages),
        n_("{count} card", "{count} cards", cards).format(count=cards),
    ))  # fmt: skip
