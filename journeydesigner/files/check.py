"""``journeydesigner check``: everything that is wrong with a file, and nothing changed."""

from pathlib import Path

from journeydesigner.files.journey_file import open_journey
from journeydesigner.files.sound import complaints


def check_file(path: Path | str) -> tuple[str, ...]:
    """One sentence for each thing that is wrong; none: the file is sound. Raises JourneyFileError."""
    opened = open_journey(path)
    return tuple(dict.fromkeys([*opened.notes, *complaints(opened.document)]))
