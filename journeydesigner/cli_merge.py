"""The command that joins copies of a file: two of them into a third, or three as git hands them to a merge driver."""

import argparse
import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from journeydesigner.cli_files import author, opened, preview_of, refuse_out, save
from journeydesigner.command_line import BadInputError
from journeydesigner.wording import _, n_

if TYPE_CHECKING:
    from journeydesigner.document.document import Document
    from journeydesigner.files.joining import Joined

_ATTRIBUTES = "*.journey merge=journey diff=journey"


def merge(options: argparse.Namespace) -> int:
    """Run ``merge``: see ``command_line``. 0: joined; 1: joined, and there are conflicts; 2: not joined."""
    if options.git and options.install:
        return _install()
    if options.install:
        raise BadInputError(_("--install belongs to --git: merge --git --install."))
    if options.git:
        return _merge_for_git(options)
    from journeydesigner.files.keeping.windows import is_same_file

    if len(options.files) != 2:
        raise BadInputError(_("Say two files to join: merge A.journey B.journey -o OUT.journey."))
    if options.out is None:
        raise BadInputError(_("Say with -o which file to write; see “journeydesigner merge --help”."))
    one, other = options.files
    refuse_out(options.out)
    read = [(path, opened(path)) for path in (one, other)]
    document, theirs = (found.document for _path, found in read)
    document.author = author(options)
    lines, joined = _joined(document, theirs, (one.name, other.name))
    into = (found.state for path, found in read if is_same_file(path, options.out))
    save(document, options.out, next(into, None))
    if options.json:
        json.dump(_form(document, joined, options.out), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        for line in lines:
            print(line)
    return 1 if joined.conflicts else 0


def _joined(document: "Document", theirs: "Document", names: tuple[str, str]) -> "tuple[list[str], Joined]":
    """``theirs`` taken into ``document``, and what there is to say of it."""
    from journeydesigner.files.joining import join
    from journeydesigner.files.merge_report import MergeReport

    report = MergeReport((names[0], document), (names[1], theirs))
    joined = join(document, theirs)
    return list(report.lines(joined)), joined


def _form(document: "Document", joined: "Joined", out: Path) -> dict[str, object]:
    from journeydesigner.files.conflict_text import conflict_form

    conflicts = [conflict_form(document, conflict) for conflict in joined.conflicts]
    return {"file": str(out), "same_document": not joined.is_side_by_side, "conflicts": conflicts}


# For git


def _merge_for_git(options: argparse.Namespace) -> int:
    """BASE OURS THEIRS [PATH]: what both made of BASE is joined into OURS. BASE may be empty: both added the file."""
    if len(options.files) not in (3, 4):
        raise BadInputError(_("git says three files: merge --git BASE OURS THEIRS [PATH]."))
    _base, ours, theirs = options.files[:3]
    name = options.files[3].as_posix() if len(options.files) == 4 else ours.name
    document, other = opened(ours).document, _theirs(theirs, name)
    document.author = author(options)
    sides = (_("ours"), _("theirs"))
    lines, joined = _joined(document, other, sides)
    _write(document, ours)
    for line in lines:
        print(f"{name}: {line}", file=sys.stderr)
    if joined.is_side_by_side:
        said = _("{file}: look whether that is what you want, then “git add {quoted}”.")
        print(said.format(file=name, quoted=shlex.quote(name)), file=sys.stderr)
        return 1
    if not joined.conflicts:
        return 0
    said = n_(
        "{file}: both sides are in it, with {count} conflict; open it in Journey Designer to settle that "
        "(or take it as it is: the later value stands), then “git add {quoted}”.",
        "{file}: both sides are in it, with {count} conflicts; open it in Journey Designer to settle them "
        "(or take it as it is: the later values stand), then “git add {quoted}”.",
        len(joined.conflicts),
    )
    print(said.format(file=name, quoted=shlex.quote(name), count=len(joined.conflicts)), file=sys.stderr)
    return 1


def _theirs(path: Path, name: str) -> "Document":
    """Raises BadInputError where it cannot be opened, lest ours alone be taken for the merged file."""
    from journeydesigner.files.errors import JourneyFileError

    try:
        return opened(path).document
    except JourneyFileError as error:
        said = _("{file}: only yours is there now, theirs cannot be opened; mend theirs, then merge again. {why}")
        raise BadInputError(said.format(file=name, why=error.reason or error)) from None


def _write(document: "Document", ours: Path) -> None:
    """Without a backup beside it: git has the one it was, and looks at all that lies in a folder."""
    from journeydesigner.files.atomic_write import write_file
    from journeydesigner.files.captured import capture
    from journeydesigner.files.journey_file import journey_bytes

    write_file(ours, journey_bytes(capture(document), preview_of(document)))


def git_settings(program: str) -> dict[str, str]:
    """What git is to be told; ``program`` as a shell finds it."""
    return {
        "merge.journey.name": "Journey Designer",
        "merge.journey.driver": f"{program} merge --git %O %A %B %P",
        "diff.journey.textconv": f"{program} show",
    }


def _install() -> int:
    """Tell git of us, for this user; the line that each repository needs is printed."""
    for name, value in git_settings(_program()).items():
        try:
            done = subprocess.run(
                ["git", "config", "--global", name, value], check=False, capture_output=True, text=True
            )
        except FileNotFoundError:
            raise BadInputError(_("git is not there; install it first.")) from None
        if done.returncode:
            raise BadInputError(_("git took no settings: {why}").format(why=done.stderr.strip()))
    print(_("git knows now how to merge and compare journeys. Each repository needs this line in its .gitattributes:"))
    print(_ATTRIBUTES)
    return 0


def _program() -> str:
    """How a shell that git starts calls this program: git on Windows, too, has a shell that knows slashes."""
    from shutil import which

    found = which("journeydesigner")
    if found is not None:
        return "journeydesigner"
    return f"{shlex.quote(Path(sys.executable).as_posix())} -m journeydesigner"
