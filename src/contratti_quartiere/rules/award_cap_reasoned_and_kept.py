"""
`award-cap-reasoned-and-kept`: a limit on the lots one may win is stated with its grounds, and nobody wins more.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

import attrs

from contratti_quartiere.awards import Award
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import EVERY_TRACK, ORDINARY_AND_BELOW, SOCIAL_TRACKS, Asked, Version
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.lot_limit_checks import (
    MOST_AWARDED,
    Limited,
    in_turn,
    limited,
    winners_unknown,
    within_limit,
    without_awards,
)
from contratti_quartiere.procedures import LotLimits
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Missing, Rule, Severity, Tracks, Verdict, weighed
from contratti_quartiere.winners import Tenderer, Winners, winners

VERSIONS = (
    Version(
        source=LegalSource("DLgs 50/2016", "art. 51 c. 3"),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 50/2016", ("art. 51 c. 3",)),
        since=date(2016, 4, 20),
        until=date(2023, 7, 1),
    ),
    Version(
        source=LegalSource("DLgs 36/2023", "art. 58 c. 4, testo del 31.3.2023"),
        tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 36/2023", ("art. 58 c. 4",)),
        since=date(2023, 7, 1),
    ),
)
# A limit that the documents set binds on every track of the code: it is theirs.
OF_THE_DOCUMENTS = tuple(attrs.evolve(version, tracks=Tracks(EVERY_TRACK)) for version in VERSIONS)


def judge(asked: Asked[Limited]) -> Iterator[Verdict]:
    """
    Say of each who won a lot whether it won more lots than the documents allow.

    A group wins as a group: whether what it wins counts for each of its members is for the documents to say.
    """
    tender = asked.record.tender
    if not tender.awards:
        yield without_awards(asked)
        return
    found = winners(tender)
    for tenderer in found.tenderers:
        yield from _won(asked, tenderer, found)
    yield from winners_unknown(asked, found)


def _won(asked: Asked[Limited], tenderer: Tenderer, found: Winners) -> Iterator[Verdict]:
    most, name, lots = asked.record.most, " + ".join(sorted(tenderer)), found.lots_of(tenderer)
    said = Bilingual(
        f"{name}: lotti vinti {len(lots)} ({', '.join(lots)})", f"{name}: lots won {len(lots)} ({', '.join(lots)})"
    )
    otherwise = max(len(found.lots_of_any({firm})) for firm in tenderer)
    if len(lots) <= most < otherwise:
        yield Missing(
            path=f"{asked.path}/awards",
            message=Bilingual(
                f"{said.it}; uno dei suoi membri è fra i vincitori di {otherwise} lotti, il limite è {most}, e non si"
                " sa se i documenti li contino insieme",
                f"{said.en}; one of its members is among the winners of {otherwise} lots, the limit is {most}, and"
                " whether the documents count them together is not known",
            ),
            facts=(
                Fact("winner", name),
                Fact("lots_won", len(lots)),
                Fact("lots_won_otherwise", otherwise),
                Fact("most_awarded", most),
            ),
        )
    else:
        yield from within_limit(asked, (Fact("winner", name),), lots, said, found)


def judge_terms(asked: Asked[Limited]) -> Iterator[Verdict]:
    """
    Say whether the documents give the criterion for the lots won beyond the limit and, from 2023, the limit's reason.

    Whether the reason is good and the criterion fair is not judged.
    """
    limits, most = asked.record.limits, asked.record.most
    wanted = (_CRITERION,) if asked.version.source.act == "DLgs 50/2016" else (_REASON, _CRITERION)
    words = {name: getattr(limits, name).strip() for name, _ in wanted}
    facts = [Fact("most_awarded", most), *(Fact(f"{name}_stated", bool(found)) for name, found in words.items())]
    facts += [Fact(name, found) for name, found in words.items() if found]
    there = [what for name, what in wanted if words[name]]
    lacking = [what for name, what in wanted if not words[name]]
    yield weighed(
        f"{asked.path}/lot_limits",
        facts=tuple(facts),
        comparisons=tuple(Comparison(f"{name}_stated", Relation.EQUAL, "true") for name in words),
        kept=Bilingual(
            f"limite per concorrente {most}: i documenti dicono {_listed(there).it}",
            f"limit for each tenderer {most}: the documents state {_listed(there).en}",
        ),
        broken=Bilingual(
            f"limite per concorrente {most}: non si trova {_listed(lacking).it}",
            f"limit for each tenderer {most}: not found is {_listed(lacking).en}",
        ),
        severity=Severity.WARNING,
    )


_REASON = ("reason", Bilingual("la ragione", "the reason"))
_CRITERION = (
    "criterion",
    Bilingual("il criterio di scelta oltre il limite", "the criterion of choice beyond the limit"),
)


def _listed(what: list[Bilingual]) -> Bilingual:
    return Bilingual(", ".join(each.it for each in what), ", ".join(each.en for each in what))


def _example(version: Version, *lots: str) -> Programme:
    limits = LotLimits(
        most_awarded=2,
        reason="perché in ogni quartiere lavori una squadra intera",
        criterion="l'ordine di importo dei lotti",
    )
    tender = Tender(
        id="gara",
        notice_date=date(2024, 2, 1) if version is VERSIONS[-1] else version.since,
        track=Track.ORDINARY,
        lots=tuple(Lot(id=f"lotto-{n}") for n in range(1, 6)),
        lot_limits=limits,
        awards=tuple(Award(lot=lot, firms=("A",)) for lot in lots),
    )
    return Programme(tenders=(tender,))


def keeps(version: Version) -> Programme:
    """
    Return a limit of two lots, with its reason and its criterion, and a firm that wins two.
    """
    return _example(version, "lotto-1", "lotto-3")


def breaks(version: Version) -> Programme:
    """
    Return the same with a firm that wins three.
    """
    return _example(version, "lotto-1", "lotto-3", "lotto-4")


RULES = tuple(
    Rule(
        id="award-cap-reasoned-and-kept",
        title=Bilingual(
            "Limite ai lotti aggiudicabili motivato e rispettato", "Limit on the lots won, with reasons and kept"
        ),
        it="Se c'è un limite ai lotti per concorrente, ne sono detti ragione e criterio di scelta, e nessuno ne vince"
        " di più.",
        en="If the lots a tenderer may win are limited, the reason and the criterion of choice are stated, and nobody"
        " wins more.",
        source=version.source,
        since=version.since,
        until=version.until,
        tracks=version.tracks,
        severity=Severity.ERROR,
        why=Bilingual(
            "Il limite lascia posto a più imprese: se uno vince di più, le altre hanno perso il loro lotto.",
            "The limit leaves room for more firms: if one wins more, the others have lost their lot.",
        ),
        needs=Bilingual(
            "il limite, la sua ragione, il criterio di scelta, i lotti vinti da ciascuno; ragione o criterio che non"
            " si trovano sono solo un avviso",
            "the limit, its reason, the criterion of choice, the lots that each won; a reason or a criterion that is"
            " not found is only a warning",
        ),
        reads=("tenders",),
        # What both say, that there is no limit or no rule, is said once.
        check=in_turn(
            limited(of_the_documents, OF_THE_DOCUMENTS, MOST_AWARDED, judge),
            limited(version, VERSIONS, MOST_AWARDED, judge_terms),
        ),
        keeps=partial(keeps, version),
        breaks=partial(breaks, version),
    )
    for version, of_the_documents in zip(VERSIONS, OF_THE_DOCUMENTS, strict=True)
)
