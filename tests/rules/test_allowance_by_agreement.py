"""
`allowance-by-agreement`: whether a lump sum goes beyond what the agreement gives for the dwelling that was left.
"""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.allowances import Allowance, AllowanceKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.evidence import Role
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.report import validate
from contratti_quartiere.rules.allowance_by_agreement import RULE
from contratti_quartiere.sources import Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
MOVED, BACK = date(2007, 6, 4), date(2010, 3, 1)
LUMP_SUM, MOVER, UTILITIES = AllowanceKind.LUMP_SUM, AllowanceKind.MOVER, AllowanceKind.UTILITIES
DUE, PAID = AnnotationKind.ALLOWANCE_DUE, AnnotationKind.ALLOWANCE_PAID
UNIONS = "accordo ALER-sindacati"
AGREED = PARAMETERS.override("moving_allowance", "m2 55:700 1000", source="example")
FIGURES = (Figure.of(AGREED["moving_allowance"], AGREED["moving_allowance"].required(MOVED)),)
A1 = Dwelling(id="A1", rooms=2, floor_area=Decimal(52))
MOVED_ON, UNDER = Fact("moved_on", MOVED), Fact("agreement", UNIONS)
WITHIN = tuple(Comparison(word, Relation.AT_MOST, "ceiling") for word in ("due", "paid"))
IT = "trasloco del 4 giugno 2007 secondo «accordo ALER-sindacati»"
EN = "move of 4 June 2007 under 'accordo ALER-sindacati'"
LOOK = (
    "guardare l'accordo: un tetto non dice che cosa spetti a un nucleo",
    "look at the agreement: a ceiling does not say what a household is to get",
)


def moved(event: E = E.MOVE_TEMPORARILY, *, dwelling: str = "A1") -> Relocation:
    """
    Return a case of a household that has moved out of a dwelling, with all its steps on one day.
    """
    case = Relocation(household="H1", dwelling=dwelling)
    for step in (E.INTERVIEW, E.ADMIT, E.OFFER, E.ACCEPT, E.GIVE_NOTICE, event):
        case = case.advance(step, on=MOVED)
    return case


RETURNED = moved().advance(E.OFFER_RETURN, on=BACK).advance(E.RETURN_HOME, on=BACK)


def paid(
    amount: str | None,
    *,
    kind: AllowanceKind = LUMP_SUM,
    note: AnnotationKind = PAID,
    agreement: str = UNIONS,
    payer: Role | None = Role.OWNER,
    **facts: Any,
) -> Annotation:
    """
    Return a lump sum that was paid under the agreement, if nothing else is said.
    """
    euro = None if amount is None else Euro(amount)
    allowance = Allowance(kind=kind, amount=euro, payer=payer, agreement=agreement, **facts)
    return Annotation(kind=note, on=MOVED, allowance=allowance)


def all_judged(
    case: Relocation,
    *notes: Annotation,
    dwellings: tuple[Dwelling, ...] = (A1,),
    parameters: Parameters = AGREED,
    on: date = TODAY,
) -> list[Verdict]:
    """
    Return all that the rule says of one case as of a day.
    """
    programme = Programme(dwellings=dwellings, relocations=(attrs.evolve(case, annotations=notes),)).as_of(on)
    return list(RULE.check(View(programme=programme, on=on, parameters=parameters)))


def judged(case: Relocation, *notes: Annotation, **facts: Any) -> Verdict:
    """
    Return the one thing that the rule says of one case.
    """
    (verdict,) = all_judged(case, *notes, **facts)
    return verdict


def test_within() -> None:
    """
    Published: "52 m², 700.00" keeps the rule.
    """
    assert Kept(
        path="/relocations/0/annotations/0",
        message=Bilingual(
            f"{IT}, superficie 52,00 m², fino a 700,00 €: contributo dovuto 700,00 €, pagato 650,00 €",
            f"{EN}, floor area 52.00 m², up to €700.00: allowance due €700.00, paid €650.00",
        ),
        facts=(
            MOVED_ON,
            UNDER,
            Fact("floor_area_dm2", 5200),
            Fact("due", Euro("700.00")),
            Fact("paid", Euro("650.00")),
            Fact("ceiling", Euro("700.00")),
        ),
        figures=FIGURES,
        comparisons=WITHIN,
    ) == judged(moved(), paid("650.00"), paid("700.00", note=DUE))


