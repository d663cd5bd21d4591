"""What changed between two states of one document, record by record, by id: what a person did in between.

What came or went with a stage, lane, step, map or card is told as its content, not by itself. What nobody sees is no
change: order keys that leave the order as it was, settled conflicts, kept snapshots, where a record was copied
from.
"""

from journeydesigner.editing.revisions.between import changes_between, changes_in_steps
from journeydesigner.editing.revisions.changes import Change, Changes, FieldTold, Kind
from journeydesigner.editing.revisions.headline import content_words, headline
from journeydesigner.editing.revisions.shifts import Shift

__all__ = [
    "Change",
    "Changes",
    "FieldTold",
    "Kind",
    "Shift",
    "changes_between",
    "changes_in_steps",
    "content_words",
    "headline",
]
