"""No text is untranslated, and none is cut, in a language that is 40 % longer than English, on a laptop's screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner import shipped, wording
from journeydesigner.canvas.selection import NOTHING, SelectionKind, of_cards, of_emotion, of_header
from journeydesigner.editing.agenda import add_item
from journeydesigner.editing.comments import add_comment
from journeydesigner.ui.keys_sheet import KeysSheet
from journeydesigner.ui.main_window import MainWindow
from journeydesigner.ui.settings_sheet import SettingsSheet
from journeydesigner.ui.toast import Offer
from journeydesigner.ui.workshop.ballot import Plan
from tests.ui.conftest import OpenWindow
from tests.ui.pseudo_language import Pseudo, cut, own_words, unmarked, untranslated

LAPTOP = QSize(1366, 768)


@pytest.fixture(autouse=True)
def pseudo() -> Iterator[None]:
    wording.use(Pseudo())
    yield
    wording.speak("en")


@pytest.fixture(params=["home-battery", "current-account", "coffee-subscription"])
def working(request: pytest.FixtureRequest, open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """A window of a laptop's size on a copy of a sample."""
    source = shipped.sample(f"{request.param}.journey")
    copy = tmp_path / source.name
    copy.write_bytes(source.read_bytes())
    return sized(open_window(copy))


@pytest.fixture
def laptop(window: MainWindow) -> MainWindow:
    return sized(window)


def sized(window: MainWindow) -> MainWindow:
    window.resize(LAPTOP)
    settled()
    return window


def settled() -> None:
    for _round in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def known_in(window: MainWindow) -> set[str]:
    """Words of the document, of its file, and of the person."""
    from journeydesigner.files.system_user import system_user

    files = [window.session.path, *shipped.samples(), *shipped.templates()]
    names = {word for path in files if path is not None for word in _parts(str(path))}
    return own_words(window.session.snapshot) | names | set(_parts(system_user())) | set(_parts(window.session.name))


def _parts(text: str) -> list[str]:
    return unmarked(text.replace("_", " "), set())


def faults(window: MainWindow, root: QWidget | None = None) -> list[str]:
    window.inspector.catch_up()
    settled()
    found = root or window
    return [*untranslated(found, known_in(window)), *cut(found)]


def test_the_window_and_its_menus(working: MainWindow) -> None:
    window = working
    window.actions_of.ready()
    assert faults(window) == []
    known = known_in(window)
    window.top_bar.menu.aboutToShow.emit()
    assert untranslated(window.top_bar.menu, known) == []
    said = [action.text() for action in window.actions_of]
    assert [text for text in said if unmarked(text, known)] == []


def test_each_page_of_the_inspector(working: MainWindow) -> None:
    window, session = working, working.session
    window.panes.open_inspector()
    snapshot = session.snapshot
    found: dict[str, list[str]] = {}

    def look(what: str) -> None:
        settled()
        if wrong := faults(window, window.inspector):
            found[what] = wrong

    for journey in snapshot.maps:
        session.show_map(journey.id)
        look("map")
        for lane in snapshot.lanes_of(journey.id):
            window.canvas.select(of_header(SelectionKind.LANE, lane.id))
            look(f"lane {lane.kind}")
            cards = snapshot.cards_in(lane.id)
            if cards:
                window.canvas.select(of_cards((cards[0].id,), snapshot))
                look(f"card {lane.kind}")
            if len(cards) > 1:
                window.canvas.select(of_cards((cards[0].id, cards[1].id), snapshot))
                look(f"cards {lane.kind}")
            for emotion in snapshot.emotions_of(lane.id)[:1]:
                window.canvas.select(of_emotion(lane.id, emotion.step, emotion.id))
                look(f"emotion {lane.kind}")
        stage = snapshot.stages_of(journey.id)[0]
        window.canvas.select(of_header(SelectionKind.STAGE, stage.id))
        look("stage")
        window.canvas.select(of_header(SelectionKind.STEP, snapshot.steps_of(stage.id)[0].id))
        look("step")
        window.canvas.select(NOTHING)
    for record in (*snapshot.table("personas").values(), *snapshot.organizations):
        session.look_at(record.id)
        look(type(record).__name__)
    assert found == {}


def test_each_view(working: MainWindow) -> None:
    window = working
    found = {}
    for view in window.views.offered():
        window.views.open(view.name)
        if wrong := faults(window):
            found[view.name] = wrong
    assert found == {}


@pytest.mark.parametrize("page", ["overview", "movements", "planned", "all"])
def test_the_metrics(working: MainWindow, page: str) -> None:
    from journeydesigner.ui.metrics.over import metrics_of

    metrics_of(working).open(page)
    assert faults(working) == []


def test_what_opens_over_the_map(laptop: MainWindow, qtbot: QtBot) -> None:
    window, found = laptop, {}
    session = window.session
    card = next(iter(session.snapshot.table("cards")))
    add_comment(session.document, card, "Is that so?", "Ada")  # type: ignore[arg-type]
    for name in ("palette", "find", "replace", "filter", "comments", "settings", "keys"):
        window.actions_of.trigger(name)
        settled()
        window.resize(LAPTOP)
        root: QWidget = window
        if name == "keys":
            root = window.findChild(KeysSheet) or window
        if wrong := faults(window, root):
            found[name] = wrong
        if root is not window:
            root.close()
    for sheet in window.findChildren(SettingsSheet):
        sheet.leave()
    assert found == {}


def test_what_a_workshop_needs(laptop: MainWindow) -> None:
    window, found = laptop, {}
    session = window.session
    item = add_item(session.document, session.map_id, "Pains", 15)  # type: ignore[arg-type]
    shop = window.workshop

    def look(what: str, root: QWidget | None = None) -> None:
        if wrong := faults(window, root):
            found[what] = wrong

    shop.open_bar()
    look("bar")
    shop.open_agenda()
    shop.keeper.start(item)
    look("agenda", shop.agenda)
    shop.agenda.close()
    shop.open_vote()
    look("vote", shop.setup)
    shop.setup.close()
    shop.ballot.begin(Plan("What hurts", 3, 2, ("Ada", "Ben")))
    look("voting")
    shop.ballot.close()
    look("results")
    assert found == {}


def test_the_pages_at_the_start(open_window: OpenWindow) -> None:
    window, found = sized(open_window()), {}
    for name, show in (
        ("start", window.front.show_start),
        ("quick start", window.front.show_quick_start),
        ("twin", window.front.show_twin_chooser),
    ):
        show()
        if wrong := faults(window):
            found[name] = wrong
    assert found == {}


def test_what_a_toast_says(laptop: MainWindow) -> None:
    window = laptop
    said = wording._("That did not work ({what}). Your map is as it was; save it to be safe.").format(what="…")
    window.toast.say(said, Offer(wording._("Save"), window.save), Offer(wording._("Open folder"), window.save))
    assert faults(window, window.toast) == []


def test_the_show(laptop: MainWindow) -> None:
    window = laptop
    window.actions_of.trigger("present")
    settled()
    audience = window.presenting.audience
    assert audience is not None
    audience.resize(LAPTOP)
    assert faults(window, audience) == []
    assert window.presenting.show is not None
    presenter = window.presenting._made_presenter(window.presenting.show, audience)
    presenter.resize(LAPTOP)
    presenter.show()
    wrong = faults(window, presenter)
    presenter.end()
    presenter.close()
    window.presenting.leave()
    assert wrong == []
