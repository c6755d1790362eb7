"""
`threshold-by-sum-of-lots`: what all lots are worth together decides whether each is above the threshold.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import EVERY_TRACK, Asked, Version, each_tender, versioned
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, ObjectKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.thresholds import euro_of, lots_without_value, sum_of_lots, threshold_figure
from contratti_quartiere.verdicts import Kept, Missing, NotApplicable, Rule, Severity, Tracks, Verdict, weighed

_EVERYWHERE = Tracks(EVERY_TRACK)

VERSIONS = (
    Version(
        source=LegalSource("DLgs 163/2006", "art. 29 c. 7", Mark.KNOWN),
        tracks=_EVERYWHERE,
        since=date(2006, 7, 1),
        until=date(2016, 4, 20),
    ),
    Version(
        source=LegalSource("DLgs 50/2016", "art. 35 c. 9", Mark.KNOWN),
        tracks=_EVERYWHERE,
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 14 c. 9-10, testo del 31.3.2023"),
        tracks=_EVERYWHERE,
        since=date(2023, 7, 1),
    ),
)


def judge(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Set the sum of all lots against the threshold, for the lots that are treated as below it and for the others.

    A lot that is declared exempt is left to `small-lot-exemption`. Whoever follows the rules from the threshold on
    though the sum is below it follows more than binds: that is left to `track-declared`. Which contracts are one need
    is the office's word.
    """
    path, tender = asked.path, asked.record
    bound = tuple(lot for lot in tender.lots if not lot.exempt and _treated(lot, tender) is not Track.OUTSIDE)
    if not bound:
        yield NotApplicable(path=path, message=_NO_LOTS)
        return
    threshold = threshold_figure(asked)
    if isinstance(threshold, Missing):
        yield threshold
        return
    missing = (*lots_without_value(path, tender), *_untold(path, tender, bound))
    yield from missing or _judged(f"{path}/lots", tender, bound, threshold)


_NO_LOTS = Bilingual("nessun lotto segue il codice senza esenzione", "no lot is under the code without being exempted")


def _treated(lot: Lot, tender: Tender) -> Track | None:
    return lot.track or tender.track


def _untold(path: str, tender: Tender, bound: tuple[Lot, ...]) -> Iterator[Missing]:
    unknown = [lot.id for lot in bound if _treated(lot, tender) is None]
    if unknown:
        names = ", ".join(unknown)
        yield Missing(
            path=f"{path}/track",
            message=Bilingual(
                f"non è dichiarato con quale regime sono trattati i lotti {names}",
                f"it is not stated on which track the lots {names} are treated",
            ),
        )


def _judged(path: str, tender: Tender, bound: tuple[Lot, ...], threshold: Figure) -> Iterator[Verdict]:
    below = tuple(lot for lot in bound if _treated(lot, tender) is Track.SUB_THRESHOLD)
    above = tuple(lot for lot in bound if lot not in below)
    whole = sum_of_lots(tender)
    limit = euro_of(threshold)
    sums = Bilingual(
        f"tutti i lotti insieme valgono {whole:it}, la soglia è {limit:it}",
        f"all lots together are worth {whole:en}, the threshold is {limit:en}",
    )
    if below:
        said = _said(sums, below, Bilingual("sotto soglia", "as below the threshold"))
        yield weighed(
            path,
            facts=(Fact("all_lots", whole), Fact("lots_treated_as_below", len(below))),
            figures=(threshold,),
            comparisons=(Comparison("all_lots", Relation.LESS, f"€{threshold.parameter}"),),
            kept=said,
            broken=said,
        )
    if above:
        yield _above(path, above, whole, threshold, sums)


def _above(path: str, lots: tuple[Lot, ...], whole: Euro, threshold: Figure, sums: Bilingual) -> Verdict:
    said = _said(sums, lots, Bilingual("con le regole da soglia in su", "by the rules from the threshold on"))
    facts = (Fact("all_lots", whole), Fact("lots_treated_as_above", len(lots)))
    if whole < euro_of(threshold):
        message = Bilingual(
            f"{said.it}: è più di quanto vincola, e qui non si giudica",
            f"{said.en}: that is more than binds, and is not judged here",
        )
        return NotApplicable(path=path, message=message, facts=facts)
    return Kept(
        path=path,
        message=said,
        facts=facts,
        figures=(threshold,),
        comparisons=(Comparison("all_lots", Relation.AT_LEAST, f"€{threshold.parameter}"),),
    )


def _said(sums: Bilingual, lots: tuple[Lot, ...], how: Bilingual) -> Bilingual:
    names = ", ".join(lot.id for lot in lots)
    return Bilingual(f"{sums.it}; trattati {how.it}: {names}", f"{sums.en}; treated {how.en}: {names}")


def _example(notice: date, lot: str) -> Programme:
    amount = StatedAmount(amount=Euro(lot), vat=VatBasis.NET, options=OptionsBasis.INCLUDED)
    lots = tuple(Lot(id=f"lotto-{n}", amount=amount) for n in range(1, 6))
    tender = Tender(
        id="gara", notice_date=notice, object_kind=ObjectKind.SOCIAL_SERVICE, track=Track.SUB_THRESHOLD, lots=lots
    )
    return Programme(tenders=(tender,))


def _notice(version: Version) -> date:
    return version.since or date.min


def keeps(version: Version) -> Programme:
    """
    Return five lots of 40,000, below every threshold together.
    """
    return _example(_notice(version), "40000.00")


def breaks(version: Version) -> Programme:
    """
    Return five lots of 160,000, each treated as below the threshold that they pass together.
    """
    return _example(_notice(version), "160000.00")


RULES = tuple(
    Rule(
        id="threshold-by-sum-of-lots",
        title=Bilingual("Soglia sulla somma dei lotti", "Threshold by the sum of the lots"),
        it="Il regime di ogni lotto segue il valore stimato di tutti i lotti insieme, confrontato con la soglia del"
        " giorno del bando.",
        en="The regime of each lot follows the estimated value of all lots together, set against the threshold of the"
        " day of the notice.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.ERROR,
        why=Bilingual(
            "Lotti piccoli uno per uno, sopra la soglia tutti insieme, sono affidati senza le regole che li vincolano.",
            "Lots small one by one, above the threshold together, are awarded without the rules that bind them.",
        ),
        needs=Bilingual(
            "valore stimato netto di ogni lotto, oggetto, giorno del bando, regime dichiarato per ogni lotto",
            "estimated value of each lot without VAT, what is bought, day of the notice, the track of each lot",
        ),
        reads=("tenders",),
        parameters=("eu_threshold_services", "eu_threshold_works", "social_threshold"),
        check=versioned(version, VERSIONS, each_tender, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
