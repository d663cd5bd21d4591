"""One record in its public form, and back: which registers show as which fields of its JSON object.

A card's ``place`` shows flat as ``lane``, ``step``, ``last_step`` and ``order``, a free note's with its ``offset``; a
measurement's ``result`` as
``value``, ``n`` and ``counts``, and what a newer version adds to it; a set's elements as one list. Everything else
shows under its own name. What cannot show so is told apart by the caller, who keeps it beside (see ``stamps``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, cast

from journeydesigner.document.changes import DELETED
from journeydesigner.document.registers import ABSENT, Fields, Value
from journeydesigner.document.schema import plain
from journeydesigner.files.errors import DamagedFileError
from journeydesigner.model.records import ELEMENT_FIELDS, TABLES, Card, EmotionScale, Record, Step
from journeydesigner.wording import _

Json = dict[str, Any]

PLACE_FIELDS = {"lane": "lane", "step": "first", "last_step": "last", "order": "order", "offset": "offset"}
"""Public field -> field of the place. Only a free note's offset shows."""
RESULT_FIELDS = ("value", "n", "counts")
_EMPTY_RESULT: dict[str, Value] = {"value": None, "n": None, "counts": {}}
_SCALE: dict[str, Value] = plain(EmotionScale().model_dump())
"""A lane's scale shows whole; its register holds only what differs from this."""
_FLATTENED: dict[tuple[str, str], tuple[str, ...]] = {
    ("cards", "place"): tuple(PLACE_FIELDS),
    ("measurements", "result"): RESULT_FIELDS,
}
_SPARSE: dict[str, frozenset[str]] = {
    "cards": frozenset({"place", "text"}),
    "emotions": frozenset({"persona", "quote"}),
    "measurements": frozenset(),
    "card_links": frozenset(),
    "comments": frozenset({"state"}),
    "votes": frozenset({"dots"}),
}
"""Tables of many records show, of the fields that were never written, only these; the others show all, but for"""
_RARE: dict[str, frozenset[str]] = {
    "maps": frozenset({"is_cycle", "is_locked"}),
    "stages": frozenset({"is_collapsed", "twin_of"}),
    "steps": frozenset({"width", "twin_of"}),
    "lanes": frozenset({"height", "is_collapsed", "personas", "shows_as_is", "twin_of"}),
}
"""what few records have."""


class Shown(Enum):
    """How a register shows in the public form."""

    PLAIN = "under its own name"
    PLACE = "as the fields of a place"
    RESULT = "as the three fields of a result"
    ELEMENT = "as an element of its set"
    HIDDEN = "not at all"


@dataclass(frozen=True)
class Form:
    """How records with exactly these registers show."""

    fields: tuple[tuple[str, Shown, Value], ...]
    """Register name, how it shows, default where it was never written (else ABSENT), in the order of the form."""
    elements: tuple[tuple[str, str, str], ...]
    """Register name, set, element."""
    hidden: tuple[str, ...]
    has_scale: bool


_PLAIN, _PLACE, _ELEMENT, _HIDDEN = Shown.PLAIN, Shown.PLACE, Shown.ELEMENT, Shown.HIDDEN


@cache
def how_shown(table: str, name: str) -> Shown:
    """How register ``name`` of ``table`` shows."""
    if name in ("id", DELETED):
        return Shown.HIDDEN
    if table == "cards":
        if name == "place":
            return Shown.PLACE
        if name in PLACE_FIELDS:
            return Shown.HIDDEN
    if table == "measurements":
        if name == "result":
            return Shown.RESULT
        if name in RESULT_FIELDS:
            return Shown.HIDDEN
    sets = ELEMENT_FIELDS.get(table, ())
    head, slash, _element = name.partition("/")
    if slash and head in sets:
        return Shown.ELEMENT
    return Shown.HIDDEN if name in sets else Shown.PLAIN


@cache
def defaults(table: str) -> Mapping[str, Value]:
    """Public field -> what it is where it was never written."""
    kind = TABLES.get(table)
    if kind is None:
        return {}
    found = {
        name: plain(info.get_default(call_default_factory=True))
        for name, info in kind.model_fields.items()
        if not info.is_required() and (table, name) not in _FLATTENED
    }
    if table == "cards":
        found |= dict.fromkeys(PLACE_FIELDS)
    if table == "measurements":
        found |= _EMPTY_RESULT
    return found


@cache
def form(table: str, names: tuple[str, ...]) -> Form:
    """How a record of ``table`` with the registers ``names`` shows."""
    kind = TABLES.get(table)
    known = tuple(kind.model_fields) if kind else ()
    shown = {name: how_shown(table, name) for name in names}
    fields: list[tuple[str, Shown, Value]] = []
    for name in known:
        if name in shown and shown[name] not in (Shown.HIDDEN, Shown.ELEMENT):
            fields.append((name, shown[name], ABSENT))
        elif kind and name != "id" and not kind.model_fields[name].is_required() and _shows_default(table, name):
            fields.append((name, how_shown(table, name), defaults(table).get(name)))
    fields += [
        (name, Shown.PLAIN, ABSENT) for name in sorted(names) if shown[name] is Shown.PLAIN and name not in known
    ]
    elements = [_element_of(name) for name in sorted(names) if shown[name] is Shown.ELEMENT]
    hidden = tuple(name for name in names if shown[name] is Shown.HIDDEN)
    return Form(tuple(fields), tuple(elements), hidden, table == "lanes" and "scale" in names)


