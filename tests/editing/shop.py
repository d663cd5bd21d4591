"""A map with the example's funnel as somebody entered it, with costs, a revenue and a dwell time."""

from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_card
from journeydesigner.editing.forecasts import Bringer, Bringing, ranked
from journeydesigner.editing.numbers import add_metric, measure
from journeydesigner.editing.structure import add_lane_of
from journeydesigner.files.templates import new_from_template
from journeydesigner.model.ids import CardId, MapId, StageId

SHOP = (600, 597, 491, 371, 174)


class Shop:
    """The five-stage map with the example's funnel as entered, costs and a revenue."""

    def __init__(self) -> None:
        self.document: Document = new_from_template("five-stage", "Acme", "Shop")
        self.map: MapId = self.document.snapshot.maps[0].id
        self.stages: list[StageId] = [stage.id for stage in self.document.snapshot.stages_of(self.map)]
        organization = self.document.snapshot.organizations[0].id
        volume = add_metric(self.document, organization, "Visitors", kind="volume")
        cost = add_metric(self.document, organization, "Cost", kind="cost to serve", unit="money", currency="EUR")
        for stage, n in zip(self.stages, SHOP, strict=True):
            measure(self.document, volume, stage, "2026-10", float(n))
            measure(self.document, cost, stage, "2026-10", 2.0)
        revenue = add_metric(self.document, organization, "Basket", kind="revenue", unit="money", currency="EUR")
        measure(self.document, revenue, self.map, "2026-10", 40.0)
        self.dwell = add_metric(self.document, organization, "Time", kind="dwell", unit="minutes", direction="down")
        measure(self.document, self.dwell, self.stages[3], "2026-10", 10.0)
        self.conversion = add_metric(self.document, organization, "Rate", kind="conversion", unit="percent")
        lanes = self.document.snapshot.lanes_of(self.map)
        self.lane = next((lane.id for lane in lanes if lane.kind == "opportunities"), None) or add_lane_of(
            self.document, self.map, "opportunities"
        )

    def opportunity(self, text: str, at: int, **fields: Any) -> CardId:
        step = self.document.snapshot.steps_of(self.stages[at - 1])[0].id
        return add_card(self.document, self.lane, step, text, **fields)

    def ranked(self, by: Bringing = "customers") -> dict[str, Bringer]:
        found = ranked(self.document.snapshot, self.map, by)
        return {one.card.text: one for one in found}
