"""The catalogues are those of the code."""

import ast
import re
import runpy
from pathlib import Path

import pytest

from journeydesigner import shipped, wording
from journeydesigner.files.templates import new_from_template
from journeydesigner.metrics import numbers

PACKAGE = Path(wording.__file__).parent
MAKER = runpy.run_path(str(shipped.resource("translations") / "make_translations.py"))


def catalogue(name: str) -> Path:
    return shipped.resource(f"translations/{name}")


@pytest.mark.parametrize("language", MAKER["LANGUAGES"])
def test_what_is_read_is_what_was_translated(language: str) -> None:
    assert catalogue(f"{language}.mo").read_bytes() == MAKER["mo_bytes"](MAKER["read"](language))


def test_every_language_is_offered() -> None:
    assert {wording.SOURCE, *MAKER["LANGUAGES"]} == set(wording.LANGUAGES)


@pytest.mark.parametrize(("wanted", "spoken"), [("es_MX", "es"), ("es-419", "es"), ("C.UTF-8", "en"), ("", "en")])
def test_a_locale_finds_the_nearest_language(wanted: str, spoken: str) -> None:
    assert wording.best_of(wanted) == spoken


def test_a_language_that_is_not_there_speaks_english() -> None:
    wording.speak("tlh")
    assert (wording.spoken(), wording._("Export")) == ("en", "Export")


ALIKE = (
    "Agenda", "App", "Backstage", "Chat", "Color", "Esc", "F1 o ?", "Frontstage", "Inspector", "KPI", "NPS",
    "Neutral", "Normal", "No", "Persona", "Personas", "Total", "Web", "Zoom", "d", "h", "min", "n", "pt", "s", "jun",
    "feb", "mar", "may", "nov", "oct", "sep", "jul", "CSAT", "Hospital", "Intranet", "+1 min", "Prom.", "Detr.",
    "PERSONAS", "Ctrl", "Alt", "Meta", "Tab", "Ins", "Roles", "px", "h  min", "persona", "min", "Persona:", "no",
    "×  mm", "n =", "kB", "MB", "+5 pt",
)  # fmt: skip
"""What Spanish writes as English does: borrowed words, units, months."""


def test_every_text_is_in_spanish() -> None:
    missing, same = [], []
    for message in MAKER["read"]("es"):
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        meant = message.id if isinstance(message.id, tuple) else (message.id,)
        if not message.id:
            continue
        if not all(said):
            missing.append(meant[0])
        elif said[0] == meant[0] and re.search(r"[A-Za-z]", re.sub(r"\{[^}]*\}", "", said[0])):
            same.append(meant[0])
    assert missing == [], "translate these in es.po, and run make_translations.py"
    assert [text for text in same if re.sub(r"\{[^}]*\}|[&…,]", "", text).strip() not in ALIKE] == []


def test_translations_keep_placeholders_mnemonics_and_ends() -> None:
    wrong = []
    for message in MAKER["read"]("es"):
        pairs = (
            zip(message.id, message.string, strict=True)
            if isinstance(message.id, tuple)
            else [(message.id, message.string)]
        )
        for meant, said in pairs:
            if meant and said:
                places = [sorted(re.findall(r"\{[^}]*\}", text)) for text in (meant, said)]
                marks = [(text.count("&"), text.endswith("…"), text.count("\n") > 0) for text in (meant, said)]
                if places[0] != places[1] or marks[0] != marks[1]:
                    wrong.append((meant, said))
    assert wrong == []


def test_no_text_is_translated_when_a_module_is_imported() -> None:
    assert [where for path in PACKAGE.rglob("*.py") for where in _too_early(path)] == []


def _too_early(path: Path) -> list[str]:
    """Calls of the translating functions that are made once, outside of functions or as defaults of them."""
    found: list[str] = []

    def walk(node: ast.AST, is_inside: bool) -> None:
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            for default in (*node.args.defaults, *(each for each in node.args.kw_defaults if each)):
                walk(default, is_inside)
            body = node.body if isinstance(node.body, list) else [node.body]
            for each in body:
                walk(each, True)
            return
        called = node.func if isinstance(node, ast.Call) else None
        if not is_inside and isinstance(called, ast.Name) and called.id in MAKER["KEYWORDS"]:
            found.append(f"{path.name}:{called.lineno}")
        for each in ast.iter_child_nodes(node):
            walk(each, is_inside)

    walk(ast.parse(path.read_text("utf-8")), False)
    return found


def test_a_map_speaks_its_own_language_inside_what_is_made_of_it() -> None:
    with wording.in_words_of("es-MX"):
        assert (wording._("Export"), wording.spoken()) == ("Exportar", "es")
        with wording.in_words_of("en"):
            assert wording._("Export") == "Export"
        assert wording._("Export") == "Exportar"
    assert (wording._("Export"), wording.spoken()) == ("Export", "en")


def test_a_map_in_a_language_without_words_here_takes_the_readers() -> None:
    wording.speak("es")
    try:
        with wording.in_words_of("de"):
            assert (wording._("Export"), wording.spoken()) == ("Exportar", "de")
    finally:
        wording.speak("en")


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert numbers.grouped(1234.5, decimals=1) == "1\u00a0234.5"
    assert numbers.grouped(1234.5, "de", 1) == "1\u00a0234,5"
    with wording.in_words_of("es"):
        assert numbers.grouped(1234.5, decimals=1) == "1\u00a0234,5"
        assert (numbers.period_text("2026-10"), numbers.period_text("2026-Q4")) == ("oct 2026", "T4 2026")
        assert numbers.date_text("2026-01-03") == "3 ene 2026"


def test_a_template_is_in_the_readers_language() -> None:
    wording.speak("es")
    try:
        snapshot = new_from_template("five-stage", has_examples=True).snapshot
    finally:
        wording.speak("en")
    shown = snapshot.maps[0]
    assert (shown.language, shown.title) == ("es", "Recorrido de cinco etapas")
    lanes = {lane.kind: lane for lane in snapshot.lanes_of(shown.id)}
    assert lanes["touchpoints"].title == "Puntos de contacto"
    assert snapshot.stages_of(shown.id)[0].question == "¿Cómo se entera?"
    assert "Compara tres ofertas" in {card.text for card in snapshot.cards_in(lanes["actions"].id)}
    assert new_from_template("five-stage").snapshot.maps[0].title == "Five-stage journey"


def test_the_template_holds_the_texts_of_the_code() -> None:
    now = MAKER["po_text"](MAKER["extracted"]())
    assert catalogue("messages.pot").read_text("utf-8") == now, "run python resources/translations/make_translations.py"
