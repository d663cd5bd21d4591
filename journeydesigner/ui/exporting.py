"""Handing a map over as a file: asked where, written by another thread, with progress, cancel, and the way to it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from journeydesigner.exporters.registry import Exporter, ExportError, ExportRequest
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.ui.asking import Asking
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.saving import file_name
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _


class Exporting(QObject):
    """One export at a time."""

    def __init__(self, session: Session, settings: Settings, asking: Asking, toast: Toast) -> None:
        super().__init__(session)
        self._session, self._settings, self._asking, self._toast = session, settings, asking, toast
        self.is_dark = False
        self._task: Task | None = None
        self._out: Path | None = None
        self._last: tuple[Exporter, str] | None = None

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def answer_with(self, asking: Asking) -> None:
        """Ask somebody else from now on."""
        self._asking = asking

    def has_dark_colours(self) -> bool:
        return self.is_dark

    def toggle_dark(self) -> None:
        """Write in dark colours from now on, or in light ones again."""
        self.is_dark = not self.is_dark

    def export(self, exporter: Exporter, paper: str = "fit") -> None:
        """Ask where to, and write the shown map there."""
        found = self._session.map
        if found is None or self._task is not None:
            return
        proposed = self._folder() / (file_name(found.title) + exporter.suffix)
        kinds = f"{exporter.label} (*{exporter.suffix})"
        out = self._asking.path_to_write(_("Export"), proposed, kinds, exporter.suffix)
        if out is not None:
            self.write(exporter, out, paper)

    def _folder(self) -> Path:
        """That of the journey; of one without a file, where the person exported to before."""
        own = self._session.path.parent if self._session.path is not None else None
        return own if own is not None and own.is_dir() else self._settings.folder

    def write(self, exporter: Exporter, out: Path, paper: str = "fit") -> None:
        """Write the shown map to ``out``."""
        found = self._session.map
        if found is None or self._task is not None:
            return
        self._out, self._last = out, (exporter, paper)
        document = self._session.document
        request = ExportRequest(
            snapshot=document.snapshot,
            assets=dict(document.assets),
            map_id=found.id,
            out=out,
            paper=paper,
            theme="dark" if self.is_dark else "light",
        )
        work = _Exporting(exporter, request)
        self._task = Task(work, self)
        self._task.progressed.connect(self._progressed)
        self._task.done.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.cancelled.connect(self._cancelled)
        self._progressed(0.0, "")
        self._task.start()

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def wait(self) -> None:
        """Call an export under way off, and wait until nothing of it is left."""
        if self._task is not None:
            self._task.cancel()
            self._task.wait()

    def _progressed(self, share: float, _what: str) -> None:
        if self._out is not None:
            said = _("Writing {name}").format(name=self._out.name)
            self._toast.show_progress(said, share, Offer(_("Cancel"), self.cancel))

    def _done(self, notes: list[str]) -> None:
        self._task = None
        assert self._out is not None
        self._settings.set_folder(self._out.parent)
        offers = (Offer(_("Open"), self._open), Offer(_("Open folder"), self._open_folder))
        said = _("Exported {name}").format(name=self._out.name)
        if notes:
            said = f"{said}. {' '.join(notes)}"
        self._toast.say(said, *offers, icon_name="circle-check", stays=bool(notes))

    def _failed(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, (ExportError, JourneyFileError, OSError)):
            self._toast.hide()
            raise error
        if isinstance(error, OSError):
            name, why = self._out.name if self._out else "", error.strerror or str(error)
            said = _("“{name}” was not written: {why}.").format(name=name, why=why)
        else:
            said = str(error)
        again = Offer(_("Choose another place…"), self._export_again)
        self._toast.say(said, again, icon_name="triangle-alert", stays=True)

    def _export_again(self) -> None:
        if self._last is not None:
            self.export(*self._last)

    def _cancelled(self) -> None:
        self._task = None
        self._toast.say(_("Export cancelled, nothing was written."))

    def _open(self) -> None:
        if self._out is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._out)))

    def _open_folder(self) -> None:
        if self._out is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._out.parent)))


class _Exporting:
    """What the other thread does; its result is what a person should know of the file."""

    def __init__(self, exporter: Exporter, request: ExportRequest) -> None:
        self._exporter, self._request = exporter, request

    def __call__(self, progress: Progress) -> list[str]:
        notes: list[str] = []
        self._exporter.export(replace(self._request, progress=progress, tell=notes.append))
        return list(dict.fromkeys(notes))
