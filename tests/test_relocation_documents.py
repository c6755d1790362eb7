"""
Documents of moves: cases, dwellings and works are read as they were written, and what cannot have been has its place.
"""

import json
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.allowances import Allowance, PlanInstalment
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.cases import una_scala
from contratti_quartiere.dwellings import Dwelling, DwellingStep
from contratti_quartiere.errors import DocumentError, Problem
from contratti_quartiere.evidence import DocumentReference
from contratti_quartiere.exchange.documents import FORMAT, check, dumps, loads
from contratti_quartiere.households import Composition, Household
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, ProgressStatement
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep
from contratti_quartiere.relocation_table import RELOCATION_TABLE, RelocationEvent
from contratti_quartiere.report import Report
from contratti_quartiere.rules import RULES
from contratti_quartiere.works import Inspection, Works, WorksAnnotation, WorksStep

ON = date(2026, 11, 23)
EMPTY: dict[str, Any] = {}
DAY = timedelta(days=1)
TODAY = date(2018, 9, 3)

# What every step can say, typed as an office would write it.
PAPER = {"kind": "verbale di colloquio", "protocol": "12/2018", "dated": "2018-03-01"}
EURO = {"amount": "640.00", "currency": "EUR"}
FROM_ACT = {"sources": ["atto"], "illustrative": True, "words": "come da verbale"}
STEP: dict[str, Any] = {
    "event": "colloquio",
    "happened_on": "2018-03-01",
    "recorded_on": "2018-03-02",
    "notified_on": "2018-03-03",
    "documents": [PAPER],
    "role": "referente della mobilità",
    "dwelling": "V1",
    "suitability": "adatto",
    "permanence": "temporaneo",
    "destination": "alloggio volano",
    "return_place": "stesso fabbricato",
    "planned_on": "2018-10",
    "term_from": "2018-03-03",
    "term_until": "2018-04-02",
    "handed_back_on": "2018-03-04",
    "lease_end": "2018-03-05",
    "on_request": True,
    "composition": {"members": 2, "age_bands": ["18-64", "0-17"], "accessible_dwelling_needed": False},
    "reason": "lavori",
}
MOVES: dict[str, Any] = {
    "works": [
        {
            "id": "scala-A",
            "name": "Scala A",
            "contract": "cdq",
            "intervention": "corpo-1",
            "building": "via-1",
            "part": "A",
            "needs_empty": True,
            "history": [
                {
                    "event": "progetta",
                    "happened_on": "2017-05-08",
                    "recorded_on": "2017-05-09",
                    "documents": [PAPER],
                    "role": "ufficio lavori",
                    "notice_date": "2017-05-01",
                    "contractor": "impresa",
                    "amount": EURO,
                    "planned_end": "2020",
                    "reason": "progetto",
                }
            ],
            "annotations": [
                {
                    "kind": "nuove_date",
                    "on": "2018-01-10",
                    "documents": [PAPER],
                    "role": "direttore dei lavori",
                    "planned_start": "2018-09",
                    "planned_end": "2020-12-31",
                    "text": "slitta",
                }
            ],
            "statements": [
                {
                    "on": "2019-06-30",
                    "certified": {"amount": "150000.00", "currency": "EUR"},
                    "contract_amount": {"amount": "450000.00", "currency": "EUR"},
                    "documents": [PAPER],
                }
            ],
            "payments": [
                {
                    "on": "2019-07-15",
                    "amount": {"amount": "120000.00", "currency": "EUR"},
                    "kind": "saldo",
                    "advance_recovered": {"amount": "30000.00", "currency": "EUR"},
                    "documents": [PAPER],
                }
            ],
            "inspections": [{"on": "2018-09-14", "others": 0, "documents": [PAPER]}],
            "provenance": FROM_ACT,
        }
    ],
    "dwellings": [
        {
            "id": "A1",
            "building": "via-1",
            "part": "A",
            "neighbourhood": "nord",
            "rooms": 3,
            "floor_area": "52.50",
            "floor": 4,
            "lift": False,
            "accessible": False,
            "rent_regime": "sociale",
            "owner": "ALER",
            "rotation": True,
            "history": [
                {
                    "event": "libera",
                    "happened_on": "2018-09-03",
                    "recorded_on": "2018-09-04",
                    "documents": [PAPER],
                    "role": "proprietà",
                    "household": "H1",
                    "works": "scala-A",
                    "replaced_by": ["A2"],
                    "reason": "lavori",
                }
            ],
            "bookings": [
                {
                    "household": "H1",
                    "reserved_from": "2018-01-10",
                    "in_use_from": "2018-02-01",
                    "in_use_to": "2018-09-30",
                    "restoration_to": "2018-10-20",
                    "provenance": FROM_ACT,
                },
                {"household": "H2", "reserved_from": "2018-11-01", "reserved_to": "2018-11-30"},
                {"household": "H3", "in_use_from": "2019-01-10", "consolidated_on": "2019-05-03"},
            ],
            "provenance": FROM_ACT,
        }
    ],
    "households": [
        {
            "id": "H1",
            "composition": {"members": 2, "age_bands": ["18-64", "0-17"], "accessible_dwelling_needed": False},
            "known_on": "2018-03-01",
            "provenance": FROM_ACT,
        }
    ],
    "relocations": [
        {
            "household": "H1",
            "id": "caso-1",
            "history": [STEP],
            "annotations": [
                {
                    "kind": "censimento",
                    "on": "2018-01-10",
                    "recorded_on": "2018-01-11",
                    "documents": [PAPER],
                    "role": "gestore del laboratorio",
                    "composition": {"members": 3},
                    "dwelling": "A1",
                    "lived_since": "1998-05-01",
                    "declared_title": "assegnazione",
                    "text": "scheda",
                },
                {"kind": "scissione", "on": "2018-01-12", "household": "H2", "case": "caso-2"},
                {"kind": "visita", "on": "2018-01-13", "others_met": 1},
                {
                    "kind": "contributo_pagato",
                    "on": "2018-01-14",
                    "allowance": {
                        "kind": "traslocatore",
                        "amount": EURO,
                        "payer": "proprietà",
                        "payee": "nucleo",
                        "agreement": "accordo sindacale",
                        "set_off": True,
                        "against": "debito",
                        "move": "2018-01-10",
                    },
                },
                {
                    "kind": "piano_di_rientro",
                    "on": "2018-01-14",
                    "instalments": [{"due_on": "2018-02-28", "amount": EURO}],
                },
                {"kind": "rata_pagata", "on": "2018-02-27", "paid": EURO},
                {"kind": "rettifica", "on": "2018-01-15", "stood": STEP, "stands": STEP},
            ],
            "dwelling": "A1",
            "works": "scala-A",
            "home_since": "1998-05-01",
            "origin": "caso-0",
            "previous_case": "caso-00",
            "provenance": FROM_ACT,
        }
    ],
}
NEW: list[tuple[str, type[Any]]] = [
    ("/works/0", Works),
    ("/works/0/history/0", WorksStep),
    ("/works/0/annotations/0", WorksAnnotation),
    ("/works/0/statements/0", ProgressStatement),
    ("/works/0/payments/0", Payment),
    ("/works/0/inspections/0", Inspection),
    ("/dwellings/0", Dwelling),
    ("/dwellings/0/history/0", DwellingStep),
    ("/dwellings/0/bookings", RotationBooking),
    ("/households/0", Household),
    ("/households/0/composition", Composition),
    ("/relocations/0", Relocation),
    ("/relocations/0/history/0", RelocationStep),
    ("/relocations/0/history/0/documents/0", DocumentReference),
    ("/relocations/0/annotations", Annotation),
    ("/relocations/0/annotations/3/allowance", Allowance),
    ("/relocations/0/annotations/4/instalments", PlanInstalment),
]


