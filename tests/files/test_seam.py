"""A save does nothing to the disk but through its seam: what the faulty twin sees is all that there is."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_save_touches_no_file_past_the_seam(tmp_path: Path) -> None:
    asked = [sys.executable, "-m", "tests.files.seam_watch", str(tmp_path)]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
    assert {"open", "os.rename", "os.remove", "os.link"} <= set(done.stderr.split()), "the hook sees what happens"
