"""A state of the file that somebody keeps under a name: what a person calls a snapshot."""

from journeydesigner.model.ids import KeptStateId
from journeydesigner.model.parts import AssetHash, IsoTime, Record


class KeptState(Record, frozen=True):
    """``content`` names the asset that holds the journey as it was at ``made``: its public form, compressed. It is read
    only when somebody looks at it. ``author`` kept it; "" where nobody said who."""

    id: KeptStateId
    title: str
    note: str = ""
    made: IsoTime
    author: str = ""
    content: AssetHash
