"""How a log is read: which column is what, which event belongs to which stage, and the funnel's window and goal.

The form of a rules file, JSON or TOML; what is in brackets may be left out::

    steps = ["discover", "cart", "pay"]          the stages, in the order of the map
    map = {home = "discover", cart = "cart"}     event = stage, exact
    [rules = [{prefix = "shop/", stage = "discover"}, {contains = ...}, {regex = ...}, {exact = ...}]]
    columns = {case = "user", event = "name", time = "at"[, channel = ..., value = ...]}
    [goal = "pay"]  [window_s = 604800]  [inactive_s = 1209600]  [timezone = "UTC"]  [dates = "dmy"]
    [mode = "best attempt"]                      or "first entry", "any order", "strict order"
    [title = "Web shop"]                         under which they are kept with the map

Where an event belongs may also name a touchpoint there, by its card's text: ``touchpoint = "App"`` beside ``stage``
in ``rules``, ``{stage = "cart", touchpoint = "App"}`` in ``map``. The stage "" is none: such events are known to belong
nowhere.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast, get_args
from zoneinfo import ZoneInfo

from journeydesigner.events.errors import EventsError
from journeydesigner.model.ids import StageId
from journeydesigner.model.movement_records import TWO_WEEKS_S, DateOrder, FunnelMode, How
from journeydesigner.wording import _

MAX_STAGES = 100
_MAX_FILE = 4 * 1024 * 1024
_COLUMNS = ("case", "event", "time", "channel", "value")


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of a log's columns; "" for one that it has not."""

    case: str
    event: str
    time: str
    channel: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Events whose name is, begins with, contains or matches ``text`` belong to the stage at ``stage`` (from 0; None:
    nowhere), and to a touchpoint there, by its card's text or id ("": to none).

    A regular expression is one of RE2: its time is linear, so that no rule from elsewhere can hang the program.
    """

    how: How
    text: str
    stage: int | None
    touchpoint: str = ""


@dataclass(frozen=True)
class Rules:
    """``window_s`` (seconds, None: no end) is how long a case may take through the funnel, ``inactive_s`` after how
    long without an event a case counts as abandoned. ``goal`` is the index of a stage. Of an event the entry in
    ``exact`` tells the stage (None: it belongs nowhere), and that in ``touchpoints`` perhaps the touchpoint, else the
    first of ``matches`` that fits. ``stages``: the ids of ``steps``, where a map's rules are these; ``title``: what
    they are called there."""

    steps: tuple[str, ...]
    columns: Columns
    goal: int
    matches: tuple[Match, ...] = ()
    window_s: float | None = None
    inactive_s: float = TWO_WEEKS_S
    timezone: str = "UTC"
    dates: DateOrder = ""
    exact: Mapping[str, int | None] = field(default_factory=dict[str, int | None])
    touchpoints: Mapping[str, str] = field(default_factory=dict[str, str])
    mode: FunnelMode = "best attempt"
    title: str = ""
    stages: tuple[StageId, ...] = ()

    @property
    def all_matches(self) -> tuple[Match, ...]:
        """The exact ones first: the first that fits an event tells where it belongs."""
        exact = (Match("exact", text, stage, self.touchpoints.get(text, "")) for text, stage in self.exact.items())
        return (*exact, *self.matches)


def read_rules(path: Path) -> Rules:
    """The rules in a JSON or TOML file; a file with a ``spec`` in it, by that. Raises EventsError."""
    try:
        if path.stat().st_size > _MAX_FILE:
            raise EventsError(_("{path} is larger than 4 MB and no file of rules.").format(path=path))
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        why = error.strerror or error
        raise EventsError(_("{path} cannot be read ({why}); check its name.").format(path=path, why=why)) from None
    except UnicodeDecodeError:
        raise EventsError(_("{path} is not UTF-8 text; save it as such.").format(path=path)) from None
    try:
        form: Any = tomllib.loads(text) if path.suffix.casefold() == ".toml" else json.loads(text)
    except (ValueError, RecursionError) as error:
        raise EventsError(_("{path} cannot be understood: {why}.").format(path=path, why=error)) from None
    try:
        return rules_of(form)
    except EventsError as error:
        raise EventsError(_("{path}: {why}").format(path=path, why=error)) from None


def rules_of(form: object) -> Rules:
    """The rules that a form tells. Raises EventsError: which entry is wrong, and what it should be."""
    told = _object(form, _("The rules"))
    told = _object(told["spec"], "spec") if "spec" in told else told
    steps = _steps(told.get("steps"))
    homes = {event: _home(home, steps) for event, home in _object(told.get("map", {}), "map").items()}
    matches = tuple(_match(rule, steps) for rule in _list(told.get("rules", []), "rules"))
    if not homes and not matches:
        raise EventsError(_("“map” or “rules” must say which events belong to which stage."))
    dates = told.get("dates", "")
    if dates not in get_args(DateOrder):
        raise EventsError(_("“dates” must be dmy or mdy."))
    mode = told.get("mode", "best attempt")
    if mode not in get_args(FunnelMode):
        raise EventsError(_("“mode” must be one of {modes}.").format(modes=", ".join(get_args(FunnelMode))))
    title = told.get("title", "")
    if not isinstance(title, str):
        raise EventsError(_("“title” must be a text."))
    return Rules(
        steps=steps,
        columns=_columns(told.get("columns")),
        matches=matches,
        goal=_index(told["goal"], steps) if told.get("goal") is not None else len(steps) - 1,
        window_s=None if told.get("window_s") is None else _seconds(told["window_s"], "window_s"),
        inactive_s=_seconds(told.get("inactive_s", TWO_WEEKS_S), "inactive_s"),
        timezone=_timezone(told.get("timezone", "UTC")),
        dates=dates,
        exact={event: stage for event, (stage, _touchpoint) in homes.items()},
        touchpoints={event: touchpoint for event, (_stage, touchpoint) in homes.items() if touchpoint},
        mode=mode,
        title=title.strip(),
    )


def _steps(value: object) -> tuple[str, ...]:
    steps = _list(value, "steps")
    if not all(isinstance(step, str) and step.strip() for step in steps) or not 1 <= len(steps) <= MAX_STAGES:
        raise EventsError(_("“steps” must list the names of 1 to {most} stages.").format(most=MAX_STAGES))
    if len(set(steps)) != len(steps):
        raise EventsError(_("“steps” names a stage twice."))
    return tuple(cast("list[str]", steps))


def _columns(value: object) -> Columns:
    told = _object(value, "columns")
    for name, column in told.items():
        if name not in _COLUMNS or not isinstance(column, str):
            known = ", ".join(_COLUMNS)
            raise EventsError(_("“columns” says which column is {known}; {name} is none of them.").format(
                known=known, name=name))  # fmt: skip
    missing = [name for name in ("case", "event", "time") if not told.get(name)]
    if missing:
        raise EventsError(_("“columns” must also name the column of: {missing}.").format(missing=", ".join(missing)))
    return Columns(**cast("dict[str, str]", told))


def _match(value: object, steps: tuple[str, ...]) -> Match:
    rule = _object(value, "rules")
    hows = [how for how in get_args(How) if how in rule]
    if len(hows) != 1 or not isinstance(rule[hows[0]], str) or not rule[hows[0]]:
        raise EventsError(_("Each of “rules” has a stage and one of exact, prefix, contains, regex with a text."))
    stage, touchpoint = _home(rule, steps) if "stage" in rule else (_index(None, steps), "")
    return Match(cast(How, hows[0]), cast(str, rule[hows[0]]), stage, touchpoint)


def _home(value: object, steps: tuple[str, ...]) -> tuple[int | None, str]:
    """The stage, and the touchpoint or ""."""
    home = cast("dict[str, object]", value) if isinstance(value, dict) else {"stage": value}
    touchpoint = home.get("touchpoint", "")
    if not isinstance(touchpoint, str):
        raise EventsError(_("“touchpoint” must be the text of a touchpoint."))
    stage = home.get("stage")
    return (None if stage in (None, "") else _index(stage, steps)), touchpoint.strip()


def _index(value: object, steps: tuple[str, ...]) -> int:
    if value not in steps:
        raise EventsError(_("“{stage}” is none of the stages in “steps”.").format(stage=value))
    return steps.index(cast(str, value))


def _seconds(value: object, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < 1e10:
        raise EventsError(_("“{name}” must be a number of seconds above nought.").format(name=name))
    return float(value)


def _timezone(value: object) -> str:
    try:
        ZoneInfo(cast(str, value))
    except (KeyError, ValueError, TypeError, OSError):
        raise EventsError(_("“{zone}” is no time zone; write one such as Europe/Berlin.").format(zone=value)) from None
    return cast(str, value)


def _object(value: object, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise EventsError(_("“{name}” must be an object with named entries.").format(name=name))
    return cast("dict[str, Any]", value)


def _list(value: object, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise EventsError(_("“{name}” must be a list.").format(name=name))
    return cast("list[Any]", value)
