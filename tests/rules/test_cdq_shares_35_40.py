"""
`cdq-shares-35-40`: of a whole regional programme the Region puts at least 35 per cent, urbanisation takes 40 at most.
"""

from collections.abc import Callable
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.agreements import ContractAct, ContractActKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import ContractScope, NeighbourhoodContract
from contratti_quartiere.dates import Month, When, Year
from contratti_quartiere.decisions import Flow, FlowKind, Measure, MeasureKind, SteeringBody, SteeringDecision
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.funding import CoFinancing, FundingBody, FundingShare
from contratti_quartiere.interventions import Intervention, InterventionKind
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.cdq_shares_35_40 import RULE
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict
from contratti_quartiere.views import View

TODAY = date(2026, 11, 22)
FIRST = date(2003, 4, 23)
CALL = date(2003, 10, 15)
MODEL_CALL = "bando tipo, allegato 2 al DM 30.12.2002"


def figure(name: str, value: int, paragraph: int) -> Figure:
    """
    Return a share of the model call, as it stands before a body sets it.
    """
    return Figure(
        parameter=name,
        kind=PARAMETERS[name].kind,
        value=value,
        since=FIRST,
        source=LegalSource(MODEL_CALL, f"art. 1 c. {paragraph}"),
        checked_on=TODAY,
    )


REGION = figure("region_min_share", 35, 2)
URBANISATION = figure("urbanisation_max_share", 40, 3)


def share(body: FundingBody, amount: str | None) -> FundingShare:
    """
    Return what a body puts.
    """
    return FundingShare(body=body, amount=None if amount is None else Euro(amount))


def money(state: str | None, region: str | None, *more: FundingShare) -> CoFinancing:
    """
    Return what State, Region and others put.
    """
    return CoFinancing(shares=(share(FundingBody.STATE, state), share(FundingBody.REGION, region), *more))


def call(on: When | None, name: str = "bando") -> ContractAct:
    """
    Return a regional call.
    """
    return ContractAct(id=name, kind=ContractActKind.REGIONAL_CALL, on=on)


WHOLE = NeighbourhoodContract(
    id="programma",
    scope=ContractScope.REGIONAL_PROGRAMME,
    acts=(call(CALL),),
    cofinancing=money("65000000.00", "35000000.00"),
)


def part(
    kind: InterventionKind | None, state: str | None = "0.00", region: str | None = "0.00", name: str = ""
) -> Intervention:
    """
    Return an intervention of the regional programme.
    """
    name = name or ("ignoto" if kind is None else kind.name.lower())
    return Intervention(id=name, contract="programma", kind=kind, cofinancing=money(state, region))


URBAN = part(InterventionKind.URBANISATION, "26000000.00", "14000000.00")
HOMES = part(InterventionKind.RESIDENTIAL, "39000000.00", "21000000.00")


def judged(
    *interventions: Intervention, whole: NeighbourhoodContract = WHOLE, parameters: Parameters = PARAMETERS
) -> list[Verdict]:
    """
    Return what the rule says of a regional programme with these interventions.
    """
    programme = Programme(contracts=(whole,), interventions=interventions)
    return list(RULE.check(View(programme=programme, on=TODAY, parameters=parameters)))


def first(whole: NeighbourhoodContract, parameters: Parameters = PARAMETERS) -> Verdict:
    """
    Return the first thing that the rule says of a regional programme.
    """
    return judged(whole=whole, parameters=parameters)[0]


def works(*interventions: Intervention) -> Verdict:
    """
    Return what the rule says of the urbanisation of a regional programme.
    """
    return judged(*interventions)[1]


SUM = Comparison("state + region", Relation.EQUAL, "state_and_region")
PUBLIC = (
    Fact("call", CALL),
    Fact("state", Euro("65000000.00")),
    Fact("region", Euro("35000000.00")),
    Fact("state_and_region", Euro("100000000.00")),
)


