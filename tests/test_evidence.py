"""
What a step rests on: documents of a closed list, and offices that are never persons.
"""

from datetime import date, datetime
from typing import Any

import attrs
import pytest

from contratti_quartiere.errors import WrongTypeError
from contratti_quartiere.evidence import DocumentKind, DocumentReference, Role

# The documents of a case, in the words of the notes on the field.
OF_A_CASE = {
    "census form",
    "general notice",
    "interview record",
    "need profile",
    "record of the check of title",
    "regularisation act or protocol",
    "social-services act",
    "technical opinion",
    "offer letter",
    "proof of notification",
    "visit record",
    "household's declaration",
    "acceptance",
    "refusal",
    "objection",
    "decision on the objection",
    "letter of the body",
    "temporary-use contract",
    "definitive assignment",
    "notice to move",
    "evacuation order",
    "handover record",
    "utility reimbursement claim",
    "moving allowance order",
    "repayment plan",
    "written information on the choice",
    "written choice",
    "return notice",
    "waiver of return",
    "termination by the household",
    "notice of the start of proceedings",
    "reasoned act that closes them",
    "forfeiture decree",
    "order to vacate",
    "revocation by the body, or judgment",
    "record of release",
    "works progress statement",
    "payment certificate",
    "remodulation act",
}
# Those of the tables of dwellings and works.
OF_BUILDINGS = {
    "stock list of the owner",
    "record of the owner",
    "report",
    "record of clearance",
    "site handover record",
    "test record",
    "resolution or agreement that funds",
    "approval of the design",
    "tender notice",
    "record of the tender",
    "award",
    "suspension record",
    "resumption record",
    "act of termination or withdrawal",
    "completion certificate",
    "inspection record",
}
# Those of a service and its contract.
OF_A_SERVICE = {
    "service contract",
    "record of the start of the service",
    "determination",
    "record of the check of conformity",
    "invoice",
    "act of liquidation",
    "act of a penalty",
}


def test_documents() -> None:
    """
    "A document is a kind from this list", and one kind is for what is on no list.
    """
    assert OF_A_CASE | OF_BUILDINGS | OF_A_SERVICE | {"other document"} == {kind.en for kind in DocumentKind}


def test_roles() -> None:
    """
    "A step names the role that recorded it, never a person": the offices and bodies that take part.
    """
    assert {
        "Ministry",
        "Region",
        "City",
        "contract manager",
        "social services",
        "local police",
        "owner",
        "contact officer",
        "works unit",
        "lab operator",
        "tenants' union",
        "household",
        "contractor",
        "director of works",
        "supervisory board",
    } == {role.en for role in Role}


@pytest.mark.parametrize("words", [DocumentKind, Role])
def test_words_are_told_apart(words: type[DocumentKind | Role]) -> None:
    """
    No two members of a list are called the same, in Italian or in English.
    """
    assert (len(words), len(words)) == (len({word.value for word in words}), len({word.en for word in words}))


def test_reference() -> None:
    """
    Of a document the kind is known, its number and date as far as anybody wrote them down.
    """
    reference = DocumentReference(kind=DocumentKind.OFFER_LETTER)

    assert ("", None) == (reference.protocol, reference.dated)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("kind", "lettera di proposta", id="kind as text"),
        pytest.param("kind", None, id="no kind"),
        pytest.param("protocol", 12, id="protocol as a number"),
        pytest.param("dated", "2018-05-03", id="date as text"),
        pytest.param("dated", datetime(2018, 5, 3), id="date with a time"),
    ],
)
def test_fields(field: str, value: object) -> None:
    """
    Each field of a reference refuses another type.
    """
    reference: Any = DocumentReference(kind=DocumentKind.OFFER_LETTER, protocol="12/2018", dated=date(2018, 5, 3))
    with pytest.raises(WrongTypeError) as caught:
        attrs.evolve(reference, **{field: value})

    assert f"DocumentReference.{field}" == caught.value.where
