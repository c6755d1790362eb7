"""
`estimated-value-includes-options`: what the documents may let the body ask for later is in the estimated value.
"""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings

from contratti_quartiere import strategies
from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption, PricedRenewal
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import validate
from contratti_quartiere.rules.estimated_value_includes_options import RULES
from contratti_quartiere.verdicts import Breach, Kept, Missing, NotApplicable, Verdict

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
NOTICE = date(2024, 2, 1)

OPTION = PricedOption(kind=OptionKind.EXTENSION, amount=Euro("166666.67"), months=6)
ESTIMATE = LotEstimate(base=Euro("1000000.00"), vat=VatBasis.NET, options=(OPTION,))


def total(amount: str, precision: AmountPrecision = AmountPrecision.EXACT) -> StatedAmount:
    """
    Return an estimated value: without VAT, with options.
    """
    return StatedAmount(amount=Euro(amount), precision=precision, vat=VatBasis.NET, options=OptionsBasis.INCLUDED)


def tender(*totals: StatedAmount, estimate: LotEstimate | None = ESTIMATE, notice: date | None = NOTICE) -> Tender:
    """
    Return a tender of one lot.
    """
    return Tender(id="gara", notice_date=notice, totals=totals, lots=(Lot(id="lotto-1", estimate=estimate),))


def judged(*tenders: Tender) -> list[Verdict]:
    """
    Return what all versions of the rule say of tenders.
    """
    return [entry.verdict for entry in validate(Programme(tenders=tenders), on=TODAY, rules=RULES).entries]


FACTS = (
    Fact("base", Euro("1000000.00")),
    Fact("options", Euro("166666.67")),
    Fact("renewals", Euro("0.00")),
)
ASKED = (Comparison("estimated_value", Relation.AT_LEAST, "base + options + renewals"),)


def test_published_option_of_six_months() -> None:
    """
    Published: a base of 1,000,000.00, an option of six months of 166,666.67, estimated 1,166,666.67.
    """
    assert [
        Kept(
            path="/tenders/0/totals/0",
            message=Bilingual(
                "il valore stimato dichiarato, 1.166.666,67 €, comprende base 1.000.000,00 €, opzioni 166.666,67 €,"
                " rinnovi 0,00 €: in tutto 1.166.666,67 €",
                "the estimated value that is stated, €1,166,666.67, includes base €1,000,000.00, options €166,666.67,"
                " renewals €0.00: €1,166,666.67 in all",
            ),
            facts=(Fact("estimated_value", Euro("1166666.67")), *FACTS),
            comparisons=ASKED,
        )
    ] == judged(tender(total("1166666.67")))


def test_published_option_left_out() -> None:
    """
    Published: the same estimated at 1,000,000.00 breaks it.
    """
    assert [
        Breach(
            path="/tenders/0/totals/0",
            message=Bilingual(
                "il valore stimato dichiarato, 1.000.000,00 €, non comprende base 1.000.000,00 €, opzioni 166.666,67 €,"
                " rinnovi 0,00 €: in tutto 1.166.666,67 €",
                "the estimated value that is stated, €1,000,000.00, does not include base €1,000,000.00, options"
                " €166,666.67, renewals €0.00: €1,166,666.67 in all",
            ),
            facts=(Fact("estimated_value", Euro("1000000.00")), *FACTS),
            comparisons=ASKED,
        )
    ] == judged(tender(total("1000000.00")))


@pytest.mark.parametrize(
    ("estimated", "expected"),
    [("1166666.66", Breach), ("1166666.67", Kept), ("1166666.68", Kept)],
    ids=["a cent less", "to the cent", "a cent more"],
)
def test_to_the_cent(estimated: str, expected: type[Verdict]) -> None:
    """
    "Includes every option": a cent less leaves one out, a cent more leaves none out.
    """
    assert [expected] == [type(verdict) for verdict in judged(tender(total(estimated)))]


def test_renewals_count() -> None:
    """
    A renewal counts as an option does, and each lot with its own.
    """
    renewed = attrs.evolve(ESTIMATE, options=(), renewals=(PricedRenewal(amount=Euro("0.01")),))
    lots = (Lot(id="lotto-1", estimate=ESTIMATE), Lot(id="lotto-2", estimate=renewed))
    (verdict,) = judged(attrs.evolve(tender(total("2166666.68")), lots=lots))

    assert (
        Kept,
        (
            Fact("estimated_value", Euro("2166666.68")),
            Fact("base", Euro("2000000.00")),
            Fact("options", Euro("166666.67")),
            Fact("renewals", Euro("0.01")),
        ),
    ) == (type(verdict), getattr(verdict, "facts", None))


