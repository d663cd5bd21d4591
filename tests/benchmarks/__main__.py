"""``python -m tests.benchmarks [NAME ...] [--quick] [--json OUT]``: measure, print a table, note what misses its goal.

NAME is one of the benchmarks below (all of them, if none is given) or the beginning of one.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks.results import Result, table

Benchmark = Callable[[bool], Iterable[Result]]
"""Takes whether to be quick (fewer frames, runs and cards)."""

BENCHMARKS = {
    "repaint": "frames.repaint",
    "pan": "frames.pan",
    "zoom": "frames.zoom",
    "drag": "frames.drag",
    "type": "frames.typing",
    "loop": "answers.typing_loop",
    "palette": "answers.palette",
    "wide": "answers.opening_map",
    "paste": "pasting.pasting",
    "glide": "gliding.glide",
    "work": "work.working",
    "start": "startup.cold_start",
    "open": "file_speed.opening",
    "save": "file_speed.saving",
    "stall": "file_speed.stall",
    "journal": "journal_speed.journal",
    "xlsx": "export_speed.excel",
    "pdf": "export_speed.pdf",
    "svg": "svg_speed.svg",
    "slides": "slide_speed.slides",
    "memory": "export_speed.memory",
    "events": "event_speed.events",
    "session": "long_session.session",
}


def benchmark(name: str) -> Benchmark:
    """The function that measures; its module, and the libraries that it measures, are loaded now."""
    module, _, function = BENCHMARKS[name].partition(".")
    return getattr(import_module(f"tests.benchmarks.{module}"), function)


def main(arguments: list[str]) -> int:
    sys.dont_write_bytecode = False  # an installed program is compiled, too
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--quick", action="store_true", help="smaller and fewer, under a minute in all")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the results as JSON, too")
    chosen = parser.parse_args(arguments)
    unknown = [name for name in chosen.names if not any(known.startswith(name) for known in BENCHMARKS)]
    if unknown:
        parser.error(f"no benchmark {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    results: list[Result] = []
    for name in BENCHMARKS:
        if not chosen.names or any(name.startswith(wanted) for wanted in chosen.names):
            results += benchmark(name)(chosen.quick)
            print(f"{name} measured", file=sys.stderr, flush=True)
    print(table(results))
    if chosen.json:
        chosen.json.write_text(json.dumps([one.as_json() for one in results], indent=1) + "\n", "utf-8")
    missed = sum(not one.is_reached for one in results)
    print(f"{len(results) - missed} of {len(results)} goals reached.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
