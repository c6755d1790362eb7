"""
`linked-firms-within-cap`: firms that the document declares controlled or linked count together for the limit on lots.
"""

from collections.abc import Iterator
from datetime import date

from contratti_quartiere.awards import Award, Firm
from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import ORDINARY_AND_BELOW, SOCIAL_TRACKS, Asked, Version
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.lot_limit_checks import (
    MOST_AWARDED,
    Limited,
    limited,
    winners_unknown,
    within_limit,
    without_awards,
)
from contratti_quartiere.procedures import LotLimits
from contratti_quartiere.procurement import Lot, Tender, Track
from contratti_quartiere.programme import Programme
from contratti_quartiere.sources import LegalSource
from contratti_quartiere.verdicts import Kept, Missing, NotApplicable, Rule, Severity, Tracks, Verdict
from contratti_quartiere.winners import Winners, winners

VERSION = Version(
    source=LegalSource("DLgs 36/2023", "art. 58 c. 4, testo del 31.3.2023; c.c. art. 2359"),
    tracks=Tracks(ORDINARY_AND_BELOW, SOCIAL_TRACKS, "DLgs 36/2023", ("art. 58 c. 4",)),
    since=date(2023, 7, 1),
)


def judge(asked: Asked[Limited]) -> Iterator[Verdict]:
    """
    Add up what firms won that the document declares linked, directly or through others, and compare with the limit.

    Advice at most: control and linkage are read in the register of companies, and a link that is not declared proves
    nothing. What one firm wins by itself is another rule's.
    """
    record = asked.record
    if not record.tender.awards:
        yield without_awards(asked)
    elif record.limits.linked_count is False:
        yield NotApplicable(
            path=asked.path,
            message=Bilingual(
                "i documenti non contano insieme le imprese collegate",
                "the documents do not count linked firms together",
            ),
        )
    else:
        yield from _together(asked)


def _together(asked: Asked[Limited]) -> Iterator[Verdict]:
    found = winners(asked.record.tender)
    linked = [group for group in _linked(asked.record.tender) if len(_winning(group, found)) > 1]
    for group in linked:
        yield from _added_up(asked, group, found)
    yield from winners_unknown(asked, found)
    if not linked and not found.unknown:
        yield Kept(
            path=f"{asked.path}/firms",
            message=Bilingual(
                "fra chi ha vinto non è dichiarato nessun legame; uno che manca non prova nulla",
                "no link is declared between those who won; one that is missing proves nothing",
            ),
            facts=(Fact("linked_winners", 0), Fact("most_awarded", asked.record.most)),
            comparisons=(Comparison("linked_winners", Relation.EQUAL, "0"),),
        )


def _linked(tender: Tender) -> list[frozenset[str]]:
    """
    Return the firms that are linked with each other, directly or through others; firms without links are left out.
    """
    groups: list[frozenset[str]] = []
    for firm in tender.firms:
        if firm.linked:
            together = frozenset({firm.id, *firm.linked})
            meeting = [group for group in groups if group & together]
            groups = [group for group in groups if not group & together]
            groups.append(together.union(*meeting))
    return groups


def _winning(group: frozenset[str], found: Winners) -> list[str]:
    return sorted(firm for firm in group if found.lots_of_any({firm}))


def _added_up(asked: Asked[Limited], group: frozenset[str], found: Winners) -> Iterator[Verdict]:
    most, names, lots = asked.record.most, ", ".join(_winning(group, found)), found.lots_of_any(group)
    said = Bilingual(
        f"{names}, dichiarate collegate: lotti vinti insieme {len(lots)} ({', '.join(lots)})",
        f"{names}, declared linked: lots won together {len(lots)} ({', '.join(lots)})",
    )
    if len(lots) > most and asked.record.limits.linked_count is None:
        yield Missing(
            path=f"{asked.path}/lot_limits/linked_count",
            message=Bilingual(
                f"{said.it}, il limite è {most}; non si sa se i documenti contino insieme le collegate",
                f"{said.en}, the limit is {most}; whether the documents count linked firms together is not known",
            ),
            facts=(Fact("winners", names), Fact("lots_won", len(lots)), Fact("most_awarded", most)),
        )
    else:
        yield from within_limit(asked, (Fact("winners", names),), lots, said, found)


def _example(*linked: str) -> Programme:
    tender = Tender(
        id="gara",
        notice_date=date(2024, 2, 1),
        track=Track.ORDINARY,
        lots=tuple(Lot(id=f"lotto-{n}") for n in range(1, 4)),
        lot_limits=LotLimits(most_awarded=2, linked_count=True),
        firms=(Firm(id="A"), Firm(id="B", linked=linked)),
        awards=tuple(Award(lot=f"lotto-{n}", firms=(firm,)) for n, firm in enumerate("AAB", 1)),
    )
    return Programme(tenders=(tender,))


def keeps() -> Programme:
    """
    Return a limit of two lots, of which one firm wins two and another, with no link declared, one.
    """
    return _example()


def breaks() -> Programme:
    """
    Return the same with the second declared controlled by the first: together they win three.
    """
    return _example("A")


RULE = Rule(
    id="linked-firms-within-cap",
    title=Bilingual("Imprese collegate nel limite", "Linked firms within the limit"),
    it="Le imprese che il documento dichiara controllate o collegate contano insieme per il limite ai lotti.",
    en="Firms that the document declares controlled or linked count together for the limit on lots.",
    source=VERSION.source,
    since=VERSION.since,
    tracks=VERSION.tracks,
    severity=Severity.ADVICE,
    why=Bilingual(
        "Due imprese di un gruppo possono prendere insieme i lotti che una sola non potrebbe.",
        "Two firms of one group may take together the lots that one alone could not.",
    ),
    needs=Bilingual(
        "il limite e se raggiunge le collegate; i lotti vinti; i legami dichiarati fra chi partecipa; il controllo"
        " vero si legge nel registro delle imprese",
        "the limit and whether it reaches linked firms; the lots won; the links declared between tenderers; real"
        " control is read in the register of companies",
    ),
    reads=("tenders",),
    check=limited(VERSION, (VERSION,), MOST_AWARDED, judge),
    keeps=keeps,
    breaks=breaks,
)
