"""
Documents: what is read is the programme that was written, and what cannot be read says why, everywhere at once.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.cases import milano_2016
from contratti_quartiere.errors import DocumentError, MalformedValueError, Problem, WrongTypeError
from contratti_quartiere.exchange.documents import FORMAT, check, dumps, load, loads, problem, read_file
from contratti_quartiere.exchange.parsing import MOST_BYTES, MOST_PROBLEMS
from contratti_quartiere.exchange.records import SINGLE, to_values
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import Report, validate
from contratti_quartiere.rules import RULES
from contratti_quartiere.strategies import programmes

ON = date(2026, 11, 23)

EMPTY: dict[str, Any] = {}
MILAN: dict[str, Any] = to_values(milano_2016())

ENCODINGS: dict[str, Callable[[str], str | bytes]] = {
    "text": lambda text: text,
    "bytes": lambda text: text.encode(),
    "text with a mark": lambda text: "\ufeff" + text,
    "bytes with a mark": lambda text: text.encode("utf-8-sig"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
}

# Three tenders: two codes for the rule on codes to speak of, and the tender between them for us to break.
RIGHT: dict[str, Any] = {"id": "a", "lots": [{"id": "1", "cig": "7911923567"}]}
BETWEEN: dict[str, Any] = {"id": "b", "lots": [{"id": "1"}]}
WRONG: dict[str, Any] = {"id": "c", "lots": [{"id": "1"}, {"id": "2", "cig": "Z8E275DO3D"}]}


def document(**keys: object) -> str:
    """
    Return a document with these keys.
    """
    return json.dumps({"format": FORMAT, **keys})


def problems_of(text: str | bytes) -> tuple[Problem, ...]:
    """
    Return all the reasons why a document cannot be read.
    """
    with pytest.raises(DocumentError) as raised:
        loads(text)
    return raised.value.problems


def places_of(text: str | bytes) -> list[tuple[str, str]]:
    """
    Return the pointer and kind of each of the reasons.
    """
    return [(found.pointer, found.kind) for found in problems_of(text)]


def undecided(report: Report) -> dict[str, list[str]]:
    """
    Return by rule the places of what was set aside.
    """
    found: dict[str, list[str]] = {rule.id: [] for rule in RULES}
    for entry in report.undecided:
        if entry.verdict.message == Bilingual("la parte non si è potuta leggere", "this part could not be read"):
            found[entry.rule.id].append(entry.verdict.path)
    return found


def codes_judged(report: Report) -> list[str]:
    """
    Return where a code was found right or wrong.
    """
    return [entry.verdict.path for entry in (*report.kept, *report.findings) if entry.rule.id == "cig-well-formed"]


def steps_of(here: Any) -> list[Any]:
    """
    Return the keys of an object or the indices of a list.
    """
    return sorted(cast("dict[str, Any]", here)) if isinstance(here, dict) else list(range(len(here)))


# ------------------------------------------------------------------------------------------------------ reading


def test_empty() -> None:
    """
    A document of nothing but its format is the empty programme.
    """
    assert Programme() == loads(document())


@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
def test_encodings(encode: Callable[[str], str | bytes]) -> None:
    """
    Text, and bytes in UTF-8 with or without a byte order mark, are the same document.
    """
    assert milano_2016() == loads(encode(dumps(milano_2016())))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(None, id="nothing"),
        pytest.param({"format": FORMAT}, id="values"),
        pytest.param(bytearray(b"{}"), id="bytearray"),
    ],
)
def test_no_text(text: Any) -> None:
    """
    What is neither text nor bytes is a mistake of the caller, not of the document.
    """
    with pytest.raises(WrongTypeError) as raised:
        loads(text)

    assert "loads.text" == raised.value.where


@pytest.mark.parametrize(
    ("values", "found"),
    [
        pytest.param({}, "None", id="missing"),
        pytest.param({"format": None}, "None", id="null"),
        pytest.param(
            {"format": "contratti_quartiere/programme/9.9.9"}, "'contratti_quartiere/programme/9.9.9'", id="unknown"
        ),
        pytest.param({"format": ["0.1.0"]}, "(1)", id="list"),
    ],
)
def test_format(values: dict[str, object], found: str) -> None:
    """
    A document that does not name our format is not read, whatever else is in it.
    """
    wanted = '"format": "contratti_quartiere/programme/0.1.0"'
    said = Bilingual(f"formato {found} sconosciuto; scrivere {wanted}", f"format {found} unknown; write {wanted}")

    assert (Problem("", "format", said),) == problems_of(json.dumps({**values, "titel": 3}))


def test_all_problems_at_once() -> None:
    """
    A document tells all that is wrong with it, in records and in keys, at the root and deep inside.
    """
    text = """
    {
      "format": "contratti_quartiere/programme/0.1.0",
      "title": "a", "title": "b",
      "extra": NaN,
      "tenders": [
        {"id": "x", "notice_date": "2016-02-30", "lots": [{"id": "1", "id": "1"}], "a/b": 1},
        {"id": "x", "totals": [{"amount": {"amount": 200000.0, "currency": "EUR"}}]},
        {"term": {"start": "2016-05-02", "duration": "P36M", "declared_end": 201904}}
      ],
      "milestones": [{"id": "m", "kind": "annuncio", "when": "2016-13", "what": {"it": "a"}}],
      "unknowns": null
    }
    """

    assert [
        ("/title", "duplicate_key"),
        ("/tenders/0/lots/0/id", "duplicate_key"),
        ("/tenders/0/notice_date", "malformed_value"),
        ("/tenders/0/a~1b", "unknown_key"),
        ("/tenders/1/totals/0/amount/amount", "wrong_type"),
        ("/tenders/2/id", "missing_key"),
        ("/tenders/2/term/declared_end", "wrong_type"),
        ("/tenders/1", "duplicate_identifier"),
        ("/milestones/0/when", "malformed_value"),
        ("/milestones/0/what/en", "missing_key"),
        ("/unknowns", "wrong_type"),
        ("/extra", "unknown_key"),
    ] == places_of(text)


@pytest.mark.parametrize(
    ("keys", "places"),
    [
        pytest.param('"title": "a", "title": "a"', [("/title", "duplicate_key")], id="duplicate key"),
        pytest.param(
            '"format": "contratti_quartiere/programme/0.1.0"', [("/format", "duplicate_key")], id="format twice"
        ),
        pytest.param(
            '"tenders": [], "tenders": [0]',
            [("/tenders", "duplicate_key"), ("/tenders/0", "wrong_type")],
            id="collection twice, and broken",
        ),
        pytest.param(
            '"tenders": {"a": {"b": 0, "b": 0}}',
            [("/tenders/a/b", "duplicate_key"), ("/tenders", "wrong_type")],
            id="key twice where no key should be",
        ),
        pytest.param(
            '"tenders": {"": 0, "": 0}',
            [("/tenders/", "duplicate_key"), ("/tenders", "wrong_type")],
            id="empty key twice",
        ),
        pytest.param('"title": ' + "9" * 100_000, [("/title", "long_number")], id="100,000 digits"),
        pytest.param('"title": -Infinity', [("/title", "wrong_type")], id="infinite"),
        pytest.param('"title": 1e999', [("/title", "wrong_type")], id="past all floats"),
        pytest.param('"x": ' + "[" * 99 + "]" * 99, [("/x", "unknown_key")], id="legal nesting in an unknown key"),
        pytest.param('"title": ' + "[" * 99 + "]" * 99, [("/title", "wrong_type")], id="legal nesting in a value"),
        pytest.param('"\\ud800": 1', [("/\\ud800", "unknown_key")], id="half a character for a key"),
        pytest.param('"": 1', [("/", "unknown_key")], id="empty key"),
    ],
)
def test_odd_documents(keys: str, places: list[tuple[str, str]]) -> None:
    """
    What only hostile or broken programs write has its place like everything else, and `check` judges the rest.
    """
    text = f'{{"format": "{FORMAT}", {keys}}}'

    assert (places, places) == (
        places_of(text),
        [(found.pointer, found.kind) for found in check(text, on=ON).problems],
    )


@pytest.mark.parametrize("depth", [97, 98, 99, 100])
def test_depth(depth: int) -> None:
    """
    Brackets up to a hundred inside each other are read, and keys that stand twice found among them; more are refused.
    """
    text = f'{{"format": "{FORMAT}", "x": {"[" * depth}{{"a": 1, "a": 2}}{"]" * depth}}}'
    found = [("/x" + "/0" * depth + "/a", "duplicate_key"), ("/x", "unknown_key")]

    assert (found if depth <= 98 else [("", "nesting")]) == places_of(text)


# -------------------------------------------------------------------------------------------------------- files


def test_load(tmp_path: Path) -> None:
    """
    A document in a file is read from its path.
    """
    path = tmp_path / "milano.json"
    path.write_text(dumps(milano_2016()), "utf-8")

    assert (milano_2016(), milano_2016()) == (load(path), load(str(path)))


def test_missing_file(tmp_path: Path) -> None:
    """
    A file that does not exist is named.
    """
    with pytest.raises(DocumentError) as raised:
        load(tmp_path / "manca.json")
    name = repr(str(tmp_path / "manca.json"))[:60]
    (found,) = raised.value.problems

    assert ("", "missing_file", (True, True)) == (
        found.pointer,
        found.kind,
        (found.message.it.startswith(name), found.message.en.startswith(name)),
    )


def test_big_file(tmp_path: Path) -> None:
    """
    A file past the size of a document is refused by its size, before it is read.
    """
    path = tmp_path / "grande.json"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(DocumentError) as raised:
        load(path)

    assert ["too_big"] == [found.kind for found in raised.value.problems]


@pytest.mark.parametrize(
    ("path", "kind", "said"),
    [
        pytest.param(
            "manca.json",
            "missing_file",
            Bilingual(
                "'manca.json': il file non esiste; indicare un documento JSON",
                "'manca.json': there is no such file; name a JSON document",
            ),
            id="missing",
        ),
        pytest.param(
            ".",
            "directory",
            Bilingual(
                "'.': è una cartella, non un file; indicare un documento JSON",
                "'.': is a directory, not a file; name a JSON document",
            ),
            id="directory",
        ),
        pytest.param(
            "a" * 300,
            "unreadable_file",
            Bilingual(
                f"'{'a' * 59}…': non si può leggere (OSError); indicare un documento JSON",
                f"'{'a' * 59}…': cannot be read (OSError); name a JSON document",
            ),
            id="name too long",
        ),
        pytest.param(
            "\0",
            "unreadable_file",
            Bilingual(
                "'\\x00': non si può leggere (ValueError); indicare un documento JSON",
                "'\\x00': cannot be read (ValueError); name a JSON document",
            ),
            id="no name of a file",
        ),
    ],
)
def test_unreadable_files(
    path: str, kind: str, said: Bilingual, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A path at which nothing can be read says in both languages why, and what to do.
    """
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DocumentError) as raised:
        read_file(path)

    assert (Problem("", kind, said),) == raised.value.problems


