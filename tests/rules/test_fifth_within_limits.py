"""
`fifth-within-limits`: what is imposed stays within a fifth of the contract, and from 2023 within the documents.
"""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.parameters import PARAMETERS
from contratti_quartiere.procedures import SelfImposedArticle
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.report import Report, validate
from contratti_quartiere.rules.fifth_within_limits import RULES
from contratti_quartiere.service_contracts import Amendment, AmendmentKind, ServiceContract
from contratti_quartiere.verdicts import Breach, Kept, Missing, MissingCause, NotApplicable, Severity, Verdict

TODAY = date(2026, 11, 22)
OLD, NEW = date(2019, 1, 15), date(2024, 2, 1)
WORTH = StatedAmount(amount=Euro("200000.00"), vat=VatBasis.NET, options=OptionsBasis.EXCLUDED)
FIFTH = PricedOption(kind=OptionKind.FIFTH)
AMENDMENTS = "/service_contracts/0/amendments"


def imposed(amount: str | None, kind: AmendmentKind = AmendmentKind.FIFTH) -> Amendment:
    """
    Return a change of the contract.
    """
    return Amendment(kind=kind, on=date(2025, 3, 3), amount=None if amount is None else Euro(amount))


def lot(*options: PricedOption, name: str = "lotto-1") -> Lot:
    """
    Return a lot whose documents foresee options.
    """
    return Lot(id=name, estimate=LotEstimate(base=Euro("200000.00"), options=options))


def tender(notice: date | None = OLD, track: Track = Track.ORDINARY, lots: tuple[Lot, ...] = (lot(),)) -> Tender:
    """
    Return the tender that the contract comes from.
    """
    return Tender(id="gara", notice_date=notice, track=track, lots=lots)


def report(
    *changes: Amendment,
    of: Tender | None = None,
    amount: StatedAmount | None = WORTH,
    lots: tuple[str, ...] = (),
) -> Report:
    """
    Return what all versions of the rule report of a contract.
    """
    found = of or tender()
    contract = ServiceContract(id="contratto", tender="gara", lots=lots, amount=amount, amendments=changes)
    return validate(Programme(tenders=(found,), service_contracts=(contract,)), on=TODAY, rules=RULES)


def judged(
    *changes: Amendment,
    of: Tender | None = None,
    amount: StatedAmount | None = WORTH,
    lots: tuple[str, ...] = (),
) -> list[Verdict]:
    """
    Return what all versions of the rule say of a contract.
    """
    return [entry.verdict for entry in report(*changes, of=of, amount=amount, lots=lots).entries]


def figure(day: date) -> Figure:
    """
    Return the fifth in force on the day of a notice.
    """
    return Figure.of(PARAMETERS["fifth_share"], PARAMETERS["fifth_share"].required(day))


WITHIN = Comparison("imposed", Relation.AT_MOST, "fifth_share % contract")
FORESEEN = Comparison("foreseen", Relation.EQUAL, "true")


def test_published_a_fifth() -> None:
    """
    Published: contract 200,000.00, increase 40,000.00.
    """
    assert [
        Kept(
            path=AMENDMENTS,
            message=Bilingual(
                "modifica imposta per 40.000,00 € su un contratto di 200.000,00 €: entro il quinto",
                "an imposed change of €40,000.00 to a contract of €200,000.00: within the fifth",
            ),
            facts=(Fact("imposed", Euro("40000.00")), Fact("contract", Euro("200000.00"))),
            figures=(figure(OLD),),
            comparisons=(WITHIN,),
        )
    ] == judged(imposed("40000.00"))


def test_published_a_cent_more() -> None:
    """
    Published: increase 40,000.01.
    """
    assert [
        Breach(
            path=AMENDMENTS,
            message=Bilingual(
                "modifica imposta per 40.000,01 € su un contratto di 200.000,00 €: oltre il quinto",
                "an imposed change of €40,000.01 to a contract of €200,000.00: more than the fifth",
            ),
            facts=(Fact("imposed", Euro("40000.01")), Fact("contract", Euro("200000.00"))),
            figures=(figure(OLD),),
            comparisons=(WITHIN,),
        )
    ] == judged(imposed("40000.01"))


def test_published_documents_of_2024_silent() -> None:
    """
    Published: any imposed increase where the documents of a notice of 2024 are silent.
    """
    assert [
        Breach(
            path=AMENDMENTS,
            message=Bilingual(
                "modifica imposta per 0,01 € su un contratto di 200.000,00 €: entro il quinto; i documenti non la"
                " prevedono",
                "an imposed change of €0.01 to a contract of €200,000.00: within the fifth; the documents do not"
                " foresee it",
            ),
            facts=(Fact("imposed", Euro("0.01")), Fact("contract", Euro("200000.00")), Fact("foreseen", value=False)),
            figures=(figure(NEW),),
            comparisons=(WITHIN, FORESEEN),
        )
    ] == judged(imposed("0.01"), of=tender(NEW))


