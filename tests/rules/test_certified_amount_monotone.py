"""
`certified-amount-monotone`: the certified amount of works does not fall, unless a test corrects it; nor its percentage.
"""

from collections.abc import Callable
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import ProgressStatement
from contratti_quartiere.report import validate
from contratti_quartiere.rules.certified_amount_monotone import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent

TODAY = date(2026, 11, 22)
FIRST, SECOND, THIRD = date(2018, 12, 14), date(2019, 5, 31), date(2019, 10, 11)
TEST = DocumentReference(kind=DocumentKind.TEST_RECORD)
CERTIFICATE = DocumentReference(kind=DocumentKind.PAYMENT_CERTIFICATE)


def sal(on: date, certified: str, *documents: DocumentReference, price: str | None = None) -> ProgressStatement:
    """
    Return a statement of progress.
    """
    amount = None if price is None else Euro(price)
    return ProgressStatement(on=on, certified=Euro(certified), contract_amount=amount, documents=documents)


def judged(*statements: ProgressStatement, works: Works | None = None) -> list[Verdict]:
    """
    Return what the rule says of works with these statements.
    """
    found = attrs.evolve(Works(id="lavori") if works is None else works, statements=statements)
    return list(RULE.check(View(programme=Programme(works=(found,)), on=TODAY, parameters=PARAMETERS)))


def outcome(*statements: ProgressStatement, works: Works | None = None) -> list[tuple[type[Verdict], str]]:
    """
    Return the kind and the place of what the rule says of works with these statements.
    """
    return [(type(verdict), verdict.path) for verdict in judged(*statements, works=works)]


@pytest.mark.parametrize(
    "statements", [pytest.param((), id="none"), pytest.param((sal(FIRST, "100.00"),), id="one, with none before it")]
)
def test_not_applicable(statements: tuple[ProgressStatement, ...]) -> None:
    """
    "From one progress statement to the next": where there are no two, there is nothing to compare.
    """
    assert [
        NotApplicable(
            path="/works/0",
            message=Bilingual(
                "i lavori lavori non hanno due stati di avanzamento da confrontare",
                "works lavori have no two progress statements to compare",
            ),
        )
    ] == judged(*statements)


def test_published_variant() -> None:
    """
    Published case: 300,000.00 of 500,000.00 (60 %), then 450,000.00 of 800,000.00 (56.25 %): only the percentage falls.
    """
    statements = sal(FIRST, "300000.00", price="500000.00"), sal(SECOND, "450000.00", price="800000.00")
    before, after = (statement.progress for statement in statements)
    assert before is not None
    assert after is not None
    assert after < before

    assert [
        Kept(
            path="/works/0/statements",
            message=Bilingual(
                "lavori lavori, 2 stati di avanzamento: l'importo certificato non diminuisce",
                "works lavori, 2 progress statements: the certified amount does not fall",
            ),
            facts=(
                Fact("on_1", FIRST),
                Fact("certified_1", Euro("300000.00")),
                Fact("on_2", SECOND),
                Fact("certified_2", Euro("450000.00")),
            ),
            comparisons=(Comparison("certified_2", Relation.AT_LEAST, "certified_1"),),
        )
    ] == judged(*statements)


def test_published_fall() -> None:
    """
    Published case: 450,000.00, then 430,000.00: the later statement is pointed at, with the amount that went.
    """
    assert [
        Breach(
            path="/works/0/statements/1",
            message=Bilingual(
                "lavori lavori, SAL del 31 maggio 2019: 430.000,00 € dall'inizio, contro 450.000,00 € del 14 dicembre"
                " 2018, 20.000,00 € in meno e nessun verbale di collaudo",
                "works lavori, statement of 31 May 2019: €430,000.00 from the start, against €450,000.00 of 14 December"
                " 2018, €20,000.00 less and no test record",
            ),
            facts=(
                Fact("certified_before", Euro("450000.00")),
                Fact("on_before", FIRST),
                Fact("certified", Euro("430000.00")),
                Fact("on", SECOND),
                Fact("fall", Euro("20000.00")),
            ),
            comparisons=(Comparison("certified", Relation.AT_LEAST, "certified_before"),),
        )
    ] == judged(sal(FIRST, "450000.00"), sal(SECOND, "430000.00"))


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param("99.99", (Breach, "/works/0/statements/1"), id="a cent less"),
        pytest.param("100.00", (Kept, "/works/0/statements"), id="the same"),
        pytest.param("100.01", (Kept, "/works/0/statements"), id="a cent more"),
    ],
)
def test_to_the_cent(second: str, expected: tuple[type[Verdict], str]) -> None:
    """
    "Does not fall": it may stand still, and a cent less is a fall.
    """
    assert [expected] == outcome(sal(FIRST, "100.00"), sal(SECOND, second))


