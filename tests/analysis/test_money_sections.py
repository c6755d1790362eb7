"""
Terms, money and requests of a board as people read them: what runs out, what is owed, what waits for an answer.
"""

from datetime import date
from typing import Any

import attrs
import pytest

from contratti_quartiere.analysis.board import Board
from contratti_quartiere.analysis.board_sections import Listing, Part, Section, Voice
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.due_payments import PaymentDue, PaymentDueKind, YearDue
from contratti_quartiere.analysis.expiries import EndBasis, Expiry, ExpiryKind, Horizon, PlannedEnd, WayOn, WayOnKind
from contratti_quartiere.analysis.money_sections import (
    expiries_section,
    figures_section,
    payments_section,
    requests_section,
)
from contratti_quartiere.analysis.open_requests import LabRequests, OpenRequest
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.money import Euro
from contratti_quartiere.requests import OfficeKind, OutcomeKind, RequestKind
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing, MissingCause
from contratti_quartiere.year_spending import Spent

ON = date(2018, 11, 20)
IT, EN = Voice("it"), Voice("en")
DOUBT = Missing(path="/x", message=Bilingual("manca un dato", "something is missing"))
NET, GROSS = Euro("30000.00"), Euro("36600.00")


@pytest.mark.parametrize(
    ("section", "italian", "english"),
    [
        pytest.param(expiries_section, ("Durate in scadenza", "0"), ("Terms that run out", "0"), id="expiries"),
        pytest.param(
            payments_section,
            ("Pagamenti ed esercizi", "da pagare 0, in ritardo 0, esercizi 0"),
            ("Payments and budget years", "to pay 0, late 0, budget years 0"),
            id="payments",
        ),
        pytest.param(
            requests_section,
            ("Richieste ai laboratori", "aperte 0, da troppo 0"),
            ("Requests to the labs", "open 0, too long 0"),
            id="requests",
        ),
        pytest.param(figures_section, ("Cifre non fissate", "0"), ("Figures not set", "0"), id="figures"),
    ],
)
def test_nothing_to_tell(section: Any, italian: tuple[str, str], english: tuple[str, str]) -> None:
    """
    Where there is nothing a section says so in its count and has no part; a lab without requests is nothing.
    """
    board = Board(on=ON, requests=(LabRequests(path="/laboratories/0", laboratory="mazzini"),))
    told = [section(board, say) for say in (IT, EN)]

    assert [(*italian, ()), (*english, ())] == [(found.title, found.brief, found.parts) for found in told]


# ---------------------------------------------------------------------------------------------------------- what ends


WAYS = (
    WayOn(
        kind=WayOnKind.FORESEEN_EXTENSION,
        open=True,
        reason=Bilingual("prevista", "foreseen"),
        by=Countdown(date(2018, 12, 31), ON),
        source=LegalSource("DLgs 50/2016", "art. 106 c. 11"),
    ),
    WayOn(kind=WayOnKind.RENEWAL, open=False, reason=Bilingual("già usato", "used already")),
    WayOn(kind=WayOnKind.NEW_TENDER, open=None, reason=Bilingual("non si sa", "not known")),
)
CONTRACT = Expiry(
    kind=ExpiryKind.SERVICE_CONTRACT,
    path="/service_contracts/0",
    name="servizio",
    end=Countdown(date(2018, 12, 31), ON),
    horizon=Horizon.THREE_MONTHS,
    left=NET,
    ways=WAYS,
    missing=(DOUBT,),
)


