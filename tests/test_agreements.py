"""
Acts, signatories, appointments: each as its source tells of it, none thrown away.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from contratti_quartiere.agreements import (
    Appointment,
    ContractAct,
    ContractActKind,
    ContractRole,
    PartyKind,
    Signatory,
    SignatureForm,
)
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.errors import MalformedValueError, WrongTypeError
from contratti_quartiere.sources import Provenance


def test_act_of_little() -> None:
    """
    An act needs no more than a name and a kind: number, day, issuer and signatures may be unknown.
    """
    act = ContractAct(id="a", kind=ContractActKind.REGIONAL_RESOLUTION)

    assert ("", None, "", None, (), None, Provenance()) == (
        act.number,
        act.on,
        act.issuer,
        act.what,
        act.signatories,
        act.signature,
        act.provenance,
    )


def test_signatories() -> None:
    """
    "Parties: Ministry, Region, Comune; ALER as partner": a memorandum holds who signed it, in their order, and how.
    """
    kinds = (PartyKind.MINISTRY, PartyKind.REGION, PartyKind.CITY, PartyKind.ALER)
    act = ContractAct(
        id="protocollo",
        kind=ContractActKind.MEMORANDUM,
        on=Year(2005),
        signatories=tuple(Signatory(party=kind) for kind in kinds),
        signature=SignatureForm.PAPER,
    )

    assert (kinds, {""}, SignatureForm.PAPER) == (
        tuple(signatory.party for signatory in act.signatories),
        {signatory.name for signatory in act.signatories},
        act.signature,
    )


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(None, None, id="both unknown"),
        pytest.param(date(2006, 6, 1), None, id="still in office"),
        pytest.param(None, Year(2010), id="beginning unknown"),
        pytest.param(date(2006, 6, 1), date(2006, 6, 1), id="one day"),
        pytest.param(date(2006, 6, 30), Month(2006, 6), id="last day of the month of the end"),
        pytest.param(Month(2006, 12), Year(2006), id="last month of the year of the end"),
    ],
)
def test_appointment(first: When | None, last: When | None) -> None:
    """
    An office has a role from a day to a day, each as precise as its source, known or not.
    """
    appointment = Appointment(role=ContractRole.PROGRAMME_MANAGER, office="Direzione Casa", first=first, last=last)

    assert (first, last) == (appointment.first, appointment.last)


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        pytest.param(date(2006, 6, 2), date(2006, 6, 1), "2006-06-02 - 2006-06-01", id="day before"),
        pytest.param(date(2006, 7, 1), Month(2006, 6), "2006-07-01 - 2006-06", id="day after the month"),
        pytest.param(Month(2007, 1), Year(2006), "2007-01 - 2006", id="month after the year"),
    ],
)
def test_appointment_that_ends_before_it_starts(first: When, last: When, found: str) -> None:
    """
    What surely ends before it starts is refused.
    """
    with pytest.raises(MalformedValueError) as caught:
        Appointment(role=ContractRole.OWNER, office="ALER", first=first, last=last)

    assert (Bilingual("incarico", "appointment"), found) == (caught.value.what, caught.value.found)


MORNING = datetime(2006, 6, 1, 9, 0)  # a date with a time, which is what is refused


@pytest.mark.parametrize(
    ("record", "fields", "where"),
    [
        pytest.param(ContractAct, {"id": "a", "kind": "legge"}, "ContractAct.kind", id="kind as text"),
        pytest.param(ContractAct, {"number": 13861}, "ContractAct.number", id="number as a number"),
        pytest.param(ContractAct, {"on": MORNING}, "ContractAct.on", id="date with a time"),
        pytest.param(ContractAct, {"issuer": None}, "ContractAct.issuer", id="no issuer"),
        pytest.param(ContractAct, {"what": "bando"}, "ContractAct.what", id="one language"),
        pytest.param(ContractAct, {"signatories": ("Regione",)}, "ContractAct.signatories[0]", id="signatory as text"),
        pytest.param(ContractAct, {"signature": "digitale"}, "ContractAct.signature", id="signature as text"),
        pytest.param(Signatory, {"party": "Regione"}, "Signatory.party", id="party as text"),
        pytest.param(Signatory, {"name": None}, "Signatory.name", id="no name"),
        pytest.param(Appointment, {"role": "RUP"}, "Appointment.role", id="role as text"),
        pytest.param(Appointment, {"office": None}, "Appointment.office", id="no office"),
        pytest.param(Appointment, {"first": 2006}, "Appointment.first", id="year as a number"),
        pytest.param(Appointment, {"last": "2006"}, "Appointment.last", id="year as text"),
    ],
)
def test_wrong_types(record: Callable[..., object], fields: dict[str, Any], where: str) -> None:
    """
    A record of acts and offices whose field holds another type is refused with its place.
    """
    least: dict[Any, dict[str, Any]] = {
        ContractAct: {"id": "a", "kind": ContractActKind.LAW},
        Signatory: {"party": PartyKind.CITY},
        Appointment: {"role": ContractRole.OWNER, "office": "ALER"},
    }
    with pytest.raises(WrongTypeError) as caught:
        record(**least[record] | fields)

    assert where == caught.value.where


def test_office_without_a_name() -> None:
    """
    Nobody is nobody's office.
    """
    with pytest.raises(MalformedValueError):
        Appointment(role=ContractRole.OWNER, office="")
