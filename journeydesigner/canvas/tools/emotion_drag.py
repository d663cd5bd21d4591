"""Pulling a point of the emotion curve up and down: the curve follows, the value is written on release."""

from PySide6.QtCore import Qt

from journeydesigner.canvas import feelings
from journeydesigner.canvas.overlay import Note
from journeydesigner.canvas.tools.gesture import Desk, Pointer
from journeydesigner.document.supposing import supposing_emotion
from journeydesigner.editing.numbers import set_emotion
from journeydesigner.model.ids import LaneId, PersonaId, StepId, emotion_id
from journeydesigner.model.records import Emotion


class EmotionDrag:
    """``grip``: how far below the point's middle it was taken, in scene pixels."""

    cursor = Qt.CursorShape.SizeVerCursor
    does_scroll = False

    def __init__(
        self, desk: Desk, start: Pointer, lane: LaneId, step: StepId, persona: PersonaId | None, grip: float
    ) -> None:
        self._desk, self._lane, self._step, self._persona, self._grip = desk, lane, step, persona, grip

    def move(self, pointer: Pointer) -> None:
        value = self._value(pointer)
        if value is None:
            return
        snapshot = self._desk.document.snapshot
        record = emotion_id(self._lane, self._step, self._persona)
        known = snapshot.table("emotions").get(record)
        if isinstance(known, Emotion):
            shown = known.model_copy(update={"value": value})
        else:
            shown = Emotion(id=record, lane=self._lane, step=self._step, persona=self._persona, value=value)
        self._desk.preview(supposing_emotion(snapshot, shown))
        words = feelings.worded(feelings.scale_of(self._desk.board, self._lane), value)
        self._desk.show_items(Note(words, pointer.screen_x + 22, pointer.screen_y - 12))

    def release(self, pointer: Pointer) -> None:
        value = self._value(pointer)
        self.cancel()
        if value is not None:
            set_emotion(self._desk.document, self._lane, self._step, value, self._persona)

    def cancel(self) -> None:
        self._desk.show_items()
        self._desk.preview(None)

    def _value(self, pointer: Pointer) -> float | None:
        return feelings.value_at(self._desk.board, self._lane, pointer.y - self._grip)
