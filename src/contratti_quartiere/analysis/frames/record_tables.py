"""
Which columns a table of our records has, and what each record puts into them: one table of columns for each kind.
"""

from collections.abc import Callable, Iterator
from typing import Any

import attrs
import narwhals.stable.v2 as nw

from contratti_quartiere.amounts import StatedAmount
from contratti_quartiere.budgets import YearShare
from contratti_quartiere.entries import Entry
from contratti_quartiere.indicator_tables import IndicatorTable
from contratti_quartiere.indicators import IndicatorValue
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.procurement import Tender
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Verdict
from contratti_quartiere.windows import ServiceWindow

__all__ = [
    "BUDGETS",
    "CASES",
    "FINDINGS",
    "INDICATOR_VALUES",
    "INTERVENTIONS",
    "LOTS",
    "STEPS",
    "WINDOWS",
    "RecordTable",
]

_TEXT, _DAY, _NUMBER, _FLAG, _EURO = nw.String(), nw.Date(), nw.Int64(), nw.Boolean(), nw.Decimal(38, 2)

_Row = tuple[Any, ...]


@attrs.frozen(kw_only=True, eq=False)
class RecordTable:
    """
    The columns of a table of records, and how a record fills them (*tracciato di una tabella*).

    Attributes:
        of: The types of the records.
        columns: The type of each column, by its name, in order.
        rows: The rows that one record gives.
    """

    of: tuple[type, ...]
    columns: dict[str, Any]
    rows: Callable[[Any], Iterator[_Row]]


def _word(value: object) -> str | None:
    """
    Return a code or a word as documents have it; None for none, and for a text that says nothing.
    """
    return None if value is None else str(value) or None


def _stated(amount: StatedAmount | None) -> _Row:
    if amount is None:
        return (None, None, None, None)
    return (amount.amount, _word(amount.precision), _word(amount.vat), _word(amount.options))


def _lots(tender: Tender) -> Iterator[_Row]:
    for lot in tender.lots:
        codes = (_word(lot.cig), _word(lot.cup), _word(lot.cpv))
        served = _word(", ".join(lot.neighbourhoods))
        yield (tender.id, lot.id, _word(lot.title), served, *codes, *_stated(lot.amount), lot.exempt)


LOTS = RecordTable(
    of=(Tender,),
    columns={
        "tender": _TEXT,
        "lot": _TEXT,
        "title": _TEXT,
        "neighbourhoods": _TEXT,
        "cig": _TEXT,
        "cup": _TEXT,
        "cpv": _TEXT,
        "amount": _EURO,
        "precision": _TEXT,
        "vat": _TEXT,
        "options": _TEXT,
        "exempt": _FLAG,
    },
    rows=_lots,
)
"""The lots of tenders; what an amount includes stands beside it."""


def _window(record: str, lot: str | None, window: ServiceWindow) -> _Row:
    computed = window.computed
    return (
        record,
        lot,
        window.start,
        window.months,
        _word(window.missing_day),
        _word(window.declared_end),
        None if computed is None else computed.last_day,
        _word(window.end_in_force),
    )


def _windows(record: Tender | ServiceContract) -> Iterator[_Row]:
    if record.term is not None:
        yield _window(record.id, None, record.term)
    if isinstance(record, Tender):
        for lot in record.lots:
            if lot.term is not None:
                yield _window(record.id, lot.id, lot.term)


WINDOWS = RecordTable(
    of=(Tender, ServiceContract),
    columns={
        "record": _TEXT,
        "lot": _TEXT,
        "start": _DAY,
        "months": _NUMBER,
        "missing_day": _TEXT,
        "declared_end": _TEXT,
        "computed_end": _DAY,
        "end_in_force": _TEXT,
    },
    rows=_windows,
)
"""The terms of tenders, their lots and service contracts; an end may be known to the month, so it is text."""


_OUTCOMES: dict[type[Verdict], str] = {
    Breach: "findings",
    Missing: "undecided",
    Kept: "kept",
    NotApplicable: "not_applicable",
}


def _entry(entry: Entry) -> Iterator[_Row]:
    verdict = entry.verdict
    yield (entry.rule.id, _OUTCOMES[entry.kind], _word(entry.severity), verdict.path, verdict.message.it)


