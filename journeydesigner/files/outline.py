"""A journey as an outline of plain text: what ``journeydesigner show`` prints."""

from collections.abc import Iterator

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.conflict_sides import told_conflicts
from journeydesigner.editing.voting import tally
from journeydesigner.lanes.kinds import CardLane, kind
from journeydesigner.lanes.metrics import anchor_of
from journeydesigner.metrics.comparable import as_measured, comparable
from journeydesigner.metrics.formulas import value_of
from journeydesigner.model.metric_records import Result
from journeydesigner.model.periods import period_key
from journeydesigner.model.records import (
    Card,
    CardLink,
    Emotion,
    JourneyMap,
    Lane,
    Measurement,
    Metric,
    Organization,
    Record,
    Step,
)
from journeydesigner.wording import _, n_


def outline(snapshot: Snapshot) -> Iterator[str]:
    """Line by line: organisations, their maps with stages, lanes and cards, their metrics with measurements."""
    for organization in snapshot.organizations:
        yield from _organization(snapshot, organization)


def conflict_lines(document: Document) -> Iterator[str]:
    """What two people changed without knowing of each other and nobody has settled yet; nothing where there is none."""
    if told := told_conflicts(document):
        yield ""
        yield _("Conflicts")
    for each in told:
        about = ", ".join(filter(None, (each.about, each.where.words, each.field)))
        yield f"  {about}: " + _("{kept} (by {keeper}); meanwhile {lost} (by {loser})").format(
            kept=_one_line(each.kept.text) or _("(empty)"),
            keeper=each.kept.author or _("somebody"),
            lost=_one_line(each.lost.text) or _("(empty)"),
            loser=each.lost.author or _("somebody"),
        )


def _organization(snapshot: Snapshot, organization: Organization) -> Iterator[str]:
    yield organization.name
    for persona in snapshot.personas_of(organization.id):
        yield "  " + _("Persona: {name}").format(name=_and(persona.name, persona.role))
    if channels := snapshot.channels_of(organization.id):
        yield "  " + _("Channels: {names}").format(names=", ".join(channel.name for channel in channels))
    for found in snapshot.maps_of(organization.id):
        yield ""
        yield from _map(snapshot, found)
    if metrics := snapshot.metrics_of(organization.id):
        yield ""
        yield "  " + _("Metrics")
        for metric in metrics:
            yield from _metric(snapshot, metric)


def _map(snapshot: Snapshot, found: JourneyMap) -> Iterator[str]:
    persona = snapshot.table("personas").get(found.persona or "")
    told = [found.kind, found.status, str(getattr(persona, "name", ""))]
    yield f"  {_one_line(found.title)} ({', '.join(part for part in told if part)})"
    if found.scenario:
        yield f"    {_one_line(found.scenario)}"
    yield "    " + _("Stages")
    for number, stage in enumerate(snapshot.stages_of(found.id), 1):
        yield f"      {number}. {_one_line(_and(stage.title, stage.question))}"
        yield from (f"         - {_one_line(step.title)}" for step in snapshot.steps_of(stage.id) if step.title)
    steps = snapshot.steps_in(found.id)
    for lane in snapshot.lanes_of(found.id):
        yield from _lane(snapshot, lane, steps)
    if inbox := snapshot.inbox(found.id):
        yield "    " + _("Inbox")
        yield from (f"      - {_one_line(card.text)}" for card in inbox)
    yield from _beside(snapshot, found)


def _beside(snapshot: Snapshot, found: JourneyMap) -> Iterator[str]:
    """What is drawn, voted, planned and said about a map."""
    if links := snapshot.links_of(found.id):
        yield "    " + _("Links")
        yield from (f"      - {_link(snapshot, link)}" for link in links)
    for vote_round in snapshot.vote_rounds_of(found.id):
        dots = tally(snapshot, vote_round.id)
        title = _("Vote: {title}").format(title=_one_line(vote_round.title))
        yield f"    {title} ({_('open') if vote_round.is_open else _('closed')})"
        yield from (f"      - {_one_line(snapshot.card(card).text)}: {count}" for card, count in dots.items())
    if agenda := snapshot.agenda_of(found.id):
        yield "    " + _("Agenda")
        told = _("{title}, {minutes} min")
        yield from (f"      - {told.format(title=_one_line(i.title), minutes=f'{i.minutes:g}')}" for i in agenda)
    if comments := snapshot.comments_of(found.id):
        heads = [comment for comment in comments if comment.reply_to is None]
        count = sum(comment.state == "open" for comment in heads)
        said = n_("{count} comment", "{count} comments", len(comments)).format(count=len(comments))
        yield f"    {said} ({n_('{count} thread open', '{count} threads open', count).format(count=count)})"


