"""What an importer read, before it is a journey: stages, lanes, cells and notes as plain text."""

from dataclasses import dataclass, field


@dataclass
class DraftColumn:
    """A step. Columns with the same ``stage`` number belong to one stage."""

    stage: int
    title: str = ""


@dataclass
class DraftLane:
    """A row. ``cells`` is column -> texts, each a card; ``ends`` is column -> the last column of a wider cell."""

    title: str
    kind: str
    cells: dict[int, list[str]] = field(default_factory=dict[int, list[str]])
    ends: dict[int, int] = field(default_factory=dict[int, int])


@dataclass
class DraftMap:
    """One map. ``stages`` are titles, ``questions`` the guiding ones, by stage; ``notes`` go to the inbox."""

    title: str = ""
    stages: list[str] = field(default_factory=list[str])
    questions: dict[int, str] = field(default_factory=dict[int, str])
    columns: list[DraftColumn] = field(default_factory=list[DraftColumn])
    lanes: list[DraftLane] = field(default_factory=list[DraftLane])
    scenario: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])

    def add_stage(self, title: str) -> int:
        """A stage with its first column; returns the column."""
        self.stages.append(title)
        self.columns.append(DraftColumn(len(self.stages) - 1))
        return len(self.columns) - 1

    def add_step(self, title: str) -> int:
        """One column more for the last stage."""
        self.columns.append(DraftColumn(len(self.stages) - 1, title))
        return len(self.columns) - 1

    def lane(self, title: str, kind: str) -> DraftLane:
        """The lane of this title and kind, made where there is none yet."""
        for lane in self.lanes:
            if lane.title == title and lane.kind == kind:
                return lane
        self.lanes.append(DraftLane(title, kind))
        return self.lanes[-1]


@dataclass
class DraftJourney:
    """A whole source. ``about`` are facts of its front matter, by known name."""

    maps: list[DraftMap] = field(default_factory=list[DraftMap])
    about: dict[str, str] = field(default_factory=dict[str, str])
    report: list[str] = field(default_factory=list[str])
