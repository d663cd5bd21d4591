"""Spans are packed like a calendar."""

from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.layout.packing import tracks

spans = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 4)).map(lambda s: (s[0], s[0] + s[1])), max_size=40)


@given(spans)
def test_no_two_spans_of_a_track_share_a_column(found):
    taken = set()
    for (first, last), track in zip(found, tracks(found), strict=True):
        cells = {(track, column) for column in range(first, last + 1)}
        assert not cells & taken
        taken |= cells


@given(spans)
def test_in_each_column_the_reading_order_is_kept(found):
    placed = list(zip(found, tracks(found), strict=True))
    for column in range(20):
        own = [track for (first, last), track in placed if first <= column <= last]
        assert own == sorted(own)


@given(spans)
def test_every_span_stands_as_high_as_what_came_before_allows(found):
    placed = list(zip(found, tracks(found), strict=True))
    for index, ((first, last), track) in enumerate(placed):
        above = [other for (start, end), other in placed[:index] if start <= last and end >= first]
        assert track == max(above, default=-1) + 1


def test_nothing_to_pack_gives_no_tracks():
    assert tracks([]) == []
