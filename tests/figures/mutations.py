"""A small file changed in every way: cut at every length, every bit turned, torn, every field given every wrong type.

Each is refused with a sentence, or opens and tells what was mended or edited, or is equal: never silently different.
What opens can be saved and opened again; what is refused is repaired or refused, and neither ends in an exception.
"""

import json
import random
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from journeydesigner.document.document import Document
from journeydesigner.files.captured import capture
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.journey_file import journey_bytes, read_journey
from journeydesigner.files.mending.repair import checked
from tests.files.small import members_of, same, small_document, zipped

DEFAULT = 100_000
"""More than there are: all of them."""
WRONG: tuple[object, ...] = (
    None, True, False, 0, 1, -1, 2**70, 1.5, -0.0, "", "x", "2026-99-99", "\u202e", "a" * 40_000, [], [1], [None],
    ["x"], {}, {"a": 1}, {"lane": 1}, [[[]]],
)  # fmt: skip


class Mutation(NamedTuple):
    """What was done to the file, and what came of it."""

    what: str
    data: bytes


def small_file() -> tuple[Document, bytes]:
    document = small_document()
    return document, journey_bytes(capture(document), b"\x89PNG picture")


def mutations(data: bytes) -> Iterator[Mutation]:
    """All of them, in a fixed order."""
    for length in range(len(data)):
        yield Mutation(f"cut at {length}", data[:length])
    for bit in range(8 * len(data)):
        turned = bytearray(data)
        turned[bit // 8] ^= 1 << (bit % 8)
        yield Mutation(f"bit {bit} turned", bytes(turned))
    for hole in (b"\x00", b"\xff", b"P"):
        for offset in range(0, len(data), 16):
            for size in (1, 64, 512):
                torn = data[:offset] + hole * min(size, len(data) - offset) + data[offset + size :]
                yield Mutation(f"{size} bytes of {hole!r} at {offset}", torn)
    for offset in range(0, len(data), 64):
        yield Mutation(f"64 bytes gone at {offset}", data[:offset] + data[offset + 64 :])
        yield Mutation(f"64 bytes twice at {offset}", data[: offset + 64] + data[offset:])
    yield from _wrong_types(data)


def _wrong_types(data: bytes) -> Iterator[Mutation]:
    """Every field of every record and every part of the form, with each wrong value: as edited by hand."""
    members = members_of(data)
    form = json.loads(members["journey.json"])

    def packed() -> bytes:
        return zipped({**members, "journey.json": json.dumps(form).encode()})

    for name in list(form):
        before = form[name]
        for value in WRONG:
            form[name] = value
            yield Mutation(f"{name} is {str(value)[:20]!r}", packed())
        del form[name]
        yield Mutation(f"without {name}", packed())
        form[name] = before
        for record in before if isinstance(before, list) else ():
            yield from _wrong_fields(name, record, packed)


def _wrong_fields(table: str, record: dict[str, Any], packed: Any) -> Iterator[Mutation]:
    for field in list(record):
        before = record[field]
        for value in WRONG:
            record[field] = value
            yield Mutation(f"{field} of {table} is {str(value)[:20]!r}", packed())
        del record[field]
        yield Mutation(f"{field} of {table} is gone", packed())
        record[field] = before


def try_out(document: Document, found: Iterable[Mutation]) -> dict[str, int]:
    """What came of each: refused, told, equal. AssertionError for one that is silently different."""
    counts = {"refused": 0, "told": 0, "equal": 0, "repaired": 0}
    for mutation in found:
        try:
            opened = read_journey(mutation.data)
        except JourneyFileError as error:
            assert str(error), mutation.what
            assert "\n" not in str(error), mutation.what
            counts["refused"] += 1
            counts["repaired"] += _is_repaired(mutation)
            continue
        is_same = same(opened.document, document)
        assert opened.notes or is_same, f"{mutation.what}: silently different"
        counts["equal" if is_same else "told"] += 1
        read_journey(journey_bytes(capture(opened.document)))
    return counts


def _is_repaired(mutation: Mutation) -> bool:
    try:
        found = checked(mutation.data)
    except JourneyFileError:
        return False
    assert found.faults, f"{mutation.what}: repaired without a word"
    read_journey(journey_bytes(capture(found.document)))
    return True


def share(data: bytes, count: int, seed: int = 2026) -> list[Mutation]:
    """So many of them, spread over all kinds; all where there are no more."""
    every = list(mutations(data))
    return every if count >= len(every) else random.Random(seed).sample(every, count)


def figure(count: int) -> str:
    document, data = small_file()
    found = share(data, count)
    counts = try_out(document, found)
    return (
        f"mutations: {len(found)} of a file of {len(data)} bytes: {counts['refused']} refused with a sentence "
        f"({counts['repaired']} of them repaired), {counts['told']} told, {counts['equal']} equal, "
        "0 silently different, 0 exceptions"
    )
