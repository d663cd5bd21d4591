"""One thing that is wrong with a file: how bad, where, and what it is, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from journeydesigner.wording import _


class Severity(StrEnum):
    """From bad to worth knowing."""

    LOST = "lost"
    """Something is gone, and nothing brings it back but another copy."""
    MENDED = "mended"
    """It is wrong, and a repaired copy has it right."""
    LEFT = "left"
    """It is wrong, and stays as it is: kept in the file, or for a person to decide."""


@dataclass(frozen=True, slots=True)
class Fault:
    """``where`` is a part of the file, or a table and a record's id; ``what`` is one sentence."""

    severity: Severity
    where: str
    what: str

    @property
    def line(self) -> str:
        return f"{severity_word(self.severity)}: {self.what}"


def severity_word(severity: Severity) -> str:
    match severity:
        case Severity.LOST:
            return _("lost")
        case Severity.MENDED:
            return _("can be mended")
        case Severity.LEFT:
            return _("stays as it is")


def lost(where: str, what: str) -> Fault:
    return Fault(Severity.LOST, where, what)


def mended(where: str, what: str) -> Fault:
    return Fault(Severity.MENDED, where, what)


def left(where: str, what: str) -> Fault:
    return Fault(Severity.LEFT, where, what)


def worst_first(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Each once, what is lost before what is mended before what is left."""
    order = list(Severity)
    return tuple(sorted(dict.fromkeys(faults), key=lambda fault: order.index(fault.severity)))
