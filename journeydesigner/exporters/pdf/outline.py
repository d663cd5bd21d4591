"""The outline of a PDF: the titled sections of its pages, each where it begins."""

from collections.abc import Iterator
from typing import Any

from journeydesigner.exporters.pdf.drawing import DrawnPage
from journeydesigner.exporters.pdf.structure import Branch, sound


def add_outline(pdf: Any, pages: tuple[DrawnPage, ...], root: Branch) -> None:
    """Where all is one section, the outline begins with what is in that."""
    top = list(root.branches)
    while len(top) == 1 and any(branch.part.title for branch in top[0].branches):
        top = list(top[0].branches)
    with pdf.open_outline() as outline:
        outline.root.extend(item for branch in top for item in _items(branch, pages))


def _items(branch: Branch, pages: tuple[DrawnPage, ...]) -> Iterator[Any]:
    """The entry of a section; one without a title is passed over, to those within."""
    import pikepdf

    within = [item for kid in branch.branches for item in _items(kid, pages)]
    first = branch.first()
    if not branch.part.title or first is None:
        yield from within
        return
    page, number = first
    name = pages[page].readings[number].node
    spot = pages[page].by_key[name]
    left, top = round(spot.left, 3), round(spot.top, 3)
    item = pikepdf.OutlineItem(sound(branch.part.title), page, "XYZ", left=left, top=top)
    item.children.extend(within)
    yield item
