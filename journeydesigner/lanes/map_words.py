"""Words for what a map says of itself: which state it shows, and how far it is."""

from journeydesigner.model.records import MapKind, Status
from journeydesigner.wording import _


def kind_word(kind: MapKind) -> str:
    return {"as-is": _("Current state"), "to-be": _("Future state")}[kind]


def status_word(status: Status) -> str:
    return {
        "draft": _("Draft"), "in review": _("In review"), "validated": _("Validated"), "published": _("Published"),
        "archived": _("Archived"),
    }[status]  # fmt: skip
