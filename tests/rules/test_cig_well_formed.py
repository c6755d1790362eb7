"""
`cig-well-formed`: a code has the right check characters, is wrong, or is a thing of which that cannot be said.
"""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.identifiers import Cig, CodeAsFound, read_cig
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Lot, RecordOrigin, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.cig_well_formed import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

TODAY = date(2026, 11, 22)


def judged(*codes: str | None, origin: RecordOrigin = RecordOrigin.OWN) -> list[Verdict]:
    """
    Return what the rule says of a tender whose lots have these texts in the place of a code.
    """
    lots = tuple(Lot(id=f"lotto-{n}", cig=None if code is None else read_cig(code)) for n, code in enumerate(codes, 1))
    programme = Programme(tenders=(Tender(id="gara", lots=lots, origin=origin),))
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS)))


LENGTH = Comparison("length", Relation.EQUAL, "10")
FORM = Comparison("has_the_form", Relation.EQUAL, "true")
SERIAL = Comparison("serial", Relation.MORE, "0")
CHECK = Comparison("check", Relation.EQUAL, "expected_check")


def made_of(serial: int, check: str, expected: str) -> tuple[Fact, ...]:
    """
    Return the evidence of a text that has the form of a code.
    """
    return (
        Fact("length", 10),
        Fact("serial", serial),
        Fact("check", check),
        Fact("expected_check", expected),
    )


@pytest.mark.parametrize(
    ("code", "family", "serial", "check"),
    [
        pytest.param("7911923567", "numerica", 7911923, "567", id="numeric: published"),
        pytest.param("B7E26B1DC7", "a lettera", 0x7E26B1 + 2, "DC7", id="letter: published"),
        pytest.param("Z642AEB782", "smartCIG", 0x2AEB782, "64", id="smart: published"),
    ],
)
def test_kept(code: str, family: str, serial: int, check: str) -> None:
    """
    Published codes of the three families are well formed; the verdict names the family and the number that is checked.
    """
    assert [
        Kept(
            path="/tenders/0/lots/0/cig",
            message=Bilingual(f"{code} è ben formato", f"{code} is well formed"),
            facts=(Fact("cig", code), Fact("family", family), *made_of(serial, check, check)),
            comparisons=(LENGTH, SERIAL, CHECK),
        )
    ] == judged(code)


@pytest.mark.parametrize(
    ("code", "fault", "facts", "comparisons"),
    [
        pytest.param(
            "B7E26B1DC8",
            "check_characters",
            made_of(0x7E26B1 + 2, "DC8", "DC7"),
            (LENGTH, SERIAL, CHECK),
            id="letter: published",
        ),
        pytest.param(
            "Z8E275DO3D",
            "letter_for_digit",
            (Fact("length", 10), Fact("has_the_form", value=False)),
            (LENGTH, FORM),
            id="letter O for zero: published",
        ),
        # 1234567 * 211 = 63674 * 4091 + 3303, which is CE7 in hexadecimal.
        pytest.param(
            "1234567891",
            "check_characters",
            made_of(1234567, "891", "CE7"),
            (LENGTH, SERIAL, CHECK),
            id="digits in order: published",
        ),
        pytest.param("791192356", "length", (Fact("length", 9),), (LENGTH,), id="too short"),
        pytest.param("79119235670", "length", (Fact("length", 11),), (LENGTH,), id="too long"),
        pytest.param(
            "NOCIG13678",
            "shape",
            (Fact("length", 10), Fact("has_the_form", value=False)),
            (LENGTH, FORM),
            id="placeholder",
        ),
        pytest.param(
            "0000000251", "zero_serial", made_of(0, "251", "000"), (LENGTH, SERIAL, CHECK), id="serial number zero"
        ),
        pytest.param(
            "X000000000",
            "zero_serial",
            made_of(0, "00", "00"),
            (LENGTH, SERIAL, CHECK),
            id="serial number zero with its own check characters",
        ),
    ],
)
def test_breach(code: str, fault: str, facts: tuple[Fact, ...], comparisons: tuple[Comparison, ...]) -> None:
    """
    A malformed code is a breach that gives the code's own reason, the text as found, the sort of fault and the figures.
    """
    found = read_cig(code)
    assert isinstance(found, CodeAsFound)

    assert [
        Breach(
            path="/tenders/0/lots/0/cig",
            message=found.error.said,
            facts=(Fact("found", code), Fact("fault", fault), *facts),
            comparisons=comparisons,
        )
    ] == judged(code)


def test_breach_in_words() -> None:
    """
    The breach says in both languages what is wrong with the code and what may have been meant.
    """
    (verdict,) = judged("Z8E275DO3D")

    assert (
        Bilingual(
            "CIG 'Z8E275DO3D': ha una lettera al posto di una cifra; forse è Z8E275D03D: controllare",
            "CIG 'Z8E275DO3D': has a letter in the place of a digit; perhaps it is Z8E275D03D: check",
        )
        == verdict.message
    )


