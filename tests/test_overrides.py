"""
The figures of a body as a document: read strictly, every error with its place, written one way.
"""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import DocumentError, Problem, WrongTypeError
from contratti_quartiere.exchange.overrides import FORMAT, MOST_OVERRIDES, dumps, load, loads
from contratti_quartiere.exchange.parsing import MOST_PROBLEMS
from contratti_quartiere.parameters import PARAMETERS, Override, Parameters

DAY = timedelta(days=1)
NOTICE = {"parameter": "notice_days", "value": 30, "source": "determina 12/2017"}


def document(*overrides: object, **keys: object) -> str:
    """
    Return a document of these overrides.
    """
    return json.dumps({"format": FORMAT, "overrides": overrides} | keys)


def problems_of(text: str | bytes, known: Parameters = PARAMETERS) -> tuple[Problem, ...]:
    """
    Return the problems of a document that cannot be read.
    """
    with pytest.raises(DocumentError) as raised:
        loads(text, known=known)
    return raised.value.problems


def places_of(text: str | bytes) -> list[tuple[str, str]]:
    """
    Return where the problems of a document stand, and of what kind they are.
    """
    return [(problem.pointer, problem.kind) for problem in problems_of(text)]


def value_on(parameters: Parameters, day: date) -> int | str | None:
    """
    Return the days of notice that are in force on a day.
    """
    dated = parameters["notice_days"].on(day)
    return None if dated is None else dated.value


def test_document() -> None:
    """
    A document names the body, and each figure with its value, its act and its first and last day.
    """
    text = document(
        NOTICE | {"first": "2018-01-01", "last": "2019-12-31"},
        {"parameter": "one_offer_at_a_time", "value": "no", "source": "delibera 1/2018"},
        body="Comune di Rho",
    )
    parameters = loads(text)

    assert (
        "Comune di Rho",
        (
            Override("notice_days", 30, "determina 12/2017", date(2018, 1, 1), date(2020, 1, 1)),
            Override("one_offer_at_a_time", "no", "delibera 1/2018"),
        ),
    ) == (parameters.body, parameters.overrides)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2017, 12, 31), None, id="day before"),
        pytest.param(date(2018, 1, 1), 30, id="first day"),
        pytest.param(date(2019, 12, 31), 30, id="last day"),
        pytest.param(date(2020, 1, 1), None, id="day after"),
    ],
)
def test_days_of_a_document(day: date, expected: int | None) -> None:
    """
    A figure of a document holds from its first day to its last, both included.
    """
    parameters = loads(document(NOTICE | {"first": "2018-01-01", "last": "2019-12-31"}))

    assert expected == value_on(parameters, day)


def test_one_day_after_the_other() -> None:
    """
    Two values of one figure may follow each other, the second from the day after the last day of the first.
    """
    first = NOTICE | {"last": "2018-12-31"}
    second = NOTICE | {"value": 60, "first": "2019-01-01"}
    parameters = loads(document(second, first))

    assert [30, 30, 60, 60] == [
        value_on(parameters, day) for day in (date.min, date(2018, 12, 31), date(2019, 1, 1), date.max)
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(json.dumps({"format": FORMAT}), id="format alone"),
        pytest.param(document(), id="no override"),
        pytest.param(document(body=""), id="nobody"),
    ],
)
def test_nothing_set(text: str) -> None:
    """
    A document in which nothing is set leaves the figures of the library.
    """
    assert PARAMETERS == loads(text)


def test_null_days() -> None:
    """
    A day that is null is one that is not there.
    """
    assert loads(document(NOTICE)) == loads(document(NOTICE | {"first": None, "last": None}))


ENCODINGS: dict[str, Callable[[str], str | bytes]] = {
    "text": lambda text: text,
    "bytes": lambda text: text.encode(),
    "bytes with a mark": lambda text: text.encode("utf-8-sig"),
}


@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
def test_text_or_bytes(encode: Callable[[str], str | bytes]) -> None:
    """
    A document is text, or bytes in UTF-8 with or without a byte order mark.
    """
    assert 30 == value_on(loads(encode(document(NOTICE))), date.min)


