"""A first look at a log: its columns and rows, which column may be what and why, and what its events are called.

Fast on files of any size: ``preview`` reads the beginning, ``names`` goes through the one column once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from journeydesigner.events.errors import EventsError, UnclearDatesError
from journeydesigner.events.headings import called
from journeydesigner.events.log_files import LogFile, attach, broken
from journeydesigner.events.rules import Columns
from journeydesigner.events.running import Cancelled, Course, Progress, never, run, unheard
from journeydesigner.events.store import Store, quoted, refuse_missing
from journeydesigner.events.times import time_form, typed_time_form
from journeydesigner.metrics.numbers import grouped
from journeydesigner.metrics.typed_numbers import number
from journeydesigner.wording import _

LOOKED_AT = 10_000
"""Rows at the beginning of a file from which is guessed."""
SHOWN = 20
MOST_NAMES = 20_000
_TIMES_TRIED = 200
_FEW = 30
"""More different values than this are no channels."""
Role = Literal["case", "event", "time", "channel", "value"]
Kind = Literal["text", "number", "time"]
NAMES: Mapping[Role, Sequence[str]] = {
    "time": ("time:timestamp", "timestamp", "event time", "time", "datetime", "date time", "occurred at", "created at",
             "date", "at", "when", "ts", "zeitstempel", "zeitpunkt", "zeit", "datum", "uhrzeit", "fecha", "hora",
             "momento"),
    "event": ("concept:name", "event", "event name", "activity", "action", "event type", "step", "page", "screen",
              "what", "ereignis", "aktivität", "vorgang", "aktion", "seite", "evento", "actividad", "acción", "página",
              "type", "name"),
    "case": ("case:concept:name", "case id", "user id", "customer id", "client id", "visitor id", "person id",
             "member id", "account id", "distinct id", "session id", "user", "customer", "client", "visitor", "case",
             "member", "person", "account", "session", "who", "kunde", "kundennummer", "kunden id", "nutzer",
             "besucher", "fall", "cliente", "usuario", "visitante", "caso", "sesión", "id"),
    "channel": ("channel", "platform", "medium", "source", "device", "touchpoint channel", "kanal", "plattform",
                "gerät", "canal", "plataforma", "medio", "dispositivo"),
    "value": ("value", "amount", "revenue", "price", "total", "wert", "betrag", "umsatz", "preis", "valor", "importe",
              "ingresos", "precio"),
}  # fmt: skip
"""What columns of a log are called, the surest first."""


@dataclass(frozen=True, slots=True)
class Column:
    """What the looked-at rows have in a column: ``filled`` is the share (0..1) of them that say anything,
    ``different`` how many values there are, ``examples`` the first few."""

    name: str
    kind: Kind
    filled: float
    different: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """Which column plays a role, and why, as a sentence."""

    column: str
    why: str


@dataclass(frozen=True)
class Preview:
    """``rows``: the first ones as text, in the order of ``columns``. ``row_count``: all of the file, by an estimate
    unless ``is_exact``. ``is_order_open``: day and month of the guessed times can be taken either way, ask.
    ``notes``: sentences on how the file was read."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    row_count: int
    is_exact: bool
    is_order_open: bool = False
    guesses: Mapping[Role, Guess] = field(default_factory=dict[Role, Guess])
    notes: tuple[str, ...] = ()

    def guessed(self, role: Role) -> str:
        """The column that may play a role; "" for none."""
        return self.guesses[role].column if role in self.guesses else ""


class EventName(NamedTuple):
    """What events are called, and how many rows have it."""

    name: str
    events: int


@dataclass(frozen=True)
class Names:
    """The commonest first, ``MOST_NAMES`` at most of the ``different`` ones; ``rows`` are all of the file, ``nameless``
    those of them without one."""

    names: tuple[EventName, ...]
    different: int
    rows: int
    nameless: int
    notes: tuple[str, ...] = ()


def preview(path: Path, progress: Progress = unheard, cancelled: Cancelled = never) -> Preview:
    """The first look at a log. Raises EventsError, CancelledError, and what ``progress`` raises."""
    return run(lambda course: _preview(path, course), progress, cancelled)


def names(path: Path, columns: Columns, progress: Progress = unheard, cancelled: Cancelled = never) -> Names:
    """What the events of a log are called. Raises EventsError, CancelledError, and what ``progress`` raises."""
    return run(lambda course: _names(path, columns, course), progress, cancelled)


def _preview(path: Path, course: Course) -> Preview:
    with Store(course) as store:
        course.part(0.7, _("Looking into the file"))
        log = attach(path, store, LOOKED_AT)
        course.part(0.9)
        cells = ", ".join(f"cast({quoted(name)} as varchar)" for name in log.columns)
        rows: list[tuple[str | None, ...]] = store.rows(f"select {cells} from {log.source} limit {LOOKED_AT}")
        if not rows:
            raise EventsError(_("{path} has names of columns, but no rows.").format(path=path))
        course.part(1.0)
        looks = [_Look(store, log, index, [row[index] for row in rows]) for index in range(len(log.columns))]
        guesses = dict(_guesses(log.columns, looks))
        time = guesses.get("time")
        return Preview(
            columns=tuple(look.column for look in looks),
            rows=tuple(tuple(cell or "" for cell in row) for row in rows[:SHOWN]),
            row_count=len(rows) if len(rows) < LOOKED_AT else log.rows,
            is_exact=len(rows) < LOOKED_AT or log.is_counted,
            is_order_open=time is not None and looks[log.columns.index(time.column)].is_order_open,
            guesses=guesses,
            notes=(*log.notes, *broken(store).notes),
        )


