# pyright: standard
"""
What each record puts into the columns of its table.
"""

from datetime import date
from decimal import Decimal

from contratti_quartiere.amounts import StatedAmount
from contratti_quartiere.analysis.frames import CASES, INDICATOR_VALUES, INTERVENTIONS, LOTS, WINDOWS, to_frame
from contratti_quartiere.dates import Month, Year
from contratti_quartiere.identifiers import Cup
from contratti_quartiere.indicator_tables import IndicatorRow, IndicatorTable
from contratti_quartiere.indicators import INDICATORS, IndicatorValue
from contratti_quartiere.interventions import Intervention, InterventionKind
from contratti_quartiere.money import Euro
from contratti_quartiere.periods import MissingDay
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.relocation import Relocation
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.windows import ServiceWindow


def test_the_row_of_a_lot() -> None:
    """
    Codes and words are those of documents, an amount has two places, and what nobody knows is null.
    """
    lot = Lot(id="1", neighbourhoods=("nord", "sud"), amount=StatedAmount(amount=Euro("1000000.10")))
    row = to_frame([Tender(id="gara", lots=(lot,))], LOTS).row(0, named=True)

    assert {
        "tender": "gara",
        "lot": "1",
        "title": None,
        "neighbourhoods": "nord, sud",
        "cig": None,
        "cup": None,
        "cpv": None,
        "amount": Decimal("1000000.10"),
        "precision": "esatto",
        "vat": "ignota",
        "options": "ignota",
        "exempt": False,
    } == row


def test_a_lot_of_which_nothing_is_known() -> None:
    """
    A lot without an amount has none, and nothing is said of what would be in it.
    """
    row = to_frame([Tender(id="gara", lots=(Lot(id="1"),))], LOTS).row(0)

    assert ("gara", "1", *[None] * 9, False) == row


def test_a_window_of_each_record() -> None:
    """
    The terms of a tender, of its lots and of a contract are told apart; a record without a term has no row.
    """
    term = ServiceWindow(start=date(2016, 5, 2), months=36, declared_end=Month(2019, 4))
    other = ServiceWindow(start=date(2016, 2, 29), months=36, missing_day=MissingDay.CLAMP_THEN_MINUS_ONE)
    bare = ServiceWindow(start=date(2016, 5, 2))
    tender = Tender(id="gara", term=term, lots=(Lot(id="1", term=other), Lot(id="2")))
    contract = ServiceContract(id="contratto", term=bare)

    assert [
        ("gara", None, date(2016, 5, 2), 36, None, "2019-04", date(2019, 5, 1), "2019-04"),
        ("gara", "1", date(2016, 2, 29), 36, "penultimo", None, date(2019, 2, 27), "2019-02-27"),
        ("contratto", None, date(2016, 5, 2), None, None, None, None, None),
    ] == to_frame([tender, Tender(id="senza"), contract], WINDOWS).rows()


def test_the_rows_of_an_indicator() -> None:
    """
    Months, what lies in an unknown month, and the year stand apart; what must not go out is null, whatever it is.
    """
    shown, hidden = IndicatorValue(numerator=12, denominator=20), IndicatorValue(numerator=2, hidden=True)
    row = IndicatorRow(indicator=INDICATORS[0], months=(shown, hidden), month_unknown=hidden, total=shown)
    table = IndicatorTable(laboratory="lab", year=Year(2025), small_number=3, rows=(row,))
    frame = to_frame([table], INDICATOR_VALUES)

    assert [
        (2025, 1, False, 12, 20, False),
        (2025, 2, False, None, None, True),
        (2025, None, True, None, None, True),
        (2025, None, False, 12, 20, False),
    ] == frame.select("year", "month", "month_unknown", "numerator", "denominator", "hidden").rows()
    assert {(INDICATORS[0].id, INDICATORS[0].label.it)} == set(frame.select("indicator", "label").rows())


def test_the_row_of_an_intervention() -> None:
    """
    An intervention has its contract, kind and code as documents write them, and null where it has no plan of costs.
    """
    works = Intervention(
        id="opere",
        name="Opere di urbanizzazione",
        contract="quartiere",
        kind=InterventionKind.URBANISATION,
        cup=Cup("B11B21002310005"),
    )

    assert [
        ("opere", "Opere di urbanizzazione", "quartiere", "urbanizzazione", "B11B21002310005", None, None),
        ("altro", None, None, None, None, None, None),
    ] == to_frame([works, Intervention(id="altro")], INTERVENTIONS).rows()


def test_what_a_case_points_to() -> None:
    """
    A case names its dwelling, its works, the case before it and where it came from; null where it names none.
    """
    moved = Relocation(id="c2", household="n1", dwelling="a1", works="cantiere", origin="a0", previous_case="c1")
    names = ("case", "household", "dwelling", "works", "origin", "previous_case")

    assert [("c2", "n1", "a1", "cantiere", "a0", "c1"), ("n2", "n2", *[None] * 4)] == (
        to_frame([moved, Relocation(household="n2")], CASES).select(names).rows()
    )
