"""
What stands in an L. 190 publication and is no lot: nothing of it is lost without a word.
"""

from pathlib import Path

import pytest

from contratti_quartiere.exchange.anac import l190_programme, read_l190
from contratti_quartiere.exchange.imports import Tally

LOT = "<lotto><cig>7911923567</cig></lotto>"


def written(folder: Path, inside: str, root: str = "<pubblicazione>") -> Path:
    """
    Write a publication.
    """
    path = folder / "lotti.xml"
    path.write_text(f"{root}\n{inside}\n</pubblicazione>", "utf-8")
    return path


def told(path: Path) -> list[tuple[int, str, str, str, bool]]:
    """
    Return what is told of what is no lot.
    """
    return [
        (problem.line, problem.place, problem.kind, problem.found, problem.unread)
        for row in read_l190(path)
        if row.record is None
        for problem in row.problems
    ]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param(
            "<data>\n<LOTTO><CIG>1</CIG></LOTTO></data>",
            [(3, "LOTTO", "not_a_lot", "LOTTO/CIG: 1", True)],
            id="a lot in capitals",
        ),
        pytest.param(
            "<data>\n<gara><titolo>Pulizie</titolo></gara></data>",
            [(3, "gara", "not_a_lot", "gara/titolo: Pulizie", True)],
            id="another element in the place of a lot",
        ),
        pytest.param(
            "<data><elenco nome='x'>\n<Lotto/>\n<riga><cig>1</cig></riga></elenco></data>",
            [
                (3, "Lotto", "not_a_lot", "", True),
                (4, "riga", "not_a_lot", "riga/cig: 1", True),
                (2, "elenco", "beside_lots", "elenco/@nome: x", False),
            ],
            id="what looks like lots within another element",
        ),
        pytest.param(
            "<metadata><titolo>T</titolo>\n<LOTTO><cig>1</cig></LOTTO></metadata>",
            [(3, "LOTTO", "not_a_lot", "LOTTO/cig: 1", True)],
            id="what looks like a lot in the metadata",
        ),
        pytest.param(
            '<data>\n<xi:include href="altro.xml"/></data>',
            [(3, "include", "include", "include/@href: altro.xml", True)],
            id="another file in the place of a lot",
        ),
        pytest.param(
            '\n<xi:include href="altro.xml"/>',
            [(3, "include", "include", "include/@href: altro.xml", True)],
            id="another file beside the lots",
        ),
        pytest.param(
            "<nota>Anno intero</nota><data/>",
            [(2, "nota", "beside_lots", "nota: Anno intero", False)],
            id="an element beside the lots",
        ),
        pytest.param(
            "<data>\n<lotto><cig>7911923567</cig>\n<LOTTO><cig>1</cig></LOTTO></lotto></data>",
            [(4, "LOTTO", "not_a_lot", "LOTTO/cig: 1", True)],
            id="a lot within another",
        ),
        pytest.param("<data><lotto><cig>7911923567</cig><lotto>3</lotto></lotto></data>", [], id="the number of a lot"),
        pytest.param(
            '<data><lotto><xi:include href="b.xml"/></lotto></data>',
            [(2, "include", "include", "include/@href: b.xml", True)],
            id="another file within a lot",
        ),
        pytest.param("<vuoto/><data/>", [], id="an element that says nothing"),
        pytest.param(
            f"<data>{LOT}\n\nsegue\n\n{LOT}\nfine</data>",
            [(4, "", "beside_lots", "segue", False), (7, "", "beside_lots", "fine", False)],
            id="text between lots",
        ),
        pytest.param(
            f"<data>{'x' * 9_000}\n</data>",
            [(2, "", "beside_lots", "x" * 999 + "…", False)],
            id="a long text between lots",
        ),
        pytest.param(
            '<data xmlns:b="urn:b" xsi:schemaLocation="a b" anno="2022"/>',
            [(2, "data/@anno", "beside_lots", "2022", False)],
            id="an attribute of what holds the lots",
        ),
        pytest.param(
            "<metadata><titolo>A</titolo></metadata><metadata><titolo>B</titolo></metadata>",
            [(2, "metadata", "beside_lots", "metadata/titolo: B", False)],
            id="metadata for the second time",
        ),
        pytest.param(
            f"<note>{'<a/>' * 50_001}</note>",
            [(2, "note", "too_large", "", True)],
            id="an element beside the lots that is too large to keep",
        ),
    ],
)
def test_what_is_no_lot_is_told(tmp_path: Path, inside: str, expected: list[object]) -> None:
    """
    What stands beside the lots is told with its line; what stands in the place of one is a record that was not read.
    """
    assert expected == told(written(tmp_path, inside))


def test_attributes_of_the_publication(tmp_path: Path) -> None:
    """
    An attribute of the publication is told; where its schema lies is no part of what it says.
    """
    root = '<pubblicazione\nxmlns:xsi="urn:x" xsi:schemaLocation="a b" versione="2">'

    assert [(1, "pubblicazione/@versione", "beside_lots", "2", False)] == told(written(tmp_path, "<data/>", root))


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param(f"<metadata><titolo>T</titolo>{LOT}</metadata>", id="in the metadata"),
        pytest.param(f"<data><elenco>{LOT}</elenco></data>", id="in another element"),
        pytest.param(f"<altro><data>{LOT}</data></altro>", id="in data within another element"),
        pytest.param(LOT, id="in the publication itself"),
    ],
)
def test_a_lot_is_read_wherever_it_stands(tmp_path: Path, inside: str) -> None:
    """
    A lot that does not stand where the schema has it is read all the same, and nothing is told of what held it.
    """
    rows = list(read_l190(written(tmp_path, inside)))

    assert ["7911923567"] == [str(row.record.cig) for row in rows if row.record is not None]
    assert [] == [row for row in rows if row.record is None]


def test_what_holds_a_lot_keeps_its_own_words(tmp_path: Path) -> None:
    """
    After a lot within another element the rest of that element is told, and the metadata around one are kept.
    """
    aside = written(tmp_path, f"<data><elenco>{LOT}<nota>segue</nota></elenco></data>")
    assert [(2, "elenco", "beside_lots", "elenco/nota: segue", False)] == told(aside)
    around = list(read_l190(written(tmp_path, f"<metadata>{LOT}<titolo>T</titolo></metadata><data>{LOT}</data>")))
    assert [None, "T"] == [
        None if row.record.dataset is None else row.record.dataset.title for row in around if row.record is not None
    ]


@pytest.mark.parametrize(
    ("inside", "tally", "complete"),
    [
        pytest.param(
            "<data><LOTTO><CIG>1</CIG></LOTTO></data>",
            Tally(records=1, read=0, odd=0, whole=True),
            False,
            id="a lot in capitals",
        ),
        pytest.param(
            f"<data>{LOT}<LOTTO/></data>",
            Tally(records=2, read=1, odd=1, whole=True),
            False,
            id="beside a good one",
        ),
        pytest.param(
            f"<nota>x</nota><data>{LOT}</data>",
            Tally(records=1, read=1, odd=1, whole=True),
            True,
            id="what is no record is not counted",
        ),
    ],
)
def test_what_is_counted(tmp_path: Path, inside: str, tally: Tally, complete: bool) -> None:  # a case
    """
    A programme with a record in the place of a lot that was not read is not complete.
    """
    imported = l190_programme(read_l190(written(tmp_path, inside)))

    assert (tally, complete) == (imported.tally, imported.tally.complete)