@pytest.mark.parametrize("text", [None, {}, 7], ids=["nothing", "values", "number"])
def test_no_text(text: Any) -> None:
    """
    What is neither text nor bytes is refused by its type.
    """
    with pytest.raises(WrongTypeError) as raised:
        loads(text)

    assert "loads.text" == raised.value.where


def test_second_document() -> None:
    """
    A document read after another takes its place on its own days, and keeps the name of the body if it has none.
    """
    town = loads(document(NOTICE, body="Comune di Rho"))
    both = loads(document(NOTICE | {"value": 60, "source": "capitolato art. 4", "first": "2019-01-01"}), known=town)

    assert ("Comune di Rho", 30, 60) == (
        both.body,
        value_on(both, date(2018, 12, 31)),
        value_on(both, date(2019, 1, 1)),
    )


def test_second_body() -> None:
    """
    The body of the document that is read last is the one that counts.
    """
    town = loads(document(NOTICE, body="Comune di Rho"))

    assert "Comune di Milano" == loads(document(body="Comune di Milano"), known=town).body


KEYS = "format, body, overrides"
OVERRIDE_KEYS = "parameter, value, source, first, last"
ACT = Bilingual(
    'scrivere chi l\'ha deciso e con quale atto: "determina 12/2026"',
    'write who set it and by which act: "determina 12/2026"',
)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("", [("", "empty")], id="empty"),
        pytest.param("{", [("", "json")], id="no JSON"),
        pytest.param("[]", [("", "wrong_type")], id="a list"),
        pytest.param(b"\xff", [("", "encoding")], id="no UTF-8"),
        pytest.param("{}", [("", "format")], id="no format"),
        pytest.param(
            '{"format": "contratti_quartiere/programme/0.1.0"}', [("", "format")], id="format of another document"
        ),
        pytest.param(
            f'{{"format": "{FORMAT}", "body": "a", "body": "b"}}', [("/body", "duplicate_key")], id="key twice"
        ),
        pytest.param(
            f'{{"format": "{FORMAT}", "overrides": [{{"value": 1, "value": 2}}]}}',
            [
                ("/overrides/0/value", "duplicate_key"),
                ("/overrides/0/parameter", "missing_key"),
                ("/overrides/0/source", "missing_key"),
            ],
            id="key of an override twice",
        ),
        pytest.param(document(ente="a"), [("/ente", "unknown_key")], id="unknown key"),
        pytest.param(document(body=None), [("/body", "wrong_type")], id="body null"),
        pytest.param(document(overrides={}), [("/overrides", "wrong_type")], id="overrides no list"),
        pytest.param(document(overrides=None), [("/overrides", "wrong_type")], id="overrides null"),
        pytest.param(document("notice_days"), [("/overrides/0", "wrong_type")], id="override no object"),
        pytest.param(
            document({}),
            [
                ("/overrides/0/parameter", "missing_key"),
                ("/overrides/0/value", "missing_key"),
                ("/overrides/0/source", "missing_key"),
            ],
            id="override of nothing",
        ),
        pytest.param(document(NOTICE | {"until": "x"}), [("/overrides/0/until", "unknown_key")], id="key of Python"),
        pytest.param(
            document(NOTICE | {"parameter": "notice"}), [("/overrides/0/parameter", "unknown_name")], id="unknown name"
        ),
        pytest.param(document(NOTICE | {"parameter": 7}), [("/overrides/0/parameter", "wrong_type")], id="a count"),
        pytest.param(
            document(NOTICE | {"parameter": "standstill_days"}), [("/overrides/0/parameter", "override")], id="law"
        ),
        pytest.param(
            document({"parameter": "standstill_days", "source": "determina 12/2017"}),
            [("/overrides/0/parameter", "override"), ("/overrides/0/value", "missing_key")],
            id="law without a value",
        ),
        pytest.param(document(NOTICE | {"value": -1}), [("/overrides/0/value", "override")], id="below zero"),
        pytest.param(document(NOTICE | {"value": "30"}), [("/overrides/0/value", "override")], id="text for a count"),
        pytest.param(document(NOTICE | {"value": 30.0}), [("/overrides/0/value", "wrong_type")], id="decimal point"),
        pytest.param(document(NOTICE | {"value": True}), [("/overrides/0/value", "wrong_type")], id="true"),
        pytest.param(document(NOTICE | {"value": None}), [("/overrides/0/value", "wrong_type")], id="null"),
        pytest.param(document(NOTICE | {"value": [30]}), [("/overrides/0/value", "wrong_type")], id="list"),
        pytest.param(
            document(NOTICE).replace("30", "9" * 5_000), [("/overrides/0/value", "long_number")], id="number too long"
        ),
        pytest.param(
            document(NOTICE | {"parameter": "one_offer_at_a_time", "value": "forse"}),
            [("/overrides/0/value", "override")],
            id="unknown word",
        ),
        pytest.param(
            document(NOTICE | {"parameter": "one_offer_at_a_time", "value": "\ud800"}),
            [("/overrides/0/value", "half_character")],
            id="half a character",
        ),
        pytest.param(document(NOTICE | {"source": ""}), [("/overrides/0/source", "malformed_value")], id="no act"),
        pytest.param(document(NOTICE | {"source": " d"}), [("/overrides/0/source", "malformed_value")], id="padded"),
        pytest.param(
            document(NOTICE | {"source": "a\nb"}), [("/overrides/0/source", "malformed_value")], id="act in two lines"
        ),
        pytest.param(document(NOTICE | {"source": None}), [("/overrides/0/source", "wrong_type")], id="act null"),
        pytest.param(document(NOTICE | {"first": "2018"}), [("/overrides/0/first", "not_precise")], id="a year"),
        pytest.param(
            document(NOTICE | {"last": "2018-02-30"}), [("/overrides/0/last", "malformed_value")], id="30 February"
        ),
        pytest.param(document(NOTICE | {"last": 2018}), [("/overrides/0/last", "wrong_type")], id="year as a count"),
        pytest.param(
            document(NOTICE | {"first": "2018-01-02", "last": "2018-01-01"}),
            [("/overrides/0/last", "malformed_value")],
            id="backwards",
        ),
        pytest.param(
            document(NOTICE | {"last": "9999-12-31"}), [("/overrides/0/last", "malformed_value")], id="end of calendar"
        ),
    ],
)
def test_bad_documents(text: str | bytes, places: list[tuple[str, str]]) -> None:
    """
    What no document can hold is refused at its place, by its kind.
    """
    assert places == places_of(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            document(ente="a"),
            Bilingual(f"chiave sconosciuta; sono ammesse: {KEYS}", f"unknown key; the keys are: {KEYS}"),
            id="unknown key",
        ),
        pytest.param(
            document(NOTICE | {"act": "a"}),
            Bilingual(
                f"chiave sconosciuta; sono ammesse: {OVERRIDE_KEYS}", f"unknown key; the keys are: {OVERRIDE_KEYS}"
            ),
            id="unknown key of an override",
        ),
        pytest.param(
            document(NOTICE | {"parameter": "standstill_days"}),
            Bilingual(
                "'standstill_days': lo fissa la legge; togliere la modifica",
                "'standstill_days': the law sets it; take the override away",
            ),
            id="law",
        ),
        pytest.param(
            document(NOTICE | {"value": -1}),
            Bilingual(
                "-1: non è un numero intero da zero in su; scrivere giorni",
                "-1: is not a whole number from zero up; write days",
            ),
            id="below zero",
        ),
        pytest.param(
            document(NOTICE | {"value": 0.5}),
            Bilingual(
                "trovato 0.5 (numero in virgola mobile); scrivere un numero intero senza virgolette, 30, o una parola"
                ' fra virgolette, "no"',
                'found 0.5 (floating-point number); write a whole number without quotes, 30, or a word in quotes, "no"',
            ),
            id="decimal point",
        ),
        pytest.param(
            document(NOTICE | {"source": " "}),
            Bilingual(
                f"' ' è vuoto, o ha spazi ai bordi o caratteri invisibili; {ACT.it}",
                f"' ' is empty, padded or unprintable; {ACT.en}",
            ),
            id="no act",
        ),
        pytest.param(
            document(NOTICE | {"first": "2018-01-02", "last": "2018-01-01"}),
            Bilingual(
                "l'ultimo giorno, 2018-01-01, viene prima del primo, 2018-01-02; scrivere l'ultimo in cui il valore"
                " vale",
                "the last day, 2018-01-01, comes before the first, 2018-01-02; write the last on which the value holds",
            ),
            id="backwards",
        ),
        pytest.param(
            document(NOTICE | {"last": "9999-12-31"}),
            Bilingual(
                "9999-12-31 non ha un giorno dopo; toglierlo, se il valore vale ancora",
                "9999-12-31 has no day after it; leave it out, if the value still holds",
            ),
            id="end of calendar",
        ),
        pytest.param(
            document(NOTICE, NOTICE),
            Bilingual(
                "'notice_days' vale in giorni in cui vale già nella posizione 0; scrivere altri giorni o una voce sola",
                "'notice_days' holds on days on which it holds at position 0 already; write other days, or one entry",
            ),
            id="twice",
        ),
        pytest.param(
            document("notice_days"),
            Bilingual(
                "trovato 'notice_days' (testo); scrivere un oggetto { }",
                "found 'notice_days' (text); write an object { }",
            ),
            id="override no object",
        ),
        pytest.param(
            document(overrides="notice_days"),
            Bilingual(
                "trovato 'notice_days' (testo); scrivere un elenco [ ]", "found 'notice_days' (text); write a list [ ]"
            ),
            id="overrides no list",
        ),
    ],
)
def test_what_is_said(text: str, said: Bilingual) -> None:
    """
    Each problem says what is wrong, with the value, and what would be right.
    """
    assert [said] == [problem.message for problem in problems_of(text)]


