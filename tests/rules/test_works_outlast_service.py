"""
`works-outlast-service`: the expected end of works beside the end of the service, contract by contract, as of a day.
"""

from collections.abc import Callable
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import Month, When, Year, earliest, latest
from contratti_quartiere.decisions import Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.interventions import Intervention, InterventionKind, ScheduleEntry
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.works_outlast_service import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow
from contratti_quartiere.works import Works, WorksAnnotation, WorksAnnotationKind
from contratti_quartiere.works_table import WorksEvent

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
SAID, ASKED = Month(2016, 3), date(2016, 3, 31)
CONTRACT = NeighbourhoodContract(id="contratto", neighbourhood="quartiere")
TERM = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=Month(2019, 4))
BY_THE_END = (Comparison("works_end_day", Relation.AT_MOST, "service_end_day"),)
LOTS = (Lot(id="lotto", neighbourhoods=("quartiere",)),)


def plan(end: When, said_on: When = SAID) -> ScheduleEntry:
    """
    Return that an end was foreseen.
    """
    return ScheduleEntry(event=WorksEvent.FINISH, when=end, said_on=said_on, planned=True)


def fact(event: WorksEvent, when: When) -> ScheduleEntry:
    """
    Return that something happened.
    """
    return ScheduleEntry(event=event, when=when)


def intervention(
    *schedule: ScheduleEntry, name: str = "torri", contract: str = "contratto", kind: InterventionKind | None = None
) -> Intervention:
    """
    Return an intervention of which this is said.
    """
    return Intervention(id=name, contract=contract, kind=kind, schedule=schedule)


def tender(term: ServiceWindow | None = TERM, lots: tuple[Lot, ...] = LOTS, name: str = "gara") -> Tender:
    """
    Return a tender with this term.
    """
    return Tender(id=name, term=term, lots=lots)


def lab(*openings: OpeningPeriod, neighbourhood: str = "quartiere", name: str = "laboratorio") -> Laboratory:
    """
    Return a lab that was open in these periods.
    """
    return Laboratory(id=name, neighbourhood=neighbourhood, opening_periods=openings)


OPEN = OpeningPeriod(first=Month(2017, 8))
CLOSED = OpeningPeriod(first=Month(2017, 8), last=Month(2018, 12))
UNKNOWN = OpeningPeriod(first=Year(2006), end_unknown=True)


def judged(
    *interventions: Intervention,
    contract: NeighbourhoodContract = CONTRACT,
    tenders: tuple[Tender, ...] = (tender(),),
    labs: tuple[Laboratory, ...] = (),
    works: tuple[Works, ...] = (),
    decisions: tuple[SteeringDecision, ...] = (),
    on: date = ASKED,
) -> list[Verdict]:
    """
    Return what the rule says, as of a day, of a contract with these interventions and this service.
    """
    programme = Programme(
        contracts=(contract,),
        laboratories=labs,
        tenders=tenders,
        interventions=interventions,
        works=works,
        decisions=decisions,
    )
    return list(RULE.check(View(programme=programme, on=on, parameters=PARAMETERS)))


def test_published_towers() -> None:
    """
    Published case: Gratosoglio towers, end expected in December 2020 (said in June 2019), service until end of 2018.
    """
    assert [
        Breach(
            path="/contracts/0",
            message=Bilingual(
                "contratto contratto, al 30 giugno 2019; fine del servizio: dicembre 2018 (aperture del laboratorio);"
                " i lavori durano di più: torri, fine prevista: dicembre 2020 (detto: giugno 2019)",
                "contract contratto, as of 30 June 2019; end of the service: December 2018 (openings of the lab);"
                " the works last longer: torri, end expected: December 2020 (said: June 2019)",
            ),
            facts=(
                Fact("lab_closed", Month(2018, 12)),
                Fact("service_end_day", date(2018, 12, 31)),
                Fact("works", "torri"),
                Fact("works_end", Month(2020, 12)),
                Fact("works_end_day", date(2020, 12, 1)),
                Fact("said_on", Month(2019, 6)),
            ),
            comparisons=BY_THE_END,
        )
    ] == judged(
        intervention(plan(Month(2020, 12), Month(2019, 6))), tenders=(), labs=(lab(CLOSED),), on=date(2019, 6, 30)
    )


