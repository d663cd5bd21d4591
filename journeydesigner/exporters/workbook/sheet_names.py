"""The workbook's sheets: their names in the map's language, safe for Excel and never twice the same."""

import re

from journeydesigner.exporters.workbook.cell_text import clean
from journeydesigner.wording import _

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\n\t]")
_RESERVED = frozenset({"history"})
_LONGEST = 31


def safe(name: str, taken: set[str]) -> str:
    """A name that Excel takes: at most 31 characters, none forbidden, no quote at its ends; ``taken`` grows by it."""
    plain = _FORBIDDEN.sub(" ", clean(name)).strip().strip("'").strip() or _("Sheet")
    if plain.casefold() in _RESERVED:
        plain += " 1"
    found, number = plain[:_LONGEST].rstrip(), 2
    while found.casefold() in taken:
        tail = f" {number}"
        found, number = plain[: _LONGEST - len(tail)].rstrip() + tail, number + 1
    taken.add(found.casefold())
    return found


def location(sheet: str, cell: str) -> str:
    """Where a link into the workbook leads."""
    return "'" + sheet.replace("'", "''") + "'!" + cell
