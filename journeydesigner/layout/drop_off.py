"""The drop-off ribbon under a map's steps: how many came to each stage, what each border lost, and under it how long
they stayed and how many came back."""

from collections.abc import Iterator, Sequence
from math import ceil

from journeydesigner.drawing.colours import Colour
from journeydesigner.drawing.nodes import Node, Role
from journeydesigner.drawing.primitives import Box, Icon, Primitive
from journeydesigner.editing.funnels import Funnel, FunnelStage
from journeydesigner.lanes.face import border, edge, fill, ink
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.charts.loss_pills import PILL_HEIGHT, lost_text
from journeydesigner.layout.charts.ribbon import ribbon
from journeydesigner.layout.figure_row import FigureRow, extent, stretches
from journeydesigner.layout.frame import Frame
from journeydesigner.layout.grid import StageSpan
from journeydesigner.layout.long_nodes import in_stretches
from journeydesigner.layout.options import NORMAL_LANE
from journeydesigner.metrics.durations import duration_text
from journeydesigner.metrics.numbers import period_text, share_text
from journeydesigner.model.movement_records import Movements, StageMovements
from journeydesigner.wording import _, n_

RIBBON = "ribbon"
_HEIGHT, _PAD = 122.0, 10.0
_LOW_HEIGHT, _LOW_PAD = 78.0, 6.0
"""With its pills; the lower one where lanes are low, too, as on paper."""
_GAP = 7.0
_HALF_PILL = 52.0
_BADGE_INSET = 10.0
_NARROW_INSET = 2.0
_BADGE_PAD, _NARROW_PAD = 7.0, 4.0
_BADGE_GAP = 6.0
_SIGN = 13.0


def ribbon_row(frame: Frame, funnel: Funnel, movements: Movements | None) -> FigureRow:
    """The row of a funnel; ``movements`` are what it was counted from, where it was."""
    pen, board = frame.pen, frame.board
    wide = frame.columns[-1].x + frame.columns[-1].w - board
    is_joined = movements is None or movements.mode != "any order"
    is_low = frame.options.lane_height < NORMAL_LANE
    high, pad = (_LOW_HEIGHT, _LOW_PAD) if is_low else (_HEIGHT, _PAD)
    parts = ribbon(funnel, stretches(frame), wide, high, pen, is_joined=is_joined)
    whole = Node(RIBBON, Role.FIGURE, "", board, pad, wide, high, parts, _said(frame, funnel, pen.language))
    nodes = [*in_stretches(whole), *_places(frame, funnel, pad, high, is_joined=is_joined)]
    height = pad + high + pad
    if movements is not None:
        badges = list(_times(frame, movements, pad + high + _GAP))
        nodes += badges
        height = max([height, *(node.y + node.h + pad for node in badges)])
    about = "\n".join(filter(None, (funnel.words, period_text(funnel.period) if funnel.period else "")))
    return FigureRow("funnel", _("Drop-off"), about, height, tuple(nodes))


def _said(frame: Frame, funnel: Funnel, language: str) -> str:
    """The whole ribbon in words."""
    told = {stage.stage: stage for stage in funnel.stages}
    spans = [span for span in frame.stages if span.stage.id in told]
    said = "; ".join(stage_said(span.stage.title, told[span.stage.id], funnel, language) for span in spans)
    return _("Drop-off. {stages}. {how}").format(stages=said, how=funnel.words)


def stage_said(title: str, stage: FunnelStage, funnel: Funnel, language: str = "") -> str:
    """«Decision: 371 customers, −120, 24.4 %, worst loss»."""
    count = stage.count_text(language)
    if funnel.is_counted:
        count = n_("{count} customer", "{count} customers", 0 if stage.n is None else stage.n).format(count=count)
    parts = [count]
    if stage.lost is not None:
        parts.append(lost_text(stage.lost, language))
        if stage.conversion is not None:
            parts.append(share_text(abs(1 - stage.conversion), language))
    if stage.stage == funnel.worst:
        parts.append(_("worst loss"))
    return f"{title}: {', '.join(parts)}"


