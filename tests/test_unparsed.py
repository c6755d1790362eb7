"""
What a file is that is no JSON, and why a text is none.
"""

import gzip
import io
import json
import zipfile
from json import JSONDecodeError

import pytest
from openpyxl import Workbook

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.unparsed import FOREIGN_KINDS, other_kind, why_no_json, with_nul


def zipped(*names: str) -> bytes:
    """
    Return a zip with files of these names.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "{}")
    return content.getvalue()


def workbook() -> bytes:
    """
    Return an empty workbook of Excel.
    """
    content = io.BytesIO()
    Workbook().save(content)
    return content.getvalue()


def opendocument() -> bytes:
    """
    Return what a sheet of OpenDocument begins with: its type, unpacked (ODF 1.2 part 3 section 3.3).
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return content.getvalue()


KINDS = {
    "a zip": (zipped("programma.json"), "zip", "is a zip archive; unpack the JSON document in it and name that"),
    "an empty zip": (zipped(), "zip", "is an empty zip archive; unpack the JSON document in it and name that"),
    "a gzip": (gzip.compress(b"{}"), "gzip", "is a gzip archive; unpack the JSON document in it and name that"),
    "a workbook": (
        workbook(),
        "xlsx",
        "is an Excel workbook (.xlsx); make a document of it with the command convert",
    ),
    "OpenDocument": (
        opendocument(),
        "ods",
        "is an OpenDocument sheet (.ods); save it as .xlsx and use the command convert",
    ),
    "old Excel": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
        "xls",
        "is an old Office file (.xls, .doc); save it as .xlsx and use the command convert",
    ),
    "a PDF": (b"%PDF-1.7", "pdf", "is a PDF; name a JSON document"),
}


@pytest.mark.parametrize(("text", "kind", "said"), KINDS.values(), ids=KINDS)
def test_what_a_file_is(text: bytes, kind: str, said: str) -> None:
    """
    A file that is no text is told for what it is by its first bytes, with what to do with it.
    """
    found = other_kind(text)

    assert (kind, said) == (None if found is None else (found[0], found[1].en))


@pytest.mark.parametrize("text", [b"", b"{}", b"PK", b"\xff\xfe{\0"], ids=repr)
def test_what_may_be_a_text(text: bytes) -> None:
    """
    What begins as none of them may be a text.
    """
    assert other_kind(text) is None


def test_every_kind_is_tried() -> None:
    """
    Every kind has an example above.
    """
    assert {kind for _, kind, _ in KINDS.values()} == FOREIGN_KINDS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(b"a\0bc", "byte 1 is a NUL (zero), which JSON cannot hold; take it away", id="one of many bytes"),
        pytest.param("è\0bc", "byte 2 is a NUL (zero), which JSON cannot hold; take it away", id="in a text"),
        pytest.param(
            "{}".encode("utf-16-be"),
            "byte 0 is not UTF-8 (perhaps Windows-1252 or UTF-16); save the file as UTF-8",
            id="every other byte",
        ),
    ],
)
def test_nul(text: str | bytes, said: str) -> None:
    """
    A NUL in UTF-8 is told as such; where a third of the bytes are, it is another encoding.
    """
    assert said == with_nul(text).en


def error_of(text: str) -> JSONDecodeError:
    """
    Return the error of a text that is no JSON.
    """
    with pytest.raises(JSONDecodeError) as caught:
        json.loads(text)
    return caught.value


@pytest.mark.parametrize(
    "text",
    ["{", '{"a', '{"a"', '{"a":', '{"a": 1', '{"a": 1, ', '{"a": tr', "[-", "[1, ", "[[]", '["\\u12', '["\\', "[nul"],
    ids=repr,
)
def test_what_breaks_off(text: str) -> None:
    """
    Wherever a document is cut off, that is what is said: in a text, in a word, or where something has to follow.
    """
    assert why_no_json(error_of(text)).en.startswith("breaks off, line 1 column ")


MEND = "mend commas, quotes and brackets"


@pytest.mark.parametrize(
    ("text", "it", "en"),
    [
        pytest.param("[}]", "manca un valore", "a value is missing", id="value"),
        pytest.param("[1 2]", "manca una virgola o una parentesi", "a comma or a bracket is missing", id="comma"),
        pytest.param('{"a" 1}', "mancano i due punti", "a colon is missing", id="colon"),
        pytest.param("{a: 1}", "manca una chiave fra virgolette doppie", "a key in double quotes is missing", id="key"),
        pytest.param("[1,]", "c'è una virgola di troppo", "there is a comma too many", id="comma before a bracket"),
        pytest.param("[] []", "dopo il documento segue altro", "more follows after the document", id="two documents"),
        pytest.param(
            '["a\nb"]',
            "un testo va a capo, o ha un carattere di controllo",
            "a text has a line break or control character",
            id="line break",
        ),
        pytest.param('["\\q"]', "una barra inversa non si può leggere", "a backslash cannot be read", id="backslash"),
        pytest.param(
            '["\\u12zz"]', "una barra inversa non si può leggere", "a backslash cannot be read", id="half a code"
        ),
    ],
)
def test_why_it_is_no_json(text: str, it: str, en: str) -> None:
    """
    The reason stands in both languages.
    """
    found = why_no_json(error_of(text))

    assert (f"parentesi ({it})", f"{MEND} ({en})") == (
        found.it[found.it.index("parentesi (") :],
        found.en[found.en.index(MEND) :],
    )


def test_a_reason_that_nobody_foresaw() -> None:
    """
    Words of the parser that are not known are left out of both languages.
    """
    place = ("riga 1 colonna 2", "line 1 column 2")
    said = Bilingual(
        f"non è JSON, {place[0]}: correggere virgole, virgolette e parentesi", f"is not JSON, {place[1]}: {MEND}"
    )

    assert said == why_no_json(JSONDecodeError("Something new", "[x]", 1))
