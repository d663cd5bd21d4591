"""How an agenda reads in times: what a typed line says, how long it takes, when it ends. Knows no Qt."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from journeydesigner.metrics.typed_numbers import number
from journeydesigner.model.records import AgendaItem
from journeydesigner.wording import _

_TYPED = re.compile(
    r"^(?P<title>.*\S)[\s,:;–-]+(?P<minutes>\d{1,3})\s*(min\.?|minutes?|minutos?|m|['’′])?$", re.IGNORECASE
)
USUAL_MINUTES = 10.0
LONGEST = 1440.0


def typed_item(text: str) -> tuple[str, float]:
    """Title and minutes of a line as people type it: «Pains 15», «Vote: 5 min»; ten minutes where it says none."""
    found = _TYPED.match(text.strip())
    if found is None or not 0 < float(found["minutes"]) <= LONGEST:
        return text.strip(), USUAL_MINUTES
    return found["title"].rstrip(" ,:;–-"), float(found["minutes"])


def typed_minutes(text: str) -> float:
    """Minutes, as typed: 10, 7.5, 7,5. Raises ValueError."""
    value = number(text.lower().removesuffix("min").strip())
    if value is None or not 0 < value <= LONGEST:
        raise ValueError(_("Minutes are a number over 0, such as 10."))
    return value


def minutes_text(minutes: float) -> str:
    return f"{minutes:g}"


def ends(items: Sequence[AgendaItem], now: datetime, running: int = -1, left: float = 0.0) -> list[datetime | None]:
    """When each item ends if the agenda goes on from ``now``: the ``running``-th has ``left`` seconds (over: it ends
    now), those before it are over (None). Nothing runs: it begins with the first."""
    found: list[datetime | None] = []
    at = now
    for place, item in enumerate(items):
        if place < running:
            found.append(None)
            continue
        at += timedelta(seconds=max(left, 0.0) if place == running else item.minutes * 60)
        found.append(at)
    return found


def total_text(items: Sequence[AgendaItem]) -> str:
    """«1 h 25 min»."""
    minutes = round(sum(item.minutes for item in items))
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)
