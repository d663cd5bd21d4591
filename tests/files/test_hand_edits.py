"""Somebody unzipped the file, changed journey.json and zipped it again: found field by field, listed, accepted."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing import cards, numbers
from journeydesigner.editing.measurements import move_measurement
from journeydesigner.files import journey_file
from journeydesigner.files.captured import capture
from journeydesigner.files.errors import CannotWriteError, DamagedFileError
from journeydesigner.files.journey_file import Opened, journey_bytes, read_journey, save_journey
from journeydesigner.files.public_form import public_form
from journeydesigner.files.told import Told
from journeydesigner.model.clean_text import clean
from journeydesigner.model.metric_records import Result
from journeydesigner.model.records import Measurement
from tests.files.small import edited, forged, members_of, same, small_document, zipped


def _edited(document: Document, edit: Any) -> Opened:
    return read_journey(edited(journey_bytes(capture(document)), edit))


def _card(form: dict[str, Any]) -> dict[str, Any]:
    return form["cards"][0]


def test_a_file_that_was_only_laid_out_anew_has_no_edits() -> None:
    document = small_document()
    opened = _edited(document, lambda form: None)
    assert opened.notes == ()
    assert opened.document.registers.tables == document.registers.tables


def test_an_edited_field_is_a_new_write_and_nothing_else_is() -> None:
    document = small_document()
    opened = _edited(document, lambda form: _card(form).update(text="Edited by hand"))
    card = _card(_form(document))["id"]
    assert opened.notes == (f"1 record was edited by hand: cards: {card}, text",)
    now, then = opened.document.registers.tables["cards"][card], document.registers.tables["cards"][card]
    assert now["text"].value == "Edited by hand"
    assert now["text"].stamp.peer not in (opened.document.clock.peer, *document.registers.seen)
    assert {name: r for name, r in now.items() if name != "text"} == {n: r for n, r in then.items() if n != "text"}
    assert document.merge(opened.document).conflicts == ()


def test_a_card_moved_by_hand_moves() -> None:
    document = small_document()

    def move(form: dict[str, Any]) -> None:
        _card(form)["step"] = _card(form)["last_step"]

    opened = _edited(document, move)
    snapshot = opened.document.snapshot
    step, lane = snapshot.steps_in(_map(opened))[1], snapshot.lanes_of(_map(opened))[0]
    assert [card.text for card in snapshot.cards_at(lane.id, step.id)] == ["Front desk\nwith a bell"]


def _map(opened: Opened) -> Any:
    return opened.document.snapshot.maps[0].id


def test_tags_added_and_taken_out_by_hand_are_writes_of_their_own() -> None:
    opened = _edited(small_document(), lambda form: _card(form).update(tags=["night", "late"]))
    (card,) = [c for c in opened.document.snapshot.table("cards").values() if "Front" in c.text]  # pyright: ignore
    assert card.tags == ("late", "night")  # pyright: ignore[reportAttributeAccessIssue]
    assert "tags/late, tags/queue" in opened.notes[0]


def test_a_record_added_by_hand_is_there_and_a_stage_gets_its_first_step() -> None:
    def add(form: dict[str, Any]) -> None:
        form["stages"].append({"id": "stage-new", "map": form["maps"][0]["id"], "title": "Leave", "order": "z"})

    opened = _edited(small_document(), add)
    assert [stage.title for stage in opened.document.snapshot.stages_of(_map(opened))] == ["Arrive", "Leave"]
    assert len(opened.document.snapshot.steps_of("stage-new")) == 1  # pyright: ignore[reportArgumentType]
    again = read_journey(journey_bytes(capture(opened.document)))
    assert again.notes == ()


def test_a_record_taken_out_by_hand_is_deleted() -> None:
    opened = _edited(small_document(), lambda form: form["cards"].pop(0))
    assert [c.text for c in opened.document.snapshot.table("cards").values()] == ["A note — 日本語 😀"]  # pyright: ignore
    assert "was taken out" in opened.notes[0]


def test_a_wrong_type_is_kept_and_listed_but_not_shown() -> None:
    opened = _edited(small_document(), lambda form: form["stages"][0].update(title=True))
    assert opened.document.snapshot.stages_of(_map(opened)) == ()
    assert any("cannot be read (title" in note for note in opened.notes)
    assert any("stages" in table for table, _record in opened.document.snapshot.quarantine)


def test_a_reference_to_nothing_is_listed_and_the_record_kept() -> None:
    opened = _edited(small_document(), lambda form: form["lanes"][1].update(map="map-none"))
    assert any("kept, but not shown: there is no map map-none" in note for note in opened.notes)
    again = read_journey(journey_bytes(capture(opened.document)))
    assert again.document.registers.tables == opened.document.registers.tables


def test_a_channel_that_is_gone_is_listed() -> None:
    opened = _edited(small_document(), lambda form: _card(form).update(channel="channel-none"))
    assert any("names the channel channel-none, which is not there" in note for note in opened.notes)


@pytest.mark.parametrize(
    ("find", "replace", "sentence"),
    [
        (b'"version": 1', b'"version": 1, "version": 1', "“version” twice"),
        (b'"value":12.5', b'"value":NaN', "NaN, which is no number"),
        (b'"value":12.5', b'"value":1e999', "1e999, which is no number"),
        (b'"value":12.5', b'"value":' + b"[" * 250 + b"]" * 250, "nested too deeply"),
        (b'"value":12.5', b'"value":' + b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
        (b'"value":12.5', b'"value":', "not sound JSON"),
        (b'"cards": [', b'"cards": 7, "was": [', "“cards” is not a list"),
    ],
)
@pytest.mark.parametrize("is_forged", [True, False])
def test_json_that_no_honest_writer_makes_is_refused(
    find: bytes, replace: bytes, sentence: str, is_forged: bool
) -> None:
    data = journey_bytes(capture(small_document()))
    members = members_of(data)
    content = members["journey.json"].replace(find, replace, 1)
    assert content != members["journey.json"]
    with pytest.raises(DamagedFileError, match=sentence):
        read_journey(
            forged(data, "journey.json", content) if is_forged else zipped({**members, "journey.json": content})
        )


def test_an_id_listed_twice_is_refused() -> None:
    with pytest.raises(DamagedFileError, match=r"“cards” lists card-.* twice"):
        _edited(small_document(), lambda form: form["cards"].append(form["cards"][0]))


def test_a_file_without_stamps_opens_as_written_now() -> None:
    members = members_of(journey_bytes(capture(small_document())))
    del members["clock.json"]
    opened = read_journey(zipped(members))
    assert opened.notes[0] == "The file has no stamps: everything in it counts as written now."
    assert len(opened.document.snapshot.table("cards")) == 2


def _form(document: Document) -> dict[str, Any]:
    from journeydesigner.files.public_form import public_form

    return public_form(document)


@pytest.mark.parametrize("text", ["a\x00b", "half \ud83d pair", "\x1bescape", "no\ufffecharacter", "del\x7f"])
def test_text_that_no_file_can_hold_is_cleaned_and_told(text: str) -> None:
    opened = _edited(small_document(), lambda form: _card(form).update(text=text, tags=["night", text]))
    assert opened.notes[0] == "Characters that no text can hold were taken out of the texts."
    assert "text" in opened.notes[1]
    snapshot = opened.document.snapshot
    card = next(card for card in snapshot.cards_of(snapshot.maps[0].id) if clean(text).text in card.tags)
    assert card.text == clean(text).text
    again = read_journey(journey_bytes(capture(opened.document)))
    assert again.notes == ()


def test_such_text_is_cleaned_though_the_manifest_vouches_for_it() -> None:
    data = journey_bytes(capture(small_document()))
    form = members_of(data)["journey.json"].replace(b"Front desk", b"Front\\u0000 desk")
    opened = read_journey(forged(data, "journey.json", form))
    assert opened.notes[0] == "Characters that no text can hold were taken out of the texts."
    snapshot = opened.document.snapshot
    assert any(card.text.startswith("Front desk") for card in snapshot.cards_of(snapshot.maps[0].id))


def test_a_card_whose_lane_was_never_there_lies_in_the_inbox_and_is_told() -> None:
    opened = _edited(small_document(), lambda form: _card(form).update(lane="lane-none"))
    card = opened.document.snapshot.inbox(opened.document.snapshot.maps[0].id)[0]
    assert f"cards: {card.id} names the lane lane-none, which is not there; it lies in the inbox." in opened.notes


def _lines_swapped(content: bytes) -> bytes:
    lines = content.split(b"\n")
    at = next(index for index, line in enumerate(lines) if b'"One"' in line)
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    return b"\n".join(lines)


@pytest.mark.parametrize("again", [lambda b: json.dumps(json.loads(b), indent=1).encode(), _lines_swapped])
def test_what_another_tool_laid_out_anew_and_vouched_for_is_saved_whole(again: Callable[[bytes], bytes]) -> None:
    document = small_document()
    lane, step = _place(document)
    one, two = (cards.add_card(document, lane, step, text) for text in ("One", "Two"))
    data = journey_bytes(capture(document))
    opened = read_journey(forged(data, "journey.json", again(members_of(data)["journey.json"])))
    assert opened.notes == ()
    cards.set_text(opened.document, one, "Edited")
    saved = read_journey(journey_bytes(capture(opened.document)))
    assert same(saved.document, opened.document)
    assert [saved.document.snapshot.card(card).text for card in (one, two)] == ["Edited", "Two"]


def test_records_that_the_stamps_do_not_know_are_told_though_the_manifest_vouches_for_them() -> None:
    data = journey_bytes(capture(small_document()))
    form = json.loads(members_of(data)["journey.json"])
    gone = form["cards"].pop()["id"]
    opened = read_journey(forged(data, "journey.json", json.dumps(form).encode()))
    assert f"cards: {gone} was taken out" in " ".join(opened.notes)


def test_a_save_that_would_lose_a_record_replaces_nothing(tmp_path: Path) -> None:
    document, path = small_document(), tmp_path / "a.journey"
    save_journey(document, path)
    before = path.read_bytes()
    captured = capture(document)
    known = captured.memory.tables["steps"]
    first, second = (cast(Told, item) for item in known.values())
    known[first.id] = first._replace(line=second.line)
    with pytest.raises(CannotWriteError, match="record"):
        save_journey(document, path)
    assert path.read_bytes() == before
    save_journey(document, path)
    assert path.read_bytes() == before


def _place(document: Document) -> tuple[Any, Any]:
    snapshot = document.snapshot
    found = snapshot.maps[0].id
    return snapshot.lanes_of(found)[0].id, snapshot.steps_in(found)[0].id


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ("metrics", {"decimals": 400}), ("metrics", {"decimals": -1}), ("measurements", {"period": "2026-13"}),
        ("measurements", {"n": -5}), ("measurements", {"counts": {"promoters": -50.0}}),
    ],
)  # fmt: skip
def test_figures_that_no_record_may_hold_are_set_aside_and_the_file_opens_with_a_note(
    table: str, wrong: dict[str, Any]
) -> None:
    opened = _edited(small_document(), lambda form: form[table][0].update(wrong))
    assert any(table == where for where, _record in opened.document.snapshot.quarantine)
    assert any("edited by hand" in note for note in opened.notes)
    again = read_journey(journey_bytes(capture(opened.document)))
    assert opened.document.snapshot.quarantine.keys() == again.document.snapshot.quarantine.keys()
    assert again.notes


@pytest.mark.parametrize("tags", [None, 7, "queue", {"queue": True}])
def test_a_set_that_is_no_list_counts_as_empty_and_is_told(tags: object) -> None:
    opened = _edited(small_document(), lambda form: _card(form).update(tags=tags))
    assert "tags is no list, tags/night, tags/queue" in " ".join(opened.notes)
    assert opened.document.snapshot.cards_of(_map(opened)).__next__().tags == ()

    def on_a_note(form: dict[str, Any]) -> None:
        form["cards"][-1]["tags"] = tags
        form["cards"].append({"id": "card-new", "map": form["maps"][0]["id"], "text": "New", "links": tags})

    notes = " ".join(_edited(small_document(), on_a_note).notes)
    assert ", tags is no list" in notes
    assert "card-new was added, links is no list" in notes


def test_an_error_that_nobody_thought_of_is_told_as_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_more: object) -> None:
        raise ZeroDivisionError

    save_journey(small_document(), tmp_path / "a.journey")
    monkeypatch.setattr(journey_file, "registers_of", fail)
    with pytest.raises(DamagedFileError, match="cannot be opened") as caught:
        journey_file.open_journey(tmp_path / "a.journey")
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def _with_newer_result() -> Document:
    document = small_document()
    [record] = document.snapshot.table("measurements")
    with document.change("newer") as draft:
        result = Result.model_validate({"value": 12.5, "n": 40, "median": 11.0})
        draft.patch("measurements", record, result=result, note="newer", place="Graz")
    return document


def test_what_a_newer_version_adds_to_a_result_shows_flat_and_stays() -> None:
    document = _with_newer_result()
    [shown] = public_form(document)["measurements"]
    assert (shown["value"], shown["median"], shown["note"]) == (12.5, 11.0, "newer")
    assert same(read_journey(journey_bytes(capture(document))).document, document)
    laid_out = _edited(document, lambda form: None)
    assert laid_out.notes == ()
    assert same(laid_out.document, document)


@pytest.mark.parametrize("edit", [{"value": 3.0}, {"median": 3.0}])
def test_a_result_edited_by_hand_keeps_what_a_newer_version_added(edit: dict[str, Any]) -> None:
    opened = _edited(_with_newer_result(), lambda form: form["measurements"][0].update(edit))
    [measurement] = opened.document.snapshot.table("measurements").values()
    expected = {"value": 12.5, "n": 40, "counts": {}, "measured_as": None, "median": 11.0} | edit
    assert measurement.result.model_dump() == expected  # type: ignore[attr-defined]
    assert measurement.extras == {"note": "newer", "place": "Graz"}
    assert len(opened.notes) == 1


def test_entering_a_result_anew_keeps_what_a_newer_version_added() -> None:
    document = _with_newer_result()
    [found] = cast("list[Measurement]", list(document.snapshot.table("measurements").values()))
    numbers.measure(document, found.metric, found.anchor, found.period, 7.0)
    move_measurement(document, found.id, "2026-09")
    [found] = cast("list[Measurement]", list(document.snapshot.table("measurements").values()))
    assert (found.period, found.result) == ("2026-09", Result.model_validate({"value": 7.0, "median": 11.0}))
    assert found.extras == {"note": "newer", "place": "Graz"}