def _names(path: Path, columns: Columns, course: Course) -> Names:
    with Store(course) as store:
        course.part(0.3, _("Looking into the file"))
        log = attach(path, store)
        refuse_missing(log, columns)
        name = f"cast({quoted(columns.event)} as varchar)"
        course.part(1.0, _("Counting the names of events"))
        store.run(f"create table names as select {name} as name, count(*) as n from {log.source} group by name")
        ((rows, nameless, different),) = store.rows(
            "select coalesce(sum(n), 0)::bigint, coalesce(sum(n) filter (name is null), 0)::bigint, "
            "count(distinct name) from names"
        )
        found = store.rows(f"select name, n from names where name is not null order by n desc, name limit {MOST_NAMES}")
        return Names(
            tuple(EventName(*row) for row in found), different, rows, nameless, (*log.notes, *broken(store).notes)
        )


class _Look:
    """One column of the looked-at rows."""

    def __init__(self, store: Store, log: LogFile, index: int, cells: Sequence[str | None]) -> None:
        self.name = log.columns[index]
        told = [cell.strip() for cell in cells if cell is not None and cell.strip()]
        self.values = dict.fromkeys(told)
        self.rows = len(told)
        self.is_order_open = False
        ((_name, sort, *_more),) = store.rows(f"describe select {quoted(self.name)} from {log.source}")
        if typed_time_form(sort, "UTC") is not None or (told and self._are_times(told, store)):
            kind: Kind = "time"
        else:
            kind = "number" if told and all(_is_number(text) for text in told[:_TIMES_TRIED]) else "text"
        examples = tuple(list(self.values)[:3])
        self.column = Column(self.name, kind, len(told) / len(cells), len(self.values), examples)

    def _are_times(self, told: Sequence[str], store: Store) -> bool:
        some = told[:: max(len(told) // _TIMES_TRIED, 1)][:_TIMES_TRIED]
        if all(_is_number(text) for text in some):  # what they count, their name alone can tell
            return called([self.name], NAMES["time"]) != ""
        if not any(mark in some[0] for mark in "-./: "):
            return False
        try:
            return time_form(some, store.con, "", "UTC").share > 0.9
        except UnclearDatesError:
            self.is_order_open = True
            return True
        except EventsError:
            return False


def _guesses(columns: Sequence[str], looks: Sequence[_Look]) -> Iterator[tuple[Role, Guess]]:
    taken: list[str] = []
    fits: Mapping[Role, list[_Look]] = {
        "time": [look for look in looks if look.column.kind == "time"],
        "event": [look for look in looks if look.column.kind == "text" and 1 < len(look.values) <= look.rows / 2]
        or [look for look in looks if look.column.kind == "text"],
        "case": [look for look in looks if look.column.kind != "time" and len(look.values) > 1]
        or [look for look in looks if look.column.kind != "time"],
        "channel": [look for look in looks if look.column.kind == "text" and 1 < len(look.values) <= _FEW],
        "value": [look for look in looks if look.column.kind == "number"],
    }
    for role, able in fits.items():
        free = [look for look in able if look.name not in taken]
        by_name = called(columns, NAMES[role], {name for name in columns if name not in {look.name for look in free}})
        chosen = next((look for look in free if look.name == by_name), None) or _by_content(role, free)
        if chosen is not None:
            taken.append(chosen.name)
            yield role, Guess(chosen.name, _why(role, chosen, is_by_name=chosen.name == by_name))


def _by_content(role: Role, free: Sequence[_Look]) -> _Look | None:
    """The one that looks most like it; channels and values are known by their names alone."""
    match role:
        case "time":
            return next(iter(free), None)
        case "event":
            return min(free, key=lambda look: len(look.values), default=None)
        case "case":
            again = [look for look in free if len(look.values) < look.rows]
            return max(again or free, key=lambda look: len(look.values), default=None)
        case "channel" | "value":
            return None


def _why(role: Role, look: _Look, *, is_by_name: bool) -> str:
    many, rows = grouped(len(look.values)), grouped(look.rows)
    match role:
        case "time":
            what = _("it holds times such as {example}").format(example=look.column.examples[0])
        case "value":
            what = _("it holds numbers such as {example}").format(example=look.column.examples[0])
        case "case":
            what = _("{many} different ones in the first {rows} rows").format(many=many, rows=rows)
        case "event" | "channel":
            what = _("{many} different ones, such as {example}").format(
                many=many, example=", ".join(look.column.examples)
            )
    said = _("Its name says so; {what}.") if is_by_name else _("By what it holds: {what}.")
    return said.format(what=what)


def _is_number(text: str) -> bool:
    try:
        return number(text) is not None
    except ValueError:
        return False