# ------------------------------------------------------------------------------------------------------ writing


def test_dumps_of_nothing() -> None:
    """
    The empty programme is a document of its format alone, with a line break at the end.
    """
    assert f'{{\n  "format": "{FORMAT}"\n}}\n' == dumps(Programme())


def test_dumps_keeps_letters() -> None:
    """
    Accents are written as they are, for people read documents too.
    """
    assert '"title": "città"' in dumps(Programme(title="città"))


@pytest.mark.parametrize("programme", [None, {}, "{}"], ids=["nothing", "values", "text"])
def test_dumps_of_no_programme(programme: Any) -> None:
    """
    Only a programme is written.
    """
    with pytest.raises(WrongTypeError) as raised:
        dumps(programme)

    assert "dumps" == raised.value.where


@settings.get_profile("heavy")
@given(programmes())
def test_round_trip(programme: Programme) -> None:
    """
    What is written is read again as the same programme.
    """
    assert programme == loads(dumps(programme))


@settings.get_profile("heavy")
@given(programmes())
def test_canonical(programme: Programme) -> None:
    """
    One programme has one text: what is read and written again is the same, byte by byte.
    """
    text = dumps(programme)

    assert text.encode() == dumps(loads(text.encode())).encode()


def respelled(value: Any, spell: Callable[[Decimal], Decimal]) -> Any:
    """
    Return a value with each decimal number in it made anew, and every record and tuple around it.
    """
    if type(value) is Decimal:
        return spell(value)
    if type(value) is tuple:
        return tuple(respelled(item, spell) for item in cast("Any", value))
    kind = cast("Any", type(value))
    if not attrs.has(kind) or kind in SINGLE:
        return value
    return kind(**{field.name: respelled(getattr(value, field.name), spell) for field in attrs.fields(kind)})


