"""``check``: everything that is wrong with a file, how bad, and the journey that can be made of it all the same.

The file itself is never touched.
"""

from dataclasses import dataclass
from pathlib import Path

from journeydesigner.document.document import Document
from journeydesigner.files.errors import DamagedFileError, JourneyFileError, NotAJourneyError, UnsafeFileError
from journeydesigner.files.far_ahead import far_ahead_in
from journeydesigner.files.journey_file import Opened, bytes_at, read_journey, read_parts
from journeydesigner.files.mending.faults import Fault, left, lost, mended, worst_first
from journeydesigner.files.mending.records import mend_records
from journeydesigner.files.mending.salvage import Salvaged


@dataclass(frozen=True)
class Checked:
    """``faults``, the worst first; ``document``: what a repaired copy holds, with all of them mended that can be.

    ``refusal``: why the file does not open as it is; "" where it does.
    """

    faults: tuple[Fault, ...]
    document: Document
    refusal: str = ""


def check_file(path: Path | str) -> Checked:
    """What is wrong with a journey file. Raises JourneyFileError where nothing of it can be saved."""
    return checked(bytes_at(Path(path)))


def checked(data: bytes) -> Checked:
    """What is wrong with a journey file of these bytes. Raises JourneyFileError where nothing of it can be saved."""
    refusal, faults = "", list[Fault]()
    try:
        opened = read_journey(data)
        ahead = {fault.what for fault in _far_ahead(opened.document)}
        faults += [mended("", note) for note in opened.notes if note not in ahead]
    except (DamagedFileError, UnsafeFileError, NotAJourneyError) as error:
        refusal = str(error)
        opened, faults = _salvaged(data, error)
    document = opened.document
    told = mend_records(document)
    told_of = [fault.where for fault in told if fault.where]
    faults = [fault for fault in faults if not any(where in fault.what for where in told_of)]
    known = {fault.what for fault in told}
    faults = [fault for fault in faults if fault.what not in known]
    return Checked(worst_first([*faults, *told, *_far_ahead(document)]), document, refusal)


def _salvaged(data: bytes, error: JourneyFileError) -> tuple[Opened, list[Fault]]:
    """What is left of a file that does not open. Raises ``error`` where nothing is."""
    try:
        parts = Salvaged(data)
        opened = read_parts(parts, is_torn=True)
    except (DamagedFileError, NotAJourneyError):
        raise error from None
    damage = set(opened.damage)
    told = [lost("", note) if note in damage else mended("", note) for note in opened.notes]
    return opened, [mended("", str(error)), *parts.faults, *told]


def _far_ahead(document: Document) -> list[Fault]:
    said = far_ahead_in(document.registers, document.clock)
    return [left("clock.json", said)] if said else []
