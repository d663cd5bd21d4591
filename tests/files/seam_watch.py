"""Saves three times to the folder it is told, and prints what was done to the disk past the seam: nothing, one hopes.

A program of its own: a hook of audited events can never be taken away again.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import FileState, write_journey
from journeydesigner.files.keeping.rotation import Rotation
from tests.figures.faulty_disk import watched
from tests.files.small import small_document

EVENTS = (
    "open", "os.rename", "os.remove", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.utime",
    "os.mkdir", "os.rmdir", "os.listdir", "os.scandir", "shutil.copyfile", "shutil.move",
)  # fmt: skip


class Watch:
    """What happened in a folder, and what of it did not come through the seam."""

    def __init__(self, folder: Path) -> None:
        self.seen: set[str] = set()
        self.strangers: list[str] = []
        self._folder, self._depth = str(folder), 0

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in EVENTS and any(self._folder in str(argument) for argument in arguments):
            self.seen.add(event)
            if not self._depth:
                self.strangers.append(f"{event} {arguments}")

    def hear(self, _name: str, arguments: tuple[Any, ...], real: Callable[..., Any]) -> Any:
        self._depth += 1
        try:
            return real(*arguments)
        finally:
            self._depth -= 1


def main(folder: Path) -> None:
    write_journey(capture(small_document()), folder / "first.journey", rotation=Rotation(folder / "first"))
    watch = Watch(folder)  # from now on nothing is imported any more
    disk = watched(watch.hear)
    sys.addaudithook(watch.hook)
    state: FileState | None = None
    for number in range(3):
        captured = capture(small_document(f"peer{number}"))
        rotation = Rotation(folder / "state", disk)
        state = write_journey(captured, folder / "a.journey", expected=state, disk=disk, rotation=rotation)
    print(*watch.strangers, sep="\n")
    print(*sorted(watch.seen), file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
