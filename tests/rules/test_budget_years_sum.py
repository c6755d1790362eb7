"""
`budget-years-sum`: the years bear the whole commitment, gross, to the cent, or it is not said that they do.
"""

from datetime import date, timedelta
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Year
from contratti_quartiere.execution import BudgetShare, Commitment, Execution
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro, split
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.budget_years_sum import RULE
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

TODAY = date(2026, 11, 22)
NET, GROSS, UNKNOWN = VatBasis.NET, VatBasis.GROSS, VatBasis.UNKNOWN
PATH = "/service_contracts/0/execution/commitments"
GROSSES = ("97600.00", "146400.00", "146400.00", "48800.00")
NETS = ("80000.00", "120000.00", "120000.00", "40000.00")


def commitment(
    whole: str | None, basis: VatBasis, amounts: tuple[str | None, ...], share_basis: VatBasis = GROSS
) -> Commitment:
    """
    Return a commitment that is borne by the years from 2016 on.
    """
    shares = tuple(
        BudgetShare(year=Year(year), amount=None if amount is None else Euro(amount), vat=share_basis)
        for year, amount in enumerate(amounts, 2016)
    )
    return Commitment(id="1", amount=None if whole is None else Euro(whole), vat=basis, shares=shares)


def judged(*commitments: Commitment, rate: Decimal | None = None) -> list[Verdict]:
    """
    Return what the rule says of the commitments of a contract.
    """
    contract = ServiceContract(id="c", vat_rate=rate, execution=Execution(commitments=commitments))
    programme = Programme(service_contracts=(contract,))
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS)))


VAT = Decimal(22)
ASKED = (Comparison("sum", Relation.EQUAL, "commitment"),)
RATE = "/service_contracts/0/vat_rate"


def test_published_years() -> None:
    """
    Published: 360,000.00 net at 22 % is 97,600 + 146,400 + 146,400 + 48,800 = 439,200.00 gross.
    """
    assert [
        Kept(
            path=PATH,
            message=Bilingual(
                "impegno 1: le quote lorde degli esercizi danno 439.200,00 €, come l'impegno",
                "commitment 1: the gross shares of the years add up to €439,200.00, as the commitment says",
            ),
            facts=(
                Fact("sum", Euro("439200.00")),
                Fact("commitment", Euro("360000.00")),
                Fact("vat", Euro("79200.00")),
                Fact("years", 4),
            ),
            comparisons=(Comparison("sum", Relation.EQUAL, "commitment + vat"),),
        )
    ] == judged(commitment("360000.00", NET, GROSSES), rate=VAT)


def test_published_cent_that_is_missing() -> None:
    """
    Published: with a last year of 48,799.99 a cent is missing.
    """
    assert [
        Breach(
            path=PATH,
            message=Bilingual(
                "impegno 1: le quote lorde degli esercizi danno 439.199,99 €, l'impegno è 439.200,00 €: 0,01 € in meno",
                "commitment 1: the gross shares of the years add up to €439,199.99, the commitment is €439,200.00:"
                " €0.01 too little",
            ),
            facts=(
                Fact("sum", Euro("439199.99")),
                Fact("commitment", Euro("439200.00")),
                Fact("years", 4),
            ),
            comparisons=ASKED,
        )
    ] == judged(commitment("439200.00", GROSS, (*GROSSES[:3], "48799.99")))


def test_published_net_shares() -> None:
    """
    Published: net shares set against a gross commitment break it, with or without the rate.
    """
    found = commitment("439200.00", GROSS, NETS, NET)

    assert [
        Breach(
            path=PATH,
            message=Bilingual(
                "impegno 1: le quote nette degli esercizi danno 360.000,00 €, l'impegno è 439.200,00 €:"
                " 79.200,00 € in meno",
                "commitment 1: the net shares of the years add up to €360,000.00, the commitment is €439,200.00:"
                " €79,200.00 too little",
            ),
            facts=(
                Fact("sum", Euro("360000.00")),
                Fact("commitment", Euro("439200.00")),
                Fact("years", 4),
            ),
            comparisons=ASKED,
        )
    ] * 2 == [*judged(found), *judged(found, rate=VAT)]