def test_unknown_name_says_the_known_ones() -> None:
    """
    A name that does not exist is answered with those that do.
    """
    (problem,) = problems_of(document(NOTICE | {"parameter": "notice"}))

    assert [] == [parameter.id for parameter in PARAMETERS.known if parameter.id not in problem.message.en]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param({}, {}, True, id="always, both"),
        pytest.param({"last": "2018-06-30"}, {"first": "2018-06-30"}, True, id="last day is first day"),
        pytest.param({"last": "2018-06-30"}, {"first": "2018-07-01"}, False, id="day after the last"),
        pytest.param({"first": "2018-07-01"}, {"last": "2018-06-30"}, False, id="day before the first"),
        pytest.param({"first": "2018-07-01"}, {"last": "2018-07-01"}, True, id="first day is last day"),
        pytest.param({"first": "2018-07-01"}, {}, True, id="from a day, and always"),
        pytest.param({}, {"first": "2018-07-01", "last": "2018-07-01"}, True, id="always, and one day"),
        pytest.param(
            {"first": "2018-01-01", "last": "2018-12-31"},
            {"first": "2019-01-01", "last": "2019-12-31"},
            False,
            id="two years",
        ),
        pytest.param({"parameter": "release_days"}, {}, False, id="two figures"),
    ],
)
def test_overlapping_days(one: dict[str, str], other: dict[str, str], expected: bool) -> None:
    """
    In one document no two values of one figure hold on the same day, for nobody could say which was meant.
    """
    text = document(NOTICE | one, NOTICE | other)
    places = places_of(text) if expected else [] if loads(text).overrides else None

    assert ([("/overrides/1", "overlap")] if expected else []) == places


