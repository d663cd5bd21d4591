"""The folder in which the program keeps what belongs to this machine and person alone: backups, journals, the log."""

import os
from pathlib import Path

VARIABLE = "JOURNEY_DESIGNER_STATE"
"""The environment variable that names another folder; tests and portable installations set it."""


def state_folder() -> Path:
    """Where it is; it need not be there yet. Every system has its place for that (``platformdirs``)."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_state_path

    return user_state_path("journeydesigner", appauthor=False)


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are missing, readable for nobody else. Raises OSError."""
    if not folder.parent.is_dir():
        make_private(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
