"""Pictures in the workbook: the persona's disc, photographs, image cards. Decoded with care, small, re-encoded.

What others put into a file is never handed on as it came: only pixels reach the workbook.
"""

import io
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

from journeydesigner.exporters.workbook.board import Board
from journeydesigner.exporters.workbook.cell_text import clean
from journeydesigner.exporters.workbook.map_lanes import PICTURE_HEIGHT, Placed
from journeydesigner.model.image_size import is_bearable
from journeydesigner.model.records import Persona
from journeydesigner.shipped import resource

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_MAX_BYTES = 64 << 20
_DISC_PX = 58
_DETAIL = 3
"""Pixels of a picture for each of the sheet's, so that it is sharp in print."""
_EMU = 9525
"""Drawing units in a pixel."""


def decoded(content: bytes, bound: tuple[int, int]) -> Any | None:
    """The image as RGBA within ``bound`` pixels; None for what is damaged, huge or no image."""
    from PIL import Image, ImageOps

    if len(content) > _MAX_BYTES or not is_bearable(content):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
                image.draft("RGB", bound)
                upright = ImageOps.exif_transpose(image).convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Warning, Image.DecompressionBombError):
        return None
    upright.thumbnail(bound)
    return upright


def disc(persona: Persona, assets: Mapping[str, bytes], pixels: int, colour: str) -> Any:
    """A round picture of the persona: the photograph, else the initials on the persona's colour."""
    from PIL import Image, ImageDraw, ImageOps

    side = pixels * _DETAIL
    photo = decoded(assets.get(persona.photo, b""), (2 * side, 2 * side)) if persona.photo else None
    if photo is not None:
        face = Image.new("RGBA", (side, side), "white")
        face.alpha_composite(ImageOps.fit(photo, (side, side)))
    else:
        face = Image.new("RGBA", (side, side), persona.colour or "#" + colour)
        _write_initials(face, initials(persona.name))
    mask = Image.new("L", (2 * side, 2 * side), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, 2 * side - 1, 2 * side - 1), fill=255)
    face.putalpha(mask.resize((side, side)))
    return face


def initials(name: str) -> str:
    """The first letters of the first and the last word."""
    words = clean(name).split()
    return "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))).upper() if words else ""


def place_persona(board: Board, persona: Persona | None, assets: Mapping[str, bytes]) -> None:
    """The persona's disc beside the title."""
    if persona is not None:
        picture = disc(persona, assets, _DISC_PX, board.palette["accent"])
        _place(board, picture, 2, 1, 26, 0, (_DISC_PX, _DISC_PX), clean(persona.name))


def place_card_pictures(board: Board, placed: Sequence[Placed], assets: Mapping[str, bytes]) -> None:
    """The pictures of a lane's cards, each in the room above its text."""
    for card in placed:
        room = (int(card.width), int(PICTURE_HEIGHT * 96 / 72) - 12)
        picture = decoded(assets.get(card.picture, b""), (room[0] * 2, room[1] * 2))
        if picture is None:
            continue
        scale = min(room[0] / picture.width, room[1] / picture.height)
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        _place(board, picture, card.row, card.column, 12, 8, size, "")


def place_photo(sheet: Any, row: int, column: int, persona: Persona, assets: Mapping[str, bytes], colour: str) -> None:
    """The persona's disc in a row of the Personas sheet."""
    _anchor(sheet, disc(persona, assets, 40, colour), row, column, (8, 5), (40, 40), clean(persona.name))


def _place(
    board: Board, picture: Any, row: int, column: int, x: int, y: int, size: tuple[int, int], words: str
) -> None:
    _anchor(board.cells.sheet, picture, row, column, (x, y), size, words)


def _anchor(
    sheet: Any, picture: Any, row: int, column: int, offset: tuple[int, int], size: tuple[int, int], words: str
) -> None:
    """Put a picture ``offset`` pixels into a cell; it moves with the cell and keeps its ``size``."""
    from openpyxl.drawing.image import Image
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
    from openpyxl.drawing.xdr import XDRPositiveSize2D

    held = io.BytesIO()
    picture.save(held, "PNG")
    held.seek(0)
    image: Any = Image(held)
    image.alt_text = words
    image.anchor = OneCellAnchor(
        _from=AnchorMarker(col=column - 1, colOff=offset[0] * _EMU, row=row - 1, rowOff=offset[1] * _EMU),
        ext=XDRPositiveSize2D(size[0] * _EMU, size[1] * _EMU),
    )
    sheet.add_image(image)


def _write_initials(face: Any, letters: str) -> None:
    """White letters in the middle; scripts that the bundled font lacks stay a plain disc."""
    from PIL import ImageDraw, ImageFont

    if not letters or not all(ord(letter) < 0x250 for letter in letters):
        return
    font = ImageFont.truetype(str(resource("fonts/JourneySans-SemiBold.ttf")), face.width * 38 // 100)
    middle = (face.width / 2, face.height / 2)
    ImageDraw.Draw(face).text(middle, letters, fill="white", font=font, anchor="mm")
