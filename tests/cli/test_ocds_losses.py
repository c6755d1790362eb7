"""
What OCDS that `convert` writes does not say: amounts without a value, what may name people, the ocid of the source.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from contratti_quartiere.amounts import AmountPrecision, StatedAmount, VatBasis
from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.cli import main
from contratti_quartiere.estimates import LotEstimate
from contratti_quartiere.exchange.documents import dumps
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import TaxCode
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract

Printed = pytest.CaptureFixture[str]

CODE = "RSSMRA80A01F205X"
L190 = (
    "cig,strutturaProponente:codiceFiscaleProp,oggetto,sceltaContraente,importoAggiudicazione,importoSommeLiquidate\n"
    "7911923567,12345670017,Custodia,01-PROCEDURA APERTA,100.00,80.00\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the commands run in an empty folder, on a terminal of 80 columns.
    """
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)


def told(*words: str, printed: Printed, source: str = "a.json") -> str:
    """
    Return what was printed of a conversion to OCDS, on one line.
    """
    main(["convert", source, "b.json", "--to", "ocds", "--partial", "--force", *words])
    return " ".join(printed.readouterr().out.split())


def document(tender: Tender, *contracts: ServiceContract) -> None:
    """
    Write a document.
    """
    Path("a.json").write_text(dumps(Programme(tenders=(tender,), service_contracts=contracts)), "utf-8")


def amount(vat: VatBasis, **fields: Any) -> StatedAmount:
    """
    Return an amount.
    """
    return StatedAmount(amount=Euro("10.00"), vat=vat, **fields)


AMOUNTS = Tender(
    id="G",
    totals=(amount(VatBasis.NET), amount(VatBasis.NET, precision=AmountPrecision.ABOUT), amount(VatBasis.GROSS)),
    lots=(
        Lot(id="1", amount=amount(VatBasis.UNKNOWN), estimate=LotEstimate(base=Euro("10.00"))),
        Lot(id="2", estimate=LotEstimate(base=Euro("10.00"), vat=VatBasis.NET)),
    ),
    awards=(Award(lot="1", amount=amount(VatBasis.UNKNOWN)), Award(lot="2")),
)
CONTRACT = ServiceContract(id="c", tender="G", amount=amount(VatBasis.UNKNOWN))


def test_amounts_without_value(capsys: Printed) -> None:
    """
    Amounts of unknown VAT (two of a lot, of its award, of a contract) are counted, and the gross and inexact ones.
    """
    document(AMOUNTS, CONTRACT)
    values = json.loads(told("--json", printed=capsys))

    assert {"vat_unknown": 4, "gross_or_not_exact": 2} == values["amounts_without_value"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "it",
            (
                'si sa se comprendono l\'IVA: 4. Se sono netti: "vat": "netto" nel documento, o --vat netto quando',
                "Importi senza `value`, perché lordi o non esatti: 2. Stanno nella chiave nostra",
            ),
        ),
        (
            "en",
            (
                'nobody knows whether VAT is in them: 4. If they are net: "vat": "netto" in the document, or --vat net',
                "Amounts without `value`, for they are gross or not exact: 2. They stand under our own key",
            ),
        ),
    ],
)
def test_amounts_without_value_are_told(lang: str, said: tuple[str, ...], capsys: Printed) -> None:
    """
    How many amounts have no value is told with the reason and the remedy.
    """
    document(AMOUNTS, CONTRACT)
    found = told("--lang", lang, printed=capsys)

    assert [] == [part for part in said if part not in found]


@pytest.mark.parametrize(("lang", "said"), [("it", "Se sono netti: --vat netto"), ("en", "If they are net: --vat net")])
def test_amounts_of_an_import(lang: str, said: str, capsys: Printed) -> None:
    """
    Where the file of ANAC is converted at once the remedy is the option, with which nothing is left to tell.
    """
    Path("l.csv").write_text(L190, "utf-8")
    without = told("--lang", lang, printed=capsys, source="l.csv")
    known = told("--lang", lang, "--vat", "netto", printed=capsys, source="l.csv")

    assert (True, False) == (said in without, "`value`" in known)


PEOPLE = Tender(
    id="G",
    title=f"Incarico a {CODE}",
    authority_tax_code=TaxCode(CODE),
    firms=(Firm(id="f", name="Ditta", tax_code=TaxCode(CODE)), Firm(id="g", name="Altra")),
    as_found=(FoundValue(place="/ocid", value="ocds-1-a"), FoundValue(place="/x", value="1")),
)


def test_what_was_kept_back(capsys: Printed) -> None:
    """
    What may name people is counted by its field, and with --people there is nothing to tell.
    """
    contract = ServiceContract(id="c", tender="G", as_found=(FoundValue(place="/y", value="2"),))
    document(PEOPLE, contract)
    values = json.loads(told("--json", printed=capsys))
    named = json.loads(told("--json", "--people", printed=capsys))

    assert (
        True,
        {
            "Tender.as_found": 2,
            "Tender.authority_tax_code": 1,
            "Firm.tax_code": 1,
            "ServiceContract.as_found": 1,
            "texts": 1,
        },
        (False, {}),
    ) == (values["people_withheld"], values["withheld"], (named["people_withheld"], named["withheld"]))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "it",
            (
                "ciò che un dato altrui dice di gare e nessun campo contiene, che nomini qualcuno o no:"
                " valori 2 codici fiscali di enti: 1 codici fiscali di imprese: 1 testi con il codice fiscale di una"
                " persona: 1"
            ),
        ),
        (
            "en",
            (
                "what a foreign record says of tenders and no field holds, whether it names anyone or"
                " not: values 2 tax codes of authorities: 1 tax codes of firms: 1 texts with the tax code of a person"
            ),
        ),
    ],
)
def test_what_was_kept_back_is_told(lang: str, said: str, capsys: Printed) -> None:
    """
    It is said what was kept back, and how many of each.
    """
    document(PEOPLE)

    assert said in told("--lang", lang, printed=capsys)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("it", "ocid di ciò che fu letto: ocds-1-a; scritto: ocds-abc123-G"),
        ("en", "ocid that was read: ocds-1-a; written: ocds-abc123-G"),
    ],
)
def test_another_ocid(lang: str, said: str, capsys: Printed) -> None:
    """
    Where a prefix gives a tender another ocid than the release it came from, both are told.
    """
    document(PEOPLE)

    assert said in told("--lang", lang, "--ocid-prefix", "ocds-abc123", printed=capsys)