@settings(max_examples=25)
@given(programmes())
def test_equal_programmes_have_one_text(programme: Programme) -> None:
    """
    Programmes that are equal are written alike, byte by byte, however their numbers were written in Python.
    """
    other = respelled(programme, lambda number: number.quantize(Decimal("1.0000000000")))
    third = respelled(programme, Decimal.normalize)

    assert (programme, programme) == (other, third)
    assert {dumps(programme)} == {dumps(other), dumps(third)}


def turned_round(values: Any) -> Any:
    """
    Return values with the keys of each object in reverse.
    """
    if isinstance(values, list):
        return [turned_round(inner) for inner in cast("Any", values)]
    if not isinstance(values, dict):
        return values
    return {key: turned_round(inner) for key, inner in reversed(cast("dict[str, Any]", values).items())}


@settings(max_examples=25)
@given(programmes())
def test_order_of_keys(programme: Programme) -> None:
    """
    In which order the keys of a document stand changes nothing of what is read, nor of what is then written.
    """
    text = dumps(programme)

    assert text == dumps(loads(json.dumps(turned_round(json.loads(text)))))


NONE: list[Any] = []


@pytest.mark.parametrize(
    ("ways", "written"),
    [
        pytest.param([{"vat_rate": found} for found in ("5", "5.0", "05.00")], {"vat_rate": "5"}, id="percentage"),
        pytest.param(
            [{"vat_rate": None}, {"lots": NONE}, {"tender": ""}, {"execution": dict[str, Any]()}], {}, id="defaults"
        ),
        pytest.param(
            [{"amount": {"amount": {"amount": found, "currency": "EUR"}}} for found in ("-0", "0.0", "000.00")],
            {"amount": {"amount": {"amount": "0.00", "currency": "EUR"}}},
            id="amount",
        ),
        pytest.param(
            [{"term": {"start": "2016-05-02", "duration": found, "acts": NONE}} for found in ("P36M", "P036M")],
            {"term": {"start": "2016-05-02", "duration": "P36M"}},
            id="duration",
        ),
    ],
)
def test_one_text_a_value(ways: list[dict[str, object]], written: dict[str, object]) -> None:
    """
    However a document writes a value, what is written of it is one text.
    """
    texts = {dumps(loads(document(service_contracts=[{"id": "a", **way}]))) for way in ways}

    assert [{"format": FORMAT, "service_contracts": [{"id": "a", **written}]}] == list(map(json.loads, texts))


