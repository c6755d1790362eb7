"""
What a release keeps to itself: whatever may name a person.
"""

import re
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.cases import cinque_quartieri
from contratti_quartiere.dates import Month
from contratti_quartiere.exchange.ocds import KEY, WITHHELD, dumps, to_release
from contratti_quartiere.exchange.ocds.withheld import without_people, without_personal_codes
from contratti_quartiere.execution import Execution
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import TaxCode, read_tax_code
from contratti_quartiere.procurement import Tender
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.service_hours import ProfessionalFigure, StaffHours
from contratti_quartiere.strategies import tax_codes, tenders

# Made up, as the others of the tests: no Italian name has these letters alone.
PERSON = "JKQWXY80A01F205C"
CONTACT = (FoundValue(place="/contactPoint/email", value="nome@example.org"),)


def valid_person() -> str:
    """
    Return the code of a person who does not exist, with its right check character.
    """
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        code = read_tax_code(PERSON[:15] + letter)
        if isinstance(code, TaxCode):
            return code.code
    raise AssertionError(PERSON)


CODE = valid_person()
HOURS = StaffHours(month=Month(2017, 1), figure=next(iter(ProfessionalFigure)), staffed_minutes=60)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("01199250158", True, id="the code of a body"),
        pytest.param(CODE, False, id="the code of a person"),
        pytest.param(CODE[:-1], False, id="that code without its last letter"),
        pytest.param(CODE[1:9], False, id="a part of it"),
        pytest.param("Mario Rossi", False, id="a name"),
        pytest.param("Gino", False, id="a short name"),
        pytest.param("IE1234567WA", True, id="a foreign number of four letters"),
        pytest.param("IE123456XWA", False, id="a text of five letters"),
        pytest.param("1234", True, id="digits that are no code"),
    ],
)
def test_only_codes_that_are_no_persons_are_kept(text: str, kept: bool) -> None:
    """
    Tax codes of people, and texts in the place of one that may be a person's code or name, are left out.
    """
    code = read_tax_code(text)
    tender, _ = without_people(Tender(id="gara", authority_tax_code=code, firms=(Firm(id="f", tax_code=code),)), ())
    expected = code if kept else None

    assert (expected, expected) == (tender.authority_tax_code, tender.firms[0].tax_code)


def test_what_may_name_people_is_left_out() -> None:
    """
    What a foreign record said that no field holds, and hours that one person may have worked, are left out.
    """
    contract = ServiceContract(id="c", execution=Execution(staff_hours=(HOURS,)), as_found=CONTACT)
    found = without_people(Tender(id="gara", as_found=CONTACT), (contract,))

    assert (Tender(id="gara"), (ServiceContract(id="c"),)) == found


def test_what_is_left_out_is_listed() -> None:
    """
    The list names every field that `without_people` empties.
    """
    assert {
        "Tender.as_found",
        "Tender.authority_tax_code",
        "Firm.tax_code",
        "ServiceContract.as_found",
        "Execution.staff_hours",
    } == set(WITHHELD)


def test_a_firm_that_bears_a_persons_code_gets_a_stand_in() -> None:
    """
    Identifier and references change alike, however the code is written, and the other texts stay.
    """
    found: dict[str, Any] = {
        "a": CODE,
        "b": [{"c": f"IT-CF-{CODE.lower()}"}, 1, None],
        "d": f"{CODE[:3]} {CODE[3:6]} {CODE[6:11]} {CODE[11:15]} {CODE[15]}",
        "e": "persona-1, persona-2",
        "f": "persona-1",
        "g": "QWXJKY80A01F205Z",
    }
    expected = {
        "a": "persona-2",
        "b": [{"c": "IT-CF-persona-2"}, 1, None],
        "d": "persona-2",
        "e": "persona-1, persona-2",
        "f": "persona-1",
        "g": "persona-3",
    }

    assert expected == without_personal_codes(found)


_CODE = re.compile(r"[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]")


@settings(max_examples=40)
@given(tenders(), tax_codes())
def test_no_release_holds_the_code_of_a_person(tender: Tender, code: TaxCode) -> None:
    """
    Wherever a person's code stands, in names, titles or codes, a release does not hold it.
    """
    firm = Firm(id=code.code, name=f"Studio {code}", tax_code=code, linked=(code.code,))
    named = attrs.evolve(tender, title=f"Gara di {code}", firms=(firm,), awards=(Award(lot="1", firms=(code.code,)),))

    assert [] == _CODE.findall(dumps(to_release(named)).upper())


def test_a_mistyped_code_gets_a_stand_in() -> None:
    """
    A slip of the pen in a code, or separators in it, name nobody either; the name beside it stays.
    """
    firm = Firm(id="f", name="QWERT YUIOP JKQWXY80AO1F205C", linked=("JKQ-WXY-80A01-F205C",))
    release = dumps(to_release(Tender(id="gara", firms=(firm,))))

    assert (True, False, False) == (
        "QWERT YUIOP persona-1" in release,
        "JKQWXY80" in release,
        "JKQ-WXY" in release,
    )


def test_who_asks_for_people_gets_them() -> None:
    """
    Asked to, a release holds the code of a person as any other, and what was found.
    """
    firm = Firm(id=CODE, tax_code=read_tax_code(CODE))
    release = to_release(Tender(id="gara", firms=(firm,), as_found=CONTACT), people=True)

    assert ({"scheme": "IT-CF", "id": CODE}, [{"place": "/contactPoint/email", "value": "nome@example.org"}]) == (
        release["parties"][0]["identifier"],
        release["tender"][KEY]["as_found"],
    )


def test_no_household_goes_out() -> None:
    """
    A release is made of a tender and its contracts, and nothing of a household is in either.
    """
    programme = cinque_quartieri()
    text = dumps(to_release(programme.tenders[0], contracts=programme.service_contracts))

    assert [] == [household.id for household in programme.households if f'"{household.id}"' in text]
