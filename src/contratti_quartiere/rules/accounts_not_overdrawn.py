"""
`accounts-not-overdrawn`: nothing spends, assigns or transfers more than there is.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.decisions import FlowKind
from contratti_quartiere.facts import Fact
from contratti_quartiere.funding import CoFinancing, CostPlan, FundingBody, FundingShare
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.ledger import Account, Ledger
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, ProgressStatement
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.transfers import Transfer
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works

_NOTHING = Euro.from_cents(0)


def check(view: View) -> Iterator[Verdict]:
    """
    Compare what is spent with what is assigned, what is assigned with what there is, what came with who pays.
    """
    for path, contract in view.contracts():
        yield _reserve(view, path, contract)
        for body in dict.fromkeys(transfer.body for transfer in contract.transfers):
            yield _transferred(view, f"{path}/transfers", contract, body)
    for path, intervention in view.interventions():
        yield _spent(view, path, intervention)


def _spent(view: View, path: str, intervention: Intervention) -> Verdict:
    account = view.ledger.account(intervention.id)
    budget = account.budget
    facts = _spending(view, account)
    overdrawn = budget is not None and account.spent > budget
    # What could not be read may have brought money, or spent it.
    if "decisions" in view.unread or ("works" in view.unread and not overdrawn):
        return _unread(path, facts)
    if budget is not None and overdrawn:
        gap = account.spent - budget
        return Breach(
            path=path,
            message=Bilingual(
                f"{account.item}: assegnati {budget:it}, spesi {account.spent:it}: {gap:it} di troppo",
                f"{account.item}: {budget:en} assigned, {account.spent:en} spent: {gap:en} too much",
            ),
            facts=(*facts, Fact("difference", gap)),
        )
    if not account.spent:
        return NotApplicable(path=path, message=Bilingual("nulla risulta speso", "nothing is known to be spent"))
    if budget is None:
        return Missing(
            path=path,
            message=Bilingual(
                f"{account.item}: spesi {account.spent:it}; quanto le sia assegnato non si sa",
                f"{account.item}: {account.spent:en} spent; how much is assigned to it is not known",
            ),
            facts=facts,
        )
    return Kept(
        path=path,
        message=Bilingual(
            f"{account.item}: assegnati {budget:it}, spesi {account.spent:it}",
            f"{account.item}: {budget:en} assigned, {account.spent:en} spent",
        ),
        facts=facts,
    )


def _spending(view: View, account: Account) -> tuple[Fact, ...]:
    return (
        *(() if account.budget is None else (Fact("budget", account.budget),)),
        Fact("certified", view.ledger.certified(account.item)),
        Fact("paid", view.ledger.paid(account.item)),
        Fact("spent", account.spent),
    )


def _unread(path: str, facts: tuple[Fact, ...]) -> Missing:
    return Missing(
        path=path,
        message=Bilingual(
            "non si sa se il denaro basti: parte del documento non si è potuta leggere",
            "it is not known whether the money is enough: a part of the document could not be read",
        ),
        facts=facts,
    )


def _reserve(view: View, path: str, contract: NeighbourhoodContract) -> Verdict:
    account = view.ledger.reserve(contract.id)
    parts = tuple(part for part in view.programme.interventions if part.contract == contract.id)
    where = path if contract.cofinancing is None else f"{path}/cofinancing"
    left = account.budget
    facts = () if left is None else _assigned(contract, account)
    overdrawn = left is not None and left < _NOTHING
    if "decisions" in view.unread or ("interventions" in view.unread and not overdrawn):
        return _unread(where, facts)
    if left is not None and overdrawn:
        return _over_assigned(where, facts, -left)
    if not (parts or account.entered or account.given):
        return NotApplicable(
            path=path,
            message=Bilingual(
                "nessun intervento a cui assegni denaro è noto", "no intervention to which it assigns money is known"
            ),
        )
    unknown = tuple(part.id for part in parts if _whence_unknown(view.ledger, part))
    if left is None or unknown:
        return _assigned_unknown(where, unknown, facts)
    return Kept(
        path=where,
        message=Bilingual(f"da assegnare restano {left:it}", f"{left:en} is left to be assigned"),
        facts=(*facts, Fact("left", left)),
    )


def _assigned(contract: NeighbourhoodContract, account: Account) -> tuple[Fact, ...]:
    whole = _NOTHING if contract.cofinancing is None else contract.cofinancing.budget or _NOTHING
    return (
        Fact("whole", whole),
        Fact("assigned", whole - (account.original or _NOTHING)),
        Fact("entered", account.entered),
        Fact("given", account.given),
    )


def _whence_unknown(ledger: Ledger, part: Intervention) -> bool:
    """
    Return whether nobody knows how much a contract gave an intervention: of what a decision added, no flow says it.
    """
    original = ledger.account(part.id).original
    return original is None or (ledger.added_by(part.id) is not None and bool(original))


def _over_assigned(path: str, facts: tuple[Fact, ...], gap: Euro) -> Breach:
    whole, assigned, entered, given = (fact.value for fact in facts)
    return Breach(
        path=path,
        message=Bilingual(
            f"il contratto aveva {whole:it} e agli interventi assegnò {assigned:it}; le decisioni gli portano"
            f" {entered:it} e gli tolgono {given:it}: {gap:it} di troppo",
            f"the contract had {whole:en} and assigned {assigned:en} to interventions; decisions bring {entered:en} to"
            f" it and take {given:en} from it: {gap:en} too much",
        ),
        facts=(*facts, Fact("difference", gap)),
    )


def _assigned_unknown(path: str, unknown: tuple[str, ...], facts: tuple[Fact, ...]) -> Missing:
    what = Bilingual("quanto il contratto abbia in tutto", "how much the contract has in all")
    if unknown:
        names = ", ".join(unknown)
        what = Bilingual(f"quanto assegni a {names}", f"how much it assigns to {names}")
    return Missing(
        path=path,
        message=Bilingual(
            f"non si sa {what.it}: che non assegni più di quanto ha non si può dire",
            f"it is not known {what.en}: whether it assigns more than it has cannot be said",
        ),
        facts=(*facts, *(Fact("intervention", name) for name in unknown)),
    )


def _transferred(view: View, path: str, contract: NeighbourhoodContract, body: FundingBody) -> Verdict:
    sent = Euro.total(transfer.amount for transfer in contract.transfers if transfer.body is body)
    share = _share(contract.cofinancing, body)
    facts: tuple[Fact, ...] = (Fact("body", body.value), Fact("transferred", sent))
    if share is None:
        return Missing(
            path=path,
            message=Bilingual(
                f"{body.value}: trasferiti {sent:it}; la sua quota non si conosce",
                f"{body.en}: {sent:en} transferred; its share is not known",
            ),
            facts=facts,
        )
    facts = (*facts, Fact("share", share))
    if "decisions" in view.unread:
        return _unread(path, facts)
    # What decisions bring into the programme or take out of it moves a share; of which contract, none says.
    if sent > share + _crossed(view, FlowKind.INTO_PROGRAMME, body):
        return _over_transferred(path, body, sent, share, facts)
    if sent > share - _crossed(view, FlowKind.OUT_OF_PROGRAMME, body):
        return Missing(
            path=path,
            message=Bilingual(
                f"{body.value}: la quota era di {share:it}, trasferiti {sent:it}; quanto le decisioni l'abbiano"
                " cambiata per questo contratto non si sa",
                f"{body.en}: the share was {share:en}, {sent:en} transferred; how much decisions changed it for this"
                " contract is not known",
            ),
            facts=facts,
        )
    return Kept(
        path=path,
        message=Bilingual(
            f"{body.value}: quota {share:it}, trasferiti {sent:it}",
            f"{body.en}: share {share:en}, {sent:en} transferred",
        ),
        facts=facts,
    )


def _share(money: CoFinancing | None, body: FundingBody) -> Euro | None:
    """
    Return what a body pays by the co-financing, nothing if others do and it does not; None if that is not known.
    """
    if money is None or not money.shares:
        return None
    amounts = [share.amount for share in money.shares if share.body is body]
    known = [amount for amount in amounts if amount is not None]
    return Euro.total(known) if len(known) == len(amounts) else None


def _crossed(view: View, kind: FlowKind, body: FundingBody) -> Euro:
    flows = (flow for decision in view.programme.decisions for flow in decision.flows)
    return Euro.total(flow.amount for flow in flows if flow.kind is kind and flow.body in (body, None))


def _over_transferred(path: str, body: FundingBody, sent: Euro, share: Euro, facts: tuple[Fact, ...]) -> Breach:
    gap = sent - share
    pays = Bilingual(f"quota {share:it}", f"share {share:en}")
    if not share:
        pays = Bilingual("per il cofinanziamento non paga", "by the co-financing it does not pay")
    return Breach(
        path=path,
        message=Bilingual(
            f"{body.value}: {pays.it}, trasferiti {sent:it}: {gap:it} di troppo",
            f"{body.en}: {pays.en}, {sent:en} transferred: {gap:en} too much",
        ),
        facts=(*facts, Fact("difference", gap)),
    )


def _programme(whole: str, paid: str, sent: str) -> Programme:
    """
    Return a contract that the State and the City pay, its one intervention of 900,000 euro, and its works.
    """
    state = FundingShare(body=FundingBody.STATE, amount=Euro("600000.00"))
    city = FundingShare(body=FundingBody.CITY, amount=Euro(whole) - Euro("600000.00"))
    return Programme(
        contracts=(
            NeighbourhoodContract(
                id="mazzini",
                cofinancing=CoFinancing(shares=(state, city), provenance=ILLUSTRATIVE),
                transfers=(Transfer(body=FundingBody.STATE, on=date(2010, 3, 1), amount=Euro(sent)),),
            ),
        ),
        interventions=(
            Intervention(
                id="cortili",
                contract="mazzini",
                cost_plan=CostPlan(stated_total=Euro("900000.00"), provenance=ILLUSTRATIVE),
            ),
        ),
        works=(
            Works(
                id="cortili",
                intervention="cortili",
                statements=(ProgressStatement(on=date(2012, 3, 31), certified=Euro("850000.00")),),
                payments=(Payment(on=date(2012, 5, 10), amount=Euro(paid)),),
            ),
        ),
    )


def keeps() -> Programme:
    """
    Return a contract of a million that assigns 900,000 of it, of which 850,000 are spent.
    """
    return _programme("1000000.00", "800000.00", "600000.00")


def breaks() -> Programme:
    """
    Return a contract that assigns 900,000 of 800,000, pays 950,000 of them, and had from the State more than its share.
    """
    return _programme("800000.00", "950000.00", "650000.00")


RULE = Rule(
    id="accounts-not-overdrawn",
    title=Bilingual("Nessun conto in rosso", "No account is overdrawn"),
    it=(
        "Di una voce non si spende più di quanto le è assegnato, un contratto non assegna più di quanto ha, e un"
        " finanziatore non trasferisce più della sua quota."
    ),
    en=(
        "No more is spent of an item than is assigned to it, a contract assigns no more than it has, and a funding body"
        " transfers no more than its share."
    ),
    source=LegalSource("conti delle voci, dei contratti e dei finanziatori", "", Mark.LOGIC),
    severity=Severity.ERROR,
    why=Bilingual(
        "Il denaro speso, assegnato o trasferito oltre quello che c'è manca a un'altra voce, o va restituito.",
        "Money spent, assigned or transferred beyond what there is fails another item, or has to be given back.",
    ),
    needs=Bilingual(
        "quanto ogni voce e ogni contratto ha; i movimenti delle decisioni; certificato, pagato e trasferito",
        "what each item and contract has; the flows of the decisions; what is certified, paid and transferred",
    ),
    reads=("contracts", "interventions", "decisions", "works"),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
