"""
A release while it is read: what of it no field has taken yet, and what is odd in it.

A reader takes a leaf only when a field says exactly what it said. What nobody took is left, and stays as found: so
nothing can be lost by forgetting it.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import WrongTypeError, shown, type_shown
from contratti_quartiere.exchange.imports import RowProblem
from contratti_quartiere.exchange.ocds.leaves import DoubledObject, inside, leaves, step, written
from contratti_quartiere.found_values import FoundValue

__all__ = ["Branch", "OpenRelease"]

_PERSONAL = Bilingual(
    "è il recapito di una persona, un dato personale, e non è stato importato; per tenerlo: contacts=True",
    "is how to reach a person, personal data, and was not imported; to keep it: contacts=True",
)
_DOUBLED = Bilingual(
    "la chiave sta due volte nello stesso oggetto; vale l'ultima, e questo è ciò che diceva prima",
    "the key stands twice in one object; the last one counts, and this is what stood there before",
)


class OpenRelease:
    """
    One release while it is read (*lettura di una release*).

    Attributes:
        currency: The currency of amounts that name none, as the caller says; empty if nobody does.
        vat: Whether value added tax is in the amounts, as the caller says.
        leaves: Each leaf with its place, in the order of the text, but what is personal.
        taken: The place of each leaf that a field holds.
        problems: What is odd in it.
    """

    def __init__(self, mapping: object, currency: str, *, contacts: bool, vat: VatBasis = VatBasis.UNKNOWN) -> None:
        """
        Open a release.

        Args:
            mapping: The release.
            currency: The currency of amounts that name none; empty if nobody says.
            contacts: True to keep how to reach people.
            vat: Whether value added tax is in the amounts.

        Raises:
            WrongTypeError: For what is no mapping.
            MalformedValueError: For too many levels.
        """
        if not isinstance(mapping, Mapping):
            remedy = Bilingual("scrivere una release OCDS, un oggetto JSON", "write an OCDS release, a JSON object")
            raise WrongTypeError.of("from_release", mapping, remedy)
        self.currency = currency
        self.vat = vat
        self.problems: list[RowProblem] = []
        self._told: set[tuple[str, str]] = set()
        self.leaves: dict[str, object] = dict(leaves(cast("object", mapping)))
        self.taken: set[str] = set()
        self.root = Branch(self, "", cast("object", mapping))
        if not contacts:
            self._withhold()
        self._doubled()

    def _withhold(self) -> None:
        # Not told: the value itself.
        for place in [place for place in self.leaves if "/contactPoint" in place and _is_contact(place)]:
            del self.leaves[place]
            self.report(place, "personal_data", _PERSONAL, found="")

    def _doubled(self) -> None:
        waiting: list[tuple[str, object]] = [("", self.root.value)]
        while waiting:
            place, value = waiting.pop()
            if isinstance(value, DoubledObject):
                for key, earlier in value.earlier:
                    for where, leaf in leaves(earlier, f"{place}/{step(key)}"):
                        personal = _is_contact(where)
                        self.report(where, "duplicate_key", _DOUBLED, found="" if personal else written(leaf))
            waiting.extend((f"{place}/{step(key)}", child) for key, child in reversed(inside(value)))

    def report(self, place: str, kind: str, message: Bilingual, *, found: str) -> None:
        """
        Note that something is odd at a place; of one kind only once.
        """
        if (place, kind) not in self._told:
            self._told.add((place, kind))
            self.problems.append(RowProblem(line=0, place=place, kind=kind, message=message, found=found))

    def as_found(self, under: tuple[str, ...], *, but: bool = False) -> tuple[FoundValue, ...]:
        """
        Return what no field has taken: under some places, or everywhere but there.
        """
        return tuple(
            FoundValue(place=place or "/", value=written(value))
            for place, value in self.leaves.items()
            if place not in self.taken and place.startswith(under) is not but
        )


def _is_contact(place: str) -> bool:
    return "contactPoint" in place.split("/")


class Branch:
    """
    One value of a release with its place, whatever it is; what is not there is null (*ramo di una release*).

    Attributes:
        release: The release.
        place: The JSON Pointer.
        value: What stands there.
    """

    __slots__ = ("place", "release", "value")

    def __init__(self, release: OpenRelease, place: str, value: object) -> None:
        self.release = release
        self.place = place
        self.value = value

    def at(self, *keys: str) -> "Branch":
        """
        Return what stands under a key, or under a key under a key; where another value than an object is, null.
        """
        found = self
        for key in keys:
            found = found._under(key)
        return found

    def _under(self, key: str) -> "Branch":
        value = self.value
        found: object = None
        if isinstance(value, Mapping):
            found = cast("Mapping[str, object]", value).get(key)
        else:
            self.refuse(_OBJECT)
        return Branch(self.release, f"{self.place}/{key}", found)

    def each(self) -> "list[Branch]":
        """
        Return what stands in a list; of anything else, nothing.
        """
        value = self.value
        if isinstance(value, (list, tuple)):
            values = enumerate(cast("list[object]", value))
            return [Branch(self.release, f"{self.place}/{index}", inner) for index, inner in values]
        self.refuse(_LIST)
        return []

    def objects(self) -> "list[Branch]":
        """
        Return the objects that stand in a list; anything else in it is told.
        """
        found: list[Branch] = []
        for branch in self.each():
            if isinstance(branch.value, Mapping):
                found.append(branch)
            else:
                branch.refuse(_OBJECT)
        return found

    def refuse(self, wanted: Bilingual) -> None:
        """
        Note that something else should stand here, unless nothing does.
        """
        if self.value is None:
            return
        kind, what = type_shown(type(self.value)), shown(self.value)
        message = Bilingual(
            f"doveva essere {wanted.it}, ed è {what} ({kind.it}); è conservato come trovato",
            f"should be {wanted.en}, and is {what} ({kind.en}); it is kept as found",
        )
        self.odd("wrong_type", message)

    def odd(self, kind: str, message: Bilingual) -> None:
        """
        Note that something is odd here.
        """
        found = "" if inside(self.value) or self.value is None else written(self.value)
        self.release.report(self.place, kind, message, found=found)

    @property
    def text(self) -> str:
        """
        The text that stands here; empty for none, or for what is no text.
        """
        if isinstance(self.value, str):
            if self.value.isascii() or written(self.value) == self.value:
                return self.value
            self.odd("half_character", _HALF)
        else:
            self.refuse(_TEXT)
        return ""

    @property
    def code(self) -> str:
        """
        The text that stands here without the blanks around it, which are told.
        """
        bare = self.text.strip()
        if bare != self.text:
            read = shown(bare)
            self.odd("blanks", Bilingual(f"ha spazi ai bordi; letto {read}", f"has blanks around it; read as {read}"))
        return bare

    @property
    def name(self) -> str:
        """
        What names a record here, a text or a whole number, as text; empty for nothing, or anything else.
        """
        if isinstance(self.value, (int, Decimal)) and not isinstance(self.value, bool):
            return written(self.value)
        return self.text

    def take(self) -> None:
        """
        Say that a field holds exactly what stands here.
        """
        self.release.taken.add(self.place)

    def keep(self) -> None:
        """
        Say that everything in here stays as found, though fields may hold some of it.
        """
        within = f"{self.place}/"
        self.release.taken -= {place for place in self.release.taken if place.startswith(within)}

    def taken(self) -> str:
        """
        Return the text that stands here, for the field that holds it.
        """
        found = self.text
        if found:
            self.take()
        return found


_OBJECT, _LIST = Bilingual("un oggetto", "an object"), Bilingual("un elenco", "a list")
_TEXT = Bilingual("un testo", "text")
_HALF = Bilingual(
    "contiene mezzo carattere (surrogato isolato), che nessun file può tenere; è conservato come codice",
    "holds half a character (a lone surrogate), which no file can hold; it is kept as its code",
)
