"""How a hand-out will look and what it would lose, found out by another thread while the person chooses.

One thing at a time: the pages, the pictures of those in sight, then the pre-flight. Another wish calls off what is
under way; what comes of it nevertheless is thrown away.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from journeydesigner.drawing.theme import Theme, theme
from journeydesigner.exporters.common.findings import Finding
from journeydesigner.exporters.registry import Exporter, ExportError, ExportRequest
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.layout.sheet import Page
from journeydesigner.painting.preview import page_image
from journeydesigner.ui.background import Job, Progress, Task
from journeydesigner.ui.hand_outs.wishes import Wishes
from journeydesigner.wording import _

_PAUSE_MS = 150
"""So long the person must leave the options alone."""


@dataclass(frozen=True)
class Seen:
    """The pages of a hand-out, in ``look``; ``notes``: what the person left out of it."""

    pages: tuple[Page, ...]
    look: Theme
    assets: Mapping[str, bytes]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Painted:
    """A page's picture, as wide as it was asked for."""

    seen: Seen
    page: int
    width: int
    image: QImage


@dataclass(frozen=True)
class _Wanted:
    exporter: Exporter
    request: ExportRequest
    wishes: Wishes


class LookingAhead(QObject):
    """``began``: what is shown is out of date. Then ``seen(Seen)``, ``painted(Painted)`` for each page asked for, and
    ``judged(tuple[Finding, ...])``, the worst first; or ``refused(str)``: why there is nothing to see."""

    began = Signal()
    seen = Signal(object)
    painted = Signal(object)
    judged = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted: _Wanted | None = None
        self._is_waiting = False
        self._shown: tuple[Seen, ExportRequest] | None = None
        self._is_judged = True
        self._pictures: list[tuple[int, int]] = []
        self._task: Task | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_now)

    @property
    def is_busy(self) -> bool:
        return self._task is not None or self._pause.isActive()

    def look(self, exporter: Exporter, request: ExportRequest, wishes: Wishes, *, at_once: bool = False) -> None:
        """Find out about a hand-out, in a moment: wishes come in quick succession."""
        self._wanted = _Wanted(exporter, request, wishes)
        self._forget()
        self.began.emit()
        self._pause.start(0 if at_once else _PAUSE_MS)

    def paint(self, page: int, width: int) -> None:
        """A picture of a page, counted from 0, ``width`` pixels wide. What was asked for last comes first."""
        self._pictures = [(page, width), *(each for each in self._pictures if each[0] != page)]
        self._go_on()

    def leave(self) -> None:
        """Nobody wants to see any more."""
        self._pause.stop()
        self._wanted = None
        self._forget()

    def stop(self) -> None:
        """Come to an end before the window does."""
        self.leave()
        if self._task is not None:
            self._task.wait()

    def _forget(self) -> None:
        self._is_waiting, self._is_judged = False, True
        self._shown, self._pictures = None, []
        if self._task is not None:
            self._task.cancel()

    def _look_now(self) -> None:
        self._is_waiting = self._wanted is not None
        self._go_on()

    def _go_on(self) -> None:
        """Begin with what is to be done next, unless something is under way."""
        if self._task is not None:
            return
        if self._is_waiting and self._wanted is not None:
            self._is_waiting = False
            self._begin(_Looking(self._wanted))
        elif self._shown is not None and self._pictures:
            page, width = self._pictures.pop(0)
            self._begin(_Painting(self._shown[0], page, width))
        elif self._shown is not None and not self._is_judged and self._wanted is not None:
            self._is_judged = True
            self._begin(_Judging(self._wanted.exporter, self._shown[1], self._shown[0].pages))

    def _begin(self, job: Job) -> None:
        self._task = task = Task(job, self)
        task.done.connect(self._done)
        task.failed.connect(self._failed)
        task.cancelled.connect(self._ended)
        task.start()

    def _done(self, result: object) -> None:
        is_wanted = not self._is_called_off()
        self._task = None
        if is_wanted:
            self._tell(result)
        self._go_on()

    def _is_called_off(self) -> bool:
        return self._task is None or self._task.is_called_off

    def _tell(self, result: object) -> None:
        match result:
            case (Seen() as seen, ExportRequest() as request):
                self._shown, self._is_judged = (seen, request), False
                self.seen.emit(seen)
            case Painted():
                self.painted.emit(result)
            case _:
                self.judged.emit(result)

    def _failed(self, error: Exception) -> None:
        is_wanted = not self._is_called_off()
        self._task = None
        if is_wanted and isinstance(error, (ExportError, JourneyFileError, OSError)):
            self.refused.emit(error.strerror or str(error) if isinstance(error, OSError) else str(error))
        elif is_wanted:
            self.refused.emit(_("How it will look cannot be shown."))
        self._go_on()
        if is_wanted and not isinstance(error, (ExportError, JourneyFileError, OSError)):
            raise error

    def _ended(self) -> None:
        self._task = None
        self._go_on()


class _Looking:
    """The part of the map that is wished for, laid out."""

    def __init__(self, wanted: _Wanted) -> None:
        self._wanted = wanted

    def __call__(self, progress: Progress) -> tuple[Seen, ExportRequest]:
        request, notes = self._wanted.wishes.of_part(replace(self._wanted.request, progress=progress))
        progress(0.2, "")
        pages = self._wanted.exporter.preview(request)
        shown = request.snapshot.map(request.map_id)
        look = theme(request.theme, request.snapshot.organization(shown.organization).brand)
        return Seen(pages, look, request.assets, notes), request


class _Painting:
    def __init__(self, seen: Seen, page: int, width: int) -> None:
        self._seen, self._page, self._width = seen, page, width

    def __call__(self, progress: Progress) -> Painted:
        return paint_page(self._seen, self._page, self._width, progress)


def paint_page(seen: Seen, page: int, width: int, progress: Progress) -> Painted:
    """A page, counted from 0, as a picture ``width`` pixels wide. For any thread."""
    image = page_image(seen.pages[page], seen.look, seen.assets, width, lambda done: progress(done, ""))
    return Painted(seen, page, width, image)


class _Judging:
    def __init__(self, exporter: Exporter, request: ExportRequest, pages: tuple[Page, ...]) -> None:
        self._exporter, self._request, self._pages = exporter, request, pages

    def __call__(self, progress: Progress) -> tuple[Finding, ...]:
        return self._exporter.preflight(replace(self._request, progress=progress), self._pages)
