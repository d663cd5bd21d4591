"""A funnel as a table: stage, customers, conversion from the stage before and from the first, what was lost."""

from collections.abc import Sequence

from journeydesigner.editing.funnels import Funnel, FunnelStage
from journeydesigner.layout.charts.figures import Cell, Figures, Row
from journeydesigner.layout.charts.loss_pills import lost_text
from journeydesigner.layout.charts.ribbon import Stretch, even_stretches
from journeydesigner.metrics.held_back import too_few_text
from journeydesigner.metrics.numbers import share_text
from journeydesigner.model.records import Stage
from journeydesigner.wording import _

NOTHING = "–"


def funnel_figures(funnel: Funnel, stages: Sequence[Stage], language: str = "") -> Figures:
    """Row by row the funnel's stages, called as on the map; the worst one is marked."""
    titles = {stage.id: stage.title for stage in stages}
    places: dict[str, Stretch] = {stretch.stage: stretch for stretch in even_stretches(stages, 1.0)}
    rows = tuple(
        Row(
            (Cell(titles[each.stage]), *_numbers(funnel, each, place, language)),
            each.stage,
            "worst" if each.stage == funnel.worst else "",
            places[each.stage].colour,
        )
        for place, each in enumerate(funnel.stages)
        if each.stage in titles
    )
    counted = _("Customers") if funnel.is_counted else _("Value")
    return Figures(_("Funnel"), (_("Stage"), counted, _("From previous"), _("From start"), _("Lost")), rows)


def _numbers(funnel: Funnel, each: FunnelStage, place: int, language: str) -> tuple[Cell, ...]:
    is_worst = each.stage == funnel.worst
    tone = "danger" if is_worst else ""
    n = Cell(each.count_text(language), each.n)
    if funnel.mode == "any order":
        return n, Cell(NOTHING), _share(each.cumulative, language), Cell(NOTHING)
    if place == 0:
        return n, Cell(NOTHING), _share(each.cumulative, language), Cell(NOTHING)
    lost = Cell(too_few_text()) if each.lost is None else Cell(lost_text(each.lost, language), each.lost, tone)
    return n, _share(each.conversion, language, tone), _share(each.cumulative, language), lost


def _share(share: float | None, language: str, tone: str = "") -> Cell:
    return Cell(too_few_text()) if share is None else Cell(share_text(share, language), share, tone)
