"""Reading and writing many records makes many small objects at once, none of which is garbage yet."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Generator[None]:
    """No search for garbage meanwhile: it would walk all records again and again (measured: half of an open).

    Afterwards all that was made counts as old, so that it is not walked right away either.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
