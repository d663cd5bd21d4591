"""Cards that hold text: how they are drawn and read, with an icon and tags where their kind has some."""

from collections.abc import Callable

from journeydesigner.drawing.primitives import Icon, Picture, Primitive
from journeydesigner.lanes.face import (
    MOMENT_OF_TRUTH,
    PAD_X,
    PAD_Y,
    Face,
    edge,
    ink,
    sheet,
    star,
    tag_pills,
)
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, Headings, Words, read_text
from journeydesigner.model.records import Card

ICON = 16.0
ICON_ROOM = 22.0
TEXT_INSET = 15.0
"""From the card's left side to its text: the edge and the padding."""
IMAGE_HEIGHT = 120.0
LEAST_HEIGHT = 40.0
FAMILIES = ("slate", "blue", "yellow", "teal", "rose", "green", "violet")


def family_of(card: Card, family: str) -> str:
    """The colour family that a person gave the card, else its lane's."""
    return card.colour if card.colour in FAMILIES else family


def link_sign(card: Card, otherwise: str = "") -> str:
    """The icon of a card whose kind gives it none: that it has a link."""
    return "link" if card.links else otherwise


def draw_card(
    card: Card,
    width: float,
    facts: Facts,
    *,
    family: str,
    label: str,
    icon: str = "",
    tags: tuple[str, ...] = (),
    tally: tuple[int, int] = (0, 0),
) -> Face:
    """A card of text ``width`` wide, as tall as its contents need."""
    pen = facts.pen
    family = family_of(card, family)
    left = TEXT_INSET + (ICON_ROOM if icon else 0)
    room = max(width - left - PAD_X, 1.0)
    y = PAD_Y
    inside: list[Primitive] = []
    if card.image:
        wide = max(width - TEXT_INSET - PAD_X, 1.0)
        tall = min(wide * facts.aspect, IMAGE_HEIGHT) if facts.aspect else IMAGE_HEIGHT
        inside.append(Picture(card.image, TEXT_INSET, y, wide, tall, 4, card.text))
        y += tall + 8
    style = pen.type.card
    if icon:
        inside.append(Icon(icon, TEXT_INSET, y + (style.leading - ICON) / 2, ICON, edge(family)))
    block = pen.block(card.text, style, ink(family), left, y, room)
    inside.append(block.text)
    y += block.height
    pills, pill_height = tag_pills(pen, tags, family, left, y + 6, room)
    if tags:
        inside += pills
        y += 6 + pill_height
    height = max(y + PAD_Y, LEAST_HEIGHT)
    marks = frozenset({MOMENT_OF_TRUTH}) if card.is_moment_of_truth else frozenset[str]()
    crown = star(width) if card.is_moment_of_truth else ()
    return Face(width, height, (*sheet(family, width, height), *inside, *crown), label, marks, tally)


def text_lane(
    name: str,
    words: Callable[[], Words],
    icon: str,
    family: str,
    *,
    has_channel: bool = False,
    headings: Headings | None = None,
    shelf: int = 0,
) -> CardLane:
    """A kind whose cards hold text and nothing else."""

    def reads(card: Card, facts: Facts) -> str:
        return read_text(words().one, card)

    def face(card: Card, width: float, facts: Facts) -> Face:
        return draw_card(card, width, facts, family=family, label=reads(card, facts), icon=link_sign(card))

    return CardLane(name, words, icon, family, face, reads, has_channel=has_channel, headings=headings, shelf=shelf)
