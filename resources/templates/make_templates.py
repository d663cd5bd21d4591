"""Remake the templates with the program's own verbs: ``python resources/templates/make_templates.py [FOLDER]``.

Ids and order keys come from a fixed seed and all stamps from one moment, so that the same script makes the same
bytes. What is made from a template gets fresh ids.
"""

import random
import secrets
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from journeydesigner.document.clock import Clock
from journeydesigner.document.document import Document
from journeydesigner.editing import numbers, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.files.atomic_write import backup_of
from journeydesigner.files.journey_file import save_journey
from journeydesigner.files.templates import fresh_start
from journeydesigner.model.records import EmotionScale

_MOMENT_MS = 1_767_225_600_000  # 2026-01-01
LaneWords = tuple[str, str, str]
"""Kind, title, description."""

GOALS = ("goals", "Goals", "What the customer wants to reach here")
ACTIONS = ("actions", "Actions", "What the customer does")
TOUCHPOINTS = ("touchpoints", "Touchpoints", "Where customer and organisation meet, and through which channel")
EMOTION = ("emotion", "Emotion", "How it feels, from frustrated to delighted")
PAIN_POINTS = ("pain_points", "Pain points", "What hurts, and how badly")
VISIBILITY = ("line_of_visibility", "Line of visibility", "Below it: what the customer does not see")
BACKSTAGE = ("backstage", "Backstage", "What the organisation does unseen")
OPPORTUNITIES = ("opportunities", "Opportunities", "What could be done about it")
METRICS = ("metrics", "Metrics", "How it is measured, with value, n and period")
THOUGHTS = ("thoughts", "Thoughts", "What the customer thinks, in their own words")

STANDARD = (GOALS, ACTIONS, TOUCHPOINTS, EMOTION, PAIN_POINTS, VISIBILITY, BACKSTAGE, OPPORTUNITIES, METRICS)
BLUEPRINT = (
    ("images", "Physical evidence", "What the customer sees and holds"),
    ACTIONS,
    ("line_of_interaction", "Line of interaction", "Below it: the organisation's part"),
    ("frontstage", "Frontstage", "What staff and systems do before the customer's eyes"),
    VISIBILITY,
    BACKSTAGE,
    ("line_of_internal_interaction", "Line of internal interaction", "Below it: those who support"),
    ("support", "Support processes", "Systems and partners that make it work"),
    PAIN_POINTS,
    METRICS,
)


@dataclass(frozen=True)
class Template:
    """``stages`` are (title, guiding question)."""

    title: str
    stages: Sequence[tuple[str, str]]
    lanes: Sequence[LaneWords] = STANDARD
    is_cycle: bool = False
    channels: Sequence[tuple[str, str]] = field(
        default=(("Website", "globe"), ("App", "smartphone"), ("E-mail", "mail"), ("Phone", "phone"), ("Shop", "store"))
    )


TEMPLATES = {
    "three-phase": Template(
        "Three-phase journey",
        [
            ("Awareness", "How do they find out?"),
            ("Consideration", "What do they weigh up?"),
            ("Decision", "What makes them say yes?"),
        ],
    ),
    "five-stage": Template(
        "Five-stage journey",
        [
            ("Awareness", "How do they find out?"),
            ("Interest", "What makes them look closer?"),
            ("Consideration", "What do they weigh up?"),
            ("Decision", "What makes them say yes?"),
            ("Post-sales", "What makes them stay and tell others?"),
        ],
    ),
    "service-blueprint": Template(
        "Service blueprint",
        [
            ("Before", "What happens before they come?"),
            ("Arrive", "How are they received?"),
            ("Use", "What is done for them?"),
            ("After", "How does it end?"),
        ],
        BLUEPRINT,
    ),
    "customer-lifecycle": Template(
        "Customer life cycle",
        [
            ("Reach", "How do they hear of us?"),
            ("Acquire", "Why do they begin?"),
            ("Onboard", "When do they first succeed?"),
            ("Use", "What do they come back for?"),
            ("Renew", "Why do they stay?"),
            ("Advocate", "Whom do they tell?"),
        ],
        (GOALS, ACTIONS, TOUCHPOINTS, THOUGHTS, EMOTION, PAIN_POINTS, OPPORTUNITIES, METRICS),
        is_cycle=True,
    ),
}

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


def template(name: str) -> Document:
    """The template as a document, always the same."""
    wanted = TEMPLATES[name]
    document = new_document(document_id=f"doc-template-{name}", clock=Clock("template", lambda: _MOMENT_MS))
    with document.change("Template"):
        organization = structure.add_organization(document, "Your organisation")
        for channel, icon in wanted.channels:
            structure.add_channel(document, organization, channel, icon)
        persona = structure.add_persona(document, organization, "Persona", role="Who is it? Name, role, what they want")
        map_id = structure.add_map(
            document, organization, wanted.title, persona=persona, is_cycle=wanted.is_cycle,
            scenario="What happens, from when to when?",
        )  # fmt: skip
        for title, question in wanted.stages:
            structure.add_stage(document, map_id, title, question=question)
        for kind, title, description in wanted.lanes:
            scale = {"scale": EmotionScale()} if kind == "emotion" else {}
            structure.add_lane(document, map_id, kind, title, description=description, **scale)
        for definition in _DEFINITIONS:
            numbers.add_metric(document, organization, **definition)
    return fresh_start(document)


def make(folder: Path) -> None:
    """Write every template to ``folder``."""
    for name in TEMPLATES:
        seeded = random.Random(name)
        secrets.choice, secrets.token_bytes = seeded.choice, seeded.randbytes  # for ids and order keys
        save_journey(template(name), folder / f"{name}.journey")
        backup_of(folder / f"{name}.journey").unlink(missing_ok=True)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
