"""The rules that tell where events of similar names belong: what there is, and one more."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journeydesigner.events.errors import EventsError
from journeydesigner.events.homes import fitting
from journeydesigner.events.matching import Home, Matching, Rule
from journeydesigner.events.rules import How
from journeydesigner.metrics.numbers import grouped
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.icon_button import IconButton
from journeydesigner.ui.controls.keys_through import let_keys_through
from journeydesigner.ui.controls.labels import WholeLabel, label
from journeydesigner.ui.look import Look
from journeydesigner.ui.measuring.events_model import rule_words
from journeydesigner.ui.measuring.flow import StagePlan
from journeydesigner.wording import _, n_

_SOON_MS = 150


class RulesList(QWidget):
    """``changed(tuple)`` tells the rules that are wanted now, in their order: the first that fits counts."""

    changed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._matching = Matching()
        self._stages: tuple[StagePlan, ...] = ()
        self.how = ChoiceField(look, _("How the names are alike"))
        self.how.committed.connect(self._look_ahead)
        self.text = QLineEdit()
        self.text.setAccessibleName(_("Text of the rule"))
        self.text.setPlaceholderText(_("such as “shop/”"))
        let_keys_through(self.text)
        self.text.textChanged.connect(self._soon)
        self.text.returnPressed.connect(self._add)
        self.stage = ChoiceField(look, _("Stage of the rule"))
        self.add = QPushButton(_("Add"))
        self.add.setObjectName("outlined")
        self.add.clicked.connect(self._add)
        self.fits = WholeLabel(tone="second", size="small")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON_MS)
        self._timer.timeout.connect(self._look_ahead)
        self._rules = QVBoxLayout()
        self._rules.setSpacing(2)
        self._lay_out()
        self._look_ahead()

    def _lay_out(self) -> None:
        self.how.offer(
            [
                Option("prefix", _("Begins with")),
                Option("contains", _("Contains")),
                Option("exact", _("Is")),
                Option("regex", _("Matches")),
            ]
        )
        self.how.show_value("prefix")
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self.how, 2)
        first.addWidget(self.text, 3)
        second = QHBoxLayout()
        second.setSpacing(6)
        second.addWidget(self.stage, 1)
        second.addWidget(self.add)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(label(_("Rules for many events"), size="strong"))
        whole.addLayout(self._rules)
        whole.addLayout(first)
        whole.addLayout(second)
        whole.addWidget(self.fits)

    def show_matching(self, matching: Matching, stages: Sequence[StagePlan]) -> None:
        is_other = matching.rules != self._matching.rules or tuple(stages) != self._stages
        self._matching, self._stages = matching, tuple(stages)
        value = self.stage.value()
        self.stage.offer([*(Option(stage.id, stage.title) for stage in stages), Option("", _("Ignore"))])
        self.stage.show_value(value if value in [stage.id for stage in stages] else stages[0].id if stages else "")
        if is_other:
            self._fill()
        self._look_ahead()

    def begin_with(self, text: str) -> None:
        """Propose a rule for names that begin so."""
        self.how.show_value("prefix")
        self.text.setText(text)

    def _fill(self) -> None:
        while (item := self._rules.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        titles = {stage.id: stage.title for stage in self._stages} | {"": _("Ignore")}
        for place, rule in enumerate(self._matching.rules):
            said = f"{rule_words(rule.how, rule.text)} → {titles.get(rule.home.stage, '?')}"
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            words = WholeLabel()
            words.set_whole(said)
            remove = IconButton(self._look, "x", _("Remove the rule: {rule}").format(rule=said), size=14)
            remove.clicked.connect(lambda _on=False, place=place: self._remove(place))
            line.addWidget(words, 1)
            line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
            self._rules.addWidget(row)

    def _soon(self) -> None:
        self._timer.start()

    def _rule(self) -> Rule:
        return Rule(cast(How, self.how.value()), self.text.text().strip(), Home(str(self.stage.value() or "")))

    def _look_ahead(self, _value: object = None) -> None:
        """Say what the rule would fit, while it is written."""
        rule = self._rule()
        self.add.setEnabled(False)
        if not rule.text:
            self.fits.set_whole("")
            return
        try:
            found = self._fitting(rule)
        except EventsError as error:
            self.fits.set_whole(str(error))
            return
        rows = sum(n for name, n in self._matching.names if name in found)
        said = n_("Fits {count} event with {rows} rows.", "Fits {count} events with {rows} rows.", len(found))
        self.fits.set_whole(said.format(count=grouped(len(found)), rows=grouped(rows)))
        self.add.setEnabled(bool(found))

    def _fitting(self, rule: Rule) -> frozenset[str]:
        names = [name for name, _n in self._matching.names]
        if rule.how == "regex":
            return fitting(names, rule.text)
        return frozenset(name for name in names if self._matching.fits(rule, name))

    def _add(self) -> None:
        self._timer.stop()
        self._look_ahead()
        if self.add.isEnabled():
            rule = self._rule()
            self.text.clear()
            self.changed.emit((*self._matching.rules, rule))

    def _remove(self, place: int) -> None:
        rules = self._matching.rules
        self.changed.emit((*rules[:place], *rules[place + 1 :]))
