"""Pain points: what hurts, how badly, and how often it was told."""

from collections.abc import Mapping, Sequence
from typing import Literal, cast

from pydantic import Field

from journeydesigner.lanes.face import Face
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.follow_up import FollowUpValues
from journeydesigner.lanes.kinds import CardLane, CardValues, Headings, Pill, Words, read_text
from journeydesigner.lanes.plain_cards import draw_card
from journeydesigner.metrics.numbers import grouped
from journeydesigner.model.records import Card, Measurement, Metric
from journeydesigner.wording import _, n_

Severity = Literal["low", "medium", "high", "critical"]


class _Judgement(CardValues, frozen=True):
    """``mentions``: how many told of it."""

    severity: Severity | None = None
    mentions: int | None = Field(default=None, ge=0)


class PainValues(FollowUpValues, _Judgement, frozen=True):
    """How bad it is, then what is done about it."""

    @classmethod
    def words(cls) -> Mapping[str, str]:
        return {"severity": _("Severity"), "mentions": _("Mentions"), **severity_labels(), **super().words()}


def severity_of(card: Card) -> Severity | None:
    return cast("Severity | None", card.extras.get("severity"))


def severity_labels() -> dict[Severity, str]:
    return {"low": _("Low"), "medium": _("Medium"), "high": _("High"), "critical": _("Critical")}


def severity_label(severity: Severity) -> str:
    return severity_labels()[severity]


def _words() -> Words:
    return Words(_("Pain points"), _("Pain point"), _("What gets in the way"), _("What gets in the way here?"))


def _mentions(card: Card, language: str) -> str:
    count = card.extras.get("mentions")
    if not isinstance(count, int):
        return ""
    return n_("{count} mention", "{count} mentions", count).format(count=grouped(count, language))


def _reads(card: Card, facts: Facts) -> str:
    severity = severity_of(card)
    return read_text(
        _("Pain point"), card, severity_label(severity) if severity else "", _mentions(card, facts.pen.language)
    )


def _tags(card: Card, language: str) -> tuple[str, ...]:
    """Only what stands out: high or critical severity, and mentions."""
    severity = severity_of(card)
    shown = severity_label(severity) if severity in ("high", "critical") else ""
    return tuple(tag for tag in (shown, _mentions(card, language)) if tag)


def _tally(card: Card, metric: Metric | None, series: Sequence[Measurement]) -> tuple[int, int]:
    return (int(severity_of(card) == "critical"), 1)


def _face(card: Card, width: float, facts: Facts) -> Face:
    return draw_card(
        card, width, facts, family="rose", label=_reads(card, facts), icon="triangle-alert",
        tags=_tags(card, facts.pen.language), tally=_tally(card, None, ()),
    )  # fmt: skip


def _pill(counted: int, of: int) -> Pill | None:
    if not counted:
        return None
    text = n_("{count} critical pain", "{count} critical pains", counted).format(count=counted)
    return Pill("triangle-alert", "rose", text)


KIND = CardLane(
    "pain_points", _words, "triangle-alert", "rose", _face, _reads, PainValues,
    tags=_tags, tally=_tally, pill=_pill, rank=3, shelf=4,
    headings=Headings(20, (
        "pain", "frustration", "barrier", "problem", "friction", "churn", "obstacle", "schmerz", "hurde", "risiken",
        "hindernis", "dolor", "friccion", "problemas", "douleur", "irritant", "frein", "不満", "課題", "痛み",
        "離脱", "ペイン", "障壁", "不安",
    )),
)  # fmt: skip
