"""What the speaker reads under a stage's slide: what it tells in sentences, and what its cards hold beside text."""

from collections.abc import Iterator

from journeydesigner.exporters.common.card_details import details_of
from journeydesigner.exporters.pptx.story import Story
from journeydesigner.lanes.curve_marks import quoted
from journeydesigner.lanes.emotion_axis import Axis
from journeydesigner.lanes.kinds import kind, scale_of
from journeydesigner.lanes.metric_pill import spoken
from journeydesigner.lanes.pen import Pen
from journeydesigner.layout.grid import StageSpan
from journeydesigner.layout.standing_out import badness
from journeydesigner.model.records import Card, Lane
from journeydesigner.wording import _, n_


def insights(story: Story, span: StageSpan, pen: Pen) -> str:
    """The notes of a stage."""
    parts = ("\n".join(_told(story, span, pen)), "\n".join(_details(story, span)))
    return "\n\n".join(part for part in parts if part)


def _told(story: Story, span: StageSpan, pen: Pen) -> Iterator[str]:
    stage = span.stage
    if stage.question.strip():
        yield _("The customer asks: {question}").format(question=stage.question.strip())
    yield from _feelings(story, span)
    yield from _pains(story, span, pen)
    moments = [slot.card for _lane, slot in story.within(span) if slot.card.is_moment_of_truth]
    for card in moments:
        yield _("Moment of truth: {card}").format(card=_one_line(card.text))
    for tile in story.tiles(span, pen):
        said = spoken(tile, pen.language)
        yield _("{metric} (off target)").format(metric=said) if tile.is_met is False else said
    found = [slot.card for _lane, slot in story.within(span, "opportunities")]
    if found:
        said = n_("{count} opportunity: {first}", "{count} opportunities, the first: {first}", len(found))
        yield said.format(count=len(found), first=_one_line(found[0].text))


def _feelings(story: Story, span: StageSpan) -> Iterator[str]:
    felt = [each for each in story.felt if span.first <= each.column <= span.last]
    if not felt:
        return
    low = min(felt, key=lambda each: each.mood)
    level = Axis(scale_of(low.lane), 0, 1).level_of(low.emotion.value)
    step = story.grid.steps[low.column].title or span.stage.title
    said = _("It feels worst at “{step}”: {level}.").format(step=step, level=level)
    if low is min(story.felt, key=lambda each: each.mood) and low.mood < 0:
        said = f"{said} {_('This is the low point of the journey.')}"
    if low.emotion.quote.strip():
        said = f"{said} {quoted(low.emotion.quote)}"
    yield said


def _pains(story: Story, span: StageSpan, pen: Pen) -> Iterator[str]:
    worst = story.worst_pain(span)
    if worst is None:
        return
    lane, card = worst
    count = len(story.within(span, lane.kind))
    if count == 1 and badness(card)[0] <= 1:
        return
    said = n_("{count} pain point; the worst: {pain}", "{count} pain points; the worst: {pain}", count)
    yield said.format(count=count, pain=story.reads(lane, card, pen))


def _details(story: Story, span: StageSpan) -> Iterator[str]:
    """A line for each card that holds more than its text."""
    lines = [
        f"– {_one_line(slot.card.text) or kind(lane.kind).one}: {'; '.join(more)}"
        for lane, slot in story.within(span)
        if (more := list(_more(story, lane, slot.card)))
    ]
    if lines:
        yield _("Details")
        yield from lines


def _more(story: Story, lane: Lane, card: Card) -> Iterator[str]:
    for name, value in details_of(story.snapshot, card, kind(lane.kind)):
        yield f"{name}: {value}"
    yield from card.links


def _one_line(text: str) -> str:
    return " ".join(text.split())
