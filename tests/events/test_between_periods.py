"""What one period must not tell because other periods of the same rules are told."""

from pathlib import Path

import pytest

from journeydesigner.document.document import Document
from journeydesigner.events.onto_map import enter
from journeydesigner.events.report import read_log
from journeydesigner.model.ids import MapId
from journeydesigner.model.movement_records import Movements
from tests.events import logs
from tests.events.shop import shop_map

OCTOBER, NOVEMBER, DECEMBER = 1_759_276_800, 1_761_955_200, 1_764_547_200  # 2025
_DAY = 86_400


@pytest.fixture
def shop() -> tuple[Document, MapId]:
    return shop_map(*"abcd")


def rows(begin: int, **crowds: int) -> list[logs.Row]:
    """So many customers on each way, all at the beginning of the month that begins then; twenty come at its end."""
    found = [
        (f"{begin}-{way}-{number}", event, begin + at)
        for way, size in crowds.items()
        for number in range(size)
        for at, event in enumerate(way)
    ]
    return [*found, *((f"{begin}-late-{number}", "a", begin + 27 * _DAY) for number in range(20))]


def counted(shop: tuple[Document, MapId], folder: Path, period: str, events: list[logs.Row]) -> Movements:
    document, map_id = shop
    report = read_log(logs.write(folder / "log.csv", events, 0), logs.rules())
    enter(document, map_id, report, period=period, source="log.csv")
    return of(shop, period)


def of(shop: tuple[Document, MapId], period: str) -> Movements:
    document, map_id = shop
    return next(one for one in document.snapshot.movements_of(map_id) if one.period == period)


def moves(movements: Movements) -> int | None:
    """How often it went from the first stage to the second; None: held back."""
    one, other = movements.stages[0].stage, movements.stages[1].stage
    return next(flow.n for flow in movements.flows if (flow.source, flow.target) == (one, other))


def test_months_beside_each_other_tell_all_they_may(shop: tuple[Document, MapId], tmp_path: Path) -> None:
    assert moves(counted(shop, tmp_path, "2025-10", rows(OCTOBER, ab=40, ac=30, ad=30))) == 40
    assert moves(counted(shop, tmp_path, "2025-11", rows(NOVEMBER, ab=43, ac=30, ad=30))) == 43


def test_a_quarter_does_not_tell_the_month_that_is_held_back(shop: tuple[Document, MapId], tmp_path: Path) -> None:
    october, november = rows(OCTOBER, ab=40, ac=30, ad=30), rows(NOVEMBER, ab=50, ac=30, ad=30)
    december = rows(DECEMBER, ab=7, ac=30, ad=30)
    for period, events in (("2025-10", october), ("2025-11", november), ("2025-12", december)):
        counted(shop, tmp_path, period, events)
    assert moves(of(shop, "2025-12")) is None
    assert moves(counted(shop, tmp_path, "2025-Q4", [*october, *november, *december])) is None


def test_the_last_month_takes_back_what_of_the_quarter_would_tell_it(
    shop: tuple[Document, MapId], tmp_path: Path
) -> None:
    october, november = rows(OCTOBER, ab=40, ac=30, ad=30), rows(NOVEMBER, ab=50, ac=30, ad=30)
    december = rows(DECEMBER, ab=7, ac=30, ad=30)
    assert moves(counted(shop, tmp_path, "2025-Q4", [*october, *november, *december])) == 97
    counted(shop, tmp_path, "2025-10", october)
    counted(shop, tmp_path, "2025-11", november)
    assert moves(counted(shop, tmp_path, "2025-12", december)) is None
    told = [moves(of(shop, period)) for period in ("2025-Q4", "2025-10", "2025-11")]
    assert None in told
    shop[0].undo()
    shop[0].undo()
    shop[0].undo()
    assert moves(of(shop, "2025-Q4")) == 97


def test_the_same_log_with_three_customers_more_does_not_tell_of_the_three(
    shop: tuple[Document, MapId], tmp_path: Path
) -> None:
    counted(shop, tmp_path, "2025-10", rows(OCTOBER, ab=40, ac=30, ad=30))
    assert moves(counted(shop, tmp_path, "2025", rows(OCTOBER, ab=43, ac=30, ad=30))) is None


def test_the_same_log_again_is_told_the_same(shop: tuple[Document, MapId], tmp_path: Path) -> None:
    first = counted(shop, tmp_path, "2025-10", rows(OCTOBER, ab=40, ac=30, ad=30))
    again = counted(shop, tmp_path, "2025", rows(OCTOBER, ab=40, ac=30, ad=30))
    assert again.stages == first.stages and again.flows == first.flows
