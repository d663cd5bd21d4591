"""What the shipped templates and samples are called, and in which order templates are shown."""

from collections.abc import Iterable
from pathlib import Path

from journeydesigner.ui.recent_text import title_text
from journeydesigner.wording import _

FIRST_TEMPLATE = "five-stage"
TWIN = "to-be-twin"
"""Not a file: any map's twin."""
_ORDER = (
    FIRST_TEMPLATE,
    "three-phase",
    "customer-lifecycle",
    "service-blueprint",
    "b2b-buying",
    "employee",
    "patient",
)


def title_of(path: Path) -> str:
    """A shipped file's name in words."""
    return words_of(path.stem)[0] or title_text(path)


def words_of(name: str) -> tuple[str, str]:
    """Title and a few words more of a shipped file, or of the twin; "" for what is not known."""
    known = {
        "five-stage": (_("Five-stage"), _("Awareness to post-sales")),
        "three-phase": (_("Three-phase"), _("Awareness, consideration, decision")),
        "customer-lifecycle": (_("Customer life cycle"), _("A loop that leads back")),
        "service-blueprint": (_("Service blueprint"), _("Three lines, front to back")),
        "b2b-buying": (_("B2B buying"), _("Six jobs, several deciders")),
        "employee": (_("Employee"), _("From first contact to farewell")),
        "patient": (_("Patient"), _("From symptom to follow-up")),
        TWIN: (_("To-be twin"), _("Starts from any as-is map")),
        "home-battery": (_("Home battery"), ""),
        "current-account": (_("Current account"), ""),
        "coffee-subscription": (_("Coffee subscription"), ""),
    }
    return known.get(name, ("", ""))


def in_order(paths: Iterable[Path]) -> list[Path]:
    """Templates as the gallery shows them; those that it does not know last."""
    return sorted(paths, key=_place)


def _place(path: Path) -> tuple[int, str]:
    return (_ORDER.index(path.stem) if path.stem in _ORDER else len(_ORDER), path.stem)
