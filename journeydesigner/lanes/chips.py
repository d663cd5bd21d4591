"""Chips that become bars: as wide as their name at one step, and over all of their steps where they span several."""

from journeydesigner.drawing.primitives import Box, Disc, Line, Primitive
from journeydesigner.lanes.face import MOMENT_OF_TRUTH, Face, border, edge, fill, ink, star
from journeydesigner.lanes.facts import Facts
from journeydesigner.model.records import Card

HEIGHT = 28.0
_RIGHT = 10.0
_BADGE_PAD = 6.0
_BADGE_GAP = 7.0
_LEAST_LINE = 24.0


def is_span(card: Card) -> bool:
    """Whether it stands over several steps."""
    return card.place is not None and card.place.first != card.place.last


def draw_chip(
    card: Card,
    width: float,
    facts: Facts,
    *,
    said: str,
    family: str,
    label: str,
    head: tuple[Primitive, ...],
    text_left: float,
    badge: str = "",
) -> Face:
    """A pill of ``said`` behind its ``head`` (drawn for a chip ``HEIGHT`` tall), a small ``badge`` after it."""
    pen = facts.pen
    style, tag = pen.type.chip, pen.type.tag
    small = pen.word(badge, tag, ink(family), 0, 0).width + 2 * _BADGE_PAD if badge else 0.0
    tail = _RIGHT + (small + _BADGE_GAP - 4 if badge else 0.0)
    block = pen.block(said, style, ink(family), text_left, 0, max(width - text_left - tail, 1.0))
    height = max(HEIGHT, block.height + 12)
    block = pen.block(said, style, ink(family), text_left, (height - block.height) / 2, block.width + 0.01)
    wide = width if is_span(card) else min(text_left + block.width + tail, width)
    parts: list[Primitive] = [
        Box(0.5, 0.5, wide - 1, height - 1, fill(family), border(family, 0.4), radius=(HEIGHT - 1) / 2),
        block.text,
        *head,
    ]
    x = text_left + block.width
    if badge and x + _BADGE_GAP + small <= wide:
        high = tag.leading + 2
        top = (height - high) / 2
        parts.append(Box(x + _BADGE_GAP, top, small, high, border(family, 0.18), radius=high / 2))
        parts.append(pen.word(badge, tag, ink(family), x + _BADGE_GAP + _BADGE_PAD, top + 1).text)
        x += _BADGE_GAP + small
    if wide - 14 - (x + 12) >= _LEAST_LINE:
        parts.append(Line(x + 12, height / 2, wide - 14, height / 2, border(family, 0.55), 1.5))
        parts.append(Disc(wide - 14, height / 2, 3.0, edge(family)))
    marks = frozenset({MOMENT_OF_TRUTH}) if card.is_moment_of_truth else frozenset[str]()
    crown = star(wide) if card.is_moment_of_truth else ()
    return Face(wide, height, (*parts, *crown), label, marks)
