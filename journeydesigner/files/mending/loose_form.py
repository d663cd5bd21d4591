"""A journey's form from a ``journey.json`` that is not sound: cut off, with lines that cannot be read, keys twice."""

import json
import re
from typing import Any, cast

from journeydesigner.files.errors import DamagedFileError
from journeydesigner.files.json_text import MAX_NESTING, nesting
from journeydesigner.files.mending.faults import Fault, lost, mended
from journeydesigner.files.public_form import FORMAT, VERSION
from journeydesigner.files.record_forms import Json
from journeydesigner.model.ids import new_id
from journeydesigner.model.records import TABLES
from journeydesigner.wording import _, n_

_WHERE = "journey.json"
_PART = re.compile(r'^"((?:[^"\\]|\\.)*)": (.*?),?$')


def loose_form(content: bytes) -> tuple[Json, list[Fault]]:
    """The form as far as it can be told, and what could not. Raises DamagedFileError where nothing can.

    A form that is written as we write it is read line by line, each record by itself.
    """
    faults: list[Fault] = []
    text = content.decode("utf-8-sig", "replace")
    if "\ufffd" in text and "\ufffd".encode() not in content:
        faults.append(mended(_WHERE, _("Bytes that are no text were taken for unknown characters.")))
    form = _whole(text, faults)
    if form is None:
        form = _by_lines(text, faults)
    return _with_sound_tables(_with_head(form, faults), faults), faults


def _whole(text: str, faults: list[Fault]) -> Json | None:
    """As one piece of JSON, of whose twofold keys the last one counts; None where it is none."""
    try:
        form = _value(text, faults)
    except ValueError:
        return None
    return cast(Json, form) if isinstance(form, dict) else None


def _value(text: str, faults: list[Fault]) -> Any:
    """JSON with its oddities named. Raises ValueError."""

    def unique(pairs: list[tuple[str, Any]]) -> Json:
        found = dict(pairs)
        if len(found) != len(pairs):
            said = _("An object names a field twice; the last one counts.")
            faults.append(mended(_WHERE, said))
        return found

    def no_number(said: str) -> None:
        faults.append(mended(_WHERE, _("{value} is no number; there is none in its place.").format(value=said)))

    def number(said: str) -> float | None:
        value = float(said)
        return value if value - value == 0 else no_number(said)

    if nesting(text) > MAX_NESTING:
        raise ValueError
    try:
        return json.loads(text, object_pairs_hook=unique, parse_constant=no_number, parse_float=number)
    except RecursionError:
        raise ValueError from None


def _by_lines(text: str, faults: list[Fault]) -> Json:
    """One part after another, one record a line: as ``encode_form`` writes them."""
    form: Json = {}
    table: str | None = None
    unread: dict[str, int] = {}
    for line in text.splitlines():
        line = line.strip()
        if table is not None and line.rstrip(",") == "]":
            table = None
        elif table is not None and line.startswith("{"):
            record = _line(line.rstrip(","), faults)
            if record is None:
                unread[table] = unread.get(table, 0) + 1
            else:
                form[table].append(record)
        elif (part := _PART.match(line)) is not None:
            table = _take_part(form, part[1], part[2], faults)
        elif line not in ("", "{", "}", "],", "]"):
            unread[table or ""] = unread.get(table or "", 0) + 1
    faults += [_unread(name, count) for name, count in unread.items()]
    if not text.rstrip().endswith("}"):
        faults.append(lost(_WHERE, _("It is cut off: what stood behind is gone.")))
    return form


def _unread(table: str, count: int) -> Fault:
    said = n_("{count} line of “{table}” cannot be read.", "{count} lines of “{table}” cannot be read.", count)
    return lost(_WHERE, said.format(count=count, table=table or "journey.json"))


def _take_part(form: Json, name: str, said: str, faults: list[Fault]) -> str | None:
    """Enter a part of the form; the table that begins with it."""
    if said == "[":
        form.setdefault(name, [])
        return name
    value = _line(said, faults)
    if value is None and said != "null":
        faults.append(lost(_WHERE, _("The part “{name}” cannot be read.").format(name=name)))
    else:
        form[name] = value
    return None


def _line(text: str, faults: list[Fault]) -> Any:
    try:
        return _value(text, faults)
    except ValueError:
        return None


def _with_head(form: Json, faults: list[Fault]) -> Json:
    """With a head that says what it is. Raises DamagedFileError where there is nothing that a head would belong to."""
    if not any(form.get(table) for table in TABLES):
        raise DamagedFileError(_("Nothing in it can be saved."))
    document = form.get("document")
    if not isinstance(document, str) or not document:
        faults.append(mended(_WHERE, _("It names no document; as a new one it merges with no other copy.")))
        document = new_id("doc")
    version = form.get("version")
    known = version if type(version) is int and version >= 1 else VERSION
    return {**form, "format": FORMAT, "version": known, "document": document}


def _with_sound_tables(form: Json, faults: list[Fault]) -> Json:
    """With tables of records that each have an id of their own."""
    for table in TABLES:
        if table in form:
            form[table] = _records(table, form[table], faults)
    return form


def _records(table: str, found: object, faults: list[Fault]) -> list[Json]:
    if not isinstance(found, list):
        faults.append(lost(table, _("“{table}” is no list; it was left out.").format(table=table)))
        return []
    known: dict[str, Json] = {}
    for record in cast(list[object], found):
        if not isinstance(record, dict) or not isinstance(cast(Json, record).get("id"), str):
            faults.append(
                lost(table, _("“{table}” lists something that is no record; it was left out.").format(table=table))
            )
            continue
        _enter(table, cast(Json, record), known, faults)
    return list(known.values())


def _enter(table: str, record: Json, known: dict[str, Json], faults: list[Fault]) -> None:
    twin = known.get(record["id"])
    if twin is None:
        known[record["id"]] = record
    elif twin != record:
        fresh = new_id(table.removesuffix("s"))
        known[fresh] = {**record, "id": fresh}
        said = _("“{table}” lists {id} twice; the second one has an id of its own now.")
        faults.append(mended(table, said.format(table=table, id=record["id"])))
