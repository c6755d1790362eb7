"""
`planned-against-actual`: where the planned term and the served one are known, the difference is shown.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from contratti_quartiere.bilingual import Bilingual, Lang, italian_day, say_day
from contratti_quartiere.dates import Month, earliest, latest, say_when
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.periods import LAST_DAY, Period, uncovered
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, NotApplicable, Rule, Severity, Verdict, weighed
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow

Plan = tuple[date, date | Month]
"""The first day that the deed plans, and its end."""


def check(view: View) -> Iterator[Verdict]:
    """
    Set the planned term of each tender against what was served: its own acts, or the openings of its labs.
    """
    for path, tender in view.tenders():
        term = tender.term
        end = None if term is None else term.planned_end
        if term is None or end is None or term.start > min(view.on, LAST_DAY):
            yield NotApplicable(
                path=path,
                message=Bilingual(
                    "nessuna durata prevista è cominciata per questo giorno",
                    "no planned term has begun by this day",
                ),
            )
        elif term.acts:
            yield _compared(f"{path}/term", (term.start, end), term.served(view.on), "", view)
        else:
            yield from _opened(f"{path}/term", (term.start, end), tender, view)


def _opened(path: str, plan: Plan, tender: Tender, view: View) -> Iterator[Verdict]:
    labs = [lab for _, lab in view.laboratories() if _serves(lab, tender) and _openings(lab)]
    if not labs:
        yield Missing(
            path=f"{path}/acts",
            message=Bilingual(
                "nessun atto di avvio e nessuna apertura di laboratorio: non si sa che cosa sia stato reso",
                "no act of start and no opening of a lab: it is not known what was served",
            ),
        )
    # Labs of the same history share one verdict.
    for openings in dict.fromkeys(_openings(lab) for lab in labs):
        names = ", ".join(lab.name or lab.id for lab in labs if _openings(lab) == openings)
        periods = [opening.possible(view.on) for opening in openings]
        runs = tuple(period for period in periods if period is not None)
        yield _compared(path, plan, runs, f" ({names})", view)


def _serves(lab: Laboratory, tender: Tender) -> bool:
    named = {name for lot in tender.lots for name in lot.neighbourhoods}
    return not named or lab.neighbourhood in named


def _openings(lab: Laboratory) -> tuple[OpeningPeriod, ...]:
    # An opening whose end nobody knows says nothing of the days after it.
    return tuple(opening for opening in lab.opening_periods if not opening.end_unknown)


def _compared(path: str, plan: Plan, runs: tuple[Period, ...], who: str, view: View) -> Verdict:
    start, end = plan
    # What is surely planned by now: an end known to the month counts from the first day that it may mean.
    planned = Period.inclusive(start, max(start, min(earliest(end), view.on, LAST_DAY)))
    gaps = uncovered(planned, runs)
    beyond = tuple(
        Period(max(run.start, latest(end) + timedelta(days=1)), run.end) for run in runs if run.last_day > latest(end)
    )
    facts = (
        Fact("planned", planned),
        *(Fact("served", run) for run in runs),
        *(Fact("not_on_record", gap) for gap in gaps),
        Fact("days_not_on_record", sum(gap.days for gap in gaps)),
        Fact("days_past_the_end", sum(run.days for run in beyond)),
    )
    # Of what is not over yet, no more is said than up to the day.
    so_far = planned.last_day if planned.last_day < latest(end) else None
    message = Bilingual(
        f"previsto {say_day(start, 'it')} – {say_when(end, 'it')}{who}: " + _difference(gaps, beyond, so_far, Lang.IT),
        f"planned {say_day(start, 'en')} – {say_when(end, 'en')}{who}: " + _difference(gaps, beyond, so_far, Lang.EN),
    )
    worth = view.figure("difference_days_worth_showing")
    # No difference is never worth showing.
    shown = Comparison("days_not_on_record", Relation.EQUAL, "0")
    if worth is not None and worth.value:
        shown = Comparison("days_not_on_record", Relation.LESS, worth.parameter)
    return weighed(
        path,
        facts=facts,
        figures=() if worth is None else (worth,),
        comparisons=(shown, Comparison("days_past_the_end", Relation.EQUAL, "0")),
        kept=message,
        broken=message,
    )


def _difference(gaps: tuple[Period, ...], beyond: tuple[Period, ...], so_far: date | None, lang: Lang) -> str:
    days = sum(gap.days for gap in gaps)
    listed = "; ".join(gap.say(lang) for gap in gaps)
    over = "; ".join(run.say(lang) for run in beyond)
    if lang is Lang.IT:
        full = "reso per intero" + (f" fino {italian_day('al', so_far)}" if so_far else "")
        unit = "giorno" if days == 1 else "giorni"
        found = f"nessun servizio risulta per almeno {days} {unit} ({listed})" if gaps else full
        return found + (f"; servizio oltre la fine prevista ({over})" if over else "")
    full = "served in full" + (f" up to {say_day(so_far, lang)}" if so_far else "")
    unit = "day" if days == 1 else "days"
    found = f"no service is on record for at least {days} {unit} ({listed})" if gaps else full
    return found + (f"; service past the planned end ({over})" if over else "")


def _example(opened: date, closed: date) -> Programme:
    term = ServiceWindow(start=date(2019, 10, 1), months=36, declared_end=date(2022, 9, 30))
    lab = Laboratory(
        id="laboratorio", neighbourhood="quartiere", opening_periods=(OpeningPeriod(first=opened, last=closed),)
    )
    tender = Tender(id="gara", term=term, lots=(Lot(id="lotto-1", neighbourhoods=("quartiere",)),))
    return Programme(laboratories=(lab,), tenders=(tender,))


def keeps() -> Programme:
    """
    Return a term of 36 months that was served from its first day to its last.
    """
    return _example(date(2019, 10, 1), date(2022, 9, 30))


def breaks() -> Programme:
    """
    Return the same term, served from a month later.
    """
    return _example(date(2019, 11, 1), date(2022, 9, 30))


RULE = Rule(
    id="planned-against-actual",
    title=Bilingual("Previsto e avvenuto", "Planned and served"),
    it="Dove si conoscono durata prevista e servizio reso, la differenza è mostrata.",
    en="Where the planned term and the served one are known, the difference is shown.",
    source=LegalSource("atti di gara e fatti del servizio", "", Mark.POLICY),
    severity=Severity.ADVICE,
    why=Bilingual(
        "Un annuncio non è un atto: quello che fu previsto e quello che avvenne si tengono uno accanto all'altro.",
        "An announcement is not an act: what was planned and what happened are kept side by side.",
    ),
    needs=Bilingual(
        "la durata prevista; gli atti di avvio e di fine, o le aperture dei laboratori",
        "the planned term; the acts of start and end, or the openings of the labs",
    ),
    reads=("tenders", "laboratories"),
    parameters=("difference_days_worth_showing",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
