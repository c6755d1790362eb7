"""
What is due for a move and not settled, by kind and payer.
"""

from datetime import date

import pytest

from contratti_quartiere.allowances import Allowance, AllowanceKind
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.analysis.unpaid_allowances import unpaid_allowances
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.evidence import Role
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.places import places_on_the_day
from contratti_quartiere.programme import Programme
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.views import View

DUE, PAID = date(2018, 3, 19), date(2018, 6, 11)


def note(
    kind: AnnotationKind,
    on: date,
    amount: str | None,
    *,
    of: AllowanceKind = AllowanceKind.MOVER,
    agreement: str = "accordo",
    payer: Role | None = Role.OWNER,
) -> Annotation:
    """
    Return a sum that is due or paid.
    """
    euro = None if amount is None else Euro(amount)
    allowance = Allowance(kind=of, amount=euro, payer=payer, agreement=agreement)
    return Annotation(kind=kind, on=on, role=Role.CITY, allowance=allowance)


def due(amount: str | None, *, of: AllowanceKind = AllowanceKind.MOVER, agreement: str = "accordo") -> Annotation:
    """
    Return a sum that is due.
    """
    return note(AnnotationKind.ALLOWANCE_DUE, DUE, amount, of=of, agreement=agreement)


def paid(amount: str | None) -> Annotation:
    """
    Return a sum that was paid.
    """
    return note(AnnotationKind.ALLOWANCE_PAID, PAID, amount)


def unpaid(*notes: Annotation, on: date = PAID) -> list[Deadline]:
    """
    Return what is unpaid of one case as of a day.
    """
    programme = Programme(relocations=(Relocation(household="H4", annotations=notes),))
    known = programme.as_of(on)
    view = View(
        programme=known,
        on=on,
        parameters=PARAMETERS,
        places=places_on_the_day(programme, known, {}),
        whole=programme,
    )
    return list(unpaid_allowances(view))


NO_TERM = Bilingual("nessun termine di pagamento è a registro", "no term of payment is on record")


def test_unpaid() -> None:
    """
    690 euro due since 19 March 2018 and paid on 11 June are open on the day before, wherever the payment stands.
    """
    notes = (paid("690.00"), due("690.00"))

    assert [
        Deadline(
            kind=DeadlineKind.ALLOWANCE,
            path="/relocations/0/annotations/1",
            text=Bilingual(
                "H4: traslocatore, dovuto dal 19 marzo 2018 e non saldato",
                "H4: mover, due since 19 March 2018 and not settled",
            ),
            case="H4",
            role=Role.OWNER,
            office=Role.CITY,
            since=DUE,
            ground=Bilingual("accordo: accordo", "agreement: accordo"),
            amount=Euro("690.00"),
            missing=(Missing(path="/relocations/0/annotations/1", message=NO_TERM),),
        )
    ] == unpaid(*notes, on=date(2018, 6, 10))


def test_paid() -> None:
    """
    What was paid in full is not on the board, on the day itself and after.
    """
    assert [] == unpaid(due("690.00"), paid("690.00"))


def test_nothing_was_due() -> None:
    """
    A payment of which nobody wrote that it was due leaves nothing open.
    """
    assert [] == unpaid(paid("690.00"), Annotation(kind=AnnotationKind.NOTE, on=DUE))


def test_paid_in_part() -> None:
    """
    What is left of a sum that was paid in part stays.
    """
    (found,) = unpaid(due("690.00"), paid("600.00"))

    assert Euro("90.00") == found.amount


@pytest.mark.parametrize(
    "notes",
    [
        pytest.param((due(None),), id="how much is due"),
        pytest.param((due("690.00"), paid(None)), id="how much was paid"),
        pytest.param((due("690.00"), note(AnnotationKind.ALLOWANCE_PAID, PAID, "1.00", payer=None)), id="who paid"),
    ],
)
def test_unknown_amount(notes: tuple[Annotation, ...]) -> None:
    """
    What is open of an unknown amount, or by whom it was paid, is unknown, and told.
    """
    found = unpaid(*notes)[0]

    assert (
        None,
        [
            Missing(path="/relocations/0/annotations/0", message=NO_TERM),
            Missing(
                path="/relocations/0/annotations/0/allowance/amount",
                message=Bilingual("non si sa quanto resti da pagare", "it is not known how much is still to be paid"),
            ),
        ],
    ) == (found.amount, list(found.missing))


def test_by_kind_and_agreement() -> None:
    """
    Each kind stands by itself, from the last day on which something of it fell due, with the agreements named once.
    """
    mover = [due("100.00"), due("100.00", agreement="accordo"), due("100.00", agreement="altro")]
    last = note(AnnotationKind.ALLOWANCE_DUE, date(2018, 4, 1), "50.00", agreement="")
    utilities = due("30.00", of=AllowanceKind.UTILITIES, agreement="")
    found = unpaid(last, *mover, utilities)

    assert [
        ("/relocations/0/annotations/0", date(2018, 4, 1), Euro("350.00"), "accordo: accordo; altro"),
        ("/relocations/0/annotations/4", DUE, Euro("30.00"), "nessun accordo è indicato"),
    ] == [(each.path, each.since, each.amount, each.ground.it) for each in found]
