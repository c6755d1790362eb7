"""
The Milan case asked in mid 2010, 2014, 2016, 2017 and 2019: what was known, by the tables of public figures.
"""

from datetime import date

import pytest

from contratti_quartiere.amounts import AmountPrecision, CountKind
from contratti_quartiere.cases import milano_2016
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.laboratory import Laboratory
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules import works_outlast_service
from contratti_quartiere.schedules import expected_end, schedule_of, slippage
from contratti_quartiere.verdicts import Breach, Missing, Severity, Verdict
from contratti_quartiere.works_table import WorksEvent

MILAN = milano_2016()

Y2010, Y2014, Y2016 = date(2010, 6, 15), date(2014, 6, 15), date(2016, 6, 15)
JUNE_2017, SEPTEMBER_2017, Y2019 = date(2017, 6, 15), date(2017, 9, 15), date(2019, 6, 15)
DAYS = (Y2010, Y2014, Y2016, JUNE_2017, SEPTEMBER_2017, Y2019)


def works_against_service(contract: str, on: date) -> list[Verdict]:
    """
    Return what the rule on works that outlast the service says of one contract on a day.
    """
    found = validate(MILAN, on=on, rules=(works_outlast_service.RULE,)).entries
    return [entry.verdict for entry in found if entry.verdict.message.it.startswith(f"contratto cdq-{contract}")]


def lab(name: str, on: date) -> Laboratory:
    """
    Return a lab as it was known on a day.
    """
    return next(found for found in MILAN.as_of(on).laboratories if found.id == f"lab-{name}")


def milestones(on: date) -> set[str]:
    """
    Return what had happened by a day.
    """
    return {step.id for step in MILAN.as_of(on).milestones}


def test_each_day_has_an_answer_of_its_own() -> None:
    """
    No two of the six days give the same programme.
    """
    known: list[Programme] = [MILAN.as_of(day) for day in DAYS]

    assert len(DAYS) == len(set(known))


@pytest.mark.parametrize(
    ("on", "known"),
    [
        pytest.param(Y2010, False, id="2010"),
        pytest.param(Y2014, False, id="2014"),
        pytest.param(date(2016, 2, 29), False, id="day before the announcement"),
        pytest.param(date(2016, 3, 1), True, id="day of the announcement"),
        pytest.param(Y2016, True, id="2016"),
        pytest.param(Y2019, True, id="2019"),
    ],
)
def test_the_tender_is_known_since_it_was_announced(on: date, known: bool) -> None:  # a fact
    """
    The tender was announced on 1 March 2016; in 2010 and 2014 nobody spoke of it.
    """
    assert known is bool(MILAN.as_of(on).tenders)


OPENED = (Year(2006), None)
AGAIN = (Month(2017, 8), Month(2018, 12))


@pytest.mark.parametrize(
    ("on", "openings"),
    [
        pytest.param(Y2010, [OPENED], id="2010"),
        pytest.param(Y2014, [OPENED], id="2014"),
        pytest.param(Y2016, [OPENED], id="2016"),
        pytest.param(JUNE_2017, [OPENED], id="June 2017"),
        pytest.param(date(2017, 7, 31), [OPENED], id="day before August 2017"),
        pytest.param(date(2017, 8, 1), [OPENED, AGAIN], id="first day of August 2017"),
        pytest.param(SEPTEMBER_2017, [OPENED, AGAIN], id="September 2017"),
        pytest.param(Y2019, [OPENED, AGAIN], id="2019"),
    ],
)
@pytest.mark.parametrize("name", ["mazzini", "san-siro", "molise-calvairate", "gratosoglio", "ponte-lambro"])
def test_openings(name: str, on: date, openings: list[tuple[When, When | None]]) -> None:
    """
    The labs were born in 2006 and started again in August 2017, extended to the end of 2018.
    """
    assert openings == [(opening.first, opening.last) for opening in lab(name, on).opening_periods]


@pytest.mark.parametrize(
    ("on", "end", "over"),
    [
        pytest.param(Y2010, None, False, id="2010"),
        pytest.param(date(2018, 7, 13), None, False, id="day before the first plan"),
        pytest.param(date(2018, 7, 14), Month(2020, 9), False, id="first plan"),
        pytest.param(Y2019, Month(2020, 9), False, id="2019"),
        pytest.param(date(2019, 6, 22), Month(2020, 9), False, id="day before the second plan"),
        pytest.param(date(2019, 6, 23), Month(2020, 12), False, id="second plan"),
        pytest.param(date(2026, 11, 27), Month(2020, 12), False, id="nobody says that they ended"),
    ],
)
def test_when_the_towers_of_gratosoglio_end(on: date, end: When | None, over: bool) -> None:  # a fact
    """
    July 2018: start September 2018, end April to September 2020. June 2019: start October 2019, end December 2020.
    """
    (towers,) = (work for work in MILAN.as_of(on).interventions if work.id == "gratosoglio-torri")
    found = expected_end(schedule_of(towers), on)

    assert (end, over, False) == (found.end, found.over, found.broken)


