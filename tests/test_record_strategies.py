"""
The strategies of records: one for each public type, found by the type, and programmes on which every rule has its say.
"""

from collections.abc import Callable
from datetime import date
from inspect import isclass
from operator import attrgetter
from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import contratti_quartiere as cq
from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Word
from contratti_quartiere.dated_values import ParameterKind
from contratti_quartiere.dates import earliest, latest
from contratti_quartiere.errors import ContrattiError
from contratti_quartiere.exchange import calendar_entries
from contratti_quartiere.exchange.anac import cig_rows, l190_lots
from contratti_quartiere.identifiers import CodeAsFound, CodeKind
from contratti_quartiere.strategies import (
    agreed,
    buildings,
    calendars,
    costs,
    desks,
    funds,
    ground,
    judgements,
    moves,
    origins,
    plans,
    pools,
    procedures,
    published,
    records,
    services,
    steering,
    terms,
    walks,
)

MODULES = (
    ground,
    origins,
    terms,
    plans,
    funds,
    procedures,
    walks,
    buildings,
    agreed,
    steering,
    moves,
    costs,
    services,
    desks,
    records,
    judgements,
    published,
    calendars,
)
STRATEGIES: dict[type, Callable[[], st.SearchStrategy[Any]]] = {
    kind: strategy for module in MODULES for kind, strategy in module.STRATEGIES.items()
}
PUBLIC = [found for name in cq.__all__ if isclass(found := getattr(cq, name))]
RECORDS = [kind for kind in PUBLIC if attrs.has(kind) and not issubclass(kind, ContrattiError)]

# What is found need not be the simplest of its kind, for which Hypothesis would search long.
UNSHRUNK = settings(max_examples=3_000, database=None, derandomize=True, phases=[Phase.generate])

strategies.register()


def test_every_record_has_a_strategy() -> None:
    """
    "A public type lands with its Hypothesis strategy": no public record is missing from the tables.
    """
    assert [] == [kind.__name__ for kind in RECORDS if kind not in STRATEGIES]


@pytest.mark.parametrize("module", [calendar_entries, cig_rows, l190_lots], ids=lambda module: module.__name__)
def test_what_is_exchanged_has_a_strategy(module: ModuleType) -> None:
    """
    So do the records of others that are read before a programme is made, and the entries of a calendar.
    """
    found = [kind for name in module.__all__ if isclass(kind := getattr(module, name)) and attrs.has(kind)]

    assert ([], True) == ([kind.__name__ for kind in found if kind not in STRATEGIES], bool(found))


@pytest.mark.parametrize("kind", CodeKind)
@given(st.data())
def test_codes_as_found_of_a_kind(kind: CodeKind, data: st.DataObject) -> None:
    """
    Codes as found can be asked for in the place of one code alone.
    """
    assert kind is data.draw(strategies.codes_as_found(kind)).kind


def published_without_cig() -> st.SearchStrategy[cig_rows.PublishedCig]:
    """
    Return a strategy for published rows in which a text stands in the place of a CIG.
    """
    return strategies.published_cigs().filter(lambda row: isinstance(row.cig, CodeAsFound))


@pytest.mark.parametrize(
    ("fits", "made"),
    [
        pytest.param(attrgetter("ends_before_start"), strategies.published_lots, id="ends before its start"),
        pytest.param(attrgetter("paid_above_awarded"), strategies.published_lots, id="paid more than awarded"),
        pytest.param(attrgetter("lasts"), strategies.published_cigs, id="lasts"),
        pytest.param(attrgetter("cig.kind"), published_without_cig, id="no CIG"),
        pytest.param(attrgetter("counted"), strategies.calendar_entries, id="of a household"),
    ],
)
def test_what_others_write_is_odd(fits: Callable[[Any], bool], made: Callable[[], st.SearchStrategy[Any]]) -> None:
    """
    Among what others publish there is what readers have to keep as it stands, and among entries what names nobody.
    """
    assert fits(find(made(), fits, settings=UNSHRUNK))


def test_one_strategy_a_type() -> None:
    """
    No type has two strategies, of which the second would take the place of the first.
    """
    assert sum(len(module.STRATEGIES) for module in MODULES) == len(STRATEGIES)


def test_every_strategy_is_public() -> None:
    """
    Every strategy of the tables can be imported from `contratti_quartiere.strategies` by its name.
    """
    assert [] == [make for make in STRATEGIES.values() if getattr(strategies, make.__name__, None) is not make]


@pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
@settings(max_examples=20)
@given(st.data())
def test_from_type(kind: type[Any], data: st.DataObject) -> None:
    """
    "`st.from_type` works after installation": Hypothesis makes a record from its type alone.
    """
    assert kind is type(data.draw(st.from_type(kind)))


@pytest.mark.parametrize("kind", [kind for kind in PUBLIC if issubclass(kind, Word)], ids=lambda kind: kind.__name__)
@given(st.data())
def test_words_from_type(kind: type[Word], data: st.DataObject) -> None:
    """
    Hypothesis makes the words of a closed list by itself.
    """
    assert kind is type(data.draw(st.from_type(kind)))


# Of these the constructors and the table of the case leave nothing that could be missing, in what could be read.
NEVER_UNDECIDED = {
    "cost-plan-sums",
    "decision-items-known",
    "one-open-case-per-household",
    "rotation-dwelling-used-once",
}


# The programme that is found is as large as it comes: it is not shrunk.
@pytest.mark.filterwarnings("ignore:Generating overly large repr:hypothesis.errors.HypothesisWarning")
def test_every_rule_has_its_say() -> None:
    """
    Among the programmes there are lawful and unlawful ones, and some of which it cannot be said, for every rule.
    """
    missing = {(rule.id, verdict) for rule in cq.RULES for verdict in (cq.Breach, cq.Missing, cq.Kept)}
    missing -= {(name, cq.Missing) for name in NEVER_UNDECIDED}
    # A rule that hangs on a policy says nothing where nobody has set its figure.
    figures = cq.PARAMETERS
    for name, value in dict(figure for rule in cq.RULES for figure in rule.example_values).items():
        figures = figures.override(name, value, source="determina 12/2026")

    def is_the_last(programme: cq.Programme) -> bool:
        # Rules do not hear each other: those that have said all that they can say need not be asked again.
        asked = [rule for rule in cq.RULES if any(rule.id == name for name, _ in missing)]
        for parameters in (cq.PARAMETERS, figures):
            report = cq.validate(programme, on=date(2026, 11, 22), parameters=parameters, rules=asked)
            missing.difference_update((entry.rule.id, type(entry.verdict)) for entry in report.entries)
        return not missing

    # What keeps and what breaks a rule is among them: what is left to look for is what cannot be said.
    for example in (made() for rule in cq.RULES for made in (rule.keeps, rule.breaks)):
        is_the_last(example)
    find(strategies.judged_programmes(), is_the_last, settings=settings(UNSHRUNK, max_examples=20_000))


INTERESTING: dict[str, Callable[[cq.Tender], bool]] = {
    "code as found": lambda tender: any(isinstance(lot.cig, CodeAsFound) for lot in tender.lots),
    "first day of a code": lambda tender: tender.notice_date == date(2016, 4, 20),
    "end in a month": lambda tender: tender.term is not None and isinstance(tender.term.declared_end, cq.Month),
    "a term of three acts": lambda tender: tender.term is not None and len(tender.term.acts) > 2,
    "several lots and a plan": lambda tender: tender.plan is not None and len(tender.lots) > 1,
}


@pytest.mark.parametrize("wanted", INTERESTING.values(), ids=INTERESTING)
def test_interesting_tenders(wanted: Callable[[cq.Tender], bool]) -> None:
    """
    Among the tenders there are those on which rules have gone wrong.
    """
    find(strategies.tenders(), wanted, settings=UNSHRUNK)


# The programme that is found is as large as it comes: it is not shrunk.
@pytest.mark.filterwarnings("ignore:Generating overly large repr:hypothesis.errors.HypothesisWarning")
def test_labs_of_the_lots() -> None:
    """
    Among the programmes there are some with a lab in the neighbourhood of a lot.
    """
    find(
        strategies.programmes(),
        lambda programme: any(
            lab.neighbourhood in lot.neighbourhoods
            for lab in programme.laboratories
            for tender in programme.tenders
            for lot in tender.lots
        ),
        settings=UNSHRUNK,
    )


def test_acts_of_every_kind() -> None:
    """
    Between them the service windows have acts of every kind, and so have the single acts.
    """
    found: set[cq.ActKind] = set()

    @given(strategies.service_windows())
    def collect(window: cq.ServiceWindow) -> None:
        found.update(act.kind for act in window.acts)

    collect()

    assert set(cq.ActKind) == found