def test_published_works_in_time() -> None:
    """
    Published case: works expected to end in August 2016, service until April 2019.
    """
    assert [
        Kept(
            path="/contracts/0",
            message=Bilingual(
                "contratto contratto, all'8 maggio 2016; fine del servizio: aprile 2019 (durata della gara);"
                " nessun lavoro finisce dopo: torri, fine prevista: agosto 2016 (detto: marzo 2016)",
                "contract contratto, as of 8 May 2016; end of the service: April 2019 (term of the tender);"
                " no works end after it: torri, end expected: August 2016 (said: March 2016)",
            ),
            facts=(
                Fact("term_end", Month(2019, 4)),
                Fact("service_end_day", date(2019, 4, 1)),
                Fact("works", "torri"),
                Fact("works_end", Month(2016, 8)),
                Fact("works_end_day", date(2016, 8, 31)),
                Fact("said_on", Month(2016, 3)),
            ),
            comparisons=BY_THE_END,
        )
    ] == judged(intervention(plan(Month(2016, 8))), on=date(2016, 5, 8))


def test_published_contract_ended_early() -> None:
    """
    Published case: a works contract ended early (Ponte Lambro, January 2015) has no expected end: undecided.
    """
    ended = intervention(plan(Month(2015, 12), Year(2013)), fact(WorksEvent.TERMINATE, Month(2015, 1)), name="edificio")

    assert [
        Missing(
            path="/interventions/0/schedule",
            message=Bilingual(
                "contratto contratto, al 31 marzo 2016; fine del servizio: aprile 2019 (durata della gara); non si sa"
                " se i lavori finiscano prima: edificio, contratto finito prima, senza una nuova fine",
                "contract contratto, as of 31 March 2016; end of the service: April 2019 (term of the tender);"
                " whether the works end before is not known: edificio, contract ended early, no new end",
            ),
            facts=(Fact("term_end", Month(2019, 4)), Fact("works", "edificio")),
        )
    ] == judged(ended)


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        pytest.param((plan(Month(2020, 1), Month(2015, 3)),), Breach, id="a new end is said"),
        pytest.param((fact(WorksEvent.TENDER_AGAIN, Month(2015, 3)),), Missing, id="tendered again, no end said"),
    ],
)
def test_after_an_early_end(schedule: tuple[ScheduleEntry, ...], expected: type[Verdict]) -> None:
    """
    After a works contract ended early only a new end can be compared.
    """
    ended = fact(WorksEvent.TERMINATE, Month(2015, 1))

    assert [expected] == [type(verdict) for verdict in judged(intervention(ended, *schedule))]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param(date(2019, 9, 29), Kept, id="day before"),
        pytest.param(date(2019, 9, 30), Kept, id="last day of service"),
        pytest.param(date(2019, 10, 1), Breach, id="day after"),
        pytest.param(Month(2019, 8), Kept, id="month before"),
        pytest.param(Month(2019, 9), Kept, id="month of the last day, which is its last"),
        pytest.param(Month(2019, 10), Breach, id="month after"),
        pytest.param(Year(2018), Kept, id="year before"),
        pytest.param(Year(2019), Missing, id="some day of the year"),
        pytest.param(Year(2020), Breach, id="year after"),
    ],
)
def test_service_to_the_day(end: When, expected: type[Verdict]) -> None:
    """
    Works that end on the last day of the service do not outlast it; an end that may be before or after is undecided.
    """
    term = ServiceWindow(start=date(2016, 10, 1), declared_end=date(2019, 9, 30))

    assert [expected] == [type(verdict) for verdict in judged(intervention(plan(end)), tenders=(tender(term),))]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param(date(2019, 4, 1), Kept, id="first day of the month"),
        pytest.param(date(2019, 4, 2), Missing, id="second day"),
        pytest.param(date(2019, 4, 30), Missing, id="last day of the month"),
        pytest.param(date(2019, 5, 1), Breach, id="day after the month"),
        pytest.param(Month(2019, 3), Kept, id="month before"),
        pytest.param(Month(2019, 4), Missing, id="the same month"),
        pytest.param(Month(2019, 5), Breach, id="month after"),
    ],
)
def test_service_to_the_month(end: When, expected: type[Verdict]) -> None:
    """
    "Until April 2019" may mean any day of April: works that end within it are undecided.
    """
    assert [expected] == [type(verdict) for verdict in judged(intervention(plan(end)))]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2018, 6, 30), Missing, id="day before it was said"),
        pytest.param(date(2018, 7, 1), Kept, id="first day on which it may have been said"),
        pytest.param(date(2019, 5, 31), Kept, id="day before another end was said"),
        pytest.param(date(2019, 6, 1), Breach, id="first day on which that may have been said"),
    ],
)
def test_as_of_a_day(on: date, expected: type[Verdict]) -> None:
    """
    "Expected ends move": the answer is that of the last end said by the day.
    """
    moved = intervention(plan(Month(2020, 9), Month(2018, 7)), plan(Month(2020, 12), Month(2019, 6)))
    term = ServiceWindow(start=date(2018, 1, 1), declared_end=date(2020, 10, 31))
    programme = Programme(contracts=(CONTRACT,), interventions=(moved,), tenders=(tender(term),))

    assert [expected] == [type(entry.verdict) for entry in validate(programme, on=on, rules=(RULE,)).entries]


