"""``journeydesigner what-if``: what would follow if a stage's conversion, dwell time or cost were another."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any, cast, get_args

from journeydesigner.cli_export import map_of
from journeydesigner.cli_files import author, opened, refuse_out, save
from journeydesigner.command_line import BadInputError
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing.bringer_words import brings, changes
from journeydesigner.editing.forecast_base import base_of, measured_map, titles_of
from journeydesigner.editing.forecasts import Bringer, Bringing, keep_forecast, ranked, to_be_maps
from journeydesigner.editing.funnels import Funnel, funnel_of
from journeydesigner.metrics.durations import duration_text
from journeydesigner.metrics.held_back import few_text
from journeydesigner.metrics.numbers import grouped, share_text
from journeydesigner.metrics.typed_numbers import amount, seconds_in
from journeydesigner.metrics.what_if import Base, Estimate, Lever, Result, forecast, measured_of
from journeydesigner.metrics.what_if_words import (
    Titles,
    assumptions,
    interval_text,
    lever_text,
    mark,
    method,
    money_text,
    refusal_text,
    trouble_text,
)
from journeydesigner.model.forecast_records import LeverOn
from journeydesigner.model.ids import MapId, StageId
from journeydesigner.wording import _


def what_if(options: argparse.Namespace) -> int:
    """Run ``what-if``: see ``command_line``."""
    refuse_out(options.file)
    read = opened(options.file)
    document = read.document
    map_id = map_of(document.snapshot, options.map, options.file)
    source = measured_map(document.snapshot, map_id)
    funnel, base = funnel_of(document.snapshot, source), base_of(document.snapshot, source)
    if funnel is None or base is None:
        raise BadInputError(trouble_text("no numbers"))
    titles = titles_of(document.snapshot, source)
    by = cast(Bringing, options.rank)
    found = ranked(document.snapshot, map_id, by, base)
    levers = [_lever(text, base, titles) for text in options.set or ()]
    levers += [_of_opportunity(text, found) for text in options.opportunity or ()]
    result = forecast(base, levers)
    if result.trouble is not None:
        raise BadInputError(trouble_text(result.trouble))
    if result.refused:
        raise BadInputError(" ".join(refusal_text(refused, titles) for refused in result.refused))
    if options.json:
        form = _as_json(funnel, result, titles, found)
        sys.stdout.write(json.dumps(form, indent=2, ensure_ascii=False) + "\n")
    else:
        for line in _lines(funnel, base, result, titles, found, by):
            print(line)
    if options.keep is not None:
        home = _home(document.snapshot, source, options.keep)
        document.author = author(options)
        try:
            kept = keep_forecast(document, source, home, result, funnel=funnel)
        except ValueError as error:
            raise BadInputError(str(error)) from None
        save(document, options.file, read.state)
        on = document.snapshot.map(document.snapshot.forecast(kept).map).title
        print(_("Kept as a forecast on “{map}”.").format(map=on), file=sys.stderr)
    return 0


def _lever(text: str, base: Base, titles: Titles) -> Lever:
    """«Decision.conversion=0.58», «Decision.conversion=58 %», «Order.dwell=3 min», «Order.cost=2.50»."""
    place, equals, said = text.rpartition("=")
    stage, dot, what = place.rpartition(".")
    what = what.strip()
    if not equals or not dot or what not in get_args(LeverOn):
        raise BadInputError(
            _("“{text}”: write STAGE.conversion=0.58, STAGE.dwell=3 min or STAGE.cost=2.50.").format(text=text)
        )
    found = _stage(stage, base, titles)
    try:
        value = amount(said)
    except ValueError as error:
        raise BadInputError(str(error)) from None
    if value is None:
        raise BadInputError(_("“{text}”: the value is missing.").format(text=text))
    on = cast(LeverOn, what)
    size = seconds_in(value.unit) if on == "dwell" and value.unit else 1.0
    if size is None:
        raise BadInputError(_("“{text}” is no length of time.").format(text=said.strip()))
    return Lever(stage=found, what=on, assumed=value.value * size, measured=measured_of(base, found, on))


def _stage(name: str, base: Base, titles: Titles) -> StageId:
    """By title or id; «Consideration > Decision» is Decision."""
    wanted = [_plain(part) for part in name.replace("→", ">").split(">")][-1]
    for stage in base.stages:
        if wanted in (_plain(titles.get(stage.stage, "")), _plain(stage.stage)):
            return stage.stage
    there = ", ".join(f"“{titles.get(stage.stage, '')}”" for stage in base.stages)
    raise BadInputError(_("The funnel has no stage “{name}”; its stages are {there}.").format(name=name, there=there))


def _of_opportunity(text: str, found: tuple[Bringer, ...]) -> Lever:
    """The effect of the opportunity whose text has ``text`` in it."""
    fits = [one for one in found if _plain(text) in _plain(one.card.text)]
    exact = [one for one in fits if _plain(one.card.text) == _plain(text)]
    fits = exact or fits
    if len(fits) != 1:
        said = _("No opportunity says “{text}”; there are: {which}.")
        if fits:
            said = _("Several opportunities say “{text}”: {which}.")
        which = ", ".join(f"“{one.card.text}”" for one in fits or found) or "–"
        raise BadInputError(said.format(text=text, which=which))
    if fits[0].lever is None or fits[0].why_not:
        raise BadInputError(_("“{text}”: {why}").format(text=fits[0].card.text, why=fits[0].why_not))
    return fits[0].lever


def _home(snapshot: Snapshot, source: MapId, name: str) -> MapId | None:
    """The to-be map of that title or id; of "" the one that comes of itself."""
    if not name:
        return None
    homes = to_be_maps(snapshot, source)
    found = [home for home in homes if _plain(name) in (_plain(snapshot.map(home).title), home)]
    if len(found) != 1:
        there = ", ".join(f"“{snapshot.map(home).title}”" for home in homes) or "–"
        said = _("There is no to-be map “{name}” of this map; there are: {there}. --keep alone makes one.")
        raise BadInputError(said.format(name=name, there=there))
    return found[0]


def _lines(
    funnel: Funnel, base: Base, result: Result, titles: Titles, found: tuple[Bringer, ...], by: Bringing
) -> Iterator[str]:
    yield mark() + ": " + funnel.words
    for lever in result.moved:
        yield "  " + lever_text(base, lever, titles)
    yield ""
    wide = max(len(title) for title in titles.values())
    for stage in result.stages:
        measured = few_text() if stage.measured is None else grouped(stage.measured)
        yield f"{titles.get(stage.stage, ''):{wide}}  {measured:>9} → {_customers(stage.customers, stage.outlook)}"
    yield from _totals(result)
    yield ""
    yield method(result)
    yield from (f"- {line}" for line in assumptions(result, titles))
    if found:
        yield ""
        yield _("Opportunities, each by itself:")
    for one in found:
        about = one.why_not or changes(one, titles.get(one.lever.stage, "") if one.lever else "", by)
        told = "" if one.why_not else f"{brings(one, by)}  "
        yield f"  {told}“{' '.join(one.card.text.split())}”: {about}"


def _customers(given: Estimate | None, later: Estimate | None) -> str:
    if given is None:
        return "–"
    parts = [grouped(given.value)]
    if given.low != given.high:
        parts.append(interval_text(given))
        if later is not None and later.low is not None and later.high is not None:
            parts.append(_("next period {low} to {high}").format(low=grouped(later.low), high=grouped(later.high)))
    return ", ".join(parts)


def _totals(result: Result) -> Iterator[str]:
    converted = result.converted
    if converted is not None and converted.customers is not None and result.customers:
        share = share_text(converted.customers.value / result.customers)
        yield _("{share} of all arrive").format(share=share)
    for name, found in ((_("Revenue"), result.revenue), (_("Cost"), result.cost)):
        if found is not None and found.low is not None and found.high is not None:
            value, low, high = (money_text(each, result.currency) for each in (found.value, found.low, found.high))
            yield _("{name} {value}, 95 %: {low} to {high}").format(name=name, value=value, low=low, high=high)
    if result.dwell_s is not None:
        yield _("Time on the way {value}").format(value=duration_text(result.dwell_s.value))


def _as_json(funnel: Funnel, result: Result, titles: Titles, found: tuple[Bringer, ...]) -> dict[str, Any]:
    return {
        "forecast": True,
        "base": {"period": funnel.period, "words": funnel.words, "source": funnel.source},
        "customers": result.customers,
        "levers": [lever.model_dump(exclude_none=True) for lever in result.moved],
        "stages": [
            {
                "stage": stage.stage, "title": titles.get(stage.stage, ""), "measured": stage.measured,
                "conversion": stage.share, "customers": _range(stage.customers),
                "next_period": _range(stage.outlook), "dwell_s": _range(stage.dwell_s), "cost": _range(stage.cost),
                "revenue": _range(stage.revenue),
            }
            for stage in result.stages
        ],
        "revenue": _range(result.revenue),
        "cost": _range(result.cost),
        "dwell_s": _range(result.dwell_s),
        "currency": result.currency,
        "method": method(result),
        "assumptions": list(assumptions(result, titles)),
        "opportunities": [
            {
                "card": one.card.id, "text": one.card.text, "customers": _range(one.customers),
                "revenue": one.revenue, "cost": one.cost, "dwell_s": one.dwell_s, "why_not": one.why_not,
            }
            for one in found
        ],
    }  # fmt: skip


def _range(found: Estimate | None) -> dict[str, float | None] | None:
    return None if found is None else {"value": found.value, "low": found.low, "high": found.high}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
