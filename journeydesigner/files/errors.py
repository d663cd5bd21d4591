"""What can go wrong with a file, each said to a person in one sentence: what, where, what to do."""

from pathlib import Path


class JourneyFileError(Exception):
    """``str`` of it is one clear sentence in the reader's language; ``reason`` only what of it is wrong, for whoever
    says which file it is and what to do by other means."""

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.message, self.reason = message, reason or message


class CannotReadError(JourneyFileError):
    """The file is not there, or the system does not let us read it."""


class NotAJourneyError(JourneyFileError):
    """The file is something else."""


class DamagedFileError(JourneyFileError):
    """The file is a journey, yet part of it is lost or wrong; a backup is named where there is one."""


class UnsafeFileError(JourneyFileError):
    """The file is built to harm: a bomb, a name that leads elsewhere, a member twice."""


class NewerVersionError(JourneyFileError):
    """The file was written by a newer version of the program."""


class CannotWriteError(JourneyFileError):
    """Nothing was saved; whatever stood there before still does."""


class KeptBesideError(CannotWriteError):
    """The file could not be replaced; the complete new one is ``kept`` beside it."""

    def __init__(self, message: str, kept: Path) -> None:
        super().__init__(message)
        self.kept = kept


class UnconfirmedError(CannotWriteError):
    """The new file stands there, but the disk did not confirm it: it is not to be called saved. ``state`` is what the
    file is now, so that nobody takes it for somebody else's."""

    state: object = None


class ChangedOutsideError(JourneyFileError):
    """Somebody else wrote the file since we read it. The person may merge, reload, or keep theirs as a copy."""

    choices = ("merge", "reload", "keep mine as a copy")


class UnknownTemplateError(JourneyFileError):
    """No shipped template has that name."""
