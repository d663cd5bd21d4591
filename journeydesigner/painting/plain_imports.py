"""Imports as Python does them, also once Qt is loaded."""

import builtins


def keep_imports_plain() -> None:
    """PySide takes over ``import`` to look through the source of every module that comes after it, for features of its
    own (``from __feature__ import snake_case``). Nothing here uses them: measured, it is a tenth of a start."""
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
