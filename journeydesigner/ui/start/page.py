"""The start window: recent files and samples at the left, what can be begun at the right. Enter begins the first
template."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journeydesigner import shipped
from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.controls.labels import key_label, label, rule
from journeydesigner.ui.logo import Logo
from journeydesigner.ui.look import Look
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.start.arrows import go
from journeydesigner.ui.start.beginnings import BLANK, IMPORT, OUTLINE, Beginnings
from journeydesigner.ui.start.gallery import Gallery, TemplateTile
from journeydesigner.ui.start.glances import Glance, Glances, Unreadable
from journeydesigner.ui.start.own_templates import OwnTemplates
from journeydesigner.ui.start.recent_files import RecentFiles
from journeydesigner.ui.start.scrolled import Scrolled
from journeydesigner.ui.start.template_words import FIRST_TEMPLATE, TWIN, in_order, title_of, words_of
from journeydesigner.ui.start.tile import RING, Chip
from journeydesigner.ui.start.yours import Yours
from journeydesigner.wording import _

_LEFT, _LEFT_NARROW = 420, 340
_NARROW = 1180
"""Under this width of the page both halves have smaller margins."""
_NARROWEST = 780
_WIDEST = 1180
"""The templates of a very wide window are not stretched beyond it."""


class StartPage(QWidget):
    """Tells what the person wants: ``opened(path)``, ``began(template)``, ``began_with_examples(template)``,
    ``browsed``, ``imported``, ``pasted``, ``twinned``, ``lost(path)`` (a recent file that is gone), ``left``."""

    opened = Signal(str)
    lost = Signal(str)
    began = Signal(str)
    began_with_examples = Signal(str)
    browsed = Signal()
    imported = Signal()
    pasted = Signal()
    twinned = Signal()
    left = Signal()

    def __init__(self, look: Look, settings: Settings, templates: OwnTemplates) -> None:
        super().__init__()
        self._look = look
        self._templates: dict[str, TemplateTile] = {}
        self._pictured: dict[str, str] = {}
        self._menu_of = ""
        self.glances = Glances(self)
        self.glances.ready.connect(self._show_glance)
        self.glances.refused.connect(self._show_trouble)
        self.recent = RecentFiles(look, settings)
        self.recent.opened.connect(self.opened)
        self.recent.lost.connect(self.lost)
        self.yours = Yours(look, templates)
        self.yours.chosen.connect(self.began)
        self.yours.unknown.connect(self.glances.read)
        self._files = self._files_half()
        self._right = QVBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._files)
        row.addWidget(self._beginnings_half(), 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Start page"))
        self.glances.read([Path(path) for path in self._pictured])
        self.glances.read([*self.recent.paths, *self.yours.paths])

    def focus_first(self) -> None:
        """The template that Enter begins."""
        self._templates[FIRST_TEMPLATE].setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_way_back(self, offers: bool) -> None:
        """Whether there is a map behind this page to go back to."""
        self._back.setVisible(offers)

    def place_unsaved(self, section: QWidget) -> None:
        """Over the recent files: what was not saved when the program ended."""
        holder = QVBoxLayout()
        holder.addWidget(section)
        self._left.insertLayout(2, holder)
        self._heads = (*self._heads, holder)

    def stop(self) -> None:
        """Let nothing run on that this page began."""
        self.glances.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.began.emit(FIRST_TEMPLATE)
        elif not go(self, event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW
        self._files.setFixedWidth(min(_LEFT_NARROW if is_narrow else _LEFT, event.size().width() * 2 // 5))
        side = 24 if is_narrow else 48
        self._right.setContentsMargins(side - RING, 46, side - RING, 40)
        self._hint.setVisible(not is_narrow or (self._back.isHidden() and event.size().width() >= _NARROWEST))
        side = 40 if event.size().width() >= _NARROWEST else 22
        for head in self._heads:
            head.setContentsMargins(side, 0, side - 12, 0)
        self._rows.setContentsMargins(side - 12, 0, side - 12, 8)

    # Left: what there is

    def _files_half(self) -> QWidget:
        left = QWidget()
        left.setObjectName("startLeft")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Logo(43, 24))
        head.addWidget(label(_("Customer journeys"), size="brand"))
        head.addStretch(1)
        recent_head = QHBoxLayout()
        recent_head.addWidget(label(_("Recent"), size="large"))
        recent_head.addStretch(1)
        browse = Chip(_("Open…"), "link")
        browse.clicked.connect(self.browsed)
        recent_head.addWidget(browse)
        rows = QVBoxLayout()
        self._rows = rows
        rows.addWidget(self.recent)
        rows.addStretch(1)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 48, 1, 28)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(40)
        column.addLayout(recent_head)
        column.addSpacing(6)
        column.addWidget(Scrolled(rows), 1)
        samples = self._samples()
        column.addLayout(samples)
        self._heads = (head, recent_head, samples)
        self._left = column
        return left

    def _samples(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(rule())
        column.addSpacing(4)
        column.addWidget(label(_("Samples"), size="strong", tone="second"))
        holder = QWidget()
        flow = FlowLayout(holder, gap=8)
        for path in shipped.samples():
            chip = Chip(title_of(path))
            chip.setProperty("path", str(path))
            chip.clicked.connect(self._sample_chosen)
            flow.addWidget(chip)
        column.addWidget(holder)
        return column

    # Right: what can be begun

    def _beginnings_half(self) -> QWidget:
        column = self._right
        column.setSpacing(0)
        column.addLayout(self._right_head())
        column.addSpacing(20)
        beginnings = Beginnings(self._look)
        for tile in beginnings.tiles:
            tile.chosen.connect(self._begin)
        column.addWidget(beginnings)
        column.addSpacing(32)
        head = QHBoxLayout()
        head.setContentsMargins(RING, 0, RING, 0)
        head.addWidget(label(_("Templates"), size="large"))
        head.addStretch(1)
        head.addWidget(label(_("Ordinary files: change anything"), tone="second"))
        column.addLayout(head)
        column.addSpacing(6)
        column.addWidget(self._gallery())
        column.addWidget(self.yours)
        column.addStretch(1)
        return Scrolled(column, _WIDEST)

    def _right_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(RING, 0, RING, 0)
        head.setSpacing(8)
        head.addWidget(label(_("New map"), size="page"))
        head.addStretch(1)
        self._hint = QWidget()
        hint = QHBoxLayout(self._hint)
        hint.setContentsMargins(0, 0, 0, 0)
        hint.setSpacing(8)
        hint.addWidget(label(_("Enter starts the five-stage map"), tone="second"))
        hint.addWidget(key_label(_("Enter")))
        head.addWidget(self._hint)
        self._back = Chip(_("Back to the map"), "outlined")
        self._back.clicked.connect(self.left)
        head.addSpacing(4)
        head.addWidget(self._back)
        return head

    def _gallery(self) -> Gallery:
        gallery = Gallery()
        for path in in_order(shipped.templates()):
            title, words = words_of(path.stem)
            tile = TemplateTile(self._look, path.stem, title or title_of(path), words)
            self._pictured[str(shipped.template_example(path.stem))] = path.stem
            self._add_template(gallery, tile)
        twin = TemplateTile(self._look, TWIN, *words_of(TWIN))
        self._pictured[str(shipped.template_example(TWIN))] = TWIN
        self._add_template(gallery, twin)
        return gallery

    def _add_template(self, gallery: Gallery, tile: TemplateTile) -> None:
        self._templates[tile.value] = tile
        tile.chosen.connect(self._begin)
        tile.menu_wanted.connect(self._show_template_menu)
        gallery.add(tile)

    # Doing

    def _begin(self, value: str) -> None:
        match value:
            case _ if value == OUTLINE:
                self.pasted.emit()
            case _ if value == IMPORT:
                self.imported.emit()
            case _ if value == TWIN:
                self.twinned.emit()
            case _:
                self.began.emit(value)

    def _show_template_menu(self, value: str, point: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self._menu_of = value
        menu.addAction(_("Start with this template"), self._start_from_menu)
        if value not in (TWIN, BLANK):
            menu.addAction(_("Start with example cards"), self._start_with_examples)
        menu.popup(point)

    def _start_from_menu(self) -> None:
        self._begin(self._menu_of)

    def _start_with_examples(self) -> None:
        self.began_with_examples.emit(self._menu_of)

    def _show_glance(self, path: str, glance: Glance) -> None:
        if path in self._pictured and glance.maps:
            self._templates[self._pictured[path]].show_glimpse(glance.maps[0].glimpse)
        self.recent.show_glance(path, glance)
        self.yours.show_glance(path, glance)

    def _show_trouble(self, path: str, trouble: Unreadable) -> None:
        self.recent.show_trouble(path, trouble)

    def _sample_chosen(self) -> None:
        chip = self.sender()
        assert isinstance(chip, Chip)
        self.opened.emit(chip.property("path"))