@pytest.mark.parametrize(
    ("say", "headings", "row"),
    [
        pytest.param(
            IT,
            ("durata", "fine", "che cosa si può ancora fare"),
            (
                "servizio\ncontratto di servizio\nda fatturare, senza IVA: 30.000,00 €",
                "31 dicembre 2018, fra 41 giorni\nentro 3 mesi",
                (
                    "proroga prevista: nulla vi si oppone; prevista; entro il 31 dicembre 2018, fra 41 giorni"
                    " (DLgs 50/2016 art. 106 c. 11 [letto nella fonte])\n"
                    "rinnovo espresso: chiusa; già usato\n"
                    "nuova gara: non si può dire; non si sa\n"
                    "da chiarire: manca un dato"
                ),
            ),
            id="it",
        ),
        pytest.param(
            EN,
            ("term", "end", "what may still be done"),
            (
                "servizio\nservice contract\nleft to invoice, without VAT: €30,000.00",
                "31 December 2018, in 41 days\nwithin 3 months",
                (
                    "foreseen extension: nothing stands against it; foreseen; by 31 December 2018, in 41 days"
                    " (DLgs 50/2016 art. 106 c. 11 [read in the source])\n"
                    "express renewal: closed; used already\n"
                    "new tender: cannot be said; not known\n"
                    "to be clarified: something is missing"
                ),
            ),
            id="en",
        ),
    ],
)
def test_term_that_runs_out(say: Voice, headings: tuple[str, ...], row: tuple[str, ...]) -> None:
    """
    A row says which term, when it ends and how soon, and each way on with whether it is open, why, until when.
    """
    (part,) = expiries_section(Board(on=ON, expiries=(CONTRACT,)), say).parts

    assert (headings, (row,)) == (part.tables[0].headings, part.tables[0].rows)


@pytest.mark.parametrize(
    ("say", "line"),
    [
        pytest.param(IT, "finite da più di un anno: 2 (primo, 1° marzo 2016; secondo, marzo 2017)", id="it"),
        pytest.param(EN, "over for more than a year: 2 (primo, 1 March 2016; secondo, March 2017)", id="en"),
    ],
)
def test_terms_that_lapsed(say: Voice, line: str) -> None:
    """
    What ran out longer than a year ago is told in one line, with its days, also where nothing else runs out.
    """
    first, second = (
        Expiry(kind=ExpiryKind.TENDER, path="/x", name=name, end=Countdown(end, ON), horizon=Horizon.EXPIRED)
        for name, end in (("primo", date(2016, 3, 1)), ("secondo", Month(2017, 3)))
    )
    alone = expiries_section(Board(on=ON, lapsed=(first, second)), say)
    beside = expiries_section(Board(on=ON, lapsed=(first, second), expiries=(CONTRACT,)), say)

    assert ("0", (Part(lines=(line,)),)) == (alone.brief, alone.parts)
    assert ((line,), 1) == (beside.parts[0].lines, len(beside.parts[0].tables))


def test_how_soon() -> None:
    """
    Terms are counted by how soon they end; what has ended is marked, and so is what ends within three months.
    """
    found = tuple(
        Expiry(kind=ExpiryKind.TENDER, path="/tenders/0", name="gara", horizon=horizon)
        for horizon in (
            Horizon.EXPIRED,
            Horizon.THREE_MONTHS,
            Horizon.THREE_MONTHS,
            Horizon.TWELVE_MONTHS,
            Horizon.UNKNOWN,
        )
    )
    section = expiries_section(Board(on=ON, expiries=found), EN)
    (table,) = section.parts[0].tables

    assert (
        "expired 1, within 3 months 2, within 12 months 1, end unknown 1",
        "Terms that run out, and what may still be done",
        ("gara\nterm planned by a tender", "expired", ""),
        (0,),
        (1, 2),
    ) == (section.brief, table.caption, table.rows[0], table.late, table.soon)


PLANNED = PlannedEnd(
    path="/tenders/0",
    basis=EndBasis.PLANNED,
    start=date(2016, 5, 2),
    months=36,
    end=Countdown(date(2019, 5, 1), date(2019, 4, 28)),
)


@pytest.mark.parametrize(
    ("planned", "say", "end"),
    [
        pytest.param(
            PLANNED,
            IT,
            "calcolata su inizio e mesi della gara: 1° maggio 2019, fra 3 giorni; 36 mesi dal 2 maggio 2016",
            id="computed it",
        ),
        pytest.param(
            PLANNED,
            EN,
            "computed from start and months of the tender: 1 May 2019, in 3 days; 36 months from 2 May 2016",
            id="computed en",
        ),
        pytest.param(
            attrs.evolve(PLANNED, basis=EndBasis.STATED, months=None),
            IT,
            "scritta nella gara: 1° maggio 2019, fra 3 giorni",
            id="stated",
        ),
        pytest.param(
            attrs.evolve(PLANNED, basis=EndBasis.TERM, months=1, end=None),
            IT,
            "durata secondo la gara: 1 mese dal 2 maggio 2016",
            id="one month it",
        ),
        pytest.param(
            attrs.evolve(PLANNED, basis=EndBasis.TERM, months=1, end=None),
            EN,
            "term by the tender: 1 month from 2 May 2016",
            id="one month en",
        ),
    ],
)
def test_end_by_the_tender(planned: PlannedEnd, say: Voice, end: str) -> None:
    """
    What the tender says of an end is told beside the end that stays unknown, with what it rests on.
    """
    expiry = Expiry(
        kind=ExpiryKind.SERVICE_CONTRACT, path="/x", name="servizio", horizon=Horizon.UNKNOWN, planned=planned
    )
    (table,) = expiries_section(Board(on=ON, expiries=(expiry,)), say).parts[0].tables

    assert f"{say.word(Horizon.UNKNOWN)}\n{end}" == table.rows[0][1]


