"""The title block: whose journey it is, what it is called, what it rests on, and what stands out."""

from dataclasses import replace
from math import ceil

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour, Gradient, ink_on
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Disc, Icon, Picture, Primitive
from journeydesigner.lanes.face import border, edge, fill, ink
from journeydesigner.lanes.kinds import Pill
from journeydesigner.lanes.map_words import kind_word
from journeydesigner.lanes.metric_pill import draw_pill, spoken
from journeydesigner.lanes.metric_tile import Tile
from journeydesigner.lanes.metrics import map_tile
from journeydesigner.lanes.pen import Block, Pen
from journeydesigner.lanes.persona_sign import initials
from journeydesigner.layout.frame import Frame
from journeydesigner.metrics.numbers import grouped
from journeydesigner.model.records import JourneyMap, Persona
from journeydesigner.wording import _

TITLE_HEIGHT = 96.0
_DISC = 32.0
_TEXT_X = 84.0
PILL_HEIGHT = 34.0
PILL_GAP = 12.0
_CONTEXT_GAP = 3.0
_PILL_FOOT = 14.0
_KPI_GAP = 8.0
_KPI_FOOT = 20.0
_SEPARATOR = "   ·   "


def persona_of(snapshot: Snapshot, journey: JourneyMap) -> Persona | None:
    found = snapshot.table("personas").get(journey.persona) if journey.persona else None
    return found if isinstance(found, Persona) else None


def map_tiles(snapshot: Snapshot, journey: JourneyMap) -> tuple[Tile, ...]:
    """The metrics that were measured for the map as a whole, in the organisation's order."""
    metrics = snapshot.metrics_of(journey.organization)
    found = ((metric, snapshot.measurements_of(metric.id, journey.id)) for metric in metrics)
    return tuple(map_tile(metric, series) for metric, series in found if series)


def title_nodes(
    frame: Frame, persona: Persona | None, pills: tuple[Pill, ...], tiles: tuple[Tile, ...] = ()
) -> tuple[tuple[Node, ...], float]:
    """Disc, title and context line, pills, and under them the map's own KPIs; and the block's height. The band begins
    at the page's margin."""
    left = frame.options.margin
    pill_nodes = _pills(frame, pills)
    text_left = left + (_TEXT_X if persona else 0.0)
    pills_left = min((node.x for node in pill_nodes), default=frame.right)
    room = max(pills_left - 32 - text_left, 240.0)
    whole_room = max(frame.right - text_left, 240.0)
    if pill_nodes and _is_better_above(frame, persona, room, whole_room):
        title, context, _height = _texts(frame, persona, text_left, whole_room)
        bottom = max(node.y + node.h for node in (title, context) if node is not None)
        pill_nodes = [replace(node, x=node.x + text_left - pills_left, y=bottom + PILL_GAP) for node in pill_nodes]
        height = bottom + PILL_GAP + PILL_HEIGHT + _PILL_FOOT
    else:
        title, context, height = _texts(frame, persona, text_left, room)
    nodes: list[Node] = []
    if persona is not None:
        nodes.append(_disc(frame, persona))
    nodes.append(title)
    if context is not None:
        nodes.append(context)
    if not tiles:
        return (*nodes, *pill_nodes), height
    bottom = max(node.y + node.h for node in (*nodes, *pill_nodes))
    kpis, end = _kpis(frame, tiles, text_left, bottom + PILL_GAP)
    return (*nodes, *pill_nodes, *kpis), end + _KPI_FOOT


def _kpis(frame: Frame, tiles: tuple[Tile, ...], left: float, top: float) -> tuple[list[Node], float]:
    """The map's own KPIs from ``left``, in as many lines as they need; and where they end."""
    nodes: list[Node] = []
    x, y, end = left, top, top
    for tile in tiles:
        parts, wide, tall = draw_pill(tile, frame.pen, frame.right - left)
        if x > left and x + wide > frame.right:
            x, y = left, end + _KPI_GAP
        said, key = (
            spoken(tile, frame.pen.language, frame.pen.today),
            f"kpi:{tile.metric.id if tile.metric else tile.name}",
        )
        nodes.append(Node(key, Role.PILL, "", x, y, wide, tall, parts, said))
        x, end = x + wide + PILL_GAP, max(end, y + tall)
    return nodes, end


def _said(frame: Frame) -> str:
    name = frame.map.title.strip() or _("Untitled map")
    return f"{name} ({frame.options.part})" if frame.options.part else name


def _is_better_above(frame: Frame, persona: Persona | None, beside: float, above: float) -> bool:
    """Whether the title is too long for one line beside the pills, or the line under it is and would fit above them."""
    pen = frame.pen
    line = pen.measurer.width(context_line(frame.map, persona, pen.language), pen.type.context)
    return pen.measurer.width(_said(frame), pen.type.title) > beside or beside < line <= above


