"""What it costs to serve a customer on a map: the contacts that a log counted at its touchpoints, by channel, with what
one contact costs there."""

from collections import Counter
from dataclasses import dataclass

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.metric_library import add_from_catalogue
from journeydesigner.editing.numbers import measure
from journeydesigner.metrics.formulas import cost_to_serve
from journeydesigner.model.ids import ChannelId, MapId, MetricId
from journeydesigner.model.records import Card, Channel
from journeydesigner.wording import _


@dataclass(frozen=True, slots=True)
class ChannelCost:
    """How many contacts a channel had, and what they cost together."""

    channel: Channel
    contacts: int
    cost: float


@dataclass(frozen=True, slots=True)
class Served:
    """Of the latest period that a log was counted for. ``held_back``: touchpoints whose contacts are not told."""

    period: str
    customers: int
    channels: tuple[ChannelCost, ...]
    held_back: int

    @property
    def cost(self) -> float:
        return sum(found.cost for found in self.channels)

    @property
    def value(self) -> float | None:
        """The cost of one customer; None where there is none."""
        contacts = {str(found.channel.id): float(found.contacts) for found in self.channels}
        costs = {str(found.channel.id): found.channel.unit_cost or 0.0 for found in self.channels}
        return cost_to_serve(contacts, costs, self.customers)


def served(snapshot: Snapshot, map_id: MapId) -> Served:
    """Raises ValueError with a sentence where no log was counted, or a channel with contacts has no cost yet: what is
    not known is not nought."""
    movements = snapshot.movements_of(map_id)
    if not movements or not movements[-1].customers:
        raise ValueError(_("No log of events was counted for this map yet: its contacts are not known."))
    latest = movements[-1]
    contacts: Counter[ChannelId] = Counter()
    held_back = 0
    for use in latest.touchpoints:
        card = snapshot.table("cards").get(use.card)
        channel = card.channel if isinstance(card, Card) else None
        if use.events is None:
            held_back += 1
        elif channel is not None and channel in snapshot.table("channels"):
            contacts[channel] += use.events
    channels = [snapshot.channel(record) for record in contacts]
    if not channels:
        raise ValueError(_("None of the events belongs to a touchpoint with a channel: match events with touchpoints."))
    if unknown := [channel.name for channel in channels if channel.unit_cost is None]:
        said = _("Write on the organisation's page what one contact costs by {channels}.")
        raise ValueError(said.format(channels=", ".join(f"“{name}”" for name in unknown)))
    told = tuple(ChannelCost(c, contacts[c.id], contacts[c.id] * (c.unit_cost or 0.0)) for c in channels)
    return Served(latest.period, latest.customers or 0, told, held_back)


def enter_cost_to_serve(document: Document, map_id: MapId) -> tuple[Served, MetricId]:
    """Enter the cost to serve of the latest period for the map as a whole, in the organisation's metric of that kind,
    which is made where there is none. Raises as ``served`` does."""
    found = served(document.snapshot, map_id)
    with document.change(_("Work out cost to serve")) as draft:
        organization = draft.snapshot.map(map_id).organization
        known = [metric for metric in draft.snapshot.metrics_of(organization) if metric.kind == "cost to serve"]
        metric = known[0].id if known else add_from_catalogue(document, organization, "cost to serve")
        counts = {"cost": found.cost, "customers": float(found.customers)}
        measure(document, metric, map_id, found.period, n=found.customers, counts=counts)
    return found, metric
