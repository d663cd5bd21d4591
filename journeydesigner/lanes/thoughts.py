"""Thoughts and quotes: what the customer thinks and says."""

from journeydesigner.lanes.kinds import Words
from journeydesigner.lanes.plain_cards import text_lane
from journeydesigner.wording import _


def _words() -> Words:
    return Words(_("Thoughts"), _("Thought"), _("What they think and say"), _("What do they think here?"))


KIND = text_lane("thoughts", _words, "quote", "yellow")
