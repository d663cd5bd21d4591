"""Reading and writing many records makes many small objects at once, none of which is garbage yet."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def collector_paused(*, ages: bool = False) -> Generator[None]:
    """No search for garbage meanwhile: it would walk all records again and again (measured: half of an open).

    ``ages``: all that there is counts as old afterwards, so that it is not walked right away either. Only for what
    happens rarely: true garbage among it waits long.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if ages:
                gc.freeze()
                gc.unfreeze()
            gc.enable()