def test_how_far_the_towers_slipped() -> None:
    """
    The start moved from September 2018 to October 2019, 366 to 425 days; the end from September to December 2020.
    """
    (towers,) = (work for work in MILAN.interventions if work.id == "gratosoglio-torri")
    on = date(2019, 6, 23)
    start = slippage(schedule_of(towers), WorksEvent.START, on)
    end = slippage(schedule_of(towers), WorksEvent.FINISH, on)
    assert start is not None
    assert end is not None

    # 30 September 2018 to 1 October 2019, 1 September 2018 to 31 October 2019; 30 September to 1 December 2020, 1
    # September to 31 December 2020.
    assert ((366, 425), (62, 121)) == (start.days, end.days)


@pytest.mark.parametrize(
    ("on", "started", "broken"),
    [
        pytest.param(Y2010, False, False, id="2010"),
        pytest.param(date(2011, 10, 31), False, False, id="day before November 2011"),
        pytest.param(date(2011, 11, 1), True, False, id="first day of November 2011"),
        pytest.param(Y2014, True, False, id="2014"),
        pytest.param(date(2014, 12, 31), True, False, id="day before January 2015"),
        pytest.param(date(2015, 1, 1), True, True, id="first day of January 2015"),
        pytest.param(Y2016, True, True, id="2016"),
        pytest.param(Y2019, True, True, id="2019"),
    ],
)
def test_ponte_lambro(on: date, started: bool, broken: bool) -> None:  # facts, not switches
    """
    Renzo Piano's building: works from November 2011, contract ended for serious default in January 2015.
    """
    (building,) = (work for work in MILAN.as_of(on).interventions if work.id == "ponte-lambro-piano")
    begun = [entry for entry in building.schedule if entry.event is WorksEvent.START]

    assert (started, broken) == (bool(begun), expected_end(schedule_of(building), on).broken)


EACH_CONTRACT = ("mazzini", "san-siro", "molise-calvairate", "gratosoglio", "ponte-lambro")


@pytest.mark.parametrize("contract", EACH_CONTRACT)
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_works_against_service_is_not_known(contract: str, on: date) -> None:
    """
    But for the towers of Gratosoglio in 2019, no source says when works end: not of what was broken off either.
    """
    towers = contract == "gratosoglio" and on == Y2019

    assert {Breach if towers else Missing} == set(map(type, works_against_service(contract, on)))


@pytest.mark.parametrize(
    ("on", "end", "said_on"),
    [
        pytest.param(date(2018, 7, 14), Month(2020, 9), date(2018, 7, 14), id="first said"),
        pytest.param(date(2019, 6, 22), Month(2020, 9), date(2018, 7, 14), id="day before the slip"),
        pytest.param(date(2019, 6, 23), Month(2020, 12), date(2019, 6, 23), id="slipped"),
    ],
)
def test_the_towers_outlast_the_service(on: date, end: Month, said_on: date) -> None:
    """
    The towers were to end in 2020; the service was planned to April 2019, and in fact extended to December 2018 only.
    """
    (verdict,) = works_against_service("gratosoglio", on)
    assert isinstance(verdict, Breach)

    # What is known to the month only ends no later than its last day, and begins no earlier than its first.
    assert {
        "works_end": end,
        "works_end_day": date(end.year, end.month, 1),
        "said_on": said_on,
        "term_end": Month(2019, 4),
        "lab_closed": Month(2018, 12),
        "service_end_day": date(2019, 4, 30),
    } == {fact.name: fact.value for fact in verdict.facts if fact.name != "works"}


def test_of_the_towers_nothing_was_known_the_day_before() -> None:
    """
    Until 13 July 2018 nobody had said when the towers would end.
    """
    assert {Missing} == set(map(type, works_against_service("gratosoglio", date(2018, 7, 13))))


