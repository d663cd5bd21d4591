"""``journeydesigner versions`` and ``restore``: a file's earlier versions, listed, and one of them written anew."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeydesigner.cli_files import author, opened, refuse_out, save
from journeydesigner.command_line import BadInputError
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.document.document import Document
    from journeydesigner.files.versions import Version

_WIDEST = 40
_SECONDS = "%Y-%m-%d %H:%M:%S"


def versions(options: argparse.Namespace) -> int:
    """List them, newest first; exit code 1 where the file itself cannot be opened."""
    document, found = _found(options.file)
    if options.json:
        sys.stdout.write(json.dumps([_told(version) for version in found], indent=2, ensure_ascii=False) + "\n")
    else:
        for line in _lines(found):
            print(line)
        if not found:
            print(_("There is no earlier version of {file}.").format(file=options.file))
    return 1 if document is None else 0


def restore(options: argparse.Namespace) -> int:
    """Write the file as it was at a version. It stays the same document: it can be merged with the file."""
    from journeydesigner.document.structure_lock import StructureLockedError
    from journeydesigner.editing.restoring import restore as bring_back
    from journeydesigner.files.errors import JourneyFileError
    from journeydesigner.files.versions import document_of, look_at

    refuse_out(options.out, options.file)
    document, found = _found(options.file)
    version = _named(found, options.version, options.file)
    assets = {} if document is None else document.assets
    called = " ".join(version.title.split()) or _local(version)
    try:
        if document is None or document.id != version.document_id:
            document = document_of(version, assets)
        else:
            document.author = author(options)
            bring_back(document, look_at(version, assets).snapshot, _("Restore {version}").format(version=called))
    except (JourneyFileError, StructureLockedError) as error:
        raise BadInputError(
            _("The version “{version}” cannot be restored. {why}").format(version=called, why=error)
        ) from None
    save(document, options.out)
    return 0


def _found(path: Path) -> "tuple[Document | None, tuple[Version, ...]]":
    """The document in the file, None where it cannot be opened (why goes to the error stream), and its versions."""
    from journeydesigner.files.errors import CannotReadError, JourneyFileError
    from journeydesigner.files.versions import kept_versions, newest_first, saved_versions

    saved = saved_versions(path)
    try:
        document = opened(path).document
    except JourneyFileError as error:
        if not saved or (isinstance(error, CannotReadError) and path.is_dir()):
            raise
        print(error, file=sys.stderr)
        return None, saved
    return document, newest_first(kept_versions(document.snapshot, document.id, document.assets), saved)


def _named(found: "Sequence[Version]", wanted: str, path: Path) -> "Version":
    """The one of that name, else the newest of that time: a day, a minute or a second, or only the time of day."""
    same = " ".join(wanted.split()).casefold()
    of_name = [each for each in found if same in (" ".join(each.title.split()).casefold(), str(each.state))]
    if len(of_name) > 1:
        times = ", ".join(_local(each) for each in of_name)
        raise BadInputError(
            _("Several snapshots are called “{name}”; say which one by its time: {times}.").format(
                name=wanted, times=times
            )
        )
    of_time = [each for each in found if same and (_local(each).startswith(same) or f" {same}" in _local(each))]
    chosen = next(iter((*of_name, *of_time)), None)
    if chosen is None:
        raise BadInputError(
            _("{file} has no version “{version}”; see “journeydesigner versions {file}”.").format(
                file=path, version=wanted
            )
        )
    return chosen


def _lines(found: "Sequence[Version]") -> list[str]:
    titles = [" ".join(each.title.split()) or _("saved") for each in found]
    widest = min(max(map(len, titles), default=0), _WIDEST)
    return [
        f"{_local(each)}  {each.size / 1000:>9,.1f} kB  {title:{widest}}  {each.author or (each.path or '')}".rstrip()
        for each, title in zip(found, titles, strict=True)
    ]


def _told(version: "Version") -> dict[str, Any]:
    told: dict[str, Any] = {
        "when": version.when.astimezone().isoformat(timespec="seconds"),
        "kind": "snapshot" if version.state is not None else "saved",
        "title": version.title,
        "note": version.note,
        "author": version.author,
        "size": version.size,
    }
    return told | ({"id": version.state} if version.state is not None else {"path": str(version.path)})


def _local(version: "Version") -> str:
    return datetime.strftime(version.when.astimezone(), _SECONDS)
