"""A real client of the accessibility bus reads the map, follows the keyboard and hears what is said."""

from tests.access.conftest import Driven
from tests.access.screen_reader import FOCUSED, SELECTED


def test_the_map_is_read_stage_by_stage_and_lane_by_lane(driven: Driven) -> None:
    reader = driven.reader
    canvas = driven.find("panel", "Journey map: Buying a home battery")
    told, stages, ribbon, *lanes = [
        child for child in reader.children(canvas) if reader.role(child) in ("list", "separator")
    ]
    assert reader.name(reader.children(told)[0]) == "6 of 7 KPIs off target"
    assert reader.name(stages) == "Stages"
    assert "Post-sales: 174 customers, −197, 53.1\u00a0%, worst loss" in map(reader.name, reader.children(ribbon))
    assert [reader.name(stage) for stage in reader.children(stages)][:2] == [
        "Stage 1 of 5: Awareness. Why is my bill so high?",
        "Stage 2 of 5: Interest. Could a battery help?",
    ]
    assert reader.name(lanes[0]) == "Goal, 5 entries"
    actions = driven.find("list", "Actions")
    cards = reader.children(actions)
    said = [(reader.name(card), reader.description(card)) for card in cards]
    assert ("Action: Builds a spreadsheet of four suppliers", "Consideration, Compare") in said
    assert [place for _name, place in said] == sorted((p for _n, p in said), key=[p for _n, p in said].index)
    assert all(reader.role(card) == "list item" for card in cards)
    assert driven.find("separator", "Line of visibility")
    assert "−1.7 of −2 to 2, Frustrated" in reader.name(driven.find("list item", "I need a degree"))


def test_a_card_says_where_on_the_screen_it_is(driven: Driven) -> None:
    reader = driven.reader
    canvas = driven.find("panel", "Journey map")
    left, top, width, height = reader.extent(driven.find("list item", "Searches “solar"))
    outer = reader.extent(canvas)
    assert width > 60 and height > 20
    assert outer[0] <= left < outer[0] + outer[2] and outer[1] <= top < outer[1] + outer[3]


def test_the_focus_is_followed_over_cards_empty_cells_and_headers(driven: Driven) -> None:
    reader = driven.reader
    driven.find("panel", "Journey map")
    driven.do("key Ctrl+Home")
    first = reader.next_focus()
    assert reader.name(first).startswith("Goal: ")
    assert {FOCUSED, SELECTED} <= reader.states(first)
    driven.do("key Down")
    second = reader.next_focus()
    assert reader.name(second).startswith("Action: ") and reader.description(second) == "Awareness, Trigger"
    assert FOCUSED not in reader.states(first)
    driven.do("key Left")
    assert reader.name(reader.next_focus()).startswith("Actions, ")


def test_an_empty_cell_asks_its_question(driven: Driven) -> None:
    reader = driven.reader
    driven.find("panel", "Journey map")
    driven.do("key Ctrl+Home")
    names = [reader.name(reader.next_focus())]
    for _step in range(48):
        driven.do("key Tab")
        names.append(reader.name(reader.next_focus()))
    assert any(name.startswith("Empty: ") and name.endswith("?") for name in names), names


def test_what_is_typed_is_there_to_be_read_and_goes_with_undo(driven: Driven) -> None:
    driven.do("key Ctrl+Home")
    driven.do("key Down")
    driven.do("type Rings her neighbour")
    driven.do("key Escape")
    typed = driven.find("list item", "Action: Rings her neighbour")
    assert driven.reader.description(typed) == "Awareness, Trigger"
    driven.do("do undo")
    names = [driven.reader.name(found) for found in driven.reader.all(driven.find("list", "Actions"))]
    assert not any("neighbour" in name for name in names)


def test_a_message_is_announced(driven: Driven) -> None:
    reader = driven.reader
    driven.find("panel", "Journey map")
    driven.do("key Ctrl+Home")
    driven.do("key Alt+Right")
    assert reader.next_announcement() == "Interest, Search"
    driven.do("do undo")
    said = {reader.next_announcement(), reader.next_announcement()}
    assert said == {"Awareness, Trigger", "Undone: Move card"}


def test_reading_while_the_map_changes_finds_no_dead_thing(driven: Driven) -> None:
    reader = driven.reader
    for _round in range(6):
        canvas = driven.find("panel", "Journey map")
        for found in reader.all(canvas):
            reader.name(found)
        driven.do("key Ctrl+A")
        driven.do("key Ctrl+A")
        driven.do("key Delete")
        assert driven.find("list", "Actions, 0 entries")
        driven.do("do undo")
    assert driven.find("list item", "Builds a spreadsheet")
