"""Which records stand elsewhere than before, and both places in words.

A record has moved that stands in another cell, stage, map or organisation, or elsewhere among the others. Of those
whose order keys changed the fewest are named that explain the order; keys that leave it as it was move nothing.
"""

from collections.abc import Mapping, Sequence

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.record_words import name_of, where_of
from journeydesigner.editing.telling_apart import moved_among
from journeydesigner.model.ids import LaneId, MapId, RecordId, StepId
from journeydesigner.model.records import PARENTS, Card, Record, table_of
from journeydesigner.wording import _

_CELL = "cell"
_Group = tuple[str, str]
"""What holds a row of records: their table and the id of their parent; of cards, lane and step or the inbox."""


class Moves:
    """``records``: the ids of all that moved. ``pairs``: table -> (before, after) of all that is not the same."""

    def __init__(self, before: Snapshot, after: Snapshot, pairs: Mapping[str, Sequence[tuple[Record, Record]]]) -> None:
        self._before, self._after = before, after
        self.records: set[RecordId] = set()
        pulled: dict[_Group, set[RecordId]] = {}
        for found in pairs.values():
            for was, now in found:
                if _standing(was) != _standing(now):
                    self.records.add(now.id)
                elif _order(was) != _order(now):
                    pulled.setdefault(_group(now), set()).add(now.id)
        for group, records in pulled.items():
            ids_before, ids_after = _row(before, group), _row(after, group)
            still = set(ids_after) - records - self.records
            self.records.update(found for found in moved_among(ids_before, ids_after, still) if found in records)


def place_words(before: Snapshot, after: Snapshot, was: Record, now: Record) -> tuple[str, str]:
    """Where a record that moved stood, and where it stands: «Pain points, Order», or how far along a row it is."""
    first, last = _place(before, was), _place(after, now)
    if first == last:
        first = _with_number(first, _number(before, was))
        last = _with_number(last, _number(after, now))
    return first, last


def _place(snapshot: Snapshot, record: Record) -> str:
    """The place without the record's own name."""
    if isinstance(record, Card):
        return where_of(snapshot, record).words
    table, parent = _group(record)
    if table == "steps" or (parent and table not in ("stages", "lanes", "agenda", "saved_views", "vote_rounds")):
        found = snapshot.find(parent)
        return name_of(snapshot, found) if found is not None else ""
    return ""


def _number(snapshot: Snapshot, record: Record) -> tuple[int, int]:
    row = _row(snapshot, _group(record))
    return (row.index(record.id) + 1 if record.id in row else 0), len(row)


def _with_number(words: str, number: tuple[int, int]) -> str:
    said = _("{place} of {count}").format(place=number[0], count=number[1])
    return f"{words}, {said}" if words else said


def _group(record: Record) -> _Group:
    if isinstance(record, Card):
        place = record.place
        if place is None:
            return "inbox", record.map
        return (_CELL + ("*" if place.is_free else ""), f"{place.lane}\n{place.first}")
    table = table_of(record)
    parent = next(iter(PARENTS.get(table, {})), "")
    return table, str(getattr(record, parent, ""))


def _standing(record: Record) -> object:
    """What holds it. Of a card the lane and both ends of its span, whichever comes first now that stages moved, and
    where a free note floats."""
    if isinstance(record, Card) and (place := record.place) is not None:
        return place.lane, frozenset((place.first, place.last)), place.offset
    return _group(record)


def _order(record: Record) -> str:
    return record.sort_key[0] if isinstance(record, Card) else str(getattr(record, "order", ""))


def _row(snapshot: Snapshot, group: _Group) -> list[RecordId]:
    """The ids of a row, in the order that a person sees."""
    table, parent = group
    if table == "inbox":
        return [card.id for card in snapshot.inbox(MapId(parent))]
    if table.startswith(_CELL):
        lane, step = parent.split("\n")
        is_free = table != _CELL
        cards = snapshot.cards_at(LaneId(lane), StepId(step))
        return [card.id for card in cards if card.place is not None and card.place.is_free == is_free]
    return [record.id for record in snapshot.children(table, parent)]
