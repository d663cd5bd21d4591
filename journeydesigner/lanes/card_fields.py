"""The fields that the cards of a lane kind have beside their text, read from the kind's value model.

Inspector, table view, matrix and workbook build their forms and columns from these, so that a kind says once what its
cards hold.
"""

import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from journeydesigner.lanes.kinds import CardValues, LaneKind
from journeydesigner.model.records import Card

Form = Literal["choice", "whole", "number", "date", "switch", "text"]
_MOST_CHOICES = 12
"""A whole number of so few values is chosen, not typed."""


@dataclass(frozen=True, slots=True)
class CardField:
    """``choices`` are (value, what it is called), in the model's order; ``low`` and ``high`` the bounds of a number.

    ``default`` is what a card has to which nobody gave a value.
    """

    name: str
    label: str
    form: Form
    choices: tuple[tuple[Any, str], ...] = ()
    low: float | None = None
    high: float | None = None
    default: Any = None

    @property
    def is_optional(self) -> bool:
        """Whether it may be without a value, which is None."""
        return self.default is None

    def text(self, card: Card) -> str:
        """The card's value as a person reads it; "" for none."""
        value = card.extras.get(self.name)
        if value is None:
            return ""
        return next((label for choice, label in self.choices if choice == value), str(value))


def card_fields(kind: LaneKind) -> tuple[CardField, ...]:
    """What the cards of a kind hold, in the model's order, without what names other records."""
    return fields_of(kind.values)


def fields_of(model: type[BaseModel]) -> tuple[CardField, ...]:
    """The same of a value model."""
    words: Mapping[str, str] = model.words() if issubclass(model, CardValues) else {}
    references = model.references if issubclass(model, CardValues) else frozenset[str]()
    return tuple(
        _field(name, info, {name: name.replace("_", " ").capitalize(), **words})
        for name, info in model.model_fields.items()
        if name not in references
    )


def _field(name: str, info: FieldInfo, words: dict[str, str]) -> CardField:
    annotation, details = _unwrapped(info.annotation, list(info.metadata))
    label, default = words[name], info.default

    def called(value: Any) -> str:
        return words.get(str(value), str(value).replace("_", " ").capitalize())

    low, high = _bound(details, "ge"), _bound(details, "le")
    if get_origin(annotation) is Literal:
        values: tuple[Any, ...] = get_args(annotation)
        return CardField(name, label, "choice", tuple((v, called(v)) for v in values), default=default)
    if annotation is int and low is not None and high is not None and high - low < _MOST_CHOICES:
        numbers = tuple((n, called(n)) for n in range(int(low), int(high) + 1))
        return CardField(name, label, "choice", numbers, low, high, default)
    form: Form = "text"
    if annotation in _FORMS:
        form = _FORMS[annotation]
    elif any(getattr(item, "pattern", None) == _DATE for item in details):
        form = "date"
    return CardField(name, label, form, (), low, high, default)


_FORMS: dict[Any, Form] = {int: "whole", float: "number", bool: "switch"}
_DATE = r"^\d{4}-\d{2}-\d{2}$"


def _unwrapped(annotation: Any, details: list[Any]) -> tuple[Any, list[Any]]:
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


def _bound(details: list[Any], name: str) -> float | None:
    return next((value for item in details if (value := getattr(item, name, None)) is not None), None)