@pytest.mark.parametrize(
    ("on", "schedule", "expected"),
    [
        pytest.param(date(2016, 8, 31), (), Kept, id="last day on which it may come"),
        pytest.param(date(2016, 9, 1), (), Missing, id="day after"),
        pytest.param(date(2016, 9, 1), (fact(WorksEvent.FINISH, Month(2016, 8)),), Kept, id="and it came"),
        pytest.param(
            date(2016, 12, 1),
            (fact(WorksEvent.FINISH, Month(2016, 8)), fact(WorksEvent.FAIL_TEST, Month(2016, 11))),
            Missing,
            id="and the test failed",
        ),
    ],
)
def test_an_end_that_passed(on: date, schedule: tuple[ScheduleEntry, ...], expected: type[Verdict]) -> None:
    """
    An expected end that has passed with no completion on record is never taken for an end in time.
    """
    verdicts = judged(intervention(plan(Month(2016, 8)), *schedule), on=on)

    assert [expected] == [type(verdict) for verdict in verdicts]


def test_an_end_that_passed_in_words() -> None:
    """
    Of an end that has passed it is said that no completion is on record.
    """
    (verdict,) = judged(intervention(plan(Month(2016, 8))), on=date(2016, 9, 1))

    assert (
        "torri, fine prevista: agosto 2016 (detto: marzo 2016), passata senza un'ultimazione agli atti",
        "torri, end expected: August 2016 (said: March 2016), passed with no completion on record",
    ) == (verdict.message.it.split(": ", 2)[2], verdict.message.en.split(": ", 2)[2])


@pytest.mark.parametrize(
    ("finished", "expected", "words"),
    [
        pytest.param(date(2019, 9, 30), Kept, "torri, ultimati: 30 settembre 2019", id="last day"),
        pytest.param(date(2019, 10, 1), Breach, "torri, ultimati: 1° ottobre 2019", id="day after"),
    ],
)
def test_finished_works(finished: date, expected: type[Verdict], words: str) -> None:
    """
    Works that are finished are compared by the day on which they were, whenever they were tested.
    """
    term = ServiceWindow(start=date(2016, 10, 1), declared_end=date(2019, 9, 30))
    entries = fact(WorksEvent.FINISH, finished), fact(WorksEvent.ACCEPT, Year(2022))
    (verdict,) = judged(intervention(*entries), tenders=(tender(term),), on=TODAY)

    assert (expected, True) == (type(verdict), verdict.message.it.endswith(words))


