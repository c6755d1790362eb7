"""
`paid-not-above-awarded`: what was liquidated on a contract does not exceed its amount and what acts have added.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.execution import Execution, Invoice
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import RecordOrigin
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import Amendment, AmendmentKind, ServiceContract
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View

_NOTHING = Euro("0.00")


def check(view: View) -> Iterator[Verdict]:
    """
    Compare what was liquidated on each contract with its amount and the amendments by the day.
    """
    for path, contract in view.service_contracts():
        paid = tuple(_paid(contract))
        if not paid:
            reason = Bilingual("nessuna liquidazione a registro", "no liquidation on record")
            yield NotApplicable(path=path, message=reason)
            continue
        missing = _missing(path, contract)
        if missing is not None:
            yield missing
            continue
        for key, amount in paid:
            yield _compared(f"{path}/execution/{key}", contract, amount, view)


def _paid(contract: ServiceContract) -> Iterator[tuple[str, StatedAmount]]:
    """
    Yield what was liquidated, with the key under which it stands: the invoices, the whole that a source states.
    """
    liquidated = [found for found in contract.execution.invoices if found.liquidated_on or found.paid_on]
    if liquidated:
        yield "invoices", StatedAmount(amount=Euro.total(found.net for found in liquidated), vat=VatBasis.NET)
    if contract.execution.liquidated is not None:
        yield "liquidated", contract.execution.liquidated


def _missing(path: str, contract: ServiceContract) -> Missing | None:
    amount = contract.amount
    if amount is None:
        message = Bilingual("l'importo del contratto non è noto", "the amount of the contract is not known")
        return Missing(path=f"{path}/amount", message=message)
    if amount.basis != (VatBasis.NET, OptionsBasis.EXCLUDED) or amount.precision is not AmountPrecision.EXACT:
        return Missing(
            path=f"{path}/amount",
            message=Bilingual(
                f"l'importo del contratto ({amount.say('it')}) non è dichiarato esatto, netto e senza opzioni",
                f"the amount of the contract ({amount.say('en')}) is not stated exactly, net and without options",
            ),
        )
    if any(amendment.amount is None for amendment in contract.amendments):
        message = Bilingual(
            "un atto ha aggiunto al contratto un importo che non è noto",
            "an act has added an amount to the contract that is not known",
        )
        return Missing(path=f"{path}/amendments", message=message)
    return None


def _compared(path: str, contract: ServiceContract, stated: StatedAmount, view: View) -> Verdict:
    paid = stated.amount
    awarded = _NOTHING if contract.amount is None else contract.amount.amount
    added = Euro.total(amendment.amount or _NOTHING for amendment in contract.amendments)
    facts = (Fact("awarded", awarded), Fact("added", added), Fact("paid", paid))
    over = paid - awarded - added
    # A gross amount within the limit is all the more so without VAT.
    if stated.precision is not AmountPrecision.EXACT or (over.cents > 0 and stated.vat is not VatBasis.NET):
        message = Bilingual(
            f"il liquidato ({stated.say('it')}, IVA: {stated.vat.value}) non è dichiarato esatto e netto",
            f"what was liquidated ({stated.say('en')}, VAT: {stated.vat.en}) is not stated exactly and net",
        )
        return Missing(path=path, message=message, facts=facts)
    if over.cents <= 0:
        return Kept(
            path=path,
            message=Bilingual(
                f"liquidati {paid:it} su {awarded:it} aggiudicati e {added:it} aggiunti da atti",
                f"{paid:en} liquidated of {awarded:en} awarded and {added:en} added by acts",
            ),
            facts=facts,
            comparisons=_WITHIN,
        )
    rate = _rate(contract, view)
    hint = _hint(paid, awarded + added, rate)
    return Breach(
        path=path,
        message=Bilingual(
            f"liquidati {paid:it}, oltre i {awarded:it} aggiudicati e i {added:it} aggiunti da atti:"
            f" {over:it} in più{hint.it}",
            f"{paid:en} liquidated, above the {awarded:en} awarded and the {added:en} added by acts:"
            f" {over:en} too much{hint.en}",
        ),
        facts=(*facts, Fact("difference", over)),
        figures=() if rate is None else (rate,),
        comparisons=_WITHIN,
    )


_WITHIN = (Comparison("paid", Relation.AT_MOST, "awarded + added"),)


def _rate(contract: ServiceContract, view: View) -> Figure | None:
    """
    Return the VAT rate that may explain what was paid too much; one's own record tells net from gross.
    """
    return None if contract.origin is RecordOrigin.OWN else view.figure("ordinary_vat_rate")


def _hint(paid: Euro, limit: Euro, rate: Figure | None) -> Bilingual:
    if rate is None or paid.cents > limit.cents * Fraction(100 + int(rate.value), 100):
        return Bilingual("", "")
    return Bilingual("; forse il liquidato fu scritto al lordo dell'IVA", "; perhaps it was typed with VAT")


def _example(paid: str, *amendments: Amendment) -> Programme:
    amount = StatedAmount(amount=Euro("184000.00"), vat=VatBasis.NET, options=OptionsBasis.EXCLUDED)
    invoice = Invoice(id="1", net=Euro(paid), issued_on=date(2018, 12, 31), liquidated_on=date(2019, 1, 31))
    contract = ServiceContract(
        id="contratto", amount=amount, amendments=amendments, execution=Execution(invoices=(invoice,))
    )
    return Programme(service_contracts=(contract,))


def keeps() -> Programme:
    """
    Return a contract of 184,000.00 with an option of 30,000.00 exercised, on which 210,000.00 were liquidated.
    """
    option = Amendment(kind=AmendmentKind.OPTION, on=date(2018, 5, 2), amount=Euro("30000.00"))
    return _example("210000.00", option)


def breaks() -> Programme:
    """
    Return a contract of 184,000.00 without any act on record, on which 190,000.00 were liquidated.
    """
    return _example("190000.00")


RULE = Rule(
    id="paid-not-above-awarded",
    title=Bilingual("Liquidato non oltre l'aggiudicato", "Payments not above the award"),
    it="Il liquidato di un lotto o contratto non supera l'aggiudicato più ciò che gli atti vi hanno aggiunto.",
    en="What was paid on a lot or contract does not exceed the award plus what acts have added.",
    source=LegalSource("L. 190/2012", "art. 1 c. 32: importo di aggiudicazione e somme liquidate"),
    severity=Severity.WARNING,
    why=Bilingual(
        "Ciò che si paga oltre il contratto non ha un atto che lo regga, o l'atto non è stato registrato.",
        "What is paid beyond the contract has no act to stand on, or nobody recorded the act.",
    ),
    needs=Bilingual(
        "importo del contratto e liquidato, con le loro basi; opzioni esercitate, quinto, varianti, revisione prezzi",
        "contract amount and what was paid, with their bases; options exercised, fifth, variants, price revision",
    ),
    reads=("service_contracts",),
    parameters=("ordinary_vat_rate",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
