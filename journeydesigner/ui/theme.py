"""Palette and style sheet of the widgets, made from the colour tokens. Sizes are those of the target pictures."""

from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from journeydesigner.ui.look import Look

FONT_FAMILY = "Journey Sans"
TOP_BAR = 48
LEFT_PANEL = 240
NARROW_LEFT_PANEL = 224
INSPECTOR = 300
RADIUS = 8

_USED = (
    "canvas", "surface", "panel", "field", "soft", "selected", "line", "line2", "text", "text2", "text3", "accent",
    "accent_hover", "on_accent", "inverse", "inverse_text", "inverse_link", "danger", "thumb", "neg", "pos",
)  # fmt: skip
_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "panel",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "soft",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "field",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "inverse",
    QPalette.ColorRole.ToolTipText: "inverse_text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Dark: "line2",
    QPalette.ColorRole.Shadow: "line2",
    QPalette.ColorRole.Accent: "accent",
}


def dress(app: QApplication, look: Look) -> None:
    """Give the application the palette, font and style sheet of ``look`` as it is now: before there are windows."""
    app.setFont(font())
    app.setPalette(palette(look))
    app.setStyleSheet(style_sheet(look))


def font() -> QFont:
    made = QFont(FONT_FAMILY)
    made.setPixelSize(13)
    return made


def palette(look: Look) -> QPalette:
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, look.colour(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, look.disabled)
    return made


def style_sheet(look: Look) -> str:
    values = {name: look.colour(name).name() for name in _USED}
    values["alarm"] = look.mixed("panel", "danger", 0.22).name()
    values["amber"] = look.colour("yellow.edge").name()
    values["disabled"] = look.disabled.name()
    values["hover"] = look.mixed("soft", "line2", 0.18).name()
    values["faint"] = _see_through(look.colour("accent"), 0.1)
    return Template(_SHEET + (_STRONG if look.is_strong else "")).substitute(values)


def _see_through(colour: QColor, alpha: float) -> str:
    return f"rgba({colour.red()}, {colour.green()}, {colour.blue()}, {alpha})"


