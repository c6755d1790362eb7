"""
`budget-years-sum`: the shares of the budget years add up, to the cent, to the whole gross commitment.
"""

from collections.abc import Iterator
from decimal import Decimal

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Year
from contratti_quartiere.execution import BudgetShare, Commitment, Execution
from contratti_quartiere.facts import Fact
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View


def check(view: View) -> Iterator[Verdict]:
    """
    Compare the shares of each commitment with the whole, both gross of VAT.
    """
    for path, contract in view.service_contracts():
        if not contract.execution.commitments:
            yield NotApplicable(path=path, message=Bilingual("nessun impegno a registro", "no commitment on record"))
        for commitment in contract.execution.commitments:
            rate = contract.vat_rate if commitment.vat_rate is None else commitment.vat_rate
            # What as_of leaves out may have stood before it: the place is that of all commitments.
            yield _judged(f"{path}/execution/commitments", commitment, rate)


def _judged(path: str, commitment: Commitment, rate: Decimal | None) -> Verdict:
    lacking = _lacking(commitment)
    if commitment.amount is None or lacking is not None:
        what = lacking or Bilingual("l'importo complessivo", "the whole amount")
        return _undecided(path, commitment, Bilingual(f"non si sa {what.it}", f"it does not say {what.en}"))
    found = Euro.total(share.amount for share in commitment.shares if share.amount is not None)
    if commitment.shares[0].vat is VatBasis.NET:
        return _of_net_shares(path, commitment, commitment.amount, found, rate)
    if commitment.vat is VatBasis.GROSS:
        return _compared(path, commitment, commitment.amount, found)
    if rate is None:
        return _undecided(path, commitment, _NO_RATE)
    return _compared(path, commitment, commitment.amount + commitment.amount.percentage(rate), found)


def _lacking(commitment: Commitment) -> Bilingual | None:
    """
    Return what a commitment does not say of its shares, or of the basis of its amounts.
    """
    if not commitment.shares:
        return Bilingual("quali quote gravano sugli esercizi", "what the budget years bear")
    unknown = ", ".join(str(share.year) for share in commitment.shares if share.amount is None)
    if unknown:
        return Bilingual(f"la quota di: {unknown}", f"the share of: {unknown}")
    bases = {share.vat for share in commitment.shares}
    if len(bases) > 1 or VatBasis.UNKNOWN in {commitment.vat, *bases}:
        return Bilingual("se tutti gli importi sono al lordo dell'IVA", "whether all amounts are with VAT")
    return None


def _of_net_shares(path: str, commitment: Commitment, whole: Euro, found: Euro, rate: Decimal | None) -> Verdict:
    """
    Judge shares without VAT, which make a gross commitment only where there is none.
    """
    if found != whole:
        return _compared(path, commitment, whole, found)
    if rate is None:
        return _undecided(path, commitment, _NO_RATE)
    if not rate:
        return _compared(path, commitment, whole, found)
    if commitment.vat is VatBasis.NET:
        message = Bilingual(
            "quote e impegno sono netti: le quote lorde non sono dichiarate",
            "shares and commitment are net: the gross shares are not stated",
        )
        return _undecided(path, commitment, message)
    return Breach(
        path=path,
        message=Bilingual(
            f"impegno {commitment.id}: le quote nette danno {found:it}, quanto l'impegno lordo: manca l'IVA",
            f"commitment {commitment.id}: the net shares add up to {found:en}, as much as the gross commitment: the VAT"
            " is missing",
        ),
        facts=(Fact("sum", found), Fact("commitment", whole), Fact("difference", -found.percentage(rate))),
    )


def _compared(path: str, commitment: Commitment, whole: Euro, found: Euro) -> Verdict:
    facts = (Fact("sum", found), Fact("commitment", whole), Fact("years", len(commitment.shares)))
    net = commitment.shares[0].vat is VatBasis.NET
    said = Bilingual(
        f"impegno {commitment.id}: le quote {'nette' if net else 'lorde'} degli esercizi danno {found:it}",
        f"commitment {commitment.id}: the {'net' if net else 'gross'} shares of the years add up to {found:en}",
    )
    if found == whole:
        message = Bilingual(f"{said.it}, come l'impegno", f"{said.en}, as the commitment says")
        return Kept(path=path, message=message, facts=facts)
    gap = abs(found - whole)
    less = found < whole
    return Breach(
        path=path,
        message=Bilingual(
            f"{said.it}, l'impegno è {whole:it}: {gap:it} {'in meno' if less else 'in più'}",
            f"{said.en}, the commitment is {whole:en}: {gap:en} {'too little' if less else 'too much'}",
        ),
        facts=(*facts, Fact("difference", found - whole)),
    )


_NO_RATE = Bilingual("manca l'aliquota IVA", "the rate of VAT is missing")


def _undecided(path: str, commitment: Commitment, message: Bilingual) -> Missing:
    return Missing(
        path=path,
        message=Bilingual(f"impegno {commitment.id}: {message.it}", f"commitment {commitment.id}: {message.en}"),
    )


def _example(last: str) -> Programme:
    amounts = {2016: "97600.00", 2017: "146400.00", 2018: "146400.00", 2019: last}
    commitment = Commitment(
        id="1234/2016",
        amount=Euro("360000.00"),
        vat=VatBasis.NET,
        shares=tuple(
            BudgetShare(year=Year(year), amount=Euro(amount), vat=VatBasis.GROSS) for year, amount in amounts.items()
        ),
    )
    contract = ServiceContract(id="contratto", vat_rate=Decimal(22), execution=Execution(commitments=(commitment,)))
    return Programme(service_contracts=(contract,))


def keeps() -> Programme:
    """
    Return 360,000.00 net at 22 %, borne by four years that make 439,200.00 gross.
    """
    return _example("48800.00")


def breaks() -> Programme:
    """
    Return the same with a cent missing from the last year.
    """
    return _example("48799.99")


RULE = Rule(
    id="budget-years-sum",
    title=Bilingual("Gli anni danno l'impegno", "The years add up to the commitment"),
    it="Le quote degli esercizi danno, al centesimo, l'impegno complessivo lordo.",
    en="The shares of the budget years add up, to the cent, to the whole gross commitment.",
    source=LegalSource("TUEL", "art. 183 c. 5; DLgs 118/2011 all. 4/2", Mark.COMMENTARY),
    severity=Severity.ERROR,
    why=Bilingual(
        "Quote nette accanto a un impegno lordo, o arrotondate una per una, lasciano un esercizio senza copertura.",
        "Net shares beside a gross commitment, or each rounded by itself, leave a year without cover.",
    ),
    needs=Bilingual(
        "impegno e sua base, quota di ogni esercizio, aliquota IVA",
        "commitment and its basis, share of each year, rate of VAT",
    ),
    reads=("service_contracts",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