def test_finished_works_carry_no_day_of_a_plan() -> None:
    """
    The facts of finished works are their name, their end and the last day that it means.
    """
    (verdict,) = judged(intervention(plan(Month(2017, 1)), fact(WorksEvent.FINISH, Month(2017, 2))), on=TODAY)
    assert isinstance(verdict, Kept)

    assert (
        Fact("term_end", Month(2019, 4)),
        Fact("service_end_day", date(2019, 4, 1)),
        Fact("works", "torri"),
        Fact("works_end", Month(2017, 2)),
        Fact("works_end_day", date(2017, 2, 28)),
    ) == verdict.facts


NO_END = Bilingual(
    "contratto contratto: non si sa quando finisca il servizio nel suo quartiere",
    "contract contratto: it is not known when the service in its neighbourhood ends",
)


@pytest.mark.parametrize(
    ("tenders", "labs"),
    [
        pytest.param((), (), id="nothing"),
        pytest.param((tender(None),), (), id="no term"),
        pytest.param((tender(ServiceWindow(start=date(2016, 5, 2))),), (), id="a term of unknown end"),
        pytest.param((tender(lots=(Lot(id="lotto", neighbourhoods=("altro",)),)),), (), id="lots of another"),
        pytest.param((), (lab(),), id="a lab of no opening"),
        pytest.param((), (lab(UNKNOWN),), id="an opening of unknown end"),
        pytest.param((), (lab(CLOSED, neighbourhood="altro"),), id="a lab of another"),
    ],
)
def test_no_end_of_the_service(tenders: tuple[Tender, ...], labs: tuple[Laboratory, ...]) -> None:
    """
    Where no record tells when the service of the neighbourhood ends, it is undecided.
    """
    assert [Missing(path="/tenders", message=NO_END)] == judged(
        intervention(plan(Month(2016, 8))), tenders=tenders, labs=labs
    )


def test_neighbourhood_not_known() -> None:
    """
    A contract of which nobody knows the neighbourhood is undecided there, whatever service there is.
    """
    contract = NeighbourhoodContract(id="contratto")

    assert [Missing(path="/contracts/0/neighbourhood", message=NO_END)] == judged(
        intervention(plan(Month(2016, 8))), contract=contract, labs=(lab(CLOSED, neighbourhood=""),)
    )


def test_tender_that_names_no_neighbourhood() -> None:
    """
    A tender whose lots name no neighbourhood is for all of them.
    """
    verdicts = judged(intervention(plan(Month(2016, 8))), tenders=(tender(lots=(Lot(id="lotto"),)),))

    assert [Kept] == [type(verdict) for verdict in verdicts]


EXTENDED = attrs.evolve(
    TERM,
    acts=(
        WindowAct(kind=ActKind.START, on=date(2016, 5, 2)),
        WindowAct(kind=ActKind.OPTION_EXTENSION, on=date(2019, 3, 1), new_end=date(2020, 4, 30)),
    ),
)
ENDED = attrs.evolve(
    TERM,
    acts=(
        WindowAct(kind=ActKind.START, on=date(2016, 5, 2)),
        WindowAct(kind=ActKind.EARLY_END, on=date(2018, 12, 31)),
    ),
)