def document(**keys: object) -> str:
    """
    Return a document with these keys.
    """
    return json.dumps({"format": FORMAT, **keys})


def problems_of(text: str) -> tuple[Problem, ...]:
    """
    Return all the reasons why a document cannot be read.
    """
    with pytest.raises(DocumentError) as raised:
        loads(text)
    return raised.value.problems


def places_of(text: str) -> list[tuple[str, str]]:
    """
    Return the pointer and kind of each of the reasons.
    """
    return [(found.pointer, found.kind) for found in problems_of(text)]


def steps(*history: tuple[str, str]) -> list[dict[str, str]]:
    """
    Return a history of events and days.
    """
    return [{"event": event, "happened_on": on} for event, on in history]


def pointers(values: Any, here: str = "") -> list[str]:
    """
    Return the pointer of every value inside an object or list.
    """
    inner: Any = ()
    if isinstance(values, dict):
        inner = cast("Any", values).items()
    elif isinstance(values, list):
        inner = enumerate(cast("Any", values))
    return [pointer for step, value in inner for pointer in (f"{here}/{step}", *pointers(value, f"{here}/{step}"))]


def at(values: Any, pointer: str) -> Any:
    """
    Return what stands at a pointer.
    """
    for step in pointer.split("/")[1:]:
        values = values[int(step) if isinstance(values, list) else step]
    return values


