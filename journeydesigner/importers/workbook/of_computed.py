"""The sheets that are counted from events or forecast: nothing of them comes back, and whoever edited one is told."""

from journeydesigner.importers.workbook.comparing import Work
from journeydesigner.importers.workbook.rows import Read
from journeydesigner.wording import _


def note_computed(work: Work, read: Read) -> None:
    """Say of a sheet that was edited that this changes nothing; one that was left alone, or deleted, is no matter."""
    changed = [row for row in read.rows if row.origin is None or any(row.is_changed(key) for key in row.cells)]
    if changed:
        work.note(changed[0].where, _("the sheet “{sheet}” is computed, its numbers do not come back").format(
            sheet=read.table.sheet))  # fmt: skip
