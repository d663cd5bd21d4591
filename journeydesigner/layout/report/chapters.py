"""How a chapter of a report begins: on a page of its own, with its title."""

from journeydesigner.drawing.colours import Colour
from journeydesigner.layout.reading import Part, Tag
from journeydesigner.layout.report.flow import Flow, words
from journeydesigner.layout.report.styles import LEAD, TITLE


def begin_chapter(flow: Flow, path: Part, title: str, said: str = "", *, is_listed: bool = True) -> None:
    """Begin a page with the title of ``path``, and what is ``said`` of it ("": nothing). ``is_listed``: the contents
    lead to it."""
    flow.begin_page(title)
    flow.chapter(path)
    area = (flow.form.left, flow.form.room)
    key = f"{path.key}/title"
    record = path.key if is_listed else ""
    flow.add(*words(flow.pen, key, title, TITLE, Colour("text"), area, tag=Tag.TITLE, record=record))
    if said:
        flow.add(*words(flow.pen, f"{key}/said", said, LEAD, Colour("text2"), area, gap=4))