# ------------------------------------------------------------------------------------------------------- round trip


@pytest.mark.parametrize(("pointer", "kind"), NEW, ids=[kind.__name__ for _, kind in NEW])
def test_every_key_is_written_above(pointer: str, kind: type[Any]) -> None:
    """
    The document above has each field of each record of a move.
    """
    found = at(MOVES, pointer)
    records: Any = cast("Any", found) if isinstance(found, list) else [found]

    assert {field.name for field in attrs.fields(kind)} == {key for record in records for key in record}


def test_written_as_read() -> None:
    """
    What is read of every field is written as it stood.
    """
    written = json.loads(dumps(loads(document(**MOVES))))

    assert {"format": FORMAT, **MOVES} == written


@given(strategies.staircases())
def test_round_trip(programme: Programme) -> None:
    """
    "Everything in the document and back": a staircase that is written is read again as the same.
    """
    assert programme == loads(dumps(programme))


@given(
    st.builds(
        Programme,
        works=strategies.works().map(lambda works: (works,)),
        dwellings=strategies.dwellings().map(lambda dwelling: (dwelling,)),
        households=strategies.households().map(lambda household: (household,)),
        relocations=strategies.relocations().map(lambda case: (case,)),
    )
)
def test_canonical(programme: Programme) -> None:
    """
    Histories of any length have one text: what is read and written again is the same, byte by byte.
    """
    text = dumps(programme)

    assert text.encode() == dumps(loads(text.encode())).encode()


def test_illustrative_staircase() -> None:
    """
    The staircase that comes with the library is written as it is read.
    """
    assert una_scala() == loads(dumps(una_scala()))


def test_defaults_are_left_out() -> None:
    """
    Of a case without a name of its own, a dwelling and works of which nothing is known only the names are written.
    """
    programme = Programme(
        works=(Works(id="scala-A"),),
        dwellings=(Dwelling(id="A1"),),
        households=(Household(id="H1"),),
        relocations=(Relocation(household="H1"),),
    )

    assert {
        "format": FORMAT,
        "works": [{"id": "scala-A"}],
        "dwellings": [{"id": "A1"}],
        "households": [{"id": "H1"}],
        "relocations": [{"household": "H1"}],
    } == json.loads(dumps(programme))


@pytest.mark.parametrize(
    ("area", "written"),
    [
        pytest.param(Decimal("52.50"), "52.50", id="two decimals"),
        pytest.param(Decimal("52.5"), "52.50", id="one decimal"),
        pytest.param(Decimal(52), "52.00", id="none"),
        pytest.param(Decimal("9999.99"), "9999.99", id="most"),
    ],
)
def test_floor_area(area: Decimal, written: str) -> None:
    """
    A floor area is written in one way, as text with two decimals, and read again as the same.
    """
    text = dumps(Programme(dwellings=(Dwelling(id="A1", floor_area=area),)))

    assert (written, area) == (json.loads(text)["dwellings"][0]["floor_area"], loads(text).dwellings[0].floor_area)


