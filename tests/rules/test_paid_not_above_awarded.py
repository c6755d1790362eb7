"""
`paid-not-above-awarded`: what was liquidated stays within the contract and what acts added, or it is shown.
"""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.execution import Execution, Invoice
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import RecordOrigin
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.paid_not_above_awarded import RULE
from contratti_quartiere.service_contracts import Amendment, AmendmentKind, ServiceContract
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
EXERCISED, LIQUIDATED = date(2018, 5, 2), date(2019, 1, 31)
AMOUNT = StatedAmount(amount=Euro("184000.00"), vat=VatBasis.NET, options=OptionsBasis.EXCLUDED)
OPTION = Amendment(kind=AmendmentKind.OPTION, on=EXERCISED, amount=Euro("30000.00"))


def paid(net: str) -> Execution:
    """
    Return an execution with one invoice that was liquidated.
    """
    return Execution(invoices=(Invoice(id="1", net=Euro(net), liquidated_on=LIQUIDATED),))


def stated(amount: str, vat: VatBasis = VatBasis.NET) -> Execution:
    """
    Return an execution of which a source states what was liquidated in all.
    """
    return Execution(liquidated=StatedAmount(amount=Euro(amount), vat=vat))


def contract(execution: Execution, *amendments: Amendment) -> ServiceContract:
    """
    Return a contract of 184,000.00 with its execution.
    """
    return ServiceContract(id="c", amount=AMOUNT, amendments=amendments, execution=execution)


def judged(*contracts: ServiceContract, on: date = TODAY) -> list[Verdict]:
    """
    Return what the rule says of contracts.
    """
    return list(RULE.check(View(programme=Programme(service_contracts=contracts), on=on, parameters=PARAMETERS)))


ASKED = (Comparison("paid", Relation.AT_MOST, "awarded + added"),)


def test_published_payment_within_the_award() -> None:
    """
    Published: awarded 184,000.00, paid 183,999.10.
    """
    assert [
        Kept(
            path="/service_contracts/0/execution/invoices",
            message=Bilingual(
                "liquidati 183.999,10 € su 184.000,00 € aggiudicati e 0,00 € aggiunti da atti",
                "€183,999.10 liquidated of €184,000.00 awarded and €0.00 added by acts",
            ),
            facts=(
                Fact("awarded", Euro("184000.00")),
                Fact("added", Euro("0.00")),
                Fact("paid", Euro("183999.10")),
            ),
            comparisons=ASKED,
        )
    ] == judged(contract(paid("183999.10")))


def test_published_option() -> None:
    """
    Published: awarded 184,000.00, option of 30,000.00 exercised, paid 210,000.00.
    """
    (verdict,) = judged(contract(paid("210000.00"), OPTION))

    assert Kept is type(verdict)


def test_published_payment_above_the_award() -> None:
    """
    Published: awarded 184,000.00, paid 190,000.00, no act on record.
    """
    assert [
        Breach(
            path="/service_contracts/0/execution/invoices",
            message=Bilingual(
                "liquidati 190.000,00 €, oltre i 184.000,00 € aggiudicati e i 0,00 € aggiunti da atti:"
                " 6.000,00 € in più",
                "€190,000.00 liquidated, above the €184,000.00 awarded and the €0.00 added by acts: €6,000.00 too much",
            ),
            facts=(
                Fact("awarded", Euro("184000.00")),
                Fact("added", Euro("0.00")),
                Fact("paid", Euro("190000.00")),
                Fact("difference", Euro("6000.00")),
            ),
            comparisons=ASKED,
        )
    ] == judged(contract(paid("190000.00")))


@pytest.mark.parametrize(
    ("execution", "expected"),
    [
        pytest.param(Execution(), False, id="nothing"),
        pytest.param(Execution(invoices=(Invoice(id="1", net=Euro("9.00")),)), False, id="only invoiced"),
        pytest.param(paid("9.00"), True, id="liquidated"),
        pytest.param(
            Execution(invoices=(Invoice(id="1", net=Euro("9.00"), paid_on=LIQUIDATED),)), True, id="only paid"
        ),
        pytest.param(stated("9.00"), True, id="stated"),
    ],
)
def test_applies_to_what_was_liquidated(execution: Execution, expected: bool) -> None:
    """
    Without a liquidation on record there is nothing to compare.
    """
    (verdict,) = judged(contract(execution))
    message = Bilingual("nessuna liquidazione a registro", "no liquidation on record")

    assert expected is (verdict != NotApplicable(path="/service_contracts/0", message=message))


