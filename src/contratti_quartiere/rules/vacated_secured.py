"""
`vacated-secured`: a vacated dwelling is secured or handed to the site within the set days.
"""

from collections.abc import Iterator
from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bookings import RotationState
from contratti_quartiere.dwellings import Dwelling, DwellingEvent, DwellingStep
from contratti_quartiere.evidence import DocumentKind
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View

_POLICY = "secure_within_days"

_VACATED = {
    DwellingEvent.FREE: Bilingual("liberato", "vacated"),
    DwellingEvent.CLEAR: Bilingual("sgomberato", "cleared"),
}
_THEN: dict[DwellingEvent | RotationState | None, Bilingual] = {
    None: Bilingual("ancora vuoto e non in sicurezza", "still empty and not secured"),
    DwellingEvent.SECURE: Bilingual("messo in sicurezza", "secured"),
    DwellingEvent.HAND_TO_SITE: Bilingual("consegnato al cantiere", "handed to the site"),
    DwellingEvent.MAKE_READY: Bilingual("reso pronto", "made ready"),
    DwellingEvent.SQUAT: Bilingual("occupato abusivamente", "squatted"),
    RotationState.IN_USE: Bilingual("in uso per prenotazione", "in use by a booking"),
}


@attrs.frozen
class _Vacancy:
    """
    The days on which a dwelling is vacated: from which step, until what happens to it and when.
    """

    dwelling: str
    step: DwellingStep
    then: DwellingEvent | RotationState | None
    until: date

    @property
    def days(self) -> int:
        return (self.until - self.step.happened_on).days

    @property
    def listed(self) -> bool:
        """
        True if it stood empty already when the owner's list was written: it is so since that day or earlier.
        """
        return any(document.kind is DocumentKind.STOCK_LIST for document in self.step.documents)

    @property
    def squatted(self) -> bool:
        """
        True if it was squatted before it was secured; on the day of the list, it was so when the record begins.
        """
        return self.then is DwellingEvent.SQUAT and not (self.listed and self.days == 0)

    @property
    def story(self) -> Bilingual:
        how, then = _VACATED[self.step.event], _THEN[self.then]
        unit = Bilingual("giorno", "day") if self.days == 1 else Bilingual("giorni", "days")
        least = Bilingual("almeno ", "at least ") if self.listed else Bilingual("", "")
        return Bilingual(
            f"alloggio {self.dwelling} {how.it} {italian_day('il', self.step.happened_on)}, {then.it}"
            f" {italian_day('il', self.until)}: {least.it}{self.days} {unit.it}",
            f"dwelling {self.dwelling} {how.en} on {say_day(self.step.happened_on, 'en')}, {then.en}"
            f" on {say_day(self.until, 'en')}: {least.en}{self.days} {unit.en}",
        )

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (
            Fact("dwelling", self.dwelling),
            Fact("vacated_on", self.step.happened_on),
            Fact(_name(self.then), self.until),
        )


def _name(then: DwellingEvent | RotationState | None) -> str:
    return "still_so_on" if then is None else then.name.lower()


_IN_TIME = {
    then: (Comparison(_name(then), Relation.AT_MOST, "vacated_on + secure_within_days"),)
    for then in (None, *DwellingEvent, RotationState.IN_USE)
}
_NOT_SQUATTED = (Comparison("squatted", Relation.EQUAL, "false"),)


def check(view: View) -> Iterator[Verdict]:
    """
    Count, each time that a dwelling is vacated, the days until it is so no longer, or until the day of the view.
    """
    for path, dwelling in view.dwellings():
        for index, step in enumerate(dwelling.history):
            if step.event in _VACATED:
                yield _judged(f"{path}/history/{index}", view, _vacancy(dwelling, index, view.on))


def _vacancy(dwelling: Dwelling, index: int, on: date) -> _Vacancy:
    step, *after = dwelling.history[index:]
    then = after[0].event if after else None
    until = after[0].happened_on if after else on
    # A rotation dwelling is used without an event.
    used = [
        max(booking.in_use_from, step.happened_on)
        for booking in dwelling.bookings
        if booking.in_use_from is not None and (booking.in_use_to is None or booking.in_use_to > step.happened_on)
    ]
    if used and (min(used) < until or (min(used) == until and not after)):
        return _Vacancy(dwelling.id, step, RotationState.IN_USE, min(used))
    return _Vacancy(dwelling.id, step, then, until)


def _judged(path: str, view: View, vacancy: _Vacancy) -> Verdict:
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
