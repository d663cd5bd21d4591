# ruff: noqa: E501  (tables are easier to read in one line)
"""Markdown written by people, both ways round and nested anyhow, comes in whole: on the map or in its inbox."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, read_journey
from journeydesigner.files.public_form import public_form
from journeydesigner.files.sound import complaints
from journeydesigner.importers.markdown import IMPORTER
from journeydesigner.importers.markdown_blocks import even_indents
from journeydesigner.importers.registry import Imported, ImportFailedError, import_file, importers
from journeydesigner.lanes.feelings import read_feeling, scale_of
from journeydesigner.lanes.lane_words import lane_kind, without_number

HERE = Path(__file__).parent


def _read(text: str) -> Imported:
    return IMPORTER.read(text.encode(), "text.md")


def _form(text: str) -> dict[str, Any]:
    return public_form(_read(text).document)


def _grid(form: dict[str, Any]) -> dict[str, list[list[str]]]:
    """Lane title -> for each step its cards' texts."""
    steps = [step["id"] for step in form["steps"]]
    return {
        lane["title"]: [
            [c["text"] for c in form["cards"] if (c["lane"], c["step"]) == (lane["id"], step)] for step in steps
        ]
        for lane in form["lanes"]
    }


def _stages(form: dict[str, Any]) -> list[str]:
    return [stage["title"] for stage in form["stages"]]


def _inbox(form: dict[str, Any]) -> list[str]:
    return [card["text"] for card in form["cards"] if card["lane"] is None]


def test_a_table_with_stages_across_is_read() -> None:
    imported = import_file(HERE / "hotel-stay.md")
    form = public_form(imported.document)
    assert form["organizations"][0]["name"] == "Hotel Post"
    assert (form["personas"][0]["name"], form["personas"][0]["age"]) == ("Ida", 34)
    assert form["maps"][0]["scenario"].startswith("Ida books two nights")
    assert _stages(form) == ["Dream", "Book", "Arrive", "Stay", "Leave"]
    assert [lane["kind"] for lane in form["lanes"]] == [
        "actions", "touchpoints", "thoughts", "emotion", "pain_points", "line_of_visibility", "backstage", "text",
    ]  # fmt: skip
    assert _grid(form)["What she does"][0] == ["Looks at photos", "Asks a friend"]
    assert _grid(form)["What she does"][3] == ["Sleeps", "has breakfast", "swims"]
    assert _grid(form)["Touchpoints"][2] == ["Front desk", "phone"]
    assert [(e["value"], e["quote"]) for e in form["emotions"]] == [
        (1, ""), (-1, "The price changed"), (-2, ""), (2, "Breakfast on the terrace"), (-1, ""),
    ]  # fmt: skip
    assert {channel["name"] for channel in form["channels"]} == {"Social media", "Website", "E-mail", "Phone", "App"}
    assert _inbox(form) == [
        "season: autumn",
        "Ideas for later: Send the door code by text message",
        "Ideas for later: Let guests pay in the app",
        "Ideas for later: Told by three guests in October.",
    ]


def test_a_japanese_table_with_stages_down_the_rows_is_read() -> None:
    form = public_form(import_file(HERE / "teacher-adoption.ja.md", "学校").document)
    assert _stages(form) == ["違和感", "情報接触", "事前比較", "小規模試行", "授業内評価", "継続判断", "共有"]
    assert [(lane["title"], lane["kind"]) for lane in form["lanes"]] == [
        ("教員の頭の中", "thoughts"), ("競合", "text"), ("採用条件", "goals"), ("離脱条件", "pain_points"),
    ]  # fmt: skip
    assert _grid(form)["離脱条件"][6] == ["再現条件が多すぎる"]
    assert len([card for card in form["cards"] if card["lane"]]) == 28
    assert form["maps"][0]["language"] == "ja"
    assert form["maps"][0]["scenario"].startswith("進歩: 生徒用端末で")


