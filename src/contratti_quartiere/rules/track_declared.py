"""
`track-declared`: the document says which part of the code binds the award, and object and value agree with it.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from contratti_quartiere.amounts import OptionsBasis, StatedAmount, VatBasis
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import Asked, Version, each_tender, versioned
from contratti_quartiere.facts import Comparison, Fact, Figure, Relation
from contratti_quartiere.identifiers import Cpv
from contratti_quartiere.money import Euro
from contratti_quartiere.procurement import ObjectKind, ProcurementCode, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Mark
from contratti_quartiere.thresholds import euro_of, threshold_figure, value_of
from contratti_quartiere.verdicts import (
    Missing,
    MissingCause,
    NotApplicable,
    Rule,
    Severity,
    Tracks,
    Verdict,
    weighed,
)

_EVERYWHERE = Tracks(frozenset(Track))

VERSIONS = (
    Version(
        source=LegalSource("DLgs 163/2006", "all. II B, art. 20", Mark.KNOWN),
        tracks=_EVERYWHERE,
        since=date(2006, 7, 1),
        until=date(2016, 4, 20),
    ),
    Version(
        source=LegalSource("DLgs 50/2016", "artt. 140, 142-144, testo del 2016 (date note)", Mark.COMMENTARY),
        tracks=_EVERYWHERE,
        since=date(2016, 4, 20),
        until=date(2017, 5, 20),
    ),
    Version(
        source=LegalSource("DLgs 50/2016", "artt. 140, 142-144, con DLgs 56/2017 (date note)", Mark.COMMENTARY),
        tracks=_EVERYWHERE,
        since=date(2017, 5, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "artt. 6-7, 48-55, 127-129, testo del 31.3.2023"),
        tracks=_EVERYWHERE,
        since=date(2023, 7, 1),
    ),
)


def judge(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Compare the declared track with what is bought and, where it hangs on that, with the estimated value.

    Who declares more than binds breaks nothing if the documents list the articles that they follow. Whether an award
    is outside the code hangs on its form, which no record holds. Under DLgs 163/2006 whether social services below the
    threshold are light is an open point, and so is what a reserved award was.
    """
    path, declared = asked.path, asked.record.track
    if declared is None:
        yield Missing(path=f"{path}/track", message=_NOT_DECLARED)
    elif declared is Track.OUTSIDE:
        yield NotApplicable(path=path, message=_FORM_DECIDES, facts=(Fact("track", declared.value),))
    elif declared is Track.RESERVED and asked.regime.code is ProcurementCode.DLGS_163_2006:
        yield Missing(path=f"{path}/track", message=_NOT_YET_RESERVED, cause=MissingCause.OPEN)
    else:
        yield _judged(asked, declared)


_NOT_DECLARED = Bilingual(
    "il documento non dice con quale regime si affida", "the document does not say on which track the award is"
)
_FORM_DECIDES = Bilingual(
    "affidamento dichiarato fuori codice: decide la forma (coprogettazione, in house), che qui non si vede",
    "award declared outside the code: its form (co-design, in house) decides, which is not seen here",
)
_NOT_YET_RESERVED = Bilingual(
    "che cosa fosse un affidamento riservato sotto il DLgs 163/2006 è un punto aperto",
    "what a reserved award was under DLgs 163/2006 is an open point",
)
_LIGHT_BELOW = Bilingual(
    "se sotto soglia i servizi dell'allegato II B del DLgs 163/2006 seguano il regime alleggerito è un punto aperto",
    "whether services of Annex II B of DLgs 163/2006 are light below the threshold is an open point",
)


def _judged(asked: Asked[Tender], declared: Track) -> Verdict:
    """
    Judge a track that hangs on what is bought and, on all but the reserved one, on what it is worth.
    """
    kind = asked.regime.object_kind
    social = kind is ObjectKind.SOCIAL_SERVICE
    if kind is not None and (declared is Track.RESERVED or (declared is Track.LIGHT and not social)):
        return _by_object(asked, declared, social=social)
    if declared is Track.ORDINARY and social:
        return _more_than_binds(asked, declared, (Fact("social_service", value=True),), ())
    threshold = threshold_figure(asked)
    if isinstance(threshold, Missing):
        return threshold
    value = value_of(asked.path, asked.record)
    if isinstance(value, Missing):
        return value
    return _by_value(asked, declared, value, threshold)


