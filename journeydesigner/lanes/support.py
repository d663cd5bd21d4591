"""Support: systems and partners behind the stage."""

from journeydesigner.lanes.kinds import Headings, Words
from journeydesigner.lanes.process_cards import process_lane
from journeydesigner.wording import _


def _words() -> Words:
    return Words(
        _("Support"), _("Support"), _("Systems and partners behind it"), _("Which system or partner helps here?")
    )


KIND = process_lane(
    "support", _words, "server", "violet", is_internal=True,
    headings=Headings(80, (
        "support process", "support system", "partner", "supportprozess", "unterstutzung", "soporte", "支援",
    )),
)  # fmt: skip
