"""
`one-cig-per-lot`: each lot has its own CIG and no CIG stands on two lots.
"""

from collections.abc import Iterator

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import EVERY_TRACK, Asked, Version, each_tender, versioned
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.identifiers import Cig, read_cig
from contratti_quartiere.procurement import Lot, RecordOrigin, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing, NotApplicable, Rule, Severity, Tracks, Verdict, weighed
from contratti_quartiere.views import View

VERSION = Version(source=LegalSource("ANAC, npa", "il CIG identifica un lotto"), tracks=Tracks(EVERY_TRACK))

_Bearer = tuple[Tender, Lot]


def judge(asked: Asked[Tender]) -> Iterator[Verdict]:
    """
    Say of the CIG of each lot on how many lots of the document it stands.

    From which day a CIG is due is not known here, so a lot without one breaks nothing; ten zeros, an exclusion code
    and a text that is no CIG are none. Before publication a CIG may be generated again, and a call under a framework
    agreement gets one of its own. A lot of another system's record may be one of ours told twice: that is a warning.
    """
    path, tender = asked.path, asked.record
    if not tender.lots:
        yield NotApplicable(path=path, message=Bilingual("la gara non ha lotti", "the tender has no lots"))
    elif all(lot.cig is None for lot in tender.lots):
        yield Missing(
            path=f"{path}/lots",
            message=Bilingual("nessun lotto ha un CIG", "no lot has a CIG"),
            facts=(Fact("lots", len(tender.lots)),),
        )
    else:
        bearers = _bearers(asked.view)
        for index, lot in enumerate(tender.lots):
            yield _judged(f"{path}/lots/{index}/cig", tender, lot, bearers)


def _bearers(view: View) -> dict[Cig, list[_Bearer]]:
    found: dict[Cig, list[_Bearer]] = {}
    for _, tender in view.tenders():
        if view.regime(tender).track is not Track.OUTSIDE:
            for lot in tender.lots:
                if isinstance(lot.cig, Cig):
                    found.setdefault(lot.cig, []).append((tender, lot))
    return found


def _judged(path: str, tender: Tender, lot: Lot, bearers: dict[Cig, list[_Bearer]]) -> Verdict:
    if lot.cig is None:
        return Missing(path=path, message=Bilingual(f"il lotto {lot.id} non ha CIG", f"the lot {lot.id} has no CIG"))
    if not isinstance(lot.cig, Cig):
        said = lot.cig.error.said
        return Missing(
            path=path,
            message=Bilingual(
                f"il lotto {lot.id} non ha un CIG da confrontare: {said.it}",
                f"the lot {lot.id} has no CIG to compare: {said.en}",
            ),
            facts=(Fact("found", lot.cig.text), Fact("fault", lot.cig.error.fault)),
        )
    same = bearers[lot.cig]
    names = ", ".join(other.id if whose is tender else f"{other.id} ({whose.id})" for whose, other in same)
    others = [whose for whose, other in same if other is not lot]
    told_twice = all(whose.origin is RecordOrigin.FOREIGN for whose in others)
    return weighed(
        path,
        facts=(Fact("cig", lot.cig.code), Fact("lots_with_it", len(same)), Fact("lots", names)),
        comparisons=(Comparison("lots_with_it", Relation.EQUAL, "1"),),
        kept=Bilingual(f"{lot.cig} è del lotto {lot.id} soltanto", f"{lot.cig} is of the lot {lot.id} alone"),
        broken=Bilingual(
            f"{lot.cig} sta su {len(same)} lotti: {names}", f"{lot.cig} stands on {len(same)} lots: {names}"
        ),
        severity=Severity.WARNING if tender.origin is RecordOrigin.FOREIGN or told_twice else None,
    )


def _example(*codes: str) -> Programme:
    lots = tuple(Lot(id=f"lotto-{n}", cig=read_cig(code)) for n, code in enumerate(codes, 1))
    return Programme(tenders=(Tender(id="gara", lots=lots),))


def keeps() -> Programme:
    """
    Return five lots, each with its own code.
    """
    return _example("8874674CA7", "48886723C1", "9050626CD6", "80473134C4", "7692761B31")


def breaks() -> Programme:
    """
    Return two lots with one code.
    """
    return _example("8874674CA7", "8874674CA7")


RULE = Rule(
    id="one-cig-per-lot",
    title=Bilingual("Un CIG per lotto", "One CIG a lot"),
    it="Ogni lotto ha il suo CIG e nessun CIG sta su due lotti.",
    en="Each lot has its own CIG and no CIG stands on two lots.",
    source=VERSION.source,
    tracks=VERSION.tracks,
    severity=Severity.ERROR,
    why=Bilingual(
        "Con un CIG solo su due lotti le spese dell'uno finiscono sull'altro, e i pagamenti non si seguono più.",
        "With one CIG on two lots the spending of one ends up on the other, and payments can no longer be followed.",
    ),
    needs=Bilingual(
        "il CIG di ogni lotto; su dati altrui un doppione è solo un avviso",
        "the CIG of each lot; in somebody else's data a double is only a warning",
    ),
    reads=("tenders",),
    check=versioned(VERSION, (VERSION,), each_tender, judge),
    keeps=keeps,
    breaks=breaks,
)
