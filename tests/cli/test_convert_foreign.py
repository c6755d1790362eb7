"""
The command `convert` from the files of ANAC: whole, partial, broken off, unreadable, and in every bad shape.
"""

import csv
import json
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cli import foreign_reading, main
from contratti_quartiere.exchange.documents import load
from contratti_quartiere.exchange.imports import PARTIAL, Imported, RowProblem, Tally
from contratti_quartiere.programme import Programme

Printed = pytest.CaptureFixture[str]

HEAD = (
    "cig,strutturaProponente:codiceFiscaleProp,oggetto,sceltaContraente,importoAggiudicazione,importoSommeLiquidate,"
    "tempiCompletamento:dataInizio,tempiCompletamento:dataUltimazione\n"
)
WHOLE = "7911923567,12345670017,Custodia à casa,01-PROCEDURA APERTA,100.00,80.00,2019-05-02,2020-05-01\n"
OTHER = "00000010D3,12345670017,Laboratorio,01-PROCEDURA APERTA,250.50,0.00,2019-05-02,2020-05-01\n"
PRICED = json.dumps(
    {"ocid": "o", "tender": {"id": "G", "lots": [{"id": "1", "value": {"amount": 10, "currency": "EUR"}}]}}
)
SHORT = "00000010D3,12345670017\n"
XML = (
    '<?xml version="1.0" encoding="UTF-8"?><pubblicazione><data>'
    "<lotto><cig>7911923567</cig><oggetto>Custodia</oggetto><importoAggiudicazione>100.00</importoAggiudicazione>"
    "</lotto>\n<lotto><cig>00000010D3</cig><oggetto>Laboratorio</oggetto></lotto>\n</data></pubblicazione>"
)
CIG = (
    '"cig";"numero_gara";"oggetto_lotto";"importo_lotto";"data_pubblicazione"\n'
    '"7911923567";"9000001";"Custodia";"100.00";"2023-10-02"\n'
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the commands run in an empty folder, on a terminal of 80 columns.
    """
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)


def flat(text: str) -> str:
    """
    Return a text on one line.
    """
    return " ".join(text.split())


def put(name: str, text: str, encoding: str = "utf-8") -> None:
    """
    Write a file as others would have saved it.
    """
    Path(name).write_bytes(text.encode(encoding))


def converted(*words: str, printed: Printed) -> tuple[int, str]:
    """
    Return the exit code and what was printed, on one line.
    """
    code = main(["convert", *words])
    found = printed.readouterr()
    return code, flat(found.out + found.err)


@pytest.mark.parametrize(
    ("name", "text", "lang", "counts"),
    [
        pytest.param("a.csv", HEAD + WHOLE + OTHER, "it", "Lotti nel file: 2; letti: 2; non letti: 0; con anomalie: 0"),
        pytest.param(
            "a.csv", HEAD + WHOLE, "en", "Lots in the file: 1; read: 1; not read: 0; with something odd: 0", id="en"
        ),
        pytest.param("a.csv", CIG, "it", "Righe nel file: 1; lette: 1; non lette: 0; con anomalie: 1", id="CIG"),
    ],
)
def test_whole_file(name: str, text: str, lang: str, counts: str, capsys: Printed) -> None:
    """
    A file of which every record was read becomes a document, with its counts and the exit code 0.
    """
    put(name, text)
    code, said = converted(name, "b.json", "--lang", lang, printed=capsys)

    assert (0, True, ()) == (code, counts in said, load("b.json").unknowns)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        pytest.param(
            "it",
            (
                "Scritto, ma parziale: b.json",
                "Lotti nel file: 2; letti: 1; non letti: 1; con anomalie: 0",
                "Importazione parziale: ciò che è elencato come non letto non è in ciò che è scritto.",
                "NON LETTI riga 3 meno celle che intestazioni",
            ),
            id="it",
        ),
        pytest.param(
            "en",
            (
                "Written, but partial: b.json",
                "Lots in the file: 2; read: 1; not read: 1; with something odd: 0",
                "A partial import: what is listed as not read is not in what is written.",
                "NOT READ line 3 fewer cells than headers",
            ),
            id="en",
        ),
    ],
)
def test_partial_import(lang: str, said: tuple[str, ...], capsys: Printed) -> None:
    """
    Where a row could not be read the rest is written, page, document and exit code say so, and the row is told.
    """
    put("a.csv", HEAD + WHOLE + SHORT)
    code, found = converted("a.csv", "b.json", "--lang", lang, printed=capsys)
    (unknown,) = load("b.json").unknowns

    assert (1, [], PARTIAL, "What is missing here of 'a.csv': of 2 records 1 were read") == (
        code,
        [part for part in said if part not in found],
        unknown.id,
        unknown.question.en,
    )


def test_partial_document_is_told_by_its_report(capsys: Printed) -> None:
    """
    Whoever validates a document of a partial import reads what nobody could verify.
    """
    put("a.csv", HEAD + WHOLE + SHORT)
    main(["convert", "a.csv", "b.json"])
    capsys.readouterr()
    main(["validate", "b.json"])

    assert "Che cosa manca qui di 'a.csv': record letti 1 su 2 → chi ha pubblicato il file" in flat(
        capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("name", "text", "read"),
    [
        pytest.param("a.xml", XML[: XML.index("<cig>00000010D3") + 8], 1, id="XML"),
        pytest.param("a.csv", HEAD + WHOLE + OTHER[:20], 1, id="CSV of lots"),
        pytest.param("a.csv", CIG + '"00000010D3";"90', 1, id="CSV of CIG"),
    ],
)
def test_file_that_breaks_off(name: str, text: str, read: int, capsys: Printed) -> None:
    """
    What stood before the break is written with a mark that says that the file broke off.
    """
    put(name, text)
    code, found = converted(name, "b.json", "--lang", "en", printed=capsys)
    programme = load("b.json")

    assert (1, read, True, True) == (
        code,
        len(programme.tenders),
        "A partial import: the file breaks off; only what stood before is there." in found,
        programme.unknowns[0].question.en.endswith("; the file breaks off, and nobody knows what followed"),
    )


def test_where_a_file_breaks_off(capsys: Printed) -> None:
    """
    Where a file breaks off is told before what is odd in it, and not as one more oddity.
    """
    put("a.xml", XML[: XML.index("<cig>00000010D3") + 8])
    _, found = converted("a.xml", "b.json", "--lang", "en", printed=capsys)
    head, _, odd = found.partition("READ, BUT ODD")

    assert (True, False, True) == (
        "'a.xml', line 2: the file breaks off here" in head,
        "breaks off" in odd,
        "line 1, " in odd,
    )


def zipped(text: str, name: str = "dati.csv") -> bytes:
    """
    Return a zip with one file.
    """
    with ZipFile("x.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return Path("x.zip").read_bytes()


@pytest.mark.parametrize("lang", ["it", "en"])
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("manca.xml", None, ("il file non esiste", "there is no such file"), id="not there"),
        pytest.param("a.xml", b"<html><body>no</body></html>", ("pagina web", "web page"), id="web page"),
        pytest.param("a.xml", b"", ("è vuoto", "is empty"), id="empty"),
        pytest.param(
            "a.xml",
            XML.replace("Custodia", "Custodi\u00e0").encode("cp1252"),
            ("windows-1252", "windows-1252"),
            id="XML in another encoding than it says",
        ),
        pytest.param("a.zip", b"PK\x03\x04broken", ("è danneggiato", "is damaged"), id="damaged zip"),
    ],
)
def test_file_of_which_nothing_can_be_read(
    name: str, content: bytes | None, said: tuple[str, str], lang: str, capsys: Printed
) -> None:
    """
    What cannot be read at all is told in one sentence with its file, nothing is written, and the exit code is 2.
    """
    if content is not None:
        Path(name).write_bytes(content)
    code, found = converted(name, "b.json", "--lang", lang, printed=capsys)

    assert (2, True, True, False) == (code, said[lang == "en"] in found, name in found, Path("b.json").exists())


@pytest.mark.parametrize(
    ("encoding", "odd"),
    [("utf-8", 0), ("utf-8-sig", 0), ("utf-16", 0), ("utf-16-le", 0), ("cp1252", 1)],
)
def test_encodings(encoding: str, odd: int, capsys: Printed) -> None:
    """
    A file in any usual encoding is read with its accents; one in that of Windows is told, for it was guessed.
    """
    put("a.csv", HEAD + WHOLE, encoding)
    code, found = converted("a.csv", "b.json", printed=capsys)

    assert (0, "Custodia à casa", True, bool(odd)) == (
        code,
        load("b.json").tenders[0].title,
        f"con anomalie: {odd}" in found,
        "il file non è in UTF-8: da questa riga è letto come Windows-1252" in found,
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    """
    The other delimiter is found by the headers.
    """
    put("a.csv", (HEAD + WHOLE).replace(",", delimiter))

    assert (0, "7911923567") == (main(["convert", "a.csv", "b.json"]), load("b.json").tenders[0].id)


def test_zip_of_the_authority() -> None:
    """
    The zip in which a CSV ships is read as it is.
    """
    Path("a.zip").write_bytes(zipped(CIG))

    assert (0, "9000001") == (main(["convert", "a.zip", "b.json"]), load("b.json").tenders[0].id)


@pytest.mark.parametrize(
    ("row", "code", "lang", "said"),
    [
        pytest.param(
            WHOLE.replace("2019-05-02", "02/05/2019"),
            0,
            "it",
            "non è in ISO 8601: letto giorno/mese/anno, 2 maggio 2019",
            id="dd/mm/yyyy",
        ),
        pytest.param(
            WHOLE.replace("2019-05-02", "02/05/2019"),
            0,
            "en",
            "is not in ISO 8601: read day/month/year, 2 May 2019",
            id="dd/mm/yyyy in English",
        ),
        pytest.param(
            OTHER.replace("00000010D3", "0O000010D3"),
            0,
            "it",
            "ha una lettera al posto di una cifra; forse è 00000010D3: controllare",
            id="O for 0",
        ),
        pytest.param(
            OTHER.replace("00000010D3", "0O000010D3"),
            0,
            "en",
            "has a letter in the place of a digit; perhaps it is 00000010D3: check",
            id="O for 0 in English",
        ),
        pytest.param(
            OTHER + OTHER, 1, "it", "è identico al lotto della riga 3; non importato di nuovo", id="duplicate rows"
        ),
        pytest.param(
            OTHER + OTHER,
            1,
            "en",
            "is the same as the lot of line 3; not imported again",
            id="duplicate rows in English",
        ),
    ],
)
def test_odd_rows(row: str, code: int, lang: str, said: str, capsys: Printed) -> None:
    """
    What is odd in a row that was read is listed and ends well; a row left out as a duplicate makes the import partial.
    """
    put("a.csv", HEAD + WHOLE.replace("2020", "2021") + row)

    assert (code, True) == (
        (found := converted("a.csv", "b.json", "--lang", lang, printed=capsys))[0],
        said in found[1],
    )


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("netto", VatBasis.NET),
        ("net", VatBasis.NET),
        ("lordo", VatBasis.GROSS),
        ("gross", VatBasis.GROSS),
        (None, VatBasis.UNKNOWN),
    ],
)
@pytest.mark.parametrize(
    ("name", "text"),
    [("a.csv", HEAD + WHOLE), ("a.csv", CIG), ("a.json", PRICED)],
    ids=["L. 190", "CIG", "OCDS"],
)
def test_vat(word: str | None, expected: VatBasis, name: str, text: str) -> None:
    """
    The basis of amounts is what the person at the terminal says, in either language, and unknown otherwise.
    """
    put(name, text)
    main(["convert", name, "b.json", *(() if word is None else ("--vat", word))])
    (tender,) = load("b.json").tenders
    amounts = [award.amount for award in tender.awards] + [lot.amount for lot in tender.lots]

    assert {expected} == {amount.vat for amount in amounts if amount is not None}


def test_source_of_cig() -> None:
    """
    Tenders of CIG, of which the file says nothing, name it by its name and not by its folder.
    """
    Path("sub").mkdir()
    put("sub/ottobre.csv", CIG)
    main(["convert", "sub/ottobre.csv", "b.json"])
    programme = load("b.json")

    assert (["ottobre.csv"], ("cig",)) == (
        [source.title for source in programme.sources],
        programme.tenders[0].provenance.sources,
    )


DATASET = XML.replace("<data>", "<metadata><titolo>Pubblicazione 2019</titolo></metadata><data>")


@pytest.mark.parametrize(
    ("name", "text", "titles"),
    [
        pytest.param("2019.csv", HEAD + WHOLE, ["2019.csv"], id="CSV"),
        pytest.param("2019.xml", DATASET, ["Pubblicazione 2019"], id="XML with metadata"),
        pytest.param("2019.xml", XML, [], id="XML without metadata"),
    ],
)
def test_source_of_lots(name: str, text: str, titles: list[str]) -> None:
    """
    Lots of a CSV, which says nothing of itself, name it by its name; those of an XML name what its metadata say.
    """
    Path("sub").mkdir()
    put(f"sub/{name}", text)
    main(["convert", f"sub/{name}", "b.json"])
    programme = load("b.json")

    assert (titles, ("l190",) if titles else ()) == (
        [source.title for source in programme.sources],
        programme.tenders[0].provenance.sources,
    )


def test_values_for_a_program(capsys: Printed) -> None:
    """
    As JSON an import has its counts and each problem, with its line and in both languages.
    """
    put("a.csv", HEAD + WHOLE + SHORT)
    code = main(["convert", "a.csv", "b.json", "--json"])
    values = json.loads(capsys.readouterr().out)
    (problem,) = values["import"].pop("problems")

    assert (
        1,
        ("b.json", True, True, [], []),
        {
            "from": "l190",
            "complete": False,
            "whole": True,
            "records": 2,
            "read": 1,
            "reported": 1,
            "odd": 0,
        },
        (3, "", "too_few_cells", SHORT.strip(), True),
        {"it", "en"},
    ) == (
        code,
        tuple(values[key] for key in ("written", "partial", "references_checked", "problems", "lost")),
        values["import"],
        tuple(problem[key] for key in ("line", "place", "kind", "found", "unread")),
        set(problem["message"]),
    )


def test_unreadable_file_for_a_program(capsys: Printed) -> None:
    """
    As JSON a file that cannot be read has its problems, and nothing was written.
    """
    put("a.xml", "<a/>")
    code = main(["convert", "a.xml", "b.json", "--json"])
    values = json.loads(capsys.readouterr().out)

    assert (2, None, None, ["not_l190"]) == (
        code,
        values["written"],
        values["import"],
        [problem["kind"] for problem in values["problems"]],
    )


@pytest.mark.parametrize(
    ("lang", "head", "kept"),
    [
        ("it", ["riga", "posto", "tipo", "letto", "problema", "trovato"], "no"),
        ("en", ["line", "place", "kind", "read", "problem", "found"], "no"),
    ],
)
def test_file_of_problems(lang: str, head: list[str], kept: str, capsys: Printed) -> None:
    """
    All problems are written to a CSV that a spreadsheet opens, and nothing in it is computed as a formula.
    """
    put("a.csv", HEAD + WHOLE + "=1+1\n" + OTHER.replace("250.50", "1.234"))
    code, said = converted("a.csv", "b.json", "--problems", "p.csv", "--lang", lang, printed=capsys)
    rows = list(csv.reader(Path("p.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))

    assert (1, head, ["3", "", "too_few_cells", kept], "'=1+1", "4", True) == (
        code,
        rows[0],
        rows[1][:4],
        rows[1][5],
        rows[2][0],
        "p.csv" in said,
    )


def test_many_alike_are_told_once(capsys: Printed) -> None:
    """
    Problems of one sort are told once with the first lines, how many more there are, and how to have them all.
    """
    put("a.csv", HEAD + WHOLE + SHORT * 9)
    _, said = converted("a.csv", "b.json", printed=capsys)

    assert (1, True, True) == (
        said.count("meno celle che intestazioni"),
        "lo stesso alle righe 4, 5, 6, 7 e altre 4 volte" in said,
        "Per averle tutte, una per riga: --problems FILE.csv" in said,
    )


@pytest.mark.parametrize("target", ["b.xlsx", "b"])
def test_partial_import_to_a_sheet(target: str, capsys: Printed) -> None:
    """
    A sheet of a partial import has one more sheet that says so; a whole one after it has none.
    """
    put("a.csv", HEAD + WHOLE + SHORT)
    put("whole.csv", HEAD + WHOLE)
    code, _ = converted("a.csv", target, "--partial", "--lang", "en", printed=capsys)
    said = mark_of(target)
    main(["convert", "whole.csv", target, "--partial", "--force"])

    assert (1, "What is missing here of 'a.csv': of 2 records 1 were read", None) == (code, said, mark_of(target))


@pytest.mark.parametrize("target", ["b.xlsx", "b"])
@pytest.mark.parametrize("lang", ["it", "en"])
def test_mark_of_a_sheet_comes_back(target: str, lang: str, capsys: Printed) -> None:
    """
    A document made of the sheet of a partial import is as partial as that import, in both languages.
    """
    put("a.csv", HEAD + WHOLE + SHORT)
    main(["convert", "a.csv", "whole.json"])
    main(["convert", "a.csv", target, "--partial", "--lang", lang])
    capsys.readouterr()
    code, said = converted(target, "c.json", printed=capsys)

    assert (1, load("whole.json").unknowns, True) == (
        code,
        load("c.json").unknowns,
        "Scritto, ma parziale: c.json È parziale come ciò da cui viene." in said,
    )


def mark_of(target: str) -> str | None:
    """
    Return what a sheet says of a partial import, if it says anything.
    """
    if target.endswith(".xlsx"):
        book: Any = load_workbook(target)
        return book["_parziale"]["A1"].value if "_parziale" in book.sheetnames else None
    file = Path(target, "_parziale.csv")
    return file.read_text("utf-8-sig").split(";")[0] if file.exists() else None


def test_sheet_is_not_written_without_being_told(capsys: Printed) -> None:
    """
    What a sheet does not hold of a foreign file stops the writing, and of many things the first are named.
    """
    put("a.csv", HEAD + "".join(f"7911923567,12345670017,Lotto {n},01-PROCEDURA APERTA,1.00,0,,\n" for n in range(30)))
    code, said = converted("a.csv", "b.xlsx", printed=capsys)

    assert (2, False, 20, True) == (
        code,
        Path("b.xlsx").exists(),
        said.count("nessuna colonna o cella lo contiene") + said.count("nessun foglio lo contiene"),
        "che --json elenca" in said,
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            ["a.csv", "b.json", "--currency", "EUR"],
            "uso di --currency: va con le release da leggere, --from ocds; togliere l'opzione",
            id="currency",
        ),
        pytest.param(
            ["d.json", "b.json", "--vat", "netto"],
            "uso di --vat: va con i file di ANAC e con OCDS da leggere",
            id="VAT",
        ),
        pytest.param(
            ["d.json", "b.json", "--problems", "p.csv"],
            "uso di --problems: va con i file di ANAC e con OCDS da leggere",
            id="problems",
        ),
        pytest.param(
            ["a.csv", "b.json", "--uri", "x"], "uso di --uri: va con OCDS da scrivere, --to ocds", id="address"
        ),
        pytest.param(["a.csv", "b.json", "--people"], "uso di --people: va con OCDS", id="people"),
        pytest.param(
            ["a.csv", "b.json", "--problems", "a.csv"], "uso di --problems: è anche il file da leggere", id="same file"
        ),
        pytest.param(
            ["a.csv", "b.json", "--problems", "./b.json"],
            "uso di --problems: è il file da scrivere; indicare un altro file",
            id="problems over the target",
        ),
        pytest.param(["a.csv", "b.json", "--problems", "d.json"], "'d.json': c'è già", id="problems over a file"),
        pytest.param(["a.csv", "b.json", "--from", "xml"], "uno di: l190, cig, ocds", id="unknown kind"),
    ],
)
def test_words_that_do_not_go_together(words: list[str], said: str, capsys: Printed) -> None:
    """
    An option that says nothing of a conversion is refused, and nothing is written.
    """
    put("a.csv", HEAD + WHOLE)
    put("d.json", '{"format": "contratti_quartiere/0.1.0"}')

    assert (2, True, False) == (
        (found := converted(*words, printed=capsys))[0],
        said in found[1],
        Path("b.json").exists(),
    )


def test_told_what_a_file_is() -> None:
    """
    What a file is, where its name and headers do not say, the option does.
    """
    put("a", XML)
    put("b.csv", XML)
    codes = [main(["convert", name, f"{name}.json", "--from", "l190"]) for name in ("a", "b.csv")]

    assert ([0, 0], 2, 2) == (codes, len(load("a.json").tenders), len(load("b.csv.json").tenders))


def test_folder_is_no_file_of_others(capsys: Printed) -> None:
    """
    A folder that is given as a file of others is told to be one.
    """
    Path("cartella").mkdir()
    code, said = converted("cartella", "b.json", "--from", "cig", printed=capsys)

    assert (2, True) == (code, "'cartella': è una cartella, non un file; indicare il file da leggere" in said)


def test_file_that_the_system_does_not_give(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    """
    Any other refusal of the system to read is told as bad input, not as a fault of writing.
    """

    def refuse(_: object) -> Iterator[object]:
        raise PermissionError

    monkeypatch.setattr(foreign_reading, "read_l190", refuse)
    put("a.xml", XML)
    code, said = converted("a.xml", "b.json", "--lang", "en", printed=capsys)

    assert (2, True) == (code, "'a.xml': cannot be read (PermissionError); name the file to read" in said)


def test_document_that_none_could_read(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    """
    A document that would be longer than any that is read is not written.
    """
    monkeypatch.setattr("contratti_quartiere.cli.convert.MOST_BYTES", 100)
    put("a.csv", HEAD + WHOLE)
    code, said = converted("a.csv", "b.json", printed=capsys)

    assert (2, True, False) == (
        code,
        "file da scrivere 'b.json': avrebbe 1 MB" in said and "le sole righe che servono, o dividerlo" in said,
        Path("b.json").exists(),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(HEAD + WHOLE * 1200, [("a.csv", 500), ("a.csv", 1000)], id="L. 190"),
        pytest.param(CIG + CIG.split("\n", 1)[1] * 499, [("a.csv", 500)], id="CIG"),
    ],
)
def test_bar(text: str, expected: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch) -> None:
    """
    On a terminal a bar is told now and then how many rows of a long file were read.
    """
    told: list[tuple[str, int]] = []

    @contextmanager
    def bar() -> Generator[Callable[[str, int, int | None], None]]:
        yield lambda name, row, _: told.append((name, row))

    monkeypatch.setattr(foreign_reading, "reading_bar", bar)
    put("a.csv", text)
    main(["convert", "a.csv", "b.json"])

    assert expected == told


@pytest.mark.parametrize(
    ("file", "records"),
    [
        ("anac/cig_2023-10_150_rows.csv", 150),
        ("anac/l190_lotti_500_rows.csv", 500),
        ("anac/l190/dataset-2022_30_lots.xml", 30),
    ],
)
def test_published_files(file: str, records: int, oracle: Callable[[str], Path], capsys: Printed) -> None:
    """
    A published file is recognised, read whole, and what is odd in it does not fail.
    """
    code = main(["convert", str(oracle(file)), "b.json", "--json"])
    found = json.loads(capsys.readouterr().out)["import"]

    assert (0, records, records, True) == (code, found["records"], found["read"], found["complete"])


def test_interrupted(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    """
    Whoever interrupts the reading leaves with 3, and nothing is written.
    """

    def interrupt(_: object) -> Iterator[object]:
        raise KeyboardInterrupt

    monkeypatch.setattr(foreign_reading, "read_l190", interrupt)
    put("a.xml", XML)

    assert ((3, "interrotto"), False) == (converted("a.xml", "b.json", printed=capsys), Path("b.json").exists())


def test_so_many_sorts(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    """
    Of many sorts of problems the first are told, and how many there are beside them.
    """
    problems = tuple(
        RowProblem(line=line, place=f"colonna {line}", kind="odd", message=Bilingual("è strano", "is odd"), found="x")
        for line in range(1, 24)
    )
    tally = Tally(records=23, read=23, odd=23, whole=True)

    def imported(*_: object, **__: object) -> Imported:
        return Imported(programme=Programme(), problems=problems, tally=tally)

    monkeypatch.setattr(foreign_reading, "l190_programme", imported)
    put("a.xml", XML)
    code, said = converted("a.xml", "b.json", "--lang", "en", printed=capsys)

    assert (0, 20, True, True) == (
        code,
        said.count("is odd (found: x)"),
        "and 3 more, of other sorts" in said,
        "To have all, one a row: --problems FILE.csv" in said,
    )
