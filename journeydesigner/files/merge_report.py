"""What a merge of two files brought, in words: conflicts with who wrote what, and cards that lost their place."""

from collections.abc import Iterator
from typing import NamedTuple

from journeydesigner.document.clock import Stamp, Version, covers
from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.files.conflict_text import conflict_text
from journeydesigner.files.joining import Joined
from journeydesigner.wording import _, n_


class _Side(NamedTuple):
    name: str
    version: Version
    notes: frozenset[str]


class MergeReport:
    """Made before two documents are joined, since it tells what each of them knew; asked afterwards."""

    def __init__(self, *files: tuple[str, Document]) -> None:
        """``files``: what each document's file is called, and the document."""
        self._sides = [
            _Side(name, document.version(), frozenset(_notes(document.snapshot))) for name, document in files
        ]

    def lines(self, snapshot: Snapshot, joined: Joined) -> Iterator[str]:
        """Line by line; ``snapshot`` is the joined document's."""
        if joined.is_side_by_side:
            yield _("These are two different documents: their maps stand side by side, nothing was matched.")
        for conflict in joined.conflicts:
            yield conflict_text(snapshot, conflict, self._author)
        if not joined.is_side_by_side:
            known = frozenset[str]().union(*(side.notes for side in self._sides))
            for card, text in _notes(snapshot).items():
                if card not in known:
                    said = " ".join(text.split()) or card
                    yield _("“{text}” lost its place and lies in the inbox.").format(text=said)
        if count := len(joined.conflicts):
            told = n_(
                "{count} conflict; the later value was kept.", "{count} conflicts; the later values were kept.", count
            )
            yield told.format(count=count)

    def _author(self, stamp: Stamp) -> str:
        """The file that alone knew the write, with the writer's id."""
        knowing = [side.name for side in self._sides if covers(side.version, stamp)]
        return f"{knowing[0]} ({stamp.peer})" if len(knowing) == 1 else stamp.peer


def _notes(snapshot: Snapshot) -> dict[str, str]:
    """The texts in the inboxes of all maps, by card."""
    return {card.id: card.text for found in snapshot.maps for card in snapshot.inbox(found.id)}
