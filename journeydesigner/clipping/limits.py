"""How much of what is pasted is looked at: it comes from anywhere, and whoever pastes waits for it."""

MOST_SOURCE = 8 * 1024 * 1024
"""Characters of a text or of HTML; longer ones are not read."""
MOST_TOKENS = 250_000
"""Tags and texts of HTML that are looked at: a second or two."""
MOST_ROWS = 5_000
MOST_COLUMNS = 400
MOST_CELLS = 60_000
MOST_CARDS = 2_000
"""Cards that one paste makes."""
LONGEST_TEXT = 20_000
"""Characters of one card."""
MOST_JSON = 64 * 1024 * 1024
"""Bytes of our own form, with its images."""
