"""
The command `split`, as an office types it.
"""

import json
from fractions import Fraction
from typing import Any

import pytest

from contratti_quartiere.cli import main
from contratti_quartiere.cli.plans import read_criterion
from contratti_quartiere.errors import MalformedValueError

Printed = pytest.CaptureFixture[str]


def _json(capsys: Printed, *words: str) -> dict[str, Any]:
    assert main([*words, "--json"]) == 0
    values: dict[str, Any] = json.loads(capsys.readouterr().out)
    return values


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_split_json(capsys: Printed) -> None:
    """
    A third of 100.00 is 33.33, and the cent left over goes to the first of equal remainders.
    """
    expected = {
        "total": "100.00",
        "parts": [
            {"name": "a", "weight": "1", "amount": "33.34"},
            {"name": "b", "weight": "1", "amount": "33.33"},
            {"name": "c", "weight": "1", "amount": "33.33"},
        ],
    }

    assert expected == _json(capsys, "split", "100,00", "a=1", "b=1", "c=1")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("it", ("33,34 € +0,667", "33,33 € -0,333", "totale 3 100,00 €"), id="it"),
        pytest.param("en", ("€33.34 +0.667", "€33.33 -0.333", "total 3 €100.00"), id="en"),
    ],
)
def test_split_prints_each_rounding(capsys: Printed, lang: str, words: tuple[str, ...]) -> None:
    """
    Each part shows how far it is from the exact share, in cents.
    """
    main(["split", "100.00", "a=1", "b=1", "c=1", "--lang", lang])
    text = _flat(capsys.readouterr().out)

    assert all(word in text for word in words)


def test_split_prints_no_sign_where_nothing_was_rounded(capsys: Printed) -> None:
    """
    A share that is whole cents has a rounding of zero.
    """
    main(["split", "100.00", "a=1", "b=3"])

    assert "a 1 25,00 € 0,000" in _flat(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("weight", "lang", "shown"),
    [
        pytest.param("10", "it", "10", id="whole"),
        pytest.param("2.5", "it", "2,5", id="comma"),
        pytest.param("2,5", "en", "2.5", id="point"),
        pytest.param("1/8", "it", "0,125", id="three-decimals"),
        pytest.param("1/3", "it", "1/3", id="fraction"),
        pytest.param(f"1/{'9' * 100}", "it", "1/≈", id="long"),
    ],
)
def test_split_prints_weights_as_people_type_them(capsys: Printed, weight: str, lang: str, shown: str) -> None:
    """
    A weight is shown with decimals if three are enough, else as a fraction.
    """
    main(["split", "100.00", f"a={weight}", "--lang", lang])
    row = next(line for line in capsys.readouterr().out.splitlines() if line.startswith(" a "))

    assert shown == row.split()[1]


def test_split_by_criteria(capsys: Printed) -> None:
    """
    Two criteria, one counting double: (1/2 + 2 * 3/4) / 3 of 90.00 is 60.00.
    """
    values = _json(capsys, "split", "90.00", "a=1", "b=1", "--criterion", "lavori*2: a=3 b=1")

    assert [
        {
            "lot": "a",
            "weight": "2/3",
            "amount": "60.00",
            "lines": [
                {"it": "pesi", "en": "weights", "amount": "15.00"},
                {"it": "lavori", "en": "lavori", "amount": "45.00"},
            ],
        },
        {
            "lot": "b",
            "weight": "1/3",
            "amount": "30.00",
            "lines": [
                {"it": "pesi", "en": "weights", "amount": "15.00"},
                {"it": "lavori", "en": "lavori", "amount": "15.00"},
            ],
        },
    ] == values["lots"]


def test_split_by_a_contrary_criterion_alone(capsys: Printed) -> None:
    """
    With a minus before it, the lot with more gets less.
    """
    values = _json(capsys, "split", "100.00", "--criterion", "-avanzamento: a=3 b=1")

    assert ["25.00", "75.00"] == [lot["amount"] for lot in values["lots"]]


