"""
A published lot as a tender with its contract: each thing in its field, and the rest as it was found.
"""

from datetime import date

import attrs
import pytest

from contratti_quartiere.amounts import StatedAmount, VatBasis
from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.exchange.anac.l190_lots import (
    PublishedDataset,
    PublishedLot,
    PublishedParty,
    PublishedTenderer,
)
from contratti_quartiere.exchange.anac.l190_tenders import LotReading, tender_of
from contratti_quartiere.execution import Execution
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import Cig, TaxCode
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, ProcedureKind, RecordOrigin, Tender
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import Provenance
from contratti_quartiere.windows import ServiceWindow
from contratti_quartiere.winners import winners

CIG = Cig("7911923567")
FROM = Provenance(sources=("l190",))
READING = LotReading(vat=VatBasis.NET, provenance=FROM)
WINNER = PublishedTenderer(members=(PublishedParty(name="A", tax_code=TaxCode("01199250158")),))
LOSER = PublishedTenderer(members=(PublishedParty(name="B"),))
LOT = PublishedLot(
    cig=CIG,
    authority="COMUNE DI MILANO",
    authority_tax_code=TaxCode("01199250158"),
    object="Laboratorio di quartiere",
    procedure="01-PROCEDURA APERTA",
    tenderers=(LOSER, WINNER),
    winners=(WINNER,),
    awarded=Euro("1000.00"),
    paid=Euro("1200.00"),
    start=date(2016, 5, 2),
    end=date(2019, 5, 1),
    as_found=(FoundValue(place="durata", value="36"),),
    dataset=PublishedDataset(updated="2019-01-31"),
)


def kept(lot: PublishedLot) -> dict[str, str]:
    """
    Return what the tender of a lot keeps as found.
    """
    return {value.place: value.value for value in tender_of("x", lot, READING)[0].as_found}


def test_a_whole_lot() -> None:
    """
    A lot with everything is a tender of one lot, its firms, its award and its contract.
    """
    window = ServiceWindow(start=date(2016, 5, 2), declared_end=date(2019, 5, 1), provenance=FROM)
    awarded = StatedAmount(amount=Euro("1000.00"), vat=VatBasis.NET, provenance=FROM)
    liquidated = StatedAmount(amount=Euro("1200.00"), vat=VatBasis.NET, when=date(2019, 1, 31), provenance=FROM)

    assert (
        Tender(
            id="lotto",
            title="Laboratorio di quartiere",
            contracting_authority="COMUNE DI MILANO",
            authority_tax_code=TaxCode("01199250158"),
            procedure=ProcedureKind.OPEN,
            origin=RecordOrigin.FOREIGN,
            lots=(Lot(id="lotto", title="Laboratorio di quartiere", cig=CIG, provenance=FROM),),
            firms=(
                Firm(id="operatore-1", name="B", provenance=FROM),
                Firm(id="operatore-2", name="A", tax_code=TaxCode("01199250158"), provenance=FROM),
            ),
            awards=(Award(lot="lotto", firms=("operatore-2",), amount=awarded, provenance=FROM),),
            as_found=(
                FoundValue(place="sceltaContraente", value="01-PROCEDURA APERTA"),
                FoundValue(place="durata", value="36"),
            ),
            provenance=FROM,
        ),
        ServiceContract(
            id="lotto",
            tender="lotto",
            lots=("lotto",),
            firms=("operatore-2",),
            origin=RecordOrigin.FOREIGN,
            amount=awarded,
            term=window,
            execution=Execution(liquidated=liquidated),
            provenance=FROM,
        ),
    ) == tender_of("lotto", LOT, READING)


