"""
`open-relocation-covered-by-open-lab`: the days of a case without a lab in service, and those of which nobody knows.
"""

from collections.abc import Callable
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import Month
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.laboratory import Laboratory, OpeningPeriod
from contratti_quartiere.opening_hours import Closure
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.periods import Period
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.report import validate
from contratti_quartiere.rules.open_relocation_covered_by_open_lab import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
FIRST, SETTLED = date(2018, 1, 10), date(2018, 12, 10)


def worth(days: int) -> Parameters:
    """
    Return the figures of a body that wants to know of a gap of so many days.
    """
    return PARAMETERS.override("gap_days_worth_a_warning", days, source="determina 12/2026")


THIRTY = worth(30)


def figure(days: int) -> Figure:
    """
    Return the figure as it stands in a verdict.
    """
    parameter = worth(days)["gap_days_worth_a_warning"]
    return Figure.of(parameter, parameter.required(TODAY))


def moved(first: date = FIRST, home: str = "A1") -> Relocation:
    """
    Return a case that begins with a notice, of a household that is out from that day.
    """
    return Relocation(household="H1", dwelling=home).advance(E.INFORM, on=first).advance(E.MOVE_URGENTLY, on=first)


def back(case: Relocation, on: date) -> Relocation:
    """
    Return the case after the return.
    """
    return case.advance(E.OFFER_RETURN, on=on).advance(E.RETURN_HOME, on=on)


def settled(case: Relocation, on: date) -> Relocation:
    """
    Return the case with the end of accompaniment noted.
    """
    return case.with_annotation(Annotation(kind=AnnotationKind.ACCOMPANIMENT_ENDED, on=on))


WHOLE = settled(back(moved(), date(2018, 12, 4)), SETTLED)
"""Open from 10 January to 10 December 2018: 335 days."""


def lab(*openings: OpeningPeriod, name: str = "lab", neighbourhood: str = "nord") -> Laboratory:
    """
    Return a lab of these openings.
    """
    return Laboratory(id=name, neighbourhood=neighbourhood, opening_periods=openings)


def opening(first: date, last: date | None = None) -> OpeningPeriod:
    """
    Return an opening of which the days are known.
    """
    return OpeningPeriod(first=first, last=last)


HOME = Dwelling(id="A1", neighbourhood="nord")
EARLY = date(2017, 8, 21)


def verdicts(
    case: Relocation,
    *labs: Laboratory,
    parameters: Parameters = THIRTY,
    home: Dwelling = HOME,
    on: date = TODAY,
    unread: frozenset[str] = frozenset(),
) -> list[Verdict]:
    """
    Return what the rule says of one case beside these labs.
    """
    programme = Programme(relocations=(case,), dwellings=(home,), laboratories=labs).as_of(on)
    return list(RULE.check(View(programme=programme, on=on, parameters=parameters, unread=unread)))


KEPT = Kept(
    path="/relocations/0",
    message=Bilingual(
        "caso H1 in mobilità dal 10 gennaio 2018 al 10 dicembre 2018: laboratorio in servizio ogni giorno (lab)",
        "relocation of case H1 open from 10 January 2018 to 10 December 2018: the lab was in service on every day"
        " (lab)",
    ),
    facts=(
        Fact("case", "H1"),
        Fact("labs", "lab"),
        Fact("open_from", FIRST),
        Fact("open_until", SETTLED),
        Fact("covered_days", 335),
    ),
    comparisons=(Comparison("covered_days", Relation.EQUAL, "open_until - open_from + 1"),),
)


@pytest.mark.parametrize("parameters", [THIRTY, worth(0), PARAMETERS], ids=["30 days", "none", "no figure"])
def test_in_service_on_every_day(parameters: Parameters) -> None:
    """
    Where a lab was in service on every day the rule is kept, whichever gap the body wants to know of.
    """
    assert [KEPT] == verdicts(WHOLE, lab(opening(FIRST, SETTLED)), parameters=parameters)


