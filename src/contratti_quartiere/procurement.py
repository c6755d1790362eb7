"""
The tender of a service, its lots, and the amounts as their documents state them.
"""

from datetime import date

import attrs

from contratti_quartiere.amounts import StatedAmount
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import When, earliest, is_when
from contratti_quartiere.errors import MalformedValueError, shown
from contratti_quartiere.fields import identifier, of, several, text, unique
from contratti_quartiere.identifiers import Cig, CodeAsFound, CodeKind
from contratti_quartiere.lots import LotPlan
from contratti_quartiere.sources import Provenance
from contratti_quartiere.windows import ServiceWindow

__all__ = [
    "Lot",
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


class RecordOrigin(Word):
    """
    Whose record this is: the office's own, or another system's (*origine del dato*).

    A malformed code is an error in one's own record and a warning in one from elsewhere.
    """

    OWN = "propria", "own"
    FOREIGN = "esterna", "foreign"


@attrs.frozen(kw_only=True)
class Lot:
    """
    A part of a tender that is awarded by itself (*lotto*).

    Attributes:
        id: Its name within the tender.
        title: What it is for.
        neighbourhoods: The `id` of each neighbourhood that it serves.
        cig: Its code, or the text that was found in the place of one; None if unknown.
        amount: What the documents give it; None if unknown.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For a text that was found in the place of another code.
    """

    id: str = attrs.field(validator=identifier)
    title: str = attrs.field(default="", validator=text)
    neighbourhoods: tuple[str, ...] = attrs.field(default=(), validator=several(str))
    cig: Cig | CodeAsFound | None = attrs.field(default=None, validator=of(Cig, CodeAsFound, type(None)))
    amount: StatedAmount | None = attrs.field(default=None, validator=of(StatedAmount, type(None)))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        if isinstance(self.cig, CodeAsFound) and self.cig.kind is not CodeKind.CIG:
            raise MalformedValueError(
                Bilingual("CIG del lotto", "CIG of the lot"),
                shown(self.cig.text),
                Bilingual(f"fu trovato al posto di un altro codice, {self.cig.kind}", f"stood for a {self.cig.kind}"),
                Bilingual("scrivere read_cig(testo)", "write read_cig(text)"),
            )


@attrs.frozen(kw_only=True)
class Tender:
    """
    A procedure by which a contracting authority buys a service (*gara*).

    Attributes:
        id: Its name within the programme.
        title: What it is for.
        contracting_authority: The body that buys (*stazione appaltante*); empty if unknown.
        procedure: How tenderers were sought; None if unknown.
        announced: When it was first spoken of in public; None if unknown.
        notice_date: The day on which the notice was published, or the invitations sent where there is none.
        declared_code: The procurement code that the documents name.
        origin: Whose record this is.
        totals: The amounts that the documents state for the whole.
        lots: Its lots.
        term: The window of the service that it buys.
        plan: How an amount is divided into its lots.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        DuplicateIdentifierError: For an identifier that two lots carry.
    """

    id: str = attrs.field(validator=identifier)
    title: str = attrs.field(default="", validator=text)
    contracting_authority: str = attrs.field(default="", validator=text)
    procedure: ProcedureKind | None = attrs.field(default=None, validator=of(ProcedureKind, type(None)))
    announced: When | None = attrs.field(default=None, validator=is_when)
    notice_date: date | None = attrs.field(default=None, validator=of(date, type(None)))
    declared_code: ProcurementCode | None = attrs.field(default=None, validator=of(ProcurementCode, type(None)))
    origin: RecordOrigin = attrs.field(default=RecordOrigin.OWN, validator=of(RecordOrigin))
    totals: tuple[StatedAmount, ...] = attrs.field(default=(), validator=several(StatedAmount))
    lots: tuple[Lot, ...] = attrs.field(default=(), validator=several(Lot))
    term: ServiceWindow | None = attrs.field(default=None, validator=of(ServiceWindow, type(None)))
    plan: LotPlan | None = attrs.field(default=None, validator=of(LotPlan, type(None)))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        unique("Tender.lots", tuple(lot.id for lot in self.lots))

    @property
    def known_from(self) -> date:
        """
        The first day on which it is known to have existed; the first of all where no date tells.
        """
        told = [earliest(when) for when in (self.announced, self.notice_date) if when is not None]
        return min(told, default=date.min)

    def until(self, day: date) -> "Tender":
        """
        Return the tender as it stood at the end of a day: without acts on its term of later.
        """
        if self.term is None or all(act.on <= day for act in self.term.acts):
            return self
        known = tuple(act for act in self.term.acts if act.on <= day)
        return attrs.evolve(self, term=attrs.evolve(self.term, acts=known))
