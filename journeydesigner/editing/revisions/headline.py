"""Changes as figures: how many of what, and the headline «12 cards added, 3 moved, 1 stage renamed»."""

from collections import Counter
from collections.abc import Mapping

from journeydesigner.editing.revisions.changes import Change, Changes, Kind
from journeydesigner.model.records import TABLES
from journeydesigner.wording import _, n_


def counts(changes: Changes) -> Mapping[tuple[str, Kind], int]:
    """How many records of a table have a kind of change; what came or went inside others is not counted."""
    return Counter((change.table, kind) for change in changes for kind in change.kinds)


def headline(changes: Changes, most: int = 8) -> str:
    """What changed, in a line: cards first, then what they stand in; at most so many figures."""
    found = counts(changes)
    tables = ("cards", *(table for table in TABLES if table != "cards"))
    parts: list[str] = []
    named = ""
    for table in tables:
        for kind in Kind:
            if count := found.get((table, kind), 0):
                things = things_word(table, count) if table != named else f"{count}"
                named = table
                parts.append(_with_content(changes, table, kind, kind_phrase(kind, things)))
    if len(parts) > most:
        rest = len(parts) - most + 1
        parts = [*parts[: most - 1], n_("{count} more kind of change", "{count} more kinds of change", rest)]
        parts[-1] = parts[-1].format(count=rest)
    return ", ".join(parts) or _("Nothing changed")


def kind_phrase(kind: Kind, things: str) -> str:
    """«12 cards added»."""
    return {
        Kind.ADDED: _("{things} added"), Kind.REMOVED: _("{things} removed"), Kind.MOVED: _("{things} moved"),
        Kind.RENAMED: _("{things} renamed"), Kind.CHANGED: _("{things} changed"),
        Kind.EMOTION: _("{things} shifted"), Kind.METRIC: _("{things} with another value"),
    }[kind].format(things=things)  # fmt: skip


def content_words(change: Change) -> str:
    """What came or went with it: «3 steps, 38 cards»; "" for nothing."""
    found = change.content_counts
    return ", ".join(things_word(table, found[table]) for table in TABLES if table in found)


def things_word(table: str, count: int) -> str:
    """«12 cards»."""
    match table:
        case "organizations":
            said = n_("{count} organisation", "{count} organisations", count)
        case "channels":
            said = n_("{count} channel", "{count} channels", count)
        case "personas":
            said = n_("{count} persona", "{count} personas", count)
        case "maps":
            said = n_("{count} map", "{count} maps", count)
        case "stages":
            said = n_("{count} stage", "{count} stages", count)
        case "steps":
            said = n_("{count} step", "{count} steps", count)
        case "lanes":
            said = n_("{count} lane", "{count} lanes", count)
        case "cards":
            said = n_("{count} card", "{count} cards", count)
        case "emotions":
            said = n_("{count} feeling", "{count} feelings", count)
        case "metrics":
            said = n_("{count} metric", "{count} metrics", count)
        case "measurements":
            said = n_("{count} measurement", "{count} measurements", count)
        case "card_links":
            said = n_("{count} arrow", "{count} arrows", count)
        case "comments":
            said = n_("{count} comment", "{count} comments", count)
        case "saved_views":
            said = n_("{count} saved view", "{count} saved views", count)
        case "vote_rounds":
            said = n_("{count} vote", "{count} votes", count)
        case "votes":
            said = n_("{count} ballot", "{count} ballots", count)
        case "agenda":
            said = n_("{count} agenda item", "{count} agenda items", count)
        case "event_rules":
            said = n_("{count} set of event rules", "{count} sets of event rules", count)
        case "forecasts":
            said = n_("{count} forecast", "{count} forecasts", count)
        case "movements":
            said = n_("{count} count of events", "{count} counts of events", count)
        case _:
            return f"{count} {table}"
    return said.format(count=count)


def _with_content(changes: Changes, table: str, kind: Kind, said: str) -> str:
    """«1 stage removed (38 cards)»: of what came or went with others, the cards are told."""
    if table == "cards" or kind not in (Kind.ADDED, Kind.REMOVED):
        return said
    of_it = (change for change in changes if change.table == table and kind in change.kinds)
    cards = sum(change.content_counts.get("cards", 0) for change in of_it)
    return _("{what} ({content})").format(what=said, content=things_word("cards", cards)) if cards else said
