"""Which records are part of the journey: neither deleted nor without what they hang on. Derived, never written."""

from journeydesigner.document.changes import DELETED
from journeydesigner.document.clock import Moment
from journeydesigner.document.registers import ABSENT, Fields, Value


def deletion(by: str, row: Fields) -> Value:
    """The value that marks a record deleted: which deletion, and the writes of the record that it had seen."""
    seen: dict[str, Moment] = {}
    for name, register in row.items():
        if name != DELETED:
            peer = register.stamp.peer
            seen[peer] = max(seen.get(peer, register.stamp.moment), register.stamp.moment)
    return {"by": by, "seen": {peer: tuple(moment) for peer, moment in seen.items()}}


def is_deleted(row: Fields) -> bool:
    register = row.get(DELETED)
    return register is not None and register.value is not None and register.value is not ABSENT


def was_written_unseen(row: Fields) -> bool:
    """Whether a deleted record has writes that the deletion had not seen: somebody worked on it meanwhile."""
    register = row.get(DELETED)
    if register is None or not isinstance(register.value, dict):
        return False
    seen: dict[str, Moment] = register.value.get("seen", {})
    return any(
        name != DELETED and field.stamp.moment > tuple(seen.get(field.stamp.peer, (0, 0)))
        for name, field in row.items()
    )
