"""``check``: what is wrong with a file, where and how bad; with ``--repair``, what can be saved of it."""

import argparse
import json
import sys

from journeydesigner.cli_files import refuse_out, save
from journeydesigner.wording import _


def check(options: argparse.Namespace) -> int:
    """Run ``check``: see ``command_line``. 0: sound; 1: something is wrong, or was mended; 2: nothing can be saved."""
    from journeydesigner.files.errors import DamagedFileError, NewerVersionError, NotAJourneyError, UnsafeFileError
    from journeydesigner.files.mending.repair import check_file

    if options.repair is not None:
        refuse_out(options.repair, options.file)
    try:
        found = check_file(options.file)
    except (DamagedFileError, UnsafeFileError, NotAJourneyError, NewerVersionError) as error:
        said = _("{path} cannot be opened. {why}").format(path=options.file, why=error)
        if options.repair is not None or isinstance(error, (NotAJourneyError, NewerVersionError)):
            raise type(error)(said, error.reason) from None
        _tell(options, [{"severity": "lost", "where": "", "what": str(error)}], [said])
        return 1
    if options.repair is not None:
        save(found.document, options.repair)
    faults = [{"severity": fault.severity, "where": fault.where, "what": fault.what} for fault in found.faults]
    lines = [fault.line for fault in found.faults] or [_("{file} is sound.").format(file=options.file)]
    if options.repair is not None:
        lines.append(_("{file} was written.").format(file=options.repair))
    _tell(options, faults, lines)
    return 1 if found.faults else 0


def _tell(options: argparse.Namespace, faults: list[dict[str, str]], lines: list[str]) -> None:
    if options.json:
        repaired = str(options.repair) if options.repair is not None else None
        told = {"file": str(options.file), "is_sound": not faults, "faults": faults, "repaired": repaired}
        json.dump(told, sys.stdout, ensure_ascii=False, indent=1)
        print()
        return
    for line in lines:
        print(line)
