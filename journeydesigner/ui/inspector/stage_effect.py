"""What an opportunity should change of a stage's numbers once it is done, and what that would bring."""

from journeydesigner.editing.bringer_words import brings
from journeydesigner.editing.forecasts import bringer_of
from journeydesigner.lanes.opportunities import effect_change_of, effect_on_of, effect_stage_of
from journeydesigner.metrics.what_if_words import change_text, lever_name, mark
from journeydesigner.model.forecast_records import LeverOn
from journeydesigner.model.records import Card
from journeydesigner.ui.controls.choice_field import ChoiceField, Option
from journeydesigner.ui.controls.labels import WholeLabel
from journeydesigner.ui.controls.text_fields import LineField, percentage
from journeydesigner.ui.look import Look
from journeydesigner.ui.session import Session
from journeydesigner.wording import _

_KINDS: tuple[LeverOn, ...] = ("conversion", "dwell", "cost")


class StageEffect:
    """Three fields of a page, which binds them to its card, and a line on what follows."""

    def __init__(self, session: Session, look: Look) -> None:
        self._session = session
        self.on = ChoiceField(look, _("What of it"))
        self.stage = ChoiceField(look, _("Once done, changes"))
        self.change = LineField(_("By how much"), "+5", parse=_change)
        self.brings = WholeLabel(size="small", tone="amber")

    def offer(self, card: Card) -> None:
        """The stages of the card's map; of a conversion, from which to which."""
        snapshot, what = self._session.snapshot, effect_on_of(card)
        stages = snapshot.stages_of(card.map)
        self.on.offer([Option(kind, lever_name(kind)) for kind in _KINDS])
        self.on.show_value(what)
        options = [Option(None, _("Where it stands"))]
        for before, stage in zip((None, *stages), stages, strict=False):
            if what != "conversion":
                options.append(Option(stage.id, stage.title))
            elif before is not None:
                words = _("{source} → {target}").format(source=before.title, target=stage.title)
                options.append(Option(stage.id, words))
        self.stage.offer(options)
        self.stage.show_value(effect_stage_of(card))
        self.change.setPlaceholderText(_("+5 pt") if what == "conversion" else _("−20 %"))
        self._tell(card)

    def said(self, card: Card) -> str:
        """The change as a person reads it, "" for none."""
        change = effect_change_of(card)
        return "" if change is None else change_text(effect_on_of(card), change)

    def _tell(self, card: Card) -> None:
        """What it would bring, called what it is; why that is not known, if somebody said what it should change."""
        found = bringer_of(self._session.snapshot, card)
        text = ""
        if found is not None and not found.why_not:
            text = _("{mark}: {brings}").format(mark=mark(), brings=brings(found))
        elif found is not None and effect_change_of(card) is not None:
            text = found.why_not
        self.brings.set_whole(text)
        self.brings.setVisible(bool(text))


def _change(text: str) -> float | None:
    """«+5 pt», «5», «−20 %» as a fraction; nothing is None. Raises ValueError."""
    value = percentage(text.strip().removesuffix(_("pt")))
    if value is not None and not -1 <= value <= 10:
        raise ValueError(_("A change is from −100 to 1000 %."))
    return value
