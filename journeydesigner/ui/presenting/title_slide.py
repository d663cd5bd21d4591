"""The first thing shown: what the journey is called, whose it is, what it rests on, and its stages."""

from PySide6.QtGui import QPainter

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.colours import Colour, ink_on
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Icon, Path, Primitive
from journeydesigner.drawing.text import TextMeasurer, TextStyle
from journeydesigner.lanes.face import border, edge, fill, ink
from journeydesigner.lanes.kinds import Pill
from journeydesigner.lanes.pen import Block, Pen
from journeydesigner.lanes.type_scale import type_scale
from journeydesigner.layout.outlines import soft_polygon
from journeydesigner.layout.title_block import context_line, persona_of
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import Stage
from journeydesigner.painting.painter import ScenePainter
from journeydesigner.ui.presenting.margins import disc
from journeydesigner.ui.presenting.screen_places import Places
from journeydesigner.wording import in_words_of

_MARGIN = 96.0
_DISC = 44.0
_TITLES = (54.0, 44.0, 34.0, 27.0, 22.0)
_CONTEXT = TextStyle(18, 25, 500)
_SCENARIOS = (20.0, 17.0, 14.0, 12.0)
_SCENARIO_WIDE = 820.0
_PILL = TextStyle(15, 20, 600)
_PILL_HIGH, _PILL_GAP = 40.0, 12.0
_RAMP_HIGH, _RAMP_HIGHER = 46.0, 72.0
_ROOM_FOR_PIECES = 110.0
"""Words are broken only where their pieces are not much shorter than words."""
_STAGES = (16.0, 14.0, 12.0)


class TitleSlide:
    """Of one screen and theme."""

    def __init__(self, painter: ScenePainter, measurer: TextMeasurer, places: Places) -> None:
        self._painter, self._places, self._measurer = painter, places, measurer

    def paint(self, painter: QPainter, snapshot: Snapshot, map_id: MapId, pills: tuple[Pill, ...]) -> None:
        """The whole screen but for its bottom line."""
        unit = self._places.unit
        wide, high = self._places.width / unit, self._places.bottom / unit
        journey = snapshot.map(map_id)
        pen = Pen(self._measurer, type_scale("presenting"), journey.language)
        persona = persona_of(snapshot, journey)
        stages = snapshot.stages_of(map_id)
        room = wide - 2 * _MARGIN
        parts: list[Primitive] = []
        with in_words_of(journey.language):
            context = context_line(journey, persona, journey.language)
        blocks = self._texts(pen, journey.title, context, journey.scenario, room)
        head = 2 * _DISC + 26 if persona else 0.0
        pill_rows = _rows(pen, pills, room)
        tall = head + sum(block.height + gap for block, gap in blocks)
        tall += (26 + len(pill_rows) * (_PILL_HIGH + _PILL_GAP)) if pill_rows else 0.0
        named, ramp_high = _stage_style(pen, stages, room / max(len(stages), 1) - 40)
        foot = 40 + ramp_high + 44 if stages else 40
        y = max((high - foot - tall) / 2 + 16, 28.0)
        if persona is not None:
            parts += disc(pen, persona, _MARGIN + _DISC, y + _DISC, _DISC, 30)
            y += head
        for block, gap in blocks:
            style, source = block.text.style, block.text.source
            parts.append(pen.block(source, style, block.text.colour, _MARGIN, y, block.width + 1).text)
            y += block.height + gap
        y += 26
        for row in pill_rows:
            parts += _pills(pen, row, y)
            y += _PILL_HIGH + _PILL_GAP
        parts += _ramp(pen, stages, high - foot + 40, room, named, ramp_high)
        painter.save()
        painter.scale(unit, unit)
        self._painter.paint_nodes(painter, (Node("title", Role.TITLE, map_id, 0, 0, wide, high, tuple(parts)),))
        painter.restore()

    def _texts(self, pen: Pen, title: str, context: str, scenario: str, room: float) -> list[tuple[Block, float]]:
        """Title, context line and scenario, each with the gap below it."""
        made = [(_fitting(pen, title, _TITLES, 700, "text", room, 140), 14.0)]
        if context:
            made.append((pen.block(context, _CONTEXT, Colour("text2"), 0, 0, room), 18.0))
        if scenario.strip():
            wide = min(room, _SCENARIO_WIDE)
            made.append((_fitting(pen, scenario.strip(), _SCENARIOS, 400, "text", wide, 150), 0.0))
        return made


