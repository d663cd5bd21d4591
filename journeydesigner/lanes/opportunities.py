"""Opportunities: what could be done, what it would bring and cost, and who takes care of it."""

from collections.abc import Mapping, Sequence

from pydantic import Field

from journeydesigner.lanes.face import Face
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.follow_up import FollowUpValues, due_of
from journeydesigner.lanes.kinds import CardLane, CardValues, Headings, Pill, Words, read_text
from journeydesigner.lanes.plain_cards import draw_card
from journeydesigner.metrics.numbers import date_text
from journeydesigner.model.records import Card, Measurement, Metric
from journeydesigner.wording import _, n_

_MIDDLE = 3
"""Impact and effort above this are high."""


class _Rating(CardValues, frozen=True):
    """``impact`` and ``effort`` from 1 (little) to 5 (much)."""

    impact: int | None = Field(default=None, ge=1, le=5)
    effort: int | None = Field(default=None, ge=1, le=5)


class OpportunityValues(FollowUpValues, _Rating, frozen=True):
    """How it is rated, then what is done about it."""

    @classmethod
    def words(cls) -> Mapping[str, str]:
        return {"impact": _("Impact"), "effort": _("Effort"), **super().words()}


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
