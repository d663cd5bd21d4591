"""Raw answers of a survey: by question, place and period; of each customer the last one, none beyond its scale."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from journeydesigner.events.errors import EventsError
from journeydesigner.events.headings import called
from journeydesigner.events.log_files import LogFile, attach, broken
from journeydesigner.events.rules import Columns, DateOrder
from journeydesigner.events.running import Cancelled, Course, Progress, never, run, unheard
from journeydesigner.events.store import Store, quoted
from journeydesigner.metrics.kind_defaults import kind_of_name
from journeydesigner.model.parts import MetricKind
from journeydesigner.wording import _

Per = Literal["day", "week", "month", "quarter", "year"]
SCALES: Mapping[str, tuple[int, int]] = {"nps": (0, 10), "csat": (1, 5), "ces1": (1, 5), "ces2": (1, 7)}
"""The questions whose answers are known by their scale; answers are whole numbers."""
_NAMES: Mapping[str, tuple[str, ...]] = {
    "score": ("score", "answer", "rating", "value", "antwort", "bewertung", "wert", "respuesta", "nota", "valor"),
    "time": ("date", "time", "timestamp", "submitted", "created", "answered", "datum", "zeit", "fecha", "hora"),
    "metric": ("metric", "question", "survey", "kpi", "kind", "frage", "kennzahl", "pregunta", "encuesta"),
    "place": ("touchpoint", "stage", "step", "phase", "place", "kontaktpunkt", "schritt", "etapa", "paso", "punto"),
    "customer": ("customer", "user", "respondent", "client", "case", "kunde", "befragter", "cliente", "usuario", "id"),
}
_PERIODS: Mapping[Per, str] = {
    "day": "strftime(given, '%Y-%m-%d')",
    "week": "strftime(given, '%G-W%V')",
    "month": "strftime(given, '%Y-%m')",
    "quarter": "concat(year(given), '-Q', quarter(given))",
    "year": "strftime(given, '%Y')",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each score was given to a question at a place ("": not said where) in a period."""

    question: str
    kind: MetricKind
    place: str
    period: str
    scores: tuple[tuple[int, int], ...]

    @property
    def n(self) -> int:
        return sum(count for _score, count in self.scores)

    def between(self, low: int, high: int) -> int:
        """How many answered ``low`` to ``high``."""
        return sum(count for score, count in self.scores if low <= score <= high)

    @property
    def total(self) -> int:
        return sum(score * count for score, count in self.scores)


@dataclass(frozen=True)
class Answers:
    """``rows`` of the file; those ``without_time`` and ``beyond`` the scale (by question) were left out, and so were
    ``earlier`` answers of a customer to the same question at the same place in the same period. ``unknown`` questions
    have no known scale."""

    tallies: tuple[Tally, ...]
    rows: int
    without_time: int
    beyond: tuple[tuple[str, int], ...]
    earlier: int
    unknown: tuple[tuple[str, int], ...]
    notes: tuple[str, ...] = ()
    odd_times: tuple[str, ...] = ()


def read_answers(
    path: Path, *, per: Per = "month", dates: DateOrder = "", question: str = "", timezone: str = "UTC",
    progress: Progress = unheard, cancelled: Cancelled = never,
) -> Answers:  # fmt: skip
    """The answers in a file with a row each. Columns are known by their names: a score and a date there must be, a
    question unless ``question`` names the one that was asked; a place and a customer there may be.

    Raises EventsError, CancelledError, and what ``progress`` raises.
    """

    def work(course: Course) -> Answers:
        with Store(course) as store:
            course.part(0.3, _("Looking through the file"))
            log = attach(path, store)
            columns = _columns(log, question)
            course.part(0.8, _("Reading the answers"))
            odd_times = _take_in(store, log, columns, dates, question, timezone)
            course.part(1.0, _("Counting"))
            return _counted(store, log, per, odd_times)

    return run(work, progress, cancelled)


def _columns(log: LogFile, question: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for role, names in _NAMES.items():
        column = called(log.columns, names, found.values())
        if column:
            found[role] = column
    missing = [role for role in ("score", "time") if role not in found]
    if "metric" not in found and not question:
        missing.append("metric")
    if missing:
        raise EventsError(
            _("The answers have no column {missing}; their columns are {there}.").format(
                missing=", ".join(missing), there=", ".join(log.columns[:40])
            )
        )
    return found


def _take_in(
    store: Store, log: LogFile, columns: Mapping[str, str], dates: DateOrder, question: str, timezone: str
) -> tuple[str, ...]:
    """The first times that cannot be read come back, as sentences."""
    form = store.time_form(log, columns["time"], dates, timezone)

    def text(role: str) -> str:
        column = columns.get(role)
        return f"nullif(trim(cast({quoted(column)} as varchar)), '')" if column else "null"

    asked = text("metric") if "metric" in columns and not question else "?"
    score = f"try_cast(replace({text('score')}, ',', '.') as double)"
    store.run(
        f"""create table answers as select coalesce({asked}, '') as question, {score} as score,
            coalesce({text("place")}, '') as place, {text("customer")} as who, row_number() over () as s,
            make_timestamp({form.sql.format(quoted(columns["time"]))}) as given from {log.source}""",
        [*([question] if asked == "?" else []), *form.parameters],
    )
    if not store.rows("select 1 from answers where given is null limit 1"):
        return ()
    return store.odd_times(log, Columns(columns["score"], "", columns["time"]), form)


def _counted(store: Store, log: LogFile, per: Per, odd_times: tuple[str, ...]) -> Answers:
    (totals,) = store.rows("select count(*), count(*) filter (given is null) from answers")
    questions: list[tuple[str, int]] = store.rows(
        "select question, count(*) from answers group by 1 order by 2 desc, 1"
    )
    known: dict[str, MetricKind] = {
        name: cast(MetricKind, kind) for name, _n in questions if (kind := kind_of_name(name)) in SCALES
    }
    store.run(
        "create table scales as select unnest(?::varchar[]) as question, unnest(?::int[]) as low, "
        "unnest(?::int[]) as high",
        [list(known), *([SCALES[kind][end] for kind in known.values()] for end in (0, 1))],
    )
    fits = "score is not null and score = floor(score) and score between low and high"
    beyond = store.rows(
        f"""select question, count(*) from answers join scales using (question)
            where given is not null and not ({fits}) group by 1 order by 1"""
    )
    store.run(
        f"""create table last as select *, row_number() over (
              partition by question, place, period, coalesce(who, cast(s as varchar) || '?')
              order by given desc, s desc) as back
            from (select *, {_PERIODS[per]} as period from answers join scales using (question)
                  where given is not null and {fits})"""
    )
    ((earlier,),) = store.rows("select count(*) from last where back > 1")
    found: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for asked, place, period, score, count in store.rows(
        """select question, place, period, cast(score as integer), count(*) from last where back = 1
           group by all order by 1, 2, 3, 4"""
    ):
        found.setdefault((asked, place, period), []).append((score, count))
    if not found:
        raise EventsError(_("None of the rows is an answer to NPS, CSAT or CES with a date and a score on its scale."))
    tallies = tuple(
        Tally(asked, known[asked], place, period, tuple(scores)) for (asked, place, period), scores in found.items()
    )  # fmt: skip
    unknown = tuple((name, n) for name, n in questions if name not in known)
    notes = (*log.notes, *broken(store).notes)
    return Answers(tallies, totals[0], totals[1], tuple(beyond), earlier, unknown, notes, odd_times)
