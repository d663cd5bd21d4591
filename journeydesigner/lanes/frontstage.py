"""Frontstage: what the customer sees the organisation do."""

from journeydesigner.lanes.kinds import Words
from journeydesigner.lanes.plain_cards import text_lane
from journeydesigner.wording import _


def _words() -> Words:
    return Words(_("Frontstage"), _("Frontstage"), _("What they see us do"), _("What do they see us do here?"))


KIND = text_lane("frontstage", _words, "monitor", "violet", has_channel=True)