INFORMED, LATER = (RelocationStep(event=RelocationEvent.INFORM, happened_on=on) for on in (TODAY, TODAY + DAY))


@pytest.mark.parametrize(
    ("stood", "stands"),
    [
        pytest.param(INFORMED, LATER, id="put right"),
        pytest.param(INFORMED, None, id="taken away"),
        pytest.param(None, LATER, id="added"),
    ],
)
def test_correction(stood: RelocationStep | None, stands: RelocationStep | None) -> None:
    """
    "Nothing vanishes silently": a correction keeps in the document what stood before and what stands now.
    """
    note = Annotation(kind=AnnotationKind.CORRECTION, on=TODAY, stood=stood, stands=stands)
    programme = Programme(relocations=(Relocation(household="H1", annotations=(note,)),))

    assert (note,) == loads(dumps(programme)).relocations[0].annotations


def test_corrected_case() -> None:
    """
    A case that was corrected is read with its correction.
    """
    case = Relocation(household="H1", history=(INFORMED,)).corrected(INFORMED, LATER, on=ON, text="giorno sbagliato")

    assert case == loads(dumps(Programme(relocations=(case,)))).relocations[0]


# ------------------------------------------------------------------------------------- histories that cannot have been

ILLEGAL = "illegal_transition"


@pytest.mark.parametrize(
    ("keys", "places"),
    [
        pytest.param(
            {
                "relocations": [
                    {"household": "H1", "history": steps(("informa", "2018-01-10"), ("rientra", "2018-02-01"))}
                ]
            },
            [("/relocations/0/history/1", ILLEGAL)],
            id="case, no row",
        ),
        pytest.param(
            {"dwellings": [{"id": "A1", "history": steps(("consegna_cantiere", "2018-01-10"))}]},
            [("/dwellings/0/history/0", ILLEGAL)],
            id="dwelling, no row",
        ),
        pytest.param(
            {"works": [{"id": "a", "history": steps(("finanzia", "2018-01-10"), ("appalta", "2018-02-01"))}]},
            [("/works/0/history/1", ILLEGAL)],
            id="works, no row",
        ),
        pytest.param(
            {
                "relocations": [
                    {"household": "H1", "history": steps(("informa", "2018-01-10"), ("colloquio", "2018-01-09"))},
                    {"household": "H2", "history": steps(("informa", "2018-01-10"), ("colloquio", "2018-01-10"))},
                ]
            },
            [("/relocations/0/history/1", ILLEGAL)],
            id="case, day before the last step",
        ),
        pytest.param(
            {
                "dwellings": [
                    {"id": "A1", "history": steps(("libera", "2018-01-10"), ("metti_in_sicurezza", "2018-01-09"))}
                ]
            },
            [("/dwellings/0/history/1", ILLEGAL)],
            id="dwelling, day before the last step",
        ),
        pytest.param(
            {"works": [{"id": "a", "history": steps(("finanzia", "2018-01-10"), ("progetta", "2018-01-09"))}]},
            [("/works/0/history/1", ILLEGAL)],
            id="works, day before the last step",
        ),
        pytest.param(
            {"relocations": [{"household": "H1", "history": steps(("inform", "2018-01-10"))}]},
            [("/relocations/0/history/0/event", "unknown_word")],
            id="case, English word",
        ),
        pytest.param(
            {"dwellings": [{"id": "A1", "history": steps(("informa", "2018-01-10"))}]},
            [("/dwellings/0/history/0/event", "unknown_word")],
            id="dwelling, word of a case",
        ),
        pytest.param(
            {"works": [{"id": "a", "history": steps(("previsto", "2018-01-10"))}]},
            [("/works/0/history/0/event", "unknown_word")],
            id="works, word of a state",
        ),
        pytest.param(
            {
                "relocations": [
                    {"household": "H1", "history": steps(("disdetta", "2018-01-10"), ("informa", "2018-02-01"))}
                ]
            },
            [("/relocations/0/history/1", ILLEGAL)],
            id="case, after the end",
        ),
        pytest.param(
            {
                "dwellings": [
                    {
                        "id": "A1",
                        "history": steps(
                            ("libera", "2018-01-10"),
                            ("consegna_cantiere", "2018-02-01"),
                            ("sopprimi", "2018-03-01"),
                            ("rioccupa", "2018-04-01"),
                        ),
                    }
                ]
            },
            [("/dwellings/0/history/3", ILLEGAL)],
            id="dwelling, after the end",
        ),
        pytest.param(
            {"works": [{"id": "a", "history": steps(("stralcia", "2018-01-10"), ("finanzia", "2018-02-01"))}]},
            [("/works/0/history/1", ILLEGAL)],
            id="works, after the end",
        ),
        pytest.param(
            {
                "relocations": [
                    {
                        "household": "H1",
                        "history": steps(
                            ("rientra", "2018-01-10"), ("informa", "2018-02-01"), ("colloquio", "2018-01-31")
                        ),
                    }
                ]
            },
            [(f"/relocations/0/history/{index}", ILLEGAL) for index in range(3)],
            id="several in one history",
        ),
        pytest.param(
            {
                "works": [{"id": "a", "history": steps(("ultima", "2018-01-10"))}],
                "dwellings": [{"id": "A1"}, {"id": "A2", "history": steps(("sgombera", "2018-01-10"))}],
                "relocations": [
                    {"household": "H1", "history": steps(("accetta", "2018-01-10"))},
                    {"household": "H2"},
                    {"household": "H3", "history": steps(("vattene", "2018-01-10"), ("rifiuta", "2018-13-01"))},
                ],
            },
            [
                ("/works/0/history/0", ILLEGAL),
                ("/dwellings/1/history/0", ILLEGAL),
                ("/relocations/0/history/0", ILLEGAL),
                ("/relocations/2/history/0/event", "unknown_word"),
                ("/relocations/2/history/1/happened_on", "malformed_value"),
            ],
            id="several in one document",
        ),
    ],
)
def test_impossible_histories(keys: dict[str, Any], places: list[tuple[str, str]]) -> None:
    """
    An event with no row, a day before the last step, an unknown word, an event after the end: all at once, in place.
    """
    assert places == places_of(document(**keys))


