"""The bar at the top: menu, file and its state, undo and redo, the switch between views, export."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from journeydesigner.ui.actions import Actions
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import as_tip, label, rule
from journeydesigner.ui.icons import icon, icon_before_words, pixmap
from journeydesigner.ui.logo import Logo
from journeydesigner.ui.look import Look
from journeydesigner.ui.search_field import NARROW, WIDE, SearchField
from journeydesigner.ui.theme import TOP_BAR
from journeydesigner.ui.views.view_switch import ViewSwitch
from journeydesigner.wording import _

_LONGEST_NAME = 48
_BESIDE_SWITCH = 94
"""Margins of the bar, the filter's button, and what keeps the switch apart from its sides."""
_TIGHT = 820
"""Under this width the mark and the words beside icons give way to what is pressed."""


class TopBar(QWidget):
    """Shows what it is told, and triggers actions. ``menu``, ``file_menu``, ``export_menu`` are filled from outside."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(TOP_BAR)
        self.setAccessibleName(_("Top bar"))
        self._look = look
        self._state = ("", "circle-check", "pos")
        self.menu_button = IconButton(look, "menu", _("Menu"))
        self.menu = self._menu_of(self.menu_button)
        self._logo = Logo(29, 16)
        self.file_button = QPushButton()
        self.file_button.setObjectName("file")
        self.file_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.file_button.setIconSize(QSize(15, 15))
        self.file_menu = self._menu_of(self.file_button)
        self._state_icon = QLabel()
        self._state_text = label("", tone="second")
        self.undo = IconButton(look, "undo-2", _("Undo"), colour="text")
        self.redo = IconButton(look, "redo-2", _("Redo"), colour="text")
        self.present = QPushButton(_("Present"))
        self.present.setObjectName("outlined")
        self.export = QPushButton(_("Export"))
        self.export.setObjectName("primary")
        self.export_menu = self._menu_of(self.export)
        self.search = SearchField(look)
        self.lock = IconButton(look, "lock", _("The structure is locked: unlock it"), colour="accent")
        self.centre = QHBoxLayout()
        self._sides: tuple[QHBoxLayout, ...] = ()
        self._switch: ViewSwitch | None = None
        self._lay_out()
        look.changed.connect(self._draw)
        self._draw()

    def use(self, actions: Actions) -> None:
        """Let the buttons trigger the registry's actions, and show what it says of them."""
        self.menu_button.set_name(_("Menu"), actions.key_of("show menu"))
        self.search.clicked.connect(actions.qaction("palette").trigger)
        self.search.show_key(actions.key_of("palette"))
        self.present.clicked.connect(actions.qaction("present").trigger)
        self.present.setToolTip(f"{_('Present')}  {actions.key_of('present')}")
        self.lock.clicked.connect(actions.qaction("lock").trigger)
        for name, button in (("undo", self.undo), ("redo", self.redo)):
            button.follow(actions.qaction(name), actions.key_of(name))

    def show_file(self, name: str, state: str, icon_name: str, colour: str) -> None:
        """The file's name, and what is to be said of it, such as Saved."""
        shown = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
        self.file_button.setText(shown.replace("&", "&&"))
        self.file_button.setToolTip(as_tip(name) if shown != name else "")
        self.file_button.setAccessibleName(_("File {name}").format(name=name))
        self._state_text.setText(state)
        self._state_text.setAccessibleName(state)
        if (state, icon_name, colour) != self._state:
            self._state = (state, icon_name, colour)
            self._draw()

    def show_lock(self, *, is_locked: bool) -> None:
        """Whether the shown map's stages, steps and lanes stay as they are."""
        self.lock.setVisible(is_locked)

    def _lay_out(self) -> None:
        left = QHBoxLayout()
        left.setSpacing(4)
        for widget in (self.menu_button, self._logo, self.file_button, self._state_icon, self._state_text):
            left.addWidget(widget)
        left.insertSpacing(2, 4)
        left.addSpacing(10)
        divider = rule(upright=True)
        divider.setFixedHeight(22)
        left.addWidget(divider)
        left.addSpacing(6)
        left.addWidget(self.undo)
        left.addWidget(self.redo)
        left.addWidget(self.lock)
        self.lock.hide()
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 16, 1)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addLayout(self.centre)
        right = QHBoxLayout()
        right.setSpacing(8)
        right.addStretch(1)
        right.addWidget(self.search)
        right.addWidget(self.present)
        right.addWidget(self.export)
        row.addLayout(right, 1)
        self._sides = (left, right)

    def place_switch(self, switch: ViewSwitch) -> None:
        """The switch between views, in the centre."""
        self._switch = switch
        self.centre.addWidget(switch)
        self._fit_switch()

    def place_conflicts(self, pill: QWidget) -> None:
        """Behind what is said of the file."""
        self._sides[0].insertWidget(self._sides[0].indexOf(self._state_text) + 1, pill)

    def place_filter(self, button: IconButton, key: str) -> None:
        """Beside the switch: it is for all views."""
        button.set_name(_("Filter"), key)
        self.centre.addSpacing(6)
        self.centre.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tighten()
        self._fit_switch()

    def _tighten(self) -> None:
        """On a very small screen, or a very large scale, what can be pressed stays whole."""
        is_tight = self.width() < _TIGHT
        for part in (self._logo, self._state_text):
            part.setVisible(not is_tight)
        for button, name in ((self.present, _("Present")), (self.export, _("Export"))):
            button.setText("" if is_tight else name)
            button.setAccessibleName(name)
        self._draw_words()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_switch()
        return super().event(event)

    def _fit_switch(self) -> None:
        """With words where they leave room for all beside them; the search gives way first."""
        if self._switch is not None:
            sides = sum(side.minimumSize().width() for side in self._sides) + _BESIDE_SWITCH
            least = sides - self.search.width() + NARROW + self._switch.full_width()
            self.search.set_narrow(self.width() < least - NARROW + WIDE)
            self._switch.set_narrow(self.width() < least)

    def _menu_of(self, button: QWidget) -> QMenu:
        menu = QMenu(button)
        button.setMenu(menu)  # type: ignore[attr-defined]
        if isinstance(button, IconButton):
            button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        return menu

    def _draw(self) -> None:
        _text, icon_name, colour = self._state
        self._state_icon.setPixmap(pixmap(self._look, icon_name, colour, 16))
        self.file_button.setIcon(icon(self._look, "chevron-down", "text2", 15))
        self._draw_words()

    def _draw_words(self) -> None:
        icon_before_words(self.present, self._look, "play", "text", 17)
        icon_before_words(self.export, self._look, "share", "on_accent", 17, checked="on_accent")