def test_beyond() -> None:
    """
    Published: "52 m², 900.00" breaks the rule, which says nothing of what the household is to get.
    """
    assert Breach(
        path="/relocations/0/annotations/0",
        message=Bilingual(
            f"{IT}, superficie 52,00 m², fino a 700,00 €: contributo pagato 900,00 €; {LOOK[0]}",
            f"{EN}, floor area 52.00 m², up to €700.00: allowance paid €900.00; {LOOK[1]}",
        ),
        facts=(
            MOVED_ON,
            UNDER,
            Fact("floor_area_dm2", 5200),
            Fact("paid", Euro("900.00")),
            Fact("ceiling", Euro("700.00")),
        ),
        figures=FIGURES,
        comparisons=WITHIN[1:],
    ) == judged(moved(), paid("900.00"))


def test_nothing_on_record() -> None:
    """
    Published: "a move under that agreement with no allowance on record" breaks the rule.
    """
    assert Breach(
        path="/relocations/0/annotations",
        message=Bilingual(
            f"{IT}: nessun contributo risulta; guardare se l'accordo lo prevede",
            f"{EN}: no allowance is on record; look whether the agreement provides for one",
        ),
        facts=(MOVED_ON, UNDER, Fact("allowances", 0)),
        figures=FIGURES,
        comparisons=(Comparison("allowances", Relation.MORE, "0"),),
    ) == judged(moved(), paid("50.00", kind=UTILITIES, agreement=""), paid("180.00", kind=UTILITIES))


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        pytest.param([paid("700.01")], Breach, id="a cent beyond"),
        pytest.param([paid("900.00", note=DUE), paid("700.00")], Breach, id="more due than the ceiling"),
        pytest.param([paid("700.00", note=DUE), paid("900.00")], Breach, id="more paid than the ceiling"),
        pytest.param([paid("400.00"), paid("300.00")], Kept, id="in two parts"),
        pytest.param([paid("400.00"), paid("300.01")], Breach, id="in two parts, a cent beyond"),
        pytest.param([paid("400.00"), paid("300.01", set_off=True)], Breach, id="a part set off is paid"),
        pytest.param([paid("900.00", payer=Role.HOUSEHOLD), paid("700.00")], Kept, id="what the household bears"),
        pytest.param([paid("700.00"), paid("900.00", kind=MOVER)], Kept, id="the mover is no lump sum"),
        pytest.param([paid("400.00", agreement=""), paid("200.00")], Kept, id="one of two names the agreement"),
        pytest.param([paid("700.00", payer=None)], Kept, id="by whomever"),
    ],
)
def test_sums_of_one_move(notes: list[Annotation], expected: type[Verdict]) -> None:
    """
    What is due for one move, and what was paid or set off, are each added up and set against the ceiling.
    """
    assert expected is type(judged(moved(), *notes))


@pytest.mark.parametrize(
    ("area", "amount", "expected"),
    [
        pytest.param("55", "700.00", Kept, id="55 m², 700"),
        pytest.param("55", "700.01", Breach, id="55 m², a cent more"),
        pytest.param("55.01", "1000.00", Kept, id="above 55 m², 1,000"),
        pytest.param("55.01", "1000.01", Breach, id="above 55 m², a cent more"),
    ],
)
def test_agreement_of_the_mid_2000s(area: str, amount: str, expected: type[Verdict]) -> None:
    """
    "Up to 700 for dwellings up to 55 m², up to 1,000 above".
    """
    dwelling = attrs.evolve(A1, floor_area=Decimal(area))

    assert expected is type(judged(moved(), paid(amount), dwellings=(dwelling,)))


BY_ROOMS = PARAMETERS.override("moving_allowance", "vani 1:375 2000", source="example")


def test_by_rooms() -> None:
    """
    "375 to 2,000 by rooms": an agreement may go by rooms, and the area need not be known.
    """
    verdict = judged(moved(), paid("2000.00"), dwellings=(Dwelling(id="A1", rooms=2),), parameters=BY_ROOMS)

    assert isinstance(verdict, Kept)
    assert Fact("rooms", 2) in verdict.facts


