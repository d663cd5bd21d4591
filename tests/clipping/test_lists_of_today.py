"""Lists and tables as chats, wikis, assistants and phones copy them today, in several scripts, and very long ones."""

import pytest

from journeydesigner.clipping.limits import MOST_CARDS
from journeydesigner.clipping.plain_lines import read_lines
from journeydesigner.clipping.readings import Clip, Way, readings

GOOGLE_DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><ul><li dir="ltr"
aria-level="1"><p dir="ltr" role="presentation"><span>Arrive</span></p></li><ul><li dir="ltr" aria-level="2">
<p dir="ltr" role="presentation"><span>Find the desk</span></p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr">
<span>Leave</span></p></li></ul></b>"""

CONFLUENCE = """<div class="pm-table-wrapper"><table data-layout="default"><tbody><tr><th rowspan="2"><p>Phase</p></th>
<th colspan="2"><p style="text-align:center"><strong>Before</strong></p></th><th><p>After</p></th></tr>
<tr><th><p>Search</p></th><th><p>Compare</p></th><th><p>Use</p></th></tr><tr><td><p><strong>Actions</strong></p></td>
<td><ul><li><p>googles</p></li><li><p>asks a friend</p></li></ul></td><td><p>compares</p><p></p></td>
<td><p>plugs in</p></td></tr></tbody></table></div>"""

PIPED = """| Phase | **Search** | Buy |
|:------|:----------:|----:|
| Actions | googles<br>asks | pays a \\| b |
| Pains |  | dear |
"""


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[10:32] Schmidt, Anna\nIch warte\n[10:33] Ben (Gast)\nIch auch\n", ("Ich warte", "Ich auch")),
        ("Schmidt, Anna\nGestern 10:32\nIch warte\nBen\nGestern 10:40\nIch auch", ("Ich warte", "Ich auch")),
        ("Anna\n  10:32 AM\nI wait\n10:33\nand wait\nBen\n  10:35 AM\nMe too", ("I wait", "and wait", "Me too")),
        ("22/11/26, 10:32 - Anna: I wait\n22/11/26, 10:33 - Ben: <Media omitted>\n", ("I wait",)),
        (
            "\u200f[٢٢\u200f/١١\u200f/٢٠٢٦، ١٠:٣٢:١١ ص] أحمد: انتظرت\n[٢٢\u200f/١١\u200f/٢٠٢٦، ١٠:٣٣:١١ م] سارة: نعم",
            ("انتظرت", "نعم"),
        ),
    ],
)
def test_who_said_it_when_is_left_out_of_more_chats(text: str, lines: tuple[str, ...]) -> None:
    assert read_lines(text) == lines


def test_a_time_alone_stays_where_nobody_is_named_above_one() -> None:
    assert read_lines("Ten to twelve, every day without end, or so\n10:33\nand wait") == (
        "Ten to twelve, every day without end, or so", "10:33", "and wait",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一、等了很久\n二、没有人接\n十一、再见", ("等了很久", "没有人接", "十一、再见")),
        ("1、第一\n2、第二\n（3）你好", ("第一", "第二", "你好")),
        ("１．等了很久\n２．没有人接\n◆中黒\n1.无空格", ("等了很久", "没有人接", "中黒", "无空格")),
        ("1️⃣ Call\n2️⃣ Wait", ("Call", "Wait")),
        ("十全十美\n三心二意\n1.5 hours\n10. March", ("十全十美", "三心二意", "1.5 hours", "10. March")),
        ("★★★ fine\n🔥 angry", ("★★★ fine", "🔥 angry")),
    ],
)
def test_numbers_and_dots_of_other_scripts_are_taken_off_and_words_are_not(text: str, lines: tuple[str, ...]) -> None:
    assert read_lines(text) == lines


def test_spaces_that_do_not_break_and_lines_that_show_nothing_make_no_difference() -> None:
    assert read_lines("•\xa0Call\xa0us\r\n\u200b\r\n\xa0\r\n\ufeffWait\x0bhere\u2028Go") == (
        "Call us",
        "Wait here",
        "Go",
    )
    outline = next(found for found in readings(Clip("In\r\n\xa0\xa0Find\xa0it\r\nOut")) if found.way is Way.OUTLINE)
    assert [(line.depth, line.text) for line in outline.outline] == [(0, "In"), (1, "Find it"), (0, "Out")]
    assert readings(Clip("a\xa0b\tc\u200b\nd\te"))[0].grid.rows == (("a b", "c"), ("d", "e"))


def test_a_list_of_google_docs_keeps_its_depth() -> None:
    found = readings(Clip("Arrive\nFind the desk\nLeave", GOOGLE_DOCS), is_empty_map=True)[0]
    assert found.way is Way.OUTLINE
    assert [(line.depth, line.text) for line in found.outline] == [(0, "Arrive"), (1, "Find the desk"), (0, "Leave")]


def test_a_table_of_confluence_has_its_merged_head_and_the_lists_in_its_cells() -> None:
    grid = readings(Clip("x", CONFLUENCE))[0].grid
    assert grid.rows == (
        ("Phase", "Before", "", "After"),
        ("", "Search", "Compare", "Use"),
        ("Actions", "googles\nasks a friend", "compares", "plugs in"),
    )
    assert grid.spans == ((0, 1, 2),)


def test_a_table_of_bars_is_a_table() -> None:
    found = readings(Clip(PIPED))
    assert [reading.way for reading in found[:2]] == [Way.GRID, Way.MAP]
    assert found[0].grid.rows == (
        ("Phase", "Search", "Buy"), ("Actions", "googles\nasks", "pays a | b"), ("Pains", "", "dear"),
    )  # fmt: skip
    assert readings(Clip("| only one |\n| column |"))[0].way is Way.LINES


def test_a_table_taller_than_any_map_is_a_list_of_its_rows() -> None:
    found = readings(Clip("\n".join(f"idea {row}\t{row}" for row in range(2500))))
    assert [reading.way for reading in found] == [Way.LINES, Way.CARD, Way.GRID]
    assert found[0].lines[:2] == ("idea 0 · 0", "idea 1 · 1")
    assert (found[0].count, found[0].left_out) == (MOST_CARDS, 500)
    column = readings(Clip("x", "<table>" + "".join(f"<tr><td>{row}</td></tr>" for row in range(300)) + "</table>"))
    assert [reading.way for reading in column] == [Way.LINES, Way.CARD, Way.LANE]
    assert column[0].count == column[2].count == 300
