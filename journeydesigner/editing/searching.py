"""Finding words in all that a journey says, and replacing them.

Case and accents make no difference («grosse» finds «Größe»), and nothing is split into words that the script does not
split: Chinese is found inside its sentences. Pure over a snapshot, but for ``replace``.
"""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import MapId, RecordId, StepId
from journeydesigner.model.records import Card, Record
from journeydesigner.wording import n_

Span = tuple[int, int]
Says = Callable[[str, Record], bool]
"""Whether a record of a table says what is looked for."""
_FIELDS: dict[str, tuple[str, ...]] = {
    "maps": ("title", "scenario"),
    "stages": ("title", "question"),
    "steps": ("title",),
    "lanes": ("title", "description"),
    "cards": ("text", "owner"),
    "emotions": ("quote",),
    "comments": ("text",),
    "personas": ("name", "role", "quote"),
    "metrics": ("name", "formula", "source"),
}
"""Which fields of a record are searched. The first one is what the record is called."""


_OPENING = " \t\"'“”„«»‘’‚(¿¡"
_SENTENCE_ENDS = ".!?…\n"


@dataclass(frozen=True, slots=True)
class Match:
    """A field of a record that says what was looked for. ``spans`` are where, in ``text`` (start, end)."""

    table: str
    record: RecordId
    field: str
    text: str
    spans: tuple[Span, ...]
    map: MapId | None = None


def find(
    snapshot: Snapshot, query: str, maps: Collection[MapId] | None = None, *, is_phrase: bool = False
) -> tuple[Match, ...]:
    """Every field that holds all words of ``query``, in the order in which one reads: map by map, headers, lanes, cards
    from left to right, inbox; then personas and metrics. With ``maps`` only what stands on those.

    ``is_phrase``: the query as it stands, not its words in any order. An empty query finds nothing.
    """
    folded_query = folded(query)
    words = [folded_query.strip(" \n")] if is_phrase else folded_query.split()
    if not words or not words[0]:
        return ()

    def says(table: str, record: Record) -> bool:
        return any(_has_all(getattr(record, name), words) for name in _FIELDS[table])

    return tuple(
        Match(table, record.id, name, text, _spans(text, words), journey)
        for table, record, journey in _all(snapshot, maps, says)
        for name in _FIELDS[table]
        if _has_all(text := getattr(record, name), words)
    )


def replace(document: Document, matches: Iterable[Match], text: str) -> int:
    """Write ``text`` for each span of the matches, as one undoable step; how many spans that were. What was written
    anew since it was found stays as it is. Where a sentence began with a capital it still does."""
    found = [match for match in matches if _is_current(document.snapshot, match)]
    count = sum(len(match.spans) for match in found)
    if not count:
        return 0
    with document.change(n_("Replace text", "Replace texts", count)) as draft:
        for match in found:
            draft.patch(match.table, match.record, **{match.field: _replaced(match, text)})
    return count


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """``text`` without case and accents; one character may become two (ß, ligatures), or none (an accent by itself)."""
    if text.isascii():
        return text.lower()
    return "".join(_folded_character(character) for character in text)


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _has_all(text: str, words: Iterable[str]) -> bool:
    low = folded(text) if text else ""
    for word in words:  # noqa: SIM110  (asked of every field of every record: a generator costs as much again)
        if word not in low:
            return False
    return True


def _starts(text: str) -> list[int]:
    """For each character of the folded text, which of the text it came from."""
    return [place for place, character in enumerate(text) for _part in _folded_character(character)]


def _spans(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Where the folded words stand in the text as it is written, left to right, none twice."""
    low = folded(text)
    starts = range(len(text)) if text.isascii() else _starts(text)
    found: list[Span] = []
    for word in words:
        at = low.find(word)
        while at >= 0:
            found.append((starts[at], starts[at + len(word) - 1] + 1))
            at = low.find(word, at + len(word))
    found.sort()
    kept: list[Span] = []
    for span in found:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def _replaced(match: Match, text: str) -> str:
    parts: list[str] = []
    end = 0
    for start, stop in match.spans:
        is_capital = match.text[start].isupper() and not match.text[start:stop].isupper()
        is_first = is_capital and _begins_sentence(match.text[:start])
        parts += [match.text[end:start], text[:1].upper() + text[1:] if is_first else text]
        end = stop
    return "".join([*parts, match.text[end:]])


def _begins_sentence(before: str) -> bool:
    """Whether what follows on ``before`` begins a sentence, or the text."""
    said = before.rstrip(_OPENING)
    return not said or said[-1] in _SENTENCE_ENDS


def _is_current(snapshot: Snapshot, match: Match) -> bool:
    record = snapshot.table(match.table).get(match.record)
    return record is not None and getattr(record, match.field) == match.text


def _all(snapshot: Snapshot, maps: Collection[MapId] | None, says: Says) -> Iterator[tuple[str, Record, MapId | None]]:
    """The records that say it, in the order in which one reads."""
    for journey in snapshot.maps:
        if maps is None or journey.id in maps:
            for table, record in _on_map(snapshot, journey.id, says):
                yield table, record, journey.id
    if maps is None:
        for organization in snapshot.organizations:
            yield from (("personas", p, None) for p in snapshot.personas_of(organization.id) if says("personas", p))
            yield from (("metrics", m, None) for m in snapshot.metrics_of(organization.id) if says("metrics", m))


def _on_map(snapshot: Snapshot, journey: MapId, says: Says) -> Iterator[tuple[str, Record]]:
    if says("maps", snapshot.map(journey)):
        yield "maps", snapshot.map(journey)
    for stage in snapshot.stages_of(journey):
        if says("stages", stage):
            yield "stages", stage
        yield from (("steps", step) for step in snapshot.steps_of(stage.id) if says("steps", step))
    column = {step.id: place for place, step in enumerate(snapshot.steps_in(journey))}
    for lane in snapshot.lanes_of(journey):
        if says("lanes", lane):
            yield "lanes", lane
        cards = [card for card in snapshot.cards_in(lane.id) if says("cards", card)]
        yield from (("cards", card) for card in sorted(cards, key=lambda card: _place(card, column)))
        points = [point for point in snapshot.emotions_of(lane.id) if says("emotions", point)]
        points.sort(key=lambda point: column.get(point.step, 0))
        yield from (("emotions", point) for point in points)
    yield from (("cards", card) for card in snapshot.inbox(journey) if says("cards", card))
    yield from (("comments", comment) for comment in snapshot.comments_of(journey) if says("comments", comment))


def _place(card: Card, column: dict[StepId, int]) -> int:
    return column.get(card.place.first, 0) if card.place else 0
