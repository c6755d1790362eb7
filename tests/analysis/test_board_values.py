"""
A board as JSON: its own format, valid by its schema, always the same, with nothing unknown told as known.
"""

import json
import re
from datetime import date
from typing import Any, get_args

import attrs
import jsonschema
import pytest
from hypothesis import given, settings

from contratti_quartiere import strategies
from contratti_quartiere.analysis.board import Board, board
from contratti_quartiere.analysis.board_values import BOARD_FORMAT, board_values
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.fitting_dwellings import (
    CriterionKind,
    DwellingFit,
    Fit,
    FitCriterion,
    HouseholdInNeed,
)
from contratti_quartiere.analysis.followed_cases import FollowedCase, NextStep
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.analysis.sites import Site, UnclearDwelling
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.cases import cinque_quartieri, milano_2016, una_scala
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.dwellings import DwellingState
from contratti_quartiere.evidence import DocumentKind, Role
from contratti_quartiere.facts import Fact
from contratti_quartiere.households import AgeBand, Composition
from contratti_quartiere.money import Euro
from contratti_quartiere.occupation import EpisodeKind
from contratti_quartiere.periods import Period
from contratti_quartiere.presence import Sign
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation_table import RelocationEvent, RelocationState
from contratti_quartiere.report import ENGINE
from contratti_quartiere.schemas import board_schema
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing, MissingCause
from contratti_quartiere.works_table import WorksState

ON = date(2018, 5, 1)
SCHEMA: Any = jsonschema.Draft202012Validator(board_schema(), format_checker=jsonschema.FormatChecker())
TEXT = Bilingual("testo", "text")
BOTH = {"it": "testo", "en": "text"}


def test_empty_board() -> None:
    """
    A board of nothing has every key, so that whoever reads it need not ask whether one is there.
    """
    assert {
        "format": "contratti_quartiere/board/0.1.0",
        "engine": ENGINE,
        "on": "2018-05-01",
        "title": "",
        "sites": [],
        "unplaced": [],
        "needs": [],
        "deadlines": [],
        "expiries": [],
        "lapsed": [],
        "payments": [],
        "years": [],
        "requests": [],
        "missing": [],
        "free_dwellings": [],
    } == board_values(Board(on=ON))


DEADLINE = Deadline(
    kind=DeadlineKind.ALLOWANCE,
    path="/relocations/0/annotations/1",
    text=TEXT,
    case="C1",
    role=Role.OWNER,
    since=date(2018, 4, 1),
    due=Countdown(Month(2018, 5), ON),
    ground=TEXT,
    source=LegalSource("L. 241/1990", "art. 2"),
    amount=Euro("700.00"),
    missing=(
        Missing(path="/relocations/0", message=TEXT),
        Missing(path="/relocations/0", message=TEXT, cause=MissingCause.NOT_SET, parameter="notice_days"),
    ),
)


def test_deadline() -> None:
    """
    A deadline is told with the words of documents; what is not known of it has no key.
    """
    assert {
        "kind": "contributo da pagare",
        "path": "/relocations/0/annotations/1",
        "text": BOTH,
        "case": "C1",
        "dwelling": "",
        "laboratory": "",
        "role": "proprietà",
        "since": "2018-04-01",
        "due": {"when": "2018-05", "fewest": 0, "most": 30, "overdue": False},
        "ground": BOTH,
        "source": {"act": "L. 241/1990", "article": "art. 2", "mark": "letto nella fonte"},
        "amount": {"amount": "700.00", "currency": "EUR"},
        "missing": [
            {"path": "/relocations/0", "message": BOTH, "cause": "manca un dato"},
            {
                "path": "/relocations/0",
                "message": BOTH,
                "cause": "cifra non fissata",
                "parameter": "notice_days",
            },
        ],
    } == board_values(Board(on=ON, deadlines=(DEADLINE,)))["deadlines"][0]


def test_site_and_case() -> None:
    """
    A site has its cases; what runs for them is named by its kind and place, as it stands among the deadlines.
    """
    step = NextStep(
        event=RelocationEvent.OFFER,
        target=RelocationState.OFFERED,
        documents=(DocumentKind.OFFER_LETTER,),
        deadlines=(DEADLINE,),
    )
    case = FollowedCase(
        path="/relocations/0",
        case="C1",
        household="N1",
        kind=EpisodeKind.HOME,
        state=RelocationState.TO_BE_OFFERED,
        steps=(step,),
        deadlines=(DEADLINE,),
    )
    site = Site(
        path="/works/0",
        works="lavori",
        state=WorksState.TENDERED,
        needs_empty=True,
        opening=Countdown(Year(2019), ON),
        inside=(case,),
        unclear=(UnclearDwelling(path="/dwellings/0", dwelling="B-9", household="K1", text=TEXT),),
        signs=(Sign(TEXT, (Fact("squatted", "B-12"), Fact("day", ON))),),
    )
    running = [{"kind": "contributo da pagare", "path": "/relocations/0/annotations/1"}]

    assert {
        "path": "/works/0",
        "works": "lavori",
        "name": "",
        "building": "",
        "part": "",
        "needs_empty": True,
        "state": "in_gara",
        "opening": {"when": "2019", "fewest": 245, "most": 609, "overdue": False},
        "opening_path": "",
        "inside": [
            {
                "path": "/relocations/0",
                "case": "C1",
                "household": "N1",
                "dwelling": "",
                "dwelling_path": "",
                "kind": "a_casa",
                "keys_only": False,
                "state": "da_proporre",
                "paused": False,
                "steps": [
                    {
                        "event": "proponi",
                        "target": "proposta",
                        "documents": ["lettera di proposta"],
                        "deadlines": running,
                    }
                ],
                "deadlines": running,
                "missing": [],
            }
        ],
        "out": [],
        "unclear": [{"path": "/dwellings/0", "dwelling": "B-9", "household": "K1", "text": BOTH}],
        "signs": [
            {
                "text": BOTH,
                "facts": [{"name": "squatted", "value": "B-12"}, {"name": "day", "value": "2018-05-01"}],
                "field": "",
                "case": "",
            }
        ],
        "missing": [],
    } == board_values(Board(on=ON, sites=(site,)))["sites"][0]


