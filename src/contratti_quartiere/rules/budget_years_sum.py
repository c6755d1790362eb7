"""
`budget-years-sum`: the shares of the budget years add up, to the cent, to the whole gross commitment.
"""

from collections.abc import Iterator
from decimal import Decimal

from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Year
from contratti_quartiere.execution import BudgetShare, Commitment, Execution
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Missing, NotApplicable, Rule, Severity, Verdict, weighed
from contratti_quartiere.views import View


def check(view: View) -> Iterator[Verdict]:
    """
    Compare the shares of each commitment with the whole, both gross of VAT.
    """
    for path, contract in view.service_contracts():
        if not contract.execution.commitments:
            yield NotApplicable(path=path, message=Bilingual("nessun impegno a registro", "no commitment on record"))
        for commitment in contract.execution.commitments:
            yield _judged(path, commitment, contract.vat_rate)


def _judged(path: str, commitment: Commitment, usual: Decimal | None) -> Verdict:
    # What as_of leaves out may have stood before it: the place is that of all commitments.
    where = f"{path}/execution/commitments"
    lacking = _lacking(commitment)
    if commitment.amount is None or lacking is not None:
        what = lacking or Bilingual("l'importo complessivo", "the whole amount")
        return _undecided(where, commitment, Bilingual(f"non si sa {what.it}", f"it does not say {what.en}"))
    rate = usual if commitment.vat_rate is None else commitment.vat_rate
    if commitment.shares[0].vat is VatBasis.GROSS:
        if rate is None and commitment.vat is VatBasis.NET:
            return _undecided(f"{path}/vat_rate", commitment, _NO_RATE)
        vat = commitment.amount.percentage(rate) if rate and commitment.vat is VatBasis.NET else None
        return _compared(where, commitment, commitment.amount, vat)
    return _of_net_shares(path, commitment, commitment.amount, rate)


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


def _of_net_shares(path: str, commitment: Commitment, whole: Euro, rate: Decimal | None) -> Verdict:
    """
    Judge shares without VAT, which make a gross commitment only where there is none.
    """
    where = f"{path}/execution/commitments"
    if _sum(commitment) != whole:
        return _compared(where, commitment, whole, None)
    if rate is None:
        return _undecided(f"{path}/vat_rate", commitment, _NO_RATE)
    vat = whole.percentage(rate)
    if not vat:
        return _compared(where, commitment, whole, None)
    if commitment.vat is VatBasis.NET:
        message = Bilingual(
            "quote e impegno sono netti: le quote lorde non sono dichiarate",
            "shares and commitment are net: the gross shares are not stated",
        )
        return _undecided(where, commitment, message)
    return Breach(
        path=where,
        message=Bilingual(
            f"impegno {commitment.id}: le quote nette danno {whole:it}, quanto l'impegno lordo: manca l'IVA",
            f"commitment {commitment.id}: the net shares add up to {whole:en}, as much as the gross commitment: the VAT"
            " is missing",
        ),
        facts=(Fact("sum", whole), Fact("vat", vat), Fact("commitment", whole)),
        comparisons=(Comparison("sum + vat", Relation.EQUAL, "commitment"),),
    )


def _sum(commitment: Commitment) -> Euro:
    return Euro.total(share.amount for share in commitment.shares if share.amount is not None)


def _compared(path: str, commitment: Commitment, amount: Euro, vat: Euro | None) -> Verdict:
    """
    Compare the shares with a commitment, to which its VAT is added where it does not hold it.
    """
    found = _sum(commitment)
    whole = amount if vat is None else amount + vat
    net = commitment.shares[0].vat is VatBasis.NET
    said = Bilingual(
        f"impegno {commitment.id}: le quote {'nette' if net else 'lorde'} degli esercizi danno {found:it}",
        f"commitment {commitment.id}: the {'net' if net else 'gross'} shares of the years add up to {found:en}",
    )
    gap = abs(found - whole)
    less = found < whole
    return weighed(
        path,
        facts=(
            Fact("sum", found),
            Fact("commitment", amount),
            *(() if vat is None else (Fact("vat", vat),)),
            Fact("years", len(commitment.shares)),
        ),
        comparisons=(Comparison("sum", Relation.EQUAL, "commitment" if vat is None else "commitment + vat"),),
        kept=Bilingual(f"{said.it}, come l'impegno", f"{said.en}, as the commitment says"),
        broken=Bilingual(
            f"{said.it}, l'impegno è {whole:it}: {gap:it} {'in meno' if less else 'in più'}",
            f"{said.en}, the commitment is {whole:en}: {gap:en} {'too little' if less else 'too much'}",
        ),
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
