"""The line of internal interaction: below it are those who support the front line."""

from journeydesigner.lanes.dividers import divider
from journeydesigner.lanes.kinds import Headings, Words
from journeydesigner.wording import _


def _words() -> Words:
    return Words(
        _("Line of internal interaction"), _("Line of internal interaction"), _("Between teams and their support"), ""
    )


KIND = divider(
    "line_of_internal_interaction", _words, "network", is_internal=True,
    headings=Headings(11, (
        "line of internal interaction", "interne interaktion", "interaccion interna",
    )),
)  # fmt: skip
