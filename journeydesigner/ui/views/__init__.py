"""The ways of looking at one map: each a module with a ``VIEW``, found by looking. One document, one selection, one
undo history for all of them; the map itself stays the canvas."""
