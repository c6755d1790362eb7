"""
Code and track of an award: the day of the notice picks the code, object and value pick the track, nothing is guessed.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.errors import NoVersionError, WrongTypeError
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption
from contratti_quartiere.identifiers import CodeAsFound, CodeKind, Cpv
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procurement import Lot, ObjectKind, ProcurementCode, Tender, Track
from contratti_quartiere.regimes import (
    UNKNOWN_REGIME,
    Regime,
    estimated_value,
    lot_value,
    object_kind_of,
    regime,
    regime_of,
)

DAY = timedelta(days=1)
SOCIAL, SERVICE, SUPPLY, WORKS = (
    ObjectKind.SOCIAL_SERVICE,
    ObjectKind.SERVICE,
    ObjectKind.SUPPLY,
    ObjectKind.WORKS,
)
ORDINARY, LIGHT, RESERVED, BELOW, OUTSIDE = (
    Track.ORDINARY,
    Track.LIGHT,
    Track.RESERVED,
    Track.SUB_THRESHOLD,
    Track.OUTSIDE,
)
OLD, MIDDLE, NEW = ProcurementCode.DLGS_163_2006, ProcurementCode.DLGS_50_2016, ProcurementCode.DLGS_36_2023
UNDECLARED = frozenset({ORDINARY, LIGHT, BELOW})

# law.md B4, a row for each period: works, services and supplies of a local body, social services.
TABLE = [
    (date(2006, 7, 1), date(2007, 12, 31), 5_278_000, 211_000, 211_000),
    (date(2008, 1, 1), date(2009, 12, 31), 5_150_000, 206_000, 206_000),
    (date(2010, 1, 1), date(2011, 12, 31), 4_845_000, 193_000, 193_000),
    (date(2012, 1, 1), date(2013, 12, 31), 5_000_000, 200_000, 200_000),
    (date(2014, 1, 1), date(2015, 12, 31), 5_186_000, 207_000, 207_000),
    (date(2016, 1, 1), date(2016, 4, 19), 5_225_000, 209_000, 209_000),
    (date(2016, 4, 20), date(2017, 12, 31), 5_225_000, 209_000, 750_000),
    (date(2018, 1, 1), date(2019, 12, 31), 5_548_000, 221_000, 750_000),
    (date(2020, 1, 1), date(2021, 12, 31), 5_350_000, 214_000, 750_000),
    (date(2022, 1, 1), date(2023, 12, 31), 5_382_000, 215_000, 750_000),
    (date(2024, 1, 1), date(2025, 12, 31), 5_538_000, 221_000, 750_000),
    (date(2026, 1, 1), date(2027, 12, 31), 5_404_000, 216_000, 750_000),
]


@pytest.mark.parametrize(
    ("first", "last", "works", "services", "social"), TABLE, ids=[f"{row[0]} to {row[1]}" for row in TABLE]
)
def test_thresholds(first: date, last: date, works: int, services: int, social: int) -> None:
    """
    Published: "EU thresholds (EUR, net of VAT), by biennium", on the first and on the last day of each.
    """
    expected = {WORKS: works, SERVICE: services, SUPPLY: services, SOCIAL: social}

    assert [{kind: Euro.from_cents(100 * euro) for kind, euro in expected.items()}] * 2 == [
        {kind: regime(day, kind).threshold for kind in expected} for day in (first, last)
    ]


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        pytest.param(date(2016, 4, 19), SOCIAL, "eu_threshold_services", id="social, 19 April 2016"),
        pytest.param(date(2016, 4, 20), SOCIAL, "social_threshold", id="social, 20 April 2016"),
        pytest.param(date(2016, 4, 19), WORKS, "eu_threshold_works", id="works, 19 April 2016"),
        pytest.param(date(2016, 4, 20), WORKS, "eu_threshold_works", id="works, 20 April 2016"),
        pytest.param(date(2024, 2, 1), SERVICE, "eu_threshold_services", id="service"),
        pytest.param(date(2024, 2, 1), SUPPLY, "eu_threshold_services", id="supply"),
        pytest.param(date(2024, 2, 1), None, "", id="object unknown"),
        pytest.param(date(2028, 1, 1), SERVICE, "eu_threshold_services", id="day after the last known"),
    ],
)
def test_name_of_the_threshold(day: date, kind: ObjectKind | None, name: str) -> None:
    """
    The regime names the figure that sets its threshold, even where that has no value on the day.
    """
    assert name == regime(day, kind).threshold_parameter


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(SERVICE, None), (SUPPLY, None), (WORKS, None), (SOCIAL, Euro("750000.00")), (None, None)],
    ids=["service", "supply", "works", "social: fixed, not biennial", "object unknown"],
)
def test_threshold_after_the_last_known(kind: ObjectKind | None, expected: Euro | None) -> None:
    """
    The thresholds of 2028 are not known: nothing is said of the track, however much it is worth.
    """
    found = regime(date(2028, 1, 1), kind, Euro("99000000.00"))
    tracks = {None: UNDECLARED, SOCIAL: frozenset({LIGHT})}.get(kind, frozenset({ORDINARY, BELOW}))

    assert (expected, tracks) == (found.threshold, found.tracks)


@pytest.mark.parametrize(
    ("day", "code", "text"),
    [
        pytest.param(date(2006, 7, 1), OLD, "DLgs 163/2006", id="first day of the code of 2006"),
        pytest.param(date(2016, 4, 19), OLD, "DLgs 163/2006", id="19 April 2016"),
        pytest.param(date(2016, 4, 20), MIDDLE, "DLgs 50/2016, testo del 18.4.2016", id="20 April 2016"),
        pytest.param(date(2016, 4, 21), MIDDLE, "DLgs 50/2016, testo del 18.4.2016", id="21 April 2016"),
        pytest.param(date(2017, 5, 19), MIDDLE, "DLgs 50/2016, testo del 18.4.2016", id="19 May 2017"),
        pytest.param(date(2017, 5, 20), MIDDLE, "DLgs 50/2016, con DLgs 56/2017", id="20 May 2017"),
        pytest.param(date(2023, 6, 30), MIDDLE, "DLgs 50/2016, con DLgs 56/2017", id="30 June 2023"),
        pytest.param(
            date(2023, 7, 1), NEW, "DLgs 36/2023, testo del 31.3.2023, bandi in Gazzetta ufficiale", id="1 July 2023"
        ),
        pytest.param(
            date(2023, 12, 31), NEW, "DLgs 36/2023, testo del 31.3.2023, bandi in Gazzetta ufficiale", id="end of 2023"
        ),
        pytest.param(
            date(2024, 1, 1), NEW, "DLgs 36/2023, testo del 31.3.2023, bandi nella banca dati ANAC", id="1 January 2024"
        ),
        pytest.param(
            date(2024, 12, 30),
            NEW,
            "DLgs 36/2023, testo del 31.3.2023, bandi nella banca dati ANAC",
            id="30 December 2024",
        ),
        pytest.param(date(2024, 12, 31), NEW, "DLgs 36/2023, con DLgs 209/2024", id="31 December 2024"),
        pytest.param(date(2025, 1, 1), NEW, "DLgs 36/2023, con DLgs 209/2024", id="1 January 2025"),
    ],
)
def test_code_and_text_of_the_day(day: date, code: ProcurementCode, text: str) -> None:
    """
    "Which code applies (by date of the notice)", and which text of it, on the day before each change and from it on.
    """
    found = regime(day)

    assert (day, code, text) == (found.notice_date, found.code, found.text)


def test_before_the_first_code() -> None:
    """
    A day before 1 July 2006 has no code that the library knows: asked by itself, that is an error.
    """
    with pytest.raises(NoVersionError, match="procurement_code"):
        regime(date(2006, 6, 30))


def test_a_moment_is_no_day() -> None:
    """
    A notice has a day and not a time.
    """
    with pytest.raises(WrongTypeError) as caught:
        regime(datetime(2024, 2, 1, tzinfo=UTC))

    assert "regime.notice_date" == caught.value.where


@pytest.mark.parametrize(
    ("day", "kind", "threshold", "below", "reached"),
    [
        pytest.param(date(2024, 2, 1), SOCIAL, 750_000, {BELOW}, {LIGHT}, id="social, 2024"),
        pytest.param(date(2024, 2, 1), SERVICE, 221_000, {BELOW}, {ORDINARY}, id="service, 2024"),
        pytest.param(date(2024, 2, 1), SUPPLY, 221_000, {BELOW}, {ORDINARY}, id="supply, 2024"),
        pytest.param(date(2024, 2, 1), WORKS, 5_538_000, {BELOW}, {ORDINARY}, id="works, 2024"),
        pytest.param(date(2016, 4, 20), SOCIAL, 750_000, {BELOW}, {LIGHT}, id="social, 20 April 2016"),
        pytest.param(date(2016, 4, 19), SOCIAL, 209_000, {BELOW, LIGHT}, {LIGHT}, id="Annex II B, 19 April 2016"),
        pytest.param(date(2016, 4, 19), SERVICE, 209_000, {BELOW}, {ORDINARY}, id="service, 19 April 2016"),
    ],
)
def test_track_at_the_threshold(
    day: date, kind: ObjectKind, threshold: int, below: set[Track], reached: set[Track]
) -> None:
    """
    "≥ threshold is EU": a cent less is below; of Annex II B whether below is light is open, so both are returned.
    """
    values = (100 * threshold - 1, 100 * threshold, 100 * threshold + 1)

    assert [below, reached, reached] == [regime(day, kind, Euro.from_cents(cents)).tracks for cents in values]


@pytest.mark.parametrize(
    ("day", "kind", "expected"),
    [
        pytest.param(date(2024, 2, 1), SOCIAL, {LIGHT, BELOW}, id="social"),
        pytest.param(date(2024, 2, 1), SERVICE, {ORDINARY, BELOW}, id="service"),
        pytest.param(date(2024, 2, 1), WORKS, {ORDINARY, BELOW}, id="works"),
        pytest.param(date(2015, 2, 2), SOCIAL, {LIGHT, BELOW}, id="Annex II B"),
        pytest.param(date(2024, 2, 1), None, UNDECLARED, id="object unknown"),
    ],
)
def test_value_unknown(day: date, kind: ObjectKind | None, expected: set[Track]) -> None:
    """
    Without a value all tracks are returned that the object leaves open.
    """
    assert expected == regime(day, kind).tracks


def test_object_unknown() -> None:
    """
    Without an object no value tells the track.
    """
    assert UNDECLARED == regime(date(2024, 2, 1), None, Euro("1.00")).tracks


@pytest.mark.parametrize("track", Track, ids=lambda track: track.en)
def test_declared_track(track: Track) -> None:
    """
    The track that the documents declare stands, whatever object and value would make it.
    """
    found = regime(date(2024, 2, 1), SOCIAL, Euro("1.00"), declared=track)

    assert (track, frozenset({track})) == (found.track, found.tracks)


def test_track_that_cannot_be_said() -> None:
    """
    Where more than one track is left there is no track.
    """
    assert (None, None) == (UNKNOWN_REGIME.track, regime(date(2024, 2, 1), SOCIAL).track)


def test_unknown_regime() -> None:
    """
    Of an award without a tender nothing is known but that neither reserved nor outside the code was declared.
    """
    assert (None, None, "", None, None, "", UNDECLARED) == attrs.astuple(UNKNOWN_REGIME)


# ---------------------------------------------------------------------------------------------------- of a tender


def net(amount: str, precision: AmountPrecision = AmountPrecision.EXACT) -> StatedAmount:
    """
    Return an amount without VAT and with options.
    """
    return StatedAmount(amount=Euro(amount), precision=precision, vat=VatBasis.NET, options=OptionsBasis.INCLUDED)


def of(*tenders: Tender) -> Regime:
    """
    Return the regime of the first of some tenders.
    """
    return regime_of(tenders[0], {tender.id: tender for tender in tenders})


def test_tender_by_the_figures_that_are_given() -> None:
    """
    A tender is weighed by the figures that are given: a million is below a threshold of two.
    """
    given = tuple(
        attrs.evolve(one, values=tuple(attrs.evolve(dated, value=2_000_000) for dated in one.values))
        if one.id == "social_threshold"
        else one
        for one in PARAMETERS.known
    )
    tender = Tender(id="gara", notice_date=date(2024, 2, 1), object_kind=SOCIAL, totals=(net("1000000.00"),))
    found = regime_of(tender, {}, attrs.evolve(PARAMETERS, known=given))

    assert (Euro("2000000.00"), BELOW) == (found.threshold, found.track)


def test_tender_by_its_own_notice() -> None:
    """
    A tender has the code of its notice, the threshold of its object and the track of its value.
    """
    tender = Tender(id="gara", notice_date=date(2024, 2, 1), cpv=Cpv("85320000-8"), totals=(net("1000000.00"),))

    assert Regime(
        notice_date=date(2024, 2, 1),
        code=NEW,
        text="DLgs 36/2023, testo del 31.3.2023, bandi nella banca dati ANAC",
        object_kind=SOCIAL,
        threshold=Euro("750000.00"),
        threshold_parameter="social_threshold",
        tracks=frozenset({LIGHT}),
    ) == of(tender)


@pytest.mark.parametrize(
    ("notice", "track", "expected"),
    [
        pytest.param(None, None, Regime(object_kind=WORKS), id="no notice"),
        pytest.param(
            None, RESERVED, Regime(object_kind=WORKS, tracks=frozenset({RESERVED})), id="no notice, track declared"
        ),
        pytest.param(
            date(2006, 6, 30),
            None,
            Regime(notice_date=date(2006, 6, 30), object_kind=WORKS),
            id="notice before the first code",
        ),
        pytest.param(
            date(2006, 6, 30),
            OUTSIDE,
            Regime(notice_date=date(2006, 6, 30), object_kind=WORKS, tracks=frozenset({OUTSIDE})),
            id="notice before the first code, track declared",
        ),
    ],
)
def test_tender_without_a_code(notice: date | None, track: Track | None, expected: Regime) -> None:
    """
    Of a tender whose code is not known the rest stays open, and nothing raises.
    """
    tender = Tender(id="gara", notice_date=notice, track=track, object_kind=WORKS, totals=(net("1.00"),))

    assert expected == of(tender)


FIRST = Tender(id="prima", notice_date=date(2022, 3, 1))
SECOND = Tender(id="seconda", notice_date=date(2024, 3, 1), repetition_of="prima")


@pytest.mark.parametrize(
    ("tenders", "expected"),
    [
        pytest.param((SECOND, FIRST), (date(2022, 3, 1), MIDDLE), id="of the first"),
        pytest.param(
            (Tender(id="terza", notice_date=date(2025, 1, 1), repetition_of="seconda"), SECOND, FIRST),
            (date(2022, 3, 1), MIDDLE),
            id="of the first through the second",
        ),
        pytest.param((FIRST, SECOND), (date(2022, 3, 1), MIDDLE), id="the first itself"),
        pytest.param((SECOND,), (None, None), id="the first is not on record"),
        pytest.param((SECOND, attrs.evolve(FIRST, notice_date=None)), (None, None), id="its notice is not known"),
        pytest.param((attrs.evolve(SECOND, repetition_of="seconda"),), (None, None), id="a repetition of itself"),
        pytest.param(
            (SECOND, attrs.evolve(FIRST, repetition_of="seconda")), (None, None), id="a repetition of one another"
        ),
        pytest.param(
            (
                Tender(id="terza", notice_date=date(2025, 1, 1), repetition_of="seconda"),
                SECOND,
                attrs.evolve(FIRST, repetition_of="seconda"),
            ),
            (None, None),
            id="of two that repeat one another",
        ),
    ],
)
def test_repetitions(tenders: tuple[Tender, ...], expected: tuple[date | None, ProcurementCode | None]) -> None:
    """
    "Repetitions and extensions follow the parent contract's code", however long the chain; a broken one tells nothing.
    """
    found = of(*tenders)

    assert expected == (found.notice_date, found.code)


def test_a_repetition_has_its_own_object_and_value() -> None:
    """
    A repetition has the day of the first contract, and the threshold of that day, but its own object and value.
    """
    first = Tender(id="prima", notice_date=date(2023, 12, 31), object_kind=WORKS, totals=(net("9000000.00"),))
    found = of(
        Tender(
            id="seconda",
            notice_date=date(2024, 2, 1),
            repetition_of="prima",
            object_kind=SERVICE,
            totals=(net("215000.00"),),
        ),
        first,
    )

    assert (SERVICE, Euro("215000.00"), frozenset({ORDINARY})) == (found.object_kind, found.threshold, found.tracks)


# ------------------------------------------------------------------------------------------------- what is bought


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("85320000-8", SOCIAL, id="social services, 853"),
        pytest.param("85300000", SOCIAL, id="social work, without check digit"),
        pytest.param("85000000-9", SOCIAL, id="health and social"),
        pytest.param("80000000-4", SOCIAL, id="education"),
        pytest.param("98000000-3", SOCIAL, id="other community services"),
        pytest.param("75310000-2", SOCIAL, id="benefits"),
        pytest.param("85210000-3", None, id="85, not listed"),
        pytest.param("80100000-5", None, id="80, not listed"),
        pytest.param("75000000-6", None, id="75, not listed"),
        pytest.param("79100000-5", None, id="79: legal services"),
        pytest.param("92000000-1", None, id="92"),
        pytest.param("98500000-8", None, id="98, not listed"),
        pytest.param("55500000-5", None, id="55: canteens"),
        pytest.param("60000000-8", None, id="60: transport, Annex II B in part"),
        pytest.param("63000000-9", None, id="63: supporting transport"),
        pytest.param("64000000-6", None, id="64: postal"),
        pytest.param("45000000-7", WORKS, id="works"),
        pytest.param("45454000-4", WORKS, id="works, a code within"),
        pytest.param("03000000-1", SUPPLY, id="first division"),
        pytest.param("44000000-0", SUPPLY, id="last division before works"),
        pytest.param("48000000-8", SUPPLY, id="software packages"),
        pytest.param("50000000-5", SERVICE, id="repair"),
        pytest.param("71000000-8", SERVICE, id="architects"),
        pytest.param("90000000-7", SERVICE, id="environment"),
        pytest.param("00000000", None, id="no division 00"),
        pytest.param("46000000", None, id="no division 46"),
        pytest.param("99000000", None, id="no division 99"),
    ],
)
def test_object_by_the_vocabulary(code: str, expected: ObjectKind | None) -> None:
    """
    The division tells works, supplies and services; of divisions that hold social services only listed codes do.
    """
    assert expected is object_kind_of(Tender(id="gara", cpv=Cpv(code)))


@pytest.mark.parametrize("kind", ObjectKind, ids=lambda kind: kind.en)
def test_object_by_the_documents(kind: ObjectKind) -> None:
    """
    What the documents say is bought comes before what the code would tell.
    """
    assert kind is object_kind_of(Tender(id="gara", object_kind=kind, cpv=Cpv("45000000-7")))


@pytest.mark.parametrize(
    "cpv",
    [pytest.param(None, id="none"), pytest.param(CodeAsFound(CodeKind.CPV, "4500000"), id="a text in its place")],
)
def test_object_without_a_code(cpv: CodeAsFound | None) -> None:
    """
    Without a code that is one nothing is said.
    """
    assert None is object_kind_of(Tender(id="gara", cpv=cpv))


# ------------------------------------------------------------------------------------------------- what it is worth


OPTION = PricedOption(kind=OptionKind.EXTENSION, amount=Euro("10.00"))
ESTIMATE = LotEstimate(base=Euro("100.00"), vat=VatBasis.NET, options=(OPTION,))
UNPRICED = attrs.evolve(ESTIMATE, options=(attrs.evolve(OPTION, amount=None),))


@pytest.mark.parametrize(
    ("estimate", "amount", "expected"),
    [
        pytest.param(ESTIMATE, None, "110.00", id="estimate, options included"),
        pytest.param(ESTIMATE, net("1.00"), "110.00", id="estimate before amount"),
        pytest.param(UNPRICED, None, None, id="option without a price"),
        pytest.param(UNPRICED, net("1.00"), "1.00", id="option without a price, amount stated"),
        pytest.param(attrs.evolve(ESTIMATE, vat=VatBasis.GROSS), None, None, id="estimate gross"),
        pytest.param(attrs.evolve(ESTIMATE, vat=VatBasis.UNKNOWN), None, None, id="basis of the estimate unknown"),
        pytest.param(attrs.evolve(ESTIMATE, vat=VatBasis.GROSS), net("1.00"), "1.00", id="amount where it is gross"),
        pytest.param(None, net("1.00"), "1.00", id="amount"),
        pytest.param(None, net("0.00"), "0.00", id="nothing is an amount"),
        pytest.param(None, net("1.00", AmountPrecision.ABOUT), None, id="about"),
        pytest.param(None, attrs.evolve(net("1.00"), vat=VatBasis.GROSS), None, id="amount gross"),
        pytest.param(None, attrs.evolve(net("1.00"), options=OptionsBasis.EXCLUDED), None, id="without options"),
        pytest.param(None, attrs.evolve(net("1.00"), options=OptionsBasis.UNKNOWN), None, id="options unknown"),
        pytest.param(None, None, None, id="neither"),
    ],
)
def test_value_of_a_lot(estimate: LotEstimate | None, amount: StatedAmount | None, expected: str | None) -> None:
    """
    A lot is worth what its estimate makes or, where that does not say it, what is stated exactly, net, with options.
    """
    assert (None if expected is None else Euro(expected)) == lot_value(Lot(id="1", estimate=estimate, amount=amount))


PRICED, OTHER, BARE = Lot(id="1", amount=net("3.00")), Lot(id="2", estimate=ESTIMATE), Lot(id="3")


@pytest.mark.parametrize(
    ("totals", "lots", "expected"),
    [
        pytest.param((net("5.00"),), (), "5.00", id="stated"),
        pytest.param((net("5.00"),), (PRICED,), "5.00", id="stated before lots"),
        pytest.param((net("5.00"), net("5.00")), (), "5.00", id="stated twice alike"),
        pytest.param((net("5.00"), net("6.00")), (PRICED,), None, id="stated twice unlike"),
        pytest.param((net("5.00", AmountPrecision.MORE_THAN),), (PRICED,), "3.00", id="over: the lots"),
        pytest.param((attrs.evolve(net("5.00"), vat=VatBasis.UNKNOWN),), (PRICED,), "3.00", id="unknown: the lots"),
        pytest.param((), (PRICED, OTHER), "113.00", id="sum of the lots"),
        pytest.param((), (PRICED, BARE), None, id="a lot without a value"),
        pytest.param((), (BARE,), None, id="no lot has a value"),
        pytest.param((), (), None, id="neither total nor lots"),
    ],
)
def test_value_of_a_tender(totals: tuple[StatedAmount, ...], lots: tuple[Lot, ...], expected: str | None) -> None:
    """
    A tender is worth what is stated on the basis of the law or, without that, what its lots are worth together.
    """
    found = estimated_value(Tender(id="gara", totals=totals, lots=lots))

    assert (None if expected is None else Euro(expected)) == found


# ------------------------------------------------------------------------------------------------------------ laws


@settings(max_examples=40)
@given(st.lists(strategies.tenders(), max_size=4, unique_by=lambda tender: tender.id))
def test_never_raises_for_any_tender(tenders: list[Tender]) -> None:
    """
    Of any tender there is a regime, with one track at least; a declared track is the only one.
    """
    found = {tender.id: of(tender, *tenders) for tender in tenders}

    assert all(
        len(found[tender.id].tracks) >= 1 and (tender.track is None or found[tender.id].tracks == {tender.track})
        for tender in tenders
    )


@given(
    st.dates(date(2006, 7, 1), date(2027, 12, 31)),
    st.sampled_from(ObjectKind),
    strategies.euros(min_value=Euro("0.00")),
    strategies.euros(min_value=Euro("0.00")),
)
def test_more_value_never_goes_below(day: date, kind: ObjectKind, value: Euro, more: Euro) -> None:
    """
    What is at the threshold stays there if it is worth more.
    """
    before, after = (BELOW in regime(day, kind, worth).tracks for worth in (value, value + more))

    assert before or not after


@given(st.dates(date(2006, 7, 1)))
def test_one_code_and_one_text_a_day(day: date) -> None:
    """
    From 1 July 2006 on each day has a code, and a text that is of that code.
    """
    found = regime(day)

    assert found.code is not None
    assert found.text.startswith(found.code.value)


@pytest.mark.parametrize(
    ("where", "arguments"),
    [
        pytest.param("regime.object_kind", {"object_kind": "social"}, id="text for what is bought"),
        pytest.param("regime.object_kind", {"object_kind": 5}, id="number for what is bought"),
        pytest.param("regime.value", {"value": 1_000_000}, id="number for an amount"),
        pytest.param("regime.value", {"value": 1e6}, id="float for an amount"),
        pytest.param("regime.declared", {"declared": "x"}, id="text for a track"),
    ],
)
def test_other_things_than_asked_for(where: str, arguments: dict[str, Any]) -> None:
    """
    What is bought, its value and its track are ours or unknown; another thing would be taken for another kind.
    """
    with pytest.raises(WrongTypeError) as caught:
        regime(date(2024, 2, 1), **arguments)

    assert where == caught.value.where


def test_other_things_in_words() -> None:
    """
    What was found is shown, with the type that was asked for.
    """
    with pytest.raises(WrongTypeError) as caught:
        regime(date(2024, 2, 1), value=cast("Euro", 1_000_000))

    assert (
        Bilingual(
            "regime.value: trovato 1000000 (numero intero); scrivere un Euro o None",
            "regime.value: found 1000000 (whole number); write a Euro or None",
        )
        == caught.value.said
    )
