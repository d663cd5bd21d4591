"""How is told what was not saved: which map, when, how many edits."""

from collections.abc import Sequence
from datetime import datetime

from journeydesigner.files.keeping.left_behind import LeftBehind
from journeydesigner.ui.recent_text import folder_text, when_text
from journeydesigner.wording import _, n_


def when(left: LeftBehind) -> str:
    """«Today, 14:12», in the reader's time zone."""
    return when_text(left.when.astimezone().replace(tzinfo=None), datetime.now())


def how_many(left: LeftBehind) -> str:
    """«12 edits»; of what no file ever had, that."""
    if left.edits:
        return n_("{count} edit", "{count} edits", left.edits).format(count=left.edits)
    return _("in no file yet") if left.about.is_news else _("a text half written")


def facts(left: LeftBehind) -> str:
    """How many edits, when, of which file."""
    path = left.about.path
    parts = (how_many(left), when(left), folder_text(path.parent) if path is not None else "")
    return " · ".join(part for part in parts if part)


def offer(left: LeftBehind) -> str:
    """The sentence with which one is offered."""
    name, moment = left.about.name, when(left)
    if not left.edits:
        said = _("“{name}” was not saved when the program ended ({when}).")
        return said.format(name=name, when=moment)
    said = n_(
        "{count} edit of “{name}” was not saved when the program ended ({when}).",
        "{count} edits of “{name}” were not saved when the program ended ({when}).",
        left.edits,
    )
    return said.format(count=left.edits, name=name, when=moment)


def offer_of_all(left: Sequence[LeftBehind]) -> str:
    """The sentence with which several are offered."""
    said = n_(
        "{count} map was not saved when the program ended.",
        "{count} maps were not saved when the program ended.",
        len(left),
    )
    return said.format(count=len(left))


def brought(left: LeftBehind, summary: str) -> str:
    """What is said once it is there again."""
    said = _("Recovered: {what}. It is not saved yet.")
    return said.format(what=summary or how_many(left))
