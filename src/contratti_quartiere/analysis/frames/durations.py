"""
How long it takes from one thing to another, with the cases that are not there yet told apart.
"""

from datetime import date
from typing import Any, cast

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrameT

from contratti_quartiere.analysis.frames.asked_tables import asked
from contratti_quartiere.analysis.frames.deferred_tables import by_parts, in_one, in_parts, when_computed
from contratti_quartiere.analysis.frames.frame_columns import check_flag, check_names, check_whole
from contratti_quartiere.analysis.frames.given_frames import given_frame
from contratti_quartiere.analysis.frames.placed_rows import HistoryColumns, placed
from contratti_quartiere.analysis.frames.small_tables import in_memory, with_whole_numbers
from contratti_quartiere.analysis.frames.stays import days_between, days_until
from contratti_quartiere.bilingual import Bilingual, Word
from contratti_quartiere.dates import check_date
from contratti_quartiere.errors import FrameError, MalformedValueError, WrongTypeError, shown
from contratti_quartiere.histories import Table
from contratti_quartiere.relocation_table import RELOCATION_TABLE

__all__ = ["durations", "risk_table"]

_OPEN = Bilingual("manca, e la riga è aperta", "is missing, and the row is open")
_UNTIL = Bilingual(
    "dare until= a spells, e tenere le righe di uno stato di cui si sa il primo giorno",
    "give until= to spells, and keep the rows of a state whose first day is known",
)
_UNKNOWN = Bilingual("manca", "is missing")
_SAY = Bilingual("scrivere vero o falso", "write true or false")


def durations(
    frame: IntoFrameT,
    *,
    case: str,
    event: str,
    on: str,
    to_state: Word,
    until: date,
    from_event: Word | None = None,
    from_state: Word | None = None,
    step: str | None = None,
    table: Table[Any, Any] = RELOCATION_TABLE,
) -> IntoFrameT:
    """
    Return the days from one thing to another, one row a case that has begun, as a frame of the same kind.

    A case begins on the day of its first `from_event`, or on which it first comes into `from_state`; it is there on the
    day on which, in a later row, it first comes into `to_state`. The columns of the answer: `case`; `first`; `end`,
    null if it is not there; `days`; `censored`, true if it is not there; `otherwise`, the first final state that the
    case came into instead since it began, its first event included, null if it came into none. The days of a case that
    is not there are those up to `until`, or up to the day on which it ended otherwise: so long at least, never counted
    as short. Such a case has not arrived, and a mean over the rows of the others, or over all of them, is too short:
    that needs the methods of survival analysis, such as `risk_table`. A case that ended otherwise never will arrive;
    whether it counts as censored is for the question to say.

    A history that goes on after a final state cannot have happened. It is not followed to another end, while
    `states_on` and `spells` read on; an arrival after it still is one.

    Args:
        frame: A table of histories, as for `spells`.
        case: The column that names the case.
        event: The column of the events.
        on: The column of the days.
        to_state: The state to come to.
        until: The last day that is looked at.
        from_event: The event from which the days count; either this or `from_state`.
        from_state: The state from which they count, on coming into it.
        step: The column that orders the rows of one day; None if no case has two on one day.
        table: The table of the machine: of cases, of dwellings, of works.

    Raises:
        FrameError: As for `spells`.
        WrongTypeError: For a day that is no date, and for what is no state or event of the table.
        MalformedValueError: For two beginnings or none, and for a state into which no event leads.
    """
    check_date("durations", until)
    columns = HistoryColumns(case=case, event=event, on=on, step=step, table=table)
    begin = _begin(table, from_event, from_state)
    _check_state(table, to_state)
    return asked(frame, columns, lambda rows: _durations_of(rows, columns, begin, to_state.value, until))


def _begin(table: Table[Any, Any], from_event: Word | None, from_state: Word | None) -> nw.Expr:
    """
    Return which rows begin a duration.
    """
    if from_event is not None and from_state is None:
        _check_kind(from_event, table.rows[0].event)
        return nw.col("event") == from_event.value
    if from_state is not None and from_event is None:
        _check_state(table, from_state)
        return nw.col("state") == from_state.value
    raise MalformedValueError(
        Bilingual("inizio", "beginning"),
        f"from_event={shown(from_event)}, from_state={shown(from_state)}",
        Bilingual("serve uno dei due", "one of the two is needed"),
        Bilingual("indicare from_event o from_state", "name from_event or from_state"),
    )


def _check_state(table: Table[Any, Any], state: Word) -> None:
    _check_kind(state, table.initial)
    if state not in [row.target for row in table.rows]:
        raise MalformedValueError(
            Bilingual("stato", "state"),
            shown(str(state.value)),
            Bilingual("nessun evento vi porta, e nessuno sa da quando dura", "no event leads there: since when?"),
            Bilingual("indicare from_event, o un altro stato", "name from_event, or another state"),
        )


def _check_kind(found: object, word: Word) -> None:
    kind = type(word)
    if type(found) is not kind:
        name = kind.__name__
        raise WrongTypeError.of("durations", found, Bilingual(f"scrivere un {name}", f"write a {name}"))


