"""What a paste means: what other programs really put on the clipboard, read as a person who copied it would."""

import pytest

from journeydesigner.clipping.addresses import Link, address_in
from journeydesigner.clipping.grids import Grid, read_delimited, read_tabbed
from journeydesigner.clipping.limits import MOST_CARDS
from journeydesigner.clipping.plain_lines import read_lines
from journeydesigner.clipping.readings import Clip, Reading, Way, readings
from tests.clipping import samples


def best(text: str = "", html: str = "") -> Reading:
    return readings(Clip(text, html))[0]


def ways(clip: Clip, *, is_empty_map: bool = False) -> list[Way]:
    return [reading.way for reading in readings(clip, is_empty_map=is_empty_map)]


def rows(html: str) -> Grid:
    return best(html=html, text="x").grid


# Tables


def test_cells_of_excel_are_a_grid_with_its_merged_head_and_lines_within_a_cell() -> None:
    grid = rows(samples.EXCEL)
    assert grid.rows == (
        ("", "Awareness & interest", ""),
        ("Actions", "Sees the ad", "Asks\na friend"),
        ("Score", "1,5", "-2"),
    )
    assert grid.spans == ((0, 1, 2),)


def test_empty_cells_of_libreoffice_are_empty() -> None:
    assert rows(samples.LIBREOFFICE).rows == (("Sees the ad", ""), ("", "1,5"))


def test_what_reaches_over_two_rows_in_google_sheets_stands_in_the_upper_one() -> None:
    assert rows(samples.SHEETS).rows == (("Before", "Reads"), ("", "Asks twice"))


def test_paragraphs_in_a_cell_of_word_are_its_lines() -> None:
    assert rows(samples.WORD_TABLE).rows == (("Stage", "First\nSecond line"), ("", "Café"))


def test_a_table_that_only_lays_out_another_is_that_other_one() -> None:
    assert rows(samples.MAIL).rows == (("a", "b"), ("c", "d"))


def test_a_column_of_excel_goes_along_a_lane_and_can_be_lines_or_one_card() -> None:
    clip = Clip("Searches\r\nCompares\r\nOrders\r\n", samples.EXCEL_COLUMN)
    assert ways(clip) == [Way.LANE, Way.LINES, Way.CARD]
    lane, lines, card = readings(clip)
    assert lane.grid.rows == (("Searches", "Compares", "Orders"),)
    assert lines.lines == ("Searches", "Compares", "Orders")
    assert card.lines == ("Searches\nCompares\nOrders",)


def test_text_with_tabs_is_a_grid_quotes_hold_line_breaks() -> None:
    assert best(text='a\tb\r\n"x\ny ""z"""\t\r\n').grid.rows == (("a", "b"), ('x\ny "z"', ""))


def test_an_inch_is_no_quote() -> None:
    assert best(text='24" screen\tb\nc\td').grid.rows == (('24" screen', "b"), ("c", "d"))


def test_a_table_in_a_text_of_which_it_is_the_lesser_part_is_not_all_of_it() -> None:
    html = f"<p>{'A long introduction to what follows. ' * 5}</p><table><tr><td>a<td>b</table>"
    assert best(html=html, text="A long introduction\na\tb").way is not Way.MAP
    assert readings(Clip(html=html))[0].way is Way.CARD


def test_a_journey_copied_as_a_table_can_be_a_map_and_on_an_empty_one_it_is() -> None:
    text = "\tAwareness\tDecision\nActions\tSees\tOrders\nPain points\tNoise\tPrice"
    assert ways(Clip(text)) == [Way.GRID, Way.MAP, Way.LINES, Way.CARD]
    assert ways(Clip(text), is_empty_map=True)[0] is Way.MAP


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a;b\n1,5;2,25\n", (("a", "b"), ("1,5", "2,25"))),
        ('name,says\nAnna,"well, no"\n', (("name", "says"), ("Anna", "well, no"))),
        ("sep=|\na|b\nc|d", (("a", "b"), ("c", "d"))),
        ("\ufeffa\tb,c\nd\te", (("a", "b,c"), ("d", "e"))),
    ],
)
def test_the_delimiter_is_the_one_that_gives_even_rows(text: str, wanted: tuple[tuple[str, ...], ...]) -> None:
    found = read_delimited(text)
    assert found is not None
    assert found.rows == wanted


def test_sentences_with_commas_are_lines() -> None:
    assert ways(Clip("Well, this is slow\nAnd, honestly, late"))[0] is Way.LINES


def test_empty_rows_and_columns_around_a_grid_are_left_out() -> None:
    found = read_tabbed("\t\t\n\ta\tb\n\tc\td\n\t\t\n")
    assert found is not None
    assert found.rows == (("a", "b"), ("c", "d"))


