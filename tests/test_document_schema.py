"""
The JSON Schema of a document: what loads is valid by it, and what it refuses does not load.
"""

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any, cast

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import cases
from contratti_quartiere.errors import DocumentError, Problem
from contratti_quartiere.exchange.documents import FORMAT, dumps, loads, schema
from contratti_quartiere.exchange.records import WORDS
from contratti_quartiere.programme import Programme
from contratti_quartiere.schemas import programme_schema
from contratti_quartiere.strategies import programmes
from render import DOCS, SCHEMA, schema_text

THE_SCHEMA = programme_schema()
DEFINITIONS: dict[str, Any] = THE_SCHEMA["$defs"]
VALIDATOR: Any = jsonschema.Draft202012Validator(THE_SCHEMA, format_checker=jsonschema.FormatChecker())

CASES: list[Callable[[], Programme]] = [cases.cinque_quartieri, cases.milano_2016, cases.una_scala]
SMALL = [(DOCS / f"examples/{name}.json").read_text("utf-8") for name in ("due-famiglie", "gara-corretta", "mobilita")]
EUROS = {"amount": "1.00", "currency": "EUR"}


def refusals(values: object) -> tuple[Problem, ...]:
    """
    Return why values do not load; nothing if they do.
    """
    try:
        loads(json.dumps(values))
    except DocumentError as error:
        return error.problems
    return ()


def document(**keys: object) -> dict[str, Any]:
    """
    Return the values of a document with these keys.
    """
    return {"format": FORMAT, **keys}


def inside(values: object) -> Iterator[Any]:
    """
    Yield each object and list in values, and themselves.
    """
    if isinstance(values, dict):
        yield values
        for inner in cast("dict[str, object]", values).values():
            yield from inside(inner)
    elif isinstance(values, list):
        yield values
        for inner in cast("list[object]", values):
            yield from inside(inner)


def steps_of(here: Any) -> list[Any]:
    """
    Return the keys of an object or the indices of a list.
    """
    return list(cast("dict[str, Any]", here)) if isinstance(here, dict) else list(range(len(here)))


def at(values: Any, pointer: str) -> Any:
    """
    Return what stands where a JSON Pointer leads; None where a key is missing.
    """
    here = values
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        here = here[int(key)] if hasattr(here, "append") else here.get(key)
    return here


# ---------------------------------------------------------------------------------------------------- the schema


def test_schema_is_one() -> None:
    """
    It is a schema of draft 2020-12.
    """
    jsonschema.Draft202012Validator.check_schema(THE_SCHEMA)


def test_file_is_what_the_code_says() -> None:
    """
    The file that ships is the one that `python docs/render.py` writes today, and holds what `schema()` returns.
    """
    assert (schema_text(), schema()) == (SCHEMA.read_text("utf-8"), THE_SCHEMA)


def test_schema_is_made_anew() -> None:
    """
    Who changes what `schema()` returned changes nothing for the next.
    """
    found = schema()
    for inner in list(inside(found)):
        inner.clear()

    assert THE_SCHEMA == schema()


def test_format() -> None:
    """
    The schema names the format of a document, which is required.
    """
    assert (FORMAT, True) == (THE_SCHEMA["properties"]["format"]["const"], "format" in THE_SCHEMA["required"])


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.__name__)
def test_words(words: Any) -> None:
    """
    Every closed list of words is that of the library, in its order.
    """
    assert [word.value for word in words] == DEFINITIONS[words.__name__]["enum"]


def test_everything_is_described() -> None:
    """
    Every record and every key says in a sentence what it is, as the code does.
    """
    silent = [name for name, found in DEFINITIONS.items() if not found["description"]]
    silent += [
        f"{name}/{key}"
        for name, found in {"Programme": THE_SCHEMA, **DEFINITIONS}.items()
        if not name.startswith("Euro")
        for key, inner in found.get("properties", {}).items()
        if not inner["description"].endswith(".")
    ]

    assert [] == silent