@pytest.mark.parametrize(
    ("estimate", "path", "message"),
    [
        pytest.param(
            None,
            "/tenders/0/lots/0/estimate",
            Bilingual("del lotto lotto-1 non c'è la stima", "of the lot lotto-1 there is no estimate"),
            id="no estimate",
        ),
        pytest.param(
            attrs.evolve(ESTIMATE, vat=VatBasis.UNKNOWN),
            "/tenders/0/lots/0/estimate/vat",
            Bilingual(
                "del lotto lotto-1 la stima non è dichiarata netta d'IVA",
                "of the lot lotto-1 the estimate is not stated without VAT",
            ),
            id="basis unknown",
        ),
        pytest.param(
            attrs.evolve(ESTIMATE, options=(OPTION, attrs.evolve(OPTION, amount=None))),
            "/tenders/0/lots/0/estimate/options/1/amount",
            Bilingual(
                "del lotto lotto-1 un'opzione o un rinnovo non ha un valore",
                "of the lot lotto-1 an option or a renewal has no value",
            ),
            id="option without a value",
        ),
        pytest.param(
            attrs.evolve(ESTIMATE, renewals=(PricedRenewal(),)),
            "/tenders/0/lots/0/estimate/renewals/0/amount",
            Bilingual(
                "del lotto lotto-1 un'opzione o un rinnovo non ha un valore",
                "of the lot lotto-1 an option or a renewal has no value",
            ),
            id="renewal without a value",
        ),
    ],
)
def test_what_is_missing(estimate: LotEstimate | None, path: str, message: Bilingual) -> None:
    """
    "An option without a value: undecided", and so is what is not stated without VAT; the field is named.
    """
    assert [Missing(path=path, message=message)] == judged(tender(total("1.00"), estimate=estimate))


def test_no_lots() -> None:
    """
    Without lots nobody knows what the total is of.
    """
    message = Bilingual("non si sa di quali lotti sia il totale", "it is not known of which lots the total is")

    assert [Missing(path="/tenders/0/lots", message=message)] == judged(attrs.evolve(tender(total("1.00")), lots=()))


NOT_STATED = Bilingual(
    "nessun totale esatto è dichiarato netto d'IVA e con le opzioni: non si sa il valore stimato",
    "no exact total is stated without VAT and with options: the estimated value is not known",
)


@pytest.mark.parametrize(
    "totals",
    [
        pytest.param((), id="none"),
        pytest.param((attrs.evolve(total("1.00"), vat=VatBasis.GROSS),), id="gross"),
        pytest.param((attrs.evolve(total("1.00"), options=OptionsBasis.EXCLUDED),), id="without options"),
        pytest.param((total("1.00", AmountPrecision.ABOUT),), id="about"),
    ],
)
def test_no_estimated_value(totals: tuple[StatedAmount, ...]) -> None:
    """
    Only an exact total without VAT and with options is an estimated value.
    """
    assert [Missing(path="/tenders/0/totals", message=NOT_STATED)] == judged(tender(*totals))


def test_nothing_estimated() -> None:
    """
    A tender of which neither estimate nor estimated value is on record is no object of the rule.
    """
    message = Bilingual("nessuna stima dei lotti a registro", "no estimate of the lots is on record")

    assert [NotApplicable(path="/tenders/0", message=message)] == judged(tender(estimate=None))


@pytest.mark.parametrize(
    ("notice", "act"),
    [
        pytest.param(date(2016, 4, 19), "DLgs 163/2006", id="last day of the code of 2006"),
        pytest.param(date(2016, 4, 20), "DLgs 50/2016", id="first day of the code of 2016"),
        pytest.param(date(2016, 4, 21), "DLgs 50/2016", id="day after"),
        pytest.param(date(2023, 6, 30), "DLgs 50/2016", id="last day of the code of 2016"),
        pytest.param(date(2023, 7, 1), "DLgs 36/2023", id="first day of the code of 2023"),
        pytest.param(date(2023, 7, 2), "DLgs 36/2023", id="second day of the code of 2023"),
        pytest.param(None, "DLgs 163/2006", id="day unknown: all versions say the same"),
    ],
)
def test_version_by_the_notice(notice: date | None, act: str) -> None:
    """
    The version is that of the day of the notice, and one alone speaks.
    """
    found = validate(Programme(tenders=(tender(total("1.00"), notice=notice),)), on=TODAY, rules=RULES).entries

    assert [(act, Breach)] == [(entry.rule.source.act, type(entry.verdict)) for entry in found]


@pytest.mark.parametrize("track", [track for track in Track if track is not Track.OUTSIDE])
def test_law_on_every_track(track: Track) -> None:
    """
    "Law on all; not applicable: outside".
    """
    assert [Breach] == [type(said) for said in judged(attrs.evolve(tender(total("1.00")), track=track))]


def test_outside_the_code() -> None:
    """
    Outside the code there is no estimated value to speak of.
    """
    assert [NotApplicable] == [type(said) for said in judged(attrs.evolve(tender(total("1.00")), track=Track.OUTSIDE))]


@settings(max_examples=60)
@given(strategies.euros(min_value=Euro("0.00")), strategies.euros(min_value=Euro("0.01")))
def test_an_option_left_out_is_always_seen(base: Euro, option: Euro) -> None:
    """
    Whatever base and option, the base alone does not include the option, and their sum does.
    """
    estimate = attrs.evolve(ESTIMATE, base=base, options=(attrs.evolve(OPTION, amount=option),))
    said = [judged(tender(total(value.amount), estimate=estimate))[0] for value in (base, base + option)]

    assert [Breach, Kept] == list(map(type, said))
