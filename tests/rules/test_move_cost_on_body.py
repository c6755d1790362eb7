"""
`move-cost-on-body`: whether what a move cost stays on the household, by what it paid or owes and what came back to it.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.allowances import Allowance, AllowanceKind, SetOff
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.case_money import case_account
from contratti_quartiere.evidence import Role
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.report import validate
from contratti_quartiere.rules.move_cost_on_body import RULE
from contratti_quartiere.sources import Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
FIRST_DAY = date(2017, 8, 8)
MOVED = date(2018, 6, 4)
HOUSEHOLD, OWNER, FIRM = Role.HOUSEHOLD, Role.OWNER, Role.CONTRACTOR
MOVER, LUMP_SUM = AllowanceKind.MOVER, AllowanceKind.LUMP_SUM
NOTHING = Euro("0.00")
NOBODY = (Comparison("charged", Relation.EQUAL, "0"),)
GIVEN_BACK = (Comparison("charged", Relation.AT_MOST, "given_back"),)
IT, EN = "trasloco d'ufficio per lavori del 4 giugno 2018", "ex-officio move for works of 4 June 2018"


def moved(event: E = E.MOVE_TEMPORARILY, *, on: date = MOVED) -> Relocation:
    """
    Return a case of a household that has moved, with all its steps on one day.
    """
    case = Relocation(household="H1")
    for step in (E.INTERVIEW, E.ADMIT, E.OFFER, E.ACCEPT, E.GIVE_NOTICE, event):
        case = case.advance(step, on=on)
    return case


def cost(
    amount: str | None,
    *,
    payer: Role | None = OWNER,
    kind: AllowanceKind = MOVER,
    note: AnnotationKind = AnnotationKind.ALLOWANCE_PAID,
    on: date = MOVED,
    **facts: Any,
) -> Annotation:
    """
    Return a sum that was paid, by the owner for the mover if nothing else is said.
    """
    euro = None if amount is None else Euro(amount)
    return Annotation(kind=note, on=on, allowance=Allowance(kind=kind, amount=euro, payer=payer, **facts))


def due(amount: str | None, **facts: Any) -> Annotation:
    """
    Return a sum that is due.
    """
    return cost(amount, note=AnnotationKind.ALLOWANCE_DUE, **facts)


BORNE = cost("640.00", payer=HOUSEHOLD)


def all_judged(case: Relocation, *notes: Annotation, on: date = TODAY) -> list[Verdict]:
    """
    Return all that the rule says of one case as of a day.
    """
    programme = Programme(relocations=(attrs.evolve(case, annotations=notes),)).as_of(on)
    return list(RULE.check(View(programme=programme, on=on, parameters=PARAMETERS)))


def judged(case: Relocation, *notes: Annotation, on: date = TODAY) -> Verdict:
    """
    Return the one thing that the rule says of one case as of a day.
    """
    (verdict,) = all_judged(case, *notes, on=on)
    return verdict


def missing(field: str, it: str, en: str) -> Missing:
    """
    Return what is said of a field of a sum that is missing.
    """
    return Missing(
        path=f"/relocations/0/annotations/{field}",
        message=Bilingual(f"{IT}: {it}", f"{EN}: {en}"),
        facts=(Fact("moved_on", MOVED),),
    )


PAYER = ("non si sa chi paghi il traslocatore", "who pays the mover is not known")
PAYEE = (
    "non si sa se la somma sia andata al nucleo, che aveva pagato, o all'impresa",
    "whether the sum went to the household, which had paid, or to the firm is not known",
)
AMOUNT = ("non si sa di quanto sia la somma", "how much the sum is, is not known")
NO_COST = Missing(
    path="/relocations/0/annotations",
    message=Bilingual(
        "non risulta quanto sia costato il trasloco, né chi l'abbia pagato",
        "what the move cost is not on record, nor who paid it",
    ),
)


def test_never_repaid() -> None:
    """
    Published: "mover 640.00, payer the household, never repaid" breaks the rule.
    """
    assert Breach(
        path="/relocations/0/annotations/0",
        message=Bilingual(
            f"{IT}: a carico del nucleo 640,00 €, a lui resi 0,00 €; gli restano 640,00 € di un costo che è dell'ente",
            f"{EN}: charged to the household €640.00, given back to it €0.00; €640.00 of a cost that is the body's stay"
            " on it",
        ),
        facts=(Fact("moved_on", MOVED), Fact("charged", Euro("640.00")), Fact("given_back", NOTHING)),
        comparisons=GIVEN_BACK,
    ) == judged(moved(), BORNE)


def test_paid_by_the_body() -> None:
    """
    Published: "mover 640.00, payer ALER" keeps the rule.
    """
    assert Kept(
        path="/relocations/0/annotations/0",
        message=Bilingual(
            f"{IT}: nulla risulta a carico del nucleo (traslocatore, proprietà)",
            f"{EN}: nothing is on record as charged to the household (mover, owner)",
        ),
        facts=(Fact("moved_on", MOVED), Fact("charged", NOTHING)),
        comparisons=NOBODY,
    ) == judged(moved(), cost("640.00"))


def test_given_back() -> None:
    """
    What the household advanced and got back to the cent does not stay on it.
    """
    assert Kept(
        path="/relocations/0/annotations/1",
        message=Bilingual(
            f"{IT}: a carico del nucleo 640,00 €, a lui resi 640,00 €; non gli resta nulla",
            f"{EN}: charged to the household €640.00, given back to it €640.00; nothing stays on it",
        ),
        facts=(Fact("moved_on", MOVED), Fact("charged", Euro("640.00")), Fact("given_back", Euro("640.00"))),
        comparisons=GIVEN_BACK,
    ) == judged(moved(), cost("640.00", payee=HOUSEHOLD), BORNE)


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        pytest.param([BORNE, cost("639.99", payee=HOUSEHOLD)], Breach, id="a cent stays"),
        pytest.param([BORNE, cost("700.00", kind=LUMP_SUM)], Kept, id="a lump sum"),
        pytest.param([BORNE, cost("700.00", kind=LUMP_SUM, set_off=True)], Kept, id="a lump sum set off: a payment"),
        pytest.param([BORNE, cost("640.00", set_off=True, against=SetOff.DEBT)], Kept, id="set off against a debt"),
        pytest.param([BORNE, due("640.00", payee=HOUSEHOLD)], Breach, id="due and not paid back"),
        pytest.param([due("640.00", payer=HOUSEHOLD)], Breach, id="the household owes it"),
        pytest.param([due("640.00")], Kept, id="the body owes it"),
        pytest.param([due("700.00", kind=LUMP_SUM, payer=None)], Kept, id="a lump sum due from whomever"),
        pytest.param([cost("640.00", payer=None, payee=HOUSEHOLD)], Kept, id="to the household from whomever"),
        pytest.param([cost("640.00", payer=None, set_off=True)], Kept, id="set off by whomever"),
        pytest.param([cost(None)], Kept, id="the body paid it, however much"),
        pytest.param([cost("300.00", kind=LUMP_SUM, payer=HOUSEHOLD)], Breach, id="a lump sum paid by the household"),
        pytest.param([BORNE, cost("640.00", kind=AllowanceKind.UTILITIES, payee=HOUSEHOLD)], Breach, id="utilities"),
        pytest.param(
            [cost("640.00"), cost("180.00", kind=AllowanceKind.UTILITIES, payer=HOUSEHOLD)],
            Kept,
            id="what beyond the move is cost was not read",
        ),
    ],
)
def test_what_stays(notes: list[Annotation], expected: type[Verdict]) -> None:
    """
    The rule is broken where something of the cost of the move itself stays on the household.
    """
    assert expected is type(judged(moved(), *notes))


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        pytest.param([cost("640.00"), cost("5.00", payer=None)], ("1/allowance/payer", *PAYER), id="payer"),
        pytest.param([due("640.00", payer=None)], ("0/allowance/payer", *PAYER), id="payer of what is due"),
        pytest.param([BORNE, cost("640.00")], ("1/allowance/payee", *PAYEE), id="payee"),
        pytest.param([BORNE, cost("640.00", payer=None)], ("1/allowance/payer", *PAYER), id="payer and payee"),
        pytest.param([cost(None, payer=HOUSEHOLD)], ("0/allowance/amount", *AMOUNT), id="amount charged"),
        pytest.param([BORNE, cost(None, payee=HOUSEHOLD)], ("1/allowance/amount", *AMOUNT), id="amount given back"),
    ],
)
def test_what_would_decide(notes: list[Annotation], expected: tuple[str, str, str]) -> None:
    """
    Where what stays on the household hangs on something that nobody wrote down, the field is named.
    """
    assert missing(*expected) == judged(moved(), *notes)


@pytest.mark.parametrize(
    "notes",
    [
        pytest.param((), id="nothing noted"),
        pytest.param((Annotation(kind=AnnotationKind.NOTE, on=MOVED),), id="no cost noted"),
        pytest.param((Annotation(kind=AnnotationKind.ALLOWANCE_PAID, on=MOVED),), id="a payment without a sum"),
        pytest.param((cost("180.00", kind=AllowanceKind.UTILITIES),), id="utilities only"),
    ],
)
def test_no_cost_on_record(notes: tuple[Annotation, ...]) -> None:
    """
    A move of which no cost is on record is undecided, and never taken for paid by the body.
    """
    assert NO_COST == judged(moved(), *notes)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(FIRST_DAY - DAY, NotApplicable, id="day before"),
        pytest.param(FIRST_DAY, Breach, id="first day"),
        pytest.param(FIRST_DAY + DAY, Breach, id="day after"),
        pytest.param(TODAY, Breach, id="today"),
    ],
)
def test_first_day(on: date, expected: type[Verdict]) -> None:
    """
    "From 2017-08-08, by the day of the move": the regulation judges no earlier move.
    """
    assert expected is type(judged(moved(on=on), BORNE))


def test_before_the_first_day() -> None:
    """
    "Before its first day: by agreement only, not applicable", and the last move is shown.
    """
    day = FIRST_DAY - DAY

    assert NotApplicable(
        path="/relocations/0/history/5",
        message=Bilingual(
            "trasloco del 7 agosto 2017, prima dell'8 agosto 2017: il costo era regolato solo da accordi",
            "move of 7 August 2017, before 8 August 2017: its cost was a matter of agreements only",
        ),
        facts=(Fact("moved_on", day),),
    ) == judged(moved(on=day), BORNE)


@pytest.mark.parametrize(
    ("case", "on"),
    [
        pytest.param(Relocation(household="H1"), TODAY, id="no step"),
        pytest.param(moved(), MOVED - DAY, id="day before the move"),
    ],
)
def test_no_move(case: Relocation, on: date) -> None:
    """
    Where nobody has moved there is no cost of a move.
    """
    assert NotApplicable(path="/relocations/0", message=Bilingual("nessuno spostamento", "no move")) == judged(
        case, BORNE, on=on
    )


@pytest.mark.parametrize("event", [E.MOVE_TEMPORARILY, E.MOVE_PERMANENTLY, E.MOVE_URGENTLY])
def test_each_move(event: E) -> None:
    """
    Each way out is a move, for a time or for good, planned or urgent.
    """
    assert Breach is type(judged(moved(event), BORNE))


OUT = FIRST_DAY - DAY
BACK = date(2018, 12, 4)
BACK_HOME = moved(on=OUT).advance(E.OFFER_RETURN, on=BACK).advance(E.RETURN_HOME, on=BACK)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(BACK_HOME, id="back home"),
        pytest.param(moved(on=OUT).advance(E.MOVE_AGAIN, on=BACK), id="a further move"),
    ],
)
@pytest.mark.parametrize(
    ("move", "expected"),
    [
        pytest.param(OUT, Missing, id="day before the first"),
        pytest.param(FIRST_DAY, Breach, id="first day"),
        pytest.param(BACK, Breach, id="the later move"),
        pytest.param(None, Missing, id="not said"),
    ],
)
def test_move_out_before_and_another_after(case: Relocation, move: date | None, expected: type[Verdict]) -> None:
    """
    Of a case that moved before the first day and after it, what is for the earlier move is not judged.
    """
    assert expected is type(judged(case, cost("640.00", payer=HOUSEHOLD, move=move)))


def test_which_move() -> None:
    """
    Where it is not said for which of the two the household paid, the field is named.
    """
    assert Missing(
        path="/relocations/0/annotations/1/allowance/move",
        message=Bilingual(
            "trasloco d'ufficio per lavori del 4 dicembre 2018: non si sa per quale trasloco il nucleo abbia pagato, e"
            " uno è di prima dell'8 agosto 2017",
            "ex-officio move for works of 4 December 2018: for which move the household paid is not known, and one was"
            " before 8 August 2017",
        ),
        facts=(Fact("moved_on", BACK),),
    ) == judged(BACK_HOME, cost("600.00", payer=HOUSEHOLD, move=BACK), BORNE)


@pytest.mark.parametrize(
    ("notes", "path"),
    [
        pytest.param([BORNE, cost("640.00", payee=HOUSEHOLD)], "0", id="given back, whichever it was for"),
        pytest.param([cost("640.00", payer=HOUSEHOLD, move=OUT), cost("600.00", move=BACK)], "1", id="each its own"),
    ],
)
def test_kept_whichever_move_it_was_for(notes: list[Annotation], path: str) -> None:
    """
    Where nothing stays on the household of what may be for the later move, it need not be said for which it was.
    """
    verdict = judged(BACK_HOME, *notes)

    assert (Kept, f"/relocations/0/annotations/{path}") == (type(verdict), verdict.path)


def test_cost_of_a_day() -> None:
    """
    On the day before it was given back the cost stays on the household, and it points into the whole document.
    """
    back = MOVED + 30 * DAY
    programme = Programme(
        relocations=(attrs.evolve(moved(), annotations=(cost("640.00", payee=HOUSEHOLD, on=back), BORNE)),)
    )

    assert [[(Breach, "/relocations/0/annotations/1")], [(Kept, "/relocations/0/annotations/1")]] == [
        [(type(entry.verdict), entry.verdict.path) for entry in validate(programme, on=on, rules=(RULE,)).entries]
        for on in (back - DAY, back)
    ]


def test_mover_and_lump_sum_of_the_household() -> None:
    """
    Each kind that was charged to the household is judged by itself.
    """
    found = all_judged(moved(), BORNE, cost("300.00", payer=HOUSEHOLD, kind=LUMP_SUM))

    assert [(Breach, "/relocations/0/annotations/0"), (Breach, "/relocations/0/annotations/1")] == [
        (type(verdict), verdict.path) for verdict in found
    ]


def test_payer_of_a_lump_sum_that_nobody_knows() -> None:
    """
    A lump sum goes to the household, whoever pays it, and no payer is named.
    """
    verdict = judged(moved(), cost("700.00", kind=LUMP_SUM, payer=None))

    assert (
        Bilingual(
            f"{IT}: nulla risulta a carico del nucleo (somma forfettaria)",
            f"{EN}: nothing is on record as charged to the household (lump sum)",
        )
        == verdict.message
    )


def test_every_case_is_judged() -> None:
    """
    A household that is at home does not keep the next one from being judged.
    """
    programme = Programme(relocations=(Relocation(household="H0"), attrs.evolve(moved(), annotations=(BORNE,))))
    found = RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS))

    assert [(NotApplicable, "/relocations/0"), (Breach, "/relocations/1/annotations/0")] == [
        (type(verdict), verdict.path) for verdict in found
    ]


@pytest.mark.parametrize(
    ("example", "payer"),
    [pytest.param(RULE.keeps, OWNER, id="keeps"), pytest.param(RULE.breaks, HOUSEHOLD, id="breaks")],
)
def test_published_examples(example: Callable[[], Programme], payer: Role) -> None:
    """
    Published: a mover of 640.00, paid by the owner, and paid by the household.
    """
    (case,) = example().relocations

    assert [(MOVER, Euro("640.00"), payer)] == [
        (note.allowance.kind, note.allowance.amount, note.allowance.payer)
        for note in case.annotations
        if note.allowance is not None
    ]


def test_kind_is_known_before_the_words() -> None:
    """
    A report counts what is kept without reading it.
    """
    report = validate(RULE.keeps(), on=TODAY, rules=(RULE,))

    assert [Kept] == [entry.kind for entry in report.entries]


@pytest.mark.parametrize("example", [RULE.keeps, RULE.breaks], ids=["keeps", "breaks"])
def test_examples_are_made_up(example: Callable[[], Programme]) -> None:
    """
    What the examples tell is marked as made up.
    """
    assert [True] == [case.provenance.illustrative for case in example().relocations]


def test_what_it_rests_on() -> None:
    """
    The rule is a warning, by R.R. 4/2017 art. 22 (d), from its publication on.
    """
    assert (Severity.WARNING, "R.R. Lombardia 4/2017", "art. 22 (d)", Mark.SOURCE, FIRST_DAY, None, ()) == (
        RULE.severity,
        RULE.source.act,
        RULE.source.article,
        RULE.source.mark,
        RULE.since,
        RULE.until,
        RULE.parameters,
    )


MONEY = st.lists(
    strategies.annotations(kinds=(AnnotationKind.ALLOWANCE_DUE, AnnotationKind.ALLOWANCE_PAID)), max_size=4
)


@given(MONEY.map(tuple))
def test_broken_exactly_where_something_stays(notes: tuple[Annotation, ...]) -> None:
    """
    It is broken just where something is known to stay on the household, of what the move itself cost.
    """
    case = attrs.evolve(moved(), annotations=notes)
    account = case_account(case, on=date.max)
    costs = [account.cost(kind) for kind in (MOVER, LUMP_SUM)]
    left = [bool(found.left) for found in costs if found is not None and found.left is not None]
    view = View(programme=Programme(relocations=(case,)), on=date.max, parameters=PARAMETERS)

    assert sum(left) == sum(isinstance(verdict, Breach) for verdict in RULE.check(view))