def test_text_stays_as_found() -> None:
    """
    The evidence of a breach is the text letter by letter, with its blanks and small letters.
    """
    (verdict,) = judged(" b7e26b1dc8 ")
    assert isinstance(verdict, Breach)

    assert (Fact("found", " b7e26b1dc8 "), Fact("length", 10)) == (verdict.facts[0], verdict.facts[2])


@pytest.mark.parametrize(
    ("code", "fault", "italian"),
    [
        pytest.param("0000000000", "sentinel", "dieci zeri vogliono dire «nessun CIG»", id="ten zeros"),
        pytest.param(
            "ES01",
            "exclusion",
            "è un codice di esclusione degli ordini elettronici, non un CIG",
            id="first exclusion code",
        ),
        pytest.param(
            "ES27",
            "exclusion",
            "è un codice di esclusione degli ordini elettronici, non un CIG",
            id="last exclusion code",
        ),
        pytest.param(
            "V000000000",
            "unknown_family",
            "comincia con V, lettera che ANAC non ha assegnato: non si può dire se sia valido",
            id="letter V",
        ),
        pytest.param(
            "W123456789",
            "unknown_family",
            "comincia con W, lettera che ANAC non ha assegnato: non si può dire se sia valido",
            id="letter W",
        ),
    ],
)
def test_undecided(code: str, fault: str, italian: str) -> None:
    """
    "First letter V or W: undecided"; ten zeros and exclusion codes stand for no code and are named as what they are.
    """
    (verdict,) = judged(code)
    assert isinstance(verdict, Missing)

    assert ("/tenders/0/lots/0/cig", (Fact("found", code), Fact("fault", fault)), True) == (
        verdict.path,
        verdict.facts,
        italian in verdict.message.it,
    )


def test_lot_without_code() -> None:
    """
    A lot without a code beside others that have one is pointed at.
    """
    assert (
        Missing(path="/tenders/0/lots/1/cig", message=Bilingual("il lotto non ha CIG", "the lot has no CIG"))
        == judged("7911923567", None)[1]
    )


def test_no_lot_has_a_code() -> None:
    """
    Where no lot has a code that is said once, with the number of lots.
    """
    assert [
        Missing(
            path="/tenders/0/lots",
            message=Bilingual("nessun lotto ha un CIG", "no lot has a CIG"),
            facts=(Fact("lots", 5),),
        )
    ] == judged(None, None, None, None, None)


def test_tender_without_lots() -> None:
    """
    Without lots there is no code to judge.
    """
    assert [
        NotApplicable(path="/tenders/0", message=Bilingual("la gara non ha lotti", "the tender has no lots"))
    ] == judged()


def test_every_lot_of_every_tender_is_judged() -> None:
    """
    Each lot is judged at its own place.
    """
    good, bad = Lot(id="1", cig=Cig("7911923567")), Lot(id="2", cig=read_cig("B7E26B1DC8"))
    programme = Programme(
        tenders=(Tender(id="a"), Tender(id="b", lots=(Lot(id="1"),)), Tender(id="c", lots=(good, bad)))
    )
    verdicts = RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS))

    assert [
        (NotApplicable, "/tenders/0"),
        (Missing, "/tenders/1/lots"),
        (Kept, "/tenders/2/lots/0/cig"),
        (Breach, "/tenders/2/lots/1/cig"),
    ] == [(type(verdict), verdict.path) for verdict in verdicts]


@pytest.mark.parametrize(
    ("example", "code"),
    [
        pytest.param(RULE.keeps, "7911923567", id="keeps"),
        pytest.param(RULE.breaks, "Z8E275DO3D", id="breaks: letter O for zero"),
    ],
)
def test_published_examples(example: Callable[[], Programme], code: str) -> None:
    """
    Published: the examples of the rule are a registered code and one that was mistyped.
    """
    assert Programme(tenders=(Tender(id="gara", lots=(Lot(id="lotto-1", cig=read_cig(code)),)),)) == example()


@pytest.mark.parametrize(
    ("origin", "severity", "valid"),
    [
        pytest.param(RecordOrigin.OWN, Severity.ERROR, False, id="own"),
        pytest.param(RecordOrigin.FOREIGN, Severity.WARNING, True, id="from elsewhere"),
    ],
)
def test_own_and_foreign(origin: RecordOrigin, severity: Severity, valid: bool) -> None:
    """
    "On a record of one's own a malformed code is an error; on a record from elsewhere a warning".
    """
    tender = Tender(id="gara", origin=origin, lots=(Lot(id="lotto-1", cig=read_cig("B7E26B1DC8")),))
    report = validate(Programme(tenders=(tender,)), on=TODAY, rules=(RULE,))

    assert ([severity], valid) == ([entry.severity for entry in report.findings], report.valid)


@given(strategies.cigs())
def test_every_code_is_kept(cig: Cig) -> None:
    """
    "The check characters that ANAC's algorithm gives it": what is a CIG is kept.
    """
    (verdict,) = judged(cig.code)

    assert isinstance(verdict, Kept)


@given(strategies.malformed_cigs())
def test_nothing_else_is_kept(code: str) -> None:
    """
    What is no CIG is never kept.
    """
    (verdict,) = judged(code)

    assert isinstance(verdict, (Breach, Missing))
