"""
The lots of ANAC's open data, one row a CIG, as the authority publishes them.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.fields import not_negative, of, several, text
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind, Cpv, TaxCode, refuse_other_kind
from contratti_quartiere.money import Euro

__all__ = ["PublishedCig"]

_CIG = Bilingual("CIG pubblicato", "published CIG")
_CPV = Bilingual("CPV pubblicato", "published CPV")
_TAX_CODE = Bilingual("codice fiscale pubblicato", "published tax code")

_is_cig = of(Cig, CodeAsFound, type(None))
_is_amount = of(Euro, type(None))
_is_day = of(date, type(None))
_is_flag = of(bool, type(None))


@attrs.frozen(kw_only=True)
class PublishedCig:
    """
    A lot as ANAC's open data tell of it, with what they tell of its tender (*CIG pubblicato*).

    It is what the file says: nothing is weighed against anything. Texts are without blanks around them.

    Attributes:
        cig: Its code, or the text found in the place of one; None if none is given.
        framework_cig: The code of the framework agreement that it is called off from; None if none is given.
        tender_number: The number of its tender (*numero gara*), which all its lots share; empty if none is given.
        tender_object: What the tender is for (*oggetto della gara*).
        tender_amount: The amount of the whole tender (*importo complessivo*); None if unknown.
        lot_count: How many lots the tender is said to have; None if unknown.
        lot_object: What the lot is for (*oggetto del lotto*).
        lot_amount: The amount of the lot; None if unknown.
        object_kind: Works, supplies or services, as published: `SERVIZI`.
        status: Whether it stands, as published: `ATTIVO` (*stato*).
        sector: Ordinary or special sectors, as published (*settore*).
        place: The ISTAT code of the town; empty if none is given.
        province: The province, as published.
        published: The day of publication; None if unknown.
        offers_due: The day until which offers could be sent; None if unknown.
        procedure_code: The number of the way of choosing the contractor, as published.
        procedure: The way of choosing the contractor, as published (*scelta del contraente*).
        arrangement: Contract, framework agreement, concession, as published (*modalità di realizzazione*).
        authority_tax_code: The tax code of the body that buys, or what stands in its place, such as `CFAVCP-0000001`;
            None if none is given.
        authority: What that body is called (*amministrazione appaltante*).
        cpv: The code of what is bought, or the text found in the place of one; None if none is given.
        cpv_words: The words of that code, as published.
        main_cpv: Whether that code is the main one (*prevalente*); None if unknown.
        duration: How long it is expected to last, as published, `1095.0` (*durata prevista*). That these are days is
            said by no official dictionary: they are never turned into months.
        reserved: For whom it is reserved, as published; empty if for nobody, or nobody says.
        repetitions: Whether repetitions are foreseen; None if unknown.
        outcome_code: The number of the outcome, as published.
        outcome: The outcome, as published: `AGGIUDICATA` (*esito*).
        as_found: What else the row says, and each text that was not read as it stood; its place is the header.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For a text that was found in the place of another code, or a count below zero.
    """

    cig: Cig | CodeAsFound | None = attrs.field(default=None, validator=_is_cig)
    framework_cig: Cig | CodeAsFound | None = attrs.field(default=None, validator=_is_cig)
    tender_number: str = attrs.field(default="", validator=text)
    tender_object: str = attrs.field(default="", validator=text)
    tender_amount: Euro | None = attrs.field(default=None, validator=_is_amount)
    lot_count: int | None = attrs.field(default=None, validator=[of(int, type(None)), not_negative])
    lot_object: str = attrs.field(default="", validator=text)
    lot_amount: Euro | None = attrs.field(default=None, validator=_is_amount)
    object_kind: str = attrs.field(default="", validator=text)
    status: str = attrs.field(default="", validator=text)
    sector: str = attrs.field(default="", validator=text)
    place: str = attrs.field(default="", validator=text)
    province: str = attrs.field(default="", validator=text)
    published: date | None = attrs.field(default=None, validator=_is_day)
    offers_due: date | None = attrs.field(default=None, validator=_is_day)
    procedure_code: str = attrs.field(default="", validator=text)
    procedure: str = attrs.field(default="", validator=text)
    arrangement: str = attrs.field(default="", validator=text)
    authority_tax_code: TaxCode | CodeAsFound | None = attrs.field(
        default=None, validator=of(TaxCode, CodeAsFound, type(None))
    )
    authority: str = attrs.field(default="", validator=text)
    cpv: Cpv | CodeAsFound | None = attrs.field(default=None, validator=of(Cpv, CodeAsFound, type(None)))
    cpv_words: str = attrs.field(default="", validator=text)
    main_cpv: bool | None = attrs.field(default=None, validator=_is_flag)
    duration: str = attrs.field(default="", validator=text)
    reserved: str = attrs.field(default="", validator=text)
    repetitions: bool | None = attrs.field(default=None, validator=_is_flag)
    outcome_code: str = attrs.field(default="", validator=text)
    outcome: str = attrs.field(default="", validator=text)
    as_found: tuple[FoundValue, ...] = attrs.field(default=(), validator=several(FoundValue))

    def __attrs_post_init__(self) -> None:
        refuse_other_kind(_CIG, self.cig, CodeKind.CIG, "read_cig")
        refuse_other_kind(_CIG, self.framework_cig, CodeKind.CIG, "read_cig")
        refuse_other_kind(_CPV, self.cpv, CodeKind.CPV, "read_cpv")
        refuse_other_kind(_TAX_CODE, self.authority_tax_code, CodeKind.TAX_CODE, "read_tax_code")

    @property
    def lasts(self) -> bool:
        """
        True if a duration is given: the `0.0` of the authority means that none is.
        """
        return any(digit in self.duration for digit in "123456789")
