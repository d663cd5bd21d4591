"""Journey Designer: draw customer journeys, attach metrics, hand them over. Local-first."""

__version__ = "1.0.0"
