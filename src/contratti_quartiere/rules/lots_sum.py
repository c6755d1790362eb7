"""
`lots-sum`: the lot amounts add up, to the cent, to the stated total on the same basis.
"""

from collections.abc import Iterator

from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View


def check(view: View) -> Iterator[Verdict]:
    """
    Compare the sum of the lots of each tender with the total stated on the same basis.
    """
    for path, tender in view.tenders():
        if not tender.lots or not tender.totals:
            yield NotApplicable(
                path=path,
                message=Bilingual(
                    "la gara non dichiara insieme lotti e totale",
                    "the tender does not state both lots and a total",
                ),
            )
            continue
        missing = tuple(_missing(path, tender))
        yield from missing or _compared(path, tender)


def _missing(path: str, tender: Tender) -> Iterator[Missing]:
    unpriced = [lot.id for lot in tender.lots if lot.amount is None]
    if unpriced:
        names = ", ".join(unpriced)
        yield Missing(
            path=f"{path}/lots",
            message=Bilingual(f"mancano gli importi dei lotti: {names}", f"the lot amounts are missing: {names}"),
        )
    if not any(map(_comparable, tender.totals)):
        yield Missing(
            path=f"{path}/totals",
            message=Bilingual(
                "non si sa a quale totale, e su quale base (IVA, opzioni), i lotti debbano arrivare:"
                f" {_listed(tender.totals, 'it')}",
                "it is not known to which total, and on which basis (VAT, options), the lots should add up:"
                f" {_listed(tender.totals, 'en')}",
            ),
            facts=tuple(Fact(f"total_{n}", total.amount) for n, total in enumerate(tender.totals, 1)),
        )


def _comparable(total: StatedAmount) -> bool:
    return total.basis is not None and total.precision is AmountPrecision.EXACT


def _listed(totals: tuple[StatedAmount, ...], lang: str) -> str:
    return "; ".join(total.say(lang) + (f" ({total.label.say(lang)})" if total.label else "") for total in totals)


def _compared(path: str, tender: Tender) -> Iterator[Verdict]:
    amounts = [lot.amount for lot in tender.lots if lot.amount is not None]
    bases = {amount.basis for amount in amounts}
    if len(bases) > 1 or not all(map(_comparable, amounts)):
        yield Missing(
            path=f"{path}/lots",
            message=Bilingual(
                "gli importi dei lotti non hanno tutti la stessa base dichiarata, o non sono esatti: non si sommano",
                "the lot amounts do not all state the same basis, or are not exact: they are not added",
            ),
        )
        return
    found = Euro.total(amount.amount for amount in amounts)
    same = [(n, total) for n, total in enumerate(tender.totals) if _comparable(total) and total.basis in bases]
    if not same:
        yield Missing(
            path=f"{path}/totals",
            message=Bilingual(
                "nessun totale esatto è dichiarato sulla base dei lotti", "no exact total is stated on the lots' basis"
            ),
            facts=(Fact("sum", found),),
        )
    for index, total in same:
        facts = (Fact("sum", found), Fact("total", total.amount), Fact("lots", len(amounts)))
        asked = (Comparison("sum", Relation.EQUAL, "total"),)
        if found == total.amount:
            yield Kept(
                path=f"{path}/totals/{index}",
                message=Bilingual(
                    f"la somma dei lotti ({len(amounts)}) è {found:it}, come il totale",
                    f"the lots ({len(amounts)}) add up to {found:en}, as the total says",
                ),
                facts=facts,
                comparisons=asked,
            )
            continue
        gap = abs(total.amount - found)
        less = found < total.amount
        yield Breach(
            path=f"{path}/totals/{index}",
            message=Bilingual(
                f"la somma dei lotti ({len(amounts)}) è {found:it}, il totale dichiara {total.amount:it}:"
                f" {gap:it} {'in meno' if less else 'in più'}",
                f"the lots ({len(amounts)}) add up to {found:en}, the total states {total.amount:en}:"
                f" {gap:en} {'too little' if less else 'too much'}",
            ),
            facts=(*facts, Fact("difference", found - total.amount)),
            comparisons=asked,
        )


def _example(last: str) -> Programme:
    def stated(amount: str) -> StatedAmount:
        return StatedAmount(amount=Euro(amount), vat=VatBasis.NET, options=OptionsBasis.EXCLUDED)

    amounts = ("240000.00", "220000.00", "200000.00", "180000.00", last)
    lots = tuple(Lot(id=f"lotto-{n}", amount=stated(amount)) for n, amount in enumerate(amounts, 1))
    return Programme(tenders=(Tender(id="gara", totals=(stated("1000000.00"),), lots=lots),))


def keeps() -> Programme:
    """
    Return five lots that add up to a million, all net and without options.
    """
    return _example("160000.00")


def breaks() -> Programme:
    """
    Return the same with one cent missing from the last lot.
    """
    return _example("159999.99")


RULE = Rule(
    id="lots-sum",
    title=Bilingual("I lotti danno il totale", "The lots add up to the total"),
    it="La somma degli importi dei lotti è uguale, al centesimo, al totale indicato sulla stessa base.",
    en="The lot amounts add up, to the cent, to the stated total on the same basis.",
    source=LegalSource("importi dichiarati dall'atto di gara", "", Mark.LOGIC),
    severity=Severity.ERROR,
    why=Bilingual(
        "Arrotondando ogni lotto per conto suo un centesimo si perde o si crea, e l'impegno di spesa non torna.",
        "Round each lot by itself and a cent is lost or made, and the commitment no longer agrees.",
    ),
    needs=Bilingual(
        "importo e base di ogni lotto; il totale a cui devono arrivare, con la sua base",
        "amount and basis of each lot; the total to which they should add up, with its basis",
    ),
    reads=("tenders",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