_SHEET = """
QMainWindow, QDialog, #presenter { background: $canvas; }
QToolTip { background: $inverse; color: $inverse_text; border: 0; padding: 4px 8px; }
#topBar, #leftPanel, #inspector { background: $panel; }
#topBar { border-bottom: 1px solid $line; }
#leftPanel { border-right: 1px solid $line; }
#inspector { border-left: 1px solid $line; }
#leftPanel QScrollArea, #inspector QScrollArea, QScrollArea#plain { background: transparent; border: 0; }
QScrollArea#matrixScroll { background: $canvas; border: 0; }
QWidget#page, QWidget#viewport { background: transparent; }
QFrame#rule { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame#upright { background: $line; border: 0; max-width: 1px; min-width: 1px; }

QLabel { background: transparent; color: $text; }
QLabel[tone="second"] { color: $text2; }
QLabel[tone="third"] { color: $text3; }
QLabel[tone="warning"] { color: $neg; }
QLabel[tone="good"] { color: $pos; }
QLabel[tone="amber"] { color: $amber; }
QLabel[scale="title"] { font-size: 15px; font-weight: 600; }
QLabel[scale="head"] { font-size: 14px; font-weight: 600; }
QLabel[scale="section"] { font-size: 11px; font-weight: 600; letter-spacing: 0.5px; color: $text2; }
QLabel[scale="small"] { font-size: 12px; }
QLabel[scale="strong"] { font-weight: 600; }
QLabel[scale="page"] { font-family: "Journey Sans Display"; font-size: 28px; font-weight: 700; letter-spacing: -0.5px; }
QLabel[scale="brand"] {
  font-family: "Journey Sans Display"; font-size: 20px; font-weight: 600; letter-spacing: -0.3px;
}
QLabel[scale="headline"] {
  font-family: "Journey Sans Display"; font-size: 24px; font-weight: 700; letter-spacing: -0.3px;
}
QLabel[scale="outcome"] {
  font-family: "Journey Sans Display"; font-size: 28px; font-weight: 700; letter-spacing: -0.3px;
}
QLabel[scale="large"] { font-size: 16px; font-weight: 600; letter-spacing: -0.1px; }
QLabel#key {
  background: $field; border: 1px solid $line2; border-radius: 6px; padding: 0 10px; min-height: 24px; font-size: 12px;
}
QLabel#count {
  background: $soft; color: $text2; border-radius: 9px; font-size: 12px; font-weight: 600; padding: 0 6px;
  min-height: 18px; max-height: 18px;
}

QToolButton, QPushButton { border: 0; border-radius: 8px; background: transparent; color: $text; font-weight: 500; }
QToolButton { min-width: 28px; min-height: 28px; padding: 0; }
QToolButton:hover, QPushButton:hover { background: $soft; }
QToolButton:pressed, QPushButton:pressed { background: $hover; }
QToolButton:checked { background: $selected; }
QToolButton:disabled, QPushButton:disabled { color: $disabled; }
QToolButton:focus, QPushButton:focus { border: 2px solid $accent; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QPushButton { min-height: 28px; padding: 0 10px; }
QPushButton#file { min-height: 30px; padding: 0 6px; font-size: 14px; font-weight: 600; }
QPushButton#primary { background: $accent; color: $on_accent; font-weight: 600; min-height: 32px; padding: 0 14px; }
QPushButton#primary:hover, QPushButton#primary:pressed { background: $accent_hover; }
QPushButton#primary:focus { border: 2px solid $text; }
QPushButton#primary:disabled { background: $soft; color: $disabled; }
QPushButton#outlined {
  background: $field; border: 1px solid $line2; font-weight: 600; min-height: 30px; padding: 0 12px;
}
QPushButton#outlined:hover { background: $soft; }
QPushButton#outlined:focus { border: 2px solid $accent; }
QPushButton#conflictsPill {
  background: $soft; color: $text; border-radius: 13px; font-size: 12px; font-weight: 600; min-height: 26px;
  max-height: 26px; padding: 0 10px; margin-left: 6px;
}
QPushButton#conflictsPill:hover { background: $hover; }
#side { background: $panel; border: 1px solid $line; border-radius: 6px; }
QPushButton#link { color: $accent; font-weight: 600; padding: 0 2px; min-height: 24px; }
QPushButton#link:hover { background: transparent; text-decoration: underline; }
QPushButton#fold {
  color: $text2; font-weight: 400; text-align: left; padding: 0; min-height: 28px; border: 2px solid transparent;
}
QPushButton#fold:hover { color: $text; background: transparent; }
QPushButton#fold:checked { background: transparent; }
QPushButton#fold:focus { border: 2px solid $accent; }
QPushButton#danger { color: $danger; }
QPushButton#chip {
  background: $soft; border-radius: 14px; font-size: 12px; font-weight: 600; min-height: 28px;
  padding: 0 12px;
}
QPushButton#chip:hover { background: $hover; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QDialog QPushButton {
  background: $field; border: 1px solid $line2; font-weight: 600; min-height: 30px; min-width: 60px; padding: 0 12px;
}
QDialog QPushButton:hover { background: $soft; }
QDialog QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QDialog QPushButton:default:hover { background: $accent_hover; }
QDialog QPushButton:disabled { background: $soft; color: $disabled; border-color: $line; }
QDialog QPushButton:focus { border: 2px solid $accent; }
QDialog QPushButton:default:focus { border: 2px solid $text; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {
  background: transparent; border: 0; border-radius: 0; min-height: 22px; padding: 0 2px;
}

QLineEdit, QPlainTextEdit, QComboBox {
  background: $field; color: $text; border: 1px solid $line2; border-radius: 8px;
  selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $text3;
}
QLineEdit, QComboBox { min-height: 30px; padding: 0 9px; }
QPlainTextEdit { padding: 6px 7px; }
QPushButton#tile:checked { border: 3px solid $text; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $accent; }
QLineEdit:focus { padding: 0 8px; }
QPlainTextEdit:focus { padding: 5px 6px; }
QPlainTextEdit#outline { padding: 12px 14px; border-radius: 12px; font-size: 14px; }
QPlainTextEdit#outline:focus { padding: 11px 13px; }
QLineEdit[wrong="true"] { border: 2px solid $neg; padding: 0 8px; }
QLineEdit#lever {
  border: 1px solid transparent; background: transparent; min-height: 24px; padding: 0 1px 0 6px; font-weight: 600;
  border-radius: 6px;
}
QLineEdit#lever:hover { border: 1px solid $line2; }
QLineEdit#lever:focus { border: 2px solid $accent; padding: 0 0 0 5px; background: $field; }
QLineEdit#lever[moved="true"] { color: $accent; }
QLineEdit#lever[wrong="true"] { border: 2px solid $neg; padding: 0 0 0 5px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $disabled; background: $soft; }
QComboBox#titleChoice {
  border: 1px solid transparent; background: transparent; padding: 0 0 0 2px; font-size: 15px; font-weight: 600;
}
QComboBox#titleChoice:hover { background: $soft; }
QComboBox#titleChoice:focus { border: 2px solid $accent; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: none; width: 0; }
QComboBox QAbstractItemView {
  background: $surface; color: $text; border: 1px solid $line2; outline: 0; padding: 4px;
  selection-background-color: $selected; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; border-radius: 6px; }
QComboBox QAbstractItemView::item:selected { background: $selected; color: $text; }

QMenu { background: $surface; color: $text; border: 1px solid $line2; padding: 6px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }

QListView, QTreeView, QTableView {
  background: $field; color: $text; border: 1px solid $line; border-radius: 8px; gridline-color: $line; outline: 0;
  selection-background-color: $selected; selection-color: $text;
}
QTableView#figures { background: transparent; border: 0; border-radius: 0; }
QTableView#figures QHeaderView::section {
  background: transparent; color: $text2; border-bottom: 1px solid $line2; padding: 2px 8px 8px 8px; font-size: 13px;
}
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
  background: $soft; color: $text2; border: 0; border-bottom: 1px solid $line; padding: 3px 6px;
  font-size: 11px; font-weight: 600;
}
QTableView::item { padding: 0 4px; }
QTableView QLineEdit { min-height: 0; border-radius: 0; padding: 0 2px; }

QScrollBar:vertical { background: transparent; width: 8px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 8px; margin: 0; }
QScrollBar::handle { background: $line2; border-radius: 2px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $text3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }

QSlider::groove:horizontal { background: $soft; height: 6px; border-radius: 3px; }
QSlider::sub-page:horizontal { background: $accent; height: 6px; border-radius: 3px; }
QSlider::handle:horizontal {
  background: $surface; border: 2px solid $accent; width: 14px; height: 14px; margin: -6px 0; border-radius: 9px;
}

QProgressBar { background: $soft; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

#palette { background: $surface; border: 1px solid $line2; border-radius: 14px; }
QLineEdit#bare, QLineEdit#bare:focus { background: transparent; border: 0; padding: 0; font-size: 16px; }
QListView#bare { background: transparent; border: 0; border-radius: 0; selection-background-color: transparent; }
QPushButton#toggle { border: 1px solid $line2; background: $field; min-height: 26px; font-size: 12px; }
QPushButton#toggle:checked { background: $selected; border-color: $accent; }
QPushButton#toggle:focus { border: 2px solid $accent; }
QPushButton#choice { text-align: left; padding: 0 8px; font-weight: 500; }
QPushButton#choice:checked { background: $selected; }
QPushButton#tile { border: 1px solid $line2; background: $field; padding: 0; min-height: 0; }
QPushButton#tile:hover { background: $soft; }
QPushButton#tile:checked { background: $selected; border: 1px solid $accent; }
QPushButton#tile:focus, QPushButton#finding:focus { border: 2px solid $accent; }
QPushButton#finding { padding: 0; min-height: 0; border-radius: 6px; }
QPushButton#finding:disabled { color: $text; }
QFrame#desk { background: $hover; border: 1px solid $line; border-radius: 8px; }
#workshopBar { background: $panel; border-bottom: 1px solid $line; }
#workshopBar[state="over"] { background: $alarm; }
#standingBar { background: $selected; border-bottom: 1px solid $line; }
QLabel#standing { padding: 6px 0; }
QLabel#countdown { color: $text; }
QLabel#countdown[state="held"] { color: $text3; }
QLabel#countdown[state="last"] { color: $amber; }
QLabel#countdown[state="over"] { color: $danger; }
#popup { background: $surface; border: 1px solid $line2; border-radius: 10px; }
QPushButton#search {
  background: $field; border: 1px solid $line2; color: $text2; font-weight: 400; text-align: left; min-height: 30px;
  padding: 0 10px;
}
QPushButton#search:hover { background: $soft; }
QPushButton#search:focus { border: 2px solid $accent; }
#sheet { background: $panel; border-left: 1px solid $line2; }
#floating { background: $surface; border: 1px solid $line; border-radius: 10px; }
#findBar { background: $panel; border-bottom: 1px solid $line; }
#zoomPill { background: $surface; border: 1px solid $line; border-radius: 18px; }
#zoomPill QToolButton, #floating QToolButton, #findBar QToolButton { min-width: 30px; min-height: 30px; }
#toast { background: $inverse; border-radius: 10px; }
#toast QLabel { color: $inverse_text; font-weight: 500; }
#toast QPushButton { color: $inverse_link; font-weight: 600; padding: 0 6px; min-height: 26px; }
#toast QToolButton:hover { background: transparent; }
#toast QPushButton:hover { background: transparent; text-decoration: underline; }
#toast QProgressBar { background: $text3; }

#unsaved { background: $selected; border-radius: 10px; }
#unsaved QPushButton#link, #card QPushButton#danger { min-height: 32px; }
#card { background: $field; border: 1px solid $line; border-radius: 8px; }
#segmented { background: $soft; border-radius: 8px; }
#segmented QPushButton {
  border-radius: 6px; min-height: 26px; padding: 0 5px; color: $text2; font-weight: 500; font-size: 12px;
}
#segmented QPushButton:hover { color: $text; background: transparent; }
#segmented QPushButton:checked { background: $thumb; color: $text; font-weight: 600; border: 1px solid $line; }
#segmented QPushButton:focus { border: 2px solid $accent; }
#tag { background: $soft; border-radius: 13px; }
#tag QToolButton { min-width: 24px; min-height: 24px; border-radius: 12px; }
#startLeft { background: $panel; border-right: 1px solid $line; }
#startLeft QScrollArea, QScrollArea#plain > QWidget { background: transparent; }
"""

_STRONG = """
QPushButton, QToolButton, QPushButton#chip, QPushButton#outlined, #tag, #segmented, #card {
  border: 1px solid $line2;
}
QPushButton#link, QPushButton#fold, QPushButton#file, #toast QToolButton, #tag QToolButton, #segmented QPushButton,
#zoomPill QToolButton, #zoomPill QPushButton, #floating QToolButton, #findBar QToolButton {
  border: 1px solid transparent;
}
QToolButton:disabled, QPushButton:disabled { border-color: $disabled; }
QPushButton#link { text-decoration: underline; }
QToolButton:checked, #segmented QPushButton:checked { border: 2px solid $text; }
QToolButton:hover, QPushButton:hover { border: 2px solid $text; }
QToolButton:focus, QPushButton:focus, #segmented QPushButton:focus, QPushButton#primary:focus {
  border: 3px solid $accent;
}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 3px solid $accent; }
QMenu::item:selected, QComboBox QAbstractItemView::item:selected { border: 2px solid $text; }
QLabel#count { border: 1px solid $line2; }
#floating, #zoomPill, QMenu { border: 2px solid $line2; }
#toast { border: 2px solid $inverse_text; }
"""
