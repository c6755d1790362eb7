"""
Files of releases: packages, lists, records, JSON lines, and what is none of these.
"""

import gzip
import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.errors import DocumentError, MalformedValueError, WrongTypeError
from contratti_quartiere.exchange.imports import Imported, Tally
from contratti_quartiere.exchange.ocds import release_files
from contratti_quartiere.exchange.ocds.release_files import read_releases
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Tender
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import Source, SourceKind

ONE: dict[str, Any] = {"ocid": "o-1", "tender": {"id": "G1"}}
TWO: dict[str, Any] = {"ocid": "o-2", "tender": {"id": "G2"}}
ALL = Tally(records=2, read=2, odd=0, whole=True)


def saved(folder: Path, content: object, name: str = "file.json") -> Path:
    """
    Return a file with this content: bytes as they are, anything else as JSON.
    """
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def names(imported: Imported) -> list[str]:
    """
    Return the names of the tenders.
    """
    return [tender.id for tender in imported.programme.tenders]


def lines(*values: object) -> bytes:
    """
    Return values as JSON lines.
    """
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param({"releases": [ONE, TWO]}, id="a package"),
        pytest.param(json.dumps({"releases": [ONE, TWO]}, indent=1).encode(), id="a package over several lines"),
        pytest.param([ONE, TWO], id="a list"),
        pytest.param({"records": [{"compiledRelease": ONE}, {"compiledRelease": TWO}]}, id="records"),
        pytest.param(lines(ONE, TWO), id="lines"),
        pytest.param(lines({"releases": [ONE]}, [TWO]), id="lines of packages and lists"),
        pytest.param(b"\xef\xbb\xbf" + lines(ONE) + b"\n \n" + lines(TWO), id="lines with a mark and empty ones"),
    ],
)
def test_the_releases_of_a_file_are_one_programme(tmp_path: Path, content: object) -> None:
    """
    However they stand in the file, each becomes a tender.
    """
    imported = read_releases(saved(tmp_path, content))

    assert (["G1", "G2"], ALL, ()) == (names(imported), imported.tally, imported.problems)


def test_a_file_may_be_one_release(tmp_path: Path) -> None:
    """
    Without a package round it.
    """
    assert ["G1"] == names(read_releases(saved(tmp_path, ONE)))


def test_one_line_of_json_lines_may_be_all(tmp_path: Path) -> None:
    """
    The ending of the name says that they are lines.
    """
    assert ["G1"] == names(read_releases(saved(tmp_path, lines(ONE), "file.jsonl")))


@pytest.mark.parametrize(
    ("broken", "kind"),
    [
        pytest.param("x", "wrong_type", id="text"),
        pytest.param(None, "wrong_type", id="null"),
        pytest.param({"uri": "x"}, "no_release", id="another object"),
    ],
)
def test_one_that_is_broken_is_reported_and_the_rest_is_read(tmp_path: Path, broken: object, kind: str) -> None:
    """
    It is counted among the records, and not among those that were read.
    """
    imported = read_releases(saved(tmp_path, {"releases": [ONE, broken, TWO]}))

    assert (["G1", "G2"], Tally(records=3, read=2, odd=0, whole=True), [("/releases/1", kind, True)]) == (
        names(imported),
        imported.tally,
        [(problem.place, problem.kind, problem.unread) for problem in imported.problems],
    )


def test_one_of_too_many_levels_is_reported(tmp_path: Path) -> None:
    """
    It is not read, and the rest is.
    """
    deep: Any = "x"
    for _ in range(200):
        deep = [deep]
    imported = read_releases(saved(tmp_path, [ONE | {"x": deep}, TWO]))

    assert (["G2"], [("/0", "unreadable")], 1) == (
        names(imported),
        [(problem.place, problem.kind) for problem in imported.problems],
        imported.tally.reported,
    )


def test_a_record_without_a_compiled_release_is_reported(tmp_path: Path) -> None:
    """
    Links to releases are not followed.
    """
    imported = read_releases(saved(tmp_path, {"records": [{"releases": [{"url": "x"}]}, 5, {"compiledRelease": ONE}]}))

    assert (["G1"], ["/records/0/compiledRelease", "/records/1/compiledRelease"]) == (
        names(imported),
        [problem.place for problem in imported.problems],
    )