def test_published_shares_that_are_kept() -> None:
    """
    Published: the Region puts 35 of 100 million, and urbanisation takes 40,000,000.00 of 100,000,000.00.
    """
    assert [
        Kept(
            path="/contracts/0/cofinancing",
            message=Bilingual(
                "la Regione mette 35.000.000,00 € di 100.000.000,00 € di Stato e Regione, almeno il 35 per cento",
                "the Region puts €35,000,000.00 of the €100,000,000.00 of State and Region, at least 35 per cent",
            ),
            facts=PUBLIC,
            figures=(REGION,),
            comparisons=(SUM, Comparison("region", Relation.AT_LEAST, "region_min_share % state_and_region")),
        ),
        Kept(
            path="/contracts/0/cofinancing",
            message=Bilingual(
                "all'urbanizzazione vanno 40.000.000,00 € di 100.000.000,00 € di Stato e Regione, non più del 40 per"
                " cento",
                "urbanisation takes €40,000,000.00 of the €100,000,000.00 of State and Region, no more than 40 per"
                " cent",
            ),
            facts=(*PUBLIC, Fact("urbanisation", Euro("40000000.00"))),
            figures=(URBANISATION,),
            comparisons=(
                SUM,
                Comparison("urbanisation", Relation.AT_MOST, "urbanisation_max_share % state_and_region"),
            ),
        ),
        Missing(
            path="/contracts/0/acts",
            message=Bilingual(
                "di 100.000.000,00 € di Stato e Regione vanno a opere sperimentali 0,00 €, a opere residenziali"
                " 60.000.000,00 €: che il 25 per cento del finanziamento (bando tipo, art. 1 c. 1) e il 20 per cento"
                " della spesa residenziale (circolare ministeriale del 4 luglio 2003) siano minimi è un punto aperto",
                "of the €100,000,000.00 of State and Region, experimental works take €0.00 and residential ones"
                " €60,000,000.00: that 25 per cent of the funding (model call art. 1 c. 1) and 20 per cent of the"
                " residential expenditure (ministerial circular of 4 July 2003) are minima is an open point",
            ),
            cause=MissingCause.OPEN,
            facts=(
                Fact("state_and_region", Euro("100000000.00")),
                Fact("experimental", Euro("0.00")),
                Fact("residential", Euro("60000000.00")),
            ),
        ),
    ] == judged(URBAN, HOMES)


def test_published_first_round_of_lombardy() -> None:
    """
    Published: 520 million of which 185 regional are 35.6 per cent, if the 520 are State and Region.
    """
    assert Kept is type(first(attrs.evolve(WHOLE, cofinancing=money("335000000.00", "185000000.00"))))


def test_published_region_that_puts_too_little() -> None:
    """
    Published: 30,000,000.00 of 100,000,000.00 are less than 35 per cent.
    """
    assert Breach(
        path="/contracts/0/cofinancing",
        message=Bilingual(
            "la Regione mette 30.000.000,00 € di 100.000.000,00 € di Stato e Regione, meno del 35 per cento; da"
            " verificare sul bando della Regione, che è il testo che conta: quello tipo è un riferimento di massima",
            "the Region puts €30,000,000.00 of the €100,000,000.00 of State and Region, less than 35 per cent; to be"
            " verified in the Region's call, which is the text that counts: the model call is a reference in outline",
        ),
        facts=(
            Fact("call", CALL),
            Fact("state", Euro("70000000.00")),
            Fact("region", Euro("30000000.00")),
            Fact("state_and_region", Euro("100000000.00")),
        ),
        figures=(REGION,),
        comparisons=(SUM, Comparison("region", Relation.AT_LEAST, "region_min_share % state_and_region")),
    ) == first(attrs.evolve(WHOLE, cofinancing=money("70000000.00", "30000000.00")))


def test_published_urbanisation_by_a_cent() -> None:
    """
    Published: 40,000,000.01 of 100,000,000.00 are more than 40 per cent, whatever else is not known.
    """
    urban = part(InterventionKind.URBANISATION, "26000000.00", "14000000.01")

    assert Breach(
        path="/contracts/0/cofinancing",
        message=Bilingual(
            "all'urbanizzazione vanno 40.000.000,01 € di 100.000.000,00 € di Stato e Regione, più del 40 per cento; da"
            " verificare sul bando della Regione, che è il testo che conta: quello tipo è un riferimento di massima",
            "urbanisation takes €40,000,000.01 of the €100,000,000.00 of State and Region, more than 40 per cent; to"
            " be verified in the Region's call, which is the text that counts: the model call is a reference in"
            " outline",
        ),
        facts=(*PUBLIC, Fact("urbanisation", Euro("40000000.01"))),
        figures=(URBANISATION,),
        comparisons=(SUM, Comparison("urbanisation", Relation.AT_MOST, "urbanisation_max_share % state_and_region")),
    ) == works(urban, part(None, None))


