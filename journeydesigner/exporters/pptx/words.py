"""Text as slides hold it: paragraphs and runs, clean of what XML forbids, in the right direction and language."""

import re
import unicodedata
from dataclasses import dataclass
from xml.sax.saxutils import escape

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.text import TextStyle
from journeydesigner.exporters.pptx.ink import Ink
from journeydesigner.lanes.pen import is_right_to_left

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_NEWLINES = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b")
_REGIONS = {
    "en": "en-GB", "de": "de-DE", "es": "es-ES", "fr": "fr-FR", "it": "it-IT", "pt": "pt-PT", "nl": "nl-NL",
    "pl": "pl-PL", "sv": "sv-SE", "da": "da-DK", "nb": "nb-NO", "no": "nb-NO", "fi": "fi-FI", "cs": "cs-CZ",
    "ru": "ru-RU", "uk": "uk-UA", "tr": "tr-TR", "el": "el-GR", "hu": "hu-HU", "ro": "ro-RO", "ar": "ar-SA",
    "he": "he-IL", "fa": "fa-IR", "hi": "hi-IN", "th": "th-TH", "vi": "vi-VN", "zh": "zh-CN", "ja": "ja-JP",
    "ko": "ko-KR",
}  # fmt: skip
_TAG = re.compile(r"^[a-z]{2,3}-[A-Z]{2}$")


def clean(text: str) -> str:
    """``text`` without what XML cannot hold: control characters, lone surrogates, non-characters."""
    if text.isascii() and text.isprintable():
        return text
    return _UNWANTED.sub("", _NEWLINES.sub("\n", text))


def attribute(text: str) -> str:
    """``text`` as the value of an attribute between double quotes."""
    return escape(clean(text), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def language_tag(text: str, language: str) -> str:
    """How the language of a text is called: by its letters where they tell, else as the map's. "" for unknown."""
    if not text.isascii():
        for letter in text:
            if unicodedata.east_asian_width(letter) in "WF":
                return _east_asian(text, language)
    if _TAG.match(language):
        return language
    return _REGIONS.get(language.replace("_", "-").split("-")[0].lower(), "")


def _east_asian(text: str, language: str) -> str:
    if any("\u3040" <= letter <= "\u30ff" for letter in text):
        return "ja-JP"
    if any("\uac00" <= letter <= "\ud7af" for letter in text):
        return "ko-KR"
    code = language.replace("_", "-").lower()
    if code.startswith("ja"):
        return "ja-JP"
    return "zh-TW" if code in ("zh-tw", "zh-hk", "zh-hant") else "zh-CN"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look. ``mark``: the colour behind them, which makes a tag of them."""

    text: str
    style: TextStyle
    colour: Colour
    mark: Colour | None = None
    is_capitals: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``before`` is the gap above it in pixels; ``indent`` from the shape's text area to its lines."""

    runs: tuple[Run, ...]
    align: str = "l"
    before: float = 0.0
    indent: float = 0.0
    leading: float = 0.0


def size_of(style: TextStyle) -> int:
    """A style's size in hundredths of a point, whole tenths."""
    return round(style.size * 7.5) * 10


@dataclass(frozen=True)
class Writer:
    """Writes paragraphs in a deck's colours."""

    ink: Ink
    language: str

    def paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> str:
        return "".join(self._paragraph(each) for each in paragraphs) or "<a:p/>"

    def _paragraph(self, each: Paragraph) -> str:
        text = "".join(run.text for run in each.runs)
        align, direction = each.align, ""
        if not text.isascii() and is_right_to_left(text):
            direction = ' rtl="1"'
            align = "r" if align == "l" else align
        leading = each.leading or each.runs[0].style.leading
        spacing = f'<a:lnSpc><a:spcPts val="{round(leading * 75)}"/></a:lnSpc>'
        spacing += f'<a:spcBef><a:spcPts val="{max(round(each.before * 75), 0)}"/></a:spcBef>'
        spacing += '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
        indent = round(each.indent * 9525)
        head = f'<a:pPr marL="{indent}" indent="0" algn="{align}"{direction}>{spacing}<a:buNone/></a:pPr>'
        if not text:  # else it is as tall as the program's usual text, in a table its row with it
            return f"<a:p>{head}<a:endParaRPr{self.properties(each.runs[0])}</a:endParaRPr></a:p>"
        return f"<a:p>{head}{''.join(self._run(run) for run in each.runs)}</a:p>"

    def _run(self, run: Run) -> str:
        properties = self.properties(run)
        parts = [
            f"<a:r><a:rPr{properties}</a:rPr><a:t>{escape(line)}</a:t></a:r>" if line else ""
            for line in clean(run.text).split("\n")
        ]
        return f"<a:br><a:rPr{properties}</a:rPr></a:br>".join(parts)

    def properties(self, run: Run) -> str:
        """The attributes and children of a run's ``rPr``, after its name."""
        tag = language_tag(run.text, self.language)
        attributes = f' lang="{tag}"' if tag else ""
        attributes += f' sz="{size_of(run.style)}" b="{int(run.style.weight >= 600)}"'
        attributes += ' i="1"' if run.style.italic else ""
        attributes += ' cap="all"' if run.is_capitals else ""
        attributes += ' dirty="0"'
        mark = f"<a:highlight>{self.ink.colour(run.mark)}</a:highlight>" if run.mark else ""
        fill = f"<a:solidFill>{self.ink.colour(run.colour)}</a:solidFill>"
        fonts = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
        return f"{attributes}>{fill}{mark}{fonts}"
