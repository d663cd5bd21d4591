"""An event report as text for whoever had it counted: each number with how it was counted. A screen is seen by others
too, so that of customers no more is told than a map may keep; the exact numbers are in the report's JSON."""

from collections.abc import Iterator, Sequence

from journeydesigner.editing.number_tables import Held, held_sentences, held_word
from journeydesigner.events.privacy import is_told, personal
from journeydesigner.events.report import WARN_BELOW, EventReport
from journeydesigner.events.told import END, START, Told
from journeydesigner.metrics.funnel_words import funnel_words, span
from journeydesigner.metrics.numbers import grouped, share_text
from journeydesigner.wording import _, n_

_MOST = 12


def lines(report: EventReport) -> Iterator[str]:
    """Line by line."""
    yield from _Account(report).lines()


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


class _Account:
    """The numbers of a report as they may be told, and which kinds of them were held back."""

    def __init__(self, report: EventReport) -> None:
        self.report, self.told = report, Told(report)
        self.held: set[Held] = set()

    def lines(self) -> Iterator[str]:
        report = self.report
        yield from self._how_read()
        yield ""
        yield funnel_words(report.rules.mode, report.rules.window_s)
        yield from _table(self._funnel())
        yield ""
        yield _("Time in a stage, per completed visit; time to the next stage, from first entry to first entry")
        yield from _table(self._times())
        yield ""
        yield from self._cases()
        yield ""
        yield _("Moves between stages")
        moves = sorted(report.stage_transitions, key=lambda move: -move[2])[:_MOST]
        yield from _table(
            [
                [
                    _name(report, a, _("START")), "→", _name(report, b, _("END")),
                    self._count("flow", a or START, b or END),
                ]
                for a, b, _n in moves
            ]
        )  # fmt: skip
        yield ""
        yield _("Begun in, and of those converted by the end of the data")
        yield from _table(
            [
                [
                    month, self._count("begun", month), self._share(("came", month), ("begun", month)),
                    "" if report.is_mature(month) else _("not all had the time yet"),
                ]
                for month, _begun, _came in report.cohorts
            ]
        )  # fmt: skip
        if report.whose.uses:
            yield ""
            yield _("Touchpoints: events, customers")
            yield from _table(
                [
                    [use.touchpoint, self._count("events", number), self._count("touched", number)]
                    for number, use in enumerate(report.whose.uses)
                ]
            )
        if self.held:
            yield ""
            yield from held_sentences(self.held)

    def _count(self, *key: str | int) -> str:
        found = self.told.count(*key)
        return grouped(found) if found is not None else self._kept(Held.SUM if self.told.covers(*key) else Held.COUNT)

    def _share(self, part: tuple[str | int, ...], whole: tuple[str | int, ...]) -> str:
        some, every = self.told.count(*part), self.told.count(*whole)
        return self._kept(Held.RATE) if some is None or every is None else _share(some, every)

    def _time(self, seconds: float | None, n: int) -> str:
        return self._kept(Held.RATE) if seconds is None and n and not is_told(n) else _time(seconds)

    def _kept(self, held: Held) -> str:
        self.held.add(held)
        return held_word(held)

    def _how_read(self) -> Iterator[str]:
        report = self.report
        rows, cases, mapped, _mapped_cases = report.totals
        yield _("{rows} events of {cases} customers, {first} to {last}").format(
            rows=grouped(rows), cases=grouped(cases) if is_told(cases) else self._kept(Held.COUNT),
            first=report.first_day, last=report.last_day,
        )  # fmt: skip
        yield _("Coverage: {share} ({mapped} events belong to a stage)").format(
            share=_share(mapped, rows), mapped=grouped(mapped)
        )
        if missing := _unmapped(report):
            yield _("Of no stage: {events}").format(events=missing)

    def _funnel(self) -> list[list[str]]:
        rows = [["", _("customers"), _("conversion"), _("lost"), _("at all")]]
        is_chain = self.report.rules.mode != "any order"
        for number, stage in enumerate(self.report.rules.steps, 1):
            share = lost = ""
            if number > 1 and is_chain:
                reached, before = self.told.count("reached", number), self.told.count("reached", number - 1)
                share = self._share(("reached", number), ("reached", number - 1))
                lost = self._kept(Held.RATE) if reached is None or before is None else grouped(before - reached)
            rows.append([stage, self._count("reached", number), share, lost, self._count("at all", number)])
        return rows

    def _times(self) -> list[list[str]]:
        rows = [["", _("visits"), _("median"), _("90 %"), _("to next: median"), _("90 %"), _("came back")]]
        waits = self.report.time_to_next
        for number, (stage, dwell) in enumerate(zip(self.report.rules.steps, self.report.dwell, strict=True), 1):
            wait = waits[number - 1].n if number <= len(waits) else 0
            (median, slow), (next_median, next_slow) = self.told.dwell(number), self.told.to_next(number)
            times = [self._time(median, dwell.customers), _time(slow), self._time(next_median, wait), _time(next_slow)]
            again = self._share(("returned", number), ("at all", number))
            rows.append([stage, self._count("dwell", number), *times, again])
        return rows

    def _cases(self) -> Iterator[str]:
        report = self.report
        yield _("Reached {goal}: {converted}; abandoned (silent for {time}): {abandoned}; open: {still_open}").format(
            goal=f"“{report.rules.steps[report.rules.goal]}”", converted=self._count("converted"),
            abandoned=self._count("abandoned"), still_open=self._count("open"), time=span(report.rules.inactive_s),
        )  # fmt: skip
        stages = list(enumerate(zip(report.rules.steps, report.abandoned_at, strict=True), 1))
        last = [f"{stage} {self._count('last', number)}" for number, (stage, n) in stages if n]
        if last:
            yield _("Abandoned last seen in: {stages}").format(stages=", ".join(last))
        moves = report.stage_transitions
        yield self._ends(_("Began with: {stages}"), [(b, ("flow", START, b or END)) for a, b, _n in moves if a is None])
        yield self._ends(_("Ended with: {stages}"), [(a, ("flow", a or START, END)) for a, b, _n in moves if b is None])
        pairs, switches, _cases = report.channel_switches
        if switches and self.told.count("switched") is not None:
            yield _("Changed the channel: {cases} customers, {switches} of {pairs} moves").format(
                cases=self._count("switched"), switches=grouped(switches), pairs=grouped(pairs)
            )
        yield _("{n} different ways through the stages; the commonest:").format(n=grouped(report.variants[0]))
        ways = [way for number, way in enumerate(self.told.ways) if self.told.count("way", number) is not None]
        for way, n in ways:
            yield f"  {grouped(n):>6}  " + " → ".join(report.rules.steps[k - 1] for k in way)
        if report.variants[1] and not ways:
            yield "  " + self._kept(Held.COUNT)

    def _ends(self, said: str, found: Sequence[tuple[int | None, tuple[str | int, ...]]]) -> str:
        stages = ", ".join(f"{_name(self.report, stage, '')} {self._count(*key)}" for stage, key in found)
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
