"""``clock.json``: who wrote which register when, compactly, and all register values that the public form lacks.

Peers and stamps are tables that records point into; a record all of whose registers were written at once names
one stamp. ``checks`` holds a CRC-32 of each register as it shows, so that after somebody edited ``journey.json``
by hand it is known which fields are new.
"""

import base64
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, cast
from zlib import crc32

from journeydesigner.document.authors import fit_name
from journeydesigner.document.clock import Peer, Stamp, Version
from journeydesigner.document.registers import ABSENT, Key, Value
from journeydesigner.files.errors import DamagedFileError
from journeydesigner.files.json_text import encode
from journeydesigner.files.record_forms import Json, Shown, frozen, how_shown
from journeydesigner.wording import _

Losers = dict[Key, dict[Stamp, Value]]


class StampedRecord(NamedTuple):
    """What the clock knows of one record: its registers' names, stamps and checks, and values told nowhere else.

    ``checks`` are the numbers of ``checks_of``, four bytes each.
    """

    names: tuple[str, ...]
    stamps: Sequence[Stamp]
    checks: bytes
    kept: Mapping[str, Value]
    is_told: bool


@dataclass(frozen=True)
class Clockwork:
    """The clock part, read: by table the records of the form in its order, then those apart from it."""

    version: Version
    losers: Losers
    tables: dict[str, dict[str, StampedRecord]] = field(default_factory=dict[str, dict[str, StampedRecord]])
    authors: dict[Peer, str] = field(default_factory=dict[Peer, str])
    further: Json = field(default_factory=dict[str, Any])
    """Its parts that this version does not know."""


_PARTS = frozenset({"peers", "authors", "version", "stamps", "shapes", "tables", "losers"})
_CHECK_BYTES = array("I").itemsize
_PLAIN, _PLACE = Shown.PLAIN, Shown.PLACE


def checks_of(table: str, names: tuple[str, ...], record: Json) -> list[int]:
    """A CRC-32 of what each of these registers shows in a public record; of a set's element, none."""
    checks: list[int] = []
    for name, shown in checked(table, names):
        if shown is _PLAIN:
            value = record.get(name)
            checks.append(crc32(value.encode("utf-8", "replace"), 1) if type(value) is str else crc32(encode(value)))
        elif shown is _PLACE:
            get = record.get
            place = f"{get('lane')}\n{get('step')}\n{get('last_step')}\n{get('order')}"
            offset = get("offset")
            more = b"" if offset is None else encode(offset)
            checks.append(crc32(more, crc32(place.encode("utf-8", "replace"))))
        else:
            checks.append(crc32(encode((record.get("value"), record.get("n"), record.get("counts")))))
    return checks


@cache
def checked(table: str, names: tuple[str, ...]) -> tuple[tuple[str, Shown], ...]:
    """Those of these registers that have a check, and how they show."""
    shown = ((name, how_shown(table, name)) for name in names)
    return tuple((name, how) for name, how in shown if how not in (Shown.ELEMENT, Shown.HIDDEN))


def _unboxed(boxed: list[Value]) -> Value:
    return frozen(boxed[0]) if boxed else ABSENT


def read_clock(form: Any) -> Clockwork:
    """The clock part from its JSON. Raises DamagedFileError where it is not what ``clock_form`` makes."""
    try:
        return _read(cast(Json, form))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise DamagedFileError(_("clock.json is not what it should be ({why}).").format(why=error)) from None


def _read(form: Json) -> Clockwork:
    peers: list[str] = form["peers"]
    stamps = [Stamp(int(millis), int(counter), peers[peer]) for millis, counter, peer in form["stamps"]]
    version = {peer: (int(seen[0]), int(seen[1])) for peer, seen in zip(peers, form["version"], strict=True) if seen}
    losers: Losers = {}
    for table, record, name, stamp, value in form["losers"]:
        losers.setdefault(Key(table, record, name), {})[stamps[stamp]] = _unboxed(value)
    shapes = [tuple(str(name) for name in names) for names in form["shapes"]]
    further = {name: part for name, part in form.items() if name not in _PARTS}
    clockwork = Clockwork(version, losers, authors=_authors(form.get("authors"), peers), further=further)
    for table, part in form["tables"].items():
        clockwork.tables[table] = dict(_records(table, part, shapes, stamps))
    return clockwork


def _authors(names: Any, peers: list[str]) -> dict[Peer, str]:
    """Names of peers; files of before there were any have none. What makes no sense costs a name, not the file."""
    if not isinstance(names, dict):
        return {}
    return {
        peers[number]: name
        for said, numbers in cast(dict[str, Any], names).items()
        if (name := fit_name(said)) and isinstance(numbers, list)
        for number in cast(list[Any], numbers)
        if type(number) is int and 0 <= number < len(peers)
    }


def _records(
    table: str, part: Json, shapes: list[tuple[str, ...]], stamps: list[Stamp]
) -> Iterator[tuple[str, StampedRecord]]:
    checks = base64.b64decode(part["checks"], validate=True)
    kept = {
        record: {name: _unboxed(value) for name, value in values.items()} for record, values in part["kept"].items()
    }
    none: Mapping[str, Value] = {}
    sizes = [_CHECK_BYTES * len(checked(table, names)) for names in shapes]
    once: dict[tuple[int, int], Sequence[Stamp]] = {}
    place = 0
    told: int = part["told"]
    rows: Iterator[tuple[str, int, int | list[int]]] = zip(part["ids"], part["shapes"], part["stamps"], strict=True)
    for index, (record, shape, stamp) in enumerate(rows):
        names = shapes[shape]
        end = place + sizes[shape] if index < told else place
        if isinstance(stamp, int):
            own = once.get((stamp, shape)) or once.setdefault((stamp, shape), (stamps[stamp],) * len(names))
        else:
            own = [stamps[each] for each in stamp]
        if len(own) != len(names):
            raise ValueError(record)
        yield record, StampedRecord(names, own, checks[place:end], kept.get(record, none), index < told)
        place = end
    if place != len(checks):
        raise ValueError("checks")
