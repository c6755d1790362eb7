"""
How a service may go on after its term, as far as documents and law that was read let anybody say.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

import attrs

from contratti_quartiere.acts import ActKind
from contratti_quartiere.analysis.case_on_board import not_set
from contratti_quartiere.analysis.countdowns import Countdown, days_after, months_after
from contratti_quartiere.analysis.expiries import WayOn, WayOnKind
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bindings import ORDINARY_AND_BELOW
from contratti_quartiere.dates import Month, add_months, say_when
from contratti_quartiere.errors import MalformedValueError
from contratti_quartiere.estimates import LotEstimate, OptionKind
from contratti_quartiere.held_terms import HeldTerm, steps
from contratti_quartiere.procedures import ProcedureActKind
from contratti_quartiere.procurement import ProcurementCode, Tender
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow

__all__ = ["HeldWays"]

_C50, _C36 = ProcurementCode.DLGS_50_2016, ProcurementCode.DLGS_36_2023
_TEXT = "testo del 31.3.2023"

# What was read in the source; of the code of 2006 nothing was.
_LAW: Mapping[WayOnKind, Mapping[ProcurementCode, LegalSource]] = {
    WayOnKind.FORESEEN_EXTENSION: {
        _C50: LegalSource("DLgs 50/2016", "art. 106 c. 11"),
        _C36: LegalSource("DLgs 36/2023", f"art. 120 c. 1 a, c. 10, {_TEXT}"),
    },
    WayOnKind.RENEWAL: {_C36: LegalSource("DLgs 36/2023", f"art. 14 c. 4, {_TEXT}")},
    WayOnKind.REPETITION: {_C36: LegalSource("DLgs 36/2023", f"art. 76 c. 6, {_TEXT}")},
    WayOnKind.TECHNICAL_EXTENSION: {
        _C50: LegalSource("DLgs 50/2016", "art. 106 c. 11"),
        _C36: LegalSource("DLgs 36/2023", f"art. 120 c. 11, {_TEXT}"),
    },
}
_NO_TACIT_RENEWAL = LegalSource("L. 537/1993", "art. 6", Mark.KNOWN)
_NOT_FORESEEN = (
    Bilingual("i documenti non la prevedono", "the documents do not foresee it"),
    Bilingual("i documenti non ne prevedono altri", "the documents foresee no other"),
)
_ENDED = frozenset({ProcedureActKind.DESERTED, ProcedureActKind.CANCELLATION, ProcedureActKind.AWARD_NOTICE})
_STRETCHES = {
    "days_for_offers": Bilingual("i giorni per le offerte", "the days for offers"),
    "days_for_evaluation": Bilingual("i giorni per valutarle", "the days to evaluate them"),
    "days_for_checks": Bilingual("i giorni per le verifiche", "the days for the checks"),
}


@attrs.frozen(kw_only=True, slots=False)
class HeldWays:
    """
    A term that runs out or has run out, and how the service may go on (*seguiti di una durata*).

    Attributes:
        view: The document as of the day.
        path: The record that holds the term, as a JSON Pointer.
        held: The term, with its service contract.
        tender: The tender that it comes from, with its JSON Pointer; None if none is on record.
        expired: True if it has run out.
    """

    view: View
    path: str
    held: HeldTerm
    tender: tuple[str, Tender] | None
    expired: bool

    def ways(self) -> Iterator[WayOn]:
        """
        Yield each way, in the order of their words.
        """
        yield self._extension()
        yield self._renewal()
        yield self._repetition()
        yield self._technical()
        yield self._new_tender()

    @cached_property
    def _code(self) -> ProcurementCode | None:
        return self.view.regime(None if self.tender is None else self.tender[1]).code

    @cached_property
    def _end(self) -> date | Month | None:
        return None if self.held.term is None else self.held.term.end_in_force

    @cached_property
    def _until_the_end(self) -> Countdown | None:
        return None if self._end is None else Countdown(self._end, self.view.on)

    @cached_property
    def _estimates(self) -> tuple[tuple[LotEstimate, ...], tuple[Missing, ...]]:
        """
        What the documents foresee for the lots of the term, and what is not known of it.
        """
        if self.tender is None:
            message = Bilingual(
                "la gara, i cui documenti lo direbbero, non è a registro",
                "the tender, whose documents would say it, is not on record",
            )
            return (), (Missing(path=f"{self.path}/tender", message=message),)
        place, tender = self.tender
        lots = self.held.lots(tender)
        if lots is None:
            message = Bilingual("non si sa di quali lotti sia la durata", "it is not known of which lots the term is")
            return (), (Missing(path=f"{self.path}/lots", message=message),)
        unseen = Bilingual("i documenti di gara non sono a registro", "the tender documents are not on record")
        missing = tuple(
            Missing(path=f"{place}/lots/{index}/estimate", message=unseen)
            for index, lot in lots
            if lot.estimate is None
        )
        return tuple(lot.estimate for _, lot in lots if lot.estimate is not None), missing

    def _way(
        self,
        kind: WayOnKind,
        reason: Bilingual,
        *,
        stands: bool | None,
        by: Countdown | None = None,
        missing: tuple[Missing, ...] = (),
    ) -> WayOn:
        """
        Return a way on; where the track of the tender does not make it law, the reason says so.
        """
        source = _LAW[kind].get(self._code) if self._code is not None else None
        tracks = self.view.regime(None if self.tender is None else self.tender[1]).tracks
        # Of what the documents do not foresee nobody asks whether the article binds.
        if source is not None and not tracks <= ORDINARY_AND_BELOW and reason not in _NOT_FORESEEN:
            reason = Bilingual(
                f"{reason.it}; fuori dal regime ordinario vale solo se i documenti richiamano l'articolo",
                f"{reason.en}; off the ordinary track it binds only if the documents recall the article",
            )
        return WayOn(kind=kind, open=stands, reason=reason, by=by, source=source, missing=missing)

    def _over(self, kind: WayOnKind) -> WayOn:
        reason = Bilingual(
            "la durata è finita, e ciò che è finito non si prolunga",
            "the term is over, and what is over is not prolonged",
        )
        return self._way(kind, reason, stands=False)

    def _extension(self) -> WayOn:
        kind = WayOnKind.FORESEEN_EXTENSION
        if self.expired:
            return self._over(kind)
        estimates, missing = self._estimates
        foreseen = [
            [option.months for option in estimate.options if option.kind is OptionKind.EXTENSION]
            for estimate in estimates
        ]
        if missing or any(None in months for months in foreseen) or self.held.term is None:
            reason = Bilingual("non si sa se i documenti la prevedano", "whether the documents foresee it is not known")
            return self._way(kind, reason, stands=None, missing=missing)
        months = min((sum(found or 0 for found in each) for each in foreseen), default=0)
        if not months:
            return self._way(kind, _NOT_FORESEEN[0], stands=False)
        return self._foreseen(self.held.term, months)

    def _foreseen(self, term: ServiceWindow, months: int) -> WayOn:
        """
        Return whether any of the months foreseen is left after the extensions that were given.
        """
        kind = WayOnKind.FORESEEN_EXTENSION
        first = next((step.end for step in steps(term) if step.act.kind is ActKind.OPTION_EXTENSION), self._end)
        until = None if first is None else _plus(first, months)
        if until is None or self._end is None:
            reason = Bilingual("non si sa da quale fine contino i mesi", "from which end the months count is not known")
            return self._way(kind, reason, stands=None)
        unit = Bilingual("mese" if months == 1 else "mesi", "month" if months == 1 else "months")
        said = Bilingual(
            f"i documenti prevedono {months} {unit.it}, fino a: {say_when(until, 'it')}",
            f"the documents foresee {months} {unit.en}, until: {say_when(until, 'en')}",
        )
        if _reaches(self._end, until):
            return self._way(kind, Bilingual(f"{said.it}: già usati", f"{said.en}: used up"), stands=False)
        reason = Bilingual(f"{said.it}; l'atto è entro la fine", f"{said.en}; the act is by the end")
        return self._way(kind, reason, stands=True, by=self._until_the_end)

    def _renewal(self) -> WayOn:
        kind = WayOnKind.RENEWAL
        if self.expired:
            return self._over(kind)
        estimates, missing = self._estimates
        if missing or self.held.term is None:
            reason = Bilingual("non si sa se i documenti lo prevedano", "whether the documents foresee it is not known")
            return self._way(kind, reason, stands=None, missing=missing)
        if estimates and all(_only_tacit(estimate) for estimate in estimates):
            tacit = Bilingual(
                "i documenti ne hanno solo una clausola tacita, che è nulla; nessuno è previsto espressamente",
                "the documents have only a tacit clause, which is void; none is foreseen expressly",
            )
            return WayOn(kind=kind, open=False, reason=tacit, source=_NO_TACIT_RENEWAL)
        # A tacit clause is void, and foresees no act.
        foreseen = min((_express(estimate) for estimate in estimates), default=0)
        used = sum(act.kind is ActKind.RENEWAL for act in self.held.term.acts)
        if used >= foreseen:
            return self._way(kind, _NOT_FORESEEN[1], stands=False)
        reason = Bilingual(
            "i documenti lo prevedono; vuole un atto entro la fine, mai il silenzio",
            "the documents foresee it; it takes an act by the end, and never silence",
        )
        return self._way(kind, reason, stands=True, by=self._until_the_end)

    def _repetition(self) -> WayOn:
        kind = WayOnKind.REPETITION
        estimates, missing = self._estimates
        if missing:
            reason = Bilingual("non si sa se i documenti la prevedano", "whether the documents foresee it is not known")
            return self._way(kind, reason, stands=None, missing=missing)
        kinds = [{option.kind for option in estimate.options} for estimate in estimates]
        if not kinds or any(OptionKind.REPETITION not in found for found in kinds):
            return self._way(kind, _NOT_FORESEEN[0], stands=False)
        signed = None if self.held.contract is None else self.held.contract.signed_on
        limit = None if signed is None else self.view.figure("repetition_months", signed)
        if signed is None or limit is None or self._code is not _C36:
            return self._unknown_limit(signed)
        months = int(limit.value)
        last = months_after(signed, months)
        reason = Bilingual(
            f"i documenti la prevedono, entro {months} mesi dalla firma {italian_day('del', signed)}",
            f"the documents foresee it, within {months} months of the signing of {say_day(signed, 'en')}",
        )
        return self._way(kind, reason, stands=last >= self.view.on, by=Countdown(last, self.view.on))

    def _unknown_limit(self, signed: date | None) -> WayOn:
        if signed is None:
            message = Bilingual("non si sa quando il contratto sia stato firmato", "it is not known when it was signed")
            field = "signed_on" if self.held.contract is not None else "term"
            missing = (Missing(path=f"{self.path}/{field}", message=message),)
            return self._way(WayOnKind.REPETITION, message, stands=None, missing=missing)
        reason = Bilingual(
            "i documenti la prevedono; entro quando, in questo codice, non è stato letto nella fonte",
            "the documents foresee it; by when, under this code, was not read in the source",
        )
        return self._way(WayOnKind.REPETITION, reason, stands=None)

    @cached_property
    def _running(self) -> tuple[Tender, date] | None:
        """
        The last tender for one of the neighbourhoods of the term that was noticed after its own and has no award.
        """
        mine = None if self.tender is None else self.tender[1]
        lots = None if mine is None else self.held.lots(mine)
        if mine is None or lots is None:
            return None
        places = {name for _, lot in lots for name in lot.neighbourhoods}
        since = mine.notice_date or date.min
        found = [
            (tender, tender.notice_date)
            for _, tender in self.view.tenders()
            if tender.notice_date is not None and since < tender.notice_date <= self.view.on and not tender.awards
            # A term cannot wait for the tender that it comes from, nor for one that ended without an award.
            if not any(act.kind in _ENDED for act in tender.procedure_acts)
            if any(places.intersection(lot.neighbourhoods) for lot in tender.lots)
        ]
        return max(found, key=lambda each: each[1], default=None)

    def _technical(self) -> WayOn:
        kind = WayOnKind.TECHNICAL_EXTENSION
        if self.expired:
            return self._over(kind)
        acts = () if self.held.term is None else self.held.term.acts
        running = [act.new_notice for act in acts if act.new_notice is not None and act.new_award_ended_on is None]
        if self._running is not None:
            running.append(self._running[1])
        if running:
            reason = Bilingual(
                f"la gara con bando {italian_day('del', running[-1])} è in corso; se serva lo valuta l'ufficio",
                f"the award noticed on {say_day(running[-1], 'en')} is running; the office weighs whether it is needed",
            )
            return self._way(kind, reason, stands=True, by=self._until_the_end)
        reason = Bilingual(
            "nessuna nuova gara in corso è a registro, e senza non sta in piedi",
            "no new award that is running is on record, and without one it does not stand",
        )
        missing = (Missing(path=f"{self.path}/term/acts", message=reason),)
        return self._way(kind, reason, stands=None, missing=missing)

    def _new_tender(self) -> WayOn:
        """
        Return by when the notice of a new tender goes out if its service is to begin on the day after the end.
        """
        if self._running is not None and not self.expired:
            tender, noticed = self._running
            reason = Bilingual(
                f"la gara {tender.id}, con bando {italian_day('del', noticed)}, è già pubblicata e non aggiudicata",
                f"tender {tender.id}, noticed on {say_day(noticed, 'en')}, is published and not awarded",
            )
            return WayOn(kind=WayOnKind.NEW_TENDER, open=True, reason=reason)
        on = self.view.on
        names = (*_STRETCHES, "standstill_days")
        figures = {name: self.view.figure(name) for name in names}
        missing = tuple(not_set(self.path, name, what) for name, what in _STRETCHES.items() if figures[name] is None)
        known = [int(figure.value) for figure in figures.values() if figure is not None]
        standstill = figures["standstill_days"]
        source = None if standstill is None else standstill.source
        if self._end is None or self.expired or missing:
            reason = Bilingual(
                "non si sa entro quando pubblicare il bando", "by when to publish the notice is not known"
            )
            if self.expired:
                reason = Bilingual(
                    "la durata è finita: un nuovo contratto non copre i giorni già passati",
                    "the term is over: a new contract does not cover the days that have passed",
                )
            return WayOn(kind=WayOnKind.NEW_TENDER, open=True, reason=reason, missing=missing)
        first = self._end.first_day if isinstance(self._end, Month) else self._end
        last = days_after(first, 1 - sum(known))
        reason = Bilingual(
            f"fra bando e inizio occorrono {sum(known)} giorni, termine dilatorio compreso",
            f"between notice and start it takes {sum(known)} days, standstill included",
        )
        return WayOn(kind=WayOnKind.NEW_TENDER, open=True, reason=reason, by=Countdown(last, on), source=source)


def _express(estimate: LotEstimate) -> int:
    return sum(not renewal.tacit for renewal in estimate.renewals)


def _only_tacit(estimate: LotEstimate) -> bool:
    return bool(estimate.renewals) and not _express(estimate)


def _plus(end: date | Month, months: int) -> date | Month | None:
    """
    Return the last day, or month, of so many months more; None past the calendar.
    """
    try:
        if isinstance(end, Month):
            return end.plus(months)
        return add_months(end + timedelta(days=1), months) - timedelta(days=1)
    except (MalformedValueError, OverflowError):
        return None


def _reaches(end: date | Month, until: date | Month) -> bool:
    """
    Return whether an end has come to the last day, or month, that is foreseen.
    """
    if isinstance(end, Month) or isinstance(until, Month):
        return _month(end) >= _month(until)
    return end >= until


def _month(when: date | Month) -> Month:
    return when if isinstance(when, Month) else Month.of(when)
