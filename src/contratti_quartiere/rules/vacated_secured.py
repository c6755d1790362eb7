"""
`vacated-secured`: a vacated dwelling is secured or handed to the site within the set days.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bookings import RotationState
from contratti_quartiere.dwellings import Dwelling, DwellingEvent
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.vacancies import VACATING, Vacancy, ending, vacancy
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View

_POLICY = "secure_within_days"

_IN_TIME = {
    then: (Comparison(ending(then), Relation.AT_MOST, "vacated_on + secure_within_days"),)
    for then in (None, *DwellingEvent, RotationState.IN_USE)
}
_NOT_SQUATTED = (Comparison("squatted", Relation.EQUAL, "false"),)


def check(view: View) -> Iterator[Verdict]:
    """
    Count, each time that a dwelling is vacated, the days until it is so no longer, or until the day of the view.
    """
    for path, dwelling in view.dwellings():
        for index, step in enumerate(dwelling.history):
            if step.event in VACATING:
                yield _judged(f"{path}/history/{index}", view, vacancy(dwelling, index, view.on))


def _judged(path: str, view: View, vacancy: Vacancy) -> Verdict:
    policy = view.figure(_POLICY, vacancy.step.happened_on)
    if policy is None:
        message = _with(vacancy.story, f"nessuno ha fissato {_POLICY}", f"nobody has set {_POLICY}")
        return Missing(path=path, message=message, cause=MissingCause.NOT_SET, parameter=_POLICY, facts=vacancy.facts)
    limit, facts, asked = int(policy.value), vacancy.facts, _IN_TIME[vacancy.then]
    story = _with(vacancy.story, f"giorni stabiliti: {limit}", f"days set: {limit}")
    if vacancy.days > limit:
        return Breach(path=path, message=story, facts=facts, figures=(policy,), comparisons=asked)
    if vacancy.squatted:
        message = _with(
            vacancy.story,
            "è stato occupato prima di essere messo in sicurezza",
            "it was squatted before it was secured",
        )
        facts = (*facts, Fact("squatted", value=True))
        return Breach(path=path, message=message, facts=facts, figures=(policy,), comparisons=_NOT_SQUATTED)
    if vacancy.then in (DwellingEvent.MAKE_READY, RotationState.IN_USE):
        return NotApplicable(
            path=path, message=_with(story, "torna in uso senza cantiere", "it returns to use without a site")
        )
    if vacancy.listed:
        message = _with(
            story,
            "l'elenco del patrimonio non dice da quando fosse vuoto",
            "the stock list does not say since when it stood empty",
        )
        return Missing(path=f"{path}/happened_on", message=message, facts=facts, figures=(policy,))
    if vacancy.then is None:
        # The calendar has a last day: a term that runs beyond it ends there.
        last = date.fromordinal(min(vacancy.step.happened_on.toordinal() + limit, date.max.toordinal()))
        story = _with(
            story,
            f"il termine non è ancora finito: scade {italian_day('il', last)}",
            f"the term is not over yet: it ends on {say_day(last, 'en')}",
        )
    return Kept(path=path, message=story, facts=facts, figures=(policy,), comparisons=asked)


def _with(text: Bilingual, it: str, en: str) -> Bilingual:
    return Bilingual(f"{text.it}; {it}", f"{text.en}; {en}")


def _vacated() -> Dwelling:
    return Dwelling(id="12").advance(DwellingEvent.FREE, on=date(2018, 9, 3))


def keeps() -> Programme:
    """
    Return a dwelling vacated on 3 September 2018 and secured on 6 September.
    """
    return Programme(dwellings=(_vacated().advance(DwellingEvent.SECURE, on=date(2018, 9, 6)),))


def breaks() -> Programme:
    """
    Return the same, of which nothing is on record after 3 September: still vacated on 1 October, and on any later day.
    """
    return Programme(dwellings=(_vacated(),))


RULE = Rule(
    id="vacated-secured",
    title=Bilingual("Alloggio liberato messo in sicurezza", "Vacated dwelling secured"),
    it="Un alloggio liberato è messo in sicurezza o consegnato al cantiere entro i giorni stabiliti.",
    en="A vacated dwelling is secured or handed to the site within the set days.",
    source=LegalSource(
        "scelta della proprietà", "a Lorenteggio alloggi vuoti furono occupati nel frattempo", Mark.POLICY
    ),
    severity=Severity.WARNING,
    why=Bilingual(
        "Un alloggio vuoto e aperto viene occupato, e un alloggio occupato ferma il cantiere di tutta la scala.",
        "An empty dwelling left open is squatted, and one that is squatted stops the site of the whole staircase.",
    ),
    needs=Bilingual(
        "i passi dell'alloggio: liberato o sgomberato, e che cosa gli accadde dopo; quanti giorni l'ente ammette",
        "the steps of the dwelling: vacated or cleared, and what happened to it next; how many days the body allows",
    ),
    reads=("dwellings",),
    parameters=(_POLICY,),
    example_values=((_POLICY, 7),),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