def test_corrected_by_the_test() -> None:
    """
    "The final test may correct the amount: with that document, kept", and it is said.
    """
    statements = sal(FIRST, "450000.00"), sal(SECOND, "430000.00", CERTIFICATE, TEST)

    assert [
        Kept(
            path="/works/0/statements",
            message=Bilingual(
                "lavori lavori, 2 stati di avanzamento: l'importo certificato non diminuisce, corretto dal collaudo",
                "works lavori, 2 progress statements: the certified amount does not fall, corrected by the test",
            ),
            facts=(
                Fact("on_1", FIRST),
                Fact("certified_1", Euro("450000.00")),
                Fact("on_2", SECOND),
                Fact("certified_2", Euro("430000.00")),
                Fact("test_record_2", value=True),
            ),
            comparisons=(Comparison("test_record_2", Relation.EQUAL, "true"),),
        )
    ] == judged(*statements)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param(
            (sal(FIRST, "450.00"), sal(SECOND, "430.00", CERTIFICATE)),
            [(Breach, "/works/0/statements/1")],
            id="another document",
        ),
        pytest.param(
            (sal(FIRST, "450.00", TEST), sal(SECOND, "430.00")),
            [(Breach, "/works/0/statements/1")],
            id="the test record of the statement before",
        ),
        pytest.param(
            (sal(FIRST, "450.00"), sal(SECOND, "430.00", TEST), sal(THIRD, "440.00")),
            [(Kept, "/works/0/statements")],
            id="what follows is measured by the corrected amount",
        ),
        pytest.param(
            (sal(FIRST, "450.00"), sal(SECOND, "430.00", TEST), sal(THIRD, "429.99")),
            [(Breach, "/works/0/statements/2")],
            id="and may not fall below it",
        ),
    ],
)
def test_only_its_own_test_excuses(
    statements: tuple[ProgressStatement, ...], expected: list[tuple[type[Verdict], str]]
) -> None:
    """
    Only a test record among the documents of the lower statement makes it a correction.
    """
    assert expected == outcome(*statements)


def test_every_fall_is_shown() -> None:
    """
    Each statement is compared with the one before it: two falls are two breaches, and a rise after a fall is none.
    """
    statements = sal(FIRST, "300.00"), sal(SECOND, "200.00"), sal(THIRD, "250.00"), sal(THIRD + timedelta(1), "240.00")

    assert [(Breach, "/works/0/statements/1"), (Breach, "/works/0/statements/3")] == outcome(*statements)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(SECOND - timedelta(1), [(Breach, "/works/0/statements/0")], id="day before: the earlier one"),
        pytest.param(SECOND, [(Missing, "/works/0/statements/1/on")], id="same day: nobody knows"),
        pytest.param(SECOND + timedelta(1), [(Breach, "/works/0/statements/1")], id="day after"),
    ],
)
def test_order_of_the_days(on: date, expected: list[tuple[type[Verdict], str]]) -> None:
    """
    The days and not the places tell which statement came first; of one day nobody knows it.
    """
    before = sal(SECOND, "200.00" if on >= SECOND else "90.00")

    assert expected == outcome(before, sal(on, "100.00"))


def test_same_day_in_words() -> None:
    """
    Two statements of one day that fall as they stand are undecided, with the amounts.
    """
    assert [
        Missing(
            path="/works/0/statements/1/on",
            message=Bilingual(
                "lavori lavori, SAL del 14 dicembre 2018: 110,00 € dall'inizio, contro 120,00 € del 14 dicembre 2018,"
                " 10,00 € in meno e nessun verbale di collaudo: non si sa quale sia venuto prima",
                "works lavori, statement of 14 December 2018: €110.00 from the start, against €120.00 of 14 December"
                " 2018, €10.00 less and no test record: it is not known which came first",
            ),
            facts=(
                Fact("certified_before", Euro("120.00")),
                Fact("on_before", FIRST),
                Fact("certified", Euro("110.00")),
                Fact("on", FIRST),
                Fact("fall", Euro("10.00")),
            ),
        )
    ] == judged(sal(FIRST, "120.00"), sal(FIRST, "110.00"))


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param(
            (sal(FIRST, "110.00"), sal(FIRST, "120.00")), [(Kept, "/works/0/statements")], id="written as they rise"
        ),
        pytest.param(
            (sal(FIRST, "120.00"), sal(FIRST, "110.00"), sal(SECOND, "115.00")),
            [(Breach, "/works/0/statements/2")],
            id="a fall in either order",
        ),
        pytest.param(
            (sal(FIRST, "110.00", TEST), sal(FIRST, "120.00"), sal(SECOND, "115.00")),
            [(Kept, "/works/0/statements")],
            id="what corrects comes after what it corrects",
        ),
    ],
)
def test_several_of_one_day(
    statements: tuple[ProgressStatement, ...], expected: list[tuple[type[Verdict], str]]
) -> None:
    """
    Of statements of one day a fall is a breach if it is one in whichever order they came.
    """
    assert expected == outcome(*statements)


