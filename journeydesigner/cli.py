"""The command line: every job that needs no window, and the way to the window. Works with no display.

Exit codes: 0 done, 1 done with something to look at (conflicts, a file that is not sound), 2 not done, with one
sentence on the error stream, 130 interrupted.
"""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from journeydesigner.cli_files import author, opened, refuse_out, save
from journeydesigner.command_line import BadInputError, Parser, parser_of_commands
from journeydesigner.wording import _, best_of, speak

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # no traceback reaches the console by itself


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code. Nothing is raised but what argparse's --help and --version do."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    speak(best_of(_locale()))
    _speak_utf8(sys.stdout, sys.stderr)
    try:
        return _run(given)
    except BadInputError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # «show | head»: the reader has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if _is_for_people(error):
            return _refuse(str(error))
        if isinstance(error, OSError):
            where = error.filename or ""
            return _refuse(_("{where}: {why}; check the path.").format(where=where, why=error.strerror or error))
        _log.debug("unexpected", exc_info=True)
        kind = type(error).__name__
        return _refuse(_("Something went wrong inside the program ({kind}: {why}).").format(kind=kind, why=error))


def _locale() -> str:
    """The reader's, as the environment says it; "" where it says nothing."""
    return next((said for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (said := os.environ.get(name))), "")


def _is_for_people(error: Exception) -> bool:
    from journeydesigner.events.errors import EventsError
    from journeydesigner.exporters.registry import ExportError
    from journeydesigner.files.errors import JourneyFileError
    from journeydesigner.importers.registry import ImportFailedError

    return isinstance(error, (JourneyFileError, ImportFailedError, ExportError, EventsError))


def _refuse(sentence: str) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)
    return 2


def _speak_utf8(*streams: TextIO) -> None:
    """Journeys are in all scripts; consoles that are not UTF-8 by themselves (Windows) are told to be."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _run(given: list[str]) -> int:
    if given and (given[0] in COMMANDS or given[0] in ("-h", "--help", "--version")):
        options = parser_of_commands().parse_args(given)
        return COMMANDS[options.command](options)
    return _open(given)


# The window


def _open(given: list[str]) -> int:
    parser = Parser(prog="journeydesigner", add_help=False)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--smoke", action="store_true")
    options = parser.parse_args(given)
    if options.file is not None and not options.file.exists():
        raise BadInputError(
            _("{file} is no file and no command; see “journeydesigner --help”.").format(file=options.file)
        )
    from journeydesigner.app import run

    return run(None if options.file is None else str(options.file), smoke=options.smoke)


# Commands


def _new(options: argparse.Namespace) -> int:
    from journeydesigner.files.templates import new_from_template

    refuse_out(options.out)
    document = new_from_template(options.template, options.organization, options.title)
    document.sign(author(options))
    save(document, options.out)
    return 0


def _import(options: argparse.Namespace) -> int:
    from journeydesigner.cli_import import take_in

    return take_in(options)


def _export(options: argparse.Namespace) -> int:
    from journeydesigner.cli_export import export

    return export(options)


def _show(options: argparse.Namespace) -> int:
    from journeydesigner.files.json_text import encode_form
    from journeydesigner.files.outline import conflict_lines, outline
    from journeydesigner.files.public_form import public_form

    document = opened(options.file).document
    if options.json:
        sys.stdout.write(encode_form(public_form(document)).decode("utf-8"))
    else:
        for line in (*outline(document.snapshot), *conflict_lines(document)):
            print(line)
    sys.stdout.flush()
    return 0


def _merge(options: argparse.Namespace) -> int:
    from journeydesigner.cli_merge import merge

    return merge(options)


def _diff(options: argparse.Namespace) -> int:
    from journeydesigner.cli_diff import diff

    return diff(options)


def _versions(options: argparse.Namespace) -> int:
    from journeydesigner.cli_versions import versions

    return versions(options)


def _restore(options: argparse.Namespace) -> int:
    from journeydesigner.cli_versions import restore

    return restore(options)


def _clean(options: argparse.Namespace) -> int:
    from journeydesigner.cli_clean import clean

    return clean(options)


def _check(options: argparse.Namespace) -> int:
    from journeydesigner.cli_check import check

    return check(options)


def _measure(options: argparse.Namespace) -> int:
    from journeydesigner.cli_measure import measure

    return measure(options)


def _what_if(options: argparse.Namespace) -> int:
    from journeydesigner.cli_what_if import what_if

    return what_if(options)


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "new": _new,
    "import": _import,
    "export": _export,
    "show": _show,
    "merge": _merge,
    "versions": _versions,
    "restore": _restore,
    "diff": _diff,
    "check": _check,
    "clean": _clean,
    "measure": _measure,
    "what-if": _what_if,
}
