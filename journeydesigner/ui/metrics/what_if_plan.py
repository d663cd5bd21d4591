"""What a person tries in the what-if card: which levers are moved, which opportunities are thought done, and what
follows. Knows no widget; nothing of it is in the document until it is kept."""

from collections.abc import Mapping

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.forecast_base import base_of_funnel, measured_map, titles_of
from journeydesigner.editing.forecasts import Bringer, Bringing, ranked
from journeydesigner.editing.funnels import Funnel, funnel_of
from journeydesigner.metrics.what_if import Base, Lever, Result, forecast, joined, measured_of, refusal_of, trouble_of
from journeydesigner.model.forecast_records import LeverOn
from journeydesigner.model.ids import CardId, MapId, StageId

KINDS: tuple[LeverOn, ...] = ("conversion", "dwell", "cost")
_UPSIDE = 2.0
"""A dwell time or a cost can be set to up to so many times what was measured."""


class Plan:
    """Of one map and funnel. ``base`` None: there is no funnel to start from."""

    def __init__(self) -> None:
        self.map: MapId | None = None
        self.funnel: Funnel | None = None
        self.base: Base | None = None
        self.titles: Mapping[StageId, str] = {}
        self.bringers: tuple[Bringer, ...] = ()
        self.by: Bringing = "customers"
        self._moved: dict[tuple[StageId, LeverOn], float] = {}
        self._done: set[CardId] = set()
        self._shown: MapId | None = None

    def look_at(self, snapshot: Snapshot, map_id: MapId, funnel: Funnel | None) -> None:
        """Another map, funnel or state of the document: levers stay where they are as long as it is the same map.

        ``funnel`` is the one that is displayed; a to-be map without one starts from its as-is map's.
        """
        source = map_id if funnel is not None else measured_map(snapshot, map_id)
        if map_id != self._shown:
            self._moved.clear()
            self._done.clear()
        self._shown, self.map = map_id, source
        self.funnel = funnel or funnel_of(snapshot, source)
        self.base = None if self.funnel is None else base_of_funnel(snapshot, self.funnel)
        self.titles = titles_of(snapshot, source)
        self.bringers = ranked(snapshot, map_id, self.by, self.base)
        known = {one.card.id for one in self.bringers if not one.why_not}
        self._done &= known

    # Levers

    def stages(self, what: LeverOn) -> tuple[StageId, ...]:
        """The stages that have such a lever."""
        if self.base is None:
            return ()
        ids = [stage.stage for stage in self.base.stages]
        if what == "conversion":
            return tuple(ids[1:])
        return tuple(stage for stage in ids if measured_of(self.base, stage, what) is not None)

    def kinds(self) -> tuple[LeverOn, ...]:
        """What can be changed at all."""
        return tuple(kind for kind in KINDS if self.stages(kind))

    def before(self, stage: StageId) -> StageId | None:
        """The stage before, from which customers come."""
        ids = [found.stage for found in self.base.stages] if self.base else []
        at = ids.index(stage) if stage in ids else 0
        return ids[at - 1] if at else None

    def measured(self, stage: StageId, what: LeverOn) -> float | None:
        return measured_of(self.base, stage, what) if self.base else None

    def most(self, stage: StageId, what: LeverOn) -> float:
        """The far end of a lever."""
        return 1.0 if what == "conversion" else max(_UPSIDE * (self.measured(stage, what) or 0.0), 1e-9)

    def assumed(self, stage: StageId, what: LeverOn) -> float | None:
        """Where a lever stands now: as measured, as set, or as the opportunities thought done would bring it."""
        if self.base is None:
            return None
        found = joined(self.base, self.levers()).get((stage, what))
        return self.measured(stage, what) if found is None else found

    def can_move(self, stage: StageId, what: LeverOn) -> bool:
        measured = self.measured(stage, what)
        if self.base is None or measured is None or trouble_of(self.base) is not None:
            return False
        return refusal_of(self.base, Lever(stage=stage, what=what, assumed=measured)) is None

    def move(self, stage: StageId, what: LeverOn, assumed: float) -> None:
        """Set a lever by hand: opportunities that moved it are no longer thought done."""
        self._done -= {one.card.id for one in self.bringers if one.lever and one.lever.stage == stage
                       and one.lever.what == what}  # fmt: skip
        if assumed == self.measured(stage, what):
            self._moved.pop((stage, what), None)
        else:
            self._moved[stage, what] = assumed

    def put_back(self, stage: StageId, what: LeverOn) -> None:
        measured = self.measured(stage, what)
        if measured is not None:
            self.move(stage, what, measured)

    def reset(self) -> None:
        self._moved.clear()
        self._done.clear()

    # Opportunities

    def is_done(self, card: CardId) -> bool:
        return card in self._done

    def think_done(self, card: CardId, *, is_done: bool) -> None:
        """Count with an opportunity's expected effect, or no longer."""
        if is_done:
            self._done.add(card)
        else:
            self._done.discard(card)

    # What follows

    def levers(self) -> tuple[Lever, ...]:
        by_hand = tuple(
            Lever(stage=stage, what=what, assumed=assumed, measured=self.measured(stage, what))
            for (stage, what), assumed in self._moved.items()
        )
        return (*by_hand, *(one.lever for one in self.bringers if one.lever and one.card.id in self._done))

    @property
    def is_moved(self) -> bool:
        return bool(self._moved or self._done)

    def result(self) -> Result | None:
        return forecast(self.base, self.levers()) if self.base else None
