"""Names in narrow places: as large as they can be without a word being broken."""

from collections.abc import Iterable, Sequence

from journeydesigner.drawing.text import TextStyle
from journeydesigner.lanes.pen import Pen


def unbroken(texts: Iterable[str], styles: Sequence[TextStyle], room: float, pen: Pen) -> TextStyle:
    """The first of ``styles`` in which no word of ``texts`` is wider than ``room``; the last where none is."""
    words = {word for text in texts for word in text.split()}
    fits = (style for style in styles if all(pen.measurer.width(word, style) <= room for word in words))
    return next(fits, styles[-1])
