"""
Strategies for what all records stand on: texts, money, time, codes.

Each draws only what the constructor of its type accepts, and shrinks towards the plainest of its kind.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from hypothesis import strategies as st
from stdnum import luhn
from stdnum.it import codicefiscale

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.identifiers import (
    Cig,
    CigFamily,
    CigParts,
    CodeAsFound,
    CodeKind,
    Cpv,
    Cup,
    TaxCode,
    cig_parts,
)
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import Period

__all__ = [
    "STRATEGIES",
    "bilinguals",
    "cig_readings",
    "cigs",
    "codes_as_found",
    "cpvs",
    "cups",
    "euros",
    "malformed_cigs",
    "months",
    "periods",
    "tax_codes",
    "weights",
    "whens",
    "years",
]

_DAY = timedelta(days=1)
_LAST_DAY = date.max - _DAY
"""The last day that a period can have: its end is the day after."""


def bilinguals() -> st.SearchStrategy[Bilingual]:
    """
    Return a strategy for texts in both languages.
    """
    return st.builds(Bilingual, st.text(), st.text())


_MANY = Euro("1000000000000.00")


def euros(*, min_value: Euro = -_MANY, max_value: Euro = _MANY) -> st.SearchStrategy[Euro]:
    """
    Return a strategy for amounts between two bounds, both included; by default a million million either way.
    """
    return st.integers(min_value.cents, max_value.cents).map(Euro.from_cents)


def weights(*, max_size: int = 12) -> st.SearchStrategy[dict[str, int | Fraction | Decimal]]:
    """
    Return a strategy for weights that `split` takes: of its three types, none negative, at least one not zero.
    """
    weight: st.SearchStrategy[int | Fraction | Decimal] = st.one_of(
        st.integers(0, 10**9),
        st.fractions(0, 1_000, max_denominator=1_000),
        st.decimals(0, 1_000, places=3),
    )
    keys = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1)
    return st.dictionaries(keys, weight, min_size=1, max_size=max_size).filter(lambda given: any(given.values()))


def years() -> st.SearchStrategy[Year]:
    """
    Return a strategy for calendar years.
    """
    return st.dates().map(lambda day: Year(day.year))


def months() -> st.SearchStrategy[Month]:
    """
    Return a strategy for calendar months.
    """
    return st.dates().map(Month.of)


def whens() -> st.SearchStrategy[When]:
    """
    Return a strategy for points in time of any precision: a day, a month or a year.
    """
    return st.one_of(st.dates(), months(), years())


@st.composite
def periods(
    draw: st.DrawFn,
    *,
    min_value: date = date.min,
    max_value: date = _LAST_DAY,
    max_days: int | None = None,
) -> Period:
    """
    Return a strategy for periods whose days all lie between two bounds, both included.

    Args:
        draw: Given by Hypothesis.
        min_value: The first day there may be.
        max_value: The last day there may be; 30 December 9999 at the latest.
        max_days: The number of days that no period exceeds.
    """
    start = draw(st.dates(min_value, max_value))
    longest = (max_value - start).days + 1
    days = draw(st.integers(1, longest if max_days is None else min(longest, max_days)))
    return Period(start, start + timedelta(days=days))


def _numeric(serial: int) -> str:
    return f"{serial:07d}{serial * 211 % 4091:03X}"


def _letter(letter: str, serial: int) -> str:
    return f"{letter}{serial:06X}{(serial + ord(letter) - ord('A') + 1) * 211 % 4091:03X}"


def _smart(letter: str, serial: int) -> str:
    return f"{letter}{serial * 211 % 251:02X}{serial:07X}"


_CIGS: Mapping[CigFamily, st.SearchStrategy[str]] = {
    CigFamily.NUMERIC: st.integers(1, 9_999_999).map(_numeric),
    CigFamily.LETTER: st.builds(_letter, st.sampled_from("ABCDEFGHIJKLMNOPQRSTU"), st.integers(0, 0xFFFFFF)),
    CigFamily.SMART: st.builds(_smart, st.sampled_from("XYZ"), st.integers(1, 0xFFFFFFF)),
}


def cigs(family: CigFamily | None = None) -> st.SearchStrategy[Cig]:
    """
    Return a strategy for tender codes of one family or, without one, of all three.
    """
    return (st.one_of(*_CIGS.values()) if family is None else _CIGS[family]).map(Cig)


def _next_digit(code: str) -> str:
    return f"{code[:-1]}{(int(code[-1], 16) + 1) % 16:X}"


def _parts(code: str) -> CigParts:
    # Only texts of the form of a CIG come here.
    return cast(CigParts, cig_parts(code))


def cig_readings() -> st.SearchStrategy[CigParts]:
    """
    Return a strategy for what texts of the form of a tender code are made of, with right check characters and wrong.
    """
    valid = st.one_of(*_CIGS.values())
    return st.one_of(valid, valid.map(_next_digit)).map(_parts)


def malformed_cigs() -> st.SearchStrategy[str]:
    """
    Return a strategy for texts that stand where a tender code should and are none, faulty as real ones are.
    """
    valid = st.one_of(*_CIGS.values())
    return st.one_of(
        st.just("0000000000"),
        st.integers(1, 27).map(lambda number: f"ES{number:02d}"),
        # Too short, whatever the letters.
        st.text(max_size=9),
        # Words: no letter of them is a digit to base sixteen.
        st.text("GHIJKLMNOPQRSTUVWXYZ", min_size=10, max_size=10),
        # The last character either checks or is checked, and both moduli are primes above sixteen.
        valid.map(_next_digit),
        st.integers(0, 0xFFF).map(lambda check: f"0000000{check:03X}"),
        st.integers(0, 0xFF).map(lambda check: f"Z{check:02X}0000000"),
        st.integers(0, 0xFFFFFFFFF).map(lambda rest: f"V{rest:09X}"),
        # The letter O for the digit; in first place it would be a letter of another family.
        valid.filter(lambda code: "0" in code[1:]).map(lambda code: code[0] + code[1:].replace("0", "O")),
    )


def cpvs() -> st.SearchStrategy[Cpv]:
    """
    Return a strategy for codes of the procurement vocabulary, with any check digit and with none.
    """
    social = st.sampled_from(("85320000-8", "85310000", "85312300-2", "85210000-3"))
    return (social | st.from_regex(r"[0-9]{8}(-[0-9])?", fullmatch=True)).map(Cpv)


def cups() -> st.SearchStrategy[Cup]:
    """
    Return a strategy for codes of public investment projects.
    """
    return st.from_regex(r"[A-Z][0-9]{2}[A-Z][0-9]{11}", fullmatch=True).map(Cup)


def _of_body(number: int, office: int) -> str:
    digits = f"{number:07d}{office:03d}"
    return digits + luhn.calc_check_digit(digits)


def _of_person(name: str, birth: date, woman: bool, place: str) -> str:  # noqa: FBT001  # drawn by position
    day = birth.day + (40 if woman else 0)
    code = f"{name}{birth:%y}{'ABCDEHLMPRST'[birth.month - 1]}{day:02d}{place}"
    return code + codicefiscale.calc_check_digit(code)


def tax_codes(*, persons: bool = True) -> st.SearchStrategy[TaxCode]:
    """
    Return a strategy for tax codes of bodies, eleven digits, and of persons, sixteen characters.

    The persons are made up: their names have only letters that Italian names do without.

    Args:
        persons: False for bodies only.
    """
    bodies = st.builds(_of_body, st.integers(1, 9_999_999), st.integers(1, 100))
    if not persons:
        return bodies.map(TaxCode)
    made_up = st.builds(
        _of_person,
        st.text("JKQWXY", min_size=6, max_size=6),
        # A code has two digits for the year.
        st.dates(date(1920, 1, 1), date(2019, 12, 31)),
        st.booleans(),
        st.from_regex(r"[A-Z][0-9]{3}", fullmatch=True),
    )
    return st.one_of(bodies, made_up).map(TaxCode)


def codes_as_found(kind: CodeKind | None = None) -> st.SearchStrategy[CodeAsFound]:
    """
    Return a strategy for codes that are not formally valid and were kept as somebody wrote them.

    Args:
        kind: Which code they stand in the place of; None for any.
    """
    # Nine characters are too few for any code, and one character more or less is a wrong length.
    short = st.text(max_size=9)
    written: dict[CodeKind, st.SearchStrategy[str]] = {
        CodeKind.CIG: malformed_cigs(),
        CodeKind.CUP: short | cups().map(lambda cup: cup.code[1:]),
        CodeKind.TAX_CODE: short | tax_codes().map(lambda tax: f"{tax}0"),
        CodeKind.CPV: cpvs().map(lambda cpv: f"{cpv}-0-0"),
    }
    wanted = written if kind is None else (kind,)
    return st.one_of(*(st.builds(CodeAsFound, st.just(each), written[each]) for each in wanted))


STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[Any]]] = {
    Bilingual: bilinguals,
    Cig: cigs,
    CigParts: cig_readings,
    CodeAsFound: codes_as_found,
    Cpv: cpvs,
    Cup: cups,
    Euro: euros,
    Month: months,
    Period: periods,
    TaxCode: tax_codes,
    Year: years,
}
"""What makes each type, for `register`."""
