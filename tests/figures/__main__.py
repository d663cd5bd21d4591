"""``python -m tests.figures NAME [--count N]``: try something as often as one wants, print one line with the figure.

Each module here is one figure: ``DEFAULT`` is how often it is done unless told, ``figure(count)`` does it and gives the
line; AssertionError says what did not hold. A small count of each is a test of the suite.
"""

import argparse
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def names() -> list[str]:
    """The figures there are: every module here that has one to tell."""
    found = (module.name for module in iter_modules([str(Path(__file__).parent)]) if not module.name.startswith("_"))
    return sorted(name for name in found if hasattr(import_module(f"tests.figures.{name}"), "figure"))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.figures", description=__doc__)
    parser.add_argument("name", metavar="NAME", choices=names(), help=", ".join(names()))
    parser.add_argument("--count", type=int, metavar="N", help="how often; each figure has a number of its own")
    chosen = parser.parse_args(arguments)
    module = import_module(f"tests.figures.{chosen.name}")
    with tempfile.TemporaryDirectory(prefix="journeydesigner-figures-") as state:
        os.environ["JOURNEY_DESIGNER_STATE"] = state
        print(module.figure(chosen.count or module.DEFAULT))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
