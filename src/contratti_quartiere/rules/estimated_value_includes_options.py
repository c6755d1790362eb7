"""
`estimated-value-includes-options`: the estimated value includes every option and renewal that the documents foresee.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from contratti_quartiere.amounts import AmountPrecision, OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import EVERY_TRACK, Asked, Version, each_tender, versioned
from contratti_quartiere.estimates import LotEstimate, OptionKind, PricedOption, PricedRenewal
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, NotApplicable, Rule, Severity, Tracks, Verdict, weighed

_EVERYWHERE = Tracks(EVERY_TRACK)

VERSIONS = (
    Version(source=LegalSource("DLgs 163/2006", "art. 29", Mark.KNOWN), tracks=_EVERYWHERE, until=date(2016, 4, 20)),
    Version(
        source=LegalSource("DLgs 50/2016", "art. 35 c. 4; art. 63 c. 5 (noto, da confermare)", Mark.COMMENTARY),
        tracks=_EVERYWHERE,
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "artt. 14 c. 4, 76 c. 6, testo del 31.3.2023"),
        tracks=_EVERYWHERE,
        since=date(2023, 7, 1),
    ),
)


def judge(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Compare the estimated value that the documents state with what base, options and renewals of the lots make.

    A technical extension is not foreseen, so it is not among the options of an estimate and does not count.
    """
    path, tender = asked.path, asked.record
    stated = [(index, total) for index, total in enumerate(tender.totals) if _is_estimate(total)]
    if not stated:
        yield _no_estimate(path, tender)
        return
    doubts = tuple(_doubts(path, tender))
    yield from doubts or (_compared(f"{path}/totals/{index}", total, tender) for index, total in stated)


def _is_estimate(total: StatedAmount) -> bool:
    return total.basis == (VatBasis.NET, OptionsBasis.INCLUDED) and total.precision is AmountPrecision.EXACT


def _no_estimate(path: str, tender: Tender) -> Verdict:
    if not any(lot.estimate is not None for lot in tender.lots):
        reason = Bilingual("nessuna stima dei lotti a registro", "no estimate of the lots is on record")
        return NotApplicable(path=path, message=reason)
    return Missing(
        path=f"{path}/totals",
        message=Bilingual(
            "nessun totale esatto è dichiarato netto d'IVA e con le opzioni: non si sa il valore stimato",
            "no exact total is stated without VAT and with options: the estimated value is not known",
        ),
    )


def _doubts(path: str, tender: Tender) -> Iterator[Missing]:
    if not tender.lots:
        yield Missing(
            path=f"{path}/lots",
            message=Bilingual("non si sa di quali lotti sia il totale", "it is not known of which lots the total is"),
        )
    for index, lot in enumerate(tender.lots):
        where = f"{path}/lots/{index}/estimate"
        if lot.estimate is None:
            yield Missing(
                path=where,
                message=Bilingual(f"del lotto {lot.id} non c'è la stima", f"of the lot {lot.id} there is no estimate"),
            )
        elif lot.estimate.vat is not VatBasis.NET:
            yield Missing(
                path=f"{where}/vat",
                message=Bilingual(
                    f"del lotto {lot.id} la stima non è dichiarata netta d'IVA",
                    f"of the lot {lot.id} the estimate is not stated without VAT",
                ),
            )
        else:
            yield from _unpriced(where, lot, lot.estimate)


def _unpriced(where: str, lot: Lot, estimate: LotEstimate) -> Iterator[Missing]:
    foreseen: dict[str, tuple[PricedOption | PricedRenewal, ...]] = {
        "options": estimate.options,
        "renewals": estimate.renewals,
    }
    for name, parts in foreseen.items():
        for index, part in enumerate(parts):
            if part.amount is None:
                yield Missing(
                    path=f"{where}/{name}/{index}/amount",
                    message=Bilingual(
                        f"del lotto {lot.id} un'opzione o un rinnovo non ha un valore",
                        f"of the lot {lot.id} an option or a renewal has no value",
                    ),
                )


def _compared(path: str, total: StatedAmount, tender: Tender) -> Verdict:
    estimates = [lot.estimate for lot in tender.lots if lot.estimate is not None]
    base = Euro.total(estimate.base for estimate in estimates)
    options = Euro.total(part.amount for found in estimates for part in found.options if part.amount is not None)
    renewals = Euro.total(part.amount for found in estimates for part in found.renewals if part.amount is not None)
    needed = base + options + renewals
    parts = Bilingual(
        f"base {base:it}, opzioni {options:it}, rinnovi {renewals:it}: in tutto {needed:it}",
        f"base {base:en}, options {options:en}, renewals {renewals:en}: {needed:en} in all",
    )
    return weighed(
        path,
        facts=(
            Fact("estimated_value", total.amount),
            Fact("base", base),
            Fact("options", options),
            Fact("renewals", renewals),
        ),
        comparisons=(Comparison("estimated_value", Relation.AT_LEAST, "base + options + renewals"),),
        kept=Bilingual(
            f"il valore stimato dichiarato, {total.amount:it}, comprende {parts.it}",
            f"the estimated value that is stated, {total.amount:en}, includes {parts.en}",
        ),
        broken=Bilingual(
            f"il valore stimato dichiarato, {total.amount:it}, non comprende {parts.it}",
            f"the estimated value that is stated, {total.amount:en}, does not include {parts.en}",
        ),
    )


def _example(notice: date, estimated: str) -> Programme:
    option = PricedOption(kind=OptionKind.EXTENSION, amount=Euro("166666.67"), months=6)
    estimate = LotEstimate(base=Euro("1000000.00"), vat=VatBasis.NET, options=(option,))
    total = StatedAmount(amount=Euro(estimated), vat=VatBasis.NET, options=OptionsBasis.INCLUDED)
    lot = Lot(id="lotto-1", estimate=estimate)
    return Programme(tenders=(Tender(id="gara", notice_date=notice, totals=(total,), lots=(lot,)),))


def _notice(version: Version) -> date:
    return version.since or date(2015, 3, 2)


def keeps(version: Version) -> Programme:
    """
    Return a base of a million for 36 months and an option of six months, estimated together.
    """
    return _example(_notice(version), "1166666.67")


def breaks(version: Version) -> Programme:
    """
    Return the same estimated at the base alone.
    """
    return _example(_notice(version), "1000000.00")


RULES = tuple(
    Rule(
        id="estimated-value-includes-options",
        title=Bilingual("Valore stimato con opzioni e rinnovi", "Estimated value with options and renewals"),
        it="Il valore stimato comprende ogni opzione, proroga, rinnovo e ripetizione previsti nei documenti.",
        en="The estimated value includes every option, extension, renewal and repetition that the documents foresee.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.ERROR,
        why=Bilingual(
            "Un'opzione lasciata fuori può far scendere la gara sotto una soglia che invece raggiunge.",
            "An option that is left out may put the tender below a threshold that it reaches.",
        ),
        needs=Bilingual(
            "base, opzioni e rinnovi di ogni lotto con il loro valore; il valore stimato dichiarato, tutti netti",
            "base, options and renewals of each lot with their value; the estimated value stated, all without VAT",
        ),
        reads=("tenders",),
        check=versioned(version, VERSIONS, each_tender, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
