"""Raw answers of a survey: tallied, what is beyond the scale or answered anew left out and told, put in its place."""

from pathlib import Path

import pytest

from journeydesigner.cli import main
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.structure import add_lane
from journeydesigner.events.answers import read_answers
from journeydesigner.events.answers_onto_map import enter_answers
from journeydesigner.events.errors import EventsError
from journeydesigner.files.journey_file import open_journey, save_journey
from journeydesigner.metrics.formulas import value_of
from tests.events.shop import shop_map

HEAD = "customer_id,question,score,submitted date,touchpoint\n"


def survey(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "survey.csv"
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def nps(scores: list[int], place: str = "Pay", month: int = 10) -> list[str]:
    return [f"c{place}{month}{i},NPS,{score},2026-{month:02}-03,{place}" for i, score in enumerate(scores)]


def test_scores_are_tallied_by_question_place_and_month(tmp_path: Path) -> None:
    found = read_answers(survey(tmp_path, *nps([10, 9, 8, 3]), *nps([7], "Cart"), *nps([0], month=11)))
    assert [(t.place, t.period, t.scores) for t in found.tallies] == [
        ("Cart", "2026-10", ((7, 1),)),
        ("Pay", "2026-10", ((3, 1), (8, 1), (9, 1), (10, 1))),
        ("Pay", "2026-11", ((0, 1),)),
    ]


def test_scores_beyond_the_scale_are_rejected_and_counted(tmp_path: Path) -> None:
    rows = [f"c{i},NPS,{score},2026-10-01,Pay" for i, score in enumerate(("11", "-1", "9.5", "ten", "", "10", "0"))]
    found = read_answers(survey(tmp_path, *rows))
    assert found.beyond == (("NPS", 5),)
    assert found.tallies[0].scores == ((0, 1), (10, 1))


def test_the_last_answer_of_a_customer_at_a_touchpoint_counts(tmp_path: Path) -> None:
    rows = [
        "ana,NPS,2,2026-10-01 10:00,Pay", "ana,NPS,9,2026-10-09 10:00,Pay", "ana,NPS,5,2026-10-05 10:00,Pay",
        "ana,NPS,1,2026-10-01 10:00,Cart", ",NPS,4,2026-10-01 10:00,Pay", ",NPS,4,2026-10-01 10:00,Pay",
    ]  # fmt: skip
    found = read_answers(survey(tmp_path, *rows))
    assert {t.place: t.scores for t in found.tallies} == {"Pay": ((4, 2), (9, 1)), "Cart": ((1, 1),)}
    assert found.earlier == 2


def test_versions_of_a_score_are_never_mixed(tmp_path: Path) -> None:
    rows = [f"c{i},{name},{5},2026-10-01,Pay" for i, name in enumerate(("CES1", "CES2", "CSAT", "Mood"))]
    found = read_answers(survey(tmp_path, *rows))
    assert [t.kind for t in found.tallies] == ["ces1", "ces2", "csat"]
    assert found.unknown == (("Mood", 1),)


def test_columns_are_known_in_other_words_and_one_question_may_be_named(tmp_path: Path) -> None:
    path = survey(tmp_path, "17;4;01.10.2026 12:00;Kasse", head="Kunde;Bewertung;Datum;Schritt\n")
    found = read_answers(path, question="CSAT", dates="dmy", per="quarter")
    assert (found.tallies[0].kind, found.tallies[0].period, found.tallies[0].place) == ("csat", "2026-Q4", "Kasse")


@pytest.mark.parametrize(
    ("head", "row", "said"),
    [
        ("who,grade\n", "x,1", "no column score, time, metric"),
        (HEAD, "x,Mood,4,2026-10-01,Pay", "None of the rows"),
    ],
)
def test_what_is_no_survey_is_told(tmp_path: Path, head: str, row: str, said: str) -> None:
    with pytest.raises(EventsError, match=said):
        read_answers(survey(tmp_path, row, head=head))


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    document, map_id = shop_map("Pay")
    stage = document.snapshot.stages_of(map_id)[0].id
    lane = add_lane(document, map_id, "touchpoints", "Touchpoints")
    add_card(document, lane, document.snapshot.steps_of(stage)[0].id, text="Checkout page")
    return save_journey(document, tmp_path / "shop.journey") and tmp_path / "shop.journey"


def test_answers_go_to_the_stage_or_touchpoint_where_they_were_given(shop: Path) -> None:
    document = open_journey(shop).document
    rows = [*nps([10] * 8 + [0] * 2), *nps([9] * 12, "checkout  page"), *nps([9] * 9, "Pay", 11), *nps([5], "Moon")]
    entered = enter_answers(
        document, document.snapshot.maps[0].id, read_answers(survey(shop.parent, *rows)), source="s"
    )
    assert (entered.results, entered.held_back, entered.nowhere) == (2, 1, (("Moon", 1),))
    snapshot = document.snapshot
    (metric,) = snapshot.metrics_of(snapshot.organizations[0].id)
    found = {snapshot.find(m.anchor): value_of(metric, m.result) for m in snapshot.history_of(metric.id)}
    assert sorted((type(at).__name__, value) for at, value in found.items()) == [("Card", 100.0), ("Stage", 60.0)]


def test_the_command_tells_and_enters(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = survey(shop.parent, *nps([10] * 8 + [0] * 2))
    assert main(["measure", str(shop), "--answers", str(path), "--apply"]) == 0
    assert "NPS, Pay, Oct 2026: +60 (n = 10, 95 %: +10 to +100)" in capsys.readouterr().out
    assert len(open_journey(shop).document.snapshot.table("measurements")) == 1
    assert main(["measure", str(shop), "--answers", str(path), "--rules", "x"]) == 2


def test_the_command_prints_no_score_of_few_answers(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = survey(shop.parent, *nps([10] * 9), *nps([10] * 8 + [0] * 2, "Checkout page"))
    assert main(["measure", str(shop), "--answers", str(path)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert sorted(printed) == [
        "NPS, Checkout page, Oct 2026: +60 (n = 10, 95 %: +10 to +100)", "NPS, Pay, Oct 2026: fewer than 10 answers",
    ]  # fmt: skip
