"""
The places that the mapping names in the files of ANAC and of L. 190/2012: the files have them.
"""

import csv
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from contratti_quartiere.exchange.mapping import MAPPING, UNHELD, Vocabulary

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