AGAIN = (
    Works(id="lavori")
    .advance(WorksEvent.DESIGN, on=date(2017, 1, 9))
    .advance(WorksEvent.TENDER, on=date(2017, 3, 1))
    .advance(WorksEvent.AWARD, on=date(2017, 9, 1))
    .advance(WorksEvent.TERMINATE, on=date(2019, 1, 14))
    .advance(WorksEvent.TENDER_AGAIN, on=date(2019, 2, 1))
    .advance(WorksEvent.AWARD, on=SECOND)
)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param((sal(FIRST, "300.00"), sal(SECOND, "10.00")), [(NotApplicable, "/works/0")], id="one of each"),
        pytest.param(
            (sal(FIRST, "300.00"), sal(SECOND, "10.00"), sal(THIRD, "20.00")),
            [(Kept, "/works/0/statements")],
            id="the second from zero",
        ),
        pytest.param(
            (sal(FIRST, "300.00"), sal(SECOND - timedelta(1), "290.00")),
            [(Breach, "/works/0/statements/1")],
            id="the day before the second award is of the first contract",
        ),
        pytest.param(
            (sal(FIRST, "300.00"), sal(SECOND, "20.00"), sal(THIRD, "10.00")),
            [(Breach, "/works/0/statements/2")],
            id="a fall in the second",
        ),
    ],
)
def test_each_contract_by_itself(
    statements: tuple[ProgressStatement, ...], expected: list[tuple[type[Verdict], str]]
) -> None:
    """
    Works that are tendered again are certified from zero under the second contract: that is no fall.
    """
    assert expected == outcome(*statements, works=AGAIN)


def test_what_is_compared_of_two_contracts() -> None:
    """
    The statements of both contracts are given, and none is compared with one of the other.
    """
    statements = sal(THIRD, "20.00"), sal(date(2018, 1, 8), "300.00"), sal(FIRST, "400.00"), sal(SECOND, "10.00")
    (verdict,) = judged(*statements, works=AGAIN)
    assert isinstance(verdict, Kept)

    assert (
        (
            Fact("on_1", SECOND),
            Fact("certified_1", Euro("10.00")),
            Fact("on_2", THIRD),
            Fact("certified_2", Euro("20.00")),
            Fact("on_3", date(2018, 1, 8)),
            Fact("certified_3", Euro("300.00")),
            Fact("on_4", FIRST),
            Fact("certified_4", Euro("400.00")),
        ),
        (
            Comparison("certified_2", Relation.AT_LEAST, "certified_1"),
            Comparison("certified_4", Relation.AT_LEAST, "certified_3"),
        ),
    ) == (verdict.facts, verdict.comparisons)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(THIRD - timedelta(1), [Kept], id="day before the fall"),
        pytest.param(THIRD, [Breach], id="day of the fall"),
    ],
)
def test_as_of_a_day(on: date, expected: list[type[Verdict]]) -> None:
    """
    A fall is found from the day of the statement on, and not before.
    """
    works = Works(id="lavori", statements=(sal(FIRST, "1.00"), sal(SECOND, "3.00"), sal(THIRD, "2.00")))

    assert expected == [
        type(entry.verdict) for entry in validate(Programme(works=(works,)), on=on).entries if entry.rule is RULE
    ]


def test_place_among_statements_of_later() -> None:
    """
    A fall is pointed at where the document has it, though a statement of later stands before it.
    """
    works = Works(id="lavori", statements=(sal(THIRD, "9.00"), sal(FIRST, "3.00"), sal(SECOND, "2.00")))
    report = validate(Programme(works=(works,)), on=SECOND, rules=(RULE,))

    assert ["/works/0/statements/2"] == [entry.verdict.path for entry in report.findings]


def test_every_works_is_judged() -> None:
    """
    Works with nothing to compare do not keep the next ones from being judged.
    """
    (works,) = RULE.breaks().works
    view = View(programme=Programme(works=(Works(id="altri"), works)), on=TODAY, parameters=PARAMETERS)

    assert [(NotApplicable, "/works/0"), (Breach, "/works/1/statements/1")] == [
        (type(verdict), verdict.path) for verdict in RULE.check(view)
    ]


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        pytest.param(RULE.keeps, [("300000.00", "500000.00"), ("450000.00", "800000.00")], id="keeps"),
        pytest.param(RULE.breaks, [("450000.00", "500000.00"), ("430000.00", "500000.00")], id="breaks"),
    ],
)
def test_published_examples(example: Callable[[], Programme], expected: list[tuple[str, str]]) -> None:
    """
    Published: the examples of the rule are those of its catalogue.
    """
    (works,) = example().works

    assert [(Euro(certified), Euro(price)) for certified, price in expected] == [
        (statement.certified, statement.contract_amount) for statement in works.statements
    ]


def test_a_fall_is_a_warning() -> None:
    """
    A fall is a warning: the report stays valid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (True, [Severity.WARNING]) == (report.valid, [entry.severity for entry in report.findings])


@given(st.lists(strategies.euros().filter(lambda amount: amount.cents >= 0), min_size=2, max_size=6))
def test_kept_exactly_if_it_never_falls(amounts: list[Euro]) -> None:
    """
    "Does not fall from one progress statement to the next": of one statement a month, kept if they are in order.
    """
    statements = (
        ProgressStatement(on=date(2019, month, 1), certified=amount) for month, amount in enumerate(amounts, 1)
    )
    verdicts = judged(*statements)

    assert (amounts == sorted(amounts)) is all(isinstance(verdict, Kept) for verdict in verdicts)
