"""
The lots that public bodies publish each year under L. 190/2012 art. 1 c. 32, as they publish them.

The duty is repealed from 1 July 2023 (DLgs 36/2023 art. 226 c. 3 d), subject to the transition of its art. 225; what
was published stays.
"""

import re
from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.fields import of, several, text
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind, TaxCode, refuse_other_kind
from contratti_quartiere.money import Euro

__all__ = ["PublishedDataset", "PublishedLot", "PublishedParty", "PublishedTenderer"]

_NUMBERED = re.compile(r"([0-9]{2})-(.*)", re.DOTALL)

_is_tax_code = of(TaxCode, CodeAsFound, type(None))
_is_amount = of(Euro, type(None))
_is_day = of(date, type(None))


@attrs.frozen(kw_only=True)
class PublishedDataset:
    """
    What a file of published lots says of itself (*pubblicazione dei contratti, L. 190/2012*).

    Attributes:
        title: Its title.
        abstract: What it holds.
        published: The day of publication, as it is written.
        publisher: The body that publishes it.
        updated: The day of the last update, as it is written.
        year: The year of which it tells, as it is written.
        address: Where it is published.
        licence: Under which licence.
        as_found: What else it says.
    """

    title: str = attrs.field(default="", validator=text)
    abstract: str = attrs.field(default="", validator=text)
    published: str = attrs.field(default="", validator=text)
    publisher: str = attrs.field(default="", validator=text)
    updated: str = attrs.field(default="", validator=text)
    year: str = attrs.field(default="", validator=text)
    address: str = attrs.field(default="", validator=text)
    licence: str = attrs.field(default="", validator=text)
    as_found: tuple[FoundValue, ...] = attrs.field(default=(), validator=several(FoundValue))


@attrs.frozen(kw_only=True)
class PublishedParty:
    """
    A firm that took part in the award of a published lot, or won it (*soggetto pubblicato*).

    Attributes:
        name: What it is called (*ragione sociale*).
        tax_code: Its Italian tax code, or the text that was found in the place of one; None if none is given.
        foreign_id: Its identifier abroad; empty if none is given.
        role: Its part in a group, as published: `02-MANDATARIA`; empty for one that stands alone.
    """

    name: str = attrs.field(default="", validator=text)
    tax_code: TaxCode | CodeAsFound | None = attrs.field(default=None, validator=_is_tax_code)
    foreign_id: str = attrs.field(default="", validator=text)
    role: str = attrs.field(default="", validator=text)

    def __attrs_post_init__(self) -> None:
        what = Bilingual("codice fiscale del soggetto", "tax code of the party")
        refuse_other_kind(what, self.tax_code, CodeKind.TAX_CODE, "read_tax_code")


@attrs.frozen(kw_only=True)
class PublishedTenderer:
    """
    Who takes part in the award of a published lot, or wins it: one firm, or a group (*partecipante pubblicato*).

    Attributes:
        members: The firm, or each of the group.
        group: True if it is published as a group, even one of a single firm.
    """

    members: tuple[PublishedParty, ...] = attrs.field(validator=several(PublishedParty))
    group: bool = attrs.field(default=False, validator=of(bool))


@attrs.frozen(kw_only=True)
class PublishedLot:
    """
    A lot as a body publishes it under L. 190/2012 art. 1 c. 32 (*lotto pubblicato*).

    It is what the file says: an end may come before its start, and more may be paid than was awarded.

    Attributes:
        cig: Its code, or the text found in the place of one, the ten zeros of "no CIG" among them; None if none is
            given.
        authority: The body that awards (*struttura proponente*).
        authority_tax_code: Its tax code, or the text found in the place of one; None if none is given.
        object: What is bought (*oggetto*).
        procedure: How the contractor was chosen, as published (*scelta del contraente*).
        tenderers: Who took part; None if this sort of file does not tell.
        winners: Who won; None if this sort of file does not tell.
        awarded: For how much (*importo di aggiudicazione*); None if unknown.
        paid: How much was paid so far (*somme liquidate*); None if unknown.
        start: The first day; None if unknown.
        end: The day of completion (*ultimazione*); None if unknown.
        as_found: What else the file says of it, and each text that was not read as it stood.
        dataset: The publication that it stands in; None if the file does not tell.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For a text that was found in the place of another code.
    """

    cig: Cig | CodeAsFound | None = attrs.field(default=None, validator=of(Cig, CodeAsFound, type(None)))
    authority: str = attrs.field(default="", validator=text)
    authority_tax_code: TaxCode | CodeAsFound | None = attrs.field(default=None, validator=_is_tax_code)
    object: str = attrs.field(default="", validator=text)
    procedure: str = attrs.field(default="", validator=text)
    tenderers: tuple[PublishedTenderer, ...] | None = attrs.field(
        default=None, validator=attrs.validators.optional(several(PublishedTenderer))
    )
    winners: tuple[PublishedTenderer, ...] | None = attrs.field(
        default=None, validator=attrs.validators.optional(several(PublishedTenderer))
    )
    awarded: Euro | None = attrs.field(default=None, validator=_is_amount)
    paid: Euro | None = attrs.field(default=None, validator=_is_amount)
    start: date | None = attrs.field(default=None, validator=_is_day)
    end: date | None = attrs.field(default=None, validator=_is_day)
    as_found: tuple[FoundValue, ...] = attrs.field(default=(), validator=several(FoundValue))
    dataset: PublishedDataset | None = attrs.field(default=None, validator=of(PublishedDataset, type(None)))

    def __attrs_post_init__(self) -> None:
        what = Bilingual("CIG del lotto pubblicato", "CIG of the published lot")
        refuse_other_kind(what, self.cig, CodeKind.CIG, "read_cig")
        authority = Bilingual("codice fiscale della struttura proponente", "tax code of the awarding body")
        refuse_other_kind(authority, self.authority_tax_code, CodeKind.TAX_CODE, "read_tax_code")

    @property
    def procedure_code(self) -> str:
        """
        The number with which ANAC lists the way of choosing the contractor, `23`; empty if it is published without.
        """
        numbered = _NUMBERED.match(self.procedure)
        return numbered[1] if numbered else ""

    @property
    def procedure_words(self) -> str:
        """
        The way of choosing the contractor in words, without its number.
        """
        numbered = _NUMBERED.match(self.procedure)
        return numbered[2].strip() if numbered else self.procedure

    @property
    def paid_above_awarded(self) -> bool:
        """
        True if more was paid than awarded, as far as both are known.
        """
        return self.awarded is not None and self.paid is not None and self.paid.cents > self.awarded.cents

    @property
    def ends_before_start(self) -> bool:
        """
        True if it ends before it starts, as far as both days are known.
        """
        return self.start is not None and self.end is not None and self.end < self.start
