"""
`rent-regime-change`: a move for good between dwellings of different rent regimes deserves a look.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.dwellings import Dwelling, RentRegime
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View

# R.R. 4/2017, by its publication: whether it limits such moves was not read.
_NEW_REGULATION = date(2017, 8, 8)

# No step of a case comes after these.
_FOR_GOOD = frozenset({E.MOVE_PERMANENTLY, E.WAIVE_RETURN, E.RETURN_HOME})
_FOR_A_TIME = frozenset({E.MOVE_TEMPORARILY, E.MOVE_URGENTLY})
_SAME = (Comparison("regime", Relation.EQUAL, "left_regime"),)

_AT_HOME = Bilingual("il nucleo è nel suo alloggio", "the household is in its own dwelling")

_TEMPORARY = Bilingual(
    "uso temporaneo: restano il contratto di prima e il suo canone, secondo l'accordo",
    "temporary use: the old lease goes on, and its rent, by the agreement",
)


def check(view: View) -> Iterator[Verdict]:
    """
    Set the rent regime of the dwelling to which each household moved for good beside that of the one it left.

    A temporary use keeps the old lease, and its rent is by the agreement: it is shown only.
    """
    places = {dwelling.id: path for path, dwelling in view.dwellings()}
    for path, case in view.relocations():
        last = case.history[-1] if case.history else None
        if last is not None and last.event in _FOR_GOOD:
            yield from _moved(path, case, last, places, view)
        else:
            yield _not_for_good(path, case, view)


def _not_for_good(path: str, case: Relocation, view: View) -> NotApplicable:
    out = next((step for step in case.history if step.event in _FOR_A_TIME), None)
    if out is None:
        return NotApplicable(path=path, message=Bilingual("nessuno spostamento", "no move"))
    left, taken = view.dwelling(case.dwelling), view.dwelling(view.episodes(case)[-1].dwelling)
    facts = () if left is None or taken is None else _regimes(left, taken)
    return NotApplicable(path=path, message=_TEMPORARY, facts=facts)


def _regimes(left: Dwelling, taken: Dwelling) -> tuple[Fact, ...]:
    known = (("left_regime", left.rent_regime), ("regime", taken.rent_regime))
    return tuple(Fact(name, regime.value) for name, regime in known if regime is not None)


def _moved(path: str, case: Relocation, move: RelocationStep, places: dict[str, str], view: View) -> Iterator[Verdict]:
    place, name = f"{path}/history/{len(case.history) - 1}", view.episodes(case)[-1].dwelling
    if name == case.dwelling != "":
        yield NotApplicable(path=place, message=_AT_HOME)
        return
    left, taken = view.dwelling(case.dwelling), view.dwelling(name)
    if left is not None and taken is not None and left.rent_regime is not None and taken.rent_regime is not None:
        yield _compared(place, move, (left, left.rent_regime), (taken, taken.rent_regime))
        return
    for field, identifier, dwelling in ((f"{path}/dwelling", case.dwelling, left), (f"{place}/dwelling", name, taken)):
        if dwelling is None:
            yield Missing(
                path=field,
                message=Bilingual(
                    f"spostamento definitivo: l'alloggio {identifier or 'ignoto'} non è nel documento",
                    f"move for good: the dwelling {identifier or 'unknown'} is not in the document",
                ),
            )
        elif dwelling.rent_regime is None:
            yield Missing(
                path=f"{places[identifier]}/rent_regime",
                message=Bilingual(
                    f"spostamento definitivo: non si sa di quale regime di canone sia l'alloggio {identifier}",
                    f"move for good: the rent regime of the dwelling {identifier} is not known",
                ),
            )


def _compared(
    path: str, move: RelocationStep, left: tuple[Dwelling, RentRegime], taken: tuple[Dwelling, RentRegime]
) -> Breach | Kept:
    (old, before), (new, after), day = left, taken, move.happened_on
    said = Bilingual(
        f"spostamento definitivo {italian_day('del', day)}: canone {before.value} ({old.id}), poi {after.value}"
        f" ({new.id})",
        f"move for good of {say_day(day, 'en')}: {before.say('en')} rent ({old.id}), then {after.say('en')} ({new.id})",
    )
    facts = (Fact("moved_on", day), *_regimes(old, new))
    if before is after:
        return Kept(path=path, message=said, facts=facts, comparisons=_SAME)
    law = (
        Bilingual(
            "il R.R. 1/2004 (art. 22 c. 1-bis, non si sa da quale giorno) limita i passaggi fra regimi",
            "R.R. 1/2004 (art. 22 c. 1-bis, from which day is not known) limits moves between regimes",
        )
        if day < _NEW_REGULATION
        else Bilingual(
            "se il R.R. 4/2017 limiti i passaggi fra regimi non è stato letto",
            "whether R.R. 4/2017 limits moves between regimes was not read",
        )
    )
    return Breach(
        path=path,
        message=Bilingual(
            f"{said.it}: {law.it}; guardare il titolo dell'assegnazione e il canone che il nucleo paga",
            f"{said.en}: {law.en}; look at the ground of the assignment and at the rent that the household pays",
        ),
        facts=facts,
        comparisons=_SAME,
    )


def _example(regime: RentRegime) -> Programme:
    day = date(2016, 10, 3)
    case = (
        Relocation(household="H1", dwelling="A1", provenance=ILLUSTRATIVE)
        .advance(E.INTERVIEW, on=date(2016, 2, 1))
        .advance(E.ADMIT, on=date(2016, 3, 1))
        .advance(E.OFFER, on=date(2016, 5, 2), dwelling="C1")
        .advance(E.ACCEPT, on=date(2016, 5, 16))
        .advance(E.GIVE_NOTICE, on=date(2016, 9, 1))
        .advance(E.MOVE_PERMANENTLY, on=day, dwelling="C1")
    )
    return Programme(
        dwellings=(
            Dwelling(id="A1", rent_regime=RentRegime.SOCIAL, provenance=ILLUSTRATIVE),
            Dwelling(id="C1", rent_regime=regime, provenance=ILLUSTRATIVE),
        ),
        relocations=(case,),
    )


def keeps() -> Programme:
    """
    Return a move for good from a dwelling of social rent to another.
    """
    return _example(RentRegime.SOCIAL)


def breaks() -> Programme:
    """
    Return a move for good from a dwelling of social rent to one of moderate rent.
    """
    return _example(RentRegime.MODERATE)


RULE = Rule(
    id="rent-regime-change",
    title=Bilingual("Cambio di regime di canone", "Change of rent regime"),
    it="Uno spostamento fra alloggi di regime di canone diverso merita uno sguardo.",
    en="A move between dwellings of different rent regimes deserves a look.",
    source=LegalSource(
        "R.R. Lombardia 1/2004",
        "art. 22 c. 1-bis (testo successivo, primo giorno non noto); R.R. 4/2017 non letto",
        Mark.OPEN,
    ),
    severity=Severity.ADVICE,
    why=Bilingual(
        "Chi passa dal canone sociale a un altro può trovarsi a pagare molto di più per lavori che non ha chiesto. Se e"
        " quando il passaggio sia ammesso non è certo: qui si mostra, e chi decide guarda il caso.",
        "Whoever passes from social rent to another may find itself paying much more for works that it did not ask for."
        " Whether and when that is allowed is not certain: it is shown here, and whoever decides looks at the case.",
    ),
    needs=Bilingual(
        "il regime di canone dell'alloggio lasciato e di quello nuovo; se lo spostamento è definitivo",
        "the rent regime of the dwelling left and of the new one; whether the move is for good",
    ),
    reads=("relocations", "dwellings"),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
