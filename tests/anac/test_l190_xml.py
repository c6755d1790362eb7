"""
L. 190 publications in XML: every lot of the oracle with its counts and sums, and whatever a lot may hold.
"""

import tracemalloc
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.exchange.anac import read_l190
from contratti_quartiere.exchange.anac.l190_lots import (
    PublishedDataset,
    PublishedLot,
    PublishedParty,
    PublishedTenderer,
)
from contratti_quartiere.exchange.imports import ReadRow
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind, TaxCode, cig_parts
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import Period

PREFIXED = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<legge190:pubblicazione xmlns:legge190="legge190_1_0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)


def publication(*lots: str, metadata: str = "") -> str:
    """
    Return a publication of these lots, each on a line of its own from the third on.
    """
    inside = "".join(f"<lotto>{lot}</lotto>\n" for lot in lots)
    return f"{PREFIXED}{metadata}<data>\n{inside}</data></legge190:pubblicazione>"


def lots_of(rows: list[ReadRow[PublishedLot]]) -> list[PublishedLot]:
    """
    Return the lots that were read.
    """
    return [row.record for row in rows if row.record is not None]


def read(folder: Path, content: str) -> list[ReadRow[PublishedLot]]:
    """
    Write a file and read it.
    """
    path = folder / "dataset.xml"
    path.write_text(content, "utf-8")
    return list(read_l190(path))


@pytest.fixture(scope="module")
def published(oracle: Callable[[str], Path]) -> Path:
    """
    Give the path of the publication of the oracle.
    """
    return oracle("anac/l190/dataset-2022_30_lots.xml")


def test_published_counts(published: Path) -> None:
    """
    The 30 lots of the oracle have what its README counts in them.
    """
    rows = list(read_l190(published))
    lots = lots_of(rows)
    sides = [[*(lot.tenderers or ()), *(lot.winners or ())] for lot in lots]
    parties = [[party for side in of_lot for party in side.members] for of_lot in sides]

    assert {
        "lots": 30,
        "with a group": 5,
        "awarded to a group": 2,
        "with a foreign identifier": 5,
        "with a bidder without code": 13,
        "without winner": 3,
        "without start": 3,
        "without end": 4,
        "ended before start": 1,
        "paid more than awarded": 4,
        "with a failing CIG": 2,
    } == {
        "lots": len(rows),
        "with a group": sum(any(side.group for side in lot.tenderers or ()) for lot in lots),
        "awarded to a group": sum(any(side.group for side in lot.winners or ()) for lot in lots),
        "with a foreign identifier": sum(any(party.foreign_id for party in found) for found in parties),
        "with a bidder without code": sum(
            any(party.tax_code is None and not party.foreign_id for party in found) for found in parties
        ),
        "without winner": sum(lot.winners == () for lot in lots),
        "without start": sum(lot.start is None for lot in lots),
        "without end": sum(lot.end is None for lot in lots),
        "ended before start": sum(lot.ends_before_start for lot in lots),
        "paid more than awarded": sum(lot.paid_above_awarded for lot in lots),
        "with a failing CIG": sum(isinstance(lot.cig, CodeAsFound) for lot in lots),
    }


def test_published_windows(published: Path) -> None:
    """
    Three lots of the oracle run for 36 months, to the last day or to the anniversary.
    """
    lots = lots_of(list(read_l190(published)))

    assert 3 == sum(
        lot.end in {Period.of_months(lot.start, 36).last_day, Period.of_months(lot.start, 36).end}
        for lot in lots
        if lot.start is not None
    )


def test_each_oddity_of_the_oracle_is_told_once(published: Path) -> None:
    """
    What README counts as odd is reported, lot by lot, and no lot is unread.
    """
    rows = list(read_l190(published))
    told = Counter(kind for row in rows for kind in {problem.kind for problem in row.problems})

    assert {
        "party_without_code": 13,
        "no_winner": 3,
        "end_before_start": 1,
        "paid_above_awarded": 4,
        "letter_for_digit": 1,
        # A CIG, and the codes of firms that were made up for the oracle.
        "check_characters": 23,
    } == {kind: count for kind, count in told.items() if kind != "shape"}
    assert [] == [problem for row in rows for problem in row.problems if problem.unread]


