"""
How a service may go on after its term: what documents and the law that was read let anybody say, and no more.
"""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from contratti_quartiere.acts import ActKind, WindowAct
from contratti_quartiere.amounts import VatBasis
from contratti_quartiere.analysis.countdowns import Countdown
from contratti_quartiere.analysis.expiries import WayOn, WayOnKind
from contratti_quartiere.analysis.ways_on import HeldWays
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.dates import Month
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption, PricedRenewal
from contratti_quartiere.held_terms import HeldTerm
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS, Parameters
from contratti_quartiere.procedures import ProcedureAct, ProcedureActKind
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, MissingCause
from contratti_quartiere.views import View
from contratti_quartiere.windows import ServiceWindow

DAY = timedelta(days=1)
START, END, SIGNED = date(2024, 10, 1), date(2027, 9, 30), date(2024, 9, 16)
ON = date(2026, 11, 27)
TERM = ServiceWindow(start=START, months=36, declared_end=END)
ESTIMATE = LotEstimate(base=Euro("300000.00"), vat=VatBasis.NET)
SIX = PricedOption(kind=OptionKind.EXTENSION, months=6)
AGAIN = PricedOption(kind=OptionKind.REPETITION)


def tender(*estimates: LotEstimate | None, notice: date = date(2024, 2, 1), track: Track = Track.ORDINARY) -> Tender:
    """
    Return a tender with a lot for each estimate.
    """
    lots = tuple(Lot(id=f"lotto-{n}", estimate=estimate) for n, estimate in enumerate(estimates))
    return Tender(id="gara", notice_date=notice, track=track, lots=lots)


def way(
    kind: WayOnKind,
    *estimates: LotEstimate | None,
    term: ServiceWindow | None = TERM,
    signed: date | None = SIGNED,
    lots: tuple[str, ...] = ("lotto-0",),
    expired: bool = False,
    parameters: Parameters = PARAMETERS,
    known: bool = True,
    **facts: Any,
) -> WayOn:
    """
    Return one way on for a contract of the tender.
    """
    found = tender(*estimates, **facts)
    contract = ServiceContract(id="servizio", tender="gara", lots=lots, signed_on=signed, term=term)
    programme = Programme(tenders=(found,) if known else (), service_contracts=(contract,))
    ways = HeldWays(
        view=View(programme=programme, on=ON, parameters=parameters),
        path="/service_contracts/0",
        held=HeldTerm(term=term, contract=contract),
        tender=("/tenders/0", found) if known else None,
        expired=expired,
    )
    (one,) = (each for each in ways.ways() if each.kind is kind)
    return one


def foreseeing(*options: PricedOption, renewals: int = 0) -> LotEstimate:
    """
    Return the estimate of a lot of which the documents foresee options and renewals.
    """
    return attrs.evolve(ESTIMATE, options=options, renewals=tuple(PricedRenewal() for _ in range(renewals)))


def test_foreseen_extension() -> None:
    """
    Six months that the documents foresee are open to the last day of the term: the act is by then.
    """
    assert WayOn(
        kind=WayOnKind.FORESEEN_EXTENSION,
        open=True,
        reason=Bilingual(
            "i documenti prevedono 6 mesi, fino a: 31 marzo 2028; l'atto è entro la fine",
            "the documents foresee 6 months, until: 31 March 2028; the act is by the end",
        ),
        by=Countdown(END, ON),
        source=LegalSource("DLgs 36/2023", "art. 120 c. 1 a, c. 10, testo del 31.3.2023"),
    ) == way(WayOnKind.FORESEEN_EXTENSION, foreseeing(SIX))


