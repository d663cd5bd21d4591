"""What a map's movements tell, as tables: the funnel, flows, times, cohorts, variants, the use of touchpoints.

Each period has its own rows, the latest first. Mode, window and source stand beside every number.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.funnels import Funnel, FunnelStage, counted_from, funnel_of, funnel_periods
from journeydesigner.editing.number_tables import Cell, Column, Held, Row, Table, Tone, counted_as, joined
from journeydesigner.editing.planned_table import planned_table
from journeydesigner.metrics.intervals import share_interval
from journeydesigner.metrics.numbers import share_text
from journeydesigner.model.ids import MapId, OrganizationId, StageId
from journeydesigner.model.movement_records import Cohort, Counted, Flow, Movements, StageMovements, Variant
from journeydesigner.wording import _, n_

_MOST_NAMED = 8
LEAST_COVERAGE = 0.95
"""Under it a log says too little of a map to be told without a word."""


class MovementTables:
    """The tables of one map. ``is_latest``: only those of the latest period, as pages show them."""

    def __init__(self, snapshot: Snapshot, map_id: MapId, *, is_latest: bool = False) -> None:
        self._snapshot, self._map, self._is_latest = snapshot, map_id, is_latest
        self._stages = snapshot.stages_of(map_id)
        self._names = {stage.id: stage.title.strip() or _("Stage without a name") for stage in self._stages}
        found = snapshot.movements_of(map_id)
        self.movements: tuple[Movements, ...] = tuple(reversed(found[-1:] if is_latest else found))
        """The newest first."""
        periods = funnel_periods(snapshot, map_id)
        self._periods = tuple(reversed(periods[-1:] if is_latest else periods))

    def all(self) -> tuple[Table, ...]:
        """Those that have rows, in the order in which they are told."""
        return tuple(table for table in self.every() if table.rows)

    def every(self) -> tuple[Table, ...]:
        """Also those without rows."""
        return (
            self.funnel(), self.transitions(), self.times(), self.cohorts(), self.variants(), self.touchpoint_use(),
            self.planned(),
        )  # fmt: skip

    def planned(self) -> Table:
        return planned_table(self._snapshot, self._map)

    # The funnel

    @cached_property
    def funnels(self) -> tuple[Funnel, ...]:
        """A funnel for each period, the newest first."""
        found = (funnel_of(self._snapshot, self._map, period) for period in self._periods)
        return tuple(funnel for funnel in found if funnel is not None)

    def funnel(self) -> Table:
        columns = (
            *_beside(), Column("stage", _("Stage"), share=2.2), Column("n", _("Customers"), "count"),
            Column("from previous", _("From previous"), "share"),
            Column("low", _("95 % from"), "share"), Column("high", _("95 % to"), "share"),
            Column("from start", _("From start"), "share"), Column("lost", _("Lost"), "count"),
            Column("worst", _("Remark"), share=1.4), Column("at all", _("At any time"), "count"), _ID,
        )  # fmt: skip
        rows = tuple(row for funnel in self.funnels for row in self._funnel_rows(funnel))
        said = [counted_as(funnel.words, funnel.source, funnel.period) for funnel in self.funnels[:1]]
        return Table(
            "Funnel", _("Funnel"), _("How many customers come how far"), columns, rows, (*said, *self._notes())
        )

    def _funnel_rows(self, funnel: Funnel) -> Iterator[Row]:
        counted = self._counted(funnel)
        before: FunnelStage | None = None
        for stage in funnel.stages:
            is_worst = stage.stage == funnel.worst
            at = counted.get(stage.stage)
            low, high = _sure(stage, before)
            cells: tuple[Cell, ...] = (
                funnel.period, funnel.words, funnel.source, self._name(stage.stage), _few(stage.n),
                _rate(stage.conversion, stage.n, before.n if before else 0) if before else None, low, high,
                _rate(stage.cumulative, stage.n, funnel.stages[0].n),
                _rate(stage.lost, stage.n, before.n, has_nought=True) if before else None,
                _("Largest loss") if is_worst else "", _count(at, "at_all") if at else None,
                f"{funnel.period}/{stage.stage}",
            )  # fmt: skip
            yield Row(f"{funnel.period}/{stage.stage}", cells, "bad" if is_worst else "")
            before = stage

    def _counted(self, funnel: Funnel) -> dict[StageId, StageMovements]:
        """What the events of the same period told beside the funnel."""
        of = counted_from(self._snapshot, funnel)
        return {one.stage: one for one in of.stages} if of else {}

    # Flows

    def transitions(self) -> Table:
        columns = (
            *_beside(), Column("from", _("From"), share=2.0), Column("to", _("To"), share=2.0),
            Column("n", _("Moves"), "count"), Column("share", _("Of all that leave it"), "share"),
            Column("kind", _("Which is"), share=1.8), _ID,
        )  # fmt: skip
        about = _("From which stage people go to which")
        return self._table("Transitions", _("Transitions"), about, columns, self._flow_rows, _flow_words())

    def _flow_rows(self, of: Movements) -> Iterator[Row]:
        places = {stage.id: place for place, stage in enumerate(self._stages)}
        left = of.moves_from()
        ends = len(places)
        there = [flow for flow in of.flows if {flow.source, flow.target} <= {None, *places}]
        for flow in sorted(
            there, key=lambda f: (places.get(f.source or StageId(""), -1), places.get(f.target or StageId(""), ends))
        ):
            whole = left[flow.source]
            share = Held.RATE if flow.n is None or whole is None else flow.n / whole if whole else None
            key = f"{of.id}/{flow.source or 'start'}/{flow.target or 'end'}"
            yield Row(
                key,
                (
                    *_told_beside(of, _flow_words()),
                    self._name(flow.source) if flow.source else _("Start"),
                    self._name(flow.target) if flow.target else _("End"),
                    _count(flow, "n"),
                    share,
                    _which(flow, places),
                    key,
                ),
            )

    def matrix(self, of: Movements) -> Table:
        """The same as a matrix: whence down, whither across. Of many stages a page numbers its columns."""
        is_numbered = self._is_latest and len(self._stages) > _MOST_NAMED
        ends: tuple[StageId | None, ...] = (*(stage.id for stage in self._stages), None)
        known = {(flow.source, flow.target): flow for flow in of.flows}
        columns = (
            *_beside(), Column("from", _("From"), share=4.0 if is_numbered else 2.0),
            *(
                Column(f"to {n}", (str(n + 1) if is_numbered else self._name(end)) if end else _("End"), "count")
                for n, end in enumerate(ends)
            ),
            _ID,
        )  # fmt: skip
        rows: list[Row] = []
        for number, start in enumerate((None, *(stage.id for stage in self._stages))):
            found = [known.get((start, end)) for end in ends]
            key = f"{of.id}/matrix/{start or 'start'}"
            moves = (_count(flow, "n") if flow else None for flow in found)
            told = _told_beside(of, _flow_words())
            name = self._name(start) if start else _("Start")
            rows.append(Row(key, (*told, f"{number}. {name}" if is_numbered and start else name, *moves, key)))
        said, about = (counted_as(_flow_words(), of.source, of.period),), _("From which stage people go to which")
        return Table("Matrix", _("Transition matrix"), about, columns, tuple(rows), said)

    # Times

    def times(self) -> Table:
        columns = (
            *_beside(), Column("stage", _("Stage"), share=2.2), Column("visits", _("Completed visits"), "count"),
            Column("dwell", _("Time in it, median"), "time"), Column("slow dwell", _("slowest tenth"), "time"),
            Column("went on", _("Went on"), "count"), Column("next", _("To the next, median"), "time"),
            Column("slow next", _("slowest tenth to the next"), "time"), Column("back", _("Came back"), "count"),
            Column("back share", _("of all here"), "share"), Column("entries", _("Begin here"), "count"),
            Column("exits", _("End here"), "count"), Column("abandoned", _("Give up here"), "count"), _ID,
        )  # fmt: skip
        about = _("How long it takes, and who comes back")
        return self._table("Times", _("Times"), about, columns, self._time_rows, _time_words())

    def _time_rows(self, of: Movements) -> Iterator[Row]:
        for at in of.stages:
            if at.stage not in self._names:
                continue
            key = f"{of.id}/{at.stage}"
            yield Row(
                key,
                (
                    *_told_beside(of, _time_words()), self._name(at.stage), _count(at, "dwell_n"),
                    _time(at.dwell_median_s, at.dwell_n), _time(at.dwell_p90_s, at.dwell_n), _count(at, "next_n"),
                    _time(at.next_median_s, at.next_n), _time(at.next_p90_s, at.next_n), _count(at, "returned"),
                    _rate(_share(at.returned, at.at_all), at.returned, at.at_all), _count(at, "entries"),
                    _count(at, "exits"), _count(at, "abandoned"), key,
                ),
            )  # fmt: skip

    # Cohorts and variants

    def cohorts(self) -> Table:
        columns = (
            *_beside(), Column("month", _("Began in"), "period"), Column("begun", _("Customers"), "count"),
            Column("converted", _("Reached the goal"), "count"), Column("share", _("Share"), "share"),
            Column("low", _("95 % from"), "share"), Column("high", _("95 % to"), "share"),
            Column("mature", _("Remark"), share=2.0), _ID,
        )  # fmt: skip
        about = _("Those who began in a month, and how many of them reached the goal")
        return self._table("Cohorts", _("Cohorts"), about, columns, _cohort_rows, _cohort_words())

    def variants(self) -> Table:
        columns = (
            *_beside(), Column("rank", _("Rank"), "count", share=0.6),
            Column("way", _("Way through the stages"), share=5),
            Column("n", _("Customers"), "count"), Column("share", _("Of all customers"), "share"), _ID,
        )  # fmt: skip
        return self._table(
            "Variants", _("Variants"), _("The commonest ways"), columns, self._variant_rows, _variant_words()
        )

    def _variant_rows(self, of: Movements) -> Iterator[Row]:
        there = [variant for variant in of.variants if self._names.keys() >= set(variant.stages)]
        for rank, variant in enumerate(there, start=1):
            key = f"{of.id}/way/{rank}"
            share = _rate(_share(variant.n, of.customers), variant.n, of.customers)
            yield Row(
                key, (*_told_beside(of, _variant_words()), rank, self._way(variant), _count(variant, "n"), share, key)
            )

    def _way(self, variant: Variant) -> str:
        return joined(tuple(map(self._name, variant.stages)), "→") or _("no stage")

    # Touchpoints

    def touchpoint_use(self) -> Table:
        columns = (
            *_beside(), Column("touchpoint", _("Touchpoint"), share=2.6), Column("stage", _("Stage"), share=1.6),
            Column("channel", _("Channel")), Column("events", _("Events"), "count"),
            Column("customers", _("Customers"), "count"), Column("share", _("Of all customers"), "share"),
            Column("used", _("Remark"), share=1.4), _ID,
        )  # fmt: skip
        about = _("Which touchpoints of the map people really use")
        return self._table("TouchpointUse", _("Touchpoint use"), about, columns, self._use_rows, _use_words())

    def _use_rows(self, of: Movements) -> Iterator[Row]:
        cards = {card.id: card for card in self._snapshot.cards_of(self._map)}
        steps = {step.id: step.stage for step in self._snapshot.steps_in(self._map)}
        channels = {channel.id: channel.name for channel in self._snapshot.channels_of(self._organization)}
        for use in of.touchpoints:
            card = cards.get(use.card)
            if card is None:
                continue
            stage = steps.get(card.place.first) if card.place else None
            key = f"{of.id}/{use.card}"
            yield Row(
                key,
                (
                    *_told_beside(of, _use_words()), " ".join(card.text.split()) or _("Touchpoint without a text"),
                    self._name(stage) if stage else "", channels.get(card.channel, "") if card.channel else "",
                    _count(use, "events"), _count(use, "customers"),
                    _rate(_share(use.customers, of.customers), use.customers, of.customers),
                    _("never used") if use.customers == 0 else "", key,
                ),
                "bad" if use.customers == 0 else "",
            )  # fmt: skip

    # What all of them share

    @property
    def _organization(self) -> OrganizationId:
        return self._snapshot.map(self._map).organization

    def _name(self, stage: StageId) -> str:
        return self._names[stage]

    def _table(
        self, name: str, title: str, about: str, columns: Sequence[Column], rows: Callable[[Movements], Iterator[Row]],
        words: str,
    ) -> Table:  # fmt: skip
        found = tuple(row for of in self.movements for row in rows(of))
        said = (*(counted_as(words, of.source, of.period) for of in self.movements[:1]), *self._notes())
        return Table(name, title, about, tuple(columns), found, said)

    def _notes(self) -> Iterator[str]:
        """What one must know of the latest numbers."""
        for of in self.movements[:1]:
            coverage = of.coverage
            if coverage is not None and coverage < LEAST_COVERAGE:
                said = _("Only {share} of the events belong to a stage of the map.")
                yield said.format(share=share_text(coverage))


_ID = Column("id", "id", is_inner=True)


def _beside() -> tuple[Column, ...]:
    return (
        Column("period", _("Period"), "period", is_beside=True),
        Column("words", _("What is counted"), is_beside=True),
        Column("source", _("Source"), is_beside=True),
    )


def _flow_words() -> str:
    return _("Moves from stage to stage, in any order")


def _time_words() -> str:
    return _("In a stage: per completed visit; to the next: from first entry to first entry")


def _cohort_words() -> str:
    return _("Customers by the month they began in; the goal in any order")


def _variant_words() -> str:
    return _("Customers by the order of the stages they visited")


def _use_words() -> str:
    return _("Events of the touchpoint, and customers who had one")


def _told_beside(of: Movements, words: str) -> tuple[Cell, ...]:
    return of.period, words, of.source


def _few(n: int | None) -> Cell:
    """Of the funnel only what is too small is held back."""
    return Held.COUNT if n is None else n


def _count(counted: Counted, name: str) -> Cell:
    n: int | None = getattr(counted, name)
    return n if n is not None else Held.COUNT if counted.is_few(name) else Held.SUM


def _share(part: int | None, whole: int | None) -> float | None:
    return part / whole if part is not None and whole else None


def _rate(value: float | None, part: int | None, whole: int | None, *, has_nought: bool = False) -> Cell:
    """A number made of two counts: held back where one of them is; none of nothing, unless nought is a number."""
    if part is None or whole is None:
        return Held.RATE
    return value if whole or has_nought else None


def _time(seconds: float | None, n: int | None) -> Cell:
    """Nothing took any time where nobody was counted; else what is not told is held back."""
    return seconds if seconds is not None else None if n == 0 else Held.RATE


def _sure(stage: FunnelStage, before: FunnelStage | None) -> tuple[float | None, float | None]:
    """The 95 % interval of a conversion."""
    if before is None or stage.n is None or before.n is None:
        return None, None
    return share_interval(stage.n, before.n) or (None, None)


def _which(flow: Flow, places: dict[StageId, int]) -> str:
    if flow.source is None:
        return _("begins")
    if flow.target is None:
        return _("leaves")
    ahead = places[flow.target] - places[flow.source]
    if ahead == 1:
        return _("as planned")
    if ahead > 1:
        return n_("skips {count} stage", "skips {count} stages", ahead - 1).format(count=ahead - 1)
    return _("back") if ahead else _("again")


def _cohort_rows(of: Movements) -> Iterator[Row]:
    for cohort in of.cohorts:
        key = f"{of.id}/{cohort.month}"
        low, high = _cohort_sure(cohort)
        tone: Tone = "" if cohort.is_mature else "pale"
        yield Row(
            key,
            (
                *_told_beside(of, _cohort_words()), cohort.month, _count(cohort, "begun"), _count(cohort, "converted"),
                _rate(_share(cohort.converted, cohort.begun), cohort.converted, cohort.begun), low, high,
                "" if cohort.is_mature else _("still open: the share can only grow"), key,
            ),
            tone,
        )  # fmt: skip


def _cohort_sure(cohort: Cohort) -> tuple[float | None, float | None]:
    if cohort.begun is None or cohort.converted is None:
        return None, None
    return share_interval(cohort.converted, cohort.begun) or (None, None)
