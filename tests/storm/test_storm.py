"""After a storm of random events nothing is broken: no exception, no Qt warning, a document that saves and loads equal.

``JOURNEY_DESIGNER_STORM`` says how many events (600), ``JOURNEY_DESIGNER_STORM_SEED`` which (1).
"""

import os

from journeydesigner.document.document import Document
from journeydesigner.files.captured import capture
from journeydesigner.files.journey_file import journey_bytes, read_journey
from journeydesigner.files.public_form import public_form
from journeydesigner.ui.collecting import Collecting
from journeydesigner.ui.main_window import MainWindow
from tests.storm.storm import Storm

EVENTS = int(os.environ.get("JOURNEY_DESIGNER_STORM", "600"))
SEED = int(os.environ.get("JOURNEY_DESIGNER_STORM_SEED", "1"))


def saved_and_loaded(document: Document) -> Document:
    return read_journey(journey_bytes(capture(document))).document


def test_a_storm_leaves_a_document_that_saves_and_loads_equal(window: MainWindow) -> None:
    Collecting(window)  # as in the program: there garbage goes on the window's thread alone
    storm = Storm(window, SEED)
    storm.blow(EVENTS)
    assert sum(storm.happened.values()) == EVENTS
    document = window.session.document
    again = saved_and_loaded(document)
    assert public_form(again) == public_form(document)
    assert document.snapshot.quarantine == again.snapshot.quarantine == {}
    print(dict(storm.happened))


def test_after_a_storm_all_can_be_undone_and_done_again(window: MainWindow) -> None:
    storm = Storm(window, SEED + 1)
    storm.blow(max(EVENTS // 10, 100))
    document = window.session.document
    before = public_form(document)
    steps = 0
    while document.undo() is not None:
        steps += 1
    for _step in range(steps):
        document.redo()
    assert public_form(document) == before
