"""
The dwellings and cases of a document by what a site asks of them: who lived where, and who was met.
"""

from datetime import date
from functools import cached_property

import attrs

from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.occupation import Episode, Hold
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.views import View
from contratti_quartiere.works import Works

__all__ = ["DwellingRegister", "PlacedCase", "Stay", "of_split"]

Stay = Episode | Hold
"""Where a household lived, or what it kept after it had moved out."""

PlacedCase = tuple[str, Relocation]
"""A case after its JSON Pointer."""


def of_split(note: Annotation) -> bool:
    """
    Return whether a note tells of a household that split off.
    """
    return note.kind is AnnotationKind.SPLIT


@attrs.frozen(slots=False)
class DwellingRegister:
    """
    The dwellings and cases of a document, read once for all sites (*registro degli alloggi*).

    Attributes:
        view: The document as of a day.
    """

    view: View

    @cached_property
    def stays(self) -> dict[str, list[tuple[str, Relocation, Stay]]]:
        """
        By dwelling: who lived in it or held it, and by which case.
        """
        found: dict[str, list[tuple[str, Relocation, Stay]]] = {}
        for path, case in self.view.relocations():
            lived: tuple[Stay, ...] = (*self.view.episodes(case), *self.view.holds(case))
            for stay in lived:
                found.setdefault(stay.dwelling, []).append((path, case, stay))
        return found

    @cached_property
    def buildings(self) -> dict[str, list[Dwelling]]:
        """
        By building: its dwellings.
        """
        found: dict[str, list[Dwelling]] = {}
        for _, dwelling in self.view.dwellings():
            found.setdefault(dwelling.building, []).append(dwelling)
        return found

    @cached_property
    def places(self) -> dict[str, str]:
        """
        The JSON Pointer of each dwelling.
        """
        return {dwelling.id: path for path, dwelling in self.view.dwellings()}

    @cached_property
    def visits(self) -> dict[str, list[tuple[date, int]]]:
        """
        By dwelling: when it was visited, and how many people outside the register were met.
        """
        found: dict[str, list[tuple[date, int]]] = {}
        for _, case in self.view.relocations():
            for note in case.annotations:
                if note.others_met is not None:
                    found.setdefault(note.dwelling, []).append((note.on, note.others_met))
        return found

    @cached_property
    def of_works(self) -> dict[str, list[tuple[int, str, Relocation]]]:
        """
        The cases for works, and under no name those of which the works are not known, each with its number.
        """
        found: dict[str, list[tuple[int, str, Relocation]]] = {}
        for number, (path, case) in enumerate(self.view.relocations()):
            found.setdefault(case.works, []).append((number, path, case))
        return found

    @cached_property
    def splits(self) -> list[Relocation]:
        """
        The cases from which a household split off.
        """
        return [case for _, case in self.view.relocations() if any(map(of_split, case.annotations))]

    @cached_property
    def names(self) -> set[str]:
        """
        The names of the cases, and those of their households.
        """
        return {name for _, case in self.view.relocations() for name in (case.id, case.household)}

    @cached_property
    def households(self) -> dict[str, list[Relocation]]:
        """
        The cases of each household, as known on the day of the view.
        """
        found: dict[str, list[Relocation]] = {}
        for _, case in self.view.relocations():
            found.setdefault(case.household_on(self.view.on), []).append(case)
        return found

    def may_be_for(self, works: Works) -> list[PlacedCase]:
        """
        Return the cases for works, or of which nobody knows for which they are, in the order of the document.
        """
        found = [*self.of_works.get("", ()), *(self.of_works.get(works.id, ()))]
        return [(path, case) for _, path, case in sorted(found, key=lambda entry: entry[0])]