def _fitting(
    pen: Pen, text: str, sizes: tuple[float, ...], weight: int, colour: str, room: float, most: float
) -> Block:
    """``text`` in the largest of ``sizes`` in which it is no taller than ``most``, else in the smallest."""
    block: Block | None = None
    for size in sizes:
        style = TextStyle(size, round(size * (1.18 if weight > 600 else 1.45)), weight, spacing=-size / 60)
        block = pen.block(text, style, Colour(colour), 0, 0, room)
        if block.height <= most:
            break
    assert block is not None
    return block


def _rows(pen: Pen, pills: tuple[Pill, ...], room: float) -> list[list[tuple[Pill, float, float]]]:
    """Pills with left edge and width, in as many rows as they need."""
    rows: list[list[tuple[Pill, float, float]]] = []
    x = room + 1
    for pill in pills:
        wide = 44 + pen.measurer.width(pill.text, _PILL) + 18
        if x + wide > room:
            rows.append([])
            x = 0.0
        rows[-1].append((pill, _MARGIN + x, wide))
        x += wide + _PILL_GAP
    return rows


def _pills(pen: Pen, row: list[tuple[Pill, float, float]], y: float) -> list[Primitive]:
    parts: list[Primitive] = []
    for pill, x, wide in row:
        family = pill.family
        parts += [
            Box(x, y, wide, _PILL_HIGH, fill(family), border(family, 0.22), radius=_PILL_HIGH / 2),
            Icon(pill.icon, x + 17, y + 11, 18, edge(family)),
            pen.word(pill.text, _PILL, ink(family), x + 44, y + (_PILL_HIGH - _PILL.leading) / 2).text,
        ]
    return parts


def _ramp(
    pen: Pen, stages: tuple[Stage, ...], y: float, room: float, style: TextStyle | None, high: float
) -> list[Primitive]:
    """The stages in a row of chevrons ``high``, their names in ``style``; None: without names."""
    if not stages:
        return []
    wide = room / len(stages)
    parts: list[Primitive] = []
    for place, stage in enumerate(stages):
        x = _MARGIN + place * wide
        out, back, start = (12.0, -6.0, 0.0) if len(stages) > 1 else (0.0, 0.0, 0.0)
        is_last = place == len(stages) - 1
        right = x + wide
        corners = [(x + (start if not place else -2.0), y, 3.0)]
        if is_last:
            corners += [(right, y, 3.0), (right, y + high, 3.0)]
        else:
            corners += [(right + back, y, 3.0), (right + out - 3, y + high / 2, 3.0)]
            corners += [(right + back, y + high, 3.0)]
        corners.append((x + (start if not place else -2.0), y + high, 3.0))
        if place:
            corners.append((x + out, y + high / 2, 0.0))
        ground = Colour(stage.colour or f"stage:{place}/{len(stages)}")
        parts.append(Path(soft_polygon(corners), ground))
        if style is not None:
            ink = ink_on(ground)
            text = pen.block(stage.title, style, ink, 0, 0, wide - 40)
            top = y + (high - text.height) / 2
            parts.append(pen.block(stage.title, style, ink, x + 24, top, wide - 40).text)
    return parts


def _stage_style(pen: Pen, stages: tuple[Stage, ...], room: float) -> tuple[TextStyle | None, float]:
    """How the names are written in ``room``, and how high the chevrons are: with whole words in the usual ones, else in
    higher ones, at last in pieces; no names where too many stages share the screen."""
    styles = [TextStyle(size, round(size * 1.25), 600) for size in _STAGES]
    ways = [(style, high, True) for high in (_RAMP_HIGH, _RAMP_HIGHER) for style in styles]
    if room >= _ROOM_FOR_PIECES:
        ways += [(style, _RAMP_HIGHER, False) for style in styles]
    for style, high, is_whole in ways:
        widest = max((pen.measurer.width(w, style) for s in stages for w in s.title.split()), default=0.0)
        tallest = max((pen.block(s.title, style, Colour("text"), 0, 0, max(room, 1)).height for s in stages), default=0)
        if (widest <= room or not is_whole) and tallest <= high - 4:
            return style, high
    return None, _RAMP_HIGH
