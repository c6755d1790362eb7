"""
Releases gathered into one programme: no two tenders or contracts of one name, and no release twice.
"""

from typing import Any

from contratti_quartiere.exchange.imports import Tally
from contratti_quartiere.exchange.ocds.gathered import Gathered
from contratti_quartiere.exchange.ocds.reading import from_release
from contratti_quartiere.exchange.ocds.releases import to_release
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.procurement import RecordOrigin, Tender
from contratti_quartiere.sources import Provenance, Source, SourceKind


def release(ocid: str, **sections: Any) -> dict[str, Any]:
    """
    Return a release of a tender and a contract that are called as all others.
    """
    return {"ocid": ocid, "tender": {"id": "1"}, "contracts": [{"id": "1"}], **sections}


def test_records_of_one_name_are_told_apart() -> None:
    """
    The later ones have a number more, which is told; the name that they had stays as found, and contracts follow.
    """
    gathered = Gathered()
    for number in range(3):
        gathered.add(0, f"/{number}", from_release(release(str(number))))
    imported = gathered.imported()
    tenders, contracts = imported.programme.tenders, imported.programme.service_contracts

    assert (
        ["1", "1 (2)", "1 (3)"],
        [("1", "1"), ("1 (2)", "1 (2)"), ("1 (3)", "1 (3)")],
        ["/1/tender/id", "/1/contracts/0/id", "/2/tender/id", "/2/contracts/0/id"],
        (True, True),
        (3, 3),
    ) == (
        [tender.id for tender in tenders],
        [(contract.id, contract.tender) for contract in contracts],
        [problem.place for problem in imported.problems if problem.kind == "same_name"],
        (
            FoundValue(place="/tender/id", value="1") in tenders[2].as_found,
            FoundValue(place="/contracts/*/id", value="1") in contracts[2].as_found,
        ),
        (imported.tally.records, imported.tally.read),
    )


def test_the_same_release_is_not_read_twice() -> None:
    """
    Word by word the same: it is reported.
    """
    gathered = Gathered()
    for number in range(2):
        gathered.add(number, "", from_release(release("o")))
    imported = gathered.imported()

    said = "is the same release as an earlier one, word by word: it was not read twice"
    assert (1, [("duplicate_release", True, said)], (2, 1)) == (
        len(imported.programme.tenders),
        [(found.kind, found.unread, found.message.en) for found in imported.problems if found.line == 1],
        (imported.tally.records, imported.tally.read),
    )


def test_only_foreign_records_come_from_the_package() -> None:
    """
    What we wrote keeps its own provenance, and what names a source too.
    """
    gathered = Gathered()
    gathered.source = Source(id="ocds", kind=SourceKind.DATASET, title="x")
    named = Provenance(sources=("a",))
    gathered.add(0, "", from_release(to_release(Tender(id="nostra"))))
    gathered.add(0, "", from_release(to_release(Tender(id="con fonte", provenance=named))))
    gathered.add(0, "", from_release({"tender": {"id": "altrui"}}))

    assert [Provenance(), named, Provenance(sources=("ocds",))] == [
        tender.provenance for tender in gathered.imported().programme.tenders
    ]


def test_a_package_takes_no_name_that_a_record_gives_another_source() -> None:
    """
    Data that came from one package and stand in another still name the first, and its source is not the second.
    """
    first = Source(id="ocds", kind=SourceKind.DATASET, title="UK")
    of_first = Tender(id="a", origin=RecordOrigin.FOREIGN, provenance=Provenance(sources=("ocds",)))
    gathered = Gathered()
    gathered.source = Source(id="ocds", kind=SourceKind.DATASET, title="Comune di X")
    gathered.add(0, "", from_release(to_release(of_first, sources=(first,))))
    gathered.add(0, "", from_release({"tender": {"id": "b"}}))
    programme = gathered.imported().programme

    assert (
        [("ocds", "UK"), ("ocds (2)", "Comune di X")],
        [("ocds",), ("ocds (2)",)],
    ) == (
        [(source.id, source.title) for source in programme.sources],
        [tender.provenance.sources for tender in programme.tenders],
    )


def test_a_package_of_which_no_record_is_is_no_source() -> None:
    """
    Who publishes records that name their sources, or ours, is not where their facts are from.
    """
    gathered = Gathered()
    gathered.source = Source(id="ocds", kind=SourceKind.DATASET, title="Comune di X")
    gathered.add(0, "", from_release(to_release(Tender(id="nostra"))))

    assert () == gathered.imported().programme.sources


def test_two_sources_of_one_name_are_told() -> None:
    """
    The first counts, and one that is the same is not told.
    """
    gathered = Gathered()
    for name, title in (("a", "UK"), ("b", "UK"), ("c", "IT")):
        source = Source(id="s", kind=SourceKind.DATASET, title=title)
        tender = Tender(id=name, provenance=Provenance(sources=("s",)))
        gathered.add(0, f"/releases/{name}", from_release(to_release(tender, sources=(source,))))
    imported = gathered.imported()

    assert (["UK"], [("/releases/c", "other_source", "s")]) == (
        [source.title for source in imported.programme.sources],
        [(problem.place, problem.kind, problem.found) for problem in imported.problems],
    )


def test_nothing_is_a_programme_of_nothing() -> None:
    """
    A package without releases is whole.
    """
    assert Tally(records=0, read=0, odd=0, whole=True) == Gathered().imported().tally
