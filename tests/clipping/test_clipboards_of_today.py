"""What other programs lay on a clipboard beside or around the words, and more of them than a map takes."""

import pytest

from journeydesigner.clipping.landing import Landed
from journeydesigner.clipping.limits import LONGEST_TEXT, MOST_CARDS
from journeydesigner.clipping.plain_lines import read_lines
from journeydesigner.clipping.readings import Clip, Way, readings
from journeydesigner.clipping.said import told
from journeydesigner.model.ids import CardId

ONE_CARD = Landed((CardId("card-1"),))
CELL_OF_EXCEL = "<table><tr><td>Nobody<br>answers</td></tr></table>"


@pytest.mark.parametrize(
    ("text", "html", "lines"),
    [
        ('"Nobody\r\nanswers"\r\n', CELL_OF_EXCEL, ("Nobody", "answers")),
        ('"Nobody\nanswers ""now"""\n', "", ("Nobody", 'answers "now"')),
        ('"Nobody\nanswers"', "", ('"Nobody', 'answers"')),
        ('"Nobody"\n"answers"\n', "", ('"Nobody"', '"answers"')),
    ],
)
def test_one_cell_with_line_breaks_comes_without_the_quotes_around_it(
    text: str, html: str, lines: tuple[str, ...]
) -> None:
    found = readings(Clip(text, html))
    assert found[0].lines == lines
    assert found[1].way is Way.CARD and found[1].lines[0].startswith(lines[0])


def test_a_line_of_a_mail_that_quotes_nothing_is_no_card() -> None:
    assert read_lines("> The queue was long\n>\n> >\n>> Really?") == ("The queue was long", "Really?")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- **Actions:** Searches the web", "Actions: Searches the web"),
        ("**Search** and **find**", "Search and find"),
        ("2**3**4 is ** many", "2**3**4 is ** many"),
        ("****", ""),
    ],
)
def test_the_stars_around_bold_words_are_taken_off(line: str, said: str) -> None:
    assert read_lines(line) == ((said,) if said else ())


def test_links_written_as_markdown_are_links() -> None:
    found = readings(Clip("- [One](https://a.example/1)\n- [Two (b)](https://b.example/x_(y))"))[0]
    assert [(link.name, link.address) for link in found.links] == [
        ("One", "https://a.example/1"), ("Two (b)", "https://b.example/x_(y)"),
    ]  # fmt: skip
    assert readings(Clip("[One](javascript:alert(1))"))[0].way is Way.CARD
    assert readings(Clip("[One](https://a.example/1) is good\nTwo"))[0].way is Way.LINES


def test_words_with_a_picture_of_them_can_be_the_picture() -> None:
    found = readings(Clip("Nobody answers", picture=b"x"))
    assert [reading.way for reading in found] == [Way.CARD, Way.PICTURE]
    assert [reading.way for reading in readings(Clip(picture=b"x"))] == [Way.PICTURE]


def test_how_many_lines_were_left_out_is_told_only_where_they_were_counted() -> None:
    some, many = "line\n" * (MOST_CARDS + 7), "line\n" * 100_000
    assert told(readings(Clip(some))[0], ONE_CARD).endswith(", 7 more were left out")
    assert told(readings(Clip(many))[0], ONE_CARD).endswith(", the rest was left out")
    assert told(readings(Clip(many.replace("line", "a\tb\tc")))[0], ONE_CARD).endswith(", the rest was left out")


def test_of_more_than_a_card_holds_it_is_told_that_the_rest_was_left_out() -> None:
    assert "left out" in told(readings(Clip("word " * LONGEST_TEXT))[0], ONE_CARD)
    assert "left out" in told(readings(Clip("one line\n" * LONGEST_TEXT))[1], ONE_CARD)
    assert "left out" not in told(readings(Clip("word " * 100))[0], ONE_CARD)
