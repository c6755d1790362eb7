"""
What a release keeps to itself unless asked: whatever may name a person.

Nothing of a household is in a tender. What may be a person's is the tax code of a firm that is one, wherever it stands,
what a foreign record said that no field holds, as a contact, and the hours of a profession that one person may fill.
"""

from collections.abc import Callable, Iterator
from typing import Any, cast

import attrs

from contratti_quartiere.exchange.ocds.personal_codes import FoundCode, codes_in
from contratti_quartiere.identifiers import CodeAsFound, TaxCode
from contratti_quartiere.procurement import Tender
from contratti_quartiere.service_contracts import ServiceContract

__all__ = ["WITHHELD", "without_people", "without_personal_codes"]

WITHHELD = (
    "Tender.as_found",
    "Tender.authority_tax_code",
    "Firm.tax_code",
    "ServiceContract.as_found",
    "Execution.staff_hours",
)
"""What a release does not hold by default; of the tax codes, only those that are or may be a person's."""

_MOST_LETTERS = 4
"""How many letters a text in the place of a tax code may have, beside digits, to be no code or name of a person.

VAT numbers abroad have no more; a person's code has nine or more, and is still known by five.
"""


def _impersonal(code: TaxCode | CodeAsFound | None) -> TaxCode | CodeAsFound | None:
    if isinstance(code, CodeAsFound):
        letters = sum(letter.isalpha() for letter in code.text)
        return code if letters <= _MOST_LETTERS and any(letter.isdigit() for letter in code.text) else None
    return code if code is None or code.code.isdigit() else None


def without_people(
    tender: Tender, contracts: tuple[ServiceContract, ...]
) -> tuple[Tender, tuple[ServiceContract, ...]]:
    """
    Return a tender and its contracts without what `WITHHELD` names.
    """
    firms = tuple(attrs.evolve(firm, tax_code=_impersonal(firm.tax_code)) for firm in tender.firms)
    code = _impersonal(tender.authority_tax_code)
    return attrs.evolve(tender, firms=firms, authority_tax_code=code, as_found=()), tuple(
        attrs.evolve(contract, execution=attrs.evolve(contract.execution, staff_hours=()), as_found=())
        for contract in contracts
    )


def without_personal_codes(release: dict[str, Any]) -> dict[str, Any]:
    """
    Return a release in which `persona-1`, `persona-2` and so on stand for the tax codes of people in its texts.

    What is nearly a code counts as one, for a slip of the pen hides nobody. A name, and what has lost the shape of one,
    goes out as it stands. One code has one stand-in, so that a firm that has its own code for an identifier is referred
    to as before.
    """
    texts: list[str] = []
    _gather(release, texts.append)
    # Hardly any release has one.
    codes = {text: found for text in set(texts) if (found := tuple(codes_in(text)))}
    if not codes:
        return release
    taken = frozenset(texts)
    stand_ins: dict[str, str] = {}

    def stand_in(code: str) -> str:
        if code not in stand_ins:
            number = len(stand_ins) + 1
            while f"persona-{number}" in taken or f"persona-{number}" in stand_ins.values():
                number += 1
            stand_ins[code] = f"persona-{number}"
        return stand_ins[code]

    def mended(value: object) -> object:
        if isinstance(value, str):
            return "".join(_masked(value, codes.get(value, ()), stand_in))
        if isinstance(value, list):
            return [mended(item) for item in cast("list[object]", value)]
        if isinstance(value, dict):
            return {name: mended(item) for name, item in cast("dict[str, object]", value).items()}
        return value

    return cast("dict[str, Any]", mended(release))


def _masked(text: str, codes: tuple[FoundCode, ...], stand_in: Callable[[str], str]) -> Iterator[str]:
    place = 0
    for found in codes:
        yield text[place : found.start]
        yield stand_in(found.code)
        place = found.end
    yield text[place:]


def _gather(value: object, put: Callable[[str], None]) -> None:
    if isinstance(value, str):
        put(value)
    elif isinstance(value, list):
        for item in cast("list[object]", value):
            _gather(item, put)
    elif isinstance(value, dict):
        for item in cast("dict[str, object]", value).values():
            _gather(item, put)
