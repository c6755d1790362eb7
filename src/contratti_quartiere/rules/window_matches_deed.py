"""
`window-matches-deed`: the end that the deed declares agrees with the one that follows from start and duration.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.dates import Month, say_when
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.periods import MissingDay, Period
from contratti_quartiere.procurement import Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, Rule, Severity, Verdict, weighed
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow, last_slot


def check(view: View) -> Iterator[Verdict]:
    """
    Compare the declared end of each term with the computed one, at the precision of the deed.

    The deed of a tender and that of a contract that comes from it are two, and each is judged.
    """
    policy = view.figure("missing_day")
    held = chain(
        ((path, tender.term) for path, tender in view.tenders()),
        ((path, contract.term) for path, contract in view.service_contracts()),
    )
    for path, term in held:
        if term is None:
            yield Missing(
                path=f"{path}/term", message=Bilingual("la durata non è dichiarata", "the term is not stated")
            )
        else:
            yield _judged(f"{path}/term", term, policy)


def _judged(path: str, term: ServiceWindow, policy: Figure | None) -> Verdict:
    months, declared = term.months, term.declared_end
    if months is None:
        return _silent(f"{path}/duration", Bilingual("la durata in mesi", "the months"))
    if declared is None:
        return _silent(f"{path}/declared_end", Bilingual("la fine", "the end"))
    # What the deed says of a missing day goes before every policy.
    figures = (policy,) if policy is not None and term.missing_day is None else ()
    stated = (
        [MissingDay.of(str(figure.value)) for figure in figures] if term.missing_day is None else [term.missing_day]
    )
    lasts = {Period.of_months(term.start, months, missing_day=one).last_day for one in stated or MissingDay}
    if len(lasts) > 1:
        return Missing(path=path, message=_NOT_SET, cause=MissingCause.NOT_SET, parameter="missing_day")
    return _compared(path, Period(term.start, lasts.pop() + _DAY), months, declared, figures)


_DAY = timedelta(days=1)
_NOT_SET = Bilingual(
    "nessuno ha detto qual è l'ultimo giorno se l'anniversario non esiste",
    "nobody has said which day is the last if the anniversary does not exist",
)


def _compared(
    path: str, computed: Period, months: int, declared: date | Month, figures: tuple[Figure, ...]
) -> Breach | Kept:
    start, last = computed.start, computed.last_day
    slot = last_slot(start, months)
    unit = Bilingual("mese", "month") if months == 1 else Bilingual("mesi", "months")
    message = Bilingual(
        f"l'atto dichiara {say_when(declared, 'it')}; la durata di {months} {unit.it} {italian_day('dal', start)}"
        f" finisce {italian_day('il', last)} (a mesi interi, in {say_when(slot, 'it')})",
        f"the deed states {say_when(declared, 'en')}; a term of {months} {unit.en} from"
        f" {say_day(start, 'en')} ends on {say_day(last, 'en')} (in whole months, in {say_when(slot, 'en')})",
    )
    to_the_month = isinstance(declared, Month)
    return weighed(
        path,
        facts=(
            Fact("start", start),
            Fact("months", months),
            Fact("declared_end", declared),
            Fact("computed_last_day", last),
            *((Fact("computed_month", Month.of(last)),) if to_the_month else ()),
            Fact("computed_last_slot", slot),
        ),
        figures=figures,
        comparisons=(
            Comparison(
                "declared_end",
                Relation.EQUAL,
                "computed_month | computed_last_slot" if to_the_month else "computed_last_day",
            ),
        ),
        kept=message,
        broken=message,
    )


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
    reads=("service_contracts", "tenders"),
    parameters=("missing_day",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