def _durations_of(rows: Any, columns: HistoryColumns, begin: nw.Expr, to_state: str, until: date) -> Any:
    histories = placed(rows, columns, until=until).rows.select("case", "event", "state", "on", "position")
    finals = [state.value for state in columns.table.states if state in columns.table.finals]
    starts = _firsts(histories.filter(begin), first="on", start="position")
    begun = histories.join(starts, on="case").filter(nw.col("position") >= nw.col("start"))
    arrivals = _firsts(begun.filter((nw.col("position") > nw.col("start")) & (nw.col("state") == to_state)), end="on")
    ends = _otherwise(begun.filter(nw.col("state").is_in([state for state in finals if state != to_state])))
    found = starts.join(arrivals, on="case", how="left").join(ends, on="case", how="left")
    arrived = ~nw.col("end").is_null()
    days = (
        nw.when(arrived)
        .then(days_between("first", "end", found))
        .otherwise(
            nw.when(~nw.col("over").is_null())
            .then(days_between("first", "over", found))
            .otherwise(days_until("first", until, found))
        )
    )
    answer = found.select(
        "case", "first", "end", days=days, censored=~arrived, otherwise=nw.when(~arrived).then("otherwise")
    )
    return with_whole_numbers(answer.sort("case"), "days") if in_memory(answer) else answer


def _firsts(rows: Any, **columns: str) -> Any:
    """
    Return the first values of each case.
    """
    return rows.group_by("case").agg(**{name: nw.col(column).min() for name, column in columns.items()})


def _otherwise(rows: Any) -> Any:
    """
    Return where and when each case ended.
    """
    last = _firsts(rows, position="position")
    return rows.join(last, on=["case", "position"]).select("case", over="on", otherwise="state")


def risk_table(frame: IntoFrameT, *, days: str = "days", censored: str = "censored") -> IntoFrameT:
    """
    Return how many were still on their way at each length, one row a length, as a frame of the same kind.

    The columns of the answer: `days`; `at_risk`, how many lasted at least so long; `ended`, how many of these ended
    then; `censored`, how many were looked at no longer, and count as still on their way at that length. All are counts:
    the share that lasts longer than a length, by Kaplan and Meier, is the product of `1 - ended / at_risk` over the
    rows up to it, and is exact if it is multiplied as fractions.

    Args:
        frame: What `durations` answers, or the rows of `spells` for one state.
        days: The column of the lengths, whole numbers; rows that have ended and have none are left out.
        censored: The column that says which have not ended, true or false.

    Raises:
        FrameError: For a column that is not there or holds what it must not; for a row of which nobody knows whether it
            has ended, and for an open one without days, which would count as short if it were left out. On Dask and a
            plan of Polars when it is computed.
    """
    given: Any = frame
    if in_parts(given):
        check_names(given.columns, (days, censored))
        counts = by_parts(given, lambda part: _counted(part, days, censored))
        return cast("IntoFrameT", in_one(counts, _at_risk))
    found: Any = given_frame(given)
    check_names(found.collect_schema().names(), (days, censored))

    def ask(rows: Any) -> Any:
        return _at_risk(_counted(rows, days, censored))

    if not in_memory(found) and found.implementation.is_polars():
        return cast("IntoFrameT", when_computed(given, (days, censored), ask))
    return cast("IntoFrameT", ask(found).to_native())


def _check_lengths(frame: Any, days: str, censored: str) -> None:
    """
    Refuse rows of which nobody can say how long they lasted, or whether they ended.

    Raises:
        FrameError: For the first such row; of a lazy table, which numbers none, for one of them.
    """
    schema = frame.collect_schema()
    check_whole(days, schema[days])
    check_flag(censored, schema[censored])
    unsure = nw.col(censored).is_null() | (nw.col(censored) & nw.col(days).is_null())
    open_row = nw.col(censored).fill_null(value=False)
    if in_memory(frame):
        doubts = frame.select(unsure=unsure, open_row=open_row).with_row_index("row").filter("unsure").head(1)
    else:
        doubts = frame.filter(unsure).head(1).select(open_row=open_row).collect()
    for doubt in doubts.rows(named=True):
        column, reason, remedy = (days, _OPEN, _UNTIL) if doubt["open_row"] else (censored, _UNKNOWN, _SAY)
        raise FrameError(column, doubt.get("row"), reason, remedy)


def _counted(frame: Any, days: str, censored: str) -> Any:
    _check_lengths(frame, days, censored)
    rows = frame.filter(~nw.col(days).is_null()).select(
        days=nw.col(days).cast(nw.Int64),
        ended=nw.when(nw.col(censored)).then(nw.lit(0)).otherwise(nw.lit(1)),
        censored=nw.when(nw.col(censored)).then(nw.lit(1)).otherwise(nw.lit(0)),
    )
    return _summed(rows)


def _summed(rows: Any) -> Any:
    sums = rows.group_by("days").agg(nw.col("ended", "censored").sum())
    return sums.with_columns(nw.col("ended", "censored").cast(nw.Int64))


def _at_risk(counts: Any) -> Any:
    rows = _summed(counts).with_columns(leaving=nw.col("ended") + nw.col("censored"))
    at_risk = nw.col("leaving").cum_sum(reverse=True)
    if in_memory(rows):
        rows = nw.maybe_reset_index(rows.sort("days")).with_columns(at_risk=at_risk)
    else:
        rows = rows.with_columns(at_risk=at_risk.over(order_by="days").cast(nw.Int64))
    return rows.sort("days").select("days", "at_risk", "ended", "censored")
