"""
The tender of a service and its lots, with what their documents state of them.
"""

from datetime import date
from decimal import Decimal

import attrs

from contratti_quartiere.amounts import StatedAmount
from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import When, earliest, is_when
from contratti_quartiere.estimates import LotEstimate
from contratti_quartiere.fields import identifier, of, several, text, unique
from contratti_quartiere.found_values import FoundValue
from contratti_quartiere.guarantees import Guarantee
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind, Cpv, Cup, TaxCode, refuse_other_kind
from contratti_quartiere.lots import LotPlan
from contratti_quartiere.procedures import (
    AwardCriterion,
    CriterionKind,
    LotDivision,
    LotLimits,
    ProcedureAct,
    SelfImposedArticle,
)
from contratti_quartiere.sources import Provenance
from contratti_quartiere.windows import ServiceWindow

__all__ = [
    "Lot",
    "ObjectKind",
    "ProcedureKind",
    "ProcurementCode",
    "RecordOrigin",
    "Tender",
    "Track",
]


class ProcurementCode(Word):
    """
    The public procurement code that a document declares (*codice dei contratti pubblici*).
    """

    DLGS_163_2006 = "DLgs 163/2006", "DLgs 163/2006"
    DLGS_50_2016 = "DLgs 50/2016", "DLgs 50/2016"
    DLGS_36_2023 = "DLgs 36/2023", "DLgs 36/2023"


class ProcedureKind(Word):
    """
    How tenderers were sought, as far as the document says (*tipo di procedura*).
    """

    COMPETITIVE = "evidenza pubblica, tipo ignoto", "competitive and public, kind unknown"
    """Public and competitive; open, restricted or negotiated is not said."""
    OPEN = "aperta", "open"
    RESTRICTED = "ristretta", "restricted"
    NEGOTIATED = "negoziata", "negotiated"
    DIRECT_AWARD = "affidamento diretto", "direct award"


class Track(Word):
    """
    Which part of the procurement code binds an award (*regime dell'affidamento*).
    """

    ORDINARY = "ordinario", "ordinary"
    LIGHT = "alleggerito", "light"
    RESERVED = "riservato", "reserved"
    SUB_THRESHOLD = "sotto soglia", "below threshold"
    OUTSIDE = "fuori codice", "outside the code"


class ObjectKind(Word):
    """
    What is bought, as the procurement code tells objects apart (*oggetto dell'appalto*).
    """

    SOCIAL_SERVICE = "servizio sociale o assimilato", "social or like service"
    """Of Annex II B of DLgs 163/2006, of Annex IX of DLgs 50/2016, of Annex XIV of Directive 2014/24/EU."""
    SERVICE = "altro servizio", "other service"
    SUPPLY = "fornitura", "supply"
    WORKS = "lavori", "works"


class RecordOrigin(Word):
    """
    Whose record this is: the office's own, or another system's (*origine del dato*).

    A malformed code is an error in one's own record and a warning in one from elsewhere.
    """

    OWN = "propria", "own"
    FOREIGN = "esterna", "foreign"


# Made once: every lot and every tender asks with them.
_LOT_CIG = Bilingual("CIG del lotto", "CIG of the lot")
_LOT_CUP = Bilingual("CUP del lotto", "CUP of the lot")
_LOT_CPV = Bilingual("CPV del lotto", "CPV of the lot")
_TENDER_CPV = Bilingual("CPV della gara", "CPV of the tender")
_AUTHORITY = Bilingual("codice fiscale della stazione appaltante", "tax code of the contracting authority")


