"""The canonical table of a log: who (a surrogate number), which stage, when, in which order, through which channel.

    raw     as the file has it, text only              names   each event name, how often, its stage, its touchpoint
    rows    c, t, s, k, h: case, microseconds UTC, place in the file, stage from 1 (null: unmapped), channel

The names and ids of the file stay in an embedded database of this process: nothing but counts leaves it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from journeydesigner.events.errors import CancelledError, EventsError
from journeydesigner.events.homes import homes_of, touchpoints_of
from journeydesigner.events.log_files import Broken, LogFile, broken
from journeydesigner.events.rules import Columns, DateOrder, Rules
from journeydesigner.events.running import Course
from journeydesigner.events.spill import Spill
from journeydesigner.events.times import TimeForm, time_form, typed_time_form
from journeydesigner.metrics.numbers import grouped
from journeydesigner.wording import _

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "640MB"
SPILL = "16GB"
"""The most that may lie on the disk while counting: a packed file may unpack to anything."""
SETTINGS = (
    "TimeZone = 'UTC'", "python_enable_replacements = false",
    "enable_progress_bar = true", "enable_progress_bar_print = false", "progress_bar_time = 0",
)  # fmt: skip
_SAMPLE = 500
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Loaded:
    """What of a log could be read. ``without_case`` and ``without_time`` rows were skipped, and so were lines that are
    no rows (``broken``); ``odd_times``: the first times that cannot be read, and the forms that were tried."""

    rows: int
    without_case: int
    without_time: int
    is_relative: bool
    broken: Broken
    odd_times: tuple[str, ...] = ()


class Store:
    """A log in an embedded database that spills to a folder of its own; both go when it is closed.

    What it does is told to ``course``, which can call it off: every method then raises CancelledError.
    """

    def __init__(self, course: Course | None = None) -> None:
        import duckdb

        self.course = course or Course()
        self._spill = Spill()
        self.folder = self._spill.folder
        self.con: DuckDBPyConnection = duckdb.connect(
            config={
                "memory_limit": MEMORY,
                "temp_directory": str(self.folder),
                "max_temp_directory_size": SPILL,
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
            }
        )
        for setting in SETTINGS:
            self.con.execute(f"set {setting}")
        self.course.watch(self.con)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.course.watch(None)
        self.con.close()
        self._spill.remove()

    def load(self, log: LogFile, rules: Rules) -> Loaded:
        """Read a log by ``rules``. Raises EventsError."""
        refuse_missing(log, rules.columns)
        self.course.part(0.06, _("Looking at the times"))
        form = self.time_form(log, rules.columns.time, rules.dates, rules.timezone)
        self.course.part(0.22, _("Reading the events"))
        self._read(log.source, rules.columns, form)
        self.course.part(0.24, _("Putting the events in order"))
        self._name(rules)
        self._arrange()
        return self._told(log, rules, form)

    def names(self) -> list[tuple[str, int, int | None]]:
        """Each event name with how many rows have it and its stage from 1 (None: unmapped), the commonest first."""
        return self.rows("select name, n, k from names order by n desc, id")

    def days(self) -> tuple[str, str]:
        """The first and the last day (UTC) of which the log tells, as 2026-11-22."""
        form = "strftime(make_timestamp({}(t)), '%Y-%m-%d')"
        ((first, last),) = self.rows(f"select {form.format('min')}, {form.format('max')} from rows")
        return first, last

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
        """What a query gives."""
        return self.run(sql, parameters).fetchall()

    def run(self, sql: str, parameters: Sequence[object] = ()) -> "DuckDBPyConnection":
        """Have the database do something. Raises CancelledError where that was called off meanwhile."""
        import duckdb

        self.course.check()
        try:
            return self.con.execute(sql, list(parameters))
        except duckdb.InterruptException:
            raise CancelledError from None
        except duckdb.OutOfMemoryException:
            said = _("The log needs more than {memory} of memory and {disk} on the disk beside it; take a part of it.")
            raise EventsError(said.format(memory=MEMORY, disk=SPILL)) from None
        except (duckdb.IOException, duckdb.InvalidInputException) as error:  # what lies behind the first rows
            why = str(error).splitlines()[0].partition(": ")[2]
            raise EventsError(_("The log cannot be read to its end: {why}").format(why=why)) from None

    def time_form(self, log: LogFile, name: str, dates: DateOrder, timezone: str) -> TimeForm:
        """How the times in a column are written, by some of all of its rows. Raises EventsError."""
        column = quoted(name)
        ((_name, kind, *_more),) = self.rows(f"describe select {column} from {log.source}")
        typed = typed_time_form(kind, timezone)
        if typed is not None:
            return typed
        sample = f"using sample reservoir({_SAMPLE} rows) repeatable (1)"
        some = self.rows(f"select cast({column} as varchar) from {log.source} {sample}")
        if not some:
            raise EventsError(_no_rows(log, broken(self)))
        return time_form([row[0] for row in some if row[0] is not None], self.con, dates, timezone)

    def _read(self, source: str, columns: Columns, form: TimeForm) -> None:
        time = form.sql.format(quoted(columns.time))
        channel = f"cast({quoted(columns.channel)} as varchar)" if columns.channel else "null"
        self.run(  # where a row stands in its file is its rowid
            f"""create table raw as select cast({quoted(columns.case)} as varchar) as who,
                cast({quoted(columns.event)} as varchar) as name, {time} as t, {channel} as channel from {source}""",
            form.parameters,
        )

    def _name(self, rules: Rules) -> None:
        """Number the names of events in the order of their letters, by which ways of the same count are told apart."""
        self.run(
            "create table names as select name, count(*) as n, row_number() over (order by name) as id, "
            "cast(null as tinyint) as k, cast(null as smallint) as p, false as is_ignored "
            "from raw where name is not null group by name"
        )
        homes = homes_of([row[0] for row in self.rows("select name from names")], rules)
        places = {touchpoint: number for number, touchpoint in enumerate(touchpoints_of(rules), 1)}
        self.run(
            "update names set k = given.k, p = given.p, is_ignored = given.k is null from (select unnest(?::varchar[]) "
            "as name, unnest(?::tinyint[]) as k, unnest(?::smallint[]) as p) given where names.name = given.name",
            [
                list(homes),
                [None if home.stage is None else home.stage + 1 for home in homes.values()],
                [None if home.stage is None else places.get((home.stage, home.touchpoint)) for home in homes.values()],
            ],
        )

    def _arrange(self) -> None:
        self.course.part(0.3)
        self.run(
            """create table people as select who, row_number() over (order by min(rowid)) as c from raw
               where who is not null and who <> '' and t is not null group by who"""
        )
        self.run(
            "create table channels as select channel, row_number() over () as h from raw "
            "where channel <> '' group by channel"
        )
        self.run(
            """create table rows as select cast(people.c as integer) as c, t, raw.rowid as s, names.k as k,
               cast(names.id as integer) as e, cast(channels.h as integer) as h
               from raw join people using (who) left join names using (name)
               left join channels on raw.channel = channels.channel
               where t is not null order by 1, 2, 3"""
        )

    def _told(self, log: LogFile, rules: Rules, form: TimeForm) -> Loaded:
        (row,) = self.rows(
            "select count(*), count(*) filter (who is null or who = ''), "
            "count(*) filter (t is null and who is not null and who <> '') from raw"
        )
        self.run("drop table raw")
        lost = broken(self)
        if not row[0]:
            raise EventsError(_no_rows(log, lost))
        odd_times = self.odd_times(log, rules.columns, form) if row[2] else ()
        if row[0] == row[1] + row[2]:
            raise EventsError(
                _("No row of the log has both an id and a time that can be read; check the names of the columns.")
            )
        return Loaded(row[0], row[1], row[2], form.is_relative, lost, odd_times)

    def odd_times(self, log: LogFile, columns: Columns, form: TimeForm) -> tuple[str, ...]:
        """The first times that cannot be read, where they stand and what was tried."""
        time = quoted(columns.time)
        found = self.rows(
            f"""select place, text from (select row_number() over () as place, cast({time} as varchar) as text,
                  {form.sql.format(time)} as t, cast({quoted(columns.case)} as varchar) as who from {log.source})
                where t is null and who is not null and who <> '' limit 3""",
            form.parameters,
        )
        told = [
            _("row {row}: “{text}” is no time").format(row=grouped(place), text=text[:_LONGEST])
            if text else _("row {row}: it has no time").format(row=grouped(place)) for place, text in found
        ]  # fmt: skip
        tried = [_("times were read as {forms}").format(forms=", ".join(form.forms[:5]))] if form.forms else []
        return (*told, *tried)


def _no_rows(log: LogFile, lost: Broken) -> str:
    if not lost.lines:
        return _("The log holds no events.")
    said = _("None of the {count} lines of {name} is a row of its table ({first}); check what is between its cells.")
    return said.format(count=grouped(lost.lines), name=log.name, first=lost.first[0])


def refuse_missing(log: LogFile, columns: Columns) -> None:
    """Raises EventsError where a column of the rules is not there."""
    wanted = (columns.case, columns.event, columns.time, columns.channel, columns.value)
    missing = [name for name in wanted if name and name not in log.columns]
    nested = [name for name in wanted if name in log.nested]
    if nested:
        said = _("The column {names} holds several values in each row; choose another, or write it as text.")
        raise EventsError(said.format(names=", ".join(nested)))
    if missing:
        said = _("The log has no column {missing}; its columns are {there}.")
        if any(any(letter.isdigit() for letter in name[:1]) for name in log.columns):
            said = _("The log has no column {missing}; its first line seems to hold no names of columns: {there}.")
        raise EventsError(said.format(missing=", ".join(missing), there=", ".join(log.columns[:40])))


def quoted(name: str) -> str:
    """A column's name as SQL."""
    return '"' + name.replace('"', '""') + '"'
