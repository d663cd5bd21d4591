"""A log's file as a table of the embedded database: CSV and XES (plain or gzip), Parquet, a workbook's first sheet.

What a CSV file holds is read as text, empty cells as missing, and nothing else: "NA" and "null" are ids like others.
"""

import csv
import gzip
import io
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from journeydesigner.events.errors import EventsError
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.events.store import Store

SUFFIXES = (".csv", ".csv.gz", ".tsv", ".tsv.gz", ".parquet", ".xes", ".xes.gz", ".xlsx")
_HEAD = 1024 * 1024
_ENCODINGS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class LogFile:
    """``source``: SQL of a table in a store; ``columns``: its names; ``notes``: sentences on how it was read;
    ``rows``: how many it has, by an estimate unless ``is_counted``."""

    source: str
    columns: tuple[str, ...]
    notes: tuple[str, ...] = ()
    rows: int = 0
    is_counted: bool = False


def attach(path: Path, store: "Store", most: int | None = None) -> LogFile:
    """Make a log's file readable in ``store``; only its first ``most`` rows need be there. Raises EventsError."""
    name = path.name.casefold()
    suffix = next((suffix for suffix in sorted(SUFFIXES, key=len, reverse=True) if name.endswith(suffix)), "")
    if not suffix:
        kinds = ", ".join(SUFFIXES)
        raise EventsError(_("{path} is no log of events that can be read; those are {kinds}.").format(
            path=path, kinds=kinds))  # fmt: skip
    _readable(path)
    if suffix == ".parquet":
        return _parquet(path, store)
    if suffix.startswith(".xes"):
        from journeydesigner.events.xes import as_csv

        return _csv(as_csv(path, store.folder), store)
    if suffix == ".xlsx":
        from journeydesigner.events import sheets

        return _csv(sheets.as_csv(path, store.folder), store)
    return _csv(path, store)


def _readable(path: Path) -> None:
    try:
        with path.open("rb") as file:
            if not file.read(1):
                raise EventsError(_("{path} is empty.").format(path=path))
    except OSError as error:
        why = error.strerror or error
        raise EventsError(_("{path} cannot be read ({why}); check its name.").format(path=path, why=why)) from None


def _parquet(path: Path, store: "Store") -> LogFile:
    import duckdb

    try:
        source = f"read_parquet({_literal(path)})"
        return replace(
            _described(source, store, ()),
            rows=store.rows(f"select count(*) from {source}")[0][0],
            is_counted=True,
        )
    except duckdb.Error:
        raise EventsError(_("{path} is no Parquet file, or a damaged one.").format(path=path)) from None


def _csv(path: Path, store: "Store") -> LogFile:
    import duckdb

    head = _head(path)
    notes: list[str] = []
    encoding = next((name for mark, name in _ENCODINGS if head.startswith(mark)), "")
    if not encoding:
        encoding = "utf-8"
        try:
            head.decode("utf-8") if len(head) < _HEAD else head[: head.rfind(b"\n") + 1].decode("utf-8")
        except UnicodeDecodeError:
            encoding = "latin-1"
            notes.append(_("The file is not UTF-8: it was read as Latin-1."))
    text = head.decode(encoding, errors="replace")
    _refuse_twice(path, text)
    options = f"header=true, all_varchar=true, encoding='{encoding}', store_rejects=true, rejects_limit=1000"
    try:
        return _described(f"read_csv({_literal(path)}, {options})", store, tuple(notes))
    except duckdb.Error as error:
        why = str(error).splitlines()[0].partition(": ")[2]
        raise EventsError(_("{path} cannot be read as a table: {why}").format(path=path, why=why)) from None


def _described(source: str, store: "Store", notes: tuple[str, ...]) -> LogFile:
    columns = tuple(str(row[0]) for row in store.rows(f"describe select * from {source}"))
    return LogFile(source, columns, notes)


def _refuse_twice(path: Path, text: str) -> None:
    """A column that is there twice cannot be named."""
    line = text.lstrip("\ufeff").partition("\n")[0]
    delimiter = max(",;\t|", key=line.count)
    names = next(csv.reader(io.StringIO(line), delimiter=delimiter), [])
    twice = sorted({name for name in names if names.count(name) > 1 and name})
    if twice:
        raise EventsError(
            _("{path} has the column {names} twice; rename one of them.").format(path=path, names=", ".join(twice))
        )


def _head(path: Path) -> bytes:
    try:
        with opened(path) as file:
            return file.read(_HEAD)
    except (OSError, EOFError) as error:
        raise EventsError(_("{path} cannot be unpacked ({why}).").format(path=path, why=error)) from None


def opened(path: Path) -> IO[bytes]:
    """A file's content, unpacked where it is packed."""
    return cast("IO[bytes]", gzip.open(path)) if path.suffix.casefold() == ".gz" else path.open("rb")


def _literal(path: Path) -> str:
    """A path as SQL that means this very file: characters that would match others stand for themselves."""
    text = "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(path.absolute()))
    return "'" + text.replace("'", "''") + "'"
