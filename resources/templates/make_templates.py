"""Remake the templates with the program's own verbs: ``python resources/templates/make_templates.py [FOLDER]``.

Each is written bare, and with its example cards as ``examples/NAME.journey``. Ids and order keys come from a fixed seed
and all stamps from one moment, so that the same script makes the same bytes. What is made from a template gets fresh
ids.
"""

import random
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path

from journeys import ON, PICTURED_ONLY, TEMPLATES, Row, Template

from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document
from journeydesigner.editing import cards, numbers, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.files.atomic_write import backup_of
from journeydesigner.files.fresh_copies import fresh_start
from journeydesigner.files.journey_file import save_journey
from journeydesigner.model.ids import LaneId, MapId, StepId
from journeydesigner.model.records import EmotionScale

EXAMPLE = "example"
"""The tag of every example card: the program offers to take them out by it."""
_MOMENT_MS = 1_767_225_600_000  # 2026-01-01
_DEFINITIONS = (
    {
        "name": "NPS",
        "kind": "nps",
        "unit": "points",
        "scale": (-100.0, 100.0),
        "formula": "100 × (promoters − detractors) ÷ answers",
    },
    {"name": "CSAT", "kind": "csat", "unit": "percent", "scale": (0.0, 1.0), "formula": "top two of five ÷ answers"},
    {"name": "Conversion", "kind": "conversion", "unit": "percent", "formula": "reached ÷ reached before"},
)  # fmt: skip


def template(name: str, wanted: Template, *, has_examples: bool) -> Document:
    """The template as a document, always the same."""
    document_id = f"doc-template-{name}" + ("-example" if has_examples else "")
    document = new_document(document_id=document_id, clock=Clock("template", lambda: _MOMENT_MS))
    with document.change("Template"):
        map_id = _frame(document, wanted)
        for row in wanted.rows:
            scale = EmotionScale() if row.kind == "emotion" else None
            lane = structure.add_lane(document, map_id, row.kind, row.title, description=row.description, scale=scale)
            if has_examples:
                _fill(document, map_id, lane, row)
    return fresh_start(document)


def _frame(document: Document, wanted: Template) -> MapId:
    """All but the lanes."""
    organization = structure.add_organization(document, "Your organisation")
    for channel, icon in wanted.channels:
        structure.add_channel(document, organization, channel, icon)
    who = wanted.who
    persona = structure.add_persona(
        document, organization, who.name, role=who.role,
        goals=tuple(who.goals), needs=tuple(who.needs), frustrations=tuple(who.frustrations),
    )  # fmt: skip
    map_id = structure.add_map(
        document, organization, wanted.title, persona=persona, is_cycle=wanted.is_cycle, scenario=wanted.scenario,
        kind="to-be" if wanted.is_to_be else "as-is",
    )  # fmt: skip
    for title, question in wanted.stages:
        structure.add_stage(document, map_id, title, question=question)
    for definition in _DEFINITIONS:
        numbers.add_metric(document, organization, **definition)
    return map_id


def _fill(document: Document, map_id: MapId, lane: LaneId, row: Row) -> None:
    """The row's examples."""
    steps = [step.id for step in document.snapshot.steps_in(map_id)]
    for place, text in enumerate(row.cells):
        if text and text != ON:
            cards.add_card(document, lane, steps[place], text, last=_end(row.cells, steps, place), tags=(EXAMPLE,))
    for step, value in zip(steps, row.feelings, strict=False):
        if value is not None:
            numbers.set_emotion(document, lane, step, value)


def _end(cells: Sequence[str], steps: Sequence[StepId], place: int) -> StepId:
    """The last step of the card at ``place``."""
    while place + 1 < len(cells) and cells[place + 1] == ON:
        place += 1
    return steps[place]


def make(folder: Path) -> None:
    """Write every template to ``folder``."""
    (folder / "examples").mkdir(parents=True, exist_ok=True)
    for name, wanted in {**TEMPLATES, **PICTURED_ONLY}.items():
        if name in TEMPLATES:
            _write(folder / f"{name}.journey", wanted, has_examples=False)
        _write(folder / "examples" / f"{name}.journey", wanted, has_examples=True)


def _write(path: Path, wanted: Template, *, has_examples: bool) -> None:
    seeded = random.Random(f"{path.stem}/{has_examples}")
    secrets.choice, secrets.token_bytes = seeded.choice, seeded.randbytes  # for ids and order keys
    save_journey(template(path.stem, wanted, has_examples=has_examples), path)
    backup_of(path).unlink(missing_ok=True)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
