"""Planned against actual as a table: what people do otherwise than the map says, of each kind the commonest first."""

from collections.abc import Iterator
from dataclasses import replace

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.number_tables import Cell, Column, Held, Row, Table, counted_as, joined
from journeydesigner.editing.planned import Comparison, planned_against_actual
from journeydesigner.metrics.held_back import K
from journeydesigner.model.ids import CardId, MapId, StageId, StepId
from journeydesigner.wording import _, n_


def planned_table(snapshot: Snapshot, map_id: MapId) -> Table:
    """A row for each difference; without rows where no events were counted."""
    found = planned_against_actual(snapshot, map_id)
    columns = (
        Column("period", _("Period"), "period", is_beside=True),
        Column("words", _("What is counted"), is_beside=True), Column("source", _("Source"), is_beside=True),
        Column("finding", _("Difference"), share=2.0), Column("what", _("What"), share=3.4),
        Column("n", _("How often"), "count"), Column("share", _("Share"), "share"),
        Column("never", _("Customers who never came here"), "count", share=1.4),
        Column("id", "id", is_inner=True),
    )  # fmt: skip
    about = _("Where people really go beside where the map says they go")
    rows = tuple(_Differences(snapshot, found).rows()) if found else ()
    said = counted_as(_words(), found.source, found.period) if found else ""
    return Table("Planned", _("Planned against actual"), about, columns, rows, (said,) if said else ())


def commonest(table: Table, most: int) -> Table:
    """The first ``most`` of each kind of difference, and how many more there are."""
    place, counts = table.place("finding"), dict[Cell, int]()
    kept: list[Row] = []
    for row in table.rows:
        kind = row.cells[place]
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] <= most:
            kept.append(row)
    left = len(table.rows) - len(kept)
    if not left:
        return table
    more = n_(
        "{count} more of less weight is in the workbook.", "{count} more of less weight are in the workbook.", left
    )
    return replace(table, rows=tuple(kept), said=(*table.said, more.format(count=left)))


def _words() -> str:
    return _("Moves between stages and the use of touchpoints, beside the order of the map")


class _Differences:
    def __init__(self, snapshot: Snapshot, found: Comparison) -> None:
        self._snapshot, self._found = snapshot, found
        movements = snapshot.movements_of(found.map)
        self._knows_touchpoints = any(one.touchpoints for one in movements if one.period == found.period)
        self._titles = {stage.id: stage.title.strip() for stage in snapshot.stages_of(found.map)}

    def rows(self) -> Iterator[Row]:
        found = self._found
        if found.as_planned is not None:
            said = _("from each stage to the one that follows it")
            yield self._row("as planned", _("Moves as planned"), said, share=found.as_planned)
        for card in found.unused:
            yield self._row(card, _("Touchpoint never used"), self._card(card), 0, is_bad=True)
        for card in found.rare:
            yield self._row(card, _("Touchpoint hardly used"), self._card(card), Held.COUNT)
        for card in found.unmatched if self._knows_touchpoints else ():
            yield self._row(card, _("Touchpoint without events"), self._card(card))
        for step in found.empty_steps:
            yield self._row(step, _("Step whose touchpoints nobody uses"), self._step(step), 0, is_bad=True)
        for each in found.skipped:
            never = Held.SUM if each.never is None or 0 < each.never < K else each.never
            yield self._row(
                f"skipped {each.stage}", _("Stage skipped"), self._stage(each.stage), each.moves, never=never
            )
        for each in found.detours:
            what = joined((self._stage(each.source), self._stage(each.target)), "→")
            share = Held.RATE if each.share is None else each.share
            name = _("Way back") if each.is_back else _("Detour")
            yield self._row(f"{each.source} {each.target}", name, what, each.n, share)
        for each in found.loops:
            what = joined(tuple(map(self._stage, each.stages)), "⇄")
            yield self._row(f"loop {' '.join(each.stages)}", _("To and fro"), what, each.n)
        for each in found.returned:
            share = Held.RATE if each.share is None else each.share
            yield self._row(f"back {each.stage}", _("Customers who came back"), self._stage(each.stage), each.n, share)

    def _row(
        self, key: str, finding: str, what: str, n: Cell = None, share: Cell = None, never: Cell = None, *,
        is_bad: bool = False,
    ) -> Row:  # fmt: skip
        found = self._found
        key = f"{found.period}/{finding}/{key}"
        cells = (found.period, _words(), found.source, finding, what, n, share, never, key)
        return Row(key, cells, "bad" if is_bad else "")

    def _stage(self, stage: StageId) -> str:
        return self._titles.get(stage) or _("Stage without a name")

    def _card(self, card: CardId) -> str:
        return " ".join(self._snapshot.card(card).text.split()) or _("Touchpoint without a text")

    def _step(self, step: StepId) -> str:
        found = self._snapshot.step(step)
        return found.title.strip() or self._stage(found.stage)
