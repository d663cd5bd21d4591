"""Writes by a clock that is more than a day ahead: they are reported, never altered."""

from journeydesigner.document.clock import Clock, Stamp
from journeydesigner.document.registers import Registers
from journeydesigner.wording import n_


def far_ahead_in(registers: Registers, clock: Clock) -> str:
    """What there is to say about it; "" where no clock was wrong. Quick where none was."""
    if not any(clock.is_far_ahead(Stamp(*moment, peer)) for peer, moment in registers.seen.items()):
        return ""
    count = sum(clock.is_far_ahead(put.stamp) for put in registers.all())
    return far_ahead_text(count) if count else ""


def far_ahead_text(count: int) -> str:
    said = n_(
        "{count} value was written by a clock that is more than a day ahead; it wins over all that is written until "
        "then. Write the value anew if it is not the one you want.",
        "{count} values were written by a clock that is more than a day ahead; they win over all that is written until "
        "then. Write a value anew if it is not the one you want.",
        count,
    )
    return said.format(count=count)
