"""Spaces and line ends of other programs as a card has them."""

_AS_HERE = str.maketrans({
    "\xa0": " ", "\u2007": " ", "\x0b": " ",
    "\u200b": "", "\u2060": "", "\ufeff": "", "\xad": "",
    "\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\x0c": "\n",
})  # fmt: skip


def as_here(text: str) -> str:
    """Lines end with line feeds; what is no space to a person is none, what breaks no line is one.

    (Word and chats fill up with spaces that do not break, slides break within a paragraph by a vertical tab.)
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return (
        unified
        if unified.isascii() and "\x0b" not in unified and "\x0c" not in unified
        else unified.translate(_AS_HERE)
    )
