"""
The acts on which a neighbourhood contract rests, who signed them, and who is responsible for what.
"""

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import When, in_order, is_when
from contratti_quartiere.fields import identifier, of, several, text
from contratti_quartiere.sources import Provenance

__all__ = ["Appointment", "ContractAct", "ContractActKind", "ContractRole", "PartyKind", "Signatory", "SignatureForm"]


class PartyKind(Word):
    """
    What sort of body has a part in a neighbourhood contract (*tipo di soggetto*).
    """

    MINISTRY = "Ministero", "Ministry"
    REGION = "Regione", "Region"
    CITY = "Comune", "City"
    ALER = "ALER", "ALER"
    MANAGER = "gestore", "manager of the stock"
    TENANTS_UNION = "sindacato inquilini", "tenants' union"
    PRIVATE = "privato", "private body"
    OTHER = "altro soggetto", "other body"


class ContractActKind(Word):
    """
    What sort of act a neighbourhood contract rests on (*tipo di atto del contratto*).
    """

    LAW = "legge", "law"
    MINISTERIAL_DECREE = "decreto ministeriale", "ministerial decree"
    REGIONAL_RESOLUTION = "delibera regionale", "regional resolution"
    REGIONAL_CALL = "bando regionale", "regional call"
    PROPOSAL = "proposta", "proposal"
    RANKING = "graduatoria", "ranking"
    MEMORANDUM = "protocollo d'intesa", "memorandum of understanding"
    FUNDING_AGREEMENT = "convenzione", "funding agreement"
    PROGRAMME_AGREEMENT = "accordo di programma", "programme agreement"
    AMENDING_ACT = "atto integrativo", "amending act"
    BOARD_RESOLUTION = "delibera di Giunta", "executive board resolution"
    EXECUTIVE_DECISION = "determinazione dirigenziale", "executive decision"
    APPROVAL = "approvazione", "approval"
    OTHER = "altro atto", "other act"


class SignatureForm(Word):
    """
    How an agreement was signed (*forma della firma*).

    An agreement between public bodies of 30 June 2014 or later is signed electronically or void (L. 241/1990 art. 15
    c. 2-bis).
    """

    PAPER = "su carta", "on paper"
    DIGITAL = "digitale", "digital"


@attrs.frozen(kw_only=True)
class Signatory:
    """
    A body that signed an act (*firmatario*).

    Attributes:
        party: What sort of body it is.
        name: Which one; empty if the kind says it. Never a person.
    """

    party: PartyKind = attrs.field(validator=of(PartyKind))
    name: str = attrs.field(default="", validator=text)


@attrs.frozen(kw_only=True)
class ContractAct:
    """
    One act of a neighbourhood contract, as its source tells of it (*atto del contratto*).

    Acts are a list: sources name different ones for the same thing, and none is thrown away.

    Attributes:
        id: Its name within the contract.
        kind: What sort of act it is.
        number: Its number; empty if unknown.
        on: When it was made, as precisely as is known.
        issuer: Which body made it; empty if unknown.
        what: What it does.
        signatories: Who signed it.
        signature: How it was signed; None if unknown.
        provenance: From where it is known.
    """

    id: str = attrs.field(validator=identifier)
    kind: ContractActKind = attrs.field(validator=of(ContractActKind))
    number: str = attrs.field(default="", validator=text)
    on: When | None = attrs.field(default=None, validator=is_when)
    issuer: str = attrs.field(default="", validator=text)
    what: Bilingual | None = attrs.field(default=None, validator=of(Bilingual, type(None)))
    signatories: tuple[Signatory, ...] = attrs.field(default=(), validator=several(Signatory))
    signature: SignatureForm | None = attrs.field(default=None, validator=of(SignatureForm, type(None)))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))


class ContractRole(Word):
    """
    What somebody is responsible for in a neighbourhood contract (*ruolo nel contratto*).
    """

    PROGRAMME_MANAGER = "responsabile del contratto di quartiere", "programme manager"
    PROCEDURE_OFFICER = "RUP", "procedure officer in charge"
    WORKS_SUPERVISOR = "direzione lavori", "works supervision"
    IMPLEMENTING_BODY = "soggetto attuatore", "implementing body"
    OWNER = "ente proprietario", "owner of the stock"
    ACCOMPANIMENT = "gestore dell'accompagnamento", "body that accompanies"


@attrs.frozen(kw_only=True)
class Appointment:
    """
    Which office or body had a role in a contract, and when (*incarico*).

    Attributes:
        role: What it is responsible for.
        office: The office or body; never the name of a person.
        first: From when; None if unknown.
        last: Until when, included; None if it still has it, or nobody knows.
        provenance: From where it is known.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For an end before the start.
    """

    role: ContractRole = attrs.field(validator=of(ContractRole))
    office: str = attrs.field(validator=identifier)
    first: When | None = attrs.field(default=None, validator=is_when)
    last: When | None = attrs.field(default=None, validator=is_when)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))

    def __attrs_post_init__(self) -> None:
        in_order(Bilingual("incarico", "appointment"), self.first, self.last)
