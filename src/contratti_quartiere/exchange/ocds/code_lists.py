"""
The closed lists of codes of OCDS 1.1.5, and what in a release is none of them, or has blanks around it.
"""

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.ocds.branches import Branch

__all__ = ["check_codes"]

_STATUS = ("planning", "planned", "active", "cancelled", "unsuccessful", "complete", "withdrawn")
_CLOSED: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("tag", "*"),
        (
            "planning",
            "planningUpdate",
            "tender",
            "tenderAmendment",
            "tenderUpdate",
            "tenderCancellation",
            "award",
            "awardUpdate",
            "awardCancellation",
            "contract",
            "contractUpdate",
            "contractAmendment",
            "implementation",
            "implementationUpdate",
            "contractTermination",
            "compiled",
        ),
    ),
    (("initiationType",), ("tender",)),
    (("tender", "status"), _STATUS),
    (("tender", "procurementMethod"), ("open", "selective", "limited", "direct")),
    (("tender", "mainProcurementCategory"), ("goods", "works", "services")),
    (("tender", "lots", "*", "status"), _STATUS),
    (("awards", "*", "status"), ("pending", "active", "cancelled", "unsuccessful")),
    (("contracts", "*", "status"), ("pending", "active", "cancelled", "terminated")),
)
"""Which codes stand where; a star is each of a list."""


def check_codes(root: Branch) -> None:
    """
    Tell each code that is none of its closed list, and each that has blanks around it.
    """
    for path, allowed in _CLOSED:
        for branch in _reached(root, path):
            code = branch.code
            if code and code not in allowed:
                names = ", ".join(allowed)
                branch.odd(
                    "unknown_code",
                    Bilingual(
                        f"codice sconosciuto, conservato come trovato; sono ammessi: {names}",
                        f"unknown code, kept as found; the codes are: {names}",
                    ),
                )


def _reached(root: Branch, path: tuple[str, ...]) -> list[Branch]:
    found = [root]
    for key in path:
        if key == "*":
            found = [inner for branch in found for inner in branch.each()]
        else:
            found = [branch.at(key) for branch in found]
    return found
