"""One file per output format, found by themselves."""
