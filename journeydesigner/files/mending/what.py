"""The kinds of things that a file carries besides the map."""

from enum import StrEnum


class What(StrEnum):
    """What can be taken out of a file, and kept in a clean copy by its name."""

    HISTORY = "history"
    """Who wrote what and when, and what cards were before."""
    DELETED = "deleted"
    """What was deleted or overwritten, with its contents."""
    VERSIONS = "versions"
    """Named snapshots."""
    COMMENTS = "comments"
    VOTES = "votes"
    SOURCES = "sources"
    IMAGES = "images"
    """What cameras and programs wrote beside pictures, and pictures that no record shows."""
    UNKNOWN = "unknown"
    """Parts, records and fields that this version does not understand, or cannot show."""
    PREVIEW = "preview"
