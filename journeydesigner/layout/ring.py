"""A life cycle as a small picture of its own: a scene that holds nothing but the ring."""

from journeydesigner.document.snapshot import Snapshot
from journeydesigner.layout.glimpse import glimpse_of
from journeydesigner.layout.scene import Scene
from journeydesigner.layout.thumbnail import thumbnail
from journeydesigner.model.ids import MapId

SIDE = 196.0
"""As galleries show it."""


def ring_scene(snapshot: Snapshot, map_id: MapId, size: float = SIDE) -> Scene:
    """The ring of a map in a square. Raises KeyError for a map that the snapshot does not have."""
    return Scene(map_id, size, size, 0.0, (), thumbnail(glimpse_of(snapshot, map_id), size, size), ())


def is_ring(snapshot: Snapshot, map_id: MapId) -> bool:
    """Whether a map is best known by its ring: a life cycle with stages."""
    return snapshot.map(map_id).is_cycle and bool(snapshot.stages_of(map_id))
