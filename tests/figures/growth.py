"""What 100,000 edits leave in the file and in memory: typing and dragging, in sessions of a day each."""

import random
import tracemalloc

from journeydesigner.document.document import Document
from journeydesigner.document.from_records import registers_of
from journeydesigner.editing.cards import move_card, set_text
from journeydesigner.editing.new_document import new_document
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, read_journey
from journeydesigner.model.records import Card
from tests.benchmarks.big_maps import big_map

DEFAULT = 100_000
SIZE = 500
SESSIONS = 10


def figure(count: int) -> str:
    """``count`` edits of a map of 500 cards, saved and opened again after each tenth of them."""
    document = big_map(SIZE).document
    before = len(journey_bytes(capture(document)))
    chance = random.Random(1)
    grown = 0
    for _session in range(SESSIONS):
        document = read_journey(journey_bytes(capture(document))).document
        tracemalloc.start()
        held = tracemalloc.get_traced_memory()[0]
        edit(document, count // SESSIONS, chance)
        grown += tracemalloc.get_traced_memory()[0] - held
        tracemalloc.stop()
    after, fresh = (len(journey_bytes(capture(each))) for each in (document, _fresh(document)))
    longest = max(len(card.place.order) for card in _cards(document) if card.place)
    return (
        f"growth: {count} edits of {SIZE} cards in {SESSIONS} sessions: {before} bytes before, {after} after, {fresh} "
        f"written afresh with the same content ({after - fresh:+} bytes); the longest order key has {longest} "
        f"characters; {grown / count / 1024:.2f} kB held for each edit that can be undone"
    )


def edit(document: Document, count: int, chance: random.Random) -> None:
    """As many edits, typed and dragged by turns."""
    snapshot = document.snapshot
    found = snapshot.maps[0].id
    every = _cards(document)
    cards = [card.id for card in every]
    lanes = sorted({card.place.lane for card in every if card.place})
    steps = [step.id for step in snapshot.steps_in(found)]
    for number in range(count):
        card = chance.choice(cards)
        if number % 2:
            set_text(document, card, f"Typed {number}: what the customer said about it")
        else:
            move_card(document, card, chance.choice(lanes), chance.choice(steps), 0)


def _cards(document: Document) -> list[Card]:
    return [card for card in document.snapshot.table("cards").values() if isinstance(card, Card)]


def _fresh(document: Document) -> Document:
    """The same journey, as if somebody had made it at once."""
    records = [record for table in document.snapshot.tables.values() for record in table.values()]
    return new_document(registers=registers_of(records), assets=document.assets)
