"""What is to be done, in words: each column of an action sheet, and what an owner's share of it comes to."""

from datetime import date

from journeydesigner.editing.action_sheet import Action, Share
from journeydesigner.lanes.follow_up import progress_labels
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.lanes.pain_points import severity_label, severity_of
from journeydesigner.metrics.numbers import date_text, effect_text
from journeydesigner.wording import _, c_, n_


def owner_text(owner: str) -> str:
    return owner.strip() or _("Nobody yet")


def what_text(action: Action) -> str:
    return action.card.text.strip() or _("empty")


def where_text(action: Action, *, has_maps: bool) -> str:
    """Stage and step, each once; with ``has_maps`` the map before them."""
    parts = (action.map.title if has_maps else "", action.stage.title, action.step.title)
    return " · ".join(dict.fromkeys(part.strip() for part in parts if part.strip()))


def due_text(action: Action, today: date) -> str:
    """The day; under it, where the day is over, that it is: colour alone does not say so."""
    if action.due is None:
        return ""
    said = date_text(action.due)
    return f"{said}\n{_('Overdue')}" if action.is_late(today) else said


def status_text(action: Action) -> str:
    return progress_labels()[action.progress]


def weight_text(action: Action, language: str) -> str:
    """What the map's card says of its weight, and of a pain also how bad it is where that is not much."""
    found = kind(action.lane.kind)
    if not isinstance(found, CardLane):
        return ""
    tags = list(found.tags(action.card.model_copy(update={"owner": ""}), language))
    severity = severity_of(action.card)
    if severity in ("low", "medium"):
        tags.insert(0, severity_label(severity))
    return "\n".join(tags)


def expected_text(action: Action, language: str) -> str:
    """The expected change, and under it the metric; empty where nobody said."""
    change = "" if action.effect is None else effect_text(action.metric, action.effect, language)
    return "\n".join(part for part in (change, action.metric.name.strip() if action.metric else "") if part)


def share_text(share: Share) -> str:
    """«2 open · 1 planned · 1 overdue · next due 31 Jan 2027»: what there is of it."""
    open_, planned, done = (share.counts[each] for each in ("open", "planned", "done"))
    parts = (
        n_("{count} open", "{count} open", open_).format(count=open_) if open_ else "",
        n_("{count} planned", "{count} planned", planned).format(count=planned) if planned else "",
        n_("{count} done", "{count} done", done).format(count=done) if done else "",
        n_("{count} overdue", "{count} overdue", share.late).format(count=share.late) if share.late else "",
        c_("action sheet", "next due {day}").format(day=date_text(share.next_due)) if share.next_due else "",
    )
    return " · ".join(part for part in parts if part)


def nothing_to_do() -> str:
    return _("There is nothing to do: no pain point and no opportunity stands here.")
