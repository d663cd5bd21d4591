"""Support: systems and partners behind the stage."""

from journeydesigner.lanes.kinds import Words
from journeydesigner.lanes.plain_cards import text_lane
from journeydesigner.wording import _


def _words() -> Words:
    return Words(
        _("Support"), _("Support"), _("Systems and partners behind it"), _("Which system or partner helps here?")
    )


KIND = text_lane("support", _words, "server", "violet")