def _texts(frame: Frame, persona: Persona | None, left: float, room: float) -> tuple[Node, Node | None, float]:
    pen, journey = frame.pen, frame.map
    title = _beside_the_disc(pen.block(_said(frame), pen.type.title, Colour("text"), 0, 0, room))
    line = context_line(journey, persona, pen.language)
    context = _beside_the_disc(pen.block(line, pen.type.context, Colour("text2"), 0, 0, room)) if line else None
    tall = title.height + (context.height + _CONTEXT_GAP if context else 0)
    top = max(4.0, 35 - tall / 2)
    wide = max(title.width, 1.0)
    first = Node("title", Role.TITLE, journey.id, left, top, wide, title.height, (title.text,), journey.title)
    if context is None:
        return first, None, max(TITLE_HEIGHT, top + tall + 20)
    second = Node(
        "context", Role.TITLE, "", left, top + title.height + _CONTEXT_GAP, max(context.width, 1.0), context.height,
        (context.text,), line,
    )  # fmt: skip
    return first, second, max(TITLE_HEIGHT, top + tall + 20)


def _beside_the_disc(block: Block) -> Block:
    """From 0 on also where it is written from right to left: there is the disc, and as broad as it is is its node."""
    start = min((line.x for line in block.text.lines), default=0.0)
    if not start:
        return block
    lines = tuple(replace(line, x=line.x - start) for line in block.text.lines)
    return replace(block, text=replace(block.text, lines=lines))


def context_line(journey: JourneyMap, persona: Persona | None, language: str) -> str:
    """«Nora Klein, 41, first-time buyer · Current state · 14 interviews, 3 200 support tickets»."""
    parts: list[str] = []
    if persona is not None:
        age = str(persona.age) if persona.age is not None else ""
        parts.append(", ".join(part for part in (persona.name, age, _inside(persona.role, language)) if part))
    parts.append(kind_word(journey.kind))
    if journey.research:
        parts.append(", ".join(f"{grouped(found.n, language)} {found.what}" for found in journey.research))
    return _SEPARATOR.join(parts)


def _inside(text: str, language: str) -> str:
    """``text`` as it stands inside a sentence: English begins it small, unless it is an abbreviation."""
    if language.startswith("en") and text[:1].isupper() and text[1:2].islower():
        return text[0].lower() + text[1:]
    return text


def _disc(frame: Frame, persona: Persona) -> Node:
    size = 2 * _DISC
    parts = disc_parts(frame.pen, persona)
    return Node("persona", Role.PERSONA, persona.id, frame.options.margin, 6, size, size, parts, persona.name)


def disc_parts(pen: Pen, persona: Persona, radius: float = _DISC) -> tuple[Primitive, ...]:
    """A persona's photo, or initials, in a circle from (0, 0) on."""
    size = 2 * radius
    if persona.photo:
        return (Picture(persona.photo, 0, 0, size, size, radius, persona.name),)
    start = Colour(persona.colour or "stage:0/5")
    shade = Gradient(0, 0, size, size, start, start.mixed("stage:2/5", 0.9))
    style, share = pen.type.disc, radius / _DISC
    if share != 1.0:
        style = replace(style, size=style.size * share, leading=style.leading * share)
    top = radius - style.leading / 2
    letters = pen.word(initials(persona.name), style, ink_on(start, Colour("stage:2/5")), radius, top, align="middle")
    return (Disc(radius, radius, radius, shade), letters.text)


def _pills(frame: Frame, pills: tuple[Pill, ...]) -> list[Node]:
    """From the right end of the sheet leftwards, in their order from left to right."""
    nodes: list[Node] = []
    right = frame.right
    for pill in reversed(pills):
        parts, wide = pill_parts(frame.pen, pill)
        key = pill_key(pill.icon, pill.family)
        nodes.append(Node(key, Role.PILL, "", right - wide, 21, wide, PILL_HEIGHT, parts, pill.text))
        right -= wide + PILL_GAP
    return nodes[::-1]


def pill_key(icon: str, family: str) -> str:
    """The key of the node of a pill, which looks as the cards look that it counts."""
    return f"pill:{icon}:{family}"


def pill_parts(pen: Pen, pill: Pill) -> tuple[tuple[Primitive, ...], float]:
    """A pill from (0, 0) on, and its width."""
    text = pen.word(pill.text, pen.type.pill, ink(pill.family), 36, (PILL_HEIGHT - pen.type.pill.leading) / 2)
    wide = ceil(36 + text.width + 14)
    ground = Box(0.5, 0.5, wide - 1, PILL_HEIGHT - 1, fill(pill.family), border(pill.family, 0.22), radius=16.5)
    return (ground, Icon(pill.icon, 14, 9, 16, edge(pill.family)), text.text), float(wide)
