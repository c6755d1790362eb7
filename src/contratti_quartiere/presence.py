"""
Who is in a part of a building on the day on which its site opens: for sure, or only as far as anybody knows.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

import attrs

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bookings import RotationState
from contratti_quartiere.dwelling_register import DwellingRegister, PlacedCase, Stay, of_split
from contratti_quartiere.dwellings import Dwelling, DwellingEvent, DwellingState, DwellingStep
from contratti_quartiere.evidence import DocumentKind
from contratti_quartiere.facts import Fact
from contratti_quartiere.occupation import EpisodeKind, Hold
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.works import Inspection, Works

__all__ = ["Opening", "Sign", "signs", "signs_without_case", "stay_sign"]

_USED = (RotationState.IN_USE, RotationState.CONSOLIDATED)


@attrs.frozen(slots=False)
class Opening:
    """
    The day on which a site opens, and what tells who is in its part of the building (*apertura del cantiere*).

    Attributes:
        register: The dwellings and cases of the document.
        works: The works, of which the building is known.
        day: The day.
    """

    register: DwellingRegister
    works: Works
    day: date

    @cached_property
    def building(self) -> list[Dwelling]:
        """
        The dwellings of its building.
        """
        return self.register.buildings.get(self.works.building, [])

    @cached_property
    def part(self) -> list[Dwelling]:
        """
        Those of the part that the works take.
        """
        return [dwelling for dwelling in self.building if self.works.part in ("", dwelling.part)]

    @property
    def inspection(self) -> Inspection | None:
        """
        The last one by the day; of two on one day, the one that found more.
        """
        known = [inspection for inspection in self.works.inspections if inspection.on <= self.day]
        return max(known, key=lambda inspection: (inspection.on, inspection.others), default=None)


@attrs.frozen
class Sign:
    """
    One thing that speaks against an empty part: for sure, or until a field says more (*indizio*).

    Attributes:
        text: What it is.
        facts: The evidence.
        field: The field that would say more, as a JSON Pointer; empty if it is sure.
        case: The case that tells of it, as a JSON Pointer; empty if none does.
    """

    text: Bilingual
    facts: tuple[Fact, ...] = ()
    field: str = ""
    case: str = ""

    @property
    def sure(self) -> bool:
        """
        True if nothing is left to be known.
        """
        return not self.field


def signs(opening: Opening) -> list[Sign]:
    """
    Return all that speaks against an empty part on the day on which its site opens.
    """
    return [
        *(sign for dwelling in opening.part for sign in _signs_of(opening, dwelling)),
        *_others(opening, opening.part),
        *_out_of_sight(opening),
    ]


def signs_without_case(opening: Opening) -> list[Sign]:
    """
    Return what speaks against an empty part beside the households of which a case tells.
    """
    told = (
        *(sign for dwelling in opening.part for sign in _signs_of(opening, dwelling)),
        *_others(opening, opening.part),
        *_unmapped(opening),
        *_splits(opening),
    )
    return [sign for sign in told if not sign.case]


def _signs_of(opening: Opening, dwelling: Dwelling) -> Iterator[Sign]:
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
        yield Sign(text, (Fact("squatted", dwelling.id),))
    stays = opening.register.stays.get(dwelling.id, ())
    found = [stay_sign(opening, known, (path, case), stay) for path, case, stay in stays if stay.holds(opening.day)]
    told = [sign for sign in found if sign is not None]
    yield from told
    # A doubt does not keep its own record from telling more.
    if not any(sign.sure for sign in told):
        yield from _own_signs(opening, dwelling, known)


def stay_sign(opening: Opening, dwelling: Dwelling, placed: PlacedCase, stay: Stay) -> Sign | None:
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
            return Sign(text, facts, field=f"{path}/home_since", case=path)
    return Sign(text, facts, case=path)


def _hold(household: str, dwelling: Dwelling, hold: Hold, placed: PlacedCase) -> Sign | None:
    path, case = placed
    field = ""
    if hold.end is None:
        # That the keys are back may stand in the record of the dwelling alone.
        if any(step.event is DwellingEvent.FREE and hold.first <= step.happened_on for step in dwelling.history):
            return None
        until = Bilingual("fino a quando non si sa", "until when is not known")
        # An end that nobody wrote down may have come by then; of an urgent move alone is it not known.
        (index,) = (index for index, step in enumerate(case.history) if step.event is RelocationEvent.MOVE_URGENTLY)
        field = f"{path}/history/{index}/handed_back_on"
    else:
        until = Bilingual(f"riconsegnato {italian_day('il', hold.end)}", f"handed back on {say_day(hold.end, 'en')}")
    text = Bilingual(
        f"{household} tiene ancora l'alloggio {dwelling.id} ({until.it})",
        f"{household} still holds dwelling {dwelling.id} ({until.en})",
    )
    return Sign(text, (Fact("household", household), Fact("holds", dwelling.id)), field, path)


def _elsewhere(opening: Opening, case: Relocation) -> bool:
    """
    Return whether another case of a household says where it was on the day.
    """
    register = opening.register
    return any(
        episode.first is not None and episode.holds(opening.day)
        for other in register.households[case.household_on(register.view.on)]
        for episode in register.view.episodes(other)
    )


def _own_signs(opening: Opening, dwelling: Dwelling, known: Dwelling) -> Iterator[Sign]:
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
            yield Sign(text, (Fact("household", booking.household), Fact("uses", dwelling.id)))
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
        yield Sign(text, (Fact("held", dwelling.id),))
    elif _left(opening, dwelling, since):
        return
    elif since is not None:
        text = Bilingual(
            f"l'alloggio {dwelling.id} è rioccupato {italian_day('dal', since)}",
            f"dwelling {dwelling.id} is occupied again since {say_day(since, 'en')}",
        )
        yield Sign(text, (Fact("reoccupied", dwelling.id),))
    elif not dwelling.rotation:
        text = Bilingual(
            f"l'alloggio {dwelling.id} non risulta lasciato: per quanto si sa il suo nucleo è dentro",
            f"dwelling {dwelling.id} is not known to have been left: as far as is known its household is inside",
        )
        yield Sign(text, field=f"{opening.register.places[dwelling.id]}/history")


def _stock(step: DwellingStep) -> bool:
    # The list of the owner's stock tells of a dwelling that stood empty before.
    return any(document.kind is DocumentKind.STOCK_LIST for document in step.documents)


def _left(opening: Opening, dwelling: Dwelling, since: date | None) -> bool:
    """
    Return whether a case tells of a household that left a dwelling after a day, and by the day of the opening.
    """
    ends = (stay.end for _, _, stay in opening.register.stays.get(dwelling.id, ()))
    return any(end is not None and end <= opening.day and (since is None or since < end) for end in ends)


def _others(opening: Opening, part: Iterable[Dwelling]) -> Iterator[Sign]:
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
        yield Sign(text, (Fact("others_found", inspection.others),))
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
            yield Sign(text, (Fact("visited", name), Fact("others_met", met)))


def _out_of_sight(opening: Opening) -> Iterator[Sign]:
    """
    Yield what may be in the part and is not known to be: nothing that it holds is broken by it.
    """
    yield from _unmapped(opening)
    inside = {dwelling.id for dwelling in opening.part}
    for path, case in opening.register.may_be_for(opening.works):
        yield from _unlocated(opening, path, case, inside)
    yield from _splits(opening)


def _unmapped(opening: Opening) -> Iterator[Sign]:
    """
    Yield the dwellings that may be of the part, and that it has none.
    """
    works = opening.works
    if not opening.part:
        text = Bilingual("il documento non ne ha alloggi", "the document has no dwelling of it")
        yield Sign(text, field="/dwellings")
    for dwelling in opening.building:
        if works.part and not dwelling.part and any(True for _ in _signs_of(opening, dwelling)):
            text = Bilingual(
                f"dell'alloggio {dwelling.id}, abitato, non si sa in quale parte sia",
                f"dwelling {dwelling.id} is lived in, and of which part it is is not known",
            )
            yield Sign(text, field=f"{opening.register.places[dwelling.id]}/part")


def _splits(opening: Opening) -> Iterator[Sign]:
    inside = {dwelling.id for dwelling in opening.part}
    for case in opening.register.splits:
        if case.dwelling in inside:
            yield from _split_off(opening, case)


def _unlocated(opening: Opening, path: str, case: Relocation, inside: set[str]) -> Iterator[Sign]:
    """
    Yield the home of a household, or its first one that it still holds, that may lie in the part unseen.

    So it may where no building is known of it, and where the case is for these works and starts outside the part.
    """
    view = opening.register.view
    stays: list[Stay] = [
        *(stay for stay in view.episodes(case) if stay.dwelling not in inside and stay.kind is EpisodeKind.HOME),
        *(hold for hold in view.holds(case) if hold.dwelling not in inside and hold.dwelling == case.dwelling),
    ]
    for name in {stay.dwelling: None for stay in stays if stay.holds(opening.day)}:
        home = view.dwelling(name)
        # One may return to another building; but works take the home from which their case starts.
        outside = case.works != "" and name == case.dwelling
        if outside or home is None or not home.building:
            text = Bilingual(
                f"del caso {case.id} non risulta che l'alloggio, {name or 'ignoto'}, stia fuori dalla parte",
                f"of case {case.id} nothing says that its dwelling, {name or 'unknown'}, is outside the part",
            )
            known = home is not None and not outside
            # A dwelling that is not the first one is that of a return, which stands in a step.
            field = f"{path}/dwelling" if name == case.dwelling else f"{path}/history"
            yield Sign(text, field=f"{opening.register.places[name]}/building" if known else field, case=path)


def _split_off(opening: Opening, case: Relocation) -> Iterator[Sign]:
    """
    Yield each household that split off from one of the part and of which the document has no case.
    """
    for note in case.annotations:
        fresh = of_split(note) and note.on <= opening.day
        if fresh and opening.register.names.isdisjoint({note.case, note.household}):
            name = note.household or note.case or "?"
            text = Bilingual(
                f"il nucleo {name}, che si è diviso dal caso {case.id}, non ha un caso",
                f"household {name}, which split off from case {case.id}, has no case",
            )
            yield Sign(text, field="/relocations")