def extended(new_end: date | Month, *, end: date | Month = END) -> ServiceWindow:
    """
    Return the term after an extension that was foreseen.
    """
    act = WindowAct(kind=ActKind.OPTION_EXTENSION, on=date(2027, 9, 1), new_end=new_end)
    return ServiceWindow(start=START, declared_end=end, acts=(act,))


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        pytest.param(extended(date(2028, 3, 30)), True, id="a day is left"),
        pytest.param(extended(date(2028, 3, 31)), False, id="used up"),
        pytest.param(extended(Month(2028, 2), end=Month(2027, 9)), True, id="a month is left"),
        pytest.param(extended(Month(2028, 3), end=Month(2027, 9)), False, id="used up to the month"),
        pytest.param(extended(Month(2028, 3)), False, id="used up, by months"),
    ],
)
def test_months_that_were_used(term: ServiceWindow, expected: bool) -> None:
    """
    The months count from the end that the first extension found.
    """
    found = way(WayOnKind.FORESEEN_EXTENSION, foreseeing(SIX), term=term)

    assert (expected, expected) == (found.open, found.by is not None)
    assert expected is not found.reason.it.endswith("già usati")
    assert expected is not found.reason.en.endswith("used up")


def test_one_month() -> None:
    """
    One month is said as one.
    """
    found = way(WayOnKind.FORESEEN_EXTENSION, foreseeing(attrs.evolve(SIX, months=1)))

    assert (
        "i documenti prevedono 1 mese, fino a: 31 ottobre 2027; l'atto è entro la fine",
        "the documents foresee 1 month, until: 31 October 2027; the act is by the end",
    ) == (found.reason.it, found.reason.en)


def test_shortest_lot_counts() -> None:
    """
    Of a contract of two lots no more is foreseen than for each of them; several options add up.
    """
    both = ("lotto-0", "lotto-1")
    found = way(WayOnKind.FORESEEN_EXTENSION, foreseeing(SIX, SIX), foreseeing(SIX), lots=both)

    assert "the documents foresee 6 months, until: 31 March 2028; the act is by the end" == found.reason.en


def test_extension_that_was_not_foreseen() -> None:
    """
    What the documents do not foresee is not open.
    """
    assert (
        False,
        Bilingual("i documenti non la prevedono", "the documents do not foresee it"),
        None,
    ) == attrs.astuple(way(WayOnKind.FORESEEN_EXTENSION, foreseeing(AGAIN)), recurse=False)[1:4]


UNKNOWN_IT = Bilingual("non si sa se i documenti la prevedano", "whether the documents foresee it is not known")


@pytest.mark.parametrize(
    ("arguments", "path", "message"),
    [
        pytest.param(
            {"known": False},
            "/service_contracts/0/tender",
            Bilingual(
                "la gara, i cui documenti lo direbbero, non è a registro",
                "the tender, whose documents would say it, is not on record",
            ),
            id="no tender",
        ),
        pytest.param(
            {"lots": ("ignoto",)},
            "/service_contracts/0/lots",
            Bilingual("non si sa di quali lotti sia la durata", "it is not known of which lots the term is"),
            id="unknown lots",
        ),
        pytest.param(
            {"lots": ("lotto-0", "lotto-1")},
            "/tenders/0/lots/1/estimate",
            Bilingual("i documenti di gara non sono a registro", "the tender documents are not on record"),
            id="no estimate",
        ),
    ],
)
@pytest.mark.parametrize("kind", [WayOnKind.FORESEEN_EXTENSION, WayOnKind.RENEWAL, WayOnKind.REPETITION])
def test_documents_that_nobody_saw(kind: WayOnKind, arguments: dict[str, Any], path: str, message: Bilingual) -> None:
    """
    Without the documents nobody can say what they foresee, and the record that would tell is named.
    """
    found = way(kind, foreseeing(SIX, AGAIN, renewals=1), None, **arguments)

    assert (None, None, (Missing(path=path, message=message),)) == (found.open, found.by, found.missing)


def test_unknown_in_words() -> None:
    """
    What is not known of the documents is said of each way.
    """
    said = [
        way(kind, known=False).reason
        for kind in (WayOnKind.FORESEEN_EXTENSION, WayOnKind.RENEWAL, WayOnKind.REPETITION)
    ]
    renewal = Bilingual("non si sa se i documenti lo prevedano", "whether the documents foresee it is not known")

    assert [UNKNOWN_IT, renewal, UNKNOWN_IT] == said


