"""
`no-tacit-renewal`: the contract does not go on by silence, each renewal has its act.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bindings import EVERY_TRACK, Asked, Version, versioned
from contratti_quartiere.dates import Month, say_when
from contratti_quartiere.estimates import LotEstimate, PricedRenewal
from contratti_quartiere.execution import Execution, Invoice
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.held_terms import (
    HeldTerm,
    TermStep,
    each_term,
    is_unsettled,
    possible_days,
    say_act,
    steps,
    unknown_term,
)
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, NotApplicable, Rule, Severity, Tracks, Verdict, weighed
from contratti_quartiere.windows import ServiceWindow

VERSIONS = (
    Version(
        source=LegalSource("L. 537/1993", "art. 6; DLgs 163/2006, art. 57 c. 7", Mark.KNOWN),
        tracks=Tracks(EVERY_TRACK),
        until=date(2016, 4, 20),
    ),
    Version(
        source=LegalSource("L. 537/1993", "art. 6", Mark.KNOWN), tracks=Tracks(EVERY_TRACK), since=date(2016, 4, 20)
    ),
)


def judge(asked: Asked[HeldTerm]) -> Iterator[Verdict]:
    """
    Look whether each renewal has an act of before the end, and whether a clause of tacit renewal was relied upon.

    It was if invoices or checks of conformity tell of service after the end in force. Service after the end without
    such a clause is a gap to explain, which `planned-against-actual` shows. That a renewal was foreseen is not judged.
    """
    term = asked.record.term
    if term is None:
        yield unknown_term(asked.path)
        return
    served = _served(asked)
    renewals = [step for step in steps(term) if step.act.kind is ActKind.RENEWAL]
    for step in renewals:
        yield _renewed(f"{asked.path}/term", term, step, served)
    if _is_tacit(asked):
        yield _relied_upon(asked, term, served)
    elif not renewals:
        reason = Bilingual(
            "nessun rinnovo e nessuna clausola di rinnovo tacito", "no renewal and no clause of tacit renewal"
        )
        yield NotApplicable(path=asked.path, message=reason)


def _is_tacit(asked: Asked[HeldTerm]) -> bool:
    if asked.tender is None:
        return False
    tender = asked.tender[1]
    lots = asked.record.lots(tender) or enumerate(tender.lots)
    return any(renewal.tacit for _, lot in lots if lot.estimate is not None for renewal in lot.estimate.renewals)


def _served(asked: Asked[HeldTerm]) -> tuple[date, ...]:
    """
    Return the days, by now, on which invoices and checks of conformity tell of service, in order.
    """
    contract = asked.record.contract
    if contract is None:
        return ()
    spans = [(found.first, found.last) for found in contract.execution.invoices if found.net.cents > 0]
    spans += [(found.first, found.last) for found in contract.execution.checks]
    days = {day for span in spans for day in span}
    return tuple(sorted(day for day in days if day is not None and day <= asked.view.on))


def _renewed(path: str, term: ServiceWindow, step: TermStep, served: tuple[date, ...]) -> Verdict:
    act, end, said = step.act, step.end, say_act(step.act)
    facts: tuple[Fact, ...] = (Fact("act_on", act.on),)
    if end is None:
        what = Bilingual("non si sa quando la durata finisse", "when the term ended is not known")
        return _unknown(f"{path}/{step.end_field}", said, what, facts)
    first, last = possible_days(term, end)
    facts = (*facts, Fact("end", end))
    if first < last and first <= act.on <= last:
        what = Bilingual(
            f"della fine si sa solo {say_when(end, 'it')}", f"of the end only {say_when(end, 'en')} is known"
        )
        return _unknown(f"{path}/{step.end_field}", said, what, facts)
    between = [day for day in served if last < day < act.on]
    if act.on > last and (step.unsettled or not between):
        what = Bilingual(
            f"è dopo la fine ({say_when(end, 'it')}), e non si sa se nel frattempo il servizio sia continuato",
            f"it is after the end ({say_when(end, 'en')}), and whether the service went on meanwhile is not known",
        )
        return _unknown(f"{path}/acts", said, what, facts)
    return _weighed(path, act, end, last, between)


def _weighed(path: str, act: WindowAct, end: date | Month, last: date, between: list[date]) -> Verdict:
    said = say_act(act)
    exact = isinstance(end, date)
    facts = (
        Fact("act_on", act.on),
        Fact("end", end),
        *(() if exact else (Fact("last_possible_end", last),)),
        *(Fact("served_on", day) for day in between[-1:]),
    )
    return weighed(
        f"{path}/acts",
        facts=facts,
        comparisons=(Comparison("act_on", Relation.AT_MOST, "end" if exact else "last_possible_end"),),
        kept=Bilingual(
            f"{said.it}: il rinnovo ha il suo atto, entro la fine ({say_when(end, 'it')})",
            f"{said.en}: the renewal has its act, by the end ({say_when(end, 'en')})",
        ),
        broken=Bilingual(
            f"{said.it}: il contratto era finito ({say_when(end, 'it')}) e il servizio continuava senza un atto",
            f"{said.en}: the contract had ended ({say_when(end, 'en')}) and the service went on without an act",
        ),
    )


def _relied_upon(asked: Asked[HeldTerm], term: ServiceWindow, served: tuple[date, ...]) -> Verdict:
    """
    Return whether a clause of tacit renewal was relied upon after the end in force.
    """
    path, end = f"{asked.path}/term", term.end_in_force
    said = Bilingual("clausola di rinnovo tacito", "clause of tacit renewal")
    if end is None:
        what = Bilingual("non si sa quando la durata finisca", "when the term ends is not known")
        return _unknown(f"{path}/declared_end", said, what)
    _, last = possible_days(term, end)
    if asked.view.on <= last:
        message = Bilingual(
            f"{said.it}, che è nulla: la durata non è ancora finita ({say_when(end, 'it')})",
            f"{said.en}, which is void: the term has not yet ended ({say_when(end, 'en')})",
        )
        return NotApplicable(path=path, message=message)
    after = [day for day in served if day > last]
    if not after:
        # A contract says what was served; the term of a tender has only its acts.
        where = path if asked.record.contract is None else f"{asked.path}/execution/invoices"
        what = Bilingual(
            f"non si sa se il servizio sia continuato dopo la fine ({say_when(end, 'it')})",
            f"whether the service went on after the end ({say_when(end, 'en')}) is not known",
        )
        return _unknown(where, said, what)
    if is_unsettled(term):
        what = Bilingual(
            f"il servizio è continuato dopo la fine ({say_when(end, 'it')}), ma dopo la sospensione nessuno ha indicato"
            " la nuova",
            f"the service went on after the end ({say_when(end, 'en')}), but after the suspension nobody stated the new"
            " one",
        )
        return _unknown(f"{path}/acts", said, what)
    message = Bilingual(
        f"{said.it}: il servizio è continuato dopo la fine ({say_when(end, 'it')}), {italian_day('il', after[-1])},"
        " senza un atto",
        f"{said.en}: the service went on after the end ({say_when(end, 'en')}), on {say_day(after[-1], 'en')}, without"
        " an act",
    )
    return weighed(
        path,
        facts=(Fact("last_possible_end", last), Fact("served_on", after[-1])),
        comparisons=(Comparison("served_on", Relation.AT_MOST, "last_possible_end"),),
        kept=message,
        broken=message,
    )


def _unknown(path: str, said: Bilingual, what: Bilingual, facts: tuple[Fact, ...] = ()) -> Missing:
    return Missing(path=path, message=Bilingual(f"{said.it}: {what.it}", f"{said.en}: {what.en}"), facts=facts)


def _example(version: Version, *, renewed: bool) -> Programme:
    notice = version.since or date(2012, 7, 1)
    year = notice.year + 3
    act = WindowAct(kind=ActKind.RENEWAL, on=date(year, 8, 10), new_end=date(year + 1, 9, 3))
    term = ServiceWindow(
        start=date(notice.year, 9, 4), months=36, declared_end=date(year, 9, 3), acts=(act,) if renewed else ()
    )
    invoice = Invoice(id="1", net=Euro("1000.00"), first=date(year, 9, 4), last=date(year, 9, 30))
    contract = ServiceContract(id="contratto", tender="gara", term=term, execution=Execution(invoices=(invoice,)))
    estimate = LotEstimate(base=Euro("200000.00"), renewals=(PricedRenewal(months=12, tacit=not renewed),))
    tender = Tender(id="gara", notice_date=notice, lots=(Lot(id="lotto-1", estimate=estimate),))
    return Programme(tenders=(tender,), service_contracts=(contract,))


def keeps(version: Version) -> Programme:
    """
    Return a contract that an act of 10 August renews before it ends on 3 September.
    """
    return _example(version, renewed=True)


def breaks(version: Version) -> Programme:
    """
    Return one with the clause "renewed unless cancelled", by which the service went on for a month.
    """
    return _example(version, renewed=False)


RULES = tuple(
    Rule(
        id="no-tacit-renewal",
        title=Bilingual("Nessun rinnovo tacito", "No tacit renewal"),
        it="Il contratto non continua per silenzio: ogni rinnovo ha il suo atto.",
        en="The contract does not go on by silence: each renewal has its act.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.ERROR,
        why=Bilingual(
            "Un rinnovo tacito è nullo: quello che si rende dopo la fine non ha un contratto che lo paghi.",
            "A tacit renewal is void: what is rendered after the end has no contract that would pay it.",
        ),
        needs=Bilingual(
            "i rinnovi con i loro atti; una clausola di rinnovo tacito; i giorni di servizio dopo la fine",
            "the renewals with their acts; a clause of tacit renewal; the days of service after the end",
        ),
        reads=("service_contracts", "tenders"),
        check=versioned(version, VERSIONS, each_term, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
