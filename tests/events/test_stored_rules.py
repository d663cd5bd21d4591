"""Rules kept with a map read next month's log by themselves, whatever was renamed meanwhile."""

import json
from pathlib import Path

import pytest

from journeydesigner.cli import main
from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.map_copies import duplicate_map
from journeydesigner.editing.structure import add_lane_of
from journeydesigner.events.errors import EventsError
from journeydesigner.events.onto_map import enter
from journeydesigner.events.report import read_log
from journeydesigner.events.rules import Rules, rules_of
from journeydesigner.events.stored_rules import on_map, rules_for, rules_from
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, open_journey, read_journey, save_journey
from journeydesigner.lanes.kinds import kind_with
from journeydesigner.model.ids import CardId, MapId
from tests.events import logs
from tests.events.shop import shop_map

FORM = {
    "title": "Web", "steps": ["look", "buy"], "goal": "buy", "window_s": 100, "inactive_s": 50, "mode": "first entry",
    "map": {"home": "look", "noise": "", "cart": {"stage": "buy", "touchpoint": "The cart"}},
    "rules": [{"prefix": "shop/", "stage": "look", "touchpoint": "Shop"}, {"regex": "pay.*", "stage": "buy"}],
    "columns": {"case": "who", "event": "what", "time": "when"},
}  # fmt: skip


@pytest.fixture
def shop() -> tuple[Document, MapId, dict[str, CardId]]:
    document, map_id = shop_map("Look", "Buy")
    lane = add_lane_of(document, map_id, kind_with("is_of_channels"))
    cards: dict[str, CardId] = {}
    for step, text in zip(document.snapshot.steps_in(map_id), ("Shop", "The cart"), strict=True):
        cards[text] = add_card(document, lane, step.id, text)
    return document, map_id, cards


def entered(document: Document, map_id: MapId, folder: Path, form: dict[str, object] | None = None) -> Rules:
    rules = on_map(document.snapshot, map_id, rules_of(form or FORM))
    events = [("home", 0), ("shop/1", 1), ("noise", 2), ("cart", 3), ("payment", 4), ("elsewhere", 5)]
    rows = [(f"c{i}", name, second) for i in range(12) for name, second in events]
    enter(document, map_id, read_log(logs.write(folder / "log.csv", rows), rules), period="2026-10", source="log.csv")
    return rules


def test_what_is_kept_reads_as_it_was_given(shop: tuple[Document, MapId, dict[str, CardId]], tmp_path: Path) -> None:
    document, map_id, cards = shop
    rules = entered(document, map_id, tmp_path)
    document = read_journey(journey_bytes(capture(document))).document
    again = rules_from(document.snapshot, document.snapshot.rules_of(map_id)[0])
    assert (again.matches, dict(again.exact), dict(again.touchpoints)) == (
        rules.matches, dict(rules.exact), {"cart": cards["The cart"]},
    )  # fmt: skip
    assert (again.goal, again.mode, again.window_s, again.title) == (1, "first entry", 100, "Web")


def test_a_renamed_stage_and_touchpoint_are_still_found(
    shop: tuple[Document, MapId, dict[str, CardId]], tmp_path: Path
) -> None:
    document, map_id, cards = shop
    entered(document, map_id, tmp_path)
    stage = document.snapshot.stages_of(map_id)[0]
    with document.change("Rename") as draft:
        draft.patch("stages", stage.id, title="Browse")
    rules = rules_for(document.snapshot, map_id, ("who", "what", "when"))
    assert rules.steps == ("Browse", "Buy") and rules.stages[0] == stage.id
    assert rules.matches[0].touchpoint == cards["Shop"]


def test_what_stood_on_a_deleted_stage_belongs_nowhere_yet(
    shop: tuple[Document, MapId, dict[str, CardId]], tmp_path: Path
) -> None:
    document, map_id, _cards = shop
    entered(document, map_id, tmp_path)
    with document.change("x") as draft:
        draft.delete("stages", document.snapshot.stages_of(map_id)[1].id)
    rules = rules_for(document.snapshot, map_id, ())
    assert rules.steps == ("Look",) and rules.goal == 0
    assert dict(rules.exact) == {"home": 0, "noise": None}
    with document.change("x") as draft:
        draft.delete("stages", document.snapshot.stages_of(map_id)[0].id)
    with pytest.raises(EventsError, match="None of the stages"):
        rules_for(document.snapshot, map_id, ())


