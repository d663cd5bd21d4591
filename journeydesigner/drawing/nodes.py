"""A node: primitives that belong together, with the record they show. Hit test, tooltip, ids and links hang on it."""

from dataclasses import dataclass
from enum import StrEnum

from journeydesigner.drawing.primitives import Primitive


class Role(StrEnum):
    """What a node is, for hit tests, screen readers, SVG classes and shape names."""

    GROUND = "ground"
    TITLE = "title"
    PERSONA = "persona"
    PILL = "pill"
    STAGE = "stage"
    STEP = "step"
    LANE = "lane"
    DIVIDER = "divider"
    CARD = "card"
    CURVE = "curve"
    EMOTION = "emotion"
    QUOTE = "quote"
    LEGEND = "legend"
    COUNT = "count"
    """How many cards a collapsed lane or stage holds there."""
    NOTE = "note"
    """A card that floats over the map."""
    LINK = "link"
    """An arrow from one card to another."""
    COMMENTS = "comments"
    """How many comments on ``record`` are open."""
    DOTS = "dots"
    """How many dots a vote gave the card."""
    LOOP = "loop"
    """The way back from the last stage of a life cycle to the first."""
    TEXT = "text"
    """Of a report: a heading, a paragraph, the cell of a table."""
    CHART = "chart"
    FIGURE = "figure"
    """A number that was counted over the stages: of a ribbon, a flow, a metric's heat."""


@dataclass(frozen=True, slots=True)
class Node:
    """Primitives in a box at (x, y) of the band that holds it; the primitives' origin is the box's corner.

    ``key`` is unique in the scene; ``record`` is the id of the record shown ("" for none); ``label`` is what a
    screen reader says; ``link`` is where a click leads ("" for nowhere).
    """

    key: str
    role: Role
    record: str
    x: float
    y: float
    w: float
    h: float
    primitives: tuple[Primitive, ...]
    label: str = ""
    link: str = ""
