"""How moments of edits are told."""

from datetime import datetime

from journeydesigner.metrics.numbers import date_text


def when_text(when: datetime) -> str:
    """Day and time in the reader's time zone; of today only the time."""
    here = when.astimezone()
    time = f"{here:%H:%M}"
    if here.date() == datetime.now().date():
        return time
    return f"{date_text(here.date().isoformat())}, {time}"
