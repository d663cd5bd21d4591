"""The words a reader sees, all by way of gettext, in the language of the moment. Rooms without Qt use it as well.

Texts are written in English in the code, extracted to ``resources/translations/messages.pot`` and translated in the
``.po`` file beside it. ``_`` is called when a text is shown, never when a module is imported: the language may change.
"""

import gettext
from functools import cache

from journeydesigner.shipped import resource

SOURCE = "en"
LANGUAGES: dict[str, str] = {SOURCE: "English", "es": "Español"}
"""Code of each language there is, and what it calls itself."""

_current: gettext.NullTranslations = gettext.NullTranslations()
_spoken = SOURCE


def speak(language: str) -> None:
    """Say everything in ``language`` from now on; in English where that one is not there."""
    use(translations(language), language if language in LANGUAGES else SOURCE)


def use(words: gettext.NullTranslations, language: str = SOURCE) -> None:
    """Take the words from ``words``."""
    global _current, _spoken
    _current, _spoken = words, language


def spoken() -> str:
    """The code of the language of the moment."""
    return _spoken


def best_of(wanted: str) -> str:
    """The language there is that comes nearest to a locale such as ``es_MX`` or ``pt-BR``."""
    code = wanted.replace("_", "-").split("-")[0].split(".")[0].lower()
    return code if code in LANGUAGES else SOURCE


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The words of a language; those of the code itself for English and for one that is not there."""
    if language == SOURCE or language not in LANGUAGES:
        return gettext.NullTranslations()
    with resource(f"translations/{language}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def _(text: str) -> str:
    """``text`` in the reader's language."""
    return _current.gettext(text)


def n_(one: str, many: str, count: int) -> str:
    """``one`` or ``many``, whichever ``count`` things take in the reader's language."""
    return _current.ngettext(one, many, count)
