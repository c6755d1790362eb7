"""
Every figure that law, a tender or a policy sets: dated, with its source and its kind.

Law cannot be overridden. What no law sets has no silent value: a municipality sets it, and the report says so.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeVar

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dated_values import Dated, Parameter, ParameterKind
from contratti_quartiere.errors import OverrideError, UnknownNameError, shown
from contratti_quartiere.fields import identifier, of, text
from contratti_quartiere.law_figures import LAW_FIGURES
from contratti_quartiere.policy_figures import POLICY_FIGURES
from contratti_quartiere.sources import LegalSource, Mark

__all__ = ["PARAMETERS", "SET_BY_LAW", "Override", "Parameters", "overlap", "refusal"]


@attrs.frozen
class Override:
    """
    A value that a body set for a parameter in the place of ours (*valore scelto dall'ente*).

    Attributes:
        parameter: The name of the parameter.
        value: The value set.
        source: Who set it and by which act.
        since: The first day on which it holds; None if it has always held.
        until: The first day on which it no longer holds; None if it still does.
    """

    parameter: str = attrs.field(validator=identifier)
    value: int | str
    source: str = attrs.field(validator=text)
    since: date | None = attrs.field(default=None, validator=of(date, type(None)))
    until: date | None = attrs.field(default=None, validator=of(date, type(None)))

    def __attrs_post_init__(self) -> None:
        if self.until is not None and self.until <= (self.since or date.min):
            raise OverrideError(
                self.parameter,
                shown(self.value),
                Bilingual(
                    f"non vale nemmeno un giorno, since={self.since or date.min} until={self.until}",
                    f"does not hold on even one day, since={self.since or date.min} until={self.until}",
                ),
                Bilingual(
                    "scrivere in until il giorno dopo l'ultimo",
                    "write the day after the last as until",
                ),
            )


@attrs.frozen
class Parameters:
    """
    All the figures in force for a validation (*parametri*).

    Attributes:
        known: Every parameter, by our own table, as the overrides left it.
        overrides: What a body set in the place of ours; no two of one parameter hold on the same day.
        body: Whose overrides they are, if a document says so.
    """

    known: tuple[Parameter, ...] = attrs.field(repr=False)
    overrides: tuple[Override, ...] = ()
    body: str = attrs.field(default="", validator=text)

    def __getitem__(self, name: str) -> Parameter:
        """
        Return a parameter by its name, as an override left it.

        Raises:
            UnknownNameError: If there is none of that name.
        """
        for parameter in self.known:
            if parameter.id == name:
                return parameter
        raise UnknownNameError(
            Bilingual("parametro", "parameter"), name, tuple(sorted(parameter.id for parameter in self.known))
        )

    def override(
        self, name: str, value: int | str, *, source: str, since: date | None = None, until: date | None = None
    ) -> "Parameters":
        """
        Return the parameters with one policy or tender figure set by a body, always or on some days only.

        On the days of the override it takes the place of our value and of every earlier override; on the others what
        held before still holds.

        Args:
            name: The name of the parameter.
            value: A count from zero up, or one of the words of the parameter.
            source: Who set it and by which act; it stands in every report.
            since: The first day on which it holds; None if it has always held.
            until: The first day on which it no longer holds; None if it still does.

        Raises:
            UnknownNameError: For a name that does not exist.
            OverrideError: For a figure of law, a value that cannot be, no source, or an end that is not after the
                beginning.
            WrongTypeError: For a day that is no date.

        Examples:
            >>> figures = PARAMETERS.override("notice_days", 30, source="determina 12/2026", since=date(2018, 1, 1))
            >>> figures["notice_days"].on(date(2017, 12, 31)) is None
            True
        """
        parameter = self[name]
        refused = refusal(parameter, value) or _unnamed(source)
        if refused is not None:
            raise OverrideError(name, shown(value), *refused)
        override = Override(name, value, source, since, until)
        act = LegalSource(source, mark=Mark.POLICY)
        dated = Dated(value=value, since=since, until=until, source=act, by_the_body=True)
        values = [left for old in parameter.values for left in _left_of(old, override)]
        values.append(dated)
        values.sort(key=_beginning)
        others = (
            left for old in self.overrides for left in (_left_of(old, override) if old.parameter == name else (old,))
        )
        return attrs.evolve(
            self,
            known=tuple(attrs.evolve(p, values=tuple(values)) if p is parameter else p for p in self.known),
            overrides=(*others, override),
        )


_Held = TypeVar("_Held", Dated, Override)


def _beginning(held: Dated | Override) -> date:
    return held.since or date.min


def _left_of(old: _Held, override: Override) -> Iterator[_Held]:
    """
    Yield what an override leaves of an older value: the days before its own, and those after.
    """
    since, until = override.since, override.until
    if not overlap(old, override):
        yield old
        return
    if since is not None and _beginning(old) < since:
        yield attrs.evolve(old, until=since)
    if until is not None and (old.until is None or until < old.until):
        yield attrs.evolve(old, since=until)


SET_BY_LAW = (
    Bilingual("lo fissa la legge", "the law sets it"),
    Bilingual("togliere la modifica", "take the override away"),
)
"""Why a body cannot set a figure of law, and what to do."""


def overlap(one: Dated | Override, other: Dated | Override) -> bool:
    """
    Return whether there is a day on which both values hold.
    """
    return not _ends_before(one, other) and not _ends_before(other, one)


def _ends_before(one: Dated | Override, other: Dated | Override) -> bool:
    return one.until is not None and one.until <= _beginning(other)


def refusal(parameter: Parameter, value: object) -> tuple[Bilingual, Bilingual] | None:
    """
    Return why a body cannot set a parameter to a value, and what would be right; None if it can.
    """
    if parameter.kind is ParameterKind.LAW:
        return SET_BY_LAW
    if parameter.words and value not in parameter.words:
        words = ", ".join(parameter.words)
        return (
            Bilingual("non è fra le parole ammesse", "is not among the words allowed"),
            Bilingual(f"scrivere una di: {words}", f"write one of: {words}"),
        )
    if parameter.form and (type(value) is not str or not re.fullmatch(parameter.form, value)):
        return (
            Bilingual("non ha la forma del parametro", "has not the form of the parameter"),
            Bilingual(f"scrivere {parameter.unit.it}", f"write {parameter.unit.en}"),
        )
    if not parameter.words and not parameter.form and (type(value) is not int or value < 0):
        return (
            Bilingual("non è un numero intero da zero in su", "is not a whole number from zero up"),
            Bilingual(f"scrivere {parameter.unit.it}", f"write {parameter.unit.en}"),
        )
    if type(value) is int and value >= _LARGEST:
        return (
            Bilingual("ha più di nove cifre", "has more than nine digits"),
            Bilingual("scrivere una cifra più piccola", "write a smaller figure"),
        )
    return None


# No body sets so many days, or so many of a hundred; whatever is reckoned with it can be printed.
_LARGEST = 10**9


def _unnamed(source: object) -> tuple[Bilingual, Bilingual] | None:
    if type(source) is str and source.strip():
        return None
    return (
        Bilingual("manca chi l'ha deciso", "nobody is named who set it"),
        Bilingual("indicare l'atto: source='determina 12/2026'", "name the act: source='determina 12/2026'"),
    )


PARAMETERS = Parameters((*LAW_FIGURES, *POLICY_FIGURES))
"""Every figure that the library knows, as law and our own table set it."""
