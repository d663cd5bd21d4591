"""What can go wrong with a file of somebody else's, each said to a person in one sentence."""


class ForeignFileError(Exception):
    """The file was not read; ``str`` of it says what is wrong, where and what to do. Rooms have kinds of it."""


class ReaderFailedError(ForeignFileError):
    """The reader itself was ended: it took too long or too much, or the file broke it."""