@pytest.mark.parametrize(
    ("on", "buildings", "dwellings"),
    [
        pytest.param(date(2016, 12, 31), {52, 18}, {3962, 1341}, id="2016"),
        pytest.param(date(2017, 1, 1), {52, 18, 20}, {3962, 1341, 1400}, id="2017"),
    ],
)
def test_what_was_counted_in_gratosoglio(on: date, buildings: set[int], dwellings: set[int]) -> None:
    """
    52 buildings and 3,962 dwellings in the quarter, 18 and 1,341 in the contract; by 2017, 20 and over 1,400 done.
    """
    (contract,) = (found for found in MILAN.as_of(on).contracts if found.id == "cdq-gratosoglio")

    assert (buildings, dwellings) == tuple(
        {count.count for count in contract.counts if count.kind is kind}
        for kind in (CountKind.BUILDINGS, CountKind.DWELLINGS)
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(Y2019, set[int](), id="2019"),
        pytest.param(date(2021, 1, 1), {5996, 4285, 785, 572, 101}, id="2021"),
    ],
)
def test_what_was_counted_in_san_siro(on: date, expected: set[int]) -> None:
    """
    In 2021: 5,996 dwellings, 4,285 for rent, 785 squatted, 572 in maintenance, 101 empty; not within the contract.
    """
    (contract,) = (found for found in MILAN.as_of(on).contracts if found.id == "cdq-san-siro")

    assert (expected, True) == (
        {count.count for count in contract.counts},
        all("non è il perimetro del contratto" in count.perimeter.it for count in contract.counts),
    )


def test_counts_of_all_five() -> None:
    """
    7,240 dwellings and 37,000 people; 15,000 dwellings with Stadera and Spaventa; over 30,000 people elsewhere.
    """
    assert [(7240, "esatto"), (37000, "esatto"), (15000, "esatto"), (30000, "oltre"), (9000, "circa")] == [
        (count.count, count.precision.value) for count in MILAN.counts
    ]


@pytest.mark.parametrize("contract", MILAN.contracts, ids=lambda found: found.id)
def test_every_count_has_a_perimeter(contract: NeighbourhoodContract) -> None:
    """
    "Always store the perimeter with the figure", says the table, in both languages.
    """
    assert [] == [
        count for count in (*contract.counts, *MILAN.counts) if not (count.perimeter.it and count.perimeter.en)
    ]


def test_mazzini_in_figures() -> None:
    """
    48 buildings, 2,320 dwellings, about 2,000 families and 4,500 people, 1,347 over 65, 675 non-EU; 286 renovated.
    """
    mazzini = MILAN.contracts[0]

    assert [48, 2320, 2000, 4500, 1347, 675, 286] == [count.count for count in mazzini.counts]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(Y2010, ["39.240.000,00 €", "26.000.000,00 €"], id="2010"),
        pytest.param(Y2016, ["39.240.000,00 €", "26.000.000,00 €", "7.000.000,00 €"], id="2016"),
    ],
)
def test_what_mazzini_costs(on: date, expected: list[str]) -> None:
    """
    39.24 million for the first phase, 26 spent since 1991; since July 2014, 7 to finish the student residence.
    """
    assert expected == [str(amount.amount) for amount in MILAN.as_of(on).contracts[0].amounts]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(Y2014, 0, id="2014"),
        pytest.param(Y2016, 1, id="Progetti Abitare"),
        pytest.param(JUNE_2017, 1, id="June 2017"),
        pytest.param(SEPTEMBER_2017, 2, id="spent to the end of 2018"),
    ],
)
def test_money_of_the_labs(on: date, expected: int) -> None:
    """
    270,000 euro for five Progetti Abitare in December 2014; over 360,000 until the end of 2018, said in August 2017.
    """
    assert expected == sum(amount.when is not None for amount in MILAN.as_of(on).amounts)


