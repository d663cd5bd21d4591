"""What can be wrong with a log of events or its rules: one sentence with what to do."""


class EventsError(Exception):
    """``str`` of it is for people."""


class UnclearDatesError(EventsError):
    """Day and month could change places in all dates of a file: whoever knows is asked."""


class CancelledError(Exception):
    """The person called the work off; nothing of it is kept."""
