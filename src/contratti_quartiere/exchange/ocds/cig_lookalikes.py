"""
Names in a foreign release that look like a CIG with a letter in the place of a digit, which no field can tell.
"""

import re
from collections.abc import Iterator

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import shown
from contratti_quartiere.exchange.ocds.branches import Branch
from contratti_quartiere.identifiers import Cig, read_cig

__all__ = ["tell_lookalikes"]

_FORM = re.compile(r"[0-9]{7}[0-9A-F]{3}|[A-UXYZ][0-9A-F]{9}")
_DIGITS = str.maketrans("OIL", "011")
_LEAST_DIGITS = 4
"""A word of ten letters is no code."""


def tell_lookalikes(root: Branch) -> None:
    """
    Tell where the name of a tender, of its process or of a lot is a CIG but for an O, I or L in the place of 0 or 1.
    """
    for branch, name in _named(root):
        meant = name[:1] + name[1:].translate(_DIGITS)
        if not _FORM.fullmatch(meant):
            meant = name.translate(_DIGITS)
        digits = sum(letter.isdigit() for letter in name)
        if meant != name and digits >= _LEAST_DIGITS and _FORM.fullmatch(meant):
            branch.odd("perhaps_a_cig", _perhaps(name, meant))


def _named(root: Branch) -> Iterator[tuple[Branch, str]]:
    tender = root.at("tender")
    for branch in (tender.at("id"), root.at("ocid"), *(lot.at("id") for lot in tender.at("lots").objects())):
        if isinstance(branch.value, str):
            # The process may be named after the CIG behind the prefix of the publisher.
            yield branch, branch.value.strip().rpartition("-")[2].upper()


def _perhaps(name: str, meant: str) -> Bilingual:
    found, perhaps = shown(name), shown(meant)
    if isinstance(read_cig(meant), Cig):
        check = Bilingual("", "")
    else:
        check = Bilingual(", i cui caratteri di controllo però sono sbagliati", ", whose check characters are wrong")
    return Bilingual(
        f"{found} sembra un CIG con una lettera al posto di una cifra, forse {perhaps}{check.it}; non è letto come CIG:"
        " controllare sul documento di gara",
        f"{found} looks like a CIG with a letter in the place of a digit, perhaps {perhaps}{check.en}; it is not read"
        " as a CIG: look it up in the tender document",
    )