def test_published_gap() -> None:
    """
    Published: open from 1 September 2016 to 10 December 2017, no lab from 1 May 2016 to 20 August 2017: 354 days.
    """
    report = validate(RULE.breaks(), on=TODAY, parameters=THIRTY, rules=(RULE,))
    gap = Period.inclusive(date(2016, 9, 1), date(2017, 8, 20))

    assert (354, [Severity.WARNING], True) == (gap.days, [entry.severity for entry in report.findings], report.valid)
    assert [
        Breach(
            path="/relocations/0",
            message=Bilingual(
                "caso H1 in mobilità dal 1° settembre 2016 al 10 dicembre 2017: 354 giorni senza laboratorio in"
                " servizio (1° settembre 2016 – 20 agosto 2017; laboratorio); si segnalano da 30 in su",
                "relocation of case H1 open from 1 September 2016 to 10 December 2017: 354 days without a lab in"
                " service (1 September 2016 – 20 August 2017; laboratorio); a warning from 30 up",
            ),
            facts=(
                Fact("case", "H1"),
                Fact("labs", "laboratorio"),
                Fact("open_from", date(2016, 9, 1)),
                Fact("open_until", date(2017, 12, 10)),
                Fact("covered_days", 112),
                Fact("gap", gap),
            ),
            figures=(figure(30),),
            comparisons=(
                Comparison("open_until - open_from + 1 - covered_days", Relation.LESS, "gap_days_worth_a_warning"),
            ),
        )
    ] == [entry.verdict for entry in report.entries]


def test_published_service() -> None:
    """
    Published: open from 1 September 2017 to 10 December 2018, lab from 21 August 2017 to 31 December 2018.
    """
    (verdict,) = validate(RULE.keeps(), on=TODAY, parameters=THIRTY, rules=(RULE,)).entries

    assert (Kept, Fact("open_from", date(2017, 9, 1)), Fact("open_until", SETTLED)) == (
        type(verdict.verdict),
        *verdict.verdict.facts[2:4],
    )


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        pytest.param(SETTLED, Kept, id="no day"),
        pytest.param(SETTLED - DAY, Kept, id="1 day"),
        pytest.param(SETTLED - 29 * DAY, Kept, id="29 days"),
        pytest.param(SETTLED - 30 * DAY, Breach, id="30 days"),
        pytest.param(SETTLED - 31 * DAY, Breach, id="31 days"),
    ],
)
def test_thirty_days(closed: date, expected: type[Verdict]) -> None:
    """
    With thirty days a gap of thirty is worth a warning, and one of 29 is not.
    """
    assert [expected] == [type(verdict) for verdict in verdicts(WHOLE, lab(opening(EARLY, closed)))]


@pytest.mark.parametrize(
    ("days", "expected"), [(0, Breach), (1, Breach), (2, Kept)], ids=["from none", "from 1", "from 2"]
)
def test_one_day(days: int, expected: type[Verdict]) -> None:
    """
    One day is a gap, and even a body that wants to know of every one has no warning where there is none.
    """
    found = verdicts(WHOLE, lab(opening(EARLY, SETTLED - DAY)), parameters=worth(days))

    assert [expected] == [type(verdict) for verdict in found]


def test_small_gap_in_words() -> None:
    """
    A gap that is not worth a warning is shown all the same, with the figure that says so.
    """
    assert [
        Kept(
            path="/relocations/0",
            message=Bilingual(
                "caso H1 in mobilità dal 10 gennaio 2018 al 10 dicembre 2018: 1 giorno senza laboratorio in servizio"
                " (10 dicembre 2018; lab); si segnalano da 30 in su",
                "relocation of case H1 open from 10 January 2018 to 10 December 2018: 1 day without a lab in service"
                " (10 December 2018; lab); a warning from 30 up",
            ),
            facts=(
                Fact("case", "H1"),
                Fact("labs", "lab"),
                Fact("open_from", FIRST),
                Fact("open_until", SETTLED),
                Fact("covered_days", 334),
                Fact("gap", Period.inclusive(SETTLED, SETTLED)),
            ),
            figures=(figure(30),),
            comparisons=(
                Comparison("open_until - open_from + 1 - covered_days", Relation.LESS, "gap_days_worth_a_warning"),
            ),
        )
    ] == verdicts(WHOLE, lab(opening(EARLY, SETTLED - DAY)))


