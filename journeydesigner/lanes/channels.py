"""Channels: which of the organisation's channels serves where; over several steps as a bar."""

from journeydesigner.drawing.primitives import Icon
from journeydesigner.lanes.chips import HEIGHT, draw_chip
from journeydesigner.lanes.face import Face, edge
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, Headings, Words, read_text
from journeydesigner.lanes.plain_cards import family_of
from journeydesigner.model.records import Card
from journeydesigner.wording import _

_ICON = 14.0


def _words() -> Words:
    return Words(_("Channels"), _("Channel"), _("What it runs over"), _("Which channel serves them here?"))


def _reads(card: Card, facts: Facts) -> str:
    return read_text(_("Channel"), card, facts.channel.name if facts.channel and card.text.strip() else "")


def _face(card: Card, width: float, facts: Facts) -> Face:
    """The channel by its icon and name; what is written on the card stands for the name."""
    channel, family = facts.channel, family_of(card, "teal")
    icon = Icon(channel.icon if channel else "waypoints", 10, (HEIGHT - _ICON) / 2, _ICON, edge(family))
    said = card.text or (channel.name if channel else "")
    return draw_chip(
        card, width, facts, said=said, family=family, label=_reads(card, facts), head=(icon,), text_left=30.0
    )


KIND = CardLane(
    "channels", _words, "waypoints", "teal", _face, _reads, gap=6.0, foot=14.0, has_channel=True, is_chip=True,
    headings=Headings(75, (
        "channel", "media", "kanal", "kanale", "canal", "canaux", "チャネル", "媒体",
    )),
)  # fmt: skip
