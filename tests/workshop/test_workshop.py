"""A consultant before twelve people: from the start window to the files that she leaves behind.

German, Chinese and Arabic stand beside each other on the map, as they may in a room.
"""

import itertools
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from journeydesigner.canvas.selection import SelectionKind, of_cards, of_cell
from journeydesigner.editing.voting import tally
from journeydesigner.exporters.registry import exporter_for
from journeydesigner.files.journey_file import open_journey
from journeydesigner.files.public_form import public_form
from journeydesigner.ui.inbox_panel import NoteTile
from journeydesigner.ui.views.table_pane import TablePane
from tests.ui.conftest import Answers
from tests.workshop.consultant import Consultant

KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
STAGES = ("Aufmerksam werden", "Vergleichen", "Donaudampfschifffahrt", "决定购买", "بعد الشراء")
CARDS = (
    ("Sieht ein Plakat", "Hört vom Nachbarn", "Liest die Jahresrechnung", "Fragt sich, ob sich das lohnt"),
    ("Sucht im Netz", "Rechnet es durch", "比较两家的报价", "Ruft die Hotline an"),
    ("Vereinbart einen Termin", "Bekommt Besuch", "تقارن العروض", "Schläft darüber"),
    ("在线签合同", "Unterschreibt", "等待确认邮件", "Zahlt an"),
    ("تتصل بالدعم", "Freut sich", "Empfiehlt uns weiter", "Liest die erste Rechnung"),
)  # fmt: skip
CHAT = "Zu viele Formulare\nKeine Antwort auf Mails\nPreis war am Ende höher\nWarteschleife"
MOST_KEYS_A_CARD = 1.2


def test_a_workshop_from_the_start_window_to_the_files(
    consultant: Consultant, answers: Answers, tmp_path: Path
) -> None:
    begins_with_a_template(consultant)
    renames_the_stages(consultant)
    writes_twenty_cards(consultant)
    pastes_what_was_said_in_the_chat(consultant)
    pastes_a_row_of_a_sheet(consultant)
    draws_how_it_feels(consultant)
    moves_cards_about(consultant)
    links_and_comments(consultant)
    filters(consultant)
    votes(consultant)
    presents(consultant)
    edits_in_the_table(consultant)
    saves_and_hands_over(consultant, answers, tmp_path)


def begins_with_a_template(her: Consultant) -> None:
    her.picture("start")
    her.key(KEY.Key_Return)
    assert [lane.kind for lane in her.snapshot.lanes_of(her.map)][:2] == ["actions", "touchpoints"]
    assert her.window.canvas.selection.kind is SelectionKind.CELL
    her.picture("template")


def renames_the_stages(her: Consultant) -> None:
    canvas = her.window.canvas
    while canvas.selection.kind is not SelectionKind.STAGE:
        her.key(KEY.Key_Up)
    for stage in STAGES:
        her.type(stage)
        her.key(KEY.Key_Escape)
        her.key(KEY.Key_Right)
    assert tuple(stage.title for stage in her.snapshot.stages_of(her.map)) == STAGES


def writes_twenty_cards(her: Consultant) -> None:
    """By keys alone: no mouse, no dialog, one key a card beyond its text."""
    her.key(KEY.Key_Home, CTRL)
    before = her.keys
    for column in CARDS:
        for text in column[:-1]:
            her.type(text)
            her.key(KEY.Key_Return)
        her.type(column[-1])
        her.key(KEY.Key_Tab)
    her.key(KEY.Key_Escape)
    assert her.keys - before <= MOST_KEYS_A_CARD * 20
    for step, texts in zip(her.snapshot.steps_in(her.map), CARDS, strict=True):
        cards = her.snapshot.cards_at(her.lane("actions").id, step.id)
        assert tuple(card.text for card in cards) == texts
    her.picture("twenty-cards")


def pastes_what_was_said_in_the_chat(her: Consultant) -> None:
    """Lines become cards; the toast offers one card instead, and undo."""
    lane, canvas = her.lane("pain_points").id, her.window.canvas
    canvas.select(of_cell(lane, canvas.board.steps[1]))
    her.paste(CHAT)
    assert her.texts(lane) == CHAT.split("\n")
    her.picture("pasted-lines")
    her.click(her.window.toast.offer("as one card"))
    assert her.texts(lane) == [CHAT]
    her.undo()
    assert her.texts(lane) == []
    canvas.select(of_cell(lane, canvas.board.steps[1]))
    her.paste(CHAT)
    assert her.texts(lane) == CHAT.split("\n")