def test_the_five_contracts_cost() -> None:
    """
    240 million in all, about 140 of State and Region.
    """
    assert [("240.000.000,00 €", AmountPrecision.EXACT), ("140.000.000,00 €", AmountPrecision.ABOUT)] == [
        (str(amount.amount), amount.precision) for amount in MILAN.amounts[:2]
    ]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(Y2010, {"progettazione", "apertura"}, id="2010"),
        pytest.param(Y2014, {"progettazione", "apertura", "gratosoglio-2012", "cabina"}, id="2014"),
        pytest.param(
            Y2016,
            {"progettazione", "apertura", "gratosoglio-2012", "cabina", "conti", "abitare", "annuncio"},
            id="2016",
        ),
    ],
)
def test_what_had_happened(on: date, expected: set[str]) -> None:
    """
    Bank accounts in July 2014, Progetti Abitare in December, the announcement in March 2016.
    """
    assert expected == milestones(on)


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        pytest.param(Y2016, JUNE_2017, {"commissioni"}, id="to June 2017"),
        pytest.param(JUNE_2017, SEPTEMBER_2017, {"ripartenza", "proroga"}, id="to September 2017"),
        pytest.param(SEPTEMBER_2017, Y2019, {"ponte-lambro-2018", "rifinanziamento"}, id="to 2019"),
        pytest.param(
            Y2019,
            date(2024, 9, 1),
            {"torri-2019", "ponte-lambro-2021", "ponte-lambro-2022", "mazzini-2024"},
            id="to 2024",
        ),
    ],
)
def test_what_happened_in_between(before: date, after: date, new: set[str]) -> None:
    """
    Commissions in March 2017, restart in August, money in December 2018; then what became of the works.
    """
    assert new == milestones(after) - milestones(before)


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2019, 6, 22), []), (date(2019, 6, 23), ["3.400.000,00 €"])], ids=["before", "said"]
)
def test_the_savings_of_gratosoglio(on: date, expected: list[str]) -> None:
    """
    3.4 million of savings re-used, said in June 2019; that they were verified nobody says.
    """
    savings = MILAN.as_of(on).savings

    assert (expected, True) == (
        [str(saving.amount) for saving in savings],
        all(saving.verified_on is None for saving in savings),
    )


def test_nothing_is_known_to_have_been_decided() -> None:
    """
    Of no re-programming do we know the body, the day and the act: a press piece on Mazzini is no decision.
    """
    assert ((), True) == (
        MILAN.decisions,
        any(unknown.id == "rimodulazione-mazzini" for unknown in MILAN.unknowns),
    )


def test_the_acts() -> None:
    """
    Laws, decrees, the Lombard resolution and call, a protocol of a doubtful date, the ranking of 28 October 2004.
    """
    assert [
        ("21/2001", Year(2001)),
        ("2522", date(2001, 12, 27)),
        ("", date(2002, 12, 30)),
        ("880", date(2003, 7, 22)),
        ("7/14845", date(2003, 10, 1)),
        ("", date(2003, 10, 13)),
        ("", date(2004, 10, 24)),
        ("394", date(2004, 10, 28)),
    ] == [(act.number, act.on) for act in MILAN.acts]


def test_an_open_act_is_asked_for() -> None:
    """
    That DGR VII/13861 approved the call is an inference: it is a question, not an act.
    """
    texts = [unknown.question.it for unknown in MILAN.unknowns]

    assert (True, False) == (
        any("VII/13861" in text for text in texts),
        any("13861" in act.number for act in MILAN.acts),
    )


def test_mazzini_was_approved_by_the_joint_committee() -> None:
    """
    The Comitato paritetico approved Mazzini in June 2006.
    """
    (act,) = MILAN.contracts[0].acts

    assert (Month(2006, 6), "Comitato paritetico") == (act.on, act.issuer)


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_never_an_error(on: date) -> None:
    """
    Asked on any of the days, the rules find advice and doubts, and no error.
    """
    report = validate(MILAN, on=on)

    assert (True, []) == (
        report.valid,
        [entry.rule.id for entry in report.findings if entry.severity is Severity.ERROR],
    )


@pytest.mark.parametrize(
    ("on", "bodies"),
    [
        pytest.param(JUNE_2017, ["Martini Associati s.r.l."], id="June 2017"),
        pytest.param(
            SEPTEMBER_2017, ["Martini Associati s.r.l.", "Comune di Milano, con gruppi locali"], id="September 2017"
        ),
    ],
)
def test_who_ran_the_mazzini_lab(on: date, bodies: list[str]) -> None:
    """
    Martini Associati, nobody says when; since August 2017 the City coordinates with its own staff and local groups.
    """
    assert bodies == [entry.body for entry in lab("mazzini", on).operators]


def test_the_seat_of_the_mazzini_lab() -> None:
    """
    Via Mompiani 5 is the only seat of a lab that a source tells.
    """
    assert {"lab-mazzini": ["via Mompiani 5"]} == {
        found.id: [seat.address for seat in found.seats] for found in MILAN.laboratories if found.seats
    }


def test_a_guess_at_an_operator_is_no_fact() -> None:
    """
    That IRS ran the Ponte Lambro lab is only likely: it stands nowhere.
    """
    assert [] == [entry.body for entry in lab("ponte-lambro", Y2016).operators]
