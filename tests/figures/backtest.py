"""How often the interval of a forecast held what came: fitted on the first 70 % of a log's time, over the example log
(at several cuts) and over generated logs, calm ones, ones whose months differ, and ones whose rates drift."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path

from journeydesigner.events.backtest import Backtest, Visits, backtest, customers_of
from journeydesigner.events.log_files import attach
from journeydesigner.events.rules import read_rules
from journeydesigner.events.store import Store

DEFAULT = 400
LEAST = 0.9
_FIXTURES = Path(__file__).parent.parent / "events" / "fixtures"
_DAY_S = 86_400
_SECOND = 1_000_000
_START = 1_704_067_200
"""1 Jan 2024, UTC."""


@dataclass(frozen=True)
class World:
    """How customers of a generated log behave: ``rates`` from stage to stage, ``spread`` of months around them and
    ``drift`` a month, both in log odds of every rate together with the others of its month."""

    customers: int
    days: int
    rates: tuple[float, ...]
    spread: float
    drift: float


def generated(world: World, chance: random.Random) -> list[Visits]:
    """Customers who come over the whole time, go from stage to stage, look back now and then, or leave."""
    effects = [chance.gauss(0, world.spread) for _month in range(world.days // 28 + 2)]
    found: list[Visits] = []
    for _one in range(world.customers):
        at = chance.random() * world.days * _DAY_S
        month = int(at // (28 * _DAY_S))
        shift = effects[month] + world.drift * (at / (28 * _DAY_S))
        visits, stage = [(at, 1)], 1
        for rate in world.rates:
            while chance.random() < 0.3:
                at += chance.lognormvariate(5, 1.5)
                visits.append((at, chance.randint(1, stage)))
            if chance.random() >= _shifted(rate, shift / len(world.rates)):
                break
            at += min(chance.lognormvariate(6, 2), 20 * _DAY_S)
            stage += 1
            visits.append((at, stage))
        found.append([(round((_START + t) * _SECOND), k) for t, k in visits if t <= world.days * _DAY_S])
    return [visits for visits in found if visits]


def _shifted(rate: float, shift: float) -> float:
    return 1 / (1 + exp(-(log(rate / (1 - rate)) + shift)))


def world(chance: random.Random, spread: float = 0.0, drift: float = 0.0) -> World:
    stages = chance.randint(3, 6)
    rates = tuple(chance.uniform(0.35, 0.97) for _stage in range(stages - 1))
    return World(round(exp(chance.uniform(log(150), log(6000)))), chance.randint(120, 400), rates, spread, drift)


KINDS: dict[str, Callable[[random.Random], World]] = {
    "calm": world,
    "months differ": lambda chance: world(chance, spread=chance.uniform(0.1, 0.5)),
    "drift": lambda chance: world(chance, drift=chance.choice((-1, 1)) * chance.uniform(0.02, 0.15)),
    "both": lambda chance: world(chance, chance.uniform(0.1, 0.4), chance.choice((-1, 1)) * chance.uniform(0.02, 0.1)),
}


def held(kind: str, count: int, seed: int = 6) -> list[Backtest]:
    """The backtests of ``count`` generated logs of a kind."""
    chance = random.Random(f"{seed} {kind}")
    found: list[Backtest] = []
    while len(found) < count:
        made = KINDS[kind](chance)
        tested = backtest(generated(made, chance), len(made.rates) + 1, 7.0 * _DAY_S)
        if tested is not None:
            found.append(tested)
    return found


def example() -> list[Backtest]:
    """The example log, cut at 50 to 75 % of its time."""
    rules = read_rules(_FIXTURES / "shop-events.expected.json")
    with Store() as store:
        store.load(attach(_FIXTURES / "shop-events.csv.gz", store), rules)
        customers = customers_of(store)
    window = rules.window_s or 7.0 * _DAY_S
    cuts = (backtest(customers, len(rules.steps), window, part=part / 100) for part in range(50, 76, 5))
    return [found for found in cuts if found is not None]


def coverage(found: Sequence[Backtest]) -> float:
    return sum(one.holds for one in found) / len(found)


def without_doubt(found: Sequence[Backtest]) -> float:
    """The same, had the measured rates been taken as exact."""
    return sum(one.would_hold_without_doubt for one in found) / len(found)


def figure(count: int) -> str:
    shop = example()
    each = {kind: held(kind, max(count // len(KINDS), 1)) for kind in KINDS}
    parts = [f"example log {sum(one.holds for one in shop)} of {len(shop)} cuts"]
    parts += [
        f"{kind} {coverage(found):.1%} (rates as exact: {without_doubt(found):.1%})" for kind, found in each.items()
    ]
    everything = [one for found in each.values() for one in found]
    assert coverage(shop) >= LEAST, parts[0]
    assert coverage(everything) >= LEAST, ", ".join(parts)
    said = f"backtest: the 95 % interval held {coverage(everything):.1%} of {len(everything)} generated logs"
    return f"{said}; {', '.join(parts)}"