# --------------------------------------------------------------------------------------------------- what is to be paid


def payment(**more: Any) -> PaymentDue:
    """
    Return an invoice that is owed.
    """
    values: dict[str, Any] = {
        "kind": PaymentDueKind.INVOICE,
        "name": "2/2018",
        "contract": "servizio",
        "amount": Spent(net=NET, gross=GROSS),
        "due": Countdown(date(2018, 11, 7), ON),
        "ground": Bilingual("giorno scritto sulla fattura", "the day that the invoice states"),
    }
    return PaymentDue(path="/service_contracts/0/execution/invoices/0", **values | more)


PAYMENTS = (
    payment(liquidated=True),
    payment(name="3/2018", due=Countdown(date(2018, 11, 27), ON), amount=Spent(net=NET)),
    payment(
        kind=PaymentDueKind.CERTIFIED_WORKS,
        name="lavori-b",
        contract="",
        amount=Spent(net=NET),
        due=None,
        missing=(DOUBT,),
    ),
)


@pytest.mark.parametrize(
    ("say", "table"),
    [
        pytest.param(
            IT,
            Listing(
                caption="Da pagare",
                headings=("che cosa", "importo", "entro", "su che cosa si fonda"),
                rows=(
                    (
                        "fattura 2/2018\nservizio\ngià liquidata",
                        "30.000,00 €\nsenza IVA\n36.600,00 €\ncon IVA",
                        "7 novembre 2018, 13 giorni fa",
                        "giorno scritto sulla fattura",
                    ),
                    (
                        "fattura 3/2018\nservizio",
                        "30.000,00 €\nsenza IVA\nignoto\ncon IVA",
                        "27 novembre 2018, fra 7 giorni",
                        "giorno scritto sulla fattura",
                    ),
                    (
                        "lavori certificati lavori-b",
                        "30.000,00 €\ncome nei SAL",
                        "non si sa",
                        "giorno scritto sulla fattura\nda chiarire: manca un dato",
                    ),
                ),
                late=(0,),
                soon=(1,),
            ),
            id="it",
        ),
        pytest.param(
            EN,
            Listing(
                caption="To pay",
                headings=("what", "amount", "by", "what it rests on"),
                rows=(
                    (
                        "invoice 2/2018\nservizio\nliquidated already",
                        "€30,000.00\nwithout VAT\n€36,600.00\nwith VAT",
                        "7 November 2018, 13 days ago",
                        "the day that the invoice states",
                    ),
                    (
                        "invoice 3/2018\nservizio",
                        "€30,000.00\nwithout VAT\nunknown\nwith VAT",
                        "27 November 2018, in 7 days",
                        "the day that the invoice states",
                    ),
                    (
                        "certified works lavori-b",
                        "€30,000.00\nas the statements have it",
                        "not known",
                        "the day that the invoice states\nto be clarified: something is missing",
                    ),
                ),
                late=(0,),
                soon=(1,),
            ),
            id="en",
        ),
    ],
)
def test_payments(say: Voice, table: Listing) -> None:
    """
    A row says what is owed, how much as far as known, by when, and on what that rests; works bear no word on VAT.
    """
    section = payments_section(Board(on=ON, payments=PAYMENTS), say)

    assert ((Part(tables=(table,)),), "3") == (section.parts, section.brief.replace(",", "").split()[2])


