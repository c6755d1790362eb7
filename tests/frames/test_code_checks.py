# pyright: standard
"""
Columns of codes: the words that `Cig` and `Cup` have for each code, on every engine.
"""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.analysis.frames import check_cigs, check_cups
from contratti_quartiere.errors import FrameError, InvalidCodeError
from contratti_quartiere.identifiers import Cig, Cup, cig_parts

Answer = Callable[..., pl.DataFrame]

SEEDS = ("7911923567", "A00A6C3E12", "Z34284D3EE", "X001234567", "ES01", "ES28", "0000000000", "V0123ABCDE", "")


def mended(code: str) -> str:
    """
    Return a code of some form with the check characters that it should have.
    """
    parts = cig_parts(code)
    if parts is None:
        return code
    return code[0] + parts.expected_check + code[3:] if code[0] in "XYZ" else code[:7] + parts.expected_check


HEX = "0123456789ABCDEF"
SHAPED = (
    st.builds("{}000".format, st.text("0123456789", min_size=7, max_size=7))
    | st.builds("{}{}".format, st.sampled_from("AGILOQSUVWXYZ"), st.text(HEX, min_size=9, max_size=9))
    | st.just("0000000000")
    | st.just("X000000000")
    | st.just("7911923567")
)


@st.composite
def codes(draw: st.DrawFn) -> str:
    """
    Return a strategy for texts that are, nearly are, or are not at all CIG or CUP.
    """
    code: str = draw(SHAPED | st.sampled_from(SEEDS) | st.from_regex(r"[A-Z][0-9]{2}[A-Z][0-9]{10,11}", fullmatch=True))
    code = mended(code) if draw(st.booleans()) else code
    # A letter that looks like a digit, a blank of any kind, lower case, a letter of another alphabet.
    if draw(st.booleans()):
        code = code.replace("0", draw(st.sampled_from("OQ0"))).replace("1", draw(st.sampled_from("IL1")))
    if draw(st.booleans()):
        code = code[:1] + code[1:].translate(str.maketrans("526", draw(st.sampled_from(("SZG", "5Z6", "S26")))))
    place = draw(st.integers(0, len(code)))
    stray = draw(st.sampled_from(("", "", "", " ", "\n", "\u00a0", "\u2028", "\x1f", "É", "ß", "k")))
    code = code[:place] + stray + code[place:]
    return code.lower() if draw(st.booleans()) else code


def word(reader: Callable[[str], object], code: str | None) -> str | None:
    """
    Give the answer of one code.
    """
    if code is None:
        return None
    try:
        reader(code)
    except InvalidCodeError as error:
        return error.fault
    return "valid"


def table(found: list[str | None]) -> pl.DataFrame:
    """
    Return codes as a numbered table.
    """
    return pl.DataFrame({"row": range(len(found)), "code": pl.Series(found, dtype=pl.String)})


def words(frame: pl.DataFrame, column: str) -> list[str | None]:
    """
    Return the column that was added, in the order of the rows.
    """
    return frame.sort("row")[column].to_list()


@settings(max_examples=20)
@given(found=st.lists(codes() | st.none(), max_size=20))
def test_codes_in_memory_have_the_word_of_one_code(in_memory: Answer, found: list[str | None]) -> None:
    """
    Each CIG and each CUP has the word that its constructor has for it.
    """
    frame = table(found)
    cigs, cups = in_memory(frame, check_cigs, cig="code"), in_memory(frame, check_cups, cup="code")

    expected = [[word(reader, code) for code in found] for reader in (Cig, Cup)]
    assert expected == [words(cigs, "cig_check"), words(cups, "cup_check")]


KNOWN = {
    "7911923567": "valid",
    " 79119 23567\n": "valid",
    "z34284d3ee": "valid",
    "0000000000": "sentinel",
    "es27": "exclusion",
    "ES28": "length",
    "": "length",
    "V0123ABCDE": "unknown_family",
    "X000000000": "zero_serial",
    "7911923568": "check_characters",
    "79I1923567": "letter_for_digit",
    "791192356K": "shape",
    None: None,
}


def test_known_codes(on_engine: Answer) -> None:
    """
    Each fault of a CIG has its word; a code without any is valid, and null has none.
    """
    found = words(on_engine(table(list(KNOWN)), check_cigs, cig="code"), "cig_check")

    assert KNOWN == dict(zip(KNOWN, found, strict=True))


def test_published_codes(on_engine: Answer, oracle: Callable[[str], Path]) -> None:
    """
    The six hundred codes that ANAC and others registered are valid, the hundred that offices mistyped are not.
    """
    with oracle("cig/development.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    found = words(on_engine(table([row["code"] for row in rows]), check_cigs, cig="code"), "cig_check")

    assert [row["valid"] == "1" for row in rows] == [said == "valid" for said in found]
    assert [word(Cig, row["code"]) for row in rows] == found


def test_codes_as_categories() -> None:
    """
    Codes may be categories.
    """
    frame = table(["7911923567", None, "ES01", "7911923567"]).with_columns(pl.col("code").cast(pl.Categorical))
    pandas = frame.to_pandas()
    expected = ["valid", None, "exclusion", "valid"]

    assert expected == words(check_cigs(frame, cig="code"), "cig_check")
    assert expected == words(check_cigs(frame.lazy(), cig="code").collect(), "cig_check")
    assert expected == words(pl.from_pandas(check_cigs(pandas, cig="code")), "cig_check")


def test_an_empty_table_gets_its_column(on_engine: Answer) -> None:
    """
    Without a row there still is the column.
    """
    answer = on_engine(table([]), check_cigs, cig="code", into="detto")

    assert (["row", "code", "detto"], 0) == (answer.columns, len(answer))


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param({"cig": "codice"}, "codice", id="missing"),
        pytest.param({"cig": "row"}, "row", id="numbers"),
        pytest.param({"cig": "code", "into": "row"}, "row", id="already there"),
    ],
)
def test_a_column_that_will_not_do_is_refused(on_engine: Answer, options: dict[str, Any], expected: str) -> None:
    """
    A column that is missing, is in the way, or holds numbers, which lose their zeros, is refused by its name.
    """
    with pytest.raises(FrameError) as caught:
        on_engine(table(["7911923567"]), check_cigs, **options)

    assert (expected, None) == (caught.value.column, caught.value.row)


def test_an_object_that_is_no_text_is_refused_by_its_row() -> None:
    """
    Among the Python objects of pandas the first that is no text is named.
    """
    frame = pd.DataFrame({"code": pd.Series(["7911923567", float("nan"), 7911923567], dtype=object)})
    with pytest.raises(FrameError, match="row 2: holds int; read codes as text"):
        check_cigs(frame, cig="code")


def test_categories_that_are_no_text_are_refused() -> None:
    """
    Among the categories of pandas numbers are refused too: they have lost their zeros.
    """
    frame = pd.DataFrame({"code": pd.Series([7911923567], dtype="category")})
    with pytest.raises(FrameError, match="column 'code': holds int; read codes as text"):
        check_cigs(frame, cig="code")


@pytest.mark.parametrize("lazy", [False, True], ids=["in memory", "lazy"])
def test_codes_of_nulls_alone(lazy: bool) -> None:
    """
    A column of codes in which nothing stands is refused as that.
    """
    frame = pl.DataFrame({"cig": [None]})
    with pytest.raises(FrameError, match="column 'cig': holds only nulls"):
        check_cigs(frame.lazy() if lazy else frame, cig="cig")
