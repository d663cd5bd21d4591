"""Tallied answers entered on a map: raw counts at the stage, step or card where they were given, in one change."""

from dataclasses import dataclass

from journeydesigner.document.document import Document, Draft
from journeydesigner.editing.metric_tiles import give_metric
from journeydesigner.editing.names import called
from journeydesigner.editing.numbers import add_metric, measure
from journeydesigner.events.answers import Answers, Tally
from journeydesigner.events.places import Places
from journeydesigner.metrics.formulas import SQUARES
from journeydesigner.metrics.held_back import K
from journeydesigner.metrics.kind_defaults import defaults_of
from journeydesigner.model.ids import MapId
from journeydesigner.model.records import Metric
from journeydesigner.wording import _


@dataclass(frozen=True)
class Entered:
    """How many results were entered; how many tallies were held back for too few answers; which places the map has
    not, with their answers."""

    results: int
    held_back: int
    nowhere: tuple[tuple[str, int], ...]


def enter_answers(document: Document, map_id: MapId, answers: Answers, *, source: str) -> Entered:
    """Enter all tallies of at least ``K`` answers, each as the raw counts of its metric, with a tile where it stands.

    A metric of the organisation that is called like the question (and is of its kind) is used, else one is made;
    ``source`` names the file. What was entered before for the same place and period is replaced.
    """
    results, held, nowhere = 0, 0, dict[str, int]()
    with document.change(_("Enter answers")) as draft:
        places = Places(draft.snapshot, map_id)
        for tally in answers.tallies:
            anchor = places.find(tally.place)
            if anchor is None:
                nowhere[tally.place] = nowhere.get(tally.place, 0) + tally.n
            elif tally.n < K:
                held += 1
            else:
                metric = _metric(document, draft, map_id, tally, source)
                measure(document, metric.id, anchor, tally.period, n=tally.n, counts=counts_of(metric, tally))
                give_metric(document, anchor, metric.id)
                results += 1
    return Entered(results, held, tuple(sorted(nowhere.items())))


def counts_of(metric: Metric, tally: Tally) -> dict[str, float]:
    """The raw counts of a tally that the metric's formula takes."""
    is_share = metric.unit == "percent"
    match tally.kind:
        case "nps":
            found = {
                "promoters": tally.between(9, 10), "passives": tally.between(7, 8), "detractors": tally.between(0, 6),
            }  # fmt: skip
        case "csat" if is_share:
            found = {"satisfied": tally.between(4, 5), "answered": tally.n}
        case "ces2" if is_share:
            found = {"easy": tally.between(5, 7), "answered": tally.n}
        case _:
            squares = sum(score * score * count for score, count in tally.scores)
            found = {"total": tally.total, "answered": tally.n, SQUARES: squares}
    return {name: float(count) for name, count in found.items()}


def _metric(document: Document, draft: Draft, map_id: MapId, tally: Tally, source: str) -> Metric:
    organization = draft.snapshot.map(map_id).organization
    of_kind = [found for found in draft.snapshot.metrics_of(organization) if found.kind == tally.kind]
    known = called(of_kind, tally.question)  # never one of another version that bears the same name
    if known is None:
        made = add_metric(document, organization, tally.question, **{**defaults_of(tally.kind), "source": source})
        return draft.snapshot.metric(made)
    return known
