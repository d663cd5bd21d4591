"""XES logs (IEEE 1849) as a plain table: a row for each event, by the standard's own keys. Entities stay unexpanded."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from journeydesigner.events.errors import EventsError
from journeydesigner.wording import _

_VALUES = frozenset({"string", "date", "int", "float", "boolean", "id"})
FIXED = {"case": "case:concept:name", "event": "concept:name", "time": "time:timestamp"}
"""The columns of every table that is made of such a log."""


def as_csv(path: Path, folder: Path) -> Path:
    """A table of a XES file's events, written into ``folder``. Raises EventsError."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    from journeydesigner.events.log_files import opened

    target = folder / "xes.csv"
    try:
        columns = _columns(path)
        with target.open("w", encoding="utf-8", newline="") as out, opened(path) as file:
            writer = csv.writer(out)
            writer.writerow(columns)
            for row in _events(file):
                writer.writerow([row.get(name, "") for name in columns])
    except (etree.XMLSyntaxError, OSError, EOFError) as error:
        raise EventsError(_("{path} is no XES log, or a damaged one ({why}).").format(path=path, why=error)) from None
    return target


def _columns(path: Path) -> list[str]:
    """The fixed columns and those of the first events."""
    from journeydesigner.events.log_files import opened

    found = dict.fromkeys(FIXED.values())
    with opened(path) as file:
        for number, row in enumerate(_events(file)):
            found.update(dict.fromkeys(row))
            if number == 1000:
                break
    return list(found)


def _events(file: Any) -> Iterator[dict[str, str]]:
    """Each event's values by key, its trace's by ``case:`` and key."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    trace: dict[str, str] = {}
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    for what, element in etree.iterparse(file, events=("start", "end"), **options):
        tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if what == "start":
            if tag == "trace":
                trace = {}
            continue
        parent = element.getparent()
        holder = etree.QName(parent).localname if parent is not None else ""
        if tag in _VALUES and holder == "trace":
            trace["case:" + element.get("key", "")] = element.get("value", "")
        elif tag == "event":
            yield {**trace, **{child.get("key", ""): child.get("value", "") for child in element if child.get("key")}}
            _forget(element)
        elif tag == "trace":
            _forget(element)


def _forget(element: Any) -> None:
    """Give back the memory of what was read."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