def test_foreseen_in_2024() -> None:
    """
    Where the documents foresee the fifth, it is lawful up to a fifth.
    """
    of = tender(NEW, lots=(lot(PricedOption(kind=OptionKind.OTHER), FIFTH),))

    assert [
        Kept(
            path=AMENDMENTS,
            message=Bilingual(
                "modifica imposta per 40.000,00 € su un contratto di 200.000,00 €: entro il quinto; i documenti la"
                " prevedono",
                "an imposed change of €40,000.00 to a contract of €200,000.00: within the fifth; the documents foresee"
                " it",
            ),
            facts=(
                Fact("imposed", Euro("40000.00")),
                Fact("contract", Euro("200000.00")),
                Fact("foreseen", value=True),
            ),
            figures=(figure(NEW),),
            comparisons=(WITHIN, FORESEEN),
        )
    ] == judged(imposed("40000.00"), of=of)
    assert [Breach] == list(map(type, judged(imposed("40000.01"), of=of)))


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("-39999.99", Kept), ("-40000.00", Kept), ("-40000.01", Breach)],
    ids=["a cent less", "a fifth", "a cent more"],
)
def test_decrease(amount: str, expected: type[Verdict]) -> None:
    """
    A decrease has the same limit.
    """
    assert [expected] == list(map(type, judged(imposed(amount))))


@pytest.mark.parametrize(("second", "expected"), [("20000.00", Kept), ("20000.01", Breach)])
def test_two_increases(second: str, expected: type[Verdict]) -> None:
    """
    Two increases make one.
    """
    assert [expected] == list(map(type, judged(imposed("20000.00"), imposed(second))))


OTHERS = Missing(
    path=AMENDMENTS,
    message=Bilingual(
        "ci sono altre modifiche: di quale importo si prenda il quinto è un punto aperto",
        "there are other changes: of which amount the fifth is taken is an open point",
    ),
    cause=MissingCause.OPEN,
)
UNKNOWN_CHANGE = Missing(
    path=AMENDMENTS,
    message=Bilingual("non si sa quanto valga la modifica imposta", "what the imposed change is worth is not known"),
)
UNKNOWN_AMOUNT = Missing(
    path="/service_contracts/0/amount",
    message=Bilingual(
        "l'importo del contratto non è noto esattamente", "the amount of the contract is not known exactly"
    ),
)


@pytest.mark.parametrize(
    ("changes", "amount", "expected"),
    [
        pytest.param((imposed("1.00", AmendmentKind.VARIANT),), WORTH, OTHERS, id="another change"),
        pytest.param((imposed("-1.00"),), WORTH, OTHERS, id="a decrease beside an increase"),
        pytest.param((imposed(None),), WORTH, UNKNOWN_CHANGE, id="change not known"),
        pytest.param((), None, UNKNOWN_AMOUNT, id="amount not known"),
        pytest.param(
            (), attrs.evolve(WORTH, precision=AmountPrecision.ABOUT), UNKNOWN_AMOUNT, id="amount not known exactly"
        ),
    ],
)
def test_what_is_missing(changes: tuple[Amendment, ...], amount: StatedAmount | None, expected: Missing) -> None:
    """
    "With other changes on record, undecided", and so is what nobody knows; the field is named.
    """
    assert [expected] == judged(imposed("90000.00"), *changes, amount=amount)


def test_nought_beside_an_increase() -> None:
    """
    A change of nothing is no decrease.
    """
    assert [Kept] == list(map(type, judged(imposed("40000.00"), imposed("0.00"))))


@pytest.mark.parametrize("changes", [(), (imposed("90000.00", AmendmentKind.VARIANT),)], ids=["none", "another ground"])
def test_nothing_imposed(changes: tuple[Amendment, ...]) -> None:
    """
    "An agreed change on another ground is not this", and without one there is nothing to judge.
    """
    message = Bilingual("nessun quinto d'obbligo a registro", "no imposed fifth on record")

    assert [NotApplicable(path="/service_contracts/0", message=message)] == judged(*changes)


SILENT = Lot(id="lotto-1")


@pytest.mark.parametrize(
    ("lots", "named", "expected"),
    [
        pytest.param(
            (SILENT,),
            (),
            Missing(
                path="/tenders/0/lots/0/estimate",
                message=Bilingual(
                    "lotto lotto-1: non si sa se i documenti prevedano il quinto",
                    "lot lotto-1: whether the documents foresee the fifth is not known",
                ),
            ),
            id="documents not seen",
        ),
        pytest.param(
            (lot(), lot(name="lotto-2")),
            (),
            Missing(
                path="/service_contracts/0/lots",
                message=Bilingual(
                    "non si sa di quali lotti sia il contratto", "it is not known of which lots the contract is"
                ),
            ),
            id="lots not known",
        ),
        pytest.param(
            (lot(FIFTH), lot(name="lotto-2")),
            ("lotto-1", "lotto-2"),
            Missing(
                path=AMENDMENTS,
                message=Bilingual(
                    "i documenti prevedono il quinto per un lotto e non per un altro: non si sa di quale sia la"
                    " modifica",
                    "the documents foresee the fifth for one lot and not for another: of which the change is, is not"
                    " known",
                ),
            ),
            id="one lot only",
        ),
    ],
)
def test_documents_of_2024_not_known(lots: tuple[Lot, ...], named: tuple[str, ...], expected: Missing) -> None:
    """
    From 2023 the documents decide: where they are not known it is undecided, unless it is more than a fifth.
    """
    of = tender(NEW, lots=lots)
    within, beyond = (judged(imposed(amount), of=of, lots=named) for amount in ("40000.00", "40000.01"))

    assert [expected] == within
    assert [
        Breach(
            path=AMENDMENTS,
            message=Bilingual(
                "modifica imposta per 40.000,01 € su un contratto di 200.000,00 €: oltre il quinto",
                "an imposed change of €40,000.01 to a contract of €200,000.00: more than the fifth",
            ),
            facts=(Fact("imposed", Euro("40000.01")), Fact("contract", Euro("200000.00"))),
            figures=(figure(NEW),),
            comparisons=(WITHIN,),
        )
    ] == beyond


