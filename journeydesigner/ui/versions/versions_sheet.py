"""File > Earlier versions: the time line, and beside it the version that is chosen in it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.files.versions import Version
from journeydesigner.model.ids import MapId
from journeydesigner.ui.controls.choice_field import Option
from journeydesigner.ui.controls.labels import WholeLabel, rule
from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.icons import icon
from journeydesigner.ui.look import Look
from journeydesigner.ui.versions.looked_at import LookedAt
from journeydesigner.ui.versions.reading import NOW, Present, Reading, Shown, Told, Wish
from journeydesigner.ui.versions.timeline import Timeline
from journeydesigner.wording import _

_WIDTH = 1160
_LINE, _LEAST_LINE, _SHARE = 348, 232, 0.37
_PAUSE_MS = 110
"""So long the keys must rest on a version before it is read."""
Parts = Callable[[Snapshot], Sequence[Option]]
"""What of a version can be restored."""


class VersionsSheet(Sheet):
    """``restored(Looked, str)`` tells what of which is to be restored, ``named(Version, str)`` that it is to be kept
    or called so, the others what is wanted of one; ``left`` that the sheet was closed."""

    restored = Signal(object, str)
    compared = Signal(object)
    copied = Signal(object)
    named = Signal(object, str)
    removed = Signal(object)
    noted = Signal(object, str)
    left = Signal()

    def __init__(self, look: Look, present: Present, name: str, map_id: MapId | None, parts: Parts, host: QWidget):
        super().__init__(host, _("Earlier versions"), _WIDTH)
        self._look, self._present, self._map, self._parts = look, present, map_id, parts
        self.reading = Reading(self)
        self.line = Timeline(look)
        self.looked = LookedAt(look)
        self._wanted: Version | None = None
        self._asked: Version | None = None
        self._shown: Shown | None = None
        self._is_entered = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._read)
        self._lay_out(name)
        self._connect()
        self.come_up()
        self.line.list((present.version,), datetime.now().date())
        self.line.focus()
        self.refresh(present)

    def refresh(self, present: Present) -> None:
        """The journey changed, or what is kept of it."""
        self._present = present
        self.reading.list(present)
        wanted = self.line.current or present.version
        if self._wanted is None or wanted.key != self._wanted.key:
            self._choose(wanted)
        else:
            self._wanted = wanted
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.line.setFixedWidth(max(_LEAST_LINE, min(_LINE, round(event.size().width() * _SHARE))))

    def let_go(self) -> None:
        self.reading.stop()
        self.left.emit()

    def _lay_out(self, name: str) -> None:
        title = WholeLabel(tone="second")
        title.set_whole(name)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.line)
        body.addWidget(rule(upright=True))
        body.addSpacing(20)
        body.addWidget(self.looked, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 14, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(self.head(self._look, _("Earlier versions"), title))
        whole.addLayout(body, 1)

    def _connect(self) -> None:
        reading, line, looked = self.reading, self.line, self.looked
        reading.listed.connect(self._list)
        reading.told.connect(line.show_told)
        reading.shown.connect(self._show)
        reading.painted.connect(looked.take)
        reading.refused.connect(self._refuse)
        line.in_sight.connect(reading.tell)
        line.chosen.connect(self._choose)
        line.entered.connect(self._enter)
        line.named.connect(self.named)
        line.removed.connect(self.removed)
        line.asked.connect(self._ask)
        looked.pages.picture_wanted.connect(reading.paint)
        looked.map_chosen.connect(self._choose_map)
        looked.restored.connect(self._restore)
        looked.copied.connect(self.copied)
        looked.compared.connect(self._compare)
        looked.named.connect(self._name)
        looked.removed.connect(self.removed)
        looked.noted.connect(self.noted)
        self._look.changed.connect(self._read)

    # What is there

    def _list(self, versions: Sequence[Version]) -> None:
        self.line.list(versions, datetime.now().date())
        now = self.line.current
        if now is not None and self._wanted is not None and now.key != self._wanted.key:
            self._choose(now)

    def _choose(self, version: Version) -> None:
        self._wanted, self._is_entered = version, False
        self.looked.begin(version)
        self._pause.start(_PAUSE_MS)

    def _read(self) -> None:
        if self._wanted is not None:
            self.reading.look(Wish(self._wanted, self._map, self._look.name))

    def _choose_map(self, map_id: object) -> None:
        self._map = MapId(str(map_id))
        self._read()

    def _show(self, shown: Shown) -> None:
        if self._wanted is not None and shown.looked.version.key == self._wanted.key:
            self._shown = shown
            parts = self._parts(shown.looked.snapshot)
            self.looked.show_version(shown, parts, self._present.version.document_id)
            if self._is_entered:
                self._enter(self._wanted)

    def _refuse(self, version: Version, why: str) -> None:
        if self._wanted is not None and version.key == self._wanted.key:
            self.looked.show_refusal(version, why)
            self.line.show_told(version.key, Told(why=why))

    # What is wanted

    def _enter(self, version: Version) -> None:
        """Enter leads to what can be done; pressed once more it is done."""
        wanted = next((each for each in (self.looked.restore, self.looked.copy) if each.isEnabled()), None)
        self._is_entered = wanted is None and version.key != NOW
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def _restore(self, version: Version) -> None:
        if self._shown is not None and self._shown.looked.version.key == version.key:
            self.restored.emit(self._shown.looked, str(self.looked.part.value() or ""))

    def _compare(self, version: Version) -> None:
        if self._shown is not None and self._shown.looked.version.key == version.key:
            self.compared.emit(self._shown.looked)

    def _name(self, version: Version) -> None:
        self.line.name(version.key, version.title)

    def _ask(self, version: Version, point: QPoint) -> None:
        """What can be done with a version, by the right button of the mouse or the menu key."""
        if version.key == NOW:
            return
        self._asked = version
        menu = QMenu(self)
        for text, icon_name, act, button in (
            (_("Restore"), "history", self._restore_asked, self.looked.restore),
            (_("Open as a copy"), "copy", self._copy_asked, self.looked.copy),
            (_("Compare with now"), "git-merge", self._compare_asked, self.looked.compare),
        ):
            menu.addAction(icon(self._look, icon_name), text, act).setEnabled(button.isEnabled())
        menu.addSeparator()
        called = _("Rename snapshot") if version.state is not None else _("Keep as a snapshot…")
        menu.addAction(icon(self._look, "bookmark"), called, self._name_asked)
        if version.state is not None:
            menu.addAction(icon(self._look, "trash-2"), _("Delete snapshot"), self._remove_asked)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def _restore_asked(self) -> None:
        if self._asked is not None:
            self._restore(self._asked)

    def _copy_asked(self) -> None:
        self.copied.emit(self._asked)

    def _compare_asked(self) -> None:
        if self._asked is not None:
            self._compare(self._asked)

    def _name_asked(self) -> None:
        if self._asked is not None:
            self._name(self._asked)

    def _remove_asked(self) -> None:
        self.removed.emit(self._asked)
