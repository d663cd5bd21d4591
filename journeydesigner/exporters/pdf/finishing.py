"""What Qt's PDF writer leaves out: outline, links, language, title, dates that stay, and text that reads as written."""

import datetime
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from journeydesigner.exporters.pdf.drawing import Drawn, DrawnPage, Spot
from journeydesigner.exporters.pdf.masks import mend_masks
from journeydesigner.exporters.pdf.outline import add_outline
from journeydesigner.exporters.pdf.structure import add_structure, sound, tree_of
from journeydesigner.exporters.pdf.unicode import mended

PROGRAM = "Journey Designer"
_SCHEMES = ("http", "https", "mailto")
_INSIDE = "#"
_EFFORT = 2
"""Of compression: the usual 6 takes three times as long for a tenth of the size."""


@dataclass(frozen=True)
class About:
    """What the document says of itself. ``map_id`` lets a reader find the map that it came from."""

    map_id: str
    title: str
    author: str
    language: str
    date: datetime.date


def finish(drawn: Drawn, about: About, out: Path) -> None:
    """Write the finished PDF to ``out``. The same drawing and the same ``about`` give the same bytes."""
    import pikepdf

    with pikepdf.open(BytesIO(drawn.content)) as pdf:
        _cut_to_size(pdf, drawn.pages)
        _mend_text(pdf, drawn)
        mend_masks(pdf)
        drawn.stamps.add_to(pdf)
        links = _add_links(pdf, drawn.pages)
        tree = tree_of(drawn.pages)
        add_structure(pdf, drawn.pages, tree, links)
        add_outline(pdf, drawn.pages, tree)
        _describe(pdf, about)
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _cut_to_size(pdf: Any, pages: tuple[DrawnPage, ...]) -> None:
    """Qt's pages are whole points; an A4 sheet is not."""
    for page, drawn in zip(pdf.pages, pages, strict=True):
        page.MediaBox = _rounded(*drawn.frame)


def _mend_text(pdf: Any, drawn: Drawn) -> None:
    import pikepdf

    for font in {f.objgen: f for page in pdf.pages for f in page.Resources.get("/Font", {}).values()}.values():
        table = font.get("/ToUnicode")
        if table is not None:
            table.write(mended(table.read_bytes()))
    for page in pdf.pages:
        content = zlib.compress(drawn.marks.set_in(page.Contents.read_bytes()), _EFFORT)
        page.Contents.write(content, filter=pikepdf.Name.FlateDecode)


# Links


def _add_links(pdf: Any, pages: tuple[DrawnPage, ...]) -> dict[tuple[int, str], Any]:
    """The annotations, by page and key of their node."""
    import pikepdf

    places = {
        spot.node.record: (number, spot) for number, page in reversed(tuple(enumerate(pages))) for spot in page.spots
    }
    found: dict[tuple[int, str], Any] = {}
    for number, page in enumerate(pages):
        annotations: list[Any] = []
        for spot in page.spots:
            lead = _lead(pdf, spot.node.link, places)
            if lead:
                annotations.append(pdf.make_indirect(pikepdf.Dictionary(_frame(spot) | lead)))
                found[number, spot.node.key] = annotations[-1]
        if annotations:
            pdf.pages[number].Annots = pikepdf.Array(annotations)
    return found


def _frame(spot: Spot) -> dict[str, Any]:
    import pikepdf

    return {
        "/Type": pikepdf.Name.Annot,
        "/Subtype": pikepdf.Name.Link,
        "/Rect": _rounded(spot.left, spot.bottom, spot.right, spot.top),
        "/Border": [0, 0, 0],
        "/F": 4,
        "/Contents": _string(spot.node.label or spot.node.link),
    }


def _lead(pdf: Any, link: str, places: dict[str, tuple[int, Spot]]) -> dict[str, Any] | None:
    """Where a link goes: a page of the web, a record of this document, or nowhere that a reader should follow."""
    import pikepdf

    if link.startswith(_INSIDE) and link[1:] in places:
        number, spot = places[link[1:]]
        left, top = _rounded(spot.left, spot.top)
        return {"/Dest": [pdf.pages[number].obj, pikepdf.Name.XYZ, left, top, None]}
    address = web_address(link)
    if address:
        return {"/A": pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(address))}
    return None


def web_address(link: str) -> str:
    """``link`` as plain ASCII if it is an http, https or mailto address, else ""."""
    try:
        scheme = urlsplit(link.strip()).scheme.lower()
    except ValueError:
        return ""
    return quote(link.strip(), errors="replace", safe="%/:=&?~#+!$,;'@()*[]-._") if scheme in _SCHEMES else ""


# What the document says of itself


def _describe(pdf: Any, about: About) -> None:
    import pikepdf

    stamp = f"D:{about.date:%Y%m%d}000000Z"
    # Qt's own are of the moment; without them the id is made of the content.
    del pdf.trailer.Info
    if "/ID" in pdf.trailer:
        del pdf.trailer.ID
    facts = {
        "/Title": about.title,
        "/Author": about.author,
        "/Creator": PROGRAM,
        "/Producer": PROGRAM,
        "/CreationDate": stamp,
        "/ModDate": stamp,
        "/JourneyMap": about.map_id,
    }
    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary({k: _string(v) for k, v in facts.items() if v}))
    pdf.Root.Lang = _string(about.language)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    if pdf.Root.get("/Outlines") is not None:
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
    pdf.Root.Metadata = pdf.make_stream(_xmp(about), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


def _xmp(about: About) -> bytes:
    title, author, language = (_xml_text(part) for part in (about.title, about.author, about.language))
    stamp = f"{about.date.isoformat()}T00:00:00Z"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:identifier>{_xml_text(about.map_id)}</dc:identifier>
<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<pdf:Producer>{PROGRAM}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def _xml_text(text: str) -> str:
    """``text`` without the control characters that XML forbids."""
    return escape("".join(c for c in sound(text) if c >= " " or c in "\t\n"))


def _string(text: str) -> Any:
    import pikepdf

    return pikepdf.String(sound(text))


def _rounded(*values: float) -> list[float]:
    return [round(value, 3) for value in values]