def test_a_single_contract_decides_nothing() -> None:
    """
    "On five contracts, or one, undecided: a contract at 48:52 breaks nothing": one line for all of them.
    """
    five = tuple(NeighbourhoodContract(id=f"cdq-{n}", cofinancing=money("48.00", "52.00")) for n in range(5))
    view = View(programme=Programme(contracts=five), on=TODAY, parameters=PARAMETERS)

    assert [
        Missing(
            path="/contracts",
            message=Bilingual(
                "nel documento non c'è l'intero programma regionale (scope «programma regionale»): le quote del bando"
                " valgono per quello, e nessun contratto da solo le viola",
                "the document does not hold the whole regional programme (scope “programma regionale”): the shares of"
                " the call are of that, and no single contract breaks them",
            ),
            facts=(Fact("contracts", 5),),
        )
    ] == list(RULE.check(view))


def test_nothing_to_look_at() -> None:
    """
    Without a contract there is nothing to say.
    """
    assert [] == list(RULE.check(View(programme=Programme(), on=TODAY, parameters=PARAMETERS)))


def test_contracts_beside_the_programme() -> None:
    """
    Beside the regional programme a single contract is not spoken of, and its interventions are not counted.
    """
    single = NeighbourhoodContract(id="cdq", cofinancing=money("100.00", "0.00"))
    other = attrs.evolve(URBAN, id="altro", contract="cdq")
    programme = Programme(contracts=(single, WHOLE), interventions=(other, URBAN, HOMES))
    view = View(programme=programme, on=TODAY, parameters=PARAMETERS)

    assert [(Kept, "/contracts/1/cofinancing"), (Kept, "/contracts/1/cofinancing"), (Missing, "/contracts/1/acts")] == [
        (type(verdict), verdict.path) for verdict in RULE.check(view)
    ]


UNKNOWN_CALL = Missing(
    path="/contracts/0/acts",
    message=Bilingual(
        "non si sa di che giorno sia il bando regionale, che sceglie le quote",
        "it is not known of which day the regional call is, which picks the shares",
    ),
)
EARLIER = NotApplicable(
    path="/contracts/0",
    message=Bilingual(
        "il bando è di prima del DM 30.12.2002: le quote erano altre",
        "the call is from before the ministerial decree of 30 December 2002: the shares were others",
    ),
    facts=(Fact("call", date(2003, 4, 22)),),
)


def test_the_day_before_the_model_call() -> None:
    """
    "From 2003-04-23, by the call": the rule is not there for a call of 22 April 2003.
    """
    assert [EARLIER] == judged(whole=attrs.evolve(WHOLE, acts=(call(date(2003, 4, 22)),)))


@pytest.mark.parametrize(
    "on", [pytest.param(FIRST, id="the first day"), pytest.param(Month(2003, 5), id="a month after it")]
)
def test_from_the_model_call_on(on: When) -> None:
    """
    "From 2003-04-23, by the call".
    """
    assert Kept is type(first(attrs.evolve(WHOLE, acts=(call(on),))))


@pytest.mark.parametrize(
    "acts",
    [
        pytest.param((), id="no call"),
        pytest.param((call(None),), id="a call without a day"),
        pytest.param((call(Month(2003, 4)),), id="its month"),
        pytest.param((call(Year(2003)),), id="its year"),
        pytest.param((call(CALL), call(None, "altro")), id="one call without a day"),
        pytest.param((call(CALL), call(date(2003, 4, 22), "altro")), id="sources disagree"),
        pytest.param((ContractAct(id="legge", kind=ContractActKind.LAW, on=CALL),), id="an act that is no call"),
    ],
)
def test_a_call_of_an_unknown_day(acts: tuple[ContractAct, ...]) -> None:
    """
    Where it is not known whether the call is of the model call's days, nothing is said.
    """
    assert [UNKNOWN_CALL] == judged(whole=attrs.evolve(WHOLE, acts=acts))


