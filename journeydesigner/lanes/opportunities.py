"""Opportunities: what could be done, what it would bring and cost, and who takes care of it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, cast, get_args

from pydantic import Field

from journeydesigner.lanes.face import Face
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.follow_up import FollowUpValues, due_of
from journeydesigner.lanes.kinds import CardLane, CardValues, Headings, Pill, Words, read_text
from journeydesigner.lanes.plain_cards import draw_card
from journeydesigner.metrics.numbers import date_text
from journeydesigner.model.forecast_records import LeverOn
from journeydesigner.model.ids import StageId
from journeydesigner.model.records import Card, Measurement, Metric
from journeydesigner.wording import _, n_

_MIDDLE = 3
"""Impact and effort above this are high."""


class _Rating(CardValues, frozen=True):
    """``impact`` and ``effort`` from 1 (little) to 5 (much)."""

    impact: int | None = Field(default=None, ge=1, le=5)
    effort: int | None = Field(default=None, ge=1, le=5)


class OpportunityValues(FollowUpValues, _Rating, frozen=True):
    """How it is rated, then what is done about it, and what of a stage's numbers it should change once it is done.

    ``effect_stage`` is the stage that it changes (None: the one it stands in), ``effect_on`` what of it.
    ``effect_change``: of a conversion by how many points, as a fraction (0.05: from 40 to 45 %); of a dwell time or a
    cost by which share of it (-0.2: from 50 to 40 minutes).
    """

    references: ClassVar[frozenset[str]] = FollowUpValues.references | {"effect_stage", "effect_on", "effect_change"}

    effect_stage: str | None = None
    effect_on: LeverOn = "conversion"
    effect_change: float | None = Field(default=None, ge=-1, le=10)

    @classmethod
    def words(cls) -> Mapping[str, str]:
        return {
            "impact": _("Impact"), "effort": _("Effort"), "effect_stage": _("Once done, changes"),
            "effect_on": _("What of it"), "effect_change": _("By how much"), **super().words(),
        }  # fmt: skip


def effect_stage_of(card: Card) -> StageId | None:
    """The stage whose numbers it should change; None: the one it stands in."""
    stage = card.extras.get("effect_stage")
    return StageId(stage) if isinstance(stage, str) and stage else None


def effect_on_of(card: Card) -> LeverOn:
    """What of the stage it should change; what only a newer version knows is none of ours."""
    said = card.extras.get("effect_on", "conversion")
    return cast("LeverOn", said) if said in get_args(LeverOn) else "conversion"


def effect_change_of(card: Card) -> float | None:
    """By how much; None: nobody said."""
    change = card.extras.get("effect_change")
    return float(change) if isinstance(change, (int, float)) and not isinstance(change, bool) else None


def horizon(card: Card) -> str:
    """Which corner of the priority matrix it stands in; empty without both numbers."""
    impact, effort = card.extras.get("impact"), card.extras.get("effort")
    if not isinstance(impact, int) or not isinstance(effort, int):
        return ""
    if impact > _MIDDLE:
        return _("Big bet") if effort > _MIDDLE else _("Quick win")
    return _("Reconsider") if effort > _MIDDLE else _("Fill-in")


def _words() -> Words:
    return Words(_("Opportunities"), _("Opportunity"), _("What we could do"), _("What could we do here?"))


def _owner(card: Card) -> str:
    return _("Owner: {name}").format(name=card.owner) if card.owner else ""


def _reads(card: Card, facts: Facts) -> str:
    due = due_of(card)
    said = _("due {date}").format(date=date_text(due)) if due else ""
    return read_text(_("Opportunity"), card, horizon(card), _owner(card), said)


def _tags(card: Card, language: str) -> tuple[str, ...]:
    return tuple(tag for tag in (horizon(card), _owner(card)) if tag)


def _tally(card: Card, metric: Metric | None, series: Sequence[Measurement]) -> tuple[int, int]:
    return (1, 1)


def _face(card: Card, width: float, facts: Facts) -> Face:
    return draw_card(
        card, width, facts, family="green", label=_reads(card, facts), icon="lightbulb",
        tags=_tags(card, facts.pen.language), tally=_tally(card, None, ()),
    )  # fmt: skip


def _pill(counted: int, of: int) -> Pill | None:
    if not counted:
        return None
    text = n_("{count} opportunity", "{count} opportunities", counted).format(count=counted)
    return Pill("lightbulb", "green", text)


KIND = CardLane(
    "opportunities", _words, "lightbulb", "green", _face, _reads, OpportunityValues,
    tags=_tags, tally=_tally, pill=_pill, rank=2, shelf=5,
    headings=Headings(30, (
        "opportunit", "idea", "improvement", "chance", "potenzial", "massnahme", "verbesserung", "oportunidad",
        "mejora", "opportunite", "amelioration", "piste", "機会", "施策", "改善", "アイデア",
    )),
)  # fmt: skip
