"""The contents of a book: its chapters with their pages, each a link."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Line, Primitive
from journeydesigner.layout.reading import Part, Reading, Tag
from journeydesigner.layout.report.chapters import begin_chapter
from journeydesigner.layout.report.flow import Block, Flow
from journeydesigner.layout.report.styles import FIGURES, LEAD_STRONG, SMALL
from journeydesigner.wording import _

_NUMBER = 60.0
_DOTS = (1.0, 5.0)


@dataclass(frozen=True, slots=True)
class Entry:
    """``page`` from 1; ``record`` is what the chapter begins with, ``under`` says more of it."""

    title: str
    under: str
    page: int
    record: str


def put_contents(flow: Flow, entries: Sequence[Entry], path: Part) -> None:
    """The pages of the contents."""
    begin_chapter(flow, path, _("Contents"), is_listed=False)
    table = Part(Tag.CONTENTS, f"{path.key}/entries")
    for number, entry in enumerate(entries):
        flow.add(_entry(flow, entry, f"{path.key}/{number}", table, 24.0 if not number else 12.0))


def _entry(flow: Flow, entry: Entry, key: str, table: Part, gap: float) -> Block:
    """Title and page in one line, with dots between, and what is said of it below."""
    pen, form = flow.pen, flow.form
    room = form.room - _NUMBER
    title = pen.block(entry.title, LEAD_STRONG, Colour("text"), 0, 0, room, balanced=False)
    last = title.text.lines[-1]
    y = title.height - LEAD_STRONG.leading + 3
    page = pen.word(str(entry.page), FIGURES, Colour("text"), form.room, y, align="end")
    dots = Line(last.x + last.width + 10, last.baseline - 1, form.room - page.width - 10, last.baseline - 1,
                Colour("text3"), 1.0, _DOTS)  # fmt: skip
    parts: list[Primitive] = [title.text, page.text]
    if dots.x1 < dots.x2:
        parts.append(dots)
    high = title.height
    if entry.under.strip():
        under = pen.block(entry.under, SMALL, Colour("text2"), 0, high, room, balanced=False)
        parts.append(under.text)
        high += under.height
    said = _("{title}, page {page}").format(title=entry.title, page=entry.page)
    node = Node(key, Role.TEXT, "", form.left, 0, form.room, high, tuple(parts), said, f"#{entry.record}")
    return replace(Block((node,), high, (Reading(key, (table, Part(Tag.ENTRY, key))),)), gap=gap)