@pytest.mark.parametrize(
    ("procedure", "expected"),
    [
        pytest.param("01-PROCEDURA APERTA", ProcedureKind.OPEN, id="open"),
        pytest.param("02-PROCEDURA RISTRETTA", ProcedureKind.RESTRICTED, id="restricted"),
        pytest.param("04-PROCEDURA NEGOZIATA SENZA PREVIA PUBBLICAZIONE", ProcedureKind.NEGOTIATED, id="negotiated"),
        pytest.param("23-Affidamento  diretto", ProcedureKind.DIRECT_AWARD, id="direct, written otherwise"),
        pytest.param("AFFIDAMENTO DIRETTO", ProcedureKind.DIRECT_AWARD, id="direct, without its number"),
        pytest.param("01-AFFIDAMENTO DIRETTO", ProcedureKind.DIRECT_AWARD, id="the words count, not the number"),
        pytest.param(
            "23-AFFIDAMENTO IN ECONOMIA - AFFIDAMENTO DIRETTO", ProcedureKind.DIRECT_AWARD, id="of an older list"
        ),
        pytest.param("17-AFFIDAMENTO DIRETTO EX ART. 5 DELLA LEGGE 381/91", None, id="to a social cooperative"),
        pytest.param("24-AFFIDAMENTO DIRETTO A SOCIETA' IN HOUSE", None, id="in house"),
        pytest.param("26-AFFIDAMENTO DIRETTO IN ADESIONE AD ACCORDO QUADRO/CONVENZIONE", None, id="a call-off"),
        pytest.param("Verifica requisiti", None, id="words of one's own"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_how_the_contractor_was_chosen(procedure: str, expected: ProcedureKind | None) -> None:
    """
    The procedure is read from plain words alone, and its text is kept in any case.
    """
    tender, _ = tender_of("x", attrs.evolve(LOT, procedure=procedure), READING)

    assert expected is tender.procedure
    assert procedure == kept(attrs.evolve(LOT, procedure=procedure)).get("sceltaContraente", "")


@pytest.mark.parametrize(
    ("start", "end", "term", "found"),
    [
        pytest.param(date(2016, 5, 2), date(2016, 5, 2), (date(2016, 5, 2), date(2016, 5, 2)), None, id="one day"),
        pytest.param(date(2016, 5, 2), date(2016, 5, 1), (date(2016, 5, 2), None), "2016-05-01", id="end before start"),
        pytest.param(date(2016, 5, 2), None, (date(2016, 5, 2), None), None, id="no end"),
        pytest.param(None, date(2016, 5, 1), None, "2016-05-01", id="no start"),
        pytest.param(None, None, None, None, id="no day"),
    ],
)
def test_days(start: date | None, end: date | None, term: tuple[date, date | None] | None, found: str | None) -> None:
    """
    A window needs a start, and an end not before it; an end that fits into none is kept as found.
    """
    lot = attrs.evolve(LOT, start=start, end=end)
    _, contract = tender_of("x", lot, READING)
    assert contract is not None
    window = contract.term

    assert term == (None if window is None else (window.start, window.declared_end))
    assert found == kept(lot).get("tempiCompletamento/dataUltimazione")


@pytest.mark.parametrize(
    ("won", "awarded", "paid", "has_award", "has_contract"),
    [
        pytest.param((WINNER,), "0.00", "0.00", True, True, id="a winner, for nothing"),
        pytest.param((WINNER,), None, None, True, True, id="a winner, nobody knows for how much"),
        pytest.param((), "10.00", "0.00", True, True, id="an amount without a winner"),
        pytest.param((), "0.00", "10.00", False, True, id="only something paid"),
        pytest.param((), "0.00", "0.00", False, False, id="nothing"),
        pytest.param(None, None, None, False, False, id="nothing told"),
    ],
)
def test_when_there_is_an_award_and_a_contract(
    won: tuple[PublishedTenderer, ...] | None,
    awarded: str | None,
    paid: str | None,
    *,
    has_award: bool,
    has_contract: bool,
) -> None:
    """
    A lot was awarded if it has a winner or an amount; it has a contract if it was awarded, or anything was paid.
    """
    lot = attrs.evolve(
        LOT,
        winners=won,
        awarded=None if awarded is None else Euro(awarded),
        paid=None if paid is None else Euro(paid),
    )
    tender, contract = tender_of("x", lot, READING)
    (own,) = tender.lots

    assert (has_award, has_contract) == (bool(tender.awards), contract is not None)
    # Without a contract its window is that of the lot, and amounts of nothing are kept as found.
    assert has_contract is (own.term is None)
    nothing = {} if has_contract else {"importoAggiudicazione": awarded, "importoSommeLiquidate": paid}
    assert {place: value for place, value in nothing.items() if value} == {
        place: value for place, value in kept(lot).items() if place.startswith("importo")
    }


def test_several_winners() -> None:
    """
    Several winners have an award each, of an amount that nobody knows; the contract holds that of the lot.
    """
    lot = attrs.evolve(LOT, winners=(WINNER, LOSER))
    tender, contract = tender_of("x", lot, READING)

    assert [(("operatore-2",), None), (("operatore-1",), None)] == [(one.firms, one.amount) for one in tender.awards]
    assert ("x",) == winners(tender).unknown
    assert contract is not None
    assert contract.amount is not None
    assert ((), Euro("1000.00")) == (contract.firms, contract.amount.amount)
