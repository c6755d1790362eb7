"""
One tender from the rows that bear its number: what they share, what each says alone, what does not fit together.
"""

from datetime import date
from typing import Any

import attrs
import pytest

from contratti_quartiere.amounts import StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.anac.cig_rows import PublishedCig
from contratti_quartiere.exchange.anac.cig_tenders import Names, NumberedRow, tender_of
from contratti_quartiere.exchange.imports import RowProblem
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind, Cpv, TaxCode
from contratti_quartiere.money import Euro
from contratti_quartiere.procedures import ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import Lot, ObjectKind, ProcedureKind, RecordOrigin, Tender
from contratti_quartiere.sources import Provenance

FIRST = PublishedCig(
    cig=Cig("7911923567"),
    framework_cig=Cig("B00012EADB"),
    tender_number="10",
    tender_object="PULIZIE",
    tender_amount=Euro("30.10"),
    lot_count=2,
    lot_object="LOTTO 1",
    lot_amount=Euro("10.00"),
    object_kind="SERVIZI",
    published=date(2023, 8, 30),
    offers_due=date(2023, 9, 14),
    procedure="PROCEDURA APERTA",
    authority_tax_code=TaxCode("01199250158"),
    authority="COMUNE",
    cpv=Cpv("90911200-8"),
    main_cpv=True,
    duration="1095.0",
    repetitions=False,
    as_found=(FoundValue(place="codice_ausa", value="1"), FoundValue(place="altro", value="x")),
)
SECOND = attrs.evolve(
    FIRST,
    cig=Cig("7692761B31"),
    lot_object="LOTTO 2",
    lot_amount=Euro("20.10"),
    duration="730.0",
    as_found=(FoundValue(place="codice_ausa", value="1"),),
)


def built(*lots: PublishedCig, vat: VatBasis = VatBasis.UNKNOWN) -> tuple[Tender, tuple[RowProblem, ...]]:
    """
    Return the tender of rows that stand on lines 2, 3 and so on.
    """
    return tender_of("10", [NumberedRow(line, lot) for line, lot in enumerate(lots, start=2)], vat, Provenance())


def kept(tender: Tender) -> dict[str, str]:
    """
    Return what is kept as it was found.
    """
    return {found.place: found.value for found in tender.as_found}


def test_a_tender_with_its_lots() -> None:
    """
    What rows share is of the tender, what they do not is of each lot; durations and the rest stay as they were found.
    """
    tender, problems = built(FIRST, SECOND)
    assert () == problems
    assert tender == Tender(
        id="10",
        title="PULIZIE",
        contracting_authority="COMUNE",
        authority_tax_code=TaxCode("01199250158"),
        procedure=ProcedureKind.OPEN,
        notice_date=date(2023, 8, 30),
        cpv=Cpv("90911200-8"),
        origin=RecordOrigin.FOREIGN,
        procedure_acts=(ProcedureAct(kind=ProcedureActKind.OFFERS_DUE, on=date(2023, 9, 14)),),
        totals=(
            StatedAmount(
                amount=Euro("30.10"),
                label=Bilingual("importo complessivo della gara", "amount of the whole tender"),
            ),
        ),
        lots=(
            Lot(
                id="7911923567",
                title="LOTTO 1",
                cig=Cig("7911923567"),
                amount=StatedAmount(amount=Euro("10.00")),
            ),
            Lot(
                id="7692761B31",
                title="LOTTO 2",
                cig=Cig("7692761B31"),
                amount=StatedAmount(amount=Euro("20.10")),
            ),
        ),
        as_found=(
            FoundValue(place="cig_accordo_quadro", value="B00012EADB"),
            FoundValue(place="n_lotti_componenti", value="2"),
            FoundValue(place="oggetto_principale_contratto", value="SERVIZI"),
            FoundValue(place="tipo_scelta_contraente", value="PROCEDURA APERTA"),
            FoundValue(place="flag_prevalente", value="1"),
            FoundValue(place="7911923567/DURATA_PREVISTA", value="1095.0"),
            FoundValue(place="7692761B31/DURATA_PREVISTA", value="730.0"),
            FoundValue(place="FLAG_PREV_RIPETIZIONI", value="0"),
            FoundValue(place="codice_ausa", value="1"),
            FoundValue(place="7911923567/altro", value="x"),
        ),
    )


