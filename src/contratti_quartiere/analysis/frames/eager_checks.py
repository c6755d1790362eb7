"""
A table in memory checked as arrays: sorted once, and each row looked up beside the one before it.
"""

from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
from numpy.typing import NDArray

from contratti_quartiere.analysis.frames.coded_columns import coded, numbered
from contratti_quartiere.analysis.frames.coded_rows import CodedRows
from contratti_quartiere.analysis.frames.day_columns import day_numbers, step_numbers
from contratti_quartiere.analysis.frames.frame_columns import check_case, check_event, has_nulls
from contratti_quartiere.analysis.frames.history_faults import HistoryFault
from contratti_quartiere.analysis.frames.legal_pairs import LegalPairs
from contratti_quartiere.analysis.frames.look_up import BITS, FAULTS, Look, code_of, codes_of, look_of
from contratti_quartiere.analysis.frames.sorted_rows import Found, find

__all__ = ["check_eagerly", "find_eagerly"]

_Indices = NDArray[np.int64]

_MISSING = code_of(HistoryFault.MISSING_VALUE)
_KINDS: tuple[str | None, ...] = (None, *(fault.value for fault in FAULTS))


def check_eagerly(
    frame: nw.DataFrame[Any], pairs: LegalPairs, *, case: str, event: str, on: str, step: str | None
) -> nw.DataFrame[Any]:
    """
    Return one row a problem.

    Raises:
        FrameError: For a column that holds what it must not.
    """
    found, _ = find_eagerly(frame, pairs, case=case, event=event, on=on, step=step)
    return _told(frame, found, pairs, case=case, event=event, on=on)


def find_eagerly(
    frame: nw.DataFrame[Any],
    pairs: LegalPairs,
    *,
    case: str,
    event: str,
    on: str,
    step: str | None,
    ranks: NDArray[np.int64] | None = None,
) -> tuple[Found, _Indices | None]:
    """
    Return the rows that have a problem, and those that have a place by case and place; None for all as they stand.

    Args:
        frame: The table.
        pairs: Which event may come after which.
        case: The column that names the case.
        event: The column of the events.
        on: The column of the days.
        step: The column that orders the rows of a case; None to order them by day.
        ranks: A number for each case, -1 for none, in whose order cases come; None if any order will do.

    Raises:
        FrameError: For a column that holds what it must not.
    """
    cases, without_case = _cases(frame[case], ranks)
    events, notes, look = _events(frame[event], pairs)
    days, day_faults = day_numbers(frame[on])
    steps, without_step = (None, None) if step is None else step_numbers(frame[step])
    lost = _unplaced(without_case, without_step, day_faults if step is None else None)
    kept = _kept(notes, lost)
    rows = CodedRows(
        cases=cases,
        events=events,
        days=days,
        steps=steps,
        day_faults=None if step is None else day_faults,
        rows=None if kept is None or kept.all() else np.flatnonzero(kept),
    )
    found, placed = find(rows, look)
    if lost is not None:
        if notes is not None:
            lost[notes] = 0
        found = _with(found, lost)
    return found, placed.order


def _cases(series: nw.Series[Any], ranks: _Indices | None) -> tuple[NDArray[Any], NDArray[np.bool_] | None]:
    check_case(series.name, series.dtype)
    if series.dtype.is_integer():
        missing = series.is_null().to_numpy() if has_nulls(series) else None
        return (series if missing is None else series.fill_null(0)).to_numpy(), missing
    numbers = numbered(series) if ranks is None else ranks
    return numbers, numbers < 0 if has_nulls(series) else None


def _events(series: nw.Series[Any], pairs: LegalPairs) -> tuple[NDArray[np.uint8], NDArray[np.bool_] | None, Look]:
    """
    Return the codes of the events, which of them are annotations, None if none is, and the table for these codes.
    """
    check_event(series.name, series.dtype)
    look = look_of(pairs)
    numbers, words = coded(series)
    codes = codes_of(words, pairs)
    noted = look.note in codes
    if numbers.dtype.itemsize == 1 and len(words) < 1 << BITS and not noted and not has_nulls(series):
        # Rather than each row for the table, the table is numbered anew for the rows.
        return numbers.view(np.uint8), None, look.renumbered(codes[:-1])
    events = codes.take(numbers)
    return events, events == look.note if noted else None, look


def _kept(notes: NDArray[np.bool_] | None, lost: NDArray[np.uint8] | None) -> NDArray[np.bool_] | None:
    """
    Return which rows have a place in a case; None if all have one.
    """
    if lost is None:
        return None if notes is None else ~notes
    placed: NDArray[np.bool_] = lost == 0
    return placed if notes is None else placed & ~notes


def _unplaced(
    without_case: NDArray[np.bool_] | None, without_step: NDArray[np.bool_] | None, days: NDArray[np.uint8] | None
) -> NDArray[np.uint8] | None:
    """
    Return the code of why a row has no place in any case; None if each has one.
    """
    lost = None if days is None else days.copy()
    for missing in (without_case, without_step):
        if missing is not None:
            lost = np.zeros(len(missing), np.uint8) if lost is None else lost
            lost[missing] = _MISSING
    return lost


def _with(found: Found, lost: NDArray[np.uint8]) -> Found:
    """
    Return what was found with the rows that have no place, after the others.
    """
    rows = np.flatnonzero(lost)
    return Found(
        rows=np.concatenate([found.rows, rows]),
        faults=np.concatenate([found.faults, lost[rows]]),
        before=np.concatenate([found.before, np.full(len(rows), -2)]),
        positions=np.concatenate([found.positions, np.full(len(rows), -1)]),
    )


def _told(
    frame: nw.DataFrame[Any], found: Found, pairs: LegalPairs, *, case: str, event: str, on: str
) -> nw.DataFrame[Any]:
    before = _words(frame[event], found.before)
    known: dict[str | None, str] = {word: ", ".join(pairs.after(word)) for word in pairs.events}
    first = ", ".join(pairs.first)
    rows = found.before.tolist()
    allowed = [first if row == -1 else known.get(word) for word, row in zip(before, rows, strict=True)]
    kinds: list[str | None] = [_KINDS[code] for code in found.faults.tolist()]
    backend = frame.implementation
    chosen = found.rows.tolist()
    columns: list[nw.Series[Any]] = [
        frame[case][chosen].alias("case"),
        nw.new_series("position", found.positions.tolist(), nw.Int64, backend=backend),
        frame[on][chosen].alias("on"),
        frame[event][chosen].cast(nw.String).alias("event"),
        nw.new_series("event_before", before, nw.String, backend=backend),
        nw.new_series("kind", kinds, nw.String, backend=backend),
        nw.new_series("allowed", allowed, nw.String, backend=backend),
    ]
    if backend.is_pandas_like():
        # What narwhals makes of all columns at once has forgotten the types that pandas has from Arrow.
        numbered = [nw.maybe_reset_index(column) for column in columns]
        return numbered[0].to_frame().with_columns(*numbered[1:])
    answer: nw.DataFrame[Any] = nw.from_dict({column.name: column for column in columns}, backend=backend)
    return answer


def _words(series: nw.Series[Any], rows: NDArray[np.int64]) -> list[str | None]:
    """
    Return the words of rows; None for a row that there is not.
    """
    real = rows >= 0
    words: list[str | None] = series[rows[real].tolist()].cast(nw.String).to_list() if real.any() else []
    given = iter(words)
    return [next(given) if there else None for there in real.tolist()]
