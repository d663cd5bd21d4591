"""CSV, JSON, Mermaid and Markdown: everything in its place, nothing that would be taken for more than text."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing import cards, numbers, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.exporters.common.findings import Gravity
from journeydesigner.exporters.common.portion import Portion, portion_of
from journeydesigner.exporters.registry import ExportError, ExportRequest, exporter_for
from journeydesigner.files.journey_file import open_journey
from journeydesigner.importers.registry import import_file
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import StepId
from journeydesigner.model.records import Card

SAMPLES = sorted(Path("samples").glob("*.journey"))
SUFFIXES = (".csv", ".json", ".md", ".mmd")
HOSTILE = (
    "=1+1|cmd; a: b, #c \\ * _x_ `y` <b>&amp;</b> [z](javascript:1)\n- second\r\n\n1. third \u202e\u0000 电池 مرحبا 🙂"
)


def _written(snapshot: Snapshot, out: Path, form: str = "") -> bytes:
    exporter_for(out).export(ExportRequest(snapshot, snapshot.assets, snapshot.maps[0].id, out, form=form))
    return out.read_bytes()


def hostile_map() -> Document:
    document = new_document()
    journey = structure.add_map(document, structure.add_organization(document, HOSTILE), HOSTILE, scenario=HOSTILE)
    stage = structure.add_stage(document, journey, HOSTILE, question=HOSTILE)
    structure.add_step(document, stage, HOSTILE)
    step = document.snapshot.steps_of(stage)[0].id
    for name in ("actions", "touchpoints", "emotion", "opportunities", "text"):
        lane = structure.add_lane(document, journey, name, HOSTILE)
        if kind(name).is_curve:
            numbers.set_emotion(document, lane, step, -99.0)
            numbers.set_quote(document, lane, step, HOSTILE)
        else:
            cards.add_card(
                document, lane, step, HOSTILE, owner=HOSTILE, links=("javascript:alert(1)", "https://a.b/c_d")
            )
    cards.add_note(document, journey, HOSTILE)
    return document


def empty_map() -> Document:
    document = new_document()
    structure.add_map(document, structure.add_organization(document, ""), "")
    return document


def wide_map(stages: int = 40) -> Document:
    document = new_document()
    journey = structure.add_map(document, structure.add_organization(document, "Wide"), "Forty stages")
    lanes = [structure.add_lane(document, journey, name, name) for name in ("actions", "emotion")]
    for number in range(stages):
        stage = structure.add_stage(document, journey, f"Stage {number}")
        step = document.snapshot.steps_of(stage)[0].id
        cards.add_card(document, lanes[0], step, f"Does {number}")
        numbers.set_emotion(document, lanes[1], step, number % 5 - 2.0)
    return document


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("make", [hostile_map, empty_map, wide_map])
def test_any_map_is_written_and_the_same_each_time(make: "object", suffix: str, tmp_path: Path) -> None:
    snapshot = make().snapshot  # type: ignore[operator]
    out = tmp_path / f"map{suffix}"
    assert _written(snapshot, out) == _written(snapshot, out)
    assert _written(snapshot, out).decode("utf-8-sig")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_a_format_does_not_hold_is_said_before(suffix: str) -> None:
    snapshot = open_journey(SAMPLES[0]).document.snapshot
    request = ExportRequest(snapshot, snapshot.assets, snapshot.maps[0].id, Path(f"a{suffix}"))
    found = exporter_for(request.out).preflight(request)
    assert found
    assert {each.gravity for each in found} == {Gravity.NOTE}


# CSV


def _rows(content: bytes, mark: str = ",") -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=mark))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_card_is_a_row(sample: Path, tmp_path: Path) -> None:
    snapshot = open_journey(sample).document.snapshot
    rows = {row["id"]: row for row in _rows(_written(snapshot, tmp_path / "a.csv"))}
    found = {card.id: card for card in snapshot.cards_of(snapshot.maps[0].id)}
    assert rows.keys() == found.keys()
    for key, card in found.items():
        if card.text:
            assert rows[key]["Text"].lstrip("'") == card.text


@pytest.mark.parametrize("form", ["stages", "emotions", "metrics", "measurements", "personas"])
def test_each_table_can_be_had(form: str, tmp_path: Path) -> None:
    snapshot = open_journey(SAMPLES[-1]).document.snapshot
    assert _rows(_written(snapshot, tmp_path / "a.csv", form))
    with pytest.raises(ExportError, match="measurements"):
        _written(snapshot, tmp_path / "a.csv", "nothing")


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    content = _written(hostile_map().snapshot, tmp_path / "a.csv")
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        for cell in row:
            assert cell[:1] not in "=+@\t\r" or not cell, cell
            assert not cell.startswith("-") or re.fullmatch(r"-[\d.]+", cell), cell


def test_a_map_with_a_decimal_comma_has_semicolons(tmp_path: Path) -> None:
    snapshot = open_journey(SAMPLES[-1]).document.snapshot
    german = portion_of(snapshot, snapshot.maps[0].id, Portion(language="de")).snapshot
    row = _rows(_written(german, tmp_path / "a.csv"), ";")[0]
    assert "-1,2" in row.values()


# JSON


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_json_is_the_public_form_of_one_map(sample: Path, tmp_path: Path) -> None:
    snapshot = open_journey(sample).document.snapshot
    form = json.loads(_written(snapshot, tmp_path / "a.json"))
    assert (form["format"], form["version"]) == ("journey", 1)
    shown = snapshot.maps[0]
    assert [found["id"] for found in form["maps"]] == [shown.id]
    assert {card["id"] for card in form["cards"]} == {card.id for card in snapshot.cards_of(shown.id)}
    assert [stage["title"] for stage in form["stages"]] == [stage.title for stage in snapshot.stages_of(shown.id)]


# Mermaid


@pytest.mark.parametrize("sample", [*SAMPLES, None], ids=lambda path: path.stem if path else "hostile")
def test_mermaid_has_a_task_for_each_step_scored_from_1_to_5(sample: Path | None, tmp_path: Path) -> None:
    document = open_journey(sample).document if sample else hostile_map()
    snapshot = document.snapshot
    lines = _written(snapshot, tmp_path / "a.mmd").decode().splitlines()
    assert lines[0] == "journey"
    tasks = [line.strip() for line in lines if line.startswith("      ")]
    assert len(tasks) == len(snapshot.steps_in(snapshot.maps[0].id))
    assert all(re.fullmatch(r"[^:;#]+: [1-5](: [^:;#,]+)?", task) for task in tasks)
    named = [line.strip() for line in lines[1:] if not line.startswith("      ")]
    assert all(re.fullmatch(r"(title|section|%%) [^:;#]+", line) for line in named)


# Markdown


def _told(snapshot: Snapshot) -> Iterator[object]:
    """What Markdown can say of a map, so far as it is the same when it comes back."""
    journey = snapshot.maps[0]
    yield journey.title, journey.scenario, journey.kind, journey.status, journey.language, journey.owner
    yield snapshot.organizations[0].name
    steps = {step.id: place for place, step in enumerate(snapshot.steps_in(journey.id))}
    for stage in snapshot.stages_of(journey.id):
        yield stage.title, stage.question, [step.title for step in snapshot.steps_of(stage.id)]
    yield [card.text for card in snapshot.inbox(journey.id) if not card.text.startswith("Emotion, ")]
    for lane in sorted(snapshot.lanes_of(journey.id), key=lambda lane: lane.kind):
        if kind(lane.kind).is_divider or kind(lane.kind).is_tile or lane.kind == "text":
            continue
        own = (None, journey.persona)
        yield (
            lane.kind,
            sorted((steps[e.step], e.value, e.quote) for e in snapshot.emotions_of(lane.id) if e.persona in own),
        )
        placed = [card for card in snapshot.cards_in(lane.id) if card.place]
        yield sorted(_card(snapshot, steps, card) for card in placed)


_OWN = ("severity", "mentions", "impact", "effort", "who", "due", "status", "shape", "side")


def _card(snapshot: Snapshot, steps: Mapping[StepId, int], card: Card) -> tuple[object, ...]:
    """What is written of a card; a touchpoint without words says its channel."""
    place, channel = card.place, snapshot.channel(card.channel).name if card.channel else ""
    assert place is not None
    own = {name: value for name, value in card.extras.items() if name in _OWN and (name, value) != ("status", "open")}
    text = card.text.split("\n- (")[0] or channel
    return (
        steps[place.first], steps[place.last], text, card.links, card.owner, card.tags, card.is_moment_of_truth,
        channel if text != channel else "", sorted(own.items()),
    )  # fmt: skip


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_an_outline_comes_back_as_the_map_that_it_was(sample: Path, tmp_path: Path) -> None:
    snapshot = open_journey(sample).document.snapshot
    _written(snapshot, tmp_path / "a.md")
    back = import_file(tmp_path / "a.md").document.snapshot
    for before, after in zip(_told(snapshot), _told(back), strict=True):
        assert after == before
