"""
The public face: what `import contratti_quartiere as cq` gives, and nothing more.
"""

from importlib import import_module
from inspect import isclass, isfunction, signature
from typing import Any

import attrs
import pytest

import contratti_quartiere as cq
from contratti_quartiere.report import ENGINE_VERSION

# The names of the design on which others rely, as far as they exist today.
FIXED = [
    "Cig",
    "ContrattiError",
    "Cup",
    "Euro",
    "LotPlan",
    "Period",
    "Programme",
    "RULES",
    "Relocation",
    "RelocationEvent",
    "RelocationState",
    "Report",
    "RollOver",
    "ServiceWindow",
    "deadline",
    "split",
    "validate",
]
PUBLIC = [name for name in cq.__all__ if not name.startswith("_")]
CLASSES = [name for name in PUBLIC if isclass(getattr(cq, name))]
RECORDS = [name for name in CLASSES if attrs.has(getattr(cq, name))]
ERRORS = [name for name in CLASSES if issubclass(getattr(cq, name), BaseException)]
FUNCTIONS = [name for name in PUBLIC if isfunction(getattr(cq, name))]

# Frozen all the same: they are grown step by step without a replay, look at their fields by name, or keep what they
# have derived.
WITHOUT_SLOTS = [
    "Annotation",
    "Dwelling",
    "DwellingStep",
    "Ledger",
    "Relocation",
    "RelocationStep",
    "Table",
    "View",
    "Works",
    "WorksStep",
]


def test_every_name_stands_once() -> None:
    """
    No public name is listed twice; that they are sorted is for ruff to say.
    """
    assert len(set(cq.__all__)) == len(cq.__all__)


@pytest.mark.parametrize("name", cq.__all__)
def test_every_name_exists(name: str) -> None:
    """
    Every public name is there.
    """
    assert hasattr(cq, name)


def test_nothing_else_is_public() -> None:
    """
    What is not listed is a module, or private.
    """
    others = {name for name in vars(cq) if not name.startswith("_")} - set(cq.__all__)

    assert [] == [name for name in others if type(getattr(cq, name)) is not type(cq)]


@pytest.mark.parametrize("name", FIXED)
def test_fixed_names(name: str) -> None:
    """
    The names that others rely on are public.
    """
    assert name in cq.__all__


def test_star_import() -> None:
    """
    `from contratti_quartiere import *` gives exactly the public names.
    """
    found: dict[str, object] = {}
    exec("from contratti_quartiere import *", found)  # noqa: S102  # a star import is allowed nowhere else

    assert set(cq.__all__) == set(found) - {"__builtins__"}


@pytest.mark.parametrize("name", [*CLASSES, *FUNCTIONS])
def test_every_name_comes_from_its_module(name: str) -> None:
    """
    A class or function is public in its own module too, so that error messages and pickles name a place that exists.
    """
    thing = getattr(cq, name)
    module = import_module(thing.__module__)

    assert (True, True) == (name in getattr(module, "__all__", ()), getattr(module, name) is thing)


@pytest.mark.parametrize("name", [*CLASSES, *FUNCTIONS])
def test_every_name_is_documented(name: str) -> None:
    """
    Every class and function says what it is in a sentence of its own.
    """
    text = (getattr(cq, name).__doc__ or "").strip()

    assert (True, False) == (text.split("\n")[0].rstrip().endswith((".", ",", ":")), text.startswith(f"{name}("))


@pytest.mark.parametrize("name", RECORDS)
def test_records_are_frozen(name: str) -> None:
    """
    A record is a value: frozen, with slots but for a few, equal to its like.
    """
    record: Any = getattr(cq, name)
    frozen = record.__setattr__ is not object.__setattr__
    slots = "__slots__" in vars(record) or issubclass(record, BaseException)

    assert (True, name not in WITHOUT_SLOTS) == (frozen, slots)


@pytest.mark.parametrize("name", ERRORS)
def test_errors_have_one_base(name: str) -> None:
    """
    Every error is a `ContrattiError` and, but for the base, what a caller would catch anyway.
    """
    error = getattr(cq, name)
    usual = (ValueError, LookupError, TypeError, ImportError)

    assert (True, True) == (
        issubclass(error, cq.ContrattiError),
        error is cq.ContrattiError or issubclass(error, usual),
    )


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_are_typed(name: str) -> None:
    """
    Every parameter and every result of a public function has a type.
    """
    found = signature(getattr(cq, name))

    assert [] == [
        part
        for part, kind in [
            *((parameter.name, parameter.annotation) for parameter in found.parameters.values()),
            ("return", found.return_annotation),
        ]
        if kind is found.empty
    ]


def test_version() -> None:
    """
    The version of the package is that of the engine which a report names.
    """
    assert ENGINE_VERSION == cq.__version__


def test_rules() -> None:
    """
    The rules are a tuple of rules, each version with a name and a first day of its own.
    """
    assert (tuple, {cq.Rule}, len(cq.RULES)) == (
        type(cq.RULES),
        {type(rule) for rule in cq.RULES},
        len({(rule.id, rule.since) for rule in cq.RULES}),
    )
