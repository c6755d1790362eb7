"""
`amount-basis-declared`: an amount that is compared says its basis, and amounts of different bases are not added.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import Asked, Version, each_tender, versioned
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Breach, Missing, NotApplicable, Rule, Severity, Tracks, Verdict, weighed

_EVERYWHERE = Tracks(frozenset(Track))

VERSIONS = (
    Version(
        source=LegalSource("DLgs 163/2006", "art. 29", Mark.KNOWN),
        tracks=_EVERYWHERE,
        since=date(2006, 7, 1),
        until=date(2016, 4, 20),
    ),
    Version(
        source=LegalSource("DLgs 50/2016", "art. 35 c. 4", Mark.COMMENTARY),
        tracks=_EVERYWHERE,
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 14 c. 4, testo del 31.3.2023"),
        tracks=_EVERYWHERE,
        since=date(2023, 7, 1),
    ),
)


def judge(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Compare the basis of the lots with each other, and with that of the totals beside which they stand.

    A total on another basis is another matter, a gross budget beside net lots, as long as there is one on theirs. A
    basis that is honestly unknown is undecided, never an error. Where a lot has no amount the lots have no sum: none is
    set beside a total.
    """
    path, tender = asked.path, asked.record
    lots = [(f"{path}/lots/{n}/amount", lot.amount) for n, lot in enumerate(tender.lots) if lot.amount is not None]
    totals = [(f"{path}/totals/{n}", total) for n, total in enumerate(tender.totals)]
    if not lots or not totals:
        yield NotApplicable(path=path, message=_NOTHING_COMPARED)
        return
    unsaid = [missing for place, amount in (*lots, *totals) for missing in _unsaid(place, amount)]
    yield from unsaid
    unpriced = [(n, lot) for n, lot in enumerate(tender.lots) if lot.amount is None]
    yield from (_unpriced(f"{path}/lots/{n}/amount", lot) for n, lot in unpriced)
    if all(amount.basis is not None for _, amount in lots):
        yield from _judged(f"{path}/lots", [amount for _, amount in lots], () if unpriced else totals)


_NOTHING_COMPARED = Bilingual(
    "la gara non dichiara insieme importi dei lotti e totale",
    "the tender does not state both amounts of lots and a total",
)


def _unpriced(place: str, lot: Lot) -> Missing:
    return Missing(
        path=place,
        message=Bilingual(
            f"manca l'importo del lotto {lot.id}: i lotti non si sommano",
            f"the amount of lot {lot.id} is missing: the lots are not added",
        ),
    )


def _unsaid(place: str, amount: StatedAmount) -> Iterator[Missing]:
    if amount.vat is VatBasis.UNKNOWN:
        yield Missing(
            path=f"{place}/vat",
            message=Bilingual(
                f"di {amount.amount:it} non si sa se sia netto o lordo d'IVA",
                f"of {amount.amount:en} it is not known whether VAT is in it",
            ),
        )
    if amount.options is OptionsBasis.UNKNOWN:
        yield Missing(
            path=f"{place}/options",
            message=Bilingual(
                f"di {amount.amount:it} non si sa se comprenda le opzioni",
                f"of {amount.amount:en} it is not known whether options are in it",
            ),
        )


def _judged(path: str, lots: list[StatedAmount], totals: Sequence[tuple[str, StatedAmount]]) -> Iterator[Verdict]:
    first = lots[0]
    other = next((amount for amount in lots if amount.basis != first.basis), None)
    if other is not None:
        yield Breach(
            path=path,
            message=Bilingual(
                f"i lotti hanno basi diverse, {_basis(first).it} e {_basis(other).it}: non si sommano",
                f"the lots have different bases, {_basis(first).en} and {_basis(other).en}: they are not added",
            ),
            facts=(Fact("basis_of_lots", _basis(first).it), Fact("basis_of_other_lots", _basis(other).it)),
            comparisons=(Comparison("basis_of_lots", Relation.EQUAL, "basis_of_other_lots"),),
        )
        return
    like = [(place, total) for place, total in totals if total.basis == first.basis]
    if not like and any(total.basis is None for _, total in totals):
        # One of those may be what the lots add up to.
        return
    whole = Euro.total(amount.amount for amount in lots)
    for place, total in like or totals:
        yield _compared(place, first, whole, total)


def _compared(place: str, lot: StatedAmount, whole: Euro, total: StatedAmount) -> Verdict:
    said = Bilingual(
        f"i lotti danno {whole:it} ({_basis(lot).it}), il totale è {total.amount:it} ({_basis(total).it})",
        f"the lots add up to {whole:en} ({_basis(lot).en}), the total is {total.amount:en} ({_basis(total).en})",
    )
    return weighed(
        place,
        facts=(
            Fact("sum", whole),
            Fact("basis_of_lots", _basis(lot).it),
            Fact("total", total.amount),
            Fact("basis_of_total", _basis(total).it),
        ),
        comparisons=(Comparison("basis_of_lots", Relation.EQUAL, "basis_of_total"),),
        kept=Bilingual(f"{said.it}: la base è la stessa", f"{said.en}: the basis is the same"),
        broken=Bilingual(
            f"{said.it}: importi di base diversa non si confrontano",
            f"{said.en}: amounts of different bases are not compared",
        ),
    )


def _basis(amount: StatedAmount) -> Bilingual:
    return Bilingual(
        f"{amount.vat.value}, {amount.options.value}", f"{amount.vat.say('en')}, {amount.options.say('en')}"
    )


def _example(notice: date, *totals: tuple[str, VatBasis]) -> Programme:
    def stated(amount: str, vat: VatBasis) -> StatedAmount:
        return StatedAmount(amount=Euro(amount), vat=vat, options=OptionsBasis.EXCLUDED)

    lots = tuple(Lot(id=f"lotto-{n}", amount=stated("200000.00", VatBasis.NET)) for n in range(1, 6))
    found = tuple(stated(amount, vat) for amount, vat in totals)
    return Programme(tenders=(Tender(id="gara", notice_date=notice, totals=found, lots=lots),))


def _notice(version: Version) -> date:
    return version.since or date.min


def keeps(version: Version) -> Programme:
    """
    Return five net lots beside a net total, and a gross budget that is another matter.
    """
    return _example(_notice(version), ("1000000.00", VatBasis.NET), ("1220000.00", VatBasis.GROSS))


def breaks(version: Version) -> Programme:
    """
    Return the same lots beside the gross total alone.
    """
    return _example(_notice(version), ("1220000.00", VatBasis.GROSS))


RULES = tuple(
    Rule(
        id="amount-basis-declared",
        title=Bilingual("Base degli importi dichiarata", "Basis of the amounts declared"),
        it="Ogni importo usato in un confronto dice se è netto o lordo d'IVA e se comprende le opzioni, e importi di"
        " base diversa non si sommano.",
        en="Every amount used in a comparison says whether it is net or gross of VAT and whether it includes options,"
        " and amounts of different bases are not added.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.ERROR,
        why=Bilingual(
            "Un totale lordo accanto a lotti netti nasconde l'IVA, o la conta due volte.",
            "A gross total beside net lots hides the VAT, or counts it twice.",
        ),
        needs=Bilingual(
            "la base di ogni importo: netto o lordo, con o senza opzioni, o ignota",
            "the basis of each amount: net or gross, with or without options, or unknown",
        ),
        reads=("tenders",),
        check=versioned(version, VERSIONS, each_tender, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