def test_months_that_nobody_knows() -> None:
    """
    An option of unknown months, or a term that is not on record, leaves it open.
    """
    months = way(WayOnKind.FORESEEN_EXTENSION, foreseeing(attrs.evolve(SIX, months=None)))
    term = way(WayOnKind.FORESEEN_EXTENSION, foreseeing(SIX), term=None)
    end = way(WayOnKind.FORESEEN_EXTENSION, foreseeing(SIX), term=ServiceWindow(start=START))
    far = ServiceWindow(start=START, declared_end=date(9999, 8, 1))
    beyond = way(WayOnKind.FORESEEN_EXTENSION, foreseeing(SIX), term=far)
    from_which = Bilingual("non si sa da quale fine contino i mesi", "from which end the months count is not known")

    assert [(None, UNKNOWN_IT), (None, UNKNOWN_IT), (None, from_which), (None, from_which)] == [
        (found.open, found.reason) for found in (months, term, end, beyond)
    ]


OVER = Bilingual(
    "la durata è finita, e ciò che è finito non si prolunga", "the term is over, and what is over is not prolonged"
)


@pytest.mark.parametrize("kind", [WayOnKind.FORESEEN_EXTENSION, WayOnKind.RENEWAL, WayOnKind.TECHNICAL_EXTENSION])
def test_what_is_over_is_not_prolonged(kind: WayOnKind) -> None:
    """
    "A contract that has ended cannot be extended", nor renewed.
    """
    found = way(kind, foreseeing(SIX, renewals=1), expired=True)

    assert (False, OVER, None) == (found.open, found.reason, found.by)


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        pytest.param(date(2016, 4, 19), [None, None, None, None], id="2006, last day"),
        pytest.param(
            date(2016, 4, 20),
            ["DLgs 50/2016 art. 106 c. 11", None, None, "DLgs 50/2016 art. 106 c. 11"],
            id="2016, first day",
        ),
        pytest.param(
            date(2023, 6, 30),
            ["DLgs 50/2016 art. 106 c. 11", None, None, "DLgs 50/2016 art. 106 c. 11"],
            id="2016, last day",
        ),
        pytest.param(
            date(2023, 7, 1),
            [
                "DLgs 36/2023 art. 120 c. 1 a, c. 10, testo del 31.3.2023",
                "DLgs 36/2023 art. 14 c. 4, testo del 31.3.2023",
                "DLgs 36/2023 art. 76 c. 6, testo del 31.3.2023",
                "DLgs 36/2023 art. 120 c. 11, testo del 31.3.2023",
            ],
            id="2023, first day",
        ),
    ],
)
def test_law_by_the_code(notice: date, expected: list[str | None]) -> None:
    """
    The notice picks the code, and only what was read in the source is named: nothing of the code of 2006.
    """
    kinds = (
        WayOnKind.FORESEEN_EXTENSION,
        WayOnKind.RENEWAL,
        WayOnKind.REPETITION,
        WayOnKind.TECHNICAL_EXTENSION,
    )
    sources = [way(kind, foreseeing(SIX, AGAIN, renewals=1), notice=notice).source for kind in kinds]

    assert expected == [None if source is None else f"{source.act} {source.article}" for source in sources]
    assert {Mark.SOURCE} >= {source.mark for source in sources if source is not None}


@pytest.mark.parametrize(
    ("track", "expected"),
    [(Track.ORDINARY, False), (Track.SUB_THRESHOLD, False), (Track.LIGHT, True), (Track.RESERVED, True)],
)
def test_law_by_the_track(track: Track, expected: bool) -> None:
    """
    On the light track the article binds only if the documents recall it, and the reason says so.
    """
    found = way(WayOnKind.FORESEEN_EXTENSION, foreseeing(SIX), track=track)
    it = "; fuori dal regime ordinario vale solo se i documenti richiamano l'articolo"
    en = "; off the ordinary track it binds only if the documents recall the article"

    assert (expected, expected) == (found.reason.it.endswith(it), found.reason.en.endswith(en))


def test_no_law_no_track() -> None:
    """
    Where no law that was read is named there is no track on which it would bind.
    """
    found = way(WayOnKind.FORESEEN_EXTENSION, foreseeing(SIX), notice=date(2016, 4, 19), track=Track.LIGHT)

    assert found.reason.it.endswith("l'atto è entro la fine")


RENEWED = WindowAct(kind=ActKind.RENEWAL, on=date(2027, 9, 1), new_end=date(2030, 9, 30))


