"""Journey Designer: draw customer journeys, attach metrics, hand them over. Local-first."""

import os

__version__ = "1.0.0"

os.environ.setdefault("QT_HASH_SEED", "0")
"""Before Qt is loaded: its PDF writer puts fonts in the order of their hashes, which another run would else change, and
the same map of the same date is the same file."""
