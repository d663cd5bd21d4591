"""The inspector's page of a point of the emotion curve: how someone feels at a step, and what they say."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider

from journeydesigner.canvas.selection import Selection, of_emotion
from journeydesigner.editing.emotion_points import persona_of_lane, point_of
from journeydesigner.editing.numbers import set_emotion, set_quote
from journeydesigner.lanes.kinds import kind as lane_kind
from journeydesigner.lanes.kinds import scale_of
from journeydesigner.model.ids import LaneId, PersonaId, StepId
from journeydesigner.model.records import Emotion, EmotionScale, Lane
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.text_fields import LineField, TextField, number
from journeydesigner.ui.inspector.page import Heading, Page
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _

_FINENESS = 100


class EmotionPage(Page):
    """Shows the emotion that is selected, or the place of one where there is none yet."""

    table = "emotions"
    shows_previews = True

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self.persona = ChoiceField(look, _("Persona"))
        self.persona.committed.connect(self._persona_chosen)
        self.row(_("Persona"), self.persona)
        self.value = LineField(_("Value on the scale"), parse=number)
        self.value.committed.connect(self._value_typed)
        self.row(_("Value"), self.value)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(_("Value on the scale"))
        self.slider.setRange(0, _FINENESS)
        self.slider.setMinimumHeight(24)
        self.slider.sliderReleased.connect(self._slid)
        self.column.addWidget(self.slider)
        self.level = label("", tone="second", size="small")
        self.column.addWidget(self.level)
        self.quote = TextField(_("Quote"), _("What they say at this point"))
        self.quote.committed.connect(self._quoted)
        self.block(_("Quote"), self.quote)
        self.column.addStretch(1)
        self._shown_for: Selection | None = None
        self._chosen: PersonaId | None = None
        self._place: tuple[LaneId | None, StepId | None] = (None, None)

    def heading(self) -> Heading:
        snapshot, selection = self.session.snapshot, self.session.selection
        where, lane = "", snapshot.table("lanes").get(selection.lane or "")
        kind = lane_kind(lane.kind) if isinstance(lane, Lane) else None
        if selection.step is not None and selection.step in snapshot.table("steps"):
            step = snapshot.step(selection.step)
            where = " › ".join(filter(None, (snapshot.stage(step.stage).title, step.title)))
        return Heading(kind.icon if kind else "smile", "teal", kind.one if kind else _("Emotion"), where)

    def refresh(self) -> None:
        selection, snapshot = self.session.selection, self.supposed or self.session.snapshot
        if selection.lane is None or selection.lane not in snapshot.table("lanes"):
            return
        if selection != self._shown_for:
            self._shown_for = selection
            self._place = (selection.lane, selection.step)
            shown = snapshot.table("emotions").get(selection.id or "")
            own = persona_of_lane(snapshot, selection.lane)
            self._chosen = (shown.persona if isinstance(shown, Emotion) else selection.persona) or own
        scale = scale_of(snapshot.lane(selection.lane))
        personas = snapshot.personas_of(snapshot.map(snapshot.lane(selection.lane).map).organization)
        # A point said of nobody is the map's persona's: nobody is offered where the map has none.
        nobody = () if persona_of_lane(snapshot, selection.lane) else (Option(None, _("The map's"), "user"),)
        self.persona.offer((*nobody, *(Option(p.id, p.name, "user") for p in personas)))
        self.persona.show_value(self._chosen)
        emotion = self._emotion()
        self.value.setPlaceholderText(f"{scale.low:g} … {scale.high:g}")
        self.value.show_value(None if emotion is None else f"{emotion.value:g}")
        value = scale.middle if emotion is None else emotion.value
        self.slider.setValue(round((value - scale.low) / (scale.high - scale.low) * _FINENESS))
        self.level.setText(_("No point here yet") if emotion is None else level_of(scale, emotion.value))
        self.quote.show_value("" if emotion is None else emotion.quote)

    def _emotion(self) -> Emotion | None:
        lane, step = self._place
        if lane is None or step is None:
            return None
        return point_of(self.supposed or self.session.snapshot, lane, step, self._chosen)

    def _persona(self) -> PersonaId | None:
        """Of whom the point that is shown is said; of the chosen one where there is none yet."""
        shown = self._emotion()
        return shown.persona if shown is not None else self._chosen

    def _persona_chosen(self, persona: object) -> None:
        """The map goes along: keys that are pressed there are about whom one sees here."""
        self._chosen = persona  # type: ignore[assignment]
        lane, step = self._standing()
        if lane is not None and step is not None:
            point, is_own = self._emotion(), self._chosen == persona_of_lane(self.session.snapshot, lane)
            self.session.select(of_emotion(lane, step, point.id if point else None, None if is_own else self._chosen))
        self.refresh()

    def _value_typed(self, value: float | None) -> None:
        if value is not None:
            self._write(value)
        self.refresh()

    def _slid(self) -> None:
        lane = self._standing()[0]
        if lane is not None:
            scale = scale_of(self.session.snapshot.lane(lane))
            self._write(scale.low + self.slider.value() / _FINENESS * (scale.high - scale.low))

    def _standing(self) -> tuple[LaneId | None, StepId | None]:
        """The place that is shown; nothing where its lane or step was deleted meanwhile."""
        lane, step = self._place
        table = self.session.snapshot.table
        return self._place if lane in table("lanes") and step in table("steps") else (None, None)

    def _write(self, value: float) -> None:
        lane, step = self._standing()
        if lane is not None and step is not None:
            self.session.attempt(set_emotion, lane, step, value, self._persona())

    def _quoted(self, quote: str) -> None:
        lane, step = self._standing()
        if lane is not None and step is not None:
            self.session.attempt(set_quote, lane, step, quote, self._persona())


def level_of(scale: EmotionScale, value: float) -> str:
    """The label of the level nearest to ``value``; "" on a scale without labels."""
    if not scale.labels:
        return ""
    share = (value - scale.low) / (scale.high - scale.low)
    return scale.labels[max(0, min(len(scale.labels) - 1, round(share * (len(scale.labels) - 1))))]