@pytest.mark.parametrize(
    ("tenders", "end", "expected"),
    [
        pytest.param((tender(EXTENDED),), date(2020, 4, 30), Kept, id="extended: last day"),
        pytest.param((tender(EXTENDED),), date(2020, 5, 1), Breach, id="extended: day after"),
        pytest.param((tender(ENDED),), date(2018, 12, 31), Kept, id="ended early: last day"),
        pytest.param((tender(ENDED),), date(2019, 1, 1), Breach, id="ended early: day after"),
        pytest.param((tender(EXTENDED), tender(ENDED, name="altra")), date(2020, 4, 30), Kept, id="two: the later"),
        pytest.param((tender(ENDED, name="altra"), tender(EXTENDED)), date(2020, 4, 30), Kept, id="in any order"),
    ],
)
def test_end_in_force(tenders: tuple[Tender, ...], end: date, expected: type[Verdict]) -> None:
    """
    The end in force counts, after extensions and early ends, of the term that ends last.
    """
    assert [expected] == [type(verdict) for verdict in judged(intervention(plan(end)), tenders=tenders)]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param(Month(2018, 11), Kept, id="before both"),
        pytest.param(Month(2019, 2), Missing, id="after the lab closed, before the term ends"),
        pytest.param(Month(2019, 5), Breach, id="after both"),
    ],
)
def test_term_and_openings(end: When, expected: type[Verdict]) -> None:
    """
    "Plans and facts stay apart": where the term and the openings do not give the same answer, it is undecided.
    """
    verdicts = judged(intervention(plan(end)), labs=(lab(CLOSED),))

    assert [(expected, True)] == [
        (
            type(verdict),
            "fine del servizio: aprile 2019 (durata della gara), dicembre 2018 (aperture del laboratorio)"
            in verdict.message.it,
        )
        for verdict in verdicts
    ]


@pytest.mark.parametrize(
    ("openings", "expected"),
    [
        pytest.param((CLOSED, UNKNOWN), Breach, id="in any order the last one tells"),
        pytest.param((UNKNOWN, CLOSED), Breach, id="in order"),
        pytest.param(
            (CLOSED, OpeningPeriod(first=Year(2020), end_unknown=True)), Missing, id="the last of unknown end"
        ),
    ],
)
def test_last_opening(openings: tuple[OpeningPeriod, ...], expected: type[Verdict]) -> None:
    """
    The last opening of a lab tells when it closed, or that nobody knows.
    """
    verdicts = judged(intervention(plan(Month(2019, 2))), tenders=(), labs=(lab(*openings),))

    assert [expected] == [type(verdict) for verdict in verdicts]


def test_two_labs_of_a_neighbourhood() -> None:
    """
    Of two labs of one neighbourhood the one that closed last tells the end of the service.
    """
    later = OpeningPeriod(first=Month(2017, 8), last=Month(2019, 3))
    verdicts = judged(intervention(plan(Month(2019, 2))), tenders=(), labs=(lab(later), lab(CLOSED, name="sportello")))

    assert [Kept] == [type(verdict) for verdict in verdicts]


@pytest.mark.parametrize(
    ("began", "expected"),
    [
        pytest.param(date(2013, 5, 31), Missing, id="began before the lab closed"),
        pytest.param(date(2013, 6, 30), Missing, id="began on its last day"),
        pytest.param(date(2013, 7, 1), Kept, id="began the day after"),
    ],
)
def test_opening_before_the_last_term(began: date, expected: type[Verdict]) -> None:
    """
    A lab that had closed before the last term was to begin tells nothing of the end of that term.
    """
    term = ServiceWindow(start=began, declared_end=date(2019, 4, 30))
    closed = OpeningPeriod(first=Year(2006), last=Month(2013, 6))
    verdicts = judged(intervention(plan(Month(2016, 8))), tenders=(tender(term),), labs=(lab(closed),))

    assert [expected] == [type(verdict) for verdict in verdicts]


FINISHED = intervention(fact(WorksEvent.FINISH, date(2020, 10, 16)))


