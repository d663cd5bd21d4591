"""Changes as plain values for JSON. Its keys stay as they are; texts are in the language of the moment.

``{"headline", "counts": {table: {kind: number}}, "changes": [change]}``; a change is ``{"kinds": [added | removed |
moved | renamed | changed | emotion | metric], "table", "id", "noun", "name", "map", "stage", "step", "lane", "place"}``
(ids, "" for none; ``place`` in words) and, where it has them:

* ``"moved": {"from", "to", "stage", "step", "lane"}``: both places in words, and the ids of the former;
* ``"fields": [{"field", "label", "before", "after", "before_text", "after_text"}]``: values as in
  ``show --json``;
* ``"shift": {"before", "after", "delta_text", "better", "persona", "n_before", "n_after", "period_before",
  "period_after"}``;
* ``"content": [change]``: what came or went with it.
"""

from typing import Any

from journeydesigner.document.schema import plain
from journeydesigner.editing.revisions.changes import Change, Changes
from journeydesigner.editing.revisions.headline import counts, headline
from journeydesigner.editing.revisions.shifts import Shift


def public_form(changes: Changes) -> dict[str, Any]:
    """See the module."""
    counted: dict[str, dict[str, int]] = {}
    for (table, kind), count in counts(changes).items():
        counted.setdefault(table, {})[kind.value] = count
    return {"headline": headline(changes), "counts": counted, "changes": [_change(change) for change in changes]}


def _change(change: Change) -> dict[str, Any]:
    where = change.where
    told: dict[str, Any] = {
        "kinds": [kind.value for kind in change.kinds], "table": change.table, "id": change.record,
        "noun": change.noun, "name": change.name, "map": where.map, "stage": where.stage, "step": where.step,
        "lane": where.lane, "place": where.words,
    }  # fmt: skip
    if change.place_before or change.place_after:
        was = change.was
        places = {"from": change.place_before, "to": change.place_after}
        told["moved"] = {**places, "stage": was.stage, "step": was.step, "lane": was.lane}
    if change.fields:
        told["fields"] = [
            {
                "field": field.field, "label": field.label, "before": plain(field.was), "after": plain(field.now),
                "before_text": field.before, "after_text": field.after,
            }
            for field in change.fields
        ]  # fmt: skip
    if change.shift is not None:
        told["shift"] = _shift(change.shift)
    if change.content:
        told["content"] = [_change(part) for part in change.content]
    return told


def _shift(shift: Shift) -> dict[str, Any]:
    return {
        "before": shift.value_before, "after": shift.value_after, "delta_text": shift.delta, "better": shift.is_better,
        "persona": shift.who, "n_before": shift.n_before, "n_after": shift.n_after,
        "period_before": shift.period_before, "period_after": shift.period_after,
    }  # fmt: skip
