"""What levers are called, and how a value typed for one is understood."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from journeydesigner.lanes.pen import is_right_to_left
from journeydesigner.metrics.durations import duration_text
from journeydesigner.metrics.numbers import NBSP, share_text
from journeydesigner.metrics.typed_numbers import amount, seconds_in
from journeydesigner.model.forecast_records import LeverOn
from journeydesigner.model.ids import StageId
from journeydesigner.ui.controls.text_fields import Parse, percentage
from journeydesigner.ui.metrics.what_if_plan import Plan
from journeydesigner.wording import _

_LEFT_TO_RIGHT = "\u200e"
"""Before what begins with a title that is written from right to left, so that the arrow still points at the second."""


def lever_title(plan: Plan, stage: StageId, what: LeverOn) -> str:
    """«Decision → Post-sales» of a conversion, else the stage."""
    before, title = plan.before(stage), plan.titles.get(stage, "")
    if what != "conversion" or before is None:
        return title
    said = _("{source} → {target}").format(source=plan.titles.get(before, ""), target=title)
    return _LEFT_TO_RIGHT + said if is_right_to_left(said) and not QGuiApplication.isRightToLeft() else said


def parser(what: LeverOn, measured: float | None) -> Parse:
    """Raises ValueError with a sentence: for what is no number, and for what no lever of this kind can be."""
    if what == "conversion":
        return _share
    if what == "dwell":
        return _time_like(duration_text(measured or 0.0).rpartition(NBSP)[2])
    return _money


def _share(text: str) -> float | None:
    value = percentage(text)
    if value is not None and not 0 <= value <= 1:
        said = _("A conversion is from 0 to 100 %; {value} is not.")
        raise ValueError(said.format(value=share_text(value)))
    return value


def _time_like(usual: str) -> Callable[[str], float | None]:
    """A length of time; a number alone is in the unit that is shown."""

    def read(text: str) -> float | None:
        found = amount(text)
        if found is None:
            return None
        size = seconds_in(found.unit or usual)
        if size is None or found.value < 0:
            raise ValueError(_("“{text}” is no length of time.").format(text=text.strip()))
        return found.value * size

    return read


def _money(text: str) -> float | None:
    found = amount(text)
    if found is None:
        return None
    if found.value < 0 or found.unit == "%":
        raise ValueError(_("“{text}” is no amount of money.").format(text=text.strip()))
    return found.value
