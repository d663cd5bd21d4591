"""Step 3: which event belongs to which stage and touchpoint, with the share of rows that this covers."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from journeydesigner.canvas.access.speaking import announce
from journeydesigner.events.homes import fitting
from journeydesigner.events.matching import IGNORED, MOST_TOUCHPOINTS, NEW, Home, Matching, Rule, title_of
from journeydesigner.events.suggestions import Target
from journeydesigner.metrics.numbers import grouped
from journeydesigner.ui.controls.keys_through import let_keys_through
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.controls.upright_scroll import upright_scroll
from journeydesigner.ui.icons import icon_before_words
from journeydesigner.ui.look import Look
from journeydesigner.ui.measuring.coverage_bar import CoverageBar, coverage_words
from journeydesigner.ui.measuring.events_model import Column
from journeydesigner.ui.measuring.events_table import EventsTable
from journeydesigner.ui.measuring.flow import Flow, StagePlan
from journeydesigner.ui.measuring.page import Page
from journeydesigner.ui.measuring.rules_list import RulesList
from journeydesigner.ui.measuring.stage_bins import StageBins
from journeydesigner.wording import _, n_

_SIDE = 296
_MOST_CHOSEN = 200
"""So many selected events become touchpoints at once: who selects more means all of them."""


class MatchPage(Page):
    """``targets``: touchpoints of the map that events can belong to."""

    def __init__(self, look: Look, targets: Sequence[Target]) -> None:
        super().__init__(look)
        self._cards = [target for target in targets if target.of == "touchpoint"]
        self._texts = {target.touchpoint: target.text for target in self._cards}
        self.bar = CoverageBar(look)
        self.words = WholeLabel(size="strong")
        self.search = _Search()
        self.search.setPlaceholderText(_("Find an event…"))
        self.search.setAccessibleName(_("Find an event"))
        let_keys_through(self.search)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.open_only = QPushButton(_("Nowhere yet"))
        self.open_only.setObjectName("toggle")
        self.open_only.setCheckable(True)
        self.open_only.toggled.connect(self._narrow)
        self.make = QPushButton(_("Make touchpoints of them"))
        self.make.setObjectName("outlined")
        self._make_menu = QMenu(self.make)
        self.make.setMenu(self._make_menu)
        self.table = EventsTable(look)
        self.table.menu_wanted.connect(self._show_menu)
        self.table.digit.connect(self._digit)
        self.table.cleared.connect(self._clear)
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        self.hint = label("", tone="third", size="small", wraps=True)
        self.personal = WholeLabel(tone="warning", size="small")
        self.bins = StageBins(look)
        self.bins.taken.connect(self._take)
        self.bins.renamed.connect(self._rename)
        self.bins.moved.connect(self._move)
        self.bins.removed.connect(self._remove)
        self.add_stage = QPushButton(_("Add a stage"))
        self.add_stage.setObjectName("link")
        self.add_stage.clicked.connect(self._add_stage)
        self.rules = RulesList(look)
        self.rules.changed.connect(self._change_rules)
        self._lay_out()
        look.follow(self, self._draw)
        self._draw()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.open_only)
        tools.addWidget(self.make)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(tools)
        left.addWidget(self.table, 1)
        left.addWidget(self.personal)
        left.addWidget(self.hint)
        inside = QWidget()
        inside.setObjectName("page")
        side = QVBoxLayout(inside)
        side.setContentsMargins(0, 0, 8, 0)
        side.setSpacing(6)
        side.addWidget(label(_("Put the selected events into"), size="strong"))
        side.addWidget(self.bins)
        side.addWidget(self.add_stage, 0, Qt.AlignmentFlag.AlignLeft)
        side.addSpacing(10)
        side.addWidget(self.rules)
        side.addStretch(1)
        scroll = upright_scroll()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        scroll.setFixedWidth(_SIDE)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addLayout(left, 1)
        body.addWidget(scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 4, 24, 4)
        whole.setSpacing(6)
        whole.addWidget(self.words)
        whole.addWidget(self.bar)
        whole.addSpacing(4)
        whole.addLayout(body, 1)

    def show_flow(self, flow: Flow) -> None:
        super().show_flow(flow)
        matching, is_new = flow.matching, flow.map is None
        texts = {} if is_new else self._texts
        self.table.events.show(matching, flow.stages, texts)
        self.bar.show_coverage(matching.coverage, flow.stages)
        self.words.set_whole(coverage_words(matching.coverage))
        self.bins.show_matching(flow.stages, matching, is_new=is_new)
        self.add_stage.setVisible(is_new)
        self.rules.show_matching(matching, flow.stages)
        left = matching.open_events
        self.open_only.setText(_("Nowhere yet ({count})").format(count=grouped(left)))
        self.make.setVisible(not is_new)
        self.make.setEnabled(left > 0)
        self._fill_make(flow.stages)
        odd = sum(1 for name in matching.personal if not self._is_hidden(matching, name))
        self.personal.setVisible(odd > 0)
        self.personal.set_whole(
            n_(
                "{count} event has a name that looks like personal data. It would stand in the rules that are kept "
                "with the map: ignore it, or match it by a rule.",
                "{count} events have names that look like personal data. They would stand in the rules that are kept "
                "with the map: ignore them, or match them by a rule.",
                odd,
            ).format(count=odd)
        )
        self._selection_changed()

    def first(self) -> QWidget:
        self.table.begin()
        return self.table

    def why_not(self, flow: Flow) -> str:
        if flow.matching.coverage.mapped:
            return ""
        return _("Put at least one event into a stage.")

    # What the person does

    def _take(self, stage: str, names: tuple[str, ...] | None) -> None:
        self._put_into(self.table.selected if names is None else names, stage)

    def _put_into(self, names: Sequence[str], stage: str, _on: bool = False) -> None:
        if self.flow is not None and names:
            is_new = self.flow.map is None
            self._matched(self.flow.matching.with_stage(names, stage, as_touchpoints=is_new))

    def _matched(self, matching: Matching) -> None:
        """Say to who does not see the bar how far it is now."""
        self.settle(matching=matching)
        announce(self.table, coverage_words(matching.coverage))

    def _put(self, names: Sequence[str], home: Home | None) -> None:
        if self.flow is not None and names:
            self._matched(self.flow.matching.with_home(names, home))

    def _digit(self, digit: int) -> None:
        """The nth stage; 0 ignores."""
        if self.flow is None:
            return
        if digit == 0:
            self._put(self.table.selected, IGNORED)
        elif digit <= len(self.flow.stages):
            self._put_into(self.table.selected, self.flow.stages[digit - 1].id)
        self._next_row()

    def _next_row(self) -> None:
        """On to the event below, where only one was settled."""
        table = self.table
        index = table.currentIndex()
        if len(table.selectionModel().selectedRows()) <= 1 and index.row() + 1 < table.events.rowCount():
            table.setCurrentIndex(table.events.index(index.row() + 1, index.column()))

    def _clear(self) -> None:
        """Nowhere yet: neither what was chosen nor what was suggested."""
        if self.flow is not None and (names := self.table.selected):
            self._matched(self.flow.matching.with_home(names, None).without_suggestions(names))

    def _show_menu(self, column: Column, at: QPoint) -> None:
        if self.flow is None:
            return
        menu = QMenu(self)
        names = self.table.selected
        if column is Column.TOUCHPOINT:
            self._offer_touchpoints(menu, names)
        else:
            self._offer_stages(menu, names)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _offer_stages(self, menu: QMenu, names: Sequence[str]) -> None:
        assert self.flow is not None
        homes = self.flow.matching.homes
        current = {homes[name][0].stage for name in names if name in homes}
        for number, stage in enumerate(self.flow.stages, 1):
            text = stage.title.replace("&", "&&")
            action = menu.addAction(f"&{number}  {text}" if number < 10 else text)
            action.setCheckable(True)
            action.setChecked(current == {stage.id})
            action.triggered.connect(partial(self._put_into, names, stage.id))
        menu.addSeparator()
        menu.addAction("&0  " + _("Ignore"), partial(self._put, names, IGNORED))
        menu.addAction(_("Nowhere yet"), self._clear)
        if len(names) > 1:
            start = _common_start(names)
            if len(start) > 1:
                said = _("Rule: begins with “{text}”…").format(text=start)
                menu.addAction(said, partial(self.rules.begin_with, start))

    def _offer_touchpoints(self, menu: QMenu, names: Sequence[str]) -> None:
        assert self.flow is not None
        homes = self.flow.matching.homes
        stages = {homes[name][0].stage for name in names if name in homes}
        stage = next(iter(stages)) if len(stages) == 1 else ""
        if not stage:
            menu.addAction(_("Choose one stage for them first")).setEnabled(False)
            return
        menu.addAction(_("No touchpoint"), partial(self._put, names, Home(stage)))
        if self.flow.map is not None:
            for target in self._cards:
                if target.stage == stage:
                    text = target.text.replace("&", "&&")
                    menu.addAction(text, partial(self._put, names, Home(stage, target.touchpoint)))
        menu.addSeparator()
        said = _("New: {title}").format(title=title_of(names[0])) if len(names) == 1 else _("A new one for each")
        menu.addAction(said, partial(self._put, names, Home(stage, NEW)))

    def _fill_make(self, stages: Sequence[StagePlan]) -> None:
        self._make_menu.clear()
        for stage in stages:
            many = self.flow is not None and self.flow.matching.open_events > MOST_TOUCHPOINTS
            said = _("At “{title}”: the {count} commonest") if many else _("At “{title}”")
            title = said.format(title=stage.title.replace("&", "&&"), count=MOST_TOUCHPOINTS)
            self._make_menu.addAction(title, partial(self._make_touchpoints, stage.id))

    def _make_touchpoints(self, stage: str) -> None:
        """Of what is selected, as far as it belongs nowhere yet; else of all that does."""
        if self.flow is None:
            return
        matching = self.flow.matching
        chosen = [name for name in self.table.selected if name not in matching.homes and name not in matching.personal]
        is_some = 1 < len(self.table.selectionModel().selectedRows()) <= _MOST_CHOSEN and chosen
        made = (
            matching.with_home(chosen, Home(stage, NEW)) if is_some else matching.with_touchpoints_of_unmatched(stage)
        )
        self._matched(made)

    def _change_rules(self, rules: tuple[Rule, ...]) -> None:
        if self.flow is None:
            return
        matching = self.flow.matching
        names = [name for name, _n in matching.names]
        by_regex = {rule.text: fitting(names, rule.text) for rule in rules if rule.how == "regex"}
        self.settle(matching=matching.with_rules(rules, by_regex))

    # The proposed stages of a new map

    def _rename(self, stage: str, title: str) -> None:
        if self.flow is not None:
            self.settle(
                stages=tuple(replace(each, title=title) if each.id == stage else each for each in self.flow.stages)
            )

    def _move(self, stage: str, place: int) -> None:
        if self.flow is None:
            return
        stages = [each for each in self.flow.stages if each.id != stage]
        stages.insert(place, next(each for each in self.flow.stages if each.id == stage))
        self.settle(stages=tuple(stages))

    def _remove(self, stage: str) -> None:
        """Its events belong nowhere then."""
        if self.flow is None:
            return
        matching = self.flow.matching
        names = [name for name, (home, _why) in matching.homes.items() if home.stage == stage]
        rules = [rule for rule in matching.rules if rule.home.stage != stage]
        kept = matching.with_home(names, None).without_suggestions(names).with_rules(rules)
        self.settle(stages=tuple(each for each in self.flow.stages if each.id != stage), matching=kept)

    def _add_stage(self) -> None:
        if self.flow is not None:
            taken = {each.id for each in self.flow.stages}
            number = next(number for number in range(len(taken) + 1) if f"new:{number}" not in taken)
            title = _("Stage {number}").format(number=len(taken) + 1)
            self.settle(stages=(*self.flow.stages, StagePlan(f"new:{number}", title)))

    # What is shown

    def _narrow(self, _value: object = None) -> None:
        self.table.events.narrow(self.search.text().strip(), only_open=self.open_only.isChecked())
        self.table.begin()

    def _selection_changed(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        keys = _("Digits choose the stage, 0 ignores, Delete takes it back, Enter shows all choices.")
        said = n_("{count} event selected.", "{count} events selected.", count).format(count=count)
        self.hint.setText(f"{said} {keys}" if count else keys)

    def _is_hidden(self, matching: Matching, name: str) -> bool:
        """Whether a name does not get into the stored rules."""
        home = matching.homes.get(name)
        return home is None or home[1] == "rule" or not home[0].stage

    def _draw(self) -> None:
        icon_before_words(self.make, self.look, "map-pin", "text2", 16)
        icon_before_words(self.add_stage, self.look, "plus", "accent", 16)


def _common_start(names: Sequence[str]) -> str:
    first, last = min(names), max(names)
    end = next((place for place, letter in enumerate(first) if last[place : place + 1] != letter), len(first))
    return first[:end]


class _Search(QLineEdit):
    """Escape empties it first."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
