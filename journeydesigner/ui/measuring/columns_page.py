"""Step 2: which column says who, what and when; how its days are written, and of which time zone they are."""

import re
from functools import cache
from typing import cast
from zoneinfo import available_timezones

from PySide6.QtCore import QTimeZone
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from journeydesigner.events.preview import Role
from journeydesigner.events.rules import Columns, DateOrder
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.labels import label
from journeydesigner.ui.look import Look
from journeydesigner.ui.measuring.flow import Flow, Table
from journeydesigner.ui.measuring.page import Page, date_order, field_row, form_of, hint_label
from journeydesigner.ui.measuring.table_view import TableView
from journeydesigner.wording import _

_FORM = 460
_DAY = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b")


class ColumnsPage(Page):
    """The table at the right shows each row as it is understood."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.fields: dict[Role, ChoiceField] = {}
        self._is_asking = False
        self._hints: dict[Role, QLabel] = {}
        rows: list[QVBoxLayout] = []
        for role, name, hint in _roles():
            field = ChoiceField(look, name)
            field.committed.connect(self._chosen)
            self.fields[role] = field
            self._hints[role] = hint_label(hint)
            rows.append(field_row(name, field, self._hints[role]))
        self.dates = date_order(look)
        self.dates.committed.connect(self._choose_dates)
        self._dates_row = QWidget()
        dates = QVBoxLayout(self._dates_row)
        dates.setContentsMargins(0, 0, 0, 0)
        self.odd_date = label("", tone="warning", size="small", wraps=True)
        dates.addLayout(field_row(_("Dates"), self.dates))
        dates.addWidget(self.odd_date)
        self.zone = ChoiceField(look, _("Time zone of the times"))
        self.zone.offer([Option(zone, zone.replace("_", " ")) for zone in _zones()])
        self.zone.committed.connect(self._choose_zone)
        zone = field_row(_("Time zone"), self.zone, _("Of times that do not say it themselves."))
        self.table = TableView(_("The rows as they are understood"))
        right = QVBoxLayout()
        right.addWidget(label(_("As it is understood"), size="strong"))
        right.addWidget(self.table, 1)
        right.addWidget(
            label(_("Ids stay on this machine: only totals enter the journey."), tone="third", size="small")
        )
        self.lay_out_beside(form_of([*rows, self._dates_row, zone]), _FORM, right)

    def show_flow(self, flow: Flow) -> None:
        super().show_flow(flow)
        options = [Option("", "–"), *(Option(name, name) for name in flow.table.columns if name)]
        for role, field in self.fields.items():
            field.offer(options)
            field.show_value(getattr(flow.columns, role))
        self._show_why(flow)
        unclear = unclear_date(flow.table, flow.columns.time)
        self._dates_row.setVisible(bool(unclear) or self._is_asking)
        self.dates.show_value(flow.dates)
        asked = _("“{text}” can be read either way. Which comes first?").format(text=unclear)
        self.odd_date.setText(asked if unclear and not flow.dates else "")
        self.odd_date.setVisible(bool(self.odd_date.text()))
        self.zone.show_value(flow.timezone)
        self._show_table(flow)

    def ask_dates(self) -> None:
        """It must be said which of day and month comes first: the whole file does not show it."""
        self._is_asking = True

    def first(self) -> QWidget:
        return self.fields["case"]

    def why_not(self, flow: Flow) -> str:
        names = {role: name for role, name, _hint in _roles()}
        for role in ("case", "event", "time"):
            if not getattr(flow.columns, role):
                return _("Say which column is: {what}.").format(what=names[role])
        chosen = [name for role in names if (name := getattr(flow.columns, role))]
        twice = next((name for name in chosen if chosen.count(name) > 1), "")
        return _("“{column}” is chosen twice.").format(column=twice) if twice else ""

    def _show_why(self, flow: Flow) -> None:
        """Of what was guessed the reason stands under it, of all else what it is for."""
        for role, _name, hint in _roles():
            guess = flow.table.seen.guesses.get(role)
            is_guessed = guess is not None and guess.column == getattr(flow.columns, role)
            self._hints[role].setText(guess.why if is_guessed and guess is not None else hint)

    def _show_table(self, flow: Flow) -> None:
        shown = [(role, name) for role, name, _hint in _roles() if getattr(flow.columns, role)]
        places = [flow.table.columns.index(getattr(flow.columns, role)) for role, _name in shown]
        rows = [[row[place] if place < len(row) else "" for place in places] for row in flow.table.rows]
        self.table.show_rows([name for _role, name in shown], rows)

    def _chosen(self, _value: object) -> None:
        self.settle(columns=Columns(**{role: str(field.value() or "") for role, field in self.fields.items()}))

    def _choose_dates(self, order: str) -> None:
        self.settle(dates=cast(DateOrder, order))

    def _choose_zone(self, zone: object) -> None:
        self.settle(timezone=str(zone))


def _roles() -> tuple[tuple[Role, str, str], ...]:
    """What a log must and may say: field of the columns, name, what it means."""
    return (
        ("case", _("Customer"), _("Whose event it was: an id of a person, an account or a session.")),
        ("event", _("Event"), _("What happened, such as “add to cart”.")),
        ("time", _("Time"), _("When it happened.")),
        ("channel", _("Channel"), _("Where it happened, if the file says so.")),
        ("value", _("Value"), _("Money or another amount, if there is one.")),
    )


def unclear_date(table: Table, column: str) -> str:
    """A date among the first rows that can have day or month first, unless another shows which; "" for none."""
    if column not in table.columns:
        return ""
    place = table.columns.index(column)
    texts = [row[place] for row in table.rows if place < len(row)]
    days = [(found, text) for text in texts if (found := _DAY.match(text))]
    if not days or any(int(found[1]) > 12 or int(found[2]) > 12 for found, _text in days):
        return ""
    return days[0][1].strip()


@cache
def _zones() -> tuple[str, ...]:
    """UTC and this machine's own first."""
    own = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    known = available_timezones()
    return tuple(dict.fromkeys(["UTC", *([own] if own in known else []), *sorted(z for z in known if "/" in z)]))
