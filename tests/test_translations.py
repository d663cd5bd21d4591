"""The catalogues are those of the code."""

import runpy
from pathlib import Path

import pytest

from journeydesigner import shipped, wording

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
