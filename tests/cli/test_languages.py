"""The command line speaks the language of the environment."""

import pytest

from journeydesigner import wording
from journeydesigner.cli import main


@pytest.fixture(autouse=True)
def english_again():
    yield
    wording.speak("en")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ({"LC_ALL": "es_MX.UTF-8"}, "no es un archivo ni un comando"),
        ({"LANG": "es_ES.UTF-8"}, "no es un archivo ni un comando"),
        ({"LC_ALL": "C", "LANG": "es_ES.UTF-8"}, "is no file and no command"),
        ({"LANG": "tlh"}, "is no file and no command"),
        ({}, "is no file and no command"),
    ],
)
def test_it_speaks_as_the_environment_says(
    names: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert main(["nowhere.journey"]) == 2
    assert said in capsys.readouterr().err
