"""A person's own presentation as a template: opened with care, its slides taken out, its layouts and colours read."""

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeydesigner.drawing.theme import Rgb, luminance
from journeydesigner.exporters.pptx.slide import EMU_PER_PX, Area, Form, Heading
from journeydesigner.exporters.pptx.typeface import DEFAULT_FAMILY
from journeydesigner.exporters.registry import ExportError
from journeydesigner.files.container import Container
from journeydesigner.files.errors import JourneyFileError, UnsafeFileError
from journeydesigner.wording import _

_MOST_BYTES = 200 * 1024 * 1024
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
_TYPES = "[Content_Types].xml"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_TITLES = ("title", "ctrTitle")
_SUBTITLES = ("subTitle", "body")
_MARGIN = 0.045
_TITLE_HEIGHT = 48.0
_LEAST_ROOM = 0.45
"""A title that leaves less of the slide's height under it is not above the contents."""


class TemplateError(ExportError):
    """The template cannot be used; the text is one sentence for a person."""


@dataclass(frozen=True)
class Template:
    """An empty deck with its masters. ``accent`` is its first accent colour."""

    presentation: Any
    cover: Any
    content: Any
    form: Form
    accent: Rgb | None


def opened(path: Path) -> Template:
    """The template. Raises TemplateError."""
    from pptx import Presentation
    from pptx.exc import PythonPptxError

    data = _looked_over(path)
    try:
        deck: Any = Presentation(io.BytesIO(data))
        _empty(deck)
        return _read(deck)
    except TemplateError:
        raise
    except (
        PythonPptxError, SyntaxError, KeyError, ValueError, AttributeError, TypeError, IndexError,
        zipfile.BadZipFile, OSError,
    ):  # fmt: skip
        raise _damaged(path) from None


def _damaged(path: Path) -> TemplateError:
    return TemplateError(_("The template “{name}” is damaged and cannot be opened.").format(name=path.name))


def _looked_over(path: Path) -> bytes:
    """The presentation's bytes: of a template or show, as a presentation."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise TemplateError(_("The template “{name}” is larger than 200 MB.").format(name=path.name))
        data = path.read_bytes()
    except OSError:
        raise TemplateError(_("The template “{name}” cannot be read.").format(name=path.name)) from None
    if data.startswith(_OLD_OFFICE):
        said = _("The template “{name}” is protected by a password, or of an old format; save it as .pptx without one.")
        raise TemplateError(said.format(name=path.name))
    try:
        container = Container(data)
        types = container.read(_TYPES) if _TYPES in container.names else b""
    except UnsafeFileError:
        said = _("The template “{name}” is built so that opening it could do harm; it was not opened.")
        raise TemplateError(said.format(name=path.name)) from None
    except JourneyFileError:
        if data.startswith(b"PK"):
            raise _damaged(path) from None
        raise TemplateError(_("“{name}” is no PowerPoint presentation.").format(name=path.name)) from None
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in container.names):
        said = _("The template “{name}” holds macros; save it as .pptx without them.")
        raise TemplateError(said.format(name=path.name))
    if _MAIN.format("presentation").encode() in types:
        return data
    for kind in ("template", "slideshow"):
        if (main := _MAIN.format(kind).encode()) in types:
            return _with(data, _TYPES, types.replace(main, _MAIN.format("presentation").encode()))
    raise TemplateError(_("“{name}” is no PowerPoint presentation.").format(name=path.name))


def _with(data: bytes, name: str, content: bytes) -> bytes:
    """A zip with another content of one of its members."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            target.writestr(info, content if info.filename == name else source.read(info))
    return made.getvalue()


def _empty(deck: Any) -> None:
    """Take out the slides, and what lists them: sections, shows, the old picture of the first one."""
    root = deck.part._element
    for shows in root.findall(f"{_P}custShowLst"):
        root.remove(shows)
    for listed in root.findall(f"{_P}extLst/{_P}ext"):
        if any(child.tag.endswith("}sectionLst") for child in listed):
            listed.getparent().remove(listed)
    for empty in root.findall(f"{_P}extLst"):
        if not len(empty):
            root.remove(empty)
    slides = deck.slides._sldIdLst
    for slide in list(slides):
        deck.part.drop_rel(slide.rId)
        slides.remove(slide)
    package = deck.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            package._rels.pop(key)


# Layouts


