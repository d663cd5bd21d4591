"""The words a reader sees, in the reader's language. Rooms without Qt use it as well."""

import gettext

from journeydesigner.shipped import resource

_current: gettext.NullTranslations = gettext.NullTranslations()


def speak(language: str) -> None:
    """Choose the language of every text from now on; one without a translation speaks English."""
    global _current  # noqa: PLW0603  the one language of the process
    _current = gettext.translation(
        "journeydesigner", str(resource("translations")), languages=[language], fallback=True
    )


def _(text: str) -> str:
    """``text`` in the reader's language."""
    return _current.gettext(text)


def n_(one: str, many: str, count: int) -> str:
    """``one`` or ``many``, whichever ``count`` things take in the reader's language."""
    return _current.ngettext(one, many, count)