def test_sums_to_the_cent(published: Path) -> None:
    """
    Awarded and paid add up to what `xml.etree` and `Decimal` make of the same file.
    """
    tree = ET.parse(published)  # noqa: S314  # data of the oracle
    summed = [
        sum((Decimal(found.text or "0") for found in tree.iter(name)), Decimal(0))
        for name in ("importoAggiudicazione", "importoSommeLiquidate")
    ]
    lots = lots_of(list(read_l190(published)))

    assert [Euro(amount) for amount in summed] == [
        Euro.total(lot.awarded for lot in lots if lot.awarded is not None),
        Euro.total(lot.paid for lot in lots if lot.paid is not None),
    ]


def test_the_lines_of_the_lots(published: Path) -> None:
    """
    Each lot bears the line on which its element starts.
    """
    lines = published.read_text("utf-8").splitlines()

    assert [number for number, line in enumerate(lines, start=1) if line.strip() == "<lotto>"] == [
        row.line for row in read_l190(published)
    ]


def test_what_the_file_says_of_itself(published: Path) -> None:
    """
    The metadata are kept with every lot, once in memory.
    """
    datasets = [lot.dataset for lot in lots_of(list(read_l190(published)))]

    assert (
        PublishedDataset(
            title="Pubblicazione 1 legge 190",
            abstract="Pubblicazione 1 legge 190 anno 1 rif. 2012",
            published="2023-04-18",
            publisher="S.I.TO SPA - SOCIETA INTERPORTO DI TORINO",
            updated="2023-03-09",
            year="2022",
            address="http://allegati.interportotorino.it/2022/dataset-2022.xml",
            licence="IODL",
        )
        == datasets[0]
    )
    assert 1 == len(set(map(id, datasets)))


@pytest.mark.parametrize(
    "root",
    [
        pytest.param("pubblicazione", id="without a namespace"),
        pytest.param('pubblicazione xmlns="legge190_1_0"', id="in the default namespace"),
        pytest.param('ns2:pubblicazione xmlns:ns2="legge190_1_0"', id="with another prefix"),
        pytest.param("legge190:pubblicazione", id="with a prefix that nobody declares"),
    ],
)
def test_namespaces_as_in_the_wild(tmp_path: Path, root: str) -> None:
    """
    Whatever prefix and namespace a publication has, its lots are lots.
    """
    name = root.split(maxsplit=1)[0]
    content = f"<{root}><x:data><x:lotto><x:cig>7911923567</x:cig></x:lotto></x:data></{name}>"

    assert [Cig("7911923567")] == [lot.cig for lot in lots_of(read(tmp_path, content))]


@pytest.mark.parametrize(
    "lot",
    [
        pytest.param("<a/>" * 50_001, id="elements"),
        pytest.param(f"<oggetto>{'x' * 2_000_001}</oggetto>", id="letters"),
    ],
)
def test_a_lot_larger_than_any_is_reported(tmp_path: Path, lot: str) -> None:
    """
    A lot of more than 50,000 elements or two million letters is not kept in memory: it is reported, the next one read.
    """
    rows = read(tmp_path, publication(lot, "<cig>7911923567</cig>"))

    assert [(3, True, ["too_large"], [True]), (4, False, ["missing"], [False])] == [
        (
            row.line,
            row.record is None,
            [problem.kind for problem in row.problems][:1],
            [problem.unread for problem in row.problems][:1],
        )
        for row in rows
    ]


@pytest.mark.parametrize(
    "lot",
    [
        pytest.param("<a/>" * 50_000, id="elements"),
        pytest.param(f"<oggetto>{'x' * 2_000_000}</oggetto>", id="letters"),
    ],
)
def test_a_lot_as_large_as_any(tmp_path: Path, lot: str) -> None:
    """
    A lot of 50,000 elements, or of two million letters, is read.
    """
    content = f"<pubblicazione><data><lotto>{lot}</lotto></data></pubblicazione>"

    assert 1 == len(lots_of(read(tmp_path, content)))


def test_a_long_file_is_read_in_little_memory(tmp_path: Path) -> None:
    """
    Of six megabytes of lots less than one is held at a time.
    """
    path = tmp_path / "long.xml"
    lot = f"<lotto><cig>7911923567</cig><oggetto>{'x' * 4_000}</oggetto></lotto>\n"
    path.write_text(f"<pubblicazione><data>{lot * 1_500}</data></pubblicazione>", "utf-8")
    tracemalloc.start()
    try:
        count = sum(1 for _ in read_l190(path))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert (1_500, True) == (count, peak < 1_000_000)