def test_free_dwellings() -> None:
    """
    What was found for households that want the same is told once, and what is the same of several dwellings too.
    """
    criterion = FitCriterion(kind=CriterionKind.LIFT, fit=Fit.YES, reason=TEXT)
    free = [
        DwellingFit(path=f"/dwellings/{name}", dwelling=name, state=state, criteria=(criterion,))
        for name, state in (("V1", DwellingState.READY), ("V2", None))
    ]
    need = HouseholdInNeed(
        path="/relocations/0",
        case="C1",
        household="N1",
        state=RelocationState.TO_BE_OFFERED,
        needs=Composition(members=2, age_bands=(AgeBand.OVER_75,)),
        dwellings=tuple(free),
    )
    other = attrs.evolve(need, path="/relocations/1", dwellings=())
    found = board_values(Board(on=ON, needs=(need, other, attrs.evolve(need, path="/relocations/2"))))

    assert (
        {
            "path": "/relocations/0",
            "case": "C1",
            "household": "N1",
            "state": "da_proporre",
            "needs": {"members": 2, "age_bands": ["75+"]},
            "neighbourhood": "",
            "missing": [],
            "free_dwellings": 0,
        },
        [0, 1, 0],
        [
            [
                {
                    "fit": "va bene",
                    "criteria": [{"kind": "ascensore", "fit": "va bene", "reason": BOTH, "missing": []}],
                    "dwellings": [
                        {
                            "path": "/dwellings/V1",
                            "dwelling": "V1",
                            "rotation_state": "libero",
                            "state": "pronto",
                            "offered": [],
                        },
                        {"path": "/dwellings/V2", "dwelling": "V2", "rotation_state": "libero", "offered": []},
                    ],
                }
            ],
            [],
        ],
    ) == (found["needs"][0], [one["free_dwellings"] for one in found["needs"]], found["free_dwellings"])


def test_words_are_plain_text() -> None:
    """
    A word comes out as text of its own, so that nothing of ours is needed to write or compare it.
    """
    kind = board_values(Board(on=ON, deadlines=(DEADLINE,)))["deadlines"][0]["kind"]

    assert str is type(kind)


# --------------------------------------------------------------------------------------------------------- the schema


def records(kind: Any, seen: set[Any]) -> set[Any]:
    """
    Return every record and closed list that a type may hold.
    """
    if kind in seen:
        return seen
    if isinstance(kind, type) and (attrs.has(kind) or issubclass(kind, Word)):
        seen.add(kind)
        # Of what is missing a board tells no comparisons.
        for field in attrs.fields(kind) if attrs.has(kind) and kind is not Missing else ():
            records(field.type, seen)
    for inner in get_args(kind):
        records(inner, seen)
    return seen


LISTS = sorted((kind for kind in records(Board, set()) if issubclass(kind, Word)), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
def test_words_of_the_schema(kind: type[Word]) -> None:
    """
    Every closed list that a board holds stands in the schema with the words of the library.
    """
    assert [word.value for word in kind] in [found.get("enum") for found in board_schema()["$defs"].values()]


# What a board writes of a record in another form than that of its fields.
WRITTEN = {
    "countdown": ["when", "fewest", "most", "overdue"],
    "dwelling_fit": ["path", "dwelling", "rotation_state", "state", "free_until", "offered"],
    "missing": ["path", "message", "cause", "parameter"],
}
# What it writes as one value, or in the form of other documents.
VALUES = {Board, HouseholdInNeed, Euro, Bilingual, LegalSource, Month, Period, Year}
RECORDS = sorted((kind for kind in records(Board, set()) - VALUES if attrs.has(kind)), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_fields_of_the_schema(kind: Any) -> None:
    """
    Every record that a board holds stands in the schema with its fields in their order, and no others.
    """
    name = re.sub("(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
    fields = [field.name for field in attrs.fields(kind)]

    assert WRITTEN.get(name, fields) == list(board_schema()["$defs"][name]["properties"])


def test_format_of_the_schema() -> None:
    """
    The schema names the format that it is of, and is a schema of draft 2020-12.
    """
    jsonschema.Draft202012Validator.check_schema(board_schema())

    assert {"const": BOARD_FORMAT} == board_schema()["properties"]["format"]


@pytest.mark.parametrize(
    "programme", [una_scala(), cinque_quartieri(), milano_2016()], ids=["scala", "cinque", "milano"]
)
@pytest.mark.parametrize("year", range(2014, 2021))
def test_boards_of_the_embedded_cases_are_valid(programme: Programme, year: int) -> None:
    """
    On a day of each year the board of what comes with the library is valid by its schema.
    """
    SCHEMA.validate(board_values(board(programme, on=date(year, 4, 24))))


@settings(max_examples=15)
@given(strategies.judged_programmes())
def test_law_every_board_is_valid(programme: Programme) -> None:
    """
    Whatever a programme holds, its board is valid by its schema, and JSON gives it back as it was.
    """
    values = board_values(board(programme, on=ON))
    SCHEMA.validate(values)

    assert values == json.loads(json.dumps(values))
