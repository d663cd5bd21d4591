"""What a new metric begins with: by its kind, and which kind its name tells."""

from collections.abc import Mapping
from typing import Any

KINDS: Mapping[str, Mapping[str, Any]] = {
    "nps": {"unit": "points", "scale": (-100.0, 100.0)},
    "csat": {"unit": "percent"},
    "ces1": {"unit": "scale", "scale": (1.0, 5.0), "direction": "down"},
    "ces2": {"unit": "scale", "scale": (1.0, 7.0)},
    "volume": {"unit": "number"},
    "conversion": {"unit": "percent"},
    "drop-off": {"unit": "percent", "direction": "down"},
    "abandonment": {"unit": "percent", "direction": "down"},
    "completion": {"unit": "percent"},
    "dwell": {"unit": "days", "direction": "down"},
    "time to next": {"unit": "days", "direction": "down"},
    "cost to serve": {"unit": "money", "currency": "EUR", "direction": "down"},
    "revenue": {"unit": "money", "currency": "EUR"},
    "clv": {"unit": "money", "currency": "EUR"},
    "retention": {"unit": "percent"},
    "churn": {"unit": "percent", "direction": "down"},
    "custom": {"unit": "number"},
}
_OTHER_NAMES = {
    "net promoter score": "nps",
    "customer satisfaction": "csat",
    "satisfaction": "csat",
    "ces": "ces2",
    "customer effort score": "ces2",
    "drop off": "drop-off",
    "dwell time": "dwell",
    "customer lifetime value": "clv",
}


def defaults_of(kind: str) -> dict[str, Any]:
    """The fields that a new metric of a kind begins with. Raises KeyError for a kind that there is not."""
    return {"kind": kind, **KINDS[kind]}


def kind_of_name(name: str) -> str:
    """The kind that a name such as «NPS» or «Completion rate» tells; ``custom`` for any other."""
    said = " ".join(name.casefold().split()).removesuffix(" rate")
    return _OTHER_NAMES.get(said, said if said in KINDS else "custom")