@pytest.mark.parametrize(
    ("foreseen", "acts", "expected"),
    [(0, (), False), (1, (), True), (1, (RENEWED,), False), (2, (RENEWED,), True)],
    ids=["not foreseen", "foreseen", "used", "one of two used"],
)
def test_renewal(foreseen: int, acts: tuple[WindowAct, ...], expected: bool) -> None:
    """
    As many renewals as the documents foresee, each by an act of its own before the end.
    """
    term = attrs.evolve(TERM, acts=acts)
    found = way(WayOnKind.RENEWAL, foreseeing(renewals=foreseen), term=term)
    reason = (
        Bilingual(
            "i documenti lo prevedono; vuole un atto entro la fine, mai il silenzio",
            "the documents foresee it; it takes an act by the end, and never silence",
        )
        if expected
        else Bilingual("i documenti non ne prevedono altri", "the documents foresee no other")
    )

    assert (expected, reason, Countdown(term.end_in_force or ON, ON) if expected else None) == (
        found.open,
        found.reason,
        found.by,
    )


def test_renewal_of_a_term_that_nobody_knows() -> None:
    """
    Of a term that is not on record nobody knows which renewals were used.
    """
    assert None is way(WayOnKind.RENEWAL, foreseeing(renewals=1), term=None).open


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        pytest.param(date(2023, 11, 26), (False, -1), id="day after three years"),
        pytest.param(date(2023, 11, 27), (True, 0), id="last day of three years"),
        pytest.param(date(2023, 11, 28), (True, 1), id="day before"),
    ],
)
def test_repetition(signed: date, expected: tuple[bool, int]) -> None:
    """
    "Within three years of the signing of the first contract", whether the term is over or not.
    """
    found = [way(WayOnKind.REPETITION, foreseeing(AGAIN), signed=signed, expired=over) for over in (True, False)]

    assert [expected, expected] == [(each.open, each.by and each.by.most) for each in found]


def test_repetition_in_words() -> None:
    """
    The reason names the signing from which the three years run.
    """
    found = way(WayOnKind.REPETITION, foreseeing(AGAIN))

    assert (
        Bilingual(
            "i documenti la prevedono, entro 36 mesi dalla firma del 16 settembre 2024",
            "the documents foresee it, within 36 months of the signing of 16 September 2024",
        ),
        Countdown(date(2027, 9, 16), ON),
    ) == (found.reason, found.by)


def test_repetition_that_was_not_foreseen() -> None:
    """
    What is foreseen for one lot of two is not foreseen for the contract, and of no lot nothing is.
    """
    both = ("lotto-0", "lotto-1")

    none = Bilingual("i documenti non la prevedono", "the documents do not foresee it")
    found = (
        way(WayOnKind.REPETITION, foreseeing(AGAIN), foreseeing(SIX), lots=both),
        way(WayOnKind.REPETITION, foreseeing(SIX)),
    )

    assert [(False, none), (False, none)] == [(each.open, each.reason) for each in found]


def test_repetition_of_which_nobody_knows_the_years() -> None:
    """
    Without the day of the signing, or under a code of which the three years were not read, nothing is reckoned.
    """
    unsigned = way(WayOnKind.REPETITION, foreseeing(AGAIN), signed=None)
    older = way(WayOnKind.REPETITION, foreseeing(AGAIN), notice=date(2023, 6, 30))
    unknown = Bilingual("non si sa quando il contratto sia stato firmato", "it is not known when it was signed")

    assert (None, unknown, (Missing(path="/service_contracts/0/signed_on", message=unknown),)) == (
        unsigned.open,
        unsigned.reason,
        unsigned.missing,
    )
    assert (
        None,
        Bilingual(
            "i documenti la prevedono; entro quando, in questo codice, non è stato letto nella fonte",
            "the documents foresee it; by when, under this code, was not read in the source",
        ),
        (),
    ) == (older.open, older.reason, older.missing)


def test_repetition_signed_before_its_law() -> None:
    """
    A signing before the first day of the code, under a notice after it, cannot be: no months are reckoned from it.
    """
    found = [
        way(WayOnKind.REPETITION, foreseeing(AGAIN), notice=date(2023, 7, 3), signed=signed).by is not None
        for signed in (date(2023, 6, 30), date(2023, 7, 1))
    ]

    assert [False, True] == found


