"""A plan in words: what the command line prints, line by line."""

from collections.abc import Iterable, Iterator

from journeydesigner.importers.workbook.plan import Addition, Edit, Plan, Prefer, Removal
from journeydesigner.wording import _, n_

_LONGEST = 160


def lines(plan: Plan, *, delete: bool = False, prefer: Prefer = "map") -> Iterator[str]:
    """All that the plan says, and what of it would be done with these choices."""
    yield headline(plan)
    yield from plan.remarks
    yield from _part(_("Added"), (addition_line(each) for each in plan.additions))
    yield from _part(_("Changed"), (edit_line(each) for each in plan.edits if not each.is_conflict))
    conflicts = (
        _("Changed on both sides (the workbook's values are taken)")
        if prefer == "workbook"
        else _("Changed on both sides (the map's values are kept; --prefer workbook takes the workbook's)")
    )
    yield from _part(conflicts, (conflict_line(each) for each in plan.conflicts))
    gone = plan.chosen(delete=delete, prefer=prefer).removals
    kept = [each for each in plan.removals if each not in gone]
    yield from _part(_("Removed"), (removal_line(each) for each in gone))
    head = (
        _("Missing in the workbook, but changed on the map: kept (--prefer workbook deletes them)")
        if delete
        else _("Missing in the workbook, kept on the map (--delete deletes them)")
    )
    yield from _part(head, (removal_line(each) for each in kept))
    yield from _part(_("Not read back"), plan.notes)


def headline(plan: Plan) -> str:
    """«“Buying a home battery”: 2 added, 1 changed, 1 missing»."""
    if plan.is_empty:
        return _("“{map}”: nothing to change.").format(map=plan.title)
    added, gone, both = len(plan.additions), len(plan.removals), len(plan.conflicts)
    changed = len(plan.edits) - both
    parts = [
        n_("{count} added", "{count} added", added).format(count=added) if added else "",
        n_("{count} changed", "{count} changed", changed).format(count=changed) if changed else "",
        n_("{count} conflict", "{count} conflicts", both).format(count=both) if both else "",
        n_("{count} missing", "{count} missing", gone).format(count=gone) if gone else "",
    ]
    return _("“{map}”: {what}.").format(map=plan.title, what=", ".join(part for part in parts if part))


def _part(head: str, found: Iterable[str]) -> Iterator[str]:
    told = list(found)
    if told:
        yield f"{head}:"
        yield from (f"  {line}" for line in told)


def addition_line(each: Addition) -> str:
    return f"{each.where}  {each.about}" + (f" ({each.details})" if each.details else "")


def edit_line(each: Edit) -> str:
    return f"{each.where}  {each.about}, {each.label}: {short(each.before)} → {short(each.after)}"


def conflict_line(each: Edit) -> str:
    said = _("{where}  {about}, {label}: was {before}; workbook {after}; map {theirs}")
    return said.format(
        where=each.where, about=each.about, label=each.label, before=short(each.before), after=short(each.after),
        theirs=short(each.theirs or ""),
    )  # fmt: skip


def removal_line(each: Removal) -> str:
    return each.about + (f" ({each.details})" if each.details else "")


def short(text: str) -> str:
    """A value on one line, in quotes; a dash for nothing."""
    line = text.replace("\n", " ↵ ")
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1] + '…'}”" if line else "–"
