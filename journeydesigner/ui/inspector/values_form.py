"""A form for whatever a lane kind's cards hold besides their text, built from what the kind says of their fields."""

from typing import NamedTuple

from pydantic import BaseModel
from PySide6.QtWidgets import QWidget

from journeydesigner.lanes.card_fields import CardField, fields_of
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.text_fields import LineField, Parse, TextField, day, number, plain, whole
from journeydesigner.ui.inspector.switch_row import SwitchRow
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_LONG = ("note", "notes", "details")


class FormField(NamedTuple):
    """A field of the model, what it is called, and the widget that shows it."""

    name: str
    text: str
    widget: QWidget


def form_of(model: type[BaseModel], look: Look) -> tuple[FormField, ...]:
    """A widget for every field of ``model``, in its order."""
    return tuple(FormField(field.name, field.label, _widget(field, look)) for field in fields_of(model))


def _widget(field: CardField, look: Look) -> QWidget:
    match field.form:
        case "choice":
            choice = ChoiceField(look, field.label)
            choice.offer((Option(None, "–"), *(Option(value, said) for value, said in field.choices)))
            return choice
        case "switch":
            return SwitchRow(look, field.label)
        case "whole" | "number":
            return LineField(field.label, "0", parse=parser_of(field))
        case "date":
            return LineField(field.label, _("2027-01-31"), parse=day)
        case "text" if field.name in _LONG:
            return TextField(field.label)
        case "text":
            return LineField(field.label, parse=parser_of(field), format=plain)


def parser_of(field: CardField) -> Parse:
    """What reads a field that is written freely. It raises ValueError with a sentence."""
    match field.form:
        case "whole":
            return whole
        case "number":
            return number
        case "date":
            return day
        case "text" | "choice" | "switch":
            return _text_or_nothing if field.is_optional else str


def _text_or_nothing(text: str) -> str | None:
    return text.strip() or None
