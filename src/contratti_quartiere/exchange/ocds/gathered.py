"""
The releases of a file gathered into one programme, in which no two tenders and no two contracts have one name.
"""

from collections.abc import Mapping
from typing import TypeVar

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.imports import Imported, RowProblem, Tally
from contratti_quartiere.exchange.ocds.reading import ReadRelease
from contratti_quartiere.exchange.ocds.source_records import named_by
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.procurement import RecordOrigin, Tender
from contratti_quartiere.programme import Programme, Unknown
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import Provenance, Source

__all__ = ["Gathered"]

R = TypeVar("R", Tender, ServiceContract)

_OWN_NAME: Mapping[type, str] = {Tender: "/tender/id", ServiceContract: "/contracts/*/id"}
_AGAIN = Bilingual(
    "è la stessa release di prima, parola per parola: non è stata letta due volte",
    "is the same release as an earlier one, word by word: it was not read twice",
)

_OTHER_SOURCE = Bilingual(
    "un'altra release dà a una fonte lo stesso nome e ne dice altro; vale la prima",
    "another release gives a source this name and says otherwise of it; the first counts",
)


class Gathered:
    """
    What was read of a file so far (*raccolta di release*).

    Attributes:
        source: The package that the releases come from; None if the file says nothing of one.
        whole: False if the file broke off.
        missing: What the file says that it lacks, for it was made of a partial import; None if it says nothing.
    """

    def __init__(self) -> None:
        self.source: Source | None = None
        self.whole = True
        self.missing: Unknown | None = None
        self._sources: dict[str, Source] = {}
        self._tenders: dict[str, Tender] = {}
        self._contracts: dict[str, ServiceContract] = {}
        self._seen: set[ReadRelease] = set()
        self._problems: list[RowProblem] = []
        self._records = self._odd = 0

    def unread(self, line: int, place: str, kind: str, message: Bilingual, found: str) -> None:
        """
        Count a record that could not be read, and report it.
        """
        self._records += 1
        self._problems.append(RowProblem(line=line, place=place, kind=kind, message=message, found=found, unread=True))

    def add(self, line: int, place: str, read: ReadRelease) -> None:
        """
        Count a release that was read, and add its records, each under a name of its own.
        """
        if read in self._seen:
            self.unread(line, place, "duplicate_release", _AGAIN, read.tender.id)
            return
        self._seen.add(read)
        before = len(self._problems)
        self._problems.extend(
            attrs.evolve(problem, line=line, place=f"{place}{problem.place}") for problem in read.problems
        )
        tender = self._named(line, f"{place}/tender/id", read.tender, self._tenders)
        self._tenders[tender.id] = tender
        for number, contract in enumerate(read.contracts):
            moved = attrs.evolve(contract, tender=tender.id)
            named = self._named(line, f"{place}/contracts/{number}/id", moved, self._contracts)
            self._contracts[named.id] = named
        for source in read.sources:
            if self._sources.setdefault(source.id, source) != source:
                self._problems.append(
                    RowProblem(line=line, place=place, kind="other_source", message=_OTHER_SOURCE, found=source.id)
                )
        self._records += 1
        self._odd += len(self._problems) > before

    def _named(self, line: int, place: str, record: R, others: Mapping[str, R]) -> R:
        """
        Return a record under a name that none of the others has; one that changes is kept as found, and told.
        """
        if record.id not in others:
            return record
        name, number = record.id, 1
        while name in others:
            number += 1
            name = f"{record.id} ({number})"
        message = Bilingual(
            f"un'altra release ha già «{record.id}»; le due non sono state fuse, e questo è «{name}»",
            f"another release has {record.id!r} already; the two were not merged, and this one is {name!r}",
        )
        self._problems.append(RowProblem(line=line, place=place, kind="same_name", message=message, found=record.id))
        found = FoundValue(place=_OWN_NAME[type(record)], value=record.id)
        return attrs.evolve(record, id=name, as_found=(*record.as_found, found))

    def _package(self) -> Source | None:
        """
        Return the package as the source of what others wrote and names none, under a name that no record gives another.
        """
        records: tuple[Tender | ServiceContract, ...] = (*self._tenders.values(), *self._contracts.values())
        if self.source is None or not any(map(_is_of_package, records)):
            return None
        taken, name, number = named_by(records) | self._sources.keys(), self.source.id, 1
        while name in taken:
            number += 1
            name = f"{self.source.id} ({number})"
        return attrs.evolve(self.source, id=name)

    def imported(self) -> Imported:
        """
        Return the programme, what is odd, and the counts.
        """
        package = self._package()
        programme = Programme(
            sources=(*self._sources.values(), *(() if package is None else (package,))),
            tenders=tuple(_from_package(tender, package) for tender in self._tenders.values()),
            service_contracts=tuple(_from_package(contract, package) for contract in self._contracts.values()),
            unknowns=() if self.missing is None else (self.missing,),
        )
        tally = Tally(
            records=self._records,
            read=self._records - sum(problem.unread for problem in self._problems),
            odd=self._odd,
            whole=self.whole,
        )
        return Imported(programme=programme, problems=tuple(self._problems), tally=tally)


def _is_of_package(record: Tender | ServiceContract) -> bool:
    return record.origin is RecordOrigin.FOREIGN and not record.provenance.stated


def _from_package(record: R, package: Source | None) -> R:
    """
    Return a record that others wrote and that names no source with the package as its source.
    """
    if package is None or not _is_of_package(record):
        return record
    return attrs.evolve(record, provenance=Provenance(sources=(package.id,)))
