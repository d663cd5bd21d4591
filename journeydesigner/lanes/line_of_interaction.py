"""The line of interaction: above it the customer acts, below it the organisation."""

from journeydesigner.lanes.dividers import divider
from journeydesigner.lanes.kinds import Headings, Words
from journeydesigner.wording import _


def _words() -> Words:
    return Words(_("Line of interaction"), _("Line of interaction"), _("Between customer and organisation"), "")


KIND = divider(
    "line_of_interaction", _words, "handshake",
    headings=Headings(10, (
        "line of interaction", "interaktionslinie", "linea de interaccion", "ligne d'interaction",
    )),
)  # fmt: skip
