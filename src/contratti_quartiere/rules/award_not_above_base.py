"""
`award-not-above-base`: the amount awarded for a lot does not exceed its base.
"""

from collections.abc import Iterator

from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, NotApplicable, Rule, Severity, Verdict, weighed
from contratti_quartiere.views import View


def check(view: View) -> Iterator[Verdict]:
    """
    Compare the award of each lot with its base, on the same basis.
    """
    for path, tender in view.tenders():
        if not tender.awards:
            reason = Bilingual("nessuna aggiudicazione a registro", "no award on record")
            yield NotApplicable(path=path, message=reason)
        elif tender.offers_above_base:
            reason = Bilingual(
                "i documenti ammettono offerte sopra la base", "the documents allow offers above the base"
            )
            yield NotApplicable(path=path, message=reason)
        else:
            yield from _awarded(path, tender)


def _awarded(path: str, tender: Tender) -> Iterator[Verdict]:
    lots = {lot.id: (f"{path}/lots/{index}", lot) for index, lot in enumerate(tender.lots)}
    for award in tender.awards:
        found = lots.get(award.lot)
        if found is None:
            yield Missing(
                path=f"{path}/lots",
                message=Bilingual(
                    f"è aggiudicato il lotto {award.lot}, che la gara non elenca",
                    f"the lot {award.lot} is awarded, which the tender does not list",
                ),
            )
        else:
            yield _compared(*found, award)


def _base(lot: Lot) -> StatedAmount | None:
    """
    Return the base of a lot: that of its estimate or, without one, what the documents give the lot.
    """
    if lot.estimate is None:
        return lot.amount
    return StatedAmount(amount=lot.estimate.base, vat=lot.estimate.vat, options=OptionsBasis.EXCLUDED)


def _compared(path: str, lot: Lot, award: Award) -> Verdict:
    base, won = _base(lot), award.amount
    if base is None or won is None:
        what = Bilingual("la base", "the base") if base is None else Bilingual("l'importo aggiudicato", "the award")
        return Missing(
            path=path,
            message=Bilingual(f"del lotto {lot.id} non si sa {what.it}", f"of the lot {lot.id} {what.en} is not known"),
        )
    facts = (Fact("base", base.amount), Fact("award", won.amount))
    if base.basis is None or base.basis != won.basis or not _exact(base, won):
        return Missing(
            path=path,
            message=Bilingual(
                f"lotto {lot.id}: la base d'asta ({_said(base, 'it')}) e l'aggiudicazione ({_said(won, 'it')}) non sono"
                " dichiarate esatte e con le stesse voci",
                f"lot {lot.id}: the base ({_said(base, 'en')}) and the award ({_said(won, 'en')}) are not stated"
                " exactly and with the same parts",
            ),
            facts=facts,
        )
    over = won.amount - base.amount
    return weighed(
        path,
        facts=facts if over.cents <= 0 else (*facts, Fact("difference", over)),
        comparisons=(Comparison("award", Relation.AT_MOST, "base"),),
        kept=Bilingual(
            f"il lotto {lot.id} è aggiudicato a {won.amount:it}, la base è {base.amount:it}",
            f"the lot {lot.id} is awarded for {won.amount:en}, its base is {base.amount:en}",
        ),
        broken=Bilingual(
            f"il lotto {lot.id} è aggiudicato a {won.amount:it}, la base è {base.amount:it}: {over:it} in più",
            f"the lot {lot.id} is awarded for {won.amount:en}, its base is {base.amount:en}: {over:en} too much",
        ),
    )


def _exact(*amounts: StatedAmount) -> bool:
    return all(amount.precision is AmountPrecision.EXACT for amount in amounts)


def _said(amount: StatedAmount, lang: str) -> str:
    options = Bilingual("opzioni", "options").say(lang)
    vat = Bilingual("IVA", "VAT").say(lang)
    return f"{amount.say(lang)}, {vat}: {amount.vat.say(lang)}, {options}: {amount.options.say(lang)}"


def _example(won: str) -> Programme:
    def stated(amount: str) -> StatedAmount:
        return StatedAmount(amount=Euro(amount), vat=VatBasis.NET, options=OptionsBasis.EXCLUDED)

    lot = Lot(id="lotto-1", amount=stated("200000.00"))
    return Programme(tenders=(Tender(id="gara", lots=(lot,), awards=(Award(lot="lotto-1", amount=stated(won)),)),))


def keeps() -> Programme:
    """
    Return a lot of a base of 200,000.00 that is awarded for 184,000.00.
    """
    return _example("184000.00")


def breaks() -> Programme:
    """
    Return the same awarded for a cent above its base.
    """
    return _example("200000.01")


RULE = Rule(
    id="award-not-above-base",
    title=Bilingual("Aggiudicazione non oltre la base", "Award not above the base"),
    it="L'importo aggiudicato di un lotto non supera la sua base d'asta.",
    en="The amount awarded for a lot does not exceed its base.",
    source=LegalSource("base d'asta del bando", "", Mark.KNOWN),
    severity=Severity.ERROR,
    why=Bilingual(
        "Un'aggiudicazione sopra la base è spesso un importo al lordo, o con le opzioni, accanto a uno senza.",
        "An award above the base is often an amount with VAT or options beside one without.",
    ),
    needs=Bilingual(
        "base e aggiudicazione di ogni lotto, tutte e due nette e senza opzioni",
        "base and award of each lot, both net and without options",
    ),
    reads=("tenders",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
