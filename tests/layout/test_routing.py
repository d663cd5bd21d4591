"""Arrows keep to the gutters."""

import random
from itertools import pairwise

import pytest

from journeydesigner.layout.gutters import Area, GutterRow, Gutters, RowBlocks
from journeydesigner.layout.routing import Router
from journeydesigner.layout.tracks import Routed, laid
from tests.pace import times_plain_python

LEFT, WIDE = 200.0, 216.0


class Board:
    """Rows of cards packed as a lane packs them, and what was routed between them."""

    def __init__(self, columns: int, rows: list[list[tuple[int, int, float]]], gap: float = 8.0) -> None:
        """Of each row (first column, last column, height) by card."""
        self.borders = [LEFT + column * WIDE for column in range(columns + 1)]
        self.areas: list[Area] = []
        self.rows: list[GutterRow] = []
        top = 100.0
        for cards in rows:
            filled = [12.0] * columns
            local: list[Area] = []
            for first, last, height in cards:
                y = max(filled[first : last + 1])
                x, right = self.borders[first] + 8, self.borders[last + 1] - 8
                local.append(Area(x, y, right - x, height))
                for column in range(first, last + 1):
                    filled[column] = y + height + gap
            height = max([72.0, *(area.bottom + 12 for area in local)])
            self.rows.append(GutterRow(top, height, RowBlocks(local, self.borders)))
            self.areas += [Area(area.x, area.y + top, area.w, area.h) for area in local]
            top += height
        self.gutters = Gutters(self.rows, self.borders)

    def route(self, pairs: list[tuple[int, int]]) -> dict[str, tuple[tuple[float, float], ...]]:
        router = Router(self.gutters)
        found = [
            Routed(
                f"{a}>{b}",
                self.areas[a],
                self.areas[b],
                router.way(self.areas[a], self.areas[b]),
            )
            for a, b in pairs
        ]
        return dict(laid(self.gutters, found))


def random_board(dice: random.Random, columns: int = 8, rows: int = 6) -> Board:
    def cards() -> list[tuple[int, int, float]]:
        found: list[tuple[int, int, float]] = []
        for _card in range(dice.randint(0, 3 * columns)):
            first = dice.randrange(columns)
            found.append((first, min(first + dice.choice([0, 0, 0, 1, 2]), columns - 1), dice.choice([28, 40, 58, 94])))
        return found

    return Board(columns, [cards() for _row in range(rows)])


def crossed(points, areas: list[Area]) -> list[Area]:
    """The cards whose inside a line of upright and level stretches goes through."""
    found: list[Area] = []
    for (x0, y0), (x1, y1) in pairwise(points):
        assert abs(x0 - x1) < 0.01 or abs(y0 - y1) < 0.01, (x0, y0, x1, y1)
        low, high, left, right = min(y0, y1), max(y0, y1), min(x0, x1), max(x0, x1)
        found += [
            area
            for area in areas
            if left < area.right - 0.5 and area.x + 0.5 < right + 0.001 and low < area.bottom - 0.5
            and area.y + 0.5 < high + 0.001 and right > area.x + 0.5 and high > area.y + 0.5
        ]  # fmt: skip
    return found


@pytest.mark.parametrize("seed", range(40))
def test_no_arrow_goes_through_a_card(seed):
    dice = random.Random(seed)
    board = random_board(dice)
    count = len(board.areas)
    pairs = list({(dice.randrange(count), dice.randrange(count)) for _link in range(25)}) if count else []
    for key, points in board.route([(a, b) for a, b in pairs if a != b]).items():
        assert not crossed(points, board.areas), (key, points)


def test_a_card_under_another_is_reached_by_one_straight_line():
    board = Board(2, [[(0, 0, 40)], [(0, 0, 40)]])
    (points,) = board.route([(0, 1)]).values()
    assert len(points) == 2
    assert points[0][0] == points[1][0] == board.areas[0].middle[0]


def test_the_next_step_is_reached_by_one_straight_line():
    board = Board(2, [[(0, 0, 40), (1, 1, 40)]])
    (points,) = board.route([(0, 1)]).values()
    assert points == ((board.areas[0].right, 132.0), (board.areas[1].x, 132.0))


def test_a_pair_of_arrows_back_and_forth_runs_side_by_side():
    board = Board(2, [[(0, 0, 40)], [(0, 0, 40)]])
    there, back = board.route([(0, 1), (1, 0)]).values()
    assert abs(there[0][0] - back[0][0]) == pytest.approx(8)


def test_arrows_from_one_card_leave_it_at_different_places():
    board = Board(5, [[(0, 0, 94)], [(2, 2, 40), (3, 3, 40), (4, 4, 40)]])
    found = board.route([(0, 1), (0, 2), (0, 3)])
    assert len({points[0] for points in found.values()}) == 3


def test_arrows_that_share_a_channel_lie_side_by_side():
    board = Board(4, [[(0, 0, 40), (1, 1, 40)], [(2, 2, 40), (3, 3, 40)]])
    found = list(board.route([(0, 2), (1, 3)]).values())
    levels = [
        {round(y0, 1) for (_x, y0), (_x1, y1) in pairwise(points) if y0 == y1 and 170 < y0 < 180} for points in found
    ]
    assert levels[0].isdisjoint(levels[1])


def test_an_arrow_elsewhere_changes_no_other():
    board = Board(8, [[(column, column, 40) for column in range(8)] for _row in range(4)])
    before = board.route([(0, 9), (1, 2)])
    after = board.route([(0, 9), (1, 2), (22, 31), (6, 15)])
    assert all(after[key] == points for key, points in before.items())


def test_a_card_that_wide_ones_close_in_is_left_through_the_gaps():
    board = Board(3, [[(0, 2, 40), (1, 1, 40), (0, 2, 40)], [(2, 2, 40)]])
    (points,) = board.route([(1, 3)]).values()
    assert not crossed(points, board.areas)


def test_three_hundred_arrows_are_routed_in_the_time_of_three_frames():
    dice = random.Random(1)
    rows = [
        [
            (c, min(c + dice.choice([0] * 7 + [1]), 59), dice.choice([40.0, 58.0]))
            for c in range(60)
            for _n in range(dice.choice([0, 1, 2]))
        ]
        for _row in range(12)
    ]
    board = Board(60, rows)
    near = [
        (a, b)
        for a, one in enumerate(board.areas)
        for b, other in enumerate(board.areas)
        if a != b and abs(one.x - other.x) < 4 * WIDE and abs(one.y - other.y) < 500
    ]
    pairs = dice.sample(near, 300)
    board.route(pairs)
    assert times_plain_python(lambda: board.route(pairs)) < 1.3  # half of that as a rule
