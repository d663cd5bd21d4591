"""The sheet Emotions: values and quotes on the curves, and new feelings."""

from journeydesigner.editing.emotion_points import point_of
from journeydesigner.importers.workbook import typed
from journeydesigner.importers.workbook.comparing import Work, quoted
from journeydesigner.importers.workbook.plan import Addition, Removal
from journeydesigner.importers.workbook.rows import Read, Row
from journeydesigner.importers.workbook.titles import Titles, folded
from journeydesigner.lanes.emotion_axis import number
from journeydesigner.lanes.kinds import kind, scale_of
from journeydesigner.model.ids import LaneId, PersonaId, StepId
from journeydesigner.model.records import Emotion, EmotionScale, Lane
from journeydesigner.wording import _

_KEY = ("lane", "persona", "stage", "step")


def plan_feelings(work: Work, read: Read, titles: Titles, personas: dict[str, str]) -> None:
    """Add to the plan what the sheet says of feelings. ``personas``: folded name -> id, also of those it adds."""
    for row in read.rows:
        if row.origin is None:
            _added(work, titles, personas, row)
        elif not work.is_gone(read, row):
            _changed(work, read, row)
    for record in read.missing:
        found = work.snapshot.table("emotions").get(record)
        if isinstance(found, Emotion):
            origin = read.table.rows[record]
            details = " · ".join(typed.text(origin.get(key)) for key in ("persona", "stage", "step") if origin.get(key))
            about = quoted(_("Feeling"), number(found.value))
            work.removals.append(Removal("emotions", record, about, details, work.has_changed_since(read, record)))


def _changed(work: Work, read: Read, row: Row) -> None:
    found = work.snapshot.table("emotions")[row.record]
    assert isinstance(found, Emotion)
    scale = scale_of(work.snapshot.lane(found.lane))
    origin = row.origin or {}
    about = quoted(_("Feeling"), " · ".join(typed.text(origin.get(key)) for key in ("stage", "step")))
    for key in _KEY:
        if row.is_changed(key):
            work.note(row.at(key), _("a feeling stays where it is: add a row for another step or persona"))
    try:
        if row.is_changed("value"):
            work.edit(read, row, "value", ("emotions", row.record, "value"), about, _value(row, scale), shown=_shown)
        elif row.is_changed("level"):
            value = _of_level(row, scale)
            before = _shown(origin.get("level"))
            work.edit(read, row, "level", ("emotions", row.record, "value"), about, value, after=row.text("level"),
                      shown=lambda _level: before)  # fmt: skip
    except typed.BadCellError as error:
        work.note(row.at("value"), error)
    if row.is_changed("quote"):
        work.edit(read, row, "quote", ("emotions", row.record, "quote"), about, row.text("quote"))


def _shown(value: object) -> str:
    return number(value) if isinstance(value, (int, float)) else str(value or "")


def _value(row: Row, scale: EmotionScale) -> float:
    """Raises BadCellError for what is not on the scale."""
    value = typed.number(row.value("value"))
    if value is None:
        raise typed.BadCellError(_("a feeling needs a value; delete its row to take it off the curve"))
    if not scale.low <= value <= scale.high:
        raise typed.BadCellError(
            _("{value} is not on the scale from {low} to {high}").format(
                value=number(value), low=number(scale.low), high=number(scale.high)
            )
        )
    return value


def _of_level(row: Row, scale: EmotionScale) -> float:
    """The value of a level that was named instead of a number. Raises BadCellError."""
    labels = [folded(label) for label in scale.labels]
    if folded(row.text("level")) not in labels or len(labels) < 2:
        raise typed.BadCellError(_("“{text}” is no level of the scale").format(text=row.text("level")))
    return scale.low + (scale.high - scale.low) * labels.index(folded(row.text("level"))) / (len(labels) - 1)


def _added(work: Work, titles: Titles, personas: dict[str, str], row: Row) -> None:
    lane = _lane(work, row.text("lane"))
    stage = titles.stages.get(folded(row.text("stage")))
    step = titles.steps.get((stage or "", folded(row.text("step")))) if row.text("step") else None
    if step is None and stage is not None and not row.text("step"):
        step = titles.first_step(stage)
    who = personas.get(folded(row.text("persona"))) if row.text("persona") else None
    missing = [
        (lane, "lane", row.text("lane")), (step, "step", row.text("step") or row.text("stage")),
        (who if row.text("persona") else "", "persona", row.text("persona")),
    ]  # fmt: skip
    for found, key, said in missing:
        if found is None:
            work.note(row.at(key), _("“{text}” is not on the map").format(text=said))
            return
    assert lane is not None and step is not None
    try:
        scale = scale_of(lane)
        value = _value(row, scale) if row.is_changed("value") or not row.is_changed("level") else _of_level(row, scale)
    except typed.BadCellError as error:
        work.note(row.at("value"), error)
        return
    if who == work.map.persona:
        who = None
    if step in work.snapshot.table("steps") and (who is None or who in work.snapshot.table("personas")):
        known = point_of(work.snapshot, LaneId(lane.id), StepId(step), PersonaId(who) if who else None)
        if known is not None:
            work.note(row.where, _("the curve has a point there already; change that one"))
            return
    about = quoted(_("Feeling"), number(value))
    details = " · ".join(filter(None, (row.text("persona"), row.text("stage"), row.text("step"))))
    values = {"lane": lane.id, "step": step, "persona": who, "value": value, "quote": row.text("quote")}
    work.additions.append(Addition("emotions", work.new_id("emotions"), about, details, values, row.where))


def _lane(work: Work, title: str) -> Lane | None:
    """The curve of a title; without one, the map's first."""
    curves = [lane for lane in work.snapshot.lanes_of(work.map_id) if kind(lane.kind).is_curve]
    if not title:
        return curves[0] if curves else None
    return next((lane for lane in curves if folded(lane.title or kind(lane.kind).label) == folded(title)), None)