@pytest.mark.parametrize(
    ("ways", "written"),
    [
        pytest.param(["1/2", "2/4", "03/06"], "1/2", id="fraction"),
        pytest.param([3, "3/1", "6/2"], 3, id="whole"),
        pytest.param([0, "0/7"], 0, id="nothing"),
    ],
)
def test_one_text_a_fraction(ways: list[object], written: object) -> None:
    """
    A fraction is written in lowest terms, and whole if it is whole.
    """
    values: list[Any] = [{"lot": "1", "value": 1}]
    criteria: list[Any] = [{"id": name, "label": {"it": "a", "en": "a"}, "values": values} for name in "ab"]
    found = set[str]()
    for way in ways:
        plan = {
            "total": {"amount": "1.00", "currency": "EUR"},
            "criteria": [criteria[0], criteria[1] | {"weight": way}],
        }
        read: dict[str, Any] = json.loads(dumps(loads(document(tenders=[{"id": "a", "plan": plan}]))))
        found.add(json.dumps(read["tenders"][0]["plan"]["criteria"][1]["weight"]))

    assert {json.dumps(written)} == found


@settings.get_profile("heavy")
@given(programmes())
def test_no_nulls(programme: Programme) -> None:
    """
    What is not known is left out, never written as null (AgID, API guidelines).
    """
    waiting: list[Any] = [json.loads(dumps(programme))]
    for value in waiting:
        if isinstance(value, (dict, list)):
            waiting.extend(map(cast("Any", value).__getitem__, steps_of(value)))

    assert None not in waiting


