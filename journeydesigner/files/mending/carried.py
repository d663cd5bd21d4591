"""What a file carries besides the map that one sees: told with counts, before it is passed on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from journeydesigner.document.changes import DELETED
from journeydesigner.document.document import Document
from journeydesigner.document.liveness import is_deleted, says_anything
from journeydesigner.document.registers import Fields
from journeydesigner.editing.voting import ROOM
from journeydesigner.files.container import Container
from journeydesigner.files.errors import JourneyFileError
from journeydesigner.files.journey_file import PREVIEW
from journeydesigner.files.kept_states import contents_in
from journeydesigner.files.mending.what import What
from journeydesigner.model.image_metadata import without_metadata
from journeydesigner.model.image_size import image_size
from journeydesigner.model.movement_records import Movements
from journeydesigner.model.records import ELEMENT_FIELDS, TABLES, Card, Comment, Metric, Record, Vote
from journeydesigner.wording import _, n_

NOBODY = "0" * 12
"""The peer of what nobody wrote: a clean copy."""
_MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class Carried:
    """``count`` things of one kind, and in one sentence what they are."""

    what: What
    count: int
    said: str


def carried_in(document: Document, data: bytes | None = None) -> tuple[Carried, ...]:
    """What a file of this document carries, in the order of ``What``; nothing is told of what it does not. ``data`` is
    the file as it was saved: it tells of the preview."""
    found = (
        *_history(document), *_deleted(document), *_versions(document), *_comments(document), *_votes(document),
        *_sources(document), *_images(document), *_unknown(document), *_preview(data),
    )  # fmt: skip
    return tuple(each for each in found if each.count)


def _history(document: Document) -> Iterator[Carried]:
    registers = document.registers
    authors = sorted(set(registers.authors.values()))
    if authors:
        said = n_("{count} author: {names}.", "{count} authors: {names}.", len(authors))
        yield Carried(What.HISTORY, len(authors), said.format(count=len(authors), names=listed(authors)))
    stamps = [r.stamp for row in _rows(document) for r in row.values() if r.stamp.peer != NOBODY]
    peers = {stamp.peer for stamp in stamps}
    if stamps:
        first, last = (_day(moment) for moment in (min(stamps).millis, max(stamps).millis))
        said = n_(
            "When each field was written, in {count} sitting, from {first} to {last}.",
            "When each field was written, in {count} sittings, from {first} to {last}.",
            len(peers),
        )
        if first == last:
            said = _("When each field was written: on {first}.")
        yield Carried(What.HISTORY, len(peers), said.format(count=len(peers), first=first, last=last))
    merged = sum(bool(card.merged) for card in _cards(document))
    said = n_("What {count} card was merged from.", "What {count} cards were merged from.", merged)
    yield Carried(What.HISTORY, merged, said.format(count=merged))


def _deleted(document: Document) -> Iterator[Carried]:
    gone = sum(is_deleted(row) and says_anything(row) for row in _rows(document))
    said = n_("{count} deleted record, with its contents.", "{count} deleted records, with their contents.", gone)
    yield Carried(What.DELETED, gone, said.format(count=gone))
    lost = sum(len(values) for values in document.registers.losers.values())
    said = n_("{count} value that lost to a later one.", "{count} values that lost to later ones.", lost)
    yield Carried(What.DELETED, lost, said.format(count=lost))
    elements = sum(
        register.value is False and name.partition("/")[0] in sets
        for table, sets in ELEMENT_FIELDS.items()
        for row in document.registers.tables.get(table, {}).values()
        for name, register in row.items()
    )
    said = n_("{count} tag or link that was taken off.", "{count} tags or links that were taken off.", elements)
    yield Carried(What.DELETED, elements, said.format(count=elements))


def _versions(document: Document) -> Iterator[Carried]:
    count = len(document.snapshot.table("kept_states"))
    said = n_("{count} named snapshot of the whole journey.", "{count} named snapshots of the whole journey.", count)
    yield Carried(What.VERSIONS, count, said.format(count=count))


def _comments(document: Document) -> Iterator[Carried]:
    found = cast("list[Comment]", list(document.snapshot.table("comments").values()))
    names = listed(sorted({comment.author for comment in found if comment.author}))
    said = n_("{count} comment, by {names}.", "{count} comments, by {names}.", len(found))
    yield Carried(What.COMMENTS, len(found), said.format(count=len(found), names=names or _("nobody named")))


def _votes(document: Document) -> Iterator[Carried]:
    found = cast("list[Vote]", list(document.snapshot.table("votes").values()))
    names = sorted({vote.voter for vote in found} - {ROOM})
    said = n_("Votes of {count} voter: {names}.", "Votes of {count} voters: {names}.", len(names))
    yield Carried(What.VOTES, len(names), said.format(count=len(names), names=listed(names)))


def _sources(document: Document) -> Iterator[Carried]:
    metrics = cast("list[Metric]", list(document.snapshot.table("metrics").values()))
    named = sum(bool(card.evidence and card.evidence.source) for card in _cards(document))
    counted = cast("list[Movements]", list(document.snapshot.table("movements").values()))
    count = named + sum(bool(found.source) for found in (*metrics, *counted))
    said = n_("{count} source of evidence or figures.", "{count} sources of evidence and figures.", count)
    yield Carried(What.SOURCES, count, said.format(count=count))


def _images(document: Document) -> Iterator[Carried]:
    shown = images_of(document)
    held = [content for name in shown if (content := document.assets.get(name)) is not None]
    telling = sum(without_metadata(content) not in (content, b"") for content in held)
    said = n_(
        "{count} image with what a camera or a program wrote beside it (place, time, names).",
        "{count} images with what a camera or a program wrote beside them (place, time, names).",
        telling,
    )
    yield Carried(What.IMAGES, telling, said.format(count=telling))
    states = contents_in(document.registers.tables)
    spare = [
        name for name, content in document.assets.items()
        if name not in shown and name not in states and image_size(content) is not None
    ]  # fmt: skip
    said = n_("{count} image that nothing shows.", "{count} images that nothing shows.", len(spare))
    yield Carried(What.IMAGES, len(spare), said.format(count=len(spare)))


def _unknown(document: Document) -> Iterator[Carried]:
    snapshot = document.snapshot
    known = {*images_of(document), *contents_in(document.registers.tables)}
    count = sum(len(rows) for table, rows in document.registers.tables.items() if table not in TABLES)
    count += sum(name not in known and image_size(content) is None for name, content in document.assets.items())
    count += sum(
        not known_field(document, table, name)
        for table in TABLES
        for record in snapshot.table(table)
        for name in document.registers.row(table, record)
    )
    count += sum(
        record not in snapshot.table(table) and not is_deleted(row) and says_anything(row)
        for table, rows in document.registers.tables.items()
        if table in TABLES
        for record, row in rows.items()
    )
    said = n_(
        "{count} part, record or field that is not shown here.",
        "{count} parts, records or fields that are not shown here.",
        count,
    )
    yield Carried(What.UNKNOWN, count, said.format(count=count))


def _preview(data: bytes | None) -> Iterator[Carried]:
    try:
        if data is not None and PREVIEW in Container(data).names:
            yield Carried(What.PREVIEW, 1, _("A picture of the map, for galleries."))
    except JourneyFileError:
        return


# What is asked of a document


def known_field(document: Document, table: str, register: str) -> bool:
    """Whether this version knows a register of a record that it shows: fields, deletions, elements of sets, and the
    fields of some lane's cards."""
    name, slash, _element = register.partition("/")
    if slash:
        return name in ELEMENT_FIELDS.get(table, ())
    if name in TABLES[table].model_fields or name == DELETED:
        return True
    return table == "cards" and any(name in model.model_fields for model in document.schema.card_values.values())


def images_of(document: Document) -> dict[str, None]:
    """The names of the images that living records show."""
    return {name: None for record in _records(document, *IMAGES) for name in _images_in(record)}


IMAGES = {"organizations": "logo", "personas": "photo", "cards": "image"}
"""Table -> the field that names an image."""


def _images_in(record: Record) -> Iterator[str]:
    for field in IMAGES.values():
        if isinstance(name := getattr(record, field, None), str):
            yield name


def _records(document: Document, *tables: str) -> Iterable[Record]:
    return (record for table in tables for record in document.snapshot.table(table).values())


def _cards(document: Document) -> "list[Card]":
    return cast("list[Card]", list(_records(document, "cards")))


def _rows(document: Document) -> Iterator[Fields]:
    return (row for rows in document.registers.tables.values() for row in rows.values())


def listed(names: list[str]) -> str:
    """Names apart by commas, the first few."""
    more = len(names) - _MOST_NAMES
    shown = ", ".join(names[:_MOST_NAMES])
    return _("{names} and {count} more").format(names=shown, count=more) if more > 0 else shown


def _day(millis: int) -> str:
    return datetime.fromtimestamp(millis / 1000, UTC).strftime("%Y-%m-%d")