def test_a_numbered_outline_with_mixed_indents_is_read() -> None:
    imported = import_file(HERE / "chocolate-subscription.md")
    form = public_form(imported.document)
    assert len(form["stages"]) == 10
    assert _stages(form)[4] == "Login page"
    assert _grid(form)["Actions"][2] == [
        "Select chocolate subscription frequency", "Add chocolate subscription to basket",
    ]  # fmt: skip
    assert _grid(form)["Actions"][4] == ["Register account"]
    assert _grid(form)["Actions"][9] == []
    assert form["maps"][0]["title"] == "New customer subscribes to chocolates"
    assert form["maps"][0]["scenario"].startswith("A customer who doesn't have")
    assert any("“User flow”" in line for line in imported.report)


@pytest.mark.parametrize("name", ["hotel-stay.md", "teacher-adoption.ja.md", "chocolate-subscription.md"])
def test_every_word_of_the_source_is_in_the_journey_or_in_the_report(name: str) -> None:
    imported = import_file(HERE / name)
    told = _letters(repr(list(_texts(public_form(imported.document)))) + " ".join(imported.report))
    body = re.sub(r"<br>|^\w+:", " ", (HERE / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    missing = [word for word in re.findall(r"[^\W\d_]{2,}", body) if _letters(word) not in told]
    assert set(missing) <= {"Stage", "段階", "KPIs"}, missing


def _texts(value: Any) -> Any:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list, tuple)):
        for item in value.values() if isinstance(value, dict) else value:  # pyright: ignore
            yield from _texts(item)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha()).casefold()


@pytest.mark.parametrize(("language", "heading"), [
    ("German", "| Phase | Bewusstsein | Kauf | Nutzung |\n|---|---|---|---|\n| Handlungen | a | b | c |\n| Gedanken | d | e | f |"
               "\n| Kontaktpunkte | g | h | i |\n| Schmerzpunkte | j | k | l |\n| Chancen | m | n | o |"),
    ("Spanish", "| Etapa | Descubrir | Compra | Uso |\n|---|---|---|---|\n| Acciones | a | b | c |\n| Pensamientos | d | e | f |"
                "\n| Puntos de contacto | g | h | i |\n| Puntos de dolor | j | k | l |\n| Oportunidades | m | n | o |"),
    ("French", "| Étape | Découverte | Achat | Après |\n|---|---|---|---|\n| Actions | a | b | c |\n| Pensées | d | e | f |"
               "\n| Points de contact | g | h | i |\n| Irritants | j | k | l |\n| Opportunités | m | n | o |"),
    ("Japanese", "| 段階 | 認知 | 購入 | 利用 |\n|---|---|---|---|\n| 行動 | a | b | c |\n| 思考 | d | e | f |"
                 "\n| 接点 | g | h | i |\n| 課題 | j | k | l |\n| 機会 | m | n | o |"),
])  # fmt: skip
def test_lanes_are_known_by_their_names_in_five_languages_and_both_ways_round(language: str, heading: str) -> None:
    kinds = ["actions", "thoughts", "touchpoints", "pain_points", "opportunities"]
    across = _form(heading)
    assert [lane["kind"] for lane in across["lanes"]] == kinds, language
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in heading.split("\n")]
    del rows[1]
    turned = [list(column) for column in zip(*rows, strict=True)]
    lines = [f"| {' | '.join(row)} |" for row in turned]
    down = _form("\n".join([lines[0], "|---|---|---|---|---|---|", *lines[1:]]))
    assert [lane["kind"] for lane in down["lanes"]] == kinds, language
    assert _grid(down) == _grid(across)
    assert _stages(down) == _stages(across)


def test_headings_with_lists_are_stages_with_their_lanes() -> None:
    form = _form(
        "# Trip\n\nBy train.\n\n## 1. Plan\n- Actions: search; compare\n- Emotion: 4/5 hopeful\n- Look at the map\n\n"
        "## 2. Ride\n- Actions: sit\n- Emotion: 2/5\n- Pain points\n  - noise\n  - heat\n"
    )
    assert _stages(form) == ["Plan", "Ride"]
    grid = _grid(form)
    assert grid["Actions"] == [["search", "compare", "Look at the map"], ["sit"]]
    assert grid["Pain points"] == [[], ["noise", "heat"]]
    assert [e["value"] for e in form["emotions"]] == [4, 2]
    assert form["lanes"][1]["scale"]["high"] == 5


