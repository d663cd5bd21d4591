"""Charts of a map's numbers as primitives: the window, reports and slides draw the same."""
