"""A document that is only looked at: who has its file open elsewhere, or wrote it with a newer program, says why."""


class ReadOnlyError(ValueError):
    """A change was wanted where there may be none. ``str`` of it is the sentence that says why, for a person."""