def test_problems_have_the_place_in_the_file(tmp_path: Path) -> None:
    """
    In a package the pointer of the whole file; in lines, the line, and the pointer within it.
    """
    odd = TWO | {"tag": [" award"]}
    package = read_releases(saved(tmp_path, {"releases": [ONE, odd]}))
    rows = read_releases(saved(tmp_path, lines(ONE, odd)))

    assert ([(0, "/releases/1/tag/0")], [(2, "/tag/0")], 1) == (
        [(problem.line, problem.place) for problem in package.problems],
        [(problem.line, problem.place) for problem in rows.problems],
        rows.tally.odd,
    )


@pytest.mark.parametrize(
    ("second", "kind", "whole"),
    [
        pytest.param(b'{"ocid": \n', "json", True, id="no JSON"),
        pytest.param('{"ocid": "perché"}\n'.encode("cp1252"), "encoding", True, id="Windows-1252"),
        pytest.param(b'{"ocid": "o', "json", False, id="broken off"),
    ],
)
def test_a_line_that_is_broken_is_reported_with_its_number(
    tmp_path: Path, second: bytes, kind: str, *, whole: bool
) -> None:
    """
    A last line that does not end says that the file broke off.
    """
    imported = read_releases(saved(tmp_path, lines(ONE) + second))

    assert (Tally(records=2, read=1, odd=0, whole=whole), [(2, kind)]) == (
        imported.tally,
        [(problem.line, problem.kind) for problem in imported.problems],
    )


def test_a_broken_line_within_does_not_break_off_the_file(tmp_path: Path) -> None:
    """
    Only the last line does.
    """
    imported = read_releases(saved(tmp_path, lines(ONE) + b"{\n" + lines(TWO)))

    assert (["G1", "G2"], True) == (names(imported), imported.tally.whole)


def zipped() -> bytes:
    """
    Return a zip with a file in it.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("file.json", json.dumps(ONE))
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        pytest.param(b"", "file.json", "empty", id="empty"),
        pytest.param(b'{"releases": [', "file.json", "json", id="truncated"),
        pytest.param('{"ocid": "perché"}'.encode("cp1252"), "file.json", "encoding", id="Windows-1252"),
        pytest.param(json.dumps(ONE).encode("utf-16"), "file.json", "encoding", id="UTF-16"),
        pytest.param(json.dumps(ONE).encode("utf-16"), "file.jsonl", "encoding", id="lines of UTF-16"),
        pytest.param(json.dumps(ONE).encode("utf-16-be"), "file.jsonl", "encoding", id="UTF-16 without a mark"),
        pytest.param(zipped(), "file.json", "zip", id="a zip"),
        pytest.param(gzip.compress(b"{}"), "file.json", "gzip", id="a gzip"),
        pytest.param({"format": "x"}, "file.json", "no_release", id="another JSON"),
        pytest.param(5, "file.json", "no_release", id="a number"),
    ],
)
def test_a_file_of_which_nothing_can_be_read_is_refused(tmp_path: Path, content: object, name: str, kind: str) -> None:
    """
    The error says what it is.
    """
    with pytest.raises(DocumentError) as raised:
        read_releases(saved(tmp_path, content, name))

    assert [kind] == [problem.kind for problem in raised.value.problems]


def test_a_value_of_too_many_bytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A package is held in memory whole; lines, each below the limit, are not.
    """
    monkeypatch.setattr(release_files, "MOST_BYTES", 60)
    with pytest.raises(DocumentError) as raised:
        read_releases(saved(tmp_path, [ONE, TWO]))

    assert (["too_large"], ["G1", "G2"]) == (
        [problem.kind for problem in raised.value.problems],
        names(read_releases(saved(tmp_path, lines(ONE, TWO)))),
    )


def test_the_currency_is_checked_before_the_file(tmp_path: Path) -> None:
    """
    A wrong one is the caller's error, and no problem of each release.
    """
    with pytest.raises(MalformedValueError):
        read_releases(saved(tmp_path, ONE), currency="euro")


