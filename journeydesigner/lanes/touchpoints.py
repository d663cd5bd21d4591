"""Touchpoints: where the customer and the organisation meet, as chips with the channel's icon."""

from journeydesigner.drawing.primitives import Box, Icon, Primitive
from journeydesigner.lanes.face import MOMENT_OF_TRUTH, Face, border, edge, fill, ink, star
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, Headings, Words, read_text
from journeydesigner.lanes.plain_cards import family_of, link_sign
from journeydesigner.model.records import Card
from journeydesigner.wording import _

_HEIGHT = 28.0
_ICON = 14.0
_TEXT_LEFT = 29.0
_TEXT_RIGHT = 8.5


def _words() -> Words:
    return Words(_("Touchpoints"), _("Touchpoint"), _("Where it happens"), _("Where do they meet us here?"))


def _reads(card: Card, facts: Facts) -> str:
    return read_text(_("Touchpoint"), card, facts.channel.name if facts.channel else "")


def _face(card: Card, width: float, facts: Facts) -> Face:
    """A pill as wide as its text; a long one wraps and grows."""
    style = facts.pen.type.chip
    family = family_of(card, "teal")
    said = card.text or (facts.channel.name if facts.channel else "")
    room = max(width - _TEXT_LEFT - _TEXT_RIGHT, 1.0)
    block = facts.pen.block(said, style, ink(family), _TEXT_LEFT, 0, room)
    height = max(_HEIGHT, block.height + 12)
    block = facts.pen.block(said, style, ink(family), _TEXT_LEFT, (height - block.height) / 2, block.width + 0.01)
    wide = min(_TEXT_LEFT + block.width + _TEXT_RIGHT, max(width, _HEIGHT))
    icon = facts.channel.icon if facts.channel else link_sign(card, "circle-dot")
    parts: tuple[Primitive, ...] = (
        Box(0.5, 0.5, wide - 1, height - 1, fill(family), border(family, 0.4), radius=(_HEIGHT - 1) / 2),
        Icon(icon, 9, (height - _ICON) / 2, _ICON, edge(family)),
        block.text,
    )
    marks = frozenset({MOMENT_OF_TRUTH}) if card.is_moment_of_truth else frozenset[str]()
    crown = star(wide) if card.is_moment_of_truth else ()
    return Face(wide, height, (*parts, *crown), _reads(card, facts), marks)


KIND = CardLane(
    "touchpoints", _words, "map-pin", "teal", _face, _reads, gap=6.0, foot=18.0, has_channel=True, is_chip=True,
    is_of_channels=True,
    headings=Headings(70, (
        "touchpoint", "touch point", "touch-point", "contact point", "kontaktpunkt", "beruhrungspunkt",
        "punto de contacto", "puntos de contacto", "point de contact", "points de contact", "タッチポイント",
        "接点",
    )),
)  # fmt: skip