def test_a_record() -> None:
    """
    A record takes the keys of its fields alone, and says what they are and what it refuses in the words of JSON.
    """
    found = DEFINITIONS["OpeningPeriod"]

    assert (["first", "last", "end_unknown", "provenance"], ["first"], False) == (
        list(found["properties"]),
        found["required"],
        found["additionalProperties"],
    )
    assert (
        "When it closed, that day, month or year included; null if it is open, or if nobody knows.",
        "Refused on loading: for an end before the start, or one that is also said to be unknown.",
    ) == (found["properties"]["last"]["description"], found["$comment"])


def test_defaults() -> None:
    """
    A key that may be left out shows what it then is, unless nothing, or made of another key.
    """
    tender, case = DEFINITIONS["Tender"]["properties"], DEFINITIONS["Relocation"]["properties"]

    assert ("", "propria", [], {}) == tuple(tender[key]["default"] for key in ("title", "origin", "lots", "provenance"))
    assert [] == [key for key in (tender["term"], tender["id"], case["id"]) if "default" in key]


# --------------------------------------------------------------------------------------------- what loads is valid


@settings(max_examples=40)
@given(programmes())
def test_what_is_written_is_valid(programme: Programme) -> None:
    """
    The document of any programme is valid.
    """
    VALIDATOR.validate(json.loads(dumps(programme)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_cases_are_valid(case: Callable[[], Programme]) -> None:
    """
    The embedded cases are valid.
    """
    VALIDATOR.validate(json.loads(dumps(case())))


@pytest.mark.parametrize("path", sorted((DOCS / "examples").glob("*.json")), ids=lambda path: path.stem)
def test_examples(path: Path) -> None:
    """
    A document among the examples of the pages is valid if it loads; every other is refused by both.
    """
    values = json.loads(path.read_text("utf-8"))

    assert (not refusals(values)) == VALIDATOR.is_valid(values)


# ---------------------------------------------------------------------------------------- what is refused by both

# The values of a document that are wrong in most places, and right in some.
VALUES: list[Any] = [
    *(None, True, 0, 1, -1, 3, 1.0, 1.5, 10**50),
    *("", " ", "x", "a b", " a", "a\u00a0", "a\u200b", "\ud800", "lotto-1", "7911923567", "netto", "ultimo", "visita"),
    *("2016-05-02", "2016-02-30", "2016-02-29", "2015-02-29", "2016-13-01", "2016-13", "2016-04", "2016", "0000"),
    *("1.00", "1,00", "-1.00", "-0.00", "1.005", "0.00", "101", "100", "5.25", "52.50", "10000"),
    *("P36M", "P0M", "P3Y", "1/3", "1/0", "-1/3", "3/2", "09:30", "24:00"),
    *([], {}, [None], [""], ["a", "a"], {"a": 1}),
    *(EUROS, {"amount": "-1.00", "currency": "EUR"}, {"amount": "0.00", "currency": "EUR"}, {"amount": "1.00"}),
    *({"amount": 1, "currency": "EUR"}, {"amount": "1.00", "currency": "CHF"}, {"it": "a", "en": "b"}, {"it": "a"}),
]
# Made once: a composite strategy is run anew for each value that it draws.
TEXTS = programmes().map(dumps) | st.sampled_from(SMALL)
ALL_KEYS = sorted({key for found in DEFINITIONS.values() for key in found.get("properties", ())})


def keys_of_its_record(values: dict[str, Any]) -> list[str]:
    """
    Return the keys of the first record that values may describe, or of all records.
    """
    for found in (THE_SCHEMA, *DEFINITIONS.values()):
        keys = found.get("properties", {})
        if values and values.keys() <= keys.keys() and values.keys() >= set(found.get("required", ())):
            return list(keys)
    return ALL_KEYS


@st.composite
def altered(draw: st.DrawFn) -> dict[str, Any]:
    """
    Draw the values of a document in which one or two keys or values became others.
    """
    values: dict[str, Any] = json.loads(draw(TEXTS))
    for _ in range(draw(st.integers(1, 2))):
        here = draw(st.sampled_from(list(inside(values))))
        change = draw(st.sampled_from(("value", "value", "add", "drop", "rename")))
        steps = steps_of(here)
        if change == "add" or not steps:
            value = deepcopy(draw(st.sampled_from(VALUES)))
            if hasattr(here, "append"):
                here.append(value)
            else:
                here[draw(st.sampled_from(keys_of_its_record(here)))] = value
            continue
        step = draw(st.sampled_from(steps))
        if change == "value":
            here[step] = deepcopy(draw(st.sampled_from(VALUES)))
        elif change == "rename" and isinstance(step, str):
            here[draw(st.sampled_from(ALL_KEYS))] = here.pop(step)
        else:
            del here[step]
    return values


# What hangs on more than one value, wherever its problem stands.
OF_SEVERAL_VALUES = {"duplicate_identifier", "illegal_transition", "split", "unknown_name", "window"}


def only_loading_refuses(problem: Problem, values: dict[str, Any]) -> bool:
    """
    Return whether a problem is one that the schema leaves to loading.

    Such are those of several values, of a record as a whole, of a number with a point, of half a character, and of an
    identifier with something in it that is not seen.
    """
    found = at(values, problem.pointer)
    return (
        problem.kind in {*OF_SEVERAL_VALUES, "half_character"}
        or (isinstance(found, dict) and problem.kind == "malformed_value")
        or isinstance(found, float)
        or (isinstance(found, str) and not found.isascii() and not found.isprintable())
    )


@settings(max_examples=60)
@given(altered())
def test_what_the_schema_refuses_does_not_load(values: dict[str, Any]) -> None:
    """
    Whatever is altered in a document, it is valid or does not load, and only what the schema leaves to loading differs.
    """
    valid, problems = VALIDATOR.is_valid(values), refusals(values)

    assert valid or problems
    assert [] == [found for found in problems if valid and not only_loading_refuses(found, values)]


def programme_of(key: str, **keys: object) -> dict[str, Any]:
    """
    Return a document with one record in one collection.
    """
    return document(**{key: [{"id": "uno", **keys}]})


def euros(amount: object) -> dict[str, object]:
    """
    Return the JSON value of an amount.
    """
    return {"amount": amount, "currency": "EUR"}


def plan(**keys: object) -> dict[str, Any]:
    """
    Return a document with a plan of one lot.
    """
    criterion = {"id": "a", "label": {"it": "a", "en": "a"}, "values": [{"lot": "1", "value": 1}]}
    return programme_of("tenders", plan={"total": EUROS, "criteria": [criterion]} | keys)


def instalment(**keys: object) -> dict[str, Any]:
    """
    Return a document with a schedule of one instalment.
    """
    found = {"id": "a", "condition": "firma dell'accordo", "share": 1} | keys
    return programme_of("contracts", name="a", schedules=[{"body": "Regione", "instalments": [found]}])


REFUSED: dict[str, Any] = {
    "no object": [],
    "other format": {"format": "contratti_quartiere/programme/0.2.0"},
    "no format": {"title": "a"},
    "unknown key": document(titel="a"),
    "unknown key of an amount": programme_of("tenders", totals=[{"amount": {**EUROS, "cents": 1}}]),
    "missing key": document(tenders=[{"title": "a"}]),
    "missing currency": programme_of("tenders", totals=[{"amount": {"amount": "1.00"}}]),
    "number for text": document(title=1),
    "text for a number": programme_of("households", composition={"members": "2"}),
    "true for a number": programme_of("households", composition={"members": True}),
    "one for true": programme_of("dwellings", rotation=1),
    "null for text": document(title=None),
    "null for a list": document(tenders=None),
    "null for a required key": document(households=[{"id": None}]),
    "object for a list": document(tenders={}),
    "list for an object": programme_of("tenders", term=[]),
    "text for an object": programme_of("tenders", provenance="a1"),
    "number in a list of texts": programme_of("tenders", provenance={"sources": [1]}),
    "English word": programme_of("tenders", procedure="open"),
    "empty identifier": document(households=[{"id": ""}]),
    "identifier with a blank before it": document(households=[{"id": " H1"}]),
    "identifier with a blank after it": document(households=[{"id": "H1\u00a0"}]),
    "identifier with a line break": document(households=[{"id": "H\n1"}]),
    "identifier with a control character": document(households=[{"id": "H\u0085"}]),
    "amount with a comma": plan(total=euros("1,00")),
    "amount with three decimals": plan(total=euros("1.000")),
    "amount as a number": plan(total=euros(1)),
    "amount without units": plan(total=euros(".50")),
    "amount with a plus": plan(total=euros("+1.00")),
    "amount of 1,001 digits": plan(total=euros("1" + "0" * 998 + ".00")),
    "other currency": plan(total={"amount": "1.00", "currency": "CHF"}),
    "saving below zero": programme_of("savings", amount=euros("-0.01")),
    "total below zero": plan(total=euros("-0.01")),
    "least below zero": plan(bounds=[{"lot": "1", "least": euros("-0.01")}]),
    "most below zero": plan(bounds=[{"lot": "1", "most": euros("-0.01")}]),
    "payment of nothing": programme_of("works", payments=[{"on": "2016-05-02", "amount": euros("-0.00")}]),
    "payment below zero": programme_of("works", payments=[{"on": "2016-05-02", "amount": euros("-1.00")}]),
    "price of nothing": programme_of(
        "works", statements=[{"on": "2016-05-02", "certified": EUROS, "contract_amount": euros("0.00")}]
    ),
    "flow of nothing": programme_of(
        "decisions",
        body="Giunta comunale",
        on="2016",
        flows=[{"kind": "da un intervento", "amount": euros("0"), "item": "a"}],
    ),
    "plan without criteria": plan(criteria=[]),
    "criterion without values": plan(criteria=[{"id": "a", "label": {"it": "a", "en": "a"}, "values": list[Any]()}]),
    "text in one language": document(unknowns=[{"id": "a", "question": {"it": "a"}, "office": {"it": "a", "en": "a"}}]),
    "fraction below zero": instalment(share=-1),
    "fraction over nothing": instalment(share="1/00"),
    "fraction with a point": instalment(share="0.5"),
    "part above one": instalment(share=2),
    "threshold above one": instalment(condition="avanzamento dei lavori", threshold=2),
    "measure of nothing": programme_of("dwellings", floor_area="00.00"),
    "measure of five digits": programme_of("dwellings", floor_area="10000"),
    "measure as a number": programme_of("dwellings", floor_area=52),
    "measure of three decimals": programme_of("dwellings", floor_area="52.500"),
    "fewer rooms than one": programme_of("dwellings", rooms=0),
    "fewer members than one": programme_of("households", composition={"members": 0}),
    "fewer people than none": programme_of("works", inspections=[{"on": "2016-05-02", "others": -1}]),
    "fewer people met than none": document(
        relocations=[{"household": "a", "annotations": [{"kind": "visita", "on": "2016-05-02", "others_met": -1}]}]
    ),
    "percentage above a hundred": programme_of("service_contracts", vat_rate="100.01"),
    "percentage with a comma": programme_of("service_contracts", vat_rate="5,5"),
    "percentage of eleven decimals": programme_of("service_contracts", vat_rate="5.00000000001"),
    "percentage below zero": programme_of("service_contracts", vat_rate="-1"),
    "30 February": programme_of("tenders", notice_date="2016-02-30"),
    "29 February of a common year": programme_of("tenders", notice_date="2015-02-29"),
    "29 February of 1900": programme_of("tenders", notice_date="1900-02-29"),
    "31 June": programme_of("tenders", notice_date="2016-06-31"),
    "day of month 13": programme_of("tenders", notice_date="2016-13-01"),
    "day of year 0": programme_of("tenders", notice_date="0000-01-01"),
    "Italian day": programme_of("tenders", notice_date="02/05/2016"),
    "day with a time": programme_of("tenders", notice_date="2016-05-02T00:00"),
    "month for a day": programme_of("tenders", notice_date="2016-05"),
    "month 13": programme_of("tenders", announced="2016-13"),
    "year 0": programme_of("tenders", announced="0000"),
    "year for a month": programme_of("tenders", term={"start": "2016-05-02", "declared_end": "2019"}),
    "duration of nothing": programme_of("tenders", term={"start": "2016-05-02", "duration": "P0M"}),
    "duration in years": programme_of("tenders", term={"start": "2016-05-02", "duration": "P3Y"}),
    "duration as a number": programme_of("tenders", term={"start": "2016-05-02", "duration": 36}),
    "row without a name": programme_of("published", rows=[""]),
    "two rows of one name": programme_of("published", rows=["a", "a"]),
    "two columns of one name": programme_of("published", columns=["a", "a"]),
    "hour 24": programme_of(
        "laboratories", opening_hours=[{"weekday": "lunedì", "opens": "09:00", "closes": "24:00", "first": "2016"}]
    ),
}


@pytest.mark.parametrize("values", REFUSED.values(), ids=REFUSED)
def test_refused_by_both(values: object) -> None:
    """
    What is wrong in one value neither loads nor is valid.
    """
    assert (False, 1) == (VALIDATOR.is_valid(values), len(refusals(values)))


TAKEN: dict[str, Any] = {
    "plan": plan(),
    "instalment": instalment(),
    "format after the rest": {"title": "a", "format": FORMAT},
    "null for what is not known": programme_of("tenders", term=None, procedure=None, cpv=None, notice_date=None),
    "no percentage": programme_of("service_contracts", vat_rate=None),
    "all of it": programme_of("service_contracts", vat_rate="100.0000000000"),
    "percentage of three digits": programme_of("service_contracts", vat_rate="005.5"),
    "any code": programme_of("tenders", cpv="", lots=[{"id": "1", "cig": "n.d.", "cup": " "}]),
    "amount without cents": plan(total=euros("0100")),
    "minus nothing": programme_of("savings", amount=euros("-0.0")),
    "least and most of nothing": plan(total=euros("0"), bounds=[{"lot": "1", "least": euros("0"), "most": euros("0")}]),
    "amount of 1,000 digits": plan(total=euros("9" * 998 + ".99")),
    "amount of 4,000 digits with its zeros": plan(total=euros("0" * 3_997 + "1")),
    "fraction that is not in lowest terms": instalment(share="02/04"),
    "part of one": instalment(share=1),
    "measure of two decimals": programme_of("dwellings", floor_area="0.01"),
    "floor under the ground": programme_of("dwellings", floor=-1),
    "29 February": programme_of("tenders", notice_date="2016-02-29"),
    "29 February of 2000": programme_of("tenders", notice_date="2000-02-29"),
    "first day": programme_of("tenders", notice_date="0001-01-01"),
    "last day": programme_of("tenders", notice_date="9999-12-31"),
    "month": programme_of("tenders", announced="2016-12"),
    "year": programme_of("tenders", announced="0001"),
    "duration with zeros": programme_of("tenders", term={"start": "2016-05-02", "duration": "P000036M"}),
    "identifier with a blank in it": document(households=[{"id": "nucleo 1"}]),
    "identifier of one letter": document(households=[{"id": "à"}]),
    "text of blanks": document(title=" \n\u200b"),
}


@pytest.mark.parametrize("values", TAKEN.values(), ids=TAKEN)
def test_taken_by_both(values: object) -> None:
    """
    What is right at its edge loads and is valid.
    """
    assert (True, ()) == (VALIDATOR.is_valid(values), refusals(values))


# What is valid and does not load, with the kind of its problem.
ONLY_LOADING: dict[str, tuple[Any, str]] = {
    "one id twice": (document(households=[{"id": "a"}, {"id": "a"}]), "duplicate_identifier"),
    "lot twice in a criterion": (
        plan(
            criteria=[
                {
                    "id": "a",
                    "label": {"it": "a", "en": "a"},
                    "values": [{"lot": "1", "value": 1}, {"lot": "1", "value": 2}],
                }
            ]
        ),
        "duplicate_identifier",
    ),
    "history that cannot have happened": (
        programme_of("works", history=[{"event": "ultima", "happened_on": "2016-05-02"}]),
        "illegal_transition",
    ),
    "acts that cannot follow": (
        programme_of("tenders", term={"start": "2016-05-02", "acts": [{"kind": "ripresa", "on": "2016-05-02"}]}),
        "window",
    ),
    "end before the start": (
        programme_of("laboratories", opening_periods=[{"first": "2006", "last": "2005"}]),
        "malformed_value",
    ),
    "declared end before the start": (
        programme_of("tenders", term={"start": "2016-05-02", "declared_end": "2016-05-01"}),
        "malformed_value",
    ),
    "more age bands than members": (
        programme_of("households", composition={"members": 1, "age_bands": ["18-64", "18-64"]}),
        "malformed_value",
    ),
    "threshold without progress": (instalment(threshold="1/2"), "malformed_value"),
    "part above one as text": (instalment(share="3/2"), "malformed_value"),
    "cell of an unknown row": (programme_of("published", cells=[{"row": "a", "count": 1}]), "unknown_name"),
    "total below the bounds": (plan(bounds=[{"lot": "1", "least": euros("2.00")}]), "split"),
    "criteria that count nothing": (
        plan(
            criteria=[{"id": "a", "label": {"it": "a", "en": "a"}, "weight": 0, "values": [{"lot": "1", "value": 1}]}]
        ),
        "split",
    ),
    "count with a point": (programme_of("dwellings", rooms=3.0), "wrong_type"),
    "count of 1,001 digits": (programme_of("dwellings", rooms=10**1_000), "malformed_value"),
    "fraction of 1,001 digits": (
        plan(
            criteria=[
                {
                    "id": "a",
                    "label": {"it": "a", "en": "a"},
                    "weight": "1/1" + "0" * 1_000,
                    "values": [{"lot": "1", "value": 1}],
                }
            ]
        ),
        "malformed_value",
    ),
    "fraction of 4,001 digits": (instalment(share="1/1" + "0" * 4_000), "wrong_type"),
    "amount of 4,001 digits with its zeros": (plan(total=euros("0" * 3_998 + "1")), "malformed_value"),
    "half a character": (document(title="\ud800"), "half_character"),
    "identifier that is not seen": (document(households=[{"id": "a\u200b"}]), "malformed_value"),
    "line break after a year": (programme_of("tenders", announced="2016\n"), "malformed_value"),
}


@pytest.mark.parametrize(("values", "kind"), ONLY_LOADING.values(), ids=ONLY_LOADING)
def test_only_loading_refuses(values: object, kind: str) -> None:
    """
    What hangs on more than one value, or no pattern of every language can tell, is valid and does not load.
    """
    assert (True, [kind]) == (VALIDATOR.is_valid(values), [found.kind for found in refusals(values)])


@given(st.integers(0, 9999), st.integers(0, 13), st.integers(0, 32))
def test_days_are_those_of_the_calendar(year: int, month: int, day: int) -> None:
    """
    The pattern of a day takes the days that exist, with the leap years of the Gregorian calendar, and no other.
    """
    written = f"{year:04d}-{month:02d}-{day:02d}"
    try:
        found = date.fromisoformat(written).isoformat()
    except ValueError:
        found = ""

    assert (written == found) == bool(re.search(DEFINITIONS["day"]["pattern"], written))


def test_identifiers_that_load_are_valid() -> None:
    """
    No character that may stand in an identifier is refused by the pattern, at its edges or within.
    """
    pattern = DEFINITIONS["identifier"]["pattern"]
    printable = [letter for letter in map(chr, range(0x110000)) if letter.isprintable() and letter != " "]

    assert [] == [letter for letter in printable if not re.search(pattern, f"{letter} {letter}{letter}")]
