"""The words that a cell may hold where it has a choice, and what each stands for, in the reader's language."""

from collections.abc import Iterable, Mapping
from typing import get_args

from journeydesigner.exporters.workbook.cell_text import clean
from journeydesigner.exporters.workbook.contents import Contents
from journeydesigner.exporters.workbook.tidy_sheets import direction_text, severity_text, unit_text
from journeydesigner.lanes.evidence_words import evidence_word
from journeydesigner.lanes.follow_up import progress_labels
from journeydesigner.lanes.kinds import kind, kinds
from journeydesigner.lanes.pain_points import Severity
from journeydesigner.layout.grid import Grid
from journeydesigner.model.parts import Direction, EvidenceKind, MetricKind, Unit
from journeydesigner.wording import _

Choices = Mapping[str, Mapping[str, str]]
"""Name of the choice -> label -> what it stands for (an id, or a value of the records)."""


def choices(contents: Contents) -> Choices:
    """Those of one map. Where two records have the same title, the first is meant."""
    grid, snapshot = contents.grid, contents.snapshot
    organization = contents.organization.id
    found: dict[str, Mapping[str, str]] = {
        "lane": {**_of((row.lane.title or kind(row.lane.kind).label, row.lane.id) for row in grid.rows
                       if not kind(row.lane.kind).is_divider), _("Inbox"): ""},
        "curve": _of((lane.title or kind(lane.kind).label, lane.id) for lane in contents.emotion_lanes),
        "kind": _of((each.one, name) for name, each in kinds().items() if not each.is_divider and not each.is_curve),
        "stage": _of((span.stage.title, span.stage.id) for span in grid.stages),
        "step": _of(_steps(grid)),
        "channel": _of((channel.name, channel.id) for channel in snapshot.channels_of(organization)),
        "persona": _of((persona.name, persona.id) for persona in contents.personas),
        "metric": _of((metric.name, metric.id) for metric in snapshot.metrics_of(organization)),
        "severity": _of((severity_text(each), each) for each in get_args(Severity)),
        "status": _of((label, value) for value, label in progress_labels().items()),
        "evidence": _of((evidence_word(each), each) for each in get_args(EvidenceKind)),
        "yes": {_("yes"): "yes"},
        "metric kind": _of((each, each) for each in get_args(MetricKind)),
        "unit": _of((unit_text(each), each) for each in get_args(Unit)),
        "good": _of((direction_text(each), each) for each in get_args(Direction)),
        "rating": {str(number): str(number) for number in range(1, 6)},
    }  # fmt: skip
    return found


def _steps(grid: Grid) -> list[tuple[str, str]]:
    titles = {index: span.stage.title for span in grid.stages for index in range(span.first, span.last + 1)}
    return [(step.title or titles[index], step.id) for index, step in enumerate(grid.steps)]


def _of(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for label, value in pairs:
        found.setdefault(clean(label), value)
    found.pop("", None)
    return found