def _read(deck: Any) -> Template:
    master = next((m for m in deck.slide_masters if len(m.slide_layouts)), None)
    if master is None:
        raise TemplateError(_("The template has no layouts to put slides on."))
    layouts = list(master.slide_layouts)
    content = _of_type(layouts, "titleOnly") or min(layouts, key=_distance)
    cover = _of_type(layouts, "title") or content
    width, height = deck.slide_width / EMU_PER_PX, deck.slide_height / EMU_PER_PX
    colours, fonts = _theme_of(master)
    mapped = master._element.find(f"{_P}clrMap")
    text, ground = (colours.get(mapped.get(name, ""), (0, 0, 0)) for name in ("tx1", "bg1"))
    heading = _heading(content, fonts[0])
    form = Form(
        width=width,
        height=height,
        room=_room(content, master, heading, width, height),
        heading=heading,
        cover_heading=_heading(cover, fonts[0]),
        cover_subtitle=_heading(cover, fonts[1], _SUBTITLES),
        family=fonts[1],
        is_dark=luminance(text) > luminance(ground),
        is_ours=False,
    )
    return Template(deck, cover, content, form, colours.get("accent1"))


def _of_type(layouts: list[Any], kind: str) -> Any | None:
    found = (layout for layout in layouts if layout._element.get("type") == kind)
    return next((layout for layout in found if any(_is_title(p) for p in layout.placeholders)), None)


def _distance(layout: Any) -> tuple[int, int]:
    """How far a layout is from a title and nothing else."""
    others = sum(_kind(p) not in ("title", "ctrTitle", "dt", "ftr", "sldNum") for p in layout.placeholders)
    return (0 if any(_is_title(p) for p in layout.placeholders) else 1, others)


def _kind(placeholder: Any) -> str:
    return placeholder._element.ph.get("type", "obj")


def _is_title(placeholder: Any) -> bool:
    return _kind(placeholder) in _TITLES


def _area(placeholder: Any) -> Area | None:
    values = (placeholder.left, placeholder.top, placeholder.width, placeholder.height)
    if any(value is None for value in values) or not placeholder.width or not placeholder.height:
        return None
    return Area(*(value / EMU_PER_PX for value in values))


def _heading(layout: Any, family: str, kinds: tuple[str, ...] = _TITLES) -> Heading:
    """The place of a layout's title, or of another placeholder; its size as the layout has it, else the master."""
    found = next((p for p in layout.placeholders if _kind(p) in kinds), None)
    if found is None:
        return Heading(None, family=family)
    style = "titleStyle" if kinds is _TITLES else "bodyStyle"
    own = found._element.find(f".//{_A}lstStyle/{_A}lvl1pPr/{_A}defRPr")
    usual = layout.slide_master._element.find(f"{_P}txStyles/{_P}{style}/{_A}lvl1pPr/{_A}defRPr")
    sizes = [float(each.get("sz")) / 100 for each in (own, usual) if each is not None and each.get("sz")]
    return Heading(_area(found), sizes[0] if sizes else 32.0, True, family)


def _room(layout: Any, master: Any, heading: Heading, width: float, height: float) -> Area:
    """Under the title, above the footers, between the sides of the master's text."""
    body = next((area for p in master.placeholders if _kind(p) == "body" and (area := _area(p))), None)
    left, right, foot = _MARGIN * width, (1 - _MARGIN) * width, (1 - _MARGIN) * height
    if body is not None and body.w > width / 2:
        left, right = max(body.x, 0.02 * width), min(body.right, 0.98 * width)
    feet = [
        area.y
        for p in (*layout.placeholders, *master.placeholders)
        if _kind(p) in ("dt", "ftr", "sldNum") and (area := _area(p)) and area.y > 0.7 * height
    ]
    foot = min([foot, *(top - 4 for top in feet)])
    title = heading.area
    is_above = title is not None and title.bottom < (1 - _LEAST_ROOM) * height and title.y < 0.35 * height
    top = title.bottom + 4 if title is not None and is_above else _MARGIN * height + _TITLE_HEIGHT
    return Area(left, top, max(right - left, 200.0), max(foot - top, 200.0))


# Theme


def _theme_of(master: Any) -> tuple[dict[str, Rgb], tuple[str, str]]:
    """The scheme's colours by name, and the families of headings and of text."""
    from pptx.oxml import parse_xml

    found = next((r.target_part for r in master.part.rels.values() if r.reltype.endswith("/theme")), None)
    if found is None:
        return {}, (DEFAULT_FAMILY, DEFAULT_FAMILY)
    root = parse_xml(found.blob)
    colours: dict[str, Rgb] = {}
    for each in root.iterfind(f".//{_A}clrScheme/*"):
        value = next((child.get("lastClr") or child.get("val") for child in each), "") or ""
        if re.fullmatch("[0-9A-Fa-f]{6}", value):
            colours[each.tag.rsplit("}", 1)[-1]] = (int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16))
    families = [
        latin.get("typeface", "") if (latin := root.find(f".//{_A}{name}/{_A}latin")) is not None else ""
        for name in ("majorFont", "minorFont")
    ]
    return colours, (families[0] or DEFAULT_FAMILY, families[1] or DEFAULT_FAMILY)
