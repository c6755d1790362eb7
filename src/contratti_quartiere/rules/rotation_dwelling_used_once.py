"""
`rotation-dwelling-used-once`: the bookings of a rotation dwelling do not overlap, restoration included.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import AnnotationKind
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View

_APART = (Comparison("earlier_until", Relation.LESS, "later_from"),)
_ENDED = (Comparison("earlier_ended", Relation.EQUAL, "true"),)
_NO_CLASH = (Comparison("clashes", Relation.EQUAL, "0"),)

Lineages = dict[str, frozenset[str]]
"""By household: its cases, those from which they split off, those from which these did, and so on."""


def check(view: View) -> Iterator[Verdict]:
    """
    Compare the bookings of each dwelling, two by two; a household and those that split off from it count as one.
    """
    lineages = _lineages(view)
    for path, dwelling in view.dwellings():
        if dwelling.bookings:
            clashes = tuple(_clashes(path, dwelling, lineages))
            yield from clashes or (_kept(path, dwelling),)
        elif dwelling.rotation:
            yield NotApplicable(
                path=path,
                message=Bilingual(
                    f"l'alloggio volano {dwelling.id} non ha prenotazioni",
                    f"rotation dwelling {dwelling.id} has no bookings",
                ),
            )


def _lineages(view: View) -> Lineages:
    origins = {case.id: case.origin for _, case in view.relocations()}
    found: Lineages = {}
    for _, case in view.relocations():
        lineage: set[str] = set()
        name = case.id
        # A case may name itself as its origin, or one that is not in the document.
        while name and name not in lineage:
            lineage.add(name)
            name = origins.get(name, "")
        for household in _bearers(case):
            found[household] = found.get(household, frozenset()) | lineage
    return found


def _bearers(case: Relocation) -> set[str]:
    # After a succession the case goes on: it is the same use under another name.
    successions = (note.household for note in case.annotations if note.kind is AnnotationKind.SUCCESSION)
    return {case.household, *successions}


def _clashes(path: str, dwelling: Dwelling, lineages: Lineages) -> Iterator[Breach]:
    in_time = sorted(enumerate(dwelling.bookings), key=lambda entry: entry[1].first)
    for place, (index, later) in enumerate(in_time):
        # The first one says it; to name all would fill a report with pairs.
        for _, earlier in in_time[:place]:
            if earlier.clashes(later) and not _one_use(earlier.household, later.household, lineages):
                yield _breach(f"{path}/bookings/{index}", dwelling, earlier, later)
                break


def _one_use(one: str, other: str, lineages: Lineages) -> bool:
    nobody = frozenset[str]()
    return one == other or not lineages.get(one, nobody).isdisjoint(lineages.get(other, nobody))


def _breach(path: str, dwelling: Dwelling, earlier: RotationBooking, later: RotationBooking) -> Breach:
    last = min((day for day in (earlier.last, later.last) if day is not None), default=None)
    facts = (
        Fact("dwelling", dwelling.id),
        Fact("earlier", earlier.household),
        Fact("later", later.household),
        Fact("later_from", later.first),
        Fact("earlier_ended", value=False) if earlier.last is None else Fact("earlier_until", earlier.last),
    )
    return Breach(
        path=path,
        message=Bilingual(
            f"l'alloggio volano {dwelling.id} è di {earlier.household} ({_days(earlier).it}) e di {later.household}"
            f" ({_days(later).it}): sono insieme {_span(later.first, last).it}",
            f"rotation dwelling {dwelling.id} is taken by {earlier.household} ({_days(earlier).en}) and by"
            f" {later.household} ({_days(later).en}): both at once {_span(later.first, last).en}",
        ),
        facts=facts,
        comparisons=_ENDED if earlier.last is None else _APART,
    )


def _days(booking: RotationBooking) -> Bilingual:
    span = _span(booking.first, booking.last)
    if booking.restoration_to is None:
        return span
    return Bilingual(f"{span.it}, ripristino compreso", f"{span.en}, restoration included")


def _span(first: date, last: date | None) -> Bilingual:
    if last is None:
        return Bilingual(
            f"{italian_day('dal', first)} senza fine nota", f"from {say_day(first, 'en')} with no known end"
        )
    return Bilingual(
        f"{italian_day('dal', first)} {italian_day('al', last)}",
        f"from {say_day(first, 'en')} to {say_day(last, 'en')}",
    )


def _kept(path: str, dwelling: Dwelling) -> Kept:
    count = len(dwelling.bookings)
    return Kept(
        path=f"{path}/bookings",
        message=Bilingual(
            f"le prenotazioni dell'alloggio volano {dwelling.id} ({count}) non si sovrappongono, ripristino compreso",
            f"the bookings of rotation dwelling {dwelling.id} ({count}) do not overlap, restoration included",
        ),
        facts=(Fact("dwelling", dwelling.id), Fact("bookings", count), Fact("clashes", 0)),
        comparisons=_NO_CLASH,
    )


def _example(second: date) -> Programme:
    bookings = (
        RotationBooking(
            household="H1",
            in_use_from=date(2018, 1, 10),
            in_use_to=date(2018, 9, 30),
            restoration_to=date(2018, 10, 20),
        ),
        RotationBooking(household="H2", in_use_from=second),
    )
    return Programme(dwellings=(Dwelling(id="V1", rotation=True, bookings=bookings),))


def keeps() -> Programme:
    """
    Return a dwelling of H1 from 10 January to 30 September 2018, restored to 20 October, and of H2 from the day after.
    """
    return _example(date(2018, 10, 21))


def breaks() -> Programme:
    """
    Return the same, with H2 in it from 15 September 2018.
    """
    return _example(date(2018, 9, 15))


RULE = Rule(
    id="rotation-dwelling-used-once",
    title=Bilingual("Alloggio volano usato una volta sola", "Rotation dwelling used once"),
    it="Le prenotazioni di un alloggio volano non si sovrappongono, ripristino compreso.",
    en="The bookings of a rotation dwelling do not overlap, restoration included.",
    source=LegalSource("giorni delle prenotazioni", "", Mark.LOGIC),
    severity=Severity.ERROR,
    why=Bilingual(
        "Due nuclei con lo stesso alloggio lo stesso giorno: uno dei due, il giorno del trasloco, non ha dove andare.",
        "Two households with one dwelling on one day: on the day of the move one of them has nowhere to go.",
    ),
    needs=Bilingual(
        "le prenotazioni di ogni alloggio volano: nucleo, riserva, uso, ripristino; i casi nati da una scissione",
        "the bookings of each rotation dwelling: household, reservation, use, restoration; cases born of a split",
    ),
    reads=("dwellings", "relocations"),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
