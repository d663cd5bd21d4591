"""The window's side of recovery: keeps the journal, offers what was not saved, and shows what was brought back."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from journeydesigner.files.keeping.recovering import Hold, Recovered
from journeydesigner.ui.recovery.half_typed import HalfTyped, write_half_typed
from journeydesigner.ui.recovery.journaling import Journaling
from journeydesigner.ui.recovery.offers import Offers
from journeydesigner.ui.recovery.sight import Sight
from journeydesigner.ui.recovery.start_section import StartSection
from journeydesigner.ui.recovery.words import brought, offer, offer_of_all
from journeydesigner.ui.toast import Offer
from journeydesigner.wording import _

if TYPE_CHECKING:
    from journeydesigner.ui.main_window import MainWindow
    from journeydesigner.ui.recovery.unsaved_sheet import UnsavedSheet

MATTER = "recovery"


class Recovery(QObject):
    """Of one window, for all of its life; ``follow`` its parts whenever they are made anew."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()  # the window's children go whenever its parts are made anew
        self._window = window
        self.journaling = Journaling(self)
        self.offers = Offers(self)
        self._coming: tuple[Hold, Recovered, Sight] | None = None
        self._held: list[Hold] = []
        self._sheet: UnsavedSheet | None = None
        self._is_asked_for_all = False
        self.journaling.troubled.connect(self._tell)
        self.offers.refused.connect(self._tell)
        self.offers.changed.connect(self._stand)
        self.offers.came_back.connect(self._came_back)

    def follow(self) -> None:
        """The window has other parts."""
        window = self._window
        self.journaling.follow(window.session, window.saving)
        self._half_typed = HalfTyped(window, self.journaling)
        window.opening.began.connect(self._began)
        window.front.unsaved = self._start_section
        self._stand()

    def look(self) -> None:
        """The program starts: see what was not saved when it ended, whatever it was."""
        self._is_asked_for_all = True
        self.offers.look()

    def show_all(self) -> None:
        """The sheet of all that was not saved."""
        self.offers.look(wants_all=True)
        self.show(None)

    def show(self, sight: Sight | None) -> None:
        """The sheet, open at what one holds."""
        from journeydesigner.ui.recovery.unsaved_sheet import UnsavedSheet

        if self._sheet is None:
            self._sheet = UnsavedSheet(self._window.look, self.offers, self._window.front)
            self._sheet.destroyed.connect(self._sheet_gone)
            self.offers.look(wants_all=True)
        if sight is not None:
            self._sheet.show_what_it_holds(sight)

    def flush(self) -> None:
        """Something went wrong: see that what was done is on the disk, whatever comes next."""
        self.journaling.flush()

    def leave(self) -> None:
        """The window closes."""
        self.offers.wait()
        self.journaling.leave()
        for hold in self._held:
            hold.release()

    # What is offered

    def _began(self) -> None:
        """Another document is shown: what was not saved of it, if anything, is offered over it."""
        self._is_asked_for_all = False  # what others there are, the start window has told
        if self._coming is not None:
            self._place()
        self._window.keeping.bar.over(MATTER)
        if self._window.session.path is not None:
            self.offers.look()
        else:
            self._stand()

    def _stand(self) -> None:
        """Over the map: what is about it; when the program starts with a map, also what is about others."""
        window, bar = self._window, self._window.keeping.bar
        sight = self.offers.of(window.session.document.id)
        others = self.offers.open if self._is_asked_for_all else ()
        if sight is None and len(others) == 1:
            sight = others[0]
        if sight is not None:
            recover = Offer(_("Recover"), partial(self.offers.recover, sight))
            acts = (recover,) if not sight.why else ()
            shown = Offer(_("Show what it holds"), partial(self.show, sight))
            later = Offer(_("Not now"), partial(self._put_off, (sight,)))
            bar.stand(MATTER, offer(sight.left), *acts, shown, later, icon_name="history")
        elif others:
            said = offer_of_all([each.left for each in others])
            later = Offer(_("Not now"), partial(self._put_off, others))
            bar.stand(MATTER, said, Offer(_("Show them"), self.show_all), later, icon_name="history")
        else:
            bar.over(MATTER)

    def _start_section(self) -> StartSection:
        """What the start window says of it."""
        section = StartSection(self._window.look, self.offers)
        section.shown.connect(self.show)
        self.offers.look()
        return section

    def _put_off(self, sights: tuple[Sight, ...]) -> None:
        for sight in sights:
            self.offers.put_off(sight)
        where = _("It is kept: File > Unsaved work shows it.")
        self._window.toast.say(where, icon_name="info")

    # What came back

    def _came_back(self, hold: Hold, back: Recovered, sight: Sight) -> None:
        self._let_go()
        self._coming = (hold, back, sight)
        session = self._window.session
        if session.document.id == back.document.id and self._window.front.has_started:
            self._place()
        elif back.path is not None:
            self._window.opening.open(back.path)  # as ever, with all that belongs to it; then it is told
        else:
            self._window.opening.when_free(self._show_new)

    def _place(self) -> None:
        """Join it into the document of its file, which is shown by now."""
        assert self._coming is not None
        window, session = self._window, self._window.session
        (hold, back, sight), self._coming = self._coming, None
        if session.document.id != back.document.id:
            hold.release()  # the person went on with something else: it is offered again
            self.offers.look()
            return
        if session.is_read_only:
            said = _("Its file is open elsewhere: this is a copy, which has no file yet.")
            self._coming = (hold, replace(back, notes=(*back.notes, said)), sight)
            self._show_new()
            return
        document = session.document
        document.take_up_history(back.changes)
        merged = document.merge(back.document, _("Recover"))
        if merged.written == 0 and back.is_news:
            session.mark_edited()
        window.front.show_panes()
        self._end(hold, back, sight)

    def _show_new(self) -> None:
        """As a document that no file holds."""
        if self._coming is None:
            return
        (hold, back, sight), self._coming = self._coming, None
        window = self._window
        back.document.take_up_history(back.changes)
        self.journaling.go_on_from((sight.left.id,))
        window.opening.show_unsaved(back.document)
        self._end(hold, back, sight)

    def _end(self, hold: Hold, back: Recovered, sight: Sight) -> None:
        """The journal goes once all of it can be recovered by the window's own; until then it is held."""
        window = self._window
        typed = write_half_typed(window, back.typing)
        self._held.append(hold)
        self.journaling.when_safe(partial(hold.finish, is_whole=back.is_whole))
        window.actions_of.refresh()
        said = " ".join((brought(sight.left, sight.summary), typed, *back.notes)).replace("  ", " ").strip()
        window.toast.say(said, Offer(_("Save"), window.save), icon_name="circle-check", stays=bool(back.notes))
        self.offers.look()

    def _let_go(self) -> None:
        """What was to come and never did."""
        if self._coming is not None:
            self._coming[0].release()
            self._coming = None

    def _sheet_gone(self) -> None:
        self._sheet = None

    def _tell(self, said: str) -> None:
        self._window.toast.say(said, icon_name="triangle-alert", stays=True)