def test_planned_term_of_a_tender() -> None:
    """
    Of a term that a tender plans, of which no contract is on record, no signing is known.
    """
    found = tender(foreseeing(AGAIN))
    view = View(programme=Programme(tenders=(found,)), on=ON, parameters=PARAMETERS)
    ways = HeldWays(view=view, path="/tenders/0", held=HeldTerm(term=TERM), tender=("/tenders/0", found), expired=False)

    assert [["/tenders/0/term"]] == [
        [said.path for said in each.missing] for each in ways.ways() if each.kind is WayOnKind.REPETITION
    ]


def technical(*, ended: date | None = None, notice: date | None = date(2027, 2, 1)) -> ServiceWindow:
    """
    Return the term after a technical extension, with the notice of the new award.
    """
    act = WindowAct(
        kind=ActKind.TECHNICAL_EXTENSION,
        on=date(2027, 9, 1),
        new_end=date(2027, 12, 31),
        new_notice=notice,
        new_award_ended_on=ended,
    )
    return attrs.evolve(TERM, acts=(act,))


def test_technical_extension_with_a_running_award() -> None:
    """
    "Only while the procedure for the new award is running": that it runs never says that the extension is allowed.
    """
    assert WayOn(
        kind=WayOnKind.TECHNICAL_EXTENSION,
        open=True,
        reason=Bilingual(
            "la gara con bando del 1° febbraio 2027 è in corso; se serva lo valuta l'ufficio",
            "the award noticed on 1 February 2027 is running; the office weighs whether it is needed",
        ),
        by=Countdown(date(2027, 12, 31), ON),
        source=LegalSource("DLgs 36/2023", "art. 120 c. 11, testo del 31.3.2023"),
    ) == way(WayOnKind.TECHNICAL_EXTENSION, ESTIMATE, term=technical())


@pytest.mark.parametrize(
    "term",
    [
        pytest.param(technical(ended=date(2027, 8, 1)), id="the award ended"),
        pytest.param(technical(notice=None), id="no notice"),
        pytest.param(TERM, id="no act"),
        pytest.param(None, id="no term"),
    ],
)
def test_technical_extension_without_a_running_award(term: ServiceWindow | None) -> None:
    """
    Without a running award on record a technical extension does not stand, and that is not known to be so.
    """
    found = way(WayOnKind.TECHNICAL_EXTENSION, ESTIMATE, term=term)
    reason = Bilingual(
        "nessuna nuova gara in corso è a registro, e senza non sta in piedi",
        "no new award that is running is on record, and without one it does not stand",
    )

    assert (None, reason, (Missing(path="/service_contracts/0/term/acts", message=reason),), None) == (
        found.open,
        found.reason,
        found.missing,
        found.by,
    )


def lead_times() -> Parameters:
    """
    Return figures of a body for the times of a procedure.
    """
    found = PARAMETERS
    for name, days in (("days_for_offers", 35), ("days_for_evaluation", 60), ("days_for_checks", 30)):
        found = found.override(name, days, source="example")
    return found


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        # 35 + 60 + 30 days and 32 of standstill: 157 before 1 October 2027 is 27 April.
        pytest.param(TERM, date(2027, 4, 27), id="day"),
        # The service may end with the first day of the month.
        pytest.param(ServiceWindow(start=START, declared_end=Month(2027, 9)), date(2027, 3, 29), id="month"),
    ],
)
def test_new_tender(term: ServiceWindow, expected: date) -> None:
    """
    The notice is to go out so many days before the day after the end.
    """
    assert WayOn(
        kind=WayOnKind.NEW_TENDER,
        open=True,
        reason=Bilingual(
            "fra bando e inizio occorrono 157 giorni, termine dilatorio compreso",
            "between notice and start it takes 157 days, standstill included",
        ),
        by=Countdown(expected, ON),
        source=LegalSource("DLgs 36/2023", "art. 18 c. 3, DLgs 209/2024", Mark.COMMENTARY),
    ) == way(WayOnKind.NEW_TENDER, ESTIMATE, term=term, parameters=lead_times())


