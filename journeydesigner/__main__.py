"""``python -m journeydesigner``: the same as the command ``journeydesigner``."""

import sys

from journeydesigner.cli import main

if __name__ == "__main__":
    sys.exit(main())
