"""Exporters are found by themselves, and their file stands complete or not at all."""

import sys
from pathlib import Path
from subprocess import run

import pytest

from journeydesigner.exporters.registry import UnknownFormatError, exporter_for, exporters
from journeydesigner.files.atomic_write import atomic_output
from journeydesigner.files.errors import CannotWriteError


def test_every_exporter_has_a_name_a_suffix_and_a_label_of_its_own() -> None:
    found = exporters()
    assert {"pdf"} <= {exporter.name for exporter in found}
    for words in ([e.name for e in found], [e.suffix for e in found], [e.label for e in found]):
        assert len(set(words)) == len(found)
        assert all(words)
    assert all(exporter.suffix.startswith(".") for exporter in found)


def test_the_suffix_chooses_the_exporter_in_any_case() -> None:
    assert exporter_for(Path("map.PDF")).name == "pdf"


def test_an_unknown_suffix_names_the_known_ones() -> None:
    with pytest.raises(UnknownFormatError, match=r"\.pdf"):
        exporter_for(Path("map.xyz"))


def test_asking_for_the_choices_loads_no_library() -> None:
    code = (
        "import sys; from journeydesigner.exporters.registry import exporters; exporters();"
        "print([m for m in ('PySide6', 'pikepdf', 'openpyxl', 'PIL') if m in sys.modules])"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_finished_output_takes_its_place(tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    out.write_text("old")
    with atomic_output(out) as beside:
        beside.write_text("new")
        assert out.read_text() == "old"
    assert out.read_text() == "new"
    assert list(tmp_path.iterdir()) == [out]


def test_an_output_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    out.write_text("old")
    with pytest.raises(KeyboardInterrupt), atomic_output(out) as beside:
        beside.write_text("half")
        raise KeyboardInterrupt
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_an_output_keeps_the_mode_of_the_file_it_replaces_and_goes_where_a_link_leads(tmp_path: Path) -> None:
    out = tmp_path / "real.pdf"
    out.write_text("old")
    out.chmod(0o640)
    link = tmp_path / "link.pdf"
    link.symlink_to(out)
    with atomic_output(link) as beside:
        beside.write_text("new")
    assert link.is_symlink()
    assert out.read_text() == "new"
    assert out.stat().st_mode & 0o777 == 0o640


def test_an_output_that_cannot_be_written_says_so_by_its_own_name(tmp_path: Path) -> None:
    out = tmp_path / "none" / "map.pdf"
    told = r"none/map\.pdf cannot be written: there is no folder"
    with pytest.raises(CannotWriteError, match=told), atomic_output(out) as beside:
        beside.write_text("new")
