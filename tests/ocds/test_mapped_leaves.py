"""
The table of what is read holds places of OCDS and fields of ours.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs

from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.exchange.ocds.mapped_leaves import MAPPED
from contratti_quartiere.execution import Execution
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.service_contracts import ServiceContract

RECORDS = {record.__name__: record for record in (Award, Execution, Firm, Lot, ServiceContract, Tender)}


def test_each_field_of_the_table_is_one() -> None:
    """
    Each is a field of one of our records.
    """
    fields = {f"{name}.{field.name}" for name, record in RECORDS.items() for field in attrs.fields(record)}

    assert set() == set(MAPPED.values()) - fields


def test_each_place_of_the_table_is_of_ocds(oracle: Callable[[str], Path]) -> None:
    """
    Each is in the schema of 1.1.5, with the lots of the later state, or is the classification that extensions add.
    """
    core = json.loads(oracle("ocds/schema-1.1.5/release-schema.json").read_text(encoding="utf-8"))
    lots = json.loads(oracle("ocds/lots-extension-master/release-schema.json").read_text(encoding="utf-8"))
    kinds: dict[str, Any] = core["definitions"]
    for name, patch in lots["definitions"].items():
        kinds.setdefault(name, {"properties": {}})["properties"] |= patch["properties"]

    def reached(kind: dict[str, Any], place: str, depth: int) -> Iterator[str]:
        # The later state names `SubmissionTerms`, which another extension defines.
        kind = kinds.get(kind["$ref"].rpartition("/")[2], {}) if "$ref" in kind else kind
        if "items" in kind:
            yield from reached(kind["items"], f"{place}/*", depth)
        elif "properties" in kind and depth:
            for name, inner in kind["properties"].items():
                yield from reached(inner, f"{place}/{name}", depth - 1)
        else:
            yield place

    extended = {"/tender/classification/id", "/tender/classification/scheme"}
    assert extended == set(MAPPED) - set(reached(core, "", 6))
