"""One folder for what belongs to this machine: the system's own, or the one that is named."""

from pathlib import Path

import pytest

from journeydesigner.files.keeping.state_folder import VARIABLE, make_private, state_folder


def test_a_named_folder_is_it_wherever_one_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "kept here")
    monkeypatch.chdir(tmp_path)
    assert state_folder() == tmp_path / "kept here"


def test_the_systems_own_is_it_where_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    found = state_folder()
    assert found.is_absolute()
    assert "journeydesigner" in found.name


def test_it_and_what_is_above_it_are_made_for_nobody_else(tmp_path: Path) -> None:
    make_private(tmp_path / "a" / "b")
    make_private(tmp_path / "a" / "b")
    assert (tmp_path / "a").stat().st_mode & 0o077 == 0
    assert (tmp_path / "a" / "b").stat().st_mode & 0o077 == 0
