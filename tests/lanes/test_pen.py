"""Text, balanced: as few lines as the width allows, none wider than it must be."""

from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.lanes.pen import Pen
from journeydesigner.lanes.type_scale import type_scale
from tests.layout.plain_measurer import PlainMeasurer

WORDS = st.lists(st.text("abiMW,-", min_size=1, max_size=12), min_size=1, max_size=14)


def pen():
    return Pen(PlainMeasurer(), type_scale())


@given(WORDS, st.floats(90, 400))
def test_balanced_text_takes_no_more_lines_and_loses_no_word(words, width):
    style, source = type_scale().card, " ".join(words)
    greedy = PlainMeasurer().break_lines(source, style, width)
    lines = pen().lines(source, style, width)
    assert len(lines) == len(greedy)
    if max(PlainMeasurer().width(word, style) for word in words) <= width:
        assert " ".join(text for text, _ in lines) == source
        assert all(abs(wide - PlainMeasurer().width(text, style)) < 0.001 for text, wide in lines)
        assert max(wide for _, wide in lines) <= width + 0.01


@given(WORDS, st.floats(150, 400))
def test_no_narrower_column_takes_so_few_lines(words, width):
    style, source = type_scale().card, " ".join(words)
    lines = pen().lines(source, style, width)
    narrower = max(wide for _, wide in lines) - 1.5
    if len(lines) > 1 and narrower > max(PlainMeasurer().width(word, style) for word in words):
        assert len(PlainMeasurer().break_lines(source, style, narrower)) > len(lines)
