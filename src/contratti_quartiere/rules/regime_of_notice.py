"""
`regime-of-notice`: the procedure follows the code in force on the day on which its notice was published.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.facts import Fact
from contratti_quartiere.procurement import ProcurementCode, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View


def check(view: View) -> Iterator[Verdict]:
    """
    Compare the code that each tender declares with the one in force on the day of its notice.
    """
    for path, tender in view.tenders():
        yield _judged(path, tender, view)


def _judged(path: str, tender: Tender, view: View) -> Verdict:
    notice = tender.notice_date
    if notice is None:
        return Missing(
            path=f"{path}/notice_date",
            message=Bilingual(
                "il giorno di pubblicazione del bando non è noto, e l'inizio del servizio non lo dimostra",
                "the day of the notice is not known, and the start of the service does not prove it",
            ),
        )
    in_force = view.figure("procurement_code", notice)
    if in_force is None:
        return NotApplicable(
            path=path,
            message=Bilingual(
                f"bando {italian_day('del', notice)}: prima del 1° luglio 2006 la regola non decide",
                f"notice of {say_day(notice, 'en')}: before 1 July 2006 the rule does not decide",
            ),
        )
    facts = (Fact("notice_date", notice), Fact("code_in_force", str(in_force.value)))
    when = Bilingual(
        f"al bando {italian_day('del', notice)} si applica {in_force.value}",
        f"a notice of {say_day(notice, 'en')} is under {in_force.value}",
    )
    if tender.declared_code is None:
        return Missing(
            path=f"{path}/declared_code",
            message=Bilingual(
                f"{when.it}; il documento non dichiara il codice", f"{when.en}; the document declares no code"
            ),
            facts=facts,
        )
    all_facts = (*facts, Fact("declared_code", tender.declared_code.value))
    if str(tender.declared_code) == in_force.value:
        return Kept(path=f"{path}/declared_code", message=when, facts=all_facts)
    return Breach(
        path=f"{path}/declared_code",
        message=Bilingual(
            f"{when.it}; il documento dichiara {tender.declared_code.value}",
            f"{when.en}; the document declares {tender.declared_code.value}",
        ),
        facts=all_facts,
    )


def _example(notice: date) -> Programme:
    tender = Tender(id="gara", notice_date=notice, declared_code=ProcurementCode.DLGS_163_2006)
    return Programme(tenders=(tender,))


def keeps() -> Programme:
    """
    Return a notice of 19 April 2016, the last day of DLgs 163/2006, that declares it.
    """
    return _example(date(2016, 4, 19))


def breaks() -> Programme:
    """
    Return a notice of the day after that still declares it.
    """
    return _example(date(2016, 4, 20))


RULE = Rule(
    id="regime-of-notice",
    title=Bilingual("Codice in vigore alla data del bando", "Code in force on the day of the notice"),
    it="Alla procedura si applica il codice in vigore il giorno in cui il bando è stato pubblicato.",
    en="The procedure follows the code in force on the day on which its notice was published.",
    source=LegalSource("DLgs 36/2023", "art. 226 c. 2 a-b; per la notte del 19/20 aprile 2016, ANAC 3.5.2016"),
    since=date(2006, 7, 1),
    severity=Severity.ERROR,
    why=Bilingual(
        "Il codice decide termini, garanzie e modifiche ammesse: lo sceglie il bando, non l'inizio del servizio.",
        "The code decides terms, guarantees and lawful changes: the notice picks it, not the start of the service.",
    ),
    needs=Bilingual(
        "giorno del bando, o degli inviti dove non c'è bando; il codice che il documento dichiara",
        "day of the notice, or of the invitations where there is none; the code that the document declares",
    ),
    reads=("tenders",),
    parameters=("procurement_code",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
