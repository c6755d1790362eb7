"""
XML that is refused, or breaks: attacks before they unfold, wrong encodings, files that are something else.
"""

import gzip
from pathlib import Path

import pytest

from contratti_quartiere.errors import DocumentError, shown
from contratti_quartiere.exchange.anac import read_l190

LOT = "<lotto><cig>7911923567</cig><oggetto>caffè</oggetto></lotto>"
WHOLE = f"<pubblicazione>\n<data>\n{LOT}\n</data>\n</pubblicazione>\n"

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">\n' for n in range(1, 10))


def refusal(path: Path) -> tuple[int, str, str]:
    """
    Return how many lots came before the refusal of a file, its kind, and its sentence without the name of the file.
    """
    lots: list[object] = []
    with pytest.raises(DocumentError) as raised:
        # What comes before the error stays in the list.
        lots.extend(read_l190(path))
    problem = raised.value.problems[0]
    return len(lots), problem.kind, problem.message.en.removeprefix(f"{shown(str(path))}, ")


def file(folder: Path, content: bytes | str) -> Path:
    """
    Write a file and return its path.
    """
    path = folder / "dataset.xml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    "declaration",
    [
        pytest.param(f'<!DOCTYPE p [\n<!ENTITY l0 "ha">\n{LAUGHS}]>', id="billion laughs"),
        pytest.param(f'<!DOCTYPE p [<!ENTITY a "{"x" * 100_000}">]>', id="quadratic blow-up"),
        pytest.param('<!DOCTYPE p [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>', id="external entity"),
        pytest.param('<!DOCTYPE p [<!ENTITY l9 SYSTEM "http://localhost:9/">]>', id="external entity of the network"),
        pytest.param('<!DOCTYPE p [<!ENTITY % d SYSTEM "http://localhost:9/d.dtd"> %d;]>', id="parameter entity"),
        pytest.param('<!DOCTYPE p SYSTEM "http://localhost:9/d.dtd">', id="external DTD"),
        pytest.param('<!DOCTYPE p PUBLIC "-//X//Y" "d.dtd">', id="public DTD"),
        pytest.param("<!DOCTYPE pubblicazione>", id="a harmless one"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused_before_anything_is_expanded(
    tmp_path: Path, declaration: str, encoding: str
) -> None:
    """
    Whatever a DOCTYPE declares, the file is refused where it starts: nothing is expanded, fetched or read.
    """
    attack = f"{declaration}\n<pubblicazione><data><lotto><cig>&l9;</cig></lotto></data></pubblicazione>"

    assert (0, "doctype") == refusal(file(tmp_path, attack.encode(encoding)))[:2]


def test_entities_without_a_declaration_are_refused_in_their_line(tmp_path: Path) -> None:
    """
    `&egrave;` is none of XML's own five entities: the message says to write the letter.
    """
    content = WHOLE.replace("caffè", "caff&egrave;")

    assert (
        0,
        "entity",
        "line 3: uses an entity that XML does not know, such as &egrave;: write the letter itself",
    ) == refusal(file(tmp_path, content))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("<!DOCTYPE html>\n<html><body>404</body></html>", id="with a document type"),
        pytest.param("<!doctype html>\n<html lang=it><p>404", id="in lower case, not well-formed"),
        pytest.param("<html><body>404</body></html>", id="well-formed"),
        pytest.param("\n\n<HTML><BODY>404<BR>", id="of old"),
    ],
)
def test_web_pages_are_told_as_such(tmp_path: Path, content: str) -> None:
    """
    The page that a site shows in the place of a file is no broken XML.
    """
    lots, kind, sentence = refusal(file(tmp_path, content))

    assert (0, "html") == (lots, kind)
    assert "is a web page and no XML: perhaps the site answered with a notice; download the file again" in sentence


def test_an_index_is_told_as_such(tmp_path: Path) -> None:
    """
    A file of `indici` lists files with lots and has none.
    """
    content = "<legge190:indici xmlns:legge190='legge190_1_0'>\n<indice/></legge190:indici>"

    assert (
        0,
        "index",
        "line 1: is an index: it lists the files with the lots and has none itself; read those files, one by one",
    ) == refusal(file(tmp_path, content))


def test_another_xml_is_told_by_its_first_element(tmp_path: Path) -> None:
    """
    An XML of something else is refused with the name of its first element.
    """
    assert (
        0,
        "not_l190",
        "line 2: starts with the element 'FatturaElettronica' and not with 'pubblicazione': it is no L. 190 file",
    ) == refusal(file(tmp_path, "<?xml version='1.0'?>\n<p:FatturaElettronica xmlns:p='x'/>"))