def _places(frame: Frame, funnel: Funnel, pad: float, high: float, *, is_joined: bool) -> Iterator[Node]:
    """Where a pointer finds a stage's number, and over the borders what was lost."""
    told = {stage.stage: stage for stage in funnel.stages}
    first = funnel.stages[0].stage
    for span in frame.stages:
        stage = told.get(span.stage.id)
        left, right = extent(frame, span)
        if stage is None:
            yield _not_counted(frame, span, pad)
            continue
        said = stage_said(span.stage.title, stage, funnel, frame.pen.language)
        top = pad + PILL_HEIGHT
        yield Node(f"reached:{stage.stage}", Role.FIGURE, "", left, top, right - left, high - PILL_HEIGHT, (), said)
        if is_joined and stage.lost is not None and stage.stage != first:
            start = max(left - _HALF_PILL, frame.board)
            yield Node(f"lost:{stage.stage}", Role.FIGURE, "", start, pad, 2 * _HALF_PILL, PILL_HEIGHT, (), said)


def _not_counted(frame: Frame, span: StageSpan, pad: float) -> Node:
    """Over a stage that the funnel says nothing of: it is no drop."""
    pen, said, (left, right) = frame.pen, _("not counted"), extent(frame, span)
    word = pen.block(said, pen.type.tag, Colour("text3"), 2, 0, max(right - left - 4, 1.0), align="middle")
    label = f"{span.stage.title}: {said}"
    y = pad + max((PILL_HEIGHT - word.height) / 2, 0.0)
    return Node(f"uncounted:{span.stage.id}", Role.FIGURE, "", left, y, right - left, word.height, (word.text,), label)


def _times(frame: Frame, movements: Movements, y: float) -> Iterator[Node]:
    told = {one.stage: one for one in movements.stages}
    for span in frame.stages:
        found = told.get(span.stage.id)
        if found is not None:
            yield from _badges(frame, span, found, y)


def _badges(frame: Frame, span: StageSpan, told: StageMovements, y: float) -> Iterator[Node]:
    """How long customers stayed, and which share came back, beside each other or, where that is too wide, below."""
    left, right = extent(frame, span)
    is_narrow = frame.columns[span.first].is_folded
    inset, pad = (_NARROW_INSET, _NARROW_PAD) if is_narrow else (_BADGE_INSET, _BADGE_PAD)
    x = left + inset
    for kind, icon, text, said in badge_words(span.stage.title, told, frame.pen.language):
        parts, wide, high = _badge(frame.pen, icon, text, pad)
        if x > left + inset and x + wide > right - inset:
            x, y = left + inset, y + high + 4
        yield Node(f"{kind}:{told.stage}", Role.FIGURE, "", x, y, wide, high, parts, said)
        x += wide + _BADGE_GAP


def badge_words(title: str, told: StageMovements, language: str = "") -> Sequence[tuple[str, str, str, str]]:
    """What is known of a stage's times and returns: kind, icon, short text, sentence."""
    found: list[tuple[str, str, str, str]] = []
    if told.dwell_median_s is not None:
        text = duration_text(told.dwell_median_s, language)
        said = _("{stage}: half of all visits last {time} or longer").format(stage=title, time=text)
        found.append(("dwell", "clock", text, said))
    if told.returned is not None and told.at_all:
        text = share_text(told.returned / told.at_all, language)
        said = _("{stage}: {share} of its customers came back to it").format(stage=title, share=text)
        found.append(("rework", "rotate-ccw", text, said))
    return found


def _badge(pen: Pen, icon: str, text: str, pad: float) -> tuple[tuple[Primitive, ...], float, float]:
    style = pen.type.tag
    high = max(20.0, style.leading + 6)
    left = pad + _SIGN + pad / 2 + 1
    word = pen.word(text, style, ink("slate"), left, (high - style.leading) / 2)
    wide = float(ceil(left + word.width + pad + 1))
    ground = Box(0.5, 0.5, wide - 1, high - 1, fill("slate"), border("slate"), radius=(high - 1) / 2)
    return (ground, Icon(icon, pad, (high - _SIGN) / 2, _SIGN, edge("slate")), word.text), wide, high
