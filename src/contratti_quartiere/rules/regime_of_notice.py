"""
`regime-of-notice`: the procedure follows the code in force on the day on which its notice was published.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bindings import EVERY_TRACK, deciding_day
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.procurement import ProcurementCode, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing, NotApplicable, Rule, Severity, Tracks, Verdict, weighed
from contratti_quartiere.views import View


def check(view: View) -> Iterator[Verdict]:
    """
    Compare the code that each tender declares with the one in force on the day of its notice.

    A repetition or an extension has the notice of its first contract. Projects with PNRR, PNC or EU structural money
    keep parts of DL 77/2021 beside the code of 2023, and the sentence says so: no record tells whose money it is.
    """
    for path, tender in view.tenders():
        if tender.track is Track.OUTSIDE:
            yield NotApplicable(path=path, message=_OUTSIDE, facts=(Fact("track", tender.track.value),))
        else:
            yield _judged(path, tender, view)


_OUTSIDE = Bilingual(
    "affidamento fuori codice: nessun codice vi si applica", "award outside the code: no code applies to it"
)
_DL_77 = Bilingual(
    " (con denaro PNRR, PNC o dei fondi strutturali restano parti del DL 77/2021: art. 225 c. 8)",
    " (with PNRR, PNC or structural money parts of DL 77/2021 remain: art. 225 par. 8)",
)


def _judged(path: str, tender: Tender, view: View) -> Verdict:
    notice = view.regime(tender).notice_date
    if notice is None:
        return Missing(
            path=deciding_day(view, path, tender),
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
            facts=(Fact("notice_date", notice),),
        )
    return _compared(path, tender, notice, in_force)


def _compared(path: str, tender: Tender, notice: date, in_force: Figure) -> Verdict:
    facts: tuple[Fact, ...] = (Fact("notice_date", notice),)
    asked = (Comparison("declared_code", Relation.EQUAL, in_force.parameter),)
    when = _when(tender, notice, in_force)
    if tender.declared_code is None:
        return Missing(
            path=f"{path}/declared_code",
            message=Bilingual(
                f"{when.it}; il documento non dichiara il codice", f"{when.en}; the document declares no code"
            ),
            facts=facts,
            figures=(in_force,),
            comparisons=asked,
        )
    return weighed(
        f"{path}/declared_code",
        facts=(*facts, Fact("declared_code", tender.declared_code.value)),
        figures=(in_force,),
        comparisons=asked,
        kept=when,
        broken=Bilingual(
            f"{when.it}; il documento dichiara {tender.declared_code.value}",
            f"{when.en}; the document declares {tender.declared_code.value}",
        ),
    )


def _when(tender: Tender, notice: date, in_force: Figure) -> Bilingual:
    day = Bilingual(italian_day("del", notice), f"of {say_day(notice, 'en')}")
    if tender.repetition_of:
        day = Bilingual(f"del primo contratto, {day.it},", f"of the first contract, {day.en},")
    more = _DL_77 if in_force.value == ProcurementCode.DLGS_36_2023.value else Bilingual("", "")
    return Bilingual(
        f"al bando {day.it} si applica {in_force.value}{more.it}",
        f"a notice {day.en} is under {in_force.value}{more.en}",
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
    tracks=Tracks(EVERY_TRACK),
    severity=Severity.ERROR,
    why=Bilingual(
        "Il codice decide termini, garanzie e modifiche ammesse: lo sceglie il bando, non l'inizio del servizio.",
        "The code decides terms, guarantees and lawful changes: the notice picks it, not the start of the service.",
    ),
    needs=Bilingual(
        "giorno del bando (Gazzetta fino al 2023, banca dati ANAC dal 2024), o degli inviti dove non c'è; per"
        " ripetizioni e proroghe il primo contratto; il codice che il documento dichiara",
        "day of the notice (official journal until 2023, ANAC's data bank from 2024), or of the invitations where there"
        " is none; for repetitions and extensions the first contract; the code that the document declares",
    ),
    reads=("tenders",),
    parameters=("procurement_code",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
