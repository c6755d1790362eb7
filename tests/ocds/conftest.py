"""
The schemas of OCDS 1.1.5 with the lots extension, merged and used without a network.
"""

import json
from collections.abc import Callable, Iterator
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


def _replaced(value: object, junk: Iterator[object]) -> Iterator[object]:
    yield next(junk)
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        for key, child in fields.items():
            for other in _replaced(child, junk):
                yield fields | {key: other}
    elif isinstance(value, list):
        items = cast("list[object]", value)
        for index, child in enumerate(items):
            for other in _replaced(child, junk):
                yield [*items[:index], other, *items[index + 1 :]]


@pytest.fixture(scope="session")
def spoilt() -> Callable[[object, Iterator[object]], Iterator[dict[str, Any]]]:
    """
    Give a function that yields an object with each of its parts, and of theirs, replaced by the next piece of junk.
    """

    def ask(value: object, junk: Iterator[object]) -> Iterator[dict[str, Any]]:
        return (cast("dict[str, Any]", other) for other in _replaced(value, junk) if isinstance(other, dict))

    return ask
