"""What a comparison of the map with where customers really go tells, as sentences, each with where to look."""

from collections.abc import Iterator
from dataclasses import dataclass

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.planned import Comparison
from journeydesigner.editing.record_words import name_of, step_words
from journeydesigner.metrics.numbers import grouped, share_text
from journeydesigner.model.ids import RecordId
from journeydesigner.wording import _, n_

MOST = 5
"""So many of a kind are told one by one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, of what it is (``kind``: planned, unused, step, skipped, detour, loop, returned, unmatched), and
    the record on the map where one sees it."""

    kind: str
    text: str
    record: RecordId


def findings(snapshot: Snapshot, found: Comparison, most: int = MOST) -> tuple[Finding, ...]:
    """The most telling of each kind first; what there is none of is not told."""
    return tuple(_findings(snapshot, found, most))


def _findings(snapshot: Snapshot, found: Comparison, most: int) -> Iterator[Finding]:
    def name(record: RecordId) -> str:
        held = snapshot.find(record)
        return f"“{name_of(snapshot, held)}”" if held is not None else "?"

    if found.as_planned is not None:
        said = _("{share} of the moves between stages go as the map has them.")
        yield Finding("planned", said.format(share=share_text(found.as_planned)), found.map)
    for card in found.unused:
        yield Finding("unused", _("Nobody used {touchpoint}.").format(touchpoint=name(card)), card)
    for step in found.empty_steps:
        said = _("Nobody used any touchpoint of “{step}”.").format(step=step_words(snapshot, step))
        yield Finding("step", said, step)
    for each in found.skipped[:most]:
        said = n_("{count} move passes over {stage}.", "{count} moves pass over {stage}.", each.moves)
        said = said.format(count=grouped(each.moves), stage=name(each.stage))
        if each.never:
            more = n_("{count} customer never came there.", "{count} customers never came there.", each.never)
            said = f"{said} {more.format(count=grouped(each.never))}"
        yield Finding("skipped", said, each.stage)
    for each in found.detours[:most]:
        said = _("{count} moves go from {stage} back to {other}.") if each.is_back else _(
            "{count} moves go from {stage} on to {other}, past what is between.")  # fmt: skip
        said = said.format(count=grouped(each.n), stage=name(each.source), other=name(each.target))
        if each.share is not None:
            said = f"{said} {_('That is {share} of all that go on from there.').format(share=share_text(each.share))}"
        yield Finding("detour", said, each.source)
    for each in found.loops[:most]:
        said = _("Customers go to and fro between {stage} and {other}, {count} times and more each way.")
        one, other = each.stages
        yield Finding("loop", said.format(stage=name(one), other=name(other), count=grouped(each.n)), one)
    for each in found.returned[:most]:
        said = n_("{count} customer came back to {stage}.", "{count} customers came back to {stage}.", each.n)
        said = said.format(count=grouped(each.n), stage=name(each.stage))
        if each.share is not None:
            said = f"{said} {_('That is {share} of all who were there.').format(share=share_text(each.share))}"
        yield Finding("returned", said, each.stage)
    if count := len(found.unmatched):
        said = n_(
            "{count} touchpoint is named by no rule: of it nothing is known.",
            "{count} touchpoints are named by no rule: of them nothing is known.",
            count,
        )
        yield Finding("unmatched", said.format(count=count), found.unmatched[0])
