"""Planned against actual as small tables, one for each kind of finding; each row leads to its place on the map."""

from collections.abc import Mapping

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.planned import Comparison
from journeydesigner.editing.record_words import step_words
from journeydesigner.layout.charts.figures import Cell, Figures, Row
from journeydesigner.metrics.held_back import few_text, held_text, too_few_text
from journeydesigner.metrics.numbers import grouped, share_text
from journeydesigner.model.ids import CardId, StageId
from journeydesigner.wording import _


def planned_figures(snapshot: Snapshot, found: Comparison, language: str = "") -> Mapping[str, Figures]:
    """By the kind of finding; those without a row are there, too."""
    return _Tables(snapshot, found, language).all()


class _Tables:
    def __init__(self, snapshot: Snapshot, found: Comparison, language: str) -> None:
        self._snapshot, self._found, self._language = snapshot, found, language
        self._titles = {stage.id: stage.title for stage in snapshot.stages_of(found.map)}

    def all(self) -> Mapping[str, Figures]:
        return {
            "unused": self._unused(), "skipped": self._skipped(), "detours": self._detours(), "loops": self._loops(),
            "returned": self._returned(), "unmatched": self._unmatched(),
        }  # fmt: skip

    def _unused(self) -> Figures:
        nobody, few = _("nobody"), _("{few} customers").format(few=few_text())
        rows = [self._touchpoint(card, nobody) for card in self._found.unused]
        rows += [self._touchpoint(card, few) for card in self._found.rare]
        for step in self._found.empty_steps:
            name = _("All touchpoints of “{step}”").format(step=step_words(self._snapshot, step))
            rows.append(Row((Cell(name), Cell(""), Cell(nobody)), step))
        headings = (_("Touchpoint"), _("Where"), _("Used by"))
        return Figures(_("Touchpoints never used"), headings, tuple(rows), 3)

    def _touchpoint(self, card: CardId, *more: str) -> Row:
        found = self._snapshot.card(card)
        where = step_words(self._snapshot, found.place.first) if found.place else ""
        text = " ".join(found.text.split()) or _("Touchpoint without a text")
        return Row((Cell(text), Cell(where), *(Cell(each) for each in more)), card)

    def _skipped(self) -> Figures:
        rows = tuple(
            Row((Cell(self._stage(each.stage)), self._count(each.moves), self._count(each.never)), each.stage)
            for each in self._found.skipped
        )
        headings = (_("Stage"), _("Moves past it"), _("Customers never there"))
        return Figures(_("Stages passed over"), headings, rows)

    def _detours(self) -> Figures:
        rows = tuple(
            Row(
                (
                    Cell(f"{self._stage(each.source)} → {self._stage(each.target)}"),
                    Cell(_("back") if each.is_back else _("past stages")),
                    self._count(each.n),
                    self._share(each.share),
                ),
                each.source,
            )
            for each in self._found.detours
        )
        headings = (_("Way"), _("Which is"), _("Moves"), _("Of all that go on"))
        return Figures(_("Detours and ways back"), headings, rows, 2)

    def _loops(self) -> Figures:
        rows = tuple(
            Row((Cell(" ⇄ ".join(map(self._stage, each.stages))), self._count(each.n)), each.stages[0])
            for each in self._found.loops
        )
        return Figures(_("To and fro"), (_("Between"), _("Moves each way, at least")), rows)

    def _returned(self) -> Figures:
        rows = tuple(
            Row((Cell(self._stage(each.stage)), self._count(each.n), self._share(each.share)), each.stage)
            for each in self._found.returned
        )
        return Figures(_("Who comes back"), (_("Stage"), _("Customers"), _("Of all who were there")), rows)

    def _unmatched(self) -> Figures:
        rows = tuple(self._touchpoint(card) for card in self._found.unmatched)
        return Figures(_("What no rule names"), (_("Touchpoint"), _("Where")), rows, 2)

    def _stage(self, stage: StageId) -> str:
        return self._titles.get(stage, "")

    def _count(self, n: int | None) -> Cell:
        return Cell(held_text()) if n is None else Cell(grouped(n, self._language), n)

    def _share(self, share: float | None) -> Cell:
        return Cell(too_few_text()) if share is None else Cell(share_text(share, self._language), share)
