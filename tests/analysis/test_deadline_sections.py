"""
The deadlines of a board as people read them: what is overdue or due within a week first, role by role.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from contratti_quartiere.analysis.board import Board
from contratti_quartiere.analysis.board_sections import Listing, Part, Section, Voice
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.deadline_sections import deadline_sections, today_sections
from contratti_quartiere.analysis.due_payments import PaymentDue, PaymentDueKind
from contratti_quartiere.analysis.expiries import Expiry, ExpiryKind, Horizon, WayOn, WayOnKind
from contratti_quartiere.analysis.running_deadlines import Deadline, DeadlineKind
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dated_values import ParameterKind
from contratti_quartiere.dates import Month, When
from contratti_quartiere.evidence import Role
from contratti_quartiere.facts import Figure
from contratti_quartiere.money import Euro
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing
from contratti_quartiere.year_spending import Spent

ON = date(2018, 5, 1)
IT, EN = Voice("it"), Voice("en")
GROUND = Bilingual("termine scritto nell'atto", "the term that the act states")
UNSET = Missing(path="/relocations/0", message=Bilingual("nessuno ha fissato i giorni", "nobody has set the days"))


def deadline(
    when: When | None, *, text: Bilingual | None = None, role: Role | None = Role.OWNER, **more: Any
) -> Deadline:
    """
    Return a deadline of a day, or of none.
    """
    values: dict[str, Any] = {"kind": DeadlineKind.REPLY, "path": "/relocations/0/history/0", "ground": GROUND}
    return Deadline(
        **values | more,
        text=text or Bilingual("N1: risposta", "N1: reply"),
        role=role,
        due=None if when is None else Countdown(when, ON),
    )


def sections(*deadlines: Deadline, say: Voice = IT) -> tuple[Section, ...]:
    """
    Return the sections of a board that has some deadlines.
    """
    return deadline_sections(Board(on=ON, deadlines=deadlines), say)


def only_table(section: Section) -> Listing:
    """
    Return the table of a section that has one.
    """
    ((table,),) = (part.tables for part in section.parts)
    return table


def test_nothing_to_do() -> None:
    """
    Where nothing runs each section says so in its count and has no part.
    """
    assert (
        Section(id="due", title="Scaduto, o entro sette giorni", brief="scadute 0, entro sette giorni 0"),
        Section(id="later", title="Scadenze più avanti", brief="0"),
        Section(id="undated", title="Scadenze senza un giorno noto", brief="0"),
    ) == sections()


@pytest.mark.parametrize(
    ("when", "brief", "place"),
    [
        pytest.param(ON - timedelta(days=1), "scadute 1, entro sette giorni 0", "due", id="yesterday"),
        pytest.param(ON, "scadute 0, entro sette giorni 1", "due", id="today"),
        pytest.param(ON + timedelta(days=7), "scadute 0, entro sette giorni 1", "due", id="last-day-of-the-week"),
        pytest.param(ON + timedelta(days=8), "scadute 0, entro sette giorni 0", "later", id="day-after-the-week"),
        pytest.param(Month(2018, 4), "scadute 1, entro sette giorni 0", "due", id="month-that-is-over"),
        pytest.param(Month(2018, 5), "scadute 0, entro sette giorni 1", "due", id="month-that-runs"),
        pytest.param(Month(2018, 6), "scadute 0, entro sette giorni 0", "later", id="month-to-come"),
        pytest.param(None, "scadute 0, entro sette giorni 0", "undated", id="no-known-day"),
    ],
)
def test_where_a_deadline_stands(when: When | None, brief: str, place: str) -> None:
    """
    What has surely passed is overdue; today and seven days more are the week, also for a month that may fall in it.
    """
    found = sections(deadline(when))

    assert (brief, [place]) == (found[0].brief, [section.id for section in found if section.parts])


def test_by_role() -> None:
    """
    Each role has its own table, in the order of the words, with what is overdue before what is due; nobody's is last.
    """
    late, soon = deadline(date(2018, 4, 28)), deadline(date(2018, 5, 3))
    police, nobody = deadline(ON, role=Role.LOCAL_POLICE), deadline(ON, role=None)
    first, *_ = sections(nobody, soon, late, police)
    rested = "termine scritto nell'atto"

    assert (
        ("Polizia locale", (("1° maggio 2018, oggi", "N1: risposta", rested),), (), (0,)),
        (
            "Proprietà",
            (
                ("28 aprile 2018, 3 giorni fa", "N1: risposta", rested),
                ("3 maggio 2018, fra 2 giorni", "N1: risposta", rested),
            ),
            (0,),
            (1,),
        ),
        ("A chi tocca non si sa", (("1° maggio 2018, oggi", "N1: risposta", rested),), (), (0,)),
    ) == tuple((part.title, part.tables[0].rows, part.tables[0].late, part.tables[0].soon) for part in first.parts)


IN_ITALIAN = Listing(
    caption="Che cosa scade, e quando: nucleo",
    headings=("entro", "che cosa", "su che cosa si fonda"),
    rows=(
        (
            "4 maggio 2018, fra 3 giorni",
            "N1: risposta\n700,00 €\nsegue: proprietà",
            (
                "termine scritto nell'atto\n"
                "I giorni fra la notifica del preavviso e il trasloco: 30, determina 12/2018 [scelta dell'ente]\n"
                "L. 241/1990 art. 21-bis [letto nella fonte]\n"
                "da chiarire: nessuno ha fissato i giorni"
            ),
        ),
    ),
    soon=(0,),
)
IN_ENGLISH = Listing(
    caption="What is due, and when: household",
    headings=("by", "what", "what it rests on"),
    rows=(
        (
            "4 May 2018, in 3 days",
            "N1: reply\n€700.00\nfollowed by: owner",
            (
                "the term that the act states\n"
                "The days from the notification of the notice to the move: 30,"
                " determina 12/2018 [the body's own choice]\n"
                "L. 241/1990 art. 21-bis [read in the source]\n"
                "to be clarified: nobody has set the days"
            ),
        ),
    ),
    soon=(0,),
)


@pytest.mark.parametrize(
    ("say", "part"),
    [
        pytest.param(IT, Part(title="Nucleo", tables=(IN_ITALIAN,)), id="it"),
        pytest.param(EN, Part(title="Household", tables=(IN_ENGLISH,)), id="en"),
    ],
)
def test_all_that_is_known_of_a_deadline(say: Voice, part: Part) -> None:
    """
    A row says by when, what, how much, who follows it, and on what the day rests: the act, the figure, the law.
    """
    found = deadline(
        date(2018, 5, 4),
        role=Role.HOUSEHOLD,
        office=Role.OWNER,
        amount=Euro("700.00"),
        figure=Figure(
            parameter="notice_days",
            kind=ParameterKind.POLICY,
            value=30,
            source=LegalSource("determina 12/2018", mark=Mark.POLICY),
        ),
        source=LegalSource("L. 241/1990", "art. 21-bis"),
        missing=(UNSET,),
    )

    assert (part,) == sections(found, say=say)[0].parts


def test_office_that_acts_itself_is_said_once() -> None:
    """
    Where the office that follows a deadline is the one that has to act, the heading has said it.
    """
    assert "N1: risposta" == only_table(sections(deadline(ON, office=Role.OWNER))[0]).rows[0][1]


def test_later_by_role() -> None:
    """
    What is due later has its roles too.
    """
    _, later, _ = sections(deadline(date(2018, 6, 1)), say=EN)

    assert ("Deadlines later on", "1", ["Owner"]) == (later.title, later.brief, [part.title for part in later.parts])


def test_without_a_known_day_what_lacks_the_same_stands_together() -> None:
    """
    Deadlines of one kind that lack the same stand in one row, so that a figure nobody set is said once.
    """
    other = Missing(path="/relocations/1", message=Bilingual("manca la notifica", "the notification is missing"))
    found = (
        deadline(None, missing=(UNSET,)),
        deadline(None, text=Bilingual("N2: risposta", "N2: reply"), missing=(UNSET,)),
        deadline(None, text=Bilingual("N3: risposta", "N3: reply"), missing=(other, UNSET)),
        deadline(None, kind=DeadlineKind.STAY, missing=(UNSET,)),
    )
    *_, undated = sections(*found, say=EN)

    assert (
        Section(
            id="undated",
            title="Deadlines without a known day",
            brief="4",
            parts=(
                Part(
                    title="Owner",
                    tables=(
                        Listing(
                            caption="What runs without a known day: owner",
                            headings=("what", "of whom", "to be clarified"),
                            rows=(
                                ("reply to an offer", "N1: reply\nN2: reply", "nobody has set the days"),
                                (
                                    "reply to an offer",
                                    "N3: reply",
                                    "the notification is missing\nnobody has set the days",
                                ),
                                ("limit of the stay away", "N1: reply", "nobody has set the days"),
                            ),
                        ),
                    ),
                ),
            ),
        )
        == undated
    )


def test_law_that_set_the_figure_is_said_once() -> None:
    """
    Where the law on which a day rests is the one that set the figure, it is named once.
    """
    law = LegalSource("DLgs 36/2023", "art. 125 c. 1")
    figure = Figure(parameter="advance_days", kind=ParameterKind.LAW, value=15, source=law)

    assert (
        "the term that the act states\n"
        "Within how many days of the actual start the advance is due, by the day of the notice: 15,"
        " DLgs 36/2023 art. 125 c. 1 [read in the source]"
        == only_table(sections(deadline(ON, figure=figure, source=law), say=EN)[0]).rows[0][2]
    )


def test_without_a_known_day_in_italian() -> None:
    """
    What runs without a known day is told in Italian too.
    """
    table = only_table(sections(deadline(None, missing=(UNSET,)))[2])

    assert (
        Listing(
            caption="Che cosa corre senza un giorno noto: proprietà",
            headings=("che cosa", "di chi", "da chiarire"),
            rows=(("risposta alla proposta", "N1: risposta", "nessuno ha fissato i giorni"),),
        )
        == table
    )


def unpaid(amount: Euro | None, *, role: Role | None = Role.OWNER, text: str = "H07: mover") -> Deadline:
    """
    Return an allowance that is not paid, and of which nobody knows by when it should be.
    """
    agreed = Bilingual("accordo: intesa", "agreement: intesa")
    said = Bilingual(text, text)
    return deadline(
        None, kind=DeadlineKind.ALLOWANCE, text=said, role=role, office=Role.CITY, ground=agreed, amount=amount
    )


def test_allowance_without_a_known_day() -> None:
    """
    Of an allowance one reads who has to pay it, how much, by which agreement, and which office follows it.
    """
    found = (unpaid(Euro("1200.00")), unpaid(None, text="H08: mover"), unpaid(Euro("30.00"), role=Role.CITY))
    undated = sections(*found, say=EN)[2]

    assert [
        ("City", "allowance to pay", "H07: mover; €30.00; agreement: intesa"),
        (
            "Owner",
            "allowance to pay\nfollowed by: City",
            "H07: mover; €1,200.00; agreement: intesa\nH08: mover; agreement: intesa",
        ),
    ] == [(part.title, *row[:2]) for part in undated.parts for row in part.tables[0].rows]


def test_without_a_known_day_by_role() -> None:
    """
    What runs without a known day has its roles as everything else, with nobody's last.
    """
    found = (deadline(None, role=None), deadline(None), deadline(None, role=Role.LOCAL_POLICE))

    assert ["Polizia locale", "Proprietà", "A chi tocca non si sa"] == [
        part.title for part in sections(*found)[2].parts
    ]


# ------------------------------------------------------------------------------------------- payments, terms, the radar


def payment(when: When | None, **more: Any) -> PaymentDue:
    """
    Return an invoice that falls due on a day, or on an unknown one.
    """
    values: dict[str, Any] = {"kind": PaymentDueKind.INVOICE, "name": "2/2018", "contract": "servizio"}
    return PaymentDue(
        **values | more,
        path="/service_contracts/0/execution/invoices/0",
        amount=Spent(),
        due=None if when is None else Countdown(when, ON),
        ground=GROUND,
    )


def expiry(when: When | None, horizon: Horizon = Horizon.THREE_MONTHS, *ways: WayOn) -> Expiry:
    """
    Return a term that ends on a day, or on an unknown one.
    """
    return Expiry(
        kind=ExpiryKind.SERVICE_CONTRACT,
        path="/service_contracts/0",
        name="servizio",
        end=None if when is None else Countdown(when, ON),
        horizon=horizon,
        ways=ways,
    )


def way(kind: WayOnKind, when: When | None, *, stands: bool | None = True, source: LegalSource | None = None) -> WayOn:
    """
    Return a way on, by a day or by an unknown one.
    """
    by = None if when is None else Countdown(when, ON)
    return WayOn(
        kind=kind, open=stands, reason=Bilingual("occorrono 90 giorni", "it takes 90 days"), by=by, source=source
    )


def counted(**on_the_board: Any) -> str:
    """
    Return what the first line says of a board.
    """
    return deadline_sections(Board(on=ON, **on_the_board), IT)[0].brief


WEEK = [
    pytest.param(ON - timedelta(days=1), "scadute 1, entro sette giorni 0", id="yesterday"),
    pytest.param(ON, "scadute 0, entro sette giorni 1", id="today"),
    pytest.param(ON + timedelta(days=7), "scadute 0, entro sette giorni 1", id="last-day-of-the-week"),
    pytest.param(ON + timedelta(days=8), "scadute 0, entro sette giorni 0", id="day-after-the-week"),
]


@pytest.mark.parametrize(("when", "brief"), [*WEEK, pytest.param(None, "scadute 0, entro sette giorni 0", id="none")])
def test_payments_are_counted(when: date | None, brief: str) -> None:
    """
    A payment that is late, or due within the week, counts as any deadline; one of no known day does not.
    """
    assert brief == counted(payments=(payment(when),))


def test_what_lessens_is_not_due() -> None:
    """
    A credit note lessens what is owed and is nothing that is late.
    """
    assert "scadute 0, entro sette giorni 0" == counted(payments=(payment(ON, kind=PaymentDueKind.CREDIT_NOTE),))


@pytest.mark.parametrize(
    ("when", "horizon", "brief"),
    [
        pytest.param(ON - timedelta(days=1), Horizon.EXPIRED, "scadute 1, entro sette giorni 0", id="yesterday"),
        pytest.param(ON, Horizon.THREE_MONTHS, "scadute 0, entro sette giorni 1", id="today"),
        pytest.param(
            ON + timedelta(days=7), Horizon.THREE_MONTHS, "scadute 0, entro sette giorni 1", id="last-day-of-the-week"
        ),
        pytest.param(
            ON + timedelta(days=8), Horizon.THREE_MONTHS, "scadute 0, entro sette giorni 0", id="day-after-the-week"
        ),
        pytest.param(
            ON - timedelta(days=1), Horizon.THREE_MONTHS, "scadute 0, entro sette giorni 1", id="moved-by-a-suspension"
        ),
        pytest.param(None, Horizon.UNKNOWN, "scadute 0, entro sette giorni 0", id="end-unknown"),
    ],
)
def test_terms_are_counted(when: date | None, horizon: Horizon, brief: str) -> None:
    """
    A term that has run out counts among what is overdue, and one that ends within the week among what is due.
    """
    assert brief == counted(expiries=(expiry(when, horizon),))


@pytest.mark.parametrize(("when", "brief"), WEEK)
@pytest.mark.parametrize("kind", [WayOnKind.NEW_TENDER, WayOnKind.REPETITION])
def test_days_of_the_radar_are_counted(kind: WayOnKind, when: date, brief: str) -> None:
    """
    The day by which a new tender is to be published counts, and so does the last one of a repetition.
    """
    assert brief == counted(expiries=(expiry(date(2018, 12, 31), Horizon.TWELVE_MONTHS, way(kind, when)),))


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(way(WayOnKind.NEW_TENDER, None), id="no-day"),
        pytest.param(way(WayOnKind.REPETITION, ON - timedelta(days=1), stands=False), id="closed"),
        pytest.param(way(WayOnKind.RENEWAL, ON), id="ends-with-the-term"),
        pytest.param(way(WayOnKind.FORESEEN_EXTENSION, ON), id="extension-ends-with-the-term"),
    ],
)
def test_ways_that_are_no_deadline(found: WayOn) -> None:
    """
    A way that is closed or has no day is nothing that is due, and one that ends with its term is counted with it.
    """
    assert "scadute 0, entro sette giorni 0" == counted(expiries=(expiry(None, Horizon.UNKNOWN, found),))


@pytest.mark.parametrize(
    ("say", "expected"),
    [
        pytest.param(
            IT,
            (
                "scadute 3, entro sette giorni 3",
                [
                    ("Nucleo", [("3 maggio 2018, fra 2 giorni", "N1: risposta", "termine scritto nell'atto")]),
                    (
                        "A chi tocca non si sa",
                        [
                            (
                                "20 aprile 2018, 11 giorni fa",
                                "servizio: pubblicare il bando di una nuova gara",
                                "occorrono 90 giorni\nDLgs 36/2023 art. 18 [letto nella fonte]",
                            ),
                            (
                                "28 aprile 2018, 3 giorni fa",
                                "da pagare: fattura 2/2018, servizio",
                                "termine scritto nell'atto",
                            ),
                            (
                                "30 aprile 2018, ieri",
                                "servizio: fine della durata (contratto di servizio)",
                                "la fine in vigore della durata",
                            ),
                            (
                                "2 maggio 2018, domani",
                                "servizio: ultimo giorno per la ripetizione",
                                "occorrono 90 giorni",
                            ),
                            (
                                "4 maggio 2018, fra 3 giorni",
                                "da pagare: lavori certificati lavori-b",
                                "termine scritto nell'atto",
                            ),
                        ],
                    ),
                ],
            ),
            id="it",
        ),
        pytest.param(
            EN,
            (
                "overdue 3, due within seven days 3",
                [
                    ("Household", [("3 May 2018, in 2 days", "N1: reply", "the term that the act states")]),
                    (
                        "Nobody knows whose turn it is",
                        [
                            (
                                "20 April 2018, 11 days ago",
                                "servizio: publish the notice of a new tender",
                                "it takes 90 days\nDLgs 36/2023 art. 18 [read in the source]",
                            ),
                            (
                                "28 April 2018, 3 days ago",
                                "to pay: invoice 2/2018, servizio",
                                "the term that the act states",
                            ),
                            (
                                "30 April 2018, yesterday",
                                "servizio: end of the term (service contract)",
                                "the end of the term that is in force",
                            ),
                            ("2 May 2018, tomorrow", "servizio: last day for the repetition", "it takes 90 days"),
                            (
                                "4 May 2018, in 3 days",
                                "to pay: certified works lavori-b",
                                "the term that the act states",
                            ),
                        ],
                    ),
                ],
            ),
            id="en",
        ),
    ],
)
def test_all_that_is_due(say: Voice, expected: tuple[str, list[tuple[str, list[tuple[str, ...]]]]]) -> None:
    """
    What is overdue stands before what is due, each by its day, whatever it is; of what no role is on record is last.
    """
    law = LegalSource("DLgs 36/2023", "art. 18")
    found = Board(
        on=ON,
        deadlines=(deadline(date(2018, 5, 3), role=Role.HOUSEHOLD),),
        payments=(
            payment(date(2018, 4, 28)),
            payment(date(2018, 5, 4), kind=PaymentDueKind.CERTIFIED_WORKS, name="lavori-b", contract=""),
        ),
        expiries=(
            expiry(
                date(2018, 4, 30),
                Horizon.EXPIRED,
                way(WayOnKind.REPETITION, date(2018, 5, 2)),
                way(WayOnKind.NEW_TENDER, date(2018, 4, 20), source=law),
            ),
        ),
    )
    section, later, _ = deadline_sections(found, say)

    assert expected == (section.brief, [(part.title, [*part.tables[0].rows]) for part in section.parts])
    assert ((0, 1, 2), (3, 4)) == (section.parts[1].tables[0].late, section.parts[1].tables[0].soon)
    assert () == later.parts


PASSED, NEAR = date(2018, 4, 28), date(2018, 5, 3)
# Twenty-one that are late or soon, the most urgent first, and two that are neither.
MANY = (
    *(deadline(PASSED, text=Bilingual(f"N{number}: risposta", f"N{number}: reply")) for number in range(1, 3)),
    deadline(PASSED, role=None, kind=DeadlineKind.STAY),
    *(deadline(NEAR, text=Bilingual(f"N{number}: risposta", f"N{number}: reply")) for number in range(3, 20)),
    deadline(NEAR, role=Role.CITY, kind=DeadlineKind.NOTICE),
    deadline(date(2018, 6, 1)),
    deadline(None),
)


@pytest.mark.parametrize(
    ("say", "section"),
    [
        pytest.param(
            IT,
            Section(
                id="today",
                title="Oggi, per ruolo",
                brief="21, ruoli 3",
                parts=(
                    Part(
                        tables=(
                            Listing(
                                caption="A chi tocca oggi, e quanto",
                                headings=("a chi tocca", "che cosa", "scadute", "entro sette giorni", "la prima"),
                                rows=(
                                    (
                                        "Comune",
                                        "fine del preavviso",
                                        "0",
                                        "1",
                                        "N1: risposta\n3 maggio 2018, fra 2 giorni",
                                    ),
                                    (
                                        "proprietà",
                                        "risposta alla proposta",
                                        "2",
                                        "17",
                                        "N1: risposta\n28 aprile 2018, 3 giorni fa",
                                    ),
                                    (
                                        "A chi tocca non si sa",
                                        "limite del soggiorno fuori casa",
                                        "1",
                                        "0",
                                        "N1: risposta\n28 aprile 2018, 3 giorni fa",
                                    ),
                                ),
                                right=(2, 3),
                                late=(1, 2),
                                soon=(0,),
                            ),
                        )
                    ),
                ),
            ),
            id="it",
        ),
        pytest.param(
            EN,
            Section(
                id="today",
                title="Today, by role",
                brief="21, roles 3",
                parts=(
                    Part(
                        tables=(
                            Listing(
                                caption="Whose turn it is today, and how much",
                                headings=("whose turn", "what", "overdue", "within seven days", "the first"),
                                rows=(
                                    (
                                        "City",
                                        "end of the notice",
                                        "0",
                                        "1",
                                        "N1: reply\n3 May 2018, in 2 days",
                                    ),
                                    (
                                        "owner",
                                        "reply to an offer",
                                        "2",
                                        "17",
                                        "N1: reply\n28 April 2018, 3 days ago",
                                    ),
                                    (
                                        "Nobody knows whose turn it is",
                                        "limit of the stay away",
                                        "1",
                                        "0",
                                        "N1: reply\n28 April 2018, 3 days ago",
                                    ),
                                ),
                                right=(2, 3),
                                late=(1, 2),
                                soon=(0,),
                            ),
                        )
                    ),
                ),
            ),
            id="en",
        ),
    ],
)
def test_today_by_role(say: Voice, section: Section) -> None:
    """
    Of many deadlines each role and kind has one row: how many are late, how many are of the week, and the first.
    """
    assert (section,) == today_sections(Board(on=ON, deadlines=MANY), say)


def test_few_deadlines_need_no_table_before_them() -> None:
    """
    Twenty deadlines of the week are read where they stand; those of no known day, or later, do not count.
    """
    assert () == today_sections(Board(on=ON, deadlines=MANY[1:]), EN)


def test_payments_and_terms_are_counted_too() -> None:
    """
    What the offices pay, and terms that end, are counted with the rest: of them no role is on record.
    """
    found = Board(
        on=ON,
        deadlines=(deadline(PASSED),) * 18,
        payments=(payment(NEAR), payment(PASSED), payment(None)),
        expiries=(expiry(NEAR, Horizon.THREE_MONTHS, way(WayOnKind.NEW_TENDER, PASSED)),),
    )
    (today,) = today_sections(found, EN)

    assert (
        "22, roles 2",
        [
            ("owner", "reply to an offer", "18", "0", "N1: reply\n28 April 2018, 3 days ago"),
            (
                "Nobody knows whose turn it is",
                "invoice",
                "1",
                "1",
                "to pay: invoice 2/2018, servizio\n28 April 2018, 3 days ago",
            ),
        ],
    ) == (today.brief, list(today.parts[0].tables[0].rows[:2]))
    assert [("1", "0"), ("0", "1")] == [row[2:4] for row in today.parts[0].tables[0].rows[2:]]