def test_two_moves() -> None:
    """
    Sums that name their moves are set against the ceiling move by move, each with its own day.
    """
    verdicts = all_judged(RETURNED, paid("700.00", move=MOVED), paid("700.00", move=BACK), paid("0.01", move=MOVED))

    assert [(Breach, MOVED_ON), (Kept, Fact("moved_on", BACK))] == [
        (type(verdict), verdict.facts[0]) for verdict in verdicts
    ]


def since(day: date) -> Parameters:
    """
    Return figures by which the agreement holds from a day on.
    """
    return PARAMETERS.override("moving_allowance", "m2 55:700 1000", source="example", since=day)


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        pytest.param(since(MOVED - DAY), Breach, id="agreement from the day before"),
        pytest.param(since(MOVED), Breach, id="agreement from that day"),
        pytest.param(since(MOVED + DAY), Missing, id="agreement from the day after"),
        pytest.param(
            PARAMETERS.override("moving_allowance", "m2 700", source="example", until=MOVED + DAY),
            Breach,
            id="agreement until that day",
        ),
        pytest.param(
            PARAMETERS.override("moving_allowance", "m2 700", source="example", until=MOVED),
            Missing,
            id="agreement until the day before",
        ),
    ],
)
@pytest.mark.parametrize(
    "notes",
    [pytest.param((paid("900.00"),), id="too much"), pytest.param((paid("180.00", kind=UTILITIES),), id="nothing")],
)
def test_agreement_in_force(parameters: Parameters, expected: type[Verdict], notes: tuple[Annotation, ...]) -> None:
    """
    "By the day of the move": an agreement that is not in force on that day says nothing.
    """
    assert expected is type(judged(moved(), *notes, parameters=parameters))


WHICH_MOVE = Missing(
    path="/relocations/0/annotations/0/allowance/move",
    message=Bilingual(
        "non si sa per quale trasloco sia il contributo, e l'accordo è cambiato fra l'uno e l'altro",
        "for which move the allowance is, is not known, and the agreement changed from one to another",
    ),
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(MOVED, Breach, id="it held for both"),
        pytest.param(MOVED + DAY, Missing, id="it came between"),
        pytest.param(BACK, Missing, id="it came on the day of the return"),
        pytest.param(BACK + DAY, Missing, id="it came after both"),
    ],
)
def test_move_that_is_not_named(day: date, expected: type[Verdict]) -> None:
    """
    A sum that names no move can be judged where the agreement is the same for all of them.
    """
    assert expected is type(judged(RETURNED, paid("900.00"), parameters=since(day)))


def test_which_move() -> None:
    """
    Where the agreement changed from one move to another, the field that would say which is named.
    """
    assert WHICH_MOVE == judged(RETURNED, paid("900.00"), parameters=since(BACK))


def test_same_agreement_set_twice() -> None:
    """
    An agreement that was renewed with the same amounts is the same for both moves.
    """
    twice = PARAMETERS.override("moving_allowance", "m2 700", source="accordo", until=BACK).override(
        "moving_allowance", "m2 700", source="rinnovo", since=BACK
    )

    assert Breach is type(judged(RETURNED, paid("900.00"), parameters=twice))


@pytest.mark.parametrize(
    ("case", "on"),
    [
        pytest.param(Relocation(household="H1"), TODAY, id="no step"),
        pytest.param(moved(), MOVED - DAY, id="day before the move"),
    ],
)
def test_no_move(case: Relocation, on: date) -> None:
    """
    Where nobody has moved there is no allowance to compare.
    """
    assert NotApplicable(path="/relocations/0", message=Bilingual("nessuno spostamento", "no move")) == judged(
        case, paid("900.00"), on=on
    )


@pytest.mark.parametrize("event", [E.MOVE_TEMPORARILY, E.MOVE_PERMANENTLY, E.MOVE_URGENTLY])
def test_each_move(event: E) -> None:
    """
    Each way out is a move, for a time or for good, planned or urgent.
    """
    assert Breach is type(judged(moved(event), paid("900.00")))


