"""
`building-empty-before-site`: a site that needs a part of a building empty opens when nobody lives there or holds it.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.dwelling_register import DwellingRegister
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.presence import Opening, Sign, signs
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Destination
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Inspection, Works
from contratti_quartiere.works_table import WorksEvent

_NOBODY = (Comparison("reasons", Relation.EQUAL, "0"),)
_NOBODY_FOUND = (
    *_NOBODY,
    Comparison("inspected_on", Relation.AT_MOST, "site_opened_on"),
    Comparison("others_found", Relation.EQUAL, "0"),
)


def check(view: View) -> Iterator[Verdict]:
    """
    Ask, of each day on which a site opens, who lives in its part of the building, who holds it, who was found there.
    """
    register = DwellingRegister(view)
    for path, works in view.works():
        days = [(index, step.happened_on) for index, step in enumerate(works.history) if step.event is WorksEvent.START]
        if works.needs_empty is False or not days:
            yield _no_object(path, works)
        elif works.needs_empty is None or not works.building:
            yield from _unsaid(path, works)
        else:
            for index, day in days:
                yield from _judged(path, index, Opening(register, works, day))


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


def _said(opening: Opening) -> Bilingual:
    return Bilingual(
        f"cantiere {opening.works.id} aperto {italian_day('il', opening.day)}",
        f"site {opening.works.id} opened on {say_day(opening.day, 'en')}",
    )


def _opened(opening: Opening) -> Fact:
    return Fact("site_opened_on", opening.day)


def _judged(path: str, index: int, opening: Opening) -> Iterator[Verdict]:
    place = f"{path}/history/{index}"
    told = signs(opening)
    found = [sign for sign in told if sign.sure]
    if found:
        yield Breach(
            path=place,
            message=_listed(opening, Bilingual("la parte non era vuota", "the part was not empty"), found),
            facts=(_opened(opening), Fact("reasons", len(found)), *(fact for sign in found for fact in sign.facts)),
            comparisons=_NOBODY,
        )
        return
    unsure = Bilingual("non si sa se la parte fosse vuota", "whether the part was empty is not known")
    for field in dict.fromkeys(sign.field for sign in told):
        mine = [sign for sign in told if sign.field == field]
        yield Missing(path=field, message=_listed(opening, unsure, mine), facts=(_opened(opening),))
    if opening.inspection is None:
        yield _nobody_looked(path, opening)
    elif not told:
        yield _kept(place, opening, opening.inspection)


def _listed(opening: Opening, what: Bilingual, told: Iterable[Sign]) -> Bilingual:
    it, en = "; ".join(sign.text.it for sign in told), "; ".join(sign.text.en for sign in told)
    said = _said(opening)
    return Bilingual(f"{said.it}, {what.it}: {it}", f"{said.en}, {what.en}: {en}")


def _nobody_looked(path: str, opening: Opening) -> Missing:
    return Missing(
        path=f"{path}/inspections",
        message=Bilingual(
            f"{_said(opening).it}: entro quel giorno nessuno ha guardato se vi fossero persone fuori dal registro,"
            " negozi o proprietari",
            f"{_said(opening).en}: by that day nobody had looked for persons outside the register, shops and owners",
        ),
        facts=(_opened(opening),),
    )


def _kept(place: str, opening: Opening, inspection: Inspection) -> Kept:
    dwellings = len(opening.part)
    return Kept(
        path=place,
        message=Bilingual(
            f"{_said(opening).it}: negli alloggi della parte ({dwellings}) non abitava più nessuno, e il sopralluogo"
            f" {italian_day('del', inspection.on)} non ha trovato altri",
            f"{_said(opening).en}: nobody lived in the dwellings of the part ({dwellings}) any longer, and the"
            f" inspection of {say_day(inspection.on, 'en')} found nobody else",
        ),
        facts=(
            _opened(opening),
            Fact("dwellings", dwellings),
            Fact("reasons", 0),
            Fact("inspected_on", inspection.on),
            Fact("others_found", inspection.others),
        ),
        comparisons=_NOBODY_FOUND,
    )


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
