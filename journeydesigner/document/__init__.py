"""The living document: registers and clock, one way to change anything, snapshots, undo, merge."""
