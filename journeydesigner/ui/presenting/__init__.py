"""Presenting: the map stage by stage on the whole screen, for a room."""
