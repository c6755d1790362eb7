"""
Which terms run out within a year, half a year, three months, and what may still be done at that point.
"""

from datetime import date

import attrs

from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.money import Euro
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing

__all__ = ["EndBasis", "Expiry", "ExpiryKind", "Horizon", "LaterTerm", "PlannedEnd", "WayOn", "WayOnKind"]


class ExpiryKind(Word):
    """
    What runs out (*tipo di durata*).
    """

    SERVICE_CONTRACT = "contratto di servizio", "service contract"
    TENDER = "durata prevista dalla gara", "term planned by a tender"
    APPOINTMENT = "incarico", "appointment"
    LEASE = "contratto di locazione", "lease"


class Horizon(Word):
    """
    How soon a term runs out (*orizzonte*).
    """

    EXPIRED = "scaduta", "expired"
    """Within the last twelve months; what ran out before that stands among what lapsed, without its ways on."""
    THREE_MONTHS = "entro 3 mesi", "within 3 months"
    SIX_MONTHS = "entro 6 mesi", "within 6 months"
    TWELVE_MONTHS = "entro 12 mesi", "within 12 months"
    UNKNOWN = "fine ignota", "end unknown"


class EndBasis(Word):
    """
    On what the end rests that a tender gives a contract of which none is on record (*fondamento della fine*).
    """

    STATED = "scritta nella gara", "stated by the tender"
    PLANNED = "calcolata su inizio e mesi della gara", "computed from start and months of the tender"
    COUNTED = (
        "calcolata sull'inizio del contratto e sui mesi della gara",
        "computed from the start of the contract and the months of the tender",
    )
    TERM = "durata secondo la gara", "term by the tender"
    """No end follows from it: a suspension moved it, or it falls outside the calendar."""


class WayOnKind(Word):
    """
    How a service may go on after its term (*seguito possibile*).
    """

    FORESEEN_EXTENSION = "proroga prevista", "foreseen extension"
    RENEWAL = "rinnovo espresso", "express renewal"
    REPETITION = "ripetizione", "repetition"
    TECHNICAL_EXTENSION = "proroga tecnica", "technical extension"
    NEW_TENDER = "nuova gara", "new tender"


@attrs.frozen(kw_only=True)
class WayOn:
    """
    One way in which a service may go on, and whether it is still open as far as is on record (*seguito*).

    That it is open never says that it is allowed: necessity, price and danger are weighed by the office.

    Attributes:
        kind: Which way.
        open: True if nothing on record stands against it, False if something does, None if it cannot be said.
        reason: Why, in words.
        by: The last day on which it can be done, and how many days are left; None if none is known.
        source: The law on which that rests; None if it rests on no law that was read.
        missing: What would say it, where it cannot be said.
    """

    kind: WayOnKind
    open: bool | None
    reason: Bilingual
    by: Countdown | None = None
    source: LegalSource | None = None
    missing: tuple[Missing, ...] = ()


@attrs.frozen(kw_only=True)
class PlannedEnd:
    """
    When a contract would end by its tender, where its own end is on no record (*fine prevista dalla gara*).

    Attributes:
        path: The tender or the lot that gives the term, as a JSON Pointer into the whole document.
        basis: On what it rests.
        start: The first day from which it is counted, or that the tender plans.
        months: How many months the tender gives; None if it does not say.
        end: The end, and how many days are left; None if only the term is known.
    """

    path: str
    basis: EndBasis
    start: date
    months: int | None
    end: Countdown | None


@attrs.frozen(kw_only=True)
class Expiry:
    """
    A term that runs out within a year, has run out within the last one, or has no known end (*durata in scadenza*).

    Attributes:
        kind: What runs out.
        path: The record that holds the term, as a JSON Pointer into the whole document.
        name: The `id` of that record, or the office that is appointed.
        end: The end in force, and how many days are left; None if it is unknown.
        planned: When it would end by its tender, where the end in force is unknown; None if nothing says.
        horizon: How soon.
        left: What may still be invoiced of a service contract, without VAT; None if unknown, or it is none.
        ways: How it may go on, in the order of their words; none for what no law that was read says.
        missing: What is not known of it.
    """

    kind: ExpiryKind
    path: str
    name: str
    end: Countdown | None = None
    planned: PlannedEnd | None = None
    horizon: Horizon
    left: Euro | None = None
    ways: tuple[WayOn, ...] = ()
    missing: tuple[Missing, ...] = ()


@attrs.frozen(kw_only=True)
class LaterTerm:
    """
    A term that runs out after more than a year, and that no board has yet (*durata non ancora in scadenza*).

    Attributes:
        kind: What runs out.
        path: The record that holds the term, as a JSON Pointer into the whole document.
        name: The `id` of that record, or the office that is appointed.
        end: The end in force, and how many days are left.
        ways: How it may go on, in the order of their words; none for what no law that was read says.
    """

    kind: ExpiryKind
    path: str
    name: str
    end: Countdown
    ways: tuple[WayOn, ...] = ()
