"""
`participation-cap-conditions`: a limit on the lots one may tender for stands in the notice, on the code's conditions.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import ORDINARY_AND_BELOW, SOCIAL_TRACKS, Asked, Version
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.lot_limit_checks import MOST_TENDERED, Limited, limited
from contratti_quartiere.procedures import LotLimits
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource, Provenance, Source, SourceKind
from contratti_quartiere.verdicts import Breach, Kept, Missing, Rule, Severity, Tracks, Verdict, weighed

VERSIONS = (
    Version(
        source=LegalSource("DLgs 50/2016", "art. 51 c. 2"),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 50/2016", ("art. 51 c. 2",)),
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 58 c. 4, testo del 31.3.2023"),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 36/2023", ("art. 58 c. 4",)),
        since=date(2023, 7, 1),
    ),
)


def judge(asked: Asked[Limited]) -> Iterator[Verdict]:
    """
    Say whether the limit stands in the notice and, from 2023, whether it goes with the award limit and its reason.

    It stands where the sources of its record say: in the notice, or in an act or contract that is none. Press, data and
    announcements do not show where it stands. Which number of tenderers is high is not judged.
    """
    yield _in_the_notice(asked)
    if asked.version is VERSIONS[-1]:
        yield _on_conditions(f"{asked.path}/lot_limits", asked.record)


def _in_the_notice(asked: Asked[Limited]) -> Verdict:
    path, most = f"{asked.path}/lot_limits", asked.record.most
    named = asked.record.limits.provenance.sources
    sources = [source for source in asked.view.programme.sources if source.id in named and source.kind in _DOCUMENTS]
    # Of several documents the notice is enough.
    sources.sort(key=lambda source: source.kind is not SourceKind.NOTICE)
    said = Bilingual(f"lotti per cui uno può offrire, al più {most}", f"lots that one may tender for, {most} at most")
    if not sources:
        message = Bilingual(
            f"{said.it}: nessuna fonte dice in quale documento sia scritto",
            f"{said.en}: no source says in which document that stands",
        )
        return Missing(path=f"{path}/provenance", message=message, facts=(Fact("most_tendered", most),))
    where = sources[0]
    return weighed(
        f"{path}/most_tendered",
        facts=(
            Fact("most_tendered", most),
            Fact("source", where.id),
            Fact("source_kind", where.kind.value),
            Fact("notice", SourceKind.NOTICE.value),
        ),
        comparisons=(Comparison("source_kind", Relation.EQUAL, "notice"),),
        kept=Bilingual(f"{said.it}: lo dice il bando ({where.id})", f"{said.en}: the notice says so ({where.id})"),
        broken=Bilingual(
            f"{said.it}: lo dice {where.id} ({where.kind.value}), e non si trova nel bando",
            f"{said.en}: {where.id} ({where.kind.en}) says so, and it is not found in the notice",
        ),
    )


_DOCUMENTS = frozenset({SourceKind.NOTICE, SourceKind.ACT, SourceKind.CONTRACT})


def _on_conditions(path: str, record: Limited) -> Verdict:
    limits, most, reason = record.limits, record.most, record.limits.reason.strip()
    facts = (
        Fact("most_tendered", most),
        Fact("award_limit", limits.most_awarded is not None),
        *(() if limits.most_awarded is None else (Fact("most_awarded", limits.most_awarded),)),
        Fact("reason_stated", bool(reason)),
        *((Fact("reason", reason),) if reason else ()),
    )
    asked = (Comparison("award_limit", Relation.EQUAL, "true"), Comparison("reason_stated", Relation.EQUAL, "true"))
    said = Bilingual(f"lotti per cui uno può offrire, al più {most}", f"lots that one may tender for, {most} at most")
    lacking = [
        what for what, there in ((_AWARD_LIMIT, limits.most_awarded is not None), (_REASON, bool(reason))) if not there
    ]
    if lacking:
        message = Bilingual(
            f"{said.it}: non si trova {', '.join(what.it for what in lacking)}",
            f"{said.en}: not found is {', '.join(what.en for what in lacking)}",
        )
        return Breach(path=path, message=message, facts=facts, comparisons=asked)
    if limits.tenderers_expected is None:
        message = Bilingual(
            f"{said.it}: non si sa quanti concorrenti si aspettino",
            f"{said.en}: how many tenderers are expected is not known",
        )
        return Missing(path=f"{path}/tenderers_expected", message=message, facts=facts)
    return Kept(
        path=path,
        message=Bilingual(
            f"{said.it}; che può vincere, al più {limits.most_awarded}; la ragione è detta; concorrenti attesi"
            f" {limits.tenderers_expected}",
            f"{said.en}; that one may win, {limits.most_awarded} at most; the reason is stated; tenderers expected"
            f" {limits.tenderers_expected}",
        ),
        facts=(*facts, Fact("tenderers_expected", limits.tenderers_expected)),
        comparisons=asked,
    )


_AWARD_LIMIT = Bilingual("un limite ai lotti che si possono vincere", "a limit on the lots that one may win")
_REASON = Bilingual("la ragione", "the reason")


def _example(version: Version, limits: LotLimits, kind: SourceKind) -> Programme:
    source = Source(id="fonte", kind=kind, title="Gara per cinque laboratori")
    tender = Tender(
        id="gara",
        notice_date=date(2024, 2, 1) if version is VERSIONS[-1] else version.since,
        track=Track.ORDINARY,
        lots=tuple(Lot(id=f"lotto-{n}") for n in range(1, 6)),
        lot_limits=attrs.evolve(limits, provenance=Provenance(sources=("fonte",))),
    )
    return Programme(sources=(source,), tenders=(tender,))


_WHOLE = LotLimits(
    most_tendered=3,
    most_awarded=2,
    reason="perché in ogni quartiere lavori una squadra intera",
    tenderers_expected=40,
)


def keeps(version: Version) -> Programme:
    """
    Return a limit that stands in the notice, beside an award limit with its reason, where forty are expected.
    """
    return _example(version, _WHOLE, SourceKind.NOTICE)


def breaks(version: Version) -> Programme:
    """
    Return one that the determination alone states or, from 2023, one without award limit and reason.
    """
    if version is VERSIONS[-1]:
        return _example(version, LotLimits(most_tendered=1), SourceKind.NOTICE)
    return _example(version, _WHOLE, SourceKind.ACT)


RULES = tuple(
    Rule(
        id="participation-cap-conditions",
        title=Bilingual("Limite ai lotti per cui si partecipa", "Limit on the lots one may tender for"),
        it="Un limite ai lotti per cui si può presentare offerta è scritto nel bando e, dal 2023, sta insieme al limite"
        " di aggiudicazione e alla sua ragione.",
        en="A limit on the lots one may tender for stands in the notice and, from 2023, goes with the award limit and"
        " its reason.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.WARNING,
        why=Bilingual(
            "Chi non può offrire per un lotto non può vincerlo: è un limite più forte dell'altro, e vuole più ragioni.",
            "Who cannot tender for a lot cannot win it: this limit is stronger than the other, and needs more reasons.",
        ),
        needs=Bilingual(
            "i due limiti, la ragione, i concorrenti attesi, e la fonte da cui il limite è noto",
            "both limits, the reason, the tenderers expected, and the source from which the limit is known",
        ),
        reads=("sources", "tenders"),
        check=limited(version, VERSIONS, MOST_TENDERED, judge),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version in VERSIONS
)
