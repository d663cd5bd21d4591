"""Settings that cannot be read are put aside as they are, and the program begins with none."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from journeydesigner.ui.own_name import with_sound_file
from journeydesigner.ui.settings import Settings


def opened(path: Path) -> QSettings:
    return with_sound_file(QSettings(str(path), QSettings.Format.IniFormat))


@pytest.mark.parametrize(
    "content", [b"\x00\xff\xfe nonsense\n" * 50, b"theme\nlanguage\n[half", b"\x89PNG\r\n\x1a\n" + bytes(range(256))]
)
def test_a_damaged_file_of_settings_is_kept_aside_and_defaults_hold(
    qapp: QApplication, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(content)
    settings = Settings(opened(path))
    assert (settings.theme, settings.language, settings.shows_start) == ("system", "", True)
    assert (tmp_path / "settings.ini.damaged").read_bytes() == content
    settings.set_theme("dark")
    again = Settings(opened(path))
    assert again.theme == "dark"
    assert not (tmp_path / "settings.ini.damaged1").exists()


def test_sound_settings_stay(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text("[General]\ntheme=dark\n")
    assert Settings(opened(path)).theme == "dark"
    assert not (tmp_path / "settings.ini.damaged").exists()
