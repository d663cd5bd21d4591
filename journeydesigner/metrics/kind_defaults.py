"""What a new metric begins with: by its kind, and which kind its name tells."""

from typing import Any, get_args

from journeydesigner.metrics.catalogue import first_of
from journeydesigner.model.parts import MetricKind

_OTHER_NAMES = {
    "net promoter score": "nps",
    "customer satisfaction": "csat",
    "satisfaction": "csat",
    "csat score": "csat",
    "ces": "ces2",
    "ces 1": "ces1",
    "ces 1.0": "ces1",
    "ces 2": "ces2",
    "ces 2.0": "ces2",
    "effort score 1.0": "ces1",
    "effort score 2.0": "ces2",
    "customer effort score 1.0": "ces1",
    "customer effort score 2.0": "ces2",
    "customer effort score": "ces2",
    "drop off": "drop-off",
    "dwell time": "dwell",
    "customer lifetime value": "clv",
}


def defaults_of(kind: str) -> dict[str, Any]:
    """The fields that a new metric of a kind begins with, of no version that nobody said. Raises KeyError for a kind
    that there is not."""
    return {name: value for name, value in first_of(kind).fields.items() if name != "version"}


def kind_of_name(name: str) -> str:
    """The kind that a name such as «NPS» or «Completion rate» tells; ``custom`` for any other."""
    said = " ".join(name.casefold().split()).removesuffix(" rate")
    return _OTHER_NAMES.get(said, said if said in get_args(MetricKind) else "custom")


def version_in_name(name: str) -> str:
    """The version of an effort score that a name says itself («CES 1.0»); "" where it says none."""
    said = " ".join(name.casefold().split())
    return _OTHER_NAMES.get(said, "") if said[-1:].isdigit() else ""
