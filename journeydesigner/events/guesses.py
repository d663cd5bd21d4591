"""What a table from elsewhere is, and which of its columns is what: guesses that a person can change."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from journeydesigner.events.rules import Columns

Kind = Literal["events", "answers", "values"]
Rows = Sequence[Sequence[str]]
_TIME = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}([T ,]+\d{1,2}:\d{2}.*)?|\d{8}|\d{10}(\d{3}){0,3}(\.\d+)?")
_CASE = (
    "case concept name", "case id", "caseid", "case", "user id", "userid", "user", "customer id", "customer",
    "client id", "client", "visitor id", "visitor", "person", "session id", "session", "member", "account", "kunde",
    "kunden id", "kundennummer", "cliente", "usuario", "id",
)  # fmt: skip
_EVENT = (
    "concept name", "event name", "event", "activity", "action", "event type", "step", "page", "name", "ereignis",
    "aktion", "evento", "accion", "acción",
)  # fmt: skip
_WHEN = (
    "time timestamp", "timestamp", "event time", "time", "at", "date time", "datetime", "created at", "occurred at",
    "date", "zeitstempel", "zeit", "datum", "fecha", "hora", "created", "ts",
)  # fmt: skip
_CHANNEL = ("channel", "platform", "device", "medium", "source", "kanal", "canal", "plataforma")
_VALUE = ("value", "revenue", "amount", "price", "wert", "betrag", "umsatz", "valor", "importe")
_SCORE = ("score", "rating", "answer", "bewertung", "antwort", "nota", "respuesta", "punkte")
_ASKED = ("question", "metric", "survey", "frage", "kennzahl", "pregunta", "encuesta")


def columns_guess(columns: Sequence[str], rows: Rows) -> Columns:
    """Which column is what; "" for what is not found."""
    taken: list[str] = []
    found: dict[str, str] = {}
    for role, names in (("time", _WHEN), ("case", _CASE), ("event", _EVENT), ("channel", _CHANNEL), ("value", _VALUE)):
        column = _called(columns, names, taken, rows if role == "time" else None)
        found[role] = column
        taken.append(column)
    if not found["time"]:
        found["time"] = next((name for name in columns if name not in taken and _are_times(name, columns, rows)), "")
    return Columns(**found)


def kind_guess(columns: Sequence[str], rows: Rows) -> Kind:
    """A log has who, what and when; answers have a score and a day; anything else is a sheet of values."""
    plain = {_plain(name) for name in columns}
    if plain & set(_SCORE) and (plain & set(_ASKED) or _called(columns, _WHEN, (), rows)):
        return "answers"
    guess = columns_guess(columns, rows)
    if guess.case and guess.event and guess.time and not plain & {"metric", "kpi", "kennzahl", "métrica", "metrica"}:
        return "events"
    return "values"


def is_surely_numbers(columns: Sequence[str], rows: Rows) -> bool:
    """Whether a table is for counting rather than for cards: a log, answers, or a sheet that names its KPIs and values."""
    kind = kind_guess(columns, rows)
    if kind != "values":
        return len(rows) >= 5
    plain = {_plain(name) for name in columns}
    named = {"metric", "kpi", "kennzahl", "métrica", "metrica", "indicador"}
    return bool(plain & named) and _share_of_numbers(rows) >= 0.2


def _called(columns: Sequence[str], names: Sequence[str], taken: Sequence[str], rows: Rows | None) -> str:
    """The column that is called so, else one that has the name's words; of times one that holds some."""
    free = [column for column in columns if column and column not in taken]
    if rows is not None:
        free = [column for column in free if not rows or _are_times(column, columns, rows)]
    plain: Mapping[str, str] = {column: _plain(column) for column in free}
    for name in names:
        if found := next((column for column in free if plain[column] == name), ""):
            return found
    return next((c for name in names for c in free if set(name.split()) <= set(plain[c].split())), "")


def _are_times(column: str, columns: Sequence[str], rows: Rows) -> bool:
    place = list(columns).index(column)
    texts = [text for row in rows if (text := row[place].strip() if place < len(row) else "")]
    return bool(texts) and sum(1 for text in texts if _TIME.fullmatch(text)) >= 0.8 * len(texts)


def _share_of_numbers(rows: Rows) -> float:
    cells = [cell.strip() for row in rows for cell in row if cell.strip()]
    return sum(1 for cell in cells if re.fullmatch(r"[-+]?[\d.,\s]+ ?%?", cell)) / len(cells) if cells else 0.0


def _plain(name: str) -> str:
    return " ".join(re.split(r"[\W_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).casefold())).strip()
