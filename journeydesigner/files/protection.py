"""Whether a file may be written: one that its owner protected is not replaced, though the folder would allow it."""

import os
from pathlib import Path

from journeydesigner.files.atomic_write import real_target
from journeydesigner.files.disk import RealDisk


def is_protected(path: Path) -> bool:
    """Whether the file that stands at ``path`` is write-protected; False where there is none."""
    disk, target = RealDisk(), real_target(path)
    try:
        return disk.stat(target) is not None and not disk.is_writable(target)
    except OSError:
        return False


def is_writable_folder(folder: Path) -> bool:
    """Whether files can be made in a folder, as far as the system tells without trying."""
    return os.access(folder, os.W_OK | os.X_OK)
