"""
The illustrative staircase goes out to a workbook, is changed by hand, and comes back with exactly those changes.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cases import una_scala
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.exchange.changes import Change, ChangeKind, Revision
from contratti_quartiere.exchange.documents import dumps, loads
from contratti_quartiere.exchange.revisions import revise
from contratti_quartiere.exchange.sheets import write
from contratti_quartiere.exchange.sheets.reading import read_with_fields
from contratti_quartiere.households import AgeBand, Composition, Household
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.sources import ILLUSTRATIVE

E, K = RelocationEvent, ChangeKind
TODAY = date(2021, 1, 11)
STAIRCASE = una_scala()
Hand = Callable[[Any], None]


def add(sheet: Any, **cells: Any) -> None:
    """
    Type a new row below the last one, each cell under its header.
    """
    headers = [cell.value for cell in sheet[1]]
    unknown = [name for name in cells if name.replace("_", " ") not in headers]
    assert [] == unknown
    sheet.append([cells.get(str(header).replace(" ", "_")) for header in headers])


def rows(sheet: Any, **cells: Any) -> Iterable[int]:
    """
    Yield the number of each row that has these cells.
    """
    headers = [cell.value for cell in sheet[1]]
    for number, row in enumerate(sheet.iter_rows(min_row=2, values_only=True), 2):
        found = dict(zip(headers, row, strict=True))
        if all(found[name.replace("_", " ")] == value for name, value in cells.items()):
            yield number


def put(sheet: Any, row: int, header: str, value: Any) -> None:
    """
    Type over a cell.
    """
    headers = [cell.value for cell in sheet[1]]
    sheet.cell(row, headers.index(header) + 1).value = value


def came_back(folder: Path, hand: Hand, older: Programme = STAIRCASE) -> Revision:
    """
    Return what comes back of a programme that went out to a workbook in which a hand changed something.
    """
    path = folder / "scala.xlsx"
    write(older, path, partial=True)
    book = openpyxl.load_workbook(path)
    hand(book)
    book.save(path)
    sheet, held = read_with_fields(path)
    return revise(older, sheet, recorded_on=TODAY, held=held)


def case(name: str) -> tuple[int, Relocation]:
    """
    Return a case of the staircase and its place.
    """
    return next((place, found) for place, found in enumerate(STAIRCASE.relocations) if found.id == name)


def test_nothing_was_changed(tmp_path: Path) -> None:
    """
    A workbook that nobody touched brings nothing back: the very same document stands.
    """
    assert Revision(programme=STAIRCASE, changes=()) == came_back(tmp_path, lambda _: None)


def by_hand(book: Any) -> None:
    """
    Change the workbook as an office would: a late refusal, a correction, a new family.
    """
    steps, households = book["passi"], book["nuclei"]
    # The offer of June and its refusal had stayed in a drawer; they are typed below all other rows.
    add(steps, nucleo="H01", passo="proponi", giorno="01/06/2017", alloggio="volano-7")
    add(steps, nucleo="H01", passo="rifiuta", giorno="12 giugno 2017", registrato_il=datetime(2021, 1, 7))
    # The refusal of the household H02 came a day later, and its protocol number was mistyped.
    (refusal,) = rows(steps, nucleo="H02", passo="rifiuta")
    put(steps, refusal, "giorno", "3/10/2017")
    put(steps, refusal, "protocollo", "E-2197/2017 bis")
    # A family that was on no list.
    add(households, nucleo="H13", componenti="3", **{"fasce_d'età": "18-64, 18-64, 0-17"}, illustrativo="sì")
    add(steps, nucleo="H13", passo="informa", giorno=datetime(2020, 12, 14))


def test_an_office_at_work(tmp_path: Path) -> None:
    """
    A late refusal, a correction and a new family come back as just these, and the document is as operations make it.
    """
    first, h01 = case("H01")
    second, h02 = case("H02")
    offered = RelocationStep(event=E.OFFER, happened_on=date(2017, 6, 1), recorded_on=TODAY, dwelling="volano-7")
    refused = RelocationStep(event=E.REFUSE, happened_on=date(2017, 6, 12), recorded_on=date(2021, 1, 7))
    stood = h02.history[4]
    stands = attrs.evolve(
        stood,
        happened_on=date(2017, 10, 3),
        documents=(attrs.evolve(stood.documents[0], protocol="E-2197/2017 bis"),),
    )
    family = Household(
        id="H13",
        composition=Composition(members=3, age_bands=(AgeBand.ADULT, AgeBand.ADULT, AgeBand.MINOR)),
        provenance=ILLUSTRATIVE,
    )
    new = Relocation(household="H13").advance(E.INFORM, on=date(2020, 12, 14))
    expected = (
        attrs.evolve(STAIRCASE, households=(*STAIRCASE.households, family))
        .with_case(h01.with_step(offered, refused))
        .with_case(h02.corrected(stood, stands, on=TODAY))
        .with_case(new)
    )
    owner = {name: Bilingual(f"caso '{name}'", f"case '{name}'") for name in ("H01", "H02", "H13")}

    found = came_back(tmp_path, by_hand)

    assert expected == found.programme
    assert (
        Change(
            kind=K.NEW_RECORD,
            pointer="/households/12",
            owner=Bilingual("nucleo 'H13'", "household 'H13'"),
            now=family,
        ),
        Change(kind=K.LATE_STEP, pointer=f"/relocations/{first}/history/3", owner=owner["H01"], now=offered),
        Change(kind=K.LATE_STEP, pointer=f"/relocations/{first}/history/4", owner=owner["H01"], now=refused),
        Change(
            kind=K.CORRECTED_STEP,
            pointer=f"/relocations/{second}/history/4",
            owner=owner["H02"],
            before=stood,
            now=stands,
        ),
        Change(kind=K.NEW_RECORD, pointer="/relocations/12", owner=owner["H13"], now=new),
    ) == found.changes
    assert expected == loads(dumps(found.programme))


def test_the_same_sheet_once_more(tmp_path: Path) -> None:
    """
    The sheet that was brought back is brought back once more, over the revised document: nothing changes.
    """
    once = came_back(tmp_path, by_hand)
    sheet, held = read_with_fields(tmp_path / "scala.xlsx")

    assert Revision(programme=once.programme, changes=()) == revise(
        once.programme, sheet, recorded_on=date(2021, 1, 12), held=held
    )


def typed_over(book: Any) -> None:
    """
    Turn the offer of H11 that lapsed into one that was refused, in its own row.
    """
    steps = book["passi"]
    (lapse,) = rows(steps, nucleo="H11", passo="scade")
    put(steps, lapse, "passo", "rifiuta")
    put(steps, lapse, "giorno", "12/02/2018")


def typed_anew(book: Any) -> None:
    """
    Add a row with the refusal, and delete the one of the lapse.
    """
    steps = book["passi"]
    (lapse,) = rows(steps, nucleo="H11", passo="scade")
    typed_over(book)
    steps.append([cell.value for cell in steps[lapse]])
    steps.delete_rows(lapse)


@pytest.mark.parametrize(
    "hand", [pytest.param(typed_over, id="in its row"), pytest.param(typed_anew, id="in a new row")]
)
def test_late_refusal_of_an_offer_that_lapsed(tmp_path: Path, hand: Hand) -> None:
    """
    A refusal that turns up after the lapse was recorded replaces it, by event and day at once, and says what stood.
    """
    place, older = case("H11")
    number, stood = next((at, step) for at, step in enumerate(older.history) if step.event is E.LAPSE)
    stands = attrs.evolve(stood, event=E.REFUSE, happened_on=date(2018, 2, 12))

    assert Revision(
        programme=STAIRCASE.with_case(older.corrected(stood, stands, on=TODAY)),
        changes=(
            Change(
                kind=K.CORRECTED_STEP,
                pointer=f"/relocations/{place}/history/{number}",
                owner=Bilingual("caso 'H11'", "case 'H11'"),
                before=stood,
                now=stands,
            ),
        ),
    ) == came_back(tmp_path, hand)


def without_sheet(book: Any) -> None:
    """
    Take away a sheet that a workbook need not have.
    """
    del book["storia alloggi"]


def without_column(book: Any) -> None:
    """
    Take away a column that a sheet need not have.
    """
    sheet = book["alloggi"]
    sheet.delete_cols([cell.value for cell in sheet[1]].index("ascensore") + 1)


def without(*headers: str) -> Hand:
    """
    Take away columns of the steps.
    """

    def hand(book: Any) -> None:
        sheet = book["passi"]
        for header in headers:
            sheet.delete_cols([cell.value for cell in sheet[1]].index(header) + 1)

    return hand


@pytest.mark.parametrize(
    "hand",
    [
        pytest.param(without_sheet, id="sheet"),
        pytest.param(without_column, id="column"),
        pytest.param(without("protocollo"), id="first of numbered columns"),
        pytest.param(without("documento 2", "protocollo 2", "data documento 2"), id="all columns of a number"),
        pytest.param(without("documento", "protocollo", "data documento"), id="all columns of the first number"),
    ],
)
def test_what_is_not_there_says_nothing(tmp_path: Path, hand: Hand) -> None:
    """
    A sheet or a column that is not there empties nothing.
    """
    assert Revision(programme=STAIRCASE, changes=()) == came_back(tmp_path, hand)


def test_documents_past_the_last_column(tmp_path: Path) -> None:
    """
    A step with more documents than a sheet has columns keeps them, while another field of it is put right.
    """
    papers = tuple(DocumentReference(kind=DocumentKind.REPORT, protocol=str(number)) for number in range(5))
    older = Programme(
        households=(Household(id="H1"),),
        relocations=(Relocation(household="H1").advance(E.INFORM, on=date(2020, 1, 7), documents=papers),),
    )

    def hand(book: Any) -> None:
        put(book["passi"], 2, "giorno", "8/1/2020")

    (found,) = came_back(tmp_path, hand, older).programme.relocations

    assert (date(2020, 1, 8), papers) == (found.history[0].happened_on, found.history[0].documents)
