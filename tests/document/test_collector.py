"""What the search for garbage walks: all there is, or only what came since the last time."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from journeydesigner.document import collector


class _Ring:
    """Garbage that only a search finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def only_new() -> Iterator[None]:
    collector.search_only_what_is_new()
    yield
    gc.callbacks.remove(collector._found_alive)
    gc.unfreeze()


def test_garbage_that_came_since_the_last_search_is_found(only_new: None) -> None:
    ring = weakref.ref(_Ring())
    gc.collect()
    assert ring() is None


def test_what_a_search_found_alive_is_left_out_of_the_next(only_new: None) -> None:
    ring = _Ring()
    known = weakref.ref(ring)
    gc.collect()
    del ring
    gc.collect()
    assert known() is not None


def test_another_document_searches_all_again(only_new: None) -> None:
    ring = _Ring()
    known = weakref.ref(ring)
    gc.collect()
    del ring
    collector.search_all_again()
    assert known() is None


def test_without_a_window_nothing_is_set_aside() -> None:
    frozen = gc.get_freeze_count()
    gc.collect()
    collector.search_all_again()
    assert gc.get_freeze_count() == frozen
