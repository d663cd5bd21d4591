"""A window's process in which a log was counted ends without a word on the terminal."""

import subprocess
import sys

COUNTED = """
import gc
from journeydesigner.document.collector import search_only_what_is_new
from journeydesigner.events.store import Store

search_only_what_is_new()
with Store() as store:
    assert store.rows("select 1") == [(1,)]
gc.collect()
print(gc.get_freeze_count() > 0)
"""


def test_a_window_s_process_that_counted_a_log_ends_without_a_word() -> None:
    ended = subprocess.run([sys.executable, "-c", COUNTED], capture_output=True, text=True, timeout=120, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "True\n", "")
