"""How a file's place and age are told in few words."""

from datetime import datetime, timedelta
from pathlib import Path

from journeydesigner.metrics.numbers import date_text
from journeydesigner.wording import _

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


def title_text(path: Path) -> str:
    """A file's name as a title: ``home-battery.journey`` is «Home battery». Beside spaces a hyphen is one."""
    words = path.stem.strip()
    if " " not in words:
        words = words.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or path.name


def when_text(moment: datetime, now: datetime) -> str:
    """«Today, 14:12», «Yesterday», «17 Nov 2026»."""
    if moment.date() == now.date():
        return _("Today, {time}").format(time=f"{moment:%H:%M}")
    if moment.date() == now.date() - timedelta(days=1):
        return _("Yesterday")
    return date_text(moment.date().isoformat())


def _joined(parts: tuple[str, ...]) -> str:
    return str(Path(*parts)) if parts else ""
