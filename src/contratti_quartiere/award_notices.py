"""
The notice of an award of social services: whether there is one, and whether a grouped one was sent in time.
"""

from datetime import date

from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bindings import Asked
from contratti_quartiere.dates import Month, When, earliest, latest
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation, compared
from contratti_quartiere.procedures import ProcedureActKind
from contratti_quartiere.procurement import Tender
from contratti_quartiere.verdicts import Breach, Kept, Missing, Verdict, weighed

__all__ = ["published"]


def published(asked: Asked[Tender], award: Award) -> Verdict:
    """
    Return what is to be said of the notice of one award.

    One that is not grouped is enough; those that are have a term, once law sets one. By when one that is not grouped is
    due was not read: without any, it is reported after so many months
    as the policy `award_notice_months` says.
    """
    notices = [
        act
        for act in asked.record.procedure_acts
        if act.kind is ProcedureActKind.AWARD_NOTICE and act.concerns(award.lot) and not _before(act.on, award.on)
    ]
    if not notices:
        return _not_published(asked, award)
    days = asked.view.figure("grouped_award_notice_days", asked.day)
    if days is not None and all(act.grouped for act in notices):
        return _grouped(asked, award, [act.on for act in notices], days)
    return Kept(
        path=f"{asked.path}/procedure_acts",
        message=Bilingual(
            f"lotto {award.lot}: l'avviso di esito è a registro", f"lot {award.lot}: the award notice is on record"
        ),
        facts=(Fact("lot", award.lot), Fact("award_notice", value=True)),
        comparisons=(Comparison("award_notice", Relation.EQUAL, "true"),),
    )


def _before(notice: When | None, award: When | None) -> bool:
    return notice is not None and award is not None and latest(notice) < earliest(award)


def _not_published(asked: Asked[Tender], award: Award) -> Verdict:
    where = f"{asked.path}/procedure_acts"
    said = Bilingual(
        f"lotto {award.lot}: nessun avviso di esito a registro", f"lot {award.lot}: no award notice on record"
    )
    if award.on is None:
        return Missing(path=where, message=said)
    awarded, months = latest(award.on), asked.figure("award_notice_months")
    facts = (Fact("lot", award.lot), Fact("awarded_by", awarded), Fact("judged_on", asked.view.on))
    in_time = (Comparison("judged_on", Relation.LESS, f"awarded_by +m {months.parameter}"),)
    if compared(in_time, facts, (months,)):
        return Missing(path=where, message=said, facts=facts, figures=(months,))
    return Breach(
        path=where,
        message=Bilingual(
            f"{said.it} {months.value} mesi dopo l'aggiudicazione ({say_day(awarded, 'it')})",
            f"{said.en} {months.value} months after the award ({say_day(awarded, 'en')})",
        ),
        facts=facts,
        figures=(months,),
        comparisons=in_time,
    )


def _grouped(asked: Asked[Tender], award: Award, sent: list[When | None], days: Figure) -> Verdict:
    known = [day for day in sent if isinstance(day, date)]
    end = _quarter_end(award.on)
    if end is None:
        message = Bilingual(
            f"lotto {award.lot}: non si sa in quale trimestre è stato aggiudicato",
            f"lot {award.lot}: in which quarter it was awarded is not known",
        )
        return Missing(path=f"{asked.path}/awards", message=message)
    if len(known) < len(sent):
        message = Bilingual(
            f"lotto {award.lot}: non si sa il giorno dell'avviso di esito raggruppato",
            f"lot {award.lot}: the day of the grouped award notice is not known",
        )
        return Missing(path=f"{asked.path}/procedure_acts", message=message)
    first = min(known)
    said = Bilingual(
        f"lotto {award.lot}: avviso di esito raggruppato, inviato {italian_day('il', first)}; il trimestre"
        f" finisce {italian_day('il', end)}, e da allora i giorni sono {days.value}",
        f"lot {award.lot}: grouped award notice, sent on {say_day(first, 'en')}; the quarter ends on"
        f" {say_day(end, 'en')}, and from then on the days are {days.value}",
    )
    return weighed(
        f"{asked.path}/procedure_acts",
        facts=(Fact("lot", award.lot), Fact("quarter_end", end), Fact("sent_on", first)),
        figures=(days,),
        comparisons=(Comparison("sent_on", Relation.AT_MOST, f"quarter_end + {days.parameter}"),),
        kept=said,
        broken=said,
    )


def _quarter_end(when: When | None) -> date | None:
    """
    Return the last day of the quarter in which something was; None if that is not known.
    """
    if when is None:
        return None
    first, last = (Month(day.year, (day.month + 2) // 3 * 3).last_day for day in (earliest(when), latest(when)))
    return first if first == last else None
