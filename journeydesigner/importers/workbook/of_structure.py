"""The sheet Stages: titles, questions, new stages and steps, their order, and what is gone."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from journeydesigner.editing.telling_apart import longest_rise
from journeydesigner.importers.workbook import typed
from journeydesigner.importers.workbook.comparing import Work, quoted
from journeydesigner.importers.workbook.plan import Edit, Removal
from journeydesigner.importers.workbook.rows import Read, Row
from journeydesigner.importers.workbook.titles import Titles, first_step_of, folded
from journeydesigner.model.ids import StageId, StepId
from journeydesigner.wording import _, n_


def plan_structure(work: Work, read: Read, titles: Titles) -> None:
    """Add to the plan what the sheet says of stages and steps."""
    rows = [row for row in read.known if not work.is_gone(read, row)]
    stages: dict[str, list[Row]] = {}
    for row in rows:
        stages.setdefault(work.snapshot.step(StepId(row.record)).stage, []).append(row)
    for stage, found in stages.items():
        _stage(work, read, titles, stage, found)
    for row in rows:
        _step(work, read, titles, row)
    placed = {row.number: row.record for row in rows}
    before: Row | None = None
    for row in read.rows:
        if row.origin is None:
            placed[row.number] = _added(work, titles, row, placed.get(before.number) if before else None)
        before = row if placed.get(row.number) else before
    _order(work, read, titles, rows)
    _missing(work, read)


def _stage(work: Work, read: Read, titles: Titles, stage: str, rows: list[Row]) -> None:
    """A stage that is called another way in all its rows is renamed; a single row goes to another stage."""
    record = work.snapshot.stage(StageId(stage))
    about = quoted(_("Stage"), record.title)
    changed = [row for row in rows if row.is_changed("stage")]
    wanted = {row.text("stage") for row in changed}
    total = len(work.snapshot.steps_of(record.id))
    if changed and len(changed) == total and len(wanted) == 1:
        (title,) = wanted
        if titles.stages.get(folded(title), stage) != stage:
            work.note(changed[0].at("stage"), _("“{stage}” is another stage, and this one keeps at least one step")
                      .format(stage=title))  # fmt: skip
        elif not title:
            work.note(changed[0].at("stage"), _("a stage needs a title"))
        else:
            work.edit(read, changed[0], "stage", ("stages", stage, "title"), about, title)
            titles.rename("stages", stage, title)
    else:
        for row in changed:
            _to_stage(work, read, titles, row)
    questions = {row.text("question"): row for row in reversed(rows) if row.is_changed("question")}
    for question, row in list(questions.items())[:1]:
        work.edit(read, row, "question", ("stages", stage, "question"), about, question)
    for question, row in list(questions.items())[1:]:
        said = _("“{question}” is not what another row of its stage asks").format(question=question)
        work.note(row.at("question"), said)


def _to_stage(work: Work, read: Read, titles: Titles, row: Row) -> None:
    title = row.text("stage")
    if not title:
        work.note(row.at("stage"), _("a step belongs to a stage"))
        return
    target = titles.stage(title, row.at("stage"))
    about = quoted(_("Step"), titles.names[row.record])
    work.edit(read, row, "stage", ("steps", row.record, "stage"), about, target)
    titles.stage_of[row.record] = target
    titles.steps.setdefault((target, folded(titles.names[row.record])), row.record)


def _step(work: Work, read: Read, titles: Titles, row: Row) -> None:
    if not row.is_changed("step"):
        return
    step = work.snapshot.step(StepId(row.record))
    title = row.text("step")
    stage = titles.names[titles.stage_of[row.record]]
    if not step.title and folded(title) in ("", folded(stage)):
        return
    about = quoted(_("Step"), step.title or work.snapshot.stage(step.stage).title)
    written = "" if folded(title) == folded(stage) else title
    work.edit(read, row, "step", ("steps", step.id, "title"), about, written, after=title)
    titles.rename("steps", step.id, title)


def _added(work: Work, titles: Titles, row: Row, above: str | None) -> str:
    """The step that a new row is, "" for none; without a stage it belongs to that of the row above."""
    title, step = row.text("stage"), row.text("step")
    if not title and above is None:
        work.note(row.where, _("a new step needs a stage"))
        return ""
    if title and folded(title) not in titles.stages:
        after = titles.stage_of[above] if above else None
        made = titles.stage(title, row.at("stage"), first=step, after=after)
        last = work.additions[-1]
        work.additions[-1] = replace(last, values={**last.values, "question": row.text("question")})
        return first_step_of(made)
    stage = titles.stages[folded(title)] if title else titles.stage_of[above or ""]
    if not step or (stage, folded(step)) in titles.steps:
        work.note(row.where, _("“{stage}” has a step “{step}” already").format(stage=titles.names[stage], step=step))
        return ""
    return titles.step(stage, step, row.at("step"), after=above if above and titles.stage_of[above] == stage else None)


# Order


def _order(work: Work, read: Read, titles: Titles, rows: list[Row]) -> None:
    """Follow the column Order, where anybody changed it; where rows stand on the sheet says nothing."""
    changed = [row for row in rows if row.is_changed("order")]
    ranks: dict[str, tuple[float, float]] = {}
    for row in rows:
        try:
            rank = typed.number(row.value("order"))
        except typed.BadCellError as error:
            work.note(row.at("order"), error)
            return
        was = typed.number((row.origin or {}).get("order")) or 0.0
        if rank is None:
            rank = was
        # Who was given another's number pushes it aside.
        ranks[row.record] = (rank, 0.0 if rank == was else -1.0 if rank < was else 1.0)
    if not changed:
        return
    # Compared with the order that was written, not with the map's: what somebody else moved since stays where it is.
    were = [row.record for row in sorted(rows, key=lambda row: typed.number((row.origin or {}).get("order")) or 0.0)]
    steps = sorted(ranks, key=lambda step: ranks[step])
    where = changed[0].at("order")
    homes = {step: work.snapshot.step(StepId(step)).stage for step in were}
    stages = _stages_in_order(steps, {row.record for row in changed}, titles, set(homes.values()))
    done = _moves(work, read, "stages", stages, list(dict.fromkeys(homes.values())), titles, where)
    for stage in stages:
        own = [step for step in steps if titles.stage_of[step] == stage]
        done += _moves(work, read, "steps", own, [step for step in were if step in own], titles, where)
    if not done:
        work.note(where, _("steps stay in their stage; write another one into its column"))


def _stages_in_order(steps: list[str], changed: set[str], titles: Titles, known: Collection[str]) -> list[str]:
    """A stage stands where those of its steps do whose number was not changed: one step alone does not move it."""
    places: dict[str, list[tuple[bool, int]]] = {}
    for index, step in enumerate(steps):
        places.setdefault(titles.stage_of[step], []).append((step in changed, index))
    return sorted((stage for stage in places if stage in known), key=lambda stage: min(places[stage])[1])


def _moves(
    work: Work, read: Read, table: str, wanted: list[str], were: Sequence[str], titles: Titles, where: str
) -> int:
    """The fewest records that must move for what stood as they ``were`` to stand as ``wanted``; how many."""
    known = [record for record in were if record in wanted]
    position = {record: index for index, record in enumerate(known)}
    stays = longest_rise([position[record] for record in wanted if record in position])
    count = 0
    for index, record in enumerate(wanted):
        if record not in position or position[record] in stays:
            continue
        count += 1
        kind = _("Stage") if table == "stages" else _("Step")
        before, after = known.index(record) + 1, index + 1
        said = quoted(kind, titles.names[record])
        follows = wanted[index - 1] if index else None
        work.edits.append(
            Edit(table, record, "order", said, read.table.headings["order"], f"{before}", f"{after}", follows, where)
        )
    return count


def _missing(work: Work, read: Read) -> None:
    """Steps whose rows are gone; a stage, where all of its are."""
    gone = [record for record in read.missing if record in work.snapshot.table("steps")]
    by_stage: dict[StageId, list[str]] = {}
    for record in gone:
        by_stage.setdefault(work.snapshot.step(StepId(record)).stage, []).append(record)
    for stage, steps in by_stage.items():
        is_changed = any(work.has_changed_since(read, step) for step in steps)
        if len(steps) == len(work.snapshot.steps_of(stage)):
            title = work.snapshot.stage(stage).title
            details = _with_cards(work, steps)
            work.removals.append(Removal("stages", stage, quoted(_("Stage"), title), details, is_changed))
            continue
        for step in steps:
            found = work.snapshot.step(StepId(step))
            about = quoted(_("Step"), found.title or work.snapshot.stage(stage).title)
            work.removals.append(Removal("steps", step, about, _with_cards(work, [step]), is_changed))


def _with_cards(work: Work, steps: list[str]) -> str:
    cards = work.snapshot.cards_of(work.map_id)
    count = sum(card.place is not None and card.place.first in steps for card in cards)
    return n_("with {count} card", "with {count} cards", count).format(count=count) if count else ""
