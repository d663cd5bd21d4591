"""What the colours of cards are called."""

from journeydesigner.wording import _


def colour_word(family: str) -> str:
    """What a colour family is called."""
    return {
        "slate": _("Grey"), "blue": _("Blue"), "yellow": _("Yellow"), "teal": _("Teal"),
        "rose": _("Rose"), "green": _("Green"), "violet": _("Violet"),
    }[family]  # fmt: skip
