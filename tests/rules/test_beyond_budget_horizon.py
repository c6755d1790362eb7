"""
`beyond-budget-horizon`: what falls after the three years of a budget is noted, and why.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.execution import BudgetShare, Commitment, Execution
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.beyond_budget_horizon import RULE
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.windows import ServiceWindow

TODAY = date(2026, 11, 22)
TERM = ServiceWindow(start=date(2016, 5, 2), declared_end=date(2019, 5, 1))
WORTH = StatedAmount(amount=Euro("439200.00"), vat=VatBasis.GROSS, options=OptionsBasis.EXCLUDED)
PATH = "/service_contracts/0/execution/commitments"
LASTING = "contratto pluriennale"


def share(year: int, ground: str = "") -> BudgetShare:
    """
    Return what a commitment imputes to a year.
    """
    return BudgetShare(year=Year(year), ground=ground)


def commitment(*shares: BudgetShare, on: date | None = date(2016, 4, 1), name: str = "1234/2016") -> Commitment:
    """
    Return a commitment of the whole contract in the budget 2016-18.
    """
    return Commitment(
        id=name,
        on=on,
        amount=Euro("439200.00"),
        vat=VatBasis.GROSS,
        budget_first=Year(2016),
        budget_last=Year(2018),
        shares=shares,
    )


WITHIN = (share(2016), share(2017), share(2018))


def judged(
    *commitments: Commitment, term: ServiceWindow | None = TERM, amount: StatedAmount | None = WORTH
) -> list[Verdict]:
    """
    Return what the rule says of the commitments of a contract.
    """
    contract = ServiceContract(id="contratto", term=term, amount=amount, execution=Execution(commitments=commitments))
    return [
        entry.verdict for entry in validate(Programme(service_contracts=(contract,)), on=TODAY, rules=(RULE,)).entries
    ]


GROUNDED = (Comparison("with_ground", Relation.EQUAL, "shares_beyond"),)


def facts(last: int, beyond: int, grounded: int) -> tuple[Fact, ...]:
    """
    Return the evidence on shares beyond the budget 2016-18.
    """
    return (
        Fact("budget_last", 2018),
        Fact("last_share", last),
        Fact("shares_beyond", beyond),
        Fact("with_ground", grounded),
    )


def test_published_share_with_its_ground() -> None:
    """
    Published: budget 2016-18, the share of January-April 2019 recorded with "contract over several years".
    """
    assert [
        Kept(
            path=PATH,
            message=Bilingual(
                "impegno 1234/2016, bilancio 2016–2018: le quote oltre il bilancio hanno il loro motivo (2019,"
                " contratto pluriennale)",
                "commitment 1234/2016, budget 2016–2018: the shares beyond the budget have their ground (2019,"
                " contratto pluriennale)",
            ),
            facts=facts(2019, 1, 1),
            comparisons=GROUNDED,
        )
    ] == judged(commitment(*WITHIN, share(2019, LASTING)))


def test_published_share_without_a_ground() -> None:
    """
    Published: the share of 2019 recorded without a ground.
    """
    assert [
        Breach(
            path=PATH,
            message=Bilingual(
                "impegno 1234/2016, bilancio 2016–2018: quote oltre il bilancio senza motivo: 2019, 2021",
                "commitment 1234/2016, budget 2016–2018: shares beyond the budget without a ground: 2019, 2021",
            ),
            facts=facts(2021, 3, 1),
            comparisons=GROUNDED,
        )
    ] == judged(commitment(*WITHIN, share(2019), share(2020, LASTING), share(2021)))


def test_several_shares_with_their_grounds() -> None:
    """
    Each share has its own ground.
    """
    (verdict,) = judged(commitment(share(2019, LASTING), share(2020, "funzioni fondamentali")))

    assert isinstance(verdict, Kept)
    assert verdict.message.it.endswith("(2019, contratto pluriennale; 2020, funzioni fondamentali)")


def test_published_share_put_into_an_earlier_year() -> None:
    """
    Published: the share of 2019 put into 2018.
    """
    assert [
        Breach(
            path=PATH,
            message=Bilingual(
                "impegno 1234/2016, bilancio 2016–2018: il servizio dura fino al 2019, e nessuna quota è di quell'anno,"
                " sebbene tutto il contratto sia impegnato",
                "commitment 1234/2016, budget 2016–2018: the service runs into 2019, and no share is of that year,"
                " though the whole contract is committed",
            ),
            facts=(Fact("budget_last", 2018), Fact("last_share", 2018), Fact("service_until", 2019)),
            comparisons=(Comparison("service_until", Relation.AT_MOST, "last_share"),),
        )
    ] == judged(commitment(*WITHIN))


@pytest.mark.parametrize(
    ("found", "amount", "expected"),
    [
        pytest.param(commitment(*WITHIN), None, Missing, id="contract amount unknown"),
        pytest.param(
            commitment(*WITHIN), attrs.evolve(WORTH, precision=AmountPrecision.ABOUT), Missing, id="about that amount"
        ),
        pytest.param(attrs.evolve(commitment(*WITHIN), amount=None), WORTH, Missing, id="committed amount unknown"),
        pytest.param(
            attrs.evolve(commitment(*WITHIN), amount=Euro("439199.99")), WORTH, Missing, id="a cent is not committed"
        ),
        pytest.param(
            attrs.evolve(commitment(*WITHIN), amount=Euro("439200.01")), WORTH, Breach, id="a cent more is committed"
        ),
        pytest.param(attrs.evolve(commitment(*WITHIN), vat=VatBasis.NET), WORTH, Missing, id="another basis"),
        pytest.param(
            attrs.evolve(commitment(*WITHIN), vat=VatBasis.UNKNOWN),
            attrs.evolve(WORTH, vat=VatBasis.UNKNOWN),
            Missing,
            id="both bases unknown",
        ),
        pytest.param(
            attrs.evolve(commitment(*WITHIN), vat=VatBasis.NET),
            attrs.evolve(WORTH, vat=VatBasis.NET),
            Breach,
            id="both net",
        ),
        pytest.param(commitment(), WORTH, Missing, id="no shares"),
    ],
)
def test_whether_the_whole_is_committed(
    found: Commitment, amount: StatedAmount | None, expected: type[Verdict]
) -> None:
    """
    A share that may still be committed is not left out: only where the whole is committed surely.
    """
    assert [expected] == list(map(type, judged(found, amount=amount)))


def test_share_that_may_still_be_committed() -> None:
    """
    What is said of it tells how long the service runs.
    """
    assert [
        Missing(
            path=PATH,
            message=Bilingual(
                "impegno 1234/2016, bilancio 2016–2018: il servizio dura fino al 2019, e nessuna quota è di quell'anno;"
                " non si sa se manchi o debba ancora essere impegnata",
                "commitment 1234/2016, budget 2016–2018: the service runs into 2019, and no share is of that year;"
                " whether it is left out or still to be committed is not known",
            ),
            facts=(Fact("budget_last", 2018), Fact("service_until", 2019)),
        )
    ] == judged(commitment(*WITHIN), amount=None)


def test_share_of_a_later_commitment() -> None:
    """
    A share that a commitment of the next budget bears is not left out.
    """
    later = Commitment(id="7/2019", budget_first=Year(2019), shares=(share(2019),))

    assert [NotApplicable, NotApplicable] == list(map(type, judged(commitment(*WITHIN), later)))


EARLY = WindowAct(kind=ActKind.EARLY_END, on=date(2018, 12, 31))


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        pytest.param(None, NotApplicable, id="no term"),
        pytest.param(ServiceWindow(start=date(2016, 5, 2)), NotApplicable, id="no end"),
        pytest.param(attrs.evolve(TERM, declared_end=date(2018, 12, 31)), NotApplicable, id="last day of the budget"),
        pytest.param(attrs.evolve(TERM, declared_end=date(2019, 1, 1)), Breach, id="first day after"),
        pytest.param(attrs.evolve(TERM, declared_end=Month(2018, 12)), NotApplicable, id="last month of the budget"),
        pytest.param(attrs.evolve(TERM, declared_end=Month(2019, 1)), Breach, id="first month after"),
        pytest.param(
            attrs.evolve(TERM, acts=(WindowAct(kind=ActKind.START, on=date(2016, 5, 2)), EARLY)),
            NotApplicable,
            id="ended early",
        ),
    ],
)
def test_by_the_end_of_the_service(term: ServiceWindow | None, expected: type[Verdict]) -> None:
    """
    A share can only be left out of a year in which the service surely runs.
    """
    assert [expected] == list(map(type, judged(commitment(*WITHIN), term=term)))


def test_nothing_beyond() -> None:
    """
    Where all is within the budget there is nothing to judge.
    """
    message = Bilingual(
        "impegno 1234/2016, bilancio 2016–2018: nessuna quota oltre il bilancio",
        "commitment 1234/2016, budget 2016–2018: no share beyond the budget",
    )

    assert [NotApplicable(path=PATH, message=message)] == judged(commitment(*WITHIN), term=None)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(2016, 2018, "2016–2018", id="both"),
        pytest.param(2016, None, "2016–2018", id="the first"),
        pytest.param(None, 2018, "2016–2018", id="the last"),
        pytest.param(2016, 2017, "2016–2017", id="both, of two years"),
    ],
)
def test_years_of_the_budget(first: int | None, last: int | None, expected: str) -> None:
    """
    One end of a budget of three years tells the other; where both stand they hold.
    """
    found = attrs.evolve(
        commitment(share(2019)),
        budget_first=None if first is None else Year(first),
        budget_last=None if last is None else Year(last),
    )
    (verdict,) = judged(found)

    assert f"impegno 1234/2016, bilancio {expected}: quote oltre il bilancio senza motivo: 2019" == verdict.message.it


@pytest.mark.parametrize(("year", "expected"), [(2018, NotApplicable), (2019, Breach), (2020, Breach)])
def test_first_year_beyond(year: int, expected: type[Verdict]) -> None:
    """
    The year after the last of the budget is the first beyond.
    """
    assert [expected] == list(map(type, judged(commitment(share(year)), term=None)))


def test_years_not_known() -> None:
    """
    Without the years of the budget nobody knows what is beyond them.
    """
    message = Bilingual(
        "impegno 1234/2016: gli anni del bilancio non sono noti",
        "commitment 1234/2016: the years of the budget are not known",
    )
    found = attrs.evolve(commitment(share(2019)), budget_first=None, budget_last=None)

    assert [Missing(path=PATH, message=message)] == judged(found)


@pytest.mark.parametrize(
    ("on", "first", "expected"),
    [
        pytest.param(date(2014, 12, 31), 2014, NotApplicable, id="day before"),
        pytest.param(date(2015, 1, 1), 2014, Breach, id="first day"),
        pytest.param(date(2015, 1, 2), 2014, Breach, id="day after"),
        pytest.param(date(2014, 12, 31), 2015, NotApplicable, id="day before, for the next budget"),
        pytest.param(None, 2014, Missing, id="day unknown, budget of 2014"),
        pytest.param(None, 2015, Breach, id="day unknown, budget of 2015"),
    ],
)
def test_by_the_day_of_the_act(on: date | None, first: int, expected: type[Verdict]) -> None:
    """
    Only commitments from 2015 on are judged; that of a day that nobody knows, if its budget begins then.
    """
    found = attrs.evolve(commitment(share(2019), on=on), budget_first=Year(first), budget_last=None)

    assert [expected] == list(map(type, judged(found)))


def test_of_before_2015_in_full() -> None:
    """
    Of a commitment of before, or perhaps of before, it is said which.
    """
    old = attrs.evolve(commitment(share(2019), on=date(2014, 12, 31)), budget_first=None, budget_last=None)
    perhaps = attrs.evolve(commitment(share(2019), on=None), budget_first=Year(2014), budget_last=None)

    assert [
        NotApplicable(
            path=PATH,
            message=Bilingual("impegno 1234/2016: è prima del 2015", "commitment 1234/2016: it is before 2015"),
        ),
        Missing(
            path=PATH,
            message=Bilingual(
                "impegno 1234/2016: non si sa se sia del 2015 o dopo",
                "commitment 1234/2016: whether it is of 2015 or later is not known",
            ),
        ),
    ] == [*judged(old), *judged(perhaps)]


def test_no_commitment() -> None:
    """
    A contract without a commitment has nothing to judge, and each commitment is judged by itself.
    """
    message = Bilingual("nessun impegno a registro", "no commitment on record")
    two = judged(commitment(share(2019)), commitment(share(2019, LASTING), name="2"))

    assert [NotApplicable(path="/service_contracts/0", message=message)] == judged()
    assert [Breach, Kept] == list(map(type, two))


def test_a_warning() -> None:
    """
    What is found is a warning.
    """
    contract = ServiceContract(id="contratto", execution=Execution(commitments=(commitment(share(2019)),)))
    found = validate(Programme(service_contracts=(contract,)), on=TODAY, rules=(RULE,)).findings

    assert [Severity.WARNING] == [entry.severity for entry in found]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(2017, 2022), st.booleans()), min_size=1, max_size=5))
def test_every_share_beyond_has_its_ground(shares: list[tuple[int, bool]]) -> None:
    """
    It is broken if and only if a share after 2018 has no ground.
    """
    found = commitment(*(share(year, LASTING if grounded else "") for year, grounded in shares))
    (verdict,) = judged(found, term=None)

    assert any(year > 2018 and not grounded for year, grounded in shares) is isinstance(verdict, Breach)