def pastes_a_row_of_a_sheet(her: Consultant) -> None:
    """Cells side by side land side by side, in the lane that was pointed at."""
    lane, canvas = her.lane("touchpoints").id, her.window.canvas
    canvas.select(of_cell(lane, canvas.board.steps[0]))
    her.paste("Plakat\tWebsite\tBerater\t网上商城\tواتساب")
    steps = her.snapshot.steps_in(her.map)
    rows = [[card.text for card in her.snapshot.cards_at(lane, step.id)] for step in steps]
    assert rows == [["Plakat"], ["Website"], ["Berater"], ["网上商城"], ["واتساب"]]


def draws_how_it_feels(her: Consultant) -> None:
    """By digits, one step after another; the last one by hand."""
    lane, canvas = her.lane("emotion").id, her.window.canvas
    canvas.select(of_cards((her.card("Plakat").id,), her.snapshot))
    her.key(KEY.Key_Down)
    assert canvas.selection.kind is SelectionKind.EMOTION
    for digit in "23121":
        her.type(digit)
        her.key(KEY.Key_Tab)
    points = sorted(her.snapshot.emotions_of(lane), key=lambda point: canvas.board.steps.index(point.step))
    assert [point.value for point in points] == [0, 2, -2, 0, -2]
    last = points[-1]
    canvas.select_record(last.id)
    canvas.reveal_selection()
    rect = canvas.selection_rect()
    assert rect is not None
    her.hands.drag(rect.center(), rect.center() - QPoint(0, 40))
    (now,) = [point for point in her.snapshot.emotions_of(lane) if point.id == last.id]
    assert now.value > last.value
    her.picture("emotion")


def moves_cards_about(her: Consultant) -> None:
    """A card is dragged to the next stage; a note is typed into the inbox and filed by key."""
    canvas, steps = her.window.canvas, her.snapshot.steps_in(her.map)
    card = her.card("Warteschleife")
    assert card.place is not None
    goal = canvas.board.rect_of_cell(card.place.lane, steps[2].id)
    her.hands.drag(her.at(card.id), her.hands.at(goal))
    moved = her.snapshot.card(card.id).place
    assert moved is not None and moved.first == steps[2].id
    her.window.actions_of.trigger("insert note")
    her.type("Wer schult die Berater?")
    her.key(KEY.Key_Return)
    assert her.inbox() == ["Wer schult die Berater?"]
    note = her.card("Wer schult die Berater?")
    tile = next(tile for tile in her.window.left.inbox.findChildren(NoteTile) if tile.text() == note.text)
    her.qtbot.waitUntil(tile.isVisible)
    her.key(KEY.Key_Backtab, SHIFT)
    assert her.focus() is tile
    her.picture("inbox")
    her.key(KEY.Key_Right, ALT)
    assert her.inbox() == []
    assert her.snapshot.card(note.id).place is not None


def links_and_comments(her: Consultant) -> None:
    canvas = her.window.canvas
    source, target = her.card("Keine Antwort auf Mails"), her.card("Warteschleife")
    canvas.select(of_cards((source.id,), her.snapshot))
    her.at(source.id)
    dot = canvas.linking.dots()[source.id]
    her.hands.drag(QPoint(round(dot[0]), round(dot[1])), her.hands.at(canvas.board.rect_of_card(target.id)))
    (link,) = her.snapshot.links_of(her.map)
    assert (link.source, link.target) == (source.id, target.id)
    canvas.select(of_cards((source.id,), her.snapshot))
    her.window.actions_of.trigger("comment")
    her.picture("comment", her.window.commenting.panel)
    her.type("Stimmt das noch?")
    her.key(KEY.Key_Return)
    (comment,) = her.snapshot.comments_of(her.map)
    assert (comment.anchor, comment.text) == (source.id, "Stimmt das noch?")
    her.window.commenting.panel.close()
    canvas.setFocus()
    her.picture("linked")


def filters(her: Consultant) -> None:
    filtering = her.window.filtering
    shown = len(her.window.canvas.board.lanes)
    her.click(filtering.button)
    her.click(filtering.panel.button("lanes", her.lane("pain_points").id))
    her.picture("filter-panel", filtering.panel)
    filtering.panel.close()
    assert len(her.window.canvas.board.lanes) == 1
    her.picture("filtered")
    filtering.clear()
    assert len(her.window.canvas.board.lanes) == shown


