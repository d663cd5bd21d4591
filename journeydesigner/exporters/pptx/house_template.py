"""The house's own presentation: 16:9, a cover, a layout with a title and one without, colours from the map's theme."""

from typing import Any

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.theme import Theme
from journeydesigner.exporters.pptx.ink import Ink
from journeydesigner.exporters.pptx.shapes import NAMESPACES
from journeydesigner.exporters.pptx.slide import Area, Form, Heading
from journeydesigner.exporters.pptx.typeface import DEFAULT_FAMILY

WIDTH, HEIGHT = 1280, 720
_EMU = 9525
MARGIN = 48
_TITLE = Area(MARGIN, 24, WIDTH - 2 * MARGIN, 44)
_COVER_TITLE = Area(MARGIN, 150, 960, 150)
_COVER_SUBTITLE = Area(MARGIN, 312, 960, 96)
_ROOM = Area(MARGIN, 76, WIDTH - 2 * MARGIN, 600)
_FOOT = Area(MARGIN, 684, 900, 22)
_NUMBER = Area(WIDTH - MARGIN - 100, 684, 100, 22)
_TITLE_PT, _COVER_PT, _SUBTITLE_PT = 24, 40, 16
NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
FOOT_PT, FOOT_WIDTH = 10.0, 900.0
FOOT_SIZE = 1000
"""The footer's, in hundredths of a point."""
SCHEME = {
    "text": "tx1", "surface": "bg1", "text2": "tx2", "canvas": "bg2", "accent": "accent1", "teal.edge": "accent2",
    "green.edge": "accent3", "yellow.edge": "accent4", "rose.edge": "accent5", "violet.edge": "accent6",
}  # fmt: skip
_EAST_ASIAN = {"zh": "Microsoft YaHei", "ja": "Yu Gothic", "ko": "Malgun Gothic"}
_LAYOUT_NAMES = ("Title Slide", "Title Only", "Blank")


def house_form(is_dark: bool) -> Form:
    """What the template gives all slides."""
    return Form(
        width=WIDTH,
        height=HEIGHT,
        room=_ROOM,
        heading=Heading(_TITLE, _TITLE_PT, True, DEFAULT_FAMILY, (0.0, 0.0)),
        cover_heading=Heading(_COVER_TITLE, _COVER_PT, True, DEFAULT_FAMILY, (0.0, 0.0)),
        cover_subtitle=Heading(_COVER_SUBTITLE, _SUBTITLE_PT, False, DEFAULT_FAMILY, (0.0, 0.0)),
        family=DEFAULT_FAMILY,
        is_dark=is_dark,
    )


def house_presentation(theme: Theme, language: str) -> Any:
    """An empty deck."""
    from pptx import Presentation
    from pptx.util import Emu

    deck: Any = Presentation()
    for key, relation in list(deck.part.rels.items()):
        if relation.reltype.endswith("/printerSettings"):  # somebody's printer, of use to nobody
            deck.part.rels.pop(key)
    deck.slide_width, deck.slide_height = Emu(WIDTH * _EMU), Emu(HEIGHT * _EMU)
    master = deck.slide_master
    for layout in list(master.slide_layouts):
        if layout.name not in _LAYOUT_NAMES:
            master.slide_layouts.remove(layout)
    is_dark = Ink(theme).theme.rgba(Colour("surface"))[0] < 128
    _refill(master, _master_xml(is_dark=is_dark), keep="sldLayoutIdLst")
    for layout in master.slide_layouts:
        _refill(layout, _layout_xml(layout.name))
    for relation in master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            relation.target_part._blob = _theme_xml(theme, language, is_dark=is_dark).encode()
    return deck


def _refill(holder: Any, xml: str, keep: str = "") -> None:
    """Replace what a master or layout holds."""
    from pptx.oxml import parse_xml

    element, made = holder._element, parse_xml(xml)
    kept = next((child for child in element if keep and child.tag.endswith("}" + keep)), None)
    for child in list(element):
        element.remove(child)
    for name, value in made.attrib.items():
        element.set(name, value)
    for child in list(made):
        element.append(child)
        if kept is not None and child.tag.endswith("}clrMap"):
            element.append(kept)


def _tree(shapes: str) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
        f"</a:xfrm></p:grpSpPr>{shapes}</p:spTree>"
    )


def _placeholder(number: int, name: str, kind: str, area: Area, prompt: str, body: str, style: str = "") -> str:
    x, y, w, h = (round(value * _EMU) for value in (area.x, area.y, area.w, area.h))
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" {body}>'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle>{prompt}</p:txBody></p:sp>"
    )


def _prompt(text: str) -> str:
    return f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{text}</a:t></a:r></a:p>'


def _small(align: str, colour: str = "tx2") -> str:
    return (
        f'<a:lvl1pPr algn="{align}"><a:defRPr sz="{FOOT_SIZE}"><a:solidFill><a:schemeClr val="{colour}"/>'
        "</a:solidFill></a:defRPr></a:lvl1pPr>"
    )


