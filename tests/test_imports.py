"""
What the reading of foreign files gives: counts that add up.
"""

import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.imports import PARTIAL, Imported, ReadRow, RowProblem, Tally
from contratti_quartiere.programme import Programme, Unknown


@pytest.mark.parametrize(
    ("tally", "expected"),
    [
        pytest.param(Tally(records=3, read=3, odd=1, whole=True), (0, True), id="all read, one of them odd"),
        pytest.param(Tally(records=3, read=2, odd=0, whole=True), (1, False), id="one could not be read"),
        pytest.param(Tally(records=3, read=3, odd=0, whole=False), (0, False), id="the file broke off"),
    ],
)
def test_a_partial_import_is_not_complete(tally: Tally, expected: tuple[int, bool]) -> None:
    """
    What was not read was reported, and an import is complete only if nothing was and the file did not break off.
    """
    assert expected == (tally.reported, tally.complete)


def _told(*, unread: bool) -> tuple[RowProblem, ...]:
    return (RowProblem(line=1, place="", kind="x", message=Bilingual("x", "x"), unread=unread),)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(ReadRow[int](line=1, record=None, problems=_told(unread=False)), True, id="something is told"),
        pytest.param(ReadRow[int](line=1, record=None, problems=_told(unread=True)), False, id="could not be read"),
        pytest.param(ReadRow[int](line=1, record=None), False, id="nobody says why"),
        pytest.param(ReadRow(line=1, record=7, problems=_told(unread=False)), False, id="an odd record"),
    ],
)
def test_what_stands_beside_the_records(row: ReadRow[int], expected: bool) -> None:
    """
    A row without a record that was not a record stands beside them.
    """
    assert expected == row.beside


OTHER = Unknown(id="altro", question=Bilingual("chi?", "who?"), office=Bilingual("ente", "body"))
WHOLE = Tally(records=2, read=2, odd=1, whole=True)


@pytest.mark.parametrize(
    ("tally", "it", "en"),
    [
        pytest.param(
            Tally(records=3, read=2, odd=0, whole=True),
            "Che cosa manca qui di 'lotti.xml': record letti 2 su 3",
            "What is missing here of 'lotti.xml': of 3 records 2 were read",
            id="one could not be read",
        ),
        pytest.param(
            Tally(records=3, read=3, odd=0, whole=False),
            "Che cosa manca qui di 'lotti.xml': record letti 3 su 3; il file si interrompe, e non si sa che cosa"
            " seguiva",
            "What is missing here of 'lotti.xml': of 3 records 3 were read; the file breaks off, and nobody knows what"
            " followed",
            id="the file broke off",
        ),
    ],
)
def test_a_partial_programme_says_so(tally: Tally, it: str, en: str) -> None:
    """
    A programme of a partial import bears it among what nobody could check, with the counts.
    """
    imported = Imported(programme=Programme(unknowns=(OTHER,)), problems=(), tally=tally)
    marked = imported.marked("lotti.xml")
    expected = Unknown(
        id=PARTIAL,
        question=Bilingual(it, en),
        office=Bilingual("chi ha pubblicato il file", "whoever published the file"),
    )

    assert (OTHER, expected) == marked.unknowns


def test_a_whole_programme_bears_no_mark() -> None:
    """
    Odd records make no import partial: the programme is handed on as it is.
    """
    programme = Programme(unknowns=(OTHER,))

    assert programme == Imported(programme=programme, problems=(), tally=WHOLE).marked("lotti.xml")


def test_a_part_of_a_part_says_both() -> None:
    """
    What a file says that it lacks is not forgotten where a part of it could not be read either.
    """
    before = Unknown(id=PARTIAL, question=Bilingual("Manca A", "A is missing"), office=OTHER.office)
    programme = Programme(unknowns=(before, OTHER))
    marked = Imported(programme=programme, problems=(), tally=Tally(records=2, read=1, odd=0, whole=True)).marked("f")

    assert [
        (OTHER.id, OTHER.question.en),
        (PARTIAL, "A is missing. What is missing here of 'f': of 2 records 1 were read"),
    ] == [(found.id, found.question.en) for found in marked.unknowns]
