"""
The places that the mapping names in the files of ANAC and of L. 190/2012: the files have them, and they are read.
"""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET

import attrs
import pytest

from contratti_quartiere.exchange.anac import cig_programme, l190_programme, read_cig_csv, read_l190
from contratti_quartiere.exchange.mapping import MAPPING, UNHELD, UNMAPPED, Vocabulary
from contratti_quartiere.programme import Programme

XSD = "{http://www.w3.org/2001/XMLSchema}"
NAMED = [
    *(place for found in MAPPING for place in found.places),
    *(place for found in UNHELD for place in found.places),
]


def named(vocabulary: Vocabulary) -> list[str]:
    """
    Return every place that the mapping names in a vocabulary.
    """
    return sorted({place.path for place in NAMED if place.vocabulary is vocabulary})


# What an import gives of its own: names, from where a record is, when it was published, what no field holds.
GIVEN = {"id", "tender", "label", "origin", "provenance", "when", "as_found"}


def filled(value: object) -> Iterator[str]:
    """
    Yield each field of the records of the mapping that holds more than nothing, below a value.
    """
    kind: Any = type(value)
    if isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from filled(item)
    elif attrs.has(kind):
        for field in attrs.fields(kind):
            held = getattr(value, field.name)
            if kind in UNMAPPED and held != field.default:
                yield f"{kind.__name__}.{field.name}"
            yield from filled(held)


def told(programme: Programme) -> list[str]:
    """
    Return the fields of the mapping that the tenders and contracts of a programme fill, but for what an import gives.
    """
    found = {*filled(programme.tenders), *filled(programme.service_contracts)}
    return sorted(name for name in found if name.rpartition(".")[2] not in GIVEN)


def read_from(vocabulary: Vocabulary) -> list[str]:
    """
    Return the fields that are read from a vocabulary, as the mapping has it, but for what an import gives.
    """
    used = [(found, place) for found in MAPPING for place in found.places if not place.unused]
    found = {f"{row.record.__name__}.{row.field}" for row, place in used if place.vocabulary is vocabulary}
    return sorted(name for name in found if name.rpartition(".")[2] not in GIVEN)


def children(element: ET.Element, types: dict[str, ET.Element]) -> dict[str, ET.Element]:
    """
    Return the elements that the schema lets stand in an element, by their names.
    """
    kind = types.get(element.get("type", "").rpartition(":")[2], element)
    found: dict[str, ET.Element] = {}
    waiting = [kind]
    while waiting:
        for child in waiting.pop():
            if child.tag == f"{XSD}element":
                found[child.attrib["name"]] = child
            else:
                waiting.append(child)
    return found


@pytest.mark.parametrize("column", named(Vocabulary.CIG_CSV))
def test_the_csv_has_every_column(oracle: Callable[[str], Path], column: str) -> None:
    """
    A column that the mapping names stands in the header of the CIG CSV.
    """
    with oracle("anac/cig_2023-10_150_rows.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file, delimiter=";"))

    assert column in header


@pytest.mark.parametrize("path", [path for path in named(Vocabulary.L190) if path != "lotto"])
def test_the_xsd_has_every_element(oracle: Callable[[str], Path], path: str) -> None:
    """
    An element that the mapping names stands in a `lotto` of the XML schema of ANAC.
    """
    schema = ET.parse(oracle("anac/l190/datasetAppaltiL190.xsd")).getroot()  # noqa: S314  # oracle data
    types = {kind.attrib["name"]: kind for kind in schema if kind.tag == f"{XSD}complexType"}
    element = next(found for found in schema.iter(f"{XSD}element") if found.get("name") == "lotto")
    for step in path.split("/"):
        found = children(element, types)
        assert step in found
        element = found[step]


def test_what_is_read_from_published_lots_is_what_the_mapping_says(oracle: Callable[[str], Path]) -> None:
    """
    The lots of a real publication fill every field that the mapping reads from L. 190/2012, and no other.
    """
    read = l190_programme(read_l190(oracle("anac/l190/dataset-2022_30_lots.xml")))

    assert read_from(Vocabulary.L190) == told(read.programme)


def test_what_is_read_from_the_csv_is_what_the_mapping_says(oracle: Callable[[str], Path]) -> None:
    """
    The rows of a real month fill every field that the mapping reads from the CIG CSV, and no other.
    """
    read = cig_programme(read_cig_csv(oracle("anac/cig_2023-10_150_rows.csv")))

    assert read_from(Vocabulary.CIG_CSV) == told(read.programme)
