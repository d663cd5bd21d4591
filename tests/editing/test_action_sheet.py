"""Who does what by when."""

from datetime import date
from typing import Any

from journeydesigner.editing import cards, numbers
from journeydesigner.editing.action_sheet import Action, actions_of, by_owner
from journeydesigner.lanes.card_fields import card_fields
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import CardId
from tests.editing.conftest import Board


def _add(board: Board, lane: str, step: int, text: str, **fields: Any) -> CardId:
    return cards.add_card(board.document, board.lane(lane), board.steps[step], text, **fields)


def _actions(board: Board, owner: str | None = None) -> list[str]:
    return [action.card.text for action in actions_of(board.snapshot, [board.map], owner)]


def test_pains_and_opportunities_are_listed_the_most_urgent_first(board: Board) -> None:
    _add(board, "actions", 0, "The customer compares")
    _add(board, "pain_points", 0, "No price", severity="low")
    _add(board, "pain_points", 1, "No answer", severity="critical")
    _add(board, "opportunities", 0, "Done already", due="2026-01-01", status="done")
    _add(board, "opportunities", 3, "Later", due="2027-03-01")
    _add(board, "opportunities", 3, "Sooner", due="2026-12-01")
    _add(board, "opportunities", 1, "Quick win", impact=5, effort=1)
    assert _actions(board) == ["Sooner", "Later", "No answer", "Quick win", "No price", "Done already"]


def test_an_owner_is_found_however_the_name_is_written(board: Board) -> None:
    _add(board, "opportunities", 0, "Call back", owner="Sales")
    _add(board, "pain_points", 0, "No price", owner=" sales ")
    _add(board, "pain_points", 1, "Nobody's")
    assert sorted(_actions(board, "SALES")) == ["Call back", "No price"]
    assert _actions(board, "") == ["Nobody's"]
    assert [name.casefold() for name in by_owner(actions_of(board.snapshot, [board.map]))] == ["sales", ""]


def test_an_action_says_where_it_stands_and_what_it_should_bring(board: Board) -> None:
    metric = numbers.add_metric(board.document, board.organization, "Callbacks kept", unit="percent")
    _add(board, "opportunities", 1, "Call back", effect=0.05, effect_metric=metric, due="2026-11-30")
    action: Action = actions_of(board.snapshot, [board.map])[0]
    assert (action.stage.title, action.step.title, action.lane.kind) == ("Before", "Compare", "opportunities")
    assert action.metric is not None
    assert (action.metric.name, action.effect) == ("Callbacks kept", 0.05)
    assert not action.is_late(date(2026, 11, 30))
    assert action.is_late(date(2026, 12, 1))


def test_a_metric_that_is_gone_is_not_named(board: Board) -> None:
    _add(board, "opportunities", 1, "Call back", effect_metric="metric-gone")
    assert actions_of(board.snapshot, [board.map])[0].metric is None


def test_both_kinds_have_a_day_and_a_state_after_what_is_their_own() -> None:
    for name in ("pain_points", "opportunities"):
        assert [field.name for field in card_fields(kind(name))][-2:] == ["due", "status"]
