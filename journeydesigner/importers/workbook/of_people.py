"""The sheet Personas: who they are, what they want, whose map it is, and new ones."""

from functools import partial
from typing import Any

from journeydesigner.importers.workbook import typed
from journeydesigner.importers.workbook.book import Value
from journeydesigner.importers.workbook.comparing import Work, quoted
from journeydesigner.importers.workbook.plan import Addition, Edit, Removal
from journeydesigner.importers.workbook.rows import Read, Row
from journeydesigner.importers.workbook.titles import folded
from journeydesigner.model.ids import PersonaId
from journeydesigner.wording import _

_FIELDS = ("name", "role", "age", "quote", "goals", "needs", "frustrations")
_LISTS = frozenset({"goals", "needs", "frustrations"})


def plan_people(work: Work, read: Read) -> dict[str, str]:
    """Add to the plan what the sheet says of personas; folded name -> id of all there are then."""
    names = {folded(persona.name): str(persona.id)
             for persona in reversed(work.snapshot.personas_of(work.map.organization))}  # fmt: skip
    told: list[tuple[Row, str]] = []
    for row in read.rows:
        record = _added(work, names, row) if row.origin is None else _changed(work, read, names, row)
        if record and row.is_changed("told"):
            told.append((row, record))
    _whose(work, read, told)
    for record in read.missing:
        if record in work.snapshot.table("personas"):
            about = quoted(_("Persona"), work.snapshot.persona(PersonaId(record)).name)
            work.removals.append(Removal("personas", record, about, "", work.has_changed_since(read, record)))
    return names


def _value(key: str, value: Value) -> Any:
    """Raises BadCellError."""
    if key in _LISTS:
        return typed.parts(value, "\n")
    if key == "age":
        return typed.whole(value)
    value = typed.words(value)
    if key == "name" and not value:
        raise typed.BadCellError(_("a persona needs a name"))
    return value


def _changed(work: Work, read: Read, names: dict[str, str], row: Row) -> str:
    if work.is_gone(read, row):
        return ""
    about = quoted(_("Persona"), typed.text((row.origin or {}).get("name")))
    for key in _FIELDS:
        if row.is_changed(key):
            try:
                value = _value(key, row.value(key))
                of = ("personas", row.record, key)
                work.edit(read, row, key, of, about, value, parse=partial(_value, key))
            except typed.BadCellError as error:
                work.note(row.at(key), error)
    names.setdefault(folded(row.text("name")), row.record)
    return row.record


def _added(work: Work, names: dict[str, str], row: Row) -> str:
    values: dict[str, Any] = {}
    for key in _FIELDS:
        if row.is_changed(key) or key == "name":
            try:
                values[key] = _value(key, row.value(key))
            except typed.BadCellError as error:
                work.note(row.at(key), error)
    if "name" not in values:
        return ""
    record = work.new_id("personas")
    names.setdefault(folded(values["name"]), record)
    about = quoted(_("Persona"), values["name"])
    work.additions.append(Addition("personas", record, about, values.get("role", ""), values, row.where))
    return record


def _whose(work: Work, read: Read, told: list[tuple[Row, str]]) -> None:
    """Whose map it is: the row that says yes now; no one's, where the one that did says no."""
    chosen: list[tuple[Row, str]] = []
    for row, record in told:
        try:
            if typed.yes(row.value("told")):
                chosen.append((row, record))
        except typed.BadCellError as error:
            work.note(row.at("told"), error)
            return
    for row, _record in chosen[1:]:
        work.note(row.at("told"), _("a map is told by one persona"))
    if not told:
        return
    row, record = chosen[0] if chosen else (told[0][0], None)
    names = {persona.id: persona.name for persona in work.snapshot.personas_of(work.map.organization)}
    before = names.get(work.map.persona, "") if work.map.persona else ""
    was = next((str(r["id"]) for r in read.table.rows.values() if r.get("told")), None)
    theirs = before if was != work.map.persona and work.map.persona != record else None
    work.edits.append(
        Edit("maps", work.map_id, "persona", quoted(_("Map"), work.map.title), read.table.headings["told"], before,
             row.text("name") if record else "–", record, row.at("told"), theirs)
    )  # fmt: skip
