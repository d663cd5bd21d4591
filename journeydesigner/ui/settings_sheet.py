"""The settings (Ctrl+,): a sheet at the right of the window, over what is there. Each choice works at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journeydesigner.layout.papers import FIT, PAPERS
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.labels import label, rule
from journeydesigner.ui.controls.segmented import Segment, Segmented
from journeydesigner.ui.controls.sheet import Sheet
from journeydesigner.ui.controls.switch import Switch
from journeydesigner.ui.controls.under import under
from journeydesigner.ui.controls.upright_scroll import upright_scroll
from journeydesigner.ui.look import Look
from journeydesigner.ui.settings import Settings
from journeydesigner.wording import LANGUAGES, _, c_

_WIDTH = 380


class SettingsSheet(Sheet):
    """Lies over ``host``; Escape or the cross closes it."""

    def __init__(self, look: Look, settings: Settings, host: QWidget) -> None:
        super().__init__(host, _("Settings"), _WIDTH)
        self._look, self._settings = look, settings
        self.theme = self._segmented(_("Theme"), (
            ("system", _("System"), ""), ("light", _("Light"), ""), ("dark", _("Dark"), ""),
            ("contrast", _("High contrast"), ""),
        ))  # fmt: skip
        self.text_size = self._segmented(_("Text on the map"), (
            ("compact", _("Compact"), ""), ("normal", _("Normal"), ""), ("workshop", _("Workshop"), ""),
        ))  # fmt: skip
        self.motion = self._segmented(_("Motion"), (
            ("system", _("As the system"), ""), ("less", c_("motion", "None"), ""), ("full", _("Full"), ""),
        ))  # fmt: skip
        self.wheel = self._segmented(_("Mouse wheel"), (("pan", _("Moves the map"), ""), ("zoom", _("Zooms"), "")))
        self.language = ChoiceField(look, _("Language"))
        self.paper = ChoiceField(look, _("Paper of PDFs"))
        self.author = QLineEdit()
        self.author.setAccessibleName(_("Your name"))
        self.start = Switch(look, _("Begin with the start window"))
        self._lay_out()
        self._show_values()
        self._connect()
        self.come_up()
        self._segment_of(self.theme).setFocus(Qt.FocusReason.TabFocusReason)

    def focus_language(self) -> None:
        """As after another language was chosen: the person may choose on."""
        self.language.setFocus(Qt.FocusReason.OtherFocusReason)

    # Putting together

    def _lay_out(self) -> None:
        close = IconButton(self._look, "x", _("Close"))
        close.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 12, 0)
        head.addWidget(label(_("Settings"), size="large"), 1)
        head.addWidget(close)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 8, 20, 24)
        column.setSpacing(16)
        for name, field in (
            (_("Theme"), self.theme),
            (_("Text on the map"), self.text_size),
            (_("Motion"), self.motion),
            (_("Language"), self.language),
        ):
            column.addLayout(under(name, field))
        column.addWidget(rule())
        column.addLayout(under(_("Mouse wheel"), self.wheel, _("With Ctrl it does the other.")))
        column.addLayout(under(_("Paper of PDFs"), self.paper))
        column.addLayout(
            under(
                _("Your name"), self.author, _("Stands beside your comments and edits, in the file. It may be empty.")
            )
        )
        column.addWidget(rule())
        start = QHBoxLayout()
        start.addWidget(label(_("Begin with the start window"), wraps=True), 1)
        start.addWidget(self.start)
        column.addLayout(start)
        column.addStretch(1)
        scroll = upright_scroll()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 14, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(scroll, 1)

    def _segmented(self, name: str, segments: Sequence[Segment]) -> Segmented:
        return Segmented(self._look, name, segments)

    def _segment_of(self, field: Segmented) -> QWidget:
        """The segment that is on."""
        return field.focus_target() or field

    def _show_values(self) -> None:
        settings = self._settings
        self.theme.show_value(settings.theme)
        self.text_size.show_value(settings.text_size)
        self.motion.show_value(settings.motion)
        self.wheel.show_value(settings.wheel)
        self.language.offer([Option("", _("Language of the system")), *(Option(*each) for each in LANGUAGES.items())])
        self.language.show_value(settings.language)
        self.paper.offer([Option(FIT, _("As large as the map")), *(Option(name, name) for name in PAPERS)])
        self.paper.show_value(settings.paper)
        self.author.setPlaceholderText(_("No name"))
        self.author.setText(settings.author)
        self.start.setChecked(settings.shows_start)

    def _connect(self) -> None:
        settings = self._settings
        self.theme.committed.connect(settings.set_theme)
        self.text_size.committed.connect(settings.set_text_size)
        self.motion.committed.connect(settings.set_motion)
        self.wheel.committed.connect(settings.set_wheel)
        self.language.committed.connect(settings.set_language)
        self.paper.committed.connect(settings.set_paper)
        self.start.clicked.connect(settings.set_shows_start)
        self.author.editingFinished.connect(self._set_author)

    def _set_author(self) -> None:
        self._settings.set_author(self.author.text())
