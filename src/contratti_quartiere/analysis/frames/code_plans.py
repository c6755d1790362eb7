"""
The check of codes in the expressions of an engine, for plans: what `identifiers` says of one code, step by step.
"""

from typing import Any

import narwhals.stable.v2 as nw

from contratti_quartiere.analysis.frames.answered_columns import check_free, first_of

__all__ = ["plan_cigs", "plan_cups"]

# What Python takes for a blank, as `str.split` does: engines have shorter lists.
_BLANKS = "[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
_NOT_ASCII = "[^\x01-\x7f]"
_HEX = "0123456789ABCDEF"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTU"
_NUMERIC = "^[0-9]{7}[0-9A-F]{3}$"
_LETTER = "^[A-U][0-9A-F]{9}$"
_SMART = "^[XYZ][0-9A-F]{9}$"
_LOOKALIKES = {"[OQ]": "0", "[IL]": "1", "S": "5", "Z": "2", "G": "6"}
_CODE, _SWAPPED, _MEANT, _SERIAL = "__cq_code", "__cq_swapped", "__cq_meant", "__cq_serial"

_ON_THE_WAY = (
    *(_CODE, _SWAPPED, _MEANT, _SERIAL, "__cq_letter", "__cq_first"),
    *(f"__cq_{place}" for place in range(10)),
)


def plan_cups(plan: nw.LazyFrame[Any], column: str, into: str) -> nw.LazyFrame[Any]:
    """
    Return a plan with the word of each CUP.
    """
    names = plan.collect_schema().names()
    plan = _with_compact(plan, column)
    code = nw.col(_CODE)
    word = first_of(
        (code.is_null(), nw.lit(None)),
        (code.str.contains("^[A-Z][0-9]{2}[A-Z][0-9]{11}$"), nw.lit("valid")),
        (code.str.len_chars() != 15, nw.lit("length")),
        otherwise=nw.lit("shape"),
    )
    return plan.with_columns(word.cast(nw.String).alias(into)).select(*names, into)


def plan_cigs(plan: nw.LazyFrame[Any], column: str, into: str) -> nw.LazyFrame[Any]:
    """
    Return a plan with the word of each CIG.

    Letters that pass for digits are put right first: a code without any stays as it is, and all its digits are counted
    once for the code and for what it may have meant.
    """
    names = plan.collect_schema().names()
    plan = _with_compact(plan, column)
    code, first = nw.col(_CODE), nw.col(_CODE).str.slice(0, 1)
    swapped = code
    for letters, digit in _LOOKALIKES.items():
        swapped = swapped.str.replace_all(letters, digit)
    plan = plan.with_columns(swapped.alias(_SWAPPED))
    plan = plan.with_columns(
        nw.concat_str(first, nw.col(_SWAPPED).str.slice(1)).alias(_MEANT),
        *(_digit(nw.col(_SWAPPED).str.slice(place, 1), _HEX, 0).alias(f"__cq_{place}") for place in range(10)),
        _digit(first, _LETTERS, 1).alias("__cq_letter"),
        _digit(first, "0123456789", 0).alias("__cq_first"),
    )
    plan = plan.with_columns(_serial(code, "__cq_first").alias(_SERIAL))
    shaped = code.str.contains(_NUMERIC) | code.str.contains(_LETTER) | code.str.contains(_SMART)
    word = first_of(
        (code.is_null(), nw.lit(None)),
        (_sound(code, "__cq_first"), nw.lit("valid")),
        (code == "0000000000", nw.lit("sentinel")),
        (code.str.contains("^ES(?:0[1-9]|1[0-9]|2[0-7])$"), nw.lit("exclusion")),
        (code.str.len_chars() != 10, nw.lit("length")),
        (code.str.contains("^[VW][0-9A-F]{9}$"), nw.lit("unknown_family")),
        (shaped & (nw.col(_SERIAL) == 0), nw.lit("zero_serial")),
        (shaped, nw.lit("check_characters")),
        (_sound(nw.col(_MEANT), "__cq_first"), nw.lit("letter_for_digit")),
        (_sound(nw.col(_SWAPPED), "__cq_0"), nw.lit("letter_for_digit")),
        otherwise=nw.lit("shape"),
    )
    return plan.with_columns(word.cast(nw.String).alias(into)).select(*names, into)


def _with_compact(plan: nw.LazyFrame[Any], column: str) -> nw.LazyFrame[Any]:
    # A column of ours on the way must cover none of the table.
    check_free(plan.collect_schema().names(), _ON_THE_WAY)
    plan = plan.with_columns(nw.col(column).cast(nw.String).str.replace_all(_BLANKS, "").alias(_CODE))
    code = nw.col(_CODE)
    # Other alphabets stay as they are, as in `Cig`.
    return plan.with_columns(nw.when(code.str.contains(_NOT_ASCII)).then(code).otherwise(code.str.to_uppercase()))


def _digit(character: nw.Expr, digits: str, least: int) -> nw.Expr:
    numbers = list(range(least, least + len(digits)))
    return character.replace_strict(list(digits), numbers, default=0, return_dtype=nw.Int64)


def _number(first: int, last: int, base: int) -> nw.Expr:
    """
    Return the number that some digits make.
    """
    number = nw.col(f"__cq_{first}")
    for place in range(first + 1, last + 1):
        number = number * base + nw.col(f"__cq_{place}")
    return number


def _serial(code: nw.Expr, first: str) -> nw.Expr:
    """
    Return the number that the check characters are made from; of a text of no form, any number.
    """
    return first_of(
        (code.str.contains(_NUMERIC), nw.col(first) * 1_000_000 + _number(1, 6, 10)),
        (code.str.contains(_LETTER), _number(1, 6, 16) + nw.col("__cq_letter")),
        otherwise=_number(3, 9, 16),
    )


def _sound(code: nw.Expr, first: str) -> nw.Expr:
    """
    Return whether a text is a CIG: its form, a serial number, and the remainder of 211 times that.
    """
    serial = _serial(code, first)
    smart = code.str.contains(_SMART)
    expected = nw.when(smart).then(serial * 211 % 251).otherwise(serial * 211 % 4091)
    written = nw.when(smart).then(_number(1, 2, 16)).otherwise(_number(7, 9, 16))
    shaped = code.str.contains(_NUMERIC) | code.str.contains(_LETTER) | smart
    return shaped & (serial > 0) & (expected == written)
