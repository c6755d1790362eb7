"""
A table that is computed later checked by windows: each case is a partition, and each row looks at those before it.
"""

from typing import Any

import narwhals.stable.v2 as nw

from contratti_quartiere.analysis.frames.frame_columns import (
    ISO_DAY,
    check_case,
    check_day,
    check_event,
    check_whole,
    check_without_zone,
)
from contratti_quartiere.analysis.frames.history_faults import HistoryFault
from contratti_quartiere.analysis.frames.legal_pairs import LegalPairs

__all__ = ["check_by_windows"]


def check_by_windows(
    frame: nw.LazyFrame[Any], pairs: LegalPairs, *, case: str, event: str, on: str, step: str | None
) -> nw.LazyFrame[Any]:
    """
    Return one row a problem, not yet computed.

    Raises:
        FrameError: For a column of another type than it must have.
    """
    schema = frame.collect_schema()
    check_case(case, schema[case])
    check_event(event, schema[event])
    check_day(on, schema[on])
    check_without_zone(on, schema[on])
    if step is not None:
        check_whole(step, schema[step])
    columns = {"case": nw.col(case), "event": nw.col(event).cast(nw.String), "on": nw.col(on)}
    if isinstance(schema[on], nw.Datetime):
        columns["on"] = nw.col(on).dt.date()
    columns["place"] = columns["on"] if step is None else nw.col(step)
    rows = frame.select(**columns)
    if pairs.annotations:
        rows = rows.filter(nw.col("event").is_null() | ~nw.col("event").is_in(pairs.annotations))
    unread = nw.lit(value=False)
    if schema[on] == nw.String:
        # Spark lets a line end before the end of the text.
        unread = ~nw.col("on").str.contains(ISO_DAY) | nw.col("on").str.contains("\n")
    rows = rows.with_columns(day_fault=_day_fault(unread))
    missing = nw.col("case").is_null() | nw.col("place").is_null()
    lost = missing
    if step is None:
        lost |= ~nw.col("day_fault").is_null()
    placed = _judged(rows.filter(~lost), pairs, by_step=step is not None)
    unplaced = rows.filter(lost).select(
        "case",
        "on",
        "event",
        position=nw.lit(-1),
        event_before=nw.lit(None),
        kind=nw.when(missing).then(_said(HistoryFault.MISSING_VALUE)).otherwise("day_fault"),
        allowed=nw.lit(None),
    )
    return nw.concat([placed.select(*_told()), unplaced.select(*_told())])


def _told() -> list[nw.Expr]:
    # Engines of their own mind have other types for a count, and for null.
    position = nw.col("position").cast(nw.Int64)
    words = [nw.col(name).cast(nw.String) for name in ("event", "event_before", "kind", "allowed")]
    return [nw.col("case"), position, nw.col("on"), *words]


def _said(fault: HistoryFault) -> nw.Expr:
    return nw.lit(fault.value)


def _day_fault(unread: nw.Expr) -> nw.Expr:
    missing = nw.when(nw.col("on").is_null()).then(_said(HistoryFault.MISSING_VALUE))
    return missing.otherwise(nw.when(unread).then(_said(HistoryFault.UNREADABLE_DATE)))


def _judged(rows: nw.LazyFrame[Any], pairs: LegalPairs, *, by_step: bool) -> nw.LazyFrame[Any]:
    """
    Return the rows that have a place and a fault.
    """
    # All windows in one step: an engine sorts once for them all.
    rows = rows.with_columns(one=nw.lit(1)).with_columns(
        event_before=_before("event"),
        place_before=_before("place"),
        place_earlier=_before("place", 2),
        place_after=_before("place", -1),
        on_before=_before("on"),
        fault_before=_before("day_fault"),
        position=nw.col("one").cum_sum().over("case", order_by="place") - 1,
    )
    rows = rows.with_columns(
        shared=_equal("place", "place_before") | _equal("place", "place_after"),
        shared_before=_equal("place_before", "place_earlier") | _equal("place", "place_before"),
        alone=nw.col("place_before").is_null(),
    )
    unsure = nw.col("shared") | nw.col("shared_before")
    beside = nw.when(~unsure).then(_pair_fault(pairs, by_step=by_step))
    kind = _first_of(
        (nw.col("event").is_null(), _said(HistoryFault.MISSING_VALUE)),
        (~nw.col("day_fault").is_null(), nw.col("day_fault")),
        (~nw.col("event").is_in(pairs.events), _said(HistoryFault.UNKNOWN_WORD)),
        (nw.col("shared"), _said(HistoryFault.AMBIGUOUS_ORDER)),
        otherwise=beside,
    )
    allowed = (
        nw.when(nw.col("alone"))
        .then(nw.lit(", ".join(pairs.first)))
        .otherwise(
            nw.col("event_before").replace_strict(
                list(pairs.events),
                [", ".join(pairs.after(event)) for event in pairs.events],
                default=None,
                return_dtype=nw.String,
            )
        )
    )
    return (
        rows.with_columns(kind=kind)
        .filter(~nw.col("kind").is_null())
        .with_columns(
            allowed=nw.when(~unsure).then(allowed),
            event_before=nw.when(~unsure).then("event_before"),
        )
    )


def _before(column: str, rows: int = 1) -> nw.Expr:
    return nw.col(column).shift(rows).over("case", order_by="place")


def _equal(one: str, other: str) -> nw.Expr:
    return (nw.col(one) == nw.col(other)).fill_null(value=False)


def _pair_fault(pairs: LegalPairs, *, by_step: bool) -> nw.Expr:
    """
    Return what is wrong with a row beside the one before it, of which somebody is sure.
    """
    ends = [event for event in pairs.events if not pairs.after(event)]
    legal = [f"{event}>{follower}" for event in pairs.events for follower in pairs.after(event)]
    pair = nw.concat_str("event_before", "event", separator=">", ignore_nulls=True)
    late = nw.lit(value=False)
    if by_step:
        late = nw.col("fault_before").is_null() & (nw.col("on") < nw.col("on_before"))
    before_known = nw.col("event_before").is_in(pairs.events)
    return _first_of(
        (nw.col("alone"), nw.when(~nw.col("event").is_in(pairs.first)).then(_said(HistoryFault.ILLEGAL))),
        (nw.col("event_before").is_in(ends), _said(HistoryFault.AFTER_END)),
        (before_known & ~pair.is_in(legal), _said(HistoryFault.ILLEGAL)),
        otherwise=nw.when(late).then(_said(HistoryFault.OUT_OF_ORDER)),
    )


def _first_of(*cases: tuple[nw.Expr, nw.Expr], otherwise: nw.Expr) -> nw.Expr:
    """
    Return what goes with the first condition that holds.
    """
    for condition, value in reversed(cases):
        otherwise = nw.when(condition).then(value).otherwise(otherwise)
    return otherwise
