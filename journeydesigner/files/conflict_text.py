"""A conflict of a merge in words: what it is about, what was kept, what was lost, who wrote each and when."""

from collections.abc import Callable
from datetime import UTC, datetime

from journeydesigner.document.changes import DELETED
from journeydesigner.document.clock import Stamp
from journeydesigner.document.conflicts import Conflict
from journeydesigner.document.registers import ABSENT, Register
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.files.json_text import encode
from journeydesigner.model.records import Card
from journeydesigner.wording import _

_KINDS = {
    "organizations": lambda: _("Organisation"),
    "channels": lambda: _("Channel"),
    "personas": lambda: _("Persona"),
    "maps": lambda: _("Map"),
    "stages": lambda: _("Stage"),
    "steps": lambda: _("Step"),
    "lanes": lambda: _("Lane"),
    "cards": lambda: _("Card"),
    "emotions": lambda: _("Emotion"),
    "metrics": lambda: _("Metric"),
    "measurements": lambda: _("Measurement"),
    "card_links": lambda: _("Link"),
    "comments": lambda: _("Comment"),
    "saved_views": lambda: _("Saved view"),
    "vote_rounds": lambda: _("Vote"),
    "votes": lambda: _("Dots"),
    "agenda": lambda: _("Agenda item"),
}


Author = Callable[[Stamp], str]


def conflict_text(snapshot: Snapshot, conflict: Conflict, author: Author) -> str:
    """Which field of what, and both values with who wrote them when; ``author`` says who, by the stamp."""
    record = snapshot.find(conflict.key.id)
    name = next((str(v) for n in ("name", "title", "text") if (v := getattr(record, n, ""))), conflict.key.id)
    kind = _KINDS.get(conflict.key.table, lambda: conflict.key.table)()
    where = f"{kind} “{' '.join(name.split())}” ({conflict.key.id}), {conflict.key.field}"
    is_marker = conflict.key.field == DELETED
    kept = _written(conflict.kept, author, is_marker=is_marker or conflict.against_deletion)
    lost = _written(conflict.lost, author, is_marker=is_marker)
    if conflict.against_deletion and isinstance(record, Card):
        # A card that somebody worked on outlives its deletion.
        other = _("now in the inbox: {value}").format(value=lost)
    else:
        other = _("lost: {value}").format(value=lost)
    return f"{where}:\n  " + _("kept: {value}").format(value=kept) + f"\n  {other}"


def _written(register: Register, author: Author, *, is_marker: bool) -> str:
    """``is_marker``: the register says whether its record was deleted."""
    when = datetime.fromtimestamp(register.stamp.millis / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    if is_marker and register.value is not None and register.value is not ABSENT:
        shown = _("(deleted)")
    else:
        shown = _("(empty)") if register.value is ABSENT else encode(register.value).decode("utf-8")
    return _("{value}, by {author}, {when}").format(value=shown, author=author(register.stamp), when=when)