def test_new_tender_of_which_nobody_set_the_times() -> None:
    """
    Times that nobody set are not guessed: no last day is told, and each figure is named.
    """
    found = way(WayOnKind.NEW_TENDER, ESTIMATE)

    assert (
        True,
        None,
        Bilingual("non si sa entro quando pubblicare il bando", "by when to publish the notice is not known"),
        [
            ("days_for_offers", "nessuno ha fissato i giorni per le offerte (days_for_offers)"),
            ("days_for_evaluation", "nessuno ha fissato i giorni per valutarle (days_for_evaluation)"),
            ("days_for_checks", "nessuno ha fissato i giorni per le verifiche (days_for_checks)"),
        ],
        {MissingCause.NOT_SET},
    ) == (
        found.open,
        found.by,
        found.reason,
        [(said.parameter, said.message.it) for said in found.missing],
        {said.cause for said in found.missing},
    )


def test_new_tender_after_the_end() -> None:
    """
    After the end, or where nobody knows it, no last day is left; a new contract covers no days that have passed.
    """
    over = way(WayOnKind.NEW_TENDER, ESTIMATE, expired=True, parameters=lead_times())
    unknown = way(WayOnKind.NEW_TENDER, ESTIMATE, term=None, parameters=lead_times())

    assert [
        (
            None,
            Bilingual(
                "la durata è finita: un nuovo contratto non copre i giorni già passati",
                "the term is over: a new contract does not cover the days that have passed",
            ),
        ),
        (
            None,
            Bilingual("non si sa entro quando pubblicare il bando", "by when to publish the notice is not known"),
        ),
    ] == [(found.by, found.reason) for found in (over, unknown)]


def test_before_the_first_code() -> None:
    """
    Before the first code there was no standstill, and no law is named for the times.
    """
    programme = Programme()
    view = View(programme=programme, on=date(2006, 6, 30), parameters=lead_times())
    term = ServiceWindow(start=date(2005, 1, 1), declared_end=date(2006, 12, 31))
    ways = HeldWays(view=view, path="/service_contracts/0", held=HeldTerm(term=term), tender=None, expired=False)
    (found,) = (each for each in ways.ways() if each.kind is WayOnKind.NEW_TENDER)

    # 125 days before 1 January 2007.
    assert (None, Countdown(date(2006, 8, 29), date(2006, 6, 30))) == (found.source, found.by)


# ----------------------------------------------------------------------------------------- a new tender that is running


HERE = attrs.evolve(ESTIMATE, options=())
NEXT = Tender(id="nuova", notice_date=ON, lots=(Lot(id="lotto-0", neighbourhoods=("mazzini",)),))


def with_other(kind: WayOnKind, other: Tender, *, expired: bool = False) -> WayOn:
    """
    Return one way on for a contract of Mazzini, where another tender is on record.
    """
    mine = Tender(
        id="gara", notice_date=date(2024, 2, 1), lots=(Lot(id="lotto-0", neighbourhoods=("mazzini",), estimate=HERE),)
    )
    contract = ServiceContract(id="servizio", tender="gara", lots=("lotto-0",), signed_on=SIGNED, term=TERM)
    programme = Programme(tenders=(mine, other), service_contracts=(contract,))
    ways = HeldWays(
        view=View(programme=programme, on=ON, parameters=PARAMETERS),
        path="/service_contracts/0",
        held=HeldTerm(term=TERM, contract=contract),
        tender=("/tenders/0", mine),
        expired=expired,
    )
    (one,) = (each for each in ways.ways() if each.kind is kind)
    return one


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(attrs.evolve(NEXT, notice_date=ON - DAY), True, id="day-before"),
        pytest.param(NEXT, True, id="on-the-day"),
        pytest.param(attrs.evolve(NEXT, notice_date=ON + DAY), None, id="day-after"),
        pytest.param(attrs.evolve(NEXT, notice_date=None), None, id="no-notice"),
        pytest.param(attrs.evolve(NEXT, notice_date=date(2024, 2, 1)), None, id="no-later-than-its-own"),
        pytest.param(attrs.evolve(NEXT, lots=(Lot(id="l", neighbourhoods=("altro",)),)), None, id="elsewhere"),
        pytest.param(attrs.evolve(NEXT, lots=(Lot(id="l"),)), None, id="nobody-knows-where"),
        pytest.param(attrs.evolve(NEXT, awards=(Award(lot="lotto-0"),)), None, id="awarded"),
        pytest.param(
            attrs.evolve(NEXT, procedure_acts=(ProcedureAct(kind=ProcedureActKind.DESERTED, on=ON),)),
            None,
            id="without-offers",
        ),
    ],
)
def test_new_award_that_runs(other: Tender, expected: bool | None) -> None:
    """
    A later tender for the same neighbourhood, noticed by the day and not awarded, is a new award that runs.
    """
    found = with_other(WayOnKind.TECHNICAL_EXTENSION, other)

    assert (expected, expected is None) == (found.open, bool(found.missing))
    assert (expected is None) == bool(with_other(WayOnKind.NEW_TENDER, other).missing)


