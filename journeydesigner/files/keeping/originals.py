"""The file of an older version as it was, kept beside what the first save makes of it."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from journeydesigner.files.atomic_write import real_target


def original_of(path: Path, version: int) -> Path:
    """Where the file at ``path`` is kept as it was in an older ``version``."""
    target = real_target(path)
    return target.with_name(f"{target.stem}.version-{version}{target.suffix}")


def keep_original(path: Path, version: int) -> Path | None:
    """Give the file that stands there a second name before it is replaced; that name, None where it had one already.
    Raises OSError where it cannot be kept: then it must not be replaced."""
    kept, target = original_of(path, version), real_target(path)
    if kept.exists() or not target.exists():
        return None
    try:
        os.link(target, kept)
    except OSError:  # a file system without second names
        try:
            shutil.copy2(target, kept)
        except OSError:
            with suppress(OSError):
                kept.unlink()
            raise
    return kept
