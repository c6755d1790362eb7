"""
`guarantee-amount`: the definitive guarantee is set against the percentage of law and the declared reductions.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import attrs

from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.awarded import awards_of
from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import (
    ORDINARY_AND_BELOW,
    SOCIAL_TRACKS,
    Asked,
    Version,
    each_service_contract,
    versioned,
)
from contratti_quartiere.errors import shown
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.guarantees import Guarantee, GuaranteeReduction, ReductionGround
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.service_contracts import ServiceContract
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, MissingCause, NotApplicable, Rule, Severity, Tracks, Verdict, weighed

_NEW = Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 36/2023", ("art. 117",))

FLAT_BELOW = date(2024, 12, 31)
"""From this day on a guarantee below the threshold is neither reduced nor increased (art. 53 c. 4-bis)."""

VERSIONS = (
    Version(
        source=LegalSource("DLgs 163/2006", "art. 113", Mark.COMMENTARY),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 163/2006", ("art. 113",)),
        until=date(2016, 4, 20),
    ),
    Version(
        source=LegalSource("DLgs 50/2016", "art. 103", Mark.COMMENTARY),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 50/2016", ("art. 103",)),
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "artt. 117 c. 1-3, 106 c. 8, 53 c. 4, testo del 31.3.2023"),
        tracks=_NEW,
        since=date(2023, 7, 1),
        until=FLAT_BELOW,
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "artt. 117 c. 1-3, 106 c. 8, 53 c. 4-bis, DLgs 209/2024", Mark.COMMENTARY),
        tracks=_NEW,
        since=FLAT_BELOW,
    ),
)


@attrs.frozen(kw_only=True)
class _Given:
    """
    What the guarantee is compared with: what the contract is worth, what stands surety, and by which figure.
    """

    path: str
    contract: Euro
    guarantee: Euro
    reductions: tuple[Decimal, ...] = ()
    discount: Decimal | None = None
    figure: Figure
    slope: tuple[Figure, Figure]

    @property
    def expected(self) -> Euro:
        """
        What percentage, discount and reductions make of the contract; each reduction takes from what the last left.
        """
        asked = self.contract.percentage(int(self.figure.value) + self._added)
        for rate in self.reductions:
            asked = asked.percentage(100 - rate)
        return asked

    @property
    def figures(self) -> tuple[Figure, ...]:
        """
        The percentage and, where a discount counts, those from which it adds to it.
        """
        return (self.figure,) if self.discount is None else (self.figure, *self.slope)

    @property
    def steep(self) -> bool:
        """
        True if the discount is one on which a point is open.
        """
        return self.discount is not None and self.discount > int(self.slope[1].value)

    @property
    def _added(self) -> Decimal:
        """
        The points that the discount adds: one for each over the first figure, two for each over the second.
        """
        discount = self.discount or Decimal(0)
        return sum((max(discount - int(one.value), Decimal(0)) for one in self.slope), Decimal(0))

    @property
    def plain(self) -> "_Given":
        """
        The same by the percentage alone.
        """
        return attrs.evolve(self, reductions=(), discount=None)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (
            Fact("contract", self.contract),
            Fact("guarantee", self.guarantee),
            *(() if self.discount is None else (Fact("discount", shown(self.discount)),)),
            *(Fact(f"reduction_{number}", shown(rate)) for number, rate in enumerate(self.reductions, 1)),
            Fact("expected", self.expected),
        )

    @property
    def said(self) -> Bilingual:
        discount, taken = shown(self.discount), ", ".join(map(shown, self.reductions))
        return Bilingual(
            f"garanzia {self.guarantee:it} su un contratto di {self.contract:it}: {self.figure.value} per cento"
            + (f", ribasso {discount}" if self.discount is not None else "")
            + (f" (oltre {self.slope[1].value} in lettura cumulativa)" if self.steep else "")
            + (f", riduzioni {taken}" if taken else "")
            + f", in tutto {self.expected:it}",
            f"guarantee {self.guarantee:en} on a contract of {self.contract:en}: {self.figure.value} per cent"
            + (f", discount {discount}" if self.discount is not None else "")
            + (f" (beyond {self.slope[1].value} read as cumulative)" if self.steep else "")
            + (f", reductions {taken}" if taken else "")
            + f", {self.expected:en} in all",
        )


def judge(asked: Asked[ServiceContract]) -> Iterator[Verdict]:
    """
    Compare the guarantee with what the percentage, the discount and the declared reductions make of the contract.

    Reductions are multiplied one after the other. That a guarantee is too small is never said: only by how much it is
    less than what is declared explains. The slope above a discount of 20 is read as cumulative, which is open. Below
    the threshold, from DLgs 209/2024 on, neither discount nor reductions count; whether they did before it is open.
    """
    below = asked.below_threshold if asked.version.tracks is _NEW else False
    guarantee = asked.record.guarantee
    if below and guarantee is not None and guarantee.waived:
        yield NotApplicable(
            path=asked.path,
            message=Bilingual(
                "sotto soglia, e i documenti non chiedono la garanzia, con motivi",
                "below the threshold, and the documents ask for no guarantee, with reasons",
            ),
        )
        return
    flat = bool(below) and asked.version.since == FLAT_BELOW
    missing = tuple(_missing(asked.path, asked.record, flat=flat))
    if missing:
        yield from missing
        return
    figure = asked.figure("guarantee_share_below_threshold" if below else "guarantee_share")
    given = _given(asked, figure)
    if flat:
        yield _weighed(given.plain)
        return
    found = awards_of(asked)
    if isinstance(found, Missing):
        yield found
        return
    path, awards = found
    discounts = {award.discount for award in awards}
    discount = discounts.pop() if len(discounts) == 1 else None
    if below is None:
        yield Missing(
            path=f"{path}/track",
            message=Bilingual(
                "non si sa se l'affidamento sia sotto soglia, dove la percentuale è un'altra",
                "it is not known whether the award is below the threshold, where the percentage is another",
            ),
        )
    elif discount is None:
        yield Missing(
            path=f"{path}/awards",
            message=Bilingual(
                "non si sa con quale ribasso, uno solo, sia stato aggiudicato il contratto",
                "it is not known at which discount, a single one, the contract was awarded",
            ),
        )
    else:
        reduced = attrs.evolve(given, discount=discount)
        yield _either(reduced) if below else _weighed(reduced)


def _missing(path: str, contract: ServiceContract, *, flat: bool) -> Iterator[Missing]:
    guarantee, amount = contract.guarantee, contract.amount
    if guarantee is None or guarantee.amount is None:
        yield Missing(
            path=f"{path}/guarantee" if guarantee is None else f"{path}/guarantee/amount",
            message=Bilingual("non si sa quanta sia la garanzia", "it is not known how much the guarantee is"),
        )
    if amount is None or amount.vat is not VatBasis.NET or amount.precision is not AmountPrecision.EXACT:
        yield Missing(
            path=f"{path}/amount",
            message=Bilingual(
                "non si sa l'importo esatto del contratto, senza IVA",
                "the exact amount of the contract, without VAT, is not known",
            ),
        )
    for index, reduction in enumerate(() if flat or guarantee is None else guarantee.reductions):
        if reduction.rate is None:
            yield Missing(
                path=f"{path}/guarantee/reductions/{index}/rate",
                message=Bilingual(
                    f"non si sa di quanto riduca: {reduction.ground.value}",
                    f"it is not known by how much it reduces: {reduction.ground.en}",
                ),
            )


def _given(asked: Asked[ServiceContract], figure: Figure) -> _Given:
    guarantee, amount = asked.record.guarantee or Guarantee(), asked.record.amount
    return _Given(
        path=f"{asked.path}/guarantee",
        contract=_NOTHING if amount is None else amount.amount,
        guarantee=guarantee.amount or _NOTHING,
        reductions=tuple(reduction.rate for reduction in guarantee.reductions if reduction.rate is not None),
        figure=figure,
        slope=(asked.figure("guarantee_discount"), asked.figure("guarantee_steep_discount")),
    )


_NOTHING = Euro("0.00")
_ASKED = (Comparison("guarantee", Relation.AT_LEAST, "expected"),)


def _weighed(given: _Given) -> Verdict:
    gap = given.expected - given.guarantee
    return weighed(
        given.path,
        facts=given.facts,
        figures=given.figures,
        comparisons=_ASKED,
        kept=given.said,
        broken=Bilingual(
            f"{given.said.it}: {gap:it} in meno di quanto spiegano le riduzioni dichiarate",
            f"{given.said.en}: {gap:en} less than the declared reductions explain",
        ),
    )


def _either(given: _Given) -> Verdict:
    """
    Return what holds whether discount and reductions count below the threshold or not, else that it is open.
    """
    more, less = sorted((given, given.plain), key=lambda found: found.expected.cents, reverse=True)
    if more.expected.cents <= given.guarantee.cents:
        return _weighed(more)
    if given.guarantee.cents < less.expected.cents:
        return _weighed(less)
    return Missing(
        path=given.path,
        message=Bilingual(
            f"{given.said.it}: se sotto soglia contino ribasso e riduzioni è un punto aperto",
            f"{given.said.en}: whether discount and reductions count below the threshold is an open point",
        ),
        cause=MissingCause.OPEN,
        facts=given.facts,
        figures=given.figures,
    )


def _example(notice: date, amount: str) -> Programme:
    contract = ServiceContract(
        id="contratto",
        tender="gara",
        lots=("lotto-1",),
        signed_on=notice + timedelta(days=120),
        amount=StatedAmount(amount=Euro("200000.00"), vat=VatBasis.NET, options=OptionsBasis.EXCLUDED),
        guarantee=Guarantee(
            amount=Euro(amount),
            reductions=(GuaranteeReduction(ground=ReductionGround.SMALL_FIRM, rate=Decimal(50)),),
        ),
    )
    award = Award(lot="lotto-1", on=notice + timedelta(days=60), discount=Decimal(5))
    tender = Tender(id="gara", notice_date=notice, track=Track.ORDINARY, lots=(Lot(id="lotto-1"),), awards=(award,))
    return Programme(tenders=(tender,), service_contracts=(contract,))


def _notice(version: Version) -> date:
    return version.since or date(2015, 3, 2)


def keeps(version: Version) -> Programme:
    """
    Return a contract of 200,000 at a discount of five, and a small firm: ten per cent, then half of it.
    """
    return _example(_notice(version), "10000.00")


def breaks(version: Version) -> Programme:
    """
    Return the same with 8,000 and no other reduction declared.
    """
    return _example(_notice(version), "8000.00")


RULES = tuple(
    Rule(
        id="guarantee-amount",
        title=Bilingual("Importo della garanzia definitiva", "Amount of the definitive guarantee"),
        it="La garanzia definitiva è confrontata con la percentuale di legge e con le riduzioni dichiarate.",
        en="The definitive guarantee is set against the percentage of law and the declared reductions.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.ADVICE,
        why=Bilingual(
            "Una garanzia più bassa di quanto i documenti spieghino va guardata finché il contratto è aperto.",
            "A guarantee lower than the documents explain is to be looked at while the contract is open.",
        ),
        needs=Bilingual(
            "importo netto del contratto, ribasso dell'aggiudicazione, garanzia, riduzioni con la loro misura",
            "net amount of the contract, discount of the award, guarantee, reductions with their rates",
        ),
        reads=("service_contracts", "tenders"),
        parameters=(
            "guarantee_discount",
            "guarantee_share",
            "guarantee_share_below_threshold",
            "guarantee_steep_discount",
        ),
        check=versioned(version, VERSIONS, each_service_contract, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
