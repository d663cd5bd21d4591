"""The words a reader sees, all by way of gettext, in the language of the moment. Rooms without Qt use it as well.

Texts are written in English in the code, extracted to ``resources/translations/messages.pot`` and translated in the
``.po`` file beside it. ``_`` is called when a text is shown, never when a module is imported: the language may change.

Two languages are at work. The program speaks the **reader's**: menus, panels, questions, what is told. A map speaks
**its own** (``JourneyMap.language``): what is drawn or written of it beside the words that people gave it (pills,
legend, names of months, decimal comma, the sheets of its workbook), so that a hand-out reads as one, whoever makes it.
``in_words_of`` says that such a thing is being made, ``in_words_of_reader`` that something is told of it meanwhile. A
map in a language that we have no words of takes the reader's, with the numbers of its own. A new map's language is its
maker's.
"""

import gettext
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from journeydesigner.shipped import resource

SOURCE = "en"
LANGUAGES: dict[str, str] = {SOURCE: "English", "es": "Español"}
"""Code of each language there is, and what it calls itself."""

_current: gettext.NullTranslations = gettext.NullTranslations()
_spoken = SOURCE
_of_map: ContextVar[tuple[gettext.NullTranslations, str] | None] = ContextVar("words of a map", default=None)


def speak(language: str) -> None:
    """Say everything in ``language`` from now on; in English where that one is not there."""
    use(translations(language), language if language in LANGUAGES else SOURCE)


def use(words: gettext.NullTranslations, language: str = SOURCE) -> None:
    """Take the words from ``words``."""
    global _current, _spoken
    _current, _spoken = words, language


def spoken() -> str:
    """The code of the language of the moment; inside ``in_words_of`` the map's, also one that has no words here."""
    found = _of_map.get()
    return found[1] if found else _spoken


@contextmanager
def in_words_of(language: str) -> Generator[None]:
    """Inside, the language is that of a map; its words are the reader's where we have none of that language."""
    code = _code(language)
    is_other = code in LANGUAGES and code != _spoken
    token = _of_map.set((translations(code) if is_other else _current, code))
    try:
        yield
    finally:
        _of_map.reset(token)


@contextmanager
def in_words_of_reader() -> Generator[None]:
    """Inside, the language is the reader's again: for what is told of a hand-out while it is made."""
    token = _of_map.set(None)
    try:
        yield
    finally:
        _of_map.reset(token)


def best_of(wanted: str) -> str:
    """The language there is that comes nearest to a locale such as ``es_MX`` or ``pt-BR``."""
    code = _code(wanted)
    return code if code in LANGUAGES else SOURCE


def _code(wanted: str) -> str:
    return wanted.replace("_", "-").split("-")[0].split(".")[0].lower()


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The words of a language; those of the code itself for English and for one that is not there."""
    if language == SOURCE or language not in LANGUAGES:
        return gettext.NullTranslations()
    with resource(f"translations/{language}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def _words() -> gettext.NullTranslations:
    found = _of_map.get()
    return found[0] if found else _current


def _(text: str) -> str:
    """``text`` in the reader's language; in a map's own inside ``in_words_of``."""
    return _words().gettext(text)


def n_(one: str, many: str, count: int) -> str:
    """``one`` or ``many``, whichever ``count`` things take in that language."""
    return _words().ngettext(one, many, count)


def c_(context: str, text: str) -> str:
    """``text`` where the same English word is another one elsewhere: ``context`` says of what."""
    return _words().pgettext(context, text)
