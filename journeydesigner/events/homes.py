"""Where each event of a log belongs, by the rules: to which stage, to which touchpoint, or nowhere."""

from collections.abc import Iterable, Mapping, Sequence

from journeydesigner.events.errors import EventsError
from journeydesigner.events.rules import How, Match, Rules
from journeydesigner.wording import _

Touchpoint = tuple[int, str]
"""The index of a stage, and what of it: the text or id of a card."""


def homes_of(names: Iterable[str], rules: Rules) -> dict[str, Match]:
    """Of each event's name that a match fits the first. Raises EventsError for what is no regular expression."""
    exact = {match.text: match for match in rules.all_matches[: len(rules.exact)]}
    found: dict[str, Match] = {}
    left: list[str] = []
    for name in names:
        if name in exact:
            found[name] = exact[name]
        else:
            left.append(name)
    by_regex = {match.text: fitting(left, match.text) for match in rules.matches if match.how == "regex"}
    for name in left:
        first = next((match for match in rules.matches if fits(match.how, match.text, name, by_regex)), None)
        if first is not None:
            found[name] = first
    return found


def touchpoints_of(rules: Rules) -> tuple[Touchpoint, ...]:
    """The touchpoints that the rules name, each once."""
    found = ((match.stage, match.touchpoint) for match in rules.all_matches if match.touchpoint)
    return tuple(dict.fromkeys((stage, text) for stage, text in found if stage is not None))


def fitting(names: Sequence[str], expression: str) -> frozenset[str]:
    """The names that an expression of RE2 matches anywhere: in linear time. Raises EventsError."""
    import duckdb

    with duckdb.connect() as con:
        try:
            rows = con.execute(
                "select name from (select unnest(?::varchar[]) as name) where regexp_matches(name, ?)",
                [list(names), expression],
            ).fetchall()
        except duckdb.InvalidInputException as error:
            why = str(error).splitlines()[0].removeprefix("Invalid Input Error: ")
            raise EventsError(_("“{text}” is no regular expression: {why}").format(text=expression, why=why)) from None
    return frozenset(row[0] for row in rows)


def fits(how: How, text: str, name: str, by_regex: Mapping[str, frozenset[str]]) -> bool:
    """Whether an event's name is, begins with, contains or matches ``text``. ``by_regex``: what each expression
    matches, asked for all names at once; one that is not there matches none."""
    match how:
        case "exact":
            return name == text
        case "prefix":
            return name.startswith(text)
        case "contains":
            return text in name
        case "regex":
            return name in by_regex.get(text, ())
