"""
What a verdict rests on: facts, figures in force, and the comparisons made of them, which anyone can make again.
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

import attrs

from contratti_quartiere.bilingual import Bilingual, Lang, Word, say_day
from contratti_quartiere.dated_values import Dated, Parameter, ParameterKind
from contratti_quartiere.dates import Month, Year, add_months, say_when
from contratti_quartiere.errors import MalformedValueError, shown
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import Period
from contratti_quartiere.sources import LegalSource

__all__ = ["Comparison", "Fact", "FactValue", "Figure", "Relation", "compared", "lacking"]

FactValue = str | int | bool | date | Month | Year | Euro | Period


@attrs.frozen
class Fact:
    """
    One figure or word on which a verdict rests (*elemento di prova*).

    Attributes:
        name: What it is, as one English word or path.
        value: What it is.
    """

    name: str
    value: FactValue

    @property
    def plain(self) -> str | int | bool:
        """
        The value as JSON holds it: amounts `"1000000.00"`, dates in ISO 8601, periods by first and last day.
        """
        if isinstance(self.value, Euro):
            return self.value.amount
        if isinstance(self.value, Period):
            return f"{self.value.start}/{self.value.last_day}"
        return self.value if isinstance(self.value, (str, int)) else str(self.value)

    def say(self, lang: Lang | str) -> str:
        """
        Return the value as people write it.
        """
        value = self.value
        if isinstance(value, bool):
            return (Bilingual("sì", "yes") if value else Bilingual("no", "no")).say(lang)
        if isinstance(value, Euro):
            return format(value, str(lang))
        if isinstance(value, Period):
            return f"{say_day(value.start, lang)} – {say_day(value.last_day, lang)}"
        return say_when(value, lang) if isinstance(value, date | Month | Year) else str(value)


@attrs.frozen(kw_only=True)
class Figure:
    """
    A figure in force on the day that a verdict asks for (*cifra in vigore*).

    Attributes:
        parameter: The name of the parameter, by which a comparison refers to the figure.
        kind: Who sets it.
        value: What it was on the day.
        since: The first day on which the value holds; None if it has always held.
        until: The first day on which it no longer holds; None if it still does.
        source: The act that set it.
        checked_on: The day on which a person last confirmed it; None for what a body set by an act of its own.
    """

    parameter: str
    kind: ParameterKind
    value: int | str
    since: date | None = None
    until: date | None = None
    source: LegalSource
    checked_on: date | None = None

    @classmethod
    def of(cls, parameter: Parameter, dated: Dated) -> "Figure":
        """
        Return one value of a parameter as a figure.
        """
        return cls(
            parameter=parameter.id,
            kind=parameter.kind,
            value=dated.value,
            since=dated.since,
            until=dated.until,
            source=dated.source,
            checked_on=None if dated.by_the_body else parameter.checked_on,
        )


class Relation(Word):
    """
    What a comparison asks of its two sides (*relazione*).

    Of days, less is earlier and more is later.
    """

    EQUAL = "=", "="
    DIFFERENT = "≠", "≠"
    AT_MOST = "≤", "≤"
    LESS = "<", "<"
    AT_LEAST = "≥", "≥"
    MORE = ">", ">"


@attrs.frozen
class Comparison:
    """
    What a rule asked of facts and figures, which can be asked again without the document (*confronto*).

    A side names facts and figures, and numbers: `certified + advance`; a day or a count moves by `+ days` and `- days`,
    a day by whole months with `+m months`; `rate % price` is so many hundredths of it. `€limit` is an amount of so many
    whole euro, as law states its figures. The right side may name more values, of which one is enough:
    `computed_month | last_slot`; what is true is `= true`.

    Attributes:
        left: One side.
        relation: What is asked.
        right: The other side.
    """

    left: str
    relation: Relation
    right: str

    @property
    def names(self) -> frozenset[str]:
        """
        The names of the facts and figures that it needs.
        """
        terms = (term for side in (self.left, *_alternatives(self.right)) for term in side.split(" ")[::2])
        return frozenset(name for name in map(_bare, terms) if not _is_number(name)) - _LITERALS.keys()

    def holds(self, facts: Iterable[Fact], figures: Iterable[Figure] = ()) -> bool:
        """
        Return whether it holds of facts and figures.

        Raises:
            MalformedValueError: For a name that is not among them, or sides that cannot be compared.
        """
        known = _known(facts, figures)
        left = self._valued(self.left, known)
        ask = _RELATIONS[self.relation]
        return any(self._asked(ask, left, self._valued(side, known)) for side in _alternatives(self.right))

    def __str__(self) -> str:
        return f"{self.left} {self.relation.value} {self.right}"

    def _asked(self, ask: Callable[[Any, Any], bool], left: "_Value", right: "_Value") -> bool:
        if left.kind != right.kind and {left.kind, right.kind} not in _COMPARABLE:
            raise self._strange(
                Bilingual("mette a confronto cose di tipo diverso", "compares things of different kinds")
            )
        return ask(left.size, right.size)

    def _valued(self, side: str, known: Mapping[str, FactValue]) -> "_Value":
        first, *rest = side.split(" ")
        if len(rest) % 2:
            raise self._strange(Bilingual("un segno non ha nulla dopo di sé", "a sign has nothing after it"))
        value = self._term(first, known)
        for sign, term in zip(rest[::2], rest[1::2], strict=True):
            value = self._moved(value, sign, self._term(term, known))
        return value

    def _term(self, term: str, known: Mapping[str, FactValue]) -> "_Value":
        name = _bare(term)
        if _is_number(name):
            value = _Value("number" if int(name) else "nought", Fraction(name))
        elif name in known:
            value = _value(known[name])
        else:
            raise self._strange(Bilingual(f"{name} non è fra gli elementi", f"{name} is not among the facts"))
        return value if name == term else self._moved(value, _EURO, _ONE_EURO)

    def _moved(self, value: "_Value", sign: str, by: "_Value") -> "_Value":
        for left, right in product(_readings(value.kind), _readings(by.kind)):
            if (left, sign, right) in _MOVES:
                kind, how = _MOVES[left, sign, right]
                return _Value(kind, how(value.size, by.size))
        raise self._strange(Bilingual(f"{sign} non vale fra queste cose", f"{sign} does not hold between these"))

    def _strange(self, reason: Bilingual) -> MalformedValueError:
        return MalformedValueError(
            Bilingual("confronto", "comparison"),
            shown(str(self)),
            reason,
            Bilingual("correggere la regola o la traccia", "mend the rule or the trace"),
        )


def lacking(comparisons: Iterable[Comparison], facts: Iterable[Fact], figures: Iterable[Figure]) -> frozenset[str]:
    """
    Return the names that comparisons need and that are not among facts and figures.
    """
    known = _known(facts, figures)
    return frozenset(name for comparison in comparisons for name in comparison.names if name not in known)


def compared(comparisons: Iterable[Comparison], facts: Iterable[Fact], figures: Iterable[Figure] = ()) -> bool | None:
    """
    Return whether all comparisons hold; None if a fact or a figure that one needs is not there.

    Raises:
        MalformedValueError: For sides that cannot be compared.
    """
    comparisons, facts, figures = tuple(comparisons), tuple(facts), tuple(figures)
    if lacking(comparisons, facts, figures):
        return None
    return all(comparison.holds(facts, figures) for comparison in comparisons)


# More digits than any amount or count has, and fewer than Python takes for a number.
_MOST_DIGITS = 40
_COMPARABLE = ({"Euro", "nought"}, {"number", "nought"})
_LITERALS: dict[str, FactValue] = {"true": True, "false": False}


def _known(facts: Iterable[Fact], figures: Iterable[Figure]) -> dict[str, FactValue]:
    # A fact never takes the place of a figure: a trace could else be made to say what law does not.
    return (
        {fact.name: fact.value for fact in facts} | {figure.parameter: figure.value for figure in figures} | _LITERALS
    )


def _alternatives(side: str) -> list[str]:
    return side.split(" | ")


def _bare(term: str) -> str:
    return term.removeprefix(_EURO)


def _is_number(name: str) -> bool:
    return name.isdecimal() and len(name) <= _MOST_DIGITS


def _readings(kind: str) -> tuple[str, ...]:
    """
    Return the kinds as which a thing may be moved: nought is a count or an amount.
    """
    return ("number", "Euro") if kind == "nought" else (kind,)


@attrs.frozen
class _Value:
    """
    A side of a comparison: what kind of thing it is, and its size, exact; of a day, its place in the calendar.

    A bare nought is of a kind of its own: it compares with amounts and with counts.
    """

    kind: str
    size: Any


_EURO = "€"
_ONE_EURO = _Value("Euro", Fraction(100))


def _value(value: FactValue) -> _Value:
    if isinstance(value, bool | str):
        return _Value(type(value).__name__, value)
    if isinstance(value, Euro):
        return _Value("Euro", Fraction(value.cents))
    if isinstance(value, int):
        return _Value("number", Fraction(value))
    if isinstance(value, date):
        return _Value("date", Fraction(value.toordinal()))
    return _Value(type(value).__name__, value)


def _later(day: Fraction, months: Fraction) -> Fraction:
    try:
        return Fraction(add_months(date.fromordinal(int(day)), int(months)).toordinal())
    except (ValueError, OverflowError):
        # A day past the calendar is after every other, one before it is before every other.
        past = day > _LAST_DAY or (day >= 1 and months > 0)
        return Fraction(_LAST_DAY + 1 if past else 0)


_LAST_DAY = date.max.toordinal()


def _percentage(rate: Fraction, whole: Fraction) -> Fraction:
    return whole * rate / 100


# By what is moved, the sign, and by what: the kind that it makes, and how. Past the calendar a day is a number that no
# day reaches, and no error.
_MOVES: dict[tuple[str, str, str], tuple[str, Callable[[Fraction, Fraction], Fraction]]] = {
    ("Euro", "+", "Euro"): ("Euro", operator.add),
    ("Euro", "-", "Euro"): ("Euro", operator.sub),
    ("number", "+", "number"): ("number", operator.add),
    ("number", "-", "number"): ("number", operator.sub),
    ("number", "%", "Euro"): ("Euro", _percentage),
    ("number", "%", "number"): ("number", _percentage),
    ("number", "€", "Euro"): ("Euro", operator.mul),
    ("date", "+", "number"): ("date", operator.add),
    ("date", "-", "number"): ("date", operator.sub),
    ("date", "-", "date"): ("number", operator.sub),
    ("date", "+m", "number"): ("date", _later),
}

_RELATIONS: dict[Relation, Callable[[Any, Any], bool]] = {
    Relation.EQUAL: operator.eq,
    Relation.DIFFERENT: operator.ne,
    Relation.AT_MOST: operator.le,
    Relation.LESS: operator.lt,
    Relation.AT_LEAST: operator.ge,
    Relation.MORE: operator.gt,
}