@attrs.frozen(kw_only=True)
class Lot:
    """
    A part of a tender that is awarded by itself (*lotto*).

    Attributes:
        id: Its name within the tender.
        title: What it is for.
        description: What it is for, at length; empty if no document says more than the title.
        neighbourhoods: The `id` of each neighbourhood that it serves.
        cig: Its code, or the text that was found in the place of one; None if unknown.
        cup: The code of the project that it is part of, or the text found in the place of one; None if it has none, or
            nobody knows.
        cpv: The code of what this lot buys, or the text found in the place of one; None if it is that of the tender.
        amount: What the documents give it; None if unknown.
        estimate: What it is estimated to be worth, part by part; None if unknown.
        exempt: True if the documents award it without the threshold rules as a small lot (DLgs 36/2023 art. 14 c. 11).
        track: The part of the code under which the documents treat this lot; None if as the tender.
        term: The window of the service of this lot; None if it is that of the tender.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For a text that was found in the place of another code.
    """

    id: str = attrs.field(validator=identifier)
    title: str = attrs.field(default="", validator=text)
    description: str = attrs.field(default="", validator=text)
    neighbourhoods: tuple[str, ...] = attrs.field(default=(), validator=several(str))
    cig: Cig | CodeAsFound | None = attrs.field(default=None, validator=of(Cig, CodeAsFound, type(None)))
    cup: Cup | CodeAsFound | None = attrs.field(default=None, validator=of(Cup, CodeAsFound, type(None)))
    cpv: Cpv | CodeAsFound | None = attrs.field(default=None, validator=of(Cpv, CodeAsFound, type(None)))
    amount: StatedAmount | None = attrs.field(default=None, validator=of(StatedAmount, type(None)))
    estimate: LotEstimate | None = attrs.field(default=None, validator=of(LotEstimate, type(None)))
    exempt: bool = attrs.field(default=False, validator=of(bool))
    track: Track | None = attrs.field(default=None, validator=of(Track, type(None)))
    term: ServiceWindow | None = attrs.field(default=None, validator=of(ServiceWindow, type(None)))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        refuse_other_kind(_LOT_CIG, self.cig, CodeKind.CIG, "read_cig")
        refuse_other_kind(_LOT_CUP, self.cup, CodeKind.CUP, "read_cup")
        refuse_other_kind(_LOT_CPV, self.cpv, CodeKind.CPV, "read_cpv")

    def until(self, day: date) -> "Lot":
        """
        Return the lot as it stood at the end of a day: without acts on its term of later.
        """
        return self if self.term is None else attrs.evolve(self, term=self.term.until(day))


