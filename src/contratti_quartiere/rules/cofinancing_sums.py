"""
`cofinancing-sums`: the shares of the funding bodies add up, to the cent, to the cost of the intervention or contract.
"""

from collections.abc import Iterator

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.funding import CoFinancing, CostPlan, FundingBody, FundingShare
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View


def check(view: View) -> Iterator[Verdict]:
    """
    Compare what the bodies pay for each contract and intervention with its cost.
    """
    for path, contract in view.contracts():
        yield from _judged(path, contract.cofinancing, None)
    for path, intervention in view.interventions():
        yield from _judged(path, intervention.cofinancing, intervention.cost_plan)


def _judged(path: str, money: CoFinancing | None, plan: CostPlan | None) -> Iterator[Verdict]:
    verdicts: list[Verdict] = []
    if money is not None:
        verdicts += _against_cost(f"{path}/cofinancing", money)
        verdicts += () if plan is None else _against_plan(path, money, plan)
    if verdicts:
        yield from verdicts
    else:
        yield NotApplicable(
            path=path,
            message=Bilingual(
                "non sono dichiarati insieme quote e costo", "shares and a cost are not stated side by side"
            ),
        )


def _against_cost(path: str, money: CoFinancing) -> Iterator[Verdict]:
    if money.cost is None or not money.shares:
        return
    unknown = [(index, share) for index, share in enumerate(money.shares) if share.amount is None]
    for index, share in unknown:
        yield Missing(
            path=f"{path}/shares/{index}/amount",
            message=Bilingual(
                f"non si sa quanto mette {_payer(share, 'it')}: le quote note danno {money.known:it}, il costo"
                f" dichiarato è {money.cost:it}",
                f"it is not known how much {_payer(share, 'en')} pays: the known shares add up to {money.known:en}, the"
                f" stated cost is {money.cost:en}",
            ),
            facts=(Fact("known", money.known), Fact("cost", money.cost)),
        )
    if not unknown:
        count = len(money.shares)
        yield _compared(
            f"{path}/cost",
            Bilingual(f"le quote ({count}) danno", f"the shares ({count}) add up to"),
            money.known,
            Bilingual("il costo dichiarato è", "the stated cost is"),
            money.cost,
        )


def _payer(share: FundingShare, lang: str) -> str:
    return share.name or share.body.say(lang)


def _against_plan(path: str, money: CoFinancing, plan: CostPlan) -> Iterator[Verdict]:
    """
    Yield how the co-financing of an intervention stands beside its cost plan, where one act holds both.
    """
    paid, cost = money.budget, plan.total
    if paid is None or cost is None:
        return
    if money.act != plan.act:
        yield _of_other_acts(path, money, plan)
    elif money.total not in (None, money.cost) and money.cost is not None:
        yield _not_one(f"{path}/cofinancing/cost", Bilingual("il cofinanziamento", "the co-financing"))
    elif plan.stated_total not in (None, cost):
        yield _not_one(f"{path}/cost_plan/stated_total", Bilingual("il quadro economico", "the cost plan"))
    else:
        yield _compared(
            f"{path}/cost_plan",
            Bilingual("il cofinanziamento dà", "the co-financing gives"),
            paid,
            Bilingual("il costo del quadro economico è", "the cost by the cost plan is"),
            cost,
        )


def _of_other_acts(path: str, money: CoFinancing, plan: CostPlan) -> Verdict:
    if money.act and plan.act:
        return NotApplicable(
            path=f"{path}/cost_plan",
            message=Bilingual(
                f"il cofinanziamento sta nell'atto {money.act}, il quadro economico nell'atto {plan.act}: cifre di atti"
                " diversi non si confrontano",
                f"the co-financing stands in act {money.act}, the cost plan in act {plan.act}: figures of different"
                " acts are not compared",
            ),
        )
    return Missing(
        path=f"{path}/cofinancing/act" if plan.act else f"{path}/cost_plan/act",
        message=Bilingual(
            "non si sa se cofinanziamento e quadro economico stiano nello stesso atto: uno solo lo nomina"
            f" ({plan.act or money.act})",
            "it is not known whether co-financing and cost plan stand in the same act: only one names it"
            f" ({plan.act or money.act})",
        ),
    )


def _not_one(path: str, which: Bilingual) -> Missing:
    # The sums that do not agree are reported where they stand; to compare one of them would report the same slip twice.
    return Missing(
        path=path,
        message=Bilingual(
            f"{which.it} dà due cifre diverse: non si sa quale confrontare",
            f"{which.en} gives two different figures: it is not known which to compare",
        ),
    )


def _compared(path: str, parts: Bilingual, found: Euro, whole: Bilingual, cost: Euro) -> Verdict:
    facts, asked = (Fact("sum", found), Fact("cost", cost)), (Comparison("sum", Relation.EQUAL, "cost"),)
    if found == cost:
        return Kept(
            path=path,
            message=Bilingual(f"{parts.it} {found:it}, quanto il costo", f"{parts.en} {found:en}, as much as the cost"),
            facts=facts,
            comparisons=asked,
        )
    gap, less = abs(cost - found), found < cost
    return Breach(
        path=path,
        message=Bilingual(
            f"{parts.it} {found:it}, {whole.it} {cost:it}: {gap:it} {'in meno' if less else 'in più'}",
            f"{parts.en} {found:en}, {whole.en} {cost:en}: {gap:en} {'too little' if less else 'too much'}",
        ),
        facts=(*facts, Fact("difference", found - cost)),
        comparisons=asked,
    )


def _example(cost: str) -> Programme:
    amounts = (
        (FundingBody.STATE, "6500000.00"),
        (FundingBody.REGION, "3500000.00"),
        (FundingBody.CITY, "1200000.00"),
    )
    shares = tuple(FundingShare(body=body, amount=Euro(amount)) for body, amount in amounts)
    money = CoFinancing(shares=shares, cost=Euro(cost), act="convenzione", provenance=ILLUSTRATIVE)
    return Programme(contracts=(NeighbourhoodContract(id="contratto", cofinancing=money),))


def keeps() -> Programme:
    """
    Return a contract of 11.2 million that State, Region and City pay between them.
    """
    return _example("11200000.00")


def breaks() -> Programme:
    """
    Return the same with a stated cost of 11 million.
    """
    return _example("11000000.00")


RULE = Rule(
    id="cofinancing-sums",
    title=Bilingual("Il cofinanziamento dà il costo", "The co-financing adds up to the cost"),
    it="Le quote dei finanziatori danno, al centesimo, il costo dell'intervento o del contratto.",
    en="The shares of the funding bodies add up, to the cent, to the cost of the intervention or contract.",
    source=LegalSource("atto che ripartisce il costo fra i finanziatori"),
    severity=Severity.ERROR,
    why=Bilingual(
        "Un costo che nessuno paga per intero ferma il cantiere; uno pagato due volte va restituito.",
        "A cost that nobody pays in full stops the site; one that is paid twice has to be given back.",
    ),
    needs=Bilingual(
        "il costo, la quota di ogni ente, l'atto in cui stanno; di un intervento anche il quadro economico",
        "the cost, the share of each body, the act in which they stand; of an intervention its cost plan too",
    ),
    reads=("contracts", "interventions"),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
