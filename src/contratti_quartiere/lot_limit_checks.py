"""
How a rule on a limit to lots is asked: of the tenders that have it, by the code and track that bind them.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps

import attrs

from contratti_quartiere.bilingual import Bilingual
from contratti_quartiere.bindings import Asked, Version, versioned
from contratti_quartiere.facts import Comparison, Fact, Relation
from contratti_quartiere.procedures import LotLimits
from contratti_quartiere.procurement import Tender
from contratti_quartiere.verdicts import Check, Missing, NotApplicable, Verdict, weighed
from contratti_quartiere.views import View
from contratti_quartiere.winners import Winners

__all__ = [
    "MOST_AWARDED",
    "MOST_TENDERED",
    "Limit",
    "Limited",
    "in_turn",
    "limited",
    "winners_unknown",
    "within_limit",
    "without_awards",
]


@attrs.frozen(kw_only=True)
class Limit:
    """
    One of the limits to lots that documents may set (*limite ai lotti*).

    Attributes:
        of: Returns it, or None where the documents set none.
        none: What to say where they set none.
    """

    of: Callable[[LotLimits], int | None]
    none: Bilingual


def _most_awarded(limits: LotLimits) -> int | None:
    return limits.most_awarded


def _most_tendered(limits: LotLimits) -> int | None:
    return limits.most_tendered


MOST_AWARDED = Limit(
    of=_most_awarded,
    none=Bilingual(
        "nessun limite ai lotti che uno può vincere a registro", "no limit on the lots that one may win is on record"
    ),
)
MOST_TENDERED = Limit(
    of=_most_tendered,
    none=Bilingual(
        "nessun limite ai lotti per cui uno può offrire a registro",
        "no limit on the lots that one may tender for is on record",
    ),
)


@attrs.frozen(kw_only=True)
class Limited:
    """
    A tender with a limit to lots (*gara con un limite ai lotti*).

    Attributes:
        tender: The tender.
        limits: All that its documents set of limits.
        most: The limit that is asked about.
    """

    tender: Tender
    limits: LotLimits
    most: int


def limited(
    version: Version,
    versions: tuple[Version, ...],
    limit: Limit,
    judge: Callable[[Asked[Limited]], Iterable[Verdict]],
) -> Check:
    """
    Return the check of one version of a rule on a limit: it has no object in a tender without it, on whichever track.

    Args:
        version: The version.
        versions: All versions of the rule, in order of time, `version` among them.
        limit: The limit.
        judge: What the rule says where it binds.
    """
    bound = versioned(version, versions, _records(limit), judge)

    @wraps(judge)
    def check(view: View) -> Iterator[Verdict]:
        if version is versions[0]:
            for path, tender in view.tenders():
                if _limited(tender, limit) is None:
                    yield NotApplicable(path=path, message=limit.none)
        yield from bound(view)

    return check


def _records(limit: Limit) -> Callable[[View], Iterator[tuple[str, Limited, tuple[str, Tender] | None]]]:
    def records(view: View) -> Iterator[tuple[str, Limited, tuple[str, Tender] | None]]:
        for path, tender in view.tenders():
            found = _limited(tender, limit)
            if found is not None:
                yield path, found, (path, tender)

    return records


def _limited(tender: Tender, limit: Limit) -> Limited | None:
    most = None if tender.lot_limits is None else limit.of(tender.lot_limits)
    if tender.lot_limits is None or most is None:
        return None
    return Limited(tender=tender, limits=tender.lot_limits, most=most)


def in_turn(first: Check, second: Check) -> Check:
    """
    Return the check that asks two in turn; what both say is said once.
    """

    @wraps(first)
    def check(view: View) -> Iterator[Verdict]:
        said = tuple(first(view))
        yield from said
        yield from (verdict for verdict in second(view) if verdict not in said)

    return check


def without_awards(asked: Asked[Limited]) -> NotApplicable:
    """
    Return that nobody has won anything yet.
    """
    message = Bilingual("nessuna aggiudicazione a registro", "no award on record")
    return NotApplicable(path=asked.path, message=message)


def winners_unknown(asked: Asked[Limited], found: Winners) -> Iterator[Missing]:
    """
    Yield which lots are awarded nobody knows to whom, if there are any.
    """
    if found.unknown:
        lots = ", ".join(found.unknown)
        yield Missing(
            path=f"{asked.path}/awards",
            message=Bilingual(f"non si sa chi abbia vinto: {lots}", f"it is not known who won: {lots}"),
            facts=(Fact("most_awarded", asked.record.most), Fact("unknown", lots)),
        )


def within_limit(
    asked: Asked[Limited], facts: tuple[Fact, ...], lots: tuple[str, ...], said: Bilingual, found: Winners
) -> Iterator[Verdict]:
    """
    Yield whether lots that were won are within the limit; nothing if lots of which nobody knows the winner decide it.

    Args:
        asked: The tender with its limit.
        facts: Who won.
        lots: What they won.
        said: Who won how much, in words.
        found: All that is known of who won.
    """
    path, most = f"{asked.path}/awards", asked.record.most
    facts = (
        *facts,
        Fact("lots_won", len(lots)),
        Fact("lots", ", ".join(lots)),
        Fact("most_awarded", most),
    )
    said = Bilingual(f"{said.it}, il limite è {most}", f"{said.en}, the limit is {most}")
    if len(lots) > most and asked.record.limits.more_if_alone:
        message = Bilingual(
            f"{said.it}; i documenti ammettono di più dove per un lotto non c'è altra offerta valida, e non si sa se è"
            " così",
            f"{said.en}; the documents allow more where a lot has no other valid offer, and it is not known whether"
            " that is so",
        )
        yield Missing(path=path, message=message, facts=facts)
    elif not len(lots) <= most < len(lots) + len(found.unknown):
        asked_of_them = (Comparison("lots_won", Relation.AT_MOST, "most_awarded"),)
        yield weighed(path, facts=facts, comparisons=asked_of_them, kept=said, broken=said)