# Lines


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- a\n* b\n• c\n– d", ["a", "b", "c", "d"]),
        ("1. a\n2) b\n(3) c", ["a", "b", "c"]),
        ("[ ] a\n[x] b\n- [ ] c\n☐ d\n☑ e", ["a", "b", "c", "d", "e"]),
        ("> quoted\n> > twice", ["quoted", "twice"]),
        ("a\n\n---\n\nb", ["a", "b"]),
        ("10. March is late", ["10. March is late"]),
        ("1.5 hours of waiting", ["1.5 hours of waiting"]),
        ("A. Smith calls\nJ. Berg writes", ["A. Smith calls", "J. Berg writes"]),
        ("o sea\no también", ["o sea", "o también"]),
        ("Meet at 10:30\nLunch 12:30", ["Meet at 10:30", "Lunch 12:30"]),
        ("10.30 Uhr: Anruf", ["10.30 Uhr: Anruf"]),
        ("-5 degrees\n+49 30 123", ["-5 degrees", "+49 30 123"]),
        ("不知道\n・太慢了", ["不知道", "・太慢了"]),
    ],
)
def test_lines_lose_the_signs_of_lists_and_nothing_else(text: str, wanted: list[str]) -> None:
    assert list(read_lines(text)) == wanted


@pytest.mark.parametrize("text", [samples.TEAMS, samples.PHONE, samples.INLINE])
def test_of_a_chat_what_was_said_is_left(text: str) -> None:
    assert read_lines(text)[0] == "The bill explains nothing"
    assert len(read_lines(text)) == 2


def test_several_lines_of_one_message_are_several_cards() -> None:
    assert read_lines(samples.SLACK) == ("The bill explains nothing", "and is late", "Nobody answers")


def test_lines_are_cards_and_can_be_one_or_go_along_the_steps() -> None:
    assert ways(Clip("a\nb\nc")) == [Way.LINES, Way.CARD, Way.LANE]


def test_a_single_line_is_a_card_and_nothing_else() -> None:
    assert [(r.way, r.lines) for r in readings(Clip("- Only this\n"))] == [(Way.CARD, ("Only this",))]


def test_nothing_to_read_is_no_reading() -> None:
    assert readings(Clip()) == ()
    assert readings(Clip(" \n\t\n", "<p> </p>")) == ()


def test_more_cards_than_one_paste_makes_are_counted() -> None:
    found = best(text="\n".join(f"line {n}" for n in range(MOST_CARDS + 7)))
    assert (found.count, found.left_out) == (MOST_CARDS, 7)


# Outlines


def test_an_outline_makes_stages_on_an_empty_map_and_is_offered_elsewhere() -> None:
    text = "Awareness\n\tSees the ad\n\tAsks\nDecision\n  Orders"
    assert ways(Clip(text), is_empty_map=True) == [Way.OUTLINE, Way.LINES, Way.CARD]
    assert ways(Clip(text)) == [Way.LINES, Way.OUTLINE, Way.CARD]
    assert [(line.depth, line.text) for line in readings(Clip(text), is_empty_map=True)[0].outline] == [
        (0, "Awareness"), (1, "Sees the ad"), (1, "Asks"), (0, "Decision"), (1, "Orders"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "clip",
    [
        Clip(samples.WORD_LIST_TEXT, samples.WORD_LIST),
        Clip("Awareness\nSees the ad\nAsks\nDecision", samples.BROWSER_LIST),
        Clip("# Awareness\n- Sees the ad\n"),
    ],
)
def test_lists_within_lists_are_outlines_whatever_their_text_looks_like(clip: Clip) -> None:
    first = readings(clip, is_empty_map=True)[0]
    assert first.way is Way.OUTLINE
    assert [(line.depth, line.text) for line in first.outline][:2] == [(0, "Awareness"), (1, "Sees the ad")]


# Links and pictures


def test_an_address_is_a_link_with_the_page_s_name() -> None:
    clip = Clip("https://www.example.org/a", '<a href="https://www.example.org/a">How it works</a>')
    assert readings(clip)[0].links == (Link("https://www.example.org/a", "How it works"),)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("https://www.example.org", "example.org"),
        ("https://example.org/guide/buying-a_battery.html?x=1", "Buying a battery (example.org)"),
        ("www.example.org/12345", "example.org"),
        ("mailto:anna@example.org", "anna@example.org"),
        ("The page's title\nhttps://example.org/x", "The page's title"),
    ],
)
def test_an_address_alone_is_named_by_where_it_leads(text: str, name: str) -> None:
    assert [link.name for link in best(text=text).links] == [name]


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "see https://x.org", "http://[", "https://"],
)
def test_what_leads_nowhere_good_is_no_link(text: str) -> None:
    assert address_in(text) is None


def test_a_picture_without_words_is_a_picture_and_cells_with_a_picture_of_them_are_cells() -> None:
    assert readings(Clip(picture=b"x"))[0].way is Way.PICTURE
    assert readings(Clip("a\tb\nc\td", picture=b"x"))[0].way is Way.GRID
    assert readings(Clip(html='<img src="https://example.org/a.png">', picture=b"x"))[0].way is Way.PICTURE