BAD_STEP = {"event": "informa", "happened_on": "2018-01-10", "giorno": 3}


@pytest.mark.parametrize(
    ("history", "places"),
    [
        pytest.param(
            [*steps(("informa", "2018-01-10")), BAD_STEP, *steps(("rientra", "2018-02-01"))],
            [("/relocations/0/history/1/giorno", "unknown_key")],
            id="what follows it is not judged by its state",
        ),
        pytest.param(
            [*steps(("informa", "2018-01-10")), BAD_STEP, *steps(("colloquio", "2018-01-09"))],
            [("/relocations/0/history/1/giorno", "unknown_key"), ("/relocations/0/history/2", ILLEGAL)],
            id="but by its day",
        ),
        pytest.param(
            [BAD_STEP, *steps(("colloquio", "2018-02-01"), ("rientra", "2018-03-01"))],
            [("/relocations/0/history/0/giorno", "unknown_key"), ("/relocations/0/history/2", ILLEGAL)],
            id="the step after that one is judged again",
        ),
        pytest.param(
            [*steps(("rientra", "2018-01-10")), 3, *steps(("informa", "2018-02-01"))],
            [("/relocations/0/history/1", "wrong_type"), ("/relocations/0/history/0", ILLEGAL)],
            id="no step at all",
        ),
    ],
)
def test_only_what_can_be_judged_is_judged(history: list[Any], places: list[tuple[str, str]]) -> None:
    """
    Of a history with a step that cannot be read, the steps that can are judged as far as they can.
    """
    assert sorted(places) == sorted(places_of(document(relocations=[{"household": "H1", "history": history}])))