@pytest.mark.parametrize(
    ("say", "brief", "rows"),
    [
        pytest.param(
            IT,
            "da pagare 1, in ritardo 1, da detrarre 2, esercizi 0",
            [
                (
                    "fattura 2/2018\nservizio",
                    (
                        "30.000,00 €\nsenza IVA\n36.600,00 €\ncon IVA\nmeno penali: 500,00 €\n"
                        "resta, con l'IVA della fattura:\n29.500,00 €\nsenza IVA\n36.100,00 €\ncon IVA"
                    ),
                ),
                (
                    "nota di credito 4/2018\nservizio",
                    "-1.000,00 €\nsenza IVA\n-1.220,00 €\ncon IVA",
                ),
                ("penale\nservizio", "-40,00 €\ncome nell'atto"),
            ],
            id="it",
        ),
        pytest.param(
            EN,
            "to pay 1, late 1, to take off 2, budget years 0",
            [
                (
                    "invoice 2/2018\nservizio",
                    (
                        "€30,000.00\nwithout VAT\n€36,600.00\nwith VAT\nless penalties: €500.00\n"
                        "left, with the VAT of the invoice:\n€29,500.00\nwithout VAT\n€36,100.00\nwith VAT"
                    ),
                ),
                (
                    "credit note 4/2018\nservizio",
                    "-€1,000.00\nwithout VAT\n-€1,220.00\nwith VAT",
                ),
                ("penalty\nservizio", "-€40.00\nas the act has it"),
            ],
            id="en",
        ),
    ],
)
def test_what_lessens_what_is_owed(say: Voice, brief: str, rows: list[tuple[str, str]]) -> None:
    """
    A penalty is told on its invoice with what is left; a credit note, or one of no known invoice, is a row of its own.
    """
    found = (
        payment(
            kept_back=Euro("500.00"),
            left=Spent(net=Euro("29500.00"), gross=Euro("36100.00")),
        ),
        payment(
            kind=PaymentDueKind.CREDIT_NOTE,
            name="4/2018",
            amount=Spent(net=Euro("-1000.00"), gross=Euro("-1220.00")),
        ),
        payment(kind=PaymentDueKind.PENALTY, name="", amount=Spent(net=Euro("-40.00"))),
    )
    section = payments_section(Board(on=ON, payments=found), say)

    assert (brief, rows) == (section.brief, [row[:2] for row in section.parts[0].tables[0].rows])


def test_penalties_beyond_the_invoice() -> None:
    """
    Where penalties exceed their invoice both amounts stand, and nothing is said to be left.
    """
    found = payment(kept_back=Euro("30000.01"))
    (row,) = payments_section(Board(on=ON, payments=(found,)), EN).parts[0].tables[0].rows

    assert "€30,000.00\nwithout VAT\n€36,600.00\nwith VAT\nless penalties: €30,000.01" == row[1]


def test_no_term_is_said_once() -> None:
    """
    That no term of payment is on record is told once, as what is to be clarified.
    """
    term = Bilingual("nessun termine è a registro", "no term is on record")
    found = payment(due=None, ground=term, missing=(DOUBT, Missing(path="/y", message=term)))
    (row,) = payments_section(Board(on=ON, payments=(found,)), EN).parts[0].tables[0].rows

    assert "to be clarified: something is missing\nto be clarified: no term is on record" == row[3]


@pytest.mark.parametrize(
    ("say", "said"),
    [
        pytest.param(IT, "30.000,00 €\nsul prezzo dei lavori", id="it"),
        pytest.param(EN, "€30,000.00\non the price of the works", id="en"),
    ],
)
def test_advance(say: Voice, said: str) -> None:
    """
    Of an advance it is said that it is on the price of the works, and no word on VAT.
    """
    found = payment(kind=PaymentDueKind.ADVANCE, amount=Spent(net=NET))

    assert said == payments_section(Board(on=ON, payments=(found,)), say).parts[0].tables[0].rows[0][1]


def year(number: int, **more: Any) -> YearDue:
    """
    Return a budget year that has not paid all.
    """
    values: dict[str, Any] = {"committed": Spent(net=NET, gross=GROSS), "paid": Spent(net=NET, gross=GROSS)} | more
    ends = Countdown(date(number, 12, 31), ON)
    return YearDue(path="/service_contracts/0", contract="servizio", year=number, ends=ends, **values)


