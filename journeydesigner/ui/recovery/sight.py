"""What a journal would bring, looked at on another thread: a picture of the map, and what differs from the file."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from journeydesigner.editing.revisions import Changes, changes_between, headline
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.keeping.held_files import HeldElsewhereError
from journeydesigner.files.keeping.left_behind import Found, LeftBehind, clear_old, delete, left_behind
from journeydesigner.files.keeping.recovering import recovered
from journeydesigner.layout.glimpse import Glimpse, glimpse_of
from journeydesigner.ui.background import Progress
from journeydesigner.wording import _, n_


@dataclass(frozen=True)
class Sight:
    """``why`` is a sentence where it cannot be brought back; then there is nothing else to see. ``cards`` are those of
    its map. ``file_ns`` is when its file was last written as this was read."""

    left: LeftBehind
    changes: Changes | None = None
    cards: int = 0
    glimpse: Glimpse | None = None
    why: str = ""
    is_read: bool = False
    file_ns: int = 0
    has_file: bool = False
    is_half_written: bool = False

    @property
    def summary(self) -> str:
        """What it would bring, in the language that is spoken now."""
        if self.changes and self.has_file:
            typed = _("{changes}, and a text half written")
            return typed.format(changes=headline(self.changes)) if self.is_half_written else headline(self.changes)
        if self.is_half_written and self.has_file:
            return _("A text half written")
        return n_(
            "A map with {count} card, in no file yet", "A map with {count} cards, in no file yet", self.cards
        ).format(count=self.cards)


@dataclass(frozen=True)
class Seen:
    """All that there is, the latest first, and what was refused, a sentence each."""

    sights: tuple[Sight, ...] = ()
    refused: tuple[str, ...] = ()


class Looking:
    """What the other thread does. A journal whose file holds all of it by now goes.

    ``known`` is what was seen before: what is as it was is not read again. What a person has put off or let go of is
    only looked into if they want ``all`` of it.
    """

    def __init__(self, folder: Path | None = None, known: Sequence[Sight] = (), *, wants_all: bool = False) -> None:
        self._folder, self._wants_all = folder, wants_all
        self._known = {each.left.id: each for each in known if each.is_read}

    def __call__(self, progress: Progress) -> Seen:
        clear_old(self._folder)
        found: Found = left_behind(self._folder)
        sights: list[Sight] = []
        for place, left in enumerate(found.journals):
            progress(place / len(found.journals), left.about.name)
            sight = self._sight(left)
            if sight is not None:
                sights.append(sight)
        return Seen(tuple(sights), tuple(refused.why for refused in found.refused))

    def _sight(self, left: LeftBehind) -> Sight | None:
        known = self._known.get(left.id)
        if known is not None and (known.left, known.file_ns) == (left, _file_ns(left)):
            return known
        if (left.is_put_off or left.is_discarded) and not self._wants_all:
            return Sight(left)
        return sight_of(left)


def _file_ns(left: LeftBehind) -> int:
    """When its file was last written; 0 where there is none."""
    try:
        return left.about.path.stat().st_mtime_ns if left.about.path is not None else 0
    except OSError:
        return 0


def sight_of(left: LeftBehind) -> Sight | None:
    """None for one that brings nothing new, which is deleted."""
    file_ns = _file_ns(left)
    try:
        back = recovered(left)
    except JourneyFileError as error:
        return Sight(left, why=str(error))
    if not back.is_news and not back.typing:
        with suppress(HeldElsewhereError, OSError):
            delete(left)
        return None
    snapshot = back.document.snapshot
    shown = next(iter(snapshot.maps), None)
    changes = changes_between(back.before, snapshot) if back.before is not None else None
    glimpse = glimpse_of(snapshot, shown.id) if shown else None
    return Sight(
        left, changes, len(snapshot.table("cards")), glimpse, is_read=True, file_ns=file_ns,
        has_file=back.state is not None, is_half_written=bool(back.typing),
    )  # fmt: skip