def test_no_figure_set() -> None:
    """
    "Undecided where the answer hangs on a policy figure that nobody has set": the days are counted, the figure named.
    """
    closed = date(2018, 6, 30)
    gap = Period.inclusive(date(2018, 7, 1), SETTLED)

    assert [
        Missing(
            path="/relocations/0",
            message=Bilingual(
                "caso H1 in mobilità dal 10 gennaio 2018 al 10 dicembre 2018: 163 giorni senza laboratorio in servizio"
                " (1° luglio 2018 – 10 dicembre 2018; lab); da quanti siano da segnalare nessuno l'ha fissato"
                " (gap_days_worth_a_warning)",
                "relocation of case H1 open from 10 January 2018 to 10 December 2018: 163 days without a lab in service"
                " (1 July 2018 – 10 December 2018; lab); from how many on they are worth a warning nobody has set"
                " (gap_days_worth_a_warning)",
            ),
            cause=MissingCause.NOT_SET,
            parameter="gap_days_worth_a_warning",
            facts=(
                Fact("case", "H1"),
                Fact("labs", "lab"),
                Fact("open_from", FIRST),
                Fact("open_until", SETTLED),
                Fact("covered_days", 172),
                Fact("gap", gap),
            ),
            comparisons=(
                Comparison("open_until - open_from + 1 - covered_days", Relation.LESS, "gap_days_worth_a_warning"),
            ),
        )
    ] == verdicts(WHOLE, lab(opening(EARLY, closed)), parameters=PARAMETERS)


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        pytest.param(TODAY - DAY, Breach, id="day before"),
        pytest.param(TODAY, Breach, id="the day"),
        pytest.param(TODAY + DAY, Missing, id="day after"),
    ],
)
def test_figure_of_the_day_of_the_report(since: date, expected: type[Verdict]) -> None:
    """
    Which gaps the body wants to hear of is asked of the day of the report.
    """
    parameters = PARAMETERS.override("gap_days_worth_a_warning", 30, source="determina 12/2026", since=since)

    assert [expected] == [
        type(verdict) for verdict in verdicts(WHOLE, lab(opening(EARLY, FIRST)), parameters=parameters)
    ]


def test_gaps_are_added() -> None:
    """
    The days of all gaps of a case count together: twice twenty are worth a warning from thirty on.
    """
    found = verdicts(
        WHOLE,
        lab(
            opening(EARLY, date(2018, 2, 28)),
            opening(date(2018, 3, 21), date(2018, 5, 31)),
            opening(date(2018, 6, 21)),
        ),
    )

    assert [
        Bilingual(
            "caso H1 in mobilità dal 10 gennaio 2018 al 10 dicembre 2018: 40 giorni senza laboratorio in servizio"
            " (1° marzo 2018 – 20 marzo 2018; 1° giugno 2018 – 20 giugno 2018; lab); si segnalano da 30 in su",
            "relocation of case H1 open from 10 January 2018 to 10 December 2018: 40 days without a lab in service"
            " (1 March 2018 – 20 March 2018; 1 June 2018 – 20 June 2018; lab); a warning from 30 up",
        )
    ] == [verdict.message for verdict in found]


def test_two_labs_share_the_days() -> None:
    """
    A neighbourhood with two labs is served if one of them is open.
    """
    first, second = lab(opening(EARLY, date(2018, 6, 30))), lab(opening(date(2018, 7, 1)), name="lab-2")

    assert [attrs.evolve(KEPT, message=served("lab, lab-2"), facts=_labs("lab, lab-2"))] == verdicts(
        WHOLE, first, second
    )


def served(names: str) -> Bilingual:
    """
    Return what is said of labs that were in service on every day.
    """
    return Bilingual(KEPT.message.it.replace("(lab)", f"({names})"), KEPT.message.en.replace("(lab)", f"({names})"))


def _labs(names: str) -> tuple[Fact, ...]:
    return tuple(Fact("labs", names) if fact.name == "labs" else fact for fact in KEPT.facts)


def test_lab_of_another_neighbourhood() -> None:
    """
    What a lab elsewhere does covers nobody here.
    """
    here, elsewhere = lab(opening(EARLY, FIRST)), lab(opening(EARLY), name="altro", neighbourhood="sud")

    assert [Breach] == [type(verdict) for verdict in verdicts(WHOLE, here, elsewhere)]


def test_august_does_not_break_it() -> None:
    """
    "August closures and weekly hours do not break it": the service goes on.
    """
    shut = attrs.evolve(lab(opening(EARLY)), closures=(Closure(first=date(2018, 8, 1), last=date(2018, 8, 31)),))

    assert [KEPT] == verdicts(WHOLE, shut)


UNKNOWN_END = OpeningPeriod(first=EARLY, end_unknown=True)


