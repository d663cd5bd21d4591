"""Goals: what the customer wants to get done."""

from journeydesigner.lanes.kinds import Words
from journeydesigner.lanes.plain_cards import text_lane
from journeydesigner.wording import _


def _words() -> Words:
    return Words(_("Goals"), _("Goal"), _("What they want to get done"), _("What do they want to get done here?"))


KIND = text_lane("goals", _words, "target", "slate")
