"""What an outline says of a card in brackets under it: its channel, owner, tags, its kind's values, how far it reaches.

As our own Markdown writes it, in the language of the moment: «(Owner: Sales; Severity: High; to Learn)». What is not
understood stays with the card's words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from journeydesigner.lanes.card_fields import CardField, card_fields
from journeydesigner.lanes.kinds import kind
from journeydesigner.metrics.numbers import date_text
from journeydesigner.wording import _

_BRACKETS = re.compile(r"\n- \((.+)\)$")


@dataclass(frozen=True)
class CardFacts:
    """``text`` is what is left; ``last`` the title of the step that it reaches ("": none is named)."""

    text: str
    fields: Mapping[str, Any] = field(default_factory=dict[str, Any])
    channel: str = ""
    last: str = ""


def read_facts(text: str, kind_name: str) -> CardFacts:
    """The facts under a card's words, for a card of that kind of lane."""
    found = _BRACKETS.search(text)
    if found is None:
        return CardFacts(text)
    own = {each.label: each for each in card_fields(kind(kind_name))}
    before, _step, after = _("to {step}").partition("{step}")
    fields: dict[str, Any] = {}
    channel = last = ""
    rest: list[str] = []
    for part in found.group(1).split("; "):
        label, _colon, value = part.partition(": ")
        if label == _("Channel"):
            channel = value
        elif label == _("Owner"):
            fields["owner"] = value
        elif label == _("Tags"):
            fields["tags"] = tuple(value.split(", "))
        elif label == _("Moment of truth"):
            fields["is_moment_of_truth"] = True
        elif label in own and (read := _value(own[label], value)) is not None:
            fields[own[label].name] = read
        elif part.startswith(before) and part.endswith(after):
            last = part[len(before) : len(part) - len(after)]
        else:
            rest.append(part)
    told = f"\n- ({'; '.join(rest)})" if rest else ""
    return CardFacts(text[: found.start()] + told, fields, channel, last)


def _value(of: CardField, said: str) -> object:
    """A value of the field; None for what is none."""
    if of.form == "choice":
        return next((value for value, label in of.choices if label == said), None)
    if of.form == "whole" and said.isdecimal():
        return int(said)
    if of.form == "date":
        return _day(said)
    return said if of.form == "text" else None


def _day(said: str) -> str | None:
    """The ISO date that reads so."""
    numbers = re.findall(r"\d+", said)
    day, year = (numbers[0], numbers[-1]) if len(numbers) > 1 else ("", "")
    months = (f"{year}-{month:02}-{day:0>2}" for month in range(1, 13))
    return next((iso for iso in months if date_text(iso) == said), None)
