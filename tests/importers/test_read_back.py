"""An edited workbook comes back: one edited cell is one change, what nobody edited is none, nothing is dropped."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from journeydesigner.document.document import Document
from journeydesigner.editing import cards, structure
from journeydesigner.editing.numbers import measure
from journeydesigner.importers.workbook.plan import Plan
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import Card
from samples.makers.coffee_subscription import coffee_subscription
from samples.makers.current_account import current_account
from samples.makers.home_battery import home_battery
from tests.importers.edited_workbook import add_row, applied, cell_of, edited, exported, header, made, plan, planned

OFFER = "Offers are impossible to compare line by line"


@pytest.fixture
def battery(tmp_path: Path) -> Document:
    return made(home_battery, tmp_path)


def map_id(document: Document) -> MapId:
    return document.snapshot.maps[0].id


def card(document: Document, text: str) -> Card:
    return next(card for card in document.snapshot.cards_of(map_id(document)) if card.text == text)


def said(found: Plan) -> list[tuple[str, str, str]]:
    return [(edit.field, edit.before, edit.after) for edit in found.edits]


def nothing(_book: Any) -> None:
    pass


# What nobody edited


@pytest.mark.parametrize("maker", [home_battery, current_account, coffee_subscription])
def test_a_workbook_that_nobody_edited_changes_nothing(maker: Any, tmp_path: Path) -> None:
    found = planned(made(maker, tmp_path), tmp_path, nothing)
    assert found.is_empty
    assert found.notes == found.remarks == ()


def test_order_of_rows_names_of_sheets_and_further_columns_change_nothing(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["Touchpoints"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, values in enumerate(reversed(rows), start=2):
            for column, value in enumerate(values, start=1):
                sheet.cell(number, column).value = value
        sheet.insert_cols(3)
        sheet.insert_rows(1)
        sheet.title = "Karten"
        sheet.auto_filter.ref = "A2:Z5"
        for row in range(3, 20):
            sheet.row_dimensions[row].hidden = True

    found = planned(battery, tmp_path, edit)
    assert found.is_empty
    assert found.notes == ()


def test_numbers_typed_as_text_and_dates_with_a_time_are_the_same(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell_of(book, "Measurements", "Value", Metric="Unaided awareness", Period="2026-10").value = "18 %"
        cell_of(book, "Touchpoints", "Mentions", Text=OFFER).value = "12"
        due = cell_of(book, "Touchpoints", "Due", Impact=4)
        due.value = datetime.datetime.combine(due.value.date(), datetime.time())

    assert planned(battery, tmp_path, edit).is_empty


# One cell, one change


@pytest.mark.parametrize(
    ("column", "typed", "field", "value"),
    [
        ("Text", "Offers cannot\nbe compared", "text", "Offers cannot\nbe compared"),
        ("Text", 2027, "text", "2027"),
        ("Text", datetime.time(10, 30), "text", "10:30"),
        ("Owner", "Sales", "owner", "Sales"),
        ("Severity", "Low", "severity", "low"),
        ("Severity", None, "severity", None),
        ("Mentions", "14", "mentions", 14),
        ("Evidence", "reported", "evidence", "reported"),
        ("Tags", "price, offer", "tags", ("offer", "price")),
        ("Moment of truth", "x", "is_moment_of_truth", True),
        ("Links", "https://a.example\nhttps://b.example", "links", ("https://a.example", "https://b.example")),
        ("Due", "31.1.2027", "due", "2027-01-31"),
        ("Due", datetime.datetime(2027, 1, 31), "due", "2027-01-31"),
        ("Status", "Planned", "status", "planned"),
    ],
)
def test_one_edited_cell_of_a_card_is_one_change(
    battery: Document, tmp_path: Path, column: str, typed: Any, field: str, value: Any
) -> None:
    def edit(book: Any) -> None:
        cell_of(book, "Touchpoints", column, Text=OFFER).value = typed

    pain = card(battery, OFFER)
    found = planned(battery, tmp_path, edit)
    assert len(found.edits) == 1
    assert not (found.additions or found.removals or found.notes)
    applied(battery, found)
    after = battery.snapshot.card(pain.id)
    held = after.evidence.kind if field == "evidence" and after.evidence else getattr(after, field, None)
    assert held == value
    assert plan(battery, tmp_path / "map.xlsx").is_empty, "what was taken over is no change any more"
    assert battery.undo() is not None
    assert battery.snapshot.card(pain.id) == pain


def test_a_card_goes_to_another_lane_stage_and_step_by_title(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell_of(book, "Touchpoints", "Step", Text=OFFER).value = "Consult"

    before = card(battery, OFFER)
    found = planned(battery, tmp_path, edit)
    assert [edit.field for edit in found.edits] == ["place"]
    assert found.edits[0].before.endswith("Consideration · Compare")
    assert found.edits[0].after.endswith("Consideration · Consult")
    applied(battery, found)
    after = battery.snapshot.card(before.id).place
    assert after is not None
    assert before.place is not None
    assert battery.snapshot.step(after.first).title == "Consult"
    assert after.lane == before.place.lane


def test_feelings_figures_and_people_come_back(battery: Document, tmp_path: Path) -> None:
    persona = battery.snapshot.maps[0].persona
    assert persona is not None
    name = battery.snapshot.persona(persona).name

    def edit(book: Any) -> None:
        cell_of(book, "Emotions", "Value", Step="Compare").value = -0.5
        cell_of(book, "Emotions", "Quote", Step="Compare").value = "Hm."
        cell_of(book, "Metrics", "Target", Metric="Unaided awareness").value = 0.3
        cell_of(book, "Measurements", "Value", Metric="Unaided awareness", Period="2026-10").value = 0.19
        cell_of(book, "Personas", "Age", Name=name).value = 52

    found = planned(battery, tmp_path, edit)
    assert found.notes == ()
    assert {(e.table, e.field) for e in found.edits} == {
        ("emotions", "value"), ("emotions", "quote"), ("metrics", "target"), ("measurements", "value"),
        ("personas", "age"),
    }  # fmt: skip
    shown = {edit.field: edit.after for edit in found.edits if edit.table == "measurements"}
    assert shown == {"value": "19\u00a0%"}
    applied(battery, found)
    assert battery.snapshot.persona(persona).age == 52
    assert planned(battery, tmp_path, nothing).is_empty


def test_counts_are_changed_and_their_score_follows(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        period = [r for r in book["Measurements"].iter_rows(values_only=True) if r[0] == "NPS after 90 days"][-1][4]
        cell_of(
            book, "Measurements", "Counts", Metric="NPS after 90 days", Period=period
        ).value = "promoters: 130, passives: 40, detractors: 30"

    found = planned(battery, tmp_path, edit)
    applied(battery, found)
    metric = next(m for m in battery.snapshot.metrics_of(battery.snapshot.organizations[0].id) if "NPS" in m.name)
    assert max(battery.snapshot.history_of(metric.id), key=lambda m: m.period).result.value == pytest.approx(50)


def test_a_value_beside_its_counts_is_not_taken(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell_of(book, "Measurements", "Value", Metric="NPS after 90 days").value = 99

    found = planned(battery, tmp_path, edit)
    assert found.is_empty
    assert "computed from the counts" in found.notes[0]


# Structure


def test_a_stage_is_renamed_by_all_of_its_rows(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        for row in book["Stages"].iter_rows(min_row=2):
            if row[1].value == "Consideration":
                row[1].value = "Evaluation"

    found = planned(battery, tmp_path, edit)
    assert said(found) == [("title", "Consideration", "Evaluation")]
    applied(battery, found)
    assert "Evaluation" in [stage.title for stage in battery.snapshot.stages_of(map_id(battery))]


def test_a_new_order_is_the_fewest_moves(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell_of(book, "Stages", "Order", Stage="Awareness").value = 6

    found = planned(battery, tmp_path, edit)
    assert [(edit.table, edit.field) for edit in found.edits] == [("stages", "order")]
    applied(battery, found)
    after = [stage.title for stage in battery.snapshot.stages_of(map_id(battery))]
    assert after == ["Interest", "Consideration", "Decision", "Awareness", "Post-sales"]


def test_one_step_of_several_moves_within_its_stage(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell_of(book, "Stages", "Order", Step="Live with it").value = 7

    found = planned(battery, tmp_path, edit)
    assert [(edit.table, edit.field) for edit in found.edits] == [("steps", "order")]
    applied(battery, found)
    assert [step.title for step in battery.snapshot.steps_in(map_id(battery))][-2:] == ["Live with it", "Install"]


def test_new_stages_and_steps_stand_where_they_were_typed(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["Stages"]
        sheet.insert_rows(4)
        columns = header(sheet)
        sheet.cell(4, columns["Step"]).value = "Shortlist"
        add_row(book, "Stages", Stage="Renewal", Step="Remind", Guiding_question="Again?")
        add_row(book, "Stages", Stage="Renewal", Step="Renew")

    before = [step.title for step in battery.snapshot.steps_in(map_id(battery))]
    found = planned(battery, tmp_path, edit)
    assert [each.table for each in found.additions] == ["stages", "steps", "steps"]
    applied(battery, found)
    steps = [step.title for step in battery.snapshot.steps_in(map_id(battery))]
    assert steps == [*before[:2], "Shortlist", *before[2:], "Remind", "Renew"]
    last = battery.snapshot.stages_of(map_id(battery))[-1]
    assert (last.title, last.question) == ("Renewal", "Again?")


def test_titles_on_touchpoints_make_what_they_name(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        add_row(book, "Touchpoints", Lane="Risks", Stage="Exit", Step="Sell", Text="Nobody buys used ones",
                Channel="Marketplace", Tags="resale")  # fmt: skip
        add_row(book, "Touchpoints", Lane="Risks", Stage="Exit", Step="Sell", Text="No price list")

    found = planned(battery, tmp_path, edit)
    assert sorted(each.table for each in found.additions) == ["cards", "cards", "channels", "lanes", "stages"]
    applied(battery, found)
    made = card(battery, "Nobody buys used ones")
    assert made.place is not None
    assert battery.snapshot.step(made.place.first).title == "Sell"
    assert battery.snapshot.lane(made.place.lane).title == "Risks"
    assert made.channel is not None
    assert battery.snapshot.channel(made.channel).name == "Marketplace"
    assert made.tags == ("resale",)
    assert card(battery, "No price list").place == made.place.model_copy(
        update={"order": card(battery, "No price list").place.order}  # type: ignore[union-attr]
    )


def test_a_row_without_a_lane_is_a_note_and_a_copied_row_a_new_card(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        add_row(book, "Touchpoints", Text="Ask Tom")
        sheet = book["Touchpoints"]
        source = cell_of(book, "Touchpoints", "Text", Text=OFFER).row
        row = sheet.max_row + 1
        for column in range(1, sheet.max_column + 1):
            sheet.cell(row, column).value = sheet.cell(source, column).value
        sheet.cell(row, header(sheet)["Text"]).value = "A copy"

    found = planned(battery, tmp_path, edit)
    assert [each.about for each in found.additions] == ["Card “Ask Tom”", "Card “A copy”"]
    assert not found.edits
    applied(battery, found)
    assert card(battery, "Ask Tom").place is None
    assert card(battery, "A copy").extras["severity"] == card(battery, OFFER).extras["severity"]


def test_new_periods_metrics_feelings_and_personas(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        add_row(book, "Measurements", Metric="Unaided awareness", Period=datetime.datetime(2026, 11, 1), Value=0.2)
        add_row(book, "Measurements", Metric="Refund rate", Period="Q4 2026", Value="3,5 %")
        add_row(book, "Metrics", Metric="Refund rate", Unit="percent", Target=0.02, Good_is="lower")
        add_row(book, "Personas", Name="Ben", Role="Installer", Goals="Fast\nSafe")

    found = planned(battery, tmp_path, edit)
    assert found.notes == ()
    assert [each.table for each in found.additions] == ["personas", "metrics", "measurements", "measurements"]
    applied(battery, found)
    organization = battery.snapshot.organizations[0].id
    metrics = {metric.name: metric for metric in battery.snapshot.metrics_of(organization)}
    assert max(m.period for m in battery.snapshot.history_of(metrics["Unaided awareness"].id)) == "2026-11"
    (refund,) = battery.snapshot.history_of(metrics["Refund rate"].id)
    assert (refund.period, refund.result.value, refund.anchor) == ("2026-Q4", 0.035, map_id(battery))
    assert metrics["Refund rate"].direction == "down"
    ben = next(p for p in battery.snapshot.personas_of(organization) if p.name == "Ben")
    assert ben.goals == ("Fast", "Safe")


# The sheet Map


def test_a_card_s_text_typed_on_the_map_comes_back_and_its_tags_stay(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["Map"]
        found = next(c for row in sheet.iter_rows() for c in row if str(c.value or "").startswith(OFFER))
        found.value = str(found.value).replace(OFFER, "Offers differ too much")

    found = planned(battery, tmp_path, edit)
    assert said(found) == [("text", OFFER, "Offers differ too much")]
    assert found.edits[0].where.startswith("Map!")
    assert found.notes == ()


def test_titles_and_new_cards_typed_on_the_map_come_back(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["Map"]
        for row in sheet.iter_rows():
            for cell in row:
                if str(cell.value) == "Consideration\nWhich one fits us?":
                    cell.value = "Evaluation\nWhich one is ours?"
                elif cell.value == "Compare":
                    cell.value = "Weigh up"
                elif cell.value == -1.7:
                    cell.value = -1.5

    found = planned(battery, tmp_path, edit)
    assert sorted(said(found)) == [
        ("question", "Which one fits us?", "Which one is ours?"), ("title", "Compare", "Weigh up"),
        ("title", "Consideration", "Evaluation"), ("value", "\u22121.7", "\u22121.5"),
    ]  # fmt: skip
    assert found.notes == ()


def test_what_the_map_sheet_cannot_take_is_told(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Map"]["C1"].value = "By the way"
        for row in book["Map"].iter_rows():
            for cell in row:
                if cell.value == 41000:
                    cell.value = 42000

    found = planned(battery, tmp_path, edit)
    assert found.is_empty
    assert any("By the way" in note for note in found.notes)
    assert any("Measurements" in note for note in found.notes)


# What is gone, and what was changed on both sides


def test_a_missing_row_is_deleted_only_when_asked(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Touchpoints"].delete_rows(cell_of(book, "Touchpoints", "Text", Text=OFFER).row)

    pain = card(battery, OFFER)
    found = planned(battery, tmp_path, edit)
    assert [removal.about for removal in found.removals] == [f"Card “{OFFER}”"]
    assert found.chosen().is_empty
    applied(battery, found, delete=True)
    assert pain.id not in battery.snapshot.table("cards")


def test_a_stage_whose_rows_are_gone_names_what_goes_with_it(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["Stages"]
        for row in range(sheet.max_row, 1, -1):
            if sheet.cell(row, 2).value == "Consideration":
                sheet.delete_rows(row)

    (removal,) = planned(battery, tmp_path, edit).removals
    assert removal.table == "stages"
    assert "cards" in removal.details


def test_a_stale_workbook_merges_cell_by_cell(battery: Document, tmp_path: Path) -> None:
    path = exported(battery, tmp_path)
    pain = card(battery, OFFER)
    cards.set_text(battery, pain.id, "Offers cannot be compared at all")
    with battery.change("Owner") as draft:
        draft.patch("cards", pain.id, owner="Purchase")
    structure.add_stage(battery, map_id(battery), "Later")

    def edit(book: Any) -> None:
        cell_of(book, "Touchpoints", "Text", Text=OFFER).value = "Offers differ"
        cell_of(book, "Touchpoints", "Mentions", Text="Offers differ").value = 20

    found = plan(battery, edited(path, edit))
    assert found.remarks
    assert not found.removals
    assert [(e.before, e.after, e.theirs) for e in found.conflicts] == [
        (OFFER, "Offers differ", "Offers cannot be compared at all")
    ]
    applied(battery, found)
    after = battery.snapshot.card(pain.id)
    assert (after.text, after.owner, after.extras["mentions"]) == ("Offers cannot be compared at all", "Purchase", 20)
    applied(battery, found, prefer="workbook")
    assert battery.snapshot.card(pain.id).text == "Offers differ"


def test_what_was_deleted_from_the_map_is_told_where_its_row_was_edited(battery: Document, tmp_path: Path) -> None:
    path = exported(battery, tmp_path)
    cards.delete_cards(battery, [card(battery, OFFER).id])

    def edit(book: Any) -> None:
        cell_of(book, "Touchpoints", "Owner", Text=OFFER).value = "Sales"

    found = plan(battery, edited(path, edit))
    assert found.is_empty
    assert "deleted from the map" in found.notes[0]


def test_a_new_period_that_the_map_got_meanwhile_is_told(battery: Document, tmp_path: Path) -> None:
    path = exported(battery, tmp_path)
    metric = next(m for m in battery.snapshot.metrics_of(battery.snapshot.organizations[0].id) if "aware" in m.name)
    anchor = next(battery.snapshot.history_of(metric.id)).anchor
    measure(battery, metric.id, anchor, "2026-11", 0.21)

    def edit(book: Any) -> None:
        add_row(book, "Measurements", Metric=metric.name, Period="2026-11", Value=0.2)

    found = plan(battery, edited(path, edit))
    assert found.is_empty
    assert "already" in found.notes[0]


# Bad cells


@pytest.mark.parametrize(
    ("sheet", "column", "typed", "wanted"),
    [
        ("Touchpoints", "Mentions", "many", "no number"),
        ("Touchpoints", "Mentions", 1.5, "whole number"),
        ("Touchpoints", "Severity", "terrible", "none of"),
        ("Touchpoints", "Due", "soon", "no date"),
        ("Touchpoints", "Moment of truth", "perhaps", "neither yes nor no"),
        ("Touchpoints", "Text", "#REF!", "error"),
        ("Touchpoints", "Impact", 3, "no “Impact”"),
        ("Touchpoints", "Emotion", 2, "computed"),
        ("Emotions", "Value", 7, "not on the scale"),
        ("Metrics", "Good is", "sideways", "none of"),
        ("Measurements", "Period", "2026-13", "no period"),
        ("Measurements", "Counts", "lots", "no count"),
    ],
)
def test_a_bad_cell_is_one_sentence_with_its_address(
    battery: Document, tmp_path: Path, sheet: str, column: str, typed: Any, wanted: str
) -> None:
    where = {"Touchpoints": {"Text": OFFER}}.get(sheet, {})
    places: list[str] = []

    def edit(book: Any) -> None:
        cell = cell_of(book, sheet, column, **where)
        cell.value = typed
        places.append(f"{sheet}!{cell.coordinate}")

    found = planned(battery, tmp_path, edit)
    assert found.is_empty
    (note,) = found.notes
    assert note.startswith(places[0])
    assert wanted in note


def test_unknown_columns_rows_and_lost_sheets_are_told(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["Touchpoints"]
        sheet.cell(1, sheet.max_column + 1).value = "Cost"
        sheet.cell(2, sheet.max_column).value = 12
        sheet.delete_cols(header(sheet)["Owner"])
        del book["Emotions"]

    found = planned(battery, tmp_path, edit)
    assert found.is_empty
    assert len(found.notes) == 3


def test_without_its_hidden_sheet_a_workbook_is_compared_with_the_map(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        del book["_journey"]
        cell_of(book, "Touchpoints", "Owner", Text=OFFER).value = "Sales"

    found = planned(battery, tmp_path, edit)
    assert [edit.after for edit in found.edits] == ["Sales"]
    assert found.remarks


def test_an_emptied_status_is_open_again(battery: Document, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell_of(book, "Touchpoints", "Status", Status="Planned").value = None

    found = planned(battery, tmp_path, edit)
    assert [edit.value for edit in found.edits] == ["open"]
    applied(battery, found)