# ----------------------------------------------------------------------------------------------------- checking


@settings.get_profile("heavy")
@given(programmes(), st.dates(date(2005, 1, 1), date(2030, 12, 31)))
def test_check_of_a_good_document(programme: Programme, on: date) -> None:
    """
    Of a document that can be read, `check` says what `validate` says of its programme.
    """
    assert validate(programme, on=on) == check(dumps(programme), on=on)


@pytest.mark.parametrize(
    "break_it",
    [
        pytest.param({"id": 3}, id="identifier"),
        pytest.param({"lots": [{"id": "1"}, {"id": "1"}]}, id="duplicate lot"),
        pytest.param({"lots": [{"id": "1", "amount": 1.5}]}, id="deep inside"),
        pytest.param({"extra": True}, id="unknown key"),
        pytest.param({"id": "a"}, id="identifier of the first"),
    ],
)
def test_check_keeps_places(break_it: dict[str, object]) -> None:
    """
    A record that cannot be read is set aside alone, and the others keep the places that they have in the document.
    """
    report = check(document(tenders=[RIGHT, BETWEEN | break_it, WRONG]), on=ON)

    assert ["/tenders/0/lots/0/cig", "/tenders/2/lots/1/cig"] == codes_judged(report)


def test_check_sets_aside() -> None:
    """
    Each rule that reads the collection is undecided at the record that was set aside, once for all its problems.
    """
    report = check(document(tenders=[RIGHT, {"id": 1, "title": 2}, WRONG]), on=ON)

    assert (
        {rule.id: ["/tenders/1"] if "tenders" in rule.reads else [] for rule in RULES},
        [("/tenders/1/id", "wrong_type"), ("/tenders/1/title", "wrong_type")],
    ) == (undecided(report), [(found.pointer, found.kind) for found in report.problems])


def test_check_leaves_other_rules_alone() -> None:
    """
    A lab that cannot be read leaves undecided only the rules that look at labs.
    """
    report = check(document(laboratories=[EMPTY], tenders=[RIGHT]), on=ON)

    assert {rule.id: ["/laboratories/0"] if "laboratories" in rule.reads else [] for rule in RULES} == undecided(report)


@pytest.mark.parametrize("key", ["title", "sources", "neighbourhoods", "contracts", "milestones", "unknowns", "extra"])
def test_check_of_what_no_rule_reads(key: str) -> None:
    """
    What no rule reads makes the document invalid, and no rule undecided.
    """
    report = check(document(tenders=[RIGHT], **{key: 0}), on=ON)

    assert (False, 1, []) == (
        report.valid,
        len(report.problems),
        [path for rule, paths in undecided(report).items() for path in paths if key not in _reads(rule)],
    )


