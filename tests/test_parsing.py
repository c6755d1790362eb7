"""
Text to JSON values: what is no UTF-8, no JSON or no object is refused as a whole, with the place and a remedy.
"""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import DocumentError, Problem
from contratti_quartiere.exchange import parsing
from contratti_quartiere.exchange.parsing import (
    DEEPEST,
    MOST_BYTES,
    MOST_PROBLEMS,
    NO_JSON,
    LongNumber,
    check_size,
    escaped,
    parsed,
)
from contratti_quartiere.exchange.unparsed import FOREIGN_KINDS

TEN_MEGABYTES = 10_000_000

# A text, the kind of its problem, and what is said of it.
REFUSED: dict[str, tuple[str | bytes, str, Bilingual]] = {
    "nothing": ("", "empty", Bilingual("è vuoto; scrivere un oggetto JSON { }", "is empty; write a JSON object { }")),
    "blanks": (
        b" \r\n\t",
        "empty",
        Bilingual("è vuoto; scrivere un oggetto JSON { }", "is empty; write a JSON object { }"),
    ),
    "Windows-1252": (
        '{"title": "perché"}'.encode("cp1252"),
        "encoding",
        Bilingual(
            "il byte 16 non è UTF-8 (forse Windows-1252 o UTF-16); salvare il file come UTF-8",
            "byte 16 is not UTF-8 (perhaps Windows-1252 or UTF-16); save the file as UTF-8",
        ),
    ),
    "UTF-16 with a mark": (
        "{}".encode("utf-16"),
        "encoding",
        Bilingual(
            "il byte 0 non è UTF-8 (forse Windows-1252 o UTF-16); salvare il file come UTF-8",
            "byte 0 is not UTF-8 (perhaps Windows-1252 or UTF-16); save the file as UTF-8",
        ),
    ),
    "UTF-16 without a mark": (
        "{}".encode("utf-16-le"),
        "encoding",
        Bilingual(
            "il byte 1 non è UTF-8 (forse Windows-1252 o UTF-16); salvare il file come UTF-8",
            "byte 1 is not UTF-8 (perhaps Windows-1252 or UTF-16); save the file as UTF-8",
        ),
    ),
    "trailing comma": (
        '{\n  "title": "a",\n}',
        "json",
        Bilingual(
            "non è JSON, riga 3 colonna 1: correggere virgole, virgolette e parentesi (c'è una virgola di troppo)",
            "is not JSON, line 3 column 1: mend commas, quotes and brackets (there is a comma too many)",
        ),
    ),
    "cut off": (
        '{\n  "title": "a",\n  "tenders": [',
        "json",
        Bilingual(
            "si interrompe, riga 3 colonna 15: il documento non è intero; procurarselo di nuovo",
            "breaks off, line 3 column 15: the document is not whole; get it again",
        ),
    ),
    "NUL in UTF-8": (
        b'{"title": "a\0b"}',
        "encoding",
        Bilingual(
            "il byte 12 è un NUL (zero), che in JSON non può stare; toglierlo",
            "byte 12 is a NUL (zero), which JSON cannot hold; take it away",
        ),
    ),
    "zip": (
        b"PK\x03\x04\x14\0",
        "zip",
        Bilingual(
            "è un archivio zip; estrarne il documento JSON e indicare quello",
            "is a zip archive; unpack the JSON document in it and name that",
        ),
    ),
    "brackets at the root": (
        "[" * TEN_MEGABYTES,
        "nesting",
        Bilingual(
            "ha più di 100 parentesi una dentro l'altra; un documento ne ha meno di venti",
            "has more than 100 brackets inside each other; a document has fewer than twenty",
        ),
    ),
    "list": (
        "[{}]",
        "wrong_type",
        Bilingual("non è un oggetto JSON; cominciare con {", "is no JSON object; start with {"),
    ),
}


def problem_of(text: str | bytes) -> Problem:
    """
    Return the only problem of a text that cannot be parsed.
    """
    with pytest.raises(DocumentError) as raised:
        parsed(text)
    (problem,) = raised.value.problems
    return problem


def doubled(text: str) -> list[str]:
    """
    Return the pointers of the keys that stand twice.
    """
    _, problems = parsed(text)
    assert {"duplicate_key"} >= {problem.kind for problem in problems}
    return [problem.pointer for problem in problems]