def test_contract_without_a_tender() -> None:
    """
    A contract of which no tender is on record names the field that would lead to its documents.
    """
    contract = ServiceContract(id="contratto", amount=WORTH, amendments=(imposed("40000.00"),))
    found = validate(Programme(service_contracts=(contract,)), on=TODAY, rules=RULES).entries

    assert [(Missing, "/service_contracts/0/tender")] == [(type(entry.verdict), entry.verdict.path) for entry in found]


@pytest.mark.parametrize(
    ("notice", "act", "expected"),
    [
        pytest.param(date(2016, 4, 19), "RD 2440/1923", Kept, id="last day of the code of 2006"),
        pytest.param(date(2016, 4, 20), "DLgs 50/2016", Kept, id="first day of the code of 2016"),
        pytest.param(date(2016, 4, 21), "DLgs 50/2016", Kept, id="second day of the code of 2016"),
        pytest.param(date(2023, 6, 30), "DLgs 50/2016", Kept, id="last day of the code of 2016"),
        pytest.param(date(2023, 7, 1), "DLgs 36/2023", Breach, id="first day of the code of 2023"),
        pytest.param(date(2023, 7, 2), "DLgs 36/2023", Breach, id="second day of the code of 2023"),
        pytest.param(None, "RD 2440/1923", Missing, id="day unknown: only the code of 2023 asks for the documents"),
    ],
)
def test_version_by_the_notice(notice: date | None, act: str, expected: type[Verdict]) -> None:
    """
    Only from 2023 the documents must foresee it; one version alone speaks, with its own figure.
    """
    found = report(imposed("40000.00"), of=tender(notice)).entries

    assert [(act, expected, Severity.ERROR)] == [
        (entry.rule.source.act, type(entry.verdict), entry.severity) for entry in found
    ]
    assert [act] * (notice is not None) == [
        used.source.act for entry in found for used in getattr(entry.verdict, "figures", ())
    ]


@pytest.mark.parametrize(
    ("notice", "track", "recalled", "expected"),
    [
        pytest.param(OLD, Track.SUB_THRESHOLD, None, Breach, id="below the threshold"),
        pytest.param(OLD, Track.LIGHT, None, Missing, id="light"),
        pytest.param(OLD, Track.RESERVED, None, Missing, id="reserved"),
        pytest.param(date(2012, 7, 1), Track.LIGHT, ("RD 2440/1923", "art. 11"), Breach, id="recalled, 1923"),
        pytest.param(OLD, Track.LIGHT, ("DLgs 50/2016", "art. 106 c. 12"), Breach, id="recalled, 2016"),
        pytest.param(OLD, Track.LIGHT, ("DLgs 50/2016", "art. 106 c. 11"), Missing, id="another paragraph"),
        pytest.param(NEW, Track.RESERVED, ("DLgs 36/2023", "art. 120 c. 9"), Breach, id="recalled, 2023"),
        pytest.param(OLD, Track.OUTSIDE, None, NotApplicable, id="outside"),
    ],
)
def test_by_track(notice: date, track: Track, recalled: tuple[str, str] | None, expected: type[Verdict]) -> None:
    """
    "Law on ordinary, sub_threshold; if recalled: light, reserved; not applicable: outside".
    """
    articles = () if recalled is None else (SelfImposedArticle(act=recalled[0], article=recalled[1]),)
    of = attrs.evolve(tender(notice, track), self_imposed=articles)

    assert [expected] == list(map(type, judged(imposed("90000.00"), of=of)))


@settings(max_examples=60)
@given(st.integers(0, 10**9), st.integers(-(10**9), 10**9))
def test_five_times_what_is_imposed(worth: int, change: int) -> None:
    """
    What is imposed is within the fifth if and only if five times as much is within the contract.
    """
    amount = attrs.evolve(WORTH, amount=Euro.from_cents(worth))
    (verdict,) = judged(imposed(Euro.from_cents(change).amount), amount=amount)

    assert (5 * abs(change) <= worth) is isinstance(verdict, Kept)
