"""
What all tests share: how Hypothesis searches, and where the oracle data lies.
"""

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, is_hypothesis_test, settings

ROOT = Path(__file__).parents[1]
# What `functools` makes of a function that remembers.
_Cached: type = type(cache(len))

# Derandomised, by hand and in CI: the same commit gives the same result on every machine, so that a red run
# accuses the change and not the day. CI searches twice as far. To search at random, and much further:
# pytest --hypothesis-profile=explore
settings.register_profile("default", deadline=None, derandomize=True)
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=200)
settings.register_profile("explore", deadline=None, max_examples=5_000, print_blob=True)
# mutmut calls one test several times in one process, and some hundred mutants want short runs: that a mutant fails is
# enough, nobody reads its smallest example.
settings.register_profile(
    "mutation",
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.differing_executors],
)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """
    Register the profile `heavy`, for laws of whole programmes: `@settings.get_profile("heavy")` above `@given`.

    One programme holds dozens of records, and to draw it takes as long as some hundred windows or lots. What a law
    says of all of them shows in fifty programmes; those that search much further search a quarter as far.
    """
    # Last, and not above: by now the profile that the command line names is loaded.
    further = settings().max_examples // 4
    settings.register_profile("heavy", max_examples=max(50, further))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """
    Count the lines that written examples reach, and not those that a search comes upon.

    So a line that no example names is reported, however many programmes pass over it by chance; and counting, which
    doubles the time of a search, is left out where it would show nothing. What draws is the exception: only a search
    reaches the strategies, in the tests of their own.
    """
    if not config.pluginmanager.has_plugin("_cov"):
        return
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)) and not item.path.stem.endswith("_strategies"):
            item.add_marker("no_cover")


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """
    Let functions forget what a search that is not counted asked of them, or no written example would reach their lines.
    """
    if item.get_closest_marker("no_cover") is None:
        return
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "contratti_quartiere":
            for word, known in list(vars(module).items()):
                # The converter of documents takes a second to make, and is made while tests are collected.
                if isinstance(known, _Cached) and word != "_converter":
                    remembering: Any = known
                    remembering.cache_clear()


@pytest.fixture(scope="session")
def oracle() -> Callable[[str], Path]:
    """
    Give the path of a file of oracle data, `oracle("windows/month_addition.csv")`.

    The data are others' and do not ship with the project. They are looked for in the folder that the
    environment variable CQ_ORACLES names, else in ../shared/oracles beside the checkout. Where the file is
    missing the test is skipped; under CI (environment variable CI) it fails, since nobody sees a skip there.
    """
    folder = Path(os.environ.get("CQ_ORACLES") or ROOT.parent / "shared" / "oracles")

    def find(path: str) -> Path:
        file = folder / path
        if not file.is_file():
            reason = f"no oracle data at {file}; set CQ_ORACLES to the folder that has {path}"
            if os.environ.get("CI"):
                pytest.fail(reason)
            pytest.skip(reason)
        return file

    return find