@attrs.frozen(kw_only=True)
class Tender:
    """
    A procedure by which a contracting authority buys a service (*gara*).

    Attributes:
        id: Its name within the programme.
        title: What it is for.
        description: What it is for, at length; empty if no document says more than the title.
        contracting_authority: The body that buys (*stazione appaltante*); empty if unknown.
        authority_tax_code: The tax code of that body, or the text found in the place of one; None if unknown.
        procedure: How tenderers were sought; None if unknown.
        ground: The stated ground of a negotiated award without notice (DLgs 36/2023 art. 76); empty if none is found.
        announced: When it was first spoken of in public; None if unknown.
        notice_date: The day on which the notice was published, or the invitations sent where there is none.
        declared_code: The procurement code that the documents name.
        repetition_of: The `id` of the tender whose contract this repeats or extends, which keeps the code of that
            tender (DLgs 36/2023 art. 226 c. 2 a, ANAC 11.5.2016); empty if it stands by itself.
        track: Which part of the code binds, as the documents say; None if unknown.
        cpv: The code of what is bought, or the text found in the place of one; None if unknown.
        object_kind: What is bought, as the documents say; None if they do not.
        origin: Whose record this is.
        procedure_acts: The acts of the procedure, in any order.
        division: Why it is not divided into lots, or by which criteria it is; None if neither is found.
        lot_limits: How many lots one may tender for and win; None if the documents set no limit, or nobody knows.
        award_criteria: By what offers are compared.
        self_imposed: The articles that the documents recall though the track does not bind to them.
        offers_above_base: True if the documents allow offers above the base.
        provisional_guarantee: What an offer is to be backed with; None if unknown.
        totals: The amounts that the documents state for the whole.
        lots: Its lots.
        term: The window of the service that it buys.
        plan: How an amount is divided into its lots.
        firms: Who takes part.
        awards: Who won which lot, in any order; a lot may be awarded again.
        as_found: What a foreign record says of it and no field holds.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For a text that was found in the place of another code.
        DuplicateIdentifierError: For an identifier that two lots, or two firms, carry.
    """

    id: str = attrs.field(validator=identifier)
    title: str = attrs.field(default="", validator=text)
    description: str = attrs.field(default="", validator=text)
    contracting_authority: str = attrs.field(default="", validator=text)
    authority_tax_code: TaxCode | CodeAsFound | None = attrs.field(
        default=None, validator=of(TaxCode, CodeAsFound, type(None))
    )
    procedure: ProcedureKind | None = attrs.field(default=None, validator=of(ProcedureKind, type(None)))
    ground: str = attrs.field(default="", validator=text)
    announced: When | None = attrs.field(default=None, validator=is_when)
    notice_date: date | None = attrs.field(default=None, validator=of(date, type(None)))
    declared_code: ProcurementCode | None = attrs.field(default=None, validator=of(ProcurementCode, type(None)))
    repetition_of: str = attrs.field(default="", validator=text)
    track: Track | None = attrs.field(default=None, validator=of(Track, type(None)))
    cpv: Cpv | CodeAsFound | None = attrs.field(default=None, validator=of(Cpv, CodeAsFound, type(None)))
    object_kind: ObjectKind | None = attrs.field(default=None, validator=of(ObjectKind, type(None)))
    origin: RecordOrigin = attrs.field(default=RecordOrigin.OWN, validator=of(RecordOrigin))
    procedure_acts: tuple[ProcedureAct, ...] = attrs.field(default=(), validator=several(ProcedureAct))
    division: LotDivision | None = attrs.field(default=None, validator=of(LotDivision, type(None)))
    lot_limits: LotLimits | None = attrs.field(default=None, validator=of(LotLimits, type(None)))
    award_criteria: tuple[AwardCriterion, ...] = attrs.field(default=(), validator=several(AwardCriterion))
    self_imposed: tuple[SelfImposedArticle, ...] = attrs.field(default=(), validator=several(SelfImposedArticle))
    offers_above_base: bool = attrs.field(default=False, validator=of(bool))
    provisional_guarantee: Guarantee | None = attrs.field(default=None, validator=of(Guarantee, type(None)))
    totals: tuple[StatedAmount, ...] = attrs.field(default=(), validator=several(StatedAmount))
    lots: tuple[Lot, ...] = attrs.field(default=(), validator=several(Lot))
    term: ServiceWindow | None = attrs.field(default=None, validator=of(ServiceWindow, type(None)))
    plan: LotPlan | None = attrs.field(default=None, validator=of(LotPlan, type(None)))
    firms: tuple[Firm, ...] = attrs.field(default=(), validator=several(Firm))
    awards: tuple[Award, ...] = attrs.field(default=(), validator=several(Award))
    as_found: tuple[FoundValue, ...] = attrs.field(default=(), validator=several(FoundValue))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        unique("Tender.lots", tuple(lot.id for lot in self.lots))
        unique("Tender.firms", tuple(firm.id for firm in self.firms))
        refuse_other_kind(_TENDER_CPV, self.cpv, CodeKind.CPV, "read_cpv")
        refuse_other_kind(_AUTHORITY, self.authority_tax_code, CodeKind.TAX_CODE, "read_tax_code")

    @property
    def known_from(self) -> date:
        """
        The first day on which it is known to have existed; the first of all where no date tells.
        """
        told = [
            *(earliest(when) for when in (self.announced, self.notice_date) if when is not None),
            *(earliest(act.on) for act in self.procedure_acts if act.on is not None),
            *(award.known_from for award in self.awards if award.known_from != date.min),
        ]
        return min(told, default=date.min)

    def points(self, kind: CriterionKind) -> Decimal | None:
        """
        Return the points that all criteria of a kind give; None if there is none, or those of one are unknown.
        """
        points = [criterion.points for criterion in self.award_criteria if criterion.kind is kind]
        known = [found for found in points if found is not None]
        return sum(known, Decimal(0)) if points and len(known) == len(points) else None

    def recalls(self, act: str, article: str) -> bool:
        """
        Return whether the documents recall an article: itself, a paragraph of it, or the whole of which it is one.

        `art. 18` is recalled by `art. 18 c. 3`, and `art. 18 c. 3` by `art. 18`.
        """
        return any(recalled.recalls(act, article) for recalled in self.self_imposed)

    def until(self, day: date) -> "Tender":
        """
        Return the tender as it stood at the end of a day: without acts, awards and acts on its term of later.

        What has no date stays, and so does the day that offers are due, which the notice states beforehand.
        """
        noticed = self.notice_date
        return attrs.evolve(
            self,
            notice_date=None if noticed is None or noticed > day else noticed,
            procedure_acts=tuple(act for act in self.procedure_acts if act.known_on(day)),
            lots=tuple(lot.until(day) for lot in self.lots),
            term=None if self.term is None else self.term.until(day),
            awards=tuple(award.until(day) for award in self.awards if award.known_from <= day),
        )
