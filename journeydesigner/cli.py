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
from typing import TYPE_CHECKING, TextIO

from journeydesigner.command_line import BadInputError, Parser, papers, parser_of_commands
from journeydesigner.wording import _, best_of, speak

if TYPE_CHECKING:
    from journeydesigner.document.document import Document
    from journeydesigner.document.snapshot import Snapshot
    from journeydesigner.files.journey_file import Opened
    from journeydesigner.model.ids import MapId

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
    from journeydesigner.exporters.registry import ExportError
    from journeydesigner.files.errors import JourneyFileError
    from journeydesigner.importers.registry import ImportFailedError

    return isinstance(error, (JourneyFileError, ImportFailedError, ExportError))


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
    parser = parser_of_commands()
    if given and (given[0] in COMMANDS or given[0] in ("-h", "--help", "--version")):
        options = parser.parse_args(given)
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
            _("{file} is no file and no command; see «journeydesigner --help».").format(file=options.file)
        )
    from journeydesigner.app import run

    return run(None if options.file is None else str(options.file), smoke=options.smoke)


# Commands


def _new(options: argparse.Namespace) -> int:
    from journeydesigner.files.templates import new_from_template

    _refuse_out(options.out)
    _save(new_from_template(options.template, options.organization, options.title), options.out)
    return 0


def _import(options: argparse.Namespace) -> int:
    from journeydesigner.importers.registry import import_file

    _refuse_out(options.out, options.source)
    imported = import_file(options.source, organization=options.organization)
    _save(imported.document, options.out)
    for line in imported.report:
        print(line)
    return 0


def _export(options: argparse.Namespace) -> int:
    from journeydesigner.exporters.registry import ExportRequest, exporter_for

    exporter = exporter_for(options.out)
    paper = _chosen(options.paper, papers(), _("paper"))
    theme = _chosen(options.theme, ("light", "dark"), _("theme"))
    document = _opened(options.source).document
    map_id = _map_of(document.snapshot, options.map, options.source)
    _refuse_folder(options.out)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from journeydesigner.painting.application import ensure_gui

    ensure_gui()
    said: list[str] = []
    with _Progress() as progress:
        exporter.export(
            ExportRequest(
                document.snapshot,
                document.assets,
                map_id,
                options.out,
                paper=paper,
                theme=theme,
                progress=progress,
                tell=said.append,
            )
        )
    for sentence in said:
        print(sentence)
    return 0


def _show(options: argparse.Namespace) -> int:
    from journeydesigner.files.json_text import encode_form
    from journeydesigner.files.outline import outline
    from journeydesigner.files.public_form import public_form

    document = _opened(options.file).document
    if options.json:
        sys.stdout.write(encode_form(public_form(document)).decode("utf-8"))
    else:
        for line in outline(document.snapshot):
            print(line)
    sys.stdout.flush()
    return 0


def _merge(options: argparse.Namespace) -> int:
    from journeydesigner.files.joining import join
    from journeydesigner.files.merge_report import MergeReport

    _refuse_out(options.out)
    document, other = _opened(options.file).document, _opened(options.other).document
    report = MergeReport((options.file.name, document), (options.other.name, other))
    joined = join(document, other)
    _save(document, options.out)
    for line in report.lines(document.snapshot, joined):
        print(line)
    return 1 if joined.conflicts else 0


def _check(options: argparse.Namespace) -> int:
    from journeydesigner.files.check import check_file
    from journeydesigner.files.errors import DamagedFileError, UnsafeFileError

    try:
        found = check_file(options.file)
    except (DamagedFileError, UnsafeFileError) as error:
        found = (str(error),)
    for line in found:
        print(line)
    if not found:
        print(_("{file} is sound.").format(file=options.file))
    return 1 if found else 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "new": _new,
    "import": _import,
    "export": _export,
    "show": _show,
    "merge": _merge,
    "check": _check,
}


# What several commands need


def _opened(path: Path) -> "Opened":
    """The journey in a file; what was mended goes to the error stream."""
    from journeydesigner.files.journey_file import open_journey

    opened = open_journey(path)
    for note in opened.notes:
        print(f"{path}: {note}", file=sys.stderr)
    return opened


def _save(document: "Document", path: Path) -> None:
    from journeydesigner.files.journey_file import save_journey

    save_journey(document, path, _preview(document))


def _refuse_out(path: Path, source: Path | None = None) -> None:
    """Say so before the work begins where no journey belongs at ``path``: a journey is made of ``source``."""
    _refuse_folder(path)
    if source is not None and path.exists() and source.exists() and path.samefile(source):
        raise BadInputError(_("{path} is what is read; choose another file to write.").format(path=path))
    if path.suffix.casefold() != ".journey":
        raise BadInputError(_("{path} is no name for a journey; let it end in .journey.").format(path=path))


def _refuse_folder(path: Path) -> None:
    """Say so before the work begins where ``path`` cannot be written at all."""
    if path.is_dir():
        raise BadInputError(_("{path} is a folder; choose a file name.").format(path=path))
    if not path.absolute().parent.is_dir():
        raise BadInputError(
            _("{path} cannot be written: there is no folder {folder}; choose another one.").format(
                path=path, folder=path.absolute().parent
            )
        )


def _preview(document: "Document") -> bytes | None:
    """The file's picture for galleries; none where the system lacks what Qt needs."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from journeydesigner.painting.application import ensure_gui
        from journeydesigner.painting.preview import document_preview
    except ImportError:
        return None
    try:
        ensure_gui()
        return document_preview(document)
    except Exception:  # a picture that fails must not cost the work its save
        _log.warning("no preview of %s", document.id, exc_info=True)
        return None


def _chosen(given: str, known: Sequence[str], what: str) -> str:
    """The known name that was given, whatever its case."""
    for name in known:
        if name.casefold() == given.casefold():
            return name
    raise BadInputError(
        _("There is no {what} «{given}»; choose one of {known}.").format(what=what, given=given, known=", ".join(known))
    )


def _map_of(snapshot: "Snapshot", wanted: str | None, path: Path) -> "MapId":
    maps = snapshot.maps
    if not maps:
        raise BadInputError(_("{path} has no map; draw one first.").format(path=path))
    if wanted is None:
        return maps[0].id
    found = [m for m in maps if m.id == wanted] or [m for m in maps if m.title.casefold() == wanted.casefold()]
    if not found:
        titles = ", ".join(f"«{m.title}»" for m in maps)
        raise BadInputError(
            _("{path} has no map «{wanted}»; choose one of {titles}.").format(path=path, wanted=wanted, titles=titles)
        )
    if len(found) > 1:
        ids = ", ".join(m.id for m in found)
        raise BadInputError(
            _("{path} has several maps «{wanted}»; choose one by id: {ids}.").format(path=path, wanted=wanted, ids=ids)
        )
    return found[0].id


class _Progress:
    """One line on the error stream that is written over, where that is a terminal."""

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()

    def __enter__(self) -> "_Progress":
        return self

    def __exit__(self, *_failure: object) -> None:
        if self._shows:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def __call__(self, share: float, what: str) -> None:
        if self._shows:
            print(f"\r\x1b[K{share:4.0%} {what}", end="", file=sys.stderr, flush=True)
