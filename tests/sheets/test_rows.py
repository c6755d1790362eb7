"""
The rows of a workbook as an office fills it: what is read, and what is wrong with each cell, all of it at once.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from contratti_quartiere.allowances import Allowance, AllowanceKind, PlanInstalment, SetOff
from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.dates import Month
from contratti_quartiere.dwellings import Dwelling, DwellingEvent, DwellingStep, OwnerKind
from contratti_quartiere.evidence import DocumentKind, DocumentReference, Role
from contratti_quartiere.exchange.parsing import MOST_PROBLEMS, TOO_MANY
from contratti_quartiere.exchange.sheets import read
from contratti_quartiere.households import AgeBand, Composition, Household
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod, Seat
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Neighbourhood, Programme
from contratti_quartiere.progress import Payment, PaymentKind
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.requests import OfficeKind, Outcome, OutcomeKind, Request, RequestKind, Routing
from contratti_quartiere.works import Works

Office = Callable[..., Path]
Wrong = Callable[..., list[tuple[str, str, str]]]

FAMILY = [["nucleo"], ["H01"]]
STEPS = ["nucleo", "passo", "giorno"]
OFFER, ACCEPT = RelocationEvent.OFFER, RelocationEvent.ACCEPT


def steps_of(programme: Programme) -> list[tuple[RelocationEvent, date]]:
    """
    Return what happened in the only case, and when.
    """
    (case,) = programme.relocations
    return [(step.event, step.happened_on) for step in case.history]


def test_family_and_its_case(office: Office) -> None:
    """
    A workbook in the hand of an office: mixed headers, dates in three styles, blanks, numbers as text.
    """
    path = office(
        nuclei=[
            ["Nuclei della scala B", None, None],
            [],
            ["Nucleo", "members", "fasce d'età", "alloggio accessibile"],
            [" H01 ", "3", "18-64, 18-64; 0-17", "no"],
        ],
        passi=[
            [*STEPS, "documento", "protocollo", "data documento"],
            ["H01", "informa", "10/01/2018", "", " ", None],
            ["H01", "COLLOQUIO", datetime(2018, 2, 1), "interview record", "E-12/2018", "1 febbraio 2018"],
            [],
            ["H01", "note", "2018-02-06"],
        ],
    )
    family = Household(
        id="H01",
        composition=Composition(
            members=3, age_bands=(AgeBand.ADULT, AgeBand.ADULT, AgeBand.MINOR), accessible_dwelling_needed=False
        ),
    )
    interview = DocumentReference(kind=DocumentKind.INTERVIEW_RECORD, protocol="E-12/2018", dated=date(2018, 2, 1))
    step = RelocationStep
    case = Relocation(
        household="H01",
        history=(
            step(event=RelocationEvent.INFORM, happened_on=date(2018, 1, 10)),
            step(event=RelocationEvent.INTERVIEW, happened_on=date(2018, 2, 1), documents=(interview,)),
        ),
        annotations=(Annotation(kind=AnnotationKind.NOTE, on=date(2018, 2, 6)),),
    )

    assert Programme(households=(family,), relocations=(case,)) == read(path)


def test_late_step_goes_to_the_place_of_its_day(office: Office) -> None:
    """
    A step that is added at the foot of the sheet stands where its day is; of one day, the rows keep their order.
    """
    path = office(
        nuclei=FAMILY,
        passi=[
            STEPS,
            ["H01", "colloquio", "03/02/2018"],
            ["H01", "ammetti", "03/02/2018"],
            ["H01", "informa", "10/01/2018"],
        ],
    )

    assert [
        (RelocationEvent.INFORM, date(2018, 1, 10)),
        (RelocationEvent.INTERVIEW, date(2018, 2, 3)),
        (RelocationEvent.ADMIT, date(2018, 2, 3)),
    ] == steps_of(read(path))


def test_illegal_step_names_row_state_and_what_is_allowed(wrong: Wrong) -> None:
    """
    A step that cannot have happened is told at its row, with the state and the steps that could; so is every other.
    """
    found = wrong(
        nuclei=FAMILY,
        passi=[
            STEPS,
            ["H01", "informa", "10/01/2018"],
            ["H01", "accetta", "11/01/2018"],
            ["H01", "rientra", "12/01/2018"],
        ],
    )

    assert [
        ("passi!B3", "illegal_transition", True),
        ("passi!B4", "illegal_transition", True),
    ] == [(place, kind, "sono possibili: " in said) for place, kind, said in found]
    assert found[0][2].startswith(
        "caso H01, che il 10 gennaio 2018 era «informato»: «accetta» (11 gennaio 2018) non può avvenire; sono"
        " possibili: colloquio"
    )


def test_step_that_cannot_be_read_makes_no_other_impossible(wrong: Wrong) -> None:
    """
    Of the step after one that cannot be read only the day can be judged.
    """
    found = wrong(
        nuclei=FAMILY,
        passi=[
            [*STEPS, "contributo"],
            ["H01", "informa", "10/01/2018"],
            ["H01", "coloquio", "11/01/2018", "utenze"],
            ["H01", "ammetti", "12/01/2018"],
            ["H01", "colloquio", "13/01/18"],
            ["H01", "proponi", "14/01/2018"],
        ],
    )

    assert [
        ("passi!B3", "unknown_word", "'coloquio' non è fra le parole ammesse; forse «colloquio»"),
        ("passi!C5", "date", "'13/01/18' ha l'anno di due cifre; scriverlo con quattro"),
    ] == found


def test_every_error_at_once(wrong: Wrong) -> None:
    """
    Each cell that is wrong is told with its sheet, row and column, in the order of the sheets.
    """
    found = wrong(
        nuclei=[["nucleo", "componenti"], ["H01", "tre"], ["H01", 2], [None, 4], ["H02", 0]],
        alloggi=[["alloggio", "vani", "proprietà"], ["B-01", 2.5, "Regione"], ["B-02", 0, "ALER"]],
        passi=[STEPS, ["H03", "informa", "10/01/2018"], ["H01", "informa", None], ["H01", None, "11/01/2018"]],
    )

    assert [
        ("nuclei!B2", "wrong_type"),
        ("nuclei!A3", "duplicate_identifier"),
        ("nuclei!A4", "missing_key"),
        ("nuclei!B5", "malformed_value"),
        ("alloggi!B2", "wrong_type"),
        ("alloggi!C2", "unknown_word"),
        ("alloggi!B3", "malformed_value"),
        ("passi!A2", "unknown_name"),
        ("passi!C3", "missing_key"),
        ("passi!B4", "missing_key"),
    ] == [(place, kind) for place, kind, _ in found]


def test_two_rows_of_one_identifier(wrong: Wrong) -> None:
    """
    Both rows are named.
    """
    assert [
        ("alloggi!A3", "duplicate_identifier", "l'identificativo 'B-01' sta già nella riga 2; darne uno suo")
    ] == wrong(alloggi=[["alloggio"], ["B-01"], ["B-01"]])


def test_step_of_an_unknown_family(wrong: Wrong) -> None:
    """
    A case of a family that is not in the sheet of families is told once, with the family that was meant.
    """
    assert [
        ("passi!A2", "unknown_name", "'H010' non è nel foglio «nuclei»; forse «H01»"),
        ("passi!A4", "unknown_name", "'zz' non è nel foglio «nuclei»; aggiungere la sua riga al foglio «nuclei»"),
    ] == wrong(
        nuclei=FAMILY,
        passi=[STEPS, ["H010", "informa", "10/01/2018"], ["H010", "nota", "11/01/2018"], ["zz", "nota", "11/01/2018"]],
    )


def test_booking_and_history_of_an_unknown_dwelling(wrong: Wrong) -> None:
    """
    A dwelling is described in its own sheet: another one does not make it.
    """
    found = wrong(
        alloggi=[["alloggio"], ["V-01"]],
        prenotazioni=[
            ["alloggio", "nucleo", "riservato dal"],
            ["V-1", "H01", "01/03/2018"],
            ["V-01", "H01", "01/04/2018"],
        ],
        storia_alloggi=[["alloggio", "passo", "giorno"], ["X", "libera", "01/03/2018"]],
    )

    assert [
        ("prenotazioni!A2", "'V-1' non è nel foglio «alloggi»; forse «V-01»"),
        ("'storia alloggi'!A2", "'X' non è nel foglio «alloggi»; aggiungere la sua riga al foglio «alloggi»"),
    ] == [(place, said) for place, _, said in found]


def test_what_a_case_says_of_itself_agrees(wrong: Wrong) -> None:
    """
    A field of the case that two rows give differently is told at the second.
    """
    assert [("passi!D4", "conflict", "dice altro che la riga 2; scrivere lo stesso, o lasciare vuoto")] == wrong(
        nuclei=FAMILY,
        passi=[
            [*STEPS, "lavori"],
            ["H01", "informa", "10/01/2018", "scala-b"],
            ["H01", "colloquio", "11/01/2018", "scala-b"],
            ["H01", "nota", "11/01/2018", "scala-c"],
        ],
    )


def test_column_that_a_row_does_not_carry(wrong: Wrong) -> None:
    """
    A value in a column that its row cannot use is told and not dropped.
    """
    assert [
        (
            "passi!D2",
            "not_here",
            "una riga «informa» non porta questa colonna; togliere il valore, o cambiare la voce",
        )
    ] == wrong(nuclei=FAMILY, passi=[[*STEPS, "contributo"], ["H01", "informa", "10/01/2018", "utenze"]])


def test_field_that_a_kind_of_annotation_does_not_carry(wrong: Wrong) -> None:
    """
    What the record itself refuses is told at the cell without which it could be.
    """
    found = wrong(nuclei=FAMILY, passi=[[*STEPS, "contributo"], ["H01", "nota", "10/01/2018", "utenze"]])

    assert [("passi!D2", "malformed_value")] == [(place, kind) for place, kind, _ in found]


def test_value_in_a_column_without_a_header(wrong: Wrong) -> None:
    """
    A value whose header was merged away, or never written, is told once a column; one's own columns are free.
    """
    said = "c'è un valore in una colonna senza intestazione; scriverla, o togliere il valore"

    assert [("nuclei!B2", "no_header", said), ("nuclei!E3", "no_header", said)] == wrong(
        nuclei=[["nucleo", None, "componenti", "_mie note"], ["H01", "x", 2, "telefonare"], ["H02", "y", 1, "z", 7]]
    )


def test_unknown_column_is_told_once(wrong: Wrong) -> None:
    """
    The values under a header that is not known are not told again.
    """
    assert [("nuclei!B1", "unknown_column")] == [
        (place, kind) for place, kind, _ in wrong(nuclei=[["nucleo", "componente"], ["H01", 2]])
    ]


def test_missing_column_is_told_once(wrong: Wrong) -> None:
    """
    A column that rows need is asked for at the header, and not again at each row.
    """
    assert [("passi!A1", "missing_column")] == [
        (place, kind)
        for place, kind, _ in wrong(nuclei=FAMILY, passi=[["nucleo", "passo"], ["H01", "informa"], ["H01", "nota"]])
    ]


def test_missing_identifier_column(wrong: Wrong) -> None:
    """
    Without the column of identifiers no row can be taken, and the header alone is told of.
    """
    assert [("alloggi!A1", "missing_column")] == [(place, kind) for place, kind, _ in wrong(alloggi=[["vani"], [3]])]


@pytest.mark.parametrize("mark", ["(esempio) H01", "(Example) H01", " (esempio)"])
def test_example_row_is_not_read(office: Office, mark: str) -> None:
    """
    The example row of a template stays out, in both languages.
    """
    assert Programme() == read(office(nuclei=[["nucleo", "componenti"], [mark, 3]]))


def test_case_without_steps(office: Office) -> None:
    """
    A row without a step is a case that has none.
    """
    path = office(
        nuclei=FAMILY, passi=[["caso", "nucleo", "passo", "giorno", "lavori"], ["C1", "H01", None, None, "scala-b"]]
    )

    assert (Relocation(household="H01", id="C1", works="scala-b"),) == read(path).relocations


def test_correction_has_its_steps_below(office: Office) -> None:
    """
    The rows under a correction say what stood and what stands; they are no steps of the case.
    """
    path = office(
        nuclei=FAMILY,
        passi=[
            [*STEPS, "rettifica", "motivo o nota"],
            ["H01", "informa", "11/01/2018"],
            ["H01", "rettifica", "20/01/2018", None, "giorno sbagliato"],
            ["H01", "informa", "10/01/2018", "stava"],
            ["H01", "informa", "11/01/2018", "sta"],
        ],
    )
    stood = RelocationStep(event=RelocationEvent.INFORM, happened_on=date(2018, 1, 10))
    stands = RelocationStep(event=RelocationEvent.INFORM, happened_on=date(2018, 1, 11))
    note = Annotation(
        kind=AnnotationKind.CORRECTION, on=date(2018, 1, 20), stood=stood, stands=stands, text="giorno sbagliato"
    )

    assert (Relocation(household="H01", history=(stands,), annotations=(note,)),) == read(path).relocations


def test_step_of_no_correction(wrong: Wrong) -> None:
    """
    A step that is said to have stood needs its correction above, and each correction has one of each.
    """
    assert [
        ("passi!B2", "sopra questa riga non c'è «rettifica» dello stesso caso; metterla sotto la sua"),
        ("passi!B5", "la rettifica ha già un passo così, riga 4; tenerne uno"),
    ] == [
        (place, said)
        for place, _, said in wrong(
            nuclei=FAMILY,
            passi=[
                [*STEPS, "rettifica"],
                ["H01", "informa", "10/01/2018", "stava"],
                ["H01", "rettifica", "20/01/2018"],
                ["H01", "informa", "10/01/2018", "stava"],
                ["H01", "informa", "10/01/2018", "stood"],
            ],
        )
    ]


def test_error_within_a_correction(wrong: Wrong) -> None:
    """
    What is wrong with a step that stood is told at its own row.
    """
    assert [("passi!C3", "missing_key")] == [
        (place, kind)
        for place, kind, _ in wrong(
            nuclei=FAMILY,
            passi=[[*STEPS, "rettifica"], ["H01", "rettifica", "20/01/2018"], ["H01", "informa", None, "stava"]],
        )
    ]


def test_repayment_plan_has_its_instalments_below(office: Office) -> None:
    """
    The rows under a repayment plan are its instalments, in their order; what was paid stands in a row of its own.
    """
    path = office(
        nuclei=FAMILY,
        passi=[
            [*STEPS, "importo rata"],
            ["H01", "piano di rientro", "10/01/2018"],
            ["H01", "rata", "28/02/2018", "100,00"],
            ["H01", "rata", "31/03/2018", 50],
            ["H01", "rata_pagata", "27/02/2018", "€ 100"],
        ],
    )
    plan = Annotation(
        kind=AnnotationKind.REPAYMENT_PLAN,
        on=date(2018, 1, 10),
        instalments=(
            PlanInstalment(due_on=date(2018, 2, 28), amount=Euro("100.00")),
            PlanInstalment(due_on=date(2018, 3, 31), amount=Euro("50.00")),
        ),
    )
    paid = Annotation(kind=AnnotationKind.INSTALMENT_PAID, on=date(2018, 2, 27), paid=Euro("100.00"))

    assert (Relocation(household="H01", annotations=(plan, paid)),) == read(path).relocations


def test_error_within_a_plan(wrong: Wrong) -> None:
    """
    What is wrong with an instalment is told at its own row.
    """
    assert [("passi!C4", "missing_key"), ("passi!D5", "malformed_value")] == [
        (place, kind)
        for place, kind, _ in wrong(
            nuclei=FAMILY,
            passi=[
                [*STEPS, "importo rata"],
                ["H01", "piano_di_rientro", "10/01/2018"],
                ["H01", "rata", "28/02/2018", 10],
                ["H01", "rata", None, 10],
                ["H01", "rata", "31/03/2018", -1],
            ],
        )
    ]


def test_allowance_of_a_move(office: Office) -> None:
    """
    An allowance is what the columns of its annotation say.
    """
    path = office(
        nuclei=FAMILY,
        passi=[
            [*STEPS, "contributo", "importo contributo", "a carico di", "a scomputo", "scomputato da"],
            ["H01", "contributo_dovuto", "10/01/2018", "somma forfettaria", "1.000", "proprietà", "sì", "debito"],
        ],
    )
    allowance = Allowance(
        kind=AllowanceKind.LUMP_SUM, amount=Euro("1000.00"), payer=Role.OWNER, set_off=True, against=SetOff.DEBT
    )
    note = Annotation(kind=AnnotationKind.ALLOWANCE_DUE, on=date(2018, 1, 10), allowance=allowance)

    assert (note,) == read(path).relocations[0].annotations


def test_documents_by_number(office: Office, wrong: Wrong) -> None:
    """
    Only the second document may be given; what is wrong with it is told in its own column.
    """
    header = [*STEPS, "documento", "protocollo", "documento 2", "protocollo 2"]
    path = office(nuclei=FAMILY, passi=[header, ["H01", "informa", "10/01/2018", None, None, "avviso generale", "7"]])
    document = DocumentReference(kind=DocumentKind.GENERAL_NOTICE, protocol="7")

    assert ((document,), [("passi!F2", "missing_key")]) == (
        read(path).relocations[0].history[0].documents,
        [
            (place, kind)
            for place, kind, _ in wrong(
                nuclei=FAMILY, passi=[header, ["H01", "informa", "10/01/2018", None, None, None, "7"]]
            )
        ],
    )


def test_dwelling_with_bookings_and_history(office: Office) -> None:
    """
    What three sheets say of one dwelling comes together.
    """
    path = office(
        alloggi=[["alloggio", "superficie utile", "piano", "ascensore", "proprietà", "volano"],
                 ["V-01", "52,5", 0, "no", "ALER", "x"]],
        prenotazioni=[["alloggio", "nucleo", "in uso dal"], ["V-01", "H01", "11/06/2018"]],
        storia_alloggi=[["alloggio", "passo", "giorno", "sostituito da"], ["V-01", "libera", "01/03/2018", "a; b"]],
    )  # fmt: skip
    (dwelling,) = read(path).dwellings
    step = DwellingStep(event=DwellingEvent.FREE, happened_on=date(2018, 3, 1), replaced_by=("a", "b"))

    assert (
        Dwelling(
            id="V-01",
            floor_area=Decimal("52.50"),
            floor=0,
            lift=False,
            owner=OwnerKind.ALER,
            rotation=True,
            history=(step,),
            bookings=(RotationBooking(household="H01", in_use_from=date(2018, 6, 11)),),
        )
        == dwelling
    )


def test_booking_that_cannot_be_is_told_once(wrong: Wrong) -> None:
    """
    A record is not blamed for what one of its cells lacks because it could not be read.
    """
    assert [("prenotazioni!C2", "date"), ("prenotazioni!C3", "malformed_value")] == [
        (place, kind)
        for place, kind, _ in wrong(
            alloggi=[["alloggio"], ["V-01"]],
            prenotazioni=[["alloggio", "nucleo", "riservato dal"], ["V-01", "H01", "ieri"], ["V-01", "H02", None]],
        )
    ]


def test_desks(office: Office) -> None:
    """
    A row of a lab is an opening unless it says otherwise.
    """
    path = office(
        sportelli=[
            ["laboratorio", "nome", "voce", "dal", "al", "indirizzo"],
            ["lab", "Laboratorio", None, "gennaio 2017", "31/12/2018", None],
            ["lab", None, "sede", None, None, "via di esempio, 1"],
            ["altro", "Altro"],
        ]
    )

    assert (
        Laboratory(
            id="lab",
            name="Laboratorio",
            opening_periods=(OpeningPeriod(first=Month(2017, 1), last=date(2018, 12, 31)),),
            seats=(Seat(address="via di esempio, 1"),),
        ),
        Laboratory(id="altro", name="Altro"),
    ) == read(path).laboratories


def test_entry_that_cannot_be_read(wrong: Wrong) -> None:
    """
    Of a row that does not say what it is, only that is told.
    """
    assert [("sportelli!B2", "unknown_word")] == [
        (place, kind)
        for place, kind, _ in wrong(sportelli=[["laboratorio", "voce", "indirizzo"], ["lab", "sedi", "via"]])
    ]


def test_requests(office: Office) -> None:
    """
    A request, the offices it was passed to, and its outcome stand in one row.
    """
    path = office(
        richieste=[
            [
                "richiesta",
                "laboratorio",
                "tipo",
                "ricevuta il",
                "inoltrata a",
                "inoltrata a 2",
                "inoltrata il 2",
                "esito",
            ],
            [1, "lab", "ascoltare", "15/05/2018", "ALER", "comune", "16/05/2018", "risposta"],
        ]
    )

    assert (
        Request(
            id="1",
            laboratory="lab",
            kind=RequestKind.LISTEN,
            received_on=date(2018, 5, 15),
            routings=(Routing(office=OfficeKind.ALER), Routing(office=OfficeKind.CITY, on=date(2018, 5, 16))),
            outcome=Outcome(kind=OutcomeKind.ANSWERED),
        ),
    ) == read(path).requests


def test_second_routing_alone(wrong: Wrong) -> None:
    """
    What is wrong with the second of the numbered columns, where the first is empty, is told there.
    """
    assert [("richieste!E2", "missing_key")] == [
        (place, kind)
        for place, kind, _ in wrong(
            richieste=[
                ["richiesta", "laboratorio", "tipo", "ricevuta il", "inoltrata a 2", "inoltrata il 2"],
                ["R1", "lab", "ascoltare", "15/05/2018", None, "16/05/2018"],
            ]
        )
    ]


def test_lots(office: Office, wrong: Wrong) -> None:
    """
    A row of a tender is a lot unless it says otherwise; two lots of one identifier are told.
    """
    header = ["gara", "voce", "lotto o impresa", "titolo o nome", "oggetto"]
    path = office(lotti=[header, ["g", None, "1", "Nord", "Laboratori"], ["g", None, "2", "Sud", None]])
    lots = (Lot(id="1", title="Nord"), Lot(id="2", title="Sud"))

    assert (
        (Tender(id="g", title="Laboratori", lots=lots),),
        [("lotti!C3", "duplicate_identifier", "l'identificativo '1' sta già nella riga 2; darne uno suo")],
    ) == (read(path).tenders, wrong(lotti=[header, ["g", "lotto", "1"], ["g", "lotto", "1"]]))


def test_column_that_the_record_needs_and_nobody_has(wrong: Wrong) -> None:
    """
    What a row needs and the sheet has no column for is named, at the row.
    """
    assert [("lotti!A2", "missing_key", "«lotto o impresa»: manca, ed è obbligatorio")] == wrong(
        lotti=[["gara", "titolo o nome"], ["g", "Nord"]]
    )


def test_row_of_which_two_cells_may_be_wrong(wrong: Wrong) -> None:
    """
    Where several cells may be to blame, the row is told at the word that says what it is; where one is, there.
    """
    header = ["dal", "laboratorio", "voce", "al", "indirizzo"]

    assert [("sportelli!C2", "malformed_value"), ("sportelli!D3", "malformed_value")] == [
        (place, kind)
        for place, kind, _ in wrong(
            sportelli=[header, ["2018", "lab", "sede", "2017", "via"], ["2018", "lab", "apertura", "2017", None]]
        )
    ]


def test_rows_of_a_sheet_that_does_not_say_what_they_are(wrong: Wrong) -> None:
    """
    Where the column that says what a row is was left out, each row that needs it is told at its identifier.
    """
    assert [("passi!A2", "missing_key"), ("passi!A3", "missing_key")] == [
        (place, kind)
        for place, kind, _ in wrong(
            nuclei=FAMILY,
            passi=[["caso", "nucleo", "giorno"], ["H01", "H01", "10/01/2018"], ["H01", None, "11/01/2018"]],
        )
    ]


def test_column_of_words_that_nobody_has(wrong: Wrong) -> None:
    """
    A row that fits no record is told at its first cell, where the sheet lacks the column that would be named.
    """
    assert [("prenotazioni!A2", "malformed_value")] == [
        (place, kind)
        for place, kind, _ in wrong(
            alloggi=[["alloggio"], ["V-01"]], prenotazioni=[["alloggio", "nucleo"], ["V-01", "H01"]]
        )
    ]


def test_payments(office: Office, wrong: Wrong) -> None:
    """
    Payments make their works known where the workbook has no sheet of works; where it has one, they must be in it.
    """
    payments = [
        ["voce", "lavori o contratto", "importo", "pagato il", "tipo", "fattura"],
        ["pagamento lavori", "scala-b", "1.000,00 €", "15/02/2019", "saldo"],
    ]
    payment = Payment(on=date(2019, 2, 15), amount=Euro("1000.00"), kind=PaymentKind.BALANCE)

    assert (
        (Works(id="scala-b", payments=(payment,)),),
        [("pagamenti!B2", "unknown_name", "'scala-b' non è nel foglio «lavori»; forse «scala b»")],
        [("pagamenti!A2", "missing_key", "manca «voce», che dice che cos'è la riga; scrivere una parola dell'elenco")],
    ) == (
        read(office(pagamenti=payments)).works,
        wrong(pagamenti=payments, lavori=[["lavori", "giorno"], ["scala b", None]]),
        wrong(pagamenti=[payments[0], [None, "scala-b", 1]]),
    )


def test_records_stand_in_the_order_of_their_own_sheet(office: Office) -> None:
    """
    Payments stand before works in a workbook, and do not say in which order works come.
    """
    path = office(
        pagamenti=[
            ["voce", "lavori o contratto", "importo", "pagato il"],
            ["pagamento lavori", "b", 1, "15/02/2019"],
        ],
        lavori=[["lavori", "giorno"], ["a", None], ["b", None]],
    )

    assert ["a", "b"] == [works.id for works in read(path).works]


def test_programme_and_its_neighbourhoods(office: Office, wrong: Wrong) -> None:
    """
    The programme has one row.
    """
    places = [["quartiere", "nome"], ["q", "Quartiere"]]

    assert (
        Programme(title="Una scala", neighbourhoods=(Neighbourhood(id="q", name="Quartiere"),)),
        [("programma!A3", "duplicate_identifier", "il programma sta già nella riga 2; tenere una riga sola")],
    ) == (
        read(office(programma=[["titolo"], ["Una scala"]], quartieri=places)),
        wrong(programma=[["titolo"], ["Una scala"], ["Due scale"]]),
    )


def test_too_many_errors(wrong: Wrong) -> None:
    """
    Past ten thousand errors nobody reads on.
    """
    found = wrong(nuclei=[["nucleo", "componenti"], *([f"H{number}", "x"] for number in range(MOST_PROBLEMS + 5))])

    assert (MOST_PROBLEMS + 1, (TOO_MANY.pointer, TOO_MANY.kind, TOO_MANY.message.it)) == (len(found), found[-1])


def rows(count: int) -> Sequence[Sequence[Any]]:
    """
    Return so many families.
    """
    return [["nucleo"], *([f"H{number}"] for number in range(count))]


def test_progress_is_told(office: Office) -> None:
    """
    Whoever asks is told how far the reading is, every few hundred rows and at the end of each sheet.
    """
    told: list[tuple[str, int, int | None]] = []
    read(office(nuclei=rows(1_200)), lambda sheet, row, of: told.append((sheet, row, of)))

    assert [("nuclei", 500, 1_201), ("nuclei", 1_000, 1_201), ("nuclei", 1_201, 1_201)] == told


def test_tax_code_in_the_place_of_a_household(wrong: Wrong) -> None:
    """
    In every column of households a tax code is refused.
    """
    code = "RSSMRA80A01H501U"

    assert [("nuclei!A2", "tax_code"), ("passi!A2", "tax_code")] == [
        found[:2] for found in wrong(nuclei=[["nucleo"], [code]], passi=[STEPS, [code, "informa", "10/01/2018"]])
    ]


def test_missing_value_names_its_column(wrong: Wrong) -> None:
    """
    What is missing is told with the header of its column.
    """
    assert [
        ("nuclei!A3", "missing_key", "«nucleo»: manca, ed è obbligatorio"),
        ("passi!C2", "missing_key", "«giorno»: manca, ed è obbligatorio"),
    ] == wrong(nuclei=[["nucleo", "componenti"], ["H01", 1], [None, 3]], passi=[STEPS, ["H01", "informa", None]])


def test_first_step_that_cannot_be_the_first(wrong: Wrong) -> None:
    """
    Before the first step there is no day to name; works are told as they were.
    """
    found = wrong(
        nuclei=FAMILY,
        passi=[STEPS, ["H01", "accetta", "11/01/2018"]],
        lavori=[["lavori", "passo", "giorno"], ["L1", "ultima", "11/01/2018"]],
    )

    assert [("lavori!B2", "lavori «"), ("passi!B2", "caso H01, che era «")] == [
        (place, said[: said.index("«") + 1]) for place, _, said in sorted(found)
    ]
