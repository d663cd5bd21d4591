"""The switch between views in the top bar: icons and words, icons alone where there is little room."""

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from journeydesigner.document.changes import ChangeSet
from journeydesigner.ui.icons import icon_before_words
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.ui.views.view import views
from journeydesigner.ui.views.view_stack import ViewStack
from journeydesigner.wording import _

_SHEET = Template("""
#viewSwitch { background: $soft; border-radius: 9px; }
#viewSwitch QPushButton {
  border-radius: 7px; min-height: 26px; max-height: 26px; padding: 0; color: $text2; border: 0; font-weight: 500;
}
#viewSwitch QPushButton:hover { color: $text; background: transparent; }
#viewSwitch QPushButton:checked { background: $thumb; color: $text; font-weight: 600; border: 1px solid $line; }
#viewSwitch QPushButton:focus { border: 2px solid $accent; }
""")


class ViewSwitch(QWidget):
    """Shows the views that the map has, and which one is in sight. ``keys`` are shown in the tooltips."""

    def __init__(self, look: Look, stack: ViewStack, session: Session) -> None:
        super().__init__()
        self.setObjectName("viewSwitch")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("View"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._look, self._stack = look, stack
        self._is_narrow = False
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(0)
        for view in views():
            row.addWidget(self._button(view.name))
        self._group.buttonClicked.connect(self._clicked)
        stack.changed.connect(self._refresh)
        session.map_changed.connect(self._refresh)
        session.changed.connect(self._heard)
        session.document_replaced.connect(self._refresh)
        session.earlier_changed.connect(self._refresh)
        look.follow(self, self._draw)
        self._draw()
        self._refresh()

    def name_keys(self, keys: dict[str, str]) -> None:
        """The keys of views by their names, for the tooltips."""
        for view in views():
            key = keys.get(view.name, "")
            self._buttons[view.name].setToolTip(f"{view.label()}  {key}" if key else view.label())

    def button(self, name: str) -> QPushButton:
        return self._buttons[name]

    def full_width(self) -> int:
        """How wide it is with its words."""
        shown = [button for button in self._buttons.values() if not button.isHidden()]
        return 6 + sum(self._wide(button) for button in shown)

    def set_narrow(self, is_narrow: bool) -> None:
        """Icons alone, or with words."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._write()

    def _wide(self, button: QPushButton) -> int:
        font = button.font()
        font.setWeight(font.Weight.DemiBold)
        words = button.property("words")
        return button.fontMetrics().horizontalAdvance(words) + 16 + 8 + 30

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons[name] = button
        self._group.addButton(button)
        return button

    def _write(self) -> None:
        for view in views():
            button, words = self._buttons[view.name], view.label()
            button.setProperty("words", words)
            button.setText("" if self._is_narrow else words)
            icon_before_words(button, self._look, view.icon, "text2", 16)
            button.setFixedWidth(38 if self._is_narrow else self._wide(button))
            button.setAccessibleName(_("View: {name}").format(name=words))
            if not button.toolTip():
                button.setToolTip(words)

    def _heard(self, changes: ChangeSet) -> None:
        if not changes.only_adds_cards:  # which open no other view: to read very many that came has time
            self._refresh()

    def _refresh(self, _what: object = None) -> None:
        offered = {view.name for view in self._stack.offered()}
        before = [button.isHidden() for button in self._buttons.values()]
        for name, button in self._buttons.items():
            button.setVisible(name in offered)
            button.setChecked(name == self._stack.current)
        if before != [button.isHidden() for button in self._buttons.values()]:
            self.updateGeometry()
            bar = self.parentWidget()
            if bar is not None:
                bar.updateGeometry()

    def _clicked(self, button: QPushButton) -> None:
        self._stack.open(next(name for name, made in self._buttons.items() if made is button))

    def _draw(self) -> None:
        names = ("soft", "thumb", "text", "text2", "line", "accent")
        self.setStyleSheet(_SHEET.substitute({name: self._look.colour(name).name() for name in names}))
        self._write()
