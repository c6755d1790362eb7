"""
`one-open-case-per-household`: a household has at most one case that is not final.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Deferred, Kept, Rule, Severity, Verdict
from contratti_quartiere.views import View

_NAMED = 5
"""So many cases are named; of more, how many there are."""

_ONE = (Comparison("open_cases", Relation.AT_MOST, "1"),)

Placed = tuple[str, Relocation]
"""A case after its JSON Pointer."""


def check(view: View) -> Iterator[Verdict | Deferred]:
    """
    Count the open cases of each household, as successions left it on the day.
    """
    cases: dict[str, list[Placed]] = {}
    for path, case in view.relocations():
        cases.setdefault(case.household_on(view.on), []).append((path, case))
    for household, placed in cases.items():
        opened = {case.id: case for _, case in placed if case.open}
        running = [(path, case) for path, case in placed if case.id in opened and not _waits(case, opened)]
        if len(running) < 2:
            yield Deferred.to(Kept, _kept, household, placed, running)
        else:
            yield from (_breach(path, household, running) for path, _ in running[1:])


def _waits(case: Relocation, opened: Mapping[str, Relocation]) -> bool:
    """
    Return whether a case of which nothing is on record is to follow one that is still open: it has not begun.
    """
    passed: set[str] = set()
    # Cases that name each other as the earlier one wait for nothing.
    while not (case.history or case.annotations) and case.previous_case in opened and case.id not in passed:
        passed.add(case.id)
        case = opened[case.previous_case]
    return bool(passed) and case.id not in passed


def _breach(path: str, household: str, running: list[Placed]) -> Breach:
    first = running[:_NAMED]
    it, en = (", ".join(f"{case.id} ({case.state.say(lang)})" for _, case in first) for lang in Lang)
    more = ", …" if len(running) > _NAMED else ""
    return Breach(
        path=path,
        message=Bilingual(
            f"il nucleo {household} ha {len(running)} casi non conclusi: {it}{more}",
            f"household {household} has {len(running)} cases that are not final: {en}{more}",
        ),
        facts=(
            Fact("household", household),
            Fact("open_cases", len(running)),
            *(Fact("open_case", case.id) for _, case in first),
        ),
        comparisons=_ONE,
    )


def _kept(household: str, placed: list[Placed], running: list[Placed]) -> Kept:
    path, _ = (running or placed)[-1]
    return Kept(
        path=path,
        message=Bilingual(
            f"casi del nucleo {household}: {len(placed)}, non conclusi: {len(running)}",
            f"cases of household {household}: {len(placed)}, not final: {len(running)}",
        ),
        facts=(
            Fact("household", household),
            Fact("cases", len(placed)),
            Fact("open_cases", len(running)),
            *(Fact("open_case", case.id) for _, case in running),
        ),
        comparisons=_ONE,
    )


def keeps() -> Programme:
    """
    Return a case returned in 2018, and a new one of the same household, opened in 2020, that names it.
    """
    first = (
        Relocation(household="H1", id="caso-1")
        .advance(RelocationEvent.MOVE_URGENTLY, on=date(2018, 1, 10), handed_back_on=date(2018, 1, 10))
        .advance(RelocationEvent.OFFER_RETURN, on=date(2018, 11, 5))
        .advance(RelocationEvent.RETURN_HOME, on=date(2018, 12, 4))
    )
    second = Relocation(household="H1", id="caso-2", previous_case="caso-1")
    return Programme(relocations=(first, second.advance(RelocationEvent.INFORM, on=date(2020, 3, 2))))


def breaks() -> Programme:
    """
    Return two open cases of one household.
    """
    cases = (Relocation(household="H1", id=f"caso-{n}") for n in (1, 2))
    return Programme(relocations=tuple(case.advance(RelocationEvent.INFORM, on=date(2018, 1, 10)) for case in cases))


RULE = Rule(
    id="one-open-case-per-household",
    title=Bilingual("Un solo caso aperto per nucleo", "One open case for each household"),
    it="Un nucleo ha al più un caso non concluso.",
    en="A household has at most one case that is not final.",
    source=LegalSource("storia dei casi", "", Mark.LOGIC),
    severity=Severity.ERROR,
    why=Bilingual(
        "Due casi aperti dicono due cose diverse di dove abita lo stesso nucleo e di che cosa gli spetta.",
        "Two open cases say two different things of where one household lives and what it is owed.",
    ),
    needs=Bilingual(
        "i casi di ogni nucleo, subentri compresi, il loro stato e il caso precedente; un nucleo che si scinde"
        " diventa due nuclei",
        "the cases of each household, successions included, their state and the case before; a household that splits"
        " becomes two",
    ),
    reads=("relocations",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
