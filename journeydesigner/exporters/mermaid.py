"""A map as a Mermaid user journey: a section for each stage, a task for each step with how it feels there, from 1 to 5.

https://mermaid.js.org/syntax/userJourney.html. Its grammar has no escapes: ``:``, ``;``, ``#`` and ``,`` are replaced
by signs that look alike. How many customers came how far stands in comments.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeydesigner.exporters.common.written import TextExporter
from journeydesigner.exporters.registry import ExportRequest
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.model.records import Lane

_ALIKE = str.maketrans({":": "\u2236", ";": "\u204f", "#": "\uff03", ",": "\u201a", "%": "\uff05", "`": "'"})
_LOWEST, _MIDDLE, _HIGHEST = 1, 3, 5


class MermaidExporter(TextExporter):
    """Writes ``.mmd``."""

    name = "mermaid"
    suffix = ".mmd"

    @property
    def label(self) -> str:
        return _("Mermaid journey")

    def not_in_it(self, request: ExportRequest) -> tuple[str, ...]:
        return (_("A Mermaid journey tells of stages, steps and how they feel; cards and metrics are not in it."),)

    def text(self, request: ExportRequest) -> str:
        return "\n".join(_lines(request)) + "\n"


def _lines(request: ExportRequest) -> Iterator[str]:
    from journeydesigner.exporters.workbook.contents import Contents
    from journeydesigner.lanes.kinds import kind

    contents = Contents(request.snapshot, request.map_id)
    persona = contents.persona(contents.map.persona)
    who = f": {_said(persona.name)}" if persona and persona.name.strip() else ""
    lane = next((lane for lane in contents.emotion_lanes if kind(lane.kind).is_judged), None)
    yield "journey"
    yield f"    title {_said(contents.map.title)}"
    for span in contents.grid.stages:
        yield f"    section {_said(span.stage.title)}"
        for column in range(span.first, span.last + 1):
            title = contents.grid.steps[column].title or span.stage.title
            value = contents.feelings.get(column)
            score = _score(value, *_scale(lane)) if value is not None and lane is not None else _MIDDLE
            yield f"      {_said(title)}: {score}{who}"
    yield from _funnel(request)


def _funnel(request: ExportRequest) -> Iterator[str]:
    """How many came how far, as a comment: the form has no place for numbers."""
    from journeydesigner.editing.movement_tables import MovementTables
    from journeydesigner.editing.number_tables import cell_text

    table = MovementTables(request.snapshot, request.map_id, is_latest=True).funnel()
    stage, count = table.place("stage"), table.place("n")
    if table.rows:
        yield f"    %% {_said(' '.join(table.said))}"
    for row in table.rows:
        yield f"    %% {_said(str(row.cells[stage]))} {_said(cell_text(row, table.columns[count], row.cells[count]))}"


def _scale(lane: "Lane") -> tuple[float, float]:
    from journeydesigner.lanes.kinds import scale_of

    scale = scale_of(lane)
    return scale.low, scale.high


def _score(value: float, low: float, high: float) -> int:
    """From 1 to 5, whatever the lane's own scale; a value beyond it is its end."""
    share = (value - low) / (high - low)
    return min(max(round(_LOWEST + share * (_HIGHEST - _LOWEST)), _LOWEST), _HIGHEST)


def _said(text: str) -> str:
    """A name on one line, without the signs that have a meaning; never empty."""
    return " ".join(text.translate(_ALIKE).split()) or "…"


EXPORTER = MermaidExporter()