@pytest.mark.parametrize("parameters", [THIRTY, PARAMETERS], ids=["30 days", "no figure"])
def test_unknown_openings_are_undecided(parameters: Parameters) -> None:
    """
    "Opening periods not known are undecided, not closed", and the record that would tell is named.
    """
    assert [
        Missing(
            path="/laboratories/0/opening_periods",
            message=Bilingual(
                "caso H1: non si sa se il laboratorio lab fosse in servizio (10 gennaio 2018 – 10 dicembre 2018):"
                " un'apertura che non si conosce non è una chiusura",
                "case H1: whether the lab lab was in service is not known (10 January 2018 – 10 December 2018):"
                " an opening that is not known is no closing",
            ),
            facts=(
                Fact("open_from", FIRST),
                Fact("open_until", SETTLED),
                Fact("not_known", Period.inclusive(FIRST, SETTLED)),
            ),
        )
    ] == verdicts(WHOLE, lab(UNKNOWN_END), parameters=parameters)


@pytest.mark.parametrize(
    ("openings", "said"),
    [
        pytest.param((), "10 gennaio 2018 – 10 dicembre 2018", id="no opening on record"),
        pytest.param((opening(date(2018, 6, 1)),), "10 gennaio 2018 – 31 maggio 2018", id="before the first on record"),
        pytest.param(
            (UNKNOWN_END, opening(date(2018, 6, 1))), "10 gennaio 2018 – 31 maggio 2018", id="until the next one"
        ),
        pytest.param(
            (OpeningPeriod(first=EARLY, last=Month(2018, 10)),), "2 ottobre 2018 – 31 ottobre 2018", id="to the month"
        ),
    ],
)
def test_days_of_which_nobody_knows(openings: tuple[OpeningPeriod, ...], said: str) -> None:
    """
    Only the days of the case of which nobody knows are named.
    """
    found = verdicts(WHOLE, lab(*openings), parameters=worth(60))

    assert [("/laboratories/0/opening_periods", said)] == [
        (verdict.path, verdict.message.it.split("(")[1].split(")")[0]) for verdict in found
    ]


def test_what_is_surely_a_gap_is_one() -> None:
    """
    Where enough days are surely without a lab, what is not known of others changes nothing.
    """
    late = lab(OpeningPeriod(first=EARLY, last=date(2018, 2, 28)), OpeningPeriod(first=Month(2018, 10)))
    (verdict,) = verdicts(WHOLE, late)

    assert (Breach, Fact("gap", Period.inclusive(date(2018, 3, 1), date(2018, 9, 30)))) == (
        type(verdict),
        verdict.facts[-1],
    )


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(4, Breach, id="as many as are sure"),
        pytest.param(5, Missing, id="one more"),
        pytest.param(34, Missing, id="as many as there may be"),
        pytest.param(35, Kept, id="one more than that"),
    ],
)
def test_between_the_best_and_the_worst(days: int, expected: type[Verdict]) -> None:
    """
    Without a lab surely from 1 to 4 November, perhaps from 2 October on: only between 4 and 34 days it hangs on that.
    """
    known = lab(OpeningPeriod(first=EARLY, last=Month(2018, 10)), opening(date(2018, 11, 5)))

    assert [expected] == [type(verdict) for verdict in verdicts(WHOLE, known, parameters=worth(days))]


def test_lab_without_a_neighbourhood() -> None:
    """
    A lab of which nobody knows the neighbourhood may be the one that served.
    """
    nameless = lab(opening(EARLY), name="altro", neighbourhood="")

    assert [
        Missing(
            path="/laboratories/1/neighbourhood",
            message=Bilingual(
                "caso H1: del laboratorio altro, forse in servizio (11 gennaio 2018 – 10 dicembre 2018), non si sa il"
                " quartiere",
                "case H1: of the lab altro, perhaps in service (11 January 2018 – 10 December 2018), the neighbourhood"
                " is not known",
            ),
            facts=(
                Fact("open_from", FIRST),
                Fact("open_until", SETTLED),
                Fact("not_known", Period.inclusive(FIRST + DAY, SETTLED)),
            ),
        )
    ] == verdicts(WHOLE, lab(opening(EARLY, FIRST)), nameless)


NO_LAB = Bilingual(
    "caso H1: non si sa quale sia il laboratorio del quartiere nord",
    "case H1: it is not known which is the lab of the neighbourhood nord",
)


