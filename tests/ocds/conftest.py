"""
The schemas of OCDS 1.1.5 with the lots extension, merged and used without a network.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from jsonschema import Draft4Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

Problems = Callable[[object], list[str]]


def _merged(target: object, patch: object) -> object:
    """
    Return a document with a JSON Merge Patch applied (RFC 7396, section 2).
    """
    if not isinstance(patch, dict):
        return patch
    result = dict(cast("dict[str, object]", target)) if isinstance(target, dict) else {}
    for name, value in cast("dict[str, object]", patch).items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = _merged(result.get(name), value)
    return result


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _problems(validator: Any) -> Problems:
    # Typed loosely: the stubs take no Decimal for a number, which the validator does.
    def ask(instance: object) -> list[str]:
        return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(instance)]

    return ask


@pytest.fixture(scope="session")
def release_schema(oracle: Callable[[str], Path]) -> dict[str, Any]:
    """
    Give the schema of a release with the lots extension.
    """
    core = _read(oracle("ocds/schema-1.1.5/release-schema.json"))
    return cast("dict[str, Any]", _merged(core, _read(oracle("ocds/lots-extension-1.1.5/release-schema.json"))))


@pytest.fixture(scope="session")
def release_problems(release_schema: dict[str, Any]) -> Problems:
    """
    Give a function that says what the schema refuses in a release.
    """
    return _problems(Draft4Validator(release_schema))


@pytest.fixture(scope="session")
def package_problems(oracle: Callable[[str], Path], release_schema: dict[str, Any]) -> Problems:
    """
    Give a function that says what the schema of packages refuses in a package, its releases with the lots extension.
    """
    package = _read(oracle("ocds/schema-1.1.5/release-package-schema.json"))
    address = package["properties"]["releases"]["items"]["$ref"]
    empty: Registry[Any] = Registry()
    lots = Resource.from_contents(release_schema, default_specification=DRAFT4)
    return _problems(Draft4Validator(package, registry=empty.with_resource(address, lots)))
