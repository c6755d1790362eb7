"""
`social-best-quality-price`: a social service is awarded on the best quality-price ratio, not on the lowest price.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import SOCIAL_TRACKS, Asked, Version, each_tender, versioned
from contratti_quartiere.errors import shown
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.procedures import AwardCriterion, CriterionKind
from contratti_quartiere.procurement import ObjectKind, ProcedureKind, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.verdicts import Missing, MissingCause, NotApplicable, Rule, Severity, Tracks, Verdict, weighed

_SOCIAL = Tracks(SOCIAL_TRACKS)

VERSIONS = (
    Version(
        source=LegalSource("DLgs 50/2016", "art. 95 c. 3 a", Mark.KNOWN),
        tracks=_SOCIAL,
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "artt. 128 c. 7, 108 c. 2 a, testo del 31.3.2023"),
        tracks=_SOCIAL,
        since=date(2023, 7, 1),
    ),
)


def judge(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Ask whether any points of the award are given for quality; a fixed price with quality alone is lawful too.

    A direct award has no criterion. Below the threshold only principles bind (DLgs 36/2023 art. 128 c. 8): undecided.
    How many points the price may have where labour counts most (art. 108 c. 4) is shown and not judged.
    """
    path, tender, regime = asked.path, asked.record, asked.regime
    if regime.object_kind is not None and regime.object_kind is not ObjectKind.SOCIAL_SERVICE:
        yield NotApplicable(
            path=path,
            message=Bilingual("non è un servizio sociale", "is not a social service"),
            facts=(Fact("object_kind", regime.object_kind.value),),
        )
    elif tender.procedure is ProcedureKind.DIRECT_AWARD:
        yield NotApplicable(
            path=path,
            message=Bilingual(
                "un affidamento diretto non ha criteri di aggiudicazione", "a direct award has no award criteria"
            ),
        )
    elif regime.object_kind is None:
        yield Missing(
            path=f"{path}/object_kind",
            message=Bilingual("non si sa se sia un servizio sociale", "it is not known whether it is a social service"),
        )
    elif not tender.award_criteria:
        yield Missing(
            path=f"{path}/award_criteria",
            message=Bilingual("non si sa come si aggiudichi", "it is not known by what it is awarded"),
        )
    elif Track.SUB_THRESHOLD in regime.tracks:
        yield _below(asked)
    else:
        yield _weighed(path, tender)


def _below(asked: Asked[Tender]) -> Missing:
    if asked.regime.track is None:
        return Missing(
            path=f"{asked.path}/track",
            message=Bilingual(
                "non si sa se il servizio sia sotto soglia, dove valgono solo i principi",
                "it is not known whether the service is below the threshold, where only principles bind",
            ),
        )
    return Missing(
        path=f"{asked.path}/award_criteria",
        message=Bilingual(
            "sotto soglia valgono solo i principi: se escludano il prezzo più basso è un punto aperto",
            "below the threshold only principles bind: whether they rule out the lowest price is an open point",
        ),
        cause=MissingCause.OPEN,
    )


def _weighed(path: str, tender: Tender) -> Verdict:
    said = {kind: _points(tender, kind) for kind in CriterionKind}
    counted = [criterion for criterion in tender.award_criteria if _for_quality(criterion)]
    text = Bilingual(
        ", ".join(f"{kind.value} {points.it}" for kind, points in said.items()),
        ", ".join(f"{kind.en} {points.en}" for kind, points in said.items()),
    )
    return weighed(
        f"{path}/award_criteria",
        facts=(
            Fact("quality_criteria", len(counted)),
            *(Fact(f"{kind.en}_points", points.it) for kind, points in said.items()),
        ),
        comparisons=(Comparison("quality_criteria", Relation.MORE, "0"),),
        kept=Bilingual(f"punti: {text.it}; la qualità conta", f"points: {text.en}; quality counts"),
        broken=Bilingual(f"punti: {text.it}; conta solo il prezzo", f"points: {text.en}; the price alone counts"),
    )


def _for_quality(criterion: AwardCriterion) -> bool:
    return criterion.kind is CriterionKind.QUALITY and criterion.points != 0


def _points(tender: Tender, kind: CriterionKind) -> Bilingual:
    """
    Return the points for quality or for the price; none where no criterion gives any.
    """
    if not any(criterion.kind is kind for criterion in tender.award_criteria):
        return Bilingual("nessuno", "none")
    points = tender.points(kind)
    return Bilingual("non noti", "not known") if points is None else Bilingual(*[shown(points)] * 2)


def _example(notice: date, **points: int) -> Programme:
    criteria = tuple(
        AwardCriterion(kind=kind, points=Decimal(points[kind.en])) for kind in CriterionKind if kind.en in points
    )
    tender = Tender(
        id="gara",
        notice_date=notice,
        track=Track.LIGHT,
        object_kind=ObjectKind.SOCIAL_SERVICE,
        award_criteria=criteria,
    )
    return Programme(tenders=(tender,))


def _notice(version: Version) -> date:
    return date(2024, 2, 1) if version.until is None else date(2018, 2, 1)


def keeps(version: Version) -> Programme:
    """
    Return a social service with 80 points for quality and 20 for the price.
    """
    return _example(_notice(version), quality=80, price=20)


def breaks(version: Version) -> Programme:
    """
    Return the same at the lowest price.
    """
    return _example(_notice(version), price=100)


RULES = tuple(
    Rule(
        id="social-best-quality-price",
        title=Bilingual("Servizi sociali al miglior rapporto qualità/prezzo", "Social services on quality and price"),
        it=("Un servizio sociale è aggiudicato al miglior rapporto fra qualità e prezzo, non al prezzo più basso."),
        en="A social service is awarded on the best quality–price ratio, not on the lowest price.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.ERROR,
        why=Bilingual(
            "Al prezzo più basso il servizio costa meno perché chi lo rende lavora meno ore, o è pagato meno.",
            "At the lowest price a service costs less because whoever renders it works fewer hours, or is paid less.",
        ),
        needs=Bilingual(
            "che cosa si compra; i criteri di aggiudicazione con i loro punti",
            "what is bought; the award criteria with their points",
        ),
        reads=("tenders",),
        check=versioned(version, VERSIONS, each_tender, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
