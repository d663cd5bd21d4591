"""Verbs on what a journey consists of: organisations, personas, channels, maps, stages, steps, lanes."""

from typing import Any

from journeydesigner.document.document import Document
from journeydesigner.editing.order import key_at
from journeydesigner.lanes.kinds import kind
from journeydesigner.model.ids import (
    ChannelId,
    LaneId,
    MapId,
    OrganizationId,
    PersonaId,
    RecordId,
    StageId,
    StepId,
    new_id,
)
from journeydesigner.model.records import Channel, JourneyMap, Lane, Organization, Persona, Stage, Step
from journeydesigner.wording import _, in_words_of, spoken


def add_organization(document: Document, name: str, **fields: Any) -> OrganizationId:
    """A new organisation at the end of the file's."""
    record = OrganizationId(new_id("org"))
    with document.change(_("Add organisation")) as draft:
        order = key_at(draft.snapshot.organizations, None)
        draft.put(Organization(id=record, name=name, order=order, **fields))
    return record


def add_persona(document: Document, organization: OrganizationId, name: str, **fields: Any) -> PersonaId:
    record = PersonaId(new_id("persona"))
    with document.change(_("Add persona")) as draft:
        order = key_at(draft.snapshot.personas_of(organization), None)
        draft.put(Persona(id=record, organization=organization, name=name, order=order, **fields))
    return record


def add_channel(
    document: Document, organization: OrganizationId, name: str, icon: str = "globe", **fields: Any
) -> ChannelId:
    record = ChannelId(new_id("channel"))
    with document.change(_("Add channel")) as draft:
        order = key_at(draft.snapshot.channels_of(organization), None)
        draft.put(Channel(id=record, organization=organization, name=name, icon=icon, order=order, **fields))
    return record


def add_map(document: Document, organization: OrganizationId, title: str, **fields: Any) -> MapId:
    """A new, empty map at the end of the organisation's. Without a ``language`` it is in the maker's."""
    fields.setdefault("language", spoken())
    record = MapId(new_id("map"))
    with document.change(_("Add map")) as draft:
        order = key_at(draft.snapshot.maps_of(organization), None)
        draft.put(JourneyMap(id=record, organization=organization, title=title, order=order, **fields))
    return record


def add_stage(document: Document, map_id: MapId, title: str, index: int | None = None, **fields: Any) -> StageId:
    """A new stage as the ``index``-th of its map (None: the last). Its first step comes with it."""
    record = StageId(new_id("stage"))
    with document.change(_("Add stage")) as draft:
        order = key_at(draft.snapshot.stages_of(map_id), index)
        draft.put(Stage(id=record, map=map_id, title=title, order=order, **fields))
    return record


def insert_stage_after(document: Document, stage: StageId, title: str = "") -> StageId:
    """A new stage right after another."""
    found = document.snapshot.stage(stage)
    index = [other.id for other in document.snapshot.stages_of(found.map)].index(stage)
    return add_stage(document, found.map, title, index + 1)


def insert_step_after(document: Document, step: StepId, title: str = "") -> StepId:
    """A new step right after another, in its stage."""
    stage = document.snapshot.step(step).stage
    index = [other.id for other in document.snapshot.steps_of(stage)].index(step)
    return add_step(document, stage, title, index + 1)


def add_step(document: Document, stage: StageId, title: str, index: int | None = None) -> StepId:
    """A new step as the ``index``-th of its stage (None: the last)."""
    record = StepId(new_id("step"))
    with document.change(_("Add step")) as draft:
        order = key_at(draft.snapshot.steps_of(stage), index)
        draft.put(Step(id=record, stage=stage, title=title, order=order))
    return record


def add_lane(
    document: Document, map_id: MapId, kind: str, title: str, index: int | None = None, **fields: Any
) -> LaneId:
    """A new lane of a kind of the lanes room as the ``index``-th of its map (None: the last)."""
    record = LaneId(new_id("lane"))
    with document.change(_("Add lane")) as draft:
        order = key_at(draft.snapshot.lanes_of(map_id), index)
        draft.put(Lane(id=record, map=map_id, kind=kind, title=title, order=order, **fields))
    return record


def add_lane_of(document: Document, map_id: MapId, kind_name: str, title: str = "", index: int | None = None) -> LaneId:
    """A new lane under ``title``; without one under its kind's name. The kind describes it, in the map's language."""
    with document.change(_("Add lane")) as draft, in_words_of(draft.snapshot.map(map_id).language):
        words = kind(kind_name).words()
        return add_lane(document, map_id, kind_name, title or words.label, index, description=words.description)


def rename(document: Document, table: str, record: RecordId, name: str) -> None:
    """Give a map, stage, step or lane its title, an organisation, persona or channel its name."""
    field = "name" if table in ("organizations", "personas", "channels", "metrics") else "title"
    with document.change(_("Rename")) as draft:
        draft.patch(table, record, **{field: name})


def set_fields(document: Document, table: str, record: RecordId, label: str, **fields: Any) -> None:
    """Write fields of a record as one undoable step named ``label``."""
    with document.change(label) as draft:
        draft.patch(table, record, **fields)


def move_stage(document: Document, stage: StageId, index: int) -> None:
    """Make the stage the ``index``-th of its map, counted without itself."""
    with document.change(_("Move stage")) as draft:
        found = draft.snapshot.stage(stage)
        others = [s for s in draft.snapshot.stages_of(found.map) if s.id != stage]
        draft.patch("stages", stage, order=key_at(others, index))


def move_step(document: Document, step: StepId, stage: StageId, index: int) -> None:
    """Make the step the ``index``-th of ``stage``, counted without itself; spans over it follow.

    A stage keeps at least one step: its only one cannot leave. Raises ValueError.
    """
    with document.change(_("Move step")) as draft:
        found = draft.snapshot.step(step)
        if found.stage != stage and len(draft.snapshot.steps_of(found.stage)) == 1:
            raise ValueError(_("A stage keeps at least one step."))
        others = [s for s in draft.snapshot.steps_of(stage) if s.id != step]
        draft.patch("steps", step, stage=stage, order=key_at(others, index))


def move_lane(document: Document, lane: LaneId, index: int) -> None:
    """Make the lane the ``index``-th of its map, counted without itself."""
    with document.change(_("Move lane")) as draft:
        found = draft.snapshot.lane(lane)
        others = [other for other in draft.snapshot.lanes_of(found.map) if other.id != lane]
        draft.patch("lanes", lane, order=key_at(others, index))


def delete(document: Document, table: str, record: RecordId) -> None:
    """Take a record out with all that stands in it. The only step of a stage goes with its stage."""
    label = {
        "maps": _("Delete map"),
        "stages": _("Delete stage"),
        "steps": _("Delete step"),
        "lanes": _("Delete lane"),
        "cards": _("Delete card"),
        "emotions": _("Delete emotion"),
        "organizations": _("Delete organisation"),
        "personas": _("Delete persona"),
        "channels": _("Delete channel"),
        "metrics": _("Delete metric"),
    }.get(table, _("Delete"))
    with document.change(label) as draft:
        if table == "steps":
            stage = draft.snapshot.step(StepId(record)).stage
            if len(draft.snapshot.steps_of(stage)) == 1:
                table, record = "stages", stage
        draft.delete(table, record)