YEARS = (
    year(2017, at_most=GROSS, missing=(DOUBT, DOUBT)),
    year(2018, committed=Spent(net=NET), paid=Spent(net=Euro("0.00")), left=NET, at_most=NET),
    year(2019, committed=Spent(), paid=Spent()),
)


@pytest.mark.parametrize(
    ("say", "table"),
    [
        pytest.param(
            IT,
            Listing(
                caption="Esercizi di bilancio ancora da pagare",
                headings=("contratto ed esercizio", "impegnato", "pagato", "resta", "fine dell'esercizio"),
                rows=(
                    (
                        "servizio\n2017",
                        "36.600,00 €",
                        "36.600,00 €",
                        "al più 36.600,00 €",
                        "31 dicembre 2017, 324 giorni fa\nda chiarire: manca un dato",
                    ),
                    ("servizio\n2018", "30.000,00 €", "0,00 €", "30.000,00 €", "31 dicembre 2018, fra 41 giorni"),
                    ("servizio\n2019", "ignoto", "ignoto", "ignoto", "31 dicembre 2019, fra 406 giorni"),
                ),
                right=(1, 2),
            ),
            id="it",
        ),
        pytest.param(
            EN,
            Listing(
                caption="Budget years still to pay",
                headings=("contract and year", "committed", "paid", "left", "end of the year"),
                rows=(
                    (
                        "servizio\n2017",
                        "€36,600.00",
                        "€36,600.00",
                        "at most €36,600.00",
                        "31 December 2017, 324 days ago\nto be clarified: something is missing",
                    ),
                    ("servizio\n2018", "€30,000.00", "€0.00", "€30,000.00", "31 December 2018, in 41 days"),
                    ("servizio\n2019", "unknown", "unknown", "unknown", "31 December 2019, in 406 days"),
                ),
                right=(1, 2),
            ),
            id="en",
        ),
    ],
)
def test_budget_years(say: Voice, table: Listing) -> None:
    """
    A row says what a year bears, paid, and has left: the gross where it is known; what is not known is no zero.
    """
    assert (Part(tables=(table,)),) == payments_section(Board(on=ON, years=YEARS), say).parts


@pytest.mark.parametrize(
    ("due", "brief"),
    [
        pytest.param(date(2018, 11, 19), "to pay 1, late 1, budget years 0", id="yesterday"),
        pytest.param(ON, "to pay 1, late 0, budget years 0", id="today"),
        pytest.param(date(2018, 11, 21), "to pay 1, late 0, budget years 0", id="tomorrow"),
        pytest.param(None, "to pay 1, late 0, budget years 0", id="no-known-day"),
    ],
)
def test_how_many_payments_are_late(due: date | None, brief: str) -> None:
    """
    The count of payments says how many are late; on the day on which one falls due it is not.
    """
    found = payment(due=None if due is None else Countdown(due, ON))

    assert brief == payments_section(Board(on=ON, payments=(found,)), EN).brief


def test_payments_and_years() -> None:
    """
    Payments come before budget years, in one part.
    """
    section = payments_section(Board(on=ON, payments=PAYMENTS[:1], years=YEARS[:2]), EN)

    assert ("to pay 1, late 1, budget years 2", [["To pay", "Budget years still to pay"]]) == (
        section.brief,
        [[table.caption for table in part.tables] for part in section.parts],
    )


# ------------------------------------------------------------------------------------------------------- the requests


def test_days_that_nobody_set() -> None:
    """
    Where nobody set after how many days a request is open too long, how many are is not known, and never none.
    """
    unset = attrs.evolve(DOUBT, cause=MissingCause.NOT_SET, parameter="request_days")
    lab = LabRequests(path="/laboratories/0", laboratory="mazzini", requests=(request("R-1", ON),), missing=(unset,))
    found = [requests_section(Board(on=ON, requests=(lab,)), say).brief for say in (IT, EN)]

    assert ["aperte 1, da troppo: non si sa", "open 1, too long: not known"] == found


def request(name: str, received: date, **more: Any) -> OpenRequest:
    """
    Return an open request.
    """
    values: dict[str, Any] = {"kind": RequestKind.MEDIATE, "age": (ON - received).days} | more
    return OpenRequest(path="/requests/0", request=name, received_on=received, **values)


