"""
`small-lot-exemption`: lots awarded without the threshold rules are small, and few beside all lots.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import Asked, Version, each_tender, versioned
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import Lot, ObjectKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.regimes import lot_value
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.thresholds import euro_of, law_figure, lots_without_value, sum_of_lots, threshold_figure
from contratti_quartiere.verdicts import Missing, NotApplicable, Rule, Severity, Tracks, Verdict, weighed

_FROM_THRESHOLD = Tracks(frozenset({Track.ORDINARY, Track.LIGHT, Track.RESERVED}))

VERSIONS = (
    Version(
        source=LegalSource("DLgs 163/2006", "art. 29", Mark.KNOWN),
        tracks=_FROM_THRESHOLD,
        since=date(2006, 7, 1),
        until=date(2016, 4, 20),
    ),
    Version(
        source=LegalSource("DLgs 50/2016", "art. 35 c. 11"),
        tracks=_FROM_THRESHOLD,
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 14 c. 11, testo del 31.3.2023"),
        tracks=_FROM_THRESHOLD,
        since=date(2023, 7, 1),
    ),
)


def judge(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Compare the lots that are declared exempt with the limit of one lot, and their sum with the share of all lots.

    Below the threshold the exemption has no object. What still binds an exempt lot is an open point: no verdict is
    given on it, and the sentence says so.
    """
    path, tender = asked.path, asked.record
    exempt = tuple(lot for lot in tender.lots if lot.exempt)
    if not exempt:
        reason = Bilingual("nessun lotto è dichiarato esente", "no lot is declared exempt")
        yield NotApplicable(path=path, message=reason)
        return
    threshold = threshold_figure(asked)
    if isinstance(threshold, Missing):
        yield threshold
        return
    missing = tuple(lots_without_value(path, tender))
    yield from missing or (_below(asked, threshold) or _weighed(asked, threshold, exempt),)


def _below(asked: Asked[Tender], threshold: Figure) -> NotApplicable | None:
    """
    Return that the exemption has no object if all lots together stay below the threshold.
    """
    whole = sum_of_lots(asked.record)
    limit = euro_of(threshold)
    if whole >= limit:
        return None
    return NotApplicable(
        path=f"{asked.path}/lots",
        message=Bilingual(
            f"tutti i lotti insieme valgono {whole:it}, sotto la soglia di {limit:it}: non c'è nulla da esentare",
            f"all lots together are worth {whole:en}, below the threshold of {limit:en}: nothing is left to exempt",
        ),
        facts=(Fact("all_lots", whole), Fact("threshold", limit)),
    )


def _weighed(asked: Asked[Tender], threshold: Figure, exempt: tuple[Lot, ...]) -> Verdict:
    day = asked.day
    works = asked.regime.object_kind is ObjectKind.WORKS
    limit = law_figure(asked.view, "small_lot_limit_works" if works else "small_lot_limit", day)
    share = law_figure(asked.view, "small_lots_share", day)
    values = [value for value in map(lot_value, exempt) if value is not None]
    whole, together, largest = sum_of_lots(asked.record), Euro.total(values), max(values)
    said = Bilingual(
        f"lotti esenti {', '.join(lot.id for lot in exempt)}: il maggiore vale {largest:it}, e deve restare sotto"
        f" {euro_of(limit):it}; insieme valgono {together:it}, e possono arrivare al {share.value} % di {whole:it}",
        f"exempt lots {', '.join(lot.id for lot in exempt)}: the largest is worth {largest:en}, and must stay below"
        f" {euro_of(limit):en}; together they are worth {together:en}, and may reach {share.value}% of {whole:en}",
    )
    return weighed(
        f"{asked.path}/lots",
        facts=(
            Fact("all_lots", whole),
            Fact("exempt_lots", len(exempt)),
            Fact("exempt_together", together),
            Fact("largest_exempt", largest),
        ),
        figures=(threshold, limit, share),
        comparisons=(
            Comparison("all_lots", Relation.AT_LEAST, f"€{threshold.parameter}"),
            Comparison("largest_exempt", Relation.LESS, f"€{limit.parameter}"),
            Comparison("exempt_together", Relation.AT_MOST, f"{share.parameter} % all_lots"),
        ),
        kept=Bilingual(
            f"{said.it}; che cosa del codice valga ancora per essi è un punto aperto",
            f"{said.en}; what of the code still binds them is an open point",
        ),
        broken=said,
    )


def _example(notice: date, *amounts: str) -> Programme:
    lots = tuple(
        Lot(
            id=f"lotto-{n}",
            amount=StatedAmount(amount=Euro(amount), vat=VatBasis.NET, options=OptionsBasis.INCLUDED),
            exempt=n > 2,
        )
        for n, amount in enumerate(amounts, 1)
    )
    tender = Tender(id="gara", notice_date=notice, object_kind=ObjectKind.SOCIAL_SERVICE, track=Track.LIGHT, lots=lots)
    return Programme(tenders=(tender,))


def _notice(version: Version) -> date:
    return version.since or date.min


def keeps(version: Version) -> Programme:
    """
    Return lots of a million in all, of which the exempt ones are small and make twenty per cent exactly.
    """
    return _example(_notice(version), "600000.00", "200000.00", "75000.00", "70000.00", "55000.00")


def breaks(version: Version) -> Programme:
    """
    Return the same with a thousand euro moved to an exempt lot: 20.1 per cent.
    """
    return _example(_notice(version), "600000.00", "199000.00", "76000.00", "70000.00", "55000.00")


RULES = tuple(
    Rule(
        id="small-lot-exemption",
        title=Bilingual("Lotti minori esenti entro il venti per cento", "Small lots exempt within twenty per cent"),
        it="I lotti affidati senza le regole di soglia sono ciascuno sotto 80.000 euro (un milione per i lavori) e"
        " insieme non oltre il venti per cento di tutti i lotti.",
        en="Lots awarded without the threshold rules are each below € 80,000 (one million for works) and together at"
        " most twenty per cent of all lots.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.ERROR,
        why=Bilingual(
            "Un lotto esentato senza poterlo essere è affidato senza le regole che lo vincolano.",
            "A lot exempted that may not be is awarded without the rules that bind it.",
        ),
        needs=Bilingual(
            "valore stimato netto di ogni lotto, lotti dichiarati esenti, oggetto, giorno del bando",
            "estimated value of each lot without VAT, the lots declared exempt, what is bought, day of the notice",
        ),
        reads=("tenders",),
        parameters=(
            "eu_threshold_services",
            "eu_threshold_works",
            "small_lot_limit",
            "small_lot_limit_works",
            "small_lots_share",
            "social_threshold",
        ),
        check=versioned(version, VERSIONS, each_tender, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
