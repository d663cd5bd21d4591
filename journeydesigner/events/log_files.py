"""A table's file as a table of the embedded database: CSV and XES (plain or gzip), Parquet, a workbook's first sheet.

What a CSV file holds is read as text, empty cells as missing, and nothing else: "NA" and "null" are ids like others.
"""

import csv
import io
import stat
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from journeydesigner.events.errors import EventsError
from journeydesigner.events.plain_text import PlainText, plain_text
from journeydesigner.metrics.numbers import grouped
from journeydesigner.wording import _, n_

if TYPE_CHECKING:
    from journeydesigner.events.store import Store

SUFFIXES = (".csv", ".csv.gz", ".tsv", ".tsv.gz", ".parquet", ".xes", ".xes.gz", ".xlsx")
_DELIMITERS = ",;\t|"
_CONTENTS = ((b"PK\x03\x04", ".xlsx"), (b"PAR1", ".parquet"), (b"%PDF", ".pdf"), (b"\xd0\xcf\x11\xe0", ".xls"))
"""How files begin that are no text, and what they should be called."""
_MOST_REJECTS = 1_000_000
_NESTED = ("STRUCT", "MAP", "UNION", "[]", "]")


@dataclass(frozen=True, slots=True)
class LogFile:
    """``source``: SQL of a table in a store; ``columns``: its names; ``notes``: sentences on how it was read;
    ``rows``: how many it has, by an estimate unless ``is_counted``; ``nested``: columns that hold more than one value
    in a row."""

    name: str
    source: str
    columns: tuple[str, ...]
    notes: tuple[str, ...] = ()
    rows: int = 0
    is_counted: bool = False
    nested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """Lines that were no rows of the table: how many (``is_more``: at least), and the first of them as sentences."""

    lines: int = 0
    first: tuple[str, ...] = ()
    is_more: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """All of it as a sentence, if there are any."""
        if not self.lines:
            return ()
        said = n_(
            "{count} line is no row of the table and was left out: {first}.",
            "{count} lines are no rows of the table and were left out: {first} …",
            self.lines,
        )
        count = grouped(self.lines) + ("+" if self.is_more else "")
        return (said.format(count=count, first="; ".join(self.first)),)


def attach(path: Path, store: "Store", most: int | None = None) -> LogFile:
    """Make a table's file readable in ``store``; only its first ``most`` rows need be there. Raises EventsError."""
    name = path.name.casefold()
    suffix = next((suffix for suffix in sorted(SUFFIXES, key=len, reverse=True) if name.endswith(suffix)), "")
    if not suffix:
        kinds = ", ".join(SUFFIXES)
        raise EventsError(_("{path} is no table that can be read; those are {kinds}.").format(path=path, kinds=kinds))
    _refuse_misnamed(path, suffix, _beginning(path))
    if suffix == ".parquet":
        return _parquet(path, store)
    if suffix.startswith(".xes"):
        from journeydesigner.events.xes import as_csv

        table, rows = as_csv(path, store.folder, store.course, most)
        return replace(_csv(path, table, store, (), most), rows=rows, is_counted=most is None or rows < most)
    if suffix == ".xlsx":
        from journeydesigner.events import sheets

        table, rows, notes = sheets.as_csv(path, store.folder, store.course, most)
        return replace(_csv(path, table, store, notes, most), rows=rows, is_counted=True)
    return _csv(path, path, store, (), most)


def broken(store: "Store") -> Broken:
    """Which lines of the files that were read so far are no rows. Raises EventsError where a quote swallowed others."""
    if not store.rows("select 1 from duckdb_tables() where table_name = 'reject_errors'"):
        return Broken()
    swallowed = store.rows(
        "select min(line) from reject_errors where error_type = 'UNQUOTED VALUE' and contains(csv_line, chr(10))"
    )[0][0]
    if swallowed is not None:
        raise EventsError(
            _('Line {line} opens a quote (") that is never closed, so that the lines behind it cannot be told apart; '
              "close or delete it and try again.").format(line=grouped(swallowed))
        )  # fmt: skip
    ((lines,),) = store.rows("select count(distinct line) from reject_errors")
    first = store.rows(  # a cell too few or too many is an error each: the one furthest off tells how many there are
        r"""select distinct on (line) line, error_type, error_message from reject_errors
            order by line, error_type,
                     try_cast(regexp_extract(error_message, '\d+$') as bigint)
                     * if(error_type = 'TOO MANY COLUMNS', -1, 1)
            limit 3"""
    )
    return Broken(lines, tuple(_told(*row) for row in first), lines >= _MOST_REJECTS)


def _told(line: int, kind: str, message: str) -> str:
    """What is wrong with a line; the words of the database give the numbers."""
    numbers = [int(word) for word in message.replace(":", " ").split() if word.isdigit()]
    match kind:
        case "MISSING COLUMNS" | "TOO MANY COLUMNS" if len(numbers) == 2:
            why = n_("{there} cell instead of {wanted}", "{there} cells instead of {wanted}", numbers[1]).format(
                there=numbers[1], wanted=numbers[0]
            )
        case "UNQUOTED VALUE":
            why = _("letters behind a closing quote")
        case "LINE SIZE OVER MAXIMUM":
            why = _("longer than 2 MB")
        case _:
            why = _("no row of the table")
    return _("line {line}: {why}").format(line=grouped(line), why=why)


