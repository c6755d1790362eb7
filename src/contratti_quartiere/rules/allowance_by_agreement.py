"""
`allowance-by-agreement`: the moving allowance is set against the agreement in force on the day of the move.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import attrs

from contratti_quartiere.allowance_ceilings import AllowanceCeiling, size_field
from contratti_quartiere.allowances import Allowance, AllowanceKind
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.dwellings import Dwelling
from contratti_quartiere.evidence import Role
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.relocation_table import RelocationEvent as E
from contratti_quartiere.sources import ILLUSTRATIVE, LegalSource, Mark
from contratti_quartiere.verdicts import (
    Breach,
    Deferred,
    Kept,
    Missing,
    MissingCause,
    NotApplicable,
    Rule,
    Severity,
    Verdict,
)
from contratti_quartiere.views import View

_POLICY = "moving_allowance"
_MOVES = frozenset({E.MOVE_TEMPORARILY, E.MOVE_PERMANENTLY, E.MOVE_URGENTLY, E.MOVE_AGAIN, E.RETURN_HOME})
_ON_RECORD = (Comparison("allowances", Relation.MORE, "0"),)
_SUMS = {AnnotationKind.ALLOWANCE_DUE: "due", AnnotationKind.ALLOWANCE_PAID: "paid"}
_WITHIN = {word: Comparison(word, Relation.AT_MOST, "ceiling") for word in _SUMS.values()}
_SAID = {"due": Bilingual("dovuto", "due"), "paid": Bilingual("pagato", "paid")}

_NO_MOVE = Bilingual("nessuno spostamento", "no move")
_BY_MOVER = Bilingual(
    "il trasloco è fatto da un traslocatore: nessuna somma forfettaria da confrontare",
    "a mover does the move: there is no lump sum to compare",
)
_NO_AGREEMENT = Bilingual(
    "nessun contributo risulta, e nessun accordo su cui si fondi",
    "no allowance is on record, and no agreement on which one would rest",
)
_NOT_NAMED = Bilingual(
    "il contributo non dice su quale accordo si fonda", "the allowance does not say on which agreement it rests"
)
_NOT_SET = Bilingual(
    "nessuno ha scritto che cosa dice l'accordo (moving_allowance)",
    "nobody has written what the agreement says (moving_allowance)",
)
_WHICH_MOVE = Bilingual(
    "non si sa per quale trasloco sia il contributo, e l'accordo è cambiato fra l'uno e l'altro",
    "for which move the allowance is, is not known, and the agreement changed from one to another",
)
_NO_DWELLING = Bilingual("l'alloggio lasciato non è nel documento", "the dwelling left is not in the document")
_NO_SIZE = {
    "floor_area": Bilingual(
        "non si conosce la superficie dell'alloggio lasciato", "the floor area of the dwelling left is unknown"
    ),
    "rooms": Bilingual("non si conoscono i vani dell'alloggio lasciato", "the rooms of the dwelling left are unknown"),
}
_NO_AMOUNT = Bilingual("non si sa di quanto sia il contributo", "how much the allowance is, is not known")


def check(view: View) -> Iterator[Verdict | Deferred]:
    """
    Set the lump sums of each case, due and paid, against what the agreement says of the dwelling that was left.

    The sums for one move are added up; those that name no move are taken for sums of one. The dwelling left is that
    from which the case started. A ceiling says nothing of what a household is to get.
    """
    for path, case in view.relocations():
        moves = tuple(step.happened_on for step in case.history if step.event in _MOVES)
        if not moves:
            yield NotApplicable(path=path, message=_NO_MOVE)
            continue
        items = tuple(_items(path, case, view)) if case.annotations else ()
        lump_sums = [item for item in items if item.sum.kind is AllowanceKind.LUMP_SUM]
        if not lump_sums:
            yield _without(path, moves[0], items, view)
        for move in dict.fromkeys(item.sum.move for item in lump_sums):
            of_move = tuple(item for item in lump_sums if item.sum.move == move)
            yield _compared(_Case(path, case, moves, view), of_move)


@attrs.frozen
class _Item:
    """
    One sum that somebody else than the household bears, and where it stands.
    """

    place: str
    word: str
    sum: Allowance


@attrs.frozen
class _Case:
    """
    A case beside the days of its moves.
    """

    path: str
    case: Relocation
    moves: tuple[date, ...]
    view: View


def _items(path: str, case: Relocation, view: View) -> Iterator[_Item]:
    for place, note in view.within(path, "annotations", case.annotations):
        found = note.allowance
        if found is not None and note.kind in _SUMS and found.payer is not Role.HOUSEHOLD:
            yield _Item(place, _SUMS[note.kind], found)


def _without(path: str, day: date, items: tuple[_Item, ...], view: View) -> Verdict:
    if any(item.sum.kind is AllowanceKind.MOVER for item in items):
        return NotApplicable(path=path, message=_BY_MOVER)
    named = next((item for item in items if item.sum.agreement), None)
    if named is None:
        return Missing(path=f"{path}/annotations", message=_NO_AGREEMENT)
    moved, figure = Fact("moved_on", day), view.figure(_POLICY, day)
    if figure is None:
        return _not_set(named.place, moved)
    agreement = named.sum.agreement
    return Breach(
        path=f"{path}/annotations",
        message=Bilingual(
            f"trasloco {italian_day('del', day)} secondo «{agreement}»: nessun contributo risulta; guardare se"
            " l'accordo lo prevede",
            f"move of {say_day(day, 'en')} under '{agreement}': no allowance is on record; look whether the agreement"
            " provides for one",
        ),
        facts=(moved, Fact("agreement", agreement), Fact("allowances", 0)),
        figures=(figure,),
        comparisons=_ON_RECORD,
    )


def _not_set(place: str, *facts: Fact) -> Missing:
    return Missing(path=place, message=_NOT_SET, cause=MissingCause.NOT_SET, parameter=_POLICY, facts=facts)


def _compared(found: _Case, items: tuple[_Item, ...]) -> Verdict | Deferred:
    first, view = items[0], found.view
    agreement = next((item.sum.agreement for item in items if item.sum.agreement), "")
    if not agreement:
        return Missing(path=f"{first.place}/allowance/agreement", message=_NOT_NAMED)
    days = found.moves if first.sum.move is None else (first.sum.move,)
    figures = [view.figure(_POLICY, day) for day in days]
    figure, moved = figures[0], Fact("moved_on", days[0])
    if len({None if one is None else one.value for one in figures}) > 1:
        return Missing(path=f"{first.place}/allowance/move", message=_WHICH_MOVE)
    if figure is None:
        return _not_set(first.place, moved)
    unknown = next((item for item in items if item.sum.amount is None), None)
    if unknown is not None:
        return Missing(path=f"{unknown.place}/allowance/amount", message=_NO_AMOUNT, facts=(moved,), figures=(figure,))
    dwelling = view.dwelling(found.case.dwelling)
    ceiling = None if dwelling is None else AllowanceCeiling.of(figure, dwelling)
    if ceiling is None:
        return _no_size(found, dwelling, figure)
    return _weighed(first.place, _Agreed(agreement, days[0], ceiling), items)


def _no_size(found: _Case, dwelling: Dwelling | None, figure: Figure) -> Missing:
    if dwelling is None:
        return Missing(path=f"{found.path}/dwelling", message=_NO_DWELLING, figures=(figure,))
    field, place = size_field(figure), next(path for path, one in found.view.dwellings() if one.id == dwelling.id)
    return Missing(path=f"{place}/{field}", message=_NO_SIZE[field], figures=(figure,))


@attrs.frozen
class _Agreed:
    """
    What an agreement says of a dwelling that was left on a day.
    """

    agreement: str
    day: date
    ceiling: AllowanceCeiling


def _weighed(place: str, agreed: _Agreed, items: tuple[_Item, ...]) -> Verdict | Deferred:
    totals = {
        word: Euro.total(item.sum.amount for item in items if item.word == word and item.sum.amount is not None)
        for word in _SUMS.values()
        if any(item.word == word for item in items)
    }
    if all(total <= agreed.ceiling.most for total in totals.values()):
        return Deferred.to(Kept, _within, place, agreed, totals)
    said = _within(place, agreed, totals)
    return Breach(
        path=place,
        message=Bilingual(
            f"{said.message.it}; guardare l'accordo: un tetto non dice che cosa spetti a un nucleo",
            f"{said.message.en}; look at the agreement: a ceiling does not say what a household is to get",
        ),
        facts=said.facts,
        figures=said.figures,
        comparisons=said.comparisons,
    )


def _within(place: str, agreed: _Agreed, totals: dict[str, Euro]) -> Kept:
    day, size, most = agreed.day, agreed.ceiling.said, agreed.ceiling.most
    it = ", ".join(f"{_SAID[word].it} {total:it}" for word, total in totals.items())
    en = ", ".join(f"{_SAID[word].en} {total:en}" for word, total in totals.items())
    return Kept(
        path=place,
        message=Bilingual(
            f"trasloco {italian_day('del', day)} secondo «{agreed.agreement}», {size.it}, fino a {most:it}:"
            f" contributo {it}",
            f"move of {say_day(day, 'en')} under '{agreed.agreement}', {size.en}, up to {most:en}: allowance {en}",
        ),
        facts=(
            Fact("moved_on", day),
            Fact("agreement", agreed.agreement),
            agreed.ceiling.measured,
            *(Fact(word, total) for word, total in totals.items()),
            Fact("ceiling", most),
        ),
        figures=(agreed.ceiling.figure,),
        comparisons=tuple(_WITHIN[word] for word in totals),
    )


def _moved(name: str, kind: AllowanceKind, amount: str) -> Relocation:
    paid = Allowance(kind=kind, amount=Euro(amount), payer=Role.OWNER, agreement="accordo quadro fra ALER e sindacati")
    return (
        Relocation(household=name, dwelling="A1", provenance=ILLUSTRATIVE)
        .advance(E.INTERVIEW, on=date(2007, 1, 15))
        .advance(E.ADMIT, on=date(2007, 2, 1))
        .advance(E.OFFER, on=date(2007, 3, 5))
        .advance(E.ACCEPT, on=date(2007, 3, 19))
        .advance(E.GIVE_NOTICE, on=date(2007, 5, 2))
        .advance(E.MOVE_TEMPORARILY, on=date(2007, 6, 4))
        .with_annotation(Annotation(kind=AnnotationKind.ALLOWANCE_PAID, on=date(2007, 6, 29), allowance=paid))
    )


def _left(*cases: Relocation) -> Programme:
    left = Dwelling(id="A1", rooms=2, floor_area=Decimal(52), provenance=ILLUSTRATIVE)
    return Programme(dwellings=(left,), relocations=cases)


def keeps() -> Programme:
    """
    Return a lump sum of 700 euro for a move out of 52 square metres.
    """
    return _left(_moved("H1", AllowanceKind.LUMP_SUM, "700.00"))


def breaks() -> Programme:
    """
    Return a lump sum of 900 euro for the same, and a move under the agreement with utilities paid and no allowance.
    """
    return _left(
        _moved("H1", AllowanceKind.LUMP_SUM, "900.00"),
        _moved("H2", AllowanceKind.UTILITIES, "180.00"),
    )


RULE = Rule(
    id="allowance-by-agreement",
    title=Bilingual("Contributo secondo l'accordo", "Allowance by the agreement"),
    it="Il contributo per il trasloco è confrontato con l'accordo in vigore quel giorno.",
    en="The moving allowance is set against the agreement in force on that day.",
    source=LegalSource(
        "accordo fra ALER e sindacati, metà degli anni 2000",
        "e protocollo Lorenteggio del 2017: testi non letti",
        Mark.COMMENTARY,
    ),
    severity=Severity.ADVICE,
    why=Bilingual(
        "Gli accordi dicono fino a quanto si dà per traslocare: chi riceve molto di più, o chi non risulta avere nulla,"
        " merita uno sguardo. I testi degli accordi non sono stati letti, e «fino a» è un tetto: la regola non dice mai"
        " che cosa spetti a un nucleo.",
        "Agreements say up to how much is given for a move: whoever gets much more, or is on record with nothing,"
        " deserves a look. The texts of the agreements were not read, and 'up to' is a ceiling: the rule never says"
        " what a household is to get.",
    ),
    needs=Bilingual(
        "l'alloggio lasciato (superficie o vani), il contributo dovuto e pagato, l'accordo su cui si fonda, il giorno"
        " del trasloco",
        "the dwelling left (floor area or rooms), the allowance due and paid, the agreement on which it rests, the day"
        " of the move",
    ),
    reads=("relocations", "dwellings"),
    parameters=(_POLICY,),
    example_values=((_POLICY, "m2 55:700 1000"),),
    check=check,
    keeps=keeps,
    breaks=breaks,
)
