"""What is to be done about a card: until when, how far it is, and what it should bring."""

from collections.abc import Mapping
from typing import ClassVar, Literal, cast

from journeydesigner.lanes.kinds import CardValues
from journeydesigner.model.ids import MetricId
from journeydesigner.model.records import Card, IsoDate
from journeydesigner.wording import _, c_

Progress = Literal["open", "planned", "done"]


class FollowUpValues(CardValues, frozen=True):
    """``effect`` is by how much ``effect_metric`` is expected to change, in the metric's unit (a fraction where that
    is percent)."""

    references: ClassVar[frozenset[str]] = frozenset({"effect", "effect_metric"})

    due: IsoDate | None = None
    status: Progress = "open"
    effect: float | None = None
    effect_metric: str | None = None

    @classmethod
    def words(cls) -> Mapping[str, str]:
        return {
            "due": _("Due"), "status": _("Status"), "effect": _("Expected effect"), "effect_metric": _("On metric"),
            **progress_labels(),
        }  # fmt: skip


def progress_labels() -> dict[Progress, str]:
    return {"open": c_("status", "Open"), "planned": _("Planned"), "done": _("Done")}


def progress_of(card: Card) -> Progress:
    """How far it is; a value that only a newer version knows is open."""
    said = card.extras.get("status")
    return cast("Progress", said) if said in ("planned", "done") else "open"


def due_of(card: Card) -> str | None:
    """The day until when, as ISO date."""
    due = card.extras.get("due")
    return due if isinstance(due, str) and due else None


def effect_of(card: Card) -> float | None:
    effect = card.extras.get("effect")
    return float(effect) if isinstance(effect, (int, float)) and not isinstance(effect, bool) else None


def effect_metric_of(card: Card) -> MetricId | None:
    metric = card.extras.get("effect_metric")
    return MetricId(metric) if isinstance(metric, str) and metric else None
