"""The JSON schema of the public form, made from the records: ``python -m journeydesigner.files.json_schema``.

It is kept in ``resources/schema``; a test says when it is not current.
"""

import json
import sys
from typing import Any, cast

from journeydesigner.files.public_form import FORMAT, RARE_TABLES, VERSION
from journeydesigner.files.record_forms import Json
from journeydesigner.lanes.kinds import kinds
from journeydesigner.model.records import PARENTS, TABLES, Record
from journeydesigner.shipped import resource

SCHEMA_NAME = "schema/journey.schema.json"
_STRING_OR_NULL: Json = {"type": ["string", "null"]}
_PLACE: Json = {
    "lane": _STRING_OR_NULL | {"description": "The lane (row) the card stands in; null: it lies in its map's inbox."},
    "step": _STRING_OR_NULL | {"description": "The step (column) it begins at; null in the inbox."},
    "last_step": _STRING_OR_NULL | {"description": "The step it ends at, the same as step unless it spans several."},
    "order": _STRING_OR_NULL | {"description": "Sorts cards within a cell, as text."},
    "offset": {
        "description": "A free note: it floats so far (px at 100 %) right of and below its cell's upper left corner.",
        "type": "array",
        "prefixItems": [{"type": "number"}, {"type": "number"}],
        "minItems": 2,
        "maxItems": 2,
    },
}
_ABOUT = {
    "organizations": "Whose journeys they are, in order.",
    "channels": "Media of an organisation, in order.",
    "personas": "Archetypes of an organisation, in order.",
    "maps": "Journeys, organisation by organisation, in order.",
    "stages": "Column groups, map by map, from left to right.",
    "steps": "Columns, from left to right. Every stage has at least one; it is hidden while alone and without title.",
    "lanes": "Rows, map by map, from top to bottom.",
    "cards": "Cells' contents: lane by lane, column by column, top to bottom; then each map's inbox.",
    "emotions": "Points of emotion curves, lane by lane, from left to right.",
    "metrics": "Definitions of an organisation's metrics, in order. Percentages are fractions 0..1.",
    "measurements": "One result each for a metric, anchor and period: metric by metric, oldest first.",
    "card_links": "Arrows from card to card, map by map.",
    "comments": "What was said about a map and what stands on it, map by map, oldest first.",
    "saved_views": "Filters of a map under a name.",
    "vote_rounds": "Rounds of dot voting, map by map.",
    "votes": "How many dots a voter gave a card, round by round.",
    "agenda": "The parts of the workshop about a map, in order.",
    "settlements": "Conflicts of merged copies that a person declared settled.",
    "kept_states": "States of the file that were kept under a name, oldest first.",
    "event_rules": "How logs of events are read, map by map.",
    "forecasts": "What was forecast for maps, never measured, map by map, oldest first.",
    "movements": "What logs of events told, map by map, oldest first; null: too few customers to be told.",
}


def journey_json_schema() -> Json:
    """The schema of what ``show --json`` prints and ``journey.json`` holds."""
    definitions: Json = {}
    tables = {name: _table(name, kind, definitions) for name, kind in TABLES.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Journey",
        "description": (
            "The public form of a .journey file: lists of records that refer to each other by id, in the order in "
            "which a person sees them. Fields that are left out have their default. Unknown fields and lists are "
            "kept. Lane kinds: " + ", ".join(sorted(kinds())) + "."
        ),
        "type": "object",
        "required": ["format", "version", "document", *(name for name in TABLES if name not in RARE_TABLES)],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION, "description": "Of the format. A reader refuses a later one."},
            "document": {"type": "string", "description": "Copies of one file share it, and can be merged."},
            **tables,
        },
        "$defs": _plain(definitions),
    }


def _table(name: str, kind: type[Record], definitions: Json) -> Json:
    made = kind.model_json_schema(ref_template="#/$defs/{model}")
    definitions.update(made.pop("$defs", {}))
    properties: Json = made["properties"]
    required: list[str] = made["required"]
    if name == "cards":
        properties = {**{n: p for n, p in properties.items() if n != "place"}, **_PLACE, **_lane_values()}
        required += ["lane", "step", "last_step", "order", "text"]
    if name == "measurements":
        result: Json = definitions.pop("Result")["properties"]
        properties = {**{n: p for n, p in properties.items() if n != "result"}, **result}
        required = [n for n in required if n != "result"] + ["value"]
    for field, parent in PARENTS.get(name, {}).items():
        properties[field]["description"] = f"The id of one of the {parent}."
    record = {"description": made["description"], "type": "object", "required": required, "properties": properties}
    definitions[kind.__name__] = record
    return {"description": _ABOUT[name], "type": "array", "items": {"$ref": f"#/$defs/{kind.__name__}"}}


def _lane_values() -> Json:
    """The fields that cards have in lanes of some kinds only."""
    found: Json = {}
    owners: dict[str, list[str]] = {}
    for name, kind in sorted(kinds().items()):
        for field, told in kind.values.model_json_schema().get("properties", {}).items():
            found.setdefault(field, told)
            owners.setdefault(field, []).append(name)
    return {field: {**told, "description": _in_lanes_of(owners[field])} for field, told in found.items()}


def _in_lanes_of(names: list[str]) -> str:
    return f"In lanes of kind {', '.join(names)}."


def _plain(value: Any) -> Any:
    """Without the titles that pydantic makes of names."""
    if isinstance(value, dict):
        given = cast(Json, value)
        return {key: _plain(item) for key, item in given.items() if not (key == "title" and isinstance(item, str))}
    return [_plain(item) for item in cast(list[Any], value)] if isinstance(value, list) else value


def schema_text() -> str:
    return json.dumps(journey_json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    resource(SCHEMA_NAME).parent.mkdir(exist_ok=True)
    resource(SCHEMA_NAME).write_text(schema_text(), encoding="utf-8")
    sys.stdout.write(f"{resource(SCHEMA_NAME)}\n")
