"""Whole maps as PDF: every word there, on its page, large enough to read; whole or not at all."""

import datetime
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

from journeydesigner.document.document import Document
from journeydesigner.exporters.pdf import EXPORTER
from journeydesigner.exporters.registry import ExportError, ExportRequest
from journeydesigner.files.errors import CannotWriteError
from journeydesigner.files.journey_file import save_journey
from journeydesigner.files.templates import new_from_template
from samples.makers.current_account import current_account
from samples.makers.home_battery import home_battery
from tests.exporters.pdf_reading import Run, runs

DAY = datetime.date(2026, 11, 21)


@pytest.fixture(scope="module")
def battery() -> Document:
    return home_battery()


def request(document: Document, out: Path, paper: str = "A3") -> ExportRequest:
    return ExportRequest(document.snapshot, document.assets, document.snapshot.maps[0].id, out, paper=paper, date=DAY)


def pages_of(path: Path) -> Iterator[tuple[list[Run], tuple[float, float, float, float]]]:
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(edge) for edge in page.MediaBox)
            yield runs(page), (left, bottom, right, top)


def told(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def words_of(document: Document) -> Iterator[str]:
    snapshot = document.snapshot
    shown = snapshot.maps[0]
    yield shown.title
    for stage in snapshot.stages_of(shown.id):
        yield from (stage.title, stage.question)
    yield from (step.title for step in snapshot.steps_in(shown.id))
    for lane in snapshot.lanes_of(shown.id):
        yield from (lane.title, lane.description)
        yield from (emotion.quote for emotion in snapshot.emotions_of(lane.id))
    yield from (card.text for card in snapshot.cards_of(shown.id) if card.place)


@pytest.mark.parametrize("paper", ["fit", "A3", "A4", "16:9"])
@pytest.mark.parametrize("maker", [home_battery, current_account])
def test_every_word_of_the_map_is_on_the_pages_whole(maker: Callable[[], Document], paper: str, tmp_path: Path) -> None:
    document = maker()
    EXPORTER.export(request(document, tmp_path / "map.pdf", paper))
    written = told("".join(run.text for found, _ in pages_of(tmp_path / "map.pdf") for run in found))
    assert [words for words in words_of(document) if told(words) not in written] == []


def test_the_home_battery_is_one_a3_page_with_every_word_at_7_points_or_more(battery: Document, tmp_path: Path) -> None:
    EXPORTER.export(request(battery, tmp_path / "map.pdf"))
    ((found, (left, bottom, right, top)),) = pages_of(tmp_path / "map.pdf")
    assert min(run.size for run in found) >= 7.0 - 0.001
    for run in found:
        assert left <= run.x <= run.right <= right
        assert bottom <= run.y <= top


def test_on_small_paper_it_is_split_and_says_why(battery: Document, tmp_path: Path) -> None:
    said: list[str] = []
    asked = request(battery, tmp_path / "map.pdf", "A4")
    EXPORTER.export(ExportRequest(**{**vars(asked), "tell": said.append}))
    pages = list(pages_of(tmp_path / "map.pdf"))
    assert len(pages) > 1
    assert min(run.size for found, _ in pages for run in found) >= 7.0 - 0.001
    assert any("pt" in sentence for sentence in said)


def test_the_same_map_and_date_give_the_same_bytes_from_any_thread(battery: Document, tmp_path: Path) -> None:
    EXPORTER.export(request(battery, tmp_path / "a.pdf"))
    with ThreadPoolExecutor(1) as pool:
        pool.submit(EXPORTER.export, request(battery, tmp_path / "b.pdf")).result()
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_an_unknown_paper_is_told_and_nothing_is_written(battery: Document, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="B7"):
        EXPORTER.export(request(battery, tmp_path / "map.pdf", "B7"))
    assert list(tmp_path.iterdir()) == []


class StoppedError(Exception):
    """What a progress that stops an export raises here."""


@pytest.mark.parametrize("moment", [0.05, 0.5, 0.9])
def test_stopping_it_leaves_the_old_file_and_nothing_else(battery: Document, moment: float, tmp_path: Path) -> None:
    def stop(share: float, what: str) -> None:
        if share > moment:
            raise StoppedError

    out = tmp_path / "map.pdf"
    out.write_text("old")
    with pytest.raises(StoppedError):
        EXPORTER.export(ExportRequest(**{**vars(request(battery, out)), "progress": stop}))
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_that_is_not_there_is_told(battery: Document, tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="no folder"):
        EXPORTER.export(request(battery, tmp_path / "missing" / "map.pdf"))


def test_another_run_of_the_program_writes_the_same_bytes(tmp_path: Path) -> None:
    """Qt's hashes are salted anew in each, and order what it writes."""
    save_journey(new_from_template("five-stage", "Acme", "Shop"), tmp_path / "shop.journey")
    salted = {name: value for name, value in os.environ.items() if name != "QT_HASH_SEED"}
    command = [sys.executable, "-m", "journeydesigner", "export", str(tmp_path / "shop.journey")]
    for name in ("a.pdf", "b.pdf"):
        subprocess.run([*command, str(tmp_path / name)], env=salted, check=True, capture_output=True)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