@pytest.mark.parametrize(("text", "kind", "said"), REFUSED.values(), ids=REFUSED)
def test_refused(text: str | bytes, kind: str, said: Bilingual) -> None:
    """
    What cannot be parsed has one problem, of the whole document, in both languages.
    """
    assert Problem("", kind, said) == problem_of(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("{'title': 1}", "json", id="single quotes"),
        pytest.param('{"title": "a"', "json", id="cut off"),
        pytest.param('{"title": "a"} {}', "json", id="two documents"),
        pytest.param('{"title": "a\nb"}', "json", id="line break in a text"),
        pytest.param('{"months": 036}', "json", id="leading zero"),
        pytest.param("{} // a", "json", id="comment"),
        pytest.param("title: a", "json", id="YAML"),
        pytest.param(b"\xff\xfe\x00\x00", "encoding", id="UTF-32"),
        pytest.param(b'{"title": "\xed\xa0\x80"}', "encoding", id="surrogate in UTF-8"),
        pytest.param('{"title": "\0"}', "encoding", id="zero byte"),
        pytest.param("\ufeff", "empty", id="mark alone"),
        pytest.param('{"title": ' + "[" * TEN_MEGABYTES, "nesting", id="brackets in a value"),
        pytest.param('{"a":' * (TEN_MEGABYTES // 5), "nesting", id="braces"),
        pytest.param("[" * 5_000_000 + "]" * 5_000_000, "nesting", id="brackets that close"),
        pytest.param("null", "wrong_type", id="null"),
        pytest.param('"testo"', "wrong_type", id="text"),
        pytest.param("9" * 100_000, "wrong_type", id="number"),
    ],
)
def test_refused_too(text: str | bytes, kind: str) -> None:
    """
    Other ways to be no document end in one of the same kinds, without a traceback or a long wait.
    """
    assert kind == problem_of(text).kind


def test_what_is_no_json() -> None:
    """
    A list is JSON and no document; everything else that is refused here, or not looked at for its size, is no JSON.
    """
    assert {kind for _, kind, _ in REFUSED.values()} - {"wrong_type"} | {"too_big"} | FOREIGN_KINDS == NO_JSON


# What stands before the brackets that go as deep as may be, and what after them; the brackets in texts do not count.
AROUND = {
    "nothing": ("", ""),
    "texts of brackets": ('"[[{": "]}]", "a": ["[", "]", "", "[[", "{"], ', ', "b": "{{"'),
    "quotes in texts": (r'"\"[": "\"\"[[", "\\\"": "[\\", "a": "\\\\\"[", ', r', "b": "\\"'),
    "other escapes": (r'"\u005b\n": "\/[\t", ', r', "b": "\u0022["'),
    "half a character": ('"\ud800": "[", ', ""),
    "brackets that close again": ('"c": [[[]], {"d": {}}], ', ', "d": [[], []]'),
}


@pytest.mark.parametrize(("before", "after"), AROUND.values(), ids=AROUND)
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"e": ', "}")], ids=["brackets", "braces"])
@pytest.mark.parametrize("more", [0, 1], ids=["last", "past the last"])
def test_depth(before: str, after: str, opening: str, closing: str, more: int) -> None:
    """
    A text has a hundred brackets inside each other and no more, those in its texts not counted.
    """
    inner = DEEPEST - 1 + more
    text = f'{{{before}"x": {opening * inner}0{closing * inner}{after}}}'
    try:
        parsed(text)
        kinds: list[str] = []
    except DocumentError as error:
        kinds = [problem.kind for problem in error.problems]

    assert ["nesting"] * more == kinds


def test_size() -> None:
    """
    A document has a hundred megabytes and no more; more are told with the limit.
    """
    check_size(MOST_BYTES)
    with pytest.raises(DocumentError) as raised:
        check_size(MOST_BYTES + 1)

    said = Bilingual(
        "ha 101 MB, il limite è 100 MB; dividere il documento", "has 101 MB, the limit is 100 MB; divide the document"
    )
    assert (100 * 1024 * 1024, (Problem("", "too_big", said),)) == (MOST_BYTES, raised.value.problems)


@pytest.mark.parametrize("text", ["{}   ", b"{}   "], ids=["text", "bytes"])
def test_size_is_asked_first(text: str | bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What is given to be read is weighed before anything else is asked of it.
    """
    monkeypatch.setattr(parsing, "MOST_BYTES", 4)

    assert "too_big" == problem_of(text).kind


nested: st.SearchStrategy[Any] = st.recursive(
    st.text('[]{}"\\\n', max_size=4) | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('[]{}"\\', max_size=3), inner, max_size=3),
)


def depth_of(value: Any) -> int:
    """
    Return how many objects and lists stand inside each other.
    """
    if value is None or isinstance(value, str):
        return 0
    inner: list[Any] = value if hasattr(value, "append") else list(value.values())
    return 1 + max(map(depth_of, inner), default=0)


@given(nested, st.integers(DEEPEST - 6, DEEPEST))
def test_depth_is_that_of_the_values(value: Any, around: int) -> None:
    """
    Whatever the texts hold, a text is refused where its values stand deeper than they may, and nowhere else.
    """
    text = '{"a":' * around + json.dumps(value) + "}" * around
    try:
        parsed(text)
        refused = False
    except DocumentError:
        refused = True

    assert (around + depth_of(value) > DEEPEST) == refused


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"\xef\xbb\xbf{}", id="bytes"),
        pytest.param("\ufeff{}", id="text"),
    ],
)
def test_byte_order_mark(text: str | bytes) -> None:
    """
    The byte order mark that Windows editors write is no part of the document.
    """
    assert ({}, ()) == parsed(text)


@pytest.mark.parametrize(
    ("text", "pointers"),
    [
        pytest.param('{"a": 1, "b": 2}', [], id="none"),
        pytest.param('{"a": 1, "a": 1}', ["/a"], id="same value"),
        pytest.param('{"a": 1, "b": 2, "a": 3, "a": 4}', ["/a"], id="three times"),
        pytest.param('{"b": 1, "a": 1, "a": 2, "b": 2}', ["/b", "/a"], id="two keys"),
        pytest.param('{"a": [{}, {"b": 1, "b": 2}]}', ["/a/1/b"], id="in a list"),
        pytest.param('{"a": [[1], [[{"b": 1, "b": 2}]]]}', ["/a/1/0/0/b"], id="in lists of lists"),
        pytest.param('{"x/y": {"~": 1, "~": 2}}', ["/x~1y/~0"], id="escaped"),
        pytest.param('{"": 1, "": 2}', ["/"], id="empty key"),
        pytest.param('{"a": 1, "\\u0061": 2}', ["/a"], id="same key in other letters"),
        pytest.param('{"a": {"b": 1, "b": 2}, "a": {"c": 1, "c": 2}}', ["/a", "/a/c"], id="within one that is dropped"),
        pytest.param('{"c": {"d": 1, "d": 2}, "a": 1, "a": 2}', ["/a", "/c/d"], id="outside before inside"),
    ],
)
def test_doubled_keys(text: str, pointers: list[str]) -> None:
    """
    A key that stands twice in an object is told once, where it stands.
    """
    assert pointers == doubled(text)


def test_doubled_key_says_what_to_do() -> None:
    """
    One of the two must go.
    """
    _, (problem,) = parsed('{"a": 1, "a": 2}')

    assert Bilingual("la chiave sta due volte; tenerne una", "the key stands twice; keep one") == problem.message


def test_doubled_keys_in_many() -> None:
    """
    One key that stands twice among hundreds of thousands is found without counting each of them again.
    """
    keys = ",".join(f'"{number}":0' for number in range(300_000))

    assert ["/7"] == doubled(f'{{{keys},"7":1}}')


def test_doubled_keys_stop() -> None:
    """
    Past the most problems that anyone would read, no more are looked for.
    """
    objects = ",".join(['{"a":0,"a":0}'] * (MOST_PROBLEMS + 5))

    assert MOST_PROBLEMS + 1 == len(doubled(f'{{"a":[{objects}]}}'))


def test_doubled_key_at_any_depth() -> None:
    """
    As deep as a text may be, so deep goes the search.
    """
    depth = DEEPEST - 2

    assert ["/a" + "/0" * depth + "/b"] == doubled('{"a":' + "[" * depth + '{"b":1,"b":2}' + "]" * depth + "}")


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        pytest.param("9" * 4_000, int("9" * 4_000), id="4,000"),
        pytest.param("9" * 4_001, LongNumber(4_001), id="4,001"),
        pytest.param("9" * 100_000, LongNumber(100_000), id="100,000"),
    ],
)
def test_long_numbers(digits: str, value: object) -> None:
    """
    A number past 4,000 digits is not read but counted, for Python would refuse it.
    """
    assert ({"a": value}, ()) == parsed(f'{{"a": {digits}}}')


@pytest.mark.parametrize(
    ("key", "step"),
    [
        pytest.param("tenders", "tenders", id="plain"),
        pytest.param("a/b", "a~1b", id="slash"),
        pytest.param("m~n", "m~0n", id="tilde"),
        pytest.param("~1", "~01", id="escape of the escape"),
        pytest.param("città", "città", id="other letters"),
        pytest.param("\ud800", "\\ud800", id="half a character"),
    ],
)
def test_escaped(key: str, step: str) -> None:
    """
    A key becomes a step of a JSON Pointer as RFC 6901 section 4 says, and always one that a file can hold.
    """
    assert step == escaped(key)


values: st.SearchStrategy[Any] = st.text() | st.binary()


@given(values)
def test_never_another_error(text: str | bytes) -> None:
    """
    Whatever the text or the bytes, they are an object in JSON, or there is one `DocumentError`.
    """
    try:
        found, _ = parsed(text)
    except DocumentError as error:
        found = {problem.pointer: problem.kind for problem in error.problems}

    assert dict is type(found)
