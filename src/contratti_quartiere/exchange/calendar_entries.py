"""
What a calendar shows on a day, and how it is told without saying of whom.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeAlias

import attrs

from contratti_quartiere.analysis.due_payments import PaymentDueKind
from contratti_quartiere.analysis.expiries import ExpiryKind, WayOnKind
from contratti_quartiere.analysis.running_deadlines import DeadlineKind
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.evidence import Role
from contratti_quartiere.fields import of, several, text
from contratti_quartiere.timetables import Stage

__all__ = ["CalendarEntry", "Counted", "OtherDay", "without_names"]


class Counted(Word):
    """
    What an entry counts that does not say of whom it is (*che cosa si conta*).
    """

    CASE = "caso", "case"
    DWELLING = "alloggio", "dwelling"
    REQUEST = "richiesta", "request"

    def many(self, count: int) -> Bilingual:
        """
        Return so many of them: *1 caso*, *2 casi*.
        """
        it, en = (self.value, self.en) if count == 1 else _PLURALS[self]
        return Bilingual(f"{count} {it}", f"{count} {en}")


_PLURALS = {
    Counted.CASE: ("casi", "cases"),
    Counted.DWELLING: ("alloggi", "dwellings"),
    Counted.REQUEST: ("richieste", "requests"),
}


class OtherDay(Word):
    """
    A day of a programme that is neither a deadline nor the end of a term (*altro giorno da segnare*).
    """

    SITE_OPENING = "apertura prevista del cantiere", "planned opening of the site"
    HANDING_BACK = "riconsegna dell'alloggio lasciato", "handing back of the dwelling that was left"
    YEAR_END = "fine dell'esercizio di bilancio", "end of the budget year"
    SIGNING = "ultimo giorno per la stipula", "last day to sign the contract"


EntryKind: TypeAlias = DeadlineKind | ExpiryKind | WayOnKind | PaymentDueKind | Stage | OtherDay


@attrs.frozen(kw_only=True)
class CalendarEntry:
    """
    One thing that has a day, as a calendar shows it (*voce di calendario*).

    Attributes:
        kind: What it is.
        programme: What the programme is called, which keeps the entries of two programmes apart; empty if untitled.
        subject: What it is about, by names that stay the same from day to day; with kind and programme, what it is.
        when: The day or, where no more is known, the month or the year.
        title: What it is, in one line.
        details: What else is to be said, one line each.
        role: Whose turn it is; None if nobody knows.
        counted: What is counted instead where nobody is to be named; None if it points to no household.

    Raises:
        WrongTypeError: For a field of another type.
    """

    kind: EntryKind = attrs.field(validator=of(DeadlineKind, ExpiryKind, WayOnKind, PaymentDueKind, Stage, OtherDay))
    programme: str = attrs.field(default="", validator=text)
    subject: tuple[str, ...] = attrs.field(default=(), validator=several(str))
    when: When = attrs.field(validator=of(date, Month, Year))
    title: Bilingual = attrs.field(validator=of(Bilingual))
    details: tuple[Bilingual, ...] = attrs.field(default=(), validator=several(Bilingual))
    role: Role | None = attrs.field(default=None, validator=of(Role, type(None)))
    counted: Counted | None = attrs.field(default=None, validator=of(Counted, type(None)))


_ASK_THE_BOARD = Bilingual("Di chi si tratta si legge sul cruscotto.", "Whom it is about is on the board.")


def without_names(entries: Iterable[CalendarEntry]) -> Iterator[CalendarEntry]:
    """
    Yield entries that name no household: what points to one is counted, by kind, day and role.

    Nothing of what is counted is left in them, nor in their subject. A count is the same entry when it changes; on
    another day it is another one.
    """
    together: dict[tuple[object, ...], list[CalendarEntry]] = {}
    for entry in entries:
        if entry.counted is None:
            yield entry
        else:
            key = (entry.kind, entry.programme, entry.when, entry.role, entry.counted)
            together.setdefault(key, []).append(entry)
    yield from (_counted(found) for found in together.values())


def _counted(entries: list[CalendarEntry]) -> CalendarEntry:
    first = entries[0]
    # Only what may point to a household is gathered.
    many = (first.counted or Counted.CASE).many(len(entries))
    said = _SAID.get(first.kind) or Bilingual(first.kind.value, first.kind.en)
    return CalendarEntry(
        kind=first.kind,
        programme=first.programme,
        subject=(str(first.when), "" if first.role is None else first.role.value),
        when=first.when,
        title=Bilingual(f"{said.it}: {many.it}", f"{said.en}: {many.en}"),
        details=(_ASK_THE_BOARD,),
        role=first.role,
    )


_SAID: dict[Word, Bilingual] = {
    ExpiryKind.LEASE: Bilingual("fine della locazione", "end of the lease"),
    DeadlineKind.INSTALMENT: Bilingual("rata del piano di rientro", "instalment of the repayment plan"),
}
"""What is said of a kind where its own word does not say it alone."""
