"""Typing processes killed at random moments (SIGKILL): what they had acknowledged is there again afterwards.

Most of them type into a document with its journal; one in forty is the whole window, offscreen, typed into by its
keyboard: there what was half written a second before counts, too.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.files.journey_file import save_journey
from journeydesigner.files.keeping.left_behind import left_behind
from journeydesigner.files.keeping.recovering import Recovered, recovered
from tests.benchmarks.big_maps import big_map
from tests.figures.kills_typing import ACKNOWLEDGED

DEFAULT = 1000
CARDS = 500
WINDOWS = 40
"""One in so many is a whole window."""

_WAIT_S = 30.0


@dataclass
class Tally:
    edits: int = 0
    letters: int = 0
    saves: int = 0
    slowest_s: float = 0.0
    windows: int = 0


def figure(count: int) -> str:
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="journeydesigner-kills-") as folder, _Typists() as typists:
        original = Path(folder) / "original.journey"
        save_journey(big_map(CARDS).document, original)
        for number in range(count):
            own = Path(folder) / str(number)
            own.mkdir()
            (own / "map.journey").write_bytes(original.read_bytes())
            kind = "window" if number % WINDOWS == 0 else ("file", "untitled")[number % 3 == 1]
            _one(own, kind, number, typists, tally)
    return (
        f"kills: {count} processes killed while they typed ({tally.windows} of them whole windows), "
        f"{tally.edits} acknowledged edits and {tally.letters} half written texts: 0 lost; "
        f"recovered at {CARDS} cards in {tally.slowest_s:.2f} s at most"
    )


class _Typists:
    """Splits off processes that type."""

    def __enter__(self) -> "_Typists":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.figures.kills_typing"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.communicate()

    def begin(self, folder: Path, seed: int, kind: str) -> int:
        """The number of a process that types now."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps({"folder": str(folder), "seed": seed, "kind": kind}) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


def _one(folder: Path, kind: str, seed: int, typists: _Typists, tally: Tally) -> None:
    chance = Random(seed)
    pid = typists.begin(folder, seed, kind)
    acknowledged = folder / ACKNOWLEDGED
    end = time.monotonic() + _WAIT_S
    while not acknowledged.is_file() or not acknowledged.stat().st_size:
        assert time.monotonic() < end, f"{kind} {seed}: nothing was typed"
        time.sleep(0.002)
    time.sleep(chance.random() * (4.0 if kind == "window" else 0.5))
    os.kill(pid, signal.SIGKILL)
    killed = time.monotonic()
    while _is_there(pid):
        time.sleep(0.001)
    told = [json.loads(line) for line in acknowledged.read_bytes().splitlines() if line.endswith(b"}")]
    found = left_behind(folder / "state" / "journals")
    assert not found.refused, found.refused
    begun = time.perf_counter()
    back = recovered(found.journals[0]) if found.journals else None
    tally.slowest_s = max(tally.slowest_s, time.perf_counter() - begun)
    if kind == "window":
        tally.windows += 1
        _check_window(back, told, killed, tally)
    else:
        _check_document(_snapshot(back, folder), told, tally)


def _snapshot(back: Recovered | None, folder: Path) -> Snapshot:
    """As it is after the recovery; where nothing was left to recover, as the file has it."""
    if back is not None:
        return back.document.snapshot
    from journeydesigner.files.journey_file import open_journey

    return open_journey(folder / "map.journey").document.snapshot


def _check_document(snapshot: Snapshot, told: list[dict[str, Any]], tally: Tally) -> None:
    """Every card says what was last acknowledged of it, or what was written just after."""
    last = {each["card"]: each["number"] for each in told}
    for card, number in last.items():
        text = snapshot.card(card).text
        assert text.isdigit() and int(text) >= number, f"{card} says {text}, {number} was acknowledged"
    tally.edits += len(told)


def _check_window(back: Recovered | None, told: list[dict[str, Any]], killed: float, tally: Tally) -> None:
    """Edits all, letters that are older than a second."""
    edits = {each["card"]: each["text"] for each in told if "card" in each}
    typed = [each["typed"] for each in told if "typed" in each and each["at"] < killed - 1.0]
    if back is None:
        assert not edits and not typed, "nothing was left behind by a window"
        return
    cards = back.document.snapshot.table("cards")
    for card, text in edits.items():
        assert card in cards and back.document.snapshot.card(card).text == text, f"{text} is lost"  # type: ignore[arg-type]
    tally.edits += len(edits)
    if typed:
        texts = [card.text for card in cards.values()]  # type: ignore[attr-defined]
        there = [*texts, str(back.typing.get("text", ""))]
        assert any(text.startswith(typed[-1]) for text in there), f"“{typed[-1]}” is lost: {back.typing}"
        tally.letters += 1


def _is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
