"""Backstage: what the organisation does unseen."""

from journeydesigner.lanes.kinds import Headings, Words
from journeydesigner.lanes.process_cards import process_lane
from journeydesigner.wording import _


def _words() -> Words:
    return Words(_("Backstage"), _("Backstage"), _("What we do unseen"), _("What do we do unseen here?"))


KIND = process_lane(
    "backstage", _words, "layers", "violet", is_internal=True, shelf=6,
    headings=Headings(90, (
        "backstage", "back stage", "behind the scenes", "internal", "hinter den kulissen", "intern",
        "entre bastidores", "detras", "coulisses", "interne", "バックステージ", "社内", "裏側",
    )),
)  # fmt: skip
