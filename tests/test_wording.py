"""
What a sentence calls a record, an entry or a value of a document.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from contratti_quartiere.bilingual import Bilingual, Lang
from contratti_quartiere.bookings import RotationBooking
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.evidence import DocumentKind, DocumentReference
from contratti_quartiere.exchange.wording import brief, name_of, step_name
from contratti_quartiere.households import AgeBand, Composition, Household
from contratti_quartiere.laboratory import Seat
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot
from contratti_quartiere.progress import Payment
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.relocation_steps import Annotation, AnnotationKind, RelocationStep
from contratti_quartiere.relocation_table import RelocationEvent
from contratti_quartiere.sources import Source

DAY = date(2018, 5, 1)


@pytest.mark.parametrize(
    ("record", "name"),
    [
        pytest.param(Household(id="H1"), Bilingual("nucleo 'H1'", "household 'H1'"), id="household"),
        pytest.param(Relocation(household="H1", id="C1"), Bilingual("caso 'C1'", "case 'C1'"), id="case"),
        pytest.param(Lot(id="1"), Bilingual("lotto '1'", "lot '1'"), id="lot"),
        pytest.param(
            Annotation(kind=AnnotationKind.VISIT, on=DAY),
            Bilingual("annotazione «visita» 1° maggio 2018", "annotation 'visit' 1 May 2018"),
            id="annotation",
        ),
        pytest.param(
            RotationBooking(household="H1", reserved_from=DAY),
            Bilingual("prenotazione 'H1'", "booking 'H1'"),
            id="booking",
        ),
        pytest.param(
            Payment(on=DAY, amount=Euro("1.00")),
            Bilingual("pagamento 1° maggio 2018", "payment 1 May 2018"),
            id="payment",
        ),
        pytest.param(Seat(address="via 1"), Bilingual("field", "field"), id="no word for it, and no day"),
        pytest.param(Composition(members=1), Bilingual("field", "field"), id="nothing says which one"),
    ],
)
def test_name_of(record: Any, name: Bilingual) -> None:
    """
    A record is called by its sort and `id`, an entry by its sort and what says which one it is.
    """
    assert name == name_of(record, "field")


def test_step_name() -> None:
    """
    A step is called by its event and its day.
    """
    step = RelocationStep(event=RelocationEvent.REFUSE, happened_on=DAY)

    assert Bilingual("«rifiuta» (1° maggio 2018)", "'refuse' (1 May 2018)") == step_name(step)


@pytest.mark.parametrize(
    ("value", "it", "en"),
    [
        pytest.param(None, "nulla", "nothing", id="none"),
        pytest.param("", "nulla", "nothing", id="empty text"),
        pytest.param((), "nulla", "nothing", id="empty list"),
        pytest.param(AgeBand.MINOR, "«0-17»", "'0-17'", id="word"),
        pytest.param(True, "sì", "yes", id="yes"),
        pytest.param(False, "no", "no", id="no"),
        pytest.param(DAY, "1° maggio 2018", "1 May 2018", id="day"),
        pytest.param(Month(2018, 5), "2018-05", "2018-05", id="month"),
        pytest.param(Year(2018), "2018", "2018", id="year"),
        pytest.param(Euro("1234.50"), "1.234,50 €", "€1,234.50", id="amount"),
        pytest.param("text", "'text'", "'text'", id="text"),
        pytest.param("x" * 70, f"'{'x' * 59}…'", f"'{'x' * 59}…'", id="long text"),
        pytest.param(7, "7", "7", id="count"),
        pytest.param(Decimal("52.50"), "52.50", "52.50", id="measure"),
        pytest.param(Fraction(1, 3), "1/3", "1/3", id="share"),
        pytest.param(("a", "b"), "'a', 'b'", "'a', 'b'", id="list"),
        pytest.param(
            DocumentReference(kind=DocumentKind.REFUSAL, dated=DAY),
            "(«rifiuto» 1° maggio 2018)",
            "('refusal' 1 May 2018)",
            id="record without its defaults",
        ),
        pytest.param(
            Source,
            "<class 'contratti_quartiere.sources.Source'>",
            "<class 'contratti_quartiere.sources.Source'>",
            id="anything else",
        ),
    ],
)
def test_brief(value: object, it: str, en: str) -> None:
    """
    A value is said in a few words of either language.
    """
    assert (it, en) == (brief(value, Lang.IT), brief(value, Lang.EN))
