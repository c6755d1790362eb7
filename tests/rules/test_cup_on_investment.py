"""
`cup-on-investment`: every public investment carries its CUP, in the observed form.
"""

from collections.abc import Callable
from datetime import date

import attrs
import pytest
from hypothesis import given

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.funding import CoFinancing, CostItem, CostItemKind, CostPlan, FundingBody, FundingShare
from contratti_quartiere.identifiers import CodeAsFound, Cup, read_cup
from contratti_quartiere.interventions import Intervention, InterventionKind
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.cup_on_investment import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
RESIDENTIAL, URBANISATION = InterventionKind.RESIDENTIAL, InterventionKind.URBANISATION
ACCOMPANIMENT = InterventionKind.ACCOMPANIMENT
STATE_AND_REGION = CoFinancing(
    shares=(
        FundingShare(body=FundingBody.STATE, amount=Euro("1.00")),
        FundingShare(body=FundingBody.REGION),
        FundingShare(body=FundingBody.STATE),
    )
)


def judged(*interventions: Intervention) -> list[Verdict]:
    """
    Return what the rule says of interventions.
    """
    programme = Programme(interventions=interventions)
    return [entry.verdict for entry in validate(programme, on=TODAY, rules=(RULE,)).entries]


def intervention(
    kind: InterventionKind | None = RESIDENTIAL,
    *,
    cup: str = "",
    money: CoFinancing | None = STATE_AND_REGION,
    plan: CostPlan | None = None,
) -> Intervention:
    """
    Return an intervention of a kind that somebody pays for.
    """
    return Intervention(id="torri", kind=kind, cup=read_cup(cup) if cup else None, cofinancing=money, cost_plan=plan)


@pytest.mark.parametrize("kind", [None, *InterventionKind])
def test_published_code_of_the_observed_form(kind: InterventionKind | None) -> None:
    """
    Published: a residential intervention with a CUP of the observed form; so one of any other kind that has one.
    """
    assert [
        Kept(
            path="/interventions/0/cup",
            message=Bilingual("B11B21002310005 ha la forma dei CUP", "B11B21002310005 has the form of a CUP"),
            facts=(Fact("cup", "B11B21002310005"), Fact("observed_form", value=True)),
            comparisons=(Comparison("observed_form", Relation.EQUAL, "true"),),
        )
    ] == judged(intervention(kind, cup="B11B21002310005"))


@pytest.mark.parametrize(
    ("kind", "it", "en"),
    [(RESIDENTIAL, "residenziale", "residential"), (URBANISATION, "urbanizzazione", "urbanisation works")],
    ids=["residential", "urbanisation"],
)
def test_published_without_a_code(kind: InterventionKind, it: str, en: str) -> None:
    """
    Published: a residential intervention financed by State and Region without a CUP.
    """
    assert [
        Breach(
            path="/interventions/0/cup",
            message=Bilingual(
                f"intervento {it} senza CUP, pagato da: Stato, Regione",
                f"{en} intervention without a CUP, paid by: State, Region",
            ),
            facts=(
                Fact("kind", it),
                Fact("payer", "Stato"),
                Fact("payer", "Regione"),
                Fact("cup_on_record", value=False),
            ),
            comparisons=(Comparison("cup_on_record", Relation.EQUAL, "true"),),
        )
    ] == judged(intervention(kind))


@pytest.mark.parametrize("kind", [RESIDENTIAL, ACCOMPANIMENT, None])
def test_published_code_of_14_characters(kind: InterventionKind | None) -> None:
    """
    Published: a CUP of 14 characters, whatever it stands on.
    """
    assert [
        Breach(
            path="/interventions/0/cup",
            message=Bilingual(
                "CUP 'B11B2100231000': ha 14 caratteri invece di 15; sono una lettera, due cifre, una"
                " lettera e undici cifre",
                "CUP 'B11B2100231000': has 14 characters instead of 15; it is a letter, two digits, a letter"
                " and eleven digits",
            ),
            facts=(
                Fact("found", "B11B2100231000"),
                Fact("fault", "length"),
                Fact("observed_form", value=False),
            ),
            comparisons=(Comparison("observed_form", Relation.EQUAL, "true"),),
        )
    ] == judged(intervention(kind, cup="B11B2100231000"))


