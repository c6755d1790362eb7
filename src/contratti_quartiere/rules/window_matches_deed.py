"""
`window-matches-deed`: the end that the deed declares agrees with the one that follows from start and duration.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.dates import Month, say_when
from contratti_quartiere.facts import Fact
from contratti_quartiere.periods import MissingDay, Period
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Breach, Kept, Missing, Rule, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow, last_slot


def check(view: View) -> Iterator[Verdict]:
    """
    Compare the declared end of each tender's term with the computed one, at the precision of the deed.
    """
    policy = view.figure("missing_day")
    reading = MissingDay.LAST_DAY_IS_END if policy is None else MissingDay.of(str(policy.value))
    for path, tender in view.tenders():
        if tender.term is None:
            yield Missing(
                path=f"{path}/term", message=Bilingual("la durata non è dichiarata", "the term is not stated")
            )
        else:
            yield _judged(f"{path}/term", tender.term, reading)


def _judged(path: str, term: ServiceWindow, reading: MissingDay) -> Verdict:
    months, declared = term.months, term.declared_end
    if months is None:
        return _silent(f"{path}/duration", Bilingual("la durata in mesi", "the months"))
    if declared is None:
        return _silent(f"{path}/declared_end", Bilingual("la fine", "the end"))
    last = Period.of_months(term.start, months, missing_day=term.missing_day or reading).last_day
    slot = last_slot(term.start, months)
    facts = (
        Fact("start", term.start),
        Fact("months", months),
        Fact("declared_end", declared),
        Fact("computed_last_day", last),
        Fact("computed_last_slot", slot),
    )
    unit = Bilingual("mese", "month") if months == 1 else Bilingual("mesi", "months")
    message = Bilingual(
        f"l'atto dichiara {say_when(declared, 'it')}; la durata di {months} {unit.it} {italian_day('dal', term.start)}"
        f" finisce {italian_day('il', last)} (a mesi interi, in {say_when(slot, 'it')})",
        f"the deed states {say_when(declared, 'en')}; a term of {months} {unit.en} from"
        f" {say_day(term.start, 'en')} ends on {say_day(last, 'en')} (in whole months, in {say_when(slot, 'en')})",
    )
    verdict = Kept if term.agrees(reading) else Breach
    return verdict(path=path, message=message, facts=facts)


def _silent(path: str, what: Bilingual) -> Missing:
    return Missing(
        path=path,
        message=Bilingual(f"l'atto non dichiara {what.it}", f"the deed does not state {what.en}"),
    )


def _example(declared_end: date | Month) -> Programme:
    term = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=declared_end)
    return Programme(tenders=(Tender(id="gara", term=term),))


def keeps() -> Programme:
    """
    Return 36 months from 2 May 2016 "until April 2019": the last of whole calendar months is April 2019.
    """
    return _example(Month(2019, 4))


def breaks() -> Programme:
    """
    Return 36 months from 2 May 2016 until 2 May 2019: one day more.
    """
    return _example(date(2019, 5, 2))


RULE = Rule(
    id="window-matches-deed",
    title=Bilingual("Durata e fine dichiarata", "Duration and declared end"),
    it="La fine dichiarata dall'atto coincide con quella che risulta da inizio e durata, alla precisione dell'atto.",
    en="The end that the deed declares agrees with the one that follows from start and duration, at the deed's own"
    " precision.",
    source=LegalSource("c.c.", "artt. 2963, 1187 c. 3"),
    severity=Severity.WARNING,
    why=Bilingual(
        "Un giorno in più o in meno è un giorno di servizio senza contratto, o pagato due volte.",
        "One day more or less is a day of service without a contract, or paid twice.",
    ),
    needs=Bilingual(
        "inizio, durata in mesi, fine dichiarata (un giorno o un mese)",
        "start, duration in months, declared end (a day or a month)",
    ),
    reads=("tenders",),
    parameters=("missing_day",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