def test_overlap_with_an_unreadable_value() -> None:
    """
    The days of an override are compared though its value or its act cannot be read.
    """
    text = document(NOTICE, "?", NOTICE | {"value": "?", "source": ""})

    assert [
        ("/overrides/1", "wrong_type"),
        ("/overrides/2/value", "override"),
        ("/overrides/2/source", "malformed_value"),
        ("/overrides/2", "overlap"),
    ] == places_of(text)


@pytest.mark.parametrize("key", ["first", "last"])
def test_no_overlap_where_days_are_unreadable(key: str) -> None:
    """
    An override whose days cannot be read is compared with no other.
    """
    assert [(f"/overrides/1/{key}", "malformed_value")] == places_of(document(NOTICE, NOTICE | {key: "oggi"}))


def test_all_problems_at_once() -> None:
    """
    Every error of a document is told, whatever else is wrong with it.
    """
    text = document(
        {"parameter": "standstill_days", "value": 1.5, "source": "", "first": "2018", "last": "2018", "note": ""},
        {"parameter": "notice", "value": [], "source": 7},
        body=7,
        note="",
    )

    assert [
        ("/note", "unknown_key"),
        ("/body", "wrong_type"),
        ("/overrides/0/note", "unknown_key"),
        ("/overrides/0/parameter", "override"),
        ("/overrides/0/value", "wrong_type"),
        ("/overrides/0/source", "malformed_value"),
        ("/overrides/0/first", "not_precise"),
        ("/overrides/0/last", "not_precise"),
        ("/overrides/1/parameter", "unknown_name"),
        ("/overrides/1/value", "wrong_type"),
        ("/overrides/1/source", "wrong_type"),
    ] == places_of(text)


