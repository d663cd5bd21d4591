"""What records are made of: the kinds of values they hold, and what every record is."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from journeydesigner.model.clean_text import cleaned
from journeydesigner.model.ids import RecordId
from journeydesigner.model.periods import checked

HexColour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
IsoTime = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$")]
"""A moment in UTC."""
IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Period = Annotated[str, Field(pattern=r"^\d{4}(-(Q[1-4]|W\d{2}|\d{2}(-\d{2})?))?$"), AfterValidator(checked)]
Places = Annotated[int, Field(ge=0, le=9)]
"""Digits after the decimal mark."""
AssetHash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Status = Literal["draft", "in review", "validated", "published", "archived"]
MapKind = Literal["as-is", "to-be"]
EvidenceKind = Literal["observed", "reported", "assumed", "proposed"]
MetricKind = Literal[
    "nps", "csat", "ces1", "ces2", "volume", "conversion", "drop-off", "abandonment", "completion", "time on task",
    "dwell", "time to next", "cost to serve", "revenue", "clv", "retention", "churn", "custom",
]  # fmt: skip
Unit = Literal["number", "percent", "points", "seconds", "minutes", "hours", "days", "money", "scale"]
Direction = Literal["up", "down"]
MetricVersion = Literal["events", "customers", "visits", "median", "p90"]
"""Which of a kind's numbers it is, where neither kind nor unit tells: what a volume counts, a time's quantile."""
CommentState = Literal["open", "resolved"]
LEAST_WIDTH, MOST_WIDTH = 144.0, 1200.0
LEAST_HEIGHT, MOST_HEIGHT = 40.0, 1200.0
ColumnWidth = Annotated[float, Field(ge=LEAST_WIDTH, le=MOST_WIDTH)]
LaneHeight = Annotated[float, Field(ge=LEAST_HEIGHT, le=MOST_HEIGHT)]
"""All in px at 100 %."""


class Part(BaseModel, frozen=True):
    """A frozen value inside a record."""

    model_config = ConfigDict(strict=True, extra="allow", allow_inf_nan=False, defer_build=True)

    def __init__(self, **fields: Any) -> None:
        """Whoever makes one writes it: its texts are cleaned here. ``model_validate``, which reads, comes not by."""
        super().__init__(**{name: cleaned(value) for name, value in fields.items()})

    __init__.__pydantic_base_init__ = True  # pyright: ignore[reportFunctionMemberAccess]


class Record(Part, frozen=True):
    """One row of a table. ``id`` never changes."""

    id: RecordId

    @property
    def extras(self) -> dict[str, Any]:
        """Fields beyond the record's own: a lane kind's values, or what a newer version wrote."""
        return self.model_extra or {}
