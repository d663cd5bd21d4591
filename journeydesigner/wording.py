"""The words a reader sees, all by way of gettext. They are English: no translation is shipped yet.

Rooms without Qt use it as well. A translation would take the place of ``_current``, at the start of the process.
"""

import gettext

_current = gettext.NullTranslations()


def _(text: str) -> str:
    """``text`` in the reader's language."""
    return _current.gettext(text)


def n_(one: str, many: str, count: int) -> str:
    """``one`` or ``many``, whichever ``count`` things take in the reader's language."""
    return _current.ngettext(one, many, count)
