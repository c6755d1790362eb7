"""
`accounts-not-overdrawn`: nothing spends, assigns or transfers more than there is.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.contracts import NeighbourhoodContract
from contratti_quartiere.decisions import FlowKind
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.funding import CoFinancing, CostPlan, FundingBody, FundingShare
from contratti_quartiere.interventions import Intervention
from contratti_quartiere.ledger import Account
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.progress import Payment, ProgressStatement
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.transfers import Transfer
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View
from contratti_quartiere.works import Works

_NOTHING = Euro.from_cents(0)
_SPENT = Comparison("spent", Relation.AT_MOST, "original + entered - given")
_ASSIGNED = Comparison("assigned + given", Relation.AT_MOST, "whole + entered")


def check(view: View) -> Iterator[Verdict]:
    """
    Compare what is spent with what is assigned, what is assigned with what there is, what came with who pays.

    What a decision moves that is known from press or announcements only counts as what it is, a thing told: where an
    account is covered with it and overdrawn without, or the other way, that is undecided until the act is there.
    """
    for path, contract in view.contracts():
        yield from _reserve(view, path, contract)
        for body in dict.fromkeys(transfer.body for transfer in contract.transfers):
            yield _transferred(view, path, contract, body)
    for path, intervention in view.interventions():
        yield _spent(view, path, intervention)


def _spent(view: View, path: str, intervention: Intervention) -> Verdict:
    account = view.ledger.account(intervention.id)
    budget, facts, asked = account.budget, _spending(view, account), (_SPENT,)
    overdrawn = budget is not None and account.spent > budget
    # What could not be read may have brought money, or spent it.
    unread = "decisions" if "decisions" in view.unread else "works"
    if unread in view.unread and not (unread == "works" and overdrawn):
        return _unread(unread, account.item, facts)
    if not overdrawn and not account.spent:
        return NotApplicable(path=path, message=Bilingual("nulla risulta speso", "nothing is known to be spent"))
    if budget is None:
        return Missing(
            path=f"{path}/cost_plan",
            message=Bilingual(
                f"{account.item}: spesi {account.spent:it}; quanto le sia assegnato non si sa",
                f"{account.item}: {account.spent:en} spent; how much is assigned to it is not known",
            ),
            facts=facts,
            comparisons=asked,
        )
    entered, given, sources = view.told(("intervention", intervention.id))
    if budget - entered < account.spent <= budget + given:
        return _told(sources[0], account.item, facts)
    said = Bilingual(
        f"{account.item}: assegnati {budget:it}, spesi {account.spent:it}",
        f"{account.item}: {budget:en} assigned, {account.spent:en} spent",
    )
    if not overdrawn:
        return Kept(path=path, message=said, facts=facts, comparisons=asked)
    gap = account.spent - budget
    return Breach(
        path=path,
        message=Bilingual(f"{said.it}: {gap:it} di troppo", f"{said.en}: {gap:en} too much"),
        facts=(*facts, Fact("difference", gap)),
        comparisons=asked,
    )


def _spending(view: View, account: Account) -> tuple[Fact, ...]:
    return (
        *(() if account.original is None else (Fact("original", account.original),)),
        Fact("entered", account.entered),
        Fact("given", account.given),
        Fact("certified", view.ledger.certified(account.item)),
        Fact("paid", view.ledger.paid(account.item)),
        Fact("spent", account.spent),
    )


def _unread(collection: str, item: str, facts: tuple[Fact, ...]) -> Missing:
    return Missing(
        path=f"/{collection}",
        message=Bilingual(
            f"{item}: non si sa se il denaro basti, perché parte del documento non si è potuta leggere",
            f"{item}: it is not known whether the money is enough, since a part of the document could not be read",
        ),
        facts=facts,
    )


def _told(path: str, item: str, facts: tuple[Fact, ...]) -> Missing:
    return Missing(
        path=path,
        message=Bilingual(
            f"{item}: se il denaro basti dipende da una decisione nota solo da stampa o annunci, di cui manca l'atto",
            f"{item}: whether the money is enough hangs on a decision known from press or announcements only, the act"
            " of which is missing",
        ),
        facts=facts,
    )


def _reserve(view: View, path: str, contract: NeighbourhoodContract) -> Iterator[Verdict]:
    account = view.ledger.reserve(contract.id)
    parts = tuple(part for part in view.programme.interventions if part.contract == contract.id)
    where = path if contract.cofinancing is None else f"{path}/cofinancing"
    left = account.budget
    facts = _assigned(contract, account)
    overdrawn = left is not None and left < _NOTHING
    unread = "decisions" if "decisions" in view.unread else "interventions"
    if unread in view.unread and not (unread == "interventions" and overdrawn):
        yield _unread(unread, contract.id, facts)
        return
    if not (overdrawn or parts or account.entered or account.given):
        yield NotApplicable(
            path=path,
            message=Bilingual(
                "nessun intervento a cui assegni denaro è noto", "no intervention to which it assigns money is known"
            ),
        )
        return
    unknown = () if overdrawn else tuple(_unknown(view, path, contract, parts))
    if left is None or unknown:
        yield from (_assigned_unknown(place, contract, what, facts) for place, what in unknown)
        return
    entered, given, sources = view.told(("contract", contract.id))
    if left - entered < _NOTHING <= left + given:
        yield _told(sources[0], contract.id, facts)
    elif overdrawn:
        yield _over_assigned(where, facts, -left)
    else:
        yield Kept(
            path=where,
            message=Bilingual(f"da assegnare restano {left:it}", f"{left:en} is left to be assigned"),
            facts=(*facts, Fact("left", left)),
            comparisons=(_ASSIGNED,),
        )


def _assigned(contract: NeighbourhoodContract, account: Account) -> tuple[Fact, ...]:
    """
    Return what a contract has and assigned, as far as that is known, and what decisions moved.
    """
    whole = None if contract.cofinancing is None else contract.cofinancing.budget
    known: tuple[Fact, ...] = () if whole is None else (Fact("whole", whole),)
    if whole is not None and account.original is not None:
        known = (*known, Fact("assigned", whole - account.original))
    return (*known, Fact("entered", account.entered), Fact("given", account.given))


def _unknown(
    view: View, path: str, contract: NeighbourhoodContract, parts: tuple[Intervention, ...]
) -> Iterator[tuple[str, Bilingual]]:
    """
    Yield the fields that would say what a contract has, and what it assigns to each intervention, where they do not.
    """
    if contract.cofinancing is None or contract.cofinancing.budget is None:
        what = Bilingual("quanto il contratto abbia in tutto", "how much the contract has in all")
        yield f"{path}/cofinancing", what
    decisions = {decision.id: place for place, decision in view.decisions()}
    for part in parts:
        what = Bilingual(f"quanto assegni a {part.id}", f"how much it assigns to {part.id}")
        original, adding = view.ledger.account(part.id).original, view.ledger.added_by(part.id)
        if original is None:
            yield view.first_assigned(("intervention", part.id)), what
        elif original and adding is not None:
            # Of what a decision added no flow says from where its money comes.
            yield f"{decisions[adding.id]}/flows", what


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
        comparisons=(_ASSIGNED,),
    )


def _assigned_unknown(path: str, contract: NeighbourhoodContract, what: Bilingual, facts: tuple[Fact, ...]) -> Missing:
    return Missing(
        path=path,
        message=Bilingual(
            f"{contract.id}: non si sa {what.it}: che non assegni più di quanto ha non si può dire",
            f"{contract.id}: it is not known {what.en}: whether it assigns more than it has cannot be said",
        ),
        facts=facts,
    )


def _transferred(view: View, path: str, contract: NeighbourhoodContract, body: FundingBody) -> Verdict:
    sent = Euro.total(transfer.amount for transfer in contract.transfers if transfer.body is body)
    share = _share(contract.cofinancing, body)
    facts: tuple[Fact, ...] = (Fact("body", body.value), Fact("transferred", sent))
    if share is None:
        return Missing(
            path=_share_place(f"{path}/cofinancing", contract.cofinancing, body),
            message=Bilingual(
                f"{body.value}: trasferiti {sent:it}; la sua quota non si conosce",
                f"{body.en}: {sent:en} transferred; its share is not known",
            ),
            facts=facts,
            comparisons=(Comparison("transferred", Relation.AT_MOST, "share"),),
        )
    # What decisions bring into the programme or take out of it moves a share; of which contract, none says.
    brought, back = (_crossed(view, kind, body) for kind in (FlowKind.INTO_PROGRAMME, FlowKind.OUT_OF_PROGRAMME))
    facts = (*facts, Fact("share", share), Fact("brought", brought), Fact("taken_back", back))
    if "decisions" in view.unread:
        return _unread("decisions", contract.id, facts)
    where = f"{path}/transfers"
    if sent > share + brought:
        return _over_transferred(where, body, share, sent - share - brought, facts)
    if sent > share - back:
        return Missing(
            path=_crossing(view, body),
            message=Bilingual(
                f"{body.value}: la quota era di {share:it}, trasferiti {sent:it}; quanto le decisioni l'abbiano"
                f" cambiata per il contratto {contract.id} non si sa",
                f"{body.en}: the share was {share:en}, {sent:en} transferred; how much decisions changed it for"
                f" contract {contract.id} is not known",
            ),
            facts=facts,
        )
    return Kept(
        path=where,
        message=Bilingual(
            f"{body.value}: quota {share:it}, trasferiti {sent:it}",
            f"{body.en}: share {share:en}, {sent:en} transferred",
        ),
        facts=facts,
        comparisons=(Comparison("transferred", Relation.AT_MOST, "share - taken_back"),),
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


def _share_place(path: str, money: CoFinancing | None, body: FundingBody) -> str:
    """
    Return the field that would say what a body pays, which is not known.
    """
    if money is None:
        return path
    unknown = (n for n, share in enumerate(money.shares) if share.body is body and share.amount is None)
    return next((f"{path}/shares/{n}/amount" for n in unknown), f"{path}/shares")


def _crossed(view: View, kind: FlowKind, body: FundingBody) -> Euro:
    flows = (flow for decision in view.programme.decisions for flow in decision.flows)
    return Euro.total(flow.amount for flow in flows if flow.kind is kind and flow.body in (body, None))


def _crossing(view: View, body: FundingBody) -> str:
    """
    Return where the first decision that may have moved the share of a body would say of which contract it was.
    """
    return next(
        f"{path}/flows"
        for path, decision in view.decisions()
        if any(not flow.kind.item and flow.body in (body, None) for flow in decision.flows)
    )


def _over_transferred(path: str, body: FundingBody, share: Euro, gap: Euro, facts: tuple[Fact, ...]) -> Breach:
    _, sent, _, brought, _ = (fact.value for fact in facts)
    pays = Bilingual(f"quota {share:it}", f"share {share:en}")
    if not share:
        pays = Bilingual("per il cofinanziamento non paga", "by the co-financing it does not pay")
    if brought != _NOTHING:
        pays = Bilingual(
            f"{pays.it}, portati da decisioni al più {brought:it}",
            f"{pays.en}, at most {brought:en} brought by decisions",
        )
    return Breach(
        path=path,
        message=Bilingual(
            f"{body.value}: {pays.it}, trasferiti {sent:it}: {gap:it} di troppo",
            f"{body.en}: {pays.en}, {sent:en} transferred: {gap:en} too much",
        ),
        facts=(*facts, Fact("difference", gap)),
        comparisons=(Comparison("transferred", Relation.AT_MOST, "share + brought"),),
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
    reads=("sources", "contracts", "interventions", "decisions", "works"),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