NO_RATE = Bilingual("impegno 1: manca l'aliquota IVA", "commitment 1: the rate of VAT is missing")
ONLY_NET = Bilingual(
    "impegno 1: quote e impegno sono netti: le quote lorde non sono dichiarate",
    "commitment 1: shares and commitment are net: the gross shares are not stated",
)


@pytest.mark.parametrize(
    ("found", "rate", "path", "message"),
    [
        pytest.param(commitment("1.00", NET, ("1.00",)), None, RATE, NO_RATE, id="net whole, gross shares"),
        pytest.param(commitment("1.00", NET, ("1.00",), NET), None, RATE, NO_RATE, id="both net"),
        pytest.param(commitment("1.00", GROSS, ("1.00",), NET), None, RATE, NO_RATE, id="gross whole, net shares"),
        pytest.param(commitment("1.00", NET, ("1.00",), NET), VAT, PATH, ONLY_NET, id="both net at 22 per cent"),
    ],
)
def test_rate(found: Commitment, rate: Decimal | None, path: str, message: Bilingual) -> None:
    """
    Where the rate would tell net from gross and is unknown, or no gross share is stated, it is not decided.
    """
    assert [Missing(path=path, message=message)] == judged(found, rate=rate)


@pytest.mark.parametrize("basis", [NET, GROSS], ids=["net whole", "gross whole"])
def test_nothing_has_no_vat(basis: VatBasis) -> None:
    """
    Net shares of nothing make a commitment of nothing, whatever the rate: no VAT is missing.
    """
    (verdict,) = judged(commitment("0.00", basis, ("0.00",), NET), rate=VAT)

    assert isinstance(verdict, Kept)


def test_vat_that_is_missing() -> None:
    """
    Net shares that make the gross commitment lack the VAT.
    """
    assert [
        Breach(
            path=PATH,
            message=Bilingual(
                "impegno 1: le quote nette danno 100,00 €, quanto l'impegno lordo: manca l'IVA",
                "commitment 1: the net shares add up to €100.00, as much as the gross commitment: the VAT is missing",
            ),
            facts=(
                Fact("sum", Euro("100.00")),
                Fact("vat", Euro("22.00")),
                Fact("commitment", Euro("100.00")),
            ),
            comparisons=(Comparison("sum + vat", Relation.EQUAL, "commitment"),),
        )
    ] == judged(commitment("100.00", GROSS, ("60.00", "40.00"), NET), rate=VAT)


@pytest.mark.parametrize(
    ("basis", "share_basis"),
    [
        pytest.param(NET, NET, id="both net"),
        pytest.param(NET, GROSS, id="net whole"),
        pytest.param(GROSS, NET, id="net shares"),
        pytest.param(GROSS, GROSS, id="both gross"),
    ],
)
def test_exempt(basis: VatBasis, share_basis: VatBasis) -> None:
    """
    At a rate of zero net and gross are one, and the sum decides.
    """
    kept, broken = (commitment("1.00", basis, ("0.60", last), share_basis) for last in ("0.40", "0.41"))

    assert [Kept, Breach] == [type(judged(found, rate=Decimal(0))[0]) for found in (kept, broken)]


def test_too_much() -> None:
    """
    A cent too many is as much a breach, of net shares against a net whole too, whatever the rate.
    """
    (verdict,) = judged(commitment("1.00", NET, ("1.01",), NET))

    assert isinstance(verdict, Breach)
    assert verdict.message.it.endswith("l'impegno è 1,00 €: 0,01 € in più")
    assert verdict.message.en.endswith("the commitment is €1.00: €0.01 too much")


