"""The line under the sheet: what the colours and signs mean that occur, and which version this is."""

from collections.abc import Sequence

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Icon, Path
from journeydesigner.lanes.face import MOMENT_OF_TRUTH, TARGET_MET, edge, star_outline
from journeydesigner.lanes.kinds import CardLane, LegendEntry
from journeydesigner.layout.frame import Frame
from journeydesigner.metrics.numbers import date_text
from journeydesigner.model.records import JourneyMap
from journeydesigner.wording import _

LEGEND_HEIGHT = 40.0
_MIDDLE = 30.0
_SWATCH = 14.0
_TEXT_X = 22.0
_GAP = 24.0
_LINE = 22.0


def legend_nodes(
    frame: Frame, kinds: Sequence[CardLane], marks: frozenset[str], more: Sequence[LegendEntry] = ()
) -> tuple[tuple[Node, ...], float]:
    """Entries from the left, wrapped where they meet the version line at the right; and the band's height."""
    version = _version(frame)
    end = (version.x if version else frame.right) - _GAP
    nodes: list[Node] = []
    x, middle = frame.left, _MIDDLE
    for entry in (*_entries(kinds, marks), *more):
        text_x = _TEXT_X + entry.width - _SWATCH
        text = frame.pen.word(entry.label, frame.pen.type.legend, Colour("text2"), text_x, 1)
        wide = text_x + text.width
        if x > frame.left and x + wide > end:
            x, middle = frame.left, middle + _LINE
        node = Node(
            f"legend:{entry.key}", Role.LEGEND, "", x, middle - 9, wide, 18, (*entry.sign, text.text), entry.label
        )
        nodes.append(node)
        x += wide + _GAP
    height = middle - _MIDDLE + LEGEND_HEIGHT
    if version:
        nodes.append(version)
        height = max(height, version.y + version.h + LEGEND_HEIGHT - _MIDDLE - 9)
    return tuple(nodes), height


def _entries(kinds: Sequence[CardLane], marks: frozenset[str]) -> list[LegendEntry]:
    """One for each colour family, then the signs."""
    names: dict[str, list[str]] = {}
    for kind in kinds:
        found = names.setdefault(kind.family, [])
        if kind.one not in found:
            found.append(kind.one)
    entries: list[LegendEntry] = []
    for family, found in names.items():
        entries.append(LegendEntry(family, ", ".join(found), (Box(0, 2, _SWATCH, _SWATCH, edge(family), radius=4),)))
    if MOMENT_OF_TRUTH in marks:
        gold = Colour("yellow.edge")
        entries.append(LegendEntry("star", _("Moment of truth"), (Path(star_outline(7.4, 9.3, 6.6), gold, gold, 1.0),)))
    if TARGET_MET in marks:
        entries.append(LegendEntry("met", _("Target met"), (Icon("circle-check", 0.5, 2, 14, Colour("pos")),)))
    return entries


def version_line(journey: JourneyMap) -> str:
    """«Version 12 · 21 Nov 2026 · Service Design Studio»."""
    parts = (
        _("Version {version}").format(version=journey.version) if journey.version else "",
        date_text(journey.version_date) if journey.version_date else "",
        journey.author,
    )
    return " · ".join(part for part in parts if part)


def _version(frame: Frame) -> Node | None:
    said = version_line(frame.map)
    if not said:
        return None
    style, colour = frame.pen.type.version, Colour("text3")
    most = (frame.right - frame.left) / 2
    text = frame.pen.word(said, style, colour, 0, 1)
    if text.width <= most:
        left, height = frame.right - text.width, 18.0
    else:  # a long one takes more lines rather than leave the page
        text = frame.pen.block(said, style, colour, 0, 1, most, align="end")
        left, height = frame.right - most, text.height
    return Node("version", Role.LEGEND, "", left, _MIDDLE - 9, frame.right - left, height, (text.text,), said)
