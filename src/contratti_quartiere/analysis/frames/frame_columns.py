"""
What the columns of a table must hold, said with the column and the row where they do not.
"""

from collections.abc import Iterable
from typing import Any

import narwhals.stable.v2 as nw

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import FrameError, shown

__all__ = [
    "ISO_DAY",
    "check_case",
    "check_day",
    "check_event",
    "check_flag",
    "check_names",
    "check_step",
    "check_whole",
    "check_without_zone",
    "has_nulls",
    "is_day",
    "is_text",
    "no_day",
    "no_step",
    "wrong_kind",
]

_LONG = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_SHORT = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])"
_LEAP = "[12][0-9](?:0[48]|[2468][048]|[13579][26])|(?:12|16|20|24|28)00"

ISO_DAY = f"^(?:[12][0-9][0-9][0-9]-(?:{_LONG}|{_SHORT})|(?:{_LEAP})-02-29)$"
"""A day of the calendar from 1000 to 2999 as text; in this order the text sorts as the days do."""


_CASE = Bilingual("il caso", "the case")
_EVENT = Bilingual("scrivere gli eventi con le loro parole", "write the events as their words")
_DAY = Bilingual(
    "scrivere giorni (Date), o testo come 2016-05-02; di istanti, quelli di un solo fuso",
    "write days (Date), or text such as 2016-05-02; of points in time, those of one zone",
)
_ZONE = Bilingual(
    "qui il giorno dipende dal fuso della sessione: scrivere giorni (DATE), fatti nel fuso voluto",
    "here the day hangs on the zone of the session: write days (DATE), made in the zone that is meant",
)
_FLAG = Bilingual("scrivere vero o falso", "write true or false")
_WHOLE = Bilingual("scrivere numeri interi: 1, 2, 3", "write whole numbers: 1, 2, 3")


def check_names(names: Iterable[str], wanted: Iterable[str]) -> None:
    """
    Refuse a table that lacks a column.

    Raises:
        FrameError: For the first that is not there, with those that are.
    """
    known = list(names)
    for name in wanted:
        if name not in known:
            listed = ", ".join(map(shown, known))
            raise FrameError(
                name,
                None,
                Bilingual("non c'è", "is not there"),
                Bilingual(f"indicare una di: {listed}", f"name one of: {listed}"),
            )


def has_nulls(series: nw.Series[Any]) -> bool:
    """
    Return whether any value of a column is null.
    """
    if series.implementation.is_pandas_like():
        # To count them it goes over the column twice, to see one once.
        native: Any = series.to_native()
        return bool(native.hasnans)
    return series.null_count() > 0


def is_text(dtype: Any) -> bool:
    """
    Return whether a column holds text or categories of it.
    """
    return isinstance(dtype, (nw.String, nw.Categorical, nw.Enum))


def is_day(dtype: Any) -> bool:
    """
    Return whether a column holds days, or points in time of one zone.
    """
    return isinstance(dtype, (nw.Date, nw.Datetime))


def check_case(name: str, dtype: Any, called: Bilingual = _CASE) -> None:
    """
    Refuse a column that names no cases.

    Args:
        name: The column.
        dtype: Its type.
        called: What people call that which it names.

    Raises:
        FrameError: For anything but text, categories and whole numbers.
    """
    if is_text(dtype) or dtype.is_integer():
        return
    it, en = f"scrivere {called.it} come testo, o numero intero", f"write {called.en} as text, or a whole number"
    if dtype.is_float():
        option = f"dtype={{{name!r}: 'Int64'}}"
        it += f"; dove ne manca uno pandas legge decimali: leggere il file con {option}"
        en += f"; where one is missing pandas reads floats: read the file with {option}"
    raise wrong_kind(name, dtype, Bilingual(it, en))


def check_event(name: str, dtype: Any) -> None:
    """
    Refuse a column that holds no words.

    Raises:
        FrameError: For anything but text and categories.
    """
    if not is_text(dtype):
        raise wrong_kind(name, dtype, _EVENT)


def check_day(name: str, dtype: Any) -> None:
    """
    Refuse a column that holds no days.

    Raises:
        FrameError: For anything but days, points in time, and text.
    """
    if not is_day(dtype) and dtype != nw.String:
        raise wrong_kind(name, dtype, _DAY)


def check_step(name: str, dtype: Any) -> None:
    """
    Refuse a column that holds no whole numbers; where one is null, pandas holds them as floats.

    Raises:
        FrameError: For anything but numbers.
    """
    if not dtype.is_integer() and not dtype.is_float():
        raise wrong_kind(name, dtype, _WHOLE)


def check_flag(name: str, dtype: Any) -> None:
    """
    Refuse a column that holds no truth.

    Raises:
        FrameError: For anything but true and false.
    """
    if dtype != nw.Boolean:
        raise wrong_kind(name, dtype, _FLAG)


def check_whole(name: str, dtype: Any) -> None:
    """
    Refuse a column of anything but whole numbers, which have a null of their own on every engine.

    Raises:
        FrameError: For anything else, floats included.
    """
    if not dtype.is_integer():
        raise wrong_kind(name, dtype, _WHOLE)


def check_without_zone(name: str, dtype: Any) -> None:
    """
    Refuse points in time that have a zone, on engines that show them by the zone of whoever asks.

    Raises:
        FrameError: For such a column.
    """
    if isinstance(dtype, nw.Datetime) and dtype.time_zone is not None:
        raise wrong_kind(name, dtype, _ZONE)


def no_day(name: str, row: int, found: object, *, among_texts: bool = False) -> FrameError:
    """
    Return the error for a value that is no day, or is none as the others of its column are.
    """
    kind = type(found).__name__
    if among_texts:
        return FrameError(name, row, Bilingual(f"contiene {kind} fra testi", f"holds {kind} among texts"), _DAY)
    return wrong_kind(name, kind, _DAY, row)


def no_step(name: str, row: int, found: float) -> FrameError:
    """
    Return the error for a number that is not whole.
    """
    return wrong_kind(name, found, _WHOLE, row)


def wrong_kind(column: str, found: object, remedy: Bilingual, row: int | None = None) -> FrameError:
    """
    Return the error for what a column holds and must not; one of nulls alone has a type that nobody knows.
    """
    reason = Bilingual(f"contiene {found}", f"holds {found}")
    if found == nw.Unknown:
        reason = Bilingual(
            "contiene solo nulli, o un tipo che qui non si legge", "holds only nulls, or a type that is not read here"
        )
        remedy = Bilingual(
            f"{remedy.it}; dare un tipo, come testo, a una colonna di soli nulli",
            f"{remedy.en}; give a column of nulls alone a type, such as text",
        )
    return FrameError(column, row, reason, remedy)