def votes(her: Consultant) -> None:
    """Everybody has a few dots; what got none goes to the inbox, and comes back by one undo."""
    window, lane = her.window, her.lane("pain_points").id
    window.actions_of.trigger("vote")
    asked = window.workshop.setup
    for field, text in ((asked.title, "Was stört am meisten?"), (asked.dots, "2"), (asked.people, "2")):
        field.setFocus()
        field.selectAll()
        her.type(text)
    her.picture("vote-setup", asked)
    her.click(asked.lanes[lane])
    her.click(asked.begin)
    ballot, round_ = window.workshop.ballot, window.workshop.ballot.round
    assert round_ is not None
    first, second = her.card("Zu viele Formulare").id, her.card("Warteschleife").id
    for card in (first, first, second):
        her.click_on(card)
    assert ballot.left == 1
    her.picture("voting")
    her.click(window.workshop.bar.close_vote)
    assert dict(tally(her.snapshot, round_.id)) == {first: 2, second: 1}
    her.picture("results")
    results, before = window.workshop.results, her.texts(lane)
    her.click(results.discard)
    assert set(her.texts(lane)) == {"Zu viele Formulare", "Warteschleife"}
    assert set(her.inbox()) == set(before) - set(her.texts(lane))
    window.actions_of.trigger("undo")
    assert her.texts(lane) == before and her.inbox() == []
    results.put_away()
    window.workshop.put_away()
    window.canvas.setFocus()


def presents(her: Consultant) -> None:
    """Three stages, and what somebody says in the second is written live."""
    presenting = her.window.presenting
    her.key(KEY.Key_F5)
    show, audience = presenting.show, presenting.audience
    assert show is not None and audience is not None
    for _stage in range(3):
        QTest.keyClick(audience, KEY.Key_Right)
        her.picture("presenting", audience)
    QTest.keyClick(audience, KEY.Key_Down)
    QTest.keyClick(audience, KEY.Key_E)
    editor = audience.live.editor
    QTest.keyClicks(editor, " (live)")
    QTest.keyClick(editor, KEY.Key_Escape)
    assert [text for text in her.texts(her.lane("actions").id) if text.endswith("(live)")]
    her.picture("edited-live", audience)
    QTest.keyClick(audience, KEY.Key_Escape)
    assert not presenting.is_on
    her.qtbot.waitUntil(her.window.isActiveWindow)


def edits_in_the_table(her: Consultant) -> None:
    window = her.window
    window.canvas.select(of_cards((her.card("Sucht im Netz").id,), her.snapshot))
    her.key(KEY.Key_T, CTRL)
    pane = window.views.shown
    assert isinstance(pane, TablePane)
    her.key(KEY.Key_F2)
    QTest.keyClick(pane.writing.editor, KEY.Key_A, CTRL)
    QTest.keyClicks(pane.writing.editor, "Sucht lange im Netz")
    QTest.keyClick(pane.writing.editor, KEY.Key_Escape)
    assert her.card("Sucht lange im Netz")
    her.picture("table")
    for view in ("outline", "matrix"):
        window.views.open(view)
        her.picture(view)
    window.views.to_map()


def saves_and_hands_over(her: Consultant, answers: Answers, tmp_path: Path) -> None:
    window = her.window
    path = answers.path = tmp_path / "Workshop.journey"
    her.key(KEY.Key_S, CTRL)
    her.qtbot.waitUntil(lambda: path.exists() and not window.saving.is_saving, timeout=20_000)
    assert not window.session.is_edited
    again = open_journey(path).document
    assert public_form(again) == public_form(window.session.document)
    for name in ("Workshop.xlsx", "Workshop.pdf"):
        out = answers.path = tmp_path / name
        window.export(exporter_for(out))
        her.qtbot.waitUntil(lambda out=out: out.exists() and not window.exporting.is_busy, timeout=60_000)
    her.picture("handed-over")
    said = in_sheets(tmp_path / "Workshop.xlsx")
    for text in (card.text for card in her.snapshot.table("cards").values()):  # type: ignore[attr-defined]
        assert text in said
    import pikepdf

    with pikepdf.open(tmp_path / "Workshop.pdf") as pdf:
        assert len(pdf.pages) >= 1


def in_sheets(path: Path) -> str:
    import openpyxl

    book = openpyxl.load_workbook(path, rich_text=False)
    cells = itertools.chain.from_iterable(sheet.iter_rows(values_only=True) for sheet in book.worksheets)
    return "\n".join(str(value) for row in cells for value in row if value is not None)
