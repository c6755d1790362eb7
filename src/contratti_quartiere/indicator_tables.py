"""
The indicators of a lab in a year as they may go out: small counts of people are hidden, and all that gives them away.
"""

from collections.abc import Iterator

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.errors import UnknownNameError
from contratti_quartiere.fields import identifier, not_negative, of, several
from contratti_quartiere.indicators import INDICATORS, Indicator, IndicatorValue, measure
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.small_numbers import Cell, hidden_places

__all__ = ["IndicatorRow", "IndicatorTable", "published"]

_HIDDEN = IndicatorValue(hidden=True)
_MONTHS = 12


@attrs.frozen(kw_only=True)
class IndicatorRow:
    """
    One indicator over a year, month by month (*riga degli indicatori*).

    Attributes:
        indicator: The indicator.
        months: The twelve months; empty for a part of another indicator, which is told of the year alone.
        month_unknown: What is known to lie in the year and not in which month; None if every record bears its month.
        total: The year: the months and what lies in an unknown one.
    """

    indicator: Indicator = attrs.field(validator=of(Indicator))
    months: tuple[IndicatorValue, ...] = attrs.field(default=(), validator=several(IndicatorValue))
    month_unknown: IndicatorValue | None = attrs.field(default=None, validator=of(IndicatorValue, type(None)))
    total: IndicatorValue = attrs.field(validator=of(IndicatorValue))


@attrs.frozen(kw_only=True)
class IndicatorTable:
    """
    The indicators of a lab in a year as they may go out (*tavola degli indicatori*).

    Attributes:
        laboratory: The `id` of the lab.
        year: The year.
        small_number: Below which number counts of people are hidden.
        rows: One row an indicator, in the order of `INDICATORS`.

    Raises:
        WrongTypeError: For a field of another type.
    """

    laboratory: str = attrs.field(validator=identifier)
    year: Year = attrs.field(validator=of(Year))
    small_number: int = attrs.field(validator=[of(int), not_negative])
    rows: tuple[IndicatorRow, ...] = attrs.field(validator=several(IndicatorRow))

    def __getitem__(self, name: str) -> IndicatorRow:
        """
        Return the row of an indicator.

        Raises:
            UnknownNameError: For the `id` of no indicator.
        """
        rows = {row.indicator.id: row for row in self.rows}
        if name not in rows:
            raise UnknownNameError(Bilingual("indicatore", "indicator"), name, tuple(sorted(rows)))
        return rows[name]


def published(
    programme: Programme, laboratory: str, year: Year, *, parameters: Parameters = PARAMETERS
) -> IndicatorTable:
    """
    Return the indicators of a lab in a year as they may go out.

    Counts of people below `small_number` are hidden, and so are further ones, under the same mark: whoever knows what
    is shown of an indicator and of its parts, and even how we hide, cannot say of any hidden one what it is. Parts, as
    the kinds of request, are told of the year alone: a table of kinds by months would give hidden counts away.

    What else may be known is not looked at: other tables, other indicators, who lives there. Duties on personal data
    remain the municipality's.

    Args:
        programme: The programme; as of a day, if what was known then is asked.
        laboratory: The `id` of the lab.
        year: The year.
        parameters: The figures, of which `small_number` is that of the last day of the year.

    Raises:
        UnknownNameError: For a lab that the programme does not have.
    """
    figure = parameters["small_number"].on(year.last_day)
    limit = 0 if figure is None else int(figure.value)
    rows = {indicator.id: _row(programme, indicator, laboratory, year) for indicator in INDICATORS}
    for row in tuple(rows.values()):
        if row.indicator.of_people and not row.indicator.part_of:
            parts = tuple(part for part in rows.values() if part.indicator.part_of == row.indicator.id)
            rows |= {shown.indicator.id: shown for shown in _hide(row, parts, limit)}
    return IndicatorTable(laboratory=laboratory, year=year, small_number=limit, rows=tuple(rows.values()))


def _row(programme: Programme, indicator: Indicator, laboratory: str, year: Year) -> IndicatorRow:
    total = measure(programme, indicator, laboratory, year)
    if indicator.part_of:
        return IndicatorRow(indicator=indicator, total=total)
    months = tuple(
        measure(programme, indicator, laboratory, Month(year.year, month)) for month in range(1, _MONTHS + 1)
    )
    if indicator.id not in ("activities", "participants"):
        return IndicatorRow(indicator=indicator, months=months, total=total)
    of_year = tuple(activity for activity in programme.activities if type(activity.when) is Year)
    unknown = measure(attrs.evolve(programme, activities=of_year), indicator, laboratory, year)
    return IndicatorRow(indicator=indicator, months=months, month_unknown=unknown, total=total)


def _hide(row: IndicatorRow, parts: tuple[IndicatorRow, ...], limit: int) -> Iterator[IndicatorRow]:
    """
    Yield a row and the rows of its parts, with their small counts hidden and all that would give these away.
    """
    in_time = (*row.months, *(() if row.month_unknown is None else (row.month_unknown,)))
    in_parts = tuple(part.total for part in parts)
    sums = (in_time, in_parts) if parts else (in_time,)
    hidden, total_hidden = hidden_places([[_cell(value) for value in values] for values in sums], limit)
    shown = _masked(in_time, hidden[0])
    yield attrs.evolve(
        row,
        months=shown[:_MONTHS],
        month_unknown=None if row.month_unknown is None else shown[_MONTHS],
        total=_HIDDEN if total_hidden else row.total,
    )
    for part, value in zip(parts, _masked(in_parts, hidden[-1]), strict=True):
        yield attrs.evolve(part, total=value)


def _cell(value: IndicatorValue) -> Cell | None:
    """
    Return the people that a value counts, or divides by, and beside them what it adds up.
    """
    if value.numerator is None:
        return None
    return (value.numerator,) if value.denominator is None else (value.denominator, value.numerator)


def _masked(values: tuple[IndicatorValue, ...], hidden: frozenset[int]) -> tuple[IndicatorValue, ...]:
    return tuple(_HIDDEN if place in hidden else value for place, value in enumerate(values))
