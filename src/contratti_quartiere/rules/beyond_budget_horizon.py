"""
`beyond-budget-horizon`: a share beyond the three years of the budget has its ground.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Year, earliest
from contratti_quartiere.execution import BudgetShare, Commitment, Execution
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, NotApplicable, Rule, Severity, Verdict, weighed
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow

SINCE = date(2015, 1, 1)
"""The first day of the commitments that TUEL art. 183 c. 6 reaches, as it stands with harmonised accounting."""


def check(view: View) -> Iterator[Verdict]:
    """
    Look whether each share after the years of the budget has its ground, and whether none is left out.

    One is left out where the whole contract is committed, the service runs into a year after the budget, and no
    commitment bears a share of that year: it was put into an earlier one. That a share is taken up in later budgets
    cannot be seen here; which services count as fundamental is the accountant's word.
    """
    for path, contract in view.service_contracts():
        if not contract.execution.commitments:
            yield NotApplicable(path=path, message=Bilingual("nessun impegno a registro", "no commitment on record"))
        for commitment in contract.execution.commitments:
            # What as_of leaves out may have stood before it: the place is that of all commitments.
            yield _judged(f"{path}/execution/commitments", contract, commitment, _years(commitment, view))


def _judged(path: str, contract: ServiceContract, commitment: Commitment, years: tuple[int, int] | None) -> Verdict:
    said = Bilingual(f"impegno {commitment.id}", f"commitment {commitment.id}")
    if commitment.on is not None and commitment.on < SINCE:
        return _no_object(path, said, Bilingual("è prima del 2015", "it is before 2015"))
    if years is None:
        message = Bilingual(
            f"{said.it}: gli anni del bilancio non sono noti", f"{said.en}: the years of the budget are not known"
        )
        return Missing(path=path, message=message)
    first, last = years
    if commitment.on is None and first < SINCE.year:
        message = Bilingual(
            f"{said.it}: non si sa se sia del 2015 o dopo", f"{said.en}: whether it is of 2015 or later is not known"
        )
        return Missing(path=path, message=message)
    budget = Bilingual(f"{said.it}, bilancio {first}–{last}", f"{said.en}, budget {first}–{last}")
    beyond = tuple(share for share in commitment.shares if share.year.year > last)
    return _grounded(path, budget, beyond, last) if beyond else _left_out(path, budget, contract, commitment, last)


def _years(commitment: Commitment, view: View) -> tuple[int, int] | None:
    """
    Return the first and the last year of the budget, of which one tells the other.
    """
    first, last = commitment.budget_first, commitment.budget_last
    length = view.figure("budget_years", max(commitment.on or SINCE, SINCE))
    more = None if length is None else int(length.value) - 1
    if first is not None and last is not None:
        return first.year, last.year
    if first is not None and more is not None:
        return first.year, first.year + more
    return None if last is None or more is None else (last.year - more, last.year)


def _no_object(path: str, said: Bilingual, why: Bilingual) -> NotApplicable:
    return NotApplicable(path=path, message=Bilingual(f"{said.it}: {why.it}", f"{said.en}: {why.en}"))


def _grounded(path: str, budget: Bilingual, beyond: tuple[BudgetShare, ...], last: int) -> Verdict:
    bare = ", ".join(str(share.year) for share in beyond if not share.ground)
    grounds = "; ".join(f"{share.year}, {share.ground}" for share in beyond if share.ground)
    return weighed(
        path,
        facts=(
            Fact("budget_last", last),
            Fact("last_share", max(share.year.year for share in beyond)),
            Fact("shares_beyond", len(beyond)),
            Fact("with_ground", sum(bool(share.ground) for share in beyond)),
        ),
        comparisons=(Comparison("with_ground", Relation.EQUAL, "shares_beyond"),),
        kept=Bilingual(
            f"{budget.it}: le quote oltre il bilancio hanno il loro motivo ({grounds})",
            f"{budget.en}: the shares beyond the budget have their ground ({grounds})",
        ),
        broken=Bilingual(
            f"{budget.it}: quote oltre il bilancio senza motivo: {bare}",
            f"{budget.en}: shares beyond the budget without a ground: {bare}",
        ),
    )


def _left_out(path: str, budget: Bilingual, contract: ServiceContract, commitment: Commitment, last: int) -> Verdict:
    """
    Return whether a share of a year in which the service still runs is left out.
    """
    runs_to = _last_year(contract.term)
    shares = [share.year.year for found in contract.execution.commitments for share in found.shares]
    if runs_to is None or runs_to <= max(last, *shares, 0):
        return _no_object(path, budget, Bilingual("nessuna quota oltre il bilancio", "no share beyond the budget"))
    where = Bilingual(
        f"il servizio dura fino al {runs_to}, e nessuna quota è di quell'anno",
        f"the service runs into {runs_to}, and no share is of that year",
    )
    if not shares or not _is_whole(contract, commitment):
        message = Bilingual(
            f"{budget.it}: {where.it}; non si sa se manchi o debba ancora essere impegnata",
            f"{budget.en}: {where.en}; whether it is left out or still to be committed is not known",
        )
        return Missing(path=path, message=message, facts=(Fact("budget_last", last), Fact("service_until", runs_to)))
    message = Bilingual(
        f"{budget.it}: {where.it}, sebbene tutto il contratto sia impegnato",
        f"{budget.en}: {where.en}, though the whole contract is committed",
    )
    return weighed(
        path,
        facts=(Fact("budget_last", last), Fact("last_share", max(shares)), Fact("service_until", runs_to)),
        comparisons=(Comparison("service_until", Relation.AT_MOST, "last_share"),),
        kept=message,
        broken=message,
    )


def _last_year(term: ServiceWindow | None) -> int | None:
    """
    Return the last year in which a service surely runs.
    """
    end = None if term is None else term.end_in_force
    return None if end is None else earliest(end).year


def _is_whole(contract: ServiceContract, commitment: Commitment) -> bool:
    """
    Return whether a commitment is surely of the whole contract: as much as it, with VAT or both on one basis.
    """
    stated = contract.amount
    if stated is None or stated.precision is not AmountPrecision.EXACT or commitment.amount is None:
        return False
    same = commitment.vat is stated.vat is not VatBasis.UNKNOWN
    return same and commitment.amount.cents >= stated.amount.cents


def _example(ground: str) -> Programme:
    amounts = {2016: "97600.00", 2017: "146400.00", 2018: "146400.00", 2019: "48800.00"}
    commitment = Commitment(
        id="1234/2016",
        on=date(2016, 4, 1),
        amount=Euro("439200.00"),
        vat=VatBasis.GROSS,
        budget_first=Year(2016),
        budget_last=Year(2018),
        shares=tuple(
            BudgetShare(
                year=Year(year),
                amount=Euro(amount),
                vat=VatBasis.GROSS,
                ground=ground if year > 2018 else "",
            )
            for year, amount in amounts.items()
        ),
    )
    term = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=date(2019, 5, 1))
    amount = StatedAmount(amount=Euro("439200.00"), vat=VatBasis.GROSS, options=OptionsBasis.EXCLUDED)
    contract = ServiceContract(id="contratto", amount=amount, term=term, execution=Execution(commitments=(commitment,)))
    return Programme(service_contracts=(contract,))


def keeps() -> Programme:
    """
    Return the budget 2016-18 and a share of 2019 with its ground, a contract over several years.
    """
    return _example("contratto pluriennale")


def breaks() -> Programme:
    """
    Return the same share without a ground.
    """
    return _example("")


RULE = Rule(
    id="beyond-budget-horizon",
    title=Bilingual("Quote oltre il bilancio triennale", "Shares beyond the three-year budget"),
    it="Una quota oltre i tre anni del bilancio ha il suo motivo ed è ripresa nei bilanci seguenti.",
    en="A share beyond the three years of the budget has its ground and is taken up in later budgets.",
    source=LegalSource("TUEL", "art. 183 c. 6", Mark.COMMENTARY),
    since=SINCE,
    severity=Severity.WARNING,
    why=Bilingual(
        "Il servizio che cade dopo il bilancio va pagato lo stesso: se nessuno lo annota, il nuovo bilancio lo scorda.",
        "Service after the budget is to be paid all the same: unless it is noted, the next budget forgets it.",
    ),
    needs=Bilingual(
        "gli anni del bilancio, le quote con il loro motivo, la fine del servizio",
        "the years of the budget, the shares with their ground, the end of the service",
    ),
    reads=("service_contracts",),
    parameters=("budget_years",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