def test_rules_of_the_same_title_are_replaced_and_others_stand_beside(
    shop: tuple[Document, MapId, dict[str, CardId]], tmp_path: Path
) -> None:
    document, map_id, _cards = shop
    entered(document, map_id, tmp_path)
    entered(document, map_id, tmp_path, {**FORM, "window_s": 7})
    entered(document, map_id, tmp_path, {**FORM, "title": "Calls", "map": {"home": "look"}, "rules": []})
    kept = document.snapshot.rules_of(map_id)
    assert [(rules.title, rules.window_s) for rules in kept] == [("Web", 7), ("Calls", 100)]
    assert [found.rules for found in document.snapshot.movements_of(map_id)] == [kept[1].id, kept[0].id]


def test_a_copy_of_the_map_keeps_the_rules_for_its_own_stages_and_no_movements(
    shop: tuple[Document, MapId, dict[str, CardId]], tmp_path: Path
) -> None:
    document, map_id, _cards = shop
    entered(document, map_id, tmp_path)
    copy = duplicate_map(document, map_id)
    rules = rules_for(document.snapshot, copy, ())
    assert rules.stages == tuple(stage.id for stage in document.snapshot.stages_of(copy))
    assert rules.matches[0].touchpoint in {card.id for card in document.snapshot.cards_of(copy)}
    assert document.snapshot.movements_of(copy) == ()


def test_touchpoints_tell_how_much_they_are_used(
    shop: tuple[Document, MapId, dict[str, CardId]], tmp_path: Path
) -> None:
    document, map_id, cards = shop
    entered(document, map_id, tmp_path)
    [movements] = document.snapshot.movements_of(map_id)
    assert {use.card: (use.events, use.customers) for use in movements.touchpoints} == {
        cards["Shop"]: (12, 12), cards["The cart"]: (12, 12),
    }  # fmt: skip
    assert (movements.mode, movements.rows, movements.mapped_rows) == ("first entry", 72, 48)


def test_a_touchpoint_that_the_map_has_not_is_named(shop: tuple[Document, MapId, dict[str, CardId]]) -> None:
    document, map_id, _cards = shop
    form = {**FORM, "rules": [{"prefix": "x", "stage": "look", "touchpoint": "Fax"}]}
    with pytest.raises(EventsError, match="no touchpoint “Fax”"):
        on_map(document.snapshot, map_id, rules_of(form))


@pytest.mark.parametrize(
    ("more", "said"),
    [({"mode": "backwards"}, "best attempt"), ({"title": 3}, "title"), ({"map": {"a": {"stage": "x"}}}, "“x”")],
)
def test_rules_that_make_no_sense_are_told(more: dict[str, object], said: str) -> None:
    with pytest.raises(EventsError, match=said):
        rules_of({**FORM, **more})


def test_next_months_log_needs_no_rules_on_the_command_line(
    shop: tuple[Document, MapId, dict[str, CardId]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document, _map_id, _cards = shop
    path, log = tmp_path / "shop.journey", tmp_path / "log.csv"
    save_journey(document, path)
    (tmp_path / "rules.json").write_text(json.dumps(FORM))
    logs.write(log, [(f"c{i}", name, second) for i in range(12) for name, second in (("home", 0), ("cart", 5))])
    assert main(["measure", str(path), "--events", str(log)]) == 2
    assert "keeps no rules" in capsys.readouterr().err
    given = ["--rules", str(tmp_path / "rules.json"), "--apply", "--period", "2026-09"]
    assert main(["measure", str(path), "--events", str(log), *given]) == 0
    assert main(["measure", str(path), "--events", str(log), "--apply", "--period", "2026-10"]) == 0
    assert main(["measure", str(path), "--events", str(log), "--rules", "Web", "--json"]) == 0
    assert '"funnel": [\n    12,\n    12\n  ]' in capsys.readouterr().out
    snapshot = open_journey(path).document.snapshot
    assert [m.period for m in snapshot.movements_of(snapshot.maps[0].id)] == ["2026-09", "2026-10"]
    assert len(snapshot.rules_of(snapshot.maps[0].id)) == 1