def test_new_tender_is_published_already() -> None:
    """
    Where the new tender is there, nobody has to publish one, and the technical extension names its notice.
    """
    assert WayOn(
        kind=WayOnKind.NEW_TENDER,
        open=True,
        reason=Bilingual(
            "la gara nuova, con bando del 27 novembre 2026, è già pubblicata e non aggiudicata",
            "tender nuova, noticed on 27 November 2026, is published and not awarded",
        ),
    ) == with_other(WayOnKind.NEW_TENDER, NEXT)
    assert (
        "la gara con bando del 27 novembre 2026 è in corso; se serva lo valuta l'ufficio"
        in with_other(WayOnKind.TECHNICAL_EXTENSION, NEXT).reason.it
    )


def test_new_tender_of_a_term_that_is_over() -> None:
    """
    A tender that runs covers none of the days that have passed.
    """
    found = with_other(WayOnKind.NEW_TENDER, NEXT, expired=True)

    assert "la durata è finita: un nuovo contratto non copre i giorni già passati" == found.reason.it


# ------------------------------------------------------------------------------------------------------ tacit renewals


TACIT, EXPRESS = PricedRenewal(tacit=True), PricedRenewal()


def test_renewal_that_is_only_tacit() -> None:
    """
    A clause of tacit renewal is void, L. 537/1993 art. 6 [known]: nothing is foreseen expressly.
    """
    assert WayOn(
        kind=WayOnKind.RENEWAL,
        open=False,
        reason=Bilingual(
            "i documenti ne hanno solo una clausola tacita, che è nulla; nessuno è previsto espressamente",
            "the documents have only a tacit clause, which is void; none is foreseen expressly",
        ),
        source=LegalSource("L. 537/1993", "art. 6", Mark.KNOWN),
    ) == way(WayOnKind.RENEWAL, attrs.evolve(ESTIMATE, renewals=(TACIT,)))


@pytest.mark.parametrize(
    ("renewals", "acts", "expected"),
    [
        pytest.param((EXPRESS, TACIT), (), True, id="one-express"),
        pytest.param((EXPRESS, TACIT), (RENEWED,), False, id="the-express-one-is-used"),
        pytest.param((TACIT, TACIT), (), False, id="tacit-alone"),
    ],
)
def test_tacit_renewals_do_not_count(
    renewals: tuple[PricedRenewal, ...], acts: tuple[WindowAct, ...], expected: bool
) -> None:
    """
    Only what is foreseen expressly can be used.
    """
    term = attrs.evolve(TERM, acts=acts)

    assert expected is way(WayOnKind.RENEWAL, attrs.evolve(ESTIMATE, renewals=renewals), term=term).open


@pytest.mark.parametrize("kind", [WayOnKind.FORESEEN_EXTENSION, WayOnKind.RENEWAL, WayOnKind.REPETITION])
def test_what_is_not_foreseen_off_the_ordinary_track(kind: WayOnKind) -> None:
    """
    Of what the documents do not foresee nobody need be told that the article binds only if it is recalled.
    """
    found = way(kind, foreseeing(), track=Track.LIGHT)

    assert (False, False) == (found.open, "ordinario" in found.reason.it)
