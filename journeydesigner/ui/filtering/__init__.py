"""Showing a part of a map: by persona, tag, owner and lane, and under a name."""
