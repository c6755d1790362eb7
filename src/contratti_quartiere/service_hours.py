"""
The hours of a service month by month: those contracted, those that the desk was open, those that were staffed.

Hours are counted in whole minutes. What nobody recorded is None, and a sum with a part that nobody knows is unknown.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

import attrs

from contratti_quartiere.bilingual import Word
from contratti_quartiere.dates import Month
from contratti_quartiere.fields import not_negative, of, text

__all__ = [
    "DeskHours",
    "HoursTotal",
    "ProfessionalFigure",
    "StaffHours",
    "desk_by_month",
    "desk_total",
    "staff_by_figure",
    "staff_by_month",
    "staff_total",
]

_MINUTES = [of(int, type(None)), not_negative]


class ProfessionalFigure(Word):
    """
    The profession of whoever works in a service (*figura professionale*).
    """

    COORDINATOR = "coordinatore", "coordinator"
    SOCIOLOGIST = "sociologo", "sociologist"
    PSYCHOLOGIST = "psicologo", "psychologist"
    SOCIAL_WORKER = "assistente sociale", "social worker"
    EDUCATOR = "educatore", "educator"
    MEDIATOR = "mediatore", "mediator"
    DESK_OPERATOR = "operatore di sportello", "desk operator"
    ARCHITECT = "architetto", "architect"
    EXPERT = "esperto", "expert"
    OTHER = "altra figura", "other figure"


@attrs.frozen(kw_only=True)
class DeskHours:
    """
    How long a desk was to be open in a month, and was (*ore di apertura dello sportello*).

    Rows of one month and lot add up.

    Attributes:
        month: The month.
        lot: The `id` of the lot; empty if the contract has one, or the source does not say.
        contracted_minutes: How long the contract has it open; None if unknown.
        opened_minutes: How long it was open; None if nobody recorded it.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For fewer than none.
    """

    month: Month = attrs.field(validator=of(Month))
    lot: str = attrs.field(default="", validator=text)
    contracted_minutes: int | None = attrs.field(default=None, validator=_MINUTES)
    opened_minutes: int | None = attrs.field(default=None, validator=_MINUTES)

    def until(self, day: date) -> "DeskHours":
        """
        Return what was known at the end of a day: of a month to come, only what is contracted.
        """
        return self if self.month.first_day <= day else attrs.evolve(self, opened_minutes=None)


@attrs.frozen(kw_only=True)
class StaffHours:
    """
    How long one professional figure was to work in a month, and did (*ore per figura professionale*).

    Rows of one month, figure and lot add up.

    Attributes:
        month: The month.
        figure: The profession.
        lot: The `id` of the lot; empty if the contract has one, or the source does not say.
        contracted_minutes: How long the contract has it work; None if unknown.
        staffed_minutes: How long it worked; None if nobody recorded it.

    Raises:
        WrongTypeError: For a field of another type.
        MalformedValueError: For fewer than none.
    """

    month: Month = attrs.field(validator=of(Month))
    figure: ProfessionalFigure = attrs.field(validator=of(ProfessionalFigure))
    lot: str = attrs.field(default="", validator=text)
    contracted_minutes: int | None = attrs.field(default=None, validator=_MINUTES)
    staffed_minutes: int | None = attrs.field(default=None, validator=_MINUTES)

    def until(self, day: date) -> "StaffHours":
        """
        Return what was known at the end of a day: of a month to come, only what is contracted.
        """
        return self if self.month.first_day <= day else attrs.evolve(self, staffed_minutes=None)


@attrs.frozen(kw_only=True)
class HoursTotal:
    """
    Hours contracted against hours given, of a month, a figure or the whole (*ore previste e rese*).

    Attributes:
        contracted_minutes: What was contracted; None if nothing is on record, or a part is unknown.
        given_minutes: How long the desk was open, or the figure worked; None as before.
        unknown: The months of which one of the two is unknown, in order.
    """

    contracted_minutes: int | None
    given_minutes: int | None
    unknown: tuple[Month, ...] = ()

    @property
    def difference(self) -> int | None:
        """
        Minutes given less minutes contracted; None if either is unknown.
        """
        if self.contracted_minutes is None or self.given_minutes is None:
            return None
        return self.given_minutes - self.contracted_minutes


Hours = DeskHours | StaffHours
K = TypeVar("K")
H = TypeVar("H", DeskHours, StaffHours)


def _given(row: Hours) -> int | None:
    return row.opened_minutes if isinstance(row, DeskHours) else row.staffed_minutes


def _total(rows: Iterable[Hours]) -> HoursTotal:
    known = tuple(rows)
    unknown = {row.month for row in known if row.contracted_minutes is None or _given(row) is None}
    return HoursTotal(
        contracted_minutes=_sum(row.contracted_minutes for row in known),
        given_minutes=_sum(map(_given, known)),
        unknown=tuple(sorted(unknown)),
    )


def _sum(minutes: Iterable[int | None]) -> int | None:
    parts = list(minutes)
    known = [part for part in parts if part is not None]
    return sum(known) if parts and len(known) == len(parts) else None


def _grouped(rows: Iterable[H], key: Callable[[H], K]) -> dict[K, HoursTotal]:
    groups: dict[K, list[H]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {name: _total(group) for name, group in groups.items()}


def desk_total(hours: Iterable[DeskHours]) -> HoursTotal:
    """
    Return what the desk was to be open in all, and was.
    """
    return _total(hours)


def desk_by_month(hours: Iterable[DeskHours]) -> dict[Month, HoursTotal]:
    """
    Return what the desk was to be open, and was, by month in order.
    """
    return _grouped(sorted(hours, key=lambda row: row.month), lambda row: row.month)


def staff_total(hours: Iterable[StaffHours]) -> HoursTotal:
    """
    Return how long all figures were to work, and did.
    """
    return _total(hours)


def staff_by_month(hours: Iterable[StaffHours]) -> dict[Month, HoursTotal]:
    """
    Return how long all figures were to work, and did, by month in order.
    """
    return _grouped(sorted(hours, key=lambda row: row.month), lambda row: row.month)


def staff_by_figure(hours: Iterable[StaffHours]) -> dict[ProfessionalFigure, HoursTotal]:
    """
    Return how long each figure was to work, and did, in the order in which they are first named.
    """
    return _grouped(hours, lambda row: row.figure)