def days_in_a_row(count: int) -> list[dict[str, Any]]:
    """
    Return as many overrides of one figure, each for a day of its own.
    """
    days = [(date(2000, 1, 1) + timedelta(days=n)).isoformat() for n in range(count)]
    return [NOTICE | {"first": day, "last": day} for day in days]


def test_as_many_overrides_as_there_may_be() -> None:
    """
    A document of as many overrides as there may be is read.
    """
    assert MOST_OVERRIDES == len(loads(document(*days_in_a_row(MOST_OVERRIDES))).overrides)


def test_too_many_overrides() -> None:
    """
    A document of more overrides than any body has is refused, and none of them is looked at.
    """
    said = Bilingual("1001 voci; un documento ne ha al più 1000", "1001 entries; a document has 1000 at most")

    assert (Problem("/overrides", "too_many", said),) == problems_of(document(overrides=[0] * (MOST_OVERRIDES + 1)))


@pytest.mark.parametrize(
    ("count", "kind"),
    [
        pytest.param(MOST_PROBLEMS, "unknown_key", id="as many as are told"),
        pytest.param(MOST_PROBLEMS + 1, "too_many", id="one more"),
    ],
)
def test_too_many_problems(count: int, kind: str) -> None:
    """
    Past the most problems that anyone would read, the last one says that there are more.
    """
    found = problems_of(document(**{f"k{n}": 0 for n in range(count)}))

    assert (count, kind) == (len(found), found[-1].kind)


def test_load(tmp_path: Path) -> None:
    """
    A file is read as its text.
    """
    path = tmp_path / "cifre.json"
    path.write_text(document(NOTICE, body="Comune di Rho"), "utf-8")

    assert loads(document(NOTICE, body="Comune di Rho")) == load(path)


def test_load_after_another(tmp_path: Path) -> None:
    """
    A file may change what another document changed before.
    """
    path = tmp_path / "cifre.json"
    path.write_text(document(NOTICE), "utf-8")
    known = loads(document(NOTICE | {"parameter": "release_days"}))

    assert ["release_days", "notice_days"] == [override.parameter for override in load(path, known=known).overrides]


def test_missing_file(tmp_path: Path) -> None:
    """
    A file that is not there is an error of the document.
    """
    with pytest.raises(DocumentError) as raised:
        load(tmp_path / "manca.json")

    assert ["missing_file"] == [problem.kind for problem in raised.value.problems]


