"""Words for what a metric is: its kind, its unit, and which way is good."""

from journeydesigner.model.parts import MetricKind, MetricVersion, Unit
from journeydesigner.model.records import Direction
from journeydesigner.wording import _


def kind_word(kind: MetricKind) -> str:
    return {
        "nps": _("NPS"), "csat": _("CSAT"), "ces1": _("Effort score 1.0"),
        "ces2": _("Effort score 2.0"), "volume": _("Volume"), "conversion": _("Conversion"),
        "drop-off": _("Drop-off"), "abandonment": _("Abandonment"), "completion": _("Completion"),
        "time on task": _("Time on task"),
        "dwell": _("Time in stage"), "time to next": _("Time to next step"), "cost to serve": _("Cost to serve"),
        "revenue": _("Revenue"), "clv": _("Customer lifetime value"), "retention": _("Retention"),
        "churn": _("Churn"), "custom": _("Other"),
    }[kind]  # fmt: skip


def unit_word(unit: Unit) -> str:
    return {
        "number": _("Number"), "percent": _("Percent"), "points": _("Points"), "seconds": _("Seconds"),
        "minutes": _("Minutes"), "hours": _("Hours"), "days": _("Days"), "money": _("Money"), "scale": _("Scale"),
    }[unit]  # fmt: skip


def counted_word(version: MetricVersion) -> str:
    """Which of a kind's numbers a metric is."""
    return {
        "events": _("Events"), "customers": _("Customers"), "visits": _("Visits"), "median": _("Median"),
        "p90": _("90th percentile"),
    }[version]  # fmt: skip


def count_word(name: str) -> str:
    """One of the counts from which a number is computed; as it is written in the file where this knows no word."""
    known = {
        "promoters": _("Promoters"), "passives": _("Passives"), "detractors": _("Detractors"),
        "satisfied": _("Satisfied"), "answered": _("Answered"), "total": _("Total"), "easy": _("Easy"),
        "completed": _("Completed"), "attempted": _("Attempted"), "reached": _("Reached"), "previous": _("Before"),
        "abandoned": _("Abandoned"), "converted": _("Converted"), "at_start": _("At start"), "at_end": _("At end"),
        "gained": _("Gained"), "lost": _("Lost"), "margin": _("Margin"), "retention": _("Retention"),
        "discount": _("Discount"), "cost": _("Cost"), "revenue": _("Revenue"), "customers": _("Customers"),
    }  # fmt: skip
    return known.get(name, name)


def direction_word(direction: Direction) -> str:
    return {"up": _("High is good"), "down": _("Low is good")}[direction]
