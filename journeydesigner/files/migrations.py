"""From the public form of an older format version to the one of today, step by step.

Version 1 is the first; the next one adds its step to ``STEPS`` and leaves a file of version 1 as a fixture.
"""

from collections.abc import Callable, Mapping

from journeydesigner.files.errors import NewerVersionError
from journeydesigner.files.public_form import VERSION
from journeydesigner.files.record_forms import Json
from journeydesigner.wording import _

STEPS: Mapping[int, Callable[[Json], Json]] = {}
"""Version -> what makes its form one of the next version."""


def migrate(form: Json, steps: Mapping[int, Callable[[Json], Json]] = STEPS) -> Json:
    """``form`` as one of today's version. Raises NewerVersionError where it is of a later one."""
    refuse_newer(form["version"])
    for step in range(form["version"], VERSION):
        form = steps[step](form)
    return form


def refuse_newer(version: int) -> None:
    if version > VERSION:
        raise NewerVersionError(
            _(
                "It was written by a newer Journey Designer (file version {version}, this one reads up to {known}); "
                "update the program to open it."
            ).format(version=version, known=VERSION)
        )
