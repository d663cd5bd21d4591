"""The line of visibility: above it is what the customer sees."""

from journeydesigner.lanes.dividers import divider
from journeydesigner.lanes.kinds import Headings, Words
from journeydesigner.wording import _


def _words() -> Words:
    return Words(_("Line of visibility"), _("Line of visibility"), _("Between what is seen and unseen"), "")


KIND = divider(
    "line_of_visibility", _words, "eye",
    headings=Headings(12, (
        "line of visibility", "sichtbarkeitslinie", "linea de visibilidad", "ligne de visibilite",
    )),
)  # fmt: skip
