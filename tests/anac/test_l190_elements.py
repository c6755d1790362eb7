"""
The elements of a published lot: each in its field, and what no field holds kept with its path.
"""

from datetime import date
from pathlib import Path

import pytest

from contratti_quartiere.exchange.anac import read_l190
from contratti_quartiere.exchange.anac.l190_lots import (
    PublishedDataset,
    PublishedLot,
    PublishedParty,
    PublishedTenderer,
)
from contratti_quartiere.exchange.imports import ReadRow
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import Cig, TaxCode
from contratti_quartiere.money import Euro


def publication(*lots: str, metadata: str = "") -> str:
    """
    Return a publication of these lots, each on a line of its own from the second on.
    """
    inside = "".join(f"<lotto>{lot}</lotto>\n" for lot in lots)
    return f"<pubblicazione>{metadata}<data>\n{inside}</data></pubblicazione>"


def read(folder: Path, content: str) -> list[ReadRow[PublishedLot]]:
    """
    Write a file and read it.
    """
    path = folder / "dataset.xml"
    path.write_text(content, "utf-8")
    return list(read_l190(path))


def lots_of(rows: list[ReadRow[PublishedLot]]) -> list[PublishedLot]:
    """
    Return the lots that were read.
    """
    return [row.record for row in rows if row.record is not None]


def test_a_lot_with_everything(tmp_path: Path) -> None:
    """
    Groups with their roles, firms from abroad, days with a zone: each in its field, with what is odd told.
    """
    lot = (
        "<cig>7911923567</cig><strutturaProponente><codiceFiscaleProp>01199250158</codiceFiscaleProp>"
        "<denominazione>COMUNE DI MILANO</denominazione></strutturaProponente>"
        "<oggetto>Laboratorio &amp; custode</oggetto>"
        "<sceltaContraente>01-PROCEDURA APERTA</sceltaContraente><partecipanti><raggruppamento>"
        "<membro><codiceFiscale>01199250158</codiceFiscale><ragioneSociale>A</ragioneSociale>"
        "<ruolo>02-MANDATARIA</ruolo></membro><membro><identificativoFiscaleEstero>DE1</identificativoFiscaleEstero>"
        "<ragioneSociale>B</ragioneSociale><ruolo>01-MANDANTE</ruolo></membro></raggruppamento>"
        "<partecipante><ragioneSociale>C</ragioneSociale></partecipante></partecipanti>"
        "<aggiudicatari><aggiudicatario><identificativoFiscaleEstero>DE1</identificativoFiscaleEstero>"
        "<ragioneSociale>B</ragioneSociale></aggiudicatario></aggiudicatari>"
        "<importoAggiudicazione>610.0</importoAggiudicazione><tempiCompletamento>"
        "<dataInizio>2016-05-02+02:00</dataInizio><dataUltimazione>2019-05-01</dataUltimazione></tempiCompletamento>"
        "<importoSommeLiquidate>0</importoSommeLiquidate>"
    )
    (row,) = read(tmp_path, publication(lot))
    milan = TaxCode("01199250158")

    assert (
        PublishedLot(
            cig=Cig("7911923567"),
            authority="COMUNE DI MILANO",
            authority_tax_code=milan,
            object="Laboratorio & custode",
            procedure="01-PROCEDURA APERTA",
            tenderers=(
                PublishedTenderer(
                    members=(
                        PublishedParty(name="A", tax_code=milan, role="02-MANDATARIA"),
                        PublishedParty(name="B", foreign_id="DE1", role="01-MANDANTE"),
                    ),
                    group=True,
                ),
                PublishedTenderer(members=(PublishedParty(name="C"),)),
            ),
            winners=(PublishedTenderer(members=(PublishedParty(name="B", foreign_id="DE1"),)),),
            awarded=Euro("610.00"),
            paid=Euro("0.00"),
            start=date(2016, 5, 2),
            end=date(2019, 5, 1),
            as_found=(FoundValue(place="tempiCompletamento/dataInizio", value="2016-05-02+02:00"),),
        )
        == row.record
    )
    assert (2, ["party_without_code", "time_zone"]) == (row.line, [problem.kind for problem in row.problems])


