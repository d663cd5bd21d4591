"""What the window says of a save is so, whatever the disk does; what was edited stays, and another place is offered."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeydesigner.editing.structure import add_organization
from journeydesigner.files.atomic_write import backup_of
from journeydesigner.files.disk import Disk, RealDisk
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.ui.asking import Answer
from journeydesigner.ui.main_window import MainWindow
from tests.figures.faulty_disk import Fault, counting, faulty
from tests.files.small import small_document
from tests.ui.conftest import HOME_BATTERY, Answers, OpenWindow
from tests.ui.test_saving_in_turn import finish, names_in, path_of


def edit(window: MainWindow, name: str) -> None:
    add_organization(window.session.document, name)


def save(window: MainWindow, qtbot: QtBot, disk: Disk | None = None) -> None:
    window.saving.disk = disk or RealDisk()
    window.saving.save()
    finish(window, qtbot)


def offers(window: MainWindow) -> list[str]:
    return [text for text in ("Save as…", "Try again") if window.toast.offer(text) is not None]


def test_saved_is_said_only_of_what_is_in_the_file(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """Every operation of a save fails in turn, with another error each."""
    save_journey(small_document(), tmp_path / "small.journey")
    window = open_window(tmp_path / "small.journey")
    names: list[str] = []
    edit(window, "First")
    save(window, qtbot, counting(names))
    codes = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBUSY, errno.EACCES, errno.EINTR)
    told = 0
    for nth in range(len(names)):
        edit(window, f"Edit {nth}")
        save(window, qtbot, faulty(Fault(nth, "fail", codes[nth % len(codes)], "that operation")))
        written = names_in(path_of(window))
        if window.session.is_edited:
            told += 1
            assert window.toast.text.startswith("Not saved."), f"operation {nth}, {names[nth]}"
            assert offers(window) == ["Save as…", "Try again"]
            assert window.isWindowModified()
        else:
            assert f"Edit {nth}" in written, f"operation {nth}, {names[nth]}"
            assert not window.toast.text.startswith("Not saved.")
        assert f"Edit {nth}" in {found.name for found in window.session.snapshot.organizations}
        assert {f"Edit {before}" for before in range(nth)} <= written, "what was saved before is gone"
        save(window, qtbot)
        assert not window.session.is_edited, window.toast.text
        assert not window.toast.text.startswith("Not saved."), "it is saved now"
    assert told >= 10


def test_a_backup_that_fails_is_told_once(window: MainWindow, qtbot: QtBot) -> None:
    class NoBackups(RealDisk):
        def make_folder(self, folder: Path) -> None:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))

        def names(self, folder: Path) -> list[str]:
            return []

    edit(window, "One")
    save(window, qtbot, NoBackups())
    assert window.toast.text.startswith("Saved. Earlier versions are not kept at the moment")
    assert not window.session.is_edited
    window.toast.hide()
    edit(window, "Two")
    save(window, qtbot, NoBackups())
    assert not window.toast.text
    save(window, qtbot)
    edit(window, "Three")
    save(window, qtbot, NoBackups())
    assert window.toast.text.startswith("Saved. Earlier versions are not kept")


def test_a_file_that_nothing_may_replace_is_left_and_the_new_one_kept_beside_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    path = path_of(window)
    before = path.read_bytes()

    class Held(RealDisk):
        """As Windows does while another program has the file open."""

        def __init__(self) -> None:
            self.waited: list[float] = []

        def replace(self, source: Path, path: Path) -> None:
            if path.name == "home-battery.journey":
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
            super().replace(source, path)

        def wait(self, seconds: float) -> None:
            self.waited.append(seconds)

    edit(window, "Not to be lost")
    disk = Held()
    save(window, qtbot, disk)
    assert path.read_bytes() == before
    assert window.session.is_edited
    assert 1.0 < sum(disk.waited) < 2.0
    kept = list(path.parent.glob("home-battery (*).journey"))
    assert len(kept) == 1
    assert kept[0].name in window.toast.text
    assert "Not to be lost" in names_in(kept[0])
    assert offers(window) == ["Save as…", "Try again"]
    save(window, qtbot)
    assert "Not to be lost" in names_in(path)


def test_a_read_only_file_is_not_replaced_and_another_name_is_offered(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    path, answers.path = path_of(window), tmp_path / "copy.journey"
    before = path.read_bytes()
    path.chmod(0o444)
    edit(window, "Mine")
    save(window, qtbot)
    assert "is write-protected; save under another name" in window.toast.text
    assert path.read_bytes() == before
    assert window.session.is_edited
    button = window.toast.offer("Save as…")
    assert button is not None
    button.click()
    finish(window, qtbot)
    assert "Mine" in names_in(answers.path)
    assert not window.session.is_edited


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write everywhere: be somebody else meanwhile, though one who may then not even read the program."""
    is_root = os.name == "posix" and os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@pytest.fixture
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that everybody may look into."""
    folder = Path(tempfile.mkdtemp(prefix="journeydesigner-shared-"))
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


def test_a_read_only_folder_is_told(open_window: OpenWindow, shared: Path, answers: Answers, qtbot: QtBot) -> None:
    inside = shared / "inside"
    inside.mkdir()
    path = inside / "a.journey"
    path.write_bytes(HOME_BATTERY.read_bytes())
    window = open_window(path)
    edit(window, "Saved")
    save(window, qtbot)  # whatever a save imports is there by now
    before = path.read_bytes()
    inside.chmod(0o555)
    edit(window, "Mine")
    window.recovery.flush()  # nobody may not write there either, and what is told last stands
    with as_nobody():
        save(window, qtbot)
    assert "the folder is read-only for you" in window.toast.text
    assert offers(window) == ["Save as…", "Try again"]
    assert window.session.is_edited
    assert path.read_bytes() == before
    inside.chmod(0o755)
    answers.path = shared / "b.journey"
    window.saving.save_as()
    finish(window, qtbot)
    assert "Mine" in names_in(answers.path)


def test_a_folder_that_went_while_its_map_was_open_is_told_and_the_map_saved_elsewhere(
    open_window: OpenWindow, window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "a.journey"
    shutil.copy(path_of(window), path)
    other = open_window(path)
    shutil.rmtree(folder)
    edit(other, "Mine")
    save(other, qtbot)
    assert "there is no folder" in other.toast.text
    assert offers(other) == ["Save as…", "Try again"]
    assert other.session.is_edited
    answers.path = tmp_path / "b.journey"
    other.saving.save_as()
    finish(other, qtbot)
    assert "Mine" in names_in(answers.path)
    assert not other.session.is_edited


class Full(RealDisk):
    def write(self, handle: int, data: memoryview) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_window_whose_last_save_fails_stays_open(window: MainWindow, answers: Answers, qtbot: QtBot) -> None:
    answers.unsaved = Answer.SAVE
    edit(window, "Mine")
    window.saving.disk = Full()
    assert not window.close()
    finish(window, qtbot)
    qtbot.wait(50)
    assert isValid(window) and window.isVisible()
    assert window.session.is_edited
    assert "the disk is full" in window.toast.text
    window.saving.disk = RealDisk()
    with qtbot.waitSignal(window.destroyed, timeout=10_000):
        window.close()


def test_another_file_is_not_opened_over_what_could_not_be_saved(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.journey"
    other.write_bytes(HOME_BATTERY.read_bytes())
    answers.unsaved = Answer.SAVE
    first = path_of(window)
    edit(window, "Mine")
    window.saving.disk = Full()
    window.opening.open(other)
    qtbot.waitUntil(lambda: "the disk is full" in window.toast.text)
    finish(window, qtbot)
    assert window.session.path == first
    assert window.session.is_edited
    assert "Mine" in {found.name for found in window.session.snapshot.organizations}


def test_a_save_as_that_fails_leaves_the_document_where_it_was(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    first, answers.path = path_of(window), tmp_path / "copy.journey"
    edit(window, "Mine")
    window.saving.disk = Full()
    window.saving.save_as()
    finish(window, qtbot)
    assert window.session.path == first
    assert window.session.is_edited
    assert not answers.path.exists()
    save(window, qtbot)
    assert "Mine" in names_in(first)


def test_a_disk_that_does_not_confirm_is_not_called_saved_and_the_next_save_is_no_quarrel(
    window: MainWindow, qtbot: QtBot
) -> None:
    edit(window, "First")
    save(window, qtbot)

    class Unsure(RealDisk):
        def sync_folder(self, folder: Path) -> None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    edit(window, "Second")
    save(window, qtbot, Unsure())
    assert "the disk did not confirm it" in window.toast.text
    assert window.session.is_edited
    edit(window, "Third")
    save(window, qtbot)
    assert not window.session.is_edited, window.toast.text
    assert {"First", "Second", "Third"} <= names_in(path_of(window))
    assert open_journey(backup_of(path_of(window))).notes == ()