def _reads(name: str) -> tuple[str, ...]:
    (reads,) = {rule.reads for rule in RULES if rule.id == name}
    return reads


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("{", id="no JSON"),
        pytest.param("[" * 10_000_000, id="brackets"),
        pytest.param("{}", id="no format"),
        pytest.param(b"\xff", id="no UTF-8"),
        pytest.param(document(tenders=[0] * (MOST_PROBLEMS + 1)), id="too many problems"),
    ],
)
def test_check_of_no_document(text: str | bytes) -> None:
    """
    Of what is no document at all every rule is undecided, and nothing is kept or broken.
    """
    report = check(text, on=ON)

    assert (False, {rule.id for rule in RULES}, (), ()) == (
        report.valid,
        {entry.rule.id for entry in report.undecided if entry.verdict.path == ""},
        report.kept,
        report.findings,
    )


def test_too_many_problems() -> None:
    """
    Past the most problems that anyone would read, the last one says that there are more.
    """
    found = problems_of(document(tenders=[0] * (2 * MOST_PROBLEMS)))
    said = Bilingual(
        "ha più di 10000 errori; correggere i primi e riprovare",
        "has more than 10000 errors; mend the first ones and try again",
    )

    assert (MOST_PROBLEMS + 1, Problem("", "too_many", said)) == (len(found), found[-1])


@pytest.mark.parametrize("on", [None, "2026-11-23"], ids=["nothing", "text"])
def test_check_on_no_day(on: Any) -> None:
    """
    The day is a date, for the library has no clock.
    """
    with pytest.raises(WrongTypeError) as raised:
        check(document(), on=on)

    assert "validate.on" == raised.value.where


# -------------------------------------------------------------------------------------------- problem, RFC 9457


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        pytest.param(
            Lang.IT,
            {
                "type": "urn:contratti-quartiere:problem:document",
                "title": "Il documento non è accettabile",
                "status": 422,
                "detail": "errori: 2",
                "errors": [
                    {
                        "pointer": "#/tenders/0/title",
                        "detail": "trovato 3 (numero intero); scrivere un testo fra virgolette",
                        "rule": "document-readable",
                    },
                    {
                        "pointer": "#/tenders/1/lots/1/cig",
                        "detail": "CIG 'Z8E275DO3D': ha una lettera al posto di una cifra;"
                        " forse è Z8E275D03D: controllare",
                        "rule": "cig-well-formed",
                    },
                ],
            },
            id="it",
        ),
        pytest.param(
            "en",
            {
                "type": "urn:contratti-quartiere:problem:document",
                "title": "The document cannot be accepted",
                "status": 422,
                "detail": "errors: 2",
                "errors": [
                    {
                        "pointer": "#/tenders/0/title",
                        "detail": "found 3 (whole number); write text between quotes",
                        "rule": "document-readable",
                    },
                    {
                        "pointer": "#/tenders/1/lots/1/cig",
                        "detail": "CIG 'Z8E275DO3D': has a letter in the place of a digit;"
                        " perhaps it is Z8E275D03D: check",
                        "rule": "cig-well-formed",
                    },
                ],
            },
            id="en",
        ),
    ],
)
def test_problem(lang: Lang | str, body: dict[str, object]) -> None:
    """
    The body of a refusal lists what could not be read and what is broken, in one language.
    """
    assert body == problem(check(document(tenders=[{"id": "x", "title": 3}, WRONG]), on=ON), lang)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("", 400, id="nothing"),
        pytest.param("{", 400, id="no JSON"),
        pytest.param(b"\xff", 400, id="no UTF-8"),
        pytest.param("[" * 100_000, 400, id="brackets"),
        pytest.param("[]", 422, id="list"),
        pytest.param("{}", 422, id="no format"),
        pytest.param(document(titel=""), 422, id="unknown key"),
        pytest.param(document(tenders=[WRONG]), 422, id="broken rule"),
        pytest.param(document(**{f"k{n}": 0 for n in range(MOST_PROBLEMS + 1)}), 422, id="too many problems"),
    ],
)
def test_status(text: str | bytes, status: int) -> None:
    """
    The status is 400 for what is no JSON, and 422 for JSON that cannot be processed (AgID, API guidelines).
    """
    assert status == problem(check(text, on=ON))["status"]


