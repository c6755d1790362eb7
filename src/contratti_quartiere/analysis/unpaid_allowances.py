"""
What is due to be paid for the move of a household and was not, by who bears it.
"""

from collections.abc import Iterator

from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual, italian_day, say_day
from contratti_quartiere.case_money import AccountLine, case_account
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import AnnotationKind
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View

__all__ = ["unpaid_allowances"]


def unpaid_allowances(view: View) -> Iterator[Deadline]:
    """
    Yield what is open of each kind of cost and payer, case by case; of a kind that is settled nothing is said.
    """
    for path, case in view.relocations():
        if any(note.kind is AnnotationKind.ALLOWANCE_DUE for note in case.annotations):
            places = [place for place, _ in view.within(path, "annotations", case.annotations)]
            for line in case_account(case, on=view.on).lines:
                if line.dues and (line.open is None or line.open.cents):
                    yield _deadline(view, case, line, places)


def _deadline(view: View, case: Relocation, line: AccountLine, places: list[str]) -> Deadline:
    # The last one that fell due: what was paid settles the first.
    position = max(line.dues, key=lambda index: case.annotations[index].on)
    place, note = places[position], case.annotations[position]
    household = case.household_on(view.on)
    agreements = dict.fromkeys(
        found.agreement for index in line.dues if (found := case.annotations[index].allowance) is not None
    )
    named = "; ".join(filter(None, agreements))
    unsaid = Bilingual("nessun termine di pagamento è a registro", "no term of payment is on record")
    missing = [Missing(path=place, message=unsaid)]
    if line.open is None:
        message = Bilingual("non si sa quanto resti da pagare", "it is not known how much is still to be paid")
        missing.append(Missing(path=f"{place}/allowance/amount", message=message))
    return Deadline(
        kind=DeadlineKind.ALLOWANCE,
        path=place,
        text=Bilingual(
            f"{household}: {line.kind.value}, dovuto {italian_day('dal', note.on)} e non saldato",
            f"{household}: {line.kind.en}, due since {say_day(note.on, 'en')} and not settled",
        ),
        case=case.id,
        role=line.payer,
        office=note.role,
        since=note.on,
        ground=Bilingual(f"accordo: {named}", f"agreement: {named}") if named else _NO_AGREEMENT,
        amount=line.open,
        missing=tuple(missing),
    )


_NO_AGREEMENT = Bilingual("nessun accordo è indicato", "no agreement is named")
