"""
`move-cost-on-body`: in an ex-officio move for works the cost of the move is the body's.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice

import attrs

from contratti_quartiere.allowances import Allowance, AllowanceKind
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.case_money import HouseholdCost, case_account
from contratti_quartiere.evidence import DocumentKind, DocumentReference, Role
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource
from contratti_quartiere.verdicts import Breach, Deferred, Kept, Missing, NotApplicable, Rule, Severity, Verdict
from contratti_quartiere.views import View

# R.R. 4/2017, by its publication; the day on which it took effect was not read.
_FIRST_DAY = date(2017, 8, 8)

_MOVES = frozenset({E.MOVE_TEMPORARILY, E.MOVE_PERMANENTLY, E.MOVE_URGENTLY, E.MOVE_AGAIN, E.RETURN_HOME})
# What a move itself costs; whether a deposit or utilities are a cost of it was not read.
_COSTS = (AllowanceKind.MOVER, AllowanceKind.LUMP_SUM)
_NOBODY = (Comparison("charged", Relation.EQUAL, "0"),)
_GIVEN_BACK = (Comparison("charged", Relation.AT_MOST, "given_back"),)
_NOTHING = Euro("0.00")

_NO_MOVE = Bilingual("nessuno spostamento", "no move")
_NO_COST = Bilingual(
    "non risulta quanto sia costato il trasloco, né chi l'abbia pagato",
    "what the move cost is not on record, nor who paid it",
)
_PAYER = Bilingual("non si sa chi paghi il traslocatore", "who pays the mover is not known")
_PAYEE = Bilingual(
    "non si sa se la somma sia andata al nucleo, che aveva pagato, o all'impresa",
    "whether the sum went to the household, which had paid, or to the firm is not known",
)
_AMOUNT = Bilingual("non si sa di quanto sia la somma", "how much the sum is, is not known")
_WHICH_MOVE = Bilingual(
    "non si sa per quale trasloco il nucleo abbia pagato, e uno è di prima dell'8 agosto 2017",
    "for which move the household paid is not known, and one was before 8 August 2017",
)


def check(view: View) -> Iterator[Verdict | Deferred]:
    """
    Look whether anything of the cost of a move stays on the household: what it paid or owes, less what came back to it.

    A lump sum comes back, paid out or set off against the rent. Which body pays is not judged, nor is when; a deposit
    and utilities are left out. Before the first day of the regulation the cost was a matter of agreements.
    """
    for path, case in view.relocations():
        moves = [(index, step.happened_on) for index, step in enumerate(case.history) if step.event in _MOVES]
        if not moves:
            yield NotApplicable(path=path, message=_NO_MOVE)
        elif moves[-1][1] < _FIRST_DAY:
            yield _before(f"{path}/history/{moves[-1][0]}", moves[-1][1])
        elif not case.annotations:
            yield Missing(path=f"{path}/annotations", message=_NO_COST)
        else:
            days = [day for _, day in moves if day >= _FIRST_DAY]
            yield from _judged(_Cost.of(path, case, days[0], view, mixed=len(days) < len(moves)))


def _before(path: str, day: date) -> NotApplicable:
    return NotApplicable(
        path=path,
        message=Bilingual(
            f"trasloco {italian_day('del', day)}, prima dell'8 agosto 2017: il costo era regolato solo da accordi",
            f"move of {say_day(day, 'en')}, before 8 August 2017: its cost was a matter of agreements only",
        ),
        facts=(Fact("moved_on", day),),
    )


@attrs.frozen(kw_only=True)
class _Cost:
    """
    What the moves of a case cost since the first day: each item by its index among the annotations.
    """

    path: str
    case: Relocation
    day: date
    mixed: bool
    items: dict[int, Allowance]
    view: View

    @classmethod
    def of(cls, path: str, case: Relocation, day: date, view: View, *, mixed: bool) -> "_Cost":
        if mixed:
            # What is known to be for an earlier move is not judged; the others keep their places.
            case = attrs.evolve(case, annotations=tuple(map(_without_earlier, case.annotations)))
        sums = ((index, note.allowance) for index, note in enumerate(case.annotations))
        items = {index: found for index, found in sums if found is not None and found.kind in _COSTS}
        return cls(path=path, case=case, day=day, mixed=mixed, items=items, view=view)

    def place(self, index: int) -> str:
        return next(islice(self.view.within(self.path, "annotations", self.case.annotations), index, None))[0]

    @property
    def said(self) -> Bilingual:
        return _said(self.day)


def _said(day: date) -> Bilingual:
    return Bilingual(
        f"trasloco d'ufficio per lavori {italian_day('del', day)}", f"ex-officio move for works of {say_day(day, 'en')}"
    )


def _without_earlier(note: Annotation) -> Annotation:
    found = note.allowance
    earlier = found is not None and found.move is not None and found.move < _FIRST_DAY
    return attrs.evolve(note, allowance=None) if earlier else note


def _judged(found: _Cost) -> Iterator[Verdict | Deferred]:
    if not found.items:
        yield Missing(path=f"{found.path}/annotations", message=_NO_COST)
    elif all(item.payer is not Role.HOUSEHOLD for item in found.items.values()):
        yield _by_others(found)
    else:
        account = case_account(found.case, on=found.view.on)
        costs = (account.cost(kind) for kind in _COSTS)
        yield from (_by_household(found, cost) for cost in costs if cost is not None)


def _by_others(found: _Cost) -> Verdict | Deferred:
    """
    Return what is said where nothing is on record that the household paid or owes.
    """
    for index, item in found.items.items():
        # A lump sum goes to the household, whoever pays it.
        if item.kind is AllowanceKind.MOVER and item.payer is None and not _reaches_household(item):
            return _missing(found, index, "payer", _PAYER)
    index, item = next(iter(found.items.items()))
    return Deferred.to(Kept, _not_charged, found.place(index), found.day, item)


def _not_charged(place: str, day: date, item: Allowance) -> Kept:
    said, kind, payer = _said(day), item.kind, item.payer
    it, en = ("", "") if payer is None else (f", {payer.value}", f", {payer.en}")
    return Kept(
        path=place,
        message=Bilingual(
            f"{said.it}: nulla risulta a carico del nucleo ({kind.value}{it})",
            f"{said.en}: nothing is on record as charged to the household ({kind.en}{en})",
        ),
        facts=(Fact("moved_on", day), Fact("charged", _NOTHING)),
        comparisons=_NOBODY,
    )


def _reaches_household(item: Allowance) -> bool:
    return item.set_off or item.payee is Role.HOUSEHOLD


def _by_household(found: _Cost, cost: HouseholdCost) -> Verdict:
    if cost.left is None or cost.charged is None or cost.given_back is None:
        return _unknown(found, cost)
    unplaced = [index for index in cost.charges if found.items[index].move is None]
    if cost.left and found.mixed and unplaced:
        return _missing(found, unplaced[0], "move", _WHICH_MOVE)
    facts = (Fact("moved_on", found.day), Fact("charged", cost.charged), Fact("given_back", cost.given_back))
    it = f"{found.said.it}: a carico del nucleo {cost.charged:it}, a lui resi {cost.given_back:it}"
    en = f"{found.said.en}: charged to the household {cost.charged:en}, given back to it {cost.given_back:en}"
    place = found.place(cost.charges[0])
    if not cost.left:
        message = Bilingual(f"{it}; non gli resta nulla", f"{en}; nothing stays on it")
        return Kept(path=place, message=message, facts=facts, comparisons=_GIVEN_BACK)
    return Breach(
        path=place,
        message=Bilingual(
            f"{it}; gli restano {cost.left:it} di un costo che è dell'ente",
            f"{en}; {cost.left:en} of a cost that is the body's stay on it",
        ),
        facts=facts,
        comparisons=_GIVEN_BACK,
    )


def _unknown(found: _Cost, cost: HouseholdCost) -> Missing:
    if cost.unclear:
        first = cost.unclear[0]
        nobody = found.items[first].payer is None
        return _missing(found, first, "payer", _PAYER) if nobody else _missing(found, first, "payee", _PAYEE)
    first = next(index for index in (*cost.charges, *cost.returns) if found.items[index].amount is None)
    return _missing(found, first, "amount", _AMOUNT)


def _missing(found: _Cost, index: int, field: str, what: Bilingual) -> Missing:
    return Missing(
        path=f"{found.place(index)}/allowance/{field}",
        message=Bilingual(f"{found.said.it}: {what.it}", f"{found.said.en}: {what.en}"),
        facts=(Fact("moved_on", found.day),),
    )


def _example(payer: Role) -> Programme:
    day = date(2018, 6, 4)
    case = (
        Relocation(household="H1", provenance=ILLUSTRATIVE)
        .advance(E.INTERVIEW, on=date(2018, 1, 15))
        .advance(E.ADMIT, on=date(2018, 2, 1))
        .advance(E.OFFER, on=date(2018, 3, 5))
        .advance(E.ACCEPT, on=date(2018, 3, 19))
        .advance(E.GIVE_NOTICE, on=date(2018, 5, 2))
        .advance(E.MOVE_TEMPORARILY, on=day)
    )
    invoice = DocumentReference(kind=DocumentKind.INVOICE, dated=day)
    mover = Allowance(kind=AllowanceKind.MOVER, amount=Euro("640.00"), payer=payer, payee=Role.CONTRACTOR)
    note = Annotation(kind=AnnotationKind.ALLOWANCE_PAID, on=day, documents=(invoice,), allowance=mover)
    return Programme(relocations=(case.with_annotation(note),))


def keeps() -> Programme:
    """
    Return a mover of 640 euro that the owner of the stock paid.
    """
    return _example(Role.OWNER)


def breaks() -> Programme:
    """
    Return a mover of 640 euro that the household paid, and that nobody gave back to it.
    """
    return _example(Role.HOUSEHOLD)


RULE = Rule(
    id="move-cost-on-body",
    title=Bilingual("Il costo del trasloco è dell'ente", "The cost of the move is the body's"),
    it="In uno spostamento d'ufficio per lavori il costo del trasloco è dell'ente.",
    en="In an ex-officio move for works the cost of the move is the body's.",
    source=LegalSource("R.R. Lombardia 4/2017", "art. 22 (d)"),
    since=_FIRST_DAY,
    severity=Severity.WARNING,
    why=Bilingual(
        "Chi esce di casa per lavori che non ha chiesto non deve pagare per uscirne. Chi anticipa il traslocatore e non"
        " è rimborsato lo paga di tasca sua, e senza un conto nessuno se ne accorge.",
        "Whoever leaves home for works that it did not ask for is not to pay for leaving. Whoever advances the mover"
        " and is not repaid pays out of its own pocket, and without an account nobody notices.",
    ),
    needs=Bilingual(
        "le voci di costo del caso: tipo, importo, chi paga e chi riceve; il giorno del trasloco",
        "the cost items of the case: kind, amount, who pays and who is paid; the day of the move",
    ),
    reads=("relocations",),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
