"""A text that stays."""


class Said:
    """The text of an action that is always called the same."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __call__(self) -> str:
        return self._text
