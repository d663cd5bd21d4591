"""Nothing that is held back can be worked out from what is told: an attacker who knows how the numbers hang together
tries it, over any log."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.structure import add_lane_of
from journeydesigner.events.onto_map import enter
from journeydesigner.events.report import EventReport, read_log
from journeydesigner.events.rules import Rules, read_rules, rules_of
from journeydesigner.events.suppression import Sums
from journeydesigner.events.told import Told
from journeydesigner.model.ids import MapId
from journeydesigner.model.movement_records import Movements
from journeydesigner.model.records import Measurement
from tests.events import logs
from tests.events.shop import shop_map

K = 10
WAYS = ("a", "ab", "abc", "abab", "ba", "b", "ac", "abcabc", "bc", "c")
FORM = {
    "steps": ["A", "B", "C"], "window_s": 100, "inactive_s": 50,
    "map": {"a": {"stage": "A", "touchpoint": "One"}, "b": {"stage": "B", "touchpoint": "Two"},
            "c": {"stage": "C", "touchpoint": "Three"}},
    "columns": {"case": "who", "event": "what", "time": "when"},
}  # fmt: skip


def board() -> tuple[Document, MapId]:
    document, map_id = shop_map("A", "B", "C")
    lane = add_lane_of(document, map_id, "touchpoints")
    for step, text in zip(document.snapshot.steps_in(map_id), ("One", "Two", "Three"), strict=True):
        add_card(document, lane, step.id, text)
    return document, map_id


def counted(crowds: Iterable[tuple[str, int]], mode: str, folder: Path, month: int = 1) -> EventReport:
    """``crowds``: ways through the stages, and how many customers take each; every third begins a month later."""
    rows: list[logs.Row] = []
    for number, (way, size) in enumerate(crowds):
        begin = (number % 3) * 30 * 86_400
        rows += [(f"{number}-{i}", event, begin + 30 * at) for i in range(size) for at, event in enumerate(way)]
    rules: Rules = rules_of({**FORM, "mode": mode})
    return read_log(logs.write(folder / "log.csv", rows, 1_700_000_000 + month * 40 * 86_400), rules)


def entered(crowds: Iterable[tuple[str, int]], mode: str = "best attempt") -> tuple[Movements, EventReport, Document]:
    document, map_id = board()
    with TemporaryDirectory() as folder:
        report = counted(crowds, mode, Path(folder))
    enter(document, map_id, report, period="2026-10", source="log.csv")
    [movements] = document.snapshot.movements_of(map_id)
    return movements, report, document


class Attacker:
    """Knows what is stored, and that some of it adds up. Written from the definitions, not from the program."""

    def __init__(self, movements: Movements, document: Document) -> None:
        self.known: dict[object, int | None] = {}
        self.rows: list[dict[object, int]] = []
        m = movements
        stages = [stage.stage for stage in m.stages]
        self._note({"customers": m.customers, "converted": m.converted, "abandoned": m.abandoned, "open": m.still_open,
                    "mapped": m.mapped_rows, "switched": m.switched})  # fmt: skip
        for stage in m.stages:
            for name in ("reached", "at_all", "first_entry", "dwell_n", "next_n", "returned", "abandoned"):
                self._note({(name, stage.stage): getattr(stage, name)})
        flows = {(flow.source, flow.target): flow.n for flow in m.flows}
        self._note({("flow", *ends): n for ends, n in flows.items()})
        self._note({("flow", None, s.stage): s.entries for s in m.stages if (None, s.stage) in flows})
        self._note({("flow", s.stage, None): s.exits for s in m.stages if (s.stage, None) in flows})
        for cohort in m.cohorts:
            self._note({("begun", cohort.month): cohort.begun, ("came", cohort.month): cohort.converted})
            self._sum(("begun", cohort.month), [("came", cohort.month), ("went", cohort.month)])
        for use in m.touchpoints:
            self._note({("events", use.card): use.events, ("touched", use.card): use.customers})
        self._sum("customers", ["converted", "abandoned", "open"])
        self._sum("converted", [("at_all", stages[-1])])
        self._sum("abandoned", [("abandoned", stage) for stage in stages])
        self._sum("customers", [("flow", *ends) for ends in flows if ends[0] is None])
        self._sum("customers", [("flow", *ends) for ends in flows if ends[1] is None])
        self._sum("customers", [("begun", cohort.month) for cohort in m.cohorts])
        self._sum("converted", [("came", cohort.month) for cohort in m.cohorts])
        self._sum("mapped", [("events", use.card) for use in m.touchpoints])
        for stage in stages:
            into = [("flow", *ends) for ends in flows if ends[1] == stage]
            out = [("flow", *ends) for ends in flows if ends[0] == stage]
            self.rows.append({**dict.fromkeys(into, 1), **dict.fromkeys(out, -1)})
            self._sum(("dwell_n", stage), [key for key in out if key[2] is not None])
            self._sum(("at_all", stage), [("returned", stage), ("once", stage)])
        for one, other in pairwise(stages):
            self._sum(("next_n", one), [("first_entry", other)])
        for name in ("reached", "first_entry"):
            self._sum(("at_all", stages[0]), [(name, stages[0])])
            if (name, m.mode) in (("reached", "any order"), ("first_entry", "first entry")):
                for stage in stages:
                    self._sum(("reached", stage), [("at_all" if m.mode == "any order" else name, stage)])
        for card, stage in zip((use.card for use in m.touchpoints), stages, strict=True):
            self._sum(("at_all", stage), [("touched", card)])
        for stage in stages[1:]:
            for more, fewer in (("at_all", "reached"), ("at_all", "first_entry"), ("reached", "first_entry")):
                self._sum((more, stage), [(fewer, stage), ("only", more, fewer, stage)])
        self._sum("customers", ["switched", "stayed"])
        self._ways(m)
        for measured in document.snapshot.table("measurements").values():
            assert isinstance(measured, Measurement)
            self._rates(measured, document, stages)

    def _ways(self, movements: Movements) -> None:
        """Who took a way that is told is in every stage and every move of it; the others are the rest."""
        parts: dict[object, list[object]] = {}
        for number, variant in enumerate(movements.variants):
            self._note({("way", number): variant.n})
            way = variant.stages
            held = {"customers", *(("at_all", stage) for stage in way), ("flow", None, way[0]), ("flow", way[-1], None)}
            held |= {("returned", stage) for stage in way if way.count(stage) > 1}
            for whole in held:
                parts.setdefault(whole, []).append(("way", number))
            for one, other in pairwise(way):
                parts.setdefault(("flow", one, other), []).append(("way", number))
        for whole, ways in parts.items():
            self._sum(whole, [*ways, ("rest", whole)])

    def _rates(self, measured: Measurement, document: Document, stages: Sequence[str]) -> None:
        """A rate with its n is a count; a count told twice is told."""
        name = document.snapshot.metric(measured.metric).name
        value, n, at = measured.result.value, measured.result.n, measured.anchor
        if value is None:
            return
        place = stages.index(at) if at in stages else 0
        match name:
            case "Customers":
                self._note({("reached", at): round(value)})
            case "Conversion" if n is not None:
                self._note({("reached", stages[place - 1]): n, ("reached", at): round(value * n)})
            case "Drop-off" if n is not None:
                self._note({("reached", stages[place - 1]): n, ("reached", at): round((1 - value) * n)})
            case "Came back" if n is not None:
                self._note({("at_all", at): n, ("returned", at): round(value * n)})
            case "Abandonment" if n is not None:
                self._note({"abandoned": round(value * n), "converted": n - round(value * n)})
            case "Dwell time":
                self._note({("dwell_n", at): n})
            case "Time to next stage":
                self._note({("next_n", at): n})
            case _:
                pass

    def _note(self, told: Mapping[object, int | None]) -> None:
        for key, n in told.items():
            self.known[key] = n if n is not None else self.known.get(key)

    def _sum(self, whole: object, parts: Iterable[object]) -> None:
        row: dict[object, int] = {whole: 1}
        for part in parts:
            row[part] = row.get(part, 0) - 1
        self.rows.append(row)

    def finds(self) -> dict[object, Fraction]:
        """All numbers that follow from what is told, by elimination in fractions."""
        unknown = sorted({key for row in self.rows for key in row if self.known.get(key) is None}, key=str)
        matrix = [
            [Fraction(row.get(key, 0)) for key in unknown]
            + [-sum((Fraction(f * (self.known[key] or 0)) for key, f in row.items() if key not in unknown), Fraction())]
            for row in self.rows
        ]
        pivots: list[int] = []
        at = 0
        for column in range(len(unknown)):
            chosen = next((i for i in range(at, len(matrix)) if matrix[i][column]), None)
            if chosen is None:
                continue
            matrix[at], matrix[chosen] = matrix[chosen], matrix[at]
            matrix[at] = [value / matrix[at][column] for value in matrix[at]]
            for i, line in enumerate(matrix):
                if i != at and line[column]:
                    factor = line[column]
                    matrix[i] = [value - factor * other for value, other in zip(line, matrix[at], strict=True)]
            pivots.append(column)
            at += 1
        return {
            unknown[column]: matrix[i][-1]
            for i, column in enumerate(pivots)
            if not any(matrix[i][j] for j in range(len(unknown)) if j != column)
        }


def small_ones(report: EventReport) -> set[tuple[str, int]]:
    """The counts over too few customers, as the run that counts them knows them."""
    found: set[tuple[str, int]] = set()
    for name, counts in (
        ("reached", report.reached), ("at_all", report.reached_at_all), ("first_entry", report.first_entries),
        ("returned", report.rework), ("abandoned", report.abandoned_at),
    ):  # fmt: skip
        found |= {(name, place) for place, n in enumerate(counts) if 0 < n < K}
    return found


_CROWDS = st.lists(st.tuples(st.sampled_from(WAYS), st.sampled_from([1, 3, 8, 9, 10, 12, 25, 40])), min_size=1,
                   max_size=8)  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(crowds=_CROWDS, mode=st.sampled_from(["best attempt", "first entry", "any order", "strict order"]))
def test_nothing_small_can_be_worked_out(crowds: list[tuple[str, int]], mode: str) -> None:
    movements, report, document = entered(crowds, mode)
    attacker = Attacker(movements, document)
    found = attacker.finds()
    assert not {key: n for key, n in found.items() if 0 < abs(n) < K}
    stages = [stage.stage for stage in movements.stages]
    for name, place in small_ones(report):
        assert getattr(movements.stages[place], name) is None
        assert (name, stages[place]) not in found
    told = [n for n in attacker.known.values() if n is not None]
    assert all(n == 0 or n >= K for n in told)


def test_without_complementary_suppression_the_attacker_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """That he finds nothing is not because he cannot reckon."""
    monkeypatch.setattr(Sums, "_next", lambda *_held: set[object]())
    movements, _report, document = entered([("abc", 40), ("a", 4), ("ab", 30)])
    found = Attacker(movements, document).finds()
    assert any(0 < n < K for n in found.values())


def test_the_funnel_of_the_example_is_told_whole() -> None:
    fixtures = Path(__file__).parent / "fixtures"
    told = Told(read_log(fixtures / "shop-events.csv.gz", read_rules(fixtures / "shop-events.expected.json")))
    assert [told.count("reached", k) for k in range(1, 6)] == [600, 597, 491, 371, 174]
    assert told.count("begun", "2024-06") is None and told.count("begun", "2024-05") is None
    assert told.count("last", 3) is None and told.count("last", 4) is None


@pytest.mark.parametrize("crowds", [[("abc", 40), ("a", 4)], [("abc", 3), ("ab", 12), ("b", 30)]])
def test_of_three_that_add_up_no_single_one_is_held_back(crowds: list[tuple[str, int]]) -> None:
    movements, report, _document = entered(crowds)
    told = (movements.converted, movements.abandoned, movements.still_open)
    assert any(0 < n < K for n in report.status)
    assert all(now is None for now, n in zip(told, report.status, strict=True) if 0 < n < K)
    assert [*told, movements.customers].count(None) >= 2


def test_a_way_that_few_took_is_not_named() -> None:
    movements, _report, _document = entered([("abc", 40), ("acb", 3), ("ba", 30)])
    assert all(variant.n is not None and variant.n >= K for variant in movements.variants)


def test_a_move_often_made_by_few_is_held_back() -> None:
    """Forty moves of four customers tell of four customers."""
    movements, _report, _document = entered([("abc", 40), ("abababababababababab", 4)])
    stages = {stage.stage: number for number, stage in enumerate(movements.stages)}
    back = next(flow for flow in movements.flows if flow.source and flow.target and
                stages[flow.source] == 1 and stages[flow.target] == 0)  # fmt: skip
    assert back.n is None


def test_sums_of_sums_are_seen_through() -> None:
    """x + y = 100, y + z = 90, z is told: x follows from both."""
    sums = Sums()
    for key, value in (("x", 4), ("y", 96), ("z", 90), ("all", 100), ("most", 186)):
        sums.add(key, value, value, 1 if key == "z" else 5)
    sums.whole("all", "x", "y")
    sums.whole("most", "y", "z")
    assert sums.held_back() >= {"x", "y"} and len(sums.held_back()) >= 3


def test_a_hundred_stages_are_done_in_no_time() -> None:
    """Every stage to every other, most of them by few."""
    sums = Sums()
    for a in range(100):
        for b in range(100):
            if a != b:
                sums.add(("flow", a, b), 3 + (a * b) % 40, 3 + (a * b) % 40, 50)
    for a in range(100):
        parts = [("flow", a, b) for b in range(100) if a != b]
        sums.add(("out", a), sum(sums.cells[part].value for part in parts), 100, 100)
        sums.whole(("out", a), *parts)
    assert sums.held_back()
