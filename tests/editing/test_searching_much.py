"""Searching in large files, and in the scripts of the world."""

from functools import partial

from journeydesigner.editing import cards, pasting
from journeydesigner.editing.searching import find, replace
from tests.editing.conftest import Board
from tests.pace import times_plain_python


def test_ten_thousand_cards_are_searched_in_the_blink_between_two_keys(board: Board) -> None:
    cell = "\n".join(f"Waits for the bill of month {month}" for month in range(833))
    rows = [[cell] * 4] * 3
    pasting.paste_grid(board.document, board.lanes[0], board.steps[0], rows)
    assert len(board.snapshot.table("cards")) > 9_900
    find(board.snapshot, "bill")
    for query in ("zzz", "waits nothing", "month 777"):
        assert times_plain_python(partial(find, board.snapshot, query)) < 1.0  # 20 ms, a third of it, as a rule
    assert len(find(board.snapshot, "777 waits")) == 12


def test_sharp_s_accents_width_and_scripts_without_spaces_are_found(board: Board) -> None:
    lane, step = board.lanes[0], board.steps[0]
    for text in ("Straße", "STRASSE", "Café", "账单什么都没有解释", "ＡＢＣ", "فاتورة"):
        cards.add_card(board.document, lane, step, text)

    def texts(query: str) -> list[str]:
        return [match.text for match in find(board.snapshot, query)]

    assert texts("strasse") == texts("STRAßE") == ["Straße", "STRASSE"]
    assert texts("cafe") == ["Café"]
    assert texts("什么都") == ["账单什么都没有解释"]
    assert texts("abc") == ["ＡＢＣ"]
    assert texts("فاتورة") == ["فاتورة"]
    ((match,),) = [find(board.snapshot, "asse")[:1]]
    assert match.text[slice(*match.spans[0])] == "aße"


def test_many_places_are_replaced_as_one_step(board: Board) -> None:
    lane, step = board.lanes[0], board.steps[0]
    for text in ("bill, Bill", "no", "BILL"):
        cards.add_card(board.document, lane, step, text)
    assert replace(board.document, find(board.snapshot, "bill"), "invoice") == 3
    assert board.texts(lane, 0) == ["invoice, invoice", "no", "invoice"]
    board.document.undo()
    assert board.texts(lane, 0) == ["bill, Bill", "no", "BILL"]
