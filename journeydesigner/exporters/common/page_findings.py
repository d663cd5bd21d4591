"""What the pages of a hand-out show badly or not at all: letters, small text, pictures, words beyond their card."""

from collections.abc import Iterator
from math import floor

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Picture, Text
from journeydesigner.exporters.common.findings import Finding, Gravity
from journeydesigner.layout.papers import POINTS_PER_INCH
from journeydesigner.layout.sheet import SMALLEST_POINTS, Page
from journeydesigner.model.ids import RecordId
from journeydesigner.wording import _

_COARSE = 100.0
"""Dots per inch under which one sees them on paper."""
_COARSE_ON_SCREEN = 72.0
_OVER = 1.0
"""Pixels by which measured text may differ from its room."""
_LONGEST = 60


def of_pages(sheets: tuple[Page, ...], snapshot: Snapshot, *, on_paper: bool) -> Iterator[Finding]:
    """Page by page, as they are seen. ``on_paper``: they are made for sheets of a size, and to be held in a hand."""
    for number, sheet in enumerate(sheets, start=1):
        yield from _of_page(number, sheet)
        for node in _nodes(sheet):
            record = RecordId(node.record) if node.record else None
            for primitive in node.primitives:
                match primitive:
                    case Text():
                        yield from _of_text(primitive, node, record, number)
                    case Picture():
                        least = _COARSE if on_paper else _COARSE_ON_SCREEN
                        yield from _of_picture(primitive, snapshot, sheet.scale, least, record, number)
                    case _:
                        pass


def _of_page(number: int, sheet: Page) -> Iterator[Finding]:
    """What a page says of itself: why it was split, and text that came out too small."""
    yield from (Finding(Gravity.NOTE, note, page=number) for note in sheet.notes)
    if not sheet.is_legible:
        said = _("Page {number}: the smallest text is {size} pt, less than {least} pt; choose a larger paper.")
        size = floor(sheet.smallest_points * 10) / 10  # never rounded up to what it is less than
        text = said.format(number=number, size=f"{size:.1f}", least=f"{SMALLEST_POINTS:.0f}")
        yield Finding(Gravity.POOR, text, page=number)


def _nodes(sheet: Page) -> Iterator[Node]:
    scene = sheet.scene
    for band in scene.bands:
        yield from (*band.labels, *band.nodes)
    yield from (*scene.under, *scene.above)


def _of_text(text: Text, node: Node, record: RecordId | None, page: int) -> Iterator[Finding]:
    from journeydesigner.painting.letters import lacking

    if letters := lacking(text.source):
        said = _("No font on this computer has {letters} (in “{text}”).")
        yield Finding(Gravity.LOST, said.format(letters=" ".join(letters), text=short(text.source)), record, page)
    if node.role is Role.CARD and any(line.x + line.width > node.w + _OVER for line in text.lines):
        said = _("“{text}” reaches beyond its card.")
        yield Finding(Gravity.POOR, said.format(text=short(text.source)), record, page)


def _of_picture(
    picture: Picture, snapshot: Snapshot, scale: float, least: float, record: RecordId | None, page: int
) -> Iterator[Finding]:
    """A picture covers its box: the side that is stretched more counts."""
    size = snapshot.image_size(picture.asset)
    name = picture.alt or _("without a description")
    if size is None:
        said = _("A picture is missing, or cannot be read ({name}).")
        yield Finding(Gravity.LOST, said.format(name=short(name)), record, page)
        return
    stretched = max(picture.w / size[0], picture.h / size[1])
    dots = POINTS_PER_INCH / (stretched * scale)
    if dots < least:
        said = _("A picture has only {dots} dots to the inch at its size; use a larger one ({name}).")
        yield Finding(Gravity.POOR, said.format(dots=round(dots), name=short(name)), record, page)


def short(text: str) -> str:
    """The beginning of a text on one line, to know it by."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
