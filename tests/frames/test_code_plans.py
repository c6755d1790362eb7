# pyright: standard
"""
The check of codes in the expressions of an engine: letter by letter what the constructors say.
"""

import random
from collections.abc import Callable

import polars as pl
import pytest

from contratti_quartiere.analysis.frames import check_cigs, check_cups
from contratti_quartiere.errors import FrameError, InvalidCodeError
from contratti_quartiere.identifiers import Cig, Cup, cig_parts

Answer = Callable[..., pl.DataFrame]

ALPHABET = "0123456789ABCDEF" * 3 + "OQILSZG" * 2 + "HUVWXYZ az.\n\u00a0É"


def drawn(seed: int, size: int) -> list[str]:
    """
    Return many texts, most of them a CIG but for one or two characters.
    """
    chance = random.Random(seed)  # noqa: S311  # the same texts in every run
    found: list[str] = []
    for _ in range(size):
        first = chance.choice("01234567" + "ABGILOQSUVWXYZ")
        digits = "0123456789" if first.isdigit() else "0123456789ABCDEF"
        code = first + "".join(chance.choice(digits) for _ in range(9))
        code = code[:1] + "0" * 9 if chance.random() < 0.05 else code
        parts = cig_parts(code) or cig_parts(code[:7] + "000")
        if parts is not None:
            check = parts.expected_check
            code = code[0] + check + code[3:] if first in "XYZ" else code[:7] + check
        for _ in range(chance.choice((0, 0, 1, 2))):
            place = chance.randrange(10)
            code = code[:place] + chance.choice(ALPHABET) + code[place + 1 :]
        digits, letters = chance.choice((("", ""), ("01", "OI"), ("526", "SZG"), ("01", "QL")))
        found.append(code.translate(str.maketrans(digits, letters)))
    # The form of a CUP is looked at in fewer of them.
    return found + [f"C{number:02}H{number * 7_000_000:011}"[: 14 + number % 3] for number in range(1, 60)]


def word(reader: Callable[[str], object], code: str) -> str:
    """
    Give the answer of one code.
    """
    try:
        reader(code)
    except InvalidCodeError as error:
        return error.fault
    return "valid"


def test_codes_on_a_plan_have_the_word_of_one_code(later: Answer) -> None:
    """
    Thousands of codes, right and nearly right, have on a plan the words of `Cig` and `Cup`, and all but one come up.
    """
    codes = drawn(seed=9, size=6_000)
    frame = pl.DataFrame({"row": range(len(codes)), "code": codes})
    answer = later(later(frame, check_cigs, cig="code"), check_cups, cup="code").sort("row")

    assert [word(Cig, code) for code in codes] == answer["cig_check"].to_list()
    assert [word(Cup, code) for code in codes] == answer["cup_check"].to_list()
    assert "exclusion" not in answer["cig_check"]
    assert 8 == answer["cig_check"].n_unique()


@pytest.mark.parametrize("name", ["__cq_code", "__cq_0"])
def test_a_column_of_ours_on_the_way_covers_none_of_the_table(name: str) -> None:
    """
    A table that has a column of the name that we need on the way is refused: its own would be lost.
    """
    frame = pl.LazyFrame({"code": ["7911923567"], name: [1]})
    with pytest.raises(FrameError, match="is already there; give it another name"):
        check_cigs(frame, cig="code")
