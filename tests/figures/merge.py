"""Two copies of a large map that were edited apart, read and joined: how long each takes, and that nothing is lost."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from journeydesigner.editing.cards import add_card, move_card, set_text
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, read_journey
from journeydesigner.model.records import Card
from tests.benchmarks.big_maps import big_map

DEFAULT = 1_000
CARDS = 10_000
TIMES = 5

T = TypeVar("T")


def figure(count: int) -> str:
    """``count`` edits in each of two copies of a map of 10,000 cards (as many as that where ``count`` is 1,000)."""
    base = journey_bytes(capture(big_map(max(CARDS * count // DEFAULT, 60)).document))
    files = [_edited(base, name, count, seed) for seed, name in enumerate(("Ann", "Ben"))]
    reading: list[float] = []
    joining: list[float] = []
    for _turn in range(TIMES):
        took, pair = _timed(lambda: [read_journey(data).document for data in files])
        reading.append(took)
        took, found = _timed(lambda pair=pair: pair[0].merge(pair[1], "Merge", is_own=True))
        took_to_show, snapshot = _timed(lambda pair=pair: pair[0].snapshot)
        joining.append(took + took_to_show)
    other = read_journey(files[1]).document
    ours = read_journey(files[0]).document
    assert set(ours.snapshot.table("cards")) | set(other.snapshot.table("cards")) == set(snapshot.table("cards"))
    other.merge(ours)
    assert other.registers.tables == pair[0].registers.tables, "the order of merging matters"
    assert other.conflicts == pair[0].conflicts
    cards, best = len(snapshot.table("cards")), (min(reading), min(joining))
    return (
        f"merge: two copies of {cards} cards with {count} edits each, {len(found.conflicts)} conflicts: "
        f"{sum(best):.2f} s of processor time ({best[0]:.2f} s to read both files, {best[1]:.2f} s to join them; best "
        f"of {TIMES})"
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