def test_the_call_of_the_whole_programme() -> None:
    """
    The call may stand among the acts on which all contracts rest.
    """
    programme = Programme(contracts=(attrs.evolve(WHOLE, acts=()),), acts=(call(CALL),))
    verdict, *_ = RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS))

    assert Kept is type(verdict)


def test_a_share_of_the_body_on_the_day_of_the_call() -> None:
    """
    A share that the real call sets takes the place of the model's, on its days.
    """
    whole = attrs.evolve(WHOLE, cofinancing=money("70000000.00", "30000000.00"))
    parameters = PARAMETERS.override("region_min_share", 30, source="bando lombardo", since=CALL)

    assert Kept is type(first(whole, parameters))


def test_a_share_that_changes_after_the_call() -> None:
    """
    A share that a later act sets is not held against an earlier call.
    """
    parameters = PARAMETERS.override("region_min_share", 36, source="bando successivo", since=date(2003, 10, 16))

    assert Kept is type(first(WHOLE, parameters))


def test_a_share_that_changes_within_the_month_of_the_call() -> None:
    """
    Where the share changes within the days that the call may be of, nothing is said.
    """
    whole = attrs.evolve(WHOLE, acts=(call(Month(2003, 10)),))
    parameters = PARAMETERS.override("region_min_share", 30, source="bando lombardo", since=CALL)

    assert UNKNOWN_CALL == first(whole, parameters)


@pytest.mark.parametrize("place", [0, 1])
def test_a_share_that_nobody_set(place: int) -> None:
    """
    Without the figure the parameter is named.
    """
    name = ("region_min_share", "urbanisation_max_share")[place]
    known = tuple(attrs.evolve(p, values=()) if p.id == name else p for p in PARAMETERS.known)
    verdict = judged(URBAN, HOMES, parameters=Parameters(known))[place]

    assert (
        Missing(
            path="/contracts/0",
            message=Bilingual("nessuno ha fissato la quota del bando", "nobody has set the share of the call"),
            cause=MissingCause.NOT_SET,
            parameter=name,
        )
        == verdict
    )


CITY = share(FundingBody.CITY, None)


@pytest.mark.parametrize(
    ("cofinancing", "expected"),
    [
        pytest.param(
            None,
            [
                (
                    "/contracts/0/cofinancing",
                    "la quota dello Stato non è a registro",
                    "the share of the State is not on record",
                ),
                (
                    "/contracts/0/cofinancing",
                    "la quota della Regione non è a registro",
                    "the share of the Region is not on record",
                ),
            ],
            id="nothing",
        ),
        pytest.param(
            CoFinancing(shares=(CITY, share(FundingBody.STATE, "1.00"))),
            [
                (
                    "/contracts/0/cofinancing/shares",
                    "la quota della Regione non è a registro",
                    "the share of the Region is not on record",
                )
            ],
            id="the State alone",
        ),
        pytest.param(
            money("1.00", None, CITY),
            [
                (
                    "/contracts/0/cofinancing/shares/1/amount",
                    "non si sa quanto metta la Regione",
                    "it is not known how much the Region puts",
                )
            ],
            id="the Region, nobody knows how much",
        ),
    ],
)
def test_shares_that_are_not_known(cofinancing: CoFinancing | None, expected: list[tuple[str, str, str]]) -> None:
    """
    What State and Region put must be known; of what the city puts nothing is asked.
    """
    assert [Missing(path=path, message=Bilingual(it, en)) for path, it, en in expected] == judged(
        whole=attrs.evolve(WHOLE, cofinancing=cofinancing)
    )


def test_money_of_the_city_stays_out() -> None:
    """
    "Municipal and ALER money stays out", on both sides.
    """
    others = (share(FundingBody.CITY, "900000000.00"), share(FundingBody.ALER, "900000000.00"), CITY)
    whole = attrs.evolve(WHOLE, cofinancing=money("65000000.00", "35000000.00", *others))
    urban = attrs.evolve(URBAN, cofinancing=money("26000000.00", "14000000.00", *others))

    assert [Kept, Kept] == [type(verdict) for verdict in judged(urban, HOMES, whole=whole)[:2]]


