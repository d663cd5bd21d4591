"""Backstage: what the organisation does unseen."""

from journeydesigner.lanes.kinds import Words
from journeydesigner.lanes.plain_cards import text_lane
from journeydesigner.wording import _


def _words() -> Words:
    return Words(_("Backstage"), _("Backstage"), _("What we do unseen"), _("What do we do unseen here?"))


KIND = text_lane("backstage", _words, "layers", "violet")
