"""The chosen version at the side of the time line: what it is called, how it looks, what changed since, and what can be
done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeydesigner.files.versions import Version
from journeydesigner.metrics.numbers import moment_text
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.controls.text_fields import LineField
from journeydesigner.ui.hand_outs.looking_ahead import Painted, Seen
from journeydesigner.ui.hand_outs.pages_view import PagesView
from journeydesigner.ui.look import Look
from journeydesigner.ui.versions.reading import NOW, Shown
from journeydesigner.ui.versions.said import beside, size_text
from journeydesigner.wording import _

_FIELD, _EDGE = 200, 20


class LookedAt(QWidget):
    """``restored(Version)``, ``copied(Version)``, ``compared(Version)``, ``named(Version)``, ``removed(Version)`` and
    ``noted(Version, str)`` tell what is wanted, ``map_chosen(str)`` which map is to be shown."""

    restored = Signal(object)
    copied = Signal(object)
    compared = Signal(object)
    named = Signal(object)
    removed = Signal(object)
    noted = Signal(object, str)
    map_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._version: Version | None = None
        self._seen: Seen | None = None
        self.title = WholeLabel(size="large")
        self.about = WholeLabel(tone="second")
        self.note = LineField(_("Note"), _("Add a note"))
        self.maps = ChoiceField(look, _("Map"))
        self.maps.setFixedWidth(_FIELD)
        self.pages = PagesView(look)
        self.since = WholeLabel()
        self.name = QPushButton(_("Keep as a snapshot…"))
        self.rename = IconButton(look, "pencil", _("Rename snapshot"))
        self.delete = IconButton(look, "trash-2", _("Delete snapshot"))
        self.part = ChoiceField(look, _("What to restore"))
        self.part.setFixedWidth(_FIELD)
        self.copy = QPushButton(_("Open as a copy"))
        self.compare = QPushButton(_("Compare with now"))
        self.restore = QPushButton(_("Restore"))
        self.restore.setObjectName("primary")
        self.restore.setMinimumWidth(112)
        for button in (self.name, self.copy, self.compare):
            button.setObjectName("outlined")
        self._lay_out()
        self._tells: dict[QAbstractButton, SignalInstance] = {
            self.name: self.named, self.rename: self.named, self.delete: self.removed, self.copy: self.copied,
            self.compare: self.compared, self.restore: self.restored,
        }  # fmt: skip
        for button in self._tells:
            button.clicked.connect(self._tell)
        self.note.committed.connect(self._tell_note)
        self.maps.committed.connect(self.map_chosen)

    @property
    def version(self) -> Version | None:
        return self._version

    def begin(self, version: Version) -> None:
        """Another version is chosen: what is known of it at once."""
        self._version, self._seen = version, None
        self._say(version, version.author)
        self.since.set_whole("")
        self._allow(version, can_read=False)
        self.pages.show_waiting()

    def show_version(self, shown: Shown, parts: Sequence[Option], present: str) -> None:
        """How it looks, and what changed since. ``parts`` are what of it can be restored; ``present`` the document's
        id."""
        version = self._version = shown.looked.version
        self._say(version, shown.looked.author())
        maps = [Option(found.id, found.title or _("Untitled map")) for found in shown.looked.snapshot.maps]
        self.maps.offer(maps)
        self.maps.show_value(shown.map_id)
        self.maps.setVisible(len(maps) > 1)
        is_own = version.document_id == present
        if version.key == NOW:
            self.since.set_whole("")
        elif is_own:
            self.since.set_whole(_("Since then: {changes}").format(changes=shown.since))
        else:
            self.since.set_whole(_("It is of another journey, which was saved over. Open it as a copy."))
        self.part.offer(parts)
        self.part.setVisible(len(parts) > 1)
        self._fold()
        if self.part.value() is None:
            self.part.show_value("")
        self._allow(version, can_read=True, is_own=is_own)
        if shown.seen is None:
            self.pages.show_nothing()
        elif shown.seen is not self._seen:
            self.pages.show_seen(shown.seen, has_pages=False)
        self._seen = shown.seen

    def show_refusal(self, version: Version, why: str) -> None:
        """It cannot be read."""
        self._version, self._seen = version, None
        self._say(version, version.author)
        self.since.set_whole(_("This version is damaged and cannot be opened. {why}").format(why=why))
        self._allow(version, can_read=False)
        self.pages.show_nothing()

    def take(self, painted: Painted) -> None:
        self.pages.take(painted)

    def _say(self, version: Version, author: str) -> None:
        when = moment_text(version.when)
        if version.key == NOW:
            title, words = _("Now"), [author]
        else:
            title = " ".join(version.title.split()) or when
            words = [when if version.title else "", author, size_text(version.size)]
        self.title.set_whole(title)
        self.about.set_whole(beside(*words))
        self.note.show_value(version.note)

    def _allow(self, version: Version, *, can_read: bool, is_own: bool = True) -> None:
        is_past, is_named = version.key != NOW, version.state is not None
        self.note.setVisible(is_named)
        self.rename.setVisible(is_named)
        self.delete.setVisible(is_named)
        self.name.setVisible(not is_named)
        self.name.setEnabled(can_read and is_own)
        self.copy.setEnabled(can_read and is_past)
        for widget in (self.compare, self.restore, self.part):
            widget.setEnabled(can_read and is_past and is_own)

    def _tell(self) -> None:
        button = self.sender()
        if self._version is not None and isinstance(button, QAbstractButton):
            self._tells[button].emit(self._version)

    def _tell_note(self, text: object) -> None:
        if self._version is not None:
            self.noted.emit(self._version, str(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Where there is no room for all in a row, what is wanted most has one of its own."""
        shown = [button for button in (self.copy, self.compare, self.part, self.restore) if not button.isHidden()]
        wide = sum(button.sizeHint().width() + 8 for button in shown) <= self.width() - _EDGE
        directions = QBoxLayout.Direction
        self._foot.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self.title)
        names.addWidget(self.about)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addLayout(names, 1)
        for widget in (self.rename, self.delete, self.name):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.maps, 0, Qt.AlignmentFlag.AlignTop)
        desk = QFrame()
        desk.setObjectName("desk")
        inside = QVBoxLayout(desk)
        inside.setContentsMargins(12, 6, 6, 6)
        inside.addWidget(self.pages)
        aside, main = QHBoxLayout(), QHBoxLayout()
        for row, widgets in ((aside, (self.copy, self.compare)), (main, (self.part, self.restore))):
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget)
        aside.addStretch(1)
        main.insertStretch(0, 1)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(8)
        self._foot.addLayout(aside)
        self._foot.addLayout(main, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, _EDGE, 16)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(self.note)
        whole.addWidget(desk, 1)
        whole.addWidget(self.since)
        whole.addLayout(self._foot)
        said = _("Restoring is one step, which can be undone.")
        whole.addWidget(label(said, tone="third", size="small"), 0, Qt.AlignmentFlag.AlignRight)
