"""Facts about the map: shown while nothing is selected."""

from typing import Any

from journeydesigner.editing.forecasts import forget_forecast
from journeydesigner.model.ids import ForecastId
from journeydesigner.model.records import JourneyMap, Research
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.controls.segmented import Segmented
from journeydesigner.ui.controls.text_fields import LineField, TextField, day, needed
from journeydesigner.ui.inspector.metric_section import MetricSection
from journeydesigner.ui.inspector.page import Heading, Page
from journeydesigner.ui.inspector.switch_row import SwitchRow
from journeydesigner.ui.look import Look
from journeydesigner.ui.metrics.kept_forecasts import KeptForecasts
from journeydesigner.ui.session import Session
from journeydesigner.wording import LANGUAGES, _, n_


def status_options() -> tuple[Option, ...]:
    return (
        Option("draft", _("Draft"), "pencil"),
        Option("in review", _("In review"), "eye"),
        Option("validated", _("Validated"), "circle-check", "pos"),
        Option("published", _("Published"), "globe", "accent"),
        Option("archived", _("Archived"), "inbox"),
    )


class MapPage(Page):
    table = "maps"

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self.title = self.bind(TextField(_("Title of the map"), _("Title")), "title", _("Rename map"))
        self.column.addWidget(self.title)
        kinds = (("as-is", _("As it is"), "map"), ("to-be", _("To be"), "sparkles"))
        self.kind = self.bind(Segmented(look, _("Kind of map"), kinds), "kind", _("Change kind of map"))
        self.column.addWidget(self.kind)
        self.persona = ChoiceField(look, _("Persona"))
        self.row(_("Persona"), self.bind(self.persona, "persona", _("Change persona of the map")))
        status = ChoiceField(look, _("Status"))
        status.offer(status_options())
        self.row(_("Status"), self.bind(status, "status", _("Change status")))
        self.row(_("Owner"), self.bind(LineField(_("Owner"), _("Who looks after it")), "owner", _("Change owner")))
        review = LineField(_("Review date"), _("2027-01-31"), parse=day)
        self.row(_("Review"), self.bind(review, "review_date", _("Change review date")))
        scenario = TextField(_("Scenario"), _("From which moment to which"))
        self.block(_("Scenario"), self.bind(scenario, "scenario", _("Edit scenario")))
        research = TextField(_("Research"), _("14 interviews, one line each"), least_lines=2)
        self.block(_("Research"), self.bind(research, "research", _("Edit research"), read=_research_text))
        self.divide()
        self.row(_("Version"), self.bind(LineField(_("Version"), "1"), "version", _("Change version")))
        date = LineField(_("Date of the version"), _("2026-11-21"), parse=day)
        self.row(_("Of"), self.bind(date, "version_date", _("Change date of the version")))
        self.row(_("Author"), self.bind(LineField(_("Author")), "author", _("Change author")))
        self.language = ChoiceField(look, _("Language of the map"))
        self.row(_("Language"), self.bind(self.language, "language", _("Change language of the map")))
        cycle = SwitchRow(look, _("Life cycle: the end leads back"))
        self.column.addWidget(self.bind(cycle, "is_cycle", _("Change life cycle")))
        self.twin = label("", tone="second", size="small", wraps=True)
        self.column.addWidget(self.twin)
        self.forecasts = KeptForecasts(look)
        self.forecasts.forgotten.connect(self._forget_forecast)
        self.column.addWidget(self.forecasts)
        self.divide()
        self.metrics = MetricSection(session, look)
        self.column.addWidget(self.metrics)
        self.column.addStretch(1)

    def heading(self) -> Heading:
        found = self.session.snapshot.map(self.record)  # type: ignore[arg-type]
        stages = len(self.session.snapshot.stages_of(found.id))
        steps = len(self.session.snapshot.steps_in(found.id))
        where = n_("{n} stage", "{n} stages", stages).format(n=stages)
        where += " · " + n_("{n} step", "{n} steps", steps).format(n=steps)
        return Heading("map", "blue", _("Map"), where)

    def refreshed(self, found: JourneyMap) -> None:
        known = {**LANGUAGES, **({} if found.language in LANGUAGES else {found.language: found.language})}
        self.language.offer(tuple(Option(code, name) for code, name in known.items()))
        self.language.show_value(found.language)
        personas = self.session.snapshot.personas_of(found.organization)
        self.persona.offer((Option(None, _("None")), *(Option(p.id, p.name, "user") for p in personas)))
        self.persona.show_value(found.persona)
        origin = self.session.snapshot.table("maps").get(found.as_is or "")
        self.twin.setVisible(origin is not None)
        if isinstance(origin, JourneyMap):
            self.twin.setText(_("Twin of “{title}”").format(title=origin.title))
        self.forecasts.show_forecasts(self.session.snapshot, found.id)
        self.metrics.show_anchor(found.id, found.organization, _("Give this map a metric"))

    def _forget_forecast(self, forecast: str) -> None:
        self.session.attempt(forget_forecast, ForecastId(forecast))

    def write(self, undo_label: str, **fields: Any) -> None:
        if "research" in fields:
            try:
                fields["research"] = research_of(fields["research"])
            except ValueError as error:
                self.session.trouble.emit(str(error))
                self.refresh()
                return
        if "title" in fields:
            fields["title"] = needed(fields["title"]) if fields["title"].strip() else _("Untitled map")
        super().write(undo_label, **fields)


def research_of(text: str) -> tuple[Research, ...]:
    """Lines such as ``14 interviews``. Raises ValueError for a line that does not begin with a number."""
    found: list[Research] = []
    for line in filter(None, (part.strip() for part in text.splitlines())):
        number, _space, what = line.partition(" ")
        digits = number.replace(",", "").replace(".", "")
        if not digits.isdigit() or not what.strip():
            raise ValueError(_("Research is a number and what was counted, such as “14 interviews”."))
        found.append(Research(n=int(digits), what=what.strip()))
    return tuple(found)


def _research_text(found: JourneyMap) -> str:
    return "\n".join(f"{item.n} {item.what}" for item in found.research)
