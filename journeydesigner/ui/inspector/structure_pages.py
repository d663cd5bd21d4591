"""The inspector's pages of a stage, a step and a lane."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QPushButton

from journeydesigner.editing.emotion_points import persona_of_lane
from journeydesigner.lanes.kinds import kind as lane_kind
from journeydesigner.lanes.kinds import scale_of
from journeydesigner.model.records import Lane, Persona, Stage, Step
from journeydesigner.ui.controls.choice_field import ChoiceField
from journeydesigner.ui.controls.colour_field import ColourField
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.text_fields import LineField, TextField, number
from journeydesigner.ui.inspector.choices_field import ChoicesField
from journeydesigner.ui.inspector.metric_definition import direction_options
from journeydesigner.ui.inspector.metric_section import MetricSection
from journeydesigner.ui.inspector.number_cards import NumberCards
from journeydesigner.ui.inspector.page import Heading, Page
from journeydesigner.ui.inspector.switch_row import SwitchRow
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _, n_

_RAMP = ("#2F4B9E", "#31689C", "#2C7C8C", "#2B7D6C", "#3F7A45", "#7A4A94")


class StagePage(Page):
    table = "stages"

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        title = TextField(_("Title of the stage"), _("Stage"), least_lines=1)
        self.column.addWidget(self.bind(title, "title", _("Rename stage")))
        question = TextField(_("Guiding question"), _("What does the customer ask?"))
        self.block(_("Guiding question"), self.bind(question, "question", _("Edit question")))
        swatches = (("", _("By the map's ramp")), *((colour, colour) for colour in _RAMP))
        colour = ColourField(look, _("Colour of the stage"), swatches)
        self.block(_("Colour"), self.bind(colour, "colour", _("Change colour")))
        self.divide()
        self.numbers = NumberCards(session, look)
        self.column.addWidget(self.numbers)
        self.metrics = MetricSection(session, look)
        self.column.addWidget(self.metrics)
        self.column.addStretch(1)

    def heading(self) -> Heading:
        found = self.session.snapshot.stage(self.record)  # type: ignore[arg-type]
        steps = len(self.session.snapshot.steps_of(found.id))
        return Heading("columns-3", "blue", _("Stage"), n_("{n} step", "{n} steps", steps).format(n=steps))

    def refreshed(self, found: Stage) -> None:
        organization = self.session.snapshot.map(found.map).organization
        self.numbers.show_stage(found.map, found.id)
        self.metrics.show_anchor(found.id, organization, _("Give this stage a metric"))

    def write(self, undo_label: str, **fields: Any) -> None:
        if "colour" in fields:
            fields["colour"] = fields["colour"] or None
        super().write(undo_label, **fields)


class StepPage(Page):
    table = "steps"

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        title = TextField(_("Title of the step"), _("Step"), least_lines=1)
        self.column.addWidget(self.bind(title, "title", _("Rename step")))
        width = LineField(_("Width of the step"), _("As the others"), parse=_width)
        self.row(_("Width"), self.bind(width, "width", _("Change width"), _size_of("width")))
        self.divide()
        self.metrics = MetricSection(session, look)
        self.column.addWidget(self.metrics)
        self.column.addStretch(1)

    def heading(self) -> Heading:
        snapshot = self.session.snapshot
        found = snapshot.step(self.record)  # type: ignore[arg-type]
        return Heading("columns-2", "slate", _("Step"), snapshot.stage(found.stage).title)

    def refreshed(self, found: Step) -> None:
        snapshot = self.session.snapshot
        organization = snapshot.map(snapshot.stage(found.stage).map).organization
        self.metrics.show_anchor(found.id, organization, _("Give this step a metric"))


class LanePage(Page):
    """Title, description; an emotion lane's own scale."""

    table = "lanes"

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        title = TextField(_("Title of the lane"), _("Lane"), least_lines=1)
        self.column.addWidget(self.bind(title, "title", _("Rename lane")))
        description = TextField(_("Description of the lane"), _("What stands in it, in a few words"))
        self.block(_("Description"), self.bind(description, "description", _("Edit description")))
        owner = LineField(_("Owner of the lane"), _("Department or person"))
        owner.setToolTip(_("Whose its cards are, unless they say else"))
        self.row(_("Owner"), self.bind(owner, "owner", _("Change owner")))
        self.low = self.bind(LineField(_("Lowest value"), "-2", parse=number), "low", _("Change scale"), _scale("low"))
        self.high = self.bind(
            LineField(_("Highest value"), "2", parse=number), "high", _("Change scale"), _scale("high")
        )
        self.labels = self.bind(
            TextField(_("Levels of the scale"), _("From low to high, one on each line"), least_lines=3),
            "labels",
            _("Change scale"),
            _labels_text,
        )
        self.direction = ChoiceField(look, _("Which end is good"))
        self.direction.offer(direction_options())
        self.bind(self.direction, "direction", _("Change scale"), _scale("direction"))
        self._scale_rows = [
            self.row(_("Lowest"), self.low),
            self.row(_("Highest"), self.high),
            self.row(_("Levels"), self.labels),
            self.row(_("Direction"), self.direction),
        ]
        self.personas = ChoicesField(_("Curves of"), _("Everybody"))
        self._personas_label = self.block(_("Curves of"), self.bind(self.personas, "personas", _("Change curves")))
        hint = _("The curve of another persona begins at a point: choose there whose it is.")
        self.others = label(hint, tone="second", size="small", wraps=True)
        self.column.addWidget(self.others)
        self.as_is = SwitchRow(look, _("As-is curve behind it"))
        self.column.addWidget(self.bind(self.as_is, "shows_as_is", _("Change curves")))
        self._library = QPushButton(_("Metric library…"))
        self._library.setObjectName("outlined")
        self._library.clicked.connect(self._open_library)
        self.column.addWidget(self._library)
        self.divide()
        height = LineField(_("Least height of the lane"), _("As needed"), parse=_height)
        self.row(_("Height"), self.bind(height, "height", _("Change height"), _size_of("height")))
        self.column.addWidget(self.bind(SwitchRow(look, _("Folded")), "is_collapsed", _("Fold lane")))
        self.column.addStretch(1)

    def heading(self) -> Heading:
        found = self.session.snapshot.lane(self.record)  # type: ignore[arg-type]
        kind = lane_kind(found.kind)
        if kind.is_curve:
            points = len(self.session.snapshot.emotions_of(found.id))
            said = n_("{n} point", "{n} points", points).format(n=points)
        else:
            cards = len(self.session.snapshot.cards_in(found.id))
            said = n_("{n} card", "{n} cards", cards).format(n=cards)
        return Heading(found.icon or kind.icon, kind.family, _("Lane"), said)

    def _open_library(self) -> None:
        self.session.wanted.emit("metric library")

    def refreshed(self, found: Lane) -> None:
        self._library.setVisible(lane_kind(found.kind).is_tile)
        for row in self._scale_rows:
            row.setVisible(lane_kind(found.kind).is_curve)
        if not lane_kind(found.kind).is_judged:
            self._scale_rows[-1].hide()
        has_curves = lane_kind(found.kind).is_curve
        journey = self.session.snapshot.map(found.map)
        if has_curves:
            self._offer_curves(found, self.session.snapshot.personas_of(journey.organization))
        else:
            for widget in (self.personas, self._personas_label, self.others):
                widget.hide()
        self.as_is.setVisible(has_curves and journey.as_is in self.session.snapshot.table("maps"))

    def _offer_curves(self, lane: Lane, personas: Sequence[Persona]) -> None:
        """Those that are there: of whoever has no point yet, there is none to show instead of them."""
        snapshot = self.session.snapshot
        own = persona_of_lane(snapshot, lane.id)
        drawn = {point.persona or own for point in snapshot.emotions_of(lane.id)} | set(lane.personas)
        offered = [(persona.id, persona.name) for persona in personas if persona.id in drawn]
        self.personas.offer(offered)
        self.personas.show_value(lane.personas)
        for widget in (self.personas, self._personas_label):
            widget.setVisible(len(offered) > 1 or bool(lane.personas))
        self.others.setVisible(len(offered) < len(personas))

    def write(self, undo_label: str, **fields: Any) -> None:
        if fields.keys() & {"low", "high", "labels", "direction"}:
            fields = self._as_scale(fields)
        super().write(undo_label, **fields)

    def _as_scale(self, fields: dict[str, Any]) -> dict[str, Any]:
        """The one register that holds the scale, with the edited part in it; an empty end stays as it was."""
        lane = self.session.snapshot.lane(self.record)  # type: ignore[arg-type]
        scale = scale_of(lane).model_dump()
        if "labels" in fields:
            fields["labels"] = tuple(line.strip() for line in fields["labels"].splitlines() if line.strip())
        return {"scale": scale | {name: value for name, value in fields.items() if value is not None}}


class _scale:  # noqa: N801  reads like the function it is
    """Reads a part of a lane's scale."""

    def __init__(self, part: str) -> None:
        self._part = part

    def __call__(self, found: Lane) -> Any:
        value = getattr(scale_of(found), self._part)
        return f"{value:g}" if isinstance(value, float) else value


class _size_of:  # noqa: N801  reads like the function it is
    """Reads a size in px; nothing where it is the layout's."""

    def __init__(self, field: str) -> None:
        self._field = field

    def __call__(self, found: Step | Lane) -> str:
        value = getattr(found, self._field)
        return "" if value is None else f"{value:g}"


def _width(text: str) -> float | None:
    return _size(text, 144, 1200)


def _height(text: str) -> float | None:
    return _size(text, 40, 1200)


def _size(text: str, least: int, most: int) -> float | None:
    """Pixels at 100 %, or nothing. Raises ValueError."""
    value = number(text)
    if value is not None and not least <= value <= most:
        raise ValueError(_("Between {least} and {most}, or nothing.").format(least=least, most=most))
    return value


def _labels_text(found: Lane) -> str:
    return "\n".join(scale_of(found).labels)
