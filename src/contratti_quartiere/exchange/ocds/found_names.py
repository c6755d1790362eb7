"""
What names a record of a foreign release, as an identifier of ours: its own if it can be one, and told if it cannot.
"""

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.exchange.ocds.branches import Branch

__all__ = ["Names", "cleaned"]

_MENDED = Bilingual(
    "ha spazi ai bordi o caratteri invisibili, o non è un testo; tolti nel nome, l'originale è conservato come trovato",
    "has blanks around it or letters that cannot be seen, or is no text; the name is without, the original kept as"
    " found",
)


def cleaned(name: str) -> str:
    """
    Return a name without line breaks, letters that cannot be seen, and blanks around it; empty if nothing is left.
    """
    return "".join(letter if letter.isprintable() else " " for letter in name).strip()


class Names:
    """
    The identifiers of one collection of records, each given once (*nomi dati*).
    """

    def __init__(self) -> None:
        self._given: dict[str, str] = {}
        self._used: set[str] = set()

    def give(self, branch: Branch, otherwise: str) -> str:
        """
        Return the identifier of a record whose own one stands in a branch.

        Args:
            branch: Where its own one stands.
            otherwise: Its identifier if it has none that can be one; a number is added if that is taken.
        """
        raw = branch.name
        name = cleaned(raw)
        if not name:
            branch.odd(
                "no_identifier",
                Bilingual(
                    f"non ha un identificativo; chiamato «{otherwise}»", f"has no identifier; called {otherwise!r}"
                ),
            )
        elif name in self._used:
            branch.odd(
                "duplicate_identifier",
                Bilingual(
                    f"«{name}» è già il nome di un altro: questo ha un numero in più, e chi lo nomina intende il primo",
                    f"{name!r} is the name of another: this one has a number more, and what names it means the first",
                ),
            )
        elif name == branch.value:
            branch.take()
        else:
            branch.odd("identifier", _MENDED)
        given = self._free(name or otherwise)
        self._used.add(given)
        if name:
            self._given.setdefault(raw.strip(), given)
        return given

    def _free(self, name: str) -> str:
        free, number = name, 1
        while free in self._used:
            number += 1
            free = f"{name} ({number})"
        return free

    def find(self, branch: Branch) -> str | None:
        """
        Return the identifier that was given to what a branch names; None if nothing has that name.
        """
        return self._given.get(branch.name.strip())
