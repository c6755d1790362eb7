"""
`one-cig-per-lot`: a code that stands on two lots is reported at each, and what is no code decides nothing.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere import strategies
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.identifiers import Cig, read_cig
from contratti_quartiere.procurement import Lot, RecordOrigin, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.one_cig_per_lot import RULE
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
ASKED = (Comparison("lots_with_it", Relation.EQUAL, "1"),)
FIVE = ("8874674CA7", "48886723C1", "9050626CD6", "80473134C4", "7692761B31")


def tender(*codes: str | None, name: str = "gara", origin: RecordOrigin = RecordOrigin.OWN) -> Tender:
    """
    Return a tender whose lots have these texts in the place of a code.
    """
    lots = tuple(Lot(id=f"lotto-{n}", cig=None if code is None else read_cig(code)) for n, code in enumerate(codes, 1))
    return Tender(id=name, lots=lots, origin=origin)


def judged(*tenders: Tender) -> list[Verdict]:
    """
    Return what the rule says of tenders.
    """
    return [entry.verdict for entry in validate(Programme(tenders=tenders), on=TODAY, rules=(RULE,)).entries]


def kinds(*tenders: Tender) -> list[tuple[type[Verdict], str]]:
    """
    Return of what kind each verdict is, and where.
    """
    return [(type(verdict), verdict.path) for verdict in judged(*tenders)]


def test_published_five_codes() -> None:
    """
    Published: five lots with five codes keep it.
    """
    assert [
        Kept(
            path=f"/tenders/0/lots/{index}/cig",
            message=Bilingual(
                f"{code} è del lotto lotto-{index + 1} soltanto", f"{code} is of the lot lotto-{index + 1} alone"
            ),
            facts=(Fact("cig", code), Fact("lots_with_it", 1), Fact("lots", f"lotto-{index + 1}")),
            comparisons=ASKED,
        )
        for index, code in enumerate(FIVE)
    ] == judged(tender(*FIVE))


def test_published_code_on_two_lots() -> None:
    """
    Published: two lots with 8874674CA7 break it, each at its place.
    """
    assert [
        Breach(
            path=f"/tenders/0/lots/{index}/cig",
            message=Bilingual(
                "8874674CA7 sta su 2 lotti: lotto-1, lotto-2", "8874674CA7 stands on 2 lots: lotto-1, lotto-2"
            ),
            facts=(Fact("cig", "8874674CA7"), Fact("lots_with_it", 2), Fact("lots", "lotto-1, lotto-2")),
            comparisons=ASKED,
        )
        for index in (0, 1)
    ] == judged(tender("8874674CA7", "8874674CA7"))


def test_small_letters_and_blanks() -> None:
    """
    A code is one code however it is typed.
    """
    assert [Breach, Breach] == [kind for kind, _ in kinds(tender("8874674CA7", " 8874674ca7"))]


def test_lots_of_two_tenders() -> None:
    """
    "No CIG stands on two lots": of different tenders neither, and the other tender is named.
    """
    said = judged(tender(FIVE[0], FIVE[1]), tender(FIVE[2], FIVE[0], name="altra"))
    same = "8874674CA7 sta su 2 lotti: "

    assert [
        (Breach, f"{same}lotto-1, lotto-2 (altra)"),
        (Kept, "48886723C1 è del lotto lotto-2 soltanto"),
        (Kept, "9050626CD6 è del lotto lotto-1 soltanto"),
        (Breach, f"{same}lotto-1 (gara), lotto-2"),
    ] == [(type(verdict), verdict.message.it) for verdict in said]


def test_no_code() -> None:
    """
    "No CIG on record: undecided": said once where no lot has one, else at the lot.
    """
    assert [
        Missing(
            path="/tenders/0/lots",
            message=Bilingual("nessun lotto ha un CIG", "no lot has a CIG"),
            facts=(Fact("lots", 2),),
        ),
        Missing(
            path="/tenders/1/lots/0/cig",
            message=Bilingual("il lotto lotto-1 non ha CIG", "the lot lotto-1 has no CIG"),
        ),
    ] == judged(tender(None, None), tender(None, FIVE[0], name="altra"))[:2]


def test_what_stands_for_no_code() -> None:
    """
    "0000000000 and the exclusion codes mean none and are no duplicates".
    """
    assert [(Missing, f"/tenders/0/lots/{index}/cig") for index in range(4)] == kinds(
        tender("0000000000", "0000000000", "ES01", "ES01")
    )


def test_in_words() -> None:
    """
    What stands in the place of a code is told with what is wrong with it.
    """
    assert [
        Missing(
            path="/tenders/0/lots/0/cig",
            message=Bilingual(
                "il lotto lotto-1 non ha un CIG da confrontare: CIG '0000000000': dieci zeri vogliono dire «nessun"
                " CIG»; lasciare vuoto il CIG",
                "the lot lotto-1 has no CIG to compare: CIG '0000000000': ten zeros mean “no CIG”; leave the CIG out",
            ),
            facts=(Fact("found", "0000000000"), Fact("fault", "sentinel")),
        )
    ] == judged(tender("0000000000"))


def test_malformed_code() -> None:
    """
    A text that is no code is no double of itself: it may stand for any code, and another rule reports it.
    """
    assert [Missing, Missing] == [kind for kind, _ in kinds(tender("NOCIG", "NOCIG"))]


def test_tender_without_lots() -> None:
    """
    Without lots there is no code to compare.
    """
    assert [
        NotApplicable(path="/tenders/0", message=Bilingual("la gara non ha lotti", "the tender has no lots"))
    ] == judged(tender())


@pytest.mark.parametrize("track", [None, *(track for track in Track if track is not Track.OUTSIDE)])
def test_law_on_every_track(track: Track | None) -> None:
    """
    "Law on all", so that the track need not be known.
    """
    found = attrs.evolve(tender(FIVE[0], FIVE[0]), track=track)

    assert [Breach, Breach] == [kind for kind, _ in kinds(found)]


def test_outside_the_code() -> None:
    """
    "Not applicable: outside", and a code that stands there too is no double.
    """
    outside = attrs.evolve(tender(FIVE[0], FIVE[0], name="altra"), track=Track.OUTSIDE)

    assert [(Kept, "/tenders/0/lots/0/cig"), (NotApplicable, "/tenders/1")] == kinds(tender(FIVE[0]), outside)


@pytest.mark.parametrize("notice", [None, date(2006, 7, 1), date(2016, 3, 1), date(2024, 2, 1)], ids=str)
def test_on_any_day(notice: date | None) -> None:
    """
    Under whichever code the notice was, and if its day is unknown: a CIG identifies one lot.
    """
    found = attrs.evolve(tender(FIVE[0], FIVE[0]), notice_date=notice)

    assert [Breach, Breach] == [kind for kind, _ in kinds(found)]


OWN, FOREIGN = RecordOrigin.OWN, RecordOrigin.FOREIGN


@pytest.mark.parametrize(
    ("tenders", "severities"),
    [
        pytest.param((tender(FIVE[0], FIVE[0]),), [Severity.ERROR] * 2, id="own"),
        pytest.param((tender(FIVE[0], FIVE[0], origin=FOREIGN),), [Severity.WARNING] * 2, id="from elsewhere"),
        pytest.param(
            (tender(FIVE[0]), tender(FIVE[0], name="altra")), [Severity.ERROR] * 2, id="two tenders of our own"
        ),
        pytest.param(
            (tender(FIVE[0]), tender(FIVE[0], name="altra", origin=FOREIGN)),
            [Severity.WARNING] * 2,
            id="own and from elsewhere: perhaps one lot",
        ),
        pytest.param(
            (tender(FIVE[0], FIVE[0]), tender(FIVE[0], name="altra", origin=FOREIGN)),
            [Severity.ERROR, Severity.ERROR, Severity.WARNING],
            id="two of our own and one from elsewhere",
        ),
    ],
)
def test_own_and_foreign(tenders: tuple[Tender, ...], severities: list[Severity]) -> None:
    """
    "Error on own records, warning on foreign ones"; a record from elsewhere may tell of one of our lots.
    """
    report = validate(Programme(tenders=tenders), on=TODAY, rules=(RULE,))

    assert severities == [entry.severity for entry in report.findings]


@settings(max_examples=60)
@given(st.lists(strategies.cigs(), min_size=1, max_size=5))
def test_broken_exactly_where_a_code_comes_again(codes: list[Cig]) -> None:
    """
    A lot breaks it if its code stands on another lot too, and else keeps it.
    """
    expected = [Breach if codes.count(code) > 1 else Kept for code in codes]

    assert expected == [kind for kind, _ in kinds(tender(*(code.code for code in codes)))]
