"""A form for whatever a lane kind's cards hold besides their text, built from the kind's value model."""

import types
from collections.abc import Sequence
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from PySide6.QtWidgets import QWidget

from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.text_fields import LineField, Parse, TextField, day, number, plain, whole
from journeydesigner.ui.inspector.switch_row import SwitchRow
from journeydesigner.ui.look import Look
from journeydesigner.wording import _

_MOST_OPTIONS = 12
_REFERENCES = ("metric", "anchor")
"""Fields that name other records: the metric section serves them."""


class FormField(NamedTuple):
    """A field of the model, what it is called, and the widget that shows it."""

    name: str
    text: str
    widget: QWidget


def form_of(model: type[BaseModel], look: Look) -> tuple[FormField, ...]:
    """A widget for every field of ``model``, in its order."""
    return tuple(
        FormField(name, words_of(name), _widget(name, info, look))
        for name, info in model.model_fields.items()
        if name not in _REFERENCES
    )


def words_of(name: str) -> str:
    """The field's name as a person reads it."""
    known = {
        "severity": _("Severity"), "mentions": _("Mentions"), "impact": _("Impact"), "effort": _("Effort"),
        "due": _("Due"), "status": _("Status"), "low": _("Low"), "medium": _("Medium"), "high": _("High"),
        "critical": _("Critical"), "open": _("Open"), "planned": _("Planned"), "done": _("Done"),
    }  # fmt: skip
    return known.get(name) or name.replace("_", " ").capitalize()


def _widget(name: str, info: FieldInfo, look: Look) -> QWidget:
    text = words_of(name)
    kind, details = unwrapped(info.annotation, list(info.metadata))
    if get_origin(kind) is Literal:
        return _choice(text, get_args(kind), look)
    low, high = bounds(details)
    if kind is int and low is not None and high is not None and high - low < _MOST_OPTIONS:
        return _choice(text, range(low, high + 1), look)
    if kind is bool:
        return SwitchRow(look, text)
    if kind is int:
        return LineField(text, "0", parse=whole)
    if kind is float:
        return LineField(text, "0", parse=number)
    if name in ("due", "date") or name.endswith("_date"):
        return LineField(text, _("2027-01-31"), parse=day)
    if name in ("note", "notes", "details"):
        return TextField(text)
    return LineField(text, parse=_text_or_nothing if info.default is None else str, format=plain)


def _choice(text: str, values: Sequence[object], look: Look) -> ChoiceField:
    field = ChoiceField(look, text)
    field.offer((Option(None, "–"), *(Option(value, words_of(str(value))) for value in values)))
    return field


def unwrapped(annotation: Any, details: list[Any]) -> tuple[Any, list[Any]]:
    """The annotation without ``| None`` and ``Annotated``, and what those said of it."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            inner, *more = get_args(annotation)
            for item in more:
                details.extend(item.metadata if isinstance(item, FieldInfo) else (item,))
            annotation = inner
        elif origin in (Union, types.UnionType):
            annotation = next(part for part in get_args(annotation) if part is not type(None))
        else:
            return annotation, details


def choices_of(info: FieldInfo) -> tuple[object, ...]:
    """The values of a field that has few; none for one that is written freely."""
    kind, details = unwrapped(info.annotation, list(info.metadata))
    if get_origin(kind) is Literal:
        return get_args(kind)
    low, high = bounds(details)
    if kind is int and low is not None and high is not None and high - low < _MOST_OPTIONS:
        return tuple(range(low, high + 1))
    return (False, True) if kind is bool else ()


def parser_of(name: str, info: FieldInfo) -> Parse:
    """What reads a field that is written freely. It raises ValueError with a sentence."""
    kind, _details = unwrapped(info.annotation, list(info.metadata))
    if kind in (int, float):
        return whole if kind is int else number
    if name in ("due", "date") or name.endswith("_date"):
        return day
    return _text_or_nothing if info.default is None else str


def bounds(details: list[Any]) -> tuple[int | None, int | None]:
    """The least and the greatest that a field takes."""
    low = next((item.ge for item in details if isinstance(item, Ge)), None)
    high = next((item.le for item in details if isinstance(item, Le)), None)
    return low, high  # type: ignore[return-value]


def _text_or_nothing(text: str) -> str | None:
    return text.strip() or None
