"""
The command `convert` to OCDS and back: releases, packages, what stays out, what may name people, and partial imports.
"""

import json
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
import pytest

from contratti_quartiere.amounts import StatedAmount
from contratti_quartiere.awards import Firm
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.cases import una_scala
from contratti_quartiere.cli import foreign_reading, main
from contratti_quartiere.exchange.documents import dumps, load
from contratti_quartiere.exchange.imports import PARTIAL, Imported, Tally
from contratti_quartiere.exchange.ocds import KEY
from contratti_quartiere.identifiers import TaxCode
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme, Unknown
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import Provenance, Source, SourceKind

Printed = pytest.CaptureFixture[str]

ONE = Tender(id="gara", title="Laboratori", lots=(Lot(id="1", title="Uno"),))
TWO = Tender(id="altra", title="Custodia")
PACKED = ("--publisher", "Comune di esempio", "--uri", "https://example.org/gare.json")
RELEASES = (
    '[{"ocid": "ocds-1-a", "tender": {"id": "a", "value": {"amount": 10.5}, '
    '"procuringEntity": {"name": "Ente"}}, "parties": [{"id": "E", "name": "Ente", '
    '"contactPoint": {"name": "Maria Rossi"}}]}, "no"]'
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let the commands run in an empty folder, on a terminal of 80 columns.
    """
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)


def document(**collections: Any) -> None:
    """
    Write a document.
    """
    Path("a.json").write_text(dumps(Programme(**collections)), "utf-8")


def converted(*words: str, printed: Printed) -> tuple[int, str]:
    """
    Return the exit code and what was printed, on one line.
    """
    code = main(["convert", *words])
    found = printed.readouterr()
    return code, " ".join((found.out + found.err).split())


def test_one_tender_is_a_release(capsys: Printed) -> None:
    """
    A programme of one tender becomes one release, and says which of its fields nobody gave.
    """
    document(tenders=(ONE,))
    found = converted("a.json", "b.json", "--to", "ocds", printed=capsys)
    release = json.loads(Path("b.json").read_text("utf-8"))

    assert ((0, "Scritto: b.json"), "gara", "Laboratori", ["ocid", "id", "date"]) == (
        found,
        release["ocid"],
        release["tender"]["title"],
        release[KEY]["derived"],
    )


def test_what_is_given_of_a_release() -> None:
    """
    The prefix of the body makes the ocid, the day is that of the release, and words are in the language of the command.
    """
    document(tenders=(ONE,))
    words = ["--ocid-prefix", "ocds-abc123", "--date", "27/11/2026", "--lang", "en"]
    code = main(["convert", "a.json", "b.json", "--to", "ocds", *words])
    release = json.loads(Path("b.json").read_text("utf-8"))

    assert (0, "ocds-abc123-gara", "2026-11-27T00:00:00Z", "en") == (
        code,
        release["ocid"],
        release["date"],
        release["language"],
    )


@pytest.mark.parametrize(
    "tenders", [pytest.param((ONE, TWO), id="several"), pytest.param((ONE,), id="one that is published")]
)
def test_package(tenders: tuple[Tender, ...]) -> None:
    """
    Several tenders, or one of which it is said who publishes it, become a package with a release each.
    """
    document(tenders=tenders)
    words = [*PACKED, "--license", "https://example.org/cc-by", "--date", "2026-11-27"]
    code = main(["convert", "a.json", "b.json", "--to", "ocds", *words])
    package = json.loads(Path("b.json").read_text("utf-8"))

    assert (
        0,
        "https://example.org/gare.json",
        {"name": "Comune di esempio"},
        "https://example.org/cc-by",
        "2026-11-27T00:00:00Z",
        [tender.id for tender in tenders],
    ) == (
        code,
        package["uri"],
        package["publisher"],
        package["license"],
        package["publishedDate"],
        [release["ocid"] for release in package["releases"]],
    )


@pytest.mark.parametrize(
    ("tenders", "words", "lang", "said"),
    [
        pytest.param((), (), "it", "nessuna gara, e una release racconta una gara", id="no tender"),
        pytest.param((), (), "en", "no tender, and a release tells of one", id="no tender, en"),
        pytest.param((ONE, TWO), (), "it", "è un pacchetto (gare: 2); dire chi lo pubblica", id="several"),
        pytest.param((ONE, TWO), PACKED[:2], "en", "is a package (tenders: 2); say who publishes it", id="no address"),
        pytest.param((ONE,), PACKED[2:], "it", "--publisher NOME --uri INDIRIZZO", id="no publisher"),
        pytest.param((ONE,), ("--license", "x"), "it", "è un pacchetto (gare: 1)", id="licence alone"),
    ],
)
def test_what_no_release_can_be_made_of(
    tenders: tuple[Tender, ...], words: tuple[str, ...], lang: str, said: str, capsys: Printed
) -> None:
    """
    Where something is missing for an honest release nothing is written, and it is told what to give.
    """
    document(tenders=tenders)
    code, found = converted("a.json", "b.json", "--to", "ocds", "--lang", lang, *words, printed=capsys)

    assert (2, True, False) == (code, said in found, Path("b.json").exists())


def test_there_and_back() -> None:
    """
    Tenders and contracts that went out to OCDS come back as they were.
    """
    contract = ServiceContract(id="c", tender="gara", lots=("1",))
    document(tenders=(ONE, TWO), service_contracts=(contract,))
    codes = [
        main(["convert", "a.json", "b.json", "--to", "ocds", *PACKED]),
        main(["convert", "b.json", "c.json"]),
    ]

    assert ([0, 0], (ONE, TWO), (contract,)) == (
        codes,
        load("c.json").tenders,
        load("c.json").service_contracts,
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        pytest.param(
            "it",
            (
                "a.json: non sta tutto in OCDS",
                "/title: il titolo del programma",
                "/sources: record che OCDS non ha: 1",
                "/amounts: dati che OCDS non ha: 1",
                "/service_contracts: record che OCDS non ha: 1",
                "/unknowns: record che OCDS non ha: 1",
                "Nulla è stato scritto. Con --partial si scrive il resto: il documento conserva ciò che OCDS non ha.",
            ),
            id="it",
        ),
        pytest.param(
            "en",
            (
                "a.json: OCDS does not hold all of it",
                "/title: the title of the programme",
                "/sources: records that OCDS has not: 1",
                "/amounts: figures that OCDS has not: 1",
                "/service_contracts: records that OCDS has not: 1",
                "/unknowns: records that OCDS has not: 1",
                "Nothing was written. With --partial the rest is: the document keeps what OCDS has not.",
            ),
            id="en",
        ),
    ],
)
def test_what_no_release_holds(lang: str, said: tuple[str, ...], capsys: Printed) -> None:
    """
    Records that no release holds stop the writing unless they may stay out, and are counted by their collection.
    """
    document(
        title="Programma",
        tenders=(ONE,),
        sources=(Source(id="f", kind=SourceKind.NOTICE, title="Bando"),),
        amounts=(StatedAmount(amount=Euro("1.00")),),
        service_contracts=(ServiceContract(id="c", tender="manca"), ServiceContract(id="d", tender="gara")),
        unknowns=(Unknown(id="u", question=Bilingual("chi?", "who?"), office=Bilingual("ente", "body")),),
    )
    code, found = converted("a.json", "b.json", "--to", "ocds", "--lang", lang, printed=capsys)
    there = Path("b.json").exists()
    partial = converted("a.json", "b.json", "--to", "ocds", "--partial", "--json", printed=capsys)

    assert (2, [], False, (1, True), 5, True) == (
        code,
        [part for part in said if part not in found],
        there,
        (partial[0], json.loads(partial[1])["partial"]),
        len(json.loads(partial[1])["lost"]),
        Path("b.json").exists(),
    )


def test_what_would_be_lost_for_a_program(capsys: Printed) -> None:
    """
    As JSON what stops the writing is listed, and nothing was written.
    """
    Path("a.json").write_text(dumps(attrs.evolve(una_scala(), tenders=(ONE,))), "utf-8")
    code = main(["convert", "a.json", "b.json", "--to", "ocds", "--json"])
    values = json.loads(capsys.readouterr().out)

    assert (2, None, True) == (code, values["written"], "/relocations" in [one["pointer"] for one in values["lost"]])


def test_title_and_sources_stop_nothing(capsys: Printed) -> None:
    """
    That no release holds the title and the sources is told, and the tender is written.
    """
    document(title="x", tenders=(ONE,), sources=(Source(id="f", kind=SourceKind.NOTICE, title="Bando"),))
    code, found = converted("a.json", "b.json", "--to", "ocds", printed=capsys)

    assert (0, True) == (code, "RESTANO FUORI /title" in found)


def test_sources_that_records_name_go_out_and_come_back(capsys: Printed) -> None:
    """
    Only one that no tender names is told to stay out, and the package is no source of what is ours.
    """
    named, other = (Source(id=name, kind=SourceKind.NOTICE, title="Bando") for name in "fg")
    tender = attrs.evolve(ONE, provenance=Provenance(sources=("f",)))
    document(tenders=(tender,), sources=(named, other))
    code, found = converted("a.json", "b.json", "--to", "ocds", *PACKED, printed=capsys)
    main(["convert", "b.json", "c.json"])

    assert (0, True, ((named,), (tender,))) == (
        code,
        "/sources: record che OCDS non ha: 1" in found,
        (load("c.json").sources, load("c.json").tenders),
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("it", "Ciò che può nominare persone non è stato scritto; --people lo scrive."),
        ("en", "What may name people was not written; --people writes it."),
    ],
)
def test_people_stay_out(lang: str, said: str, capsys: Printed) -> None:
    """
    The tax code of a person is written only where that is asked for, and it is told that it was kept back.
    """
    code = "RSSMRA80A01F205X"
    document(tenders=(attrs.evolve(ONE, firms=(Firm(id="f", name="Ditta", tax_code=TaxCode(code)),)),))
    without = converted("a.json", "b.json", "--to", "ocds", "--lang", lang, printed=capsys)
    with_people = converted("a.json", "c.json", "--to", "ocds", "--lang", lang, "--people", printed=capsys)

    assert ((0, True, False), (0, False, True)) == (
        (without[0], said in without[1], code in Path("b.json").read_text("utf-8")),
        (with_people[0], said in with_people[1], code in Path("c.json").read_text("utf-8")),
    )


def test_releases_of_others(capsys: Printed) -> None:
    """
    A release that is none is reported with its place, the rest is read, and the document says that it is partial.
    """
    Path("r.json").write_text(RELEASES, "utf-8")
    code, said = converted("r.json", "b.json", "--lang", "en", printed=capsys)
    programme = load("b.json")

    assert (1, True, True, True, ["a"], ()) == (
        code,
        "Releases in the file: 2; read: 1; not read: 1" in said,
        "NOT READ /1 should be an object" in said,
        "If those amounts are euro: --currency EUR To keep how people are reached: --people" in said,
        [tender.id for tender in programme.tenders],
        programme.tenders[0].totals,
    )


def test_currency() -> None:
    """
    Amounts without a currency are euro where the person at the terminal says so.
    """
    Path("r.json").write_text(RELEASES, "utf-8")
    main(["convert", "r.json", "b.json", "--currency", "EUR"])

    assert [Euro("10.50")] == [total.amount for total in load("b.json").tenders[0].totals]


@pytest.mark.parametrize(("currency", "said"), [("euro", "valuta 'euro': non è un codice"), ("", "non è un codice")])
def test_what_is_no_currency(currency: str, said: str, capsys: Printed) -> None:
    """
    What is no code of a currency is refused before anything is read.
    """
    Path("r.json").write_text(RELEASES, "utf-8")

    assert (2, True) == (
        (found := converted("r.json", "b.json", "--currency", currency, printed=capsys))[0],
        said in found[1],
    )


def test_contacts_are_read_where_asked_for() -> None:
    """
    The names of people to contact are read only where that is asked for.
    """
    Path("r.json").write_text(RELEASES, "utf-8")
    main(["convert", "r.json", "b.json"])
    main(["convert", "r.json", "c.json", "--people"])

    assert (False, True) == tuple("Maria Rossi" in Path(name).read_text("utf-8") for name in ("b.json", "c.json"))


def test_sorts_of_problems_without_lines(capsys: Printed) -> None:
    """
    Where a file has no lines a problem is told by its place, and the same one of other records by how often.
    """
    Path("r.json").write_text(RELEASES.replace(', "no"]', ', "no", "no", 3]'), "utf-8")
    _, said = converted("r.json", "b.json", printed=capsys)

    assert (True, True) == ("NON LETTI /1 " in said, "lo stesso altre 2 volte" in said)


@pytest.mark.parametrize(
    ("packed", "read"), [pytest.param(PACKED, 2, id="package"), pytest.param((), 1, id="one release")]
)
def test_partial_import_to_ocds(
    packed: tuple[str, ...], read: int, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    """
    OCDS of a partial import says under our own key that it is not all.
    """
    tenders = (ONE, TWO)[:read]

    def imported(*_: object, **__: object) -> Imported:
        tally = Tally(records=3, read=read, odd=0, whole=True)
        return Imported(programme=Programme(tenders=tenders), problems=(), tally=tally)

    monkeypatch.setattr(foreign_reading, "read_releases", imported)
    Path("r.jsonl").write_text("", "utf-8")
    code, _ = converted("r.jsonl", "b.json", "--to", "ocds", "--lang", "en", *packed, printed=capsys)
    found = json.loads(Path("b.json").read_text("utf-8"))

    missing = f"What is missing here of 'r.jsonl': of 3 records {read} were read"
    assert (1, missing) == (code, found[KEY]["partial"]["question"]["en"])


@pytest.mark.parametrize("packed", [pytest.param(PACKED, id="package"), pytest.param((), id="one release")])
@pytest.mark.parametrize(
    ("lang", "said"), [("it", "È parziale come ciò da cui viene."), ("en", "It is as partial as what it comes from.")]
)
def test_a_mark_comes_back(packed: tuple[str, ...], lang: str, said: str, capsys: Printed) -> None:
    """
    A document that went out to OCDS as partial is partial when it comes back, and whoever converts it is told.
    """
    missing = Unknown(id=PARTIAL, question=Bilingual("Manca A", "A is missing"), office=Bilingual("ente", "body"))
    document(tenders=(ONE,), unknowns=(missing,))
    words = ("--lang", lang)
    out = converted("a.json", "b.json", "--to", "ocds", *packed, *words, printed=capsys)
    back = converted("b.json", "c.json", *words, printed=capsys)
    values = json.loads(converted("b.json", "d.json", "--json", printed=capsys)[1])

    assert (
        (1, True),
        (1, True),
        Programme(tenders=(ONE,), unknowns=(missing,)),
        ({"it": "Manca A", "en": "A is missing"}, True),
    ) == (
        (out[0], said in out[1]),
        (back[0], said in back[1]),
        attrs.evolve(load("c.json"), sources=()),
        (values["missing"], values["partial"]),
    )


def test_bar_of_releases(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    On a terminal a bar is told how many releases were read, and of how many.
    """
    told: list[tuple[str, int, int | None]] = []

    @contextmanager
    def bar() -> Generator[Callable[[str, int, int | None], None]]:
        yield lambda name, row, rows: told.append((name, row, rows))

    monkeypatch.setattr(foreign_reading, "reading_bar", bar)
    Path("r.json").write_text(RELEASES, "utf-8")
    main(["convert", "r.json", "b.json"])

    assert [("r.json", 1, 2), ("r.json", 2, 2)] == told


@pytest.mark.parametrize("file", ["it_appaltipop_2_releases.json", "uk_find_a_tender_2_releases.json"])
def test_published_releases(file: str, oracle: Callable[[str], Path], capsys: Printed) -> None:
    """
    A published package is recognised and read whole, and goes out again.
    """
    path = str(oracle(f"ocds/examples/{file}"))
    code = main(["convert", path, "b.json", "--json"])
    found = json.loads(capsys.readouterr().out)["import"]
    again = main(["convert", "b.json", "c.json", "--to", "ocds", *PACKED])

    assert (0, 2, 2, 0) == (code, found["records"], found["read"], again)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(RELEASES[:60].encode(), ("si interrompe", "breaks off"), id="truncated"),
        pytest.param(RELEASES.encode("utf-16"), ("non è UTF-8", "is not UTF-8"), id="UTF-16"),
        pytest.param(b"PK\x03\x04", ("è un archivio zip", "is a zip archive"), id="zip"),
        pytest.param(b"{}", ("non è OCDS", "is no OCDS"), id="no OCDS"),
    ],
)
@pytest.mark.parametrize("lang", ["it", "en"])
def test_what_is_no_ocds(content: bytes, said: tuple[str, str], lang: str, capsys: Printed) -> None:
    """
    What is given as OCDS and is none is told for what it is, and nothing is written.
    """
    Path("r.json").write_bytes(content)
    code, found = converted("r.json", "b.json", "--from", "ocds", "--lang", lang, printed=capsys)

    assert (2, True, False) == (code, said[lang == "en"] in found, Path("b.json").exists())


@pytest.mark.parametrize(
    ("lang", "said"), [("it", "Nulla da importare: il file non ha"), ("en", "Nothing to import: the file has no")]
)
def test_no_release(lang: str, said: str, capsys: Printed) -> None:
    """
    A package of no release is told to have nothing to import, for people and for programs, and is not a success.
    """
    Path("r.json").write_text('{"releases": []}', "utf-8")
    code, found = converted("r.json", "b.json", "--lang", lang, printed=capsys)
    values = json.loads(converted("r.json", "c.json", "--json", printed=capsys)[1])

    assert (1, True, True) == (code, said in found, values["empty"])
