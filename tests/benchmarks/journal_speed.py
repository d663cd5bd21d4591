"""What the recovery journal costs the window's thread, against what a person is to be let feel of it: nothing."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from journeydesigner.document.changes import ChangeSet
from journeydesigner.editing.cards import add_card, set_text
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.files.keeping.journal import open_journal
from journeydesigner.files.keeping.journal_lines import About
from journeydesigner.model.ids import CardId
from tests.benchmarks.big_maps import big_map
from tests.benchmarks.results import Result, percentile

EDIT_MS, PASTE_MS = 0.2, 10.0
PASTED = 500


def journal(is_quick: bool) -> Iterator[Result]:
    """An edit of a card, and pasting 500 of them: how long the journal takes to hear of it."""
    edits, pastes = (100, 3) if is_quick else (1000, 15)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.journey"
        save_journey(big_map(2000).document, path)
        opened = open_journey(path)
        document = opened.document
        assert opened.state is not None
        about = About(document.id, "Map", path, opened.state.sha256, seen=document.version())
        made = open_journal(document, about, print, folder=Path(folder) / "journals")
        took: list[float] = []

        def heard(changes: ChangeSet) -> None:
            begun = time.perf_counter()
            made.heard(changes)
            took.append(1000 * (time.perf_counter() - begun))

        document.subscribe(heard, first=True)
        first = CardId(next(iter(document.snapshot.table("cards"))))
        for number in range(edits):
            set_text(document, first, f"Calls a third time because nobody has answered, and waits for {number} minutes")
        yield Result("journal an edit", 1, percentile(took, 0.5), EDIT_MS, 1)
        took.clear()
        place = document.snapshot.card(first).place
        assert place is not None
        for _turn in range(pastes):
            with document.change("Paste"):
                for number in range(PASTED):
                    add_card(document, place.lane, place.first, f"Waits for {number} minutes")
            document.undo()
        yield Result("journal a paste", PASTED, percentile(took[::2], 0.5), PASTE_MS, 1)
        made.end()