def _link(snapshot: Snapshot, link: CardLink) -> str:
    ends = " → ".join(_one_line(snapshot.card(card).text) or _("(empty)") for card in (link.source, link.target))
    return f"{ends} ({_one_line(link.label)})" if link.label else ends


def _lane(snapshot: Snapshot, lane: Lane, steps: tuple[Step, ...]) -> Iterator[str]:
    yield f"    {_one_line(lane.title)} [{lane.kind}]"
    emotions = snapshot.emotions_of(lane.id)
    for step in steps:
        cards = snapshot.cards_at(lane.id, step.id)
        felt = [emotion for emotion in emotions if emotion.step == step.id]
        if cards or felt:
            yield f"      {_place(snapshot, step)}"
            yield from (f"        - {_card(snapshot, card)}" for card in cards)
            yield from (f"        - {_emotion(snapshot, emotion)}" for emotion in felt)


def _place(snapshot: Snapshot, step: Step) -> str:
    return _one_line(_and(snapshot.stage(step.stage).title, step.title, " / "))


def _card(snapshot: Snapshot, card: Card) -> str:
    text = _one_line(card.text)
    channel = snapshot.table("channels").get(card.channel or "")
    metric = snapshot.table("metrics").get(str(card.extras.get("metric", "")))
    notes = [str(getattr(channel, "name", "")), *_tags(snapshot, card), card.owner, _figure(snapshot, card, metric)]
    if card.place and card.place.is_free:
        notes.append(_("free note"))
    if card.place and card.place.last != card.place.first:
        notes.append(_("to {step}").format(step=_place(snapshot, snapshot.step(card.place.last))))
    told = ", ".join(note for note in notes if note)
    return f"{text} ({told})" if text and told else text or told or _("(empty)")


def _tags(snapshot: Snapshot, card: Card) -> tuple[str, ...]:
    """What the map shows beside the card's text, but for its owner; and that it is a picture."""
    found = kind(snapshot.lane(card.place.lane).kind) if card.place else None
    language = snapshot.map(card.map).language
    tags = found.tags(card, language) if isinstance(found, CardLane) else ()
    shown = tuple(tag for tag in tags if not card.owner or card.owner not in tag)
    return (*shown, _("picture")) if card.image else shown


def _figure(snapshot: Snapshot, card: Card, metric: Record | None) -> str:
    """A tile's metric with its latest value."""
    if not isinstance(metric, Metric):
        return ""
    series = snapshot.measurements_of(metric.id, anchor_of(card))
    told = comparable(metric, series)
    return f"{metric.name}: {_value(metric, told[-1].result) if told else _('no data')}"


def _emotion(snapshot: Snapshot, emotion: Emotion) -> str:
    persona = snapshot.table("personas").get(emotion.persona or "")
    who = f"{getattr(persona, 'name', '')}: " if persona else ""
    quote = f" “{_one_line(emotion.quote)}”" if emotion.quote else ""
    return f"{who}{emotion.value:g}{quote}"


def _metric(snapshot: Snapshot, metric: Metric) -> Iterator[str]:
    yield f"    {_one_line(metric.name)} ({_and(metric.unit, metric.currency, ' ')})"
    measured = [m for m in snapshot.table("measurements").values() if isinstance(m, Measurement)]
    for found in sorted((m for m in measured if m.metric == metric.id), key=lambda m: (m.anchor, period_key(m.period))):
        value = _value(metric, found.result)
        count = f", n = {found.result.n}" if found.result.n is not None else ""
        yield f"      {found.period}: {value}{count} ({_anchor(snapshot, found.anchor)})"


def _value(metric: Metric, result: Result) -> str:
    """As exact as it was measured, in the unit of then; shares are percents."""
    metric = as_measured(metric, result)
    value = value_of(metric, result)
    if value is None:
        return _("no data")
    return f"{value * 100:g} %" if metric.unit == "percent" else f"{value:g}"


def _anchor(snapshot: Snapshot, anchor: str) -> str:
    record = snapshot.find(anchor)
    if isinstance(record, Step):
        return _place(snapshot, record)
    if isinstance(record, Card) and record.place:
        return _place(snapshot, snapshot.step(record.place.first))
    return _one_line(str(getattr(record, "title", "") or getattr(record, "text", "") or anchor))


def _and(first: str, second: str, joint: str = " – ") -> str:
    return f"{first}{joint}{second}" if first and second else first or second


def _one_line(text: str) -> str:
    return " ".join(text.split())
