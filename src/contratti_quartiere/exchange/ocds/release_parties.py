"""
The parties of a release: the contracting authority, and the firms that offer and win.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from contratti_quartiere.awards import Firm
from contratti_quartiere.exchange.ocds.own_fields import KEY, TAX_CODE, own_fields
from contratti_quartiere.exchange.ocds.plain_values import held, unused
from contratti_quartiere.identifiers import CodeAsFound, TaxCode
from contratti_quartiere.procurement import Tender

__all__ = ["Parties", "parties_of"]


def _identifier(code: TaxCode | CodeAsFound | None, name: str) -> dict[str, Any]:
    # A text that is no tax code is not given out as one: it stands under our own key.
    if not isinstance(code, TaxCode):
        return {}
    return held(scheme=TAX_CODE, id=code.code, legalName=name)


@attrs.frozen(kw_only=True)
class Parties:
    """
    Who takes part in what a release tells, and how its other parts refer to them (*soggetti di una release*).

    Attributes:
        buyer: The reference to the contracting authority; empty if nothing is known of it.
        entries: The entries of `parties`: the authority, then the firms of the tender in their order.
        firms: The reference to each firm of the tender by its `id`.
    """

    buyer: Mapping[str, Any]
    entries: tuple[dict[str, Any], ...]
    firms: Mapping[str, dict[str, Any]]

    def references(self, names: tuple[str, ...]) -> list[dict[str, Any]]:
        """
        Return the references to firms by their `id`, each once; one that the tender does not list has no more than it.
        """
        return [self.firms.get(name, {"id": name}) for name in dict.fromkeys(names)]


def parties_of(tender: Tender, *, suppliers: frozenset[str], payees: frozenset[str]) -> Parties:
    """
    Return the parties of a tender.

    A firm has its own `id` for an identifier: two firms of one tender may bear one tax code, and some bear none.

    Args:
        tender: The tender.
        suppliers: The `id` of each firm that won or has a contract.
        payees: The `id` of each firm that was paid.
    """
    code, name = tender.authority_tax_code, tender.contracting_authority
    entries: list[dict[str, Any]] = []
    buyer: dict[str, Any] = {}
    if name or isinstance(code, TaxCode):
        known = f"{TAX_CODE}-{code}" if isinstance(code, TaxCode) else "buyer"
        buyer = held(id=unused(known, (firm.id for firm in tender.firms)), name=name)
        paying = ["payer"] if payees else []
        entries.append(
            {**buyer, **held(identifier=_identifier(code, name)), "roles": ["buyer", "procuringEntity", *paying]}
        )
    for firm in tender.firms:
        roles = {"tenderer": True, "supplier": firm.id in suppliers, "payee": firm.id in payees}
        entries.append(_firm(firm, [role for role, has in roles.items() if has]))
    return Parties(
        buyer=buyer, entries=tuple(entries), firms={firm.id: held(id=firm.id, name=firm.name) for firm in tender.firms}
    )


def _firm(firm: Firm, roles: list[str]) -> dict[str, Any]:
    return {
        **held(id=firm.id, name=firm.name, identifier=_identifier(firm.tax_code, firm.name), roles=roles),
        KEY: own_fields(firm),
    }
