"""Whether a file may be written: one that its owner protected is not replaced, though the folder would allow it."""

import os
from pathlib import Path

from journeydesigner.files.atomic_write import real_target
from journeydesigner.files.errors import CannotWriteError
from journeydesigner.wording import _

_ANYBODY_WRITES = 0o222


def is_protected(path: Path) -> bool:
    """Whether the file that stands at ``path`` is write-protected; False where there is none."""
    target = real_target(path)
    try:
        mode = target.stat().st_mode
    except OSError:
        return False
    return not mode & _ANYBODY_WRITES or not os.access(target, os.W_OK)


def refuse_protected(path: Path) -> None:
    """Raises CannotWriteError for a file that is write-protected."""
    if is_protected(path):
        raise CannotWriteError(_("{path} is write-protected; save under another name.").format(path=path))


def is_writable_folder(folder: Path) -> bool:
    """Whether files can be made in a folder, as far as the system tells without trying."""
    return os.access(folder, os.W_OK | os.X_OK)
