"""One file per foreign format, found by themselves."""