@pytest.mark.parametrize(
    ("content", "lots", "kind", "sentence"),
    [
        pytest.param(
            WHOLE.encode("cp1252"),
            0,
            "encoding",
            "line 3: is not in the encoding that it declares",
            id="cp1252 undeclared",
        ),
        pytest.param(
            f'<?xml version="1.0" encoding="UTF-8"?>\n{WHOLE}'.encode("cp1252"),
            0,
            "encoding",
            "line 4: is not in the encoding that it declares",
            id="cp1252 declared as UTF-8",
        ),
        pytest.param(
            f'<?xml version="1.0" encoding="UTF-16"?>\n{WHOLE}'.encode(),
            0,
            "encoding",
            "line 1: is not in the encoding that it declares",
            id="UTF-8 declared as UTF-16",
        ),
        pytest.param(
            f'<?xml version="1.0" encoding="UTF-8"?>\n{WHOLE}'.encode("utf-16"),
            0,
            "encoding",
            "line 1: is in UTF-16 without the mark at its start, or declares another encoding: save it as UTF-8",
            id="UTF-16 declared as UTF-8",
        ),
        pytest.param(
            f'<?xml version="1.0" encoding="windows-1252"?>\n{WHOLE}'.encode("utf-16-le"),
            0,
            "encoding",
            "line 2: is in UTF-16 without the mark at its start, or declares another encoding: save it as UTF-8",
            id="UTF-16 without a mark declared as the code page of Windows",
        ),
        pytest.param(
            f'<?xml version="1.0" encoding="klingon"?>\n{WHOLE}'.encode(),
            0,
            "encoding",
            "line 1: declares an encoding that cannot be read here (unknown encoding: klingon)",
            id="an encoding that nobody knows",
        ),
        pytest.param(
            f'<?xml version="1.0" encoding="shift_jis"?>\n{WHOLE}'.encode(),
            0,
            "encoding",
            "line 1: declares an encoding that cannot be read here (multi-byte encodings are not supported)",
            id="an encoding that expat does not know",
        ),
        pytest.param(
            WHOLE.replace("</data>", "</date>").encode(),
            1,
            "xml",
            "line 4: is not well-formed XML (mismatched tag)",
            id="an element closed by another",
        ),
        pytest.param(
            WHOLE.replace("caffè", "bar & caffè").encode(),
            0,
            "xml",
            "line 3: is not well-formed XML (not well-formed (invalid token))",
            id="a bare ampersand before a letter of two bytes",
        ),
        pytest.param(
            f"{WHOLE}<altro/>".encode(),
            1,
            "xml",
            "line 6: is not well-formed XML (junk after document element)",
            id="more after the end",
        ),
        pytest.param(
            f"\n<?xml version='1.0'?>{WHOLE}".encode(),
            0,
            "xml",
            "line 2: something stands before '<?xml'",
            id="a blank line before the declaration",
        ),
        pytest.param(
            WHOLE.encode()[:-10], 1, "broken_off", "line 5: the file breaks off here", id="cut in the last element"
        ),
        pytest.param(WHOLE.encode()[:60], 0, "broken_off", "line 3: the file breaks off here", id="cut in a lot"),
        pytest.param(
            WHOLE.encode()[: WHOLE.encode().index(b"\xa8")],
            0,
            "broken_off",
            "line 3: the file breaks off here",
            id="cut within a letter",
        ),
        pytest.param(
            b"<pubblicazione><data>" + b"<lotto/>\n" * 9_000 + b"<lotto x='" + b"y" * 200_000 + b"<'/>",
            9_000,
            "xml",
            "line 9001: is not well-formed XML (not well-formed (invalid token))",
            id="a wrong sign in an attribute that is longer than what is kept",
        ),
        pytest.param(b"<", 0, "broken_off", "line 1: the file breaks off here", id="cut after the first byte"),
        pytest.param(
            b"<pubblicazione>" + b"<a>" * 70, 0, "nesting", "line 1: has more than 64 elements", id="too deep"
        ),
        pytest.param(
            b"<pubblicazione><data><lotto>" + b"<a>" * 70, 0, "nesting", "line 1: has more than 64", id="too deep a lot"
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, content: bytes, lots: int, kind: str, sentence: str
) -> None:
    """
    A file that goes wrong gives the lots that stood before, then an error with the line and the remedy.
    """
    found = refusal(file(tmp_path, content))

    assert (lots, kind, True) == (*found[:2], found[2].startswith(sentence))


def test_the_letters_of_a_declared_encoding_are_read(tmp_path: Path) -> None:
    """
    Every encoding that a file declares or marks is read, and so is UTF-16 without a mark.
    """
    encodings = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "windows-1252", "iso-8859-15"]
    read: list[str] = []
    for name in encodings:
        declared = name if name.startswith(("iso", "win")) else ""
        head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
        (row,) = read_l190(file(tmp_path, f"{head}\n{WHOLE}".encode(name)))
        read.append("" if row.record is None else row.record.object)

    assert ["caffè"] * len(encodings) == read


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(gzip.compress(WHOLE.encode()), "gzip", id="gzip"),
        pytest.param(b"%PDF-1.4\n", "pdf", id="a PDF"),
    ],
)
def test_what_is_no_xml_at_all_is_told(tmp_path: Path, content: bytes, kind: str) -> None:
    """
    A file that is neither XML nor CSV is told for what it is.
    """
    assert (0, kind) == refusal(file(tmp_path, content))[:2]


def test_a_file_that_does_not_begin_is_not_read_to_its_end(tmp_path: Path) -> None:
    """
    Of blanks and comments before the first element no more than 64 kB are read.
    """
    content = f"<?xml version='1.0'?>\n{'<!-- - -->' * 7_000}\n{WHOLE}"

    assert (
        0,
        "not_l190",
        "line 2: has no element in its first 65536 bytes: it is no L. 190 file",
    ) == refusal(file(tmp_path, content))


def test_a_tag_without_an_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    """
    A comment or a tag of more than a million bytes is refused while it is read, however far off its end is.
    """
    content = f"<pubblicazione><data>{LOT}<!-- {'x' * 1_500_000} --></data></pubblicazione>"

    assert (1, "too_long") == refusal(file(tmp_path, content))[:2]