@pytest.mark.parametrize(
    ("labs", "path"),
    [
        pytest.param((), "/laboratories", id="no lab"),
        pytest.param((lab(opening(EARLY), neighbourhood="sud"),), "/laboratories", id="of another neighbourhood"),
        pytest.param(
            (lab(opening(EARLY), neighbourhood="sud"), lab(opening(EARLY), name="x", neighbourhood="")),
            "/laboratories/1/neighbourhood",
            id="of an unknown neighbourhood",
        ),
    ],
)
def test_no_lab_of_the_neighbourhood(labs: tuple[Laboratory, ...], path: str) -> None:
    """
    Where no lab of the neighbourhood is on record nobody knows: that is not "closed".
    """
    assert [Missing(path=path, message=NO_LAB)] == verdicts(WHOLE, *labs)


def test_lab_that_could_not_be_read() -> None:
    """
    A lab that was set aside may have been in service: no gap is sure.
    """
    found = verdicts(WHOLE, lab(opening(EARLY, FIRST)), unread=frozenset({"laboratories"}))

    assert [
        Missing(
            path="/laboratories",
            message=Bilingual(
                "caso H1: un laboratorio non si è potuto leggere, e poteva essere in servizio",
                "case H1: a lab could not be read, and it may have been in service",
            ),
        )
    ] == found


NOWHERE = Bilingual(
    "non si sa in quale quartiere sia il caso H1, né quale laboratorio lo segua",
    "it is not known in which neighbourhood the case H1 is, nor which lab follows it",
)


@pytest.mark.parametrize(
    ("home", "path"),
    [
        pytest.param("A1", "/dwellings/0/neighbourhood", id="dwelling of no neighbourhood"),
        pytest.param("A9", "/relocations/0/dwelling", id="dwelling not on record"),
        pytest.param("", "/relocations/0/dwelling", id="no dwelling"),
    ],
)
def test_unknown_neighbourhood(home: str, path: str) -> None:
    """
    Without a neighbourhood there is no lab to look for, and the field that would tell is named.
    """
    case = settled(back(moved(home=home), SETTLED), SETTLED)

    assert [Missing(path=path, message=NOWHERE)] == verdicts(case, lab(opening(EARLY)), home=Dwelling(id="A1"))


@pytest.mark.parametrize(
    ("works", "expected"),
    [
        pytest.param(Works(id="scala", contract="cdq"), Kept, id="by the contract"),
        pytest.param(Works(id="scala", intervention="recupero"), Kept, id="by the intervention"),
        pytest.param(Works(id="scala", contract="altro", intervention="recupero"), Missing, id="another contract"),
        pytest.param(Works(id="scala"), Missing, id="neither"),
    ],
)
def test_neighbourhood_of_the_works(works: Works, expected: type[Verdict]) -> None:
    """
    Where the dwelling does not tell, the neighbourhood is that of the contract that pays for the works.
    """
    programme = Programme(
        relocations=(attrs.evolve(WHOLE, works="scala"),),
        laboratories=(lab(opening(EARLY)),),
        contracts=(NeighbourhoodContract(id="cdq", neighbourhood="nord"),),
        interventions=(Intervention(id="recupero", contract="cdq"),),
        works=(works,),
    )
    found = RULE.check(View(programme=programme, on=TODAY, parameters=THIRTY))

    assert [expected] == [type(verdict) for verdict in found]


def test_the_dwelling_tells_before_the_works() -> None:
    """
    The lab is that of the neighbourhood in which the household lived, whichever contract pays for the works.
    """
    programme = Programme(
        relocations=(attrs.evolve(WHOLE, works="scala"),),
        dwellings=(HOME,),
        laboratories=(lab(opening(EARLY)),),
        contracts=(NeighbourhoodContract(id="cdq", neighbourhood="sud"),),
        works=(Works(id="scala", contract="cdq"),),
    )

    assert [KEPT] == list(RULE.check(View(programme=programme, on=TODAY, parameters=THIRTY)))


NEVER = NotApplicable(
    path="/relocations/0",
    message=Bilingual(
        "nessuna mobilità aperta: non c'è un avviso né un colloquio, o il caso è finito con il primo passo",
        "no relocation is open: there is no notice nor interview, or the case ended with its first step",
    ),
)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(Relocation(household="H1"), id="no step"),
        pytest.param(Relocation(household="H1").advance(E.CANCEL, on=FIRST), id="ended with its first step"),
    ],
)
def test_never_open(case: Relocation) -> None:
    """
    Where nothing began there are no days to look at.
    """
    assert [NEVER] == verdicts(case)


