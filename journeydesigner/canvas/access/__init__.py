"""The map for those who do not see it: what a screen reader finds on the canvas, follows, and is told."""
