"""XES logs (IEEE 1849) as a plain table: a row for each event, by the standard's own keys. Entities stay unexpanded."""

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, Any, cast

from journeydesigner.events.errors import EventsError
from journeydesigner.events.plain_text import MOST, is_packed
from journeydesigner.events.running import Course
from journeydesigner.wording import _

_LOOKED_AT = 10_000
"""So many events tell which attributes there are."""
_MOST_COLUMNS = 1000
FIXED = {"case": "case:concept:name", "event": "concept:name", "time": "time:timestamp"}
"""The columns of every table that is made of such a log."""


def as_csv(path: Path, folder: Path, course: Course, most: int | None = None) -> tuple[Path, int]:
    """A table of a XES file's events (``most``: no more rows), written into ``folder``, and how many there may be in
    all. Raises EventsError."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    target = folder / "xes.csv"
    try:
        columns = _columns(path, course)
        rows = 0
        with target.open("w", encoding="utf-8", newline="") as out, _opened(path, course) as file:
            writer = csv.writer(out)
            writer.writerow(columns)
            for rows, row in enumerate(_events(file), 1):
                writer.writerow([row.get(name, "") for name in columns])
                if rows == most:
                    rows = round(rows / max(file.share, 1e-9))
                    break
                if rows % 10_000 == 0 and out.tell() > MOST:
                    raise EventsError(
                        _("{path} unpacks to more than {size} GB; take a part of it.").format(
                            path=path, size=MOST // 1024**3
                        )
                    )
    except (etree.XMLSyntaxError, OSError, EOFError, zlib.error) as error:
        raise EventsError(
            _("{path} is no XES log, or a damaged one ({why}).").format(path=path, why=getattr(error, "msg", error))
        ) from None
    return target, rows


def _columns(path: Path, course: Course) -> list[str]:
    """The fixed columns and those of the first events."""
    found = dict.fromkeys(FIXED.values())
    with _opened(path, course) as file:
        for row in islice(_events(file), _LOOKED_AT):
            found.update(dict.fromkeys(row))
            if len(found) > _MOST_COLUMNS:
                raise EventsError(
                    _("The events of {path} have more than {count} attributes; take a part of them.").format(
                        path=path, count=_MOST_COLUMNS
                    )
                )
    return list(found)


def _events(file: "_Content") -> Iterator[dict[str, str]]:
    """Each event's values by key, its trace's by ``case:`` and key."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    trace: dict[str, str] | None = None
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    for what, element in etree.iterparse(file, events=("start", "end"), tag=("{*}trace", "{*}event"), **options):
        is_event = element.tag.endswith("event")
        if what == "start":
            trace = trace if is_event else None
        elif not is_event:
            _forget(element)
        else:
            if trace is None:
                parent = element.getparent()
                trace = {} if parent is None else {f"case:{key}": value for key, value in _values(parent)}
            yield {**trace, **dict(_values(element))}
            _forget(element)


def _values(element: Any) -> Iterator[tuple[str, str]]:
    for child in element:
        key = child.get("key")
        if key:
            yield key, child.get("value", "")


def _forget(element: Any) -> None:
    """Give back the memory of what was read."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


class _Content(io.RawIOBase):
    """The file's bytes, unpacked; ``share`` of it that was read, 0..1."""

    def __init__(self, path: Path, raw: IO[bytes], course: Course) -> None:
        super().__init__()
        self._raw, self._course, self._size = raw, course, max(path.stat().st_size, 1)
        self._file = cast("IO[bytes]", gzip.GzipFile(fileobj=raw)) if is_packed(path) else raw

    @property
    def share(self) -> float:
        return min(self._raw.tell() / self._size, 1.0)

    def read(self, size: int = -1) -> bytes:
        self._course.went(self.share)
        return self._file.read(size)


@contextmanager
def _opened(path: Path, course: Course) -> Iterator[_Content]:
    with path.open("rb") as raw:
        yield _Content(path, raw, course)