def test_dumps() -> None:
    """
    A document holds the body and each override by its keys, the days by the first and the last.
    """
    parameters = PARAMETERS.override(
        "notice_days", 30, source="determina 12/2017", since=date(2018, 1, 1), until=date(2020, 1, 1)
    ).override("one_offer_at_a_time", "sì", source="delibera 1/2018")
    text = """{
  "format": "contratti_quartiere/parameters/0.1.0",
  "body": "Comune di Rho",
  "overrides": [
    {
      "parameter": "notice_days",
      "value": 30,
      "source": "determina 12/2017",
      "first": "2018-01-01",
      "last": "2019-12-31"
    },
    {
      "parameter": "one_offer_at_a_time",
      "value": "sì",
      "source": "delibera 1/2018"
    }
  ]
}
"""

    assert text == dumps(attrs.evolve(parameters, body="Comune di Rho"))


def test_dumps_of_our_own_figures() -> None:
    """
    Where nobody set anything, a document names its format alone.
    """
    assert f'{{\n  "format": "{FORMAT}"\n}}\n' == dumps(PARAMETERS)


@pytest.mark.parametrize("parameters", [None, {}, ()], ids=["nothing", "values", "tuple"])
def test_dumps_of_no_parameters(parameters: Any) -> None:
    """
    What is no `Parameters` is refused by its type.
    """
    with pytest.raises(WrongTypeError) as raised:
        dumps(parameters)

    assert "dumps" == raised.value.where


@given(strategies.parameters())
def test_round_trip(parameters: Parameters) -> None:
    """
    What is written and read again is the same: the overrides, the body, and every figure in force.
    """
    assert parameters == loads(dumps(parameters))


@given(strategies.overrides())
def test_holds_from_first_to_last(override: Override) -> None:
    """
    A figure of a document has its value on its first and last day, and ours on the day before and the day after.
    """
    name, since, until = override.parameter, override.since, override.until
    figures = loads(dumps(Parameters(PARAMETERS.known, (override,))))
    inside = [since or date.min, until - DAY if until else date.max]
    outside = [day for day in (since and since - DAY, until) if day is not None]

    def values(parameters: Parameters, days: list[date]) -> list[int | str | None]:
        found = [parameters[name].on(day) for day in days]
        return [None if dated is None else dated.value for dated in found]

    assert ([override.value] * 2, values(PARAMETERS, outside)) == (values(figures, inside), values(figures, outside))


def json_values() -> st.SearchStrategy[Any]:
    """
    Return a strategy for what may stand in the place of any value of a document.
    """
    single = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
    words = st.sampled_from(("notice_days", "size_bands", "standstill_days", "2018-01-01", "9999-12-31", "no", 30))
    return st.recursive(single | words, lambda inner: st.lists(inner, max_size=3), max_leaves=3)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """
    Return a strategy for documents of overrides, most of them gone wrong.
    """
    keys = st.sampled_from(("parameter", "value", "source", "first", "last", "altro"))
    lines = st.lists(st.dictionaries(keys, json_values(), max_size=6).map(lambda wrong: NOTICE | wrong), max_size=4)
    return document(overrides=draw(lines | json_values()), body=draw(st.text(max_size=5) | json_values()))


def problems_found(text: str) -> tuple[Problem, ...]:
    """
    Return the problems of a document, none where it can be read.
    """
    try:
        loads(text)
    except DocumentError as error:
        return error.problems
    return ()


def steps_of(value: dict[str, Any] | list[Any]) -> list[str]:
    """
    Return the steps of a pointer that lead on from an object or a list.
    """
    return list(value) if isinstance(value, dict) else [str(index) for index in range(len(value))]


@given(documents())
def test_a_document_gone_wrong(text: str) -> None:
    """
    Whatever stands in a document, each problem leads to a value or, where a key is missing, to the object without it.
    """
    for found in problems_found(text):
        here: Any = json.loads(text)
        *steps, last = found.pointer.split("/")[1:]
        for step in steps:
            here = here[int(step) if isinstance(here, list) else step]

        assert (found.kind == "missing_key") is (last not in steps_of(here))
