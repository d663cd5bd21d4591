"""Documents and links: what is read, filled in or looked up, with where its first link leads."""

from urllib.parse import unquote, urlsplit

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.primitives import Icon, Primitive
from journeydesigner.lanes.face import MOMENT_OF_TRUTH, PAD_X, PAD_Y, Face, edge, ink, sheet, star
from journeydesigner.lanes.facts import Facts
from journeydesigner.lanes.kinds import CardLane, Headings, Words, read_text
from journeydesigner.lanes.plain_cards import ICON, ICON_ROOM, LEAST_HEIGHT, TEXT_INSET, draw_card, family_of
from journeydesigner.model.records import Card
from journeydesigner.wording import _, n_

_ICONS = {
    "xls": "file-spreadsheet", "xlsx": "file-spreadsheet", "csv": "file-spreadsheet", "ods": "file-spreadsheet",
    "png": "file-image", "jpg": "file-image", "jpeg": "file-image", "gif": "file-image", "webp": "file-image",
    "svg": "file-image", "ppt": "presentation", "pptx": "presentation", "key": "presentation", "odp": "presentation",
    "mp4": "file-video", "mov": "file-video", "webm": "file-video", "pdf": "file-text", "doc": "file-text",
    "docx": "file-text", "odt": "file-text", "md": "file-text", "txt": "file-text", "json": "file-code",
    "xml": "file-code",
}  # fmt: skip


def _words() -> Words:
    return Words(_("Documents"), _("Document"), _("What is read or filled in"), _("Which document or link helps here?"))


def place_of(link: str) -> str:
    """Where a link leads, in a word: its host, an address, the name of a file; the link itself where it is none."""
    try:
        parts = urlsplit(link.strip())
        host = parts.hostname or ""
    except ValueError:
        return link.strip()
    if parts.scheme == "mailto":
        return parts.path
    if parts.scheme in ("http", "https", "ftp") and host:
        return host.removeprefix("www.")
    return unquote(parts.path.rstrip("/").rpartition("/")[2] or host) or link.strip()


def icon_of(link: str) -> str:
    """The icon for what a link leads to: by the ending of its path."""
    if not link:
        return "file-text"
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return "link"
    if parts.scheme == "mailto":
        return "mail"
    name = parts.path.rpartition("/")[2]
    return _ICONS.get(name.rpartition(".")[2].lower() if "." in name else "", "link" if parts.netloc else "file-text")


def _more(card: Card) -> str:
    count = len(card.links) - 1
    return n_("{count} more link", "{count} more links", count).format(count=count) if count > 0 else ""


def _reads(card: Card, facts: Facts) -> str:
    return read_text(_("Document"), card, *_tags(card, facts.pen.language))


def _tags(card: Card, language: str) -> tuple[str, ...]:
    return tuple(tag for tag in (place_of(card.links[0]) if card.links else "", _more(card)) if tag)


def _face(card: Card, width: float, facts: Facts) -> Face:
    first = card.links[0] if card.links else ""
    if card.image:
        return draw_card(card, width, facts, family="slate", label=_reads(card, facts), icon=icon_of(first))
    pen, family = facts.pen, family_of(card, "slate")
    left = TEXT_INSET + ICON_ROOM
    room, style = max(width - left - PAD_X, 1.0), pen.type.card
    where = "  ·  ".join(_tags(card, pen.language))
    y = PAD_Y
    inside: list[Primitive] = [Icon(icon_of(first), TEXT_INSET, y + (style.leading - ICON) / 2, ICON, edge(family))]
    if card.text or not where:
        block = pen.block(card.text, style, ink(family), left, y, room)
        inside.append(block.text)
        y += block.height
    if where:
        gap = 2.0 if card.text else (style.leading - pen.type.description.leading) / 2
        said = pen.block(where, pen.type.description, Colour("text2"), left, y + gap, room, balanced=False)
        inside.append(said.text)
        y += gap + said.height
    height = max(y + PAD_Y, LEAST_HEIGHT)
    marks = frozenset({MOMENT_OF_TRUTH}) if card.is_moment_of_truth else frozenset[str]()
    crown = star(width) if card.is_moment_of_truth else ()
    return Face(width, height, (*sheet(family, width, height), *inside, *crown), _reads(card, facts), marks)


KIND = CardLane(
    "documents", _words, "file-text", "slate", _face, _reads, is_in_legend=False, tags=_tags,
    headings=Headings(106, (
        "document", "links", "attachment", "form", "dokument", "unterlage", "formular", "anlage", "documento",
        "enlaces", "formulario", "pieces jointes", "formulaire", "資料", "書類", "文書",
    )),
)  # fmt: skip
