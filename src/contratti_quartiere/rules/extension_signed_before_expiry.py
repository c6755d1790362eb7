"""
`extension-signed-before-expiry`: the act that extends is of a day on which the contract is still running.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import EVERY_TRACK, Asked, Version, versioned
from contratti_quartiere.dates import Month, say_when
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.held_terms import HeldTerm, TermStep, each_term, possible_days, say_act, steps, unknown_term
from contratti_quartiere.periods import Period
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing, NotApplicable, Rule, Severity, Tracks, Verdict, weighed
from contratti_quartiere.windows import ServiceWindow

_DAY = timedelta(days=1)
_EXTENSIONS = frozenset({ActKind.OPTION_EXTENSION, ActKind.TECHNICAL_EXTENSION})

VERSIONS = (
    Version(
        source=LegalSource("DLgs 50/2016", "art. 106 c. 11; DLgs 36/2023, art. 120 (testo del 31.3.2023)"),
        tracks=Tracks(EVERY_TRACK),
    ),
)


def judge(asked: Asked[HeldTerm]) -> Iterator[Verdict]:
    """
    Compare the day of each act that extends with the end in force before it.

    It asks for no day of a notice: a contract that has ended cannot be extended under any code. Renewals and
    repetitions are no extensions. Where the end is known to the month and the act is of that month it cannot be said
    which came first; nor can it where a suspension moved an end that nobody has stated. What was done between end and
    act is shown as a gap.
    """
    term = asked.record.term
    if term is None:
        yield unknown_term(asked.path)
        return
    extensions = [step for step in steps(term) if step.act.kind in _EXTENSIONS]
    if not extensions:
        yield NotApplicable(path=asked.path, message=Bilingual("nessuna proroga a registro", "no extension on record"))
    for step in extensions:
        yield _judged(f"{asked.path}/term", term, step)


def _judged(path: str, term: ServiceWindow, step: TermStep) -> Verdict:
    act, end, said = step.act, step.end, say_act(step.act)
    signed = Fact("act_on", act.on)
    if end is None:
        return Missing(
            path=f"{path}/{step.end_field}",
            message=Bilingual(
                f"{said.it}: non si sa quando la durata finisse", f"{said.en}: when the term ended is not known"
            ),
            facts=(signed,),
        )
    first, last = possible_days(term, end)
    if act.on > last and step.unsettled:
        return Missing(
            path=f"{path}/acts",
            message=Bilingual(
                f"{said.it}: la fine era {say_when(end, 'it')}, ma dopo la sospensione nessuno ha indicato la nuova",
                f"{said.en}: the end was {say_when(end, 'en')}, but after the suspension nobody stated the new one",
            ),
            facts=(signed, Fact("end", end)),
        )
    if first < last and first <= act.on <= last:
        return Missing(
            path=f"{path}/{step.end_field}",
            message=Bilingual(
                f"{said.it}: della fine si sa solo {say_when(end, 'it')}, e non si sa se fosse già passata",
                f"{said.en}: of the end only {say_when(end, 'en')} is known, and not whether it had passed",
            ),
            facts=(signed, Fact("end", end)),
        )
    return _compared(f"{path}/acts", act, end, last)


def _compared(path: str, act: WindowAct, end: date | Month, last: date) -> Verdict:
    said = say_act(act)
    exact = isinstance(end, date)
    facts = (Fact("act_on", act.on), Fact("end", end), *(() if exact else (Fact("last_possible_end", last),)))
    gap = Period(last + _DAY, act.on) if last + _DAY < act.on else None
    between = Bilingual("", "") if gap is None else _gap(gap)
    return weighed(
        path,
        facts=(*facts, *(() if gap is None else (Fact("gap", gap),))),
        comparisons=(Comparison("act_on", Relation.AT_MOST, "end" if exact else "last_possible_end"),),
        kept=Bilingual(
            f"{said.it}: il contratto era in corso (fine: {say_when(end, 'it')})",
            f"{said.en}: the contract was running (end: {say_when(end, 'en')})",
        ),
        broken=Bilingual(
            f"{said.it}: il contratto era già finito (fine: {say_when(end, 'it')}){between.it}",
            f"{said.en}: the contract had already ended (end: {say_when(end, 'en')}){between.en}",
        ),
    )


def _gap(gap: Period) -> Bilingual:
    days = gap.days
    return Bilingual(
        f"; fra la fine e l'atto {days} {'giorno' if days == 1 else 'giorni'} senza contratto ({gap.say('it')})",
        f"; between end and act {days} {'day' if days == 1 else 'days'} without a contract ({gap.say('en')})",
    )


def _example(signed: date) -> Programme:
    act = WindowAct(kind=ActKind.OPTION_EXTENSION, on=signed, new_end=date(2019, 11, 1))
    term = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=date(2019, 5, 1), acts=(act,))
    return Programme(service_contracts=(ServiceContract(id="contratto", term=term),))


def keeps() -> Programme:
    """
    Return a term to 1 May 2019 that an act of 24 April 2019 extends.
    """
    return _example(date(2019, 4, 24))


def breaks() -> Programme:
    """
    Return the same extended on 2 May 2019, the day after.
    """
    return _example(date(2019, 5, 2))


RULES = tuple(
    Rule(
        id="extension-signed-before-expiry",
        title=Bilingual("Proroga firmata prima della scadenza", "Extension signed before the end"),
        it="L'atto che proroga è di un giorno in cui il contratto è ancora in corso.",
        en="The act that extends is of a day on which the contract is still running.",
        source=version.source,
        tracks=version.tracks,
        severity=Severity.ERROR,
        why=Bilingual(
            "Un contratto finito non si proroga: serve un nuovo affidamento, e i giorni fra fine e atto sono scoperti.",
            "A contract that has ended is not extended: a new award is needed, and the days between end and act have"
            " no contract.",
        ),
        needs=Bilingual(
            "il giorno dell'atto che proroga; l'ultimo giorno della durata, come dichiarato o mosso da atti precedenti",
            "the day of the act that extends; the last day of the term, as declared or moved by earlier acts",
        ),
        reads=("service_contracts", "tenders"),
        check=versioned(version, VERSIONS, each_term, judge),
        keeps=keeps,
        breaks=breaks,
    )
    for version in VERSIONS
)
