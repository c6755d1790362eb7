"""
ANAC's open data of CIG codes, read from their CSV one row after the other.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from os import PathLike
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.anac.cig_rows import PublishedCig
from contratti_quartiere.exchange.anac.foreign_paths import checked_path
from contratti_quartiere.exchange.anac.found_days import found_day
from contratti_quartiere.exchange.anac.found_texts import (
    FoundText,
    found_amount,
    found_cig,
    found_cpv,
    found_tax_code,
)
from contratti_quartiere.exchange.anac.l190_reading import printable
from contratti_quartiere.exchange.anac.row_faults import with_end_weighed
from contratti_quartiere.exchange.anac.separated_rows import SeparatedRows, header_key, separated_rows
from contratti_quartiere.exchange.imports import ReadRow, RowProblem
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import CodeAsFound

__all__ = ["CIG_HEADERS", "REQUIRED_HEADERS", "kept_value", "read_cig_csv"]

CIG_HEADERS = {
    "cig": "cig",
    "framework_cig": "cig_accordo_quadro",
    "tender_number": "numero_gara",
    "tender_object": "oggetto_gara",
    "tender_amount": "importo_complessivo_gara",
    "lot_count": "n_lotti_componenti",
    "lot_object": "oggetto_lotto",
    "lot_amount": "importo_lotto",
    "object_kind": "oggetto_principale_contratto",
    "status": "stato",
    "sector": "settore",
    "place": "luogo_istat",
    "province": "provincia",
    "published": "data_pubblicazione",
    "offers_due": "data_scadenza_offerta",
    "procedure_code": "cod_tipo_scelta_contraente",
    "procedure": "tipo_scelta_contraente",
    "arrangement": "modalita_realizzazione",
    "authority_tax_code": "cf_amministrazione_appaltante",
    "authority": "denominazione_amministrazione_appaltante",
    "cpv": "cod_cpv",
    "cpv_words": "descrizione_cpv",
    "main_cpv": "flag_prevalente",
    "duration": "DURATA_PREVISTA",
    "reserved": "TIPO_APPALTO_RISERVATO",
    "repetitions": "FLAG_PREV_RIPETIZIONI",
    "outcome_code": "COD_ESITO",
    "outcome": "ESITO",
}
"""Under which header of the authority each field of `PublishedCig` stands, in the order of the file."""

REQUIRED_HEADERS = ("cig", "numero_gara", "oggetto_lotto", "importo_lotto")
"""Without these a file is not ANAC's; what stands under the others is unknown where they are missing."""

_COUNT = re.compile(r"([0-9]{1,9})(?:\.0+)?")
# As the authority writes it, and as it may be written.
_CANCELLED = ("annullat", "cancellat")
_CANCELLATIONS = frozenset({"data_cancellazione", "motivo_cancellazione"})
_FLAGS = {"0": False, "0.0": False, "1": True, "1.0": True}


def read_cig_csv(path: str | PathLike[str]) -> Iterator[ReadRow[PublishedCig]]:
    """
    Open ANAC's CSV of CIG codes, or the zip in which it ships, and read it one row at a time in bounded memory.

    Each row of the file comes once: as a record, with what is odd about it, or reported with its line and what stood
    there. A row that is not whole at the end of the file has a problem of the kind `broken_off`.

    Args:
        path: The file.

    Raises:
        WrongTypeError: For what is no path.
        DocumentError: At once, for a file that cannot be opened, is no CSV, or not this one: with what it is, or which
            headers it lacks.
    """
    rows = separated_rows(
        checked_path("read_cig_csv", path), known=tuple(CIG_HEADERS.values()), required=REQUIRED_HEADERS
    )
    return _Reader(rows).read()


