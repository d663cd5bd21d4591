"""Remake the pictures of the README: ``python -m tests.pictures [FOLDER]``. They show the program's own samples."""

import os
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from journeydesigner.app import application
from journeydesigner.canvas.camera import Camera
from journeydesigner.canvas.selection import SelectionKind, of_cards, of_header
from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.drawing.theme import theme
from journeydesigner.editing.cards import add_card, delete_cards, move_card, set_text
from journeydesigner.editing.numbers import set_emotion
from journeydesigner.editing.structure import rename
from journeydesigner.exporters.registry import ExportRequest, exporter_for
from journeydesigner.files.journey_file import open_journey
from journeydesigner.layout.map_layout import MapLayout
from journeydesigner.model.ids import CardId
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.painting.preview import scene_image
from journeydesigner.shipped import sample, samples
from journeydesigner.ui.comparing import comparing_of
from journeydesigner.ui.look import Look
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.presenting.audience import AudienceView
from journeydesigner.ui.settings import Settings
from journeydesigner.ui.theme import dress

FOLDER = Path(__file__).resolve().parent.parent / ".github" / "pictures"
SAMPLE = sample("home-battery.journey")
_PAGE = 1280


def map_picture(folder: Path) -> None:
    """The home battery as it prints."""
    document = open_journey(SAMPLE).document
    snapshot = document.snapshot
    scene = MapLayout(QtMeasurer()).scene(snapshot, snapshot.maps[0].id)
    scene_image(scene, theme("light"), document.assets, 1.0).save(str(folder / "map_light.png"))


@contextmanager
def window_on(app: QApplication, document: Document | None, dressed: str = "light") -> Generator[MainWindow]:
    """A window at 1440 x 900 on a document of the sample (None: the start window), of nobody's settings."""
    with tempfile.TemporaryDirectory() as place:
        settings = Settings(QSettings(str(Path(place) / "settings.ini"), QSettings.Format.IniFormat))
        if document is None:
            for path in samples():
                settings.remember(path)
        look = Look("dark" if dressed == "dark" else "light", app)
        dress(app, look)
        window = MainWindow(look, settings, document, SAMPLE) if document is not None else MainWindow(look, settings)
        window.canvas.has_motion = False
        window.show()
        yield window
        window.leave()


def window_picture(app: QApplication, folder: Path, dressed: str) -> None:
    """The window with a card selected, as a person sees it."""
    document = open_journey(SAMPLE).document
    with window_on(app, document, dressed) as window:
        window.canvas.look(Camera(0.75, 0, 0))
        window.canvas.select(of_cards((_shown_card(document.snapshot),), document.snapshot))
        _let_it_paint(app)
        window.grab().save(str(folder / f"window_{dressed}.png"))


def start_picture(app: QApplication, folder: Path) -> None:
    """The start window, with the samples as recent journeys."""
    with window_on(app, None) as window:
        _let_it_paint(app)
        window.grab().save(str(folder / "start_light.png"))


def presenter_picture(app: QApplication, folder: Path) -> None:
    """One stage in focus, as the room sees it at 1920 x 1080."""
    document = open_journey(SAMPLE).document
    snapshot = document.snapshot
    with window_on(app, document) as window:
        stage = snapshot.stages_of(snapshot.maps[0].id)[2]
        window.canvas.select(of_header(SelectionKind.STAGE, stage.id))
        window.actions_of.trigger("present here")
        audience = next(found for found in app.topLevelWidgets() if isinstance(found, AudienceView))
        audience.showNormal()
        audience.resize(1920, 1080)
        _let_it_paint(app)
        audience.grab().save(str(folder / "present_light.png"))
        window.presenting.leave()


def metrics_picture(app: QApplication, folder: Path) -> None:
    """The metrics of the map, as they open over it."""
    with window_on(app, open_journey(SAMPLE).document) as window:
        window.actions_of.trigger("metrics")
        _let_it_paint(app)
        window.grab().save(str(folder / "metrics_light.png"))


def export_picture(app: QApplication, folder: Path) -> None:
    """The export sheet over the window: a report, as it will look."""
    with window_on(app, open_journey(SAMPLE).document) as window:
        window.exporting.remember(window.exporting.wishes.with_form("pdf", "report"))
        window.actions_of.trigger("export")
        while window.exporting.ahead.is_busy:
            _let_it_paint(app)
        _let_it_paint(app)
        window.grab().save(str(folder / "export_light.png"))


def compare_picture(app: QApplication, folder: Path) -> None:
    """What a colleague's afternoon did to the sample, marked on the map and listed."""
    document = open_journey(SAMPLE).document
    before = document.snapshot
    map_id = before.maps[0].id
    stages, steps = before.stages_of(map_id), before.steps_in(map_id)
    lanes = {lane.kind: lane.id for lane in before.lanes_of(map_id)}
    pains = before.cards_in(lanes["pain_points"])
    rename(document, "stages", stages[1].id, "Exploring")
    set_text(document, pains[0].id, "The bill explains nothing, and comes once a year")
    delete_cards(document, (pains[1].id,))
    move_card(document, before.cards_in(lanes["touchpoints"])[0].id, lanes["touchpoints"], steps[1].id)
    add_card(document, lanes["opportunities"], steps[2].id, text="A calculator that reads the meter by itself")
    point = before.emotions_of(lanes["emotion"])[3]
    set_emotion(document, point.lane, point.step, 3.5, point.persona)
    with window_on(app, document) as window:
        comparing_of(window).compare_with(before, "Monday", when="2026-11-16T16:40:00", author="Nora")
        _let_it_paint(app)
        window.grab().save(str(folder / "compare_light.png"))


def hand_out_pictures(folder: Path) -> None:
    """The overview of a deck, and the page of a report that shows one stage."""
    _page_picture("pptx", "overview", 0).save(str(folder / "slide_light.png"))
    _page_picture("pdf", "report", 4).save(str(folder / "report_light.png"))


def _page_picture(suffix: str, form: str, number: int) -> QImage:
    """One page of a hand-out, 1280 px wide, counted from 0."""
    document = open_journey(SAMPLE).document
    snapshot = document.snapshot
    out = Path(f"journey.{suffix}")
    request = ExportRequest(snapshot, document.assets, snapshot.maps[0].id, out, form=form)
    page = exporter_for(out).preview(request)[number]
    return scene_image(page.scene, theme("light"), document.assets, _PAGE / page.scene.width)


def _shown_card(snapshot: Snapshot) -> CardId:
    """The sample's moment of truth."""
    return next(card.id for lane in snapshot.lanes_of(snapshot.maps[0].id) for card in snapshot.cards_in(lane.id)
                if card.is_moment_of_truth)  # fmt: skip


def _let_it_paint(app: QApplication) -> None:
    until = time.monotonic() + 1.5
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)


def main(folder: Path) -> None:
    state = tempfile.mkdtemp(prefix="journeydesigner-pictures-")
    os.environ["JOURNEY_DESIGNER_STATE"] = state  # nobody's journals and locks
    app = application(["pictures"])
    folder.mkdir(parents=True, exist_ok=True)
    map_picture(folder)
    for dressed in ("light", "dark"):
        window_picture(app, folder, dressed)
    start_picture(app, folder)
    presenter_picture(app, folder)
    metrics_picture(app, folder)
    export_picture(app, folder)
    compare_picture(app, folder)
    hand_out_pictures(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