def _element_of(name: str) -> tuple[str, str, str]:
    head, _slash, element = name.partition("/")
    return (name, head, element)


def _shows_default(table: str, name: str) -> bool:
    if name in ELEMENT_FIELDS.get(table, ()):
        return False
    return name in _SPARSE[table] if table in _SPARSE else name not in _RARE.get(table, ())


def public_record(form: Form, record: str, row: Fields, living: Record | None, kept: dict[str, Value]) -> Json:
    """``row`` as its JSON object. Into ``kept`` goes every register value that the object does not tell.

    ``living`` is the record as it is seen: a card's place with lost ends made right.
    """
    out: Json = {"id": record}
    for name, shown, default in form.fields:
        if name not in row:
            if shown is _PLACE:
                _show_place(out, cast(Card, living), None, kept)
            else:
                out[name] = default
            continue
        value = row[name][0]
        if shown is _PLAIN:
            if value is ABSENT:
                kept[name] = ABSENT
            else:
                out[name] = value
        elif shown is _PLACE:
            _show_place(out, cast(Card, living), value, kept)
        else:
            _show_result(out, value, kept)
    if type(living) is Step and "stage" not in out:
        out["stage"] = living.stage  # which its id alone tells
    for name, head, element in form.elements:
        if row[name][0] is True:
            out.setdefault(head, []).append(element)
        else:
            kept[name] = row[name][0]
    if form.has_scale and isinstance(out.get("scale"), dict):
        kept["scale"], out["scale"] = out["scale"], _SCALE | cast(Json, out["scale"])
    for name in form.hidden:
        if row[name][0] is not None:
            kept[name] = row[name][0]
    return out


def _show_place(out: Json, card: Card, value: Value, kept: dict[str, Value]) -> None:
    place = card.place
    if out.get("map") != card.map:  # its map is gone; another shows it
        kept["map"], out["map"] = out.get("map", ABSENT), card.map
    if place is None:
        out["lane"] = out["step"] = out["last_step"] = out["order"] = None
        if value is not None:
            kept["place"] = value
        return
    first, last = place.first, place.last
    out["lane"], out["step"], out["last_step"], out["order"] = place.lane, first, last, place.order
    if place.offset is not None:
        out["offset"] = place.offset
    if type(value) is dict and len(value) == 4 and value["first"] == first and value["last"] == last:  # pyright: ignore[reportUnknownArgumentType]
        return
    if value != place_value(out):
        kept["place"] = value


def _show_result(out: Json, value: Value, kept: dict[str, Value]) -> None:
    if not isinstance(value, dict):
        out["value"] = None
        kept["result"] = value
        return
    result = cast(Json, value)
    out["value"] = result.get("value")
    if "n" in result:
        out["n"] = result["n"]
    if "counts" in result:
        out["counts"] = result["counts"]
    if result != register_value(Shown.RESULT, "result", out):
        kept["result"] = result
    for name, more in result.items():
        out.setdefault(name, more)  # what only a newer version knows; a field of the record itself goes before


def register_value(shown: Shown, name: str, record: Json) -> Value:
    """The value of register ``name`` that a public record tells; ABSENT where it says nothing of it."""
    match shown:
        case Shown.PLAIN:
            return frozen(record[name]) if name in record else ABSENT
        case Shown.PLACE:
            return place_value(record)
        case Shown.RESULT:
            told = {key: frozen(record[key]) for key in RESULT_FIELDS if key in record}
            return {key: value for key, value in told.items() if value != _EMPTY_RESULT[key]}
        case Shown.ELEMENT:
            head, _slash, element = name.partition("/")
            return element in elements(record, head)
        case Shown.HIDDEN:
            return None


def elements(record: Json, name: str) -> list[object]:
    """What a set field of a public record lists; nothing where it is no list."""
    found = record.get(name)
    return cast(list[object], found) if isinstance(found, list) else []


def place_value(record: Json) -> Value:
    """The value of the register ``place`` that a public card tells."""
    get = record.get
    lane, first, order = get("lane"), get("step"), get("order")
    if lane is None and first is None:
        return None
    place = {"lane": lane, "first": first, "last": get("last_step") or first, "order": "" if order is None else order}
    offset = get("offset")
    return place if offset is None else {**place, "offset": frozen(offset)}


MAX_NESTING = 200


def frozen(value: Value, depth: int = 0) -> Value:
    """JSON as registers hold it: lists as tuples, all the way down. Raises DamagedFileError beyond MAX_NESTING."""
    if depth > MAX_NESTING:
        raise DamagedFileError(_("It is nested too deeply to be a journey."))
    if isinstance(value, list):
        return tuple(frozen(item, depth + 1) for item in cast(list[Value], value))
    if isinstance(value, dict):
        return {key: frozen(item, depth + 1) for key, item in cast(Json, value).items()}
    return value