def _feet(first: int) -> str:
    number = (
        f'<a:p><a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
        '<a:endParaRPr lang="en-GB"/></a:p>'
    )
    foot = _placeholder(
        first, "Footer", 'type="ftr" sz="quarter" idx="11"', _FOOT, "<a:p/>", 'anchor="ctr"', _small("l")
    )
    count = _placeholder(
        first + 1, "Slide Number", 'type="sldNum" sz="quarter" idx="12"', _NUMBER, number, 'anchor="ctr"', _small("r")
    )
    return foot + count


def _master_xml(*, is_dark: bool) -> str:
    title = _placeholder(2, "Title", 'type="title"', _TITLE, _prompt("Title"), 'anchor="b"')
    text = _placeholder(3, "Text", 'type="body" idx="1"', _ROOM, _prompt("Text"), 'anchor="t"')
    light = 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"'
    dark = 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"'
    accents = " ".join(f'accent{n}="accent{n}"' for n in range(1, 7))
    fonts = '<a:latin typeface="+m{0}-lt"/><a:ea typeface="+m{0}-ea"/><a:cs typeface="+m{0}-cs"/>'
    tx1 = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    levels = "".join(
        f'<a:lvl{n}pPr marL="{(n - 1) * 228_600}" indent="0" algn="l">'
        '<a:spcBef><a:spcPts val="600"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{max(1800 - 200 * n, 1000)}" kern="1200">{tx1}{fonts.format("n")}</a:defRPr></a:lvl{n}pPr>'
        for n in range(1, 10)
    )
    return (
        f'<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
        f"{_tree(title + text + _feet(4))}</p:cSld>"
        f'<p:clrMap {dark if is_dark else light} {accents} hlink="hlink" folHlink="folHlink"/>'
        f'<p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="95000"/></a:lnSpc>'
        '<a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{_TITLE_PT * 100}" b="1" kern="1200">{tx1}{fonts.format("j")}</a:defRPr>'
        "</a:lvl1pPr></p:titleStyle>"
        f"<p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{levels}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _layout_xml(name: str) -> str:
    shapes = _feet(8)
    kind = {"Title Slide": "title", "Title Only": "titleOnly", "Blank": "blank"}[name]
    if kind == "title":
        big = f'<a:lvl1pPr algn="l"><a:defRPr sz="{_COVER_PT * 100}" b="1"/></a:lvl1pPr>'
        second = (
            f'<a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="{_SUBTITLE_PT * 100}">'
            '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:lvl1pPr>'
        )
        shapes = _placeholder(2, "Title", 'type="ctrTitle"', _COVER_TITLE, _prompt("Title"), 'anchor="b"', big)
        shapes += _placeholder(
            3, "Subtitle", 'type="subTitle" idx="1"', _COVER_SUBTITLE, _prompt("Subtitle"), 'anchor="t"', second
        )
        shapes += _feet(8)
    elif kind == "titleOnly":
        shapes = _placeholder(2, "Title", 'type="title"', _TITLE, _prompt("Title"), 'anchor="b"') + shapes
    return (
        f'<p:sldLayout {NAMESPACES} type="{kind}" preserve="1"><p:cSld name="{name}">{_tree(shapes)}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _theme_xml(theme: Theme, language: str, *, is_dark: bool) -> str:
    def value(name: str) -> str:
        return f'<a:srgbClr val="{theme.hex(Colour(name))}"/>'

    text, ground, second, soft = value("text"), value("surface"), value("text2"), value("canvas")
    first = (ground, text, soft, second) if is_dark else (text, ground, second, soft)
    names = ("dk1", "lt1", "dk2", "lt2")
    scheme = "".join(f"<a:{name}>{colour}</a:{name}>" for name, colour in zip(names, first, strict=True))
    accents = ("accent", "teal.edge", "green.edge", "yellow.edge", "rose.edge", "violet.edge")
    scheme += "".join(f"<a:accent{n}>{value(name)}</a:accent{n}>" for n, name in enumerate(accents, start=1))
    scheme += f"<a:hlink>{value('accent')}</a:hlink><a:folHlink>{value('violet.edge')}</a:folHlink>"
    east = _EAST_ASIAN.get(language.split("-", maxsplit=1)[0].lower(), "")
    font = (
        f'<a:latin typeface="{DEFAULT_FAMILY}"/><a:ea typeface="{east}"/><a:cs typeface="{DEFAULT_FAMILY}"/>'
        '<a:font script="Jpan" typeface="Yu Gothic"/><a:font script="Hang" typeface="Malgun Gothic"/>'
        '<a:font script="Hans" typeface="Microsoft YaHei"/><a:font script="Hant" typeface="Microsoft JhengHei"/>'
        '<a:font script="Arab" typeface="Arial"/><a:font script="Hebr" typeface="Arial"/>'
    )
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{plain}</a:ln>' for width in (9525, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Journey Designer">'
        f'<a:themeElements><a:clrScheme name="Journey">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Journey"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Journey"><a:fillStyleLst>{plain * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
