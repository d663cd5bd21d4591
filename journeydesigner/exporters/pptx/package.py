"""The package around the slides: links, images, properties, and a zip in which no moment is written."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from journeydesigner.drawing.primitives import Picture
from journeydesigner.exporters.pptx.shapes import Placed
from journeydesigner.exporters.pptx.words import clean
from journeydesigner.exporters.workbook.package import StillZip
from journeydesigner.exporters.workbook.pictures import decoded

_MOST_PIXELS = 1600
_LONGEST = 2_000
_HOST = re.compile(r"^[A-Za-z0-9.-]{1,253}(:\d{1,5})?$")
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Journey Designer</Application></Properties>"
)


def address(link: str) -> str:
    """An address on the web as a presentation can hold it; "" for whatever else it is."""
    link = clean(link).strip()
    if not link or len(link) > _LONGEST or any(letter.isspace() for letter in link):
        return ""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    safe = quote(link, safe="%/:=&?~#+!$,;'@()*-._")
    if parts.scheme in ("http", "https") and _HOST.match(parts.netloc):
        return safe if re.search(r"%(?![0-9A-Fa-f]{2})", safe) is None else ""
    return safe if parts.scheme == "mailto" and "@" in parts.path else ""


class Images:
    """The document's images, each decoded and put into the package once. Only their pixels get there."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        self._assets = assets
        self._made: dict[str, tuple[bytes, int, int] | None] = {}

    def placed(self, slide: Any, picture: Picture) -> Placed | None:
        """The image on a slide, cut to cover its box; None where there is none to show."""
        if picture.asset not in self._made:
            self._made[picture.asset] = self._encoded(picture.asset)
        made = self._made[picture.asset]
        if made is None or picture.w <= 0 or picture.h <= 0:
            return None
        content, wide, high = made
        _part, relation = slide.part.get_or_add_image_part(io.BytesIO(content))
        wanted, own = picture.w / picture.h, wide / high
        side = round(max(1 - wanted / own, 0.0) / 2 * 100_000)
        top = round(max(1 - own / wanted, 0.0) / 2 * 100_000)
        return Placed(relation, (side, top, side, top))

    def _encoded(self, asset: str) -> tuple[bytes, int, int] | None:
        image = decoded(self._assets.get(asset, b""), (_MOST_PIXELS, _MOST_PIXELS))
        if image is None:
            return None
        held = io.BytesIO()
        if image.getextrema()[3][0] == 255:
            image.convert("RGB").save(held, "JPEG", quality=88)
        else:
            image.save(held, "PNG")
        return held.getvalue(), image.width, image.height


def describe(presentation: Any, title: str, author: str, subject: str, day: date, language: str) -> None:
    """The document's properties."""
    found = presentation.core_properties
    at = datetime(day.year, day.month, day.day)
    found.title, found.author, found.subject = clean(title)[:255], clean(author)[:255], clean(subject)[:255]
    found.last_modified_by, found.created, found.modified = clean(author)[:255], at, at
    found.keywords, found.comments, found.category, found.revision = "", "", "", 1
    found.language = clean(language)[:32]
    for part in presentation.part.package.iter_parts():
        if str(part.partname) == "/docProps/app.xml":
            part._blob = _APP.encode()


def save(presentation: Any, path: Path) -> None:
    """Write the presentation: the same slides give the same bytes."""
    held = io.BytesIO()
    presentation.save(held)
    with zipfile.ZipFile(held) as source, StillZip(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
