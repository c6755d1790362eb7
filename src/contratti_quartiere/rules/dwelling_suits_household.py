"""
`dwelling-suits-household`: a dwelling assigned has the floor area of the household's band and is accessible if needed.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import attrs

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.dwelling_needs import needs_of, size_band
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.households import Composition, Household
from contratti_quartiere.offer_outcomes import Offer
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Permanence, RelocationStep, ReturnPlace
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.verdicts import (
    Breach,
    Deferred,
    Kept,
    Missing,
    MissingCause,
    NotApplicable,
    Rule,
    Severity,
    Verdict,
)
from contratti_quartiere.views import View

_FIRST_DAY = date(2017, 8, 8)

_POLICY = "size_bands"
_FROM = Comparison("least_dm2", Relation.AT_MOST, "floor_area_dm2")
_BANDED = (_FROM, Comparison("floor_area_dm2", Relation.AT_MOST, "most_dm2"))
_ACCESSIBLE = (Comparison("accessible", Relation.EQUAL, "true"),)
_LIFT = (Comparison("lift", Relation.EQUAL, "true"),)

_MOVES = {E.MOVE_TEMPORARILY: Permanence.TEMPORARY, E.MOVE_PERMANENTLY: Permanence.PERMANENT}
# They assign a dwelling for good, and no step comes after them.
_ASSIGNMENTS = frozenset({E.WAIVE_RETURN, E.MOVE_PERMANENTLY})
# After these a move does not lead into the dwelling of the offer.
_NOTHING_CAME_OF_IT = frozenset(
    {
        E.ARRANGE_OWN,
        E.REFUSE,
        E.LAPSE,
        E.WITHDRAW_OFFER,
        E.BACK_OUT,
        E.UPHOLD_OBJECTION,
        E.DISMISS_CONTEST,
        E.MOVE_URGENTLY,
    }
)


@attrs.frozen
class _Weight:
    """
    How grave an unsuitable dwelling is for one kind of offer or assignment, and what is said of it.
    """

    severity: Severity | None
    note: Bilingual


@attrs.frozen(kw_only=True)
class _Match:
    """
    A dwelling that was offered or assigned, beside what its household needs.
    """

    path: str
    place: str
    said: Bilingual
    dwelling: Dwelling
    needs: Composition
    bands: Figure | None
    weight: _Weight


_PERMANENT = _Weight(None, Bilingual("trasloco definitivo", "permanent move"))
_TEMPORARY = _Weight(
    Severity.ADVICE,
    Bilingual(
        "trasloco temporaneo, per cui non è certo che la regola valga",
        "temporary move, for which it is not certain that the rule holds",
    ),
)
_UNKNOWN = _Weight(
    Severity.ADVICE,
    Bilingual(
        "non si sa se il trasloco sia temporaneo o definitivo",
        "it is not known whether the move is temporary or permanent",
    ),
)
_RETURN = _Weight(
    Severity.ADVICE,
    Bilingual(
        "rientro in un altro alloggio: non è mai un motivo per negarlo",
        "return to another dwelling: never a ground to deny it",
    ),
)

_ASSIGNED, _OFFERED = Bilingual("assegnato", "assigned"), Bilingual("proposto", "offered")
_NO_BANDS = Bilingual("nessuno ha fissato le fasce (size_bands)", "nobody has set the bands (size_bands)")
_OWN = Bilingual(
    "l'alloggio è quello del nucleo: il rientro nel proprio alloggio non si misura",
    "the dwelling is the household's own: a return to one's own dwelling is never measured",
)
_OWN_OR_NOT = Bilingual(
    "non si sa se l'alloggio di rientro sia quello del nucleo, che non si misura",
    "it is not known whether the return dwelling is the household's own, which is never measured",
)
_MEMBERS_UNKNOWN = Bilingual(
    "non si sa di quanti componenti fosse il nucleo", "it is not known how many members the household had"
)
_ACCESS_UNKNOWN = Bilingual(
    "non si sa se al nucleo serva un alloggio accessibile",
    "it is not known whether the household needs an accessible dwelling",
)
_NO_OFFER = Bilingual("nessun alloggio proposto", "no dwelling was offered")


def check(view: View) -> Iterator[Verdict | Deferred]:
    """
    Compare each dwelling that was offered or assigned with what the household needed on that day.
    """
    places = {dwelling.id: path for path, dwelling in view.dwellings()}
    for path, case in view.relocations():
        offers = view.offers(case)
        positions = [offer.position for offer in offers]
        if _assigned(case, offers):
            positions.append(len(case.history) - 1)
        if not positions:
            yield NotApplicable(path=path, message=_NO_OFFER)
        for position in positions:
            yield from _judged(f"{path}/history/{position}", case, position, places, view)


def _assigned(case: Relocation, offers: tuple[Offer, ...]) -> bool:
    """
    Return whether a case ends with a dwelling that is assigned for good, and of which no offer tells.
    """
    if not case.history or case.history[-1].event not in _ASSIGNMENTS:
        return False
    last = case.history[-1]
    # A move carries out the last offer, judged or not; a waiver is no answer to an offer that was not judged.
    told = [
        offer.step.dwelling
        for offer in offers
        if last.event is E.MOVE_PERMANENTLY or _unjudged("", case, offer.step) is None
    ]
    return last.dwelling not in ("", *told[-1:])


def _unjudged(path: str, case: Relocation, step: RelocationStep) -> Verdict | None:
    """
    Return why the dwelling of a step is not measured, whatever it is like; None if it is.
    """
    name, day = step.dwelling, step.happened_on
    if (name and name == case.dwelling) or step.return_place is ReturnPlace.SAME_DWELLING:
        return NotApplicable(path=path, message=_OWN)
    if step.event is E.OFFER_RETURN and step.return_place is None and not (name and case.dwelling):
        return Missing(path=f"{path}/return_place", message=_OWN_OR_NOT)
    if day < _FIRST_DAY:
        what = Bilingual("assegnazione", "assignment") if step.event in _ASSIGNMENTS else Bilingual("proposta", "offer")
        return Missing(
            path=f"{path}/happened_on",
            message=Bilingual(
                f"{what.it} {italian_day('del', day)}, prima dell'8 agosto 2017: valeva il R.R. 1/2004,"
                " che qui non si giudica",
                f"{what.en} of {say_day(day, 'en')}, before 8 August 2017: R.R. 1/2004 held, which is not judged here",
            ),
            cause=MissingCause.OPEN,
        )
    return None


def _judged(
    path: str, case: Relocation, position: int, places: dict[str, str], view: View
) -> tuple[Verdict | Deferred, ...]:
    step = case.history[position]
    name, day = step.dwelling, step.happened_on
    unjudged, dwelling = _unjudged(path, case, step), view.dwelling(name)
    if unjudged is not None:
        return (unjudged,)
    if dwelling is None:
        message = Bilingual(
            f"l'alloggio {name} non è nel documento" if name else "non si sa quale alloggio sia stato proposto",
            f"the dwelling {name} is not in the document" if name else "it is not known which dwelling was offered",
        )
        return (Missing(path=f"{path}/dwelling", message=message),)
    match = _Match(
        path=path,
        place=places[name],
        said=_ASSIGNED if step.event in _ASSIGNMENTS else _OFFERED,
        dwelling=dwelling,
        needs=needs_of(case, view.household(case.household_on(day)), day),
        bands=view.figure(_POLICY, day),
        weight=_weight(case, position),
    )
    return (*_size(match), *_access(match))


def _weight(case: Relocation, position: int) -> _Weight:
    event = case.history[position].event
    if event is E.OFFER_RETURN:
        return _RETURN
    if event in _ASSIGNMENTS:
        return _PERMANENT
    for step in case.history[position:]:
        if step.event in _NOTHING_CAME_OF_IT:
            break
        permanence = step.permanence or _MOVES.get(step.event)
        if permanence is not None:
            return _PERMANENT if permanence is Permanence.PERMANENT else _TEMPORARY
    return _UNKNOWN


def _size(match: _Match) -> Iterator[Verdict | Deferred]:
    members, area, bands = match.needs.members, match.dwelling.floor_area, match.bands
    if members is None:
        yield Missing(path=f"{match.path}/composition", message=_MEMBERS_UNKNOWN)
    if area is None:
        message = Bilingual(
            f"non si conosce la superficie dell'alloggio {match.dwelling.id}",
            f"the floor area of the dwelling {match.dwelling.id} is not known",
        )
        yield Missing(path=f"{match.place}/floor_area", message=message)
    if bands is None:
        yield Missing(path=match.path, message=_NO_BANDS, cause=MissingCause.NOT_SET, parameter=_POLICY)
    if members is None or area is None or bands is None:
        return
    least, most = size_band(str(bands.value), members)
    measured = _Measured(match=match, bands=bands, members=members, area=area, least=least, most=most)
    if least <= area and (most is None or area <= most):
        yield Deferred.to(Kept, _fits, measured)
    else:
        yield _unsuitable(match, measured.said, measured.facts, measured.asked, (bands,))


@attrs.frozen(kw_only=True)
class _Measured:
    """
    A floor area beside the band of its household, from so many square metres up to so many, if the band has an end.
    """

    match: _Match
    bands: Figure
    members: int
    area: Decimal
    least: int
    most: int | None

    @property
    def said(self) -> Bilingual:
        least, most = self.least, self.most
        band = Bilingual(
            f"da {least} m²" if most is None else f"{least}–{most} m²",
            f"from {least} m²" if most is None else f"{least}–{most} m²",
        )
        area = f"{self.area:.2f}"
        return Bilingual(
            f"componenti {self.members}, superficie {area.replace('.', ',')} m², fascia {band.it}",
            f"members {self.members}, floor area {area} m², band {band.en}",
        )

    @property
    def facts(self) -> tuple[Fact, ...]:
        # A hundredth of a square metre is a whole square decimetre.
        return (
            Fact("members", self.members),
            Fact("floor_area_dm2", int(self.area * 100)),
            Fact("least_dm2", self.least * 100),
            *(() if self.most is None else (Fact("most_dm2", self.most * 100),)),
        )

    @property
    def asked(self) -> tuple[Comparison, ...]:
        return (_FROM,) if self.most is None else _BANDED


def _fits(found: _Measured) -> Kept:
    return Kept(
        path=found.match.path,
        message=found.said,
        facts=found.facts,
        figures=(found.bands,),
        comparisons=found.asked,
    )


def _access(match: _Match) -> Iterator[Verdict]:
    needed, floor, accessible = match.needs.accessible_dwelling_needed, match.dwelling.floor, match.dwelling.accessible
    if needed is None:
        yield Missing(path=f"{match.path}/composition", message=_ACCESS_UNKNOWN)
    elif not needed:
        return
    elif floor is not None and floor > 0 and match.dwelling.lift is False:
        message = _accessible(match, f"è al piano {floor} senza ascensore", f"is on floor {floor} without a lift")
        yield _unsuitable(match, message, (Fact("floor", floor), Fact("lift", value=False)), _LIFT)
    elif accessible is None:
        message = _accessible(match, "non è noto se lo sia", "is not known to be one")
        yield Missing(path=f"{match.place}/accessible", message=message)
    elif accessible:
        facts = (Fact("accessible", accessible),)
        message = _accessible(match, "lo è", "is one")
        yield Kept(path=match.path, message=message, facts=facts, comparisons=_ACCESSIBLE)
    else:
        message = _accessible(match, "non lo è", "is none")
        yield _unsuitable(match, message, (Fact("accessible", accessible),), _ACCESSIBLE)


def _accessible(match: _Match, it: str, en: str) -> Bilingual:
    return Bilingual(
        f"serve un alloggio accessibile, e quello {match.said.it} {it}",
        f"an accessible dwelling is needed, and the one {match.said.en} {en}",
    )


def _unsuitable(
    match: _Match,
    message: Bilingual,
    facts: tuple[Fact, ...],
    asked: tuple[Comparison, ...],
    figures: tuple[Figure, ...] = (),
) -> Breach:
    note = match.weight.note
    return Breach(
        path=match.path,
        message=Bilingual(f"{message.it} ({note.it})", f"{message.en} ({note.en})"),
        facts=facts,
        figures=figures,
        comparisons=asked,
        severity=match.weight.severity,
    )


def _offered(name: str, dwelling: str) -> Relocation:
    return (
        Relocation(household=name, provenance=ILLUSTRATIVE)
        .advance(E.INTERVIEW, on=date(2018, 1, 15))
        .advance(E.ADMIT, on=date(2018, 2, 1))
        .advance(E.OFFER, on=date(2018, 3, 5), dwelling=dwelling, permanence=Permanence.PERMANENT)
    )


def keeps() -> Programme:
    """
    Return a dwelling of 52 square metres offered in 2018, for good, to three people.
    """
    three = Composition(members=3, accessible_dwelling_needed=False)
    return Programme(
        dwellings=(Dwelling(id="A1", floor_area=Decimal(52), provenance=ILLUSTRATIVE),),
        households=(Household(id="H1", composition=three, provenance=ILLUSTRATIVE),),
        relocations=(_offered("H1", "A1"),),
    )


def breaks() -> Programme:
    """
    Return one of 42 square metres, and one on the fourth floor without a lift for who needs an accessible one.
    """
    three = Composition(members=3, accessible_dwelling_needed=False)
    frail = Composition(members=2, accessible_dwelling_needed=True)
    return Programme(
        dwellings=(
            Dwelling(id="A1", floor_area=Decimal(42), provenance=ILLUSTRATIVE),
            Dwelling(id="A2", floor_area=Decimal(50), floor=4, lift=False, provenance=ILLUSTRATIVE),
        ),
        households=(
            Household(id="H1", composition=three, provenance=ILLUSTRATIVE),
            Household(id="H2", composition=frail, provenance=ILLUSTRATIVE),
        ),
        relocations=(_offered("H1", "A1"), _offered("H2", "A2")),
    )


RULE = Rule(
    id="dwelling-suits-household",
    title=Bilingual("Alloggio adatto al nucleo", "Dwelling that suits the household"),
    it="L'alloggio assegnato ha la superficie della fascia del nucleo ed è accessibile se serve.",
    en="The dwelling assigned has the floor area of the household's band and is accessible where needed.",
    source=LegalSource("R.R. Lombardia 4/2017", "art. 22 (d); fasce come nel bando di Rho del 2024", Mark.KNOWN),
    since=_FIRST_DAY,
    severity=Severity.WARNING,
    why=Bilingual(
        "Un alloggio troppo piccolo, o con le scale per chi non può salirle, non è una sistemazione adeguata. Le fasce"
        " valgono per l'assegnazione: non misurano mai il rientro nel proprio alloggio e non bastano a negarne alcuno.",
        "A dwelling that is too small, or has stairs for who cannot climb them, is no adequate unit. The bands are for"
        " assignment: they never measure a return to one's own dwelling and are no ground to deny any return.",
    ),
    needs=Bilingual(
        "componenti del nucleo e se gli serve un alloggio accessibile; superficie utile, piano, ascensore e"
        " accessibilità; giorno e tipo della proposta o dell'assegnazione",
        "members of the household and whether it needs an accessible dwelling; usable area, floor, lift and"
        " accessibility; day and kind of the offer or of the assignment",
    ),
    reads=("relocations", "dwellings", "households"),
    parameters=(_POLICY,),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
