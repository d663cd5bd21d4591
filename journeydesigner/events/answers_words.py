"""Tallied answers as text and as JSON, and what of a survey was left out, in sentences."""

from collections.abc import Iterator
from typing import Any

from journeydesigner.events.answers import SCALES, Answers, Tally
from journeydesigner.events.answers_onto_map import Entered, counts_of
from journeydesigner.metrics.formulas import value_of
from journeydesigner.metrics.held_back import K
from journeydesigner.metrics.intervals import evidence_text
from journeydesigner.metrics.kind_defaults import defaults_of, kind_of_name
from journeydesigner.metrics.numbers import grouped, period_text, value_text
from journeydesigner.model.ids import MetricId, OrganizationId
from journeydesigner.model.metric_records import Result
from journeydesigner.model.records import Metric
from journeydesigner.wording import _, n_


def lines(answers: Answers) -> Iterator[str]:
    """A line for each question, place and period. Of what rests on too few answers no value is told."""
    for tally in answers.tallies:
        where = f", {tally.place}" if tally.place else ""
        yield f"{tally.question}{where}, {period_text(tally.period)}: {_said(tally)}"


def _said(tally: Tally) -> str:
    if tally.n < K:
        return n_("fewer than {k} answer", "fewer than {k} answers", K).format(k=K)
    metric, result = _measured(tally)
    return f"{value_text(metric, value_of(metric, result))} ({evidence_text(metric, result)})"


def as_json(answers: Answers) -> dict[str, Any]:
    """The same with all counts; percentages as fractions."""
    return {
        "results": [
            {
                "metric": tally.question,
                "kind": tally.kind,
                "place": tally.place,
                "period": tally.period,
                "n": tally.n,
                "value": value_of(*_measured(tally)),
                "scores": {str(score): count for score, count in tally.scores},
            }
            for tally in answers.tallies
        ],
        "rows": answers.rows,
        "skipped": {
            "without_time": answers.without_time,
            "examples": list(answers.odd_times),
            "beyond_the_scale": dict(answers.beyond),
            "earlier_answers": answers.earlier,
            "unknown_metrics": dict(answers.unknown),
        },
    }


def warnings(answers: Answers, entered: Entered) -> Iterator[str]:
    """What was left out and why."""
    yield from answers.notes
    for question, count in answers.beyond:
        low, high = SCALES[kind_of_name(question)]
        yield n_(
            "{count} answer to “{question}” is no whole number from {low} to {high}; it was left out.",
            "{count} answers to “{question}” are no whole numbers from {low} to {high}; they were left out.",
            count,
        ).format(count=grouped(count), question=question, low=low, high=high)
    if answers.without_time:
        yield _("{count} rows have no date that can be read; they were left out: {examples}.").format(
            count=grouped(answers.without_time), examples="; ".join(answers.odd_times)
        )
    for question, count in answers.unknown:
        yield _("“{question}” ({count} rows) is none of NPS, CSAT, CES 1.0 and CES 2.0; it was left out.").format(
            question=question, count=grouped(count)
        )
    for place, count in entered.nowhere:
        yield _("The map has no “{place}” ({count} answers); they have no place on it.").format(
            place=place, count=grouped(count)
        )
    if entered.held_back:
        yield _("{count} results rest on fewer than {k} answers; they are not entered.").format(
            count=entered.held_back, k=K
        )


def _measured(tally: Tally) -> tuple[Metric, Result]:
    """As a new metric of its kind would tell it."""
    metric = Metric(
        id=MetricId(""), organization=OrganizationId(""), name=tally.question, **defaults_of(tally.kind)
    )  # fmt: skip
    return metric, Result(n=tally.n, counts=counts_of(metric, tally))
