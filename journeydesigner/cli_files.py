"""What commands of the command line do with files: open, save, and say beforehand where nothing can be written."""

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from journeydesigner.command_line import BadInputError
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.document.document import Document
    from journeydesigner.files.journey_file import FileState, Opened

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # no traceback reaches the console by itself


def opened(path: Path) -> "Opened":
    """The journey in a file; what was mended goes to the error stream."""
    from journeydesigner.files.journey_file import open_journey

    found = open_journey(path)
    for note in found.notes:
        print(f"{path}: {note}", file=sys.stderr)
    return found


def author(options: argparse.Namespace) -> str:
    """Who writes: what was said on the command line, else in the window's settings, else the system's user."""
    if options.author is not None:
        return options.author
    try:
        from journeydesigner.ui.own_name import own_name, settings_store
    except ImportError:  # the system lacks what Qt needs
        from journeydesigner.files.system_user import system_user

        return system_user()
    return own_name(settings_store())


def save(document: "Document", path: Path, expected: "FileState | None" = None) -> None:
    """Save as the window does, earlier versions kept; what went wrong beside it goes to the error stream. ``expected``
    is what the file was when it was read: what somebody wrote meanwhile is not written over."""
    from journeydesigner.files.journey_file import save_journey
    from journeydesigner.files.keeping.rotation import Rotation

    save_journey(
        document,
        path,
        preview_of(document),
        expected=expected,
        rotation=Rotation(),
        warn=lambda said: print(f"{path}: {said}", file=sys.stderr),
    )


def refuse_out(path: Path, source: Path | None = None) -> None:
    """Say so before the work begins where no journey belongs at ``path``: a journey is made of ``source``."""
    refuse_folder(path)
    if source is not None:
        refuse_same(path, source)
    if path.suffix.casefold() != ".journey":
        raise BadInputError(_("{path} is no name for a journey; let it end in .journey.").format(path=path))


def refuse_same(path: Path, source: Path) -> None:
    """Say so before the work begins where what is read would be written over."""
    if path.exists() and source.exists() and path.samefile(source):
        raise BadInputError(_("{path} is what is read; choose another file to write.").format(path=path))


def refuse_folder(path: Path) -> None:
    """Say so before the work begins where ``path`` cannot be written at all."""
    if path.is_dir():
        raise BadInputError(_("{path} is a folder; choose a file name.").format(path=path))
    if not path.absolute().parent.is_dir():
        raise BadInputError(
            _("{path} cannot be written: there is no folder {folder}; choose another one.").format(
                path=path, folder=path.absolute().parent
            )
        )


def preview_of(document: "Document") -> bytes | None:
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