FINDINGS = RecordTable(
    of=(Entry,),
    columns={"rule": _TEXT, "outcome": _TEXT, "severity": _TEXT, "path": _TEXT, "message": _TEXT},
    rows=_entry,
)
"""
The entries of a report. `outcome` is the part of the report in which an entry stands, by its English name; `severity`
is that of the rule also where it is kept.
"""


def _value(value: IndicatorValue) -> _Row:
    return (None, None, True) if value.hidden else (value.numerator, value.denominator, False)


def _indicators(table: IndicatorTable) -> Iterator[_Row]:
    for row in table.rows:
        start = (table.laboratory, row.indicator.id, row.indicator.label.it, table.year.year)
        for month, value in enumerate(row.months, start=1):
            yield (*start, month, False, *_value(value))
        if row.month_unknown is not None:
            yield (*start, None, True, *_value(row.month_unknown))
        yield (*start, None, False, *_value(row.total))


INDICATOR_VALUES = RecordTable(
    of=(IndicatorTable,),
    columns={
        "laboratory": _TEXT,
        "indicator": _TEXT,
        "label": _TEXT,
        "year": _NUMBER,
        "month": _NUMBER,
        "month_unknown": _FLAG,
        "numerator": _NUMBER,
        "denominator": _NUMBER,
        "hidden": _FLAG,
    },
    rows=_indicators,
)
"""The indicators of labs as they may go out; without a month it is the year, or what lies in no known month."""


def _interventions(record: Intervention) -> Iterator[_Row]:
    cost = None if record.cost_plan is None else record.cost_plan.total
    funds = None if record.cofinancing is None else record.cofinancing.total
    codes = (_word(record.contract), _word(record.kind), _word(record.cup))
    yield (record.id, _word(record.name), *codes, cost, funds)


INTERVENTIONS = RecordTable(
    of=(Intervention,),
    columns={
        "intervention": _TEXT,
        "name": _TEXT,
        "contract": _TEXT,
        "kind": _TEXT,
        "cup": _TEXT,
        "cost": _EURO,
        "cofinancing": _EURO,
    },
    rows=_interventions,
)
"""The interventions; cost and cofinancing are null where a part of them is unknown."""


def _shares(share: YearShare) -> Iterator[_Row]:
    yield (share.year, share.net, share.vat, share.gross)


BUDGETS = RecordTable(
    of=(YearShare,), columns={"year": _NUMBER, "net": _EURO, "vat": _EURO, "gross": _EURO}, rows=_shares
)
"""What each budget year pays, as `share_by_year` and `ServiceWindow.by_year` divide it."""


def _cases(case: Relocation) -> Iterator[_Row]:
    names = (case.id, case.household, _word(case.dwelling), _word(case.works))
    stands = (_word(case.state), case.since, _word(case.whereabouts), case.open, case.paused)
    yield (*names, *stands, case.home_since, _word(case.origin), _word(case.previous_case))


CASES = RecordTable(
    of=(Relocation,),
    columns={
        "case": _TEXT,
        "household": _TEXT,
        "dwelling": _TEXT,
        "works": _TEXT,
        "state": _TEXT,
        "since": _DAY,
        "whereabouts": _TEXT,
        "open": _FLAG,
        "paused": _FLAG,
        "home_since": _DAY,
        "origin": _TEXT,
        "previous_case": _TEXT,
    },
    rows=_cases,
)
"""The cases, and where each stands; households by their `id`, as the records have it."""


def _steps(case: Relocation) -> Iterator[_Row]:
    for number, step in enumerate(case.history, start=1):
        days = (step.happened_on, step.recorded_on, step.notified_on)
        yield (case.id, number, _word(step.event), *days, _word(step.role), _word(step.dwelling))


STEPS = RecordTable(
    of=(Relocation,),
    columns={
        "case": _TEXT,
        "step": _NUMBER,
        "event": _TEXT,
        "on": _DAY,
        "recorded_on": _DAY,
        "notified_on": _DAY,
        "role": _TEXT,
        "dwelling": _TEXT,
    },
    rows=_steps,
)
"""The steps of cases, as `check_histories` reads them; reasons and what is said of people stay in the records."""
