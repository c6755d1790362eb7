"""
`stay-limit-choice`: a stay away beyond the set limit has a written information and a choice of the household.
"""

from collections.abc import Iterator
from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.relocation_table import Whereabouts
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.stays_away import away_since, informed_on, stay_limit
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View

_POLICY = "stay_limit_months"
_LIMIT = "moved_out_on +m stay_limit_months"
_WITHIN = Comparison("away_until", Relation.AT_MOST, _LIMIT)
_IN_TIME = Comparison("informed_on", Relation.AT_MOST, _LIMIT)

_NOT_SET = Bilingual(
    "nessuno ha fissato il limite del soggiorno fuori casa (stay_limit_months)",
    "nobody has set the limit of a stay away from home (stay_limit_months)",
)

_NEVER_OUT = Bilingual("il nucleo non è uscito per i lavori", "the household has not moved out for the works")


def check(view: View) -> Iterator[Verdict]:
    """
    Set the stay away of each household against the limit, and look for the choice that was opened to it by then.
    """
    for path, case in view.relocations():
        index = away_since(case.history)
        if index is None:
            yield NotApplicable(path=path, message=_NEVER_OUT)
        else:
            yield _judged(f"{path}/history", case, index, view)


@attrs.frozen(kw_only=True)
class _Stay:
    """
    The stay away of one household, from the step by which it moved out, and the last day of the limit.
    """

    path: str
    case: Relocation
    index: int
    figure: Figure
    limit: date
    until: date

    @property
    def first(self) -> date:
        return self.case.history[self.index].happened_on

    @property
    def said(self) -> Bilingual:
        months = self.figure.value
        return Bilingual(
            f"fuori {italian_day('dal', self.first)}, limite in mesi {months} ({say_day(self.limit, 'it')})",
            f"away since {say_day(self.first, 'en')}, limit in months {months} ({say_day(self.limit, 'en')})",
        )

    @property
    def facts(self) -> tuple[Fact, ...]:
        return Fact("moved_out_on", self.first), Fact("away_until", self.until)


def _judged(path: str, case: Relocation, index: int, view: View) -> Verdict:
    out = case.history[index].happened_on
    figure = view.figure(_POLICY, out)
    if figure is None:
        return Missing(
            path=f"{path}/{index}",
            message=_NOT_SET,
            cause=MissingCause.NOT_SET,
            parameter=_POLICY,
            facts=(Fact("moved_out_on", out),),
        )
    # Once out, a household is back home or gone only by the last step of its case.
    until = view.on if case.whereabouts is Whereabouts.OUT else case.history[-1].happened_on
    limit = stay_limit(out, int(figure.value))
    stay = _Stay(path=path, case=case, index=index, figure=figure, limit=limit, until=until)
    if until <= limit:
        return Kept(
            path=f"{path}/{index}",
            message=Bilingual(f"{stay.said.it}: non superato", f"{stay.said.en}: not passed"),
            facts=stay.facts,
            figures=(figure,),
            comparisons=(_WITHIN,),
        )
    return _beyond(stay)


def _beyond(stay: _Stay) -> Verdict:
    history, said = stay.case.history, stay.said
    told = [(position, day) for position, step in enumerate(history) if (day := informed_on(step)) is not None]
    for position, day in told:
        if day <= stay.limit:
            return Kept(
                path=f"{stay.path}/{position}",
                message=Bilingual(
                    f"{said.it}: il nucleo ha avuto l'informazione sulla scelta {italian_day('il', day)};"
                    " il silenzio non è una rinuncia",
                    f"{said.en}: the household had the information on the choice on {say_day(day, 'en')};"
                    " silence is not a waiver",
                ),
                facts=(*stay.facts, Fact("informed_on", day)),
                figures=(stay.figure,),
                comparisons=(_IN_TIME,),
            )
    for position, step in enumerate(history):
        opened = step.happened_on
        if step.event is E.OPEN_CHOICE and step.notified_on is None and opened <= stay.limit:
            return Missing(
                path=f"{stay.path}/{position}/notified_on",
                message=Bilingual(
                    f"{said.it}: scelta aperta {italian_day('il', opened)}, ma non si sa in che giorno"
                    " l'informazione sia stata notificata",
                    f"{said.en}: choice opened on {say_day(opened, 'en')}, but it is not known on which day"
                    " the information was notified",
                ),
                facts=(*stay.facts, Fact("opened_on", opened)),
                figures=(stay.figure,),
                comparisons=(_IN_TIME,),
            )
    return Breach(
        path=f"{stay.path}/{stay.index}",
        message=Bilingual(
            f"{said.it}: superato senza che entro quel giorno il nucleo avesse avuto per iscritto una scelta;"
            " questo non converte nulla, e sul rientro decide solo il nucleo",
            f"{said.en}: passed, and by that day the household had been given no choice in writing;"
            " this converts nothing, and the household alone decides on its return",
        ),
        facts=(*stay.facts, *(Fact("informed_on", day) for _, day in told)),
        figures=(stay.figure,),
        # By either it would be kept.
        comparisons=(_WITHIN, *((_IN_TIME,) if told else ())),
    )


def _example(*, choice: bool) -> Programme:
    case = (
        Relocation(household="H1", provenance=ILLUSTRATIVE)
        .advance(E.INTERVIEW, on=date(2017, 9, 18))
        .advance(E.ADMIT, on=date(2017, 10, 2))
        .advance(E.OFFER, on=date(2017, 10, 30))
        .advance(E.ACCEPT, on=date(2017, 11, 13))
        .advance(E.GIVE_NOTICE, on=date(2017, 12, 4))
        .advance(E.MOVE_TEMPORARILY, on=date(2018, 1, 10))
    )
    if choice:
        day = date(2018, 12, 20)
        document = DocumentReference(kind=DocumentKind.CHOICE_INFORMATION, dated=day)
        case = case.advance(E.OPEN_CHOICE, on=day, document=document, notified_on=day)
        case = case.advance(E.CHOOSE_TO_WAIT, on=date(2019, 1, 8))
    return Programme(relocations=(case,))


def keeps() -> Programme:
    """
    Return a household out on 10 January 2018, a choice opened and notified on 20 December 2018: it waits.
    """
    return _example(choice=True)


def breaks() -> Programme:
    """
    Return the same household without any choice opened to it.
    """
    return _example(choice=False)


RULE = Rule(
    id="stay-limit-choice",
    title=Bilingual("Oltre il limite, una scelta", "Beyond the limit, a choice"),
    it="Un soggiorno fuori oltre il limite stabilito ha un'informazione scritta e una scelta del nucleo.",
    en="A stay away beyond the set limit has a written information and a choice of the household.",
    source=LegalSource("limite stabilito dall'ente", "", Mark.POLICY),
    severity=Severity.WARNING,
    why=Bilingual(
        "Un soggiorno temporaneo che si allunga non diventa definitivo da sé: al nucleo si chiede, per iscritto, se"
        " vuole aspettare ancora. Il tempo da solo non toglie nulla, e il silenzio non è una rinuncia.",
        "A temporary stay that grows long does not become permanent by itself: the household is asked in writing"
        " whether it goes on waiting. Time alone takes nothing away, and silence is not a waiver.",
    ),
    needs=Bilingual(
        "il giorno dell'uscita, gli altri spostamenti, le scelte aperte con la loro notifica, le scelte fatte",
        "the day of the move out, further moves, the choices opened with their notification, the choices made",
    ),
    reads=("relocations",),
    parameters=(_POLICY,),
    example_values=((_POLICY, 12),),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