def test_nothing_to_have_a_share_of() -> None:
    """
    Where neither puts anything the rule has no object.
    """
    nought = Euro("0.00")

    assert [
        NotApplicable(
            path="/contracts/0/cofinancing",
            message=Bilingual("Stato e Regione non mettono nulla", "State and Region put nothing"),
            facts=(Fact("call", CALL), Fact("state", nought), Fact("region", nought)),
        )
    ] == judged(whole=attrs.evolve(WHOLE, cofinancing=money("0.00", "0.00")))


NOT_KNOWN = Bilingual(
    "all'urbanizzazione vanno 40.000.000,00 € di 100.000.000,00 € di Stato e Regione, a quanto si sa: di altri"
    " interventi (1) non si sa di che tipo siano, o quanto vi mettano Stato e Regione",
    "urbanisation takes €40,000,000.00 of the €100,000,000.00 of State and Region, as far as is known: of other"
    " interventions (1) it is not known of which kind they are, or what State and Region put into them",
)


@pytest.mark.parametrize(
    ("other", "field"),
    [
        pytest.param(part(None, "1.00"), "kind", id="of an unknown kind"),
        pytest.param(part(InterventionKind.OTHER, None), "cofinancing", id="of an unknown amount"),
        pytest.param(attrs.evolve(HOMES, cofinancing=None), "cofinancing", id="without its money"),
        pytest.param(attrs.evolve(HOMES, cofinancing=CoFinancing()), "cofinancing", id="without shares"),
    ],
)
def test_interventions_of_which_too_little_is_known(other: Intervention, field: str) -> None:
    """
    Where one more intervention could be urbanisation, or take more, nothing is said yet; the field is named.
    """
    assert Missing(
        path=f"/interventions/1/{field}", message=NOT_KNOWN, facts=(*PUBLIC, Fact("urbanisation", Euro("40000000.00")))
    ) == works(URBAN, other)


def test_money_of_nothing_is_of_no_kind() -> None:
    """
    An intervention of an unknown kind into which State and Region put nothing does not matter.
    """
    assert Kept is type(works(URBAN, HOMES, part(None)))


@pytest.mark.parametrize(
    ("interventions", "urban", "listed", "said"),
    [
        pytest.param((), "0.00", "0.00", ("0,00", "0.00", "0,00", "0.00"), id="none"),
        pytest.param(
            (URBAN,),
            "40000000.00",
            "40000000.00",
            ("40.000.000,00", "40,000,000.00", "40.000.000,00", "40,000,000.00"),
            id="not all",
        ),
    ],
)
def test_interventions_that_are_not_all_listed(
    interventions: tuple[Intervention, ...], urban: str, listed: str, said: tuple[str, str, str, str]
) -> None:
    """
    Where the interventions bear less than State and Region put, more urbanisation may stand elsewhere.
    """
    urban_it, urban_en, listed_it, listed_en = said

    assert Missing(
        path="/interventions",
        message=Bilingual(
            f"all'urbanizzazione vanno {urban_it} € di 100.000.000,00 € di Stato e Regione, a quanto si sa: gli"
            f" interventi a registro ne portano {listed_it} €",
            f"urbanisation takes €{urban_en} of the €100,000,000.00 of State and Region, as far as is known: the"
            f" interventions on record bear €{listed_en}",
        ),
        facts=(*PUBLIC, Fact("urbanisation", Euro(urban)), Fact("listed", Euro(listed))),
    ) == works(*interventions)


