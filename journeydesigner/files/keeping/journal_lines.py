"""What stands in a journal, line by line: length, checksum, JSON. A line that is torn or altered is known as such.

Each edit says of every register that it wrote how that register stands after it, so that lines can be lost, or be read
twice, and the others still tell the truth. It also says how they stood before, so that it can be undone after a crash.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from zlib import crc32

from journeydesigner.document.changes import ChangeSet, Origin, Write, change_set
from journeydesigner.document.clock import Moment, Peer, Stamp, Version, covers
from journeydesigner.document.registers import ABSENT, Key, Put, Registers, Value
from journeydesigner.files.errors import DamagedFileError, NewerVersionError
from journeydesigner.files.json_text import encode, fit_to_keep
from journeydesigner.files.keeping.held_files import own_birth
from journeydesigner.files.record_forms import Json, frozen
from journeydesigner.wording import _

VERSION = 1
_LONGEST = 64 * 1024 * 1024


@dataclass(frozen=True)
class About:
    """Which document a journal is of. ``path`` and ``sha256`` are those of its file, None and "" where it has none.

    ``has_base``: the document as the journal began is kept beside it; ``is_news``: no file has that. ``follows`` are
    the journals that it went on from, which it makes needless. ``seen`` is what the file, or the base, holds.
    ``process`` writes it, which began at ``birth``.
    """

    document_id: str
    name: str
    path: Path | None = None
    sha256: str = ""
    has_base: bool = False
    is_news: bool = False
    follows: tuple[str, ...] = ()
    seen: Version = field(default_factory=Version)
    process: int = field(default_factory=os.getpid)
    birth: str = field(default_factory=own_birth)


@dataclass(frozen=True)
class Saved:
    """From here on a file holds all that stands before, but for the last ``since`` edits."""

    path: Path
    sha256: str
    since: int


@dataclass(frozen=True)
class Even:
    """What stands before amounts to nothing: it was all undone."""


@dataclass(frozen=True)
class News:
    """No file has what the journal begins with."""


@dataclass(frozen=True)
class Typing:
    """What a person was writing and had not yet finished; nothing where ``form`` is empty."""

    form: Json


@dataclass(frozen=True)
class Edit:
    """A change set, with all else that it takes to apply it: registers whose losing values came or went, the losing
    values of all registers named, and what others were seen to have written."""

    changes: ChangeSet
    at: float
    """Seconds since 1970."""
    puts: tuple[Put, ...] = ()
    losers: tuple[Put, ...] = ()
    seen: Mapping[Peer, Moment] = field(default_factory=dict[Peer, Moment])
    authors: Mapping[Peer, str] = field(default_factory=dict[Peer, str])


Line = About | Saved | Even | News | Typing | Edit


def framed(form: Json) -> bytes:
    """A line with its length and checksum."""
    data = encode(form)
    return b"%d %08x %s\n" % (len(data), crc32(data), data)


def about_form(about: About) -> Json:
    return {
        "journal": VERSION,
        "document": about.document_id,
        "name": about.name,
        "path": None if about.path is None else str(about.path),
        "sha256": about.sha256,
        "base": about.has_base,
        "news": about.is_news,
        "follows": about.follows,
        "seen": about.seen,
        "process": about.process,
        "birth": about.birth,
    }


def saved_form(saved: Saved) -> Json:
    return {"saved": {"path": str(saved.path), "sha256": saved.sha256, "since": saved.since}}


EVEN: Json = {"even": True}
NEWS: Json = {"news": True}


def typing_form(form: Json) -> Json:
    return {"typing": form}


def edit_form(changes: ChangeSet, registers: Registers, seen: Mapping[Peer, Moment], author: tuple[Peer, str]) -> Json:
    """``seen`` is what was newly seen of others, ``author`` who wrote it under which name ("": nobody's).

    Stamps are bare tuples: what has a name besides is written ten times as slowly.
    """
    whole: list[object] = []
    single: list[object] = []
    fresh: dict[tuple[str, str], dict[str, Value]] = {}
    stamp = changes.writes[0].stamp if changes.writes else None
    for (table, record, name), before, after, written, before_stamp in changes.writes:
        if before_stamp is None and written is stamp and after is not ABSENT:
            row = fresh.get((table, record))
            if row is None:
                row = fresh[(table, record)] = {}
                whole.append((table, record, row))
            row[name] = after
        else:
            earlier = None if before_stamp is None else tuple(before_stamp)
            single.append((table, record, name, _boxed(after), tuple(written), _boxed(before), earlier))
    form: Json = {"edit": changes.label, "at": round(time.time(), 3), "by": changes.origin}
    if stamp is not None:
        form["stamp"] = tuple(stamp)
    if whole:
        form["new"] = whole
    if single:
        form["set"] = single
    if changes.born and changes.born != fresh.keys():
        form["born"] = tuple(changes.born)
    elif changes.born:
        form["born"] = True
    if registers.losers or changes.contested:
        form |= _contested_form(changes, registers)
    if seen:
        form["seen"] = seen
    if author[1]:
        form["author"] = author
    return form


def _contested_form(changes: ChangeSet, registers: Registers) -> Json:
    written = {write.key for write in changes.writes}
    puts = [(key, found) for key in changes.contested - written if (found := registers.get(key)) is not None]
    losers = [
        (*key, _boxed(value), tuple(stamp))
        for key in written | changes.contested
        for stamp, value in registers.losers.get(key, {}).items()
    ]
    form: Json = {}
    if puts:
        form["puts"] = [(*key, _boxed(found.value), tuple(found.stamp)) for key, found in puts]
    if losers:
        form["losers"] = losers
    return form


def read_lines(data: bytes) -> Iterator[bytes | None]:
    """The JSON of each line; None for one that is torn or altered."""
    for line in data.split(b"\n"):
        if line:
            yield _unframed(line)


def _unframed(line: bytes) -> bytes | None:
    length, _space, rest = line.partition(b" ")
    check, _space, content = rest.partition(b" ")
    if not length.isdigit() or int(length) != len(content) or len(content) > _LONGEST:
        return None
    return content if check == b"%08x" % crc32(content) else None


def line_of(content: bytes) -> Line | None:
    """What a line says; None for what only a later version knows. Raises DamagedFileError where it says nothing that
    a journal can, NewerVersionError for the head of one that a newer version began."""
    import orjson

    try:
        form: Any = fit_to_keep(content, orjson.loads(content))
        return _line(cast(Json, form))
    except NewerVersionError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError) as error:
        raise DamagedFileError(_("A line of the journal is not what it should be ({why}).").format(why=error)) from None


def _line(form: Json) -> Line | None:
    if "journal" in form:
        return _about(form)
    if "edit" in form:
        return _edit(form)
    if "saved" in form:
        saved = form["saved"]
        return Saved(Path(_text(saved["path"])), _text(saved["sha256"]), _number(saved["since"]))
    if "even" in form:
        return Even()
    if "news" in form:
        return News()
    if "typing" in form:
        return Typing(dict(form["typing"]))
    return None


def _about(form: Json) -> About:
    if _number(form["journal"]) > VERSION:
        raise NewerVersionError(_("It was written by a newer version of the program."))
    path = form["path"]
    return About(
        _text(form["document"]),
        _text(form["name"]),
        None if path is None else Path(_text(path)),
        _text(form["sha256"]),
        bool(form["base"]),
        bool(form["news"]),
        tuple(map(_text, form["follows"])),
        {_text(peer): _moment(moment) for peer, moment in form["seen"].items()},
        _number(form["process"]),
        _text(form["birth"]),
    )


def _edit(form: Json) -> Edit:
    stamp = _stamp(form["stamp"]) if "stamp" in form else None
    writes: list[Write] = []
    whole = form.get("new", ())
    for table, record, row in whole:
        assert stamp is not None
        for name, value in row.items():
            writes.append(Write(_key(table, record, name), ABSENT, frozen(value), stamp, None))
    for table, record, name, after, written, before, before_stamp in form.get("set", ()):
        old = None if before_stamp is None else _stamp(before_stamp)
        writes.append(Write(_key(table, record, name), _unboxed(before), _unboxed(after), _stamp(written), old))
    named = form.get("born", ())
    born = {(_text(table), _text(record)) for table, record, *_row in (whole if named is True else named)}
    author = form.get("author")
    puts = tuple(_puts(form.get("puts", ())))
    return Edit(
        change_set(writes, Origin(form["by"]), _text(form["edit"]), (put.key for put in puts), born),
        float(form["at"]),
        puts,
        tuple(_puts(form.get("losers", ()))),
        {_text(peer): _moment(moment) for peer, moment in form.get("seen", {}).items()},
        {} if author is None else {_text(author[0]): _text(author[1])},
    )


def _puts(forms: Iterable[Any]) -> Iterator[Put]:
    for table, record, name, boxed, stamp in forms:
        yield Put(_key(table, record, name), _unboxed(boxed), _stamp(stamp))


def is_covered(edit: Edit, version: Version) -> bool:
    """Whether whoever has seen ``version`` has all of an edit."""
    return all(covers(version, write.stamp) for write in edit.changes.writes) and not edit.puts


def registers_after(edit: Edit) -> Iterator[Put]:
    """Each register that an edit names, as it stands after it."""
    for write in edit.changes.writes:
        yield Put(write.key, write.after, write.stamp)
    yield from edit.puts


def _boxed(value: Value) -> tuple[Value, ...]:
    return () if value is ABSENT else (value,)


def _unboxed(boxed: Any) -> Value:
    return frozen(boxed[0]) if boxed else ABSENT


def _key(table: Any, record: Any, name: Any) -> Key:
    return Key(_text(table), _text(record), _text(name))


def _stamp(found: Any) -> Stamp:
    millis, counter, peer = found
    return Stamp(_number(millis), _number(counter), _text(peer))


def _moment(found: Any) -> Moment:
    millis, counter = found
    return _number(millis), _number(counter)


def _text(found: Any) -> str:
    if not isinstance(found, str):
        raise TypeError(f"no text: {found!r:.40}")
    return found


def _number(found: Any) -> int:
    if type(found) is not int or not 0 <= found < 2**63:
        raise ValueError(f"no number: {found!r:.40}")
    return found
