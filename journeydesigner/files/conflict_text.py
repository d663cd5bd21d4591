"""An open conflict for those who read no window: as lines of text, and as JSON."""

from collections.abc import Callable
from datetime import UTC

from journeydesigner.document.changes import DELETED
from journeydesigner.document.clock import Stamp
from journeydesigner.document.conflicts import Conflict
from journeydesigner.document.document import Document
from journeydesigner.document.registers import ABSENT, Register
from journeydesigner.editing.conflict_sides import ConflictTold, Side, told_conflicts
from journeydesigner.files.json_text import encode
from journeydesigner.model.records import Card
from journeydesigner.wording import _

Author = Callable[[Stamp], str]


def conflict_text(document: Document, told: ConflictTold, author: Author) -> str:
    """Which field of what, and both values with who wrote them when; ``author`` says who, by the stamp."""
    conflict = told.conflict
    about = [told.about if told.name else f"{told.noun} {told.record}", told.where.words, told.field]
    kept = _written(told.kept, conflict.kept, author)
    lost = _written(told.lost, conflict.lost, author)
    if conflict.against_deletion and isinstance(document.snapshot.find(told.record), Card):  # type: ignore[arg-type]
        # A card that somebody worked on outlives its deletion.
        other = _("now in the inbox: {value}").format(value=lost)
    else:
        other = _("lost: {value}").format(value=lost)
    return ", ".join(filter(None, about)) + ":\n  " + _("kept: {value}").format(value=kept) + f"\n  {other}"


def conflict_form(document: Document, conflict: Conflict) -> dict[str, object]:
    """What ``merge --json`` says of one."""
    (told,) = told_conflicts(document, (conflict,))
    return {
        "table": conflict.key.table,
        "id": conflict.key.id,
        "field": conflict.key.field,
        "about": told.about,
        "map": told.where.map or None,
        "place": told.where.words or None,
        "is_deletion": conflict.against_deletion or conflict.key.field == DELETED,
        "kept": _side_form(told.kept, conflict.kept),
        "lost": _side_form(told.lost, conflict.lost),
    }


def _side_form(side: Side, register: Register) -> dict[str, object]:
    value = None if side.is_deletion or register.value is ABSENT else register.value
    when = side.when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"text": side.text, "value": value, "author": side.author, "peer": register.stamp.peer, "when": when}


def _written(side: Side, register: Register, author: Author) -> str:
    """A text in quotes, as JSON has them: where it begins and ends, and what its lines are, is seen."""
    when = side.when.strftime("%Y-%m-%d %H:%M:%S UTC")
    if side.is_deletion:
        shown = _("(deleted)")
    elif not side.text:
        shown = _("(empty)")
    else:
        shown = encode(side.text).decode("utf-8") if side.text == register.value else side.text
    return _("{value}, by {author}, {when}").format(value=shown, author=author(register.stamp), when=when)