@pytest.mark.parametrize(
    ("record", "places"),
    [
        pytest.param({"household": 1}, [("/relocations/0/household", "wrong_type")], id="household"),
        pytest.param({"household": " "}, [("/relocations/0/household", "malformed_value")], id="household not a name"),
        pytest.param({}, [("/relocations/0/household", "missing_key")], id="no household"),
        pytest.param({"household": "H1", "nome": ""}, [("/relocations/0/nome", "unknown_key")], id="unknown key"),
        pytest.param(
            {"household": "H1", "home_since": "ieri"}, [("/relocations/0/home_since", "malformed_value")], id="day"
        ),
    ],
)
def test_history_of_a_record_that_is_wrong(record: dict[str, Any], places: list[tuple[str, str]]) -> None:
    """
    A history is judged though another key of its record is wrong.
    """
    history = {"history": steps(("rientra", "2018-01-10"))}
    found = places_of(document(relocations=[record | history]))

    assert sorted([*places, ("/relocations/0/history/0", ILLEGAL)]) == sorted(found)


def test_what_is_said_of_an_impossible_step() -> None:
    """
    "An error with state, event and what is allowed", in both languages.
    """
    (problem,) = problems_of(
        document(
            relocations=[
                {"household": "H1", "history": steps(("nessun_titolo", "2018-01-10"), ("decreto", "2018-02-01"))}
            ]
        )
    )

    assert (
        Bilingual(
            "caso «senza_titolo»: «decreto» (1° febbraio 2018) non può avvenire; sono possibili: riconosci,"
            " prendi_in_carico, esito_negativo, disdetta, estingui. «decreto» parte da: contestato",
            "case 'no title': 'order to vacate' (1 February 2018) cannot happen; what may: recognise, take in charge,"
            " reject title, leave, close extinct. 'order to vacate' starts from: contested",
        )
        == problem.message
    )


EVENTS = st.lists(st.tuples(st.sampled_from(list(RelocationEvent)), st.integers(0, 3)), max_size=6)


@given(EVENTS)
def test_any_events(drawn: list[tuple[RelocationEvent, int]]) -> None:
    """
    Of any events on any days each is refused that does not follow the one before it, and no other.
    """
    states = [RELOCATION_TABLE.initial, *(RELOCATION_TABLE.row(event).target for event, _ in drawn)]
    late = {index for index, ((_, earlier), (_, later)) in enumerate(pairwise(drawn), 1) if later < earlier}
    wrong = {
        index
        for index, (state, (event, _)) in enumerate(zip(states, drawn, strict=False))
        if event not in RELOCATION_TABLE.allowed(state)
    }
    history = steps(*((event.value, str(TODAY + days * DAY)) for event, days in drawn))
    report = check(document(relocations=[{"household": "H1", "history": history}]), on=ON)

    assert [f"/relocations/0/history/{index}" for index in sorted(late | wrong)] == [
        problem.pointer for problem in report.problems
    ]


# ------------------------------------------------------------------------------------------------- other bad input