@pytest.mark.parametrize(
    ("found", "message"),
    [
        pytest.param(
            commitment(None, GROSS, ("1.00",)),
            Bilingual("non si sa l'importo complessivo", "it does not say the whole amount"),
            id="whole unknown",
        ),
        pytest.param(
            commitment("1.00", GROSS, ()),
            Bilingual("non si sa quali quote gravano sugli esercizi", "it does not say what the budget years bear"),
            id="no shares",
        ),
        pytest.param(
            commitment("1.00", GROSS, (None, "1.00", None)),
            Bilingual("non si sa la quota di: 2016, 2018", "it does not say the share of: 2016, 2018"),
            id="years unknown",
        ),
        pytest.param(
            commitment("1.00", UNKNOWN, ("1.00",)),
            Bilingual(
                "non si sa se tutti gli importi sono al lordo dell'IVA",
                "it does not say whether all amounts are with VAT",
            ),
            id="basis of the whole",
        ),
        pytest.param(
            commitment("1.00", GROSS, ("1.00",), UNKNOWN),
            Bilingual(
                "non si sa se tutti gli importi sono al lordo dell'IVA",
                "it does not say whether all amounts are with VAT",
            ),
            id="basis of the shares",
        ),
        pytest.param(
            attrs.evolve(
                commitment("2.00", GROSS, ()),
                shares=(
                    BudgetShare(year=Year(2016), amount=Euro("1.00"), vat=NET),
                    BudgetShare(year=Year(2017), amount=Euro("1.00"), vat=GROSS),
                ),
            ),
            Bilingual(
                "non si sa se tutti gli importi sono al lordo dell'IVA",
                "it does not say whether all amounts are with VAT",
            ),
            id="shares of two bases",
        ),
    ],
)
def test_unknown(found: Commitment, message: Bilingual) -> None:
    """
    "Unknown is never zero": a year, a whole or a basis that is not known is named.
    """
    said = Bilingual(f"impegno 1: {message.it}", f"commitment 1: {message.en}")

    assert [Missing(path=PATH, message=said)] == judged(found, rate=VAT)


def test_rate_of_the_commitment() -> None:
    """
    The rate of the commitment comes before that of the contract.
    """
    found = attrs.evolve(commitment("100.00", NET, ("105.00",)), vat_rate=Decimal(5))

    assert [Kept] == [type(verdict) for verdict in judged(found, rate=VAT)]


def test_every_commitment_is_judged() -> None:
    """
    Each commitment has its verdict, and a contract without any is not judged.
    """
    second = attrs.evolve(commitment("1.00", GROSS, ("2.00",)), id="2")

    assert [Kept, Breach] == [type(verdict) for verdict in judged(commitment("1.00", GROSS, ("1.00",)), second)]
    assert [
        NotApplicable(
            path="/service_contracts/0", message=Bilingual("nessun impegno a registro", "no commitment on record")
        )
    ] == judged()


COMMITTED = date(2016, 4, 20)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(COMMITTED - timedelta(days=1), True, id="the day before the act"),
        pytest.param(COMMITTED, False, id="the day of the act"),
        pytest.param(COMMITTED + timedelta(days=1), False, id="the day after"),
    ],
)
def test_a_breach_is_an_error(day: date, expected: bool) -> None:
    """
    A missing cent makes a report invalid from the day of the act on.
    """
    found = attrs.evolve(commitment("1.00", GROSS, ("0.99",)), on=COMMITTED)
    contract = ServiceContract(id="c", execution=Execution(commitments=(found,)))
    report = validate(Programme(service_contracts=(contract,)), on=day, rules=(RULE,))

    assert (expected, [] if expected else [Severity.ERROR]) == (
        report.valid,
        [entry.severity for entry in report.findings],
    )


@settings(max_examples=60)
@given(
    strategies.euros(min_value=Euro("1.00")),
    st.sampled_from([Decimal(0), Decimal(4), Decimal(5), Decimal(22)]),
    st.lists(st.integers(1, 12), min_size=1, max_size=5),
    st.integers(-2, 2),
)
def test_kept_exactly_if_the_years_make_the_whole(net: Euro, rate: Decimal, months: list[int], off: int) -> None:
    """
    "To the cent": however the gross is divided, its parts keep the rule, and a cent more or less breaks it.
    """
    gross = net + net.percentage(rate)
    parts = [*split(gross, dict(enumerate(months))).values()]
    parts[0] += Euro.from_cents(off)
    if parts[0].cents < 0:
        return
    (verdict,) = judged(commitment(net.amount, NET, tuple(part.amount for part in parts)), rate=rate)

    assert (Breach if off else Kept) is type(verdict)