def test_pointers_are_fragments() -> None:
    """
    The pointers of a refusal are fragments of a URI (RFC 6901 section 6): letters outside it are encoded.
    """
    (error,) = problem(check(document(**{'è vero%"/~': 1}), on=ON))["errors"]

    assert "#/%C3%A8%20vero%25%22~1~0" == error["pointer"]


def test_problem_leaves_out_warnings() -> None:
    """
    Only errors are a reason to refuse.
    """
    late = {"start": "2016-05-02", "duration": "P36M", "declared_end": "2019-05-02"}
    report = check(document(titel="", tenders=[{"id": "x", "term": late}]), on=ON)

    assert ["document-readable"] == [error["rule"] for error in problem(report)["errors"]]


def test_problem_of_a_valid_report() -> None:
    """
    There is no problem to tell of a valid report.
    """
    with pytest.raises(MalformedValueError) as raised:
        problem(check(document(), on=ON))

    assert (
        Bilingual("rapporto", "report"),
        Bilingual("è valido, non c'è un problema da comunicare", "is valid, there is no problem to tell"),
    ) == (raised.value.what, raised.value.reason)


def test_problem_in_no_language() -> None:
    """
    A language that nobody speaks here is refused.
    """
    with pytest.raises(ValueError, match="fr"):
        problem(check("", on=ON), "fr")


# ------------------------------------------------------------------------------------------ documents gone wrong

JUNK: list[Any] = [
    None,
    True,
    0,
    -1,
    1.5,
    10**50,
    "",
    "x",
    "12",
    "2016-13-01",
    "9999-12-31",
    "P0M",
    "1/0",
    "\ud800",
    [],
    {},
    [None],
    {"a": 1},
    float("nan"),
]
TWICE = "@@twice@@"

# What the case of Milan lacks: moves, codes, priced lots, acts, bounds.
SMALL: dict[str, Any] = {
    "laboratories": [{"id": "lab", "opening_periods": [{"first": "2016-05-02", "last": "2017"}]}],
    "works": [
        {
            "id": "scala-A",
            "building": "via-1",
            "needs_empty": True,
            "history": [
                {"event": "progetta", "happened_on": "2017-05-08"},
                {"event": "bandisci", "happened_on": "2017-10-02", "notice_date": "2017-10-02"},
            ],
            "statements": [{"on": "2019-06-30", "certified": {"amount": "2.00", "currency": "EUR"}}],
            "inspections": [{"on": "2018-09-14", "others": 0}],
        }
    ],
    "dwellings": [
        {"id": "A1", "building": "via-1", "history": [{"event": "libera", "happened_on": "2018-09-03"}]},
        {
            "id": "V1",
            "floor_area": "52.50",
            "rotation": True,
            "bookings": [{"household": "H1", "in_use_from": "2018-09-03", "in_use_to": "2020-12-04"}],
        },
    ],
    "households": [{"id": "H1", "composition": {"members": 2, "age_bands": ["18-64"]}}],
    "relocations": [
        {
            "household": "H1",
            "dwelling": "A1",
            "works": "scala-A",
            "history": [
                {"event": "colloquio", "happened_on": "2018-03-01", "composition": {"members": 2}},
                {"event": "ammetti", "happened_on": "2018-03-15", "documents": [{"kind": "profilo di fabbisogno"}]},
                {"event": "proponi", "happened_on": "2018-05-02", "dwelling": "V1", "notified_on": "2018-05-03"},
                {"event": "trasloco_urgente", "happened_on": "2018-09-03", "dwelling": "V1"},
            ],
            "annotations": [
                {"kind": "visita", "on": "2018-02-01", "dwelling": "A1", "others_met": 0},
                {"kind": "contributo_dovuto", "on": "2018-09-03", "allowance": {"kind": "traslocatore"}},
            ],
        }
    ],
    "tenders": [
        RIGHT,
        WRONG,
        {
            "id": "d",
            "notice_date": "2016-04-20",
            "declared_code": "DLgs 50/2016",
            "origin": "esterna",
            "totals": [{"amount": {"amount": "2.00", "currency": "EUR"}, "vat": "netto", "options": "senza opzioni"}],
            "lots": [{"id": "1", "amount": {"amount": {"amount": "2.00", "currency": "EUR"}, "vat": "netto"}}],
            "term": {
                "start": "2016-05-02",
                "duration": "P12M",
                "missing_day": "ultimo",
                "acts": [
                    {"kind": "avvio", "on": "2016-05-02"},
                    {"kind": "sospensione", "on": "2016-06-01"},
                    {"kind": "ripresa", "on": "2016-07-01", "new_end": "2017-06"},
                ],
            },
            "plan": {
                "total": {"amount": "2.00", "currency": "EUR"},
                "criteria": [
                    {"id": "k", "label": {"it": "a", "en": "b"}, "weight": "1/3", "values": [{"lot": "1", "value": 2}]}
                ],
                "bounds": [{"lot": "1", "least": {"amount": "1.00", "currency": "EUR"}}],
            },
        },
    ],
}