def test_links_become_the_cards_links_and_parts_of_a_cell_keep_their_letters() -> None:
    form = _form(
        "| Stage | Go |\n|---|---|\n| Actions | Reads [the route](https://example.org/r) |\n| Thoughts | Yes; no |\n"
    )
    assert [card["text"] for card in form["cards"]] == ["Reads the route", "Yes", "no"]
    assert form["cards"][0]["links"] == ["https://example.org/r"]


def test_nested_items_are_steps_and_what_stands_under_them_cards() -> None:
    form = _form(
        "- Before\n  - Search\n    - types words\n    - Touchpoints: website, app\n  - Choose\n    - clicks\n- After\n"
    )
    assert [step["title"] for step in form["steps"]] == ["Search", "Choose", ""]
    assert _grid(form)["Actions"] == [["types words"], ["clicks"], []]
    assert _grid(form)["Touchpoints"] == [["website", "app"], [], []]


def test_items_set_in_by_one_or_two_columns_under_numbers_stay_nested() -> None:
    assert even_indents(["1. a", "  - b", "2. c", "  - d", " 9. e", "10. f", "   1. g"]) == [
        "1. a", "   - b", "2. c", "   - d", "9. e", "10. f", "    1. g",
    ]  # fmt: skip
    form = _form("1. One\n  - a\n2. Two\n  - b\n")
    assert _grid(form)["Actions"] == [["a"], ["b"]]


def test_empty_headings_of_a_table_are_further_steps_of_the_stage_before() -> None:
    form = _form(
        "| Stage | Book | | Stay |\n|---|---|---|---|\n| Steps | Search | Pay | Sleep |\n| Actions | a | b | c |\n"
    )
    assert _stages(form) == ["Book", "Stay"]
    assert [step["title"] for step in form["steps"]] == ["Search", "Pay", "Sleep"]
    assert _grid(form)["Actions"] == [["a"], ["b"], ["c"]]


def test_cells_beyond_the_heading_and_short_rows_are_kept() -> None:
    form = _form("| Stage | A | B |\n|---|---|---|\n| Actions | a | b | beyond |\n| Thoughts | c |\n")
    assert _grid(form) == {"Actions": [["a"], ["b"], ["beyond"]], "Thoughts": [["c"], [], []]}


def test_several_tables_with_the_same_stages_are_one_map_and_others_maps_of_their_own() -> None:
    table = "| Stage | A | B |\n|---|---|---|\n"
    form = _form(
        f"# T\n\n{table}| Actions | a | b |\n\n{table}| Thoughts | c | d |\n\n## To be\n\n"
        "| Stage | X | Y |\n|---|---|---|\n| Actions | e | f |\n"
    )
    assert [found["title"] for found in form["maps"]] == ["T", "To be"]
    assert [lane["title"] for lane in form["lanes"]] == ["Actions", "Thoughts", "Actions"]


def test_pipes_code_and_marks_in_cells_survive_as_text() -> None:
    form = _form("| Stage | A | B |\n|---|---|---|\n| Actions | **a** \\| `b` | [c](https://x.org) ![d](e.png) |\n")
    assert _grid(form)["Actions"] == [["a | b"], ["c d (e.png)"]]


@pytest.mark.parametrize(
    ("cells", "low", "high"),
    [
        (["3", "5"], 1, 5), (["0", "5"], 0, 5), (["7/10", "2/10"], 0, 10), (["-2", "+1"], -2, 2), (["−4", "5"], -5, 5),
        (["★★★☆☆"], 1, 5), (["80 %", "20 %"], 0, 100), (["😀", "😡"], -2, 2), (["happy", "angry"], -2, 2), (["6,5"], 1, 7),
    ],
)  # fmt: skip
def test_the_scale_of_an_emotion_row_is_guessed(cells: list[str], low: float, high: float) -> None:
    felt = [read_feeling(cell) for cell in cells]
    assert None not in felt
    scale = scale_of(each for each in felt if each)
    assert (scale.low, scale.high) == (low, high)


