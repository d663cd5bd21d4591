"""What a table from elsewhere is: a log of events, answers of a survey, or values of KPIs. A guess, to be changed."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from journeydesigner.events.preview import NAMES, Preview
from journeydesigner.metrics.typed_periods import period_of

_LOGS = (".csv.gz", ".tsv.gz", ".parquet", ".xes", ".xes.gz")
_TABLES = (".csv", ".tsv", ".xlsx")
Kind = Literal["events", "answers", "values"]
_SCORES = frozenset({"score", "rating", "answer", "bewertung", "antwort", "nota", "respuesta", "punkte", "puntuación"})
_KPIS = frozenset({"metric", "kpi", "indicator", "kennzahl", "métrica", "metrica", "indicador"})
_ASKED = frozenset({"question", "survey", "frage", "pregunta", "encuesta", *_KPIS})
_GLANCE = 8192
_NUMBER = re.compile(r"[-+]?[\d.,\s]+ ?%?")
_FEWEST = 5
"""With fewer rows than this nothing is sure."""


def is_only_a_log(path: Path) -> bool:
    """Whether a file is of a kind that can hold nothing but numbers."""
    return path.name.casefold().endswith(_LOGS)


def may_be_numbers(path: Path) -> bool:
    """Whether a file is a table, of which one must look what it holds."""
    return path.name.casefold().endswith(_TABLES)


def is_worth_a_look(path: Path) -> bool:
    """Whether the first line of a text table names any column that one for counting has: a glance, where reading it
    takes a moment. Of a workbook nothing is seen so."""
    if path.suffix.casefold() == ".xlsx":
        return True
    try:
        with path.open("rb") as file:
            line = file.readline(_GLANCE).decode("utf-8-sig", errors="replace")
    except OSError:
        return False
    cells = {_plain(cell.strip(' "\r\n')) for cell in re.split(r"[,;\t|]", line)}
    return bool(cells & _COLUMNS)


def kind_guess(seen: Preview) -> Kind:
    """Answers have a score and a question or a day; a log has who, what and when; all else is a sheet of values."""
    plain = {_plain(column.name) for column in seen.columns}
    if plain & _SCORES and (plain & _ASKED or seen.guessed("time")) and "value" not in plain:
        return "answers"
    if plain & _KPIS or sum(1 for column in seen.columns if _is_period(column.name)) > 1:
        return "values"
    return "events" if all(seen.guessed(role) for role in ("case", "event", "time")) else "values"


def is_surely_numbers(seen: Preview) -> bool:
    """Whether a table is for counting rather than for cards: a log, answers, or values of KPIs that it names."""
    kind = kind_guess(seen)
    plain = {_plain(column.name) for column in seen.columns}
    if kind == "values":
        return bool(plain & _KPIS) and _share_of_numbers(seen.rows) >= 0.2
    has_times = any(column.kind == "time" and column.filled > 0.9 for column in seen.columns)
    return has_times and len(seen.rows) >= _FEWEST


def _is_period(name: str) -> bool:
    try:
        return bool(period_of(name))
    except ValueError:
        return False


def _share_of_numbers(rows: Sequence[Sequence[str]]) -> float:
    cells = [cell.strip() for row in rows for cell in row if cell.strip()]
    return sum(1 for cell in cells if _NUMBER.fullmatch(cell)) / len(cells) if cells else 0.0


def _plain(name: str) -> str:
    return " ".join(re.split(r"[\W_]+", name.casefold())).strip()


_COLUMNS = frozenset({*_SCORES, *_ASKED, *(_plain(name) for names in NAMES.values() for name in names)})