class _Reader:
    """
    What stands in which cell of the rows of one file.
    """

    def __init__(self, rows: SeparatedRows) -> None:
        self._rows = rows
        at = {header_key(header): index for index, header in enumerate(rows.headers)}
        places = [(field, header, at.get(header_key(header))) for field, header in CIG_HEADERS.items()]
        self._texts = [(field, index) for field, _, index in places if index is not None and field not in _READERS]
        self._values = [
            (field, printable(rows.headers[index]), index, _READERS[field])
            for field, _, index in places
            if index is not None and field in _READERS
        ]
        known = {index for _, _, index in places}
        self._others = [(index, printable(header)) for index, header in enumerate(rows.headers) if index not in known]
        self._last = printable(rows.headers[-1])
        self._cancellations = [(index, header) for index, header in self._others if header.casefold() in _CANCELLATIONS]
        self._missing = [header for _, header, index in places if index is None]

    def read(self) -> Iterator[ReadRow[PublishedCig]]:
        """
        Yield each row, read or reported.
        """
        missing = self._missing
        for row in self._rows:
            if row.record is None:
                yield ReadRow(line=row.line, record=None, problems=row.problems)
                continue
            read = with_end_weighed(self._read(row.line, row.record, row.problems), self._last)
            if missing:
                read = attrs.evolve(read, problems=(_missing_headers(row.line, missing), *read.problems))
                missing = []
            yield read

    def _read(self, line: int, cells: tuple[str, ...], odd: tuple[RowProblem, ...]) -> ReadRow[PublishedCig]:
        fields: dict[str, Any] = {field: cells[index].strip() for field, index in self._texts}
        problems = list(odd)
        as_found: list[FoundValue] = []
        for field, header, index, reader in self._values:
            cell = cells[index]
            if not cell:
                continue
            found = reader(cell)
            fields[field] = found.value
            if found.kind:
                problems.extend(found.problems(line, header, cell))
                if not isinstance(found.value, CodeAsFound):
                    as_found.append(FoundValue(place=header, value=cell))
        as_found.extend(kept_value(header, cells[index]) for index, header in self._others if cells[index])
        record = PublishedCig(**fields, as_found=tuple(as_found))
        if record.cig is None and not any(problem.place.lower() == "cig" for problem in problems):
            problems.append(_no_cig(line))
        said = [(CIG_HEADERS["status"], record.status)] if record.status.casefold().startswith(_CANCELLED) else []
        said.extend((header, cells[index]) for index, header in self._cancellations if cells[index].strip())
        if said:
            problems.append(_cancelled(line, *said[0]))
        return ReadRow(line=line, record=record, problems=tuple(problems))


@lru_cache(maxsize=8192)
def kept_value(header: str, cell: str) -> FoundValue:
    """
    Return what stood under a header, made once: a file says the same of most of its lots.
    """
    return FoundValue(place=header, value=cell)


def _found_count(cell: str) -> FoundText[int]:
    bare = cell.strip()
    if not bare:
        return FoundText()
    if found := _COUNT.fullmatch(bare):
        return FoundText(value=int(found[1]))
    return FoundText(
        kind="count",
        message=Bilingual("non è un numero intero: lasciato come trovato", "is no whole number: left as found"),
    )


def _found_flag(cell: str) -> FoundText[bool]:
    bare = cell.strip()
    if not bare:
        return FoundText()
    if bare in _FLAGS:
        return FoundText(value=_FLAGS[bare])
    return FoundText(
        kind="flag",
        message=Bilingual("non è né 0 né 1: lasciato come trovato", "is neither 0 nor 1: left as found"),
    )


_READERS: dict[str, Callable[[str], FoundText[Any]]] = {
    "cig": found_cig,
    "framework_cig": found_cig,
    "tender_amount": found_amount,
    "lot_count": _found_count,
    "lot_amount": found_amount,
    "published": found_day,
    "offers_due": found_day,
    "authority_tax_code": found_tax_code,
    "cpv": found_cpv,
    "main_cpv": _found_flag,
    "repetitions": _found_flag,
}


def _missing_headers(line: int, headers: list[str]) -> RowProblem:
    names = ", ".join(headers)
    return RowProblem(
        line=line,
        place="",
        kind="missing_columns",
        message=Bilingual(
            f"nel file mancano colonne di ANAC, e ciò che direbbero resta ignoto in ogni riga: {names}",
            f"columns of ANAC are missing from the file, and what they would say is unknown in every row: {names}",
        ),
    )


def _cancelled(line: int, place: str, found: str) -> RowProblem:
    return RowProblem(
        line=line,
        place=place,
        kind="cancelled",
        message=Bilingual(
            "il CIG risulta annullato: la riga resta, come le altre; toglierla se servono i soli CIG attivi",
            "the CIG is said to be cancelled: the row stays as the others do; take it out if only live ones are wanted",
        ),
        found=found,
    )


def _no_cig(line: int) -> RowProblem:
    return RowProblem(
        line=line,
        place=CIG_HEADERS["cig"],
        kind="no_cig",
        message=Bilingual(
            "nessun CIG: la riga resta, senza codice; cercarlo nel documento di gara",
            "no CIG: the row stays, without a code; look it up in the tender document",
        ),
    )
