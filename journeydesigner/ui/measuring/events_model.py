"""The events of a log as rows of a Qt model: how often each is there, where it belongs and why."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from journeydesigner.editing.searching import folded
from journeydesigner.events.matching import NEW, Home, Matching, Why, title_of
from journeydesigner.events.suggestions import PRESELECTED, Suggestion
from journeydesigner.metrics.numbers import grouped
from journeydesigner.ui.measuring.coverage_bar import percent
from journeydesigner.ui.measuring.flow import StagePlan
from journeydesigner.wording import _

EVENTS_TYPE = "application/x-journeydesigner-events"
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Column(IntEnum):
    EVENT = 0
    ROWS = 1
    STAGE = 2
    TOUCHPOINT = 3
    WHY = 4


class EventsModel(QAbstractTableModel):
    """``only_open``: no event that belongs somewhere is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.matching = Matching()
        self.stages: tuple[StagePlan, ...] = ()
        self._touchpoints: Mapping[str, str] = {}
        self._rows: list[int] = []
        self._all = 1
        self._searched, self.only_open = "", False

    # What is shown

    def show(self, matching: Matching, stages: Sequence[StagePlan], touchpoints: Mapping[str, str]) -> None:
        """``touchpoints``: the texts of cards by their ids. Of the same events the rows stay where they are."""
        is_same = matching.names is self.matching.names
        self.matching, self.stages, self._touchpoints = matching, tuple(stages), touchpoints
        self._all = max(matching.coverage.rows, 1)
        if is_same:
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))
        else:
            self.narrow(self._searched, only_open=self.only_open)

    def narrow(self, searched: str, *, only_open: bool) -> None:
        """Show only events with a text in their names, and perhaps only those that belong nowhere yet."""
        self.beginResetModel()
        self._searched, self.only_open = searched, only_open
        wanted = folded(searched)
        homes = self.matching.homes
        self._rows = [
            number
            for number, (name, _n) in enumerate(self.matching.names)
            if wanted in folded(name) and not (only_open and name in homes)
        ]
        self.endResetModel()

    def name(self, row: int) -> str:
        return self.matching.names[self._rows[row]][0]

    def rows_of(self, row: int) -> int:
        """How many rows of the log have the event."""
        return self.matching.names[self._rows[row]][1]

    def share(self, row: int) -> float:
        return self.rows_of(row) / self._all

    def home(self, row: int) -> tuple[Home, Why] | None:
        return self.matching.homes.get(self.name(row))

    def stage_place(self, row: int) -> int | None:
        """Which of the stages the event belongs to."""
        home = self.home(row)
        if home is None:
            return None
        return next((place for place, stage in enumerate(self.stages) if stage.id == home[0].stage), None)

    # Qt's questions

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Event"), _("Rows"), _("Stage"), _("Touchpoint"), _("Why"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index.row(), Column(index.column()))
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(index.row(), Column(index.column()))
            case Qt.ItemDataRole.AccessibleTextRole:
                header = self.headerData(index.column(), Qt.Orientation.Horizontal)
                return f"{header}: {self._text(index.row(), Column(index.column())) or '–'}"
            case _:
                return None

    def mimeTypes(self) -> list[str]:
        return [EVENTS_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        names = dict.fromkeys(self.name(index.row()) for index in indexes)
        mime = QMimeData()
        mime.setData(EVENTS_TYPE, "\0".join(names).encode())
        return mime

    # Texts

    def _text(self, row: int, column: Column) -> str:
        home = self.home(row)
        match column:
            case Column.EVENT:
                return self.name(row)
            case Column.ROWS:
                return f"{grouped(self.rows_of(row))}  ·  {percent(self.share(row))}"
            case Column.STAGE:
                if home is None:
                    return _("Nowhere yet")
                place = self.stage_place(row)
                return _("Ignored") if place is None else self.stages[place].title
            case Column.TOUCHPOINT:
                return self._touchpoint(row, home[0]) if home is not None else ""
            case Column.WHY:
                return self._why(row, home[1] if home is not None else "")

    def _touchpoint(self, row: int, home: Home) -> str:
        if home.touchpoint == NEW:
            return _("New: {title}").format(title=title_of(self.name(row)))
        return self._touchpoints.get(home.touchpoint, "")

    def _why(self, row: int, why: Why) -> str:
        name = self.name(row)
        suggested = self.matching.suggestions.get(name)
        match why:
            case "chosen":
                return _("Chosen")
            case "rule":
                rule = self.matching.rule_of(name)
                return rule_words(rule.how, rule.text) if rule is not None else ""
            case "suggested":
                return _like_shortly(suggested) if suggested is not None else ""
            case _:
                is_near = suggested is not None and suggested.score < PRESELECTED
                return _("Perhaps {stage}?").format(stage=self._stage(suggested.stage)) if is_near and suggested else ""

    def _stage(self, record: str) -> str:
        return next((stage.title for stage in self.stages if stage.id == record), "")

    def _tip(self, row: int, column: Column) -> str:
        if column is Column.EVENT and self.name(row) in self.matching.personal:
            return _("This name looks like personal data. Match it by a rule that does not contain it, or ignore it.")
        suggested = self.matching.suggestions.get(self.name(row))
        if column is Column.WHY and suggested is not None:
            return _like(suggested)
        return ""


def rule_words(how: str, text: str) -> str:
    """A rule as a reason."""
    match how:
        case "prefix":
            return _("Begins with “{text}”").format(text=text)
        case "contains":
            return _("Contains “{text}”").format(text=text)
        case "regex":
            return _("Matches {text}").format(text=text)
        case _:
            return _("Is “{text}”").format(text=text)


def _like_shortly(suggested: Suggestion) -> str:
    if suggested.of == "order":
        return suggested.like
    return _("Like “{text}” ({score})").format(text=suggested.like, score=round(suggested.score))


def _like(suggested: Suggestion) -> str:
    if suggested.of == "order":
        return suggested.like
    said = {
        "stage": _("Like the stage “{text}” ({score})"),
        "step": _("Like the step “{text}” ({score})"),
        "touchpoint": _("Like the touchpoint “{text}” ({score})"),
        "channel": _("Like the channel “{text}” ({score})"),
    }[suggested.of]
    return said.format(text=suggested.like, score=round(suggested.score))
