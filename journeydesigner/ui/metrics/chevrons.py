"""The stages of the map as chevrons of equal width, with the question that leads through each."""

from PySide6.QtCore import QRectF

from journeydesigner.drawing.colours import ink_on
from journeydesigner.drawing.primitives import Path, Primitive
from journeydesigner.drawing.text import TextStyle
from journeydesigner.layout.charts.figures import Cell, Figures, Row
from journeydesigner.layout.charts.ribbon import Stretch, even_stretches
from journeydesigner.layout.charts.unbroken import unbroken
from journeydesigner.layout.headers import chevron_outline
from journeydesigner.layout.moved import moved
from journeydesigner.model.records import Stage
from journeydesigner.ui.metrics.chart import Chart, Drawn, Spot
from journeydesigner.ui.metrics.easel import Easel
from journeydesigner.ui.metrics.shown import Shown
from journeydesigner.wording import _

_HEIGHT = 56
_TITLES = (TextStyle(17, 22, 600, spacing=-0.3), TextStyle(14, 18, 600, spacing=-0.2), TextStyle(12, 16, 600))
_QUESTION, _SMALL = TextStyle(13, 18, 500), TextStyle(12, 16, 500)
_PAD, _FIRST_PAD, _RIGHT = 34.0, 20.0, 14.0
_NARROW, _NEARER = 150.0, 8.0
"""In chevrons narrower than this the text stands so much nearer to their ends."""


class Chevrons(Chart):
    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, _("Stages"), _HEIGHT)
        self._easel_of = easel
        self._shown: Shown | None = None

    def show_numbers(self, shown: Shown) -> None:
        self._shown = shown
        rows = tuple(Row((Cell(stage.title), Cell(stage.question)), stage.id) for stage in shown.stages)
        self.show_chart(self._drawn_in, Figures(_("Stages"), (_("Stage"), _("Question")), rows, 2))

    def _drawn_in(self, width: float, _height: float) -> Drawn:
        assert self._shown is not None
        stages = self._shown.stages
        places = even_stretches(stages, width)
        room = _room(places[-1], is_first=False) if places else 0.0
        style = unbroken((stage.title for stage in stages), _TITLES, room, self._easel_of.pen)
        pairs = enumerate(zip(stages, places, strict=True))
        texts = [self._texts(stage, at, style, is_first=place == 0) for place, (stage, at) in pairs]
        height = max([float(_HEIGHT), *(tall + 16 for _parts, tall in texts)])
        parts: list[Primitive] = []
        for number, (at, (words, tall)) in enumerate(zip(places, texts, strict=True)):
            outline = chevron_outline(at.w, height, has_notch=number > 0, has_tip=number < len(stages) - 1)
            parts.append(moved(Path(outline, at.colour), at.x, 0))
            parts += [moved(word, 0, (height - tall) / 2) for word in words]
        spots = [
            Spot(QRectF(at.x, 0, at.w, height), _("Go to {stage} on the map").format(stage=stage.title), stage.id)
            for stage, at in zip(stages, places, strict=True)
        ]
        return Drawn(tuple(parts), spots, height)

    def _texts(
        self, stage: Stage, at: Stretch, style: TextStyle, *, is_first: bool
    ) -> tuple[list[Primitive], float]:  # fmt: skip
        """Title and question from the top of the chevron, and how tall they are."""
        pen, ink, room = self._easel_of.pen, ink_on(at.colour), _room(at, is_first=is_first)
        pad = _pad(at, is_first=is_first)
        title = pen.block(stage.title, style, ink, at.x + pad, 0, room)
        if not stage.question.strip():
            return [title.text], title.height
        about = _QUESTION if style == _TITLES[0] else _SMALL
        question = pen.block(stage.question, about, ink, at.x + pad, title.height + 1, room)
        return [title.text, question.text], title.height + 1 + question.height


def _pad(at: Stretch, *, is_first: bool) -> float:
    return (_FIRST_PAD if is_first else _PAD) - (_NEARER if at.w < _NARROW else 0.0)


def _room(at: Stretch, *, is_first: bool) -> float:
    """For a line of text."""
    return max(at.w - _pad(at, is_first=is_first) - (_RIGHT if at.w >= _NARROW else _RIGHT - _NEARER), 24.0)
