"""
The awards and contracts of a foreign release.
"""

from datetime import date
from typing import Any

import pytest

from contratti_quartiere.amounts import StatedAmount
from contratti_quartiere.awards import Award
from contratti_quartiere.exchange.ocds.branches import OpenRelease
from contratti_quartiere.exchange.ocds.found_awards import FoundAwards, contracts_of
from contratti_quartiere.exchange.ocds.found_firms import Firms
from contratti_quartiere.exchange.ocds.found_lots import FoundLots
from contratti_quartiere.exchange.ocds.reading import from_release
from contratti_quartiere.execution import Execution
from contratti_quartiere.money import Euro
from contratti_quartiere.service_contracts import ServiceContract

TEN = {"amount": 10, "currency": "EUR"}
STATED = StatedAmount(amount=Euro("10.00"))


def read(*awards: Any, lots: int = 2) -> tuple[FoundAwards, OpenRelease]:
    """
    Return the awards of a release with so many lots.
    """
    tender = {"lots": [{"id": str(number)} for number in range(1, lots + 1)]}
    release = OpenRelease({"tender": tender, "awards": list(awards)}, "", contacts=False)
    root = release.root
    return FoundAwards(root.at("awards"), FoundLots(root.at("tender")), Firms(root)), release


def kinds(release: OpenRelease) -> list[tuple[str, str]]:
    """
    Return the place and the kind of each problem.
    """
    return [(problem.place, problem.kind) for problem in release.problems]


@pytest.mark.parametrize(
    ("award", "lots", "expected", "told"),
    [
        pytest.param(
            {"status": "active", "date": "2022-01-01", "relatedLots": ["2"], "value": TEN},
            2,
            [Award(lot="2", on=date(2022, 1, 1), amount=STATED)],
            [],
            id="of one lot",
        ),
        pytest.param({"value": TEN}, 1, [Award(lot="1", amount=STATED)], [], id="of the only lot"),
        pytest.param(
            {"relatedLots": ["1", "2"], "value": TEN},
            2,
            [Award(lot="1"), Award(lot="2")],
            [("/awards/0/value", "several_lots")],
            id="of two lots together",
        ),
        pytest.param({"relatedLots": ["1", "2"]}, 2, [Award(lot="1"), Award(lot="2")], [], id="of two lots, no value"),
        pytest.param({"value": TEN}, 2, [], [("/awards/0", "no_lot")], id="of nobody knows which"),
        pytest.param(
            {"relatedLots": ["9"]},
            1,
            [],
            [("/awards/0/relatedLots/0", "unknown_lot"), ("/awards/0", "no_lot")],
            id="of an unknown lot",
        ),
        pytest.param(
            {"status": "cancelled", "relatedLots": ["1"]}, 2, [], [("/awards/0/status", "not_in_force")], id="cancelled"
        ),
        pytest.param(
            {"status": "pending", "relatedLots": ["1"]}, 2, [], [("/awards/0/status", "not_in_force")], id="pending"
        ),
        pytest.param(
            {"status": 5, "relatedLots": ["1"]},
            2,
            [],
            [("/awards/0/status", "wrong_type"), ("/awards/0/status", "not_in_force")],
            id="of no status",
        ),
    ],
)
def test_an_award_in_force_of_a_known_lot_is_one(
    award: Any, lots: int, expected: list[Award], told: list[tuple[str, str]]
) -> None:
    """
    Any other stays as found, and is told.
    """
    awards, release = read(award, lots=lots)

    assert (expected, told) == (awards.found, kinds(release))


def test_an_award_that_is_none_keeps_all_that_it_says() -> None:
    """
    Who won it stands as found too, though the firm is on record.
    """
    found = from_release({"awards": [{"id": "A", "status": "cancelled", "suppliers": [{"id": "F", "name": "Coop"}]}]})

    assert (["F"], {"/awards/0/suppliers/0/id", "/awards/0/suppliers/0/name"}) == (
        [firm.id for firm in found.tender.firms],
        {value.place for value in found.tender.as_found if "suppliers" in value.place},
    )


def test_a_contract_has_the_lots_and_firms_of_its_award() -> None:
    """
    One that names an unknown award, or none, has neither, and an unknown one is told.
    """
    awards, _ = read({"id": 7, "relatedLots": ["1"], "suppliers": [{"id": "F"}]})
    release = OpenRelease(
        {"contracts": [{"id": "C", "awardID": "7"}, {"id": "D", "awardID": "8"}, {"awardID": 7}]}, "", contacts=False
    )
    contracts = contracts_of(release.root, "G", awards)

    assert (
        [("C", ("1",), ("F",)), ("D", (), ()), ("G-contratto-3", ("1",), ("F",))],
        [("/contracts/1/awardID", "unknown_award"), ("/contracts/2/id", "no_identifier")],
        [["/contracts/0/awardID"], ["/contracts/1/awardID"], ["/contracts/2/awardID"]],
    ) == (
        [(contract.id, contract.lots, contract.firms) for contract in contracts],
        kinds(release),
        [[value.place for value in contract.as_found] for contract in contracts],
    )


@pytest.mark.parametrize(
    ("transactions", "expected", "told"),
    [
        pytest.param([], Execution(), [], id="none"),
        pytest.param(
            [{"value": TEN, "date": "2022-01-01T00:00:00Z"}],
            Execution(liquidated=StatedAmount(amount=Euro("10.00"), when=date(2022, 1, 1))),
            [],
            id="one",
        ),
        pytest.param(
            [{"value": TEN}, {"value": TEN}],
            Execution(),
            [("/contracts/0/implementation/transactions", "several_payments")],
            id="two",
        ),
        pytest.param(
            [{"value": {"amount": 1}, "date": "2022-01-01"}],
            Execution(),
            [("/contracts/0/implementation/transactions/0/value/amount", "no_currency")],
            id="one that is no euro",
        ),
    ],
)
def test_what_was_paid_is_stated_once_or_not_at_all(
    transactions: list[Any], expected: Execution, told: list[tuple[str, str]]
) -> None:
    """
    One payment is what the release states as paid; several are not added.
    """
    awards, _ = read({"id": "A"}, lots=1)
    contract = {"id": "C", "awardID": "A", "implementation": {"transactions": transactions}}
    release = OpenRelease({"contracts": [contract]}, "", contacts=False)
    (found,) = contracts_of(release.root, "G", awards)

    assert (ServiceContract, expected, told) == (type(found), found.execution, kinds(release))
