"""Excel and PDF against the bare libraries that put the same cells and the same paint into a file.

Excel: openpyxl writes the cells of our workbook, with their styles, merged areas and sizes, from plain Python values.
PDF: a ``QPdfWriter`` on which the primitives of our pages, laid out before, are painted. Layout, outline, links and the
mending of the text's Unicode come on top of that: they are what the ratio is about.
"""

import datetime
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from journeydesigner.exporters.registry import ExportRequest, exporter_for
from journeydesigner.layout.pages import pages
from journeydesigner.painting.measuring import QtMeasurer
from tests.benchmarks.application import application
from tests.benchmarks.bare_exports import bare_pdf, bare_workbook, written_cells
from tests.benchmarks.big_maps import big_map
from tests.benchmarks.results import Result
from tests.benchmarks.timing import side_by_side

PEAK_MEMORY = """
import sys
from pathlib import Path
from tests.benchmarks.big_maps import big_map
from tests.benchmarks.export_speed import export
from journeydesigner.painting.application import ensure_gui

def megabytes(name):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024

ensure_gui()
size, out = int(sys.argv[1]), Path(sys.argv[2])
export(50, out)
big_map(size)
Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
before = megabytes("VmRSS")
export(size, out)
print(megabytes("VmHWM") - before)
"""


def export(size: int, out: Path, paper: str = "fit") -> None:
    """Export the map of ``size`` cards to ``out``, in the format of its suffix."""
    made = big_map(size)
    snapshot, assets = made.document.snapshot, made.document.assets
    exporter_for(out).export(
        ExportRequest(snapshot, assets, made.map, out, paper=paper, date=datetime.date(2026, 11, 21))
    )


def excel(is_quick: bool) -> Iterator[Result]:
    application()
    for size, runs in _sizes(is_quick):
        yield Result("xlsx", size, *_excel_ms(size, runs), 1.5)


def pdf(is_quick: bool) -> Iterator[Result]:
    application()
    for size, runs in _sizes(is_quick):
        yield Result("pdf", size, *_pdf_ms(size, runs), 1.5)


def _sizes(is_quick: bool) -> tuple[tuple[int, int], ...]:
    """Cards, and how often to export them."""
    return ((500, 1),) if is_quick else ((500, 5), (2_000, 3), (10_000, 1))


def _excel_ms(size: int, runs: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = Path(folder) / "ours.xlsx", Path(folder) / "bare.xlsx"
        export(size, ours)
        sheets = written_cells(ours)
        return side_by_side(lambda: export(size, ours), lambda: bare_workbook(sheets, bare), runs)


def _pdf_ms(size: int, runs: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = Path(folder) / "ours.pdf", Path(folder) / "bare.pdf"
        export(size, ours)
        made = big_map(size)
        laid_out = pages(made.document.snapshot, made.map, "fit", QtMeasurer())
        return side_by_side(lambda: export(size, ours), lambda: bare_pdf(laid_out, bare), runs)


def memory(is_quick: bool) -> Iterator[Result]:
    """What an export adds to the process at its peak: for so many times the cards, so many times the memory.

    Only Linux tells the peak from a moment on; elsewhere nothing is measured.
    """
    if not sys.platform.startswith("linux"):
        return
    small, large = (500, 2_000) if is_quick else (2_000, 10_000)
    for suffix in ("xlsx", "pdf"):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / f"map.{suffix}"
            few, many = (_peak_megabytes(size, out) for size in (small, large))
        yield Result(f"{suffix} memory (MB)", large, many, few * large / small, 1.1)


def _peak_megabytes(size: int, out: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-c", PEAK_MEMORY, str(size), str(out)], check=True, capture_output=True, text=True
    )
    return max(float(done.stdout), 1.0)