def test_invoices_and_whole() -> None:
    """
    Where a source states the whole beside the invoices both are compared, each at its place.
    """
    both = attrs.evolve(paid("1.00"), liquidated=stated("184000.01").liquidated)

    assert [
        (Kept, "/service_contracts/0/execution/invoices"),
        (Breach, "/service_contracts/0/execution/liquidated"),
    ] == [(type(verdict), verdict.path) for verdict in judged(contract(both))]


@pytest.mark.parametrize(
    ("found", "path", "message"),
    [
        pytest.param(
            attrs.evolve(contract(paid("1.00")), amount=None),
            "/amount",
            Bilingual("l'importo del contratto non è noto", "the amount of the contract is not known"),
            id="amount",
        ),
        pytest.param(
            contract(paid("1.00"), Amendment(kind=AmendmentKind.VARIANT, on=EXERCISED)),
            "/amendments",
            Bilingual(
                "un atto ha aggiunto al contratto un importo che non è noto",
                "an act has added an amount to the contract that is not known",
            ),
            id="amendment",
        ),
    ],
)
def test_unknown(found: ServiceContract, path: str, message: Bilingual) -> None:
    """
    What is not known is named at its place.
    """
    assert [Missing(path=f"/service_contracts/0{path}", message=message)] == judged(found)


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        pytest.param(contract(Execution()), NotApplicable, id="nothing liquidated"),
        pytest.param(attrs.evolve(contract(paid("1.00")), amount=None), Missing, id="amount not known"),
    ],
)
def test_the_next_contract_is_compared(first: ServiceContract, expected: type[Verdict]) -> None:
    """
    A contract that cannot be compared does not hide one after it that is paid above its award.
    """
    over = attrs.evolve(contract(paid("190000.00")), id="d")

    assert [expected, Breach] == [type(verdict) for verdict in judged(first, over)]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"vat": VatBasis.GROSS}, id="gross"),
        pytest.param({"vat": VatBasis.UNKNOWN}, id="basis unknown"),
        pytest.param({"options": OptionsBasis.INCLUDED}, id="with options"),
        pytest.param({"precision": AmountPrecision.ABOUT}, id="not exact"),
    ],
)
def test_amount_on_another_basis(changes: dict[str, Any]) -> None:
    """
    A contract whose amount is not exact, net and without options is not compared.
    """
    amount = attrs.evolve(AMOUNT, **changes)
    said = Bilingual(
        f"l'importo del contratto ({amount.say('it')}) non è dichiarato esatto, netto e senza opzioni",
        f"the amount of the contract ({amount.say('en')}) is not stated exactly, net and without options",
    )

    assert [Missing(path="/service_contracts/0/amount", message=said)] == judged(
        attrs.evolve(contract(paid("190000.00")), amount=amount)
    )


@pytest.mark.parametrize(
    ("amount", "vat", "expected"),
    [
        pytest.param("184000.00", VatBasis.GROSS, Kept, id="gross within the limit is so without VAT"),
        pytest.param("184000.01", VatBasis.GROSS, Missing, id="gross above the limit"),
        pytest.param("184000.00", VatBasis.UNKNOWN, Kept, id="unknown within the limit"),
        pytest.param("184000.01", VatBasis.UNKNOWN, Missing, id="unknown above the limit"),
        pytest.param("184000.01", VatBasis.NET, Breach, id="net above the limit"),
    ],
)
def test_basis_of_what_a_source_states(amount: str, vat: VatBasis, expected: type[Verdict]) -> None:
    """
    Whatever VAT is in it, what is within the limit is; above it only a net amount decides.
    """
    assert [expected] == [type(verdict) for verdict in judged(contract(stated(amount, vat)))]


def test_vague_whole() -> None:
    """
    A whole that is not exact is not compared, and the sentence says what is stated.
    """
    vague = Execution(
        liquidated=StatedAmount(amount=Euro("1.00"), precision=AmountPrecision.MORE_THAN, vat=VatBasis.NET)
    )

    assert [
        Missing(
            path="/service_contracts/0/execution/liquidated",
            message=Bilingual(
                "il liquidato (oltre 1,00 €, IVA: netto) non è dichiarato esatto e netto",
                "what was liquidated (over €1.00, VAT: net) is not stated exactly and net",
            ),
            facts=(Fact("awarded", Euro("184000.00")), Fact("added", Euro("30000.00")), Fact("paid", Euro("1.00"))),
        )
    ] == judged(contract(vague, OPTION))


HINT = Bilingual("; forse il liquidato fu scritto al lordo dell'IVA", "; perhaps it was typed with VAT")


