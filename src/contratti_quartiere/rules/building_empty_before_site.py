"""
`building-empty-before-site`: a site that needs a part of a building empty opens when nobody lives there or holds it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

import attrs

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bookings import RotationState
from contratti_quartiere.dwellings import Dwelling, DwellingEvent, DwellingState, DwellingStep
from contratti_quartiere.evidence import DocumentKind
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.occupation import Episode, EpisodeKind, Hold
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, Destination
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Inspection, Works
from contratti_quartiere.works_table import WorksEvent

_Stay = Episode | Hold
_Placed = tuple[str, Relocation]
"""A case after its JSON Pointer."""

_USED = (RotationState.IN_USE, RotationState.CONSOLIDATED)

_NOBODY = (Comparison("reasons", Relation.EQUAL, "0"),)
_NOBODY_FOUND = (
    *_NOBODY,
    Comparison("inspected_on", Relation.AT_MOST, "site_opened_on"),
    Comparison("others_found", Relation.EQUAL, "0"),
)


@attrs.frozen(slots=False)
class _Register:
    """
    The dwellings and cases of a document by what a site asks of them, read once for all sites.
    """

    view: View

    @cached_property
    def stays(self) -> dict[str, list[tuple[str, Relocation, _Stay]]]:
        """
        By dwelling: who lived in it or held it, and by which case.
        """
        found: dict[str, list[tuple[str, Relocation, _Stay]]] = {}
        for path, case in self.view.relocations():
            lived: tuple[_Stay, ...] = (*self.view.episodes(case), *self.view.holds(case))
            for stay in lived:
                found.setdefault(stay.dwelling, []).append((path, case, stay))
        return found

    @cached_property
    def buildings(self) -> dict[str, list[Dwelling]]:
        found: dict[str, list[Dwelling]] = {}
        for _, dwelling in self.view.dwellings():
            found.setdefault(dwelling.building, []).append(dwelling)
        return found

    @cached_property
    def places(self) -> dict[str, str]:
        """
        The JSON Pointer of each dwelling.
        """
        return {dwelling.id: path for path, dwelling in self.view.dwellings()}

    @cached_property
    def visits(self) -> dict[str, list[tuple[date, int]]]:
        """
        By dwelling: when it was visited, and how many people outside the register were met.
        """
        found: dict[str, list[tuple[date, int]]] = {}
        for _, case in self.view.relocations():
            for note in case.annotations:
                if note.others_met is not None:
                    found.setdefault(note.dwelling, []).append((note.on, note.others_met))
        return found

    @cached_property
    def of_works(self) -> dict[str, list[tuple[int, str, Relocation]]]:
        """
        The cases for works, and under no name those of which the works are not known, each with its number.
        """
        found: dict[str, list[tuple[int, str, Relocation]]] = {}
        for number, (path, case) in enumerate(self.view.relocations()):
            found.setdefault(case.works, []).append((number, path, case))
        return found

    @cached_property
    def splits(self) -> list[Relocation]:
        """
        The cases from which a household split off.
        """
        return [case for _, case in self.view.relocations() if any(map(_of_split, case.annotations))]

    @cached_property
    def names(self) -> set[str]:
        """
        The names of the cases, and those of their households.
        """
        return {name for _, case in self.view.relocations() for name in (case.id, case.household)}

    @cached_property
    def households(self) -> dict[str, list[Relocation]]:
        """
        The cases of each household, as known on the day of the view.
        """
        found: dict[str, list[Relocation]] = {}
        for _, case in self.view.relocations():
            found.setdefault(case.household_on(self.view.on), []).append(case)
        return found

    def may_be_for(self, works: Works) -> list[_Placed]:
        """
        Return the cases for works, or of which nobody knows for which they are, in the order of the document.
        """
        found = [*self.of_works.get("", ()), *(self.of_works.get(works.id, ()))]
        return [(path, case) for _, path, case in sorted(found, key=lambda entry: entry[0])]


@attrs.frozen
class _Opening:
    """
    The day on which a site opens, and what tells who is in its part of the building.
    """

    register: _Register
    works: Works
    day: date

    @property
    def inspection(self) -> Inspection | None:
        """
        The last one by the day; of two on one day, the one that found more.
        """
        known = [inspection for inspection in self.works.inspections if inspection.on <= self.day]
        return max(known, key=lambda inspection: (inspection.on, inspection.others), default=None)

    @property
    def said(self) -> Bilingual:
        return Bilingual(
            f"cantiere {self.works.id} aperto {italian_day('il', self.day)}",
            f"site {self.works.id} opened on {say_day(self.day, 'en')}",
        )

    @property
    def fact(self) -> Fact:
        return Fact("site_opened_on", self.day)


@attrs.frozen
class _Sign:
    """
    One thing that speaks against an empty part: for sure, or as far as is known until a field says more.
    """

    text: Bilingual
    facts: tuple[Fact, ...] = ()
    field: str = ""

    @property
    def sure(self) -> bool:
        return not self.field


def check(view: View) -> Iterator[Verdict]:
    """
    Ask, of each day on which a site opens, who lives in its part of the building, who holds it, who was found there.
    """
    register = _Register(view)
    for path, works in view.works():
        days = [(index, step.happened_on) for index, step in enumerate(works.history) if step.event is WorksEvent.START]
        if works.needs_empty is False or not days:
            yield _no_object(path, works)
        elif works.needs_empty is None or not works.building:
            yield from _unsaid(path, works)
        else:
            for index, day in days:
                yield from _judged(path, index, _Opening(register, works, day))


def _no_object(path: str, works: Works) -> NotApplicable:
    if works.needs_empty is False:
        text = Bilingual(
            f"i lavori {works.id} vanno avanti con le persone in casa", f"works {works.id} go on with people inside"
        )
    else:
        text = Bilingual(f"il cantiere {works.id} non risulta aperto", f"no opening of site {works.id} is on record")
    return NotApplicable(path=path, message=text)


def _unsaid(path: str, works: Works) -> Iterator[Missing]:
    if works.needs_empty is None:
        text = Bilingual(
            f"non si sa se i lavori {works.id} richiedano la parte vuota",
            f"it is not known whether works {works.id} need the part empty",
        )
        yield Missing(path=f"{path}/needs_empty", message=text)
    if not works.building:
        text = Bilingual(
            f"non si sa in quale fabbricato siano i lavori {works.id}",
            f"it is not known in which building works {works.id} are",
        )
        yield Missing(path=f"{path}/building", message=text)


def _judged(path: str, index: int, opening: _Opening) -> Iterator[Verdict]:
    works, place = opening.works, f"{path}/history/{index}"
    building = opening.register.buildings.get(works.building, [])
    part = [dwelling for dwelling in building if works.part in ("", dwelling.part)]
    signs = [
        *(sign for dwelling in part for sign in _signs(opening, dwelling)),
        *_others(opening, part),
        *_out_of_sight(opening, building, part),
    ]
    found = [sign for sign in signs if sign.sure]
    if found:
        yield Breach(
            path=place,
            message=_listed(opening, Bilingual("la parte non era vuota", "the part was not empty"), found),
            facts=(opening.fact, Fact("reasons", len(found)), *(fact for sign in found for fact in sign.facts)),
            comparisons=_NOBODY,
        )
        return
    unsure = Bilingual("non si sa se la parte fosse vuota", "whether the part was empty is not known")
    for field in dict.fromkeys(sign.field for sign in signs):
        told = [sign for sign in signs if sign.field == field]
        yield Missing(path=field, message=_listed(opening, unsure, told), facts=(opening.fact,))
    if opening.inspection is None:
        yield _nobody_looked(path, opening)
    elif not signs:
        yield _kept(place, opening, opening.inspection, len(part))


def _listed(opening: _Opening, what: Bilingual, signs: Iterable[_Sign]) -> Bilingual:
    it, en = "; ".join(sign.text.it for sign in signs), "; ".join(sign.text.en for sign in signs)
    return Bilingual(f"{opening.said.it}, {what.it}: {it}", f"{opening.said.en}, {what.en}: {en}")


def _nobody_looked(path: str, opening: _Opening) -> Missing:
    return Missing(
        path=f"{path}/inspections",
        message=Bilingual(
            f"{opening.said.it}: entro quel giorno nessuno ha guardato se vi fossero persone fuori dal registro,"
            " negozi o proprietari",
            f"{opening.said.en}: by that day nobody had looked for persons outside the register, shops and owners",
        ),
        facts=(opening.fact,),
    )


def _kept(place: str, opening: _Opening, inspection: Inspection, dwellings: int) -> Kept:
    return Kept(
        path=place,
        message=Bilingual(
            f"{opening.said.it}: negli alloggi della parte ({dwellings}) non abitava più nessuno, e il sopralluogo"
            f" {italian_day('del', inspection.on)} non ha trovato altri",
            f"{opening.said.en}: nobody lived in the dwellings of the part ({dwellings}) any longer, and the"
            f" inspection of {say_day(inspection.on, 'en')} found nobody else",
        ),
        facts=(
            opening.fact,
            Fact("dwellings", dwellings),
            Fact("reasons", 0),
            Fact("inspected_on", inspection.on),
            Fact("others_found", inspection.others),
        ),
        comparisons=_NOBODY_FOUND,
    )


def _signs(opening: _Opening, dwelling: Dwelling) -> Iterator[_Sign]:
    """
    Yield who is in a dwelling on the day: by the cases, and where they tell of nobody for sure by its own record.
    """
    known = dwelling.until(opening.day)
    if known.state is DwellingState.SQUATTED:
        since = known.history[-1].happened_on
        text = Bilingual(
            f"l'alloggio {dwelling.id} è occupato abusivamente {italian_day('dal', since)}",
            f"dwelling {dwelling.id} is squatted since {say_day(since, 'en')}",
        )
        yield _Sign(text, (Fact("squatted", dwelling.id),))
    stays = opening.register.stays.get(dwelling.id, ())
    found = [_stay(opening, known, (path, case), stay) for path, case, stay in stays if stay.holds(opening.day)]
    told = [sign for sign in found if sign is not None]
    yield from told
    # A doubt does not keep its own record from telling more.
    if not any(sign.sure for sign in told):
        yield from _own_signs(opening, dwelling, known)


def _stay(opening: _Opening, dwelling: Dwelling, placed: _Placed, stay: _Stay) -> _Sign | None:
    """
    Return what the stay of a household says of a dwelling as it was on the day; None if other records end it.
    """
    path, case = placed
    household = case.household_on(opening.day)
    if isinstance(stay, Hold):
        return _hold(household, dwelling, stay, placed)
    text = Bilingual(f"{household} abita nell'alloggio {dwelling.id}", f"{household} lives in dwelling {dwelling.id}")
    facts = (Fact("household", household), Fact("lives_in", dwelling.id))
    known = case.until(opening.day)
    if not known.open:
        # "Final" is never "out".
        state = known.state
        text = Bilingual(f"{text.it} (caso concluso: {state.value})", f"{text.en} (case final: {state.en})")
    if stay.first is None and not known.history and not known.annotations:
        # The case came later, and nobody wrote down since when the household lives there: other records may tell.
        if _elsewhere(opening, case):
            return None
        if dwelling.state is not DwellingState.OCCUPIED:
            text = Bilingual(f"{text.it}, non si sa da quando", f"{text.en}, it is not known since when")
            return _Sign(text, facts, field=f"{path}/home_since")
    return _Sign(text, facts)


def _hold(household: str, dwelling: Dwelling, hold: Hold, placed: _Placed) -> _Sign | None:
    field = ""
    if hold.end is None:
        # That the keys are back may stand in the record of the dwelling alone.
        if any(step.event is DwellingEvent.FREE and hold.first <= step.happened_on for step in dwelling.history):
            return None
        until = Bilingual("fino a quando non si sa", "until when is not known")
        # An end that nobody wrote down may have come by then; of an urgent move alone is it not known.
        path, case = placed
        (index,) = (index for index, step in enumerate(case.history) if step.event is RelocationEvent.MOVE_URGENTLY)
        field = f"{path}/history/{index}/handed_back_on"
    else:
        until = Bilingual(f"riconsegnato {italian_day('il', hold.end)}", f"handed back on {say_day(hold.end, 'en')}")
    text = Bilingual(
        f"{household} tiene ancora l'alloggio {dwelling.id} ({until.it})",
        f"{household} still holds dwelling {dwelling.id} ({until.en})",
    )
    return _Sign(text, (Fact("household", household), Fact("holds", dwelling.id)), field)


def _elsewhere(opening: _Opening, case: Relocation) -> bool:
    """
    Return whether another case of a household says where it was on the day.
    """
    register = opening.register
    return any(
        episode.first is not None and episode.holds(opening.day)
        for other in register.households[case.household_on(register.view.on)]
        for episode in register.view.episodes(other)
    )


def _own_signs(opening: _Opening, dwelling: Dwelling, known: Dwelling) -> Iterator[_Sign]:
    """
    Yield whom the bookings and the steps of a dwelling tell of, unless a case says that it was left.
    """
    for booking in dwelling.bookings:
        since = booking.in_use_from
        if since is not None and booking.state(opening.day) in _USED and not _left(opening, dwelling, since):
            text = Bilingual(
                f"{booking.household} usa l'alloggio volano {dwelling.id}",
                f"{booking.household} uses rotation dwelling {dwelling.id}",
            )
            yield _Sign(text, (Fact("household", booking.household), Fact("uses", dwelling.id)))
    if known.state is not DwellingState.OCCUPIED:
        return
    # Who is inside hands it back before anything else can happen to it.
    back = next((step.happened_on for step in dwelling.history[len(known.history) :][:1] if not _stock(step)), None)
    since = known.history[-1].happened_on if known.history else None
    if back is not None:
        text = Bilingual(
            f"l'alloggio {dwelling.id} è riconsegnato solo {italian_day('il', back)}",
            f"dwelling {dwelling.id} is handed back on {say_day(back, 'en')} only",
        )
        yield _Sign(text, (Fact("held", dwelling.id),))
    elif _left(opening, dwelling, since):
        return
    elif since is not None:
        text = Bilingual(
            f"l'alloggio {dwelling.id} è rioccupato {italian_day('dal', since)}",
            f"dwelling {dwelling.id} is occupied again since {say_day(since, 'en')}",
        )
        yield _Sign(text, (Fact("reoccupied", dwelling.id),))
    elif not dwelling.rotation:
        text = Bilingual(
            f"l'alloggio {dwelling.id} non risulta lasciato: per quanto si sa il suo nucleo è dentro",
            f"dwelling {dwelling.id} is not known to have been left: as far as is known its household is inside",
        )
        yield _Sign(text, field=f"{opening.register.places[dwelling.id]}/history")


def _stock(step: DwellingStep) -> bool:
    # The list of the owner's stock tells of a dwelling that stood empty before.
    return any(document.kind is DocumentKind.STOCK_LIST for document in step.documents)


def _left(opening: _Opening, dwelling: Dwelling, since: date | None) -> bool:
    """
    Return whether a case tells of a household that left a dwelling after a day, and by the day of the opening.
    """
    ends = (stay.end for _, _, stay in opening.register.stays.get(dwelling.id, ()))
    return any(end is not None and end <= opening.day and (since is None or since < end) for end in ends)


def _others(opening: _Opening, part: Iterable[Dwelling]) -> Iterator[_Sign]:
    """
    Yield what the last inspection found, and the last visit of each dwelling after it, besides the households.
    """
    inspection = opening.inspection
    if inspection is not None and inspection.others:
        text = Bilingual(
            f"il sopralluogo {italian_day('del', inspection.on)} ha trovato altri"
            f" (persone fuori dal registro, negozi, proprietari): {inspection.others}",
            f"the inspection of {say_day(inspection.on, 'en')} found others"
            f" (persons outside the register, shops, owners): {inspection.others}",
        )
        yield _Sign(text, (Fact("others_found", inspection.others),))
    for name in (dwelling.id for dwelling in part):
        fresh = [
            (day, met)
            for day, met in opening.register.visits.get(name, ())
            if day <= opening.day and (inspection is None or inspection.on < day)
        ]
        # Of two visits on one day, the one that met more.
        day, met = max(fresh, default=(opening.day, 0))
        if met:
            text = Bilingual(
                f"la visita {italian_day('del', day)} nell'alloggio {name} ha incontrato persone fuori dal registro:"
                f" {met}",
                f"the visit of {say_day(day, 'en')} to dwelling {name} met persons outside the register: {met}",
            )
            yield _Sign(text, (Fact("visited", name), Fact("others_met", met)))


def _out_of_sight(opening: _Opening, building: Iterable[Dwelling], part: list[Dwelling]) -> Iterator[_Sign]:
    """
    Yield what may be in the part and is not known to be: nothing that it holds is broken by it.
    """
    works = opening.works
    if not part:
        text = Bilingual("il documento non ne ha alloggi", "the document has no dwelling of it")
        yield _Sign(text, field="/dwellings")
    for dwelling in building:
        if works.part and not dwelling.part and any(True for _ in _signs(opening, dwelling)):
            text = Bilingual(
                f"dell'alloggio {dwelling.id}, abitato, non si sa in quale parte sia",
                f"dwelling {dwelling.id} is lived in, and of which part it is is not known",
            )
            yield _Sign(text, field=f"{opening.register.places[dwelling.id]}/part")
    inside = {dwelling.id for dwelling in part}
    for path, case in opening.register.may_be_for(works):
        yield from _unlocated(opening, path, case, inside)
    for case in opening.register.splits:
        if case.dwelling in inside:
            yield from _split_off(opening, case)


def _unlocated(opening: _Opening, path: str, case: Relocation, inside: set[str]) -> Iterator[_Sign]:
    """
    Yield the home of a household, or its first one that it still holds, that may lie in the part unseen.

    So it may where no building is known of it, and where the case is for these works and starts outside the part.
    """
    view = opening.register.view
    stays: list[_Stay] = [
        *(stay for stay in view.episodes(case) if stay.kind is EpisodeKind.HOME),
        *(hold for hold in view.holds(case) if hold.dwelling == case.dwelling),
    ]
    for name in {stay.dwelling: None for stay in stays if stay.holds(opening.day)}:
        home = view.dwelling(name)
        # One may return to another building; but works take the home from which their case starts.
        outside = case.works != "" and name == case.dwelling and name not in inside
        if outside or home is None or not home.building:
            text = Bilingual(
                f"del caso {case.id} non risulta che l'alloggio, {name or 'ignoto'}, stia fuori dalla parte",
                f"of case {case.id} nothing says that its dwelling, {name or 'unknown'}, is outside the part",
            )
            known = home is not None and not outside
            # A dwelling that is not the first one is that of a return, which stands in a step.
            field = f"{path}/dwelling" if name == case.dwelling else f"{path}/history"
            yield _Sign(text, field=f"{opening.register.places[name]}/building" if known else field)


def _of_split(note: Annotation) -> bool:
    return note.kind is AnnotationKind.SPLIT


def _split_off(opening: _Opening, case: Relocation) -> Iterator[_Sign]:
    """
    Yield each household that split off from one of the part and of which the document has no case.
    """
    for note in case.annotations:
        fresh = _of_split(note) and note.on <= opening.day
        if fresh and opening.register.names.isdisjoint({note.case, note.household}):
            name = note.household or note.case or "?"
            text = Bilingual(
                f"il nucleo {name}, che si è diviso dal caso {case.id}, non ha un caso",
                f"household {name}, which split off from case {case.id}, has no case",
            )
            yield _Sign(text, field="/relocations")


def _moved(number: int) -> Relocation:
    return (
        _surveyed(number)
        .advance(RelocationEvent.ADMIT, on=date(2018, 3, 15))
        .advance(RelocationEvent.ARRANGE_OWN, on=date(2018, 5, 2), destination=Destination.RELATIVES)
        .advance(RelocationEvent.GIVE_NOTICE, on=date(2018, 6, 1))
        .advance(RelocationEvent.MOVE_TEMPORARILY, on=date(2018, 9, 2 + number))
    )


def _surveyed(number: int) -> Relocation:
    case = Relocation(household=f"H{number}", dwelling=f"B{number}", works="lavori-B")
    return case.advance(RelocationEvent.INTERVIEW, on=date(2018, 3, 1))


def _example(last: Relocation) -> Programme:
    works = (
        Works(
            id="lavori-B",
            building="fabbricato-1",
            part="scala B",
            needs_empty=True,
            inspections=(Inspection(on=date(2018, 9, 14), others=0),),
        )
        .advance(WorksEvent.DESIGN, on=date(2017, 5, 8))
        .advance(WorksEvent.TENDER, on=date(2017, 10, 2))
        .advance(WorksEvent.AWARD, on=date(2018, 4, 9))
        .advance(WorksEvent.START, on=date(2018, 9, 17))
    )
    return Programme(
        works=(works,),
        dwellings=tuple(Dwelling(id=f"B{n}", building="fabbricato-1", part="scala B") for n in range(1, 13)),
        relocations=(*(_moved(n) for n in range(1, 12)), last),
    )


def keeps() -> Programme:
    """
    Return staircase B, its twelve home episodes closed by 14 September 2018, the site opened on 17 September.
    """
    return _example(_moved(12))


def breaks() -> Programme:
    """
    Return the same with eleven closed and one household exempt, at home, its case final: its episode is open.
    """
    return _example(_surveyed(12).advance(RelocationEvent.EXEMPT, on=date(2018, 3, 15)))


RULE = Rule(
    id="building-empty-before-site",
    title=Bilingual("Fabbricato libero prima del cantiere", "Building empty before the site opens"),
    it="Il cantiere che richiede una parte di fabbricato vuota si apre quando nessun nucleo vi abita o vi tiene ancora"
    " l'alloggio.",
    en="A site that needs a part of a building empty opens when no household lives there or still holds its dwelling.",
    source=LegalSource(
        "logica dei lavori",
        "R.R. Lombardia 4/2017 art. 22 lett. d; per ANRU un solo nucleo senza soluzione ferma il cantiere",
        Mark.POLICY,
    ),
    severity=Severity.ERROR,
    why=Bilingual(
        "Un caso concluso non vuol dire che il nucleo sia uscito: chi è esente è a casa, e un solo nucleo ferma il"
        " cantiere di tutta la scala.",
        "A final case does not mean that the household is out: who is exempt is at home, and a single household stops"
        " the site of a whole staircase.",
    ),
    needs=Bilingual(
        "i lavori con la loro parte di fabbricato, se debba essere vuota, il giorno in cui il cantiere si apre, i"
        " sopralluoghi; chi abita o tiene gli alloggi della parte; gli alloggi occupati abusivamente",
        "the works with their part of the building, whether it must be empty, the day on which the site opens, the"
        " inspections; who lives in the dwellings of the part or holds them; dwellings that are squatted",
    ),
    reads=("works", "dwellings", "relocations"),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