@pytest.mark.parametrize(
    ("tenders", "found", "on", "expected"),
    [
        pytest.param((), FINISHED, TODAY, Kept, id="works finished while it is open"),
        pytest.param((), FINISHED, date(2020, 10, 16), Kept, id="on the day"),
        pytest.param((), intervention(plan(Year(2030))), TODAY, Missing, id="works that go on"),
        pytest.param((tender(),), FINISHED, TODAY, Kept, id="past its term"),
        pytest.param((tender(),), intervention(plan(Month(2019, 5))), date(2019, 4, 30), Breach, id="within its term"),
        pytest.param((tender(),), intervention(plan(Month(2019, 5))), date(2019, 5, 1), Missing, id="the day after"),
    ],
)
def test_while_the_lab_is_open(
    tenders: tuple[Tender, ...], found: Intervention, on: date, expected: type[Verdict]
) -> None:
    """
    While a lab is open the service has not ended: works that are over are in time, others by a term that still runs.
    """
    labs = lab(CLOSED, name="sportello"), lab(OPEN)

    assert [expected] == [type(verdict) for verdict in judged(found, tenders=tenders, labs=labs, on=on)]


def test_open_lab_in_words() -> None:
    """
    Of a lab that is open it is said that its end is not known.
    """
    (verdict,) = judged(FINISHED, tenders=(), labs=(lab(OPEN),), on=TODAY)
    assert isinstance(verdict, Kept)

    assert (
        Bilingual(
            "contratto contratto, al 22 novembre 2026; fine del servizio: ignota, il laboratorio è aperto; nessun"
            " lavoro finisce dopo: torri, ultimati: 16 ottobre 2020",
            "contract contratto, as of 22 November 2026; end of the service: not known, the lab is open; no works end"
            " after it: torri, finished: 16 October 2020",
        ),
        Fact("lab_open_on", TODAY),
    ) == (verdict.message, verdict.facts[0])


def test_nothing_to_end() -> None:
    """
    A contract with no intervention on record is undecided; one of another contract, and the accompaniment, are none.
    """
    others = (
        intervention(plan(Year(2030)), name="altro", contract="altro"),
        intervention(plan(Year(2030)), name="sociale", kind=InterventionKind.ACCOMPANIMENT),
    )

    assert [
        Missing(
            path="/interventions",
            message=Bilingual(
                "contratto contratto: nessun intervento agli atti, e non si sa quando i lavori finiscano",
                "contract contratto: no intervention is on record, and it is not known when the works end",
            ),
        )
    ] == judged(*others)


def decision(kind: MeasureKind, on: When = ASKED, end: When | None = None) -> SteeringDecision:
    """
    Return a decision on the towers.
    """
    measure = Measure(intervention="torri", kind=kind, planned_end=end)
    return SteeringDecision(id=f"{kind} {on}", body=SteeringBody.STEERING_GROUP, on=on, measures=(measure,))


DROPPED_WORKS = Works(id="scala", intervention="torri").advance(WorksEvent.DROP, on=ASKED)


@pytest.mark.parametrize(
    ("interventions", "works", "decisions"),
    [
        pytest.param((intervention(plan(Year(2030))),), (), (decision(MeasureKind.DROP),), id="by a decision"),
        pytest.param((intervention(fact(WorksEvent.DROP, ASKED)),), (), (), id="by its own schedule"),
        pytest.param((intervention(),), (DROPPED_WORKS,), (), id="all its works"),
        pytest.param((), (Works(id="scala", contract="contratto").advance(WorksEvent.DROP, on=ASKED),), (), id="works"),
    ],
)
def test_dropped(
    interventions: tuple[Intervention, ...], works: tuple[Works, ...], decisions: tuple[SteeringDecision, ...]
) -> None:
    """
    What was dropped is not waited for.
    """
    assert [
        NotApplicable(
            path="/contracts/0",
            message=Bilingual(
                "contratto contratto: i suoi interventi sono stralciati",
                "contract contratto: its interventions are dropped",
            ),
        )
    ] == judged(*interventions, works=works, decisions=decisions)