LAB = LabRequests(
    path="/laboratories/0",
    laboratory="mazzini",
    requests=(
        request("R1", date(2018, 10, 1), due=Countdown(date(2018, 10, 31), ON), routed_to=OfficeKind.CITY, case="C7"),
        request("R2", date(2018, 11, 1), due=Countdown(date(2018, 12, 1), ON), outcome=OutcomeKind.ANSWERED),
        request("R3", date(2018, 11, 19)),
    ),
    missing=(DOUBT,),
)


@pytest.mark.parametrize(
    ("say", "section"),
    [
        pytest.param(
            IT,
            Section(
                id="requests",
                title="Richieste ai laboratori",
                brief="aperte 3, da troppo 1",
                parts=(
                    Part(
                        title="laboratorio mazzini",
                        lines=("da chiarire: manca un dato",),
                        tables=(
                            Listing(
                                caption="Richieste aperte, dalla più vecchia: 3",
                                headings=("richiesta", "ricevuta", "da chiudere entro", "passata a"),
                                rows=(
                                    (
                                        "R1\nmediare, caso C7",
                                        "01/10/2018\n50 giorni fa",
                                        "31 ottobre 2018, 20 giorni fa",
                                        "Comune",
                                    ),
                                    (
                                        "R2\nmediare\nesito: risposta",
                                        "01/11/2018\n19 giorni fa",
                                        "1° dicembre 2018, fra 11 giorni",
                                        "nessuno",
                                    ),
                                    ("R3\nmediare", "19/11/2018\nieri", "non si sa", "nessuno"),
                                ),
                                late=(0,),
                            ),
                        ),
                    ),
                ),
            ),
            id="it",
        ),
        pytest.param(
            EN,
            Section(
                id="requests",
                title="Requests to the labs",
                brief="open 3, too long 1",
                parts=(
                    Part(
                        title="lab mazzini",
                        lines=("to be clarified: something is missing",),
                        tables=(
                            Listing(
                                caption="Open requests, the oldest first: 3",
                                headings=("request", "received", "to be closed by", "passed to"),
                                rows=(
                                    (
                                        "R1\nmediate, case C7",
                                        "2018-10-01\n50 days ago",
                                        "31 October 2018, 20 days ago",
                                        "City",
                                    ),
                                    (
                                        "R2\nmediate\noutcome: answered",
                                        "2018-11-01\n19 days ago",
                                        "1 December 2018, in 11 days",
                                        "nobody",
                                    ),
                                    ("R3\nmediate", "2018-11-19\nyesterday", "not known", "nobody"),
                                ),
                                late=(0,),
                            ),
                        ),
                    ),
                ),
            ),
            id="en",
        ),
    ],
)
def test_requests(say: Voice, section: Section) -> None:
    """
    Each lab has its open requests: which, since when, by when, with whom; labs without any are left out.
    """
    board = Board(on=ON, requests=(LabRequests(path="/laboratories/1", laboratory="edera"), LAB))

    assert section == requests_section(board, say)


@pytest.mark.parametrize(
    ("say", "line"),
    [pytest.param(IT, "manca un dato", id="it"), pytest.param(EN, "something is missing", id="en")],
)
def test_figures_that_nobody_set(say: Voice, line: str) -> None:
    """
    What nobody set is said in one line each.
    """
    section = figures_section(Board(on=ON, missing=(DOUBT, DOUBT)), say)

    assert ("2", (Part(lines=(line, line)),)) == (section.brief, section.parts)


@pytest.mark.parametrize(
    ("received", "italian", "english"),
    [
        pytest.param(date(2018, 11, 18), "18/11/2018\n2 giorni fa", "2018-11-18\n2 days ago", id="two-days"),
        pytest.param(date(2018, 11, 19), "19/11/2018\nieri", "2018-11-19\nyesterday", id="yesterday"),
        pytest.param(ON, "20/11/2018\noggi", "2018-11-20\ntoday", id="today"),
    ],
)
def test_how_old_a_request_is(received: date, italian: str, english: str) -> None:
    """
    The age of a request is said as people say it.
    """
    lab = LabRequests(path="/laboratories/0", laboratory="mazzini", requests=(request("R1", received),))
    told = [requests_section(Board(on=ON, requests=(lab,)), say).parts[0].tables[0].rows[0][1] for say in (IT, EN)]

    assert [italian, english] == told
