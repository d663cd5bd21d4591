"""Remake the samples from their makers: ``python -m samples.make_samples [FOLDER]``."""

import sys
from pathlib import Path

from journeydesigner.files.journey_file import save_journey
from samples.makers.coffee_subscription import coffee_subscription
from samples.makers.current_account import current_account
from samples.makers.home_battery import home_battery

MAKERS = {
    "home-battery": home_battery,
    "current-account": current_account,
    "coffee-subscription": coffee_subscription,
}


def make(folder: Path) -> None:
    """Write every sample to ``folder``, each with its preview."""
    from journeydesigner.painting.application import ensure_gui
    from journeydesigner.painting.preview import document_preview

    ensure_gui()
    for name, maker in MAKERS.items():
        document = maker()
        save_journey(document, folder / f"{name}.journey", document_preview(document))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
