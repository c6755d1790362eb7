"""
The texts of a published lot to its record, with each thing that is odd about it: the same for XML and for CSV.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.anac.found_days import found_day
from contratti_quartiere.exchange.anac.found_texts import (
    FoundText,
    found_amount,
    found_cig,
    found_tax_code,
)
from contratti_quartiere.exchange.anac.l190_lots import (
    PublishedDataset,
    PublishedLot,
    PublishedParty,
    PublishedTenderer,
)
from contratti_quartiere.exchange.imports import ReadRow, RowProblem
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import CodeAsFound

__all__ = ["LotPlaces", "LotTexts", "printable", "read_lot", "read_party"]

T = TypeVar("T")

_MISSING = Bilingual("manca: lasciato vuoto", "is missing: left empty")
_NO_WINNER = Bilingual("manca l'aggiudicatario: il lotto resta", "nobody is named as winner: the lot is kept")
_WITHOUT_NUMBER = Bilingual(
    "è senza il numero dell'elenco di ANAC: lasciato come trovato",
    "is without the number of the list of ANAC: left as found",
)
_OTHER_NUMBER = Bilingual(
    "il numero non è scritto come nell'elenco di ANAC, due cifre, trattino e parole, 01-PROCEDURA APERTA: lasciato come"
    " trovato",
    "the number is not written as in the list of ANAC, two digits, hyphen and words, 01-PROCEDURA APERTA: left as"
    " found",
)
_WITHOUT_CODE = Bilingual(
    "non ha né codice fiscale né identificativo estero: resta con il solo nome",
    "has neither a tax code nor an identifier abroad: kept with its name alone",
)


@attrs.frozen(kw_only=True)
class LotPlaces:
    """
    Where a file says each thing of a published lot, its element or its column; empty where it does not (*posti*).

    Attributes:
        cig: The CIG.
        authority_tax_code: The tax code of the awarding body.
        authority: Its name.
        object: What is bought.
        procedure: How the contractor was chosen.
        awarded: For how much.
        start: The first day.
        end: The day of completion.
        paid: How much was paid.
    """

    cig: str
    authority_tax_code: str
    authority: str
    object: str
    procedure: str
    awarded: str
    start: str
    end: str
    paid: str


@attrs.define(kw_only=True)
class LotTexts:
    """
    The texts of a lot while it is read, and what is odd about them so far (*testi di un lotto*).

    Attributes:
        line: The line on which it starts.
        texts: The text of each place; an empty one says nothing.
        tenderers: Who took part; None if this sort of file does not tell.
        winners: Who won; None if this sort of file does not tell.
        winners_place: Where it says who won.
        as_found: What no field holds.
        problems: What is odd.
    """

    line: int
    texts: Mapping[str, str]
    tenderers: tuple[PublishedTenderer, ...] | None = None
    winners: tuple[PublishedTenderer, ...] | None = None
    winners_place: str = ""
    as_found: list[FoundValue] = attrs.field(factory=list[FoundValue])
    problems: list[RowProblem] = attrs.field(factory=list[RowProblem])

    def text(self, place: str) -> str:
        """
        Return the text of a place, without the blanks around it.
        """
        return self.texts.get(place, "").strip()

    def tell(self, place: str, kind: str, message: Bilingual, found: str = "") -> None:
        """
        Note something odd.
        """
        self.problems.append(RowProblem(line=self.line, place=place, kind=kind, message=message, found=found))

    def read(self, place: str, reader: Callable[[str], FoundText[T]]) -> T | None:
        """
        Return what the text of a place says.

        What is odd about it is noted, and the text kept as it was found unless it is a code that keeps it itself.
        """
        return self.said(place, self.text(place), reader)

    def said(self, place: str, text: str, reader: Callable[[str], FoundText[T]]) -> T | None:
        """
        Return what a text says, as `read` does for that of a place.
        """
        found = reader(text)
        if found.message is not None:
            self.tell(place, found.kind, found.message, text)
            if not isinstance(found.value, CodeAsFound):
                self.as_found.append(FoundValue(place=place, value=text))
        return found.value


def printable(place: str) -> str:
    """
    Return the name of a place with its invisible letters, which XML and CSV allow, written by their codes.
    """
    if place.isprintable():
        return place
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in place
    )


def read_lot(found: LotTexts, places: LotPlaces, dataset: PublishedDataset | None = None) -> ReadRow[PublishedLot]:
    """
    Return the record of a lot, whatever is odd about it, with everything that is.

    Args:
        found: Its texts, with who took part and what is odd so far.
        places: Where this file says what.
        dataset: What the file says of itself.
    """
    cig = found.read(places.cig, found_cig)
    body = found.read(places.authority_tax_code, found_tax_code)
    awarded, paid = found.read(places.awarded, found_amount), found.read(places.paid, found_amount)
    start, end = found.read(places.start, found_day), found.read(places.end, found_day)
    lot = PublishedLot(
        cig=cig,
        authority=found.text(places.authority),
        authority_tax_code=body,
        object=found.text(places.object),
        procedure=found.text(places.procedure),
        tenderers=found.tenderers,
        winners=found.winners,
        awarded=awarded,
        paid=paid,
        start=start,
        end=end,
        as_found=tuple(found.as_found),
        dataset=dataset,
    )
    # Each of these is obligatory in the schema of the authority; the days are not.
    for place in (
        places.cig,
        places.authority_tax_code,
        places.authority,
        places.object,
        places.procedure,
        places.awarded,
        places.paid,
    ):
        if place and not found.text(place):
            found.tell(place, "missing", _MISSING)
    _tell_oddities(found, places, lot)
    return ReadRow(line=found.line, record=lot, problems=tuple(found.problems))


def _tell_oddities(found: LotTexts, places: LotPlaces, lot: PublishedLot) -> None:
    if lot.procedure and not lot.procedure_code:
        message = _OTHER_NUMBER if lot.procedure[0].isdigit() else _WITHOUT_NUMBER
        found.tell(places.procedure, "procedure_without_code", message, lot.procedure)
    if lot.paid is not None and lot.awarded is not None and lot.paid_above_awarded:
        more = Bilingual(
            f"somme liquidate {lot.paid:it}, oltre l'importo di aggiudicazione di {lot.awarded:it}: tenuti entrambi",
            f"{lot.paid:en} paid, more than the {lot.awarded:en} of the award: both are kept",
        )
        found.tell(places.paid, "paid_above_awarded", more, found.text(places.paid))
    if lot.ends_before_start:
        before = Bilingual(
            f"l'ultimazione, {lot.end}, è prima dell'inizio, {lot.start}: tenute entrambe",
            f"the completion, {lot.end}, is before the start, {lot.start}: both are kept",
        )
        found.tell(places.end, "end_before_start", before, found.text(places.end))
    if lot.winners is not None and not lot.winners:
        found.tell(found.winners_place, "no_winner", _NO_WINNER)


def read_party(
    found: LotTexts, place: str, *, name: str, tax_code: str, foreign_id: str, role: str
) -> PublishedParty | None:
    """
    Return one who took part in the award of a lot; None if nothing at all is said of them.

    Args:
        found: The lot, where what is odd is noted.
        place: Where the party stands.
        name: What it is called.
        tax_code: The text of its tax code.
        foreign_id: Its identifier abroad.
        role: Its part in a group.
    """
    if not (name or tax_code or foreign_id or role):
        return None
    if not (tax_code or foreign_id):
        found.tell(place, "party_without_code", _WITHOUT_CODE, name)
    code = found.said(f"{place}/codiceFiscale", tax_code, found_tax_code)
    return PublishedParty(name=name, tax_code=code, foreign_id=foreign_id, role=role)
