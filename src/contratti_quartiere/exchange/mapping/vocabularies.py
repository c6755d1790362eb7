"""
What a row of the mapping says: a field of ours, its places in other vocabularies, what is lost on the way.
"""

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.fields import identifier, of, several
from contratti_quartiere.sources import Mark

__all__ = [
    "FieldMapping",
    "MappedPlace",
    "MappingLoss",
    "UnheldSubject",
    "Vocabulary",
    "loss",
    "places",
    "row",
    "unheld",
]


class Vocabulary(Word):
    """
    Another system's names for what a tender and a contract are made of (*vocabolario altrui*).
    """

    OCDS = "OCDS", "OCDS"
    """Open Contracting Data Standard 1.1.5 with the lots extension 1.1.5: the path of the field."""
    EFORMS = "eForms", "eForms"
    """The business terms of the European notices: BT, or OPT."""
    CIG_CSV = "CSV dei CIG", "CIG CSV"
    """The open data of ANAC, a row for each CIG: the column."""
    PCP = "PCP", "PCP"
    """The forms that a body sends to ANAC since 2024: the field, after the form where it is one of execution."""
    L190 = "L. 190/2012", "L. 190/2012"
    """The XML that every body published until 2023: the element within `lotto`."""
    ONTOPIA = "OntoPiA", "OntoPiA"
    """PublicContract-AP_IT 0.4: class and property, or the class alone."""


@attrs.frozen(kw_only=True)
class MappedPlace:
    """
    A place in another vocabulary that holds what a field of ours holds (*posto in un vocabolario altrui*).

    Attributes:
        vocabulary: Whose.
        path: Its name there.
        mark: How far it is confirmed that the place exists and means this.
        extension: True if it stands in an extension, and not in OCDS 1.1.5 with the lots of 1.1.5.
        unused: True if the library neither writes nor reads it, though it does other places of the vocabulary.
        unread: True if the library writes it, and keeps as found what others wrote there.
    """

    vocabulary: Vocabulary = attrs.field(validator=of(Vocabulary))
    path: str = attrs.field(validator=identifier)
    mark: Mark = attrs.field(default=Mark.SOURCE, validator=of(Mark))
    extension: bool = attrs.field(default=False, validator=of(bool))
    unused: bool = attrs.field(default=False, validator=of(bool))
    unread: bool = attrs.field(default=False, validator=of(bool))


@attrs.frozen(kw_only=True)
class MappingLoss:
    """
    What does not survive the way to another vocabulary, or the way back (*perdita nella corrispondenza*).

    Attributes:
        vocabularies: Of which it is true.
        writing: What is lost of ours; None if nothing is.
        reading: What is lost of theirs, or what of ours stays unknown; None if nothing.
    """

    vocabularies: tuple[Vocabulary, ...] = attrs.field(validator=several(Vocabulary))
    writing: Bilingual | None = attrs.field(default=None, validator=of(Bilingual, type(None)))
    reading: Bilingual | None = attrs.field(default=None, validator=of(Bilingual, type(None)))


@attrs.frozen(kw_only=True)
class FieldMapping:
    """
    Where other vocabularies hold what a field of ours holds (*corrispondenza di un campo*).

    A vocabulary without a place has none: written there the field is lost, and read from there it stays unknown.

    Attributes:
        record: The class of ours.
        field: Its field.
        places: Where it stands, vocabulary by vocabulary.
        losses: What is lost though there is a place.
    """

    record: type = attrs.field(validator=of(type))
    field: str = attrs.field(validator=identifier)
    places: tuple[MappedPlace, ...] = attrs.field(validator=several(MappedPlace))
    losses: tuple[MappingLoss, ...] = attrs.field(default=(), validator=several(MappingLoss))

    def within(self, vocabulary: Vocabulary) -> tuple[str, ...]:
        """
        Return the places in one vocabulary; none if it has no place for the field.
        """
        return tuple(place.path for place in self.places if place.vocabulary is vocabulary)


@attrs.frozen(kw_only=True)
class UnheldSubject:
    """
    What other vocabularies say and no field of ours holds: it is kept as it was found (*dato altrui senza campo*).

    Attributes:
        subject: What it is.
        places: Where it stands.
    """

    subject: Bilingual = attrs.field(validator=of(Bilingual))
    places: tuple[MappedPlace, ...] = attrs.field(validator=several(MappedPlace))


_MARKS = {"known": Mark.KNOWN, "open": Mark.OPEN}
_WORDS = frozenset({*_MARKS, "extension", "unused", "unread"})


def places(vocabulary: Vocabulary, paths: str) -> tuple[MappedPlace, ...]:
    """
    Return the places that a line of the table writes.

    Args:
        vocabulary: Whose.
        paths: The paths, apart by blanks; what is to be said of one stands in brackets at its end, apart by commas:
            `known` or `open`, `extension`, `unused`, `unread`.

    Raises:
        KeyError: For another word in brackets.
    """
    return tuple(_place(vocabulary, *word.rstrip(")").partition("(")[::2]) for word in paths.split())


def _place(vocabulary: Vocabulary, path: str, said: str) -> MappedPlace:
    words = frozenset(said.split(",")) - {""}
    if words - _WORDS:
        raise KeyError(said)
    marks = [_MARKS[word] for word in _MARKS if word in words]
    return MappedPlace(
        vocabulary=vocabulary,
        path=path,
        mark=marks[0] if marks else Mark.SOURCE,
        extension="extension" in words,
        unused="unused" in words,
        unread="unread" in words,
    )


def _all(named: dict[Vocabulary, str]) -> tuple[MappedPlace, ...]:
    return tuple(place for vocabulary, paths in named.items() for place in places(vocabulary, paths))


def row(
    record: type,
    field: str,
    *losses: MappingLoss,
    ocds: str = "",
    eforms: str = "",
    csv: str = "",
    pcp: str = "",
    l190: str = "",
    ontopia: str = "",
) -> FieldMapping:
    """
    Return the mapping of a field, written as one line of the table: the places as in `places`.
    """
    named = dict(zip(Vocabulary, (ocds, eforms, csv, pcp, l190, ontopia), strict=True))
    return FieldMapping(record=record, field=field, places=_all(named), losses=losses)


def loss(
    vocabularies: str, *, writing: tuple[str, str] | None = None, reading: tuple[str, str] | None = None
) -> MappingLoss:
    """
    Return a loss, written as one line of the table.

    Args:
        vocabularies: The names of the vocabularies, apart by blanks: `OCDS EFORMS`.
        writing: What is lost of ours, in Italian and in English.
        reading: What is lost of theirs, or stays unknown.
    """
    return MappingLoss(
        vocabularies=tuple(Vocabulary[name] for name in vocabularies.split()),
        writing=None if writing is None else Bilingual(*writing),
        reading=None if reading is None else Bilingual(*reading),
    )


def unheld(
    subject: tuple[str, str], *, ocds: str = "", eforms: str = "", csv: str = "", pcp: str = "", l190: str = ""
) -> UnheldSubject:
    """
    Return what no field holds, written as one line of the table: the places as in `places`.
    """
    named = dict(zip(Vocabulary, (ocds, eforms, csv, pcp, l190), strict=False))
    return UnheldSubject(subject=Bilingual(*subject), places=_all(named))
