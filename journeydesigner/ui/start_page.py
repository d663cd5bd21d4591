"""The start: recent files, samples, templates. Enter begins the five-stage map."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journeydesigner import shipped
from journeydesigner.metrics.numbers import date_text
from journeydesigner.ui.controls.flow_layout import FlowLayout
from journeydesigner.ui.controls.labels import WholeLabel, label, rule, set_tone
from journeydesigner.ui.icons import pixmap
from journeydesigner.ui.logo import Logo
from journeydesigner.ui.look import Look
from journeydesigner.ui.recent_text import folder_text
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.thumbnails import Thumbnail, Thumbnails
from journeydesigner.wording import _

FIRST_TEMPLATE = "five-stage"
_RECENT_SHOWN = 5


class StartPage(QWidget):
    """Tells what the person wants: ``opened(path)``, ``began(template)``, ``browsed``, ``imported``."""

    opened = Signal(str)
    began = Signal(str)
    browsed = Signal()
    imported = Signal()
    left = Signal()

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pictures: dict[str, Thumbnail] = {}
        self._folders: dict[str, WholeLabel] = {}
        self._templates: list[Tile] = []
        self.thumbnails = Thumbnails(self)
        self.thumbnails.ready.connect(self._picture_ready)
        self.thumbnails.refused.connect(self._picture_refused)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._files(settings.recent[:_RECENT_SHOWN]))
        row.addWidget(self._beginnings_page(), 1)
        self.thumbnails.read([Path(path) for path in self._pictures])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Start page"))

    def focus_first(self) -> None:
        """The template that Enter begins."""
        if self._templates:
            self._templates[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_way_back(self, offers: bool) -> None:
        """Whether there is a map behind this page to go back to."""
        self._back.setVisible(offers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.began.emit(FIRST_TEMPLATE)
        else:
            super().keyPressEvent(event)

    # Left: what there is

    def _files(self, recent: tuple[Path, ...]) -> QWidget:
        left = QWidget()
        left.setObjectName("startLeft")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left.setFixedWidth(420)
        column = QVBoxLayout(left)
        column.setContentsMargins(40, 44, 28, 36)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Logo(43, 24))
        head.addWidget(label(_("Customer journeys"), size="title"))
        head.addStretch(1)
        column.addLayout(head)
        column.addSpacing(32)
        column.addLayout(self._recent_head())
        for path in recent:
            column.addWidget(self._file_row(path))
        if not recent:
            column.addWidget(label(_("Files that you open or save appear here."), tone="second", wraps=True))
        column.addStretch(1)
        column.addWidget(rule())
        column.addSpacing(8)
        column.addWidget(label(_("Samples"), size="strong", tone="second"))
        column.addWidget(self._samples())
        return left

    def _recent_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(_("Recent"), size="title"))
        row.addStretch(1)
        browse = QPushButton(_("Open…"))
        browse.setObjectName("link")
        browse.clicked.connect(self.browsed)
        row.addWidget(browse)
        return row

    def _file_row(self, path: Path) -> "Tile":
        row = Tile(str(path), path.stem)
        row.setObjectName("recentRow")
        row.chosen.connect(self.opened)
        row.setMinimumHeight(104)
        picture = Thumbnail(self._look, QSize(140, 88))
        self._pictures[str(path)] = picture
        name, folder = WholeLabel(size="strong"), WholeLabel(tone="second")
        name.set_whole(path.stem.replace("-", " ").capitalize())
        folder.set_whole(folder_text(path.parent))
        self._folders[str(path)] = folder
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch(1)
        words.addWidget(name)
        words.addWidget(folder)
        words.addWidget(label(_when(path), tone="third", size="small"))
        words.addStretch(1)
        line = QHBoxLayout(row)
        line.setContentsMargins(8, 8, 8, 8)
        line.setSpacing(16)
        line.addWidget(picture)
        line.addLayout(words, 1)
        return row

    def _samples(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=8)
        for path in shipped.samples():
            chip = QPushButton(title_of(path))
            chip.setObjectName("chip")
            chip.setProperty("path", str(path))
            chip.clicked.connect(self._sample_chosen)
            flow.addWidget(chip)
        return holder

    # Right: what can be begun

    def _beginnings_page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(48, 44, 48, 40)
        column.setSpacing(14)
        head = QHBoxLayout()
        head.addWidget(label(_("New map"), size="page"))
        head.addStretch(1)
        head.addWidget(label(_("Enter starts the five-stage map"), tone="second"))
        self._back = QPushButton(_("Back to the map"))
        self._back.setObjectName("outlined")
        self._back.clicked.connect(self.left)
        head.addSpacing(12)
        head.addWidget(self._back)
        column.addLayout(head)
        column.addSpacing(6)
        column.addLayout(self._beginnings())
        column.addSpacing(26)
        templates_head = QHBoxLayout()
        templates_head.addWidget(label(_("Templates"), size="title"))
        templates_head.addStretch(1)
        templates_head.addWidget(label(_("Ordinary files: change anything"), tone="second"))
        column.addLayout(templates_head)
        column.addLayout(self._gallery())
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("plain")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        return scroll

    def _beginnings(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(17)
        blank = self._beginning("blank", _("Blank map"), _("One stage, one step, four lanes"), "file-plus", "blue")
        blank.chosen.connect(self.began)
        imports = self._beginning("import", _("Import"), _("Markdown tables and outlines"), "log-in", "violet")
        imports.chosen.connect(self._import_chosen)
        opens = self._beginning("open", _("Open a file"), _("A journey from this computer"), "folder-open", "teal")
        opens.chosen.connect(self._open_chosen)
        for tile in (blank, opens, imports):
            row.addWidget(tile, 1)
        return row

    def _beginning(self, value: str, title: str, text: str, icon_name: str, family: str) -> "Tile":
        tile = Tile(value, title)
        tile.setFixedHeight(88)
        picture = QLabel()
        picture.setFixedSize(QSize(44, 44))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(pixmap(self._look, icon_name, f"{family}.edge", 22))
        picture.setStyleSheet(f"background: {self._look.colour(f'{family}.fill').name()}; border-radius: 10px;")
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch(1)
        words.addWidget(label(title, size="head"))
        words.addWidget(label(text, tone="second", size="small", wraps=True))
        words.addStretch(1)
        row = QHBoxLayout(tile)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(14)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return tile

    def _gallery(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(17)
        grid.setVerticalSpacing(22)
        found = sorted(shipped.templates(), key=_first_first)
        for place, path in enumerate(found):
            tile = self._template(path)
            self._templates.append(tile)
            grid.addWidget(tile, place // 4, place % 4)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        return grid

    def _template(self, path: Path) -> "Tile":
        tile = Tile(path.stem, title_of(path))
        tile.chosen.connect(self.began)
        tile.setFixedHeight(236)
        picture = Thumbnail(self._look)
        self._pictures[str(path)] = picture
        column = QVBoxLayout(tile)
        column.setContentsMargins(8, 8, 8, 12)
        column.setSpacing(8)
        column.addWidget(picture, 1)
        column.addWidget(label(title_of(path), size="head"))
        return tile

    # Telling

    def _picture_ready(self, path: str, image: QImage) -> None:
        picture = self._pictures.get(path)
        if picture is not None:
            picture.show_image(image)

    def _picture_refused(self, path: str, why: str) -> None:
        """A recent file that cannot be read says so in its row."""
        if path in self._folders:
            set_tone(self._folders[path], "warning")
            self._folders[path].set_whole(why)

    def _sample_chosen(self) -> None:
        chip = self.sender()
        assert chip is not None
        self.opened.emit(chip.property("path"))

    def _import_chosen(self, _value: str) -> None:
        self.imported.emit()

    def _open_chosen(self, _value: str) -> None:
        self.browsed.emit()


class Tile(QFrame):
    """Something to click or press Enter on; ``chosen`` tells its value."""

    chosen = Signal(str)

    def __init__(self, value: str, name: str) -> None:
        super().__init__()
        self.setObjectName("tile")
        self.value = value
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.value)
        else:
            super().keyPressEvent(event)


def title_of(path: Path) -> str:
    """A shipped file's name in words."""
    known = {
        "five-stage": _("Five-stage"),
        "three-phase": _("Three-phase"),
        "customer-lifecycle": _("Customer life cycle"),
        "service-blueprint": _("Service blueprint"),
        "home-battery": _("Home battery"),
        "current-account": _("Current account"),
        "coffee-subscription": _("Coffee subscription"),
    }
    return known.get(path.stem) or path.stem.replace("-", " ").capitalize()


def _first_first(path: Path) -> tuple[bool, bool, str]:
    return (path.stem != FIRST_TEMPLATE, path.stem != "three-phase", path.stem)


def _when(path: Path) -> str:
    try:
        moment = datetime.fromtimestamp(path.stat().st_mtime)
    except OSError:
        return ""
    if moment.date() == datetime.now().date():
        return _("Today, {time}").format(time=f"{moment:%H:%M}")
    return date_text(moment.date().isoformat())
