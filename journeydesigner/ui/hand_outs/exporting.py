"""Handing a map over as a file: asked where, written by another thread, with progress, cancel, and the way to it."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from journeydesigner.exporters.registry import Exporter, ExportError, ExportRequest
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.ui.asking import Asking
from journeydesigner.ui.background import Progress, Task
from journeydesigner.ui.hand_outs.revealing import Revealing, open_file
from journeydesigner.ui.hand_outs.wishes import Wishes, read, written
from journeydesigner.ui.saving import file_name
from journeydesigner.ui.session import Session
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.toast import Offer, Toast
from journeydesigner.wording import _, n_

if TYPE_CHECKING:
    from journeydesigner.ui.hand_outs.looking_ahead import LookingAhead


_MOST_NOTES = 2
"""Told once the file is written; the sheet lists all of them before."""


class Told(Protocol):
    """Where the person is told how far an export is, and what came of it."""

    def say(self, text: str, *offers: Offer, icon_name: str = "info", stays: bool = False) -> None: ...

    def show_progress(self, text: str, share: float, *offers: Offer) -> None: ...


class Exporting(QObject):
    """One export at a time, as the person wishes hand-outs of this document to be. ``ahead`` looks at the next one."""

    def __init__(self, session: Session, settings: Settings, asking: Asking, toast: Toast) -> None:
        super().__init__(session)
        self._session, self._settings, self._toast = session, settings, toast
        self.asking = asking
        self._told: Told = toast
        self._task: Task | None = None
        self._out: Path | None = None
        self._last: tuple[Exporter, str, Wishes | None] | None = None
        self._revealing = Revealing(self, self._tell_folder)

    @cached_property
    def ahead(self) -> "LookingAhead":
        from journeydesigner.ui.hand_outs.looking_ahead import LookingAhead

        return LookingAhead(self)

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def answer_with(self, asking: Asking) -> None:
        """Ask somebody else from now on."""
        self.asking = asking

    def tell_through(self, told: Told | None) -> None:
        """Tell the person there from now on; None: by the toast again."""
        self._told = told or self._toast
        if told is not None:
            self._toast.hide()

    # What the person wishes

    @property
    def wishes(self) -> Wishes:
        """Of the open document, as remembered."""
        at_first = Wishes(paper=self._settings.paper)
        return read(self._settings.hand_out(self._session.document.id), at_first)

    def remember(self, wishes: Wishes) -> None:
        self._settings.set_hand_out(self._session.document.id, written(wishes))

    def has_dark_colours(self) -> bool:
        return self.wishes.theme == "dark"

    def toggle_dark(self) -> None:
        """Write in dark colours from now on, or in light ones again."""
        self.remember(replace(self.wishes, theme="light" if self.has_dark_colours() else "dark"))

    # Writing

    def export(self, exporter: Exporter, paper: str = "", *, name: str = "", wishes: Wishes | None = None) -> None:
        """Ask where to, and write the shown map there; on ``paper``, if it is not to be the one that is remembered.

        Of another hand-out than the map ``name`` is what is proposed, and ``wishes`` how it is to be.
        """
        found = self._session.map
        if found is None or self._task is not None:
            return
        owner = (wishes or self.wishes).owner
        called = " ".join(filter(None, (name or found.title, owner)))
        proposed = self._folder() / (file_name(called) + exporter.suffix)
        if self._is_own(proposed):
            proposed = proposed.with_name(_("{name} (copy)").format(name=proposed.stem) + exporter.suffix)
        kinds = f"{exporter.label} (*{exporter.suffix})"
        out = self.asking.path_to_write(_("Export"), proposed, kinds, exporter.suffix)
        if out is not None:
            self.write(exporter, out, paper, wishes)

    def _folder(self) -> Path:
        """That of the journey; of one without a file, where the person exported to before."""
        own = self._session.path.parent if self._session.path is not None else None
        return own if own is not None and own.is_dir() else self._settings.folder

    def write(self, exporter: Exporter, out: Path, paper: str = "", wishes: Wishes | None = None) -> None:
        """Write the shown map to ``out``, but never over the journey that is open: it would lose its history."""
        found = self._session.map
        if found is None or self._task is not None:
            return
        self._out, self._last = out, (exporter, paper, wishes)
        if self._is_own(out):
            again = Offer(_("Choose another place…"), self._export_again)
            said = _("“{name}” is the journey that is open. Export to another file.").format(name=out.name)
            self._told.say(said, again, icon_name="triangle-alert", stays=True)
            return
        document, wishes = self._session.document, wishes or self.wishes
        if paper:
            wishes = replace(wishes, paper=paper)
        numbers = self._session.numbers
        request = wishes.request(exporter.name, document.snapshot, document.assets, found.id, numbers)
        request = replace(request, out=out)
        self._task = Task(_Exporting(exporter, request, wishes), self)
        self._task.progressed.connect(self._progressed)
        self._task.done.connect(self._done)
        self._task.failed.connect(self._failed)
        self._task.cancelled.connect(self._cancelled)
        self._progressed(0.0, "")
        self._task.start()

    def _is_own(self, out: Path) -> bool:
        """Whether ``out`` is the file of the open journey, by whatever name it is called."""
        own = self._session.path
        if own is None:
            return False
        try:
            return out.samefile(own)
        except OSError:  # one of them is not there (yet)
            return out.absolute() == own.absolute()

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def wait(self) -> None:
        """Call off what is under way, and wait until nothing of it is left."""
        if "ahead" in self.__dict__:
            self.ahead.stop()
        if self._task is not None:
            self._task.cancel()
            self._task.wait()

    # Telling

    def _progressed(self, share: float, _what: str) -> None:
        if self._out is not None:
            said = _("Writing {name}").format(name=self._out.name)
            self._told.show_progress(said, share, Offer(_("Cancel"), self.cancel))

    def _done(self, notes: list[str]) -> None:
        self._task = None
        assert self._out is not None
        self._settings.set_folder(self._out.parent)
        offers = (Offer(_("Open"), self._open), Offer(_("Show in folder"), self._reveal))
        said = _("Exported {name}").format(name=self._out.name)
        if notes:
            said = f"{said}. {' '.join(notes[:_MOST_NOTES])}"
        if more := len(notes[_MOST_NOTES:]):
            said = f"{said} {n_('And {count} more.', 'And {count} more.', more).format(count=more)}"
        self._told.say(said, *offers, icon_name="circle-check", stays=bool(notes))

    def _failed(self, error: Exception) -> None:
        self._task = None
        name = self._out.name if self._out else ""
        is_known = isinstance(error, (ExportError, JourneyFileError, OSError))
        if isinstance(error, (ExportError, JourneyFileError)):
            said = str(error)
        else:
            why = (error.strerror if isinstance(error, OSError) else "") or str(error) or type(error).__name__
            said = _("“{name}” was not written: {why}.").format(name=name, why=why)
        again = Offer(_("Choose another place…"), self._export_again)
        self._told.say(said, *((again,) if is_known else ()), icon_name="triangle-alert", stays=True)
        if not is_known:
            raise error  # told once more, and logged, with all that is known of it

    def _export_again(self) -> None:
        if self._last is not None:
            exporter, paper, wishes = self._last
            self.export(exporter, paper, wishes=wishes)

    def _cancelled(self) -> None:
        self._task = None
        self._told.say(_("Export cancelled, nothing was written."))

    def _open(self) -> None:
        if self._out is not None and not open_file(self._out):
            said = _("No program here opens “{name}”. It lies in {folder}.")
            self._told.say(said.format(name=self._out.name, folder=self._out.parent), icon_name="info", stays=True)

    def _reveal(self) -> None:
        if self._out is not None:
            self._revealing.reveal(self._out)

    def _tell_folder(self) -> None:
        if self._out is not None:
            said = _("No program here shows folders. “{name}” lies in {folder}.")
            self._told.say(said.format(name=self._out.name, folder=self._out.parent), icon_name="info", stays=True)


class _Exporting:
    """What the other thread does; its result is what a person should know of the file."""

    def __init__(self, exporter: Exporter, request: ExportRequest, wishes: Wishes) -> None:
        self._exporter, self._request, self._wishes = exporter, request, wishes

    def __call__(self, progress: Progress) -> list[str]:
        notes: list[str] = []
        request, left_out = self._wishes.of_part(replace(self._request, progress=progress, tell=notes.append))
        self._exporter.export(request)
        return list(dict.fromkeys((*left_out, *notes)))