# ------------------------------------------------------------------------------------ what is written is read back

words = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=12).map(
    str.strip
)
names = words.filter(bool)


def _cig(serial: int) -> Cig:
    parts = cig_parts(f"{serial:07d}000")
    assert parts is not None
    return Cig(f"{serial:07d}{parts.expected_check}")


cigs = st.integers(1, 9_999_999).map(_cig) | st.just(CodeAsFound(CodeKind.CIG, "0000000000")) | st.none()
codes = st.sampled_from([TaxCode("01199250158"), TaxCode("03717710010"), CodeAsFound(CodeKind.TAX_CODE, "1"), None])
parties = st.builds(
    PublishedParty,
    name=names,
    tax_code=codes,
    foreign_id=words,
    role=st.sampled_from(["", "01-MANDANTE", "02-MANDATARIA"]),
)
alone = parties.map(lambda party: PublishedTenderer(members=(party,)))
groups = st.lists(parties, min_size=1, max_size=3).map(
    lambda found: PublishedTenderer(members=tuple(found), group=True)
)
tenderers = alone | groups
sides = st.lists(tenderers, max_size=2).map(tuple)
amounts = st.integers(0, 10**14).map(Euro.from_cents) | st.none()
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
"""Days that are not told."""
lots = st.builds(
    PublishedLot,
    cig=cigs,
    authority=words,
    authority_tax_code=codes,
    object=words,
    procedure=words | st.just("23-AFFIDAMENTO DIRETTO"),
    tenderers=sides,
    winners=sides,
    awarded=amounts,
    paid=amounts,
    start=DAYS | st.none(),
    end=DAYS | st.none(),
    as_found=st.just(()),
    dataset=st.none(),
)


def _element(name: str, value: object) -> str:
    return "" if value is None else f"<{name}>{escape(str(value))}</{name}>"


def _party(name: str, party: PublishedParty) -> str:
    inside = (
        _element("codiceFiscale", party.tax_code)
        + _element("identificativoFiscaleEstero", party.foreign_id)
        + _element("ragioneSociale", party.name)
        + _element("ruolo", party.role)
    )
    return f"<{name}>{inside}</{name}>"


def _side(side: tuple[PublishedTenderer, ...], single: str, group: str) -> str:
    return "".join(
        f"<{group}>{''.join(_party('membro', party) for party in one.members)}</{group}>"
        if one.group
        else _party(single, one.members[0])
        for one in side
    )


def written(lot: PublishedLot) -> str:
    """
    Return a lot as the schema of the authority writes it.
    """
    amounts_written = [None if amount is None else amount.amount for amount in (lot.awarded, lot.paid)]
    return (
        _element("cig", lot.cig)
        + f"<strutturaProponente>{_element('codiceFiscaleProp', lot.authority_tax_code)}"
        + f"{_element('denominazione', lot.authority)}</strutturaProponente>"
        + _element("oggetto", lot.object)
        + _element("sceltaContraente", lot.procedure)
        + f"<partecipanti>{_side(lot.tenderers or (), 'partecipante', 'raggruppamento')}</partecipanti>"
        + f"<aggiudicatari>{_side(lot.winners or (), 'aggiudicatario', 'aggiudicatarioRaggruppamento')}</aggiudicatari>"
        + _element("importoAggiudicazione", amounts_written[0])
        + f"<tempiCompletamento>{_element('dataInizio', lot.start)}{_element('dataUltimazione', lot.end)}"
        + f"</tempiCompletamento>{_element('importoSommeLiquidate', amounts_written[1])}"
    )


@settings(max_examples=50)
@given(st.lists(lots, max_size=3))
def test_lots_written_by_the_schema_are_read_back(
    tmp_path_factory: pytest.TempPathFactory, given_lots: list[PublishedLot]
) -> None:
    """
    Whatever a lot holds, its XML says the same, and every lot of the file is read.
    """
    path = tmp_path_factory.getbasetemp() / "lots.xml"
    path.write_text(publication(*map(written, given_lots)), "utf-8")

    assert given_lots == lots_of(list(read_l190(path)))
