"""
Firms and awards: codes as they were found, days as far as they are known.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.awards import Award, Firm, FirmKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.identifiers import CodeAsFound, CodeKind, TaxCode

DAY = timedelta(days=1)
WON, TOLD, EFFECTIVE = date(2016, 3, 14), date(2016, 3, 16), date(2016, 3, 30)
AWARD = Award(
    lot="lotto-1",
    firms=("a", "b"),
    on=WON,
    communicated_on=TOLD,
    effective_on=EFFECTIVE,
    standstill_until=date(2016, 4, 20),
    stipulation_by=date(2016, 5, 29),
)


def test_firm_of_little() -> None:
    """
    A firm needs no more than a name: what is not known of it stays unknown.
    """
    firm = Firm(id="a")

    assert ("", None, None, ()) == (firm.name, firm.kind, firm.tax_code, firm.linked)


@pytest.mark.parametrize(
    "code",
    [TaxCode("01199250158"), CodeAsFound(CodeKind.TAX_CODE, "n.d."), None],
    ids=["a code", "a text as found", "none"],
)
def test_tax_code(code: TaxCode | CodeAsFound | None) -> None:
    """
    A firm keeps its tax code as it was found.
    """
    assert code is Firm(id="a", kind=FirmKind.SOCIAL_COOPERATIVE, tax_code=code).tax_code


def test_tax_code_of_another_kind() -> None:
    """
    What stood in the place of a CIG is no tax code.
    """
    with pytest.raises(MalformedValueError) as caught:
        Firm(id="a", tax_code=CodeAsFound(CodeKind.CIG, "A1"))

    what = Bilingual("codice fiscale dell'operatore", "tax code of the firm")
    assert (what, Bilingual("scrivere read_tax_code(testo)", "write read_tax_code(text)")) == (
        caught.value.what,
        caught.value.remedy,
    )


def test_award_of_little() -> None:
    """
    Whether a challenge is pending is unknown until a document tells, which is another thing than that none is.
    """
    award = Award(lot="lotto-1")

    assert (None, "") == (award.challenged, award.stipulation_postponed)


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        pytest.param({"lot": ""}, MalformedValueError, id="no lot"),
        pytest.param({"firms": "a"}, WrongTypeError, id="one firm as text"),
        pytest.param({"discount": Decimal("100.5")}, MalformedValueError, id="more discount than all"),
        pytest.param({"discount": 5}, WrongTypeError, id="discount as a whole number"),
        pytest.param({"offers": -1}, MalformedValueError, id="fewer offers than none"),
        pytest.param({"challenged": "no"}, WrongTypeError, id="challenge as text"),
        pytest.param({"stipulation_postponed": None}, WrongTypeError, id="no text of reasons"),
        pytest.param({"communicated_on": Month(2016, 3)}, WrongTypeError, id="term from a month"),
    ],
)
def test_refused(facts: dict[str, Any], error: type[Exception]) -> None:
    """
    What cannot be an award is refused.
    """
    fields: dict[str, Any] = {"lot": "lotto-1"} | facts
    with pytest.raises(error):
        Award(**fields)


@pytest.mark.parametrize(
    ("on", "told", "expected"),
    [
        pytest.param(WON, TOLD, WON, id="award first"),
        pytest.param(Month(2016, 3), TOLD, date(2016, 3, 1), id="award in a month"),
        pytest.param(None, TOLD, TOLD, id="communication alone"),
        pytest.param(None, None, date.min, id="nothing"),
    ],
)
def test_known_from(on: When | None, told: date | None, expected: date) -> None:
    """
    An award is known from the first day that any date of it may mean; without one it was always there.
    """
    assert expected == Award(lot="lotto-1", on=on, communicated_on=told).known_from


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(WON - DAY, (None, None, None), id="the day before"),
        pytest.param(WON, (WON, None, None), id="awarded"),
        pytest.param(TOLD - DAY, (WON, None, None), id="not yet communicated"),
        pytest.param(TOLD, (WON, TOLD, None), id="communicated"),
        pytest.param(EFFECTIVE - DAY, (WON, TOLD, None), id="not yet of effect"),
        pytest.param(EFFECTIVE, (WON, TOLD, EFFECTIVE), id="of effect"),
    ],
)
def test_until(day: date, expected: tuple[date | None, ...]) -> None:
    """
    At the end of a day nothing later of an award is known; the terms that its documents state stay.
    """
    then = AWARD.until(day)

    assert expected == (then.on, then.communicated_on, then.effective_on)
    assert attrs.evolve(AWARD, on=then.on, communicated_on=expected[1], effective_on=expected[2]) == then


@settings(max_examples=50)
@given(strategies.awards(), st.dates())
def test_until_twice_is_until_once(award: Award, day: date) -> None:
    """
    What was known on a day was known on it.
    """
    assert award.until(day) == award.until(day).until(day)
