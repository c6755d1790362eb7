"""
A figure that law, a tender or a policy sets, and the values that it has had, each with its days and its source.
"""

from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang, Word, italian_day, say_day
from contratti_quartiere.errors import NoVersionError
from contratti_quartiere.sources import LegalSource

__all__ = ["Dated", "Parameter", "ParameterKind"]


class ParameterKind(Word):
    """
    Who sets a figure (*tipo di parametro*).
    """

    LAW = "legge", "law"
    TENDER = "bando", "tender"
    POLICY = "scelta dell'ente", "policy"


@attrs.frozen(kw_only=True)
class Dated:
    """
    A value and the days on which it holds (*valore datato*).

    Attributes:
        value: A count, or a word.
        since: The first day on which it holds; None if it has always held.
        until: The first day on which it no longer holds; None if it still does.
        source: The act that set it.
        by_the_body: True if a body set it in the place of ours, by an act that nobody of ours confirmed.
    """

    value: int | str
    since: date | None = None
    until: date | None = None
    source: LegalSource
    by_the_body: bool = attrs.field(default=False, eq=False, repr=False)

    def holds(self, day: date) -> bool:
        """
        Return whether the value holds on a day.
        """
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@attrs.frozen(kw_only=True)
class Parameter:
    """
    One figure, with all the values that it has had (*parametro*).

    Attributes:
        id: Its name.
        kind: Who sets it.
        unit: What it is counted in, or which words it may be.
        label: What it says.
        values: Its values in order of time; empty for a policy that nobody has set.
        words: The words that a value may be; empty if the value is a count, from zero up, or has a form.
        form: The form of a value that is a text, as a regular expression; empty if the value is none.
        checked_on: The day on which a person last confirmed it.
    """

    id: str
    kind: ParameterKind
    unit: Bilingual
    label: Bilingual
    values: tuple[Dated, ...] = ()
    words: tuple[str, ...] = ()
    form: str = ""
    checked_on: date

    def on(self, day: date) -> Dated | None:
        """
        Return the value in force on a day, or None if none was.
        """
        return next((dated for dated in self.values if dated.holds(day)), None)

    def required(self, day: date) -> Dated:
        """
        Return the value in force on a day, for whoever cannot go on without one.

        Raises:
            NoVersionError: If none was: nobody has set the figure, or not for that day.
        """
        found = self.on(day)
        if found is None:
            raise self._without_value(day)
        return found

    def _without_value(self, day: date) -> NoVersionError:
        first = min((dated.since or date.min for dated in self.values), default=None)
        if first is None:
            reason = Bilingual("nessuno l'ha fissato", "nobody has set it")
        elif day < first:
            reason = Bilingual(
                f"i valori noti cominciano {italian_day('il', first)}",
                f"the known values start on {say_day(first, Lang.EN)}",
            )
        else:
            reason = Bilingual("quel giorno non vale nessun valore", "no value holds on that day")
        if self.kind is ParameterKind.LAW:
            remedy = Bilingual(
                "chiedere un giorno in cui un valore è noto", "ask about a day on which a value is known"
            )
        else:
            act = f"PARAMETERS.override({self.id!r}, ..., source='determina 12/2026')"
            remedy = Bilingual(f"fissarlo con un atto: {act}", f"set it by an act: {act}")
        return NoVersionError(self.id, day, first, reason, remedy)