def at_random(draw: st.DrawFn, values: dict[str, Any]) -> tuple[Any, Any]:
    """
    Return an object or list somewhere inside values, and one of its keys or indices.
    """
    here: Any = values
    while True:
        step = draw(st.sampled_from(steps_of(here)))
        inner = here[step]
        if not inner or not isinstance(inner, (dict, list)) or draw(st.integers(0, 3)) == 0:
            return here, step
        here = cast("Any", inner)


def twice(text: str, names: list[str]) -> str:
    """
    Return the text with the names in the place of their marks.
    """
    for index, name in enumerate(names):
        text = text.replace(f'"{TWICE}{index}"', json.dumps(name))
    return text


@st.composite
def broken(draw: st.DrawFn) -> str:
    """
    Draw the text of a document in which a few keys went missing, doubled, changed their name or their value.
    """
    values: dict[str, Any] = deepcopy(draw(st.sampled_from((MILAN, SMALL)))) | {"format": FORMAT}
    names: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        here, step = at_random(draw, values)
        change = draw(st.sampled_from(("drop", "junk", "rename", "double")))
        if change == "junk":
            here[step] = deepcopy(draw(st.sampled_from(JUNK)))
        elif change == "double" and type(step) is int:
            here.append(deepcopy(here[step]))
        elif change == "double":
            here[f"{TWICE}{len(names)}"] = here[step]
            names.append(step)
        elif change == "rename" and type(step) is str:
            here[draw(st.text(max_size=3))] = here.pop(step)
        elif len(values) > 1:
            del here[step]
    return twice(json.dumps(values), names)


@settings.get_profile("heavy")
@given(broken())
def test_a_document_gone_wrong(text: str) -> None:
    """
    A document in which something went wrong is read or refused with a `DocumentError`, and `check` tells the same.
    """
    try:
        loads(text)
        found: tuple[Problem, ...] = ()
    except DocumentError as error:
        found = error.problems

    assert found == check(text, on=ON).problems


@settings.get_profile("heavy")
@given(broken(), st.dates(date(2005, 1, 1), date(2030, 12, 31)))
def test_a_report_always(text: str, on: date) -> None:
    """
    The report of a document gone wrong is JSON in UTF-8, and invalid if anything was set aside.
    """
    report = check(text, on=on)
    values = json.loads(report.to_json().encode())

    assert (report.valid, True) == (values["valid"], not (report.valid and report.problems))


@settings.get_profile("heavy")
@given(broken())
def test_pointers_lead_somewhere(text: str) -> None:
    """
    Each pointer leads to a value of the document or, where a key is missing, to the object that should have it.
    """
    for found in check(text, on=ON).problems:
        here: Any = json.loads(text)
        *steps, last = [step.replace("~1", "/").replace("~0", "~") for step in found.pointer.split("/")]
        for step in steps[1:]:
            here = here[int(step) if isinstance(here, list) else step]

        assert found.kind in ("missing_key", "format") or last in map(str, steps_of(here))
