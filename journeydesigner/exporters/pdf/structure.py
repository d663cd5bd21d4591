"""The structure of a tagged PDF: what its pages say, as a tree in reading order, with a way from each mark to its part.

ISO 32000-1, 14.7 and 14.8: parts hold marked content by its number on a page, and links by their annotations.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from journeydesigner.exporters.pdf.drawing import DrawnPage, Spot
from journeydesigner.layout.reading import Part, Reading, Tag


@dataclass
class Branch:
    """A part of the document: those within it, and its own content as (page, number on it), in reading order."""

    part: Part
    kids: list["Branch | tuple[int, int]"] = field(default_factory=list["Branch | tuple[int, int]"])
    known: dict[str, "Branch"] = field(default_factory=dict[str, "Branch"])

    def within(self, part: Part) -> "Branch":
        """The branch of that key: one that was there before goes on."""
        found = self.known.get(part.key)
        if found is None:
            found = self.known[part.key] = Branch(part)
            self.kids.append(found)
        return found

    @property
    def branches(self) -> Iterator["Branch"]:
        return (kid for kid in self.kids if isinstance(kid, Branch))

    def first(self) -> tuple[int, int] | None:
        """Its first content."""
        for kid in self.kids:
            found = kid.first() if isinstance(kid, Branch) else kid
            if found is not None:
                return found
        return None


def tree_of(pages: tuple[DrawnPage, ...]) -> Branch:
    """All pages' parts as one tree; what was not drawn is no part of it."""
    root = Branch(Part(Tag.SECTION, ""))
    for number, page in enumerate(pages):
        drawn = {spot.node.key: bool(spot.node.primitives) for spot in page.spots}
        entered: set[str] = set()
        for place, reading in _numbered(page.readings):
            if reading.node in drawn and reading.node not in entered:
                entered.add(reading.node)
                branch = root
                for part in reading.path:
                    branch = branch.within(part)
                if drawn[reading.node]:  # an empty cell is a part all the same
                    branch.kids.append((number, place))
    return root


def _numbered(readings: tuple[Reading, ...]) -> Iterator[tuple[int, Reading]]:
    """Each with the number that its mark has: that of the last reading of its node."""
    places = {reading.node: place for place, reading in enumerate(readings)}
    return ((places[reading.node], reading) for reading in readings)


@dataclass
class _Tagging:
    """``library`` is pikepdf: imported once, as an import costs more than most of what is done with it here."""

    library: Any
    pdf: Any
    pages: tuple[DrawnPage, ...]
    links: Mapping[tuple[int, str], Any]
    parents: list[list[Any]]
    annotations: list[Any] = field(default_factory=list[Any])
    names: dict[str, Any] = field(default_factory=dict[str, Any])

    def __post_init__(self) -> None:
        # Asking for a page costs as much as making an element.
        self.leaves = [page.obj for page in self.pdf.pages]

    def element(self, branch: Branch, parent: Any) -> Any:
        library, part = self.library, branch.part
        made = self._made(part.tag.value, parent)
        if part.title:
            made.T = library.String(sound(part.title))
        own = [kid[0] for kid in branch.kids if not isinstance(kid, Branch)]
        if own:
            made.Pg = self.leaves[own[0]]
        if part.tag is Tag.FIGURE:
            made.Alt = library.String(sound(part.alt or part.title))
            if own:
                made.A = self._box(branch)
        if part.tag is Tag.HEAD_CELL:
            made.A = library.Dictionary(O=library.Name.Table, Scope=library.Name.Column)
        made.K = library.Array([self._kid(kid, made, own[0] if own else -1) for kid in branch.kids])
        return made

    def _made(self, tag: str, parent: Any) -> Any:
        name = self.names.get(tag)
        if name is None:
            name = self.names[tag] = self.library.Name(f"/{tag}")
        return self.pdf.make_indirect(self.library.Dictionary({"/S": name, "/P": parent}))

    def _kid(self, kid: "Branch | tuple[int, int]", parent: Any, of: int) -> Any:
        if isinstance(kid, Branch):
            return self.element(kid, parent)
        page, number = kid
        link = self.links.get((page, self.pages[page].readings[number].node)) if self.links else None
        if link is not None:
            return self._link(page, number, link, parent)
        self.parents[page][number] = parent
        return number if page == of else self._content(page, number)

    def _content(self, page: int, number: int) -> Any:
        """Content on another page than the part's own."""
        library = self.library
        return library.Dictionary(Type=library.Name.MCR, Pg=self.leaves[page], MCID=number)

    def _link(self, page: int, number: int, link: Any, parent: Any) -> Any:
        """Content that leads somewhere: a part of its own, with its annotation."""
        library = self.library
        made = self._made("Link", parent)
        made.Pg = self.leaves[page]
        self.parents[page][number] = made
        link.StructParent = len(self.pages) + len(self.annotations)
        self.annotations.append(made)
        made.K = library.Array([number, library.Dictionary(Type=library.Name.OBJR, Obj=link)])
        return made

    def _box(self, branch: Branch) -> Any:
        """Where a figure stands: round all that it has on its first page."""
        found = [kid for kid in branch.kids if not isinstance(kid, Branch)]
        page = self.pages[found[0][0]]
        names = {page.readings[number].node for number_of_page, number in found if number_of_page == found[0][0]}
        box = [round(edge, 2) for edge in _round([page.by_key[name] for name in names])]
        library = self.library
        return library.Dictionary(O=library.Name.Layout, BBox=box, Placement=library.Name.Block)


def _round(spots: list[Spot]) -> tuple[float, float, float, float]:
    return (
        min(spot.left for spot in spots), min(spot.bottom for spot in spots),
        max(spot.right for spot in spots), max(spot.top for spot in spots),
    )  # fmt: skip


def add_structure(pdf: Any, pages: tuple[DrawnPage, ...], root: Branch, links: Mapping[tuple[int, str], Any]) -> None:
    """Tag the document. ``links``: the annotations, by page and key of their node."""
    import pikepdf

    if root.first() is None:
        return
    nothing = pikepdf.Object.parse(b"null")
    tagging = _Tagging(pikepdf, pdf, pages, links, [[nothing] * len(page.readings) for page in pages])
    tree = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    document = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Document, P=tree))
    document.K = pikepdf.Array([tagging.element(branch, document) for branch in root.branches])
    tree.K = document
    numbers: list[Any] = []
    for number, parents in enumerate(tagging.parents):
        pdf.pages[number].obj.StructParents = number
        pdf.pages[number].obj.Tabs = pikepdf.Name.S
        numbers += [number, pdf.make_indirect(pikepdf.Array(parents))]
    for number, made in enumerate(tagging.annotations, start=len(pages)):
        numbers += [number, made]
    tree.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(numbers)))
    tree.ParentTreeNextKey = len(pages) + len(tagging.annotations)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


def sound(text: str) -> str:
    """``text`` with a question mark for each half of a surrogate pair: no encoding has a place for it."""
    return text.encode("utf-8", "replace").decode()