def test_further_moves() -> None:
    """
    A further move and the return are moves too, of which the agreement may be another.
    """
    again = moved().advance(E.MOVE_AGAIN, on=BACK)

    assert [WHICH_MOVE, WHICH_MOVE] == [
        judged(case, paid("900.00"), parameters=since(BACK)) for case in (again, RETURNED)
    ]


def test_mover() -> None:
    """
    Where a mover does the move there is no lump sum to compare, and none is missed.
    """
    assert NotApplicable(
        path="/relocations/0",
        message=Bilingual(
            "il trasloco è fatto da un traslocatore: nessuna somma forfettaria da confrontare",
            "a mover does the move: there is no lump sum to compare",
        ),
    ) == judged(moved(), paid("900.00", kind=MOVER))


def test_mover_of_the_household() -> None:
    """
    A mover that the household bears is no allowance.
    """
    notes = (paid("640.00", kind=MOVER, payer=Role.HOUSEHOLD), paid("180.00", kind=UTILITIES))

    assert Breach is type(judged(moved(), *notes))


NO_AGREEMENT = Missing(
    path="/relocations/0/annotations",
    message=Bilingual(
        "nessun contributo risulta, e nessun accordo su cui si fondi",
        "no allowance is on record, and no agreement on which one would rest",
    ),
)


@pytest.mark.parametrize(
    "notes",
    [
        pytest.param((), id="nothing noted"),
        pytest.param((Annotation(kind=PAID, on=MOVED),), id="a payment without a sum"),
        pytest.param((paid("180.00", kind=UTILITIES, agreement=""),), id="utilities under no agreement"),
        pytest.param((paid("900.00", payer=Role.HOUSEHOLD),), id="what the household bears"),
    ],
)
def test_no_allowance_and_no_agreement(notes: tuple[Annotation, ...]) -> None:
    """
    "No agreement named: undecided", however little was given.
    """
    assert NO_AGREEMENT == judged(moved(), *notes)


def test_no_agreement_named() -> None:
    """
    "No agreement named: undecided": a sum that names none is not set against any.
    """
    assert Missing(
        path="/relocations/0/annotations/1/allowance/agreement",
        message=Bilingual(
            "il contributo non dice su quale accordo si fonda", "the allowance does not say on which agreement it rests"
        ),
    ) == judged(moved(), paid("180.00", kind=UTILITIES), paid("900.00", agreement=""))


@pytest.mark.parametrize(
    "notes",
    [pytest.param((paid("900.00"),), id="too much"), pytest.param((paid("180.00", kind=UTILITIES),), id="nothing")],
)
def test_no_figure_set(notes: tuple[Annotation, ...]) -> None:
    """
    Where nobody has written what the agreement says it cannot be said, and the parameter is named.
    """
    assert Missing(
        path="/relocations/0/annotations/0",
        message=Bilingual(
            "nessuno ha scritto che cosa dice l'accordo (moving_allowance)",
            "nobody has written what the agreement says (moving_allowance)",
        ),
        cause=MissingCause.NOT_SET,
        parameter="moving_allowance",
        facts=(MOVED_ON,),
    ) == judged(moved(), *notes, parameters=PARAMETERS)


def test_no_amount() -> None:
    """
    Where nobody wrote how much one of the sums is, that sum is named.
    """
    assert Missing(
        path="/relocations/0/annotations/1/allowance/amount",
        message=Bilingual("non si sa di quanto sia il contributo", "how much the allowance is, is not known"),
        facts=(MOVED_ON,),
        figures=FIGURES,
    ) == judged(moved(), paid("900.00"), paid(None))


UNKNOWN = Dwelling(id="A1")
NO_DWELLING = Bilingual("l'alloggio lasciato non è nel documento", "the dwelling left is not in the document")