@pytest.mark.parametrize(
    ("lot", "kept"),
    [
        pytest.param("<durata>36</durata>", [("durata", "36")], id="an element of its own"),
        pytest.param(
            "<note a='1'><riga>x</riga><riga>y</riga></note>",
            [("note/@a", "1"), ("note/riga[1]", "x"), ("note/riga[2]", "y")],
            id="one with others in it, and an attribute",
        ),
        pytest.param("<vuoto/>", [("vuoto", "")], id="an empty one"),
        pytest.param("fuori posto", [(".", "fuori posto")], id="text between the elements"),
        pytest.param("<cig>7911923567</cig><cig>X</cig>", [("cig[2]", "X")], id="a second CIG"),
        pytest.param("<cig tipo='a'>7911923567</cig>", [("cig/@tipo", "a")], id="an attribute of a known one"),
        pytest.param("<oggetto><b>x</b></oggetto>", [("oggetto/b", "x")], id="a known one with others in it"),
        pytest.param(
            "<tempiCompletamento a='1'>x<giorni>9</giorni></tempiCompletamento>",
            [("tempiCompletamento/@a", "1"), ("tempiCompletamento", "x"), ("tempiCompletamento/giorni", "9")],
            id="within one that holds others",
        ),
        pytest.param(
            "<partecipanti>x<nota>y</nota><partecipante a='1'><ragioneSociale>F</ragioneSociale><iva>1</iva>"
            "<ragioneSociale>G</ragioneSociale></partecipante><raggruppamento b='2'><capo>z</capo></raggruppamento>"
            "</partecipanti>",
            [
                ("partecipanti", "x"),
                ("partecipanti/nota", "y"),
                ("partecipanti/partecipante/@a", "1"),
                ("partecipanti/partecipante/iva", "1"),
                ("partecipanti/partecipante/ragioneSociale[2]", "G"),
                ("partecipanti/raggruppamento/@b", "2"),
                ("partecipanti/raggruppamento/capo", "z"),
            ],
            id="among those who took part",
        ),
        pytest.param(
            "<importoAggiudicazione>1.234</importoAggiudicazione>",
            [("importoAggiudicazione", "1.234")],
            id="an amount that may mean two",
        ),
        pytest.param("<lotto>x</lotto>", [("lotto", "x")], id="a lot within a lot"),
    ],
)
def test_what_no_field_holds_is_kept(tmp_path: Path, lot: str, kept: list[tuple[str, str]]) -> None:
    """
    Nothing of a lot is lost: what has no field stands as it was found, with its path.
    """
    (found,) = lots_of(read(tmp_path, publication(lot)))

    assert kept == [(value.place, value.value) for value in found.as_found]


def test_attributes_of_a_lot_are_kept(tmp_path: Path) -> None:
    """
    An attribute of the element of the lot stands by itself.
    """
    (found,) = lots_of(read(tmp_path, publication("").replace("<lotto>", "<lotto id='7'>")))

    assert (FoundValue(place="@id", value="7"),) == found.as_found


def test_a_second_cig_is_told(tmp_path: Path) -> None:
    """
    Of an element that stands twice the first counts, and the second is told.
    """
    (row,) = read(tmp_path, publication("<cig>7911923567</cig><cig>X</cig>"))

    assert [("cig[2]", "repeated", "X")] == [
        (found.place, found.kind, found.found) for found in row.problems if found.kind != "missing" and found.found
    ]


def test_what_the_schema_asks_for_is_told_if_it_is_missing(tmp_path: Path) -> None:
    """
    An empty lot is read as one, and each thing that the schema makes obligatory is told to be missing.
    """
    (row,) = read(tmp_path, publication("<cig> </cig>"))

    assert PublishedLot(tenderers=(), winners=()) == row.record
    assert [
        ("cig", "missing"),
        ("strutturaProponente/codiceFiscaleProp", "missing"),
        ("strutturaProponente/denominazione", "missing"),
        ("oggetto", "missing"),
        ("sceltaContraente", "missing"),
        ("importoAggiudicazione", "missing"),
        ("importoSommeLiquidate", "missing"),
        ("aggiudicatari", "no_winner"),
    ] == [(found.place, found.kind) for found in row.problems]


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("partecipante", "raggruppamento", "membro"), id="the names of those who took part"),
        pytest.param(("aggiudicatario", "aggiudicatarioRaggruppamento", "membro"), id="the names of winners"),
        pytest.param(("aggiudicatario", "raggruppamento", "partecipante"), id="mixed"),
    ],
)
def test_either_names_of_firms_and_groups(tmp_path: Path, names: tuple[str, str, str]) -> None:
    """
    Files use the names of those who took part for the winners too, and the other way round.
    """
    single, group, member = names
    firm = "<ragioneSociale>F</ragioneSociale>"
    side = f"<{group}><{member}>{firm}</{member}></{group}><{single}>{firm}</{single}><{single}><ruolo/></{single}>"
    (lot,) = lots_of(
        read(tmp_path, publication(f"<partecipanti>{side}</partecipanti><aggiudicatari>{side}</aggiudicatari>"))
    )
    party = PublishedParty(name="F")
    expected = (PublishedTenderer(members=(party,), group=True), PublishedTenderer(members=(party,)))

    assert (expected, expected) == (lot.tenderers, lot.winners)


def test_metadata_that_the_schema_does_not_know_are_kept(tmp_path: Path) -> None:
    """
    The word that ANAC once misspelt is read, and what has no field is kept.
    """
    metadata = (
        "<metadata v='1'>x<dataPubbicazioneDataset>2014-01-31</dataPubbicazioneDataset><titolo a='b'>T</titolo>"
        "<titolo>U</titolo><altro>z</altro></metadata>"
    )
    (lot,) = lots_of(read(tmp_path, publication("", metadata=metadata)))

    assert (
        PublishedDataset(
            title="T",
            published="2014-01-31",
            as_found=(
                FoundValue(place="metadata/@v", value="1"),
                FoundValue(place="metadata", value="x"),
                FoundValue(place="metadata/titolo[1]/@a", value="b"),
                FoundValue(place="metadata/titolo[2]", value="U"),
                FoundValue(place="metadata/altro", value="z"),
            ),
        )
        == lot.dataset
    )