def _by_value(asked: Asked[Tender], declared: Track, value: Euro, threshold: Figure) -> Verdict:
    facts = (Fact("track", declared.value), Fact("estimated_value", value))
    reached = value >= euro_of(threshold)
    old = asked.regime.code is ProcurementCode.DLGS_163_2006
    if not reached and old and asked.regime.object_kind is ObjectKind.SOCIAL_SERVICE:
        return Missing(
            path=f"{asked.path}/track", message=_LIGHT_BELOW, cause=MissingCause.OPEN, facts=facts, figures=(threshold,)
        )
    if not reached and declared is not Track.SUB_THRESHOLD:
        return _more_than_binds(asked, declared, facts[1:], (threshold,))
    below = declared is Track.SUB_THRESHOLD
    said = _said(
        declared,
        Bilingual(
            f"il valore stimato è {value:it}, la soglia {euro_of(threshold):it}",
            f"the estimated value is {value:en}, the threshold {euro_of(threshold):en}",
        ),
    )
    return weighed(
        f"{asked.path}/track",
        facts=facts,
        figures=(threshold,),
        comparisons=(
            Comparison("estimated_value", Relation.LESS if below else Relation.AT_LEAST, f"€{threshold.parameter}"),
        ),
        kept=said,
        broken=said,
    )


def _by_object(asked: Asked[Tender], declared: Track, *, social: bool) -> Verdict:
    return weighed(
        f"{asked.path}/track",
        facts=(Fact("track", declared.value), Fact("social_service", social)),
        comparisons=(Comparison("social_service", Relation.EQUAL, "true"),),
        kept=_said(declared, Bilingual("è un servizio sociale o assimilato", "it is a social or like service")),
        broken=_said(
            declared, Bilingual("non è un servizio sociale o assimilato", "it is not a social or like service")
        ),
    )


def _more_than_binds(
    asked: Asked[Tender], declared: Track, facts: tuple[Fact, ...], figures: tuple[Figure, ...]
) -> Verdict:
    """
    Judge a track that asks more than object and value do: the documents list what they follow of it.
    """
    count = len(asked.record.self_imposed)
    why = Bilingual(
        "oggetto e valore chiedono meno; articoli che i documenti richiamano: " + str(count),
        "object and value ask less; articles that the documents recall: " + str(count),
    )
    return weighed(
        f"{asked.path}/track",
        facts=(Fact("track", declared.value), *facts, Fact("self_imposed", count)),
        figures=figures,
        comparisons=(Comparison("self_imposed", Relation.MORE, "0"),),
        kept=_said(declared, why),
        broken=_said(declared, why),
    )


def _said(declared: Track, why: Bilingual) -> Bilingual:
    return Bilingual(
        f"affidamento dichiarato {declared.value}; {why.it}", f"award declared {declared.say('en')}; {why.en}"
    )


def _example(notice: date, track: Track) -> Programme:
    total = StatedAmount(amount=Euro("1000000.00"), vat=VatBasis.NET, options=OptionsBasis.INCLUDED)
    tender = Tender(id="gara", notice_date=notice, cpv=Cpv("85320000-8"), track=track, totals=(total,))
    return Programme(tenders=(tender,))


def _notice(version: Version) -> date:
    return date(2024, 2, 1) if version.until is None else version.since or date.min


def keeps(version: Version) -> Programme:
    """
    Return a social service of a million that is declared light.
    """
    return _example(_notice(version), Track.LIGHT)


def breaks(version: Version) -> Programme:
    """
    Return the same declared ordinary, with no article listed that it follows though it need not.
    """
    return _example(_notice(version), Track.ORDINARY)


RULES = tuple(
    Rule(
        id="track-declared",
        title=Bilingual("Regime dell'affidamento dichiarato e coerente", "Track declared and consistent"),
        it="Il documento dice se l'affidamento è ordinario, alleggerito, riservato, sotto soglia o fuori codice, e ciò"
        " corrisponde a oggetto, valore e forma.",
        en="The document says whether the award is ordinary, light, reserved, below threshold or outside the code, and"
        " this agrees with object, value and form.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.WARNING,
        why=Bilingual(
            "Dal regime dipende quali articoli vincolano: senza, un obbligo si cerca dove non c'è o si perde dove c'è.",
            "The track decides which articles bind: without it a duty is looked for where there is none, or lost.",
        ),
        needs=Bilingual(
            "oggetto (CPV), valore stimato con la sua base, regime dichiarato, articoli richiamati",
            "what is bought (CPV), estimated value with its basis, declared track, articles recalled",
        ),
        reads=("tenders",),
        parameters=("eu_threshold_services", "eu_threshold_works", "social_threshold"),
        check=versioned(version, VERSIONS, each_tender, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