def test_split_within_bounds(capsys: Printed) -> None:
    """
    A maximum for one lot and a minimum for another leave the rest to the third.
    """
    values = _json(capsys, "split", "100,00", "a=1", "b=1", "c=3", "--most", "c=40", "--least", "a=35,00")

    assert ["35.00", "25.00", "40.00"] == [lot["amount"] for lot in values["lots"]]


def test_split_against_earlier_weights(capsys: Printed) -> None:
    """
    What moved is told lot by lot with its reasons.
    """
    values = _json(capsys, "split", "100.00", "a=3", "b=1", "--before", "a=1 b=1")

    assert [
        {"lot": "a", "difference": "25.00", "lines": [{"it": "pesi", "en": "weights", "amount": "25.00"}]},
        {"lot": "b", "difference": "-25.00", "lines": [{"it": "pesi", "en": "weights", "amount": "-25.00"}]},
    ] == values["changes"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("it", ("-20,00 € effetto dei limiti", "totale 100,00 €", "RISPETTO AI PESI DI PRIMA"), id="it"),
        pytest.param("en", ("-€20.00 effect of the bounds", "total €100.00", "AGAINST THE WEIGHTS BEFORE"), id="en"),
    ],
)
def test_split_prints_plan_and_changes(capsys: Printed, lang: str, words: tuple[str, ...]) -> None:
    """
    A plan with bounds is printed with its reasons, and with what moved.
    """
    main(["split", "100.00", "a=1", "b=1", "c=3", "--most", "c=40", "--before", "a=1 b=1 c=1", "--lang", lang])
    text = _flat(capsys.readouterr().out)

    assert all(word in text for word in words)


def test_split_prints_a_plan_without_changes(capsys: Printed) -> None:
    """
    Where no earlier weights are given nothing is compared.
    """
    main(["split", "100.00", "a=1", "b=1", "--most", "b=40"])

    assert "PRIMA" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((), id="no-weights"),
        pytest.param(("a=0", "b=0"), id="all-zero"),
        pytest.param(("a=1", "a=2"), id="name-twice"),
        pytest.param(("a",), id="no-equals"),
        pytest.param(("a=1/0",), id="over-zero"),
        pytest.param(("a=-1",), id="negative"),
        pytest.param(("a=1", "--most", "a=50"), id="infeasible"),
        pytest.param(("a=1", "--most", "b=50"), id="bound-of-no-lot"),
        pytest.param(("a=1", "--least", "a=1", "--least", "a=2"), id="bound-twice"),
        pytest.param(("a=1", "--criterion", "lavori: b=1"), id="criterion-misses-a-lot"),
        pytest.param(("a=1", "--criterion", "lavori"), id="criterion-without-values"),
    ],
)
def test_what_cannot_be_divided_leaves_with_2(capsys: Printed, words: tuple[str, ...]) -> None:
    """
    A sentence where errors go, and nothing else.
    """
    code = main(["split", "100.00", *words])
    printed = capsys.readouterr()

    assert (2, "", True) == (code, printed.out, bool(printed.err) and "Traceback" not in printed.err)


@pytest.mark.parametrize(
    ("typed", "weight", "contrary"),
    [
        pytest.param("lavori: a=1", Fraction(1), False, id="plain"),
        pytest.param("lavori*2: a=1", Fraction(2), False, id="weighted"),
        pytest.param("-lavori*1/3: a=1", Fraction(1, 3), True, id="contrary"),
        pytest.param(" lavori*0,5 : a=1", None, False, id="blank-before-colon"),
        pytest.param("lavori*0,5: a=1", Fraction(1, 2), False, id="comma"),
    ],
)
def test_read_criterion(typed: str, weight: Fraction | None, contrary: bool) -> None:
    """
    A criterion is typed as name, weight and values; a form that is none is refused.
    """
    if weight is None:
        with pytest.raises(MalformedValueError):
            read_criterion(typed)
        return
    criterion = read_criterion(typed)

    assert ("lavori", weight, contrary) == (criterion.id, criterion.weight, criterion.contrary)