def _beginning(path: Path) -> bytes:
    """Its first bytes. Raises EventsError where it is no file that can be read."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise EventsError(_("{path} is a folder; name a file in it.").format(path=path))
        if not stat.S_ISREG(mode):  # a pipe would be waited for without end
            raise EventsError(_("{path} is no file; save what it holds as one.").format(path=path))
        with path.open("rb") as file:
            head = file.read(8)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        said = _("{path} cannot be read ({why}); check its name, and whether you may open it.")
        raise EventsError(said.format(path=path, why=why)) from None
    if not head:
        raise EventsError(_("{path} is empty.").format(path=path))
    return head


def _refuse_misnamed(path: Path, suffix: str, head: bytes) -> None:
    found = next((kind for mark, kind in _CONTENTS if head.startswith(mark)), "")
    if found and found != suffix and suffix in (".csv", ".tsv", ".parquet", ".xlsx", ".xes"):
        said = _("{path} is called {suffix}, but holds {found}; {what}.")
        what = _("rename it") if found in SUFFIXES else _("save it as CSV")
        raise EventsError(said.format(path=path, suffix=suffix, found=found, what=what))


# Parquet


def _parquet(path: Path, store: "Store") -> LogFile:
    import duckdb

    source = f"read_parquet({_literal(path)}, binary_as_string=true)"
    try:
        described = store.rows(f"describe select * from {source}")
        ((rows,),) = store.rows(f"select count(*) from {source}")
    except (duckdb.Error, EventsError):
        raise EventsError(_("{path} is no Parquet file, or a damaged one.").format(path=path)) from None
    nested = tuple(str(row[0]) for row in described if str(row[1]).startswith(_NESTED) or str(row[1]).endswith(_NESTED))
    return LogFile(path.name, source, tuple(str(row[0]) for row in described), (), rows, True, nested)


# Text


def _csv(path: Path, table: Path, store: "Store", notes: Sequence[str], most: int | None) -> LogFile:
    """``table``: what is read; ``path``: what the person chose."""
    text = plain_text(table, store.folder, store.course, is_head=most is not None)
    form = _Form(path, text)
    columns = ", ".join(f"{_text(name)}: 'VARCHAR'" for name in form.columns)
    options = (
        f"auto_detect=false, compression='none', header=true, skip={form.skipped}, columns={{{columns}}}, "
        f"delim={_text(form.delimiter)}, quote='\"', escape={_text(form.escape)}, "
        f"store_rejects=true, rejects_limit={_MOST_REJECTS}"
    )
    lines = max(text.head.count(b"\n"), 1)
    return LogFile(
        path.name,
        f"read_csv({_literal(text.path)}, {options})",
        form.columns,
        (*notes, *text.notes),
        max(round(text.size * lines / max(len(text.head), 1)) - 1, 0),
    )


class _Form:
    """How a table is written: the names of its columns, what is between cells, how a quote in a quoted cell is."""

    def __init__(self, path: Path, text: PlainText) -> None:
        lines = io.StringIO(text.head.decode("utf-8", errors="replace").removeprefix("\ufeff"), newline=None)
        self.skipped = 0
        told = ""
        line = lines.readline()
        while line and (not line.strip() or line.casefold().startswith("sep=")):
            self.skipped += 1
            told = line.strip()[4:5] or told
            line = lines.readline()
        if not line.endswith("\n") and len(text.head) < text.size:
            raise EventsError(_("The first line of {path} does not end: it is no table.").format(path=path))
        self.delimiter = told or max(_DELIMITERS, key=lambda each: _outside_quotes(line, each))
        is_open = line.count('"') % 2
        while is_open and (more := lines.readline()):  # a name over several lines
            line += more
            is_open ^= more.count('"') % 2
        self.escape = "\\" if b'\\"' in text.head and b'""' not in text.head else '"'
        self.columns = self._named(path, line)

    def _named(self, path: Path, line: str) -> tuple[str, ...]:
        try:
            cells = next(csv.reader(io.StringIO(line), delimiter=self.delimiter), [])
        except csv.Error as error:
            raise EventsError(
                _("The first line of {path} cannot be read ({why}).").format(path=path, why=error)
            ) from None
        names = [cell.strip() for cell in cells]
        while names and not names[-1]:  # a comma at the end of each line
            names.pop()
        alike = [name.casefold() for name in names]
        twice = sorted({name for name in names if name and alike.count(name.casefold()) > 1})
        if twice:
            raise EventsError(
                _("{path} has the column {names} twice; rename one of them.").format(path=path, names=", ".join(twice))
            )
        named = tuple(name or _("column {number}").format(number=place) for place, name in enumerate(names, 1))
        if not named:
            raise EventsError(_("The first line of {path} names no columns.").format(path=path))
        return named


def _outside_quotes(line: str, delimiter: str) -> int:
    return sum(part.count(delimiter) for part in line.split('"')[::2])


def _text(text: str) -> str:
    """A text as SQL."""
    return "'" + text.replace("'", "''") + "'"


def _literal(path: Path) -> str:
    """A path as SQL that means this very file: characters that would match others stand for themselves."""
    return _text("".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(path.absolute())))