def days_open(case: Relocation, on: date = TODAY) -> list[object]:
    """
    Return the first and the last day on which a case is open, beside a lab that is in service throughout.
    """
    return [fact.value for verdict in verdicts(case, lab(opening(EARLY)), on=on) for fact in verdict.facts[2:4]]


@pytest.mark.parametrize(
    ("case", "last"),
    [
        pytest.param(moved(), TODAY, id="out"),
        pytest.param(settled(moved(), date(2018, 5, 2)), TODAY, id="accompaniment ended while it is open"),
        pytest.param(back(moved(), date(2018, 12, 4)), TODAY, id="back, nobody noted until when"),
        pytest.param(settled(back(moved(), date(2018, 12, 4)), SETTLED), SETTLED, id="settled again"),
        pytest.param(
            settled(settled(back(moved(), date(2018, 12, 4)), SETTLED), date(2018, 12, 5)), SETTLED, id="the later note"
        ),
        pytest.param(
            settled(back(moved(), date(2018, 12, 4)), date(2018, 11, 30)), date(2018, 12, 4), id="noted too early"
        ),
        pytest.param(moved().advance(E.WAIVE_RETURN, on=date(2019, 3, 4)), TODAY, id="elsewhere for good"),
        pytest.param(moved().advance(E.LEAVE, on=date(2019, 3, 4)), date(2019, 3, 4), id="gone"),
        pytest.param(
            Relocation(household="H1", dwelling="A1")
            .advance(E.INTERVIEW, on=FIRST)
            .advance(E.EXEMPT, on=date(2018, 3, 5)),
            date(2018, 3, 5),
            id="exempt",
        ),
    ],
)
def test_days_on_which_a_case_is_open(case: Relocation, last: date) -> None:
    """
    "From the notice or interview to the end of accompaniment"; a case that is open is so up to the day of the view.
    """
    assert [FIRST, last] == days_open(case)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(FIRST - DAY, [NotApplicable], id="day before the notice"),
        pytest.param(FIRST, [Kept], id="day of the notice"),
        pytest.param(SETTLED, [Kept], id="last day of service"),
        pytest.param(SETTLED + DAY, [Breach], id="day after"),
    ],
)
def test_as_known_on_a_day(on: date, expected: list[type[Verdict]]) -> None:
    """
    A case that is open is judged up to the day of the view, and no further.
    """
    found = verdicts(moved(), lab(opening(EARLY, SETTLED)), on=on, parameters=worth(1))

    assert expected == [type(verdict) for verdict in found]


def test_end_of_accompaniment_not_on_record() -> None:
    """
    Of a household that is back nobody may know until when it was accompanied: then a later gap is undecided.
    """
    case = back(moved(), date(2018, 12, 4))

    assert [
        Missing(
            path="/relocations/0/annotations",
            message=Bilingual(
                "caso H1 concluso il 4 dicembre 2018: non si sa fino a quando il nucleo sia stato accompagnato, e dopo"
                " quel giorno il laboratorio non fu sempre in servizio",
                "case H1 final on 4 December 2018: it is not known until when the household was accompanied, and after"
                " that day the lab was not always in service",
            ),
            facts=(Fact("open_from", FIRST), Fact("last_step_on", date(2018, 12, 4))),
        )
    ] == verdicts(case, lab(opening(EARLY, date(2018, 12, 4))))


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        pytest.param(date(2018, 12, 3), ["/relocations/0/annotations"], id="day before the return"),
        pytest.param(date(2018, 11, 3), ["/relocations/0"], id="thirty-one days before"),
    ],
)
def test_gap_before_an_end_that_is_not_known(closed: date, expected: list[str]) -> None:
    """
    Up to the last step the days are sure: enough of them are a gap, whenever the accompaniment ended.
    """
    assert expected == [
        verdict.path for verdict in verdicts(back(moved(), date(2018, 12, 4)), lab(opening(EARLY, closed)))
    ]


def test_all_that_is_missing_is_said() -> None:
    """
    Where neither the openings nor the end of accompaniment are known, both are named.
    """
    found = verdicts(back(moved(), date(2018, 12, 4)), lab(UNKNOWN_END))

    assert ["/laboratories/0/opening_periods", "/relocations/0/annotations"] == [verdict.path for verdict in found]


