"""Which map is to have a to-be twin: those of the open journey, and of the files that were open last; where nobody has
one of their own yet, those of the samples."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeydesigner import shipped
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.layout.glimpse import glimpse_of
from journeydesigner.model.ids import MapId
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.look import Look
from journeydesigner.ui.recent_text import title_text
from journeydesigner.ui.start.arrows import go
from journeydesigner.ui.start.gallery import Gallery, TemplateTile
from journeydesigner.ui.start.glances import Glance, Glances
from journeydesigner.ui.start.page_head import PageHead
from journeydesigner.ui.start.scrolled import Scrolled
from journeydesigner.ui.start.tile import RING
from journeydesigner.wording import _


class TwinChooser(QWidget):
    """``chosen(map, path)`` tells which map; ``path`` is "" for one of the open journey. ``left``: none."""

    chosen = Signal(str, str)
    left = Signal()

    def __init__(self, look: Look, here: Snapshot | None, files: Sequence[Path]) -> None:
        super().__init__()
        self.setAccessibleName(_("A to-be map from one that is there"))
        self._look = look
        self._tiles: list[TemplateTile] = []
        head = PageHead(look, _("To-be twin"), _("Of which map? The twin begins as it stands and knows where from."))
        head.back.clicked.connect(self.left)
        is_first = here is None and not files
        others = _("Samples") if is_first else _("In recent files")
        self._here, self._files = self._section(_("In this journey")), self._section(others)
        self._nothing = label(_("There is no map yet to make a twin of. Begin with an as-is map."), tone="second")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 24, 24)
        column.setSpacing(28)
        for section in (self._here, self._files):
            column.addWidget(section)
        column.addWidget(self._nothing)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 24, 4, 0)
        whole.setSpacing(22)
        whole.addWidget(head)
        whole.addWidget(Scrolled(column, 1240), 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if here is not None:
            self._offer_open(here)
        self._glances = Glances(self)
        self._glances.ready.connect(self._offer_file)
        self._glances.read(shipped.samples() if is_first else files)

    def stop(self) -> None:
        """Let nothing run on that this page began."""
        self._glances.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not go(self, event.key()):
            super().keyPressEvent(event)

    def _section(self, title: str) -> "_Section":
        section = _Section(title)
        section.hide()
        return section

    def _offer_open(self, snapshot: Snapshot) -> None:
        for found in snapshot.maps:
            if found.kind == "as-is":
                tile = TemplateTile(
                    self._look, f"{found.id}\n", found.title, snapshot.organization(found.organization).name
                )
                tile.show_glimpse(glimpse_of(snapshot, found.id))
                self._add(self._here, tile)

    def _offer_file(self, path: str, glance: Glance) -> None:
        for found in glance.maps:
            if found.kind == "as-is":
                words = f"{found.organization} · {title_text(Path(path))}"
                tile = TemplateTile(self._look, f"{found.id}\n{path}", found.title, words)
                tile.show_glimpse(found.glimpse)
                self._add(self._files, tile)

    def _add(self, section: "_Section", tile: TemplateTile) -> None:
        self._tiles.append(tile)
        tile.chosen.connect(self._tell)
        section.gallery.add(tile)
        section.show()
        self._nothing.hide()
        if len(self._tiles) == 1:
            tile.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, value: str) -> None:
        map_id, _newline, path = value.partition("\n")
        self.chosen.emit(MapId(map_id), path)


class _Section(QWidget):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.gallery = Gallery()
        head = label(title, size="large")
        head.setContentsMargins(RING, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(self.gallery)
