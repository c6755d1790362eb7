"""
The strategies: each makes what its type accepts, within the bounds asked for, and Hypothesis finds it by the type.
"""

import importlib
import subprocess
import sys
from datetime import date
from decimal import Decimal
from fractions import Fraction
from inspect import isclass
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from contratti_quartiere import bilingual, dates, identifiers, money, periods, strategies
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.errors import MissingExtraError
from contratti_quartiere.identifiers import Cig, CigFamily, CodeAsFound, CodeKind, TaxCode, read_cig
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import Period
from contratti_quartiere.strategies import ground

SOURCES = Path(__file__).parents[1] / "src"
GROUND = (bilingual, dates, identifiers, money, periods)

strategies.register()


def records(module: ModuleType) -> list[type]:
    """
    Return the public attrs classes of a module.
    """
    public = [getattr(module, name) for name in module.__all__]
    return [kind for kind in public if isclass(kind) and attrs.has(kind)]


@pytest.mark.parametrize("module", GROUND, ids=lambda module: module.__name__)
def test_every_type_has_a_strategy(module: ModuleType) -> None:
    """
    "A public type lands with its Hypothesis strategy": none of the module is missing from the table.
    """
    assert [] == [kind for kind in records(module) if kind not in ground.STRATEGIES]


@pytest.mark.parametrize("kind", ground.STRATEGIES, ids=lambda kind: kind.__name__)
@given(st.data())
def test_from_type(kind: type[Any], data: st.DataObject) -> None:
    """
    Hypothesis makes a value of each of our types from the type alone.
    """
    assert kind is type(data.draw(st.from_type(kind)))


def test_from_type_of_a_union() -> None:
    """
    A field that holds a date of any precision is filled with each of the three.
    """
    found: set[type] = set()

    @given(st.from_type(When))  # type: ignore[arg-type]  # a union is no type to mypy
    def collect(when: When) -> None:
        found.add(type(when))

    collect()

    assert {date, Month, Year} == found


@pytest.mark.parametrize(
    "first",
    [
        "contratti_quartiere.strategies",
        "contratti_quartiere.strategies.ground",
        "hypothesis",
        "hypothesis.strategies",
    ],
)
def test_entry_point(first: str, tmp_path: Path) -> None:
    """
    Once installed our types are known to Hypothesis, whichever of the two is imported first.
    """
    installed = tmp_path / "contratti_quartiere-0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.4\nName: contratti-quartiere\nVersion: 0\n", "utf-8")
    (installed / "entry_points.txt").write_text(
        "[hypothesis]\ncontratti_quartiere = contratti_quartiere.strategies:register\n", "utf-8"
    )
    program = (
        f"import sys; sys.path[:0] = {[str(tmp_path), str(SOURCES)]}\n"
        f"import {first}\n"
        "from hypothesis import find, strategies\n"
        "from contratti_quartiere.money import Euro\n"
        "print(find(strategies.from_type(Euro), lambda euro: euro.cents > 9))\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", "-c", program],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONUTF8": "1"},
    )

    assert ("0,10 €\n", "") == (done.stdout, done.stderr)


def test_hypothesis_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Without Hypothesis the module says which extra to install.
    """
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "contratti_quartiere.strategies")
    with pytest.raises(MissingExtraError) as caught:
        importlib.import_module("contratti_quartiere.strategies")

    assert "testing" == caught.value.extra


@given(strategies.euros(min_value=Euro("-0.01"), max_value=Euro("0.01")))
def test_euros_within_bounds(euro: Euro) -> None:
    """
    Amounts keep to the bounds, both included.
    """
    assert euro in {Euro("-0.01"), Euro("0.00"), Euro("0.01")}


@given(strategies.euros())
def test_euros_of_this_world(euro: Euro) -> None:
    """
    Without bounds amounts stay below a million million euro.
    """
    assert abs(euro) <= Euro("1000000000000.00")


@given(strategies.weights(max_size=3))
def test_weights(weights: dict[str, int | Fraction | Decimal]) -> None:
    """
    Weights are none to the maximum, not negative, and not all zero.
    """
    assert (True, True) == (1 <= len(weights) <= 3, 0 <= min(weights.values()) <= max(weights.values()) != 0)


FIRST, LAST = date(2016, 5, 2), date(2016, 5, 9)


@given(strategies.periods(min_value=FIRST, max_value=LAST))
def test_periods_within_bounds(period: Period) -> None:
    """
    The days of a period lie between the bounds, both included.
    """
    assert FIRST <= period.start <= period.last_day <= LAST


@given(strategies.periods(min_value=FIRST, max_value=LAST, max_days=3))
def test_periods_of_few_days(period: Period) -> None:
    """
    A period has no more days than asked for, and never leaves its bounds for them.
    """
    assert (True, True) == (period.days <= 3, period.last_day <= LAST)


@pytest.mark.parametrize("family", CigFamily)
@given(st.data())
def test_cigs_of_a_family(family: CigFamily, data: st.DataObject) -> None:
    """
    Tender codes are of the family asked for.
    """
    assert family is data.draw(strategies.cigs(family)).family


def test_cigs_of_all_families() -> None:
    """
    Tender codes are of all families if none is asked for.
    """
    found: set[CigFamily] = set()

    @given(strategies.cigs())
    def collect(cig: Cig) -> None:
        found.add(cig.family)

    collect()

    assert set(CigFamily) == found


@given(strategies.malformed_cigs())
def test_malformed_cigs(text: str) -> None:
    """
    A malformed tender code is none.
    """
    assert isinstance(read_cig(text), CodeAsFound)


@pytest.mark.parametrize(
    "fault",
    [
        "check_characters",
        "exclusion",
        "length",
        "letter_for_digit",
        "sentinel",
        "shape",
        "unknown_family",
        "zero_serial",
    ],
)
def test_malformed_cigs_are_of_every_fault(fault: str) -> None:
    """
    Among malformed tender codes there are some of every fault for which a code is refused.
    """

    def has_it(text: str) -> bool:
        return CodeAsFound(CodeKind.CIG, text).error.fault == fault

    assert has_it(find(strategies.malformed_cigs(), has_it, settings=settings(database=None)))


@given(strategies.tax_codes(persons=False))
def test_tax_codes_of_bodies(code: TaxCode) -> None:
    """
    Tax codes of bodies have eleven digits.
    """
    assert (11, True) == (len(code.code), code.code.isdigit())


def test_tax_codes_of_both() -> None:
    """
    Tax codes are of bodies and of persons if nothing else is asked for.
    """
    found: set[int] = set()

    @given(strategies.tax_codes())
    def collect(code: TaxCode) -> None:
        found.add(len(code.code))

    collect()

    assert {11, 16} == found
