"""
The five invented neighbourhoods: the whole programme at work, each figure computed by hand.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any, cast

import attrs
import pytest

from contratti_quartiere.cases import cinque_quartieri
from contratti_quartiere.dates import Month
from contratti_quartiere.decisions import Flow, FlowKind, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.errors import ExceededError, UnmeasuredError
from contratti_quartiere.funding import FundingBody
from contratti_quartiere.identifiers import Cup
from contratti_quartiere.interventions import InterventionKind
from contratti_quartiere.lot_chains import LotStage, lot_stage
from contratti_quartiere.lot_criteria import (
    LotCriterion,
    households_to_accompany,
    lot_facts,
    objectives_set,
    remaining_works,
)
from contratti_quartiere.lots import compare_plans
from contratti_quartiere.money import Euro
from contratti_quartiere.progress import Payment, PaymentKind
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.report import validate
from contratti_quartiere.rules import works_outlast_service
from contratti_quartiere.schedules import expected_end, schedule_of, slippage
from contratti_quartiere.service_hours import ProfessionalFigure, desk_total, staff_by_figure
from contratti_quartiere.sources import Provenance
from contratti_quartiere.verdicts import Breach, Kept, Severity, Verdict
from contratti_quartiere.works import Works
from contratti_quartiere.works_table import WorksEvent
from contratti_quartiere.year_spending import spending

CASE = cinque_quartieri()
DROPPED = date(2014, 10, 20)
ADDED = date(2016, 4, 13)
FINISHED_BY = date(2017, 7, 5)
"""The day of the decision that pays for the end of the courtyard."""

# Thousands of euro on the day before the first decision and on the day of each, computed by hand.
# 2014: Dalia's building gives all of its 4,800 and the Betulla centre 800; the staircases get 800, the Edera homes
# 1,500, Dalia's reserve 2,800, and 500 leave the programme: 5,600 = 5,600.
# 2016: the Ambra homes give the 2,400 saved, Dalia's reserve 1,000, Ambra's 500, and 600 enter: 4,500; the towers get
# 4,000 and the courtyard 500.
# 2017: Corallo's reserve gives 1,500 and 25 cents, the well its 900; the courtyard gets 1,750, the accompaniment 400,
# and 250 and 25 cents leave.
THOUSANDS = {
    "ambra-case": (13000, 13000, 10600, 10600),
    "ambra-strade": (4500, 4500, 4500, 4500),
    "betulla-scale": (7000, 7800, 7800, 7800),
    "betulla-centro": (2000, 1200, 1200, 1200),
    "corallo-corte": (9000, 9000, 9500, 11250),
    "corallo-tetti": (3500, 3500, 3500, 3500),
    "dalia-lama": (4800, 0, 0, 0),
    "dalia-piazza": (1200, 1200, 1200, 1200),
    "edera-case": (6000, 7500, 7500, 7500),
    "edera-sociale": (600, 600, 600, 1000),
    "edera-pozzo": (900, 900, 900, 0),
    "ambra-torri": (None, None, 4000, 4000),
}
DATES = (date(2014, 10, 19), DROPPED, ADDED, FINISHED_BY)

RESERVES = {
    "cdq-ambra": ("2500000.00", "2500000.00", "2000000.00", "2000000.00"),
    "cdq-betulla": ("1000000.00", "1000000.00", "1000000.00", "1000000.00"),
    "cdq-corallo": ("2500000.00", "2500000.00", "2500000.00", "999999.75"),
    "cdq-dalia": ("500000.00", "3300000.00", "2300000.00", "2300000.00"),
    "cdq-edera": ("500000.00", "500000.00", "500000.00", "500000.00"),
}


def records(value: object) -> Iterator[Any]:
    """
    Yield every record inside a record.
    """
    kind: Any = type(value)
    if isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from records(item)
    elif attrs.has(kind):
        yield value
        for field in attrs.fields(kind):
            yield from records(getattr(value, field.name))


def works(name: str) -> Works:
    """
    Return the works of a name.
    """
    return next(part for part in CASE.works if part.id == name)


def lots(day: date, *criteria: LotCriterion) -> list[str]:
    """
    Return what each lot gets on a day, as text.
    """
    return [str(share.amount) for share in CASE.lot_plan(day, criteria=criteria).shares()]


def euros(*amounts: str) -> list[str]:
    """
    Return amounts as they are told.
    """
    return [str(Euro(amount)) for amount in amounts]


def test_everything_is_invented() -> None:
    """
    Every record that says where it is from says that it is illustrative, and no source is named.
    """
    provenances = {record.provenance for record in records(CASE) if hasattr(record, "provenance")}

    assert ({Provenance(illustrative=True)}, ()) == (provenances, CASE.sources)


def test_every_kind_of_intervention() -> None:
    """
    Twelve interventions, of every kind that there is.
    """
    assert (12, set(InterventionKind)) == (len(CASE.interventions), {part.kind for part in CASE.interventions})


def test_project_codes() -> None:
    """
    Each intervention has a project code of the observed form, and no two share it.
    """
    codes = [part.cup for part in CASE.interventions]

    assert ({Cup}, 12) == ({type(code) for code in codes}, len(set(codes)))


@pytest.mark.parametrize(
    ("contract", "total"),
    [
        ("cdq-ambra", "20000000.00"),
        ("cdq-betulla", "10000000.00"),
        ("cdq-corallo", "15000000.00"),
        ("cdq-dalia", "6500000.00"),
        ("cdq-edera", "8000000.00"),
    ],
)
def test_shares_add_up_to_the_cost(contract: str, total: str) -> None:
    """
    The shares of the bodies add up, to the cent, to the cost that the agreement states.
    """
    money = next(part.cofinancing for part in CASE.contracts if part.id == contract)
    assert money is not None

    assert (Euro(total), Euro(total)) == (money.total, money.cost)


def test_cost_plans_add_up() -> None:
    """
    The items of each cost plan add up to its stated total.
    """
    plans = [part.cost_plan for part in CASE.interventions if part.cost_plan is not None]

    assert [plan.stated_total for plan in plans] == [plan.total for plan in plans]


def test_a_third_of_an_odd_sum() -> None:
    """
    A third of 3,599,999.63 is 1,199,999.87 and two thirds of a cent: the two cents left over go to the first two.
    """
    betulla = CASE.contracts[1]
    amounts = betulla.schedules[0].amounts(Euro("3599999.63"))

    assert euros("1199999.88", "1199999.88", "1199999.87") == [str(amount) for amount in amounts.values()]


@pytest.mark.parametrize("day", DATES, ids=str)
def test_what_is_known_is_known_once(day: date) -> None:
    """
    The programme as of a day, asked again of that day or of a later one first, is the same.
    """
    known = CASE.as_of(day)

    assert [known, known] == [known.as_of(day), CASE.as_of(date(2018, 12, 31)).as_of(day)]


@pytest.mark.parametrize(("column", "day"), list(enumerate(DATES)), ids=map(str, DATES))
def test_ledger_of_interventions(column: int, day: date) -> None:
    """
    What each intervention has after the decisions up to a day; one that is added later is not there yet.
    """
    ledger = CASE.as_of(day).ledger
    expected = {name: row[column] for name, row in THOUSANDS.items() if row[column] is not None}

    assert {
        name: Euro.from_cents(100_000 * thousands) for name, thousands in expected.items() if thousands is not None
    } == {part.id: ledger.account(part.id).budget for part in ledger.interventions}


@pytest.mark.parametrize(("column", "day"), list(enumerate(DATES)), ids=map(str, DATES))
def test_ledger_of_reserves(column: int, day: date) -> None:
    """
    What each contract has and has assigned to no intervention.
    """
    ledger = CASE.as_of(day).ledger

    assert {name: Euro(row[column]) for name, row in RESERVES.items()} == {
        name: ledger.reserve(name).budget for name in RESERVES
    }


@pytest.mark.parametrize(
    ("day", "total"),
    [
        (date(2014, 10, 19), "59500000.00"),
        (DROPPED, "59000000.00"),
        (date(2016, 4, 12), "59000000.00"),
        (ADDED, "59600000.00"),
        (date(2017, 7, 4), "59600000.00"),
        (FINISHED_BY, "59349999.75"),
    ],
    ids=str,
)
def test_the_total_changes_by_what_enters_and_leaves(day: date, total: str) -> None:
    """
    59,500,000 at first; 500,000 leave in 2014, 600,000 enter in 2016, 250,000.25 leave in 2017.
    """
    assert Euro(total) == CASE.as_of(day).ledger.total


@pytest.mark.parametrize(
    ("day", "known"),
    [(date(2016, 4, 12), False), (ADDED, True), (date(2016, 5, 9), True)],
    ids=str,
)
def test_the_towers_are_unknown_before_they_are_added(day: date, known: bool) -> None:
    """
    Neither the intervention nor its works are there before the decision that adds it.
    """
    programme = CASE.as_of(day)

    assert (known, known) == (
        "ambra-torri" in {part.id for part in programme.interventions},
        "lavori-ambra-torri" in {part.id for part in programme.works},
    )


def test_what_was_designed_before_is_known_before() -> None:
    """
    Works that were designed in 2015 are known in 2015, though their intervention was added in 2016.
    """
    early = Works(id="disegno", intervention="ambra-torri").advance(WorksEvent.DESIGN, on=date(2015, 1, 12))
    programme = attrs.evolve(CASE, works=(*CASE.works, early))

    assert [False, True] == [early in programme.as_of(day).works for day in (date(2015, 1, 11), date(2015, 1, 12))]


def test_decisions_balance() -> None:
    """
    Each decision gives what it takes: 5.6 million, 4.5 million, 2,400,000.25.
    """
    amounts = euros("5600000.00", "4500000.00", "2400000.25")

    assert [amounts, amounts] == [
        [str(decision.given) for decision in CASE.decisions],
        [str(decision.taken) for decision in CASE.decisions],
    ]


def test_every_measure_is_taken() -> None:
    """
    Interventions are dropped twice, added, moved and reduced once, confirmed three times.
    """
    kinds = Counter(measure.kind for decision in CASE.decisions for measure in decision.measures)

    assert {
        MeasureKind.DROP: 2,
        MeasureKind.ADD: 1,
        MeasureKind.MOVE: 1,
        MeasureKind.REDUCE: 1,
        MeasureKind.CONFIRM: 3,
    } == kinds


def test_saving_is_verified_and_used_up() -> None:
    """
    The saving is verified a year before it is used, and nothing of it is left: a cent more is refused.
    """
    (saving,) = CASE.savings
    more = SteeringDecision(
        id="un-centesimo",
        body=SteeringBody.STEERING_GROUP,
        on=date(2018, 1, 8),
        flows=(
            Flow(kind=FlowKind.FROM_INTERVENTION, item="ambra-case", amount=Euro("0.01"), saving=saving.id),
            Flow(kind=FlowKind.TO_CONTRACT, item="cdq-ambra", amount=Euro("0.01")),
        ),
    )

    assert date(2015, 3, 31) == saving.verified_on
    with pytest.raises(ExceededError, match="un-centesimo"):
        CASE.decide(more)


@pytest.mark.parametrize(
    ("day", "amounts"),
    [
        (date(2016, 6, 30), ("226694.91", "190677.97", "379237.29", "0.00", "203389.83")),
        (date(2017, 12, 31), ("223463.69", "139664.80", "455307.26", "0.00", "181564.25")),
    ],
    ids=str,
)
def test_lots_by_works_still_to_do(day: date, amounts: tuple[str, ...]) -> None:
    """
    A million euro in proportion to what each lot's works, if they are not done yet, have assigned and not certified.

    The homes of Ambra and the square of Dalia are tested on both days and the streets of Ambra on the second; Dalia's
    building is dropped, and on the second day the well of Edera; its accompaniment is no works. In millions:

    30 June 2016: Ambra (4.5 - 3.15) + 4 = 5.35; Betulla (7.8 - 4.5) + 1.2 = 4.5; Corallo (9.5 - 3) + (3.5 - 1.05) =
    8.95; Dalia 0; Edera (7.5 - 3.6) + 0.9 = 4.8: 23.6 together. Of a million 5.35 / 23.6 is 226,694.9153; 4.5 / 23.6 is
    190,677.9661; 8.95 / 23.6 is 379,237.2881; 4.8 / 23.6 is 203,389.8305. Cut to the cent they lack two cents of it,
    which go where most was cut: to Corallo (0.81) and Betulla (0.61).

    31 December 2017: Ambra 4; Betulla (7.8 - 6.3) + (1.2 - 0.2) = 2.5; Corallo (11.25 - 4.5) + (3.5 - 2.1) = 8.15;
    Dalia 0; Edera 7.5 - 4.25 = 3.25: 17.9 together. Of a million 4 / 17.9 is 223,463.6872; 2.5 / 17.9 is 139,664.8045;
    8.15 / 17.9 is 455,307.2626; 3.25 / 17.9 is 181,564.2458. The two cents go to Ambra (0.72) and Edera (0.58).
    """
    assert euros(*amounts) == lots(day, remaining_works)


def test_what_later_progress_would_have_changed() -> None:
    """
    A year and a half later Corallo, whose courtyard stood still, would have got 76,069.97 more, and Betulla less.

    226,694.91 - 3,231.22 = 223,463.69; 190,677.97 - 51,013.17 = 139,664.80; 379,237.29 + 76,069.97 = 455,307.26;
    203,389.83 - 21,825.58 = 181,564.25; and 3,231.22 + 51,013.17 + 21,825.58 = 76,069.97.
    """
    before, after = (CASE.lot_plan(day, criteria=[remaining_works]) for day in (date(2016, 6, 30), date(2017, 12, 31)))

    assert euros("-3231.22", "-51013.17", "76069.97", "0.00", "-21825.58") == [
        str(change.difference) for change in compare_plans(before, after)
    ]


@pytest.mark.parametrize(
    ("day", "ambra"),
    [
        pytest.param(date(2016, 11, 29), "5350000.00", id="day before"),
        pytest.param(date(2016, 11, 30), "4000000.00", id="day of the end"),
        pytest.param(date(2016, 12, 1), "4000000.00", id="day after"),
    ],
)
def test_what_ended_works_leave_over_is_not_to_do(day: date, ambra: str) -> None:
    """
    The streets of Ambra end on 30 November 2016 with 4.2 of 4.5 million certified: 0.3 is left over, and not to do.

    Until then 4.5 - 3.15 = 1.35 is to do of them, and 4 of the towers on all days.
    """
    known = CASE.as_of(day)
    facts = lot_facts(known.tenders[0], known.ledger, known.relocations)

    assert Euro(ambra) == facts[0].remaining


@pytest.mark.parametrize(
    ("day", "betulla"),
    [
        (date(2017, 12, 28), "3300000.00"),
        (date(2017, 12, 29), "1500000.00"),
    ],
    ids=str,
)
def test_a_statement_counts_from_its_day(day: date, betulla: str) -> None:
    """
    The statement of 29 December 2017 certifies 1,800,000 more of staircase B.
    """
    ledger = CASE.as_of(day).ledger
    budget = ledger.account("betulla-scale").budget
    assert budget is not None

    assert Euro(betulla) == budget - ledger.certified("betulla-scale")


def test_lots_by_aims() -> None:
    """
    By ten aims, of which the contracts have 2, 2, 3, 1 and 2, the lots are those that the tender states.
    """
    expected = euros("200000.00", "200000.00", "300000.00", "100000.00", "200000.00")
    stated = [str(lot.amount.amount) for lot in CASE.tenders[0].lots if lot.amount is not None]

    assert [expected, expected] == [lots(date(2016, 6, 30), objectives_set), stated]


def test_households_cannot_be_counted_everywhere() -> None:
    """
    Only Dalia's cases are on record: of the other four lots the number of households is unknown, and not zero.
    """
    with pytest.raises(UnmeasuredError) as caught:
        lots(date(2016, 6, 30), households_to_accompany)

    assert ("lotto-ambra", "lotto-betulla", "lotto-corallo", "lotto-edera") == caught.value.lots


@pytest.mark.parametrize(
    ("day", "stranded"),
    [
        (date(2014, 10, 19), {}),
        (
            DROPPED,
            {
                "N01": RelocationEvent.CANCEL,
                "N02": RelocationEvent.OPEN_CHOICE,
                "N04": RelocationEvent.CANCEL,
                "N05": RelocationEvent.OPEN_CHOICE,
            },
        ),
        (
            date(2014, 11, 10),
            {
                "N01": RelocationEvent.CANCEL,
                "N02": RelocationEvent.OPEN_CHOICE,
                "N05": RelocationEvent.OPEN_CHOICE,
            },
        ),
        (date(2014, 12, 15), {"N01": RelocationEvent.CANCEL, "N02": None, "N05": None}),
        (date(2015, 3, 2), {"N01": RelocationEvent.CANCEL, "N05": None}),
    ],
    ids=str,
)
def test_stranded_households(day: date, stranded: dict[str, RelocationEvent | None]) -> None:
    """
    The building is dropped: who is at home is cancelled, who is out gets a choice; who had moved for good is no case.
    """
    assert stranded == {case.household: case.due for case in CASE.as_of(day).stranded}


@pytest.mark.parametrize(
    ("name", "shares"),
    [
        ("lavori-ambra-strade", ["1/3", "5/6", "3/4", "1"]),
        ("lavori-corallo-corte", ["3/14", "3/7", "3/11", "6/11"]),
    ],
)
def test_percentages_may_fall(name: str, shares: list[str]) -> None:
    """
    A variant raises the price of the streets to 4,200,000: from 5/6 to 3/4; a second contract begins from zero.
    """
    part = works(name)

    assert [Fraction(share) for share in shares] == [part.progress(entry.on) for entry in part.statements]


@pytest.mark.parametrize(
    ("day", "outstanding"),
    [
        (date(2017, 5, 25), "0.00"),
        (date(2017, 5, 26), "1100000.00"),
        (date(2018, 1, 19), "800000.00"),
        (date(2018, 11, 30), "500000.00"),
    ],
    ids=str,
)
def test_the_advance_is_recovered_by_and_by(day: date, outstanding: str) -> None:
    """
    An advance of a fifth of 5,500,000, of which each of two payments on account recovers 300,000.
    """
    assert Euro(outstanding) == works("lavori-corallo-corte").advance_outstanding(day)


@pytest.mark.parametrize("part", CASE.works, ids=lambda part: part.id)
def test_nothing_is_paid_ahead_of_the_works(part: Works) -> None:
    """
    On the day of each payment what is paid is certified, or an advance not yet recovered.
    """
    assert all(
        part.paid(entry.on) <= part.certified(entry.on) + part.advance_outstanding(entry.on) for entry in part.payments
    )


def test_dropped_works_are_paid_no_more() -> None:
    """
    Nothing was certified for the building that was dropped: a payment is refused, and a balance too.
    """
    for kind in (PaymentKind.INSTALMENT, PaymentKind.BALANCE):
        with pytest.raises(ExceededError, match="lavori-dalia-lama"):
            CASE.pay("lavori-dalia-lama", Payment(on=DROPPED, amount=Euro("0.01"), kind=kind))


@pytest.mark.parametrize(
    ("day", "end", "broken"),
    [
        (date(2011, 5, 8), Month(2013, 6), False),
        (date(2011, 5, 9), Month(2014, 5), False),
        (date(2015, 1, 18), Month(2014, 5), False),
        (date(2015, 1, 19), None, True),
        (ADDED, Month(2018, 12), False),
        (date(2017, 5, 15), Month(2019, 6), False),
    ],
    ids=str,
)
def test_when_the_courtyard_was_to_end(day: date, end: Month | None, broken: bool) -> None:
    """
    June 2013, then May 2014; no end while its contract is terminated; December 2018, then June 2019.
    """
    intervention = next(part for part in CASE.interventions if part.id == "corallo-corte")
    found = expected_end(schedule_of(intervention, CASE.works, CASE.decisions), day)

    assert (end, broken) == (found.end, found.broken)


def test_how_far_the_courtyard_slipped() -> None:
    """
    From June 2013 to June 2019: between 30 June 2013 and 1 June 2019 lie 2,162 days, between the ends of both 2,220.
    """
    intervention = next(part for part in CASE.interventions if part.id == "corallo-corte")
    found = slippage(schedule_of(intervention, CASE.works, CASE.decisions), WorksEvent.FINISH, FINISHED_BY)
    assert found is not None

    assert (2162, 2220) == found.days


@pytest.mark.parametrize(
    ("day", "ambra"),
    [(date(2018, 4, 15), Kept), (date(2018, 4, 16), Breach)],
    ids=str,
)
def test_works_that_outlast_the_lab(day: date, ambra: type[Verdict]) -> None:
    """
    The lab is open until 2 October 2019: the towers were to end in December 2018, from their start on in December 2019.
    """
    entries = validate(CASE, on=day, rules=(works_outlast_service.RULE,)).entries

    assert ambra is next(type(entry.verdict) for entry in entries if entry.verdict.path == "/contracts/0")


def test_a_finished_intervention_is_over() -> None:
    """
    The works on the Ambra homes ended on 20 December 2013; that they passed their test in 2014 moves no date.
    """
    intervention = CASE.interventions[0]
    found = expected_end(schedule_of(intervention, CASE.works, CASE.decisions), date(2014, 10, 15))

    assert (date(2013, 12, 20), True) == (found.end, found.over)


@pytest.mark.parametrize(
    ("day", "met"),
    [
        # (3,000,000 + 0) of 9,800,000: less than two fifths.
        (date(2016, 3, 30), False),
        # (3,000,000 + 1,050,000) of 9,800,000: 41.3 %.
        (date(2016, 3, 31), True),
    ],
    ids=str,
)
def test_second_instalment_of_the_state(day: date, met: bool) -> None:
    """
    The second instalment for Corallo, two fifths of eight million, is due when two fifths of the price are certified.
    """
    known = CASE.as_of(day)
    contract = known.contracts[2]
    second = contract.schedules[0].standing(Euro("8000000.00"), contract.reached(known.works), contract.transfers)[1]

    assert (Euro("3200000.00"), met, (), Euro("0.00")) == (second.amount, second.met, second.missing, second.received)


def test_who_sent_what() -> None:
    """
    The State sent 6.3 million for Ambra, of the nine that are its share, and the Region four of six.
    """
    sent: Counter[FundingBody] = Counter()
    for transfer in CASE.contracts[0].transfers:
        sent[transfer.body] += transfer.amount.cents

    assert {FundingBody.STATE: 630_000_000, FundingBody.REGION: 400_000_000} == sent


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2016, ("18300.00", None, None, None)),
        # Two invoices of 30,000 are 73,200 with 22 %.
        (2017, ("73200.00", "73200.00", "73200.00", "73200.00")),
        # The last one is liquidated and not paid: 36,600.
        (2018, ("73200.00", "73200.00", "73200.00", "36600.00")),
        (2019, ("54900.00", None, None, None)),
    ],
)
def test_what_each_year_has_of_the_service(year: int, expected: tuple[str | None, ...]) -> None:
    """
    Of 219,600 committed: what falls due, is liquidated and is paid in each year, with VAT; unknown is not zero.
    """
    found = next(spent for spent in spending(CASE.service_contracts[0]) if spent.year == year)

    assert [None if amount is None else Euro(amount) for amount in expected] == [
        stage.gross for stage in (found.committed, found.due, found.liquidated, found.paid)
    ]


def test_hours_contracted_opened_and_staffed() -> None:
    """
    Three months of eighty hours, eight of them closed; of the mediator's forty hours two were not given.
    """
    execution = CASE.service_contracts[0].execution
    desk, staff = desk_total(execution.desk_hours), staff_by_figure(execution.staff_hours)

    assert (14400, 13920, -480) == (desk.contracted_minutes, desk.given_minutes, desk.difference)
    assert {ProfessionalFigure.SOCIAL_WORKER: -240, ProfessionalFigure.MEDIATOR: -120} == {
        figure: total.difference for figure, total in staff.items()
    }


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2016, 5, 15), None),
        (date(2016, 5, 16), LotStage.TENDERED),
        (date(2016, 7, 11), LotStage.AWARDED),
        (date(2016, 10, 2), LotStage.AWARDED),
        (date(2016, 10, 3), LotStage.ACTIVE),
        (date(2019, 10, 2), LotStage.ACTIVE),
        (date(2019, 10, 3), LotStage.CONCLUDED),
    ],
    ids=str,
)
def test_where_the_lot_stands(day: date, stage: LotStage | None) -> None:
    """
    Tendered on 16 May 2016, awarded on 11 July, at work from 3 October for 36 months.
    """
    assert stage is lot_stage(CASE.tenders[0], "lotto-ambra", day, CASE.service_contracts)


@pytest.mark.parametrize(
    ("day", "errors"),
    [
        (date(2014, 10, 19), []),
        (DROPPED, ["/relocations/1", "/relocations/4"]),
        (date(2014, 12, 14), ["/relocations/1", "/relocations/4"]),
        (date(2014, 12, 15), []),
        (date(2018, 12, 31), []),
        (date(2026, 11, 27), []),
    ],
    ids=str,
)
def test_errors_on_each_day(day: date, errors: list[str]) -> None:
    """
    No rule finds an error but this: for eight weeks the two households who were out had been given no choice.
    """
    found = validate(CASE, on=day).findings

    assert errors == [entry.verdict.path for entry in found if entry.severity is Severity.ERROR]
