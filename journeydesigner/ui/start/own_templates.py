"""A person's own templates: ordinary journey files in a folder of the program's, shown beside the shipped ones."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QFile, QObject, QStandardPaths, Signal

from journeydesigner.files.errors import CannotWriteError
from journeydesigner.files.templates import own_templates, save_template
from journeydesigner.ui.saving import file_name
from journeydesigner.ui.session import Session
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _


def own_folder() -> Path:
    """Where they are; it need not be there yet."""
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(data) / "templates"


class OwnTemplates(QObject):
    """Keeps them. ``changed`` tells that there are others now; what went wrong, and what was done, a toast says."""

    changed = Signal()

    def __init__(self, session: Session, toast: Toast) -> None:
        super().__init__(session)
        self._session, self._toast = session, toast

    @property
    def files(self) -> tuple[Path, ...]:
        return own_templates(own_folder())

    def save(self, name: str, *, with_cards: bool) -> None:
        """The shown map as a template called ``name``."""
        map_id = self._session.map_id
        if map_id is None or not name.strip():
            return
        try:
            save_template(self._session.document, map_id, own_folder(), name.strip(), with_cards)
        except CannotWriteError as error:
            self._toast.say(str(error), icon_name="triangle-alert", stays=True)
            return
        self._toast.say(
            _("“{name}” is among your templates now.").format(name=name.strip()), icon_name="layout-template"
        )
        self.changed.emit()

    def rename(self, path: Path, name: str) -> None:
        """Call a template otherwise; a name that is taken stays whose it is."""
        to = path.with_stem(file_name(name.strip()))
        if not name.strip() or to == path:
            return
        if to.exists():
            self._toast.say(_("There is a template “{name}” already.").format(name=name.strip()))
            return
        try:
            path.rename(to)
        except OSError as error:
            self._tell_refused(path, error)
        self.changed.emit()

    def delete(self, path: Path) -> None:
        """Move a template to the system's bin, or take it away where there is none; it can be had back at once."""
        try:
            kept = path.read_bytes()
            if not QFile.moveToTrash(str(path)):
                path.unlink()
        except OSError as error:
            self._tell_refused(path, error)
            return
        back = Offer(_("Undo"), partial(self._put_back, path, kept))
        self._toast.say(_("The template “{name}” was deleted.").format(name=path.stem), back, icon_name="trash-2")
        self.changed.emit()

    def _put_back(self, path: Path, kept: bytes) -> None:
        self._toast.hide()
        try:
            path.write_bytes(kept)
        except OSError as error:
            self._tell_refused(path, error)
        self.changed.emit()

    def _tell_refused(self, path: Path, error: OSError) -> None:
        said = _("“{name}” stays as it is: {why}.").format(name=path.stem, why=error.strerror or error)
        self._toast.say(said, icon_name="triangle-alert", stays=True)