def test_an_emotion_row_of_prose_stays_prose() -> None:
    form = _form("| Stage | A | B |\n|---|---|---|\n| Emotions | walks the dog | reads |\n| Actions | x | y |\n")
    assert _grid(form)["Emotions"] == [["walks the dog"], ["reads"]]
    assert form["lanes"][0]["kind"] == "thoughts"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("What they do", None), ("User Actions", "actions"), ("Pain Points 😖", "pain_points"), ("KPI's", "metrics"),
     ("Behind the scenes", "backstage"), ("Line of Visibility", "line_of_visibility"), ("Wünsche", None)],
)  # fmt: skip
def test_headings_name_lane_kinds(text: str, kind: str | None) -> None:
    assert lane_kind(text) == kind


def test_numbers_in_front_of_stages_go() -> None:
    assert [without_number(t) for t in ("1. Plan", "2) Go", "Phase 3: Stay", "24 hours later", "4", "1.5 days")] == [
        "Plan", "Go", "Stay", "24 hours later", "4", "1.5 days",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no table or list"),
        ("Only a paragraph.", "no table or list"),
        ("# Only a heading", "no table or list"),
        ("text\n\n```mermaid\njourney\n  title A\n```\n", "Mermaid diagrams cannot be imported yet"),
    ],
)
def test_a_text_without_table_or_list_is_refused_with_what_to_do(text: str, sentence: str) -> None:
    with pytest.raises(ImportFailedError, match=sentence):
        _read(text)


def test_text_in_other_encodings_and_with_control_characters_is_read_and_told() -> None:
    table = "| Stage | Caf\xe9 | B |\n|---|---|---|\n| Actions | a | b |\n"
    for data in (table.encode("utf-16"), table.encode("utf-8-sig"), table.replace("\n", "\r\n").encode()):
        assert _stages(public_form(IMPORTER.read(data, "x.md").document)) == ["Café", "B"]
    imported = IMPORTER.read(table.encode("cp1252"), "x.md")
    assert _stages(public_form(imported.document)) == ["Café", "B"]
    assert "Windows-1252" in imported.report[0]
    assert "2 characters that cannot be shown" in _read(table.replace("| a", "| a\x00\x07")).report[0]


def test_binary_and_unknown_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportFailedError, match="no text file"):
        IMPORTER.read(b"\x89PNG\x00\xff\xfe\x00", "x.md")
    with pytest.raises(ImportFailedError, match=r"choose a file of .*\.md"):
        import_file(tmp_path / "x.docx")
    with pytest.raises(ImportFailedError, match="cannot be read"):
        import_file(tmp_path / "x.md")


@given(st.text(alphabet="ab1 |-\n#>*+.:`\t\\[](<!&😀あ;", max_size=300))
@settings(max_examples=60)
def test_whatever_the_text_the_journey_is_sound_or_it_is_refused(text: str) -> None:
    try:
        imported = _read(text)
    except ImportFailedError:
        return
    assert complaints(imported.document) == []
    assert read_journey(journey_bytes(capture(imported.document))).notes == ()


@pytest.mark.parametrize("importer", importers(), ids=lambda importer: importer.name)
@pytest.mark.parametrize("data", [
    b"", b"\x00" * 1000, b"PK\x03\x04", b"\xff\xfe\x00\xd8", b"|" * 100_000, b"- " * 5_000, b"> " * 5_000 + b"x",
    b"[" * 50_000, b"| a |\n|---|\n" + b"| b |\n" * 2_000, ("\u202e| a | b |\n|---|---|\n| \u0301" * 3).encode(),
])  # fmt: skip
def test_an_importer_survives_empty_truncated_and_hostile_input(importer: Any, data: bytes) -> None:
    try:
        importer.read(data, "x")
    except ImportFailedError as error:
        assert "\n" not in str(error)