@pytest.mark.parametrize(
    ("kind", "end", "expected"),
    [
        pytest.param(MeasureKind.MOVE, Month(2019, 5), Breach, id="moved to after the service"),
        pytest.param(MeasureKind.MOVE, Month(2019, 3), Kept, id="moved to before its end"),
        pytest.param(MeasureKind.CONFIRM, None, Kept, id="confirmed, no end said"),
    ],
)
def test_end_by_a_decision(kind: MeasureKind, end: When | None, expected: type[Verdict]) -> None:
    """
    The last end that a decision says is the expected one.
    """
    verdicts = judged(intervention(plan(Month(2016, 8))), decisions=(decision(kind, end=end),))

    assert [expected] == [type(verdict) for verdict in verdicts]


def staircase(id_: str, end: When, *, intervention: str = "", contract: str = "", name: str = "") -> Works:
    """
    Return works of which the end was noted on the day.
    """
    note = WorksAnnotation(kind=WorksAnnotationKind.NEW_DATES, on=ASKED, planned_end=end)
    return Works(id=id_, name=name, intervention=intervention, contract=contract, annotations=(note,))


def test_each_works_by_itself() -> None:
    """
    The staircases of an intervention end each by itself: one that is late is not hidden by one that is not.
    """
    verdicts = judged(
        intervention(),
        works=(
            staircase("scala-A", Month(2016, 8), intervention="torri"),
            staircase("scala-B", Month(2020, 1), intervention="torri", name="Scala B"),
            staircase("scala-C", Year(2019), intervention="torri"),
            staircase("scala-D", Month(2030, 1), intervention="altro"),
            staircase("scala-E", Year(2019), intervention="torri"),
        ),
    )

    assert [
        (Breach, "/contracts/0", ["Scala B"]),
        (Missing, "/works/2/annotations", ["scala-C"]),
        (Missing, "/works/4/annotations", ["scala-E"]),
    ] == [
        (type(verdict), verdict.path, [found.value for found in verdict.facts if found.name == "works"])
        for verdict in verdicts
        if isinstance(verdict, (Breach, Missing))
    ]


def test_several_that_are_late() -> None:
    """
    Each of several works is compared under a name of its own, and one that ends on the last day keeps the others late.
    """
    term = ServiceWindow(start=date(2016, 10, 1), declared_end=date(2019, 9, 30))
    late = judged(
        intervention(plan(date(2019, 10, 1))),
        intervention(plan(Year(2020)), name="corte"),
        intervention(plan(date(2019, 9, 30)), name="piazza"),
        tenders=(tender(term),),
    )
    kept = judged(intervention(plan(Year(2018))), intervention(plan(Year(2017)), name="corte"), tenders=(tender(term),))

    assert [
        (
            (
                Fact("term_end", date(2019, 9, 30)),
                Fact("service_end_day", date(2019, 9, 30)),
                Fact("works", "torri"),
                Fact("works_end", date(2019, 10, 1)),
                Fact("works_end_day", date(2019, 10, 1)),
                Fact("said_on", SAID),
                Fact("works_2", "corte"),
                Fact("works_end_2", Year(2020)),
                Fact("works_end_day_2", date(2020, 1, 1)),
                Fact("said_on_2", SAID),
            ),
            (*BY_THE_END, Comparison("works_end_day_2", Relation.AT_MOST, "service_end_day")),
        )
    ] == [(verdict.facts, verdict.comparisons) for verdict in late if isinstance(verdict, Breach)]
    assert [(*BY_THE_END, Comparison("works_end_day_2", Relation.AT_MOST, "service_end_day"))] == [
        verdict.comparisons for verdict in kept if isinstance(verdict, Kept)
    ]


def test_term_and_openings_at_their_extremes() -> None:
    """
    Where term and openings tell two ends, what is late is later than the last and what is in time ends by the first.
    """
    said = [judged(intervention(plan(end)), labs=(lab(CLOSED),)) for end in (Month(2019, 5), Month(2018, 11))]

    assert [date(2019, 4, 30), date(2018, 12, 1)] == [
        fact.value
        for verdicts in said
        for verdict in verdicts
        for fact in verdict.facts
        if fact.name == "service_end_day"
    ]


