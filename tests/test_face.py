"""
The public face: what `import contratti_quartiere as cq` gives, and nothing more.
"""

import ast
import subprocess
import sys
from importlib import import_module
from inspect import isclass, isfunction, signature
from pathlib import Path
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


def imports_for_type_checkers() -> dict[str, str]:
    """
    Return the module of each name, as type checkers read it.
    """
    text = Path(str(cq.__file__)).read_text("utf-8")
    found = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)]
    return {alias.name: str(node.module) for node in found for alias in node.names}


def test_running_program_and_type_checkers_agree() -> None:
    """
    The table that the running program reads names the modules that type checkers read, for every public name.
    """
    table: dict[str, tuple[str, ...]] = vars(cq)["_HOMES"]
    homes = {name: f"contratti_quartiere.{home}" for home, names in table.items() for name in names}

    assert (imports_for_type_checkers(), sorted({*cq.__all__} - {"__version__"})) == (homes, sorted(homes))


def test_import_loads_nothing() -> None:
    """
    Who imports the library loads the modules of the names that are asked for, and no others.
    """
    script = (
        "import sys, contratti_quartiere as cq;"
        "before = [name for name in sys.modules if name.startswith('contratti_quartiere.')];"
        "cq.Euro; print(before, 'contratti_quartiere.money' in sys.modules, 'contratti_quartiere.rules' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert "[] True False" == run.stdout.strip()


def test_no_such_name() -> None:
    """
    A name that is not public is an attribute that is not there.
    """
    with pytest.raises(AttributeError, match="module 'contratti_quartiere' has no attribute 'lotto'"):
        cq.lotto  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue]  # not there


def test_names_that_an_interpreter_offers() -> None:
    """
    Completion offers the public names.
    """
    assert set(cq.__all__) == set(dir(cq))


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
