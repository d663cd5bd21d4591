"""How sizes, days and names of versions are told."""

from datetime import date, timedelta

from journeydesigner.files.versions import Version
from journeydesigner.metrics.numbers import date_text, moment_text
from journeydesigner.wording import _

_KILO = 1000


def day_text(day: date, today: date) -> str:
    """«Today», «Yesterday», «20 Nov 2026»."""
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    return date_text(day.isoformat())


def size_text(size: int) -> str:
    """«38 kB», «1.4 MB»."""
    if size < _KILO * _KILO:
        return _("{size} kB").format(size=max(1, round(size / _KILO)))
    return _("{size} MB").format(size=f"{size / _KILO / _KILO:.1f}")


def beside(*words: str) -> str:
    """A few facts in a line, each in the direction in which it is read: a name in Arabic turns nothing else round."""
    return " · ".join(f"\u2068{word}\u2069" for word in words if word)


def plain(text: str) -> str:
    """The same to be read aloud."""
    return text.replace("\u2068", "").replace("\u2069", "")


def title_of(version: Version) -> str:
    """What a version is called in a sentence: its name, else its time."""
    return " ".join(version.title.split()) or moment_text(version.when)
