"""Lanes, stages and steps by their titles, as a person types them: those of the map, those the plan renames or adds."""

from collections.abc import Mapping

from journeydesigner.importers.channel_words import channel_of
from journeydesigner.importers.workbook.comparing import Work, quoted
from journeydesigner.importers.workbook.plan import Addition
from journeydesigner.lanes.kinds import kind
from journeydesigner.lanes.lane_words import lane_kind
from journeydesigner.wording import _


def folded(title: str) -> str:
    return " ".join(title.split()).casefold()


class Titles:
    """What titles mean on one map. Asked for a new one, it adds it to the plan."""

    def __init__(self, work: Work) -> None:
        self.work = work
        snapshot, map_id = work.snapshot, work.map_id
        self.lanes: dict[str, str] = {}
        self.lane_kinds: dict[str, str] = {}
        for lane in snapshot.lanes_of(map_id):
            if not kind(lane.kind).is_divider:
                self.lanes.setdefault(folded(lane.title or kind(lane.kind).label), lane.id)
            self.lane_kinds[lane.id] = lane.kind
        self.stages: dict[str, str] = {}
        self.order: list[str] = []
        """Steps from left to right, those that the plan adds at the end of their stage."""
        self.stage_of: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.steps: dict[tuple[str, str], str] = {}
        for stage in snapshot.stages_of(map_id):
            self.stages.setdefault(folded(stage.title), stage.id)
            self.names[stage.id] = stage.title
            for step in snapshot.steps_of(stage.id):
                self._know_step(stage.id, step.id, step.title or stage.title)

    def _know_step(self, stage: str, step: str, title: str) -> None:
        self.steps.setdefault((stage, folded(title)), step)
        self.stage_of[step], self.names[step] = stage, title
        ends = [index for index, other in enumerate(self.order) if self.stage_of[other] == stage]
        self.order.insert(ends[-1] + 1 if ends else len(self.order), step)

    def rename(self, table: str, record: str, title: str) -> None:
        """Know a stage, step or lane by a further title from now on."""
        match table:
            case "stages":
                self.stages.setdefault(folded(title), record)
                self.names[record] = title
            case "steps":
                self.steps.setdefault((self.stage_of[record], folded(title)), record)
                self.names[record] = title
            case _:
                self.lanes.setdefault(folded(title), record)

    # Found, or added

    def lane(self, title: str, kind_label: str, kinds: Mapping[str, str], where: str) -> str:
        """The lane of a title; a new one is of the kind that was named, or that its title tells."""
        known = self.lanes.get(folded(title))
        if known is not None:
            return known
        named = next((value for label, value in kinds.items() if folded(label) == folded(kind_label)), "")
        name = named or lane_kind(title) or "text"
        if kind(name).is_divider or kind(name).is_curve or kind(name).is_tile:
            name = "text"
        record = self.work.new_id("lanes")
        self.lanes[folded(title)], self.lane_kinds[record] = record, name
        values = {"title": title, "kind": name}
        about = quoted(_("Lane"), title)
        self.work.additions.append(Addition("lanes", record, about, kind(name).label, values, where))
        return record

    def stage(self, title: str, where: str, *, first: str | None = None, after: str | None = None) -> str:
        """The stage of a title; a new one's first step is called ``first``, and it stands behind ``after``."""
        known = self.stages.get(folded(title))
        if known is not None:
            return known
        record = self.work.new_id("stages")
        self.stages[folded(title)] = record
        self.names[record] = title
        step = first_step_of(record)
        self._know_step(record, step, first or title)
        values = {"title": title, "first": first if first and first != title else "", "after": after}
        about = quoted(_("Stage"), title)
        self.work.additions.append(Addition("stages", record, about, first or "", values, where))
        return record

    def step(self, stage: str, title: str, where: str, *, after: str | None = None) -> str:
        """The step of a title in a stage; without a title, the stage's first."""
        if not title:
            return self.first_step(stage)
        known = self.steps.get((stage, folded(title)))
        if known is not None:
            return known
        record = self.work.new_id("steps")
        self._know_step(stage, record, title)
        values = {"stage": stage, "title": title, "after": after}
        about = quoted(_("Step"), title)
        self.work.additions.append(Addition("steps", record, about, self.names.get(stage, ""), values, where))
        return record

    def first_step(self, stage: str) -> str:
        return next(step for step in self.order if self.stage_of[step] == stage)

    def anywhere(self, title: str, near: str) -> str | None:
        """The step of a title in any stage; of several the first from ``near`` on."""
        found = [step for (_stage, name), step in self.steps.items() if name == folded(title)]
        ranks = {step: index for index, step in enumerate(self.order)}
        start = ranks.get(near, 0)
        return min(found, key=lambda step: (ranks[step] < start, ranks[step]), default=None)

    def place_text(self, lane: str, first: str, last: str) -> str:
        """«Pain points · Consideration · Compare»."""
        title = next((t.title for t in self.work.snapshot.lanes_of(self.work.map_id) if t.id == lane), "")
        if not title:
            title = next((a.values["title"] for a in self.work.additions if a.record == lane), "")
        stage = self.names.get(self.stage_of[first], "")
        steps = self.names[first] if first == last else f"{self.names[first]} – {self.names[last]}"
        return " · ".join(dict.fromkeys((title, stage, steps)))


def first_step_of(stage: str) -> str:
    """The plan's id of the step that a stage of the plan is born with."""
    return stage + "/first"


class Channels:
    """The organisation's channels by name; a new name is a new channel."""

    def __init__(self, work: Work) -> None:
        self.work = work
        found = work.snapshot.channels_of(work.map.organization)
        self.known: dict[str, str] = {folded(channel.name): channel.id for channel in reversed(found)}

    def channel(self, name: str, where: str) -> str | None:
        if not name:
            return None
        if folded(name) not in self.known:
            record = self.known[folded(name)] = self.work.new_id("channels")
            told = channel_of(name)
            values = {"name": name, "icon": told[1] if told else "globe"}
            self.work.additions.append(Addition("channels", record, quoted(_("Channel"), name), "", values, where))
        return self.known[folded(name)]
