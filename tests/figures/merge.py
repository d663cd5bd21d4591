"""Two copies of a large map that were edited apart, read and joined: how long each takes, and that nothing is lost."""

import random
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from journeydesigner.document.document import Document, Merged
from journeydesigner.editing.cards import add_card, move_card, set_text
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, open_journey, read_journey
from journeydesigner.model.records import Card
from tests.benchmarks.big_maps import big_map

DEFAULT = 1_000
CARDS = 10_000
TIMES = 5

T = TypeVar("T")


def figure(count: int) -> str:
    """``count`` edits in each of two copies of a map of 10,000 cards (as many as that where ``count`` is 1,000)."""
    base = journey_bytes(capture(big_map(max(CARDS * count // DEFAULT, 60)).document))
    with tempfile.TemporaryDirectory(prefix="journeydesigner-merge-") as folder:
        files = [Path(folder) / f"{name}.journey" for name in ("Ann", "Ben")]
        for seed, path in enumerate(files):
            path.write_bytes(_edited(base, path.stem, count, seed))
        return _figure(files, count)


class _Turn(NamedTuple):
    """Both files read and joined once; times in seconds of this process."""

    reading: float
    joining: float
    joined: Document
    merged: Merged


def _turn(files: Sequence[Path]) -> _Turn:
    reading, (ours, theirs) = _timed(lambda: [open_journey(path).document for path in files])
    joining, merged = _timed(lambda: ours.merge(theirs, "Merge", is_own=True))
    showing, _snapshot = _timed(lambda: ours.snapshot)
    return _Turn(reading, joining + showing, ours, merged)


def _figure(files: Sequence[Path], count: int) -> str:
    turns = [_turn(files) for _number in range(TIMES)]
    joined = turns[-1].joined
    ours, other = (open_journey(path).document for path in files)
    cards = set(joined.snapshot.table("cards"))
    assert set(ours.snapshot.table("cards")) | set(other.snapshot.table("cards")) == cards
    other.merge(ours)
    assert other.registers.tables == joined.registers.tables, "the order of merging matters"
    assert other.conflicts == joined.conflicts
    reading, joining = min(turn.reading for turn in turns), min(turn.joining for turn in turns)
    conflicts = len(turns[-1].merged.conflicts)
    return (
        f"merge: two copies of {len(cards)} cards with {count} edits each, {conflicts} conflicts: "
        f"{reading + joining:.2f} s of processor time ({reading:.2f} s to read both files, "
        f"{joining:.2f} s to join them; best of {TIMES})"
    )


def _edited(data: bytes, author: str, count: int, seed: int) -> bytes:
    document = read_journey(data).document
    document.author = author
    chance = random.Random(seed)
    snapshot = document.snapshot
    every = [card for card in snapshot.table("cards").values() if isinstance(card, Card) and card.place]
    steps = [step.id for step in snapshot.steps_in(snapshot.maps[0].id)]
    lanes = sorted({card.place.lane for card in every if card.place})
    for number in range(count):
        card = chance.choice(every)
        match number % 10:
            case 0:
                add_card(document, chance.choice(lanes), chance.choice(steps), f"{author} {number}")
            case 1 | 2 | 3:
                move_card(document, card.id, chance.choice(lanes), chance.choice(steps), 0)
            case _:
                set_text(document, card.id, f"{author} said {number}: what the customer thought of it")
    return journey_bytes(capture(document))


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    """In seconds of this process: what else the machine does meanwhile is no part of the figure."""
    began = time.process_time()
    result = work()
    return time.process_time() - began, result
