"""
Building by building and part by part: when the site is to open, and who is still in.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cached_property

import attrs

from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.followed_cases import CaseFile, FollowedCase
from contratti_quartiere.analysis.planned_openings import PlannedOpening, awaits_opening
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dwelling_register import DwellingRegister, PlacedCase, Stay
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.occupation import Episode, EpisodeKind
from contratti_quartiere.presence import Opening, Sign, signs_without_case, stay_sign
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent, WorksState

__all__ = ["Site", "SiteBoard", "UnclearDwelling"]

_INSIDE = frozenset({"reoccupied", "uses"})


@attrs.frozen(kw_only=True)
class UnclearDwelling:
    """
    A dwelling in which somebody is, or may be, of whom no case tells (*alloggio da chiarire*).

    Attributes:
        path: The dwelling, as a JSON Pointer into the whole document.
        dwelling: Its `id`.
        household: The household that its record names; empty if it names none.
        text: What is known.
    """

    path: str
    dwelling: str
    household: str = ""
    text: Bilingual


@attrs.frozen(kw_only=True)
class Site:
    """
    The works of one part of a building, who is still in it and who is out for it (*scala e cantiere*).

    Attributes:
        path: The works, as a JSON Pointer into the whole document.
        works: The `id` of the works.
        name: What they are called; empty if they have no name.
        building: The building; empty if unknown.
        part: The part of it; empty for the whole building.
        needs_empty: Whether nobody may live there meanwhile; None if unknown.
        state: Where the works stand.
        opened_on: The day on which the site last opened; None if it has not.
        opening: When it is planned to open, and how many days are left; None if it has opened, or nobody knows.
        opening_path: Where that plan is said, as a JSON Pointer; empty if it is not.
        inside: Who lives in the part on the day or still holds a dwelling of it, in the order of the document: asked of
            episodes and holds, never of the end of a case.
        out: The households of these works, or of a home in the part, that are out with the right to return.
        unclear: The dwellings of the part in which somebody is or may be without a case on record, as `signs` tell.
        signs: What else speaks against an empty part: squatters, bookings, persons met, dwellings nobody tells of.
        missing: What is not known of the site.
    """

    path: str
    works: str
    name: str = ""
    building: str = ""
    part: str = ""
    needs_empty: bool | None = None
    state: WorksState
    opened_on: date | None = None
    opening: Countdown | None = None
    opening_path: str = ""
    inside: tuple[FollowedCase, ...] = ()
    out: tuple[FollowedCase, ...] = ()
    unclear: tuple[UnclearDwelling, ...] = ()
    signs: tuple[Sign, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def over(self) -> bool:
        """
        True if the works are done or dropped: whoever lives there is in nobody's way.
        """
        return self.state in (WorksState.ACCEPTED, WorksState.DROPPED)


@attrs.frozen(slots=False)
class SiteBoard:
    """
    The sites of a document on the day of the board (*quadro dei cantieri*).

    Attributes:
        file: The cases, with what may come next for each.
    """

    file: CaseFile

    @cached_property
    def view(self) -> View:
        """
        The document as of the day.
        """
        return self.file.view

    @cached_property
    def register(self) -> DwellingRegister:
        """
        Its dwellings and cases by what a site asks of them.
        """
        return DwellingRegister(self.view)

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """
        The works of each part of a building, in the order of the document.
        """
        return tuple(self._site(path, works) for path, works in self.view.works())

    @cached_property
    def unplaced(self) -> tuple[FollowedCase, ...]:
        """
        The households at home, out or with keys to hand back that stand at no site, in the order of the document.
        """
        at_a_site = {found.path for site in self.sites for found in (*site.inside, *site.out)}
        return tuple(
            self.file.followed(path, stay)
            for path, (_, case) in self.file.placed.items()
            if path not in at_a_site
            for stay in self._stays(path, case)
        )

    def _stays(self, path: str, case: Relocation) -> Iterator[Stay]:
        episode = self._current.get(path)
        if episode is not None and episode.kind is not EpisodeKind.SETTLED:
            yield episode
        yield from (hold for hold in self.view.holds(case) if hold.holds(self.view.on))

    @cached_property
    def _current(self) -> dict[str, Episode]:
        """
        Where each household lives on the day, by its case; a household that is gone lives nowhere.
        """
        last = ((path, episodes[-1]) for path, episodes in self._lived.items() if episodes)
        return {path: episode for path, episode in last if episode.holds(self.view.on)}

    @cached_property
    def _lived(self) -> dict[str, tuple[Episode, ...]]:
        return {path: self.view.episodes(case) for path, case in self.file.placed.values()}

    def _site(self, path: str, works: Works) -> Site:
        opening = Opening(self.register, works, self.view.on)
        part = {dwelling.id for dwelling in opening.part} if works.building else frozenset[str]()
        plan = self.file.plans.of(path, works) if awaits_opening(works) else None
        signs = tuple(signs_without_case(opening)) if works.building else ()
        opened = [step.happened_on for step in works.history if step.event is WorksEvent.START]
        return Site(
            path=path,
            works=works.id,
            name=works.name,
            building=works.building,
            part=works.part,
            needs_empty=works.needs_empty,
            state=works.state,
            opened_on=opened[-1] if opened else None,
            opening=None if plan is None else Countdown(plan.when, self.view.on),
            opening_path="" if plan is None else plan.path,
            inside=self._inside(opening, part),
            out=tuple(
                self.file.followed(place, stay)
                for place in self._of(works, part)
                if (stay := self._current.get(place)) is not None and stay.kind is EpisodeKind.AWAY
            ),
            unclear=tuple(self._unclear(opening, signs)),
            signs=signs,
            missing=tuple(self._missing(path, works, plan)),
        )

    def _unclear(self, opening: Opening, signs: Iterable[Sign]) -> Iterator[UnclearDwelling]:
        """
        Yield the dwellings of a part in which somebody is, or may be, that no case tells of.
        """
        part = {dwelling.id: dwelling for dwelling in opening.part}
        histories = {f"{self.register.places[name]}/history": name for name in part}
        for sign in signs:
            facts = {fact.name: str(fact.value) for fact in sign.facts}
            name = next((facts[told] for told in facts if told in _INSIDE), histories.get(sign.field, ""))
            if name:
                named = part[name].until(opening.day).history if "reoccupied" in facts else ()
                yield UnclearDwelling(
                    path=self.register.places[name],
                    dwelling=name,
                    household=named[-1].household if named else facts.get("household", ""),
                    text=sign.text,
                )

    def _of(self, works: Works, part: Collection[str]) -> list[str]:
        """
        Return the cases for works or that start from a dwelling of their part, in the order of the document.
        """
        numbered = {number: path for number, path, _ in self.register.of_works.get(works.id, ())}
        for name in part:
            numbered |= self._from_home.get(name, {})
        return [numbered[number] for number in sorted(numbered)]

    @cached_property
    def _from_home(self) -> dict[str, dict[int, str]]:
        """
        The cases that start from each dwelling, by their place in the document.
        """
        found: dict[str, dict[int, str]] = {}
        for number, (path, case) in enumerate(self.file.placed.values()):
            found.setdefault(case.dwelling, {})[number] = path
        return found

    def _inside(self, opening: Opening, part: Collection[str]) -> tuple[FollowedCase, ...]:
        """
        Return who lives in a part or holds a dwelling of it, dwelling by dwelling; then the homes nobody can place.
        """
        on = self.view.on
        found = [
            self.file.followed(path, stay, self._doubt(opening, dwelling, (path, case), stay))
            for dwelling in (opening.part if part else ())
            for path, case, stay in self.register.stays.get(dwelling.id, ())
            if stay.holds(on)
        ]
        placed = {followed.path for followed in found}
        for _, path, case in self.register.of_works.get(opening.works.id, ()):
            home = self._current.get(path)
            if home is not None and home.kind is EpisodeKind.HOME and path not in placed:
                found.append(self.file.followed(path, home, (self._not_placed(path, case, home),)))
        return tuple(found)

    def _doubt(self, opening: Opening, dwelling: Dwelling, placed: PlacedCase, stay: Stay) -> tuple[Missing, ...]:
        sign = stay_sign(opening, dwelling, placed, stay)
        path = placed[0]
        if sign is None:
            message = Bilingual(
                "un altro caso, o l'alloggio stesso, dice che fu lasciato",
                "another case, or the dwelling itself, says that it was left",
            )
            return (Missing(path=f"{path}/history", message=message),)
        return () if sign.sure else (Missing(path=sign.field, message=sign.text),)

    def _not_placed(self, path: str, case: Relocation, home: Episode) -> Missing:
        name = home.dwelling
        message = Bilingual(
            f"non risulta che l'alloggio, {name or 'ignoto'}, stia nella parte dei lavori",
            f"nothing says that its dwelling, {name or 'unknown'}, is in the part of the works",
        )
        known = self.view.dwelling(name)
        field = f"{path}/dwelling" if name == case.dwelling else f"{path}/history"
        if known is not None:
            field = f"{self.register.places[name]}/{'part' if known.building else 'building'}"
        return Missing(path=field, message=message)

    def _missing(self, path: str, works: Works, plan: PlannedOpening | None) -> Iterator[Missing]:
        """
        Yield what is not known of a site.
        """
        if awaits_opening(works) and plan is None:
            message = Bilingual("non si sa quando il cantiere debba aprire", "it is not known when the site is to open")
            yield Missing(path=f"{path}/annotations", message=message)
        if works.needs_empty is None:
            message = Bilingual(
                "non si sa se i lavori richiedano la parte vuota",
                "it is not known whether the works need the part empty",
            )
            yield Missing(path=f"{path}/needs_empty", message=message)
        if not works.building:
            message = Bilingual(
                "non si sa in quale fabbricato siano i lavori", "it is not known in which building the works are"
            )
            yield Missing(path=f"{path}/building", message=message)
