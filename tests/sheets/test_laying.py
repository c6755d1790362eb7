"""
A programme as rows: what sheets hold is read as it was written, and what they do not hold is named.
"""

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cases import cinque_quartieri, milano_2016, una_scala
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.exchange.sheets.laying import LaidOut, NotHeldError, lay_out_rows
from contratti_quartiere.exchange.sheets.table import SHEETS
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.households import Composition, Household
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.strategies import (
    dwellings,
    households,
    laboratories,
    programmes,
    relocations,
    requests,
    service_contracts,
    tenders,
    works,
)

NO_COLUMN = "nessuna colonna o cella lo contiene"


def told(programme: Programme) -> list[tuple[str, str, str]]:
    """
    Return what no sheet holds.
    """
    return [(found.pointer, found.kind, found.message.it) for found in lay_out_rows(programme).lost]


def few(records: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """
    Draw a record or none, for records are large.
    """
    return st.lists(records, max_size=1).map(tuple)


# What the sheets are of, and nothing else.
offices = st.builds(
    Programme,
    households=few(households()),
    dwellings=few(dwellings()),
    relocations=few(relocations()),
    laboratories=few(laboratories()),
    requests=few(requests()),
    tenders=few(tenders()),
    service_contracts=few(service_contracts()),
    works=few(works()),
)


@settings(max_examples=40)
@given(st.one_of(programmes(), offices))
def test_what_is_held_is_held_whole(programme: Programme) -> None:
    """
    What reading the rows gives loses nothing when it is laid out once more, and is the same.
    """
    held = lay_out_rows(programme).held
    again = lay_out_rows(held)

    assert (held, ()) == (again.held, again.lost)


@settings(max_examples=40)
@given(st.one_of(programmes(), offices))
def test_nothing_is_lost_without_a_word(programme: Programme) -> None:
    """
    A programme is held as it is, or something is said to be lost.
    """
    laid = lay_out_rows(programme)

    assert (laid.held == programme) is (not laid.lost)


@pytest.mark.parametrize(
    ("programme", "lost"),
    [
        pytest.param(una_scala(), ["contracts", "milestones"], id="una scala"),
        pytest.param(
            cinque_quartieri(),
            ["contracts", "decisions", "interventions", "milestones", "savings", "service_contracts", "tenders"],
            id="cinque quartieri",
        ),
        pytest.param(
            milano_2016(),
            ["acts", "amounts", "contracts", "counts", "interventions", "milestones", "savings", "sources", "tenders",
             "unknowns"],
            id="milano 2016",
        ),
    ],
)  # fmt: skip
def test_embedded_programmes(programme: Programme, lost: list[str]) -> None:
    """
    Of the programmes that come with the library, cases, dwellings, works, labs and requests are held whole.
    """
    assert lost == sorted({pointer.split("/")[1] for pointer, _, _ in told(programme)})


def test_staircase_has_a_row_for_everything() -> None:
    """
    The staircase has a row a family, a dwelling, a booking, a step, an annotation.

    So have what a correction says stood and stands, and the instalments of a plan.
    """
    staircase = una_scala()
    rows = {sheet.it: len(found) for sheet, found in zip(SHEETS, lay_out_rows(staircase).rows, strict=True)}
    steps = [len(case.history) + len(case.annotations) for case in staircase.relocations]
    notes = [note for case in staircase.relocations for note in case.annotations]
    below = sum((note.stood is not None) + (note.stands is not None) + len(note.instalments) for note in notes)

    assert (12, 21, sum(steps) + below, sum(len(home.bookings) for home in staircase.dwellings)) == (
        rows["nuclei"],
        rows["alloggi"],
        rows["passi"],
        rows["prenotazioni"],
    )


def test_steps_and_annotations_stand_by_their_days() -> None:
    """
    The sheet of steps is a diary: each list keeps its order, and together they go by their days.
    """
    steps = [
        RelocationStep(event=RelocationEvent.INFORM, happened_on=date(2018, 1, 10)),
        RelocationStep(event=RelocationEvent.INTERVIEW, happened_on=date(2018, 3, 10)),
    ]
    notes = [Annotation(kind=AnnotationKind.NOTE, on=day) for day in (date(2018, 2, 10), date(2018, 1, 5))]
    case = Relocation(household="H01", history=tuple(steps), annotations=tuple(notes))
    rows = lay_out_rows(Programme(households=(Household(id="H01"),), relocations=(case,))).rows[2]
    number = next(number for number, column in enumerate(SHEETS[2].columns) if column.it == "giorno")

    assert [date(2018, 1, 10), date(2018, 2, 10), date(2018, 1, 5), date(2018, 3, 10)] == [
        row.cells[number] for row in rows
    ]


@pytest.mark.parametrize(
    ("programme", "found"),
    [
        pytest.param(
            Programme(relocations=(Relocation(household="H9"),)),
            ("/relocations/0", "not_held", "'H9' non è nel foglio «nuclei»; aggiungere la sua riga al foglio «nuclei»"),
            id="a case of an unknown family",
        ),
        pytest.param(
            Programme(dwellings=(Dwelling(id="#REF!"),)),
            ("/dwellings/0", "not_held", f"'#REF!': {NO_COLUMN}"),
            id="a name that is an error of a formula",
        ),
        pytest.param(
            Programme(dwellings=(Dwelling(id="#REF!", building="corte 4"),)),
            ("/dwellings/0", "not_held", "«alloggio»: manca, ed è obbligatorio"),
            id="a name that is an error of a formula, and more",
        ),
        pytest.param(
            Programme(households=(Household(id="(esempio) 1"), Household(id="H1"))),
            ("/households/0", "not_held", f"'(esempio) 1': {NO_COLUMN}"),
            id="a name that is an example",
        ),
        pytest.param(
            Programme(dwellings=(Dwelling(id="B-01", building=" corte "),)),
            ("/dwellings/0/building", "not_held", f"' corte ': {NO_COLUMN}"),
            id="a text with blanks around it",
        ),
        pytest.param(
            Programme(title="\x00"), ("/title", "not_held", f"'\\x00': {NO_COLUMN}"), id="a text that is none"
        ),
        pytest.param(
            Programme(households=(Household(id="H1", composition=Composition()),), unknowns=()),
            None,
            id="nothing known of a family",
        ),
    ],
)
def test_what_no_sheet_holds(programme: Programme, found: tuple[str, str, str] | None) -> None:
    """
    What a sheet does not hold is named by its place in the document, with its reason.
    """
    assert ([] if found is None else [found]) == told(programme)


def test_further_documents_are_lost() -> None:
    """
    A step has room for three documents.
    """
    documents = tuple(DocumentReference(kind=DocumentKind.OTHER, protocol=str(number)) for number in range(4))
    step = RelocationStep(event=RelocationEvent.INFORM, happened_on=date(2018, 1, 10), documents=documents)
    programme = Programme(households=(Household(id="H1"),), relocations=(Relocation(household="H1", history=(step,)),))

    assert [("/relocations/0/history/0/documents/3", "not_held", f"kind, protocol: {NO_COLUMN}")] == told(programme)


def test_records_after_one_that_is_left_out_keep_their_places() -> None:
    """
    What is lost is named by its place in the whole document, whatever else is left out.
    """
    families = tuple(Household(id=name) for name in ("H1", "H2"))
    cases = (
        Relocation(household="H8"),
        Relocation(household="H1"),
        Relocation(household="H2", works=" w"),
        Relocation(household="#REF!"),
        Relocation(household="H9"),
    )
    laid = lay_out_rows(Programme(households=families, relocations=cases))

    assert (
        ["/relocations/0", "/relocations/2/works", "/relocations/3", "/relocations/4"],
        (cases[1], attrs.evolve(cases[2], works="w")),
    ) == ([problem.pointer for problem in laid.lost], laid.held.relocations)


def test_error_names_all_that_would_be_lost() -> None:
    """
    The error has one line for each thing that would be lost.
    """
    laid: LaidOut = lay_out_rows(una_scala())
    said = NotHeldError(laid.lost[:2]).said

    assert (
        Bilingual(
            "/contracts/0: 'cdq': nessun foglio lo contiene\n/milestones/0: 'avviso': nessun foglio lo contiene",
            "/contracts/0: 'cdq': no sheet holds it\n/milestones/0: 'avviso': no sheet holds it",
        )
        == said
    )


def test_list_that_no_column_holds() -> None:
    """
    A list that stays out is named by how many entries it has.
    """
    tender = Tender(id="G", as_found=(FoundValue(place="/a", value="1"),), lots=(Lot(id="1"),))

    assert [("/tenders/0/as_found", "not_held", f"elenco di 1: {NO_COLUMN}")] == told(Programme(tenders=(tender,)))
