"""What a shipped template says, in the reader's language: its texts are in the catalogue as those of the code are."""

from typing import Any

from journeydesigner.document.draft import Draft
from journeydesigner.model.records import EmotionScale
from journeydesigner.wording import SOURCE, _, spoken

_FIELDS = {
    "organizations": ("name",),
    "personas": ("name", "role", "goals", "needs", "frustrations"),
    "channels": ("name",),
    "metrics": ("name", "formula"),
    "maps": ("title", "scenario"),
    "stages": ("title", "question"),
    "steps": ("title",),
    "lanes": ("title", "description", "scale"),
    "cards": ("text",),
}
"""The tables and fields of a template that a person reads."""


def translate(draft: Draft) -> None:
    """Write each text anew in the reader's language; what is not in the catalogue stays as it is."""
    if spoken() == SOURCE:
        return
    for table, fields in _FIELDS.items():
        for record, found in draft.snapshot.table(table).items():
            changed = {name: said for name in fields if (said := _said(getattr(found, name))) != getattr(found, name)}
            if table == "maps":
                changed["language"] = spoken()
            if changed:
                draft.patch(table, record, **changed)


def _said(value: Any) -> Any:
    match value:
        case str():
            return _(value) if value else value
        case tuple():
            return tuple(_said(each) for each in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        case EmotionScale():
            return value.model_copy(update={"labels": _said(value.labels)})
        case _:
            return value