def test_accompaniment() -> None:
    """
    "A current-expense service such as the labs' needs none: not applicable".
    """
    assert [
        NotApplicable(
            path="/interventions/0",
            message=Bilingual(
                "l'accompagnamento sociale è spesa corrente e non ha bisogno di un CUP",
                "the social accompaniment is a current expense and needs no CUP",
            ),
            facts=(Fact("kind", "accompagnamento sociale"),),
        )
    ] == judged(intervention(ACCOMPANIMENT))


@pytest.mark.parametrize(
    "kind", [None, InterventionKind.SERVICES, InterventionKind.EXPERIMENTAL, InterventionKind.OTHER]
)
def test_kind_not_known(kind: InterventionKind | None) -> None:
    """
    Without a code, and without a kind that is surely an investment, nothing is decided.
    """
    assert [
        Missing(
            path="/interventions/0/kind",
            message=Bilingual(
                "senza CUP, e non si sa se sia un investimento",
                "no CUP, and it is not known whether it is an investment",
            ),
        )
    ] == judged(intervention(kind))


@pytest.mark.parametrize(
    ("money", "plan"),
    [
        pytest.param(None, None, id="nothing"),
        pytest.param(CoFinancing(cost=Euro("1.00")), None, id="a cost that nobody pays"),
        pytest.param(None, CostPlan(items=(CostItem(kind=CostItemKind.WORKS, amount=Euro("1.00")),)), id="a cost plan"),
        pytest.param(
            CoFinancing(shares=(FundingShare(body=FundingBody.OTHER, name="Fondazione"),)), None, id="others alone"
        ),
    ],
)
def test_public_money_not_known(money: CoFinancing | None, plan: CostPlan | None) -> None:
    """
    Without a code, and without a public body that is known to pay, nothing is decided.
    """
    assert [
        Missing(
            path="/interventions/0/cofinancing",
            message=Bilingual("senza CUP, e non si sa chi lo paghi", "no CUP, and it is not known who pays for it"),
        )
    ] == judged(intervention(money=money, plan=plan))


@pytest.mark.parametrize("body", [body for body in FundingBody if body is not FundingBody.OTHER])
def test_each_public_body(body: FundingBody) -> None:
    """
    One public body that pays is enough, beside others too.
    """
    shares = (FundingShare(body=FundingBody.OTHER), FundingShare(body=body))

    assert [Breach] == [type(said) for said in judged(intervention(money=CoFinancing(shares=shares)))]


def test_every_intervention_is_judged() -> None:
    """
    Each intervention is judged at its own place.
    """
    found = judged(intervention(ACCOMPANIMENT), attrs.evolve(intervention(), id="corte"))

    assert [(NotApplicable, "/interventions/0"), (Breach, "/interventions/1/cup")] == [
        (type(said), said.path) for said in found
    ]


@pytest.mark.parametrize(
    ("example", "cup"),
    [(RULE.keeps, Cup("Z00Z00000000001")), (RULE.breaks, None)],
    ids=["keeps", "breaks"],
)
def test_examples(example: Callable[[], Programme], cup: Cup | None) -> None:
    """
    The examples are a residential intervention of State and Region, with a code and without.
    """
    (found,) = example().interventions
    assert found.cofinancing is not None

    assert (RESIDENTIAL, cup, (FundingBody.STATE, FundingBody.REGION)) == (
        found.kind,
        found.cup,
        found.cofinancing.bodies,
    )


def test_a_breach_is_a_warning() -> None:
    """
    The first day of the duty is not on record: a breach is a warning.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (True, [Severity.WARNING]) == (report.valid, [entry.severity for entry in report.findings])


@given(strategies.interventions())
def test_a_code_is_judged_by_its_form(found: Intervention) -> None:
    """
    Whatever the intervention, a code of the observed form is kept and another is broken.
    """
    expected = {type(None): None, Cup: Kept, CodeAsFound: Breach}[type(found.cup)]

    assert expected in {None, type(judged(found)[0])}
