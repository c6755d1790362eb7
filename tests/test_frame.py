"""
The frame of the project: what its files promise to those who install, reuse or import it.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]

EXTRAS = {"all", "calendar", "cli", "dev", "frames", "notebook", "sheets", "testing"}
INSTALL = "python3 -m venv .venv && .venv/bin/pip install --quiet"
README_COMMANDS = [
    f"{INSTALL} '.[cli]' && .venv/bin/contratti-quartiere validate\n",
    f"{INSTALL} --editable '.[dev]' && .venv/bin/python -m pytest\n",
]
# The first two run as tests; the others show what cannot be wrong by itself.
FENCES = {"python", "console", "json", "mermaid", "sh", "text", "toml"}
# publiccode.yml 0.7, "mandatory": https://yml.publiccode.tools/schema.core.html
PUBLICCODE_KEYS = [
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description.it.shortDescription",
    "description.it.longDescription",
    "description.it.features",
    "description.en.shortDescription",
    "description.en.longDescription",
    "description.en.features",
    "legal.license",
    "maintenance.type",
    "maintenance.contacts",
    "localisation.localisationReady",
    "localisation.availableLanguages",
]
SHORT_DESCRIPTION = range(1, 151)
LONG_DESCRIPTION = range(150, 10_001)


def run(program: str) -> str:
    """
    Return what a Python program prints, run away from the checkout, the environment and this process.
    """
    done = subprocess.run(
        [sys.executable, "-I", "-c", program],
        cwd=Path(sys.prefix),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "" == done.stderr
    return done.stdout


@pytest.fixture
def project() -> dict[str, Any]:
    """
    Give the project table of pyproject.toml.
    """
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return project


@pytest.fixture
def publiccode() -> dict[str, Any]:
    """
    Give the content of publiccode.yml.
    """
    publiccode: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    return publiccode


def test_readme_commands() -> None:
    """
    The first two sh blocks of the README are the two commands that CI runs word for word.
    """
    readme = (ROOT / "README.md").read_text("utf-8")

    assert README_COMMANDS == re.findall(r"^```sh\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)[:2]


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_fenced_blocks_name_a_known_language(page: Path) -> None:
    """
    A block says what it is, so that no Python example escapes being run by calling itself `py` or nothing.
    """
    fences: list[str] = re.findall(r"^ *```(.*)$", page.read_text("utf-8"), re.MULTILINE)

    assert set() == set(fences[::2]) - FENCES


def test_extras(project: dict[str, Any]) -> None:
    """
    The extras bear the names that the documentation gives them.
    """
    assert EXTRAS == set(project["optional-dependencies"])


def test_all_holds_every_users_extra(project: dict[str, Any]) -> None:
    """
    The extra `all` is every other extra for users: all but itself and `dev`.
    """
    (requirement,) = project["optional-dependencies"]["all"]
    name, extras = requirement.removesuffix("]").split("[")

    assert (project["name"], EXTRAS - {"all", "dev"}) == (name, set(extras.split(",")))


@pytest.mark.parametrize("key", PUBLICCODE_KEYS)
def test_publiccode_has_every_mandatory_key(publiccode: dict[str, Any], key: str) -> None:
    """
    Every mandatory key of the standard is present and holds something.
    """
    value: Any = publiccode
    for part in key.split("."):
        value = value[part]

    assert value not in ("", [], None)


@pytest.mark.parametrize("lang", ["it", "en"])
def test_publiccode_descriptions_fit(publiccode: dict[str, Any], lang: str) -> None:
    """
    The two descriptions keep to the lengths that catalogues accept.
    """
    description = publiccode["description"][lang]

    assert len(description["shortDescription"]) in SHORT_DESCRIPTION
    assert len(description["longDescription"]) in LONG_DESCRIPTION


def test_publiccode_names_our_licence(project: dict[str, Any], publiccode: dict[str, Any]) -> None:
    """
    publiccode.yml and the package name the same licence.
    """
    assert project["license"] == publiccode["legal"]["license"]


def test_import_is_light() -> None:
    """
    Importing the library loads nothing of its extras, and not even cattrs, which only documents need.
    """
    heavy = ["cattrs", "click", "holidays", "hypothesis", "numpy", "rich"]
    program = f"import contratti_quartiere, json, sys; print(json.dumps([m for m in {heavy} if m in sys.modules]))"

    assert [] == json.loads(run(program))


@pytest.mark.parametrize("first", ["contratti_quartiere.strategies", "hypothesis.strategies"])
def test_hypothesis_knows_our_types(first: str) -> None:
    """
    Hypothesis builds our types from their name alone, whichever of the two is imported first.
    """
    program = (
        f"import {first}, hypothesis.strategies, contratti_quartiere as cq; "
        "print(hypothesis.strategies.from_type(cq.Euro).validate())"
    )

    assert "None\n" == run(program)