@pytest.mark.parametrize("pointer", pointers(MOVES))
def test_wrong_type_of_every_value(pointer: str) -> None:
    """
    A number with a point stands nowhere in a document of moves: wherever it does, its place is told, and no other.
    """
    # A copy in which nothing stands twice that stood in two places.
    values = json.loads(json.dumps(MOVES))
    *here, step = pointer.split("/")
    holder = at(values, "/".join(here))
    holder[int(step) if isinstance(holder, list) else step] = 1.5

    assert [(pointer, "currency" if step == "currency" else "wrong_type")] == places_of(document(**values))


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        pytest.param(
            {"dwellings": [{"id": "A1", "floor_area": 52}]},
            ("/dwellings/0/floor_area", "wrong_type"),
            id="floor area as a number",
        ),
        pytest.param(
            {"dwellings": [{"id": "A1", "floor_area": "52.555"}]},
            ("/dwellings/0/floor_area", "wrong_type"),
            id="floor area with three decimals",
        ),
        pytest.param(
            {"dwellings": [{"id": "A1", "floor_area": "0.00"}]},
            ("/dwellings/0/floor_area", "wrong_type"),
            id="floor area of nothing",
        ),
        pytest.param({"dwellings": [{"id": "A1", "rooms": 0}]}, ("/dwellings/0", "malformed_value"), id="no rooms"),
        pytest.param(
            {"dwellings": [{"id": "A1", "bookings": [{"household": "H1"}]}]},
            ("/dwellings/0/bookings/0", "malformed_value"),
            id="booking without days",
        ),
        pytest.param(
            {"dwellings": [{"id": "A1", "bookings": [{"household": "", "in_use_from": "2018-01-10"}]}]},
            ("/dwellings/0/bookings/0/household", "malformed_value"),
            id="booking of nobody",
        ),
        pytest.param(
            {"households": [{"id": "H1", "composition": {"members": 0}}]},
            ("/households/0/composition", "malformed_value"),
            id="household of nobody",
        ),
        pytest.param(
            {"households": [{"id": "H1", "composition": {"members": 1, "age_bands": ["0-17", "75+"]}}]},
            ("/households/0/composition", "malformed_value"),
            id="more bands than members",
        ),
        pytest.param(
            {"households": [{"id": "H1", "composition": {"age_bands": ["18"]}}]},
            ("/households/0/composition/age_bands/0", "unknown_word"),
            id="no band",
        ),
        pytest.param(
            {"works": [{"id": "a", "statements": [{"on": "2018-01-10", "certified": EURO | {"amount": "-1.00"}}]}]},
            ("/works/0/statements/0", "malformed_value"),
            id="certified below zero",
        ),
        pytest.param(
            {"works": [{"id": "a", "inspections": [{"on": "2018-01-10", "others": -1}]}]},
            ("/works/0/inspections/0", "malformed_value"),
            id="fewer than nobody found",
        ),
        pytest.param(
            {"works": [{"id": "a", "inspections": [{"on": "2018-01", "others": 0}]}]},
            ("/works/0/inspections/0/on", "not_precise"),
            id="inspection in a month",
        ),
        pytest.param(
            {"relocations": [{"household": "H1", "annotations": [{"kind": "nota", "on": "2018-01-10", "case": "c"}]}]},
            ("/relocations/0/annotations/0", "malformed_value"),
            id="annotation with what its kind does not carry",
        ),
        pytest.param(
            {
                "relocations": [
                    {"household": "H1", "annotations": [{"kind": "visita", "on": "2018-01-10", "others_met": -1}]}
                ]
            },
            ("/relocations/0/annotations/0", "malformed_value"),
            id="fewer than nobody met",
        ),
        pytest.param(
            {"relocations": [{"household": "H1", "history": EMPTY}]},
            ("/relocations/0/history", "wrong_type"),
            id="history as an object",
        ),
    ],
)
def test_other_bad_input(keys: dict[str, Any], place: tuple[str, str]) -> None:
    """
    What cannot be of a move stands where it was written, or at the record whose values do not go together.
    """
    assert [place] == places_of(document(**keys))


@pytest.mark.parametrize(
    ("cases", "places"),
    [
        pytest.param([{"household": "H1"}, {"household": "H1"}], ["/relocations/1"], id="two without a name"),
        pytest.param(
            [{"household": "H1"}, {"household": "H2"}, {"household": "H1", "history": 3}],
            ["/relocations/2"],
            id="the second unreadable",
        ),
        pytest.param([{"household": "H1"}, {"household": "H2", "id": "H1"}], ["/relocations/1"], id="named after it"),
        pytest.param([{"household": "H1", "id": "a"}, {"household": "H1", "id": "b"}], [], id="two names"),
        pytest.param([{"household": "H1", "id": "a"}, {"household": "H1"}], [], id="one named"),
    ],
)
def test_cases_of_one_name(cases: list[dict[str, Any]], places: list[str]) -> None:
    """
    A case without a name bears that of its household; the second of a name is refused at its place.
    """
    found = places_of(document(titel="", relocations=cases))

    assert places == [place for place, kind in found if kind == "duplicate_identifier"]


