"""Edits leave nothing in the file but what they wrote: it is as large as one that was made at once."""

import random

from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, read_journey
from tests.benchmarks.big_maps import big_map
from tests.figures.growth import edit


def test_a_file_that_was_edited_ten_times_as_much_is_no_larger() -> None:
    data = journey_bytes(capture(big_map(100).document))
    sizes: list[int] = []
    for count in (300, 3000):
        document = read_journey(data).document
        edit(document, count, random.Random(1))
        sizes.append(len(journey_bytes(capture(document))))
    assert sizes[1] <= sizes[0] * 1.05
