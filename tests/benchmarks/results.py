"""One measured comparison, as a row of the table and of the JSON."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Result:
    """``ours_ms`` beside ``baseline_ms`` of the same run, and the ``goal`` that their ratio should not exceed.

    ``size`` is in cards. Rows whose name ends in ``(MB)`` hold megabytes instead of milliseconds.
    """

    name: str
    size: int
    ours_ms: float
    baseline_ms: float
    goal: float

    @property
    def ratio(self) -> float:
        return self.ours_ms / self.baseline_ms

    @property
    def is_reached(self) -> bool:
        return self.ratio <= self.goal

    def as_json(self) -> dict[str, str | int | float]:
        row = asdict(self) | {"ratio": round(self.ratio, 3)}
        return row | {"ours_ms": round(self.ours_ms, 3), "baseline_ms": round(self.baseline_ms, 3)}


def percentile(values: Sequence[float], share: float) -> float:
    """The value under which ``share`` (0..1) of ``values`` lie, by nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table(results: Sequence[Result]) -> str:
    """The results in columns, goals missed marked with ``!``."""
    lines = [f"{'':2}{'name':<28}{'cards':>8}{'ours':>12}{'baseline':>12}{'ratio':>9}{'goal':>8}"]
    for one in results:
        mark = "  " if one.is_reached else "! "
        lines.append(
            f"{mark}{one.name:<28}{one.size:>8}{one.ours_ms:>12.3f}{one.baseline_ms:>12.3f}"
            f"{one.ratio:>9.2f}{one.goal:>8g}"
        )
    return "\n".join(lines)
