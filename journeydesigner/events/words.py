"""An event report as text for the run that computed it: each number with how it was counted. Exact, so not to store."""

from collections.abc import Iterator, Sequence

from journeydesigner.events.counting import Spread
from journeydesigner.events.privacy import personal
from journeydesigner.events.report import WARN_BELOW, EventReport
from journeydesigner.metrics.funnel_words import funnel_words, span
from journeydesigner.metrics.numbers import grouped, share_text
from journeydesigner.wording import _, n_

_MOST = 12


def lines(report: EventReport) -> Iterator[str]:
    """Line by line."""
    yield from _how_read(report)
    yield ""
    yield funnel_words(report.rules.mode, report.rules.window_s)
    yield from _table(_funnel(report))
    yield ""
    yield _("Time in a stage, per completed visit; time to the next stage, from first entry to first entry")
    yield from _table(_times(report))
    yield ""
    yield from _cases(report)
    yield ""
    yield _("Moves between stages")
    moves = sorted(report.stage_transitions, key=lambda move: -move[2])[:_MOST]
    yield from _table(
        [[_name(report, a, _("START")), "→", _name(report, b, _("END")), grouped(n)] for a, b, n in moves]
    )
    yield ""
    yield _("Begun in, and of those converted by the end of the data")
    yield from _table(
        [
            [
                month,
                grouped(begun),
                _share(there, begun),
                "" if report.is_mature(month) else _("not all had the time yet"),
            ]
            for month, begun, there in report.cohorts
        ]
    )
    if report.whose.uses:
        yield ""
        yield _("Touchpoints: events, customers")
        yield from _table([[use.touchpoint, grouped(use.events), grouped(use.customers)] for use in report.whose.uses])


def warnings(report: EventReport) -> Iterator[str]:
    """What to look at before one trusts the numbers, as sentences."""
    yield from report.notes
    if report.coverage is not None and report.coverage < WARN_BELOW:
        said = _("Only {share} of the rows belong to a stage; of none are {events}.")
        yield said.format(share=_share(report.totals[2], report.totals[0]), events=_unmapped(report))
    yield from _skipped(report)
    if report.loaded.is_relative:
        yield _("The times are counted from 1970 on: they tell how long things took, not when they were.")
    odd = personal(name for name, _n, _stage in report.names)
    if odd:
        yield n_(
            "{count} event has a name that looks like personal data: {names}",
            "{count} events have names that look like personal data: {names}",
            len(odd),
        ).format(count=len(odd), names=", ".join(odd[:3]))


def _how_read(report: EventReport) -> Iterator[str]:
    rows, cases, mapped, _mapped_cases = report.totals
    yield _("{rows} events of {cases} customers, {first} to {last}").format(
        rows=grouped(rows), cases=grouped(cases), first=report.first_day, last=report.last_day
    )
    yield _("Coverage: {share} ({mapped} events belong to a stage)").format(
        share=_share(mapped, rows), mapped=grouped(mapped)
    )
    if missing := _unmapped(report):
        yield _("Of no stage: {events}").format(events=missing)


def _unmapped(report: EventReport) -> str:
    """The events of no stage, the commonest by name."""
    missing = [(name, n) for name, n, stage in report.names if stage is None]
    more = report.unmapped - min(len(missing), _MOST)
    some = ", ".join(f"{name} ({grouped(n)})" for name, n in missing[:_MOST])
    return some + (f" +{grouped(more)}" if more > 0 else "")


def _skipped(report: EventReport) -> Iterator[str]:
    """What of the file was left out: how much, and the first of it."""
    loaded = report.loaded
    yield from loaded.broken.notes
    if loaded.without_case:
        yield n_(
            "{count} row has no id and was left out.", "{count} rows have no id and were left out.", loaded.without_case
        ).format(count=grouped(loaded.without_case))
    if loaded.without_time:
        yield n_(
            "{count} row has no time that can be read and was left out: {examples}.",
            "{count} rows have no time that can be read and were left out: {examples}.",
            loaded.without_time,
        ).format(count=grouped(loaded.without_time), examples="; ".join(loaded.odd_times))


def _funnel(report: EventReport) -> list[list[str]]:
    rows = [["", _("customers"), _("conversion"), _("lost"), _("at all")]]
    is_chain = report.rules.mode != "any order"
    for index, (stage, reached) in enumerate(zip(report.rules.steps, report.reached, strict=True)):
        previous = report.reached[index - 1] if index else 0
        lost = grouped(previous - reached) if index and is_chain else ""
        at_all = grouped(report.reached_at_all[index])
        rows.append([stage, grouped(reached), _share(reached, previous) if index and is_chain else "", lost, at_all])
    return rows


def _times(report: EventReport) -> list[list[str]]:
    rows = [["", _("visits"), _("median"), _("90 %"), _("to next: median"), _("90 %"), _("came back")]]
    for index, (stage, dwell) in enumerate(zip(report.rules.steps, report.dwell, strict=True)):
        wait = report.time_to_next[index] if index < len(report.time_to_next) else Spread(0, None, None, None)
        times = [dwell.spread.median, dwell.spread.p90, wait.median, wait.p90]
        again = _share(report.rework[index], report.reached_at_all[index])
        rows.append([stage, grouped(dwell.visits), *map(_time, times), again])
    return rows


def _cases(report: EventReport) -> Iterator[str]:
    converted, abandoned, still_open = report.status
    goal = report.rules.steps[report.rules.goal]
    yield _("Reached {goal}: {converted}; abandoned (silent for {time}): {abandoned}; open: {still_open}").format(
        goal=f"“{goal}”", converted=grouped(converted), abandoned=grouped(abandoned), still_open=grouped(still_open),
        time=span(report.rules.inactive_s),
    )  # fmt: skip
    last = [f"{stage} {grouped(n)}" for stage, n in zip(report.rules.steps, report.abandoned_at, strict=True) if n]
    if last:
        yield _("Abandoned last seen in: {stages}").format(stages=", ".join(last))
    yield _ends(_("Began with: {stages}"), report, [(b, n) for a, b, n in report.stage_transitions if a is None])
    yield _ends(_("Ended with: {stages}"), report, [(a, n) for a, b, n in report.stage_transitions if b is None])
    pairs, switches, cases = report.channel_switches
    if switches:
        yield _("Changed the channel: {cases} customers, {switches} of {pairs} moves").format(
            cases=grouped(cases), switches=grouped(switches), pairs=grouped(pairs)
        )
    ways, common = report.variants
    yield _("{n} different ways through the stages; the commonest:").format(n=grouped(ways))
    for way, n in common:
        yield f"  {grouped(n):>6}  " + " → ".join(report.rules.steps[int(k) - 1] for k in way.split(">"))


def _ends(said: str, report: EventReport, found: Sequence[tuple[int | None, int]]) -> str:
    stages = ", ".join(f"{_name(report, stage, '')} {grouped(n)}" for stage, n in found)
    return said.format(stages=stages or "–")


def _name(report: EventReport, stage: int | None, end: str) -> str:
    return end if stage is None else report.rules.steps[stage - 1]


def _share(part: float, whole: float) -> str:
    return share_text(part / whole) if whole else "–"


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    for size, unit in ((86400, _("d")), (3600, _("h")), (60, _("min"))):
        if seconds >= size:
            return f"{grouped(seconds / size, decimals=1)} {unit}"
    return f"{grouped(seconds, decimals=0)} {_('s')}"


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The first column to the left, numbers to the right."""
    if not rows:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        yield ("  " + "  ".join(cells)).rstrip()