@pytest.mark.parametrize(
    ("net", "origin", "on", "expected", "rates"),
    [
        pytest.param("224480.00", RecordOrigin.FOREIGN, TODAY, True, [22], id="1.22 times"),
        pytest.param("224480.01", RecordOrigin.FOREIGN, TODAY, False, [22], id="a cent above 1.22 times"),
        pytest.param("224480.00", RecordOrigin.OWN, TODAY, False, [], id="own record"),
        pytest.param("224480.00", RecordOrigin.FOREIGN, date(2013, 9, 30), False, [], id="the day before the rate"),
        pytest.param("224480.00", RecordOrigin.FOREIGN, date(2013, 10, 1), True, [22], id="the first day of the rate"),
    ],
)
def test_perhaps_with_vat(net: str, origin: RecordOrigin, on: date, expected: bool, rates: list[int]) -> None:
    """
    "Up to 1.22 times the award the text says that VAT may explain it", in data from elsewhere, with the rate.
    """
    (verdict,) = judged(attrs.evolve(contract(paid(net)), origin=origin), on=on)
    assert isinstance(verdict, Breach)

    assert (expected, expected, rates) == (
        verdict.message.it.endswith(HINT.it),
        verdict.message.en.endswith(HINT.en),
        [figure.value for figure in verdict.figures if figure.parameter == "ordinary_vat_rate"],
    )


@pytest.mark.parametrize(
    ("net", "expected"),
    [
        pytest.param("261080.00", True, id="1.22 times award and option"),
        pytest.param("261080.01", False, id="a cent above"),
    ],
)
def test_perhaps_with_vat_on_what_acts_added(net: str, expected: bool) -> None:
    """
    What acts have added counts before VAT may explain the rest: 1.22 times 214,000.00.
    """
    (verdict,) = judged(attrs.evolve(contract(paid(net), OPTION), origin=RecordOrigin.FOREIGN))

    assert (Breach, expected) == (type(verdict), verdict.message.it.endswith(HINT.it))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(LIQUIDATED - DAY, (True, 0), id="the day before the liquidation"),
        pytest.param(LIQUIDATED, (True, 1), id="the day of it"),
        pytest.param(LIQUIDATED + DAY, (True, 1), id="the day after"),
    ],
)
def test_a_breach_is_a_warning(day: date, expected: tuple[bool, int]) -> None:
    """
    "Never an error": what was paid above the award leaves a report valid, from the day of the liquidation on.
    """
    programme = Programme(service_contracts=(contract(paid("190000.00")),))
    report = validate(programme, on=day, rules=(RULE,))

    assert (*expected, {Severity.WARNING} if expected[1] else set()) == (
        report.valid,
        len(report.findings),
        {entry.severity for entry in report.findings},
    )


@pytest.mark.parametrize(
    ("exercised", "expected"),
    [
        pytest.param(LIQUIDATED, Kept, id="exercised on the day"),
        pytest.param(LIQUIDATED + DAY, Breach, id="exercised the day after"),
    ],
)
def test_what_acts_added_by_the_day(exercised: date, expected: type[Verdict]) -> None:
    """
    As of a day only what acts added by then counts.
    """
    found = contract(paid("210000.00"), attrs.evolve(OPTION, on=exercised))
    report = validate(Programme(service_contracts=(found,)), on=LIQUIDATED, rules=(RULE,))

    assert [expected] == [type(entry.verdict) for entry in report.entries]


CENTS = st.integers(0, 10**9).map(Euro.from_cents)


@settings(max_examples=60)
@given(CENTS, st.lists(CENTS, max_size=3), st.integers(-2, 2))
def test_broken_exactly_above_the_limit(awarded: Euro, added: list[Euro], off: int) -> None:
    """
    "Award plus what acts have added": broken by a cent above, kept by the sum itself.
    """
    amendments = tuple(Amendment(kind=AmendmentKind.FIFTH, on=EXERCISED, amount=amount) for amount in added)
    limit = Euro.total([awarded, *added])
    invoice = Invoice(id="1", net=limit + Euro.from_cents(off), paid_on=LIQUIDATED)
    found = contract(Execution(invoices=(invoice,)), *amendments)
    (verdict,) = judged(attrs.evolve(found, amount=attrs.evolve(AMOUNT, amount=awarded)))

    assert (Breach if off > 0 else Kept) is type(verdict)


@settings(max_examples=50)
@given(strategies.service_contracts())
def test_never_kept_on_doubtful_figures(found: ServiceContract) -> None:
    """
    "Cannot decide is not compliant": where the amount or an addition is unknown, nothing is kept and nothing broken.
    """
    doubtful = found.amount is None or any(amendment.amount is None for amendment in found.amendments)

    assert not (doubtful and any(isinstance(verdict, (Kept, Breach)) for verdict in judged(found)))