def test_the_package_is_the_source(oracle: Callable[[str], Path]) -> None:
    """
    Who published it, under which licence, when and where; each foreign record names it.
    """
    imported = read_releases(oracle("ocds/examples/it_appaltipop_2_releases.json"), currency="EUR")
    (source,) = imported.programme.sources
    programme = imported.programme
    records: tuple[Tender | ServiceContract, ...] = (*programme.tenders, *programme.service_contracts)
    awards = [award for tender in imported.programme.tenders for award in tender.awards]

    assert (
        (SourceKind.DATASET, "onData, https://creativecommons.org/licenses/by/4.0/legalcode", "2020-02-15"),
        {("ocds",)},
        Euro("1461103.42"),
        Tally(records=2, read=2, odd=2, whole=True),
    ) == (
        (source.kind, source.title, str(source.published)),
        {record.provenance.sources for record in records},
        Euro.total(award.amount.amount for award in awards if award.amount),
        imported.tally,
    )


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param("0001-01-01T00:00:00Z", None, id="the first day of all"),
        pytest.param("0001-01-02T00:00:00Z", "0001-01-02", id="the second"),
    ],
)
def test_a_day_that_nobody_knew_is_none(tmp_path: Path, published: str, expected: str | None) -> None:
    """
    The first day of the calendar stands where no date told, and is not when a package was published.
    """
    (source,) = read_releases(saved(tmp_path, {"releases": [ONE], "publishedDate": published})).programme.sources

    assert expected == (None if source.published is None else str(source.published))


def test_a_package_that_says_nothing_is_a_source_too(tmp_path: Path) -> None:
    """
    It is called by the name of the format.
    """
    imported = read_releases(saved(tmp_path, {"releases": [ONE], "publisher": 5}))

    assert (Source(id="ocds", kind=SourceKind.DATASET, title="OCDS"),) == imported.programme.sources


def test_how_to_reach_people_is_kept_if_asked(tmp_path: Path) -> None:
    """
    The file is read as each release is.
    """
    path = saved(tmp_path, [ONE | {"parties": [{"contactPoint": {"email": "a@b.it"}}]}])

    assert (["personal_data"], []) == (
        [problem.kind for problem in read_releases(path).problems],
        [problem.kind for problem in read_releases(path, contacts=True).problems],
    )


def test_digits_beyond_a_float_are_kept(tmp_path: Path) -> None:
    """
    A file is read with every digit, which plain JSON readers lose.
    """
    text = b'{"ocid": "o", "tender": {"id": "G", "value": {"amount": 12345678901234567.89, "currency": "EUR"}}}'
    (tender,) = read_releases(saved(tmp_path, text)).programme.tenders

    assert [Euro("12345678901234567.89")] == [total.amount for total in tender.totals]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param([ONE, TWO], [(1, 2), (2, 2)], id="a list"),
        pytest.param(lines(ONE, TWO), [(1, None), (2, None)], id="lines"),
    ],
)
def test_progress_is_told(tmp_path: Path, content: object, expected: list[tuple[int, int | None]]) -> None:
    """
    How many were read, and of how many if that is known.
    """
    told: list[tuple[int, int | None]] = []
    read_releases(saved(tmp_path, content), progress=lambda done, of: told.append((done, of)))

    assert expected == told


def test_lines_are_not_held_in_memory(tmp_path: Path) -> None:
    """
    Thirty lines of a hundred kilobytes are read in less than one of the three megabytes.
    """
    path = saved(tmp_path, b"".join(b'{"x": "%0100000d"}\n' % number for number in range(30)))
    tracemalloc.start()
    imported = read_releases(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (30, True) == (imported.tally.records, most < 1_000_000)


def test_contacts_are_a_switch(tmp_path: Path) -> None:
    """
    Only True keeps how to reach people: `"no"` is refused.
    """
    contacts: Any = "no"

    with pytest.raises(WrongTypeError, match=r"^read_releases\.contacts: found 'no'"):
        read_releases(saved(tmp_path, ONE), contacts=contacts)


def test_amounts_of_a_file_have_the_basis_that_the_caller_knows(tmp_path: Path) -> None:
    """
    Each release is read with it.
    """
    value = {"amount": 10, "currency": "EUR"}
    path = saved(tmp_path, [{"ocid": "o", "tender": {"id": "G", "value": value}}])
    (tender,) = read_releases(path, vat=VatBasis.NET).programme.tenders

    assert [VatBasis.NET] == [total.vat for total in tender.totals]


def test_a_basis_that_is_none_is_refused(tmp_path: Path) -> None:
    """
    The reader says which argument it is.
    """
    wrong: Any = "netto"
    with pytest.raises(WrongTypeError, match=r"read_releases\.vat"):
        read_releases(tmp_path / "none.json", vat=wrong)
