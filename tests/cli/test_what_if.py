"""``journeydesigner what-if``: forecasts printed, ranked and kept; what is refused is a sentence and code 2."""

import json
from pathlib import Path

import pytest

from journeydesigner.cli import main
from journeydesigner.editing.forecasts import to_be_maps
from journeydesigner.files.journey_file import open_journey, save_journey
from tests.editing.shop import SHOP, Shop

Said = pytest.CaptureFixture[str]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    made = Shop()
    made.opportunity("One-page checkout", 5, effect_change=0.1)
    made.opportunity("Club", 5)
    save_journey(made.document, tmp_path / "shop.journey")
    return tmp_path / "shop.journey"


def test_with_no_lever_the_numbers_are_the_funnel(shop: Path, capsys: Said):
    before = shop.read_bytes()
    assert main(["what-if", str(shop), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["forecast"] is True
    assert [stage["customers"]["value"] for stage in found["stages"]] == list(SHOP)
    assert [one["text"] for one in found["opportunities"]] == ["One-page checkout", "Club"]
    assert shop.read_bytes() == before


def test_two_levers_give_the_forecast_with_method_and_assumptions(shop: Path, capsys: Said):
    levers = ["--set", "Decision.conversion=0.82", "--set", "Decision > Post-sales.conversion = 58 %"]
    assert main(["what-if", str(shop), *levers]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Forecast, not a measurement")
    assert "234, 95 % interval 210 to 257" in out
    assert "binomial, n = 600" in out
    assert "The other rates stay as measured" in out


def test_an_opportunity_thought_done_is_kept_on_a_to_be_map(shop: Path, capsys: Said):
    assert main(["what-if", str(shop), "--opportunity", "checkout", "--keep", "--author", "Kim"]) == 0
    assert "Kept as a forecast" in capsys.readouterr().err
    snapshot = open_journey(shop).document.snapshot
    (home,) = to_be_maps(snapshot, snapshot.maps[0].id)
    (kept,) = snapshot.forecasts_of(home)
    assert kept.author == "Kim"
    assert kept.levers[0].why is not None
    assert main(["what-if", str(shop), "--set", "Decision.cost=1", "--keep", snapshot.map(home).title]) == 0
    assert len(open_journey(shop).document.snapshot.forecasts_of(home)) == 2


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (["--set", "Decision.conversion=1.2"], "from 0 to 100 %"),
        (["--set", "Nowhere.conversion=0.2"], "its stages are"),
        (["--set", "Decision.speed=3"], "STAGE.conversion=0.58"),
        (["--set", "Decision.conversion=many"], "is no number"),
        (["--set", "Awareness.conversion=0.5"], "first stage"),
        (["--set", "Interest.dwell=3 min"], "was not measured"),
        (["--set", "Decision.dwell=3 pt"], "is no length of time"),
        (["--opportunity", "xyz"], "No opportunity says"),
        (["--opportunity", "Club"], "inspector"),
        (["--keep"], "No lever is moved"),
        (["--set", "Decision.cost=1", "--keep", "Elsewhere"], "no to-be map"),
    ],
)
def test_what_is_refused_is_a_sentence(shop: Path, told: list[str], said: str, capsys: Said):
    before = shop.read_bytes()
    assert main(["what-if", str(shop), *told]) == 2
    assert said in capsys.readouterr().err
    assert shop.read_bytes() == before


def test_a_map_without_numbers_says_what_to_do(tmp_path: Path, capsys: Said):
    assert main(["new", str(tmp_path / "new.journey")]) == 0
    assert main(["what-if", str(tmp_path / "new.journey")]) == 2
    assert "There is no funnel yet" in capsys.readouterr().err
