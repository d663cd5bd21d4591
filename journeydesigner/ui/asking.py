"""The few questions that must be asked before going on: which file, and what to do with unsaved changes."""

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from journeydesigner.wording import _


class Answer(Enum):
    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Asking:
    """Asks a person through dialogs over ``window``."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def path_to_open(self, title: str, folder: Path, kinds: str) -> Path | None:
        chosen, _kind = QFileDialog.getOpenFileName(self._window, title, str(folder), kinds)
        return Path(chosen) if chosen else None

    def path_to_write(self, title: str, proposed: Path, kinds: str, suffix: str) -> Path | None:
        """A path that ends in ``suffix``; replacing a file was confirmed."""
        chosen, _kind = QFileDialog.getSaveFileName(self._window, title, str(proposed), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        if path.suffix.lower() == suffix:
            return path
        # The dialog asked about the name as typed, which is another file than that with the suffix.
        path = path.with_name(path.name + suffix)
        return path if not path.exists() or self._may_replace(path) else None

    def _may_replace(self, path: Path) -> bool:
        said = _("“{name}” is there already. Replace it?").format(name=path.name)
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        return QMessageBox.question(self._window, _("Replace"), said, yes | no, no) == yes

    def about_unsaved(self, name: str) -> Answer:
        """What to do with changes that no file has."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_("Save the changes to “{name}”?").format(name=name))
        box.setInformativeText(_("What is not saved is lost."))
        save = box.addButton(_("&Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(_("Do &not save"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(_("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        if clicked is save:
            return Answer.SAVE
        return Answer.DISCARD if clicked is discard else Answer.CANCEL
