"""
`cost-plan-sums`: the items of a cost plan add up to its total, and the instalments of a schedule to the contribution.
"""

from collections.abc import Iterator
from fractions import Fraction

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.errors import shown
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.funding import CostItem, CostItemKind, CostPlan, FundingBody
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.transfers import TransferCondition, TransferInstalment, TransferSchedule
from contratti_quartiere.verdicts import Breach, Kept, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View


def check(view: View) -> Iterator[Verdict]:
    """
    Add up the instalments of each schedule and the items of each cost plan.
    """
    for path, contract in view.contracts():
        for index, schedule in enumerate(contract.schedules):
            yield _scheduled(f"{path}/schedules/{index}", schedule)
    for path, intervention in view.interventions():
        if intervention.cost_plan is not None:
            yield _planned(f"{path}/cost_plan", intervention.cost_plan)


def _scheduled(path: str, schedule: TransferSchedule) -> Verdict:
    count, whole = len(schedule.instalments), schedule.whole
    if not count:
        return NotApplicable(
            path=path,
            message=Bilingual("il piano dei trasferimenti non ha rate", "the transfer schedule has no instalments"),
        )
    facts = (Fact("sum", shown(whole)), Fact("whole", "1"), Fact("instalments", count))
    asked = (Comparison("sum", Relation.EQUAL, "whole"),)
    body = schedule.body
    if whole == 1:
        return Kept(
            path=path,
            message=Bilingual(
                f"le rate ({count}) danno l'intero contributo: {body.value}",
                f"the instalments ({count}) add up to the whole contribution: {body.en}",
            ),
            facts=facts,
            comparisons=asked,
        )
    gap, less = shown(abs(1 - whole)), whole < 1
    return Breach(
        path=path,
        message=Bilingual(
            f"le rate ({count}) danno {shown(whole)} del contributo ({body.value}):"
            f" {gap} {'in meno' if less else 'in più'}",
            f"the instalments ({count}) add up to {shown(whole)} of the contribution ({body.en}):"
            f" {gap} {'too little' if less else 'too much'}",
        ),
        facts=(*facts, Fact("difference", shown(whole - 1))),
        comparisons=asked,
    )


def _planned(path: str, plan: CostPlan) -> Verdict:
    total, count = plan.stated_total, len(plan.items)
    if total is None or not count:
        return NotApplicable(
            path=path,
            message=Bilingual(
                "il quadro economico non dichiara insieme voci e totale",
                "the cost plan does not state both items and a total",
            ),
        )
    found = Euro.total(item.amount for item in plan.items)
    facts = (Fact("sum", found), Fact("total", total), Fact("items", count))
    asked = (Comparison("sum", Relation.EQUAL, "total"),)
    if found == total:
        return Kept(
            path=f"{path}/stated_total",
            message=Bilingual(
                f"le voci ({count}) danno {found:it}, come il totale",
                f"the items ({count}) add up to {found:en}, as the total says",
            ),
            facts=facts,
            comparisons=asked,
        )
    gap, less = abs(total - found), found < total
    return Breach(
        path=f"{path}/stated_total",
        message=Bilingual(
            f"le voci ({count}) danno {found:it}, il totale dichiara {total:it}:"
            f" {gap:it} {'in meno' if less else 'in più'}",
            f"the items ({count}) add up to {found:en}, the total states {total:en}:"
            f" {gap:en} {'too little' if less else 'too much'}",
        ),
        facts=(*facts, Fact("difference", found - total)),
        comparisons=asked,
    )


def _example(vat: str, last: Fraction) -> Programme:
    items = ((CostItemKind.WORKS, "5000000.00"), (CostItemKind.DESIGN, "400000.00"), (CostItemKind.VAT, vat))
    plan = CostPlan(
        items=tuple(CostItem(kind=kind, amount=Euro(amount)) for kind, amount in items),
        stated_total=Euro("5988000.00"),
        provenance=ILLUSTRATIVE,
    )
    shares = (
        ("avvio", TransferCondition.START, Fraction(1, 2)),
        ("fine", TransferCondition.FINISHED, Fraction(2, 5)),
        ("collaudo", TransferCondition.FINAL_TEST, last),
    )
    schedule = TransferSchedule(
        body=FundingBody.REGION,
        instalments=tuple(TransferInstalment(id=name, condition=when, share=share) for name, when, share in shares),
        provenance=ILLUSTRATIVE,
    )
    return Programme(
        contracts=(NeighbourhoodContract(id="contratto", schedules=(schedule,)),),
        interventions=(Intervention(id="torri", contract="contratto", cost_plan=plan),),
    )


def keeps() -> Programme:
    """
    Return works, design and VAT that add up to the total, and instalments of a half, two fifths and a tenth.
    """
    return _example("588000.00", Fraction(1, 10))


def breaks() -> Programme:
    """
    Return the same with a cent too many of VAT and a twentieth as the last instalment.
    """
    return _example("588000.01", Fraction(1, 20))


RULE = Rule(
    id="cost-plan-sums",
    title=Bilingual("Voci e rate danno l'intero", "Items and instalments add up to the whole"),
    it=(
        "Le voci di un quadro economico danno, al centesimo, il suo totale, e le rate di un piano dei trasferimenti"
        " l'intero contributo."
    ),
    en=(
        "The items of a cost plan add up, to the cent, to its total, and the instalments of a transfer schedule to the"
        " whole contribution."
    ),
    source=LegalSource("quadro economico e piano dei trasferimenti", "", Mark.LOGIC),
    severity=Severity.ERROR,
    why=Bilingual(
        "Una voce o una rata dimenticata è denaro che nessuno chiede, e manca quando il cantiere è aperto.",
        "An item or instalment that was forgotten is money that nobody asks for, and it lacks once the site is open.",
    ),
    needs=Bilingual(
        "le voci e il totale di ogni quadro economico; le quote delle rate di ogni piano dei trasferimenti",
        "the items and the total of each cost plan; the shares of the instalments of each transfer schedule",
    ),
    reads=("contracts", "interventions"),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
