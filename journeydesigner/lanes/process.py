"""Process: the organisation's steps in one lane, what the customer sees and what not, as a flow chart."""

from collections.abc import Mapping
from typing import Literal

from journeydesigner.lanes.face import Face
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, Headings, Words
from journeydesigner.lanes.process_cards import ProcessValues, draw_step, process_text, shape_tags, unseen_signs
from journeydesigner.model.records import Card
from journeydesigner.wording import _


class StepValues(ProcessValues, frozen=True):
    """``side``: of the line of visibility; None: not said."""

    side: Literal["frontstage", "backstage"] | None = None

    @classmethod
    def words(cls) -> Mapping[str, str]:
        return {**super().words(), "side": _("Side"), "frontstage": _("Frontstage"), "backstage": _("Backstage")}


def _words() -> Words:
    return Words(_("Process"), _("Process step"), _("How we do it"), _("What happens here, step by step?"))


def is_unseen(card: Card) -> bool:
    """Whether a card of a process happens where the customer does not see it."""
    return card.extras.get("side") == "backstage"


def _side(card: Card) -> str:
    side = card.extras.get("side")
    return StepValues.words()[side] if side in ("frontstage", "backstage") else ""


def _reads(card: Card, facts: Facts) -> str:
    return process_text(card, _("Process step"), _side(card))


def _tags(card: Card, language: str) -> tuple[str, ...]:
    return tuple(tag for tag in (*shape_tags(card, language), _side(card)) if tag)


def _face(card: Card, width: float, facts: Facts) -> Face:
    return draw_step(card, width, facts, family="violet", label=_reads(card, facts), is_unseen=is_unseen(card))


KIND = CardLane(
    "process", _words, "workflow", "violet", _face, _reads, StepValues, has_channel=True, signs=unseen_signs,
    tags=_tags,
    headings=Headings(105, (
        "process", "prozess", "ablauf", "workflow", "proceso", "flujo", "processus", "プロセス", "業務",
    )),
)  # fmt: skip
