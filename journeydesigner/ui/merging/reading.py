"""What another thread does for a merge: read the other file, and find out on a copy what it would bring."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journeydesigner.files.captured import Captured, copy_of
from journeydesigner.ui.background import Progress

if TYPE_CHECKING:
    from journeydesigner.editing.conflict_sides import ConflictTold
    from journeydesigner.editing.revisions import Changes
    from journeydesigner.files.journey_file import Opened


@dataclass(frozen=True)
class Outlook:
    """What taking ``opened`` in would bring. ``changes`` is None where it is another document, whose ``maps`` would
    stand beside ours. ``authors`` are those who wrote what is new."""

    path: Path
    opened: "Opened"
    written: datetime | None
    changes: "Changes | None"
    conflicts: "tuple[ConflictTold, ...]"
    authors: tuple[str, ...]
    maps: tuple[str, ...]
    far_ahead: int = 0

    @property
    def brings_nothing(self) -> bool:
        return self.changes is not None and not self.changes and not self.conflicts


class LookingAhead:
    """``captured`` is what is open."""

    def __init__(self, path: Path, captured: Captured, author: str) -> None:
        self._path, self._captured, self._author = path, captured, author

    def __call__(self, progress: Progress) -> Outlook:
        from journeydesigner.files.journey_file import open_journey

        opened = open_journey(self._path)
        progress(0.5, self._path.name)
        try:
            written = datetime.fromtimestamp(self._path.stat().st_mtime)
        except OSError:
            written = None
        if opened.document.id != self._captured.document_id:
            maps = tuple(found.title for found in opened.document.snapshot.maps)
            return Outlook(self._path, opened, written, None, (), (), maps)
        return self._of_copy(opened, written)

    def _of_copy(self, opened: "Opened", written: datetime | None) -> Outlook:
        from journeydesigner.editing.conflict_sides import told_conflicts
        from journeydesigner.editing.revisions import changes_between

        ours = copy_of(self._captured)
        before, known = ours.snapshot, ours.version()
        merged = ours.merge(opened.document)
        told = told_conflicts(ours, merged.conflicts)
        theirs = opened.document
        new = {peer for peer, moment in theirs.version().items() if peer not in known or known[peer] < moment}
        authors = {name for peer in new if (name := theirs.registers.authors.get(peer))} - {self._author}
        changes = changes_between(before, ours.snapshot)
        return Outlook(
            self._path, opened, written, changes, told, tuple(sorted(authors)), (), far_ahead=len(merged.far_ahead)
        )
