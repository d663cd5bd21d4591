"""A share of all mutations of a small file; all of them by ``python -m tests.figures mutations``."""

import pytest

from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, read_journey
from tests.figures.mutations import mutations, share, small_file, try_out
from tests.files.small import members_of, zipped

SHARE = 240
_DOCUMENT, _DATA = small_file()
_CHOSEN = share(_DATA, SHARE)


@pytest.mark.parametrize("part", range(4))
def test_a_mutated_file_is_refused_or_told_or_equal_and_never_silently_different(part: int) -> None:
    counts = try_out(_DOCUMENT, _CHOSEN[part::4])
    assert counts["refused"]
    assert counts["told"]


def test_all_kinds_of_mutations_are_tried() -> None:
    kinds = {mutation.what.rstrip("0123456789").split(" is ")[0] for mutation in _CHOSEN}
    assert len(kinds) > 20
    assert len(list(mutations(_DATA))) > 30_000


def test_a_member_whose_name_is_nearly_ours_is_left_out_and_told() -> None:
    members = members_of(_DATA)
    members["Clock.json"] = members.pop("clock.json")
    members["Assets/x"] = b"more"
    opened = read_journey(zipped(members))
    assert sum("nearly that of another" in note for note in opened.notes) == 2
    read_journey(journey_bytes(capture(opened.document)))


def test_another_document_s_id_is_told() -> None:
    members = members_of(_DATA)
    other = members["journey.json"].replace(b'"doc-small"', b'"doc-other"')
    opened = read_journey(zipped({**members, "journey.json": other}))
    assert any("another document than it was saved as" in note for note in opened.notes)