def test_booking_of_two_households_at_once() -> None:
    """
    Bookings that overlap are a matter for a rule: the document is read.
    """
    bookings = [{"household": name, "in_use_from": "2018-01-10"} for name in ("H1", "H2")]

    assert 2 == len(loads(document(dwellings=[{"id": "V1", "bookings": bookings}])).dwellings[0].bookings)


# --------------------------------------------------------------------------------------------------------- checking


def set_aside(report: Report) -> dict[str, list[str]]:
    """
    Return by rule the places of what was set aside.
    """
    found: dict[str, list[str]] = {rule.id: [] for rule in RULES}
    for entry in report.undecided:
        if entry.verdict.message == Bilingual("la parte non si è potuta leggere", "this part could not be read"):
            found[entry.rule.id].append(entry.verdict.path)
    return found


@pytest.mark.parametrize(
    ("collection", "illegal"),
    [
        pytest.param("relocations", {"household": "H2", "history": steps(("rientra", "2018-01-10"))}, id="case"),
        pytest.param("dwellings", {"id": "A2", "history": steps(("rioccupa", "2018-01-10"))}, id="dwelling"),
        pytest.param("works", {"id": "scala-B", "history": steps(("collauda", "2018-01-10"))}, id="works"),
    ],
)
def test_illegal_history_is_set_aside(collection: str, illegal: dict[str, Any]) -> None:
    """
    "A foreign document's illegal history is set aside and reported": rules that read its collection are undecided.
    """
    values = MOVES | {collection: [*MOVES[collection], illegal]}
    report = check(document(**values), on=ON)
    place = f"/{collection}/1"

    assert (
        {rule.id: [place] if collection in rule.reads else [] for rule in RULES},
        [(f"{place}/history/0", ILLEGAL)],
        False,
    ) == (set_aside(report), [(problem.pointer, problem.kind) for problem in report.problems], report.valid)


def test_the_rest_is_judged_in_its_place() -> None:
    """
    "The rest judged": what is broken beside a history that was set aside has the place where it stands.
    """
    illegal = {"household": "H0", "history": steps(("rientra", "2018-01-10"))}
    twice = [{"household": "H1", "id": name} for name in ("primo", "secondo")]
    report = check(document(relocations=[illegal, *twice]), on=ON)
    found = [entry.verdict.path for entry in report.findings if entry.rule.id == "one-open-case-per-household"]

    assert ["/relocations/2"] == found


@settings.get_profile("heavy")
@given(strategies.programmes())
def test_one_illegal_case_more(programme: Programme) -> None:
    """
    A case that cannot be read changes nothing in what is said of the others.

    Only a name that no case on record bears is undecided, and no breach any more: it may be that of the case set aside.
    """
    whole: dict[str, Any] = json.loads(dumps(programme))
    illegal = {"household": "mai esistito", "history": steps(("rientra", "2018-01-10"))}
    more = whole | {"relocations": [*whole.get("relocations", []), illegal]}
    report, without = check(json.dumps(more), on=ON), check(json.dumps(whole), on=ON)

    dangling = [entry for entry in without.findings if entry not in report.findings]
    assert ([entry for entry in without.findings if entry not in dangling], without.kept) == (
        list(report.findings),
        report.kept,
    )
    undecided = {(entry.rule.id, entry.verdict.path) for entry in report.undecided}
    assert [("references-known", "relocations", True)] * len(dangling) == [
        (
            entry.rule.id,
            {fact.name: fact.value for fact in entry.verdict.facts}["collection"],
            (entry.rule.id, entry.verdict.path) in undecided,
        )
        for entry in dangling
    ]