def test_a_column_that_stands_twice_is_kept_twice() -> None:
    """
    Two columns of one name are both kept, each beside its own of the other rows.
    """
    twice = (FoundValue(place="altro", value="x"), FoundValue(place="altro", value="y"))
    other = (FoundValue(place="altro", value="x"), FoundValue(place="altro", value="z"))
    tender, _ = built(attrs.evolve(FIRST, as_found=twice), attrs.evolve(SECOND, as_found=other))
    assert [
        ("altro", "x"),
        ("7911923567/altro", "y"),
        ("7692761B31/altro", "z"),
    ] == [(found.place, found.value) for found in tender.as_found if "altro" in found.place]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("PROCEDURA APERTA", ProcedureKind.OPEN),
        ("PROCEDURA RISTRETTA", ProcedureKind.RESTRICTED),
        ("PROCEDURA NEGOZIATA SENZA PREVIA PUBBLICAZIONE", ProcedureKind.NEGOTIATED),
        ("PROCEDURA NEGOZIATA PER AFFIDAMENTI SOTTO SOGLIA", ProcedureKind.NEGOTIATED),
        ("AFFIDAMENTO DIRETTO", ProcedureKind.DIRECT_AWARD),
        ("AFFIDAMENTO DIRETTO IN ADESIONE AD ACCORDO QUADRO/CONVENZIONE", None),
        ("", None),
    ],
)
def test_procedures(said: str, expected: ProcedureKind | None) -> None:
    """
    A procedure is one of ours where it is the same; what is called off from an agreement is none, and stays in words.
    """
    tender, _ = built(attrs.evolve(FIRST, procedure=said))
    assert (expected, said) == (tender.procedure, kept(tender).get("tipo_scelta_contraente", ""))


@pytest.mark.parametrize(
    ("said", "expected"),
    [("LAVORI", ObjectKind.WORKS), ("FORNITURE", ObjectKind.SUPPLY), ("SERVIZI", None), ("", None)],
)
def test_object_kinds(said: str, expected: ObjectKind | None) -> None:
    """
    Works and supplies are ours; of a service nobody says whether it is a social one.
    """
    tender, _ = built(attrs.evolve(FIRST, object_kind=said))
    assert (expected, said) == (tender.object_kind, kept(tender).get("oggetto_principale_contratto", ""))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(FIRST.cpv, (FIRST.cpv, None, None), id="the same"),
        pytest.param(Cpv("90911200"), (None, FIRST.cpv, Cpv("90911200")), id="another"),
        pytest.param(None, (None, FIRST.cpv, None), id="none"),
        pytest.param(CodeAsFound(CodeKind.CPV, "?"), (None, FIRST.cpv, CodeAsFound(CodeKind.CPV, "?")), id="no code"),
    ],
)
def test_cpv(other: Cpv | CodeAsFound | None, expected: tuple[object, ...]) -> None:
    """
    The CPV is of the tender where every row says the same, else of each lot.
    """
    tender, problems = built(FIRST, attrs.evolve(SECOND, cpv=other))
    assert (expected, ()) == ((tender.cpv, *(lot.cpv for lot in tender.lots)), problems)


def test_lots_that_were_awarded_by_different_procedures() -> None:
    """
    Lots of one tender may differ in their procedure, as the authority's do: it is kept lot by lot, and is nothing odd.
    """
    tender, problems = built(FIRST, attrs.evolve(SECOND, procedure="AFFIDAMENTO DIRETTO"))
    assert (None, ()) == (tender.procedure, problems)
    assert ("PROCEDURA APERTA", "AFFIDAMENTO DIRETTO") == (
        kept(tender)["7911923567/tipo_scelta_contraente"],
        kept(tender)["7692761B31/tipo_scelta_contraente"],
    )


@pytest.mark.parametrize(
    ("field", "header", "first", "other"),
    [
        ("tender_object", "oggetto_gara", "PULIZIE", "VERDE"),
        ("tender_amount", "importo_complessivo_gara", "30.10", "30.11"),
        ("lot_count", "n_lotti_componenti", "2", "3"),
        ("published", "data_pubblicazione", "2023-08-30", "2023-08-31"),
        ("offers_due", "data_scadenza_offerta", "2023-09-14", "2023-09-15"),
        ("authority_tax_code", "cf_amministrazione_appaltante", "01199250158", "?"),
        ("authority", "denominazione_amministrazione_appaltante", "COMUNE", "PROVINCIA"),
    ],
)
def test_rows_that_disagree_about_their_tender(field: str, header: str, first: str, other: str) -> None:
    """
    What rows say differently of the one tender is told with both values, kept lot by lot, and held by no field.
    """
    values: dict[str, Any] = {
        "tender_amount": Euro("30.11"),
        "lot_count": 3,
        "published": date(2023, 8, 31),
        "offers_due": date(2023, 9, 15),
        "authority_tax_code": CodeAsFound(CodeKind.TAX_CODE, "?"),
    }
    tender, problems = built(FIRST, attrs.evolve(SECOND, **{field: values.get(field, other)}))
    assert problems == (
        RowProblem(
            line=3,
            place=header,
            kind="tender_disagrees",
            message=Bilingual(
                f"{header} è '{other}', ma alla riga 2 della stessa gara è '{first}': la gara resta senza, e i due"
                " valori come trovati",
                f"{header} is '{other}', but '{first}' in line 2 of the same tender: the tender has none, and both"
                " values are kept as found",
            ),
            found=other,
        ),
    )
    found = kept(tender)
    assert (first, other) == (found[f"7911923567/{header}"], found[f"7692761B31/{header}"])
    agreeing, _ = built(FIRST, SECOND)
    assert tender != agreeing


