"""One file per lane kind: its cards' own values, how they draw, how they read as text."""