@pytest.mark.parametrize(
    ("contract", "expected"),
    [pytest.param("contratto", [Breach], id="of the contract"), pytest.param("altro", [Missing], id="of another")],
)
def test_works_of_no_intervention(contract: str, expected: list[type[Verdict]]) -> None:
    """
    Works of which nobody knows the intervention are compared with their contract.
    """
    works = staircase("scala", Month(2020, 1), contract=contract)

    assert expected == [type(verdict) for verdict in judged(works=(works,))]


@pytest.mark.parametrize(
    ("name", "said"),
    [pytest.param("", "scala-A", id="by their id"), pytest.param("Scala A", "Scala A", id="by their name")],
)
def test_works_of_no_intervention_are_named(name: str, said: str) -> None:
    """
    Works of which nobody knows the intervention are called by their name, or by their id where they have none.
    """
    (verdict,) = judged(works=(staircase("scala-A", Month(2020, 1), contract="contratto", name=name),))

    assert [said] == [found.value for found in verdict.facts if found.name == "works"]


def test_names_are_said() -> None:
    """
    The contract and the intervention are called by their names, where they have one.
    """
    named = attrs.evolve(intervention(plan(Month(2020, 1))), name="Torri 52-54")
    (verdict,) = judged(named, contract=attrs.evolve(CONTRACT, name="Gratosoglio"))

    assert (
        "contratto Gratosoglio, al 31 marzo 2016; fine del servizio: aprile 2019 (durata della gara); i lavori durano"
        " di più: Torri 52-54, fine prevista: gennaio 2020 (detto: marzo 2016)"
    ) == verdict.message.it


def test_contract_by_contract() -> None:
    """
    Each contract is compared with the service of its own neighbourhood.
    """
    term = ServiceWindow(start=date(2016, 5, 2), declared_end=date(2022, 4, 30))
    programme = Programme(
        contracts=(CONTRACT, NeighbourhoodContract(id="secondo", neighbourhood="altro")),
        interventions=(
            intervention(plan(Month(2020, 1)), name="uno"),
            intervention(plan(Month(2020, 1)), name="due", contract="secondo"),
        ),
        tenders=(tender(), tender(term, (Lot(id="lotto", neighbourhoods=("altro",)),), "altra")),
    )
    view = View(programme=programme, on=ASKED, parameters=PARAMETERS)

    assert [(Breach, "/contracts/0"), (Kept, "/contracts/1")] == [
        (type(verdict), verdict.path) for verdict in RULE.check(view)
    ]


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        pytest.param(RULE.keeps, [Month(2016, 8), Month(2016, 8)], id="keeps"),
        pytest.param(RULE.breaks, [Month(2020, 12)], id="breaks"),
    ],
)
def test_published_examples(example: Callable[[], Programme], expected: list[When]) -> None:
    """
    Published: the examples of the rule are those of its catalogue.
    """
    (found,) = example().interventions

    assert expected == [entry.when for entry in found.schedule]


def test_works_that_outlast_are_advice() -> None:
    """
    "Something to look at; never a verdict": the report stays valid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (True, [Severity.ADVICE]) == (report.valid, [entry.severity for entry in report.findings])


WHENS = st.one_of(
    st.dates(date(2018, 1, 1), date(2020, 12, 31)),
    st.builds(Month, st.integers(2018, 2020), st.integers(1, 12)),
    st.builds(Year, st.integers(2018, 2020)),
)


@given(WHENS, st.dates(date(2018, 1, 1), date(2020, 12, 31)))
def test_as_each_day_that_the_end_may_mean(end: When, last: date) -> None:
    """
    "Days are compared with the precision that they have": sure is what holds on whichever day the works end.
    """
    term = ServiceWindow(start=date(2016, 5, 2), declared_end=last)
    (verdict,) = judged(intervention(plan(end)), tenders=(tender(term),))
    late = frozenset(last < day for day in (earliest(end), latest(end)))

    assert {frozenset({True}): Breach, frozenset({False}): Kept}.get(late, Missing) is type(verdict)
