"""A plan written into its document: through the verbs, as one step to undo."""

from collections.abc import Mapping
from typing import Any, cast

from journeydesigner.document.document import Document
from journeydesigner.editing import cards, measurements, numbers, structure
from journeydesigner.editing.metric_library import define
from journeydesigner.importers.workbook.plan import Addition, Edit, Plan, Removal
from journeydesigner.importers.workbook.titles import first_step_of
from journeydesigner.model.ids import (
    CardId,
    LaneId,
    MapId,
    MeasurementId,
    MetricId,
    OrganizationId,
    PersonaId,
    StageId,
    StepId,
)
from journeydesigner.model.records import Card, Emotion, Evidence, Measurement
from journeydesigner.wording import _

_EXTRAS = ("severity", "mentions", "impact", "effort", "due", "status", "effect", "effect_metric")


def apply_plan(document: Document, plan: Plan) -> None:
    """Do all that a plan says: what is not wanted is left out of it before (``Plan.chosen``).

    Raises what the verbs raise (StructureLockedError, InvalidRecordError); then nothing was done.
    """
    if plan.is_empty:
        return
    with document.change(_("Read back {name}").format(name=plan.name)):
        _Applying(document, plan.map).everything(plan)


class _Applying:
    """``made``: the plan's ids -> those of the records that they became."""

    def __init__(self, document: Document, map_id: MapId) -> None:
        self.document, self.map = document, map_id
        self.organization: OrganizationId = document.snapshot.map(map_id).organization
        self.made: dict[str, str] = {}
        self.born: set[str] = set()
        """First steps of new stages into which a step was moved: they are not needed."""

    def everything(self, plan: Plan) -> None:
        for addition in plan.additions:
            self._add(addition)
        for edit in sorted(plan.edits, key=_order_of):
            self._edit(edit)
        for step in self.born & set(self.document.snapshot.table("steps")):
            self._spare(StepId(step))
        for removal in plan.removals:
            self._remove(removal)

    def _id(self, record: str | None) -> Any:
        return self.made.get(record, record) if record is not None else None

    # New records

    def _add(self, addition: Addition) -> None:
        values, document = addition.values, self.document
        match addition.table:
            case "channels":
                made = structure.add_channel(document, self.organization, values["name"], values["icon"])
            case "personas":
                made = structure.add_persona(document, self.organization, **values)
            case "lanes":
                made = structure.add_lane_of(document, self.map, values["kind"], values["title"])
            case "stages":
                made = self._stage(addition)
            case "steps":
                made = self._step(values)
            case "metrics":
                made = numbers.add_metric(document, self.organization, **values)
            case "cards":
                made = self._card(values)
            case "emotions":
                made = self._feeling(values)
            case _:
                metric, anchor = MetricId(self._id(values["metric"])), self._id(values["anchor"])
                figures = {"value": values["value"], "n": values["n"], "counts": values["counts"]}
                numbers.measure(document, metric, anchor, values["period"], **figures)
                made = addition.record
        self.made[addition.record] = made

    def _stage(self, addition: Addition) -> str:
        values, snapshot = addition.values, self.document.snapshot
        after = self._id(values.get("after"))
        stages = [stage.id for stage in snapshot.stages_of(self.map)]
        index = stages.index(after) + 1 if after in stages else None
        made = structure.add_stage(
            self.document, self.map, values["title"], index, question=values.get("question") or ""
        )
        step = self.document.snapshot.steps_of(made)[0].id
        self.made[first_step_of(addition.record)] = step
        if values["first"]:
            structure.rename(self.document, "steps", step, values["first"])
        return made

    def _step(self, values: Mapping[str, Any]) -> str:
        stage, after = StageId(self._id(values["stage"])), self._id(values["after"])
        steps = [step.id for step in self.document.snapshot.steps_of(stage)]
        index = steps.index(after) + 1 if after in steps else None
        return structure.add_step(self.document, stage, values["title"], index)

    def _card(self, values: Mapping[str, Any]) -> str:
        fields: dict[str, Any] = {key: values[key] for key in ("owner", "tags", "links") if values.get(key)}
        fields |= {key: values[key] for key in _EXTRAS if values.get(key) is not None}
        if values.get("truth"):
            fields["is_moment_of_truth"] = True
        if values.get("channel"):
            fields["channel"] = self._id(values["channel"])
        if evidence := _evidence_of(None, values.get("evidence") or {}):
            fields["evidence"] = evidence
        text, place = values.get("text") or "", values["place"]
        if place is None:
            return cards.add_note(self.document, self.map, text, **fields)
        lane, first, last = (self._id(each) for each in place)
        return cards.add_card(self.document, lane, first, text, last=last, **fields)

    def _feeling(self, values: Mapping[str, Any]) -> str:
        lane, step, who = LaneId(values["lane"]), StepId(self._id(values["step"])), self._id(values["persona"])
        numbers.set_emotion(self.document, lane, step, values["value"], who)
        if values["quote"]:
            numbers.set_quote(self.document, lane, step, values["quote"], who)
        return ""

    # Changed ones

    def _edit(self, edit: Edit) -> None:
        match edit.table:
            case "cards":
                self._edit_card(CardId(edit.record), edit.field, edit.value)
            case "stages" | "steps" | "lanes" if edit.field not in ("order", "stage"):
                structure.set_fields(self.document, edit.table, edit.record, _("Edit text"), **{edit.field: edit.value})
            case "stages":
                self._move("stages", edit)
            case "steps":
                self._move("steps", edit)
            case "metrics":
                self._edit_metric(MetricId(edit.record), edit.field, edit.value)
            case "measurements":
                self._edit_measurement(MeasurementId(edit.record), edit.field, edit.value)
            case "emotions":
                found = cast(Emotion, self.document.snapshot.table("emotions")[edit.record])
                if edit.field == "value":
                    numbers.set_emotion(self.document, found.lane, found.step, edit.value, found.persona)
                else:
                    numbers.set_quote(self.document, found.lane, found.step, edit.value, found.persona)
            case "maps":
                persona = PersonaId(self._id(edit.value)) if edit.value else None
                structure.set_fields(self.document, "maps", edit.record, _("Change persona"), persona=persona)
            case _:
                structure.set_fields(self.document, edit.table, edit.record, _("Change"), **{edit.field: edit.value})

    def _edit_card(self, card: CardId, field: str, value: Any) -> None:
        document = self.document
        match field:
            case "place":
                self._place(card, value)
                return
            case "channel":
                fields: dict[str, Any] = {"channel": self._id(value)}
            case "truth":
                fields = {"is_moment_of_truth": value}
            case _ if field.startswith("evidence."):
                found = document.snapshot.card(card).evidence
                fields = {"evidence": _evidence_of(found, {field.removeprefix("evidence."): value})}
            case _:
                fields = {field: value}
        structure.set_fields(document, "cards", card, _("Edit card"), **fields)

    def _place(self, card: CardId, place: tuple[str, str, str] | None) -> None:
        document = self.document
        if place is None:
            cards.to_inbox(document, card)
            return
        lane, first, last = (self._id(each) for each in place)
        found: Card = document.snapshot.card(card)
        if found.place is None or (found.place.lane, found.place.first) != (lane, first):
            cards.move_card(document, card, lane, first)
        cards.set_span(document, card, first, last)

    def _move(self, table: str, edit: Edit) -> None:
        """To another stage, or right behind the record that it follows."""
        document, snapshot = self.document, self.document.snapshot
        if edit.field == "stage":
            target = StageId(self._id(edit.value))
            if target != edit.value:
                self.born.add(self.made[first_step_of(edit.value)])
            structure.move_step(document, StepId(edit.record), target, len(snapshot.steps_of(target)))
            return
        if table == "stages":
            others = [stage.id for stage in snapshot.stages_of(self.map) if stage.id != edit.record]
            structure.move_stage(document, StageId(edit.record), _behind(others, self._id(edit.value)))
            return
        stage = snapshot.step(StepId(edit.record)).stage
        others = [step.id for step in snapshot.steps_of(stage) if step.id != edit.record]
        structure.move_step(document, StepId(edit.record), stage, _behind(others, self._id(edit.value)))

    def _spare(self, step: StepId) -> None:
        """Take out the empty step that a new stage was born with, now that it has others."""
        snapshot = self.document.snapshot
        found = snapshot.step(step)
        is_used = any(c.place and step in (c.place.first, c.place.last) for c in snapshot.cards_of(self.map))
        if not is_used and not found.title and len(snapshot.steps_of(found.stage)) > 1:
            structure.delete(self.document, "steps", step)

    def _edit_metric(self, metric: MetricId, field: str, value: Any) -> None:
        found = self.document.snapshot.metric(metric)
        fields: dict[str, Any] = {field: value}
        if field == "unit":
            fields = {"unit": value[0], "currency": value[1]}
        elif field.startswith("scale."):
            low, high = found.scale or (None, None)
            low, high = (value, high) if field == "scale.low" else (low, value)
            fields = {"scale": None if low is None or high is None else (low, high)}
        define(self.document, [metric], _("Change metric"), **fields)

    def _edit_measurement(self, record: MeasurementId, field: str, value: Any) -> None:
        found = cast(Measurement, self.document.snapshot.table("measurements")[record])
        if field == "period":
            measurements.move_measurement(self.document, record, value)
            return
        result = found.result
        figures: dict[str, Any] = {"value": result.value, "n": result.n, "counts": dict(result.counts)} | {field: value}
        numbers.measure(self.document, found.metric, found.anchor, found.period, **figures)

    # Those that are gone

    def _remove(self, removal: Removal) -> None:
        if removal.record not in self.document.snapshot.table(removal.table):
            return  # it went with what it stood in
        if removal.table == "measurements":
            measurements.forget_measurement(self.document, [MeasurementId(removal.record)])
        elif removal.table == "cards":
            cards.delete_cards(self.document, [CardId(removal.record)])
        else:
            structure.delete(self.document, removal.table, removal.record)


def _order_of(edit: Edit) -> int:
    """Places before what depends on them, a period last: the id of its measurement changes with it."""
    return {"stage": 0, "place": 1, "order": 2, "period": 9}.get(edit.field, 5)


def _behind(others: list[Any], follows: str | None) -> int:
    return others.index(follows) + 1 if follows in others else 0


def _evidence_of(found: Evidence | None, fields: Mapping[str, Any]) -> Evidence | None:
    """The evidence with these fields changed; none without its kind."""
    if "kind" in fields and fields["kind"] is None:
        return None
    if found is not None:
        return found.model_copy(update=dict(fields))
    return Evidence(**fields) if fields.get("kind") else None
