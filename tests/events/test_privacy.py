"""Nothing of a log enters a map's file, its journal, its earlier versions or anything else that stays on the machine:
every byte of them is looked through, unpacked."""

import csv
import gzip
import io
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journeydesigner.cli import main
from journeydesigner.events.onto_map import enter
from journeydesigner.events.report import EventReport, as_json, read_log
from journeydesigner.events.rules import Columns, Match, Rules
from journeydesigner.events.words import warnings
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.files.keeping.journal import open_journal
from journeydesigner.files.keeping.journal_lines import About
from journeydesigner.files.keeping.state_folder import VARIABLE
from journeydesigner.files.kept_states import keep_state
from tests.events.shop import shop_map

SECRETS = ("qzperson", "qzchannel", "qzevent", "qzvalue", "qzfolder", "11:22:33", "1772623353")
"""Of ids, channels, events of no stage, values, the path, the rows' times (as text and as numbers)."""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Sixty customers, some of whom did what hardly anybody did."""
    path = tmp_path / "qzfolder" / "october.csv"
    path.parent.mkdir()
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("who", "what", "when", "how", "much"))
        for number in range(60):
            for second, what in enumerate(("look", "qzevent", "buy" if number % 7 else "ask", "look")):
                when = f"2026-03-04T11:22:33.{number:03}{second:03}Z"
                writer.writerow((f"qzperson{number}", what, when, f"qzchannel{number % 3}", f"qzvalue{number}"))
    return path


def rules() -> Rules:
    return Rules(
        ("Look", "Ask", "Buy"), Columns("who", "what", "when", "how", "much"), 2, window_s=3600.0,
        exact={"look": 0, "ask": 1}, matches=(Match("prefix", "bu", 2),),
    )  # fmt: skip


def unpacked(data: bytes) -> Iterator[bytes]:
    """Some bytes, and all that is packed in them."""
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name))
    unpack: Callable[[bytes], bytes]
    for unpack in (gzip.decompress, zlib.decompress):
        try:
            inner = unpack(data)
            if inner:
                yield from unpacked(inner)
        except (OSError, EOFError, zlib.error):
            continue


def written(folder: Path, without: Path) -> Iterator[tuple[Path, bytes]]:
    """All that lies in a folder, but for what lies in ``without``; names, too."""
    for path in folder.rglob("*"):
        if without in path.parents or path == without or path == folder / "rules.toml":
            continue
        yield path, path.name.encode()
        if path.is_file():
            yield from ((path, data) for data in unpacked(path.read_bytes()))


def leaks(folder: Path, without: Path) -> set[tuple[str, str]]:
    return {
        (path.name, secret) for path, data in written(folder, without) for secret in SECRETS if secret.encode() in data
    }


def test_what_is_looked_for_is_found_where_it_is(log: Path, tmp_path: Path) -> None:
    assert {secret for _name, secret in leaks(log.parent, tmp_path / "none")} >= {"qzperson", "qzevent", "11:22:33"}


def test_all_that_the_command_line_writes_is_clean(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "state"))
    document, _map_id = shop_map("Look", "Ask", "Buy")
    path = tmp_path / "shop.journey"
    save_journey(document, path)
    (tmp_path / "rules.toml").write_text(
        'steps = ["Look", "Ask", "Buy"]\n[map]\nlook = "Look"\nask = "Ask"\nbuy = "Buy"\n'
        '[columns]\ncase = "who"\nevent = "what"\ntime = "when"\nchannel = "how"\n'
    )
    for period in ("2026-10", "2026-11"):  # so that there are earlier versions
        told = ["measure", str(path), "--events", str(log), "--rules", str(tmp_path / "rules.toml"), "--apply"]
        assert main([*told, "--period", period]) == 1  # of four events one belongs nowhere
    capsys.readouterr()
    assert len(list(tmp_path.rglob("*.journey*"))) + len(list((tmp_path / "state").rglob("*"))) > 1
    assert leaks(tmp_path, log.parent) == set()


def test_all_that_a_window_keeps_is_clean(log: Path, tmp_path: Path) -> None:
    """Journal, named states, what was undone, files."""
    document, map_id = shop_map("Look", "Ask", "Buy")
    path = tmp_path / "shop.journey"
    state = save_journey(document, path)
    about = About(document.id, "Map", path, state.sha256, seen=document.version())
    journal = open_journal(document, about, _raise, folder=tmp_path / "journals")
    document.subscribe(journal.heard, first=True)
    enter(document, map_id, read_log(log, rules()), period="2026-10", source=log.name)
    keep_state(document, "Counted", datetime(2026, 11, 22, tzinfo=UTC))
    document.undo()
    document.redo()
    journal.close()
    save_journey(document, path)
    assert any((tmp_path / "journals").rglob("*"))
    assert leaks(tmp_path, log.parent) == set()
    assert open_journey(path).document.snapshot.movements_of(map_id)[0].source == "october.csv"


def test_a_log_that_is_looked_into_leaves_nothing_behind(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    read_log(log, rules())
    assert list(scratch.iterdir()) == []


def test_an_event_whose_name_looks_personal_is_pointed_out_and_not_kept_in_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    names = ("look", "mail ana@example.com", "buy")
    path.write_text("who,what,when\n" + "".join(f"c{i},{name},{i + k}\n" for i in range(20) for k, name in
                                               enumerate(names)))  # fmt: skip
    told = Rules(
        ("Look", "Ask", "Buy"), Columns("who", "what", "when"), 2, exact={name: k for k, name in enumerate(names)}
    )
    report = read_log(path, told)
    assert any("ana@example.com" in line for line in warnings(report))
    document, map_id = shop_map("Look", "Ask", "Buy")
    enter(document, map_id, report, period="2026-10", source="log.csv")
    [kept] = document.snapshot.rules_of(map_id)
    assert {match.text for match in kept.matches} == {"look", "buy"}


def test_exact_numbers_are_in_the_computing_runs_own_output_alone(log: Path) -> None:
    report: EventReport = read_log(log, rules())
    assert as_json(report)["reach_any_order"] == [60, 9, 51]
    document, map_id = shop_map("Look", "Ask", "Buy")
    enter(document, map_id, report, period="2026-10", source="october.csv")
    [movements] = document.snapshot.movements_of(map_id)
    assert [stage.at_all for stage in movements.stages][1] is None


def _raise(error: Exception) -> None:
    raise error
