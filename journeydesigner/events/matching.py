"""Which event of a log belongs where on a map, while a person settles it: by rules, by choice, by suggestion; how many
rows that covers. Ids of stages and cards are plain text here, so that it serves stages that are only proposed, too."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Literal

from journeydesigner.events.homes import fits
from journeydesigner.events.privacy import personal
from journeydesigner.events.rules import How
from journeydesigner.events.suggestions import PRESELECTED, Suggestion

NEW = "new"
"""In place of a card's id: a touchpoint that is yet to be made, called like the event."""
MOST_TOUCHPOINTS = 40
"""More than these say nothing on a map: rarer events belong nowhere until the person says otherwise."""
Why = Literal["chosen", "rule", "suggested", ""]


@dataclass(frozen=True, slots=True)
class Home:
    """Where an event belongs: a stage ("": nowhere, it is ignored) and a touchpoint's card there ("": none)."""

    stage: str
    touchpoint: str = ""


IGNORED = Home("")


@dataclass(frozen=True, slots=True)
class Rule:
    """All events whose name is, begins with, contains or matches ``text`` (an expression of RE2)."""

    how: How
    text: str
    home: Home


@dataclass(frozen=True, slots=True)
class Coverage:
    """Rows by stage, those ignored on purpose, those that belong nowhere yet."""

    by_stage: Mapping[str, int]
    ignored: int
    open: int

    @property
    def mapped(self) -> int:
        return sum(self.by_stage.values())

    @property
    def rows(self) -> int:
        return self.mapped + self.ignored + self.open

    @property
    def share(self) -> float:
        """Of all rows those of a stage."""
        return self.mapped / self.rows if self.rows else 0.0


@dataclass(frozen=True)
class Matching:
    """``names``: each event with its rows. A person's choice wins over the first rule that fits, that over a suggestion
    of at least ``PRESELECTED``. ``by_regex``: what each expression among the rules matches. ``beyond``: rows of events
    that are not among the names, so rare are they."""

    names: tuple[tuple[str, int], ...] = ()
    chosen: Mapping[str, Home] = field(default_factory=dict[str, Home])
    rules: tuple[Rule, ...] = ()
    suggestions: Mapping[str, Suggestion] = field(default_factory=dict[str, Suggestion])
    by_regex: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    beyond: int = 0

    # Reading

    @cached_property
    def homes(self) -> Mapping[str, tuple[Home, Why]]:
        """Where each event belongs that belongs anywhere, and why."""
        return {name: home for name, _n in self.names if (home := self._home_of(name)) is not None}

    def _home_of(self, name: str) -> tuple[Home, Why] | None:
        if (chosen := self.chosen.get(name)) is not None:
            return chosen, "chosen"
        if self.rules and (rule := self.rule_of(name)) is not None:
            return rule.home, "rule"
        suggested = self.suggestions.get(name)
        if suggested is None or suggested.score < PRESELECTED or name in self.personal:
            return None  # what looks personal would be kept with the rules: only if the person says so
        return Home(suggested.stage, suggested.touchpoint), "suggested"

    @cached_property
    def coverage(self) -> Coverage:
        by_stage: dict[str, int] = {}
        ignored, left = 0, self.beyond
        homes = self.homes
        for name, n in self.names:
            home = homes.get(name)
            if home is None:
                left += n
            elif not home[0].stage:
                ignored += n
            else:
                by_stage[home[0].stage] = by_stage.get(home[0].stage, 0) + n
        return Coverage(by_stage, ignored, left)

    @cached_property
    def personal(self) -> frozenset[str]:
        """Events whose names look like personal data."""
        return _personal(self.names)

    @property
    def unmapped(self) -> tuple[str, ...]:
        """Events that belong nowhere yet, the commonest first."""
        homes = self.homes
        return tuple(name for name, _n in self.names if name not in homes)

    @property
    def open_events(self) -> int:
        """How many those are."""
        return len(self.names) - len(self.homes)

    def rule_of(self, name: str) -> Rule | None:
        """The first rule that fits an event."""
        return next((rule for rule in self.rules if self.fits(rule, name)), None)

    def fits(self, rule: Rule, name: str) -> bool:
        return fits(rule.how, rule.text, name, self.by_regex)

    # Settling

    def with_home(self, names: Iterable[str], home: Home | None) -> "Matching":
        """Those events belong there; None: what rules and suggestions say of them, or nowhere yet."""
        return self._with(dict.fromkeys(names, home))

    def with_stage(self, names: Iterable[str], stage: str, *, as_touchpoints: bool = False) -> "Matching":
        """Those events belong to a stage; what was to be a touchpoint of its own, or ``as_touchpoints`` any, is one
        there."""
        wanted: dict[str, Home | None] = {}
        for name in names:
            before = self.homes.get(name)
            is_new = as_touchpoints or (before is not None and before[0].touchpoint == NEW)
            wanted[name] = Home(stage, NEW if is_new and stage and name not in self.personal else "")
        return self._with(wanted)

    def _with(self, wanted: Mapping[str, Home | None]) -> "Matching":
        """Of many events few change: the others are not looked at again."""
        chosen = {name: home for name, home in self.chosen.items() if name not in wanted}
        chosen.update((name, home) for name, home in wanted.items() if home is not None)
        made = replace(self, chosen=chosen)
        homes = dict(self.homes)
        for name in wanted:
            if name in _rows(self.names):
                homes.pop(name, None)
                if (home := made._home_of(name)) is not None:
                    homes[name] = home
        made.__dict__["homes"] = homes
        return made

    def without_suggestions(self, names: Iterable[str]) -> "Matching":
        """Those events are not suggested anywhere any more."""
        gone = set(names)
        return replace(self, suggestions={name: each for name, each in self.suggestions.items() if name not in gone})

    def with_rules(self, rules: Sequence[Rule], by_regex: Mapping[str, frozenset[str]] | None = None) -> "Matching":
        return replace(self, rules=tuple(rules), by_regex=self.by_regex if by_regex is None else by_regex)

    def with_touchpoints_of_unmatched(self, stage: str) -> "Matching":
        """The commonest events that belong nowhere yet become touchpoints of a stage, ``MOST_TOUCHPOINTS`` at most, but
        none whose name looks like personal data: it would stand on the map."""
        able = [name for name in self.unmapped if name not in self.personal]
        return self.with_home(able[:MOST_TOUCHPOINTS], Home(stage, NEW))

    def settled(self) -> tuple[dict[str, Home], tuple[Rule, ...]]:
        """What is to be remembered: single events (those that no rule tells, and those chosen before that this log has
        not), and the rules."""
        single = {name: home for name, (home, why) in self.homes.items() if why != "rule"}
        return {**self.chosen, **single}, self.rules


@lru_cache(maxsize=4)
def _rows(names: tuple[tuple[str, int], ...]) -> Mapping[str, int]:
    return dict(names)


@lru_cache(maxsize=4)
def _personal(names: tuple[tuple[str, int], ...]) -> frozenset[str]:
    return frozenset(personal(name for name, _n in names))


def title_of(name: str) -> str:
    """What a touchpoint of an event is called: ``cart/add_to_cart`` is “Add to cart”."""
    from journeydesigner.events.suggestions import words_of

    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2] or name
    text = " ".join(words_of(last)) or name
    return text[:1].upper() + text[1:]
