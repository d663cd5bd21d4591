"""Small logs for tests, and the same numbers counted by plain loops."""

import csv
import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from journeydesigner.events.rules import Columns, Rules

Row = tuple[str, str, int]
"""Case, event, second."""
STAGES = ("a", "b", "c", "d")


def rules(stages: Sequence[str] = STAGES, **more: Any) -> Rules:
    """Every stage's event has its name."""
    told: dict[str, Any] = {"goal": len(stages) - 1, "window_s": 100.0, "inactive_s": 50.0, **more}
    exact = {stage: index for index, stage in enumerate(stages)}
    return Rules(tuple(stages), Columns("who", "what", "when"), exact=exact, **told)


def write(path: Path, rows: Sequence[Row], start: int = 1_700_000_000) -> Path:
    """A CSV of ``rows``, their seconds counted from ``start``."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("who", "what", "when"))
        writer.writerows((who, what, start + second) for who, what, second in rows)
    return path


def cases_of(rows: Sequence[Row], stages: Sequence[str] = STAGES) -> dict[str, list[tuple[int, int, int]]]:
    """(second, place in the file, stage from 1) of each case, in order; unmapped ones left out."""
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for place, (who, what, second) in enumerate(rows):
        if what in stages and who:
            found[who].append((second, place, stages.index(what) + 1))
    return {who: sorted(events) for who, events in found.items()}


def funnel(rows: Sequence[Row], window: float | None, stages: Sequence[str] = STAGES) -> tuple[int, ...]:
    """By the definition: try every start of every case."""
    reached = [0] * len(stages)
    for events in cases_of(rows, stages).values():
        best = 0
        for index, (start, _place, stage) in enumerate(events):
            if stage != 1:
                continue
            level = 1
            for second, _later, found in events[index + 1 :]:
                if found == level + 1 and (window is None or second - start <= window):
                    level += 1
            best = max(best, level)
        for stage in range(best):
            reached[stage] += 1
    return tuple(reached)


def visits(rows: Sequence[Row]) -> dict[str, list[tuple[int, int]]]:
    """(stage, first second) of the maximal runs of each case."""
    found: dict[str, list[tuple[int, int]]] = {}
    for who, events in cases_of(rows).items():
        runs: list[tuple[int, int]] = []
        for second, _place, stage in events:
            if not runs or runs[-1][0] != stage:
                runs.append((stage, second))
        found[who] = runs
    return found


def transitions(rows: Sequence[Row]) -> Counter[tuple[int | None, int | None]]:
    found: Counter[tuple[int | None, int | None]] = Counter()
    for runs in visits(rows).values():
        way: list[int | None] = [None, *(stage for stage, _second in runs), None]
        found.update(itertools.pairwise(way))
    return found


def quantile(values: Sequence[float], share: float) -> float:
    """Type 7."""
    ordered = sorted(values)
    at = (len(ordered) - 1) * share
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)