@given(strategies.lot_plans(bounded=True))
def test_bounded_plans(plan: cq.LotPlan) -> None:
    """
    Plans that are to be bounded have a bound on every lot.
    """
    assert set(plan.lots) == {bound.lot for bound in plan.bounds}


def test_bounds_that_bind() -> None:
    """
    Among the plans there are some whose bounds move something, and some whose bounds do not.
    """
    found: set[bool] = set()

    @given(strategies.lot_plans())
    def collect(plan: cq.LotPlan) -> None:
        found.add(plan.shares() != attrs.evolve(plan, bounds=()).shares())

    collect()

    assert {False, True} == found


@given(strategies.lot_plans(bounded=False))
def test_plans_without_bounds(plan: cq.LotPlan) -> None:
    """
    Plans that are to be free have no bound.
    """
    assert () == plan.bounds


@given(strategies.criteria(["a", "b"]))
def test_criteria_of_given_lots(criterion: cq.Criterion) -> None:
    """
    A criterion measures the lots that it is asked to, in their order.
    """
    assert ["a", "b"] == [value.lot for value in criterion.values]


@given(st.dates(), st.integers(0, 100), st.data())
def test_days_after(day: date, most: int, data: st.DataObject) -> None:
    """
    The days after a day begin with it and are no more than asked for, to the end of the calendar.
    """
    after = data.draw(pools.days_after(day, most=most))

    assert 0 <= (after - day).days <= most


@given(strategies.dated_values())
def test_dated_values(dated: cq.Dated) -> None:
    """
    A dated value never ends before it begins.
    """
    assert dated.since is None or dated.until is None or dated.since <= dated.until


@given(strategies.opening_periods())
def test_opening_periods(opening: cq.OpeningPeriod) -> None:
    """
    An opening ends when it can have, or nobody knows when.
    """
    assert opening.last is None or (not opening.end_unknown and earliest(opening.first) <= latest(opening.last))


@given(strategies.year_shares())
def test_year_shares(share: cq.YearShare) -> None:
    """
    A year never pays less with VAT than without.
    """
    assert share.vat.cents >= 0


@given(strategies.overrides())
def test_overrides(override: cq.Override) -> None:
    """
    What a body sets is never the law's, and is a value that can be set.
    """
    figures = cq.PARAMETERS.override(override.parameter, override.value, source=override.source)

    assert figures[override.parameter].kind is not ParameterKind.LAW


DECIDED: dict[str, Callable[[cq.Programme], bool]] = {
    "three decisions": lambda programme: len(programme.decisions) > 2,
    "one is dropped": lambda programme: any(
        programme.ledger.dropped_by(part.id) is not None for part in programme.interventions
    ),
    "one is added": lambda programme: any(
        programme.ledger.added_by(part.id) is not None for part in programme.interventions
    ),
    "a saving is used again": lambda programme: any(
        flow.saving for decision in programme.decisions for flow in decision.flows
    ),
    "money enters and leaves": lambda programme: (
        {cq.FlowKind.INTO_PROGRAMME, cq.FlowKind.OUT_OF_PROGRAMME}
        <= {flow.kind for decision in programme.decisions for flow in decision.flows}
    ),
    "two on one day": lambda programme: (
        len({decision.on for decision in programme.decisions}) < len(programme.decisions)
    ),
}


@pytest.mark.parametrize("wanted", DECIDED.values(), ids=DECIDED)
def test_interesting_decisions(wanted: Callable[[cq.Programme], bool]) -> None:
    """
    Among the programmes after decisions that fit there are those on which the accounts could go wrong.
    """
    find(strategies.decided_programmes(), wanted, settings=UNSHRUNK)


@given(strategies.transfer_schedules(whole=True))
def test_whole_schedules(schedule: cq.TransferSchedule) -> None:
    """
    Schedules that are to be whole send the whole contribution.
    """
    assert 1 == schedule.whole


@given(strategies.requests(sound=True))
def test_sound_requests(found: cq.Request) -> None:
    """
    Of a request that is to be in order every day is known.
    """
    assert [] == [step for step, day in found.steps if day is None]


@given(strategies.whens())
def test_points_in_time(when: cq.When) -> None:
    """
    A point in time is a day, a month or a year.
    """
    assert type(when) in {date, cq.Month, cq.Year}


@given(terms.payment_plans(cq.Euro("100.00")))
def test_payment_plans(plan: tuple[cq.Instalment, ...]) -> None:
    """
    The instalments of a contract add up to its amount.
    """
    assert cq.Euro("100.00") == cq.Euro.total([instalment.amount for instalment in plan])
