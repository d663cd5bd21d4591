"""Reading and writing many records makes many small objects at once, none of which is garbage yet."""

import atexit
import gc
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

_MANY = 20_000
"""So many objects that came at once are set aside unsearched: they are what was written."""
_WHOLE = 2
"""The generation that a search of everything walks."""


_pauses: list[None] = []
"""One for each pause that lasts, on whichever thread."""
_turned_off: list[None] = []
"""One for each who called ``search_only_when_asked``."""


@dataclass(slots=True)
class _Tally:
    """How many objects there are, about. Reckoned: to count them all takes as long as to search them, and to ask which
    there are (``gc.get_objects``) breaks off what another thread is just making of them: a tuple made of a generator
    cannot be finished while anybody else holds it (``SystemError``)."""

    old: int = 0
    """Those that a search of everything left, or that were set aside."""
    new: int = 0
    """Those that searches of what was new left since."""

    @property
    def came_much(self) -> bool:
        """Whether a quarter as much came: Python's own measure for the next search of everything."""
        return 4 * self.new > self.old

    def age(self) -> None:
        self.old, self.new = self.old + self.new, 0


_tally = _Tally()


@contextmanager
def collector_paused(*, ages: bool = False) -> Generator[None]:
    """No search for garbage meanwhile: it would walk all records again and again (measured: half of an open).

    ``ages``: all that there is counts as old afterwards, so that it is not walked right away either. Only for what
    happens rarely: true garbage among it waits long.
    """
    was_on = gc.isenabled()
    gc.disable()
    _pauses.append(None)
    try:
        yield
    finally:
        _pauses.pop()
        if was_on and ages:
            gc.freeze()
            gc.unfreeze()
        elif (was_on or _turned_off) and gc.get_count()[0] > _MANY:
            set_aside()
        if was_on:
            gc.enable()


def search_only_when_asked() -> None:
    """From now on, until ``search_as_usual``, garbage is searched for in ``search_what_is_due`` alone.

    Python searches on whichever thread makes the object that is one too many, and deletes what it finds there; a window
    or a timer of Qt that another thread deletes ends the program.
    """
    _turned_off.append(None)
    gc.disable()


def search_what_is_due() -> None:
    """Search as Python would have by now; not while the search is paused. What is new is walked once, and is old then:
    walked by two generations, ten searches' worth would come together in the second."""
    if _pauses:
        return
    counts = gc.get_count()
    young, _middle, old = (count > most for count, most in zip(counts, gc.get_threshold(), strict=True))
    if young:
        is_whole = old and _tally.came_much
        _tally.new += counts[0] - gc.collect(_WHOLE if is_whole else 1)
        if is_whole:
            _tally.age()


def search_as_usual() -> None:
    """Take ``search_only_when_asked`` back."""
    if _turned_off:
        _turned_off.pop()
    if not _turned_off:
        gc.enable()


def search_only_what_is_new() -> None:
    """From now on what a whole search has found to be alive is left out of the next ones, until ``search_all_again``.

    A window stands still while everything is searched (measured: 60 to 170 ms at 2,000 cards, after any edit at all);
    what came since the last time is searched in a few.
    """
    if _found_alive not in gc.callbacks:
        gc.callbacks.append(_found_alive)
        atexit.register(_end)
    gc.freeze()
    gc.collect()  # of nothing: Python waits the longer for the next one the more the last one walked
    _tally.old, _tally.new = gc.get_freeze_count(), 0


def search_all_again() -> None:
    """Another document takes the place of one: what was of that is searched for garbage with all the rest, at once, as
    nobody works meanwhile. Nothing is done where ``search_only_what_is_new`` was not called."""
    if _found_alive in gc.callbacks:
        gc.unfreeze()
        gc.collect()
        gc.collect()
        _tally.old, _tally.new = gc.get_freeze_count(), 0


def set_aside() -> None:
    """What there is now is left out of the next searches, unsearched: very much came at once, and stays."""
    if _found_alive in gc.callbacks:
        _tally.new += gc.get_count()[0]
        _tally.age()
        gc.freeze()


def _found_alive(phase: str, about: dict[str, int]) -> None:
    if phase == "stop" and about["generation"] == _WHOLE:
        gc.freeze()


def _end() -> None:
    """As Python ends, all goes: a library that looks what is left then (duckdb's binding) says on the terminal that
    whatever was set aside had leaked."""
    if _found_alive in gc.callbacks:
        gc.callbacks.remove(_found_alive)
    gc.unfreeze()
