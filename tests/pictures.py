"""Remake the pictures of the README: ``python -m tests.pictures``. They show the program's own samples."""

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from journeydesigner.drawing.theme import theme
from journeydesigner.files.journey_file import open_journey
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.painting.preview import scene_image
from journeydesigner.shipped import sample
from tests.benchmarks.application import application

FOLDER = Path(__file__).resolve().parent.parent / ".github" / "pictures"


def map_picture(look: str) -> None:
    """The home battery as it prints."""
    document = open_journey(sample("home-battery.journey")).document
    snapshot = document.snapshot
    scene = MapLayout(QtMeasurer()).scene(snapshot, snapshot.maps[0].id)
    scene_image(scene, theme(look), document.assets, 1.0).save(str(FOLDER / f"map_{look}.png"))


def main() -> None:
    application()
    FOLDER.mkdir(parents=True, exist_ok=True)
    map_picture("light")


if __name__ == "__main__":
    main()
