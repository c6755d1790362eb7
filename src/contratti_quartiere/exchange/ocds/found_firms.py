"""
The firms of a foreign release and the body that buys, as its parties and what refers to them tell.
"""

from contratti_quartiere.awards import Firm
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.ocds.branches import Branch
from contratti_quartiere.exchange.ocds.found_names import Names
from contratti_quartiere.exchange.ocds.own_fields import TAX_CODE
from contratti_quartiere.identifiers import CodeAsFound, TaxCode, read_tax_code

__all__ = ["Firms", "authority"]

_BUYERS = frozenset({"buyer", "procuringEntity"})
_BIDDERS = frozenset({"tenderer", "supplier"})
_OTHER_NAME = Bilingual(
    "ha un altro nome altrove nella stessa release; questo è conservato come trovato",
    "has another name elsewhere in the same release; this one is kept as found",
)
_OTHER_BODY = Bilingual(
    "anche questo è il nome di chi compra, e non è quello letto; è conservato come trovato",
    "this too is the name of who buys, and not the one that was read; it is kept as found",
)


class Firms:
    """
    The firms of a release, in the order in which it names them first (*operatori di una release*).

    Attributes:
        found: The firms.
    """

    def __init__(self, root: Branch) -> None:
        self.found: list[Firm] = []
        self._names = Names()
        self._by_id: dict[str, Firm] = {}
        for party in root.at("parties").objects():
            if _BIDDERS.intersection(role.code for role in party.at("roles").each()):
                self._add(party)

    def named(self, references: Branch) -> tuple[str, ...]:
        """
        Return the firms that a list refers to, each once; one that is no party is a firm too.
        """
        found: dict[str, None] = {}
        for reference in references.objects():
            known = self._names.find(reference.at("id"))
            if known is None:
                known = self._add(reference)
            else:
                if reference.at("id").value == known:
                    reference.at("id").take()
                _same_name(reference.at("name"), self._by_id[known].name, _OTHER_NAME)
            found[known] = None
        return tuple(found)

    def _add(self, branch: Branch) -> str:
        name = self._names.give(branch.at("id"), f"impresa-{len(self.found) + 1}")
        firm = Firm(id=name, name=branch.at("name").taken(), tax_code=_tax_code(branch))
        self.found.append(firm)
        self._by_id[name] = firm
        return name


def _same_name(name: Branch, known: str, otherwise: Bilingual) -> None:
    if name.text and name.text == known:
        name.take()
    elif name.text:
        name.odd("other_name", otherwise)


def _tax_code(party: Branch) -> TaxCode | CodeAsFound | None:
    """
    Return the Italian tax code that identifies a party; None if another number does, or none.
    """
    identifier = party.at("identifier")
    code = identifier.at("id")
    if identifier.at("scheme").code != TAX_CODE or not code.text:
        return None
    found = read_tax_code(code.text)
    if isinstance(found, CodeAsFound):
        code.odd("malformed_code", found.error.said)
    if str(found) == code.text:
        code.take()
        if identifier.at("scheme").text == TAX_CODE:
            identifier.at("scheme").take()
    return found


def authority(root: Branch) -> tuple[str, TaxCode | CodeAsFound | None]:
    """
    Return the name and the tax code of the body that buys: the buyer, else the procuring entity; empty if unknown.

    Where the release gives one body several names, the first of these stands, and the others are kept and told.
    """
    references = [root.at("buyer"), root.at("tender", "procuringEntity")]
    ids = {reference.at("id").name for reference in references} - {""}
    parties = [
        party
        for party in root.at("parties").objects()
        if party.at("id").name in ids or _BUYERS.intersection(role.code for role in party.at("roles").each())
    ]
    name = ""
    for branch in (*references, *parties):
        name = name or branch.at("name").text
        _same_name(branch.at("name"), name, _OTHER_BODY)
    code: TaxCode | CodeAsFound | None = None
    for branch in (*parties, *references):
        code = code or _tax_code(branch) or _code_in(branch.at("id"))
    return name, code


def _code_in(name: Branch) -> TaxCode | None:
    """
    Return the tax code in an identifier such as `IT-CF-00097020598`; None if it holds none that is valid.
    """
    if not name.name.startswith(f"{TAX_CODE}-"):
        return None
    found = read_tax_code(name.name.removeprefix(f"{TAX_CODE}-"))
    if isinstance(found, CodeAsFound):
        return None
    if name.value == f"{TAX_CODE}-{found}":
        name.take()
    return found
