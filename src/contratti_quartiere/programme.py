"""
The whole programme: neighbourhoods, their contracts, labs, tenders, households on the move, and what nobody knows.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import Month, When, Year, check_date, earliest
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.errors import DuplicateIdentifierError, OpenCaseError, WrongTypeError
from contratti_quartiere.fields import identifier, of, several, text, unique
from contratti_quartiere.households import Household
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.procurement import Tender
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_table import RELOCATION_TABLE
from contratti_quartiere.sources import Provenance, Source
from contratti_quartiere.works import Works

__all__ = [
    "FundingBody",
    "Milestone",
    "MilestoneKind",
    "Neighbourhood",
    "NeighbourhoodContract",
    "Programme",
    "Unknown",
]


class FundingBody(Word):
    """
    A body that pays for a neighbourhood contract (*ente finanziatore*).
    """

    STATE = "Stato", "State"
    REGION = "Regione", "Region"
    CITY = "Comune", "City"
    ALER = "ALER", "ALER"
    OTHER = "altri", "others"


@attrs.frozen(kw_only=True)
class Neighbourhood:
    """
    A part of a town that a contract regenerates (*quartiere*).

    Attributes:
        id: Its name within the programme.
        name: What it is called.
        municipality: The town; empty if unknown.
        provenance: From where it is known.
    """

    id: str = attrs.field(validator=identifier)
    name: str = attrs.field(validator=text)
    municipality: str = attrs.field(default="", validator=text)
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))


@attrs.frozen(kw_only=True)
class NeighbourhoodContract:
    """
    The public programme that regenerates a neighbourhood, paid by several bodies (*contratto di quartiere*).

    Neither a lease nor a works contract.

    Attributes:
        id: Its name within the programme.
        neighbourhood: The `id` of its neighbourhood; empty if unknown.
        funding_bodies: Who pays for it.
        provenance: From where it is known.
    """

    id: str = attrs.field(validator=identifier)
    neighbourhood: str = attrs.field(default="", validator=text)
    funding_bodies: tuple[FundingBody, ...] = attrs.field(default=(), validator=several(FundingBody))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))


class MilestoneKind(Word):
    """
    What sort of thing happened (*tipo di tappa*).
    """

    OPENED = "apertura", "opening"
    STEERED = "cabina di regia", "steering group"
    ANNOUNCED = "annuncio", "announcement"
    RESTARTED = "ripartenza", "restart"
    EXTENDED = "proroga", "extension"
    REFINANCED = "rifinanziamento", "refinancing"
    OTHER = "altro", "other"


@attrs.frozen(kw_only=True)
class Milestone:
    """
    Something that happened to the programme, on a date of any precision (*tappa*).

    Attributes:
        id: Its name within the programme.
        kind: What sort of thing it is.
        when: The day, month or year, as the source says.
        what: What happened, in words.
        provenance: From where it is known.
    """

    id: str = attrs.field(validator=identifier)
    kind: MilestoneKind = attrs.field(validator=of(MilestoneKind))
    when: When = attrs.field(validator=of(date, Month, Year))
    what: Bilingual = attrs.field(validator=of(Bilingual))
    provenance: Provenance = attrs.field(default=Provenance(), validator=of(Provenance))


@attrs.frozen(kw_only=True)
class Unknown:
    """
    A question about the programme that nobody here can answer, and the office that could (*dato ignoto*).

    Attributes:
        id: Its name within the programme.
        question: What is not known.
        office: Whom to ask, by civic access (DLgs 33/2013 art. 5).
    """

    id: str = attrs.field(validator=identifier)
    question: Bilingual = attrs.field(validator=of(Bilingual))
    office: Bilingual = attrs.field(validator=of(Bilingual))


@attrs.frozen(kw_only=True)
class Programme:
    """
    The root of a document: everything that is known of a regeneration programme (*programma*).

    Every collection may be empty, so that a tender, or a lab, can be judged alone. A programme that breaks the law is
    still a value: rules report, the constructor does not.

    Attributes:
        title: What the programme is called.
        sources: The documents from which its facts come.
        neighbourhoods: Where it acts.
        contracts: The neighbourhood contracts in it.
        laboratories: The labs that accompany it.
        tenders: The tenders for the labs' service.
        works: The works on the buildings, by the part that is handed over.
        dwellings: The homes that are renovated, and those that are used meanwhile.
        households: Who lives in them.
        relocations: The case of each household.
        milestones: What happened, in any order.
        unknowns: What is not known.

    Raises:
        WrongTypeError: For a field of another type.
        DuplicateIdentifierError: For an identifier that stands twice in one collection: neither record could be
            pointed at.
    """

    title: str = attrs.field(default="", validator=text)
    sources: tuple[Source, ...] = attrs.field(default=(), validator=several(Source))
    neighbourhoods: tuple[Neighbourhood, ...] = attrs.field(default=(), validator=several(Neighbourhood))
    contracts: tuple[NeighbourhoodContract, ...] = attrs.field(default=(), validator=several(NeighbourhoodContract))
    laboratories: tuple[Laboratory, ...] = attrs.field(default=(), validator=several(Laboratory))
    tenders: tuple[Tender, ...] = attrs.field(default=(), validator=several(Tender))
    works: tuple[Works, ...] = attrs.field(default=(), validator=several(Works))
    dwellings: tuple[Dwelling, ...] = attrs.field(default=(), validator=several(Dwelling))
    households: tuple[Household, ...] = attrs.field(default=(), validator=several(Household))
    relocations: tuple[Relocation, ...] = attrs.field(default=(), validator=several(Relocation))
    milestones: tuple[Milestone, ...] = attrs.field(default=(), validator=several(Milestone))
    unknowns: tuple[Unknown, ...] = attrs.field(default=(), validator=several(Unknown))

    def __attrs_post_init__(self) -> None:
        collections = (
            ("sources", self.sources),
            ("neighbourhoods", self.neighbourhoods),
            ("contracts", self.contracts),
            ("laboratories", self.laboratories),
            ("tenders", self.tenders),
            ("works", self.works),
            ("dwellings", self.dwellings),
            ("households", self.households),
            ("relocations", self.relocations),
            ("milestones", self.milestones),
            ("unknowns", self.unknowns),
        )
        for name, records in collections:
            unique(f"Programme.{name}", tuple(record.id for record in records))

    def with_case(self, case: Relocation) -> "Programme":
        """
        Return the programme with a case added, or put in the place of the case of the same `id`.

        Two open cases of one household that a document holds are a matter for a rule; we open none.

        Raises:
            WrongTypeError: For anything but a case.
            DuplicateIdentifierError: If the case of the same `id` is of another household or origin: it would vanish.
            OpenCaseError: If the case is open, and its household has another open one.
        """
        if type(case) is not Relocation:
            raise WrongTypeError.of(
                "Programme.relocations", case, Bilingual("scrivere un Relocation", "write a Relocation")
            )
        household = case.household_on(date.max)
        for position, other in enumerate(self.relocations):
            if other.id == case.id:
                if (other.household, other.origin) != (case.household, case.origin):
                    last = len(self.relocations)
                    raise DuplicateIdentifierError("Programme.relocations", case.id, position, last)
            elif case.open and other.open and other.household_on(date.max) == household:
                raise OpenCaseError(household, other.id, other.state, RELOCATION_TABLE.allowed(other.state))
        cases = {other.id: other for other in self.relocations} | {case.id: case}
        return attrs.evolve(self, relocations=tuple(cases.values()))

    def as_of(self, day: date) -> "Programme":
        """
        Return the programme as it was known on a day: without what first happened after it.

        Openings, acts on a term, steps of a history, what is noted beside it, cases that split off and milestones that
        can only have come later are left out; what began by then keeps the end that its source gives.

        Raises:
            WrongTypeError: For a day that is no date, or one with a time.
        """
        check_date("Programme.as_of", day)
        return attrs.evolve(
            self,
            laboratories=tuple(
                attrs.evolve(
                    lab,
                    opening_periods=tuple(opening for opening in lab.opening_periods if earliest(opening.first) <= day),
                )
                for lab in self.laboratories
            ),
            tenders=tuple(_tender_as_of(tender, day) for tender in self.tenders),
            works=tuple(works.until(day) for works in self.works),
            dwellings=tuple(dwelling.until(day) for dwelling in self.dwellings),
            relocations=tuple(case.until(day) for case in self.relocations if not _splits_off_after(case, day)),
            milestones=tuple(step for step in self.milestones if earliest(step.when) <= day),
        )


def _splits_off_after(case: Relocation, day: date) -> bool:
    return bool(case.origin) and case.home_since is not None and case.home_since > day


def _tender_as_of(tender: Tender, day: date) -> Tender:
    if tender.term is None or all(act.on <= day for act in tender.term.acts):
        return tender
    known = tuple(act for act in tender.term.acts if act.on <= day)
    return attrs.evolve(tender, term=attrs.evolve(tender.term, acts=known))