def test_interventions_that_a_decision_added() -> None:
    """
    The shares are those of what was first agreed: an intervention that a decision adds takes its money from the others.
    """
    added = part(InterventionKind.URBANISATION, "1000000.00", "0.00", "aggiunta")
    decision = SteeringDecision(
        id="rimodulazione",
        body=SteeringBody.SUPERVISORY_BOARD,
        on=date(2010, 1, 1),
        measures=(Measure(kind=MeasureKind.ADD, intervention="aggiunta"),),
        flows=(
            Flow(kind=FlowKind.FROM_INTERVENTION, item="residential", amount=Euro("1000000.00")),
            Flow(kind=FlowKind.TO_INTERVENTION, item="aggiunta", amount=Euro("1000000.00")),
        ),
    )
    programme = Programme(contracts=(WHOLE,), interventions=(URBAN, HOMES, added), decisions=(decision,))
    _, verdict, _ = RULE.check(View(programme=programme, on=TODAY, parameters=PARAMETERS))

    assert Kept is type(verdict)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        pytest.param(InterventionKind.EXPERIMENTAL, True, id="experimental"),
        pytest.param(InterventionKind.RESIDENTIAL, True, id="residential"),
        pytest.param(InterventionKind.SERVICES, False, id="services"),
    ],
)
def test_experimental_and_residential_works_are_shown(kind: InterventionKind, *, shown: bool) -> None:
    """
    "25 % for experimental works and 20 % of the residential expenditure are shown": and never judged.
    """
    verdicts = judged(URBAN, part(kind, "39000000.00", "21000000.00"))

    assert ([Kept, Kept, Missing] if shown else [Kept, Kept]) == [type(verdict) for verdict in verdicts]


def illustrated(state: str, region: str) -> CoFinancing:
    """
    Return what State and Region put into something that only illustrates.
    """
    return attrs.evolve(money(state, region), provenance=ILLUSTRATIVE)


@pytest.mark.parametrize(
    ("example", "urbanisation", "homes"),
    [
        pytest.param(RULE.keeps, "26000000.00", "39000000.00", id="keeps"),
        pytest.param(RULE.breaks, "26000000.01", "38999999.99", id="breaks: one cent more"),
    ],
)
def test_published_examples(example: Callable[[], Programme], urbanisation: str, homes: str) -> None:
    """
    Published: 35 of 100 million are the Region's, and urbanisation takes 40,000,000.00, or a cent more.
    """
    whole = NeighbourhoodContract(
        id="programma-regionale",
        scope=ContractScope.REGIONAL_PROGRAMME,
        acts=(attrs.evolve(call(CALL), provenance=ILLUSTRATIVE),),
        cofinancing=illustrated("65000000.00", "35000000.00"),
        provenance=ILLUSTRATIVE,
    )
    parts = tuple(
        Intervention(
            id=name,
            contract="programma-regionale",
            kind=kind,
            cofinancing=illustrated(state, region),
            provenance=ILLUSTRATIVE,
        )
        for name, kind, state, region in (
            ("urbanisation", InterventionKind.URBANISATION, urbanisation, "14000000.00"),
            ("residential", InterventionKind.RESIDENTIAL, homes, "21000000.00"),
        )
    )

    assert Programme(contracts=(whole,), interventions=parts) == example()


def test_a_breach_is_advice() -> None:
    """
    The shares rest on a reference in outline: a breach is brought to attention, and the report stays valid.
    """
    report = validate(RULE.breaks(), on=TODAY, rules=(RULE,))

    assert (True, [Severity.ADVICE]) == (report.valid, [entry.severity for entry in report.findings])


@given(st.integers(0, 10**12), st.integers(1, 10**12))
def test_kept_exactly_from_35_per_cent_on(region: int, state: int) -> None:
    """
    "At least 35 per cent of State plus Region", to the cent.
    """
    cofinancing = money(Euro.from_cents(state).amount, Euro.from_cents(region).amount)
    verdict = first(attrs.evolve(WHOLE, cofinancing=cofinancing))

    assert (Kept if region * 100 >= 35 * (state + region) else Breach) is type(verdict)


@given(st.lists(strategies.neighbourhood_contracts(), min_size=1, max_size=3, unique_by=lambda contract: contract.id))
def test_contracts_alone_never_break_it(contracts: list[NeighbourhoodContract]) -> None:
    """
    **Danger**: however a single contract is paid for, it neither keeps nor breaks the shares.
    """
    alone = tuple(attrs.evolve(contract, scope=ContractScope.CONTRACT) for contract in contracts)
    view = View(programme=Programme(contracts=alone), on=TODAY, parameters=PARAMETERS)

    assert [Missing] == [type(verdict) for verdict in RULE.check(view)]