def test_what_one_row_leaves_out_is_said_by_the_other() -> None:
    """
    A row that says nothing of the tender does not disagree.
    """
    silent = attrs.evolve(SECOND, tender_object="", tender_amount=None, lot_count=None, published=None, offers_due=None)
    tender, problems = built(FIRST, attrs.evolve(silent, authority="", authority_tax_code=None))
    agreeing, _ = built(FIRST, SECOND)
    assert (agreeing.title, agreeing.totals, agreeing.notice_date, ()) == (
        tender.title,
        tender.totals,
        tender.notice_date,
        problems,
    )
    assert "2" == kept(tender)["7911923567/n_lotti_componenti"]


def test_a_tender_that_is_not_all_here() -> None:
    """
    Fewer rows than lots are told, and their sum is not weighed against the whole.
    """
    _, problems = built(FIRST)
    assert problems == (
        RowProblem(
            line=2,
            place="n_lotti_componenti",
            kind="lot_count",
            message=Bilingual(
                "lotti dichiarati dalla gara 10: 2, nel file: 1; non è tutta qui",
                "lots that tender 10 states: 2, in the file: 1; it is not all here",
            ),
            found="2",
        ),
    )


def test_a_tender_with_more_lots_than_it_has() -> None:
    """
    More rows than lots are told.
    """
    first, second = (attrs.evolve(lot, lot_count=1) for lot in (FIRST, SECOND))
    _, (problem,) = built(first, second)
    assert ("lot_count", "1") == (problem.kind, problem.found)
    assert problem.message == Bilingual(
        "lotti dichiarati dalla gara 10: 1, nel file: 2; controllare le righe doppie",
        "lots that tender 10 states: 1, in the file: 2; check the rows for doubles",
    )


@pytest.mark.parametrize(("amount", "count"), [("20.11", 2), ("20.11", None), ("20.09", 2), ("20.11", 3)])
def test_lots_that_do_not_add_up(amount: str, count: int | None) -> None:
    """
    A difference of one cent is told with both sums, and both stay; of a part of a tender, only if it is too much.
    """
    first = attrs.evolve(FIRST, lot_count=count)
    tender, problems = built(first, attrs.evolve(SECOND, lot_amount=Euro(amount), lot_count=count))
    found = {"20.11": "30,11 €", "20.09": "30,09 €"}[amount]
    told = {"20.11": "€30.11", "20.09": "€30.09"}[amount]
    assert problems[-1] == RowProblem(
        line=2,
        place="importo_complessivo_gara",
        kind="lots_sum",
        message=Bilingual(
            f"i lotti della gara 10 sommano a {found}, la gara dice 30,10 €: differenza 0,01 €; restano entrambi",
            f"the lots of tender 10 add up to {told}, the tender says €30.10: a difference of €0.01; both stay",
        ),
        found="30.10",
    )
    assert (Euro("30.10"), [Euro("10.00"), Euro(amount)]) == (
        tender.totals[0].amount,
        [lot.amount.amount for lot in tender.lots if lot.amount],
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(FIRST, attrs.evolve(SECOND, lot_amount=None), id="a lot without an amount"),
        pytest.param(
            attrs.evolve(FIRST, tender_amount=None, lot_amount=Euro("9.00")),
            attrs.evolve(SECOND, tender_amount=None),
            id="a tender without one",
        ),
        pytest.param(
            attrs.evolve(FIRST, lot_count=3, lot_amount=Euro("9.00")),
            attrs.evolve(SECOND, lot_count=3),
            id="a part of a tender",
        ),
    ],
)
def test_what_cannot_be_added_up(first: PublishedCig, second: PublishedCig) -> None:
    """
    Where an amount is unknown, or a lot is not here, no sum is told to be wrong.
    """
    tender, problems = built(first, second)
    assert "lots_sum" not in [problem.kind for problem in problems]
    assert [lot.lot_amount for lot in (first, second)] == [
        None if lot.amount is None else lot.amount.amount for lot in tender.lots
    ]


def test_the_basis_of_the_amounts_is_told() -> None:
    """
    Whether tax is in the amounts is what the caller says.
    """
    tender, _ = built(FIRST, SECOND, vat=VatBasis.GROSS)
    amounts = (*tender.totals, *(lot.amount for lot in tender.lots))
    assert [VatBasis.GROSS] * 3 == [amount.vat for amount in amounts if amount]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param(["a", "a", "a"], ["a", "a-2", "a-3"], id="taken"),
        pytest.param(["a-2", "a", "a", "a-2"], ["a-2", "a", "a-3", "a-2-2"], id="taken with a number"),
        pytest.param([" a\u200b  b\n", ""], ["a b", "otherwise"], id="no letters of a name"),
        pytest.param(["\u200b", "otherwise"], ["otherwise", "otherwise-2"], id="nothing left"),
    ],
)
def test_names(wanted: list[str], expected: list[str]) -> None:
    """
    No name is given twice, and each can stand in a document.
    """
    names = Names()
    assert expected == [names.give(name, "otherwise") for name in wanted]