@pytest.mark.parametrize(
    ("case", "dwellings", "parameters", "path", "message"),
    [
        pytest.param(moved(), (), AGREED, "/relocations/0/dwelling", NO_DWELLING, id="dwelling not on record"),
        pytest.param(moved(dwelling=""), (A1,), AGREED, "/relocations/0/dwelling", NO_DWELLING, id="dwelling not said"),
        pytest.param(
            moved(),
            (Dwelling(id="A0"), UNKNOWN),
            AGREED,
            "/dwellings/1/floor_area",
            Bilingual(
                "non si conosce la superficie dell'alloggio lasciato", "the floor area of the dwelling left is unknown"
            ),
            id="floor area",
        ),
        pytest.param(
            moved(),
            (UNKNOWN,),
            BY_ROOMS,
            "/dwellings/0/rooms",
            Bilingual("non si conoscono i vani dell'alloggio lasciato", "the rooms of the dwelling left are unknown"),
            id="rooms",
        ),
    ],
)
def test_size_that_is_unknown(
    case: Relocation, dwellings: tuple[Dwelling, ...], parameters: Parameters, path: str, message: Bilingual
) -> None:
    """
    Where the size of the dwelling left is not known, the field is named.
    """
    figures = (Figure.of(parameters["moving_allowance"], parameters["moving_allowance"].required(MOVED)),)

    assert Missing(path=path, message=message, figures=figures) == judged(
        case, paid("900.00"), dwellings=dwellings, parameters=parameters
    )


def test_every_case_is_judged() -> None:
    """
    A household that is at home does not keep the next one from being judged.
    """
    case = attrs.evolve(moved(), annotations=(paid("900.00"),))
    programme = Programme(dwellings=(A1,), relocations=(Relocation(household="H0"), case))
    found = RULE.check(View(programme=programme, on=TODAY, parameters=AGREED))

    assert [(NotApplicable, "/relocations/0"), (Breach, "/relocations/1/annotations/0")] == [
        (type(verdict), verdict.path) for verdict in found
    ]


@pytest.mark.parametrize(
    ("example", "sums"),
    [
        pytest.param(RULE.keeps, [(LUMP_SUM, Euro("700.00"))], id="keeps"),
        pytest.param(RULE.breaks, [(LUMP_SUM, Euro("900.00")), (UTILITIES, Euro("180.00"))], id="breaks"),
    ],
)
def test_published_examples(example: Callable[[], Programme], sums: list[tuple[AllowanceKind, Euro]]) -> None:
    """
    Published: 52 m² and 700.00; 52 m² and 900.00, and a move under the agreement with no allowance on record.
    """
    programme = example()
    notes = [note.allowance for case in programme.relocations for note in case.annotations]

    assert ([Decimal(52)], sums) == (
        [dwelling.floor_area for dwelling in programme.dwellings],
        [(found.kind, found.amount) for found in notes if found is not None],
    )


def test_kind_is_known_before_the_words() -> None:
    """
    A report counts what is kept without reading it.
    """
    report = validate(RULE.keeps(), on=TODAY, parameters=AGREED, rules=(RULE,))

    assert [Kept] == [entry.kind for entry in report.entries]


@pytest.mark.parametrize("example", [RULE.keeps, RULE.breaks], ids=["keeps", "breaks"])
def test_examples_are_made_up(example: Callable[[], Programme]) -> None:
    """
    What the examples tell is marked as made up.
    """
    programme = example()
    origins = [found.provenance for found in programme.dwellings] + [
        found.provenance for found in programme.relocations
    ]

    assert {True} == {origin.illustrative for origin in origins}


def test_a_breach_is_advice() -> None:
    """
    "Never 'the household is entitled'": the rule gives advice, and rests on agreements whose texts were not read.
    """
    report = validate(RULE.breaks(), on=TODAY, parameters=AGREED, rules=(RULE,))

    assert (True, [Severity.ADVICE] * 2, Mark.COMMENTARY) == (
        report.valid,
        [entry.severity for entry in report.findings],
        RULE.source.mark,
    )


@given(st.integers(1, 12_000), st.integers(0, 200_000))
def test_broken_exactly_beyond_the_ceiling(hundredths: int, cents: int) -> None:
    """
    It is broken just where the sum is more than 700 euro up to 55 square metres, or 1,000 above.
    """
    area = Decimal(hundredths) / 100
    amount = Euro.from_cents(cents)
    verdict = judged(moved(), paid(amount.amount), dwellings=(attrs.evolve(A1, floor_area=area),))

    assert (cents > (70_000 if hundredths <= 5_500 else 100_000)) is isinstance(verdict, Breach)
