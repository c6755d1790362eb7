"""
`works-outlast-service`: where works are expected to end after the service, it is shown, contract by contract.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import attrs

from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import Month, When, earliest, latest, say_when
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.interventions import Intervention, InterventionKind, ScheduleEntry
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.schedules import Expectation, expected_end, schedule_of
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Deferred, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent


@attrs.frozen(kw_only=True)
class _End:
    """
    When the service in a neighbourhood ends, by one kind of record.
    """

    first: date
    last: date
    said: Bilingual
    fact: Fact


@attrs.frozen(kw_only=True)
class _Part:
    """
    What is to end, an intervention or works of it, and when, as known on the day.
    """

    path: str
    name: str
    expectation: Expectation
    on: date

    @property
    def dropped(self) -> bool:
        entry = self.expectation.entry
        return self.expectation.broken and entry is not None and entry.event is WorksEvent.DROP

    @property
    def passed(self) -> bool:
        """
        True if it was to end before the day, and nothing says that it did.
        """
        end = self.expectation.end
        return end is not None and not self.expectation.over and latest(end) < self.on

    @property
    def said_on(self) -> When | None:
        """
        When its expected end was said; None for an end that came, or that nobody knows.
        """
        found = self.expectation
        return found.entry.said_on if found.end is not None and found.entry is not None and not found.over else None

    @property
    def said(self) -> Bilingual:
        end, said_on = self.expectation.end, self.said_on
        if end is None:
            broken = Bilingual("contratto finito prima, senza una nuova fine", "contract ended early, no new end")
            ended = broken if self.expectation.broken else Bilingual("fine non nota", "end not known")
        elif said_on is None:
            ended = Bilingual(f"ultimati: {say_when(end, 'it')}", f"finished: {say_when(end, 'en')}")
        else:
            it, en = ", passata senza un'ultimazione agli atti", ", passed with no completion on record"
            ended = Bilingual(
                f"fine prevista: {say_when(end, 'it')} (detto: {say_when(said_on, 'it')}){it if self.passed else ''}",
                f"end expected: {say_when(end, 'en')} (said: {say_when(said_on, 'en')}){en if self.passed else ''}",
            )
        return Bilingual(f"{self.name}, {ended.it}", f"{self.name}, {ended.en}")

    def facts(self, mark: str = "", day: Callable[[When], date] | None = None) -> tuple[Fact, ...]:
        """
        Return what is known of it, under names with a mark, with the day that its end is taken to mean if one is asked.
        """
        end, said_on = self.expectation.end, self.said_on
        return (
            Fact(f"works{mark}", self.name),
            *(() if end is None else (Fact(f"works_end{mark}", end),)),
            *(() if end is None or day is None else (Fact(f"works_end_day{mark}", day(end)),)),
            *(() if said_on is None else (Fact(f"said_on{mark}", said_on),)),
        )

    def outlasts(self, ends: tuple[_End, ...]) -> bool:
        """
        Return whether it surely ends after the service, whichever record of its end is right.
        """
        end = self.expectation.end
        return end is not None and all(service.last < earliest(end) for service in ends)

    def within(self, ends: tuple[_End, ...]) -> bool:
        """
        Return whether it surely ends with the service or before it, whichever record of its end is right.
        """
        end = self.expectation.end
        return end is not None and not self.passed and all(latest(end) <= service.first for service in ends)


def check(view: View) -> Iterator[Verdict | Deferred]:
    """
    Set, for each contract, the expected end of its works against the end of the service of its neighbourhood.

    The end of the service is that of the tenders' terms in force, and that of the labs' openings; where the two do not
    give the same answer, it is undecided. Dates are compared with the precision that they have. What is dropped, and
    the social accompaniment itself, are not waited for. Of an end that has passed with no completion on record nobody
    knows whether it came: it is never taken for an end in time.
    """
    works: dict[str, list[tuple[str, Works]]] = {}
    for path, part in view.works():
        works.setdefault(part.intervention, []).append((f"{path}/annotations", part))
    for path, contract in view.contracts():
        yield from _judged(path, contract, tuple(_parts(contract, works, view)), view)


def _parts(contract: NeighbourhoodContract, works: dict[str, list[tuple[str, Works]]], view: View) -> Iterator[_Part]:
    """
    Yield what a contract has to end: each works by itself, and each intervention that has none.
    """
    decisions = view.ledger.in_order
    for path, intervention in view.interventions():
        if intervention.contract == contract.id and intervention.kind is not InterventionKind.ACCOMPANIMENT:
            mine = works.get(intervention.id, [])
            for place, part in mine:
                yield _part(place, part.name or part.id, schedule_of(intervention, (part,), decisions), view)
            if not mine:
                name = intervention.name or intervention.id
                yield _part(f"{path}/schedule", name, schedule_of(intervention, (), decisions), view)
    for place, part in works.get("", []):
        if part.contract == contract.id:
            # Works of which nobody wrote down the intervention are one by themselves.
            alone = attrs.evolve(part, intervention=part.id)
            yield _part(place, part.name or part.id, schedule_of(Intervention(id=part.id), (alone,)), view)


def _part(path: str, name: str, schedule: Iterable[ScheduleEntry], view: View) -> _Part:
    return _Part(path=path, name=name, expectation=expected_end(schedule, view.on), on=view.on)


def _judged(
    path: str, contract: NeighbourhoodContract, parts: tuple[_Part, ...], view: View
) -> Iterator[Verdict | Deferred]:
    named = Bilingual(f"contratto {contract.name or contract.id}", f"contract {contract.name or contract.id}")
    left = [part for part in parts if not part.dropped]
    ends = tuple(_ends(contract.neighbourhood, view)) if contract.neighbourhood else ()
    if not left:
        yield _without_works(path, named, dropped=bool(parts))
    elif not ends:
        yield Missing(
            path="/tenders" if contract.neighbourhood else f"{path}/neighbourhood",
            message=Bilingual(
                f"{named.it}: non si sa quando finisca il servizio nel suo quartiere",
                f"{named.en}: it is not known when the service in its neighbourhood ends",
            ),
        )
    else:
        yield from _compared(path, named, left, ends, view)


def _without_works(path: str, named: Bilingual, *, dropped: bool) -> Missing | NotApplicable:
    if dropped:
        text = Bilingual(f"{named.it}: i suoi interventi sono stralciati", f"{named.en}: its interventions are dropped")
        return NotApplicable(path=path, message=text)
    return Missing(
        path="/interventions",
        message=Bilingual(
            f"{named.it}: nessun intervento agli atti, e non si sa quando i lavori finiscano",
            f"{named.en}: no intervention is on record, and it is not known when the works end",
        ),
    )


def _compared(
    path: str, named: Bilingual, parts: list[_Part], ends: tuple[_End, ...], view: View
) -> Iterator[Breach | Deferred | Kept]:
    late = [part for part in parts if part.outlasts(ends)]
    unsure = [part for part in parts if not part.outlasts(ends) and not part.within(ends)]
    service = Bilingual(
        f"{named.it}, {italian_day('al', view.on)}; fine del servizio: {', '.join(end.said.it for end in ends)}",
        f"{named.en}, as of {say_day(view.on, 'en')}; end of the service: {', '.join(end.said.en for end in ends)}",
    )
    known = tuple(end.fact for end in ends)
    if late:
        text = Bilingual("i lavori durano di più", "the works last longer")
        facts, asked = _asked(late, earliest, max(end.last for end in ends))
        yield Breach(path=path, message=_listed(service, text, late), facts=(*known, *facts), comparisons=asked)
    for part in unsure:
        yield Deferred.to(Missing, _unsure, service, known, part)
    if not late and not unsure:
        text = Bilingual("nessun lavoro finisce dopo", "no works end after it")
        facts, asked = _asked(parts, latest, min(end.first for end in ends))
        yield Kept(path=path, message=_listed(service, text, parts), facts=(*known, *facts), comparisons=asked)


def _unsure(service: Bilingual, known: tuple[Fact, ...], part: _Part) -> Missing:
    text = Bilingual("non si sa se i lavori finiscano prima", "whether the works end before is not known")
    return Missing(path=part.path, message=_listed(service, text, [part]), facts=(*known, *part.facts()))


def _listed(service: Bilingual, what: Bilingual, parts: list[_Part]) -> Bilingual:
    it, en = "; ".join(part.said.it for part in parts), "; ".join(part.said.en for part in parts)
    return Bilingual(f"{service.it}; {what.it}: {it}", f"{service.en}; {what.en}: {en}")


def _asked(
    parts: list[_Part], day: Callable[[When], date], service: date
) -> tuple[tuple[Fact, ...], tuple[Comparison, ...]]:
    """
    Return the facts of parts, and that each ends by a day of the service; of an end known to the month it is one day.
    """
    marks = ["", *(f"_{number}" for number in range(2, len(parts) + 1))]
    return (
        (
            Fact("service_end_day", service),
            *(fact for mark, part in zip(marks, parts, strict=True) for fact in part.facts(mark, day)),
        ),
        tuple(Comparison(f"works_end_day{mark}", Relation.AT_MOST, "service_end_day") for mark in marks),
    )


def _ends(neighbourhood: str, view: View) -> Iterator[_End]:
    """
    Yield when the service in a neighbourhood ends, by its terms and by its openings, as far as they tell.

    While a lab is open the service goes on past the end of its terms. An opening that was over before the last term was
    to begin tells nothing of the end.
    """
    term, openings = _last_term(neighbourhood, view), _last_openings(neighbourhood, view)
    planned = None if term is None else term.end_in_force
    still_open = any(opening.last is None and not opening.end_unknown for opening in openings)
    if planned is not None and not (still_open and latest(planned) < view.on):
        yield _end(planned, Bilingual("durata della gara", "term of the tender"), "term_end")
    elif still_open:
        yield _End(
            first=view.on,
            last=date.max,
            said=Bilingual("ignota, il laboratorio è aperto", "not known, the lab is open"),
            fact=Fact("lab_open_on", view.on),
        )
    closed = max((opening.last for opening in openings if opening.last is not None), key=latest, default=None)
    if closed is not None and not still_open and (term is None or term.start <= latest(closed)):
        yield _end(closed, Bilingual("aperture del laboratorio", "openings of the lab"), "lab_closed")


def _end(when: When, by: Bilingual, name: str) -> _End:
    said = Bilingual(f"{say_when(when, 'it')} ({by.it})", f"{say_when(when, 'en')} ({by.en})")
    return _End(first=earliest(when), last=latest(when), said=said, fact=Fact(name, when))


def _last_term(neighbourhood: str, view: View) -> ServiceWindow | None:
    """
    Return the term that ends last of those that serve a neighbourhood, if any has a known end.
    """
    ends = {
        term: latest(term.end_in_force)
        for term in (tender.term for _, tender in view.tenders() if _serves(tender, neighbourhood))
        if term is not None and term.end_in_force is not None
    }
    return max(ends, key=lambda term: ends[term], default=None)


def _serves(tender: Tender, neighbourhood: str) -> bool:
    # A tender that names no neighbourhood is for all.
    named = {name for lot in tender.lots for name in lot.neighbourhoods}
    return not named or neighbourhood in named


def _last_openings(neighbourhood: str, view: View) -> list[OpeningPeriod]:
    """
    Return the last opening of each lab of a neighbourhood.
    """
    return [
        max(reversed(lab.opening_periods), key=lambda opening: earliest(opening.first))
        for _, lab in view.laboratories()
        if lab.neighbourhood == neighbourhood and lab.opening_periods
    ]


def keeps() -> Programme:
    """
    Return works that were expected to end in August 2016, and did, and a service until April 2019.
    """
    schedule = (
        ScheduleEntry(event=WorksEvent.FINISH, when=Month(2016, 8), said_on=Month(2016, 3), planned=True),
        ScheduleEntry(event=WorksEvent.FINISH, when=Month(2016, 8)),
    )
    term = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=Month(2019, 4))
    return Programme(
        contracts=(NeighbourhoodContract(id="contratto", neighbourhood="quartiere"),),
        tenders=(Tender(id="gara", term=term, lots=(Lot(id="lotto", neighbourhoods=("quartiere",)),)),),
        interventions=(Intervention(id="intervento", contract="contratto", schedule=schedule),),
    )


def breaks() -> Programme:
    """
    Return towers of which the end was expected in December 2020, as said in June 2019; the lab closed in December 2018.
    """
    said = ScheduleEntry(event=WorksEvent.FINISH, when=Month(2020, 12), said_on=Month(2019, 6), planned=True)
    opening = OpeningPeriod(first=Month(2017, 8), last=Month(2018, 12))
    return Programme(
        contracts=(NeighbourhoodContract(id="contratto", neighbourhood="quartiere"),),
        laboratories=(Laboratory(id="laboratorio", neighbourhood="quartiere", opening_periods=(opening,)),),
        interventions=(Intervention(id="torri", contract="contratto", schedule=(said,)),),
    )


RULE = Rule(
    id="works-outlast-service",
    title=Bilingual("I lavori durano più del servizio", "The works outlast the service"),
    it="Dove la fine prevista dei lavori viene dopo la fine del servizio, lo si mostra, contratto per contratto.",
    en="Where the expected end of the works comes after the end of the service, it is shown, contract by contract.",
    source=LegalSource("annuncio del servizio", "i laboratori continuano a seguire i lavori", Mark.POLICY),
    severity=Severity.ADVICE,
    why=Bilingual(
        "I laboratori sono pagati anche per seguire i lavori fino in fondo: se i lavori finiscono dopo, i nuclei che"
        " devono ancora rientrare restano senza accompagnamento.",
        "The labs are paid also to follow the works to their end: if the works end later, the households that have yet"
        " to return are left without accompaniment.",
    ),
    needs=Bilingual(
        "la fine prevista dei lavori di ogni contratto, con il giorno in cui fu detta, e quella avvenuta; la durata"
        " del servizio nel suo quartiere e le aperture del laboratorio",
        "the expected end of the works of each contract, with the day on which it was said, and the end that came; the"
        " term of the service in its neighbourhood and the openings of the lab",
    ),
    reads=("contracts", "interventions", "works", "decisions", "laboratories", "tenders"),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
