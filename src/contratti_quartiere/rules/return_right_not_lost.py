"""
`return-right-not-lost`: whoever moved out for the works returns, or settles elsewhere by a written waiver of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

import attrs

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.dwellings import Dwelling, DwellingEvent, DwellingState
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.occupation import EpisodeKind
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import AnnotationKind, RelocationStep, ReturnPlace
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.relocation_table import RelocationState, Whereabouts
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Deferred, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent, WorksState

_MOVES_OUT = frozenset({E.MOVE_TEMPORARILY, E.MOVE_URGENTLY})
_PAPERS = (DocumentKind.WAIVER_OF_RETURN, DocumentKind.DEFINITIVE_ASSIGNMENT)
# What must be true of the end of a stay, by the last step; of any other the right must stand.
_TRUE_OF = {
    E.WAIVE_RETURN: ("waiver_of_return", "definitive_assignment", "dwelling_assigned"),
    E.LEAVE: ("termination_by_household",),
    E.RETURN_HOME: ("returned",),
}
_STANDS = ("right_stands",)
# After these the right has ended, if its papers are there; after a departure, if it is the household's own.
_TO_BE_PROVEN = frozenset({E.WAIVE_RETURN, E.CLOSE_EXTINCT, E.ORDER_TO_VACATE_AWAY, E.VACATE, E.LEAVE})
_TIES = frozenset({AnnotationKind.SUCCESSION, AnnotationKind.SPLIT})
_NEVER_OUT = Bilingual("il nucleo non è uscito per i lavori", "the household has not moved out for the works")
_DWELLING_ASSIGNED = Bilingual("alloggio assegnato", "dwelling assigned")
_OWN = (Comparison("given_to", Relation.EQUAL, "household"),)
_RETURN_OPEN = frozenset(
    {RelocationState.RETURN_OFFERED, RelocationState.RETURN_OBJECTED, RelocationState.RETURN_CONTESTED}
)


@attrs.frozen
class _Stay:
    """
    The stay away of one household, from its first day to its end, with the JSON Pointer of its case.
    """

    path: str
    case: Relocation
    first: date

    @property
    def out(self) -> bool:
        return self.case.whereabouts is Whereabouts.OUT

    def lasts_on(self, day: date) -> bool:
        # Once out, a household is back home or gone only by the last step of its case.
        return self.first <= day and (self.out or day < self.case.history[-1].happened_on)


@attrs.frozen(kw_only=True)
class _Taking:
    """
    A household that came into a dwelling, on a day unless that is unknown, and the JSON Pointer of what tells it.
    """

    path: str
    household: str
    first: date | None
    end: date | None = None


def check(view: View) -> Iterator[Verdict | Deferred]:
    """
    Look how each household that moved out stands: returned, elsewhere by its own waiver, or still with its right.
    """
    # Whoever has returned has lost nothing, whatever became meanwhile of the dwelling that was left.
    left = {case.dwelling for _, case in view.relocations() if case.state is not RelocationState.RETURNED} - {""}
    takings, families = _takings(view, left), _families(case for _, case in view.relocations())
    works = {each.id: each for _, each in view.works()}
    for path, case in view.relocations():
        first = next((step.happened_on for step in case.history if step.event in _MOVES_OUT), None)
        if first is None:
            yield NotApplicable(path=path, message=_NEVER_OUT)
            continue
        stay = _Stay(path, case, first)
        end = _end(stay)
        if case.state is RelocationState.RETURNED:
            yield end
            continue
        faults = [
            *_given(stay, takings.get(case.dwelling, ()), families[case.id]),
            *_suppressed(stay, view.dwelling(case.dwelling), view.on),
            *_dropped(stay, works.get(case.works), view.on),
        ]
        yield from faults
        if not faults or isinstance(end, (Breach, Missing)):
            yield end


def _takings(view: View, left: set[str]) -> dict[str, list[_Taking]]:
    """
    Return who came into each dwelling that was left: as its own steps say, and as the cases of the households do.
    """
    found: dict[str, list[_Taking]] = {}
    for path, dwelling in view.dwellings():
        for index, step in enumerate(dwelling.history):
            if step.event is DwellingEvent.REOCCUPY:
                taking = _Taking(path=f"{path}/history/{index}", household=step.household, first=step.happened_on)
                found.setdefault(dwelling.id, []).append(taking)
    for path, case in view.relocations():
        for episode in view.episodes(case):
            if episode.dwelling in left and episode.kind is not EpisodeKind.AWAY:
                taking = _Taking(path=path, household=case.household, first=episode.first, end=episode.end)
                found.setdefault(episode.dwelling, []).append(taking)
    return found


def _families(cases: Iterable[Relocation]) -> Mapping[str, set[str]]:
    """
    Return for each case the households that are no strangers to it: its own, and those tied to it by a split.
    """
    tied: dict[str, str] = {}

    def root(name: str) -> str:
        while name in tied:
            name = tied[name]
        return name

    members: dict[str, set[str]] = {}
    for case in cases:
        members[case.id] = {case.household}
        notes = [note for note in case.annotations if note.kind in _TIES]
        members[case.id].update(note.household for note in notes if note.household)
        for name in (case.origin, case.previous_case, *(note.case for note in notes)):
            if name and root(name) != root(case.id):
                tied[root(name)] = root(case.id)
    families: dict[str, set[str]] = {}
    for name, households in members.items():
        families.setdefault(root(name), set()).update(households)
    return {name: families[root(name)] for name in members}


def _given(stay: _Stay, takings: Iterable[_Taking], family: set[str]) -> Iterator[Verdict]:
    case, told = stay.case, set[tuple[str, date]]()
    for taking in takings:
        day, household = taking.first, taking.household
        if household in family or (household, day) in told:
            continue
        if day is None:
            if taking.end is None or stay.first < taking.end:
                message = Bilingual(
                    f"non si sa da quando il nucleo {household} sia nell'alloggio {case.dwelling}, lasciato dal caso"
                    f" {case.id}",
                    f"it is not known since when household {household} has been in the dwelling {case.dwelling}, which"
                    f" the case {case.id} left",
                )
                yield Missing(path=f"{taking.path}/home_since", message=message)
        elif stay.lasts_on(day):
            told.add((household, day))
            yield _taken(stay, taking, day)


def _taken(stay: _Stay, taking: _Taking, day: date) -> Verdict:
    case = stay.case
    facts = (Fact("case", case.id), Fact("dwelling", case.dwelling), Fact("given_on", day))
    whose = Bilingual(
        f"mentre il nucleo {case.household_on(day)}, che l'aveva lasciato, era fuori e poteva rientrare",
        f"while household {case.household_on(day)}, which had left it, was out and could return",
    )
    if not taking.household:
        message = Bilingual(
            f"alloggio {case.dwelling} rioccupato {italian_day('il', day)}, non si sa da chi, {whose.it}",
            f"dwelling {case.dwelling} occupied again on {say_day(day, 'en')}, it is not known by whom, {whose.en}",
        )
        return Missing(path=f"{taking.path}/household", message=message, facts=facts)
    message = Bilingual(
        f"alloggio {case.dwelling} dato al nucleo {taking.household} {italian_day('il', day)}, {whose.it}",
        f"dwelling {case.dwelling} given to household {taking.household} on {say_day(day, 'en')}, {whose.en}",
    )
    return Breach(
        path=taking.path,
        message=message,
        facts=(*facts, Fact("given_to", taking.household), Fact("household", case.household_on(day))),
        comparisons=_OWN,
    )


def _suppressed(stay: _Stay, dwelling: Dwelling | None, on: date) -> Iterator[Verdict]:
    if not stay.out:
        return
    if dwelling is None:
        message = Bilingual(
            "non si sa quale alloggio il nucleo abbia lasciato, né che cosa ne sia stato",
            "it is not known which dwelling the household left, nor what became of it",
        )
        yield Missing(path=f"{stay.path}/dwelling", message=message)
    elif dwelling.state is DwellingState.SUPPRESSED:
        day = dwelling.history[-1].happened_on
        if not _asked(stay.case, day) and not _return_elsewhere(stay.case):
            message = Bilingual(
                f"alloggio {dwelling.id} soppresso {italian_day('il', day)}: {italian_day('al', on)} il nucleo, ancora"
                " fuori, non ha avuto una scelta né la proposta di un altro alloggio di rientro",
                f"dwelling {dwelling.id} suppressed on {say_day(day, 'en')}: by {say_day(on, 'en')} the household,"
                " still out, has been given no choice and offered no other return dwelling",
            )
            yield Breach(
                path=stay.path,
                message=message,
                facts=(
                    Fact("dwelling", dwelling.id),
                    Fact("suppressed_on", day),
                    Fact("on", on),
                    Fact("choice_given", value=False),
                    Fact("return_elsewhere_offered", value=False),
                ),
                comparisons=(Comparison("true", Relation.EQUAL, "choice_given | return_elsewhere_offered"),),
            )


def _dropped(stay: _Stay, works: Works | None, on: date) -> Iterator[Verdict]:
    if not stay.out:
        return
    if works is None:
        message = Bilingual(
            "non si sa per quali lavori il nucleo sia uscito, né se siano stati stralciati",
            "it is not known for which works the household moved out, nor whether they were dropped",
        )
        yield Missing(path=f"{stay.path}/works", message=message)
    elif works.state is WorksState.DROPPED:
        day = works.history[-1].happened_on
        if stay.lasts_on(day) and not _asked(stay.case, day) and stay.case.state not in _RETURN_OPEN:
            message = Bilingual(
                f"lavori {works.id} stralciati {italian_day('il', day)}: {italian_day('al', on)} il nucleo, ancora"
                " fuori, non ha avuto una scelta",
                f"works {works.id} dropped on {say_day(day, 'en')}: by {say_day(on, 'en')} the household, still out,"
                " has been given no choice",
            )
            yield Breach(
                path=stay.path,
                message=message,
                facts=(
                    Fact("works", works.id),
                    Fact("dropped_on", day),
                    Fact("on", on),
                    Fact("choice_given", value=False),
                ),
                comparisons=_all_true("choice_given"),
            )


def _asked(case: Relocation, day: date) -> bool:
    """
    Return whether the household was given a choice on that day or later, or has one open.

    Nothing can be asked of whoever was under an order by then: proceedings say what becomes of its right.
    """
    if case.state is RelocationState.UNDER_ORDER_AWAY and case.history[-1].happened_on <= day:
        return True
    return case.state is RelocationState.CHOICE_OPEN or any(
        step.event is E.OPEN_CHOICE and step.happened_on >= day for step in case.history
    )


def _return_elsewhere(case: Relocation) -> bool:
    if case.state not in _RETURN_OPEN:
        return False
    offer = next(step for step in reversed(case.history) if step.event is E.OFFER_RETURN)
    return offer.return_place is not ReturnPlace.SAME_DWELLING and offer.dwelling != case.dwelling


_RIGHT_STANDS = Bilingual("il diritto al rientro resta", "the right to return stands")


@cache
def _all_true(*names: str) -> tuple[Comparison, ...]:
    return tuple(Comparison(name, Relation.EQUAL, "true") for name in names)


def _end(stay: _Stay) -> Verdict | Deferred:
    last = stay.case.history[-1]
    proven = last.event is E.LEAVE and _carries(last, DocumentKind.TERMINATION_BY_HOUSEHOLD)
    return Deferred.to(Kept, _kept, stay) if proven or last.event not in _TO_BE_PROVEN else _to_be_proven(stay)


def _to_be_proven(stay: _Stay) -> Verdict:
    last = stay.case.history[-1]
    path, day, since, facts = _ended(stay)
    if last.event is E.WAIVE_RETURN:
        return _waived(path, stay, since, facts)
    if last.event is E.CLOSE_EXTINCT:
        nobody = Bilingual("del nucleo non resta nessuno", "nobody is left of the household")
        paper = DocumentKind.HANDOVER_RECORD
        if _carries(last, paper):
            return NotApplicable(path=path, message=nobody)
        message = Bilingual(
            f"{since.it}, caso chiuso {italian_day('il', day)} perché {nobody.it}; manca: {paper.say('it')}",
            f"{since.en}, case closed on {say_day(day, 'en')} because {nobody.en}; lacking: {paper.say('en')}",
        )
        return Missing(path=f"{path}/documents", message=message, facts=facts)
    if last.event in (E.ORDER_TO_VACATE_AWAY, E.VACATE):
        message = Bilingual(
            f"{since.it}, poi un procedimento dell'ente: se il diritto sia venuto meno lo dicono i suoi atti, e non"
            " questa regola",
            f"{since.en}, then proceedings of the body: whether the right has ended is for their acts to say, not for"
            " this rule",
        )
        return Missing(path=f"{path}/documents", message=message, facts=facts)
    message = Bilingual(
        f"{since.it}, disdetta {italian_day('del', day)}: manca il documento firmato dal nucleo",
        f"{since.en}, termination of {say_day(day, 'en')}: the document signed by the household is missing",
    )
    return Missing(path=f"{path}/documents", message=message, facts=facts)


def _kept(stay: _Stay) -> Kept:
    last, (path, day, since, facts) = stay.case.history[-1], _ended(stay)
    if last.event is E.LEAVE:
        what = Bilingual(f"disdetta {italian_day('del', day)}", f"termination of {say_day(day, 'en')}")
    elif last.event is E.RETURN_HOME:
        what = Bilingual(f"rientrato {italian_day('il', day)}", f"returned on {say_day(day, 'en')}")
    else:
        what = _RIGHT_STANDS
    names = _TRUE_OF.get(last.event, _STANDS)
    return Kept(
        path=path,
        message=Bilingual(f"{since.it}, {what.it}", f"{since.en}, {what.en}"),
        facts=(*facts, *(Fact(name, value=True) for name in names)),
        comparisons=_all_true(*names),
    )


def _ended(stay: _Stay) -> tuple[str, date, Bilingual, tuple[Fact, ...]]:
    """
    Return where and when a stay ended, or stands, since when the household is out, and the evidence of both.
    """
    path, day = f"{stay.path}/history/{len(stay.case.history) - 1}", stay.case.history[-1].happened_on
    since = Bilingual(f"fuori {italian_day('dal', stay.first)}", f"out since {say_day(stay.first, 'en')}")
    return path, day, since, (Fact("moved_out_on", stay.first), Fact("last_step_on", day))


def _waived(path: str, stay: _Stay, since: Bilingual, facts: tuple[Fact, ...]) -> Verdict:
    step = stay.case.history[-1]
    there = (*(_carries(step, kind) for kind in _PAPERS), bool(step.dwelling))
    asked = (*(Bilingual(kind.say("it"), kind.say("en")) for kind in _PAPERS), _DWELLING_ASSIGNED)
    lacking = [what for what, found in zip(asked, there, strict=True) if not found]
    names, day = _TRUE_OF[E.WAIVE_RETURN], step.happened_on
    shown = (*facts, *(Fact(name, value=found) for name, found in zip(names, there, strict=True)))
    if lacking:
        message = Bilingual(
            f"{since.it}, rinuncia {italian_day('del', day)}; manca: {', '.join(lack.it for lack in lacking)}",
            f"{since.en}, waiver of {say_day(day, 'en')}; lacking: {', '.join(lack.en for lack in lacking)}",
        )
        return Breach(path=path, message=message, facts=shown, comparisons=_all_true(*names))
    dated = [document.dated for document in step.documents if document.kind is DocumentKind.WAIVER_OF_RETURN]
    astray = [signed for signed in dated if signed is not None and not stay.first <= signed <= day]
    if len(astray) == len(dated):
        return _astray(path, stay, astray[0], facts)
    message = Bilingual(
        f"{since.it}, rinuncia scritta {italian_day('del', day)} con assegnazione definitiva di {step.dwelling}",
        f"{since.en}, written waiver of {say_day(day, 'en')} with definitive assignment of {step.dwelling}",
    )
    facts = (*shown, Fact("dwelling", step.dwelling))
    return Kept(path=path, message=message, facts=facts, comparisons=_all_true(*names))


def _astray(path: str, stay: _Stay, signed: date, facts: tuple[Fact, ...]) -> Verdict:
    out, day = stay.first, stay.case.history[-1].happened_on
    when = (
        Bilingual(
            f"prima che il nucleo uscisse, {italian_day('il', out)}: una rinuncia firmata prima di uscire va guardata",
            f"before the household moved out, on {say_day(out, 'en')}: a waiver signed before going out needs a look",
        )
        if signed < out
        else Bilingual(f"dopo il passo {italian_day('del', day)}", f"after the step of {say_day(day, 'en')}")
    )
    message = Bilingual(
        f"il documento di rinuncia è {italian_day('del', signed)}, {when.it}; non è di questo periodo fuori casa",
        f"the waiver document is of {say_day(signed, 'en')}, {when.en}; it does not belong to this stay away",
    )
    return Missing(path=f"{path}/documents", message=message, facts=(*facts, Fact("waiver_dated", signed)))


def _carries(step: RelocationStep, kind: DocumentKind) -> bool:
    return any(document.kind is kind for document in step.documents)


def _out(household: str, dwelling: str, works: str = "scala-b") -> Relocation:
    return (
        Relocation(household=household, dwelling=dwelling, works=works, provenance=ILLUSTRATIVE)
        .advance(E.INTERVIEW, on=date(2017, 9, 18))
        .advance(E.ADMIT, on=date(2017, 10, 2))
        .advance(E.OFFER, on=date(2017, 10, 30))
        .advance(E.ACCEPT, on=date(2017, 11, 13))
        .advance(E.GIVE_NOTICE, on=date(2017, 12, 4))
        .advance(E.MOVE_TEMPORARILY, on=date(2018, 1, 10))
    )


def keeps() -> Programme:
    """
    Return a household that returned to another dwelling of its building, and one that waived with both papers.
    """
    back, waived = date(2020, 12, 4), date(2019, 5, 3)
    returned = (
        _out("H1", "A1")
        .advance(
            E.OFFER_RETURN,
            on=date(2020, 11, 9),
            dwelling="A2",
            return_place=ReturnPlace.SAME_BUILDING,
            reason="accorpato",
        )
        .advance(E.RETURN_HOME, on=back, dwelling="A2")
    )
    elsewhere = _out("H2", "A3").advance(
        E.WAIVE_RETURN,
        on=waived,
        documents=tuple(DocumentReference(kind=kind, dated=waived) for kind in _PAPERS),
        dwelling="C1",
    )
    return Programme(relocations=(returned, elsewhere))


def breaks() -> Programme:
    """
    Return a waiver without papers and dwelling, a dwelling given to another household, works dropped and no choice.
    """
    waived = _out("H1", "A1").advance(E.WAIVE_RETURN, on=date(2019, 5, 3))
    given = Dwelling(id="A2", provenance=ILLUSTRATIVE)
    for event, on in (
        (DwellingEvent.FREE, date(2018, 1, 10)),
        (DwellingEvent.HAND_TO_SITE, date(2018, 9, 17)),
        (DwellingEvent.ACCEPT_WORKS, date(2019, 10, 14)),
        (DwellingEvent.MAKE_READY, date(2019, 11, 4)),
    ):
        given = given.advance(event, on=on)
    given = given.advance(DwellingEvent.REOCCUPY, on=date(2019, 12, 2), household="H7")
    left = Dwelling(id="A3", provenance=ILLUSTRATIVE).advance(DwellingEvent.FREE, on=date(2018, 1, 10))
    running = Works(id="scala-b", provenance=ILLUSTRATIVE)
    dropped = Works(id="scala-c", provenance=ILLUSTRATIVE).advance(WorksEvent.DROP, on=date(2018, 6, 18))
    return Programme(
        works=(running, dropped),
        dwellings=(given, left),
        relocations=(waived, _out("H2", "A2"), _out("H3", "A3", "scala-c")),
    )


RULE = Rule(
    id="return-right-not-lost",
    title=Bilingual("Il diritto al rientro non si perde", "The right to return is not lost"),
    it="Chi è uscito per i lavori finisce rientrato, oppure altrove per propria rinuncia scritta e con un'assegnazione"
    " definitiva; mai per silenzio.",
    en="Whoever moved out for the works ends up returned, or elsewhere by a written waiver of their own and with a"
    " definitive assignment; never by silence.",
    source=LegalSource("annuncio del marzo 2016", "uscita e rientro; Veneto L.R. 39/2017 art. 43 c. 5", Mark.POLICY),
    severity=Severity.ERROR,
    why=Bilingual(
        "Chi lascia casa perché altri possano lavorarci non vi ha rinunciato: il diritto finisce solo con il rientro o"
        " con un atto suo. Un rifiuto è un procedimento, e una rinuncia annunciata non è una rinuncia.",
        "Who leaves home so that others can work there has not given it up: the right ends only with the return or by"
        " an act of one's own. A refusal is proceedings, and a waiver announced is no waiver.",
    ),
    needs=Bilingual(
        "i passi del caso con i loro documenti; che cosa è stato dell'alloggio lasciato e dei lavori, e quando",
        "the steps of the case with their documents; what became of the dwelling left and of the works, and when",
    ),
    reads=("relocations", "dwellings", "works"),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
