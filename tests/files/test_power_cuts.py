"""A power cut at any moment of a save leaves the old file or the new one, and nothing confirmed is lost."""

import pytest

from tests.figures.power import check, recorded
from tests.figures.power_model import cuts
from tests.files.test_save_faults import figure


def test_every_disk_that_a_power_cut_may_leave_holds_the_old_document_or_the_new_one() -> None:
    assert figure("power", 4000).endswith("0 neither old nor new, 0 confirmed saves lost\n")


@pytest.mark.parametrize(
    ("forgotten", "what"),
    [("sync", "neither the old nor the new one|is not whole"), ("sync_folder", "a save that was confirmed is lost")],
)
def test_a_disk_that_forgets_to_sync_does_not_pass(forgotten: str, what: str) -> None:
    log, captured = recorded(deaf_to=(forgotten,))
    with pytest.raises(AssertionError, match=what):
        check(cuts(log, 2000), captured)
