"""
`suspension-states-new-end`: on resumption after a suspension the new end is stated by the contract manager.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bindings import ORDINARY_AND_BELOW, SOCIAL_TRACKS, Asked, Version, versioned
from contratti_quartiere.dates import Month, say_when
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.held_terms import HeldTerm, TermStep, each_term, say_act, steps, unknown_term
from contratti_quartiere.procurement import Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import NotApplicable, Rule, Severity, Tracks, Verdict, weighed
from contratti_quartiere.windows import ServiceWindow

VERSIONS = (
    Version(
        source=LegalSource("DPR 207/2010", "art. 308", Mark.KNOWN),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DPR 207/2010", ("art. 308",)),
        until=date(2016, 4, 20),
    ),
    Version(
        source=LegalSource("DLgs 50/2016", "art. 107; DM 49/2018, art. 23", Mark.KNOWN),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 50/2016", ("art. 107",)),
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 121 c. 4, 11, testo del 31.3.2023"),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 36/2023", ("art. 121 c. 4", "art. 121 c. 11")),
        since=date(2023, 7, 1),
    ),
)


def judge(asked: Asked[HeldTerm]) -> Iterator[Verdict]:
    """
    Look whether each resumption after a suspension states the new end.

    The end is never derived from the days: what the suspended days would make of the old end is shown as an estimate.
    A stop without an act is no suspension. Services are under this as far as it is compatible with them, which is open.
    """
    term = asked.record.term
    if term is None:
        yield unknown_term(asked.path)
        return
    found = tuple(_resumptions(term))
    if not found:
        reason = Bilingual("nessuna ripresa dopo una sospensione", "no resumption after a suspension")
        yield NotApplicable(path=asked.path, message=reason)
    for suspension, resumption in found:
        yield _judged(f"{asked.path}/term/acts", suspension, resumption)


def _resumptions(term: ServiceWindow) -> Iterator[tuple[WindowAct, TermStep]]:
    stop: WindowAct | None = None
    for step in steps(term):
        if step.act.kind in {ActKind.SUSPENSION, ActKind.INTERRUPTION}:
            stop = step.act
        elif step.act.kind is ActKind.RESUMPTION and stop is not None and stop.kind is ActKind.SUSPENSION:
            yield stop, step


def _judged(path: str, suspension: WindowAct, step: TermStep) -> Verdict:
    resumption, new_end = step.act, step.act.new_end
    stop, on = say_act(suspension), say_act(resumption)
    said = Bilingual(f"{stop.it}, {on.it}", f"{stop.en}, {on.en}")
    days = (resumption.on - suspension.on).days
    facts: tuple[Fact, ...] = (
        Fact("suspended_on", suspension.on),
        Fact("resumed_on", resumption.on),
        Fact("suspended_days", days),
        Fact("new_end_stated", new_end is not None),
    )
    estimate = _estimate(step.end, days)
    if new_end is not None:
        facts = (*facts, Fact("new_end", new_end))
        stated = Bilingual(say_when(new_end, "it"), say_when(new_end, "en"))
    else:
        facts = (*facts, *(() if estimate is None else (Fact("estimated_end", estimate),)))
        stated = Bilingual("", "")
    return weighed(
        path,
        facts=facts,
        comparisons=(Comparison("new_end_stated", Relation.EQUAL, "true"),),
        kept=Bilingual(
            f"{said.it}: la nuova fine è indicata, {stated.it}", f"{said.en}: the new end is stated, {stated.en}"
        ),
        broken=_unstated(said, days, estimate),
    )


def _estimate(end: date | Month | None, days: int) -> date | None:
    try:
        return end + timedelta(days=days) if isinstance(end, date) else None
    except OverflowError:
        return None


def _unstated(said: Bilingual, days: int, estimate: date | None) -> Bilingual:
    none = Bilingual(
        f"{said.it}: la ripresa non indica la nuova fine", f"{said.en}: the resumption does not state the new end"
    )
    if estimate is None:
        return none
    return Bilingual(
        f"{none.it}; a stima, {days} {'giorno' if days == 1 else 'giorni'} di sospensione la porterebbero"
        f" {italian_day('al', estimate)}",
        f"{none.en}; as an estimate, {days} {'day' if days == 1 else 'days'} of suspension would make it"
        f" {say_day(estimate, 'en')}",
    )


def _example(version: Version, new_end: tuple[int, int] | None) -> Programme:
    notice = version.since or date(2012, 7, 1)
    year = notice.year + 1
    acts = (
        WindowAct(kind=ActKind.START, on=date(notice.year, 9, 4)),
        WindowAct(kind=ActKind.SUSPENSION, on=date(year, 3, 9)),
        WindowAct(
            kind=ActKind.RESUMPTION,
            on=date(year, 6, 1),
            new_end=None if new_end is None else date(year + 2, *new_end),
        ),
    )
    term = ServiceWindow(start=date(notice.year, 9, 4), months=36, declared_end=date(notice.year + 3, 9, 3), acts=acts)
    return Programme(tenders=(Tender(id="gara", notice_date=notice, track=Track.ORDINARY, term=term),))


def keeps(version: Version) -> Programme:
    """
    Return a service suspended from 9 March and resumed on 1 June with its new end stated.
    """
    return _example(version, (11, 26))


def breaks(version: Version) -> Programme:
    """
    Return the same resumed with no new end on record.
    """
    return _example(version, None)


RULES = tuple(
    Rule(
        id="suspension-states-new-end",
        title=Bilingual("La ripresa indica il nuovo termine", "The resumption states the new end"),
        it="Alla ripresa dopo una sospensione il nuovo termine è indicato da chi dirige il contratto.",
        en="On resumption after a suspension the new end is stated by the contract manager.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.WARNING,
        why=Bilingual(
            "Senza un nuovo termine nessuno sa quando finisce il contratto, né entro quando si può prorogarlo.",
            "Without a new end nobody knows when the contract ends, nor until when it can be extended.",
        ),
        needs=Bilingual(
            "i giorni di sospensione e di ripresa; la nuova fine come indicata alla ripresa",
            "the days of suspension and resumption; the new end as the resumption states it",
        ),
        reads=("service_contracts", "tenders"),
        check=versioned(version, VERSIONS, each_term, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