def test_service_after_the_last_step_is_sure() -> None:
    """
    Where a lab surely was in service after the last step it does not matter when the accompaniment ended.
    """
    found = verdicts(back(moved(), date(2018, 12, 4)), lab(UNKNOWN_END, opening(date(2018, 12, 5))))

    assert [("/laboratories/0/opening_periods", "10 gennaio 2018 – 4 dicembre 2018")] == [
        (verdict.path, verdict.message.it.split("(")[1].split(")")[0]) for verdict in found
    ]


def test_stretches_of_which_nobody_knows() -> None:
    """
    All stretches of which nobody knows are named.
    """
    openings = (
        OpeningPeriod(first=EARLY, last=Month(2018, 3)),
        OpeningPeriod(first=date(2018, 4, 1), last=Month(2018, 6)),
        opening(date(2018, 7, 1)),
    )
    (verdict,) = verdicts(WHOLE, lab(*openings))

    assert (
        "2 marzo 2018 – 31 marzo 2018; 2 giugno 2018 – 30 giugno 2018",
        "2 March 2018 – 31 March 2018; 2 June 2018 – 30 June 2018",
    ) == tuple(text.split("(")[1].split(")")[0] for text in (verdict.message.it, verdict.message.en))


@pytest.mark.parametrize(
    ("example", "steps", "openings"),
    [
        pytest.param(
            RULE.keeps,
            [date(2017, 9, 1), date(2018, 1, 10), date(2018, 11, 5), date(2018, 11, 5)],
            (opening(date(2017, 8, 21), date(2018, 12, 31)),),
            id="keeps",
        ),
        pytest.param(
            RULE.breaks,
            [date(2016, 9, 1), date(2017, 1, 10), date(2017, 11, 6), date(2017, 11, 6)],
            (opening(date(2013, 5, 2), date(2016, 4, 30)), opening(date(2017, 8, 21), date(2018, 12, 31))),
            id="breaks",
        ),
    ],
)
def test_examples_are_made_up(
    example: Callable[[], Programme], steps: list[date], openings: tuple[OpeningPeriod, ...]
) -> None:
    """
    "Illustrative": the examples say so, and bear the published days.
    """
    programme = example()
    (case,), (found,), (home,) = programme.relocations, programme.laboratories, programme.dwellings

    assert (steps, openings) == ([step.happened_on for step in case.history], found.opening_periods)
    assert [True] * 3 == [record.provenance.illustrative for record in (case, found, home)]


def test_every_case_is_judged() -> None:
    """
    A case of which nothing can be said does not keep the next one from being judged.
    """
    programme = Programme(
        relocations=(
            Relocation(household="H0"),
            attrs.evolve(WHOLE, household="H2", id="H2", dwelling=""),
            attrs.evolve(WHOLE, household="H3", id="H3", dwelling="A3"),
            WHOLE,
            attrs.evolve(WHOLE, household="H4", id="H4"),
        ),
        dwellings=(HOME, Dwelling(id="A3", neighbourhood="sud")),
        laboratories=(lab(opening(EARLY)),),
    )
    found = RULE.check(View(programme=programme, on=TODAY, parameters=THIRTY))

    assert [NotApplicable, Missing, Missing, Kept, Kept] == [type(verdict) for verdict in found]


@given(st.integers(0, 400), st.integers(0, 60), st.integers(0, 60))
def test_kept_exactly_if_the_gap_is_small(opened: int, gap: int, least: int) -> None:
    """
    Of a gap of so many days in the midst of a case there is a warning exactly if the body wants to know of so many.
    """
    closed = FIRST + opened * DAY
    case = settled(back(moved(), closed + 100 * DAY), closed + 100 * DAY)
    openings = (opening(EARLY, closed), opening(closed + (gap + 1) * DAY))
    found = verdicts(case, lab(*openings), parameters=worth(least))

    assert [Breach if gap and gap >= least else Kept] == [type(verdict) for verdict in found]


@settings.get_profile("heavy")
@given(strategies.views(), st.none() | st.integers(0, 400))
def test_says_something_of_every_case(view: View, days: int | None) -> None:
    """
    "Rules report and never raise": of each case of any programme something is said.
    """
    programme = view.programme.as_of(view.on)
    parameters = PARAMETERS if days is None else worth(days)
    found = list(RULE.check(attrs.evolve(view, programme=programme, parameters=parameters)))

    assert len(found) >= len(programme.relocations)
