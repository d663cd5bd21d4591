"""How the place of a file is told in few words."""

from pathlib import Path

_MOST = 44


def folder_text(folder: Path) -> str:
    """A folder from home on as ``~/...``; of a deep one the ends, which tell most: ``~/…/Projects/Maps``."""
    try:
        parts = ("~", *folder.relative_to(Path.home()).parts)
    except ValueError:
        parts = folder.parts
    shown = _joined(parts)
    kept = list(parts[1:])
    while len(shown) > _MOST and len(kept) > 1:
        kept.pop(0)
        shown = _joined((parts[0], "…", *kept))
    return shown


def _joined(parts: tuple[str, ...]) -> str:
    return str(Path(*parts)) if parts else ""
