"""
`lot-amounts-reproducible`: where the document declares criteria, weights and method, the lot amounts follow from them.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

import attrs

from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.lots import Criterion, LotPlan, LotValue
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.shares import Rounding, rounded
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import (
    Breach,
    Missing,
    MissingCause,
    NotApplicable,
    Rule,
    Severity,
    Verdict,
    weighed,
)
from contratti_quartiere.views import View


def check(view: View) -> Iterator[Verdict]:
    """
    Compute the lots of each tender again from its criteria, weights and bounds, and compare with what it declares.

    A share of whole cents needs no rounding. Any other is rounded by the method that the body set for the day of the
    notice; without one, an amount that is a cent or more away from its exact share follows from no method.
    """
    for path, tender in view.tenders():
        doubts = tuple(_doubts(path, tender))
        if tender.plan is None or doubts:
            yield from doubts or (_undivided(path),)
        else:
            figure = view.figure("lot_rounding", tender.notice_date)
            yield from _compared(path, tender, tender.plan, figure)


def _undivided(path: str) -> NotApplicable:
    message = Bilingual("nessun riparto in lotti a registro", "no division into lots is on record")
    return NotApplicable(path=path, message=message)


def _doubts(path: str, tender: Tender) -> Iterator[Missing]:
    plan = tender.plan
    if plan is None:
        if len(tender.lots) > 1:
            message = Bilingual(
                "non si sa con quali criteri e pesi il totale sia stato diviso",
                "it is not known by which criteria and weights the total was divided",
            )
            yield Missing(path=f"{path}/plan", message=message)
        return
    yield from _ours(f"{path}/plan", plan)
    known = [lot.id for lot in tender.lots]
    for where, strange in (
        ("lots", [lot for lot in plan.lots if lot not in known]),
        ("plan/criteria", [lot for lot in known if lot not in plan.lots]),
    ):
        if strange:
            names = ", ".join(strange)
            yield Missing(
                path=f"{path}/{where}",
                message=Bilingual(
                    f"i lotti della gara e quelli del riparto non sono gli stessi: {names}",
                    f"the lots of the tender and those of the division are not the same: {names}",
                ),
            )
    if len({(lot.amount.vat, lot.amount.options) for lot in tender.lots if lot.amount is not None}) > 1:
        message = Bilingual(
            "gli importi dei lotti non sono dichiarati tutti con le stesse voci",
            "the lot amounts are not all stated with the same parts",
        )
        yield Missing(path=f"{path}/lots", message=message)


def _ours(path: str, plan: LotPlan) -> Iterator[Missing]:
    message = Bilingual(
        "criteri e pesi sono illustrativi, nostri: quelli dei documenti non si conoscono",
        "criteria and weights are illustrative, ours: those of the documents are not known",
    )
    marked = [f"{path}/provenance"] if plan.provenance.illustrative else []
    marked += [
        f"{path}/criteria/{n}/provenance" for n, found in enumerate(plan.criteria) if found.provenance.illustrative
    ]
    yield from (Missing(path=where, message=message) for where in marked)


def _compared(path: str, tender: Tender, plan: LotPlan, figure: Figure | None) -> Iterator[Verdict]:
    exact = plan.exact_cents()
    method = Rounding.LARGEST_REMAINDER if figure is None else Rounding.of(str(figure.value))
    computed = dict(zip(exact, rounded(plan.total.cents, list(exact.values()), method), strict=True))
    for index, lot in enumerate(tender.lots):
        where, share = f"{path}/lots/{index}/amount", exact[lot.id]
        if lot.amount is None or lot.amount.precision is not AmountPrecision.EXACT:
            yield _unstated(where, lot)
            continue
        declared = _Declared(path=where, lot=lot.id, amount=lot.amount.amount, total=plan.total)
        if share.denominator == 1:
            yield _reproduced(declared, Euro.from_cents(computed[lot.id]), None)
        elif figure is not None:
            yield _reproduced(declared, Euro.from_cents(computed[lot.id]), figure)
        else:
            yield _by_any_method(declared, share)


def _unstated(path: str, lot: Lot) -> Missing:
    return Missing(
        path=path,
        message=Bilingual(
            f"del lotto {lot.id} non è dichiarato un importo esatto", f"of the lot {lot.id} no exact amount is stated"
        ),
    )


@attrs.frozen(kw_only=True)
class _Declared:
    """
    What a document declares of one lot, with its JSON Pointer and the total that was divided.
    """

    path: str
    lot: str
    amount: Euro
    total: Euro

    @property
    def said(self) -> Bilingual:
        return Bilingual(f"lotto {self.lot}: dichiarati {self.amount:it}", f"lot {self.lot}: {self.amount:en} declared")

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (Fact("declared", self.amount), Fact("total", self.total))


def _reproduced(declared: _Declared, computed: Euro, figure: Figure | None) -> Verdict:
    gap, said = abs(declared.amount - computed), declared.said
    facts: tuple[Fact, ...] = (*declared.facts, Fact("computed", computed))
    asked: tuple[Comparison, ...] = (Comparison("declared", Relation.EQUAL, "computed"),)
    how = Bilingual("", "")
    if figure is not None:
        method = Rounding.of(str(figure.value))
        facts = (*facts, Fact("method", method.value))
        asked = (*asked, Comparison("method", Relation.EQUAL, "lot_rounding"))
        how = Bilingual(f" ({method.value})", f" ({method.en})")
    more = Bilingual("in più", "too much") if declared.amount > computed else Bilingual("in meno", "too little")
    return weighed(
        declared.path,
        facts=facts,
        comparisons=asked,
        figures=() if figure is None else (figure,),
        kept=Bilingual(
            f"{said.it}, come risulta da criteri e pesi{how.it}",
            f"{said.en}, as follows from criteria and weights{how.en}",
        ),
        broken=Bilingual(
            f"{said.it}, da criteri e pesi risultano {computed:it}{how.it}: {gap:it} {more.it}",
            f"{said.en}, {computed:en} follows from criteria and weights{how.en}: {gap:en} {more.en}",
        ),
        # Only where the body's method, and not the document's, decides about the cent.
        severity=Severity.ADVICE if figure is not None and gap.cents <= 1 else None,
    )


def _by_any_method(declared: _Declared, share: Fraction) -> Verdict:
    least, most = Euro.from_cents(floor(share)), Euro.from_cents(ceil(share))
    facts = (*declared.facts, Fact("rounded_down", least), Fact("rounded_up", most))
    said = Bilingual(
        f"{declared.said.it}, da criteri e pesi risultano fra {least:it} e {most:it}",
        f"{declared.said.en}, between {least:en} and {most:en} follows from criteria and weights",
    )
    asked = (
        Comparison("declared", Relation.AT_LEAST, "rounded_down"),
        Comparison("declared", Relation.AT_MOST, "rounded_up"),
    )
    if least <= declared.amount <= most:
        return Missing(
            path=declared.path,
            message=Bilingual(
                f"{said.it}; nessuno ha fissato il metodo di arrotondamento (lot_rounding)",
                f"{said.en}; nobody has set the method of rounding (lot_rounding)",
            ),
            cause=MissingCause.NOT_SET,
            parameter="lot_rounding",
            facts=facts,
            comparisons=asked,
        )
    return Breach(path=declared.path, message=said, facts=facts, comparisons=asked)


def _example(first: str) -> Programme:
    def stated(amount: str) -> StatedAmount:
        return StatedAmount(amount=Euro(amount), vat=VatBasis.NET, options=OptionsBasis.EXCLUDED)

    weights = {f"lotto-{n}": weight for n, weight in enumerate((3, 3, 2, 1, 1), 1)}
    amounts = (first, "300000.00", "200000.00", "100000.00", "100000.00")
    families = Criterion(
        id="famiglie",
        label=Bilingual("famiglie da accompagnare", "households to accompany"),
        values=tuple(LotValue(lot, weight) for lot, weight in weights.items()),
    )
    tender = Tender(
        id="gara",
        lots=tuple(Lot(id=lot, amount=stated(amount)) for lot, amount in zip(weights, amounts, strict=True)),
        plan=LotPlan(total=Euro("1000000.00"), criteria=(families,)),
    )
    return Programme(tenders=(tender,))


def keeps() -> Programme:
    """
    Return a million divided by weights 3, 3, 2, 1, 1.
    """
    return _example("300000.00")


def breaks() -> Programme:
    """
    Return the same with a first lot declared at 310,000.00.
    """
    return _example("310000.00")


RULE = Rule(
    id="lot-amounts-reproducible",
    title=Bilingual("Importi dei lotti ricalcolabili", "Lot amounts that can be computed again"),
    it="Dove il documento dichiara criteri, pesi e metodo, gli importi dei lotti ne risultano.",
    en="Where the document declares criteria, weights and method, the lot amounts follow from them.",
    source=LegalSource("criteri dichiarati dal documento", "", Mark.POLICY),
    severity=Severity.WARNING,
    why=Bilingual(
        "Se dai criteri dichiarati escono altri importi, o i criteri non sono quelli, o i conti sono sbagliati.",
        "If the criteria that are declared make other amounts, either the criteria or the sums are wrong.",
    ),
    needs=Bilingual(
        "totale, criteri e pesi di ogni lotto, limiti, importi dichiarati; il metodo di arrotondamento dell'ente",
        "total, criteria and weights of each lot, bounds, amounts declared; the body's method of rounding",
    ),
    reads=("tenders",),
    parameters=("lot_rounding",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
