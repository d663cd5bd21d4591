"""What every test stands on: no display, no trace of the person's own settings, and nothing swallowed.

Qt is made offscreen before anything imports it. Python warnings (pyproject's ``filterwarnings``), Qt warnings
(``qt_log_level_fail``, with the commented allow-list beside it) and exceptions inside slots, events and ``paint``
(pytest-qt's exception capture, watched over by ``test_house.py``) fail the test in which they happen.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

_HOME = Path(tempfile.mkdtemp(prefix="journeydesigner-tests-"))


def _stand_apart() -> None:
    """Settings, state and sockets of the programs under test go to a folder of their own.

    The font cache of the system stays where it is: to build it anew takes seconds.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in ("CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(_HOME / name.lower())
    os.environ["JOURNEY_DESIGNER_STATE"] = str(_HOME / "state")
    runtime = _HOME / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    os.environ["LC_ALL"] = "C.UTF-8"  # English, whatever is spoken here; and Qt warns of a locale that is not UTF-8


_stand_apart()

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

# The same examples on every machine and day, so that a red test is red for all. HYPOTHESIS_PROFILE=explore looks
# further, with other examples at each run.
settings.register_profile(
    "ci", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "explore", deadline=None, max_examples=1000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: QApplication) -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]  pytest finds it
    """The application with widgets comes first: where a test made one without, no later test could have it. What tests
    leave on the clipboard goes before Python does: Qt would ask it for that object."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session", autouse=True)
def _no_trace_left() -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]  pytest finds it
    yield
    shutil.rmtree(_HOME, ignore_errors=True)
