"""What the search for garbage walks: all there is, or only what came since the last time."""

import gc
import threading
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


@pytest.fixture
def when_asked() -> Iterator[None]:
    collector.search_only_when_asked()
    yield
    collector.search_as_usual()
    assert gc.isenabled()


def test_garbage_stays_until_it_is_asked_for(when_asked: None) -> None:
    collector.search_what_is_due()
    ring = weakref.ref(_Ring())
    kept = [[] for _ in range(2 * gc.get_threshold()[0])]
    assert ring() is not None
    collector.search_what_is_due()
    assert ring() is None
    assert kept


def test_what_is_asked_for_in_a_pause_waits_for_its_end(when_asked: None) -> None:
    collector.search_what_is_due()
    with collector.collector_paused():
        ring = weakref.ref(_Ring())
        kept = [[] for _ in range(2 * gc.get_threshold()[0])]
        collector.search_what_is_due()
        assert ring() is not None
    assert not gc.isenabled()
    collector.search_what_is_due()
    assert ring() is None
    assert kept


def test_another_thread_that_makes_very_much_deletes_no_garbage_of_the_window(when_asked: None) -> None:
    ring, made = weakref.ref(_Ring()), list[object]()
    thread = threading.Thread(target=lambda: made.extend([] for _ in range(100_000)))
    thread.start()
    thread.join()
    assert ring() is not None
    collector.search_what_is_due()
    assert ring() is None


def test_a_search_that_is_due_neither_holds_nor_counts_all_there_is(
    only_new: None, when_asked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tuple is made of a generator in place, and fails where anybody else holds it meanwhile. Nor is all there is
    counted, ten times a second: that takes as long as to search it."""
    for walks_all in ("get_objects", "get_referrers", "get_referents", "get_freeze_count"):
        monkeypatch.delattr(gc, walks_all)
    kept = list[object]()
    for _search in range(2 * gc.get_threshold()[2]):
        kept.append([[] for _ in range(2 * gc.get_threshold()[0])])
        collector.search_what_is_due()


def test_all_is_searched_again_once_much_came(only_new: None, when_asked: None) -> None:
    gc.unfreeze()
    wholes = list[int]()
    gc.callbacks.append(lambda phase, about: wholes.append(1) if (phase, about["generation"]) == ("stop", 2) else None)
    try:
        gc.collect()
        kept: list[object] = [[] for _ in range(gc.get_freeze_count() // 3)]
        for _search in range(2 * gc.get_threshold()[2]):
            kept.append([[] for _ in range(2 * gc.get_threshold()[0])])
            collector.search_what_is_due()
        assert len(wholes) == 2
    finally:
        gc.callbacks.pop()


def test_without_a_window_nothing_is_set_aside() -> None:
    frozen = gc.get_freeze_count()
    gc.collect()
    collector.search_all_again()
    assert gc.get_freeze_count() == frozen
