"""
The awards that a service contract comes from: one a lot, or what is missing to tell.
"""

from datetime import date

import attrs
import pytest

from contratti_quartiere.awarded import awards_of
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import EVERY_TRACK, Asked, Version
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.regimes import UNKNOWN_REGIME
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing, Tracks
from contratti_quartiere.views import View

ONE, TWO = Award(lot="lotto-1", firms=("impresa-A",)), Award(lot="lotto-2", firms=("impresa-B",))
AGAIN = Award(lot="lotto-1", firms=("impresa-B",))
LOTS = (Lot(id="lotto-1"), Lot(id="lotto-2"))


def found(
    *awards: Award, lots: tuple[str, ...] = ("lotto-1",), firms: tuple[str, ...] = (), of: tuple[Lot, ...] = LOTS
) -> tuple[str, tuple[Award, ...]] | Missing:
    """
    Return the awards of a contract for lots, by firms, of a tender with lots and awards.
    """
    tender = Tender(id="gara", lots=of, awards=awards)
    return awards_of(asked(ServiceContract(id="contratto", lots=lots, firms=firms), ("/tenders/3", tender)))


def asked(contract: ServiceContract, tender: tuple[str, Tender] | None) -> Asked[ServiceContract]:
    """
    Return that a rule is asked about a contract.
    """
    return Asked(
        view=View(programme=Programme(), on=date(2026, 11, 22), parameters=PARAMETERS),
        path="/service_contracts/2",
        record=contract,
        tender=tender,
        regime=UNKNOWN_REGIME,
        version=Version(source=LegalSource("norma"), tracks=Tracks(EVERY_TRACK)),
    )


@pytest.mark.parametrize(
    ("awards", "lots", "firms", "expected"),
    [
        pytest.param((ONE, TWO), ("lotto-1",), (), (ONE,), id="of its lot"),
        pytest.param((ONE, TWO), ("lotto-2", "lotto-1"), (), (TWO, ONE), id="of each lot, in their order"),
        pytest.param((ONE, AGAIN), ("lotto-1",), ("impresa-B",), (AGAIN,), id="awarded again: to its firm"),
        pytest.param(
            (attrs.evolve(ONE, firms=("impresa-A", "impresa-B")),),
            ("lotto-1",),
            ("impresa-B", "impresa-A"),
            (attrs.evolve(ONE, firms=("impresa-A", "impresa-B")),),
            id="a group in any order",
        ),
        pytest.param(
            (attrs.evolve(ONE, firms=()),), ("lotto-1",), ("x",), (attrs.evolve(ONE, firms=()),), id="to whom?"
        ),
    ],
)
def test_awards(
    awards: tuple[Award, ...], lots: tuple[str, ...], firms: tuple[str, ...], expected: tuple[Award, ...]
) -> None:
    """
    Each lot of a contract has one award, which went to the firms of the contract as far as is known.
    """
    assert ("/tenders/3", expected) == found(*awards, lots=lots, firms=firms)


@pytest.mark.parametrize(
    ("of", "awards"),
    [
        pytest.param((Lot(id="lotto-1"),), (ONE,), id="of the only lot"),
        pytest.param((), (ONE,), id="of the only lot that was awarded"),
    ],
)
def test_contract_that_names_no_lot(of: tuple[Lot, ...], awards: tuple[Award, ...]) -> None:
    """
    A contract that names no lot is for the only one of its tender.
    """
    assert ("/tenders/3", (ONE,)) == found(*awards, lots=(), of=of)


@pytest.mark.parametrize(
    ("of", "awards"),
    [
        pytest.param((Lot(id="lotto-2"),), (ONE,), id="a lot and an award of another"),
        pytest.param(LOTS, (ONE,), id="two lots"),
        pytest.param((), (), id="none"),
    ],
)
def test_lots_not_known(of: tuple[Lot, ...], awards: tuple[Award, ...]) -> None:
    """
    A contract that names no lot of a tender with several, or none, must name them.
    """
    assert Missing(
        path="/service_contracts/2/lots",
        message=Bilingual(
            "non si sa di quali lotti sia il contratto", "it is not known which lots the contract is for"
        ),
    ) == found(*awards, lots=(), of=of)


@pytest.mark.parametrize(
    ("awards", "firms", "names"),
    [
        pytest.param((TWO,), (), "lotto-1", id="none"),
        pytest.param((ONE, TWO, AGAIN), (), "lotto-1", id="two, and to whom the contract is is not known"),
        pytest.param((ONE, ONE, TWO), ("impresa-A",), "lotto-1, lotto-2", id="two to its firm, and one to another"),
        pytest.param((ONE,), ("impresa-B",), "lotto-1, lotto-2", id="to another firm"),
    ],
)
def test_award_not_known(awards: tuple[Award, ...], firms: tuple[str, ...], names: str) -> None:
    """
    Lots of which none, or more than one, of the awards may be that of the contract are named.
    """
    assert Missing(
        path="/tenders/3/awards",
        message=Bilingual(
            f"non si sa quale aggiudicazione abbia portato al contratto, lotti: {names}",
            f"it is not known which award led to the contract, lots: {names}",
        ),
    ) == found(*awards, lots=("lotto-1", "lotto-2"), firms=firms)


def test_tender_not_known() -> None:
    """
    Of a contract whose tender is not on record the tender is missing.
    """
    message = Bilingual(
        "la gara da cui viene il contratto non è a registro", "the tender that the contract comes from is not on record"
    )

    assert Missing(path="/service_contracts/2/tender", message=message) == awards_of(
        asked(ServiceContract(id="contratto"), None)
    )
